"""Persons who are called by an office or a role: "the premier", "the Chinese leader", "the official", "an economist"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from npf.draft import Draft, Paragraph
from npf.languages.en.persons import Persons
from npf.languages.en.roster import Person
from npf.models import Quote, Speaker
from npf.resources import Resources

__all__ = ["Callings"]

_INTRODUCED = re.compile(r"\b(?:an?|one|another) (?=((?:[\w-]+ ){0,4}[\w-]+))", re.IGNORECASE)
_AGE = re.compile(r"\d+-year-old\b")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")
_NEAR, _BEFORE_NAME, _ENDS = 350, 60, '.!?"”'
_FIRST_QUOTES, _FIRST_PARAGRAPHS = 40, 4
_ANY = "*"


def _holds_word(text: str, word: str) -> bool:
    return word in text and re.search(rf"\b{re.escape(word)}\b", text) is not None


class Callings:
    """Finds the person of one article whom a role stands for."""

    def __init__(self, persons: Persons, resources: Resources, draft: Draft, quotes: Sequence[Quote]) -> None:
        self.persons, self.resources, self.draft, self.quotes = persons, resources, draft, quotes
        self.reader, self.roster, self.grammar = persons.reader, persons.roster, persons.grammar

    def of(self, role: str, complement: str, at: int, spoken: Sequence[tuple[int, Speaker]]) -> Person | None:
        """The person meant by "the" and a role at an offset.

        Args:
            role: The role in lower case, without its determiner.
            complement: What follows the role's head in the mention (" of the council").
            at: Where the mention stands.
            spoken: The speakers settled so far, with their places.
        """
        if _AGE.match(role):
            said = next((s for place, s in reversed(spoken) if at - place < 2 * _NEAR), None)
            if said is not None:
                return self.roster.people.get(said.name)
            return next((person for place, person in self.persons.recent(at, spoken) if at - place < 3 * _NEAR), None)
        if not (self._is_calling(role.split()[-1]) or self.reader.is_title_word(role.split()[-1])):
            return None
        for part in dict.fromkeys((role, *(p.strip() for p in role.split(" and ")))):
            person = self.roster.entitled(part, at, self._filter(part, complement, at))
            if person is not None:
                return person
        return self._general(role, complement, at, spoken)

    def _filter(self, role: str, complement: str, at: int):  # type: ignore[no-untyped-def]
        nation = self._nation(role + " ")
        named = {hit.group() for hit in _CAPITAL.finditer(complement)}

        def fits(person: Person, title: str) -> bool:
            theirs = {hit.group() for hit in _CAPITAL.finditer(title[len(self.reader.head(title)) :])}
            if named and (named.isdisjoint(theirs) if theirs else not self._is_near(person, named)):
                return False
            return self._may_be_of(person, nation)

        return fits

    def _is_near(self, person: Person, named: set[str]) -> bool:
        """Whether a body or a country named behind a role stands by a person's names too, or is that of his nationality."""
        folded = self.draft.folded
        for at in person.mentions[:6]:
            behind = at + len(person.name)
            near = folded[max(0, at - _BEFORE_NAME) : at] + _SENTENCE_END.split(folded[behind : behind + _BEFORE_NAME])[0]
            if any(word in near for word in named):
                return True
        nations = self._nation_of(person)
        words = {word.lower() for word in named}
        return nations is not None and any(not words.isdisjoint(self.reader.countries[nation]) for nation in nations)

    def _belongs(self, person: Person, body: str) -> bool:
        """Whether the words around a person's names hold the body of "the WHO chief"; True for a chief of nothing named."""
        if not body:
            return True
        near = (self.draft.folded[max(0, at - _BEFORE_NAME) : at + len(person.name) + 2 * _BEFORE_NAME] for at in person.mentions[:6])
        return any(body in words for words in near)

    def _general(self, role: str, complement: str, at: int, spoken: Sequence[tuple[int, Speaker]]) -> Person | None:
        """The person behind "the official": the last one near who was subject or speaker and may be called so."""
        noun = role.split()[-1]
        if self._is_plural(noun):
            return None
        titles = self.reader.role_titles.get(noun)
        if titles is None and not (noun in self.reader.titles or self.grammar.kinds_of_source.get(noun) == "person"):
            return None
        nation = self._nation(role + " ")
        mentioned = next(
            (hit.group() for hit in _CAPITAL.finditer(self.draft.folded, at, at + len(role) + 4) if hit.group().isupper() and len(hit.group()) > 1),
            "",
        )
        introduced = self._introduction(noun, at)
        for place, person in self.persons.recent(at, spoken):
            if ". " in self.draft.folded[place:introduced]:
                return None
            if at - place > _NEAR and titles is None:
                return None
            if not self._may_be_of(person, nation):
                continue
            if titles is None:
                if not person.titles and not complement:
                    return person
                continue
            if _ANY in titles and not self._belongs(person, mentioned):
                continue
            if _ANY in titles or any(self._is_among(title, titles) for title in person.titles):
                return person
        return self._of_nation(titles, nation, at) if titles is not None and nation is not None else None

    def _of_nation(self, titles: frozenset[str], nation: str, at: int) -> Person | None:
        """The person of a nationality with one of the titles who was named in full before an offset, though never as a subject."""
        holders = [p for p in self.roster.titled if any(self._is_among(title, titles) for title in p.titles) and p.mentions[0] < at]
        return next((p for p in reversed(holders) if nation in (self._nation_of(p) or ())), None)

    def _introduction(self, noun: str, at: int) -> int:
        """Where an unnamed person was last called so ("an official"), or -1."""
        places = self._introductions.get(noun, [])
        k = bisect_left(places, at) - 1
        return places[k] if k >= 0 else -1

    @cached_property
    def _introductions(self) -> dict[str, list[int]]:
        """Where "a", "one" or "another" stands shortly before a word, by that word; of overlapping places the first."""
        found: dict[str, list[int]] = {}
        behind: dict[str, int] = {}
        for hit in _INTRODUCED.finditer(self.draft.folded):
            at = hit.start(1)
            for word in hit.group(1).lower().split(" "):
                end = at + len(word)
                for noun in {word, word.partition("-")[0]}:
                    if behind.get(noun, -1) <= hit.start():
                        found.setdefault(noun, []).append(hit.start())
                        behind[noun] = end
                at = end + 1
        return found

    def _is_among(self, title: str, titles: frozenset[str]) -> bool:
        head = self.reader.head(title.lower())
        return head in titles or head.split()[-1] in titles

    def _nation(self, words: str) -> str | None:
        """The nationality with which a role starts ("japanese prime minister")."""
        for name, places in self.reader.countries.items():
            if words.startswith(name + " ") or any(words.startswith((place + "'s ", place + "’s ")) for place in places):
                return name
        return None

    def _may_be_of(self, person: Person, nation: str | None) -> bool:
        if nation is None:
            return True
        known = self._nation_of(person)
        return known is None or nation in known

    def _nation_of(self, person: Person) -> frozenset[str] | None:
        """The nationalities that the words before the name allow; Chinese for a Chinese name without any."""
        if person.name not in self._nations:
            found: set[str] = set()
            for at in person.mentions[:6]:
                before = self.draft.folded[max(0, at - _BEFORE_NAME) : at].rpartition(". ")[2].rpartition("\n")[2].rpartition(",")[2].lower()
                behind = " ".join(person.titles).lower()
                found.update(
                    name
                    for name, words in self.reader.countries.items()
                    if any(_holds_word(before, word) or _holds_word(behind, word) for word in words)
                )
                if found:
                    break
            if not found and person.name.split()[0].lower() in self.reader.surnames:
                found.add("chinese")
            self._nations[person.name] = frozenset(found) if found else None
        return self._nations[person.name]

    @cached_property
    def _nations(self) -> dict[str, frozenset[str] | None]:
        return {}

    @cached_property
    def _body(self) -> tuple[Paragraph, ...]:
        return self.draft.body("en")

    def introduced(self, mention: Speaker, role: str) -> Person | None:
        """The person behind "an economist" or "the chairman of X" in the article's opening, if one speaks soon who may be called so."""
        body = self._body
        noun = role.split()[-1]
        opening = next((p for p in body[:_FIRST_PARAGRAPHS] if self.draft.folded[p.start : p.end].rstrip()[-1:] in _ENDS), body[0] if body else None)
        if opening is None or mention.start > opening.end or self._is_plural(noun) or not self._is_calling(noun):
            return None
        soon = body[min(_FIRST_PARAGRAPHS, len(body)) - 1].end
        for other in self.quotes[:_FIRST_QUOTES]:
            if other.speaker is None or other.speaker.start <= mention.end or other.speaker.kind != "person":
                continue
            person = self._named_at(other.speaker)
            if person is None:
                continue
            near = self.draft.folded[max(0, other.speaker.start - 80) : other.speaker.end + 120].lower()
            if noun in near or any(noun in title.lower() for title in person.titles):
                return person
            return person if other.speaker.start < soon or noun in self.draft.folded[mention.end :].lower() else None
        return None

    def _named_at(self, mention: Speaker) -> Person | None:
        _, name = self.reader.split(self.reader.head(mention.text))
        return self.persons.named(name, mention.start) if name else None

    def _is_plural(self, noun: str) -> bool:
        return noun.endswith("s") and noun not in self.reader.titles and noun not in self.reader.role_titles

    def _is_calling(self, noun: str) -> bool:
        return self.grammar.kinds_of_source.get(noun) == "person" or noun.endswith(self.grammar.agent_suffixes) or noun in self.reader.role_titles
