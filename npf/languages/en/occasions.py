"""Occasions on which somebody spoke, as English reports name them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs

from npf.draft import Draft, Paragraph, starting_in
from npf.languages.en.delegations import DelegationFinder
from npf.languages.en.deliveries import DeliveryFinder
from npf.languages.en.mentions import Named, parts_of
from npf.languages.en.occasion_frames import Frames
from npf.languages.en.relays import RelayFinder
from npf.languages.en.roster import Rosters
from npf.languages.en.tables import DATES, OCCASIONS
from npf.ledger import Ledger
from npf.match import any_of, any_word_of
from npf.models import Quote, Speaker, Speech
from npf.occasions import GATHERINGS, Cue, Scene, dates_within, merged, outside
from npf.resources import Resources
from npf.text import Extent

__all__ = ["SpeechFinder"]

# A name that goes on behind a word for an occasion: the Launch Center.
_NAME_BEHIND = re.compile(r" (?:[A-Z][a-z]|\d{1,2}\b)")
_MODIFIER = r"[\w'’`“”\"&.()-]+\s+"
_CAPITAL = re.compile(r"\b[A-Z][\w'’]+")
_OF = re.compile(r"\s+of\s+(?:[\w'’-]+\s+){0,6}[\w'’-]+")
_OF_NAME = re.compile(r"\s+(?:[\w'’-]+\s+){0,8}[\w'’-]+")
_POSSESSOR = re.compile(r"['’]s?\s")
_DAYS = re.compile(r"\b(?P<count>\w+)-day\b")
_WORDS_OF_NAME = re.compile(r"[\w'’.-]*(?: [A-Z][\w'’.-]*)*")
_NAMED = re.compile(r"[^.;:\n]{0,80}?[A-Z]")
_NEAR, _GOVERNED = 90, 40
_SUBJECT = 60
_MOST_TAIL = 110
_FORMS = ("trap", "interview", "remarks", "act", "noun", "titled")
_SPOKEN_AT = GATHERINGS | {"talks", "interview", "tour"}


class SpeechFinder:
    """Reads where narration names an occasion; `npf.ledger.Ledger` ties the quotes to it."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._relays = RelayFinder(resources)
        self._deliveries = DeliveryFinder(resources)

    @cached_property
    def _frames(self) -> Frames:
        return Frames(self.resources.lexicons)

    @cached_property
    def _delegations(self) -> DelegationFinder:
        return DelegationFinder(self.resources.lexicons, self._frames)

    def _terms(self, form: str) -> str:
        return any_of(self.resources.lexicons.of_kind(OCCASIONS, form, "form"))

    @cached_property
    def _forms(self) -> dict[str, tuple[str, str]]:
        """For each term, in small letters, its form and kind; where it has several forms, the first of these counts."""
        rows = sorted((row for row in self.resources.lexicons.rows(OCCASIONS) if row["form"] in _FORMS), key=lambda row: -_FORMS.index(row["form"]))
        return {row["term"].lower(): (row["form"], row["kind"]) for row in rows}

    @cached_property
    def _scan(self) -> re.Pattern[str]:
        terms = [row["term"] for row in self.resources.lexicons.rows(OCCASIONS) if row["form"] in _FORMS]
        return re.compile(rf"\b(?:{any_word_of(terms)}|{self._told.pattern}|{self._audience.pattern})\b")

    @cached_property
    def _told(self) -> re.Pattern[str]:
        return re.compile(rf"{self._frames.told}(?:{self._terms('listener')})\b")

    @cached_property
    def _audience(self) -> re.Pattern[str]:
        """Those to whom a speech is given, behind a verb that tells so."""
        return re.compile(rf"{self._frames.addresses}(?:{self._terms('audience')})\b")

    @cached_property
    def _governor(self) -> re.Pattern[str]:
        own = rf"(?:(?!(?:{self._frames.preposition}|{self._frames.breaks})\b){_MODIFIER}){{0,7}}"
        return re.compile(rf"\b(?P<governor>{self._frames.preposition}|{self._terms('address')})\s+(?P<modifiers>{own})$", re.IGNORECASE)

    @cached_property
    def _gives(self) -> frozenset[str]:
        """The verbs for giving a speech or sending a letter, which govern no gathering (sent Congress notice)."""
        rows = self.resources.lexicons.rows(OCCASIONS)
        return frozenset(row["term"].lower() for row in rows if row["form"] == "address" and row["kind"] == "letter")

    @cached_property
    def _counts(self) -> dict[str, int]:
        return {row["term"]: int(row["value"]) for row in self.resources.lexicons.rows(DATES) if row["kind"] == "count"}

    @cached_property
    def _meetings(self) -> tuple[str, ...]:
        rows = self.resources.lexicons.rows(OCCASIONS)
        return tuple(row["term"].lower() for row in rows if row["form"] == "body")

    def find(self, draft: Draft) -> list[Speech]:
        own = list(draft.body("en"))
        starts = [p.start for p in own]
        people: dict[str, Speaker] = {}
        names: dict[str, set[str]] = {}
        quotes: dict[int, list[Quote]] = {p.index: [] for p in own}
        for quote in draft.quotes:
            at = bisect_right(starts, quote.start) - 1
            if at < 0 or quote.start >= own[at].end:
                continue
            quotes[own[at].index].append(quote)
            speaker = quote.speaker
            if speaker is not None and speaker.kind == "person" and speaker.name:
                people.setdefault(speaker.key, speaker)
                names.setdefault(speaker.key, {speaker.name}).update(parts_of(speaker.name))
        relayed = self._relays.find(draft, [quote for found in quotes.values() for quote in found])
        for speaker in relayed:
            people.setdefault(speaker.key, speaker)
            names.setdefault(speaker.key, {speaker.name}).update(parts_of(speaker.name))
        delivered = list(self._deliveries.find(draft, people))
        named, hearers = Named(names), Named(self._entitled(draft))
        told_of = [(speech.evidence.start, speech.evidence.end) for speech in delivered if speech.evidence is not None]
        scenes = [scene for p in own for scene in self._scenes(draft, p, quotes[p.index], named, relayed, hearers)]
        scenes = [attrs.evolve(scene, cues=tuple(cue for cue in scene.cues if not _lies_in(cue, told_of))) for scene in scenes] if told_of else scenes
        is_meeting = self._meetings
        return [*Ledger(draft, people, "en", lambda name: name.lower().endswith(is_meeting), there=self._frames.there).read(scenes), *delivered]

    def _entitled(self, draft: Draft) -> dict[str, set[str]]:
        """The names of those whom the article names with a title."""
        people = self.resources.lexicons.built(Rosters).of(draft.folded).people.values()
        return {person.name: {person.name, person.family} for person in people if person.titles}

    def _scenes(
        self, draft: Draft, p: Paragraph, quotes: Sequence[Quote], names: Named, relayed: Sequence[Speaker], hearers: Named
    ) -> Iterator[Scene]:
        """The sentences of a paragraph that are not wholly quoted."""
        handed_on = starting_in(relayed, p.start, p.end)
        said = merged((part.start, part.end) for quote in quotes if not starting_in(handed_on, quote.start, quote.end) for part in quote.parts)
        by_cue = sorted(quotes, key=lambda q: q.cue.start if q.cue else q.start)
        cues_at = [q.cue.start if q.cue else q.start for q in by_cue]
        for start, end in p.sentences:
            told = outside(start, end, said)
            own = tuple(sorted(by_cue[bisect_left(cues_at, start) : bisect_left(cues_at, end)], key=lambda q: q.start))
            named = sorted(place for a, b in told for place in names.find(draft.folded, a, b))
            places = [at for at, _ in named]
            heard = sorted({*places, *(at for a, b in told for at, _ in hearers.find(draft.folded, a, b))})
            cues = [cue for a, b in told for cue in (*self._cues(draft, a, b, places), *self._addressed(draft, a, b, heard))]
            tails = tuple(cue for a, b in _tails(own, start, end) for cue in self._tail_cues(draft, a, b, places, hearers))
            if own or cues or any(dates_within(draft.dates, start, end)):
                inner = tuple((speaker.start, speaker.key) for speaker in starting_in(handed_on, start, end))
                others = tuple(at for at in heard if at not in places)
                yield Scene(start, end, p.index, tuple(cues), tuple(named), own, tails, inner, others)

    def _tail_cues(self, draft: Draft, start: int, end: int, places: Sequence[int], hearers: Named) -> Iterator[Cue]:
        """The occasions in the last words of what is reported, unless they are those of somebody named right before them."""
        near = [at for at, _ in hearers.find(draft.folded, start, end)]
        for cue in self._cues(draft, start, end, places):
            if cue.kind in _SPOKEN_AT and not any(0 < cue.start - at <= _GOVERNED for at in near):
                yield cue

    def _addressed(self, draft: Draft, start: int, end: int, places: Sequence[int]) -> Iterator[Cue]:
        """Words said to a person whom the article quotes as well, or names with a title: the two talk with each other."""
        for at in places[bisect_left(places, start) : bisect_left(places, end)]:
            tells = self._frames.tells.search(draft.folded, max(start, at - _NEAR), at)
            if tells is not None and self._told.match(draft.folded, tells.start()) is None:
                name = _WORDS_OF_NAME.match(draft.folded, at)
                yield Cue(tells.start(), at, "talks", occasion=self._frames.around(draft, tells.start(), name.end() if name else at, end))

    def _cues(self, draft: Draft, start: int, end: int, places: Sequence[int]) -> Iterator[Cue]:
        """The occasions that a stretch of narration names."""
        folded = draft.folded
        remarks, taken, plain, any_named = False, start, None, False
        yield from self._delegations.find(draft, start, end)
        for hit in self._scan.finditer(folded, start, end):
            term = hit.group().lower()
            form, kind = self._forms.get(term) or self._heard(hit.group())
            if form != "trap" and self._ahead.search(folded, max(start, hit.start() - _SUBJECT), hit.start()):
                continue
            if form == "remarks":
                remarks = True
            elif kind == "speech" and form in ("act", "audience"):
                plain = plain or Cue(*hit.span(), kind, refers=True, occasion=self._frames.around(draft, *hit.span(), end))
            elif form in ("interview", "act") and (remarks or self._is_own(folded, start, hit, kind, places)):
                any_named = True
                yield Cue(
                    *hit.span(),
                    kind,
                    identity=" ".join(_CAPITAL.findall(hit.group())) if form == "interview" else "",
                    occasion=self._frames.around(draft, *hit.span(), end),
                    delivers=False,
                )
            elif form in ("noun", "titled"):
                cue = self._noun(draft, start, end, hit, kind, places)
                if cue is not None and cue.start >= taken:
                    taken = max(taken, cue.end)
                    if (of := (_OF_NAME if term.endswith(" of") else _OF).match(folded, cue.end, end)) is not None:
                        taken = of.end()
                    any_named = True
                    yield cue if not remarks else attrs.evolve(cue, delivers=True)

        if plain is not None and not any_named:
            yield plain

    def _heard(self, words: str) -> tuple[str, str]:
        """Form and kind of words for those to whom somebody speaks: an audience or the press."""
        return ("audience", "speech") if self._told.fullmatch(words) is None else ("interview", "interview")

    def _is_own(self, folded: str, start: int, hit: re.Match[str], kind: str, places: Sequence[int]) -> bool:
        """Whether a verb tells what a speaker does himself; the subject of a tour stands before it or is left out, a talk is with a name."""
        at = hit.start()
        if kind == "talks" and ((hit.group()[0].isupper() and (at > start or " " not in hit.group())) or _NAMED.match(folded, hit.end()) is None):
            return False
        if self._frames.aside.search(folded, max(start, at - 30), at):
            return False
        return (
            kind != "tour"
            or at == start
            or bisect_left(places, at) > bisect_left(places, start)
            or self._frames.subject.search(folded, max(start, at - 40), at) is not None
        )

    @cached_property
    def _ahead(self) -> re.Pattern[str]:
        """What is still to come, up to the words for it."""
        terms = [re.escape(row["term"]) for row in self.resources.lexicons.rows(DATES) if row["kind"] == "future"]
        return re.compile(rf"\b(?:{'|'.join(terms)})\b[^.;,]*$")

    def _noun(self, draft: Draft, start: int, end: int, hit: re.Match[str], kind: str, places: Sequence[int]) -> Cue | None:
        """An occasion named by a noun that a preposition or a verb such as "chaired" governs."""
        folded = draft.folded
        before = self._governor.search(folded, max(start, hit.start() - 90), hit.start())
        if kind == "meeting" and self._meets(folded, hit.end(), places):
            kind = "talks"
            if before is None and (hit.start() == start or self._frames.subject.search(folded, max(start, hit.start() - 40), hit.start())):
                return Cue(*hit.span(), kind, occasion=self._frames.around(draft, *hit.span(), end))
        if before is None or (kind == "deliberation" and folded.find("delegation", hit.end(), min(end, hit.end() + 40)) >= 0):
            return None
        governor, modifiers = before["governor"].lower(), before["modifiers"]
        if kind in GATHERINGS and governor in self._gives:
            return None
        if kind in GATHERINGS and governor in self._frames.apart and self._frames.definite.match(modifiers):
            # What is said after the meeting is not said on it, but on its day.
            return Cue(*hit.span(), kind, refers=True, owners=())
        if hit.group()[0].isupper() and _NAME_BEHIND.match(folded, hit.end(), end):
            return None
        if kind in ("speech", "letter", "instruction") and governor in self._frames.aloof:
            return None
        if kind == "tour" and (
            (governor in self._frames.aloof and (governor != "on" or modifiers.startswith("the "))) or _POSSESSOR.search(modifiers)
        ):
            return None
        own = _CAPITAL.search(modifiers) is not None
        if not own and self._forms[hit.group().lower()][0] == "titled":
            return None
        refers = kind == "speech" or (
            self._frames.definite.match(modifiers) is not None
            and not own
            and len(modifiers.split()) < 4
            and not _is_specified(folded, hit.end(), end)
        )
        if kind == "interview":
            identity = " ".join(_CAPITAL.findall(modifiers))
            return Cue(*hit.span(), kind, identity, refers=refers, occasion=self._frames.around(draft, before.start("modifiers"), hit.end(), end))
        identity = "" if refers or kind in ("tour", "talks") else hit.group().lower()
        counted = _DAYS.search(modifiers)
        days = self._counts.get(counted["count"].lower(), 1) if counted else 1
        since = before.start("modifiers")
        return Cue(hit.start(), hit.end(), kind, identity, refers=refers, occasion=self._frames.around(draft, since, hit.end(), end), days=days)

    def _meets(self, folded: str, at: int, places: Sequence[int]) -> bool:
        """Whether "with" or "between" and a person follow a word for a meeting."""
        first = next((place for place in places[bisect_left(places, at) :]), None)
        return first is not None and first - at < _NEAR and self._frames.meets.match(folded, at, first) is not None


def _tails(quotes: Sequence[Quote], start: int, end: int) -> Iterator[Extent]:
    """The ends of reported speech, where the occasion may stand that the reader takes for its last words."""
    for quote in quotes:
        if quote.kind == "indirect" and quote.end <= end:
            yield max(start, quote.start, quote.end - _MOST_TAIL), quote.end


def _is_specified(folded: str, at: int, end: int) -> bool:
    """Whether a name follows that tells which one it is ("the meeting of the Political Bureau")."""
    return re.match(r"\s+(?:of|for|with|on)\s+(?:the\s+)?[A-Z]", folded[at : min(end, at + 30)]) is not None


def _lies_in(cue: Cue, extents: Sequence[Extent]) -> bool:
    return any(start <= cue.start < end for start, end in extents)
