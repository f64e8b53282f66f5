"""Official formulations in any English rendering, rough translations included."""

from __future__ import annotations

from functools import cached_property

from npf.draft import Draft
from npf.formulary import Formulary, Rendering
from npf.languages.en.phrases import PhraseMatcher
from npf.models import FormulationMention
from npf.resources import Resources

__all__ = ["FormulationFinder"]

_OPENERS = "\"“'‘"
_SMALL = 3


class FormulationFinder:
    """Phrase look-up, the longest rendering at each place; a trap takes its place and yields nothing."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _renderings(self) -> dict[str, Rendering]:
        return {rendering.term: rendering for rendering in Formulary(self.resources.lexicons).renderings("en")}

    @cached_property
    def _matcher(self) -> PhraseMatcher:
        return PhraseMatcher(self._renderings)

    def find(self, draft: Draft) -> list[FormulationMention]:
        """The mentions in the English paragraphs of the body, in reading order."""
        found: list[FormulationMention] = []
        short: list[FormulationMention] = []
        for paragraph in draft.body("en"):
            for start, end, term in self._matcher.find(draft.folded, paragraph.start, paragraph.end):
                rendering = self._renderings[term]
                if rendering.formulation is None or (rendering.kind == "marked" and not _set_off(draft.folded, start, end)):
                    continue
                mention = FormulationMention(
                    start=start,
                    end=end,
                    text=draft.text[start:end],
                    formulation=rendering.formulation,
                    rule=f"en.formulation.{rendering.kind}",
                )
                (short if rendering.kind == "short" else found).append(mention)
        spelt_out = {mention.formulation.id for mention in found}
        return sorted([*found, *(m for m in short if m.formulation.id in spelt_out)], key=lambda mention: mention.start)


def _set_off(folded: str, start: int, end: int) -> bool:
    """Whether the words open behind a quotation mark, or each longer one of them with a capital."""
    if start and folded[start - 1] in _OPENERS:
        return True
    return all(word[0].isupper() or not word[0].isalpha() for word in folded[start:end].replace("-", " ").split() if len(word) > _SMALL)
