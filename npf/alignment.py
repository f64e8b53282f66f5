"""Two renderings of one speech, principle by principle, by what needs no translation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from attrs import frozen

from npf.article import Article
from npf.formulary import Formulary
from npf.lexicon import Lexicons, Schema
from npf.match import any_of
from npf.models import Principle

__all__ = ["Aligned", "align"]

MAGNITUDES = Schema("shared/magnitudes", free=("zeros",))
_STOP = re.compile(r"[。！？；!?;\n]|\.\s")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_CHARACTERS_A_WORD = 1.6
_FACT = 2.0
_BAND = 60
_REACH = 8
_LEAST = 1.0
_SUBJECT = 120
_UP, _LEFT, _PAIR = 1, 2, 3


@frozen
class Aligned:
    """A principle and its rendering.

    Attributes:
        old, new: The two principles.
        score: From 0 to 1, how much speaks for the pair.
        shared: What both name: ids of formulations, codes of regions, figures; empty where order and polarity alone speak for it.
    """

    old: Principle
    new: Principle
    score: float
    shared: tuple[str, ...]


@frozen
class _Facts:
    polarity: str
    names: frozenset[str]
    size: float
    place: float


def align(old: Article, new: Article) -> tuple[Aligned, ...]:
    """Pair the principles of two renderings of one speech, in order.

    Regions, formulations and figures (18亿 and 1.8 billion) that both name, polarity, length and place speak for a pair. A pair that
    shares none of the names needs two that do around it, as far apart in one article as in the other, so that two articles on different
    things give few pairs or none.

    Args:
        old, new: What `npf.parse` gave, in one language or two.

    Raises:
        TypeError: When one of them is no Article.
    """
    for article in (old, new):
        if not isinstance(article, Article):
            raise TypeError(f"npf.align needs two articles, what npf.parse gives, not {type(article).__name__}")
    one, other = _facts(old), _facts(new)
    steps = _best_path(one, other)
    anchors = [step for step in steps if one[step[0]].names & other[step[1]].names]
    known = set(anchors)
    kept = [step for step in steps if step in known or _between(step, anchors, (len(one), len(other)))]
    return tuple(Aligned(old.principles[i], new.principles[j], *_judge(one[i], other[j])) for i, j in kept)


def _between(step: tuple[int, int], anchors: Sequence[tuple[int, int]], ends: tuple[int, int]) -> bool:
    """Whether the pair lies between two anchors (or an anchor and an end) that are equally far apart on both sides, and close."""
    at = bisect_left(anchors, step)
    before = anchors[at - 1] if at else (-1, -1)
    behind = anchors[at] if at < len(anchors) else ends
    gaps = behind[0] - before[0], behind[1] - before[1]
    return bool(anchors) and gaps[0] == gaps[1] <= _REACH


def _facts(article: Article) -> list[_Facts]:
    starts = [mention.start for mention in article.formulations]
    found: list[_Facts] = []
    for at, principle in enumerate(article.principles):
        since = _since(article, at)
        low, high = bisect_left(starts, since), bisect_left(starts, principle.end)
        names = {name for mention in article.formulations[low:high] for name in _named_in(mention.formulation.zh)}
        names |= {region.code for region in principle.addressees + principle.targets if region.code != "*"}
        names |= set(_figures(article.text[since : principle.end]))
        size = len(principle.text) / _CHARACTERS_A_WORD if _HAN.search(principle.text) else principle.text.count(" ") + 1
        found.append(_Facts(principle.polarity, frozenset(names), size, at / len(article.principles)))
    return found


def _since(article: Article, at: int) -> int:
    """Where the words of a principle begin with its subject, in which a passive norm names its thing (farmland must be protected)."""
    principle = article.principles[at]
    before = article.principles[at - 1].end if at else 0
    low = max(before, principle.start - _SUBJECT) if before <= principle.start else principle.start
    stops = [stop.end() for stop in _STOP.finditer(article.text, low, principle.start)]
    return stops[-1] if stops else low


@cache
def _named_in(zh: str) -> tuple[str, ...]:
    """The formulations that one holds, itself among them: a language may name only the shorter one (新质生产力)."""
    return tuple(item.id for item in Formulary(Lexicons()).formulations.values() if item.zh in zh)


@cache
def _magnitudes() -> dict[str, int]:
    """How many zeros a word stands for."""
    return {row["term"]: int(row["zeros"]) for row in Lexicons().rows(MAGNITUDES)}


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(rf"(\d+(?:,\d{{3}})*(?:\.\d+)?)\s?({any_of(_magnitudes())})?")


def _figures(text: str) -> Iterator[str]:
    """The figures as numbers without the words in them: 18亿 and 1.8 billion are the same."""
    for hit in _figure().finditer(text):
        yield f"{Decimal(hit[1].replace(',', '')).scaleb(_magnitudes().get(hit[2], 0)).normalize():f}"


def _weigh(one: _Facts, other: _Facts) -> float:
    shared = len(one.names & other.names)
    score = _FACT * shared - 0.5 * (len(one.names ^ other.names) - shared if shared == 0 else 0)
    score += (1.0 if one.polarity == "dont" else 0.5) if one.polarity == other.polarity else -1.0
    score += 0.5 * min(one.size, other.size) / max(one.size, other.size, 1.0)
    return score + 0.5 - abs(one.place - other.place)


def _judge(one: _Facts, other: _Facts) -> tuple[float, tuple[str, ...]]:
    shared = tuple(sorted(one.names & other.names))
    return round(max(0.0, min(1.0, _weigh(one, other) / (_FACT + 2.0))), 3), shared


def _best_path(one: Sequence[_Facts], other: Sequence[_Facts]) -> list[tuple[int, int]]:
    """The rising sequence of pairs with the largest sum, looked for in a band around the diagonal."""
    reach = max(_BAND, len(other) // 8)
    best = [0.0] * (len(other) + 1)
    steps = [bytearray(len(other) + 1)]
    for i, facts in enumerate(one, 1):
        middle = i * len(other) // len(one)
        row, step = [0.0] * (len(other) + 1), bytearray(len(other) + 1)
        for j in range(1, len(other) + 1):
            row[j], step[j] = (best[j], _UP) if best[j] >= row[j - 1] else (row[j - 1], _LEFT)
            if abs(j - middle) <= reach:
                weight = _weigh(facts, other[j - 1])
                if weight >= _LEAST and best[j - 1] + weight > row[j]:
                    row[j], step[j] = best[j - 1] + weight, _PAIR
        best = row
        steps.append(step)
    i, j = len(one), len(other)
    path: list[tuple[int, int]] = []
    while i and j:
        taken = steps[i][j]
        if taken == _PAIR:
            path.append((i - 1, j - 1))
        i, j = i - (taken != _LEFT), j - (taken != _UP)
    return path[::-1]
