"""What may stand around a source in its clause: openers, times and adverbs, and phrases of time, place or matter."""

from __future__ import annotations

import re
from functools import cached_property

from npf.languages.zh.tables import QUOTE_ADVERBS, QUOTE_OPENERS
from npf.resources import Resources

__all__ = ["Edges"]

_TIME = (
    r"(?:(?:当地时间|北京时间|本月|上月|本周|上周|今年|去年|前年)?\d{1,4}(?:年|月份|月|日|号|时|点|分(?!钟)|天)(?:\d{1,2}(?:月|日|号|时|分))*"
    r"(?:上午|下午|早上|晚上|晚间|晚|凌晨|中午|傍晚|早)?|(?:本|上)?(?:周|星期)[一二三四五六日天]|(?:今|昨|前)(?:天|日|早|晚)(?:上午|下午|晚上|早上)?)"
)
_TIME_HEAD = re.compile(_TIME)
_TIME_TAIL = re.compile(f"{_TIME}$")
_LONGEST = 8
_NOTE = 24


class Edges:
    """Takes off what stands before and behind a source."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def adverbs(self) -> frozenset[str]:
        """Words that may stand between a source and its verb."""
        return self._of("adverb")

    @cached_property
    def prepositions(self) -> tuple[str, ...]:
        """Words that open a phrase of time, place or matter."""
        return tuple(self._of("preposition"))

    @cached_property
    def _nouns(self) -> tuple[str, ...]:
        return tuple(self._of("noun"))

    @cached_property
    def _openers(self) -> frozenset[str]:
        return self.resources.lexicons.terms(QUOTE_OPENERS)

    def _of(self, kind: str) -> frozenset[str]:
        return frozenset(row["term"] for row in self.resources.lexicons.rows(QUOTE_ADVERBS) if row["kind"] == kind)

    def has_preposition(self, covered: str, at: int) -> bool:
        """Whether a phrase of time, place or matter opens here, and no noun that only looks like one (与会者)."""
        return covered.startswith(self.prepositions, at) and not covered.startswith(self._nouns, at)

    def open(self, covered: str, start: int, end: int) -> int:
        """Where a clause starts behind its openers (但, 对此, 5日上午)."""
        while start < end:
            if covered[start] in " ，、》）”’":
                start += 1
                continue
            time = _TIME_HEAD.match(covered, start, end)
            if time and time.end() < end:
                start = time.end()
                continue
            size = next((n for n in range(min(6, end - start), 0, -1) if covered[start : start + n] in self._openers), 0)
            if not size:
                return start
            start += size
        return start

    def close(self, covered: str, start: int, end: int) -> int:
        """Where the words before a reporting verb end without the adverbs, times and notes in brackets that stand there."""
        while end > start:
            size = next((n for n in range(min(_LONGEST, end - start), 0, -1) if covered[end - n : end] in self.adverbs), 0)
            if not size and covered[end - 1] in "地， 、":
                size = 1
            if not size and covered[end - 1] == "）":
                at = covered.rfind("（", max(start, end - _NOTE), end)
                size = end - at if at > start else 0
            if not size:
                time = _TIME_TAIL.search(covered, max(start, end - 16), end)
                size = time.end() - time.start() if time else 0
            if not size:
                return end
            end -= size
        return end
