"""Official formulations in any Chinese rendering."""

from __future__ import annotations

from functools import cached_property

from npf.draft import Draft
from npf.formulary import Formulary, Rendering
from npf.match import TermMatcher
from npf.models import FormulationMention
from npf.resources import Resources

__all__ = ["FormulationFinder"]

_BARE = str.maketrans("", "", "“”")
_INNER = str.maketrans("“”", "‘’")


class FormulationFinder:
    """Dictionary look-up, the longest rendering at each place; a trap takes its place and yields nothing."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _renderings(self) -> dict[str, Rendering]:
        found: dict[str, Rendering] = {}
        for rendering in Formulary(self.resources.lexicons).renderings("zh"):
            found[rendering.term] = rendering
            found.setdefault(rendering.term.translate(_INNER), rendering)
            if rendering.kind != "marked":
                found.setdefault(rendering.term.translate(_BARE), rendering)
        return found

    @cached_property
    def _matcher(self) -> TermMatcher:
        return TermMatcher(self._renderings)

    def find(self, draft: Draft) -> list[FormulationMention]:
        """The mentions in the Chinese paragraphs of the body, in reading order."""
        found: list[FormulationMention] = []
        for paragraph in draft.body("zh"):
            for start, end in self._matcher.find(draft.folded, paragraph.start, paragraph.end):
                rendering = self._renderings[draft.folded[start:end]]
                if rendering.formulation is None:
                    continue
                if rendering.kind == "marked":
                    start, end = start + 1, end - 1
                found.append(
                    FormulationMention(
                        start=start,
                        end=end,
                        text=draft.text[start:end],
                        formulation=rendering.formulation,
                        rule=f"zh.formulation.{rendering.kind}",
                    )
                )
        return found
