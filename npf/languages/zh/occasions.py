"""Occasions on which somebody spoke, as Chinese reports name them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import evolve

from npf.circumstances import is_relayed
from npf.draft import Draft, Paragraph
from npf.entries import TALKS, TOUR
from npf.languages.zh.occasion_frames import Frames
from npf.languages.zh.occasion_owners import Owners
from npf.languages.zh.occasion_speakers import Named, OccasionSpeakers
from npf.languages.zh.tables import OCCASIONS, VENUES
from npf.languages.zh.titled_speeches import TitledSpeech
from npf.ledger import Ledger
from npf.match import TermMatcher
from npf.models import Quote, Region, Speaker, Speech
from npf.occasions import GATHERINGS, Cue, Scene, dates_within, merged, outside
from npf.resources import Resources
from npf.text import trim

__all__ = ["SpeechFinder"]

_DELEGATION = re.compile(r"[\u4e00-\u9fff]{2,8}?代表团|(?<=[在到加])[\u4e00-\u9fff]{2,3}团(?=[审时，讨强叮指表说])")
_BARE = ("meeting", "symposium", "interview")
_NO_DAY = ("sitting", "year")
_ELSEWHERE = frozenset({"habit", "relays", "body"})
_NEAR = 40
_OBJECT = re.compile("(?:(?!时[，强指表]|期间|时说)[^，。；：]){0,40}")


class SpeechFinder:
    """Reads where narration names an occasion; `npf.ledger.Ledger` ties the quotes to it."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._titles = TitledSpeech(resources)

    @cached_property
    def _frames(self) -> Frames:
        return Frames(self.resources.lexicons)

    @cached_property
    def _speakers(self) -> OccasionSpeakers:
        return OccasionSpeakers(self.resources, self._frames, self._owners)

    @cached_property
    def _owners(self) -> Owners:
        return Owners(self.resources.lexicons)

    @cached_property
    def _forms(self) -> dict[str, tuple[str, str]]:
        """For each term its form and kind."""
        rows = [row for row in self.resources.lexicons.rows(OCCASIONS) if row["form"] not in _ELSEWHERE]
        rows.sort(key=lambda row: row["form"] == "trap")
        return {row["term"]: (row["form"], row["kind"]) for row in rows}

    @cached_property
    def _terms(self) -> TermMatcher:
        return TermMatcher(self._forms)

    @cached_property
    def _meetings(self) -> tuple[str, ...]:
        return tuple(row["term"] for row in self.resources.lexicons.rows(OCCASIONS) if row["form"] == "body")

    def find(self, draft: Draft) -> list[Speech]:
        own = list(draft.body("zh"))
        starts = [p.start for p in own]
        quotes: dict[int, list[Quote]] = {p.index: [] for p in own}
        for quote in draft.quotes:
            at = _last_at(starts, quote.start)
            if at is not None and quote.start < own[at].end:
                quotes[own[at].index].append(quote)
        people = self._speakers.find(draft, own, quotes)
        titled = self._titles.find(draft, people)
        named = Named(people)
        scenes = [scene for p in own for scene in self._scenes(draft, p, quotes[p.index], people, named) if not _in_title(scene, titled)]
        return [*titled, *Ledger(draft, people, "zh", lambda name: name.endswith(self._meetings)).read(scenes)]

    def _scenes(self, draft: Draft, p: Paragraph, quotes: Sequence[Quote], people: dict[str, Speaker], places: Named) -> Iterator[Scene]:
        """The sentences of a paragraph that are not wholly quoted."""
        said = merged((q.start, q.end) for q in quotes if not is_relayed(q))
        by_cue = sorted(quotes, key=lambda q: q.cue.start if q.cue else q.start)
        cues_at = [q.cue.start if q.cue else q.start for q in by_cue]
        for start, end in p.sentences:
            told = outside(start, end, said)
            if not told:
                continue
            own = tuple(sorted(by_cue[bisect_left(cues_at, start) : bisect_left(cues_at, end)], key=lambda q: q.start))
            named = sorted(place for a, b in told for place in places.find(draft.text, a, b))
            cues = [cue for a, b in told for cue in self._cues(draft, a, b, named, people, bool(own))]
            yield Scene(start, end, p.index, tuple(cues), tuple(named), own)

    def _cues(self, draft: Draft, start: int, end: int, named: Sequence[tuple[int, str]], people: dict[str, Speaker], quoted: bool) -> Iterator[Cue]:
        """The occasions that a stretch of narration names, in order; what stands in the object of one is none of its own."""
        folded = draft.folded
        delegations = list(_DELEGATION.finditer(folded, start, end)) if folded.find("团", start, end) >= 0 else []
        place = self._venue(folded, start, end)

        def told(cue: Cue) -> Cue:
            owners = cue.owners
            if owners is None and cue.kind != TALKS:
                owners = self._owners.find(folded, start, cue.start, cue.kind, named, people, quoted)
            delivers = cue.delivers or (bool(owners) and self._frames.utters.match(folded, cue.end, end) is not None)
            return evolve(cue, place=place, owners=owners, delivers=delivers)

        yield from (told(cue) for cue in self._deliberations(draft, start, end, delegations, named, people))
        object_until, found = start, False
        for at, until in self._terms.find(folded, start, end):
            form, kind = self._forms[folded[at:until]]
            clause = max(start, folded.rfind("，", start, at) + 1)
            if form == "trap" or kind == "deliberation" or any(hit.end() >= at - 1 and hit.start() <= until for hit in delegations):
                continue
            if folded[until : until + 1] == "的" or at < object_until or self._is_noun(folded, clause, at, until, kind):
                continue
            # 多次走进农家，看望老人: the clause before tells as well of how many tours there were.
            told_from = max(start, folded.rfind("，", start, max(start, clause - 1)) + 1) if kind == TOUR else clause
            if self._is_told_of(folded[told_from:at], kind):
                continue
            ends = _end_of_object(folded, until, end) if kind == TOUR or (kind == TALKS and folded[until - 1] in "见了") else until
            occasion = draft.text[self._since(draft, start, at, named, people, kind) : ends]
            cue = self._cue(folded, (clause, at, until, end), (form, kind), occasion)
            if cue is None:
                continue
            if form == "asks":
                cue = evolve(cue, owners=tuple(key for place, key in named if until <= place < until + _NEAR)[:1])
                if not cue.owners:
                    continue
            elif form == "noun" and kind == "interview" and self._frames.of_whom.search(folded, clause, at):
                cue = evolve(cue, owners=tuple(key for place, key in named if clause <= place < at)[-1:])
            elif kind == TALKS and ends > until and not self._frames.within.match(folded, until):
                cue = evolve(cue, identity=folded[until:ends])
            found = True
            if form in ("stop", "act") and kind not in ("speech", "symposium", "tour"):
                object_until = _end_of_clause(folded, until, end)
            yield told(cue)
        during = self._frames.while_.search(folded, start, end)
        if during and not found and not delegations and not self._habits.search(during.group()):
            since = self._since(draft, start, during.start(), named, people, "speech")
            yield told(Cue(during.start(), during.end(), "speech", refers=True, occasion=draft.text[since : during.end()].rstrip("，")))

    def _deliberations(
        self, draft: Draft, start: int, end: int, delegations: Sequence[re.Match[str]], named: Sequence[tuple[int, str]], people: dict[str, Speaker]
    ) -> Iterator[Cue]:
        """The meetings of delegations to which somebody speaks."""
        folded = draft.folded
        for hit in delegations:
            deliberates = self._frames.deliberates.match(folded, hit.end(), end)
            if not (self._frames.joins.search(folded[max(start, hit.start() - 30) : hit.end()]) or deliberates):
                continue
            name = self._frames.cut.sub("", hit.group())
            since = self._since(draft, start, hit.start(), named, people, "deliberation") if len(delegations) == 1 else hit.end() - len(name)
            until = deliberates.end() if deliberates else hit.end()
            audience = draft.text[hit.end() - len(name) : hit.end()]
            yield Cue(hit.start(), hit.end(), "deliberation", name, occasion=draft.text[since:until], audience=audience)

    def _cue(self, folded: str, where: tuple[int, int, int, int], what: tuple[str, str], occasion: str) -> Cue | None:
        """The occasion that one word of the table names, unless it is still to come or only talked about.

        Args:
            where: Where the clause starts, where the word starts and ends, where the stretch ends.
            what: The form and the kind of the word.
        """
        clause, at, until, end = where
        form, kind = what
        before = folded[clause:at]
        if self._owners.is_to_come(before):
            return None
        name = self._frames.name(before)
        if form == "refers" and kind == "meeting" and len(name) > 1:
            # 在春耕工作会议上: the word refers to nothing where a name stands before it.
            form, until, occasion = "noun", until - 1, occasion[:-1]
        if form == "refers":
            return Cue(at, until, kind or "speech", refers=True, occasion=occasion)
        if form == "visits":
            return Cue(at, until, kind, refers=True)
        if form in ("stop", "act", "asks"):
            delivers = kind == "letter" or (kind == "speech" and self._frames.delivers.search(before) is not None)
            return Cue(at, until, kind, refers=form == "stop" or kind == "speech", occasion=occasion, delivers=delivers)
        before = before[-_NEAR:]
        held = self._frames.holds.search(before) is not None
        asked = kind == "interview" and self._frames.of_whom.search(before) is not None
        if kind == "letter" and not held:
            return None
        if not held and not asked and not (self._frames.within if before.endswith("的") else self._frames.behind).match(folded, until, end):
            return None
        if kind in GATHERINGS and (self._owners.is_guests(before) or (self._owners.is_about(before) and not held)):
            return None
        bare = kind in _BARE and len(name) < 2 and "召开" not in before[-4:]
        refers = bare and kind == "meeting"
        identity = "" if bare else name + folded[at:until]
        apart = self._frames.later.search(before) is not None
        return Cue(at, until, kind, identity, refers=refers, occasion=occasion, delivers=kind == "instruction", apart=apart)

    def _is_noun(self, folded: str, clause: int, at: int, until: int, kind: str) -> bool:
        """Whether a verb for a tour or talks is a noun there, which tells nothing unless something was said within (在同王芳的会谈中)."""
        if kind not in (TOUR, TALKS) or self._frames.of.search(folded, clause, at) is None:
            return False
        return kind == TOUR or self._frames.within.match(folded, until) is None

    def _venue(self, folded: str, start: int, end: int) -> Region | None:
        """The region of a building that the stretch names."""
        at = next(self._venues.find(folded, start, end), None)
        return self.resources.gazetteer.get(self._codes[folded[at[0] : at[1]]]) if at else None

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {row["term"]: row["code"] for row in self.resources.lexicons.rows(VENUES)}

    @cached_property
    def _venues(self) -> TermMatcher:
        return TermMatcher(self._codes)

    def _is_told_of(self, clause: str, kind: str) -> bool:
        """Whether a clause tells of more than one occasion (多次), or hands on somebody else's word (传达)."""
        if self._habits.search(clause):
            return True
        return kind in ("instruction", "letter") and any(word in clause for word in self._relays)

    @cached_property
    def _relays(self) -> tuple[str, ...]:
        return tuple(row["term"] for row in self.resources.lexicons.rows(OCCASIONS) if row["form"] == "relays")

    @cached_property
    def _habits(self) -> re.Pattern[str]:
        terms = [row["term"] for row in self.resources.lexicons.rows(OCCASIONS) if row["form"] == "habit"]
        return re.compile(rf"(?<![第\d])(?:{'|'.join(map(re.escape, terms))}|\d+次)(?!(?:全体)?会议|全会|集体学习|代表大会)")

    def _since(self, draft: Draft, start: int, at: int, named: Sequence[tuple[int, str]], people: dict[str, Speaker], kind: str) -> int:
        """Where the words for an occasion begin: behind the speaker and the date, at most at the start of the clause."""
        since = max(start, draft.folded.rfind("，", start, at) + 1)
        for place, key in named:
            if since <= place < at:
                since = place + len(people[key].name)
                if kind == TALKS:
                    break
        for mention in dates_within(draft.dates, since, at):
            if since <= mention.start and mention.end <= at and not mention.rule.endswith(_NO_DAY):
                since = mention.end
        if times := self._frames.times.match(draft.folded, since, at):
            since = times.end()
        opener = self._frames.openers.match(draft.folded, since, at)
        return trim(draft.text, opener.end() if opener else since, at, "，、：）")[0]


def _in_title(scene: Scene, titled: Sequence[Speech]) -> bool:
    """Whether a sentence is the title or the note that says which speech the article is."""
    return any(speech.evidence is not None and speech.evidence.start <= scene.start < speech.evidence.end for speech in titled)


def _last_at(starts: Sequence[int], at: int) -> int | None:
    return bisect_right(starts, at) - 1 if starts and starts[0] <= at else None


def _end_of_clause(folded: str, start: int, end: int) -> int:
    at = folded.find("，", start, end)
    return end if at < 0 else at


def _end_of_object(folded: str, start: int, end: int) -> int:
    """Where the object of a verb of touring ends."""
    object_ = _OBJECT.match(folded, start, end)
    return object_.end() if object_ else start
