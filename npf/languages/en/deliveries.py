"""Speeches that an article only names: "the speech given by Li at the congress", "Li in his report", "Li's address to the forum"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property

from npf.circumstances import NO_DAY, shared
from npf.draft import Draft
from npf.languages.en.grammar import Grammar
from npf.languages.en.names import NameReader
from npf.languages.en.roster import Person, Roster
from npf.languages.en.tables import OCCASION_FRAMES, OCCASIONS
from npf.match import Names, any_of, any_word_of
from npf.models import Speaker, Speech
from npf.occasions import dates_within
from npf.resources import Resources

__all__ = ["DeliveryFinder"]

_WORDS = r"(?:[\w'’&.-]+\s+)"
_BEHIND = re.compile(r"\s+(?:at|to|before|during)\s+(?:the\s+|an?\s+)?(?P<name>[^,.;:\n]{3,120})")
_NEAR, _FAR = 90, 60


class DeliveryFinder:
    """Finds speeches, reports and addresses that are tied to the person who gave them, whether or not words of them are reported."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _reader(self) -> NameReader:
        return NameReader(self.resources.lexicons.built(Grammar))

    @cached_property
    def _nouns(self) -> str:
        rows = self.resources.lexicons.rows(OCCASIONS)
        return any_of(row["term"] for row in rows if row["form"] == "noun" and row["kind"] == "speech")

    @cached_property
    def _spoken(self) -> re.Pattern[str]:
        """The nouns alone: a cheap look before the close one."""
        rows = self.resources.lexicons.rows(OCCASIONS)
        return re.compile(rf"\b{any_word_of(row['term'] for row in rows if row['form'] == 'noun' and row['kind'] == 'speech')}\b")

    @cached_property
    def _given(self) -> re.Pattern[str]:
        given = any_of(self.resources.lexicons.of_kind(OCCASION_FRAMES, "given"))
        return re.compile(rf"\b(?P<noun>{self._nouns})\s+(?:that\s+(?:was|were)\s+)?(?:{given})\b[^.;:\n]{{0,40}}?\sby\s")

    @cached_property
    def _own(self) -> re.Pattern[str]:
        """Behind a person: his own speech, told with its audience or its occasion."""
        own = rf",?\s+in\s+h(?:is|er)\s+{_WORDS}{{0,3}}?(?P<noun>{self._nouns})\b"
        return re.compile(rf"(?:{own}|['’]s?\s+{_WORDS}{{0,3}}?(?P<named>{self._nouns})\b(?=\s+(?:at|to|before|during)\s+\S))")

    def find(self, draft: Draft, known: Collection[str]) -> Iterator[Speech]:
        """Those of persons whom the article does not quote; `known` are the keys of those whom it quotes."""
        spoken = [p for p in draft.body("en") if self._spoken.search(draft.folded, p.start, p.end)]
        body = [p for p in spoken if self._given.search(draft.folded, p.start, p.end) or self._own.search(draft.folded, p.start, p.end)]
        if not body:
            return
        called: dict[str, Person] = {}
        for person in Roster(self._reader, draft.folded).people.values():
            called.setdefault(person.name, person)
            called.setdefault(person.family, person)
        spoke = set(known)
        names = Names(called) if called else None
        for p in body if names else ():
            for at, name in sorted(names.find(draft.folded, p.start, p.end), key=lambda hit: (hit[0], -len(hit[1]))) if names else ():
                key = self.resources.offices.key(called[name].name)
                if key not in spoke and (speech := self._speech(draft, p.start, p.end, at, called[name], at + len(name))) is not None:
                    spoke.add(key)
                    yield speech

    def _speech(self, draft: Draft, first: int, last: int, at: int, person: Person, end: int) -> Speech | None:
        own = self._own.match(draft.folded, end, last)
        given = (
            None if own else next((hit for hit in self._given.finditer(draft.folded, max(first, at - 2 * _NEAR), at) if at - hit.end() < _NEAR), None)
        )
        hit = own or given
        if hit is None or (given is not None and not self._is_title(draft.folded[given.end() : at])):
            return None
        behind = _BEHIND.match(draft.folded, own.end() if own else end, last) or (
            _BEHIND.search(draft.folded, end, min(last, end + _NEAR)) if given else None
        )
        start, until = (at, behind.end() if behind else hit.end()) if own else (hit.start("noun"), behind.end() if behind else end)
        days = [m for m in dates_within(draft.dates, start, until + _FAR) if not m.rule.endswith(NO_DAY) and m.end <= last]
        named = draft.text[slice(*behind.span("name"))] if behind and given else draft.text[hit.start(hit.lastgroup or 0) : until]
        speaker = Speaker(
            start=at, end=end, text=draft.text[at:end], name=person.name, key=self.resources.offices.key(person.name), titles=tuple(person.titles)
        )
        when = shared(days[0]) if days else (None, None)
        return Speech(
            speaker=speaker,
            titles=speaker.titles,
            date=when[0],
            date_end=when[1],
            occasion=named,
            kind="speech",
            evidence=draft.span(start, until),
            rule="en.speech.delivered",
        )

    def _is_title(self, between: str) -> bool:
        """Whether only titles stand between "given by" and a name."""
        return re.search(r"[;:.]|,\s*(?:and|who)\b", between) is None
