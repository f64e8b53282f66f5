"""Which persons of an article are subjects where, and who of them is he or she."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from npf.draft import Draft
from npf.languages.en.names import NameReader
from npf.languages.en.roster import Person, Roster
from npf.models import Quote, Speaker

__all__ = ["Persons"]

_WORD = re.compile(r"[A-Z\u00c0-\u00de][\w’'-]*")
_NEXT = re.compile(r",?\s*(\w+)")
_ADDRESSED = re.compile(r"\b(Mr|Mrs|Ms|Miss|Madam)\.? ([A-Z][\w’'-]+)")
_OPENING = 30
_LOOK_BACK = 12
_SHORTLY = 500


class Persons:
    """The persons of one article.

    Attributes:
        genders: "he" or "she" by name, where "Mr." or "Ms." or the given name tells.
        addressed: The names for which "Mr." or "Ms." told.
    """

    def __init__(self, reader: NameReader, roster: Roster, draft: Draft, quotes: Sequence[Quote]) -> None:
        self.reader, self.roster, self.draft, self.quotes = reader, roster, draft, quotes
        self.grammar = reader.grammar
        self.addressed: set[str] = set()
        self.genders = self._genders()

    def named(self, name: str, at: int) -> Person | None:
        """The person of a name of one word or several, as mentioned at an offset."""
        if " " in name:
            return self.roster.people.get(self.roster.fullest(name))
        return self.roster.called(name.rstrip("."), at)

    def last(self, at: int, pronoun: str, spoken: Sequence[tuple[int, Speaker]]) -> tuple[int, Person | None]:
        """The last person before an offset who was a subject or a speaker and can be "he" or "she"; the offset of that place, or -1."""
        return next(((place, person) for place, person in self.recent(at, spoken) if self.may_be(person.name, pronoun)), (-1, None))

    def may_be(self, name: str, pronoun: str) -> bool:
        """Whether a person can be "he" or "she": given names mislead, so that they count only where the article knows someone who fits."""
        gender = self.genders.get(name, pronoun)
        return gender == pronoun or (name not in self.addressed and pronoun not in self.genders.values())

    @cached_property
    def _mentions(self) -> list[tuple[int, str]]:
        return sorted((at, person.name) for person in self.roster.people.values() for at in person.mentions)

    def mentioned(self, at: int, pronoun: str) -> Person | None:
        """The last person named in full shortly before an offset who has a title or a known given name."""
        k = bisect_left(self._mentions, (at, ""))
        for place, name in reversed(self._mentions[max(0, k - 3) : k]):
            person = self.roster.people[name]
            known = bool(person.titles) or name.split()[0] in self.reader.pronouns or name.split()[0].lower() in self.reader.surnames
            if at - place < _SHORTLY and known and self.may_be(name, pronoun):
                return person
        return None

    def recent(self, at: int, spoken: Sequence[tuple[int, Speaker]]) -> list[tuple[int, Person]]:
        """The persons before an offset who were subjects or speakers, the last one first, each with its place."""
        k = bisect_left(self._subjects_at, at)
        found = [(place, person) for place, person in self._subjects[max(0, k - _LOOK_BACK) : k]]
        found += [(place, self.roster.people[s.name]) for place, s in spoken[-6:] if s.name in self.roster.people and place < at]
        return sorted(found, key=lambda item: -item[0])

    @cached_property
    def _subjects(self) -> list[tuple[int, Person]]:
        """Persons where they open a sentence or a clause, by place."""
        found: list[tuple[int, Person]] = []
        folded = self.draft.folded
        for paragraph in self.draft.body("en"):
            for start, end in paragraph.sentences:
                hit = self._subject_of(folded, start, end)
                if hit is not None:
                    found.append(hit)
        return found

    @cached_property
    def _known_words(self) -> frozenset[str]:
        """The words by which persons are called that have a title or a known given name, or speak in a quote."""
        people = [person for person in self.roster.people.values() if person.titles or person.name.split()[0] in self.reader.pronouns]
        for quote in self.quotes:
            if quote.speaker is not None and quote.speaker.kind in ("person", "unnamed"):
                name = self.reader.split(self.reader.head(quote.speaker.text))[1]
                person = self.named(name, quote.speaker.start) if name else None
                if person is not None:
                    people.append(person)
        return frozenset(word for person in people for word in person.name.split())

    @cached_property
    def _subjects_at(self) -> list[int]:
        return [place for place, _ in self._subjects]

    def _subject_of(self, folded: str, start: int, end: int) -> tuple[int, Person] | None:
        first: tuple[int, Person] | None = None
        for hit in _WORD.finditer(folded, start, end):
            word = hit.group()
            if word.endswith(("'s", "’s")):
                continue
            person = self.roster.called(word, hit.start()) if word in self._known_words else None
            if person is None or (word.lower() != person.family.lower() and not folded.startswith(person.name, hit.start())):
                continue
            first = first or (hit.start(), person)
            behind = hit.start() + len(person.name) if folded.startswith(person.name, hit.start()) else hit.end()
            after = _NEXT.match(folded, behind, end)
            if after is not None and self._follows_subject(folded[behind : behind + 1], after.group(1).lower()):
                return hit.start(), person
        return first if first is not None and first[0] - start < _OPENING else None

    def _follows_subject(self, stop: str, word: str) -> bool:
        grammar = self.grammar
        return (
            word in grammar.pasts
            or word in grammar.thirds
            or word in grammar.auxiliaries
            or word in ("also", "then", "who")
            or (stop == "," and word in ("a", "the"))
        )

    def _genders(self) -> dict[str, str]:
        """Persons whom the article calls Mr. or Ms., or whose given name tells, by name."""
        given = self.reader.pronouns
        found = {
            name: given[name.split()[0]]
            for name in self.roster.people
            if name.split()[0] in given and name.split()[0].lower() not in self.reader.surnames
        }
        for hit in _ADDRESSED.finditer(self.draft.folded):
            person = self.roster.called(hit.group(2).removesuffix("'s").removesuffix("’s"), hit.start())
            if person is not None:
                self.addressed.add(person.name)
                found[person.name] = "he" if hit.group(1) == "Mr" else "she"
        return found
