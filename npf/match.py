"""Dictionary matching: where do the terms of a table stand in a text?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

__all__ = ["Names", "Scanner", "TermMatcher", "any_of", "any_word_of"]

_GROUPS = 5


class TermMatcher:
    """Finds terms of two characters or more, the longest at each place, without overlap.

    Character classes over the first two characters say where to look, a dictionary what stands there: thousands of
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
        self._by_head: dict[str, dict[str, list[str]]] = {}
        for term in sorted(set(terms), key=len, reverse=True):
            if len(term) < 2:
                raise ValueError(f"a term of the matcher needs two characters: {term!r}")
            self._by_head.setdefault(term[:2], {}).setdefault(term[2:3], []).append(term)
        self._scan = re.compile(self._shape()) if self._by_head else None

    def _shape(self) -> str:
        """Where to look: a first character before one of the second characters that go with it, these in a few groups."""
        before: dict[str, set[str]] = {}
        for head in self._by_head:
            before.setdefault(head[1], set()).add(head[0])
        seconds = sorted(before, key=lambda second: sorted(before[second]))
        size = -(-len(seconds) // _GROUPS)
        groups = [seconds[at : at + size] for at in range(0, len(seconds), size)]
        ahead = "|".join(f"{_any(group)}(?<={_any(set().union(*(before[second] for second in group)))}.)" for group in groups)
        return f"{_any({head[0] for head in self._by_head})}(?={ahead})"

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """The extents of the terms in `text[start:end]`, in order, as offsets into `text`."""
        stop = len(text) if end is None else end
        if self._scan is None:
            return
        free, heads, crossings = start, self._by_head, self._crossings
        for hit in self._scan.finditer(text, start, stop):
            at = hit.start()
            if at < free:
                continue
            node = heads.get(text[at : at + 2])
            if node is None or (at > free and text[at - 1 : at + 1] in crossings):
                continue
            for term in node.get(text[at + 2 : at + 3], ()):
                if at + len(term) <= stop and text.startswith(term, at):
                    yield at, at + len(term)
                    free = at + len(term)
                    break
            else:
                if "" in node and at + 2 <= stop:
                    yield at, at + 2
                    free = at + 2


class Names:
    """Finds every place of some names; those of one name do not overlap. Hundreds of names cost little more than one.

    >>> sorted(Names(["李明", "王芳"]).find("李明和王芳", 0, 5))
    [(0, '李明'), (3, '王芳')]
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._by_first: dict[str, dict[str, set[int]]] = {}
        for name in self._names:
            self._by_first.setdefault(name[:1], {}).setdefault(name[:2], set()).add(len(name))

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The offsets at which the names stand inside `text[start:end]`, with the names, in no order."""
        for first in self._by_first.keys() & set(text[start:end]) if self._by_first else ():
            heads, free = self._by_first[first], dict[str, int]()
            at = text.find(first, start, end)
            while at >= 0:
                for length in (*heads.get(text[at : at + 2], ()), *heads.get(first, ())):
                    name = text[at : at + length]
                    if name in self._names and at + length <= end and free.get(name, at) <= at:
                        free[name] = at + length
                        yield at, name
                at = text.find(first, at + 1, end)


class Scanner:
    """A pattern that is tried only where it can begin: `re` tries an alternation at every character, which costs ten times as much.

    Args:
        pattern: The pattern; it never matches nothing.
        openers: The characters, or words, with which a match can begin.

    >>> [hit.group() for hit in Scanner("去年|[0-9]+年", "去0123456789").finditer("2019年和去年", 0, 8)]
    ['2019年', '去年']
    """

    def __init__(self, pattern: str, openers: Iterable[str]) -> None:
        self._pattern = re.compile(pattern)
        self._openers = re.compile(any_of(openers))

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches in `text[start:end]`, in order, without overlap."""
        free, match = start, self._pattern.match
        for opener in self._openers.finditer(text, start, end):
            if opener.start() >= free and (hit := match(text, opener.start(), end)) is not None:
                free = hit.end()
                yield hit

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match in `text[start:end]`, or None."""
        return next(self.finditer(text, start, end), None)


def any_of(terms: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; one that matches nothing where there are none.

    What words have in common at their start stands in it once, so that thousands of words cost little more than a few.

    >>> any_of(["要", "不要", "不能", "不能够"])
    '不(?:能(?:够)?|要)|要'
    """
    return _pattern((re.escape(character) for character in term) for term in terms)


def any_word_of(terms: Iterable[str]) -> str:
    """A pattern for any of these words or phrases, the longest first, each of their words with a small or a capital letter before it.

    Unlike `re.IGNORECASE` this leaves the search for where to look fast.

    >>> re.findall(any_word_of(["phone call", "phone", "press"]), "Phone Call, phone, PRESS")
    ['Phone Call', 'phone']
    """
    return f"(?:{_pattern(_in_either_case(term) for term in terms)})"


def _in_either_case(term: str) -> Iterator[str]:
    for at, letter in enumerate(term):
        opens = at == 0 or not (term[at - 1].isalnum() or term[at - 1] in "'’")
        yield f"[{letter.upper()}{letter.lower()}]" if opens and letter.isascii() and letter.isalpha() else re.escape(letter)


_Tree = dict[str, "_Tree"]


def _pattern(terms: Iterable[Iterable[str]]) -> str:
    """The pattern for terms that are given character by character, each as a pattern of its own."""
    tree: _Tree = {}
    for term in terms:
        node = tree
        for character in term:
            node = node.setdefault(character, {})
        node[""] = {}
    pattern = _branches(tree)
    return f"{pattern}|" if pattern and "" in tree else pattern or "(?!)"


def _branches(tree: _Tree) -> str:
    found = []
    for character in sorted(tree.keys() - {""}):
        stem, below = character, tree[character]
        while len(below) == 1 and "" not in below:
            ((following, below),) = below.items()
            stem += following
        rest = _branches(below)
        found.append(f"{stem}(?:{rest}){'?' if '' in below else ''}" if rest else stem)
    return "|".join(found)


def _any(characters: Iterable[str]) -> str:
    return f"[{''.join(re.escape(character) for character in sorted(characters))}]"
