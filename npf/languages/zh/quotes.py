"""Content that is attributed to a source."""

from __future__ import annotations

from npf.draft import Draft
from npf.models import Quote
from npf.resources import Resources

__all__ = ["QuoteFinder"]


class QuoteFinder:
    """Content that is attributed to a source."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def find(self, draft: Draft) -> list[Quote]:
        return []
