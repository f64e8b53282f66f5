"""Dated uses of formulations."""

from __future__ import annotations

from npf.draft import Draft
from npf.models import Milestone
from npf.resources import Resources

__all__ = ["MilestoneFinder"]


class MilestoneFinder:
    """Dated uses of formulations."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def find(self, draft: Draft) -> list[Milestone]:
        return []
