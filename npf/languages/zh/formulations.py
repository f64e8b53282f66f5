"""Official formulations in any rendering."""

from __future__ import annotations

from npf.draft import Draft
from npf.models import FormulationMention
from npf.resources import Resources

__all__ = ["FormulationFinder"]


class FormulationFinder:
    """Official formulations in any rendering."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def find(self, draft: Draft) -> list[FormulationMention]:
        return []
