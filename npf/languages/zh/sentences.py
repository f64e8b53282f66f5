"""Where Chinese sentences end and which marks pair."""

from __future__ import annotations

import re

from npf.resources import Resources
from npf.text import Extent, Marks, pair_marks, trim

__all__ = ["Sentences"]

_END = re.compile('[。！？!?…]+[”’」』）)》"]*|[\n\r]+')


class Sentences:
    """Sentence ends and pairs of marks."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def find(self, folded: str, start: int, end: int) -> tuple[Extent, ...]:
        """The sentences of a paragraph, inside quotation marks as well.

        >>> from npf.lexicon import Lexicons
        >>> Sentences(Resources(Lexicons())).find("他说：“要快。要稳。”会议结束。", 0, 15)
        ((0, 7), (7, 11), (11, 15))
        """
        found: list[Extent] = []
        at = start
        for hit in _END.finditer(folded, start, end):
            found.append(trim(folded, at, hit.end()))
            at = hit.end()
        found.append(trim(folded, at, end))
        return tuple(extent for extent in found if extent[0] < extent[1])

    def marks(self, folded: str, start: int, end: int) -> tuple[Marks, ...]:
        """The pairs of quotation marks, titles and brackets."""
        return pair_marks(folded, start, end)
