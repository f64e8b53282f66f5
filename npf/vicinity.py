"""Which region is meant where a name has several: the places around it decide.

Nearest first: the places in the same sentence, then those in the same paragraph, then those in the whole text. A place speaks for a
candidate that lies in it, or that lies in the same unit as it does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from attrs import define

from npf.draft import Draft
from npf.models import Region, RegionMention

__all__ = ["Place", "lies_in", "settle"]


@define
class Place:
    """A name found in the text.

    Attributes:
        start, end: Its extent.
        candidates: The regions that it may name, the likelier ones first.
        rule: The id of the rule that found it.
        region: The region that it names, None as long as that is open.
    """

    start: int
    end: int
    candidates: tuple[Region, ...]
    rule: str
    region: Region | None = None


def lies_in(region: Region, unit: Region) -> bool:
    """Whether a region is a part of a unit of government; no region is a part of itself."""
    above = region.parent
    while above is not None:
        if above is unit:
            return True
        above = above.parent
    return False


def settle(places: Sequence[Place], draft: Draft) -> list[RegionMention]:
    """The mentions that these places make, each with its region where the text tells which one is meant.

    >>> settle((), Draft(text="", folded="", paragraphs=(), lexicons=None))
    []
    """
    open_places = [place for place in places if place.region is None]
    if open_places:
        known = [place for place in places if place.region is not None and place.region.level in ("province", "prefecture", "county")]
        _decide(open_places, known, draft)
    text = draft.text
    return [
        RegionMention(
            place.start,
            place.end,
            text[place.start : place.end],
            region=place.region,
            candidates=place.candidates if place.region is None else (place.region,),
            rule=place.rule,
        )
        for place in places
    ]


def _decide(open_places: list[Place], known: list[Place], draft: Draft) -> None:
    paragraphs = [(paragraph.start, paragraph.end) for paragraph in draft.paragraphs]
    starts = [place.start for place in known]
    firm: dict[str, Region] = {}
    for place in open_places:
        name = draft.folded[place.start : place.end]
        if name in firm:
            place.region = firm[name]
            continue
        at = bisect_right([start for start, _ in paragraphs], place.start) - 1
        sentence = next((extent for extent in draft.paragraphs[at].sentences if extent[0] <= place.start < extent[1]), paragraphs[at])
        whole = 0, len(draft.text)
        for extent in (sentence, paragraphs[at], whole):
            near = known[_from(starts, extent[0]) : _from(starts, extent[1])]
            place.region = _best(place, near)
            if place.region is not None:
                if extent is whole:
                    firm[name] = place.region
                break


def _from(starts: list[int], at: int) -> int:
    return bisect_right(starts, at - 1)


def _best(place: Place, near: Iterable[Place]) -> Region | None:
    """The candidate that the nearest places speak for; None where none does, or two do alike."""
    best: tuple[int, int] | None = None
    found: set[Region] = set()
    for other in near:
        for candidate in place.candidates:
            kinship = _kinship(candidate, other.region)
            if kinship is None:
                continue
            rank = kinship, abs(other.start - place.start)
            if best is None or rank < best:
                best, found = rank, {candidate}
            elif rank == best:
                found.add(candidate)
    return found.pop() if len(found) == 1 else None


def _kinship(candidate: Region, other: Region | None) -> int | None:
    if other is None:
        return None
    if candidate is other or lies_in(candidate, other) or lies_in(other, candidate):
        return 0
    if candidate.parent is not None and candidate.parent is other.parent:
        return 1
    province = candidate.province
    return 2 if province is not None and province is other.province else None
