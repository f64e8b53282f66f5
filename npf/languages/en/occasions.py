"""Occasions on which somebody spoke."""

from __future__ import annotations

from npf.draft import Draft
from npf.models import Speech
from npf.resources import Resources

__all__ = ["SpeechFinder"]


class SpeechFinder:
    """Occasions on which somebody spoke."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def find(self, draft: Draft) -> list[Speech]:
        return []
