"""Verbs and don't-cues at a place of a Chinese clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from npf.languages.zh.clause_shapes import Phrase, covered
from npf.languages.zh.norm_words import NormWords
from npf.lexicon import Row
from npf.models import Strength
from npf.text import Extent

__all__ = ["VerbReader", "strength_of"]

# 推广中仍存在, 调研时发现: the verb is no task.
_DURING = re.compile("(?:过程)?中(?=[仍还存出发遇面也要应需会能有，])|时(?=[发遇要应还也，])")
_NOUN_ENDING = frozenset("者率性型")


class VerbReader:
    """Looks up the verb or the don't-cue at a place and what must stand behind it."""

    def __init__(self, words: NormWords) -> None:
        self._words = words

    def is_verb(self, text: str, start: int, end: int) -> bool:
        """Whether the stretch is one verb of the table and nothing else."""
        found = self._words.verbs.at(text, start, end)
        return found is not None and found[1] == end

    def opens(self, text: str, at: int, end: int) -> bool:
        return self.verb(text, at, end) is not None or self._words.adverbs.at(text, at, end) is not None

    def verb(self, text: str, at: int, end: int, alone: bool = False) -> tuple[Row, int] | None:
        """The verb at this place; `alone` lets one that wants an object end the clause (定期评价)."""
        found = self._words.verbs.at(text, at, end)
        if found is None:
            return None
        row, stop = found
        if row["takes"] == "short":
            return found if end - stop >= 2 else None
        if (row["takes"] == "weak" and stop >= end and not alone) or _DURING.match(text, stop, end) is not None:
            return None
        if text[stop : stop + 1] == "的" or (row["noun"] and not alone and self._predicated(text, stop, end)):
            return None
        if row["takes"] in ("noun", "clause") and ((stop >= end and not alone) or text[stop : stop + 1] in _NOUN_ENDING):
            return None
        return found

    def _predicated(self, text: str, at: int, end: int) -> bool:
        """Whether an adverb with a verb of its own follows, so that the word before is its subject (发展全面推进)."""
        adverb = self._words.adverbs.at(text, at, end)
        return adverb is not None and (self.verb(text, adverb[1], end, alone=True) is not None or adverb[1] == end)

    def modifies(self, text: str, at: int, end: int) -> bool:
        """Whether the verb behind a cue only modifies a noun (必须坚持的原则, 不可逆的变化)."""
        while (adverb := self._words.adverbs.at(text, at, end)) is not None:
            at = adverb[1]
        verb = self._words.verbs.at(text, at, end)
        return verb is not None and text[verb[1] : verb[1] + 1] == "的"

    def dont(self, text: str, start: int, at: int, end: int, dead: Sequence[Extent]) -> Phrase | None:
        found = self._words.donts.at(text, at, end)
        if found is None or covered(dead, at, found[1]):
            return None
        row, stop = found
        if stop >= end and row["kind"] == "verb" and stop - at >= 4:
            return Phrase(
                start=start, head=at, rest=stop, form="verb", polarity="dont", strength=strength_of(row), cue=(at, stop), takes="none", kind="verb"
            )
        if stop >= end or (row["kind"] == "attitude" and not self._words.attitudes.search(text, stop, end)):
            return None
        if text[stop] in "的了" or self.modifies(text, stop, end):
            return None
        if row["kind"] != "verb" and "的" in text[stop + 1 : min(stop + 3, end)]:
            return None
        if row["kind"] == "bare" and any(a == at for a, _ in dead):
            return None
        return Phrase(
            start=start, head=at, rest=stop, form="verb", polarity="dont", strength=strength_of(row), cue=(at, stop), takes="noun", kind=row["kind"]
        )


def strength_of(row: Row) -> Strength:
    strength: Strength = row["strength"]  # type: ignore[assignment]
    return strength
