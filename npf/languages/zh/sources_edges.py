"""What may stand around a source in its clause: openers, times and adverbs, and phrases of time, place or matter."""

from __future__ import annotations

import re
from functools import cached_property

from npf.languages.zh.quotes_words import QuoteWords
from npf.languages.zh.tables import QUOTE_ADVERBS, QUOTE_OPENERS
from npf.resources import Resources

__all__ = ["Edges"]

_LONGEST = 8
_LONGEST_OPENER = 6
_NOTE = 24
_TIME_WINDOW = 16
_DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}[日号]")
# 乐呵呵地, 高高兴兴地
_MANNER = re.compile(r"(?:\w(\w)\1|(\w)\2(\w)\3)地$")
_LIGHT = frozenset("也还则又亦均都")


class Edges:
    """Takes off what stands before and behind a source."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self.words = QuoteWords(resources)

    @cached_property
    def adverbs(self) -> frozenset[str]:
        """Words that may stand between a source and its verb."""
        return self._of("adverb")

    @cached_property
    def light(self) -> frozenset[str]:
        """Adverbs that may stand before a noun phrase (也有学者)."""
        return frozenset(adverb for adverb in self.adverbs if len(adverb) > 1 or adverb in _LIGHT)

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

    @cached_property
    def _time(self) -> str:
        group = self.words.group
        unit, part = group("time-unit"), group("day-part")
        clock = rf"{group('time-before')}?\d{{1,4}}{unit}(?!钟)(?:\d{{1,2}}{unit})*{part}?"
        return rf"(?:{clock}|\d{{1,2}}{part}|[本上]?{group('week')}[一二三四五六日天]{part}?|{group('near-day')}{part}?)"

    @cached_property
    def _time_head(self) -> re.Pattern[str]:
        return re.compile(self._time)

    @cached_property
    def _time_tail(self) -> re.Pattern[str]:
        return re.compile(f"{self._time}$")

    def _of(self, kind: str) -> frozenset[str]:
        return frozenset(row["term"] for row in self.resources.lexicons.rows(QUOTE_ADVERBS) if row["kind"] == kind)

    def is_noun(self, covered: str, at: int) -> bool:
        """Whether a noun stands here that only looks like a phrase (从业员)."""
        return covered.startswith(self._nouns, at)

    def has_preposition(self, covered: str, at: int) -> bool:
        """Whether a phrase of time, place or matter opens here, and no noun that only looks like one (与会者)."""
        return covered.startswith(self.prepositions, at) and not covered.startswith(self._nouns, at)

    def is_time(self, covered: str, start: int, end: int) -> bool:
        """Whether a day or an hour stands here (28日, 今天, 近日)."""
        return self._time_head.match(covered, start, end) is not None or covered.startswith(self.words.of("recent"), start)

    def is_day(self, covered: str, start: int) -> bool:
        """Whether a day stands here, and no span of years (28日, 今天, 近日)."""
        return covered.startswith(self._days, start) or _DAY.match(covered, start) is not None

    @cached_property
    def _days(self) -> tuple[str, ...]:
        return (*self.words.of("recent"), *self.words.of("near-day"))

    def open(self, covered: str, start: int, end: int) -> int:
        """Where a clause starts behind its openers (但, 对此, 5日上午)."""
        while start < end:
            if covered[start] in " ，、》）”’●■◆•":
                start += 1
                continue
            time = self._time_head.match(covered, start, end)
            if time and time.end() < end:
                start = time.end()
                continue
            size = next((n for n in range(min(_LONGEST_OPENER, end - start), 0, -1) if covered[start : start + n] in self._openers), 0)
            if not size:
                return start
            start += size
        return start

    def close(self, covered: str, start: int, end: int) -> int:
        """Where the words before a reporting verb end without the adverbs, times and notes in brackets that stand there."""
        while end > start:
            size = next((n for n in range(min(_LONGEST, end - start), 0, -1) if covered[end - n : end] in self.adverbs), 0)
            if not size and (manner := _MANNER.search(covered, max(start, end - _LONGEST), end)) is not None:
                size = manner.end() - manner.start()
            if not size and covered[end - 1] in "地， 、":
                size = 1
            if not size and covered[end - 1] == "）":
                at = covered.rfind("（", max(start, end - _NOTE), end)
                size = end - at if at > start else 0
            if not size:
                time = self._time_tail.search(covered, max(start, end - _TIME_WINDOW), end)
                size = time.end() - time.start() if time else 0
            if not size:
                return end
            end -= size
        return end
