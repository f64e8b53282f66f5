"""Classes of localities that are put together of words: 沿海发达地区, 其他受灾省份, 任务重的地区, 22个省区市."""

from __future__ import annotations

import re
from functools import cached_property

from npf.languages.zh.place_tables import REGION_CLASS_PARTS
from npf.resources import Resources

__all__ = ["ClassReader"]

# How many modifiers a class has at most, and how many characters its longest one.
_MODIFIERS = 3
_LONGEST = 6
# How many characters stand at most between 有 and 的 (有疫情的地区).
_HAD = 8
_NUMBER = re.compile(r"[一二三四五六七八九十百两\d]+[多余几]?个?")
_SPAN = 6
# What else stands right before a head: 的 behind a state, the end of a number.
_BEFORE = frozenset("的个余多几百十九八七六五四三二两0123456789")


class ClassReader:
    """Reads back from a head (地区, 省份) over what makes a class of it."""

    def __init__(self, resources: Resources) -> None:
        self._lexicons = resources.lexicons

    @cached_property
    def heads(self) -> dict[str, str]:
        """The heads, each with the group that it belongs to."""
        return {row["term"]: row["group"] for row in self._lexicons.rows(REGION_CLASS_PARTS) if row["kind"] == "head"}

    @cached_property
    def before(self) -> frozenset[str]:
        """The characters of which one stands before a head that is not alone."""
        return frozenset(term[-1] for term in self._modifiers) | _BEFORE

    @cached_property
    def _modifiers(self) -> dict[str, frozenset[str]]:
        return self._groups("modifier")

    @cached_property
    def _states(self) -> dict[str, frozenset[str]]:
        return self._groups("state")

    @cached_property
    def _haves(self) -> dict[str, frozenset[str]]:
        return self._groups("having")

    def _groups(self, kind: str) -> dict[str, frozenset[str]]:
        rows = self._lexicons.rows(REGION_CLASS_PARTS)
        return {row["term"]: frozenset(row["group"].split()) for row in rows if row["kind"] == kind}

    def begin(self, folded: str, start: int, head: str, floor: int) -> int | None:
        """Where the class begins whose head begins at `start`; None where nothing does, or it is no head.

        Args:
            folded: The text.
            start: Where the head begins.
            head: The head.
            floor: Where what was read before ends.
        """
        group = self.heads.get(head)
        if group is None:
            return None
        at = start
        if start > floor and folded[start - 1] == "的":
            state = _ending(folded, start - 1, floor, self._states, group)
            return self._having(folded, start - 1, floor, group) if state is None else state
        for _ in range(_MODIFIERS):
            before = _ending(folded, at, floor, self._modifiers, group)
            if before is None:
                break
            at = before
        number = next((hit for first in range(max(floor, at - _SPAN), at) if (hit := _NUMBER.fullmatch(folded, first, at)) is not None), None)
        if number is not None and number[0] not in ("一", "一个") and not folded[max(floor, number.start() - 1) : number.start()].isdigit():
            at = number.start()
        return at if at < start else None

    def counts(self, folded: str, start: int, end: int) -> bool:
        """Whether nothing but a number stands here, which sums up the places named right before (闽粤两省区)."""
        return _NUMBER.fullmatch(folded, start, end) is not None

    def _having(self, folded: str, end: int, floor: int, group: str) -> int | None:
        """Where 有 stands before what localities have."""
        for at in range(end - 2, max(floor, end - _HAD) - 1, -1):
            if not folded[at].isalpha():
                return None
            if any(folded.startswith(term, at) and group in groups for term, groups in self._haves.items()):
                return at
        return None


def _ending(folded: str, end: int, floor: int, terms: dict[str, frozenset[str]], group: str) -> int | None:
    """Where the longest term begins that ends at `end` and goes with the group."""
    for at in range(max(floor, end - _LONGEST), end):
        if group in terms.get(folded[at:end], ()):
            return at
    return None
