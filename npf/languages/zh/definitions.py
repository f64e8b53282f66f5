"""What concepts are said to be."""

from __future__ import annotations

from npf.draft import Draft
from npf.models import Definition
from npf.resources import Resources

__all__ = ["DefinitionFinder"]


class DefinitionFinder:
    """What concepts are said to be."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def find(self, draft: Draft) -> list[Definition]:
        return []
