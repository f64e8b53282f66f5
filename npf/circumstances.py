"""When and where an occasion was: the dates and regions that stand around the words for it."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from npf.days import shifted
from npf.draft import Draft
from npf.models import DateMention, Quote, Region
from npf.occasions import GATHERINGS, Cue, Scene, common_date, common_region, dates_within

__all__ = ["NO_DAY", "Circumstances", "When", "is_relayed", "shared"]

When = tuple[str | None, str | None]

# Dates that are no day of an occasion: a whole session, and when something began.
NO_DAY = (".sitting", ".since")
_NOWHERE = frozenset({"instruction", "letter", "article", "deliberation"})
_STATED = (".weekday", ".day", ".month-day")
_POSSESSIVE = ("'s", "’s")
_UNITS = frozenset({"province", "prefecture", "county"})
_NEAR = 40
_FAR = 120
_LEAD = 3
_NESTED = 4
# A day that is left open (日前) weighs as much as a full date.
_DAY = len("0000-00-00")
_MONTH = len("0000-00")


def shared(mention: DateMention) -> When:
    """The date of a mention as precise as its days share it, and its last day."""
    return common_date([mention.date, mention.date_end]), mention.date_end


def is_relayed(quote: Quote) -> bool:
    """Whether a medium reports what is told there, so that it is narration as well (据新华社报道，李明5日在南京调研)."""
    return quote.rule.endswith(".according") and quote.speaker is not None and quote.speaker.kind != "person"


class Circumstances:
    """Looks up when and where, in narration only.

    Args:
        draft: With dates, regions and quotes.
        there: What must stand before a region for it to be a place, for languages that name places behind what was said; None for those
            that name them between the speaker and the occasion.
    """

    def __init__(self, draft: Draft, there: re.Pattern[str] | None = None) -> None:
        self.draft = draft
        self.first: DateMention | None = None
        # The day on which somebody first spoke or is first named, by key.
        self._said: dict[str, DateMention] = {}
        self._there = there
        self._quotes = [quote for quote in draft.quotes if there is not None or not is_relayed(quote)]
        self._opens = [quote.start for quote in self._quotes]
        self._places = [mention for mention in draft.regions if mention.region is not None and mention.region.level in _UNITS]
        self._place_starts = [mention.start for mention in self._places]

    def read_lead(self, scenes: Sequence[Scene]) -> None:
        """Take the one day that the first sentences name as that of the article's event; what somebody hands on of others is narration."""
        inner = sorted(at for scene in scenes for at, _ in scene.relayed)
        if inner:
            self._quotes = [q for q in self._quotes if bisect_left(inner, q.start) == bisect_left(inner, q.end)]
            self._opens = [quote.start for quote in self._quotes]
        days = [m for scene in scenes[:_LEAD] for m in self._told(scene) if m.date is None or len(m.date) == _DAY]
        self.first = days[0] if len({m.date for m in days}) == 1 and days[0].date else None
        for scene in scenes[:_LEAD]:
            day = next((m for m in self._told(scene) if m.date and m.rule.endswith(_STATED)), None)
            if day is not None:
                for key in (*(quote.speaker.key for quote in scene.quotes if quote.speaker), *(key for _, key in scene.people)):
                    self._said.setdefault(key, day)

    def stated(self, key: str) -> DateMention | None:
        """The day on which the first sentences have a speaker speak, for what he says further on."""
        return self._said.get(key)

    def dates(self, start: int, end: int) -> list[DateMention]:
        """The dates of a stretch of narration; what is still to come is no day on which somebody spoke."""
        published = self.draft.published
        found = [m for m in dates_within(self.draft.dates, start, end) if m.end <= end and not self._is_quoted(m.start)]
        return [m for m in found if published is None or m.date is None or m.date <= published]

    def _told(self, scene: Scene) -> list[DateMention]:
        """The dates of a sentence that belong to what it tells: not the day on which somebody handed it on, nor "this year's"."""
        until = scene.end
        if self._there is not None:
            named = scene.people[0][0] if scene.people else scene.end
            handed_on = [q.cue.start for q in scene.quotes if q.cue and q.cue.start >= max(q.end, named) and q.speaker and q.speaker.kind == "body"]
            until = next((at for at in handed_on if not any(cue.start > at for cue in scene.cues)), until)
        return [m for m in self.dates(scene.start, until) if not self.draft.folded.startswith(_POSSESSIVE, m.end)]

    def _is_quoted(self, at: int) -> bool:
        """Whether an offset lies in a quote; quotes may hold others, so a few earlier ones are looked at."""
        last = bisect_right(self._opens, at)
        return any(quote.end > at for quote in self._quotes[max(0, last - _NESTED) : last])

    def is_vague(self, cue: Cue, scene: Scene) -> bool:
        """Whether the sentence says that the day is left open."""
        return any(m.date is None for m in self.dates(scene.start, scene.end) if m.start < cue.start)

    def when(self, cue: Cue, scene: Scene, earlier: Scene | None) -> When:
        """The day of an occasion: the one named nearest in its sentence, else a session's, else the last one of the sentence before."""
        found = self._told(scene)
        # 二〇二四年新年贺词: a year before the words for a speech is its name.
        days = [m for m in found if not m.rule.endswith(NO_DAY) and not (m.end == cue.start and cue.kind == "speech" and m.rule.endswith(".year"))]
        if self._there is None:
            behind = [m for m in days if m.start >= cue.end] if not scene.quotes else []
            days = [*(m for m in reversed(days) if m.start < cue.end), *behind]
        else:
            days.sort(key=lambda m: abs(m.start - cue.start))
        if days:
            best = min(days, key=_vagueness)
            if cue.days > 1 and best.date and best.date_end is None and len(best.date) == _DAY:
                first = shifted(datetime.date.fromisoformat(best.date), 1 - cue.days)
                return common_date([first, best.date]), best.date
            return shared(best)
        sittings = [m for m in found if m.rule.endswith(".sitting") and m.start <= cue.start < m.end + _NEAR]
        if sittings and cue.kind in GATHERINGS:
            return shared(self.first if self.first is not None and _holds(sittings[-1], self.first) else sittings[-1])
        if earlier is not None and cue.kind != "instruction" and not earlier.quotes and not cue.apart:
            least = _MONTH if self._there is None else _DAY
            days = [m for m in self.dates(earlier.start, earlier.end) if not m.rule.endswith(".sitting") and (m.date is None or len(m.date) >= least)]
            if days:
                return shared(days[-1])
        return None, None

    def of_sitting(self, name: str) -> When:
        """The days of the sitting that the text names in this way (党的二十届三中全会), of which the text may tell the one that it is about."""
        sitting = next((m for m in self.draft.dates if m.rule.endswith(".sitting") and (m.text in name or name in m.text)), None)
        if sitting is None:
            return None, None
        return shared(self.first if self.first is not None and _holds(sitting, self.first) else sitting)

    def where(self, cue: Cue, scene: Scene) -> Region | None:
        """The regions between the speaker (or the start) and the words that name it, or behind a preposition near them."""
        if cue.kind in _NOWHERE:
            return None
        if cue.place is not None:
            return cue.place
        start, end = max([at for at, _ in scene.people if at < cue.start], default=scene.start), cue.end
        if self._there is not None:
            start, end = max(scene.start, cue.start - _FAR), min(scene.end, cue.end + _FAR)
        found: list[Region] = []
        for index in range(bisect_left(self._place_starts, start), len(self._places)):
            mention = self._places[index]
            if mention.end > end:
                break
            before = self.draft.folded[max(start, mention.start - _FAR) : mention.start]
            if mention.region is not None and not self._is_quoted(mention.start) and (self._there is None or self._there.search(before)):
                found.append(mention.region)
        return common_region(found)


def _holds(sitting: DateMention, day: DateMention) -> bool:
    return bool(sitting.date and day.date and sitting.date <= day.date <= (sitting.date_end or sitting.date))


def _vagueness(mention: DateMention) -> int:
    """Orders dates by precision: days first, a week after them."""
    if mention.date is None:
        return -_DAY
    return -(_MONTH if mention.date_end and mention.rule.endswith(".relative") else len(mention.date))
