"""The shapes of what is read of a clause: its verb phrase, its record, and what the reader knows of the surroundings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import define, frozen

from npf.models import Polarity, Strength
from npf.text import Extent

__all__ = ["Form", "Kind", "Phrase", "Record", "Scene", "covered"]

Form = Literal["verb", "frame", "unknown"]
Kind = Literal["norm", "bare", "frame", "tail", "prevent", "topic", "fact", "mixed"]


@define(kw_only=True)
class Phrase:
    """A verb phrase as far as its head.

    Attributes:
        start: Where the principle would start: at the modal or negation, else at the first adverb or the verb.
        head: Where the verb begins.
        rest: Where what belongs to the verb begins.
        form: "verb" for a known verb (or don't-cue), "frame" for a frame without a verb, "unknown" behind a modal or adverb.
        modal: The modal, or None.
        cue: The words that make it a norm, or None for a bare verb.
        takes: What the verb takes, as in the table; "" where it is unknown.
        follows: How the modal binds ("any", "phrase", "commitment", "hinge"), or "".
        kind: The kind of the don't-cue or frame, or "".
        noun: Whether the verb is a noun as often.
        opener: The word that opens the frame, or "".
    """

    start: int
    head: int
    rest: int
    form: Form
    polarity: Polarity
    strength: Strength
    modal: Extent | None = None
    cue: Extent | None = None
    takes: str = ""
    follows: str = ""
    kind: str = ""
    noun: bool = False
    opener: str = ""


def covered(dead: Sequence[Extent], start: int, end: int) -> bool:
    """Whether a fixed word covers this stretch, so that no cue is read in it."""
    return any(a <= start and end <= b for a, b in dead)


@frozen
class Scene:
    """What the reader knows of the surroundings of a clause.

    Attributes:
        dead: Extents in which no cue is read: fixed words, terms in marks.
        people: Where phrases for somebody who can act end, with where they begin.
        places: The same for regions alone.
        home: Titles and name of who speaks; what they begin with is the speaker's own side (伊朗外长 for 伊朗).
    """

    dead: tuple[Extent, ...]
    people: dict[int, int]
    places: dict[int, int]
    home: tuple[str, ...] = ()

    def within(self, start: int, end: int) -> Scene:
        """What of it lies in one sentence, so that a clause does not look through a whole paragraph."""
        low, high = bisect_left(self.dead, (start, start)), bisect_left(self.dead, (end, 0))
        return Scene(self.dead[low:high], _between(self.people, start, end), _between(self.places, start, end), self.home)

    def acts(self, start: int, end: int) -> bool:
        """Whether somebody who can act is named in this stretch."""
        return any(start <= begin and stop <= end for stop, begin in self.named(start, end))

    def named(self, start: int, end: int) -> Iterable[tuple[int, int]]:
        """Ends and beginnings of those who can act, some of whom may lie outside the stretch."""
        return _near(self.people, start, end)

    def opening(self, text: str, start: int, end: int) -> int:
        """Where those named at the start of this stretch (甲和乙) end; `start` where nobody is."""
        at = start
        begins = {begin: stop for stop, begin in self.named(start, end) if start <= begin}
        while at in begins and begins[at] <= end:
            at = begins[at]
            if text[at : at + 1] in ("、", "和", "与", "及", "等"):
                at += 1
        return at

    def located(self, start: int, end: int) -> bool:
        """Whether a region is named in this stretch."""
        return any(start <= begin and stop <= end for stop, begin in _near(self.places, start, end))


def _near(extents: dict[int, int], start: int, end: int) -> Iterable[tuple[int, int]]:
    """The extents, or where they are more than the characters of the stretch, the ones that end in it."""
    return extents.items() if len(extents) <= end - start else _between(extents, start, end).items()


def _between(extents: dict[int, int], start: int, end: int) -> dict[int, int]:
    """The extents, by their ends in order, that lie in this stretch."""
    stops = range(start + 1, end + 1)
    return {stop: extents[stop] for stop in stops if stop in extents and extents[stop] >= start}


@define(kw_only=True)
class Record:
    """One clause, read.

    Attributes:
        start, end: The extent of the clause.
        body: Where it begins behind numbers and links.
        kind: What the clause is.
        phrase: Its verb phrase, or None.
        subject: What stands before the verb phrase, or None.
        directed: The verb that tells somebody (希望), or None; `subject` is then whom it tells.
        link: Whether a link (也, 并) opens it.
        told: Whether a directive verb governs it.
        owned: Whether the subject is a side that the speaker may speak for.
    """

    start: int
    end: int
    body: int
    stop: str
    kind: Kind
    phrase: Phrase | None = None
    subject: Extent | None = None
    directed: Extent | None = None
    link: bool = False
    told: bool = False
    owned: bool = False
