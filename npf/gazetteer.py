"""Every region that can be named, by code and by name."""

from __future__ import annotations

from npf.lexicon import Lexicons
from npf.models import Region

__all__ = ["Gazetteer"]


class Gazetteer:
    """The regions of the tables."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons

    def get(self, code: str) -> Region | None:
        """The region with this code or id, or None."""
        return None
