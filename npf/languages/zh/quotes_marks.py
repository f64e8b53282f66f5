"""Quotations without a cue of their own: they belong to the source that stands nearest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from npf.draft import Draft, Paragraph
from npf.languages.zh.quotes_reading import COVER
from npf.languages.zh.quotes_writer import QUOTATION
from npf.models import Quote, Span
from npf.text import Extent, Marks, trim

__all__ = ["lone_marks"]

_LEAST = 8
_ENDS = frozenset("。！？…!?")
_BEFORE = frozenset("。！？…!?”’\n ")


def lone_marks(draft: Draft, paragraphs: Sequence[Paragraph], covered: str, quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Whole sentences in quotation marks, and paragraphs of a quotation that runs on, with the speaker of their neighbour."""
    ordered = sorted(quotes, key=lambda quote: quote.start)
    starts = [quote.start for quote in ordered]
    previous: Quote | None = None
    for paragraph in paragraphs:
        low, high = bisect_right(starts, paragraph.start - 1), bisect_right(starts, paragraph.end)
        own = ordered[low:high]
        last = own[-1] if own else None
        for pair in paragraph.marks:
            if pair.opener not in QUOTATION or covered[pair.start] == COVER:
                continue
            extent = _extent(draft, paragraph, pair, previous)
            if extent is None or any(quote.start < extent[1] and extent[0] < quote.end for quote in own):
                continue
            before = [quote for quote in own if quote.end <= pair.start]
            source = before[-1] if before else previous or (own[0] if own else None)
            if source is not None and source.speaker is not None:
                last = _quote(draft, extent, source)
                yield last
        previous = last


def _extent(draft: Draft, paragraph: Paragraph, pair: Marks, previous: Quote | None) -> Extent | None:
    """What stands inside the marks, if it is a sentence or more, or goes on with a quotation of the paragraph before."""
    start, end = trim(draft.text, *pair.inside)
    opens = pair.start == paragraph.start
    if not pair.closed:
        runs_on = opens and previous is not None and previous.rule in ("zh.quote.half-open", "zh.quote.floating")
        return (start, end) if runs_on and start < end else None
    whole = opens and pair.end == paragraph.end
    if (end - start < _LEAST and not whole) or draft.folded[end - 1] not in _ENDS:
        return None
    return (start, end) if opens or draft.folded[pair.start - 1] in _BEFORE else None


def _quote(draft: Draft, extent: Extent, source: Quote) -> Quote:
    start, end = extent
    text = draft.text[start:end]
    return Quote(
        start=start, end=end, text=text, kind="direct", speaker=source.speaker, cue=None, parts=(Span(start, end, text),), rule="zh.quote.floating"
    )
