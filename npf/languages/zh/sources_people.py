"""Persons as sources: names with their titles, family names alone, pronouns, roles."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property

from npf.languages.zh.people import People
from npf.languages.zh.sources_edges import Edges
from npf.languages.zh.sources_phrases import NounPhrases, Source, speaker_kind
from npf.languages.zh.tables import TITLES
from npf.resources import Resources
from npf.text import Extent

__all__ = ["PersonPhrases"]

_LONGEST_NAME = 10
_LONG_NAME = 4
_LONGEST_STACK = 80


class PersonPhrases:
    """Reads the mentions of persons."""

    def __init__(self, people: People, edges: Edges, phrases: NounPhrases, resources: Resources) -> None:
        self.people, self.edges, self.phrases, self.resources = people, edges, phrases, resources

    @cached_property
    def offices(self) -> frozenset[str]:
        """Titles that one person holds at a time, so that the bare title means that person."""
        return frozenset(row["term"] for row in self.resources.lexicons.rows(TITLES) if row["kind"] == "office")

    def known(self, covered: str, start: int, end: int, known: Collection[str]) -> Source | None:
        """A name that the article has shown to be one, at the start of the clause."""
        if not known:
            return None
        short = self._family_name(covered, start, end, known)
        if short is not None:
            return short
        for size in range(_LONGEST_NAME, 1, -1):
            if start + size < end and covered[start : start + size] in known and covered[start + size] != "的":
                return Source(start, start + size, "person", self._title_behind(covered, start + size, end), False, start)
        return None

    def _family_name(self, covered: str, start: int, end: int, known: Collection[str]) -> Source | None:
        """A family name alone (林郑, 习), where the article knows a person of that name."""
        for size in (2, 1):
            stop = start + size
            if stop > end or not self.people.is_surname(covered[start:stop]):
                continue
            ends = stop == end or covered[stop : stop + 1] in self.edges.adverbs
            if ends and any(name.startswith(covered[start:stop]) and len(name) > size for name in known):
                return Source(start, stop, "person", (), stop == end, start)
        return None

    def pronoun(self, covered: str, start: int, end: int) -> Source | None:
        """A pronoun at the start of the clause, alone or before an adverb or a phrase of time and place."""
        for size in range(min(5, end - start), 0, -1):
            if self.phrases.kinds.get(covered[start : start + size]) == "pronoun" and self.phrases.goes_on(covered, start + size, end):
                return Source(start, start + size, "person", (), start + size == end, start, True)
        return None

    def beside(self, covered: str, start: int, end: int) -> Source | None:
        """The person or the role that stands right before the reporting word."""
        phrase = covered[start:end]
        kind = self.phrases.kinds.get(phrase)
        if kind is not None and phrase not in self.people.title_terms:
            return Source(start, end, speaker_kind(kind), (), True, start)
        titles = list(self.people.find_titles(covered, start, end))
        if titles:
            last = titles[-1]
            if last[1] == end:
                return self._titled(covered, start, last)
            named = self.people.name_before(covered, start, last[0])
            if named is not None and named > start and (first := self.person(covered, start, named)) is not None:
                return first
            if named is not None and self._stands_alone(covered, start, named):
                return Source(named, last[0], "person", (last,), False, start)
            at = last[1] + (covered[last[1]] == "的")
            if self.people.is_name(covered[at:end]) or self.people.is_name_list(covered[at:end]):
                return Source(at, end, "person", self.stack(covered, start, last[1]), True, start)
        if self.people.is_name(phrase) or self.people.is_name_list(phrase):
            return Source(start, end, "person", (), True, start)
        return None

    def behind_title(self, covered: str, start: int, end: int) -> Source | None:
        """A name that no table helps to read, between a title and the reporting word."""
        titles = list(self.people.find_titles(covered, start, end))
        if titles and self.people.is_name(covered[titles[-1][1] : end], titled=True):
            at = titles[-1][1]
            return Source(at, end, "person", self.stack(covered, start, at), True, start)
        return None

    def _titled(self, covered: str, start: int, title: Extent) -> Source | None:
        """A title at the end: 习近平总书记, 李总理, 外交部发言人."""
        at = self.people.name_before(covered, start, title[0])
        if at is not None and self._stands_alone(covered, start, at):
            return Source(at, title[0], "person", (title,), True, start)
        opening = self.phrases.narrow(covered, self.phrases.cut(covered, start, title[1]), title[1])
        if self.phrases.is_too_long(opening, title[1]) or self.phrases.is_object(covered, start, opening):
            return None
        if self.phrases.has_verb(covered, opening, title[0]):
            return None
        return Source(opening, title[1], "unnamed", (title,), True, opening)

    def _stands_alone(self, covered: str, start: int, at: int) -> bool:
        """Whether a name that starts here is cut off from what stands before it, by the clause, a mark or a title."""
        if at == start or not covered[at - 1].isalnum():
            return True
        return any(stop == at for _, stop in self.people.find_titles(covered, start, at))

    def person(self, covered: str, start: int, end: int) -> Source | None:
        """A person at the start of the clause, with the titles before the name."""
        named = self.people.name_at(covered, start, end)
        if named is not None:
            behind = self._title_behind(covered, named, end)
            after = behind[-1][1] if behind else named
            return Source(start, named, "person", behind, named == end, start) if after >= end or covered[after] != "的" else None
        if self.edges.has_preposition(covered, start):
            return None
        for at, stop in self.people.find_titles(covered, start, min(end, start + _LONGEST_STACK)):
            if at > start and self.people.is_surname(covered[start:at]) and stop < end and self.phrases.goes_on(covered, stop, end):
                return Source(start, stop, "unnamed", ((at, stop),), False, start)
            at = stop + (covered[stop : stop + 1] == "的")
            named = self.people.name_at(covered, at, end, titled=at == stop) if at < end else None
            if named is not None:
                return Source(at, named, "person", self.stack(covered, start, stop), named == end, start)
        return None

    def role(self, covered: str, start: int, end: int) -> Source | None:
        """A role without a name at the start of the clause."""
        for at, stop in self.people.find_titles(covered, start, min(end, start + _LONGEST_STACK)):
            ends = stop < end and covered[stop] not in "、和与" and self.phrases.goes_on(covered, stop, end)
            if ends and self.phrases.clause_signs.isdisjoint(covered[start:at]):
                clause = self.phrases.has_verb(covered, start, at)
                return None if clause else Source(start, stop, "unnamed", ((at, stop),), False, start)
        return None

    def label(self, covered: str, line: int, start: int, end: int) -> Source | None:
        """国际问题专家 季塔连科: a name before a colon that no table helps to read, behind a title or a space."""
        titled = self.behind_title(covered, start, end)
        if titled is not None:
            return titled
        if line < start and covered[start - 1] == " " and self.people.is_label(covered[start:end]):
            return Source(start, end, "person", self.stack(covered, line, start - 1), True, line)
        at = self.people.name_before(covered, max(start, end - 3), end) if end - start > _LONG_NAME else None
        if at is None or self.phrases.head(covered, start, at) is None:
            return None
        return Source(at, end, "person", self.stack(covered, start, at), True, start)

    def stack(self, covered: str, start: int, end: int) -> tuple[Extent, ...]:
        """The titles of 中共中央总书记、国家主席、中央军委主席, one by one."""
        found: list[Extent] = []
        at = start
        for hit in re.finditer("[、兼]|$", covered[start:end]):
            stop = start + hit.start()
            if at < stop and any(edge == stop for _, edge in self.people.find_titles(covered, at, stop)):
                found.append((at, stop))
            at = start + hit.end()
        return tuple(found)

    def stack_before(self, covered: str, name: int, floor: int = 0) -> tuple[Extent, ...]:
        """The titles that stand right before a name and not before the offset `floor`."""
        low = max(floor, name - _LONGEST_STACK)
        start = max(covered.rfind(stop, low, name) for stop in "，。；：！？\n") + 1
        start = self.edges.open(covered, max(start, low), name)
        stack = self.stack(covered, start, name)
        return stack if stack and stack[-1][1] == name else ()

    def _title_behind(self, covered: str, at: int, end: int) -> tuple[Extent, ...]:
        for size in (4, 3, 2):
            if at + size <= end and covered[at : at + size] in self.people.title_terms:
                return ((at, at + size),)
        return ()
