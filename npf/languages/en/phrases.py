"""Phrases of several words in English text, whatever joins the words: a space, a line end, a hyphen, a quotation mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from npf.text import Extent

__all__ = ["PhraseMatcher"]

_TOKEN = re.compile(r"[^\W_]+|[,;+]")
_GLUE = re.compile(r"[\s\-\u2010\u2011\u2013'’‘\"“”]{0,3}")
_SPELLING = re.compile("(?<=.{3})is(?=(?:e|ed|es|ing|ation|ations)$)")


class PhraseMatcher:
    """Finds phrases, the longest at each place, without overlap.

    Case does not matter, save that a word in capitals throughout (BRI) must stand in capitals. The last word may be singular or plural,
    "-ise" reads like "-ize", and a serial comma before "and" or "or" may be left out.

    >>> text = "They spoke of New-Quality productive force."
    >>> [text[a:b] for a, b, _ in PhraseMatcher(["new quality productive forces"]).find(text)]
    ['New-Quality productive force']
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_head: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase in phrases:
            for words in _variants(tuple(_TOKEN.findall(phrase))):
                self._by_head.setdefault(_plain(words[0]), []).append((tuple(_plain(word) for word in words), phrase))
        for candidates in self._by_head.values():
            candidates.sort(key=lambda pair: len(pair[0]), reverse=True)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
        """Start, end and the phrase as it was given, in order; offsets into `text`."""
        tokens = [hit.span() for hit in _TOKEN.finditer(text, start, len(text) if end is None else end)]
        words = [_plain(text[a:b]) for a, b in tokens]
        free = 0
        for at, word in enumerate(words):
            if at < free or word not in self._by_head:
                continue
            for wanted, phrase in self._by_head[word]:
                last = at + len(wanted)
                if tuple(words[at:last]) == wanted and self._joined(text, tokens[at:last]) and _same_case(text, tokens[at:last], phrase):
                    yield tokens[at][0], tokens[last - 1][1], phrase
                    free = last
                    break

    def _joined(self, text: str, tokens: list[Extent]) -> bool:
        return all(_GLUE.fullmatch(text, one[1], other[0]) for one, other in pairwise(tokens))


def _plain(word: str) -> str:
    return _SPELLING.sub("iz", word.lower())


def _same_case(text: str, tokens: list[Extent], phrase: str) -> bool:
    if not (phrase.isupper() and phrase.isalpha()):
        return True
    return all(text[start:end].isupper() for start, end in tokens)


def _variants(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The phrase, and with its last word in the other number, each with and without the serial comma."""
    last = words[-1]
    forms = [words]
    if len(words) > 1 and len(last) > 3 and last.isalpha():
        forms.append((*words[:-1], last[:-1] if last.endswith("s") and not last.endswith("ss") else f"{last}s"))
    for form in forms:
        yield form
        for at in range(len(form) - 1):
            if form[at] == "," and form[at + 1] in ("and", "or"):
                yield form[:at] + form[at + 1 :]
            if form[at + 1] in ("and", "or") and form[at] != "," and "," in form[:at]:
                yield (*form[: at + 1], ",", *form[at + 1 :])
