"""What two wordings have in common: all of their words, and the thing that is to be done without the words that all tasks share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise

from npf.lexicon import Lexicons, Schema
from npf.match import any_of
from npf.similarity import HAN, normal, stems

__all__ = ["COMMONPLACES", "Wording", "wording"]

COMMONPLACES = Schema("shared/commonplaces", key=("term", "lang"), values={"lang": frozenset({"zh", "en"})})
# What a pair of characters or a word weighs in the core, and a whole formulation, however long it is.
ONE, FORMULATION = 12, 36

Extent = tuple[int, int]


class Wording:
    """Makes bags of wordings, which `npf.similarity` compares: pairs of characters where a text is Chinese, else words without their endings."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    def _terms(self, lang: str) -> Iterator[str]:
        return (row["term"] for row in self._lexicons.rows(COMMONPLACES) if row["lang"] == lang)

    @cached_property
    def _zh(self) -> re.Pattern[str]:
        return re.compile(any_of(self._terms("zh")))

    @cached_property
    def _en(self) -> frozenset[str]:
        return frozenset(stem for term in self._terms("en") for stem in stems(term))

    def bag(self, text: str) -> Counter[str]:
        """All of a text.

        >>> sorted(wording().bag("Protecting farms"))
        ['farm', 'protect']
        """
        if HAN.search(text):
            plain = normal(text)
            return Counter(plain[at : at + 2] for at in range(max(1, len(plain) - 1)))
        return Counter(stems(text))

    def core(self, text: str, formulations: Sequence[Extent] = ()) -> Counter[str]:
        """What is to be done: a text without commonplaces (深入推进, "further promote").

        Args:
            text: The wording.
            formulations: The extents of the formulations in it, in order and apart, which together weigh as much as a short thing.

        >>> wording().core("深入推进节水") == wording().core("要持续加强节水")
        True
        """
        core: Counter[str] = Counter()
        at = 0
        for start, end in (*formulations, (len(text), len(text))):
            for feature in self._own(text[at:start]):
                core[feature] += ONE
            features = list(self._features(text[start:end]))
            for feature in features:
                core[feature] += FORMULATION // len(features)
            at = end
        return core

    def _features(self, text: str) -> Iterator[str]:
        if HAN.search(text):
            yield from (one + other for one, other in pairwise(normal(text)))
        else:
            yield from stems(text)

    def _own(self, text: str) -> Iterator[str]:
        """The features of a stretch in which no commonplace has a part."""
        if HAN.search(text):
            yield from (feature for piece in self._zh.split(normal(text)) for feature in self._features(piece))
        else:
            yield from (stem for stem in stems(text) if stem not in self._en)


@cache
def wording() -> Wording:
    """The shipped table."""
    return Wording(Lexicons())
