"""The persons that an article names: their fullest names, their titles, and where they are mentioned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property

from attrs import field, frozen

from npf.languages.en.grammar import Grammar
from npf.languages.en.names import NameReader
from npf.lexicon import Lexicons

__all__ = ["Person", "Roster", "Rosters"]

_MOST_TITLED = 40
_LONGEST_PRENOMINAL = 48


@frozen
class Person:
    """A person named in full.

    Attributes:
        name: The fullest name.
        family: The word by which the person is called afterwards.
        titles: Titles before and behind the name, in the article's words, each once.
        mentions: Where the full name stands.
    """

    name: str
    family: str
    titles: list[str] = field(factory=list)
    mentions: list[int] = field(factory=list)


class Roster:
    """Who is named in full in one text."""

    def __init__(self, reader: NameReader, text: str) -> None:
        self.reader = reader
        self.people: dict[str, Person] = {}
        self._by_word: dict[str, list[Person]] = {}
        self._holding: dict[str, list[Person]] = {}
        self._fullest: dict[str, str] = {}
        self._entitled: dict[str, list[Person]] = {}
        for run in reader.run.finditer(text):
            words = run.group()
            if " " in words:
                self._read(text, run.start(), words)

    def _read(self, text: str, at: int, run: str) -> None:
        before, name = self.reader.split(run)
        if " " not in name:
            return
        words = name.split()
        while words and self.reader.is_function_word(words[0]):
            words = words[1:]
        if len(words) > 2 and words[0].lower() in self.reader.places and words[0] not in self.reader.pronouns:
            words = words[1:]  # "ambassador to Chile Carl Stone"
        if len(words) < 2:
            return
        if len(words) > 2 and words[0].lower() in self.reader.surnames and self.reader.is_plain_word(words[2]):
            words = words[:2]
        name = " ".join(words)
        if (
            len(words) > 2
            and words[-2].lower() in self.reader.surnames
            and words[0] not in self.reader.pronouns
            and words[0].lower() not in self.reader.surnames
        ):
            name = " ".join(words[-2:])
        if not self.reader.is_person(name):
            return
        start = at + run.find(name, len(before))
        person = self.add(name)
        person.mentions.append(start)
        ahead = text[max(0, start - _LONGEST_PRENOMINAL) : start].rpartition("\n")[2]
        prenominal = self._title_words(before) or self._title_words(ahead) or self._title_words(self._owned(ahead))
        for title in (*([prenominal] if prenominal else []), *self.reader.titles_behind(text, start + len(name))):
            if title not in person.titles:
                person.titles.append(title)

    def _title_words(self, before: str) -> str:
        """The title at the end of the words before a name: from the longest title of the table on, else a noun for a person."""
        words = before.split()
        if len(words) > 2 and words[-1].lower() in self.reader.places and words[-2] in self.reader.grammar.prepositions:
            words = words[:-2]
        for first in range(len(words)):
            if " ".join(words[first:]).lower().rstrip(".") in self.reader.titles:
                return " ".join(words[first:])
        return words[-1] if words and self.reader.grammar.kinds_of_source.get(words[-1]) == "person" else ""

    def _owned(self, before: str) -> str:
        """The words behind the last genitive before a comma and a name ("the city's mayor, ")."""
        owner, mark, title = before.replace("’s ", "'s ").rpartition("'s ")
        return title.rstrip(" ,") if mark and owner and title.endswith(", ") else ""

    def add(self, name: str) -> Person:
        """The person with this full name, entered where new."""
        person = self.people.get(name)
        if person is None:
            person = self.people[name] = Person(name, self.reader.family(name))
            for word in {person.family.lower(), *(w.lower() for w in (name.split()[0], name.split()[-1]))}:
                self._by_word.setdefault(word, []).append(person)
            for word in _words(name):
                self._holding.setdefault(word, []).append(person)
        return person

    def called(self, word: str, at: int) -> Person | None:
        """The person who is called by one word: by family name before given name, the last one named in full before `at`, else the one
        named most often behind."""
        candidates = self._by_word.get(word.lower(), [])
        ranked = [p for p in candidates if p.family.lower() == word.lower()]
        ranked = ranked or [p for p in candidates if p.name.split()[-1].lower() == word.lower()]
        ranked = ranked or [p for p in candidates if p.titles or p.name.split()[0] in self.reader.pronouns]
        ranked = [p for p in ranked if p.titles] or ranked
        best: Person | None = None
        nearest = -1
        for person in ranked:
            before = bisect_left(person.mentions, at)
            place = person.mentions[before - 1] if before else -1
            if best is None or place > nearest or (place == nearest == -1 and len(person.mentions) > len(best.mentions)):
                best, nearest = person, place
        return best

    def fullest(self, name: str) -> str:
        """The longest full name of the article that holds all words of `name`."""
        if name not in self._fullest:
            words = _words(name)
            rarest = min((self._holding.get(word, []) for word in words), key=len, default=[])
            best = name
            for other in rarest:
                if len(other.name) > len(best) and words <= _words(other.name):
                    best = other.name
            self._fullest[name] = best
        return self._fullest[name]

    @cached_property
    def titled(self) -> tuple[Person, ...]:
        """The first persons with titles, in the order in which they are named."""
        return tuple(person for person in self.people.values() if person.titles and person.mentions)[:_MOST_TITLED]

    @cached_property
    def _holders(self) -> dict[str, list[Person]]:
        """The persons by the last words of their titles."""
        found: dict[str, dict[str, Person]] = {}
        for person in self.people.values():
            for title in person.titles:
                found.setdefault(_last_word(self.reader.head(title.lower())), {})[person.name] = person
        return {word: list(persons.values()) for word, persons in found.items()}

    def entitled(self, role: str, at: int, fits: Callable[[Person, str], bool]) -> Person | None:
        """The person to whom the article gives a title that reads like `role` ("the premier") and fits: the one named last before `at`."""
        best: Person | None = None
        nearest = -1
        if role not in self._entitled:
            same = self.reader.same_office
            likely = self._holders.get(_last_word(role), ())
            self._entitled[role] = [p for p in likely if any(same(title, role) for title in p.titles)]
        for person in self._entitled[role]:
            if not any(fits(person, title) for title in person.titles if self.reader.same_office(title, role)):
                continue
            before = bisect_left(person.mentions, at)
            place = person.mentions[before - 1] if before else 0
            if place > nearest:
                best, nearest = person, place
        return best


class Rosters:
    """The roster of the text read last: its stages ask for it one after another."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.reader = NameReader(lexicons.built(Grammar))
        self._last: tuple[str, Roster] | None = None

    def of(self, text: str) -> Roster:
        """Who is named in full in a text."""
        last = self._last
        if last is None or last[0] != text:
            last = self._last = (text, Roster(self.reader, text))
        return last[1]


def _last_word(phrase: str) -> str:
    return phrase[phrase.rfind(" ") + 1 :]


def _words(name: str) -> set[str]:
    return {word.lower().strip(".") for word in name.split()}
