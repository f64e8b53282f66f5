"""Occasions on which somebody spoke, as a language finds them in its sentences; `npf.ledger` makes speeches of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from npf.models import DateMention, Quote, Region
from npf.text import Extent

__all__ = ["GATHERINGS", "Cue", "Scene", "common_date", "common_region", "dates_within", "merged", "outside"]

GATHERINGS = frozenset({"meeting", "symposium", "deliberation", "study-session"})


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
        owners: The keys of those whose occasion it is, where the language tells; None leaves it to the ledger.
        apart: Whether it was held some time after what was told before (在此后召开的会上), so that the day of that is not its own.
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
    owners: tuple[str, ...] | None = None
    apart: bool = False


@frozen
class Scene:
    """A sentence: its extent, the occasions and persons (offset, key) that its narration names, the quotes that it introduces, and
    the occasions that stand at their ends, who speaks inside what others say (offset, key), and where persons are named who are not quoted."""

    start: int
    end: int
    paragraph: int
    cues: tuple[Cue, ...]
    people: tuple[tuple[int, str], ...]
    quotes: tuple[Quote, ...]
    tails: tuple[Cue, ...] = ()
    relayed: tuple[tuple[int, str], ...] = ()
    others: tuple[int, ...] = ()


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


def merged(extents: Iterable[Extent]) -> list[Extent]:
    """Extents in order, those that touch or overlap put together.

    >>> merged([(5, 9), (0, 3), (2, 4)])
    [(0, 4), (5, 9)]
    """
    kept: list[Extent] = []
    for start, end in sorted(extents):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], end))
        else:
            kept.append((start, end))
    return kept


def outside(start: int, end: int, said: Sequence[Extent]) -> list[Extent]:
    """What is left of a sentence without the quoted stretches, which are in order and apart.

    >>> outside(0, 10, [(2, 4), (8, 12)])
    [(0, 2), (4, 8)]
    """
    left: list[Extent] = []
    at = bisect_right(said, (start, start)) - 1
    for index in range(max(at, 0), len(said)):
        a, b = said[index]
        if a >= end:
            break
        if b <= start:
            continue
        if a > start:
            left.append((start, a))
        start = max(start, b)
    if start < end:
        left.append((start, end))
    return left


def dates_within(dates: Sequence[DateMention], start: int, end: int) -> Iterator[DateMention]:
    """The dates that start in a stretch of the text."""
    for index in range(bisect_left(dates, start, key=lambda mention: mention.start), len(dates)):
        if dates[index].start >= end:
            break
        yield dates[index]
