"""The facts that are found in a text: frozen, slotted, each tied to its characters.

Every `start` and `end` counts code points of the text as it was given, half-open, so that
`text[item.start:item.end] == item.text` for each item.
"""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from npf.territory import Region

__all__ = [
    "DateMention",
    "Definition",
    "Directive",
    "Doubt",
    "Facet",
    "Formulation",
    "FormulationMention",
    "Furniture",
    "Milestone",
    "Polarity",
    "Principle",
    "Quote",
    "QuoteKind",
    "Region",
    "RegionMention",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Speech",
    "Strength",
]

Polarity = Literal["do", "dont"]
QuoteKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "body", "document", "unnamed"]
Strength = Literal["explore", "encourage", "promote", "should", "must", "avoid", "must-not", "prohibit"]


@frozen
class Span:
    """A stretch of the given text.

    Attributes:
        start: Offset of the first character, in code points.
        end: Offset behind the last character.
        text: The characters themselves, `text[start:end]` of the article's text.
    """

    start: int
    end: int
    text: str


@frozen(kw_only=True)
class RegionMention(Span):
    """A region named in the text.

    Attributes:
        region: The region, or None where the text cannot tell which of `candidates` is meant.
        candidates: The regions that the name may stand for; one where it is settled.
        rule: The id of the rule that found it.
    """

    region: Region | None
    candidates: tuple[Region, ...] = ()
    rule: str = ""


@frozen(kw_only=True)
class DateMention(Span):
    """A day, month or year named in the text, resolved as far as the text allows.

    Attributes:
        date: ISO date as precise as known ("2024-03-05", "2024-03", "2024"), or None.
        date_end: The last day of a span of days, else None.
        rule: The id of the rule that found it.
    """

    date: str | None
    date_end: str | None = None
    rule: str = ""


@frozen(kw_only=True)
class Speaker(Span):
    """A source: the mention nearest to the cue, and who that is.

    Attributes:
        name: The fullest name that the article gives, without titles; for a source without a name, its noun phrase.
        key: What a corpus groups by: one for 习近平, 習近平 and Xi Jinping.
        titles: The titles that the article gives, in its own words.
        kind: "person", "body", "document" or "unnamed".
    """

    name: str
    key: str
    titles: tuple[str, ...] = ()
    kind: SpeakerKind = "person"


@frozen(kw_only=True)
class Quote(Span):
    """Content that the article attributes to a source.

    Attributes:
        kind: "direct" (all of it in quotation marks), "mixed" (a good part of it) or "indirect".
        speaker: Who said it, or None where the text does not tell.
        cue: The words that attribute it ("said", 强调), or None for a quotation without a cue of its own.
        parts: The content without a cue that interrupts it; mostly one span.
        rule: The id of the rule that found it (docs/rules.md).
    """

    kind: QuoteKind
    speaker: Speaker | None
    cue: Span | None
    parts: tuple[Span, ...]
    rule: str


@frozen(kw_only=True)
class Principle(Span):
    """One thing that is to be done, or is not to be done.

    Attributes:
        polarity: "do" or "dont".
        cue: The words that make it a norm ("should", 要, 防止), or None for a bare verb phrase in a series.
        strength: A step of the ladder that docs/strength.md defines.
        speaker: Who sets the norm, or None where the article speaks in its own voice.
        addressees: The regions that are to act.
        targets: The regions that the action is about.
        rule: The id of the rule that found it (docs/rules.md).
    """

    polarity: Polarity
    cue: Span | None
    strength: Strength
    speaker: Speaker | None
    addressees: tuple[Region, ...] = ()
    targets: tuple[Region, ...] = ()
    rule: str


@frozen
class Directive:
    """A principle with a region: who is told to do what, where."""

    principle: Principle

    @property
    def regions(self) -> tuple[Region, ...]:
        """The addressees, then the targets, each once."""
        return tuple(dict.fromkeys(self.principle.addressees + self.principle.targets))

    @property
    def start(self) -> int:
        return self.principle.start

    @property
    def end(self) -> int:
        return self.principle.end

    @property
    def text(self) -> str:
        return self.principle.text


@frozen(kw_only=True)
class Speech:
    """One occasion on which one speaker spoke.

    Attributes:
        speaker: Who spoke: a person, or a body whose decisions are reported.
        titles: The speaker's titles as given there.
        date: ISO date as precise as the text allows, or None.
        date_end: The last day of a span of days, else None.
        place: The region in which it took place, or None.
        occasion: The words that name the occasion, or None.
        audience: Those spoken to (the Jiangsu delegation), or None.
        kind: "deliberation", "tour", "study-session", "meeting", "symposium", "instruction", "article",
            "interview", "letter" or "speech".
        evidence: Where the article says so, or None.
        quotes, principles, directives: What was said on that occasion.
        rule: The id of the rule that found it.
    """

    speaker: Speaker | None
    titles: tuple[str, ...] = ()
    date: str | None = None
    date_end: str | None = None
    place: Region | None = None
    occasion: str | None = None
    audience: str | None = None
    kind: str = "speech"
    evidence: Span | None = None
    quotes: tuple[Quote, ...] = ()
    principles: tuple[Principle, ...] = ()
    directives: tuple[Directive, ...] = ()
    rule: str = ""


@frozen
class Facet:
    """One side of a definition: its name ("key", 关键) and what it is said to be ("high quality", 质优)."""

    name: str
    value: str


@frozen(kw_only=True)
class Definition(Span):
    """What a concept is said to be: a term and its facets."""

    term: str
    facets: tuple[Facet, ...]
    rule: str


@frozen(kw_only=True)
class Milestone(Span):
    """A dated use of a formulation.

    Attributes:
        event: "first_proposed", "elaborated", "deployed", "written_into" or "reaffirmed".
    """

    term: str
    date: str | None
    occasion: str | None
    event: str
    rule: str


@frozen
class Formulation:
    """An official formulation (提法): its id, and its canonical Chinese and English wording."""

    id: str
    zh: str
    en: str


@frozen(kw_only=True)
class FormulationMention(Span):
    """A formulation as the text renders it."""

    formulation: Formulation
    rule: str = ""


@frozen(kw_only=True)
class Furniture:
    """What an article carries around its content; none of it is searched for facts."""

    column: Span | None = None
    headline: Span | None = None
    dateline: Span | None = None
    byline: Span | None = None
    photo_credits: tuple[Span, ...] = ()
    end_mark: Span | None = None


@frozen(kw_only=True)
class Doubt(Span):
    """Something that could not be settled: where, about what, and why.

    Attributes:
        about: "region", "mark", "date", "speaker" or "published"; or what keeps a paragraph from being read: "encoding", "language",
            "markup", "unseen" (invisible characters inside words) or "gloss" (readings inside words).
        message: What is open, and what would help.
    """

    about: str
    message: str
