"""Paragraphs that set norms although nobody is said to speak there: points of a speech, issued papers, a statement that goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from attrs import frozen

from npf.draft import Draft, Paragraph, starting_in
from npf.languages.zh.clause_shapes import Scene
from npf.languages.zh.clauses import split_clauses
from npf.languages.zh.norm_found import Carried, Found
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.series import Series
from npf.languages.zh.zones import clip
from npf.match import any_of
from npf.models import Speaker

__all__ = ["OwnStretch", "PointVoice"]

_NUMBER = "[一二三四五六七八九十]"
_LEAST = 2
# How far behind its paper the clause ends that says what was issued.
_ISSUED = 60


# How far before the end of its paragraph a quote may end that goes on in the next.
_CLOSING = 2


@frozen
class OwnStretch:
    """From where on a paragraph sets norms, and who sets them, if known."""

    start: int
    speaker: Speaker | None


class PointVoice:
    """Looks at the paragraphs that no quote covers for norms that bind."""

    def __init__(self, series: Series, words: NormWords) -> None:
        self._series, self._words = series, words

    @cached_property
    def _point(self) -> re.Pattern[str]:
        """A bullet, a number or an ordinal at the start of a paragraph."""
        numbered = rf"第{_NUMBER}{{1,2}}[，、]|[（(]{_NUMBER}{{1,2}}[）)]|{_NUMBER}{{1,2}}[是要、]"
        return re.compile(rf"—{{1,2}}|[●•■◆]|{numbered}|(?:{any_of(self._words.of_kind('ordinal'))})[，要]")

    @cached_property
    def _issued(self) -> re.Pattern[str]:
        """A paper that somebody issued (印发《…办法》，)."""
        verbs, papers = any_of(self._words.of_kind("issues")), any_of(self._words.of_kind("paper"))
        return re.compile(rf"(?:{verbs})了?[^，。；]{{0,{_ISSUED}}}?(?:{papers})》?(?:（[^（）]*）)?[，；。]")

    def listen(self, draft: Draft, body: tuple[Paragraph, ...], scene: Callable[[Paragraph], Scene]) -> dict[int, OwnStretch]:
        """The stretches of the paragraphs that set norms of their own."""
        found: dict[int, OwnStretch] = {}
        speaker, goes_on = None, False
        for paragraph in body:
            quotes = starting_in(draft.quotes, paragraph.start, paragraph.end)
            if quotes:
                last = quotes[-1]
                speaker = last.speaker if last.end >= paragraph.end - _CLOSING else None
                goes_on = last.speaker is not None and last.speaker.kind == "document" and draft.folded[last.start - 1] == "："
                continue
            text, start, end = draft.folded, paragraph.start, paragraph.end
            opens = self._words.modals.at(text, start, end) is not None
            if goes_on or opens or self._point.match(text, start, end) is not None:
                norms = self._binding(draft, paragraph, start, scene)
                if norms and (not opens or goes_on or (norms[0].start == start and _binds(norms[0]))):
                    found[paragraph.index] = OwnStretch(start, speaker)
                    continue
            speaker, goes_on = None, False
            if self._rules(draft, paragraph, scene):
                found[paragraph.index] = OwnStretch(start, None)
                continue
            issued = self._issued.search(text, start, end)
            if issued is not None and self._binding(draft, paragraph, issued.end(), scene):
                found[paragraph.index] = OwnStretch(issued.end(), None)
        return found

    def _rules(self, draft: Draft, paragraph: Paragraph, scene: Callable[[Paragraph], Scene]) -> bool:
        """Whether each sentence opens with what somebody must or must not do, and one bans something."""
        text = draft.folded
        if not self._series.is_law(text, paragraph.start, paragraph.end):
            return False
        norms = self._binding(draft, paragraph, paragraph.start, scene)
        if not any(_binds(item) and item.phrase.polarity == "dont" for item in norms):
            return False
        starts = [item.start for item in norms if _binds(item)]
        firsts = (next(iter(split_clauses(text, paragraph, *sentence)), None) for sentence in paragraph.sentences)
        return all(first is not None and any(first.start <= at < first.end for at in starts) for first in firsts)

    def _binding(self, draft: Draft, paragraph: Paragraph, start: int, scene: Callable[[Paragraph], Scene]) -> list[Found]:
        """The norms of what begins here, if there are several, one of which binds."""
        if self._words.cues.search(draft.folded, start, paragraph.end) is None:
            return []
        found = list(self._read(draft.folded, paragraph, start, scene(paragraph)))
        return found if len(found) >= _LEAST and any(map(_binds, found)) else []

    def _read(self, text: str, paragraph: Paragraph, start: int, scene: Scene) -> Iterator[Found]:
        carried = Carried()
        for begin, end in clip(paragraph.sentences, start, paragraph.end):
            yield from self._series.sentence(text, list(split_clauses(text, paragraph, begin, end)), scene.within(begin, end), carried)


def _binds(found: Found) -> bool:
    """Whether a modal of duty or a ban sets the norm."""
    phrase = found.phrase
    return phrase.strength in ("should", "must", "must-not", "prohibit") and (phrase.modal is not None or phrase.polarity == "dont")
