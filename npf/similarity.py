"""How alike two short texts are, and which of one list go with which of another.

Alike means overlap that a reader can check: character pairs for Chinese, words for English. The measure is Dice's: twice what
is shared, divided by what both have.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

__all__ = ["HAN", "changed_words", "dice", "in_order", "normal", "pair_off", "stems"]

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = re.compile(r"[\w'’]+")
_DROPPED = re.compile(r"[\W_]+")
_ENDING = re.compile("(?<=[a-z]{3})(?:ing|ed|es|s|e)$")
_LONGEST_DIFF = 400


def normal(text: str) -> str:
    """The text without marks, white space and case.

    >>> normal("“Protect” the farmland.")
    'protectthefarmland'
    """
    return _DROPPED.sub("", text).casefold()


def stems(text: str) -> list[str]:
    """The words without their endings.

    >>> stems("Protecting farms")
    ['protect', 'farm']
    """
    return [_ENDING.sub("", word) for word in _WORD.findall(text.lower())]


def dice(one: Counter[str], other: Counter[str]) -> float:
    """The overlap of two bags, from 0 to 1.

    >>> dice(Counter(stems("Protect farmland")), Counter(stems("Protecting all farmland")))
    0.8
    """
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0


def pair_off(
    old: Sequence[Counter[str]], new: Sequence[Counter[str]], least: float, weigh: Callable[[int, int, float], float]
) -> list[tuple[int, int, float]]:
    """The best one-to-one pairs, best first; near places win ties, so that turning the question round gives the same pairs.

    Args:
        old, new: The bags of features of both sides.
        least: The least overlap of a pair.
        weigh: Gets both indices and the overlap, gives the overlap that counts.
    """
    holders: dict[str, list[int]] = {}
    for index, bag in enumerate(old):
        for feature in bag:
            holders.setdefault(feature, []).append(index)
    candidates: list[tuple[float, int, int, int, int]] = []
    sizes = [bag.total() for bag in old]
    for at, bag in enumerate(new):
        shared: Counter[int] = Counter()
        for feature, count in bag.items():
            for index in holders.get(feature, ()):
                shared[index] += min(count, old[index][feature])
        size = bag.total()
        for index, common in shared.items():
            overlap = weigh(index, at, 2 * common / (size + sizes[index]))
            if overlap >= least:
                candidates.append((-overlap, abs(index - at), index + at, index, at))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    pairs: list[tuple[int, int, float]] = []
    for overlap, _, _, index, at in sorted(candidates):
        if index not in taken_old and at not in taken_new:
            taken_old.add(index)
            taken_new.add(at)
            pairs.append((index, at, -overlap))
    return pairs


def in_order(sequence: Sequence[int]) -> set[int]:
    """The places of a longest rising run; what is not among them has moved.

    >>> sorted(in_order([0, 3, 1, 2]))
    [0, 2, 3]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(sequence):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[at], ends[at] = value, place
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept


def changed_words(old: str, new: str, cut: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, str]]:
    """The stretches that differ, as pairs of old and new wording; "" where one side has nothing there.

    Args:
        cut: Gives the words of a text; joined they must give the text.
    """
    one, other = list(cut(old))[:_LONGEST_DIFF], list(cut(new))[:_LONGEST_DIFF]
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        before, after = "".join(one[a:b]).strip(), "".join(other[c:d]).strip()
        if tag != "equal" and normal(before) != normal(after):
            yield before, after
