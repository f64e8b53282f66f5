"""From the dates that a language reads in its paragraphs to the mentions of a whole text: sittings among them, two ends of a span as one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from npf.draft import Draft, Paragraph
from npf.models import DateMention
from npf.sittings import Named

__all__ = ["Read", "dates_of", "day_of_sitting", "session_spans"]

Read = Callable[[Paragraph], Iterable[DateMention]]
Span = Callable[[DateMention, DateMention], "tuple[str | None, str | None] | None"]


def dates_of(draft: Draft, lang: str, named: Sequence[Named], read: Read, span: Span) -> list[DateMention]:
    """The dates of the content and the headlines of one language, in reading order.

    Args:
        draft: With furniture.
        lang: The language.
        named: The sittings that the text names.
        read: Gives the dates of a paragraph, in order.
        span: Gives the first and the last day where two neighbours are the ends of one span, else None.
    """
    found: list[DateMention] = []
    for p in draft.paragraphs:
        if p.lang == lang and p.role in ("body", "headline"):
            found += _joined(draft, read(p), span, f"{lang}.date.range")
    for one in named:
        since, until = one.sitting.since, one.sitting.until
        found.append(_mention(draft, one.start, one.end, since, until if until != since else None, f"{lang}.date.sitting"))
    return sorted(found, key=lambda mention: (mention.start, -mention.end))


def session_spans(named: Sequence[Named]) -> list[tuple[str, str]]:
    """The first and the last days of the sessions that a text names."""
    return [(one.sitting.since, one.sitting.until) for one in named if one.sitting.kind.endswith("session")]


def day_of_sitting(p: Paragraph, at: int, day: int, named: Sequence[Named]) -> str | None:
    """The day with this number of the one sitting that the sentence around an offset names, or None."""
    if not named:
        return None
    sentence = bisect_right(p.sentences, at, key=lambda extent: extent[0]) - 1
    start, end = p.sentences[sentence] if sentence >= 0 and at < p.sentences[sentence][1] else (p.start, p.end)
    days = {one.sitting.day(day) for one in named if start <= one.start < end}
    return days.pop() if len(days) == 1 else None


def _joined(draft: Draft, mentions: Iterable[DateMention], span: Span, rule: str) -> Iterator[DateMention]:
    waiting: DateMention | None = None
    for mention in mentions:
        days = span(waiting, mention) if waiting is not None and waiting.date_end is None else None
        if waiting is not None and days is not None:
            yield _mention(draft, waiting.start, mention.end, *days, rule)
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = mention
    if waiting is not None:
        yield waiting


def _mention(draft: Draft, start: int, end: int, date: str | None, until: str | None, rule: str) -> DateMention:
    return DateMention(start=start, end=end, text=draft.text[start:end], date=date, date_end=until if date else None, rule=rule)
