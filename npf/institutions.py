"""Congresses, sessions, plenums and conferences with their days."""

from __future__ import annotations

from npf.lexicon import Lexicons

__all__ = ["Institutions"]


class Institutions:
    """The dated institutions of the tables."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
