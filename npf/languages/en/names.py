"""Names and titles told apart, in a mention or in running text."""

from __future__ import annotations

import re

from npf.languages.en.grammar import Grammar
from npf.languages.en.tables import ABBREVIATIONS, GIVEN_NAMES, NATIONALITIES, ROLE_WORDS, SURNAMES, TITLES

__all__ = ["NameReader"]

_NEXT_TITLE = re.compile(r",? and (?:also )?(?:the |an? )?|, (?:who is )?(?:also |currently )?(?:the |an? )?")
_LONGEST_NAME, _LONGEST_TITLE, _MOST_TITLES = 4, 160, 6


def _openers(grammar: Grammar) -> frozenset[str]:
    return grammar.classes["subordinator"] | grammar.classes["conjunction"] | grammar.classes["wh"]


class NameReader:
    """Tells names from titles, in a mention or over a whole text.

    Attributes:
        role_titles: The titles of which a general word may stand ("the leader"), by that word.
        countries: A nationality, its countries and capitals, by the nationality.
        places: Countries and capitals, in lower case.
        never_persons: These and other words for places.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        lexicons = grammar.lexicons
        self.surnames = frozenset(row["term"].lower() for row in lexicons.rows(SURNAMES))
        self.pronouns = {row["term"]: row["pronoun"] for row in lexicons.rows(GIVEN_NAMES)}
        self.titles = frozenset(row["term"] for row in lexicons.rows(TITLES))
        self._abbreviated = frozenset(row["term"].lower().rstrip(".") for row in lexicons.rows(ABBREVIATIONS) if row["kind"] == "title")
        particles = "|".join(sorted(grammar.classes["name-particle"]))
        shortened = sorted(row["term"] for row in lexicons.rows(ABBREVIATIONS) if row["kind"] == "title" and row["term"][0].isupper())
        abbreviated = "|".join(f"(?<={term[0]}){re.escape(term[1:])}" for term in shortened)
        word = f"[A-Z\u00c0-\u00de](?:(?:{abbreviated})(?= )|(?<=[A-Z])\\.(?:[A-Z]\\.)*|[\\w’'-]*)"
        self.run = re.compile(f"{word}(?: +(?:(?:{particles}) +)?{word})*")
        ends = "|".join(sorted(grammar.classes["title-end"]))
        self._segment_end = re.compile(rf" and |[,;:()]|\.(?=\s|$)| (?:{ends}|on (?=[A-Z][a-z]+day\b))\b|\n")
        heads = "|".join(sorted(grammar.classes["head-end"]))
        self._head_end = re.compile(rf"[,;:(\[–—]|\s(?:{heads})\s")
        held, meeting = ("|".join(sorted(grammar.classes[name])) for name in ("held", "meeting"))
        self.held = re.compile(rf"\b(?:{held}) (?:a|an|its|the) (?:[\w-]+ ){{0,6}}?(?:{meeting})\b")
        name = "[A-Z][\\w’'-]*(?: (?:(?:of|for|on|and|the|&) (?:the )?)?[A-Z][\\w’'-]*)*"
        self.meeting_of = re.compile(rf"\b(?:(?P<before>{name})(?: [a-z]+)? )?(?:{meeting})\b(?: (?:of|by) (?:the |its )?(?P<of>{name}))?")
        self.role_titles = {row["term"]: frozenset(row["titles"].split("|")) for row in lexicons.rows(ROLE_WORDS)}
        self.countries = {row["term"]: (row["term"], *row["countries"].split("|")) for row in lexicons.rows(NATIONALITIES)}
        self.places = frozenset(word for row in lexicons.rows(NATIONALITIES) for word in row["countries"].split("|"))
        self.never_persons = self.places | grammar.classes["place"]
        self._last_words = frozenset(title.split()[-1] for title in self.titles)

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
        while cut < len(words) - 1 and (self.is_no_name(words[cut]) or self._is_portfolio(words, cut)):
            cut += 1
        name = " ".join(words[cut:]).strip(",;:")
        return " ".join(words[:cut]), name.removesuffix("'s").removesuffix("’s")

    def _is_portfolio(self, words: list[str], k: int) -> bool:
        """Whether a word before a name belongs to the title ("… and Tourism Li Ming")."""
        low = words[k].lower().rstrip(",")
        return low in self.grammar.classes["portfolio"] and low not in self.surnames and words[k] not in self.pronouns

    def _in_name(self, words: list[str], k: int) -> bool:
        if words[k][:1].isupper():
            closes = k and k == len(words) - 1 and words[k].lower() in self._abbreviated and words[k - 1][:1].isupper()
            return bool(closes) or not self.is_title_word(words[k])
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
        if any(word in self.grammar.classes["place"] for word in lower) or any(word in self.grammar.classes["label"] for word in lower[1:]):
            return False
        known = any(word in self.surnames for word in lower) or words[0] in self.pronouns
        if not known and (lower[-1] in self.grammar.classes["thing-name"] or lower[-1] in self.grammar.classes["demonym"]):
            return False
        times = self.grammar.times - self.grammar.classes["month-word"]
        return known or not any(word in times or word in self.grammar.determiners for word in lower)

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
        if word in self.pronouns or low in self.surnames:
            return False
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
