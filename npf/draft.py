"""What the stages hand on to each other: the text, cut up, and what was found so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen

from npf.models import (
    DateMention,
    Definition,
    Directive,
    Doubt,
    FormulationMention,
    Furniture,
    Milestone,
    Polarity,
    Principle,
    Quote,
    RegionMention,
    Span,
    Speaker,
    Speech,
    Strength,
)
from npf.text import Extent, Marks

if TYPE_CHECKING:
    from npf.lexicon import Lexicons

__all__ = ["Draft", "Norm", "Paragraph", "starting_in"]

S = TypeVar("S", bound=Span)


@frozen
class Paragraph:
    """A paragraph of the text and what was cut out of it.

    Attributes:
        start, end: Its extent, white space at the ends aside.
        lang: "zh" or "en".
        sentences: The extents of its sentences; they end inside quotation marks as well.
        marks: The pairs of quotation marks, titles and brackets.
        role: "body", or the piece of furniture that it is ("headline", "byline", "photo", "end").
    """

    index: int
    start: int
    end: int
    lang: str
    sentences: tuple[Extent, ...]
    marks: tuple[Marks, ...]
    role: str = "body"


@frozen(kw_only=True)
class Norm:
    """A principle before its regions are known.

    Attributes:
        start, end: Its extent.
        actor: Extents of the phrases that say who is to act: the clause's subject, the object of the directive verb, or a topic, its own or
            carried on.
        tails: Extents inside the principle whose regions do not count (purpose tails).
        topics: Extents outside the principle whose regions it is about (the subject of a passive).
    """

    start: int
    end: int
    polarity: Polarity
    cue: Extent | None
    strength: Strength
    speaker: Speaker | None
    rule: str
    actor: tuple[Extent, ...] = ()
    tails: tuple[Extent, ...] = ()
    topics: tuple[Extent, ...] = ()


@frozen(kw_only=True)
class Draft:
    """An article on its way through the stages; each stage gives back a new one with more in it.

    Attributes:
        text: The text as given.
        folded: The same text in one script and width, of the same length.
        published: ISO date of the day on which the article appeared, or None.
    """

    text: str
    folded: str
    paragraphs: tuple[Paragraph, ...]
    lexicons: Lexicons
    published: str | None = None
    furniture: Furniture = field(factory=Furniture)
    regions: tuple[RegionMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    norms: tuple[Norm, ...] = ()
    principles: tuple[Principle, ...] = ()
    directives: tuple[Directive, ...] = ()
    speeches: tuple[Speech, ...] = ()
    definitions: tuple[Definition, ...] = ()
    formulations: tuple[FormulationMention, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def body(self, lang: str) -> tuple[Paragraph, ...]:
        """The paragraphs of one language, furniture left out."""
        return tuple(p for p in self.paragraphs if p.lang == lang and p.role == "body")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in the order in which they come up."""
        return tuple(dict.fromkeys(p.lang for p in self.paragraphs))

    def span(self, start: int, end: int) -> Span:
        """A span of the text as given."""
        return Span(start, end, self.text[start:end])


def starting_in(items: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Those of the items, which are in reading order, that start in `start..end`, without a look at the others."""
    low = bisect_left(items, start, key=attrgetter("start"))
    return items[low : bisect_left(items, end, lo=low, key=attrgetter("start"))]
