"""A text cut where anything begins or ends, so that spans that cross are drawn rightly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from npf.article import Article

__all__ = ["Mark", "Paragraph", "Segment", "marks_of", "paragraphs"]


@frozen
class Mark:
    """A stretch to be marked.

    Attributes:
        start, end: Offsets in the article.
        kind: "quote", "do", "dont", "directive", "region", "speech", "formulation", "definition", "milestone", "cue", or a piece of furniture.
        key: The item that it belongs to, "p3" for `article.principles[3]`; "" for cues and furniture.
    """

    start: int
    end: int
    kind: str
    key: str = ""


@frozen
class Segment:
    """A stretch in which nothing begins or ends.

    Attributes:
        text: Its characters.
        marks: What covers it, the longest mark first.
        opens: The keys of the items that begin with it.
    """

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[str, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its marks, each once."""
        return tuple(dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def keys(self) -> tuple[str, ...]:
        """The items that cover it, the shortest first."""
        return tuple(dict.fromkeys(mark.key for mark in reversed(self.marks) if mark.key))


@frozen
class Paragraph:
    """One line of the text that is not blank."""

    segments: tuple[Segment, ...]


def marks_of(article: Article) -> Iterator[Mark]:
    """Everything in an article that can be marked."""
    for number, quote in enumerate(article.quotes):
        yield from (Mark(part.start, part.end, "quote", f"q{number}") for part in quote.parts)
        if quote.cue:
            yield Mark(quote.cue.start, quote.cue.end, "cue")
    placed = {directive.principle for directive in article.directives}
    for number, principle in enumerate(article.principles):
        yield Mark(principle.start, principle.end, principle.polarity, f"p{number}")
        if principle in placed:
            yield Mark(principle.start, principle.end, "directive", f"p{number}")
        if principle.cue:
            yield Mark(principle.cue.start, principle.cue.end, "cue")
    for kind, letter in (("regions", "r"), ("formulations", "f"), ("definitions", "d"), ("milestones", "m")):
        for number, item in enumerate(getattr(article, kind)):
            yield Mark(item.start, item.end, kind[:-1], f"{letter}{number}")
    for number, speech in enumerate(article.speeches):
        if speech.evidence:
            yield Mark(speech.evidence.start, speech.evidence.end, "speech", f"s{number}")
    furniture = article.furniture
    for kind in ("column", "headline", "dateline", "byline", "end_mark"):
        span = getattr(furniture, kind)
        if span:
            yield Mark(span.start, span.end, kind.removesuffix("_mark"))
    yield from (Mark(span.start, span.end, "credit") for span in furniture.photo_credits)


def paragraphs(text: str, marks: Iterable[Mark], most: int | None = None) -> list[Paragraph]:
    """The lines of a text that are not blank, cut into segments.

    Args:
        text: The text.
        marks: What to mark; empty marks and what lies outside of the text are left out.
        most: Leave out what lies behind this many characters.

    >>> cut = paragraphs("abcd", [Mark(0, 3, "quote", "q0"), Mark(1, 4, "do", "p0")])
    >>> [(s.text, s.kinds, s.opens) for s in cut[0].segments]
    [('a', ('quote',), ('q0',)), ('bc', ('quote', 'do'), ('p0',)), ('d', ('do',), ())]
    """
    length = len(text) if most is None else min(most, len(text))
    kept = sorted((mark for mark in marks if mark.start < min(mark.end, length)), key=lambda mark: (mark.start, -mark.end))
    edges = sorted({0, length, *(mark.start for mark in kept), *(min(mark.end, length) for mark in kept), *_line_edges(text, length)})
    lines: list[Paragraph] = []
    line: list[Segment] = []
    opened: set[str] = set()
    active: list[Mark] = []
    at = 0
    for start, end in pairwise(edges):
        active = [mark for mark in active if mark.end > start]
        while at < len(kept) and kept[at].start <= start:
            active.append(kept[at])
            at += 1
        if text[start] == "\n":
            lines += _closed(line)
            line = []
            continue
        opens = [mark.key for mark in active if mark.key and mark.key not in opened]
        opened.update(opens)
        line.append(Segment(text[start:end], tuple(sorted(active, key=lambda mark: mark.start - mark.end)), tuple(dict.fromkeys(opens))))
    return lines + _closed(line)


def _line_edges(text: str, length: int) -> Iterator[int]:
    at = text.find("\n", 0, length)
    while at >= 0:
        yield at
        yield at + 1
        at = text.find("\n", at + 1, length)


def _closed(line: Sequence[Segment]) -> list[Paragraph]:
    return [Paragraph(tuple(line))] if any(segment.text.strip() for segment in line) else []
