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

_NEAR = 30


@define
class Place:
    """A name found in the text.

    Attributes:
        start, end: Its extent.
        candidates: The regions that it may name, the likelier ones first.
        rule: The id of the rule that found it.
        region: The region that it names, None as long as that is open.
        back: Whether it points back to a place named before (当地政府, "local authorities"), in the same paragraph.
    """

    start: int
    end: int
    candidates: tuple[Region, ...]
    rule: str
    region: Region | None = None
    back: bool = False


def lies_in(region: Region, unit: Region) -> bool:
    """Whether a region is a part of a unit of government; no region is a part of itself."""
    above = region.parent
    while above is not None:
        if above.code == unit.code:
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
        _decide(open_places, [place for place in places if _is_unit(place)], draft)
    _point_back(places, draft)
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


def _is_unit(place: Place) -> bool:
    return place.region is not None and place.region.level in ("province", "prefecture", "county")


def _point_back(places: Sequence[Place], draft: Draft) -> None:
    """Gives each place that points back the unit that was named last in its paragraph."""
    if not any(place.back for place in places):
        return
    starts = [paragraph.start for paragraph in draft.paragraphs]
    last: Place | None = None
    for place in places:
        if not place.back:
            last = place if _is_unit(place) else last
        elif last is not None and bisect_right(starts, last.start) == bisect_right(starts, place.start):
            place.region = last.region


def _decide(open_places: list[Place], known: list[Place], draft: Draft) -> None:
    starts, openings = [place.start for place in known], [paragraph.start for paragraph in draft.paragraphs]
    whole: dict[str, Region | None] = {}
    sentence_ends: dict[int, list[int]] = {}
    for place in open_places:
        name = draft.folded[place.start : place.end]
        paragraph = draft.paragraphs[bisect_right(openings, place.start) - 1]
        if paragraph.index not in sentence_ends:
            sentence_ends[paragraph.index] = [end for _, end in paragraph.sentences]
        ends = sentence_ends[paragraph.index]
        number = bisect_right(ends, place.start)
        sentence = paragraph.sentences[number] if number < len(ends) else (paragraph.start, paragraph.end)
        at = _from(starts, place.start)
        for start, end in (sentence, (paragraph.start, paragraph.end)):
            first, last = max(_from(starts, start), at - _NEAR), min(_from(starts, end), at + _NEAR)
            place.region = _best(place, known[first:last])
            if place.region is not None:
                break
        else:
            if name not in whole:
                whole[name] = _best(place, known)
            place.region = whole[name]


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
