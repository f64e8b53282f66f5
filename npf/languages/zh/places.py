"""Regions named in the text."""

from __future__ import annotations

from npf.draft import Draft
from npf.models import RegionMention
from npf.resources import Resources

__all__ = ["PlaceFinder"]


class PlaceFinder:
    """Regions named in the text."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def find(self, draft: Draft) -> list[RegionMention]:
        return []
