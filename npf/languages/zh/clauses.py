"""Chinese clauses: the stretches between commas, semicolons, colons and sentence ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from attrs import frozen

from npf.draft import Paragraph
from npf.text import trim

__all__ = ["Clause", "split_clauses"]

_STOP = re.compile('[，；。！？!?：…]+[”’」』）)》"]*|—{2,}')


@frozen
class Clause:
    """One clause: its extent without closing punctuation, and the punctuation that closes it ("" at the end of a paragraph)."""

    start: int
    end: int
    stop: str


def split_clauses(folded: str, paragraph: Paragraph, start: int, end: int) -> Iterator[Clause]:
    """The clauses of `folded[start:end]`; none ends inside a term in quotation marks, a title or brackets.

    Marks that hold a sentence of their own (with 。！？ inside) are no term: their clauses are split too.
    """
    low, high = (bisect_left(paragraph.marks, edge, key=lambda pair: pair.start) for edge in (start, end))
    inside = paragraph.marks[low:high]
    terms = [pair for pair in inside if pair.closed and pair.end <= end and not _holds_sentence(folded, *pair.inside)]
    at, term = start, 0
    for hit in _STOP.finditer(folded, start, end):
        while term < len(terms) and terms[term].end <= hit.start():
            term += 1
        if term < len(terms) and terms[term].start < hit.start():
            continue
        extent = trim(folded, at, hit.start())
        if extent[0] < extent[1]:
            yield Clause(*extent, hit.group())
        at = hit.end()
    extent = trim(folded, at, end)
    if extent[0] < extent[1]:
        yield Clause(*extent, "")


def _holds_sentence(folded: str, start: int, end: int) -> bool:
    return any(mark in "。！？!?；" for mark in folded[start:end])
