"""What an article carries around its content."""

from __future__ import annotations

from npf.draft import Draft
from npf.models import Furniture
from npf.resources import Resources

__all__ = ["FurnitureFinder"]


class FurnitureFinder:
    """What an article carries around its content."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def find(self, draft: Draft) -> tuple[Furniture, dict[int, str]]:
        return Furniture(), {}
