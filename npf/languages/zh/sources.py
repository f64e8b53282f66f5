"""Who stands before a reporting word: the phrase that names the source of what follows."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property

from attrs import frozen

from npf.languages.zh.norm_tables import ACTION_VERBS
from npf.languages.zh.people import People
from npf.languages.zh.sources_edges import Edges
from npf.languages.zh.tables import NARRATION, SOURCES, TITLES
from npf.models import SpeakerKind
from npf.resources import Resources
from npf.text import Extent

__all__ = ["Source", "SourceFinder"]

_ADVERBIAL = re.compile("(?:时|上|中|后|期间|之际|之余|里|下|间|前|期)$")
_WINDOW = 160
_LONGEST_PHRASE = 30
_LONG_PHRASE = 14
_LONGEST_NAME = 10
_LONG_NAME = 4
_VERBAL = frozenset("了着把被将是要就也都却仍已正不没让使给很更最能可须")
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
        self.edges = Edges(resources)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The heads of source phrases and what each is."""
        return {row["term"]: row["kind"] for row in self.resources.lexicons.rows(SOURCES)}

    @cached_property
    def offices(self) -> frozenset[str]:
        """Titles that one person holds at a time, so that the bare title means that person."""
        return frozenset(row["term"] for row in self.resources.lexicons.rows(TITLES) if row["kind"] == "office")

    def stack_before(self, covered: str, name: int) -> tuple[Extent, ...]:
        """The titles that stand right before a name."""
        low = max(0, name - 60)
        start = max(covered.rfind(stop, low, name) for stop in "，。；：！？\n") + 1
        start = self.open(covered, max(start, low), name)
        stack = self._stack(covered, start, name)
        return stack if stack and stack[-1][1] == name else ()

    def open(self, covered: str, start: int, end: int) -> int:
        """Where a clause starts behind its openers."""
        return self.edges.open(covered, start, end)

    def find(self, covered: str, low: int, high: int, known: Collection[str] = ()) -> Source | None:
        """The source in `covered[low:high]`, the part of a clause that stands before its reporting word."""
        low = max(low, high - _WINDOW)
        start = self.open(covered, low, high)
        end = self.edges.close(covered, start, high)
        if start >= end:
            return None
        return (
            self._pronoun(covered, start, end)
            or self._person_beside(covered, start, end)
            or self._known(covered, start, end, known)
            or self._person(covered, start, end)
            or self._phrase(covered, start, end)
            or self._subject(covered, start, end)
            or self._adverbial(covered, start, end)
            or self._behind_title(covered, start, end)
        )

    def is_adverbial(self, covered: str, start: int, end: int) -> bool:
        """Whether the words are nothing but a phrase of time or place (在会见来宾时)."""
        return self.edges.has_preposition(covered, start) and _ADVERBIAL.search(covered, start, end) is not None

    def subject(self, covered: str, low: int, high: int, known: Collection[str] = ()) -> Source | None:
        """The source that is the subject of a clause without a reporting word; `known` are names that the article has shown to be names."""
        start = self.open(covered, low, high)
        return self._known(covered, start, high, known) or self._subject(covered, start, min(high, start + _WINDOW))

    def _known(self, covered: str, start: int, end: int, known: Collection[str]) -> Source | None:
        """A name that the article has shown to be one."""
        if not known:
            return None
        short = self._family_name(covered, start, end, known)
        if short is not None:
            return short
        for size in range(_LONGEST_NAME, 1, -1):
            if start + size < end and covered[start : start + size] in known and covered[start + size] != "的":
                return Source(start, start + size, "person", self._title_behind(covered, start + size, end), False, start)
        return None

    def _pronoun(self, covered: str, start: int, end: int) -> Source | None:
        """A pronoun at the start of the clause, alone or before an adverb or a phrase of time and place."""
        for size in range(min(5, end - start), 0, -1):
            if self.kinds.get(covered[start : start + size]) == "pronoun" and self._goes_on(covered, start + size, end):
                return Source(start, start + size, "person", (), start + size == end, start, True)
        return None

    def _family_name(self, covered: str, start: int, end: int, known: Collection[str]) -> Source | None:
        """A family name alone (林郑, 习), where the article knows one person of that name."""
        for size in (2, 1):
            stop = start + size
            if stop <= end and self.people.is_surname(covered[start:stop]) and (stop == end or covered[stop : stop + 1] in self.edges.adverbs):
                if any(name.startswith(covered[start:stop]) and len(name) > size for name in known):
                    return Source(start, stop, "person", (), stop == end, start)
        return None

    def phrase(self, covered: str, start: int, end: int) -> Source | None:
        """The source that the whole of `covered[start:end]` names."""
        if start >= end:
            return None
        return self._pronoun(covered, start, end) or self._person_beside(covered, start, end) or self._phrase(covered, start, end)

    def label(self, covered: str, line: int, start: int, end: int) -> Source | None:
        """The person, the role or the agency that stands before a colon, in a sentence that starts at `line`."""
        start = self.open(covered, start, end)
        end = self.edges.close(covered, start, end)
        source = self.phrase(covered, start, end)
        if source is None:
            return self._label_name(covered, line, start, end)
        if source.kind == "person":
            return None if source.pronoun else source
        phrase = covered[source.start : end]
        head = next((phrase[-size:] for size in range(8, 1, -1) if phrase[-size:] in self.kinds), None)
        if head is None or end - start > _LONG_PHRASE or self.kinds[head] not in ("body", "unnamed"):
            return None
        return source

    def _label_name(self, covered: str, line: int, start: int, end: int) -> Source | None:
        """国际问题专家 季塔连科：: a name that no table helps to read, behind a title or a space."""
        titled = self._behind_title(covered, start, end)
        if titled is not None:
            return titled
        if line < start and self.people.is_label(covered[start:end]) and covered[start - 1] == " ":
            return Source(start, end, "person", self._stack(covered, line, start - 1), True, line)
        at = self.people.name_before(covered, max(start, end - 3), end) if end - start > _LONG_NAME else None
        if at is None or self._head(covered, start, at) is None:
            return None
        return Source(at, end, "person", self._stack(covered, start, at), True, start)

    def _adverbial(self, covered: str, start: int, end: int) -> Source | None:
        """在讲话中李强: the source behind a phrase of time or place."""
        if not self.edges.has_preposition(covered, start):
            return None
        at = self.people.name_before(covered, start, end)
        if at is not None and _ADVERBIAL.search(covered, start, at):
            return Source(at, end, "person", (), True, at)
        return None

    def _person_beside(self, covered: str, start: int, end: int) -> Source | None:
        """The person or the role that stands right before the reporting word."""
        phrase = covered[start:end]
        if phrase in self.kinds and phrase not in self.people.title_terms:
            return Source(start, end, _speaker_kind(self.kinds[phrase]), (), True, start)
        titles = list(self.people.find_titles(covered, start, end))
        if titles:
            last = titles[-1]
            if last[1] == end:
                return self._titled(covered, start, last)
            at = last[1] + (covered[last[1]] == "的")
            if self.people.is_name(covered[at:end]) or self.people.is_name_list(covered[at:end]):
                return Source(at, end, "person", self._stack(covered, start, last[1]), True, start)
        if self.people.is_name(phrase) or self.people.is_name_list(phrase):
            return Source(start, end, "person", (), True, start)
        return None

    def _behind_title(self, covered: str, start: int, end: int) -> Source | None:
        """A name that no table helps to read, between a title and the reporting word."""
        titles = list(self.people.find_titles(covered, start, end))
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
        return any(stop == at for _, stop in self.people.find_titles(covered, start, at))

    def _stack(self, covered: str, start: int, end: int) -> tuple[Extent, ...]:
        """The titles of 中共中央总书记、国家主席、中央军委主席, one by one."""
        found: list[Extent] = []
        at = start
        for hit in re.finditer("[、兼]|$", covered[start:end]):
            stop = start + hit.start()
            if at < stop and any(edge == stop for _, edge in self.people.find_titles(covered, at, stop)):
                found.append((at, stop))
            at = start + hit.end()
        return tuple(found)

    def _phrase(self, covered: str, start: int, end: int) -> Source | None:
        """A noun phrase with a known head: 国务院常务会议, 业内专家, 《意见》."""
        kind = self._head(covered, start, end)
        if kind is None:
            return None
        opening = self._narrow(covered, self._cut(covered, start, end), end)
        if (
            end - opening > _LONGEST_PHRASE
            or self._is_object(covered, start, opening)
            or self._has_verb(covered, opening, end)
            or self._opens_with_verb(covered, opening)
        ):
            return None
        return Source(opening, end, _speaker_kind(kind), (), True, opening, kind == "pronoun")

    def is_bare_noun(self, covered: str, start: int, end: int) -> bool:
        """Whether a noun phrase holds no verb of which its head could be the object (深入宣介中国主张)."""
        size = next((n for n in range(min(8, end - start), 0, -1) if covered[end - n : end] in self.kinds), 0)
        if not size or size == end - start:
            return True
        if covered[start : start + 2] in self._verbs and self._opens_with_verb(covered, start):
            return False
        return self.kinds[covered[end - size : end]] not in ("place", "side", "unnamed") or covered[end - size - 2 : end - size] not in self._verbs

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return self.resources.lexicons.terms(ACTION_VERBS)

    def _has_verb(self, covered: str, start: int, end: int) -> bool:
        """Whether the phrase is a clause, so that its subject is the source: 《人民日报》发表文章."""
        for hit in self._clausal.finditer(covered, start + 2, end):
            if covered[hit.end() : hit.end() + 1] not in ("的", "会", "者", "部", "组", "局", "处", "团", "员", "委", "中", "人"):
                return True
        return False

    @cached_property
    def _clausal(self) -> re.Pattern[str]:
        verbs = [term for term in self.resources.lexicons.terms(NARRATION) if len(term) == 2 and term not in self.kinds]
        return re.compile("|".join(sorted(map(re.escape, verbs))))

    def _narrow(self, covered: str, start: int, end: int) -> int:
        """参加活动的各界人士: a long phrase, or one that opens with a verb, starts behind its 的."""
        if end - start > _LONG_PHRASE or self.edges.has_preposition(covered, start):
            of = covered.rfind("的", start, end - 1)
            if of > 0:
                return of + 1
        return start

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
        hit = _CUT.match(covered, start, end)
        if hit is not None:
            start = hit.end()
        for size in (3, 2, 1):
            if size == 1 and covered[start] not in "也还则又亦均都":
                continue
            if start + size + 1 < end and covered[start : start + size] in self.edges.adverbs and covered[start : start + size + 1] not in self.kinds:
                start += size
                break
        if self.edges.has_preposition(covered, start):
            for hit in re.finditer("时|上|中|后|期间", covered[start : end - 1]):
                return start + hit.end()
        return start

    def _is_object(self, covered: str, start: int, opening: int) -> bool:
        return opening == start and self.edges.has_preposition(covered, start)

    def _person(self, covered: str, start: int, end: int) -> Source | None:
        """A person at the start of the clause, with the titles before the name."""
        named = self.people.name_at(covered, start, end)
        if named is not None:
            behind = self._title_behind(covered, named, end)
            after = behind[-1][1] if behind else named
            return Source(start, named, "person", behind, named == end, start) if covered[after : after + 1] != "的" or after >= end else None
        if self.edges.has_preposition(covered, start):
            return None
        for _, stop in self.people.find_titles(covered, start, min(end, start + 80)):
            named = self.people.name_at(covered, stop, end, titled=True) if stop < end else None
            if named is not None:
                return Source(stop, named, "person", self._stack(covered, start, stop), named == end, start)
        return None

    def _subject(self, covered: str, start: int, end: int) -> Source | None:
        """The source at the start of the clause."""
        if start >= end:
            return None
        found = self._person(covered, start, end) or self._pronoun(covered, start, end)
        if found is not None:
            return found
        if self.edges.has_preposition(covered, start):
            return None
        leading = self._leading_phrase(covered, start, end)
        if leading is not None:
            return leading
        for at, stop in self.people.find_titles(covered, start, min(end, start + 80)):
            if stop < end and covered[stop] not in "、和与" and self._goes_on(covered, stop, end) and _VERBAL.isdisjoint(covered[start:at]):
                return None if self._has_verb(covered, start, at) else Source(start, stop, "unnamed", ((at, stop),), False, start)
        return None

    def _title_behind(self, covered: str, at: int, end: int) -> tuple[Extent, ...]:
        for size in (4, 3, 2):
            if at + size <= end and covered[at : at + size] in self.people.title_terms:
                return ((at, at + size),)
        return ()

    def _leading_phrase(self, covered: str, start: int, end: int) -> Source | None:
        if covered[start] == "《":
            close = covered.find("》", start, end)
            return Source(start, close + 1, "document", (), False, start) if close > 0 else None
        if self._opens_with_verb(covered, start):
            return None
        for stop in range(start + 1, min(end, start + 40) + 1):
            if covered[stop - 1] in _VERBAL:
                return None
            if stop - start < 2 or not self._goes_on(covered, stop, end) or any(covered[stop : stop + size] in self.kinds for size in (3, 4, 5)):
                continue
            kind = self._head(covered, start, stop)
            if kind is not None and kind != "pronoun":
                titles = ((stop - size, stop) for size in (6, 5, 4, 3, 2) if covered[stop - size : stop] in self.people.title_terms)
                title = next(titles, None)
                return Source(start, stop, _speaker_kind(kind), (title,) if title and title[0] >= start else (), False, start)
        return None

    def _opens_with_verb(self, covered: str, start: int) -> bool:
        """感谢中方…: a verb opens the clause, and no noun of the table that holds one (调查组)."""
        if self._clausal.match(covered, start) is None:
            return False
        return not any(covered[start : start + size] in self.kinds for size in (6, 5, 4, 3, 2))

    def _goes_on(self, covered: str, at: int, end: int) -> bool:
        if at >= end:
            return True
        return covered[at].isdigit() or self.people.follows(covered, at)


def _speaker_kind(kind: str) -> SpeakerKind:
    if kind in ("meeting", "body", "place", "side"):
        return "body"
    return "document" if kind == "document" else "person" if kind == "pronoun" else "unnamed"
