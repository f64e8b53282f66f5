"""Dictionary matching for names of places, most of which end in one of a few characters (县, 区, 市)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from npf.match import TermMatcher

__all__ = ["PlaceMatcher"]

_OFTEN = 60


class PlaceMatcher:
    """Finds the longest terms, without overlap, as `TermMatcher` does, but thousands of names by their ends.

    The names of counties open with nearly every character of the language and end in four: looking for those four is twice as fast.

    >>> list(PlaceMatcher(["江苏", "昆山市"]).find("江苏昆山市"))
    [(0, 2), (2, 5)]
    """

    def __init__(self, terms: Iterable[str], crossings: Collection[str] = ()) -> None:
        terms = frozenset(terms)
        short = Counter(term[-1] for term in terms if len(term) == 2)
        endings = {ending for ending, count in Counter(term[-1] for term in terms).items() if count >= _OFTEN and short[ending] * 10 < count}
        heads = {term[:2] for term in terms if term[-1] not in endings}
        by_end = [term for term in terms if term[:2] not in heads]
        self._crossings = frozenset(crossings)
        self._by_head = TermMatcher(terms.difference(by_end), crossings)
        self._by_end: dict[str, list[str]] = {}
        for term in sorted(by_end, key=len, reverse=True):
            self._by_end.setdefault(term[-2:], []).append(term)
        self._longer = frozenset(term for term in by_end if term[:-1] in terms)
        before = {end[0] for end in self._by_end}
        self._scan = re.compile(f"[{''.join(map(re.escape, endings))}](?<=[{''.join(map(re.escape, before))}].)") if before else None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The extents of the terms in `text[start:end]`, in order, as offsets into `text`."""
        stop = len(text) if end is None else end
        ended = self._ended(text, start, stop)
        free = start
        waiting = next(ended, None)
        for first, last in self._by_head.find(text, start, stop):
            while waiting is not None and (waiting[0] < first or (waiting[0] == first and waiting[1] > last)):
                if waiting[0] >= free:
                    yield waiting
                    free = waiting[1]
                waiting = next(ended, None)
            if first >= free:
                yield first, last
                free = last
        while waiting is not None:
            if waiting[0] >= free:
                yield waiting
                free = waiting[1]
            waiting = next(ended, None)

    def _ended(self, text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """The terms by their ends, the longest first where several end at one place."""
        if self._scan is None:
            return
        by_end = self._by_end
        for hit in self._scan.finditer(text, start, stop):
            last = hit.end()
            for term in by_end.get(text[last - 2 : last], ()):
                first = last - len(term)
                if first < start or not text.startswith(term, first) or text[first : last + 1] in self._longer:
                    continue
                if first == start or text[first - 1 : first + 1] not in self._crossings:
                    yield first, last
