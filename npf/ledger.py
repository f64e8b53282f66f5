"""From the occasions that a text names and the quotes in it to speeches: who spoke on which of them.

Each speaker has a current occasion, a new one takes over when the text names it for that speaker, and one without reported content is dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from npf.circumstances import NO_DAY, Circumstances, When, shared
from npf.draft import Draft
from npf.entries import TALKS, TOUR, Entry, is_same, last_gathering
from npf.models import DateMention, Quote, Region, Speaker, Speech
from npf.occasion_owners import Owners
from npf.occasions import GATHERINGS, Cue, Scene, dates_within

__all__ = ["Ledger"]

_BRIEFING = "interview"
_GUESTS = frozenset({"speech", "symposium", "meeting", "interview"})
_OPEN = frozenset({"meeting", "symposium"})
_LED = GATHERINGS | {TALKS, TOUR}
_STATED = _LED | {"interview", "speech"}
_DAYS = (".weekday", ".month-day", ".full", ".range", ".day")
_UNDATED: When = (None, None)
_NEAR, _SOON, _REMEMBERED = 40, 12, 60
_APART = re.compile(r"[,;:]|\b[A-Z]")
# Quotes may hold others, so a few earlier ones are looked at.
_NESTED = 8


class Ledger:
    """Follows speakers and occasions through the scenes of an article.

    Args:
        draft: With dates, regions and resolved quotes.
        people: For each key, the speaker as first quoted.
        lang: The language whose rules are named in the speeches.
        is_meeting: Whether a body of this name is a meeting, whose decisions are a speech of its own.
        there: What stands before a place, for languages that name occasion, day and place behind what was said as well as before it.
    """

    def __init__(
        self,
        draft: Draft,
        people: Mapping[str, Speaker],
        lang: str,
        is_meeting: Callable[[str], bool],
        *,
        there: re.Pattern[str] | None = None,
    ) -> None:
        self.draft = draft
        self.people = people
        self.lang = lang
        self.is_meeting = is_meeting
        self.postposed = there is not None
        self.circumstances = Circumstances(draft, there)
        self._owners = Owners(people, postposed=self.postposed)
        self.entries: list[Entry] = []
        self._current: dict[str, Entry] = {}
        self._loose: list[tuple[Quote, Scene]] = []
        self._said: dict[str, When] = {}
        # The sentence in which a speaker's occasion was last told: in English it tells of one.
        self._settled: dict[str, Scene] = {}
        self._gathering: Entry | None = None
        self._talks: Entry | None = None
        # A press conference at the head of an article: whoever is quoted without an occasion of his own spoke there.
        self._briefing: Entry | None = None
        # The last press conference named, for those who speak on it without naming it again (记者会上).
        self._press: Entry | None = None

    def read(self, scenes: Sequence[Scene]) -> list[Speech]:
        """The speeches of the article, in reading order."""
        self.circumstances.read_lead(scenes)
        for at, scene in enumerate(scenes):
            following = scenes[at + 1] if at + 1 < len(scenes) and scenes[at + 1].paragraph == scene.paragraph else None
            earlier = scenes[at - 1] if at and scenes[at - 1].paragraph == scene.paragraph else None
            for cue in scene.cues:
                self._name(cue, scene, following, earlier)
            for quote in scene.quotes:
                self._quote(quote, scene)
            for _, key in scene.relayed:
                if (entry := self._current.get(key) or self._found(self.people[key], scene)) is not None:
                    entry.delivered = True
        self._settle_loose()
        for entry in self.entries:
            self._settle_date(entry)
        decided = {entry.when[0] for entry in self.entries if entry.quotes and entry.speaker.kind == "body"}
        kept = [entry for entry in self.entries if entry.quotes or (entry.delivered and (self.postposed or not entry.is_chair(decided)))]
        return [entry.speech(self.draft, self.lang) for entry in sorted(kept, key=lambda entry: entry.scene.start)]

    def _name(self, cue: Cue, scene: Scene, following: Scene | None, earlier: Scene | None) -> None:
        """An occasion is named: it becomes the current one of its speakers."""
        owners = self._owners.find(cue, scene, following)
        for key in owners:
            if self._is_stop(key, cue, scene, owners):
                continue
            partners = "|".join(other for other in owners if other != key) if cue.kind == TALKS else ""
            self._name_for(key, attrs.evolve(cue, identity=partners) if partners else cue, scene, earlier)
        if not owners and (cue.kind in GATHERINGS or cue.kind == _BRIEFING) and not cue.refers:
            nobody = Speaker(start=cue.start, end=cue.end, text=self.draft.text[cue.start : cue.end], name="", key="")
            entry = self._entry(nobody, cue, scene, earlier)
            if cue.kind == _BRIEFING:
                self._briefing = None if self.postposed else entry
            else:
                self._gathering = entry

    def _is_stop(self, key: str, cue: Cue, scene: Scene, owners: Sequence[str]) -> bool:
        """Whether a leader who is on a tour meets people there of whom nobody is quoted: a stop of it."""
        current = self._current.get(key)
        if self.postposed or cue.kind != TALKS or len(owners) > 1 or current is None or current.cue.kind != TOUR:
            return False
        return all(current.agrees(day.date) for day in self.circumstances.dates(scene.start, scene.end))

    def _name_for(self, key: str, cue: Cue, scene: Scene, earlier: Scene | None) -> None:
        """One speaker's occasion, unless it is one told before or a stop of the tour that the speaker is on."""
        current = self._current.get(key)
        when = self.circumstances.when(cue, scene, earlier)
        if cue.kind == TOUR and cue.refers and not self.postposed:
            tour = next((entry for entry in self._recent(key) if entry.cue.kind == TOUR), None)
            if tour is not None:
                tour.visited(when)
            return
        same = next((entry for entry in self._recent(key) if is_same(entry.cue, cue) and entry.agrees(when[0])), None)
        if same is not None:
            self._current[key] = same
            self._settled[key] = scene
            same.delivered |= cue.delivers
            if same.settles(when):
                same.place = self.circumstances.where(cue, scene) or same.place
            if (same.when[0] is None and not cue.refers) or same.settles(when):
                same.when = when
            return
        if current is not None and cue.refers and not cue.identity and current.agrees(when[0]):
            current.delivered |= cue.delivers
            return
        if self.postposed and self._settled.get(key) is scene and not (current is not None and current.is_generic):
            return
        self._settled[key] = scene
        entry = self._entry(self.people[key], cue, scene, earlier)
        if current is not None and current.is_generic and not cue.refers:
            current.cue, current.scene, current.when, current.place = cue, scene, entry.when, entry.place
            current.delivered |= entry.delivered
            entry = current
        else:
            self.entries.append(entry)
        self._current[key] = entry
        if cue.kind == TALKS:
            self._talks = entry
        if cue.kind == _BRIEFING and cue.identity:
            self._press = entry
        if cue.kind in GATHERINGS and not cue.refers:
            self._gathering = entry

    def _recent(self, key: str) -> Iterator[Entry]:
        """The last occasions of a speaker, the latest first."""
        return (entry for entry in reversed(self.entries[-_REMEMBERED:]) if entry.speaker.key == key)

    def _entry(self, speaker: Speaker, cue: Cue, scene: Scene, earlier: Scene | None) -> Entry:
        """A new entry; what is told of the occasion that it belongs to holds for it as well."""
        when, place = self.circumstances.when(cue, scene, earlier), self.circumstances.where(cue, scene)
        host = self._gathering if cue.refers or cue.kind == "speech" else None if cue.apart else self._current.get(speaker.key)
        if cue.kind == _BRIEFING and not cue.identity:
            host = self._press
        if host is None and self.postposed and (cue.kind in _OPEN or any(other.refers for other in scene.cues)):
            host = self._gathering
        if host is not None and (cue.refers or cue.kind in _GUESTS):
            if when[0] is None and not self.circumstances.is_vague(cue, scene):
                when = host.when
            place = place or host.place
            if cue.refers:
                cue = attrs.evolve(cue, occasion=host.cue.occasion, kind=host.cue.kind)
        return Entry(speaker, cue, scene, when, place, delivered=cue.delivers)

    def _quote(self, quote: Quote, scene: Scene) -> None:
        """A quote goes to the current occasion of its speaker, else to the one that it stands on."""
        speaker = quote.speaker
        if speaker is None:
            return
        if self.postposed and speaker.key not in self._said:
            days = [m for m in self.circumstances.dates(scene.start, scene.end) if m.rule.endswith(_DAYS)]
            if days:
                self._said[speaker.key] = shared(days[0])
        entry = self._stated(quote, scene) or self._current.get(speaker.key) or self._found(speaker, scene)
        if entry is not None:
            entry.quotes.append(quote)
        else:
            self._loose.append((quote, scene))

    def _open(self, speaker: Speaker, cue: Cue, scene: Scene, when: When, place: Region | None = None) -> Entry:
        entry = Entry(speaker, cue, scene, when, place)
        self.entries.append(entry)
        self._current[speaker.key] = entry
        return entry

    def _found(self, speaker: Speaker, scene: Scene) -> Entry | None:
        """An entry for a speaker who has none yet: a meeting itself, a party to talks."""
        host = self._gathering
        if speaker.kind == "body" and self._meets(speaker, scene):
            cue = Cue(scene.start, scene.end, "meeting", speaker.name, occasion=speaker.name)
            when = self.circumstances.of_sitting(speaker.name)
            if host is not None and (when[0] is None or (host.when[0] or "").startswith(when[0])):
                return self._open(speaker, cue, host.scene, host.when, host.place)
            return self._open(speaker, cue, scene, when if when[0] else self.circumstances.when(cue, scene, None))
        talks = self._talks
        if talks is not None and any(key == speaker.key for _, key in talks.scene.people):
            return self._open(speaker, talks.cue, talks.scene, talks.when, talks.place)
        told = host is not None and host.speaker.key == "" and host.scene.paragraph == scene.paragraph and not self.postposed
        if host is not None and told and speaker.kind == "person" and speaker.key in self.people:
            entry = self._open(speaker, host.cue, host.scene, host.when, host.place)
            entry.guest = True
            return entry
        briefing = self._briefing or (
            last_gathering(self.entries[-_REMEMBERED:], scene.start) if speaker.kind == "person" and not self.postposed else None
        )
        if briefing is not None and speaker.key in self.people and not any(self.circumstances.dates(scene.start, scene.end)):
            return self._open(speaker, briefing.cue, scene, briefing.when, briefing.place)
        return None

    def _meets(self, speaker: Speaker, scene: Scene) -> bool:
        """Whether a body is a meeting, or the one that held the last meeting named."""
        if self.is_meeting(speaker.key) or self.is_meeting(self.draft.folded[speaker.start : speaker.end]):
            return True
        host = self._gathering
        if host is None or len(speaker.name) == 1 or not (self.postposed or scene is host.scene):
            return False
        at = self.draft.text.find(speaker.name, host.scene.start, host.cue.start)
        if at < 0 or not self.postposed:
            return at >= 0
        held = self.draft.folded[at + len(speaker.name) : host.cue.start]
        return len(held) < _NEAR and not _APART.search(held) and not any(q.cue and at <= q.cue.start < host.cue.start for q in host.scene.quotes)

    def _stated(self, quote: Quote, scene: Scene) -> Entry | None:
        """A statement of a day of its own, told with its year, though no occasion is named."""
        if quote.speaker is None or quote.speaker.key not in self.people:
            return None
        before = bisect_left(scene.quotes, quote.start, key=lambda other: other.start)
        start = max([other.end for other in scene.quotes[max(0, before - _NESTED) : before] if other.end <= quote.start], default=scene.start)
        days = [m for m in self.circumstances.dates(start, quote.start) if m.rule.endswith((".full", ".month")) and m.date]
        current = self._current.get(quote.speaker.key)
        if not days or (current is not None and (current.scene is scene or current.agrees(days[-1].date))):
            return None
        if self.postposed and not self._is_told_of(days[-1], quote, scene):
            return None
        entry = self._open(quote.speaker, Cue(days[-1].start, days[-1].end, "speech"), scene, shared(days[-1]))
        if self.postposed and current is not None:
            self._current[quote.speaker.key] = current
        return entry

    def _is_told_of(self, day: DateMention, quote: Quote, scene: Scene) -> bool:
        """Whether a day that is not the article's own opens its sentence ("In March 2019, Li said") or stands behind the cue."""
        own = (self.draft.published, self.circumstances.first and self.circumstances.first.date)
        return day.date not in own and (0 < day.start - scene.start <= _SOON or day.start >= (quote.cue or quote).start)

    def _settle_loose(self) -> None:
        """Quotes before any occasion go to the first one of their speaker, or to one that stands in their last words."""
        first: dict[str, Entry] = {}
        for entry in (*(entry for entry in self.entries if entry.quotes or self.postposed), *self.entries):
            first.setdefault(entry.speaker.key, entry)
        for quote, scene in self._loose:
            if quote.speaker is None:
                continue
            found = first.get(quote.speaker.key)
            tail = next((cue for cue in scene.tails if not cue.refers), None) if quote.speaker.key in self.people else None
            if found is None and tail is not None:
                days = [m for m in dates_within(self.draft.dates, tail.start - _NEAR, scene.end) if not m.rule.endswith(NO_DAY)]
                found = self._open(quote.speaker, tail, scene, shared(days[-1]) if days else _UNDATED)
                first[quote.speaker.key] = found
            if found is not None:
                found.quotes.append(quote)

    def _settle_date(self, entry: Entry) -> None:
        """A day for an entry that has none of its own, from what the article is about."""
        if entry.when[0] is not None or self.circumstances.is_vague(entry.cue, entry.scene):
            return
        lead = self.circumstances.first
        if self.postposed and entry.speaker.key in self._said:
            entry.when = self._said[entry.speaker.key]
        elif entry.cue.kind == TALKS and self._talks is not None and self._talks.scene is entry.scene and self._talks.when[0] is not None:
            entry.when = self._talks.when
        elif entry.cue.refers and self._gathering is not None:
            entry.when, entry.place = self._gathering.when, entry.place or self._gathering.place
        elif lead is not None and (entry.cue.refers or (self.postposed and entry.cue.kind in _LED)):
            entry.when = shared(lead)
        elif self.postposed and entry.cue.kind in _STATED and (day := self.circumstances.stated(entry.speaker.key)) is not None:
            entry.when = shared(day)
