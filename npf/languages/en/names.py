"""The persons that an article names: their fullest names, their titles, and where they are mentioned."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from attrs import field, frozen

from npf.languages.en.grammar import Grammar
from npf.languages.en.tables import ABBREVIATIONS, GIVEN_NAMES, SURNAMES, TITLES

__all__ = ["NameReader", "Person", "Roster"]

_NEXT_TITLE = re.compile(r",? and (?:also )?(?:the |an? )?|, (?:who is )?(?:also |currently )?(?:the |an? )?")
_LONGEST_PRENOMINAL = 48
_LONGEST_NAME, _LONGEST_TITLE, _MOST_TITLES = 4, 160, 6


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


def _openers(grammar: Grammar) -> frozenset[str]:
    return grammar.classes["subordinator"] | grammar.classes["conjunction"] | grammar.classes["wh"]


class NameReader:
    """Tells names from titles, in a mention or over a whole text."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        lexicons = grammar.lexicons
        self.surnames = frozenset(row["term"].lower() for row in lexicons.rows(SURNAMES))
        self.pronouns = {row["term"]: row["pronoun"] for row in lexicons.rows(GIVEN_NAMES)}
        self.titles = frozenset(row["term"] for row in lexicons.rows(TITLES))
        particles = "|".join(sorted(grammar.classes["name-particle"]))
        abbreviated = "|".join(sorted(re.escape(row["term"]) for row in lexicons.rows(ABBREVIATIONS) if row["kind"] == "title"))
        word = f"(?:(?:{abbreviated})(?= )|(?:[A-Z]\\.)+|[A-Z\u00c0-\u00de][\\w’'-]*)"
        self.run = re.compile(f"{word}(?: +(?:(?:{particles}) +)?{word})*")
        ends = "|".join(sorted(grammar.classes["title-end"]))
        self._segment_end = re.compile(rf" and |[,;:()]|\.(?=\s|$)| (?:{ends}|on (?=[A-Z][a-z]+day\b))\b|\n")
        heads = "|".join(sorted(grammar.classes["head-end"]))
        self._head_end = re.compile(rf"[,;:(\[–—]|\s(?:{heads})\s")
        held, meeting = ("|".join(sorted(grammar.classes[name])) for name in ("held", "meeting"))
        self.held = re.compile(rf"\b(?:{held}) (?:a|an|its|the) (?:[\w-]+ ){{0,6}}?(?:{meeting})\b")
        self._last_words = frozenset(title.split()[-1] for title in self.titles)
        self._first_words = frozenset(title.split()[0] for title in self.titles)

    def is_title_word(self, word: str) -> bool:
        """Whether a word ends a title ("Secretary", "Gov.")."""
        return word.lower().rstrip(".") in self._last_words

    def split(self, phrase: str) -> tuple[str, str]:
        """The words before a name, and the name: the capitalised words behind the last title or lower-case word.

        A phrase without a name gives "" for it; a family name before the given name counts as one with it.
        """
        words = phrase.split()
        cut = len(words)
        while cut > 0 and self._in_name(words, cut - 1):
            cut -= 1
        while cut < len(words) and words[cut].lower() in self.grammar.determiners:
            cut += 1
        while cut < len(words) - 1 and self.is_no_name(words[cut]):
            cut += 1
        name = " ".join(words[cut:]).strip(",;:")
        return " ".join(words[:cut]), name.removesuffix("'s").removesuffix("’s")

    def _in_name(self, words: list[str], k: int) -> bool:
        if words[k][:1].isupper():
            return not self.is_title_word(words[k])
        inside = 0 < k < len(words) - 1 and words[k] in self.grammar.classes["name-particle"]
        return inside and words[k - 1][:1].isupper() and not self.is_title_word(words[k - 1])

    def head(self, phrase: str) -> str:
        """The phrase up to its first preposition, relative or comma ("Paul Hill of Oslo")."""
        return self._head_end.split(phrase)[0].strip()

    def same_office(self, title: str, role: str) -> bool:
        """Whether a title is the office that a role names: "Premier" is "premier", "Vice Premier" is not."""
        head = self.head(title.lower())
        if head == role or role.endswith(" " + head):
            return True
        return head.endswith(" " + role) and head[: -len(role) - 1].split()[-1].strip("-") not in self.grammar.classes["rank"]

    def is_person(self, name: str) -> bool:
        """Whether a run of capitalised words can be a person's full name."""
        words = name.split()
        if not 2 <= len(words) <= _LONGEST_NAME:
            return False
        lower = [word.lower().strip(".,") for word in words]
        kinds = self.grammar.kinds_of_source
        if any(kinds.get(word) in ("body", "document", "unnamed") and word not in self.surnames for word in lower[1:]):
            return False
        if any(word in self.grammar.classes["place"] for word in lower):
            return False
        return not any(word in self.grammar.times or word in self.grammar.determiners or (word.isupper() and len(word) > 2) for word in lower)

    def is_plain_word(self, word: str) -> bool:
        """Whether a capitalised word behind a name is no part of it ("Xi Jinping Thought")."""
        low, grammar = word.lower(), self.grammar
        return low in grammar.bases or grammar.is_verb_form(low) or low in grammar.kinds_of_source

    def ends_with_title(self, words: str) -> bool:
        """Whether the words before a name end with a title."""
        last = words.split()[-1:]
        return bool(last) and self.is_title_word(last[0])

    def is_no_name(self, word: str) -> bool:
        """Whether a capitalised word before a name is none of its words: a nationality, a body, "Iran-backed"."""
        low = word.lower()
        kind = self.grammar.kinds_of_source.get(low)
        return (
            kind in ("body", "document", "unnamed")
            or low in self.grammar.classes["demonym"]
            or low.endswith(("-backed", "-based", "-born", "-led", "'s", "’s"))
        )

    def is_function_word(self, word: str) -> bool:
        """Whether a capitalised word only opens a sentence ("After Li Ming")."""
        grammar, low = self.grammar, word.lower()
        return low in grammar.prepositions or low in grammar.determiners or low in grammar.adverbs or low in grammar.times or low in _openers(grammar)

    def family(self, name: str) -> str:
        """The word of a full name by which the person is called: the first of a Chinese name, else the last."""
        words = [word for word in name.split() if word.rstrip(".").lower() not in ("jr", "sr", "ii", "iii", "iv")]
        if not words:
            return name
        return words[0] if words[0].lower() in self.surnames and len(words) in (2, 3) else words[-1]

    def titles_behind(self, text: str, at: int) -> list[str]:
        """The titles in apposition behind a name that ends at `at` ("…, general secretary of X, president of Y, and chairman of Z, …")."""
        found: list[str] = []
        while len(found) < _MOST_TITLES:
            lead = _NEXT_TITLE.match(text, at)
            if lead is None or not self._opens_with_title(text[lead.end() : lead.end() + 60]):
                break
            end = self._title_end(text, lead.end())
            found.append(text[lead.end() : end].strip())
            at = end
        return found

    def _title_end(self, text: str, start: int) -> int:
        """Where a title ends: at a comma, a verb, a day, or an "and" behind which another title starts."""
        limit = min(len(text), start + _LONGEST_TITLE)
        for hit in self._segment_end.finditer(text, start, limit):
            if not hit.group().strip().startswith("and") or self._opens_with_title(text[hit.end() : hit.end() + 60]):
                return hit.start()
        return limit

    def _opens_with_title(self, segment: str) -> bool:
        words = segment.split()[:4]
        for n, word in enumerate(words):
            if word.strip(",.;:()") != word or word in ("of", "for", "at", "in"):
                return self.is_title_word(word.strip(",.;:()"))
            if self.is_title_word(word):
                return n < 4 and not words[0][:1].isdigit()
        return False


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
            self._read(text, run.start(), run.group())

    def _read(self, text: str, at: int, run: str) -> None:
        before, name = self.reader.split(run)
        if " " not in name:
            return
        words = name.split()
        while words and self.reader.is_function_word(words[0]):
            words = words[1:]
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
        prenominal = self._title_words(before) or self._title_words(text[max(0, start - _LONGEST_PRENOMINAL) : start].rpartition("\n")[2])
        for title in (*([prenominal] if prenominal else []), *self.reader.titles_behind(text, start + len(name))):
            if title not in person.titles:
                person.titles.append(title)

    def _title_words(self, before: str) -> str:
        """The title at the end of the words before a name: from the longest title of the table on."""
        words = before.split()
        for first in range(len(words)):
            if " ".join(words[first:]).lower().rstrip(".") in self.reader.titles:
                return " ".join(words[first:])
        return ""

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
    def _holders(self) -> dict[str, list[Person]]:
        """The persons by the last words of their titles."""
        found: dict[str, dict[str, Person]] = {}
        for person in self.people.values():
            for title in person.titles:
                found.setdefault(_last_word(self.reader.head(title.lower())), {})[person.name] = person
        return {word: list(persons.values()) for word, persons in found.items()}

    def entitled(self, role: str, at: int) -> Person | None:
        """The person to whom the article gives a title that reads like `role` ("the premier"): the one named last before `at`."""
        best: Person | None = None
        nearest = -1
        if role not in self._entitled:
            same = self.reader.same_office
            likely = self._holders.get(_last_word(role), ())
            self._entitled[role] = [p for p in likely if any(same(title, role) for title in p.titles)]
        for person in self._entitled[role]:
            before = bisect_left(person.mentions, at)
            place = person.mentions[before - 1] if before else 0
            if place > nearest:
                best, nearest = person, place
        return best


def _last_word(phrase: str) -> str:
    return phrase[phrase.rfind(" ") + 1 :]


def _words(name: str) -> set[str]:
    return {word.lower().strip(".") for word in name.split()}
