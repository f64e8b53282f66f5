"""Where norms count: speech that a source is behind, and reports and rules in the article's own voice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from itertools import pairwise

from attrs import frozen

from npf.draft import Draft, Paragraph, starting_in
from npf.models import Speaker
from npf.text import Extent

__all__ = ["Zone", "zones"]


@frozen
class Zone:
    """A stretch of a paragraph in which norms count.

    Attributes:
        cue: The word that introduces it, or "".
        speaker: Who sets the norms there, or None.
        told: Where the cue ends; what stands between it and the zone is whom it tells.
        spoken: Whether a source is behind it; else it is the article's own voice.
    """

    start: int
    end: int
    speaker: Speaker | None
    cue: str = ""
    spoken: bool = True
    told: int = 0


def zones(draft: Draft, paragraph: Paragraph) -> list[Zone]:
    """The stretches of a paragraph, in order, each with the innermost source behind it; what no source covers is its own stretch."""
    spoken: list[Zone] = []
    for quote in starting_in(draft.quotes, paragraph.start, paragraph.end):
        for part in quote.parts or (quote,):
            start, end = max(part.start, paragraph.start), min(part.end, paragraph.end)
            if start < end:
                cue = draft.folded[quote.cue.start : quote.cue.end] if quote.cue is not None and quote.cue.end <= start else ""
                told = quote.cue.end if cue and quote.cue is not None and start - quote.cue.end <= 40 else start
                spoken.append(Zone(start, end, quote.speaker, cue, told=told))
    edges = sorted({paragraph.start, paragraph.end, *(z.start for z in spoken), *(z.end for z in spoken)})
    waiting = deque(sorted(spoken, key=lambda z: z.start))
    over: list[Zone] = []
    found: list[Zone] = []
    for start, end in pairwise(edges):
        while waiting and waiting[0].start <= start:
            over.append(waiting.popleft())
        over = [z for z in over if z.end > start]
        inner = min(over, key=lambda z: z.end - z.start) if over else None
        if inner is None:
            found.append(Zone(start, end, None, spoken=False))
        elif found and found[-1].spoken and found[-1].speaker is inner.speaker and found[-1].end == start and inner.start != start:
            last = found.pop()
            found.append(Zone(last.start, end, last.speaker, last.cue, told=last.told))
        else:
            first = inner.start == start
            found.append(Zone(start, end, inner.speaker, inner.cue if first else "", told=inner.told if first else start))
    return found


def clip(extents: tuple[Extent, ...], start: int, end: int) -> list[Extent]:
    """The parts of the extents that lie in `start..end`."""
    low = bisect_right(extents, start, key=lambda extent: extent[1])
    high = bisect_left(extents, end, key=lambda extent: extent[0])
    return [(max(a, start), min(b, end)) for a, b in extents[low:high]]
