"""Dictionary matching: where do the terms of a table stand in a text?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

__all__ = ["TermMatcher", "any_of"]


class TermMatcher:
    """Finds terms of two characters or more, the longest at each place, without overlap.

    A character class over the first two characters says where to look, a dictionary what stands there: thousands of
    names cost hardly more than fifty.

    Args:
        terms: The terms; a term of one character is refused, since it needs a context that a dictionary cannot give.
        crossings: Pairs of characters that are words, or ends of words: a term does not start at the second one (长江 before 江苏 in 长江苏州段),
            unless another term ends there.

    >>> [(start, end) for start, end in TermMatcher(["江苏", "江苏省", "苏州"]).find("江苏省苏州市")]
    [(0, 3), (3, 5)]
    """

    def __init__(self, terms: Iterable[str], crossings: Collection[str] = ()) -> None:
        self._crossings = frozenset(crossings)
        self._by_head: dict[str, list[str]] = {}
        for term in set(terms):
            if len(term) < 2:
                raise ValueError(f"a term of the matcher needs two characters: {term!r}")
            self._by_head.setdefault(term[:2], []).append(term)
        for candidates in self._by_head.values():
            candidates.sort(key=len, reverse=True)
        firsts = "".join(sorted({re.escape(head[0]) for head in self._by_head}))
        seconds = "".join(sorted({re.escape(head[1]) for head in self._by_head}))
        self._scan = re.compile(f"[{firsts}](?=[{seconds}])") if self._by_head else None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The extents of the terms in `text[start:end]`, in order, as offsets into `text`."""
        stop = len(text) if end is None else end
        if self._scan is None:
            return
        free, heads, crossings = start, self._by_head, self._crossings
        for hit in self._scan.finditer(text, start, stop):
            at = hit.start()
            candidates = heads.get(text[at : at + 2])
            if candidates is None or at < free or (at > free and text[at - 1 : at + 1] in crossings):
                continue
            for term in candidates:
                if at + len(term) <= stop and text.startswith(term, at):
                    yield at, at + len(term)
                    free = at + len(term)
                    break


def any_of(terms: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; one that matches nothing where there are none.

    >>> any_of(["要", "不要"])
    '不要|要'
    """
    return "|".join(sorted(map(re.escape, terms), key=len, reverse=True)) or "(?!)"
