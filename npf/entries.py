"""A speech in the making: who speaks on which occasion, and what was found of it so far."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import field, mutable

from npf.circumstances import When
from npf.draft import Draft
from npf.models import Quote, Region, Speaker, Speech
from npf.occasions import GATHERINGS, Cue, Scene, common_date

__all__ = ["TALKS", "TOUR", "Entry", "is_same", "last_gathering"]

TALKS, TOUR = "talks", "tour"
# Without a name of their own (座谈会上), these are the one named before.
_ALIKE = ("interview", "symposium")
_WRITTEN = ("letter", "instruction")
# How many characters behind the sentence that tells of a gathering others are taken to speak on it.
_SHORTLY = 2500
_UNDATED: When = (None, None)
_MONTH = len("0000-00")


@mutable
class Entry:
    """A speech in the making."""

    speaker: Speaker
    cue: Cue
    scene: Scene
    when: When = _UNDATED
    place: Region | None = None
    delivered: bool = False
    quotes: list[Quote] = field(factory=list)
    # A guest's own words do not make him the host of those who are quoted behind him.
    guest: bool = False
    days: list[str] = field(factory=list)

    @property
    def is_generic(self) -> bool:
        """Whether it is only said that there was a speech, not on which occasion."""
        return self.cue.refers and self.cue.kind == "speech"

    def is_chair(self, decided: set[str | None]) -> bool:
        """Whether somebody only chaired one of the meetings that decided on these days: what was said there is the meeting's."""
        if not decided or self.cue.kind in (*_WRITTEN, "article"):
            return False
        return self.when[0] is None or self.when[0] in decided or None in decided

    def visited(self, when: When) -> None:
        """A day of a tour of which it was only said that it was of late."""
        if when[0] is not None and len(when[0]) >= _MONTH and (self.when[0] is None or self.days):
            self.days += [day for day in when if day]
            self.when = common_date(self.days), max(self.days) if len(set(self.days)) > 1 else None

    def settles(self, when: When) -> bool:
        """Whether this day is the one, of the days of a longer event, on which it was held."""
        day, until = when
        own, last = self.when
        if day is None or until is not None or own is None or last is None or self.cue.kind not in GATHERINGS:
            return False
        return own < day <= last and day.startswith(own)

    def agrees(self, date: str | None) -> bool:
        """Whether a date may be a day of it: one is as precise a part of the other, or it lies within its span."""
        own, last = self.when
        if date is None or own is None or date.startswith(own) or own.startswith(date):
            return True
        return last is not None and own <= date <= last

    def speech(self, draft: Draft, lang: str) -> Speech:
        """The speech that it has become; the rule is named after its kind."""
        kind = "meeting" if self.cue.kind == TALKS else self.cue.kind
        return Speech(
            speaker=self.speaker,
            titles=self.speaker.titles,
            date=self.when[0],
            date_end=self.when[1],
            place=self.place,
            occasion=self.cue.occasion or None,
            audience=self.cue.audience,
            kind=kind,
            evidence=draft.span(self.scene.start, self.scene.end),
            quotes=tuple(self.quotes),
            rule=f"{lang}.speech.{kind}",
        )


def is_same(one: Cue, other: Cue) -> bool:
    """Whether two cues name one occasion."""
    if one.kind != other.kind:
        return False
    if one.kind == TALKS:
        return not (one.identity and other.identity) or any(a in b or b in a for a in one.identity.split("|") for b in other.identity.split("|"))
    if one.kind in _ALIKE and not (one.identity and other.identity):
        return True
    if one.identity == other.identity or (not other.identity and other.refers) or one.kind in _WRITTEN or (one.kind == TOUR and not other.identity):
        return True
    return bool(one.identity and other.identity) and (one.identity in other.identity or other.identity in one.identity)


def last_gathering(entries: Sequence[Entry], at: int) -> Entry | None:
    """The dated gathering told shortly before `at` on which somebody spoke: whoever is quoted behind it spoke there as well."""
    host = next((entry for entry in reversed(entries) if entry.cue.kind in GATHERINGS and not entry.guest), None)
    if host is None or host.speaker.kind != "person" or host.when[0] is None or at - host.scene.start > _SHORTLY:
        return None
    return host
