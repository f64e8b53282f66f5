"""What is to be done and what is not."""

from __future__ import annotations

from npf.draft import Draft, Norm
from npf.resources import Resources

__all__ = ["NormFinder"]


class NormFinder:
    """What is to be done and what is not."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def find(self, draft: Draft) -> list[Norm]:
        return []
