"""Where English sentences end and which marks pair."""

from __future__ import annotations

import re

from npf.languages.en.marks import pair_english_marks
from npf.languages.en.tables import ABBREVIATIONS, WORD_CLASSES
from npf.resources import Resources
from npf.text import Extent, Marks, trim

__all__ = ["Sentences"]

_END = re.compile("[.!?…]+[\"”’'»)\\]]*(?=\\s+[\"“‘'(\\[]*[A-Z0-9\u00c0-\u00de])")
_GLUED = re.compile('[.!?](?:(?<=[a-z]{3}[.!?])|(?<=[A-Z]{3}[.!?]))["”]?(?=["“]?(?:[A-Z][a-z]|A ))')
_LAST_WORD = re.compile(r"[^\s(\"“‘]+$")
_INITIAL = re.compile(r"(?:[A-Z]\.)+$")


class Sentences:
    """Sentence ends and pairs of marks."""

    def __init__(self, resources: Resources) -> None:
        self._abbreviations = resources.lexicons.terms(ABBREVIATIONS)
        self._elided = frozenset(row["term"] for row in resources.lexicons.rows(WORD_CLASSES) if row["class"] == "elided")

    def find(self, folded: str, start: int, end: int) -> tuple[Extent, ...]:
        """The sentences of a paragraph, inside quotation marks as well.

        >>> from npf.lexicon import Lexicons
        >>> Sentences(Resources(Lexicons())).find("Mr. Li left. He spoke.", 0, 22)
        ((0, 12), (13, 22))
        """
        found: list[Extent] = []
        at = start
        ends = list(_END.finditer(folded, start, end))
        glued = list(_GLUED.finditer(folded, start, end))
        for hit in sorted((*ends, *glued), key=lambda hit: hit.start()) if glued else ends:
            if hit.group() == "." and self._is_abbreviation(folded, at, hit.end()):
                continue
            found.append(trim(folded, at, hit.end()))
            at = hit.end()
        found.append(trim(folded, at, end))
        return tuple(extent for extent in found if extent[0] < extent[1])

    def _is_abbreviation(self, folded: str, start: int, end: int) -> bool:
        last = _LAST_WORD.search(folded[max(start, end - 24) : end])
        return last is not None and (last.group() in self._abbreviations or _INITIAL.fullmatch(last.group()) is not None)

    def marks(self, folded: str, start: int, end: int) -> tuple[Marks, ...]:
        """The pairs of quotation marks and brackets."""
        return pair_english_marks(folded, start, end, self._elided)
