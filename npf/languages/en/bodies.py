"""Bodies by their nouns: which ministry "the ministry" is, and who held "the meeting"."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from npf.languages.en.names import NameReader
from npf.languages.en.roster import Roster

__all__ = ["BodyNames"]

_WORD_END = re.compile(r"\w+")
_LEAD = re.compile(r"(?:[A-Z][\w’'-]* )*$")
_TAIL = re.compile(r"(?: (?:of|for|on|and|the|&)(?= )| [A-Z][\w’'-]*)*")
_INITIALS = re.compile(r" \(([A-Z]{2,7})\)")
_LONGEST_NAME = 120
_FEWEST_INITIALS, _MOST_INITIALS = 3, 6


class BodyNames:
    """The bodies that one text names in full."""

    def __init__(self, reader: NameReader, roster: Roster, folded: str) -> None:
        self.reader, self.roster, self.folded = reader, roster, folded
        self._places: dict[str, list[int]] = {}

    @cached_property
    def _meetings(self) -> list[tuple[int, str]]:
        """The meetings of which the text says who held them: where it says so, and who."""
        held = ((hit.start(), self._subject(hit.start())) for hit in self.reader.held.finditer(self.folded))
        named = ((hit.start(), hit["of"] or (hit["before"] or "").removeprefix("The ")) for hit in self.reader.meeting_of.finditer(self.folded))
        return sorted([*held, *((at, name) for at, name in named if self._is_body(name))])

    def _is_body(self, name: str) -> bool:
        """Whether a name has a noun for a body in it, other than one for a meeting ("Standing Committee", "Politburo")."""
        kinds, meeting = self.reader.grammar.kinds_of_source, self.reader.grammar.classes["meeting"]
        return any(kinds.get(word) == "body" and word not in meeting for word in name.lower().split())

    def holder_of_meeting(self, at: int) -> str | None:
        """The body that held the last meeting named before an offset; None where a person held it."""
        k = bisect_left(self._meetings, (at, "")) - 1
        return self._meetings[k][1] or None if k >= 0 else None

    def _subject(self, start: int) -> str:
        """The body that opens the line or sentence before a verb of holding; "" where that is a person or no name."""
        line = self.folded[max(0, start - 2 * _LONGEST_NAME) : start]
        begin = max(line.rfind("\n"), line.rfind("-- "), line.rfind(". ")) + 1
        name = line[begin:].strip(" -").removesuffix(" has").removesuffix(" had").strip()
        name = name.removeprefix("- ").removeprefix("The ").removeprefix("the ").strip()
        if not name or len(name) > _LONGEST_NAME or "," in name or self.reader.split(name)[1] in self.roster.people:
            return ""
        return name

    @cached_property
    def _short(self) -> dict[str, str]:
        """Names in full by their initials, where the text gives both ("World Health Organization (WHO)")."""
        found: dict[str, str] = {}
        for hit in _INITIALS.finditer(self.folded):
            initials, words = hit.group(1), self.folded[max(0, hit.start() - _LONGEST_NAME) : hit.start()].rpartition("\n")[2].split()
            needed, k = list(initials), len(words)
            small = self.reader.grammar.classes["inside-name"]
            while needed and k > 0 and (words[k - 1].lower() in small or words[k - 1][:1].upper() == needed[-1]):
                k -= 1
                if words[k][:1] == needed[-1]:
                    needed.pop()
            if not needed and words[k][:1].isupper():
                found.setdefault(initials, " ".join(words[k:]))
        return found

    def expanded(self, name: str) -> str | None:
        """The name in full of a body that the text also names by its initials."""
        initials = name.removeprefix("the ").removeprefix("The ")
        if initials not in self._short and initials.isupper() and initials.isalpha() and _FEWEST_INITIALS <= len(initials) <= _MOST_INITIALS:
            spelt = re.search(
                r"\b" + r" (?:(?:of|for|and|the|on) )*".join(rf"{letter}[a-z]+" for letter in initials) + r"(?: and [A-Z][a-z]+)?\b", self.folded
            )
            self._short[initials] = spelt.group() if spelt is not None else ""
        return self._short.get(initials) or None

    def fullest(self, noun: str, at: int) -> str | None:
        """The last name of a body before an offset that has the noun in it: "Ministry of Justice", "Jiangsu Commission"."""
        folded = self.folded
        capital = noun[0].upper() + noun[1:].lower()
        if capital not in self._places:
            self._places[capital] = [hit.start() for hit in re.finditer(re.escape(capital), folded)]
        k = bisect_left(self._places[capital], at) - 1
        if k < 0:
            return None
        place = self._places[capital][k]
        capital = _WORD_END.match(folded, place).group()  # type: ignore[union-attr]
        tail = _TAIL.match(folded, place + len(capital))
        words = [capital, *(tail.group().split() if tail else [])]
        day = next((n for n, word in enumerate(words) if word.lower() in self.reader.grammar.times), len(words))
        lead = _LEAD.search(folded[max(0, place - 80) : place])
        name = ((lead.group() if lead else "") + " ".join(words[:day])).strip().removeprefix("The ").strip()
        for word in (" of", " for", " on", " and", " the"):
            name = name.removesuffix(word)
        return name if " " in name else None
