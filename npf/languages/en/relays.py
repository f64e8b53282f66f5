"""What a source hands on of somebody else's words ("Li told Wang that …, according to the ministry"): its quote, but not its speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from npf.draft import Draft
from npf.languages.en.inflection import Inflection
from npf.languages.en.roster import Person, Rosters
from npf.languages.en.tables import REPORTING
from npf.match import Names
from npf.models import Quote, Speaker
from npf.resources import Resources

__all__ = ["RelayFinder"]

_EDGE = re.compile(r"\b")
_VERB = re.compile(r"(?:,[^,.;]{2,80},(?:[^,.;]{2,60},)?)?\s+(?:(?:also|then|further|again|later)\s+)?[\"“]?(?P<verb>[a-z]+)\b")


class RelayFinder:
    """Finds the persons who speak inside what media, offices and unnamed sources say."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _verbs(self) -> frozenset[str]:
        inflection = Inflection(self.resources.lexicons)
        forms = [inflection.forms(row["term"]) for row in self.resources.lexicons.rows(REPORTING)]
        return frozenset(text.split()[0] for form in forms for text in (form.third, form.past) if text)

    def find(self, draft: Draft, quotes: Sequence[Quote]) -> list[Speaker]:
        """Each such person where the verb has him as its subject, in reading order."""
        relayed = [quote for quote in quotes if quote.kind != "direct" and quote.speaker is not None and quote.speaker.kind != "person"]
        return sorted(self._subjects(draft, relayed), key=lambda speaker: speaker.start) if relayed else []

    def _subjects(self, draft: Draft, relayed: Sequence[Quote]) -> Iterator[Speaker]:
        roster = self.resources.lexicons.built(Rosters).of(draft.folded)
        called: dict[str, Person] = {}
        for person in roster.people.values():
            called.setdefault(person.name, person)
            called.setdefault(person.family, person)
        first = Counter(person.name.split()[0] for person in roster.people.values())
        for person in roster.people.values():
            if first[word := person.name.split()[0]] == 1:
                called.setdefault(word, person)
        if not called:
            return
        names = Names(called)
        for quote in relayed:
            free = quote.start
            for at, name in sorted(names.find(draft.folded, quote.start, quote.end), key=lambda hit: (hit[0], -len(hit[1]))):
                end = at + len(name)
                if at < free or not (_EDGE.match(draft.folded, at, quote.end) and _EDGE.match(draft.folded, end, quote.end)):
                    continue
                free = end
                verb = _VERB.match(draft.folded, end, quote.end)
                if verb is not None and verb["verb"] in self._verbs:
                    person = called[name]
                    key = self.resources.offices.key(person.name)
                    yield Speaker(start=at, end=end, text=draft.text[at:end], name=person.name, key=key, titles=tuple(person.titles))
