"""Who is to act, and which regions the action is about."""

from __future__ import annotations

from npf.draft import Draft
from npf.models import Principle
from npf.resources import Resources

__all__ = ["RoleFinder"]


class RoleFinder:
    """Who is to act, and which regions the action is about."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def assign(self, draft: Draft) -> list[Principle]:
        return []
