"""From the occasions that a text names and the quotes in it to speeches: who spoke on which of them.

A language says where the occasions are; this module follows them through the sentences. The reading is a ledger: each speaker has a
current occasion, a new one takes over when the text names it for that speaker, and an occasion without reported content is dropped.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs
from attrs import field, frozen, mutable

from npf.days import shifted
from npf.draft import Draft
from npf.models import DateMention, Quote, Region, Speaker, Speech
from npf.text import Extent

__all__ = ["Cue", "Ledger", "Scene", "common_date", "common_region"]

_TALKS = "talks"
_TOUR = "tour"
_GATHERINGS = frozenset({"meeting", "symposium", "deliberation", "study-session"})
_GUESTS = frozenset({"speech", "symposium", "meeting", "interview"})
_OPEN = frozenset({"meeting", "symposium"})
_LED = _GATHERINGS | {_TALKS, _TOUR}


@frozen
class Cue:
    """An occasion named in a sentence.

    Attributes:
        start, end: The words that name it.
        kind: As in `npf.models.Speech.kind`, or "talks" for an occasion on which several persons speak.
        identity: What tells it from others of its kind (the name of a delegation, the tail of a meeting's name); "" for any.
        refers: Whether it only refers to an occasion named before (会上, "at the meeting").
        occasion: The words that name it, as they go into the speech.
        audience: Those spoken to, or None.
        place: The region of a building that tells where it was, or None.
        delivers: Whether it says that somebody spoke (并讲话), so that no quote is needed.
        days: How many days it took, where the text counts them.
    """

    start: int
    end: int
    kind: str
    identity: str = ""
    refers: bool = False
    occasion: str = ""
    audience: str | None = None
    place: Region | None = None
    delivers: bool = False
    days: int = 1


@frozen
class Scene:
    """A sentence: its extent, the occasions and persons (offset, key) that its narration names, the quotes that it introduces, and
    the occasions that stand at their ends."""

    start: int
    end: int
    paragraph: int
    cues: tuple[Cue, ...]
    people: tuple[tuple[int, str], ...]
    quotes: tuple[Quote, ...]
    tails: tuple[Cue, ...] = ()


@mutable
class Entry:
    """A speech in the making."""

    speaker: Speaker
    cue: Cue
    scene: Scene
    date: str | None = None
    date_end: str | None = None
    place: Region | None = None
    delivered: bool = False
    quotes: list[Quote] = field(factory=list)


def common_date(days: Iterable[str | None]) -> str | None:
    """The date as precise as all the days share it.

    >>> common_date(["2016-03-22", "2016-03-25"]), common_date(["2015-11-29", "2015-12-01"])
    ('2016-03', '2015')
    """
    known = [day.split("-") for day in days if day]
    shared: list[str] = []
    for parts in zip(*known, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return "-".join(shared) or None


def common_region(regions: Sequence[Region]) -> Region | None:
    """The smallest region that holds all of them, or None."""
    lines: list[list[Region]] = []
    for region in regions:
        line: list[Region] = []
        unit: Region | None = region
        while unit is not None:
            line.insert(0, unit)
            unit = unit.parent
        lines.append(line)
    # One region inside the other is one place, told twice: the smaller one is meant.
    lines = [line for line in lines if not any(other is not line and other[: len(line)] == line and len(other) > len(line) for other in lines)]
    shared: Region | None = None
    for units in zip(*lines, strict=False):
        if len(set(units)) > 1:
            break
        shared = units[0]
    return shared


class Ledger:
    """Follows speakers and occasions through the scenes of an article.

    Args:
        draft: With dates, regions and resolved quotes.
        people: For each key, the speaker as first quoted.
        lang: The language whose rules are named in the speeches.
        is_meeting: Whether a body of this name is a meeting, whose decisions are a speech of its own.
        postposed: Whether the language names occasion and day behind what was said as well as before it.
    """

    def __init__(self, draft: Draft, people: Mapping[str, Speaker], lang: str, is_meeting: Callable[[str], bool], *, postposed: bool = False) -> None:
        self.draft = draft
        self.people = people
        self.lang = lang
        self.is_meeting = is_meeting
        self.postposed = postposed
        self._first: DateMention | None = None
        self._loose: list[tuple[Quote, Scene]] = []
        self._said: dict[str, tuple[str | None, str | None]] = {}
        self.entries: list[Entry] = []
        self._current: dict[str, Entry] = {}
        self._gathering: Entry | None = None
        self._talks: Entry | None = None
        # The sentence in which a speaker's occasion was last told: in English it tells of one.
        self._settled: dict[str, Scene] = {}
        # The gathering that the whole article is about: whoever is quoted without an occasion of his own spoke there.
        self._hall: Entry | None = None
        self._starts = [mention.start for mention in draft.dates]
        self._opens = [quote.start for quote in draft.quotes]
        self._places = [mention for mention in draft.regions if mention.region is not None and mention.region.level in _UNITS]
        self._place_starts = [mention.start for mention in self._places]

    def read(self, scenes: Sequence[Scene]) -> list[Speech]:
        """The speeches of the article, in reading order."""
        self._first = self._lead(scenes)
        for at, scene in enumerate(scenes):
            following = scenes[at + 1] if at + 1 < len(scenes) and scenes[at + 1].paragraph == scene.paragraph else None
            earlier = scenes[at - 1] if at and scenes[at - 1].paragraph == scene.paragraph else None
            for cue in scene.cues:
                self._name(cue, scene, following, earlier)
            if at < _LEAD and not self.postposed and self._gathering is not None and self._gathering.cue.kind in _OPEN:
                self._hall = self._gathering
            for quote in scene.quotes:
                self._quote(quote, scene)
        lead = self._first
        for quote, scene in self._loose:
            key = quote.speaker.key if quote.speaker is not None else ""
            entry = next((e for e in self.entries if e.speaker.key == key), None)
            if entry is None and quote.speaker is not None and (tail := next((c for c in scene.tails if not c.refers), None)) is not None:
                days = [m for m in self.draft.dates if tail.start - _NEAR <= m.start < scene.end and not m.rule.endswith(_NO_DAY)]
                entry = Entry(quote.speaker, tail, scene, *(_shared(days[-1]) if days else (None, None)))
                self.entries.append(entry)
            if entry is not None:
                entry.quotes.append(quote)
        for entry in self.entries:
            if entry.date is None and self.postposed and not self._is_vague(entry.cue, entry.scene) and entry.speaker.key in self._said:
                entry.date, entry.date_end = self._said[entry.speaker.key]
            if entry.date is None and entry.cue.kind == _TALKS:
                other = next((e for e in self.entries if e.cue.kind == _TALKS and e.scene is entry.scene and e.date), entry)
                entry.date, entry.date_end = other.date, other.date_end
            if entry.date is None and entry.cue.refers and not self._is_vague(entry.cue, entry.scene):
                if self._gathering is not None:
                    entry.date, entry.date_end = self._gathering.date, self._gathering.date_end
                    entry.place = entry.place or self._gathering.place
                elif lead is not None:
                    entry.date, entry.date_end = _shared(lead)
            if entry.date is None and self.postposed and lead is not None and entry.cue.kind in _LED and not self._is_vague(entry.cue, entry.scene):
                entry.date, entry.date_end = _shared(lead)
        kept = [entry for entry in self.entries if entry.quotes or entry.delivered]
        return [self._speech(entry) for entry in sorted(kept, key=lambda entry: entry.scene.start)]

    def _lead(self, scenes: Sequence[Scene]) -> DateMention | None:
        """The one day that the first sentences name."""
        days = [m for scene in scenes[:_LEAD] for m in self._dates_in(scene.start, scene.end) if m.date is None or len(m.date) == len(_DAY)]
        return days[0] if len({m.date for m in days}) == 1 and days[0].date else None

    def _owners(self, cue: Cue, scene: Scene, following: Scene | None) -> list[str]:
        """The keys of those who speak on the occasion, nearest first."""
        known = [(at, key) for at, key in scene.people if key in self.people]
        if cue.kind == _TALKS and known:
            return list(dict.fromkeys(key for _, key in known))
        if self.postposed:
            said = [q for q in scene.quotes if q.speaker is not None and q.speaker.key in self.people]
            if said:
                nearest = min(said, key=lambda q: abs((q.cue or q).start - cue.start))
                return [nearest.speaker.key] if nearest.speaker is not None else []
        before = [key for at, key in known if at < cue.start]
        if before:
            return before[-1:]
        if known and (not self.postposed or known[0][0] - cue.end <= _FAR):
            return [known[0][1]]
        for other in (scene, following):
            for quote in other.quotes if other else ():
                if quote.speaker is not None and quote.speaker.key in self.people and quote.start > cue.start:
                    return [quote.speaker.key]
            if other is following and other is not None and (keys := [key for _, key in other.people if key in self.people]):
                return keys[:1]
        return []

    def _name(self, cue: Cue, scene: Scene, following: Scene | None, earlier: Scene | None) -> None:
        """An occasion is named: it becomes the current one of its speakers, unless it is a stop of the tour that they are on."""
        owners = self._owners(cue, scene, following)
        for key in owners:
            current = self._current.get(key)
            date = self._date(cue, scene, earlier)
            same = next((e for e in reversed(self.entries) if e.speaker.key == key and _same(e.cue, cue) and _agree(e, date[0])), None)
            if same is not None:
                self._current[key] = same
                self._settled[key] = scene
                same.delivered |= cue.delivers
                if same.date is None and not cue.refers:
                    same.date, same.date_end = date
                continue
            if current is not None and cue.refers and not cue.identity and _agree(current, date[0]):
                current.delivered |= cue.delivers
                continue
            if self.postposed and self._settled.get(key) is scene and not (current and current.cue.refers and current.cue.kind == "speech"):
                continue
            self._settled[key] = scene
            entry = self._entry(self.people[key], cue, scene, earlier)
            if current is not None and current.cue.refers and current.cue.kind == "speech" and not cue.refers:
                # So far it was only said that there was a speech: this is the occasion of it.
                current.cue, current.scene, current.date, current.date_end, current.place = cue, scene, entry.date, entry.date_end, entry.place
                current.delivered |= entry.delivered
                entry = current
            else:
                self.entries.append(entry)
            self._current[key] = entry
            if cue.kind == _TALKS:
                self._talks = entry
            if cue.kind in _GATHERINGS and not cue.refers:
                self._gathering = entry
        if not owners and cue.kind in _GATHERINGS and not cue.refers:
            nobody = Speaker(start=cue.start, end=cue.end, text=self.draft.text[cue.start : cue.end], name="", key="")
            self._gathering = self._entry(nobody, cue, scene, earlier)

    def _entry(self, speaker: Speaker, cue: Cue, scene: Scene, earlier: Scene | None) -> Entry:
        entry = Entry(speaker, cue, scene, delivered=cue.delivers)
        entry.date, entry.date_end = self._date(cue, scene, earlier)
        entry.place = self._place(cue, scene)
        host = self._gathering if cue.refers or cue.kind == "speech" else self._current.get(speaker.key)
        if host is None and self.postposed and (cue.kind in _OPEN or any(c.refers for c in scene.cues)):
            host = self._gathering
        if host is not None and (cue.refers or cue.kind in _GUESTS):
            if entry.date is None and not self._is_vague(cue, scene):
                entry.date, entry.date_end = host.date, host.date_end
            entry.place = entry.place or host.place
            if cue.refers:
                entry.cue = attrs.evolve(cue, occasion=host.cue.occasion, kind=host.cue.kind)
        return entry

    def _quote(self, quote: Quote, scene: Scene) -> None:
        speaker = quote.speaker
        if speaker is None:
            return
        entry = self._current.get(speaker.key)
        if speaker.key in self.people and (stated := self._stated(quote, scene, entry)) is not None:
            entry = stated
        if entry is None and speaker.kind == "body" and self._meets(speaker):
            entry = self._of_meeting(speaker, scene)
        if entry is None and self._talks is not None and any(key == speaker.key for _, key in self._talks.scene.people):
            entry = Entry(speaker, self._talks.cue, self._talks.scene, self._talks.date, self._talks.date_end, self._talks.place)
            self.entries.append(entry)
            self._current[speaker.key] = entry
        if entry is None and speaker.key in self.people and self._hall is not None:
            cue = attrs.evolve(self._hall.cue, refers=True)
            entry = Entry(speaker, cue, scene, self._hall.date, self._hall.date_end, self._hall.place)
            self.entries.append(entry)
            self._current[speaker.key] = entry
        if entry is not None:
            entry.quotes.append(quote)
            return
        self._loose.append((quote, scene))
        if self.postposed and speaker.key not in self._said:
            days = [m for m in self._dates_in(scene.start, scene.end) if m.rule.endswith((".weekday", ".month-day", ".full", ".range", ".day"))]
            if days:
                self._said[speaker.key] = _shared(days[0])

    def _meets(self, speaker: Speaker) -> bool:
        """Whether a body is a meeting, or the one that held the last meeting named."""
        if self.is_meeting(speaker.name) or self.is_meeting(speaker.text):
            return True
        host = self._gathering
        return host is not None and len(speaker.name) > 1 and self.draft.text.find(speaker.name, host.scene.start, host.cue.start) >= 0

    def _stated(self, quote: Quote, scene: Scene, current: Entry | None) -> Entry | None:
        """A statement of a day of its own, told with its year, though no occasion is named."""
        start = max([q.end for q in scene.quotes if q.end <= quote.start], default=scene.start)
        days = [m for m in self._dates_in(start, quote.start) if m.rule.endswith((".full", ".month")) and m.date and "年" in m.text]
        if not days or quote.speaker is None or (current is not None and (current.scene is scene or _agree(current, days[-1].date))):
            return None
        entry = Entry(quote.speaker, Cue(days[-1].start, days[-1].end, "speech"), scene, *_shared(days[-1]))
        self.entries.append(entry)
        self._current[quote.speaker.key] = entry
        return entry

    def _of_meeting(self, speaker: Speaker, scene: Scene) -> Entry:
        """The speech of a meeting whose decisions are reported; its day is told where it was introduced."""
        host = self._gathering
        cue = Cue(scene.start, scene.end, "meeting", speaker.name, occasion=speaker.name)
        entry = Entry(speaker, cue, host.scene if host else scene)
        if host is not None:
            entry.date, entry.date_end, entry.place = host.date, host.date_end, host.place
        else:
            entry.date, entry.date_end = self._date(cue, scene, None)
        self.entries.append(entry)
        self._current[speaker.key] = entry
        return entry

    def _dates_in(self, start: int, end: int) -> list[DateMention]:
        """The dates of a stretch of narration; what is still to come is no day on which somebody spoke."""
        first = bisect_left(self._starts, start)
        found: list[DateMention] = []
        for index in range(first, len(self.draft.dates)):
            mention = self.draft.dates[index]
            if mention.start >= end:
                break
            to_come = self.draft.published is not None and mention.date is not None and mention.date > self.draft.published
            if mention.end <= end and not to_come and not self._is_quoted(mention.start):
                found.append(mention)
        return found

    def _is_quoted(self, at: int) -> bool:
        """Whether an offset lies in a quote; quotes may hold others, so a few earlier ones are looked at."""
        last = bisect_right(self._opens, at)
        return any(quote.end > at for quote in self.draft.quotes[max(0, last - _NESTED) : last])

    def _is_vague(self, cue: Cue, scene: Scene) -> bool:
        return any(m.date is None for m in self._dates_in(scene.start, scene.end) if m.start < cue.start)

    def _date(self, cue: Cue, scene: Scene, earlier: Scene | None) -> tuple[str | None, str | None]:
        """The day of an occasion: the last one named before it in its sentence, else one behind it, else a session's."""
        found = self._dates_in(scene.start, scene.end)
        days = [m for m in found if not m.rule.endswith(_NO_DAY)]
        if self.postposed:
            days.sort(key=lambda m: -abs(m.start - cue.start))
        before = [m for m in days if m.start < cue.end or self.postposed]
        behind = [m for m in days if m.start >= cue.end] if not scene.quotes and not self.postposed else []
        ranked = sorted((*reversed(before), *behind), key=_vagueness)
        if ranked and cue.days > 1 and ranked[0].date and ranked[0].date_end is None and len(ranked[0].date) == len(_DAY):
            last = datetime.date.fromisoformat(ranked[0].date)
            return common_date([shifted(last, 1 - cue.days), ranked[0].date]), ranked[0].date
        if ranked:
            return _shared(ranked[0])
        sittings = [m for m in found if m.rule.endswith(".sitting") and m.start <= cue.start < m.end + _NEAR]
        if sittings and cue.kind in _GATHERINGS:
            sitting = sittings[-1]
            if (
                self._first is not None
                and self._first.date
                and sitting.date
                and sitting.date <= self._first.date <= (sitting.date_end or sitting.date)
            ):
                return _shared(self._first)
            return _shared(sitting)
        if earlier is not None and cue.kind != "instruction" and not earlier.quotes:
            days = [m for m in self._dates_in(earlier.start, earlier.end) if not m.rule.endswith(".sitting") and len(m.date or _DAY) >= _MONTH]
            if days:
                return _shared(days[-1])
        return None, None

    def _place(self, cue: Cue, scene: Scene) -> Region | None:
        """Where it took place: the regions between the speaker (or the start) and the words that name it, or behind a preposition near them."""
        if cue.kind in _NOWHERE:
            return None
        if cue.place is not None:
            return cue.place
        start, end = max([at for at, _ in scene.people if at < cue.start], default=scene.start), cue.end
        if self.postposed:
            start, end = max(scene.start, cue.start - _FAR), min(scene.end, cue.end + _FAR)
        first = bisect_left(self._place_starts, start)
        found: list[Region] = []
        for index in range(first, len(self._places)):
            mention = self._places[index]
            if mention.end > end:
                break
            told = not self._is_quoted(mention.start) and (
                not self.postposed or _THERE.search(self.draft.folded[max(start, mention.start - _FAR) : mention.start])
            )
            if mention.region is not None and told:
                found.append(mention.region)
        return common_region(found)

    def _speech(self, entry: Entry) -> Speech:
        scene = entry.scene
        kind = "meeting" if entry.cue.kind == _TALKS else entry.cue.kind
        speaker = entry.speaker
        return Speech(
            speaker=speaker,
            titles=speaker.titles,
            date=entry.date,
            date_end=entry.date_end,
            place=entry.place,
            occasion=entry.cue.occasion or None,
            audience=entry.cue.audience,
            kind=kind,
            evidence=self.draft.span(scene.start, scene.end),
            quotes=tuple(entry.quotes),
            rule=f"{self.lang}.speech.{kind}",
        )


_NOWHERE = frozenset({"instruction", "letter", "article", "deliberation"})
_THERE = re.compile(r"\b(?:in|at|to|of|visited|visiting|toured|touring|inspected)\s+(?:the\s+)?(?:(?!in\b|to\b|of\b|and\b)[\w'’-]+\s+){0,5}$")
_UNITS = frozenset({"province", "prefecture", "county"})
_NO_DAY = (".sitting", ".since")
_NEAR = 40
_LEAD = 3
_FAR = 120
_NESTED = 4
# A day that is left open (日前) weighs as much as a full date.
_DAY = "0000-00-00"
_MONTH = len("0000-00")


def _same(one: Cue, other: Cue) -> bool:
    """Whether two cues name one occasion."""
    if one.kind != other.kind:
        return False
    if one.identity == other.identity or (not other.identity and other.refers) or (one.kind == _TOUR and not other.identity):
        return True
    return bool(one.identity and other.identity) and (one.identity in other.identity or other.identity in one.identity)


def _agree(entry: Entry, date: str | None) -> bool:
    """Whether a date may be a day of the occasion: one is as precise a part of the other, or it lies within its span."""
    if date is None or entry.date is None or date.startswith(entry.date) or entry.date.startswith(date):
        return True
    return entry.date_end is not None and entry.date <= date <= entry.date_end


def _vagueness(mention: DateMention) -> int:
    """Orders dates by precision: days first, a week after them."""
    length = len(mention.date or _DAY)
    return -(_MONTH if mention.date_end and mention.rule.endswith(".relative") else length)


def _shared(mention: DateMention) -> tuple[str | None, str | None]:
    return common_date([mention.date, mention.date_end]), mention.date_end


def inside(at: int, extents: Iterable[Extent]) -> bool:
    """Whether an offset lies in one of the extents."""
    return any(start <= at < end for start, end in extents)
