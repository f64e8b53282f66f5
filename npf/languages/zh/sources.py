"""Who stands before a reporting word: the phrase that names the source of what follows."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import frozen

from npf.languages.zh.people import People
from npf.languages.zh.tables import QUOTE_ADVERBS, QUOTE_OPENERS, SOURCES, TITLES
from npf.models import SpeakerKind
from npf.resources import Resources
from npf.text import Extent

__all__ = ["Source", "SourceFinder"]

_TIME = re.compile(
    r"(?:(?:当地时间|北京时间|本月|上月|本周|上周|今年|去年|前年)?\d{1,4}(?:年|月份|月|日|号|时|点|分|天)(?:\d{1,2}(?:月|日|号|时|分))*"
    r"(?:上午|下午|早上|晚上|晚间|晚|凌晨|中午|傍晚|早)?|(?:本|上)?(?:周|星期)[一二三四五六日天]|(?:今|昨|前)(?:天|日|早|晚)(?:上午|下午|晚上|早上)?)"
)
_TIME_TAIL = re.compile(_TIME.pattern + "$")
_ADVERBIAL = re.compile("(?:时|上|中|后|期间|之际|之余|里|下|间|前|期)$")
_WINDOW = 160
_LONGEST_PHRASE = 30
_VERBAL = frozenset("了着把被将是会要就也都却仍已正不没让使给很更最能可须")
_CUT = re.compile("(?:听到|听取|得知|看到|据|根据|随着|正如|如|由|让|令|有关|对于|关于|针对|而|但|就连|连)")


@frozen
class Source:
    """The mention of a source.

    Attributes:
        start, end: The mention: the name without titles, or the noun phrase.
        beside: Whether it stands right before the reporting word, adverbs aside.
        opening: Where the whole phrase with its titles starts.
    """

    start: int
    end: int
    kind: SpeakerKind
    titles: tuple[Extent, ...]
    beside: bool
    opening: int
    pronoun: bool = False


class SourceFinder:
    """Finds the source in the words before a reporting verb."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self.people = People(resources)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The heads of source phrases and what each is."""
        return {row["term"]: row["kind"] for row in self.resources.lexicons.rows(SOURCES)}

    @cached_property
    def _adverbs(self) -> frozenset[str]:
        return frozenset(row["term"] for row in self.resources.lexicons.rows(QUOTE_ADVERBS) if row["kind"] == "adverb")

    @cached_property
    def _prepositions(self) -> tuple[str, ...]:
        return tuple(row["term"] for row in self.resources.lexicons.rows(QUOTE_ADVERBS) if row["kind"] == "preposition")

    @cached_property
    def _openers(self) -> frozenset[str]:
        return self.resources.lexicons.terms(QUOTE_OPENERS)

    @cached_property
    def offices(self) -> frozenset[str]:
        """Titles that one person holds at a time, so that the bare title means that person."""
        return frozenset(row["term"] for row in self.resources.lexicons.rows(TITLES) if row["office"])

    def stack_before(self, covered: str, name: int) -> tuple[Extent, ...]:
        """The titles that stand right before a name."""
        low = max(0, name - 60)
        start = max(covered.rfind(stop, low, name) for stop in "，。；：！？\n") + 1
        start = self.open(covered, max(start, low), name)
        stack = self._stack(covered, start, name)
        return stack if stack and stack[-1][1] == name else ()

    def open(self, covered: str, start: int, end: int) -> int:
        """Where a clause starts behind its openers (但, 对此, 5日上午)."""
        while start < end:
            if covered[start] in " ，、》）":
                start += 1
                continue
            time = _TIME.match(covered, start, end)
            if time and time.end() < end:
                start = time.end()
                continue
            size = next((n for n in range(min(6, end - start), 0, -1) if covered[start : start + n] in self._openers), 0)
            if not size:
                return start
            start += size
        return start

    def close(self, covered: str, start: int, end: int) -> int:
        """Where the words before a reporting verb end without the adverbs and times that stand there."""
        while end > start:
            size = next((n for n in range(min(8, end - start), 0, -1) if covered[end - n : end] in self._adverbs), 0)
            if not size and covered[end - 1] in "地， 、":
                size = 1
            if not size:
                time = _TIME_TAIL.search(covered, max(start, end - 16), end)
                size = time.end() - time.start() if time else 0
            if not size:
                return end
            end -= size
        return end

    def find(self, covered: str, low: int, high: int) -> Source | None:
        """The source in `covered[low:high]`, the part of a clause that stands before its reporting word."""
        low = max(low, high - _WINDOW)
        start = self.open(covered, low, high)
        end = self.close(covered, start, high)
        if start >= end:
            return None
        return (
            self._beside(covered, start, end)
            or self._subject(covered, start, end)
            or self._adverbial(covered, start, end)
            or self._behind_title(covered, start, end)
        )

    def subject(self, covered: str, low: int, high: int) -> Source | None:
        """The source that is the subject of a clause without a reporting word."""
        start = self.open(covered, low, high)
        return self._subject(covered, start, min(high, start + _WINDOW))

    def _adverbial(self, covered: str, start: int, end: int) -> Source | None:
        """在讲话中李强: the source behind a phrase of time or place."""
        if not covered.startswith(self._prepositions, start):
            return None
        at = self.people.name_before(covered, start, end)
        if at is not None and _ADVERBIAL.search(covered, start, at):
            return Source(at, end, "person", (), True, at)
        return None

    def _beside(self, covered: str, start: int, end: int) -> Source | None:
        """The source that stands right before the reporting word."""
        phrase = covered[start:end]
        if self.kinds.get(phrase) == "pronoun":
            return Source(start, end, "person", (), True, start, True)
        titles = list(self.people.titles.find(covered, start, end))
        if titles:
            last = titles[-1]
            if last[1] == end:
                return self._titled(covered, start, last)
            if self.people.is_name(covered[last[1] : end]) or self.people.is_name_list(covered[last[1] : end]):
                return Source(last[1], end, "person", self._stack(covered, start, last[1]), True, start)
        if self.people.is_name(phrase) or self.people.is_name_list(phrase):
            return Source(start, end, "person", (), True, start)
        return self._phrase(covered, start, end)

    def _behind_title(self, covered: str, start: int, end: int) -> Source | None:
        """A name that no table helps to read, between a title and the reporting word."""
        titles = list(self.people.titles.find(covered, start, end))
        if titles and self.people.is_name(covered[titles[-1][1] : end], titled=True):
            at = titles[-1][1]
            return Source(at, end, "person", self._stack(covered, start, at), True, start)
        return None

    def _titled(self, covered: str, start: int, title: Extent) -> Source | None:
        """A title at the end: 习近平总书记, 李总理, 外交部发言人."""
        at = self.people.name_before(covered, start, title[0])
        if at is not None and (at == start or not covered[at - 1].isalnum() or self._ends_title(covered, start, at)):
            return Source(at, title[0], "person", (title,), True, start)
        opening = self._cut(covered, start, title[1])
        if title[1] - opening > _LONGEST_PHRASE or self._is_object(covered, start, opening):
            return None
        return Source(opening, title[1], "unnamed", (title,), True, opening)

    def _ends_title(self, covered: str, start: int, at: int) -> bool:
        return any(stop == at for _, stop in self.people.titles.find(covered, start, at))

    def _stack(self, covered: str, start: int, end: int) -> tuple[Extent, ...]:
        """The titles of 中共中央总书记、国家主席、中央军委主席, one by one."""
        found: list[Extent] = []
        at = start
        for hit in re.finditer("[、兼]|$", covered[start:end]):
            stop = start + hit.start()
            if at < stop and any(edge == stop for _, edge in self.people.titles.find(covered, at, stop)):
                found.append((at, stop))
            at = start + hit.end()
        return tuple(found)

    def _phrase(self, covered: str, start: int, end: int) -> Source | None:
        """A noun phrase with a known head: 国务院常务会议, 业内专家, 《意见》."""
        kind = self._head(covered, start, end)
        if kind is None:
            return None
        opening = self._cut(covered, start, end)
        if end - opening > _LONGEST_PHRASE or self._is_object(covered, start, opening):
            return None
        return Source(opening, end, _speaker_kind(kind), (), True, opening, kind == "pronoun")

    def _head(self, covered: str, start: int, end: int) -> str | None:
        if covered[end - 1] == "》":
            return "document"
        for size in range(min(8, end - start), 0, -1):
            kind = self.kinds.get(covered[end - size : end])
            if kind is not None and (kind != "pronoun" or end - size == start or covered[end - size - 1] in "，、 "):
                return kind
        return None

    def _cut(self, covered: str, start: int, end: int) -> int:
        """Where the noun phrase starts, behind what opens the clause."""
        for hit in _CUT.finditer(covered, start, end):
            if hit.start() == start:
                start = hit.end()
            break
        if covered.startswith(self._prepositions, start):
            for hit in re.finditer("时|上|中|后|期间", covered[start : end - 1]):
                return start + hit.end()
        return start

    def _is_object(self, covered: str, start: int, opening: int) -> bool:
        return opening == start and covered.startswith(self._prepositions, start)

    def _subject(self, covered: str, start: int, end: int) -> Source | None:
        """The source at the start of the clause."""
        if start >= end:
            return None
        named = self.people.name_at(covered, start, end)
        if named is not None:
            return Source(start, named, "person", self._title_behind(covered, named, end), named == end, start)
        for size in range(min(5, end - start), 0, -1):
            if self.kinds.get(covered[start : start + size]) == "pronoun" and self._goes_on(covered, start + size, end):
                return Source(start, start + size, "person", (), False, start, True)
        if covered.startswith(self._prepositions, start):
            return None
        titles = list(self.people.titles.find(covered, start, min(end, start + 80)))
        for _, stop in titles:
            named = self.people.name_at(covered, stop, end, titled=True) if stop < end else None
            if named is not None:
                return Source(stop, named, "person", self._stack(covered, start, stop), False, start)
        for at, stop in titles:
            if stop < end and covered[stop] not in "、和与" and self._goes_on(covered, stop, end) and _VERBAL.isdisjoint(covered[start:at]):
                return Source(start, stop, "unnamed", ((at, stop),), False, start)
        return self._leading_phrase(covered, start, end)

    def _title_behind(self, covered: str, at: int, end: int) -> tuple[Extent, ...]:
        for size in (4, 3, 2):
            if at + size <= end and covered[at : at + size] in self.people.title_terms:
                return ((at, at + size),)
        return ()

    def _leading_phrase(self, covered: str, start: int, end: int) -> Source | None:
        if covered[start] == "《":
            close = covered.find("》", start, end)
            return Source(start, close + 1, "document", (), False, start) if close > 0 else None
        for stop in range(start + 1, min(end, start + 40) + 1):
            if covered[stop - 1] in _VERBAL:
                return None
            if stop - start < 2 or not self._goes_on(covered, stop, end):
                continue
            kind = self._head(covered, start, stop)
            if kind is not None and kind != "pronoun":
                return Source(start, stop, _speaker_kind(kind), (), False, start)
        return None

    def _goes_on(self, covered: str, at: int, end: int) -> bool:
        if at >= end:
            return True
        return covered[at].isdigit() or self.people.follows(covered, at)


def _speaker_kind(kind: str) -> SpeakerKind:
    if kind in ("meeting", "body"):
        return "body"
    return "document" if kind == "document" else "person" if kind == "pronoun" else "unnamed"
