"""Facts as flat rows: which columns each kind of fact has, what stands in them, and how one fact becomes one row.

A cell is a string, a whole number, a list of strings, or None. Regions stand as codes, with their Chinese and English names beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from attrs import frozen

from npf.article import Article
from npf.models import (
    DateMention,
    Definition,
    Directive,
    Doubt,
    FormulationMention,
    Milestone,
    Principle,
    Quote,
    Region,
    RegionMention,
    Speaker,
    Speech,
)

__all__ = ["ARTICLE", "COLUMNS", "FACTS", "Column", "kind_of", "row"]

Cell = str | int | list[str] | None


@frozen
class Column:
    """One column of a kind of fact.

    Attributes:
        name: Its name.
        type: "str", "int", or "list" for a list of strings.
        what: What stands in it.
        of: The cell of a fact.
        nullable: Whether a cell may be None.
    """

    name: str
    type: Literal["str", "int", "list"]
    what: str
    of: Callable[[Any], Cell]
    nullable: bool = False


def _told(name: str, what: str, nullable: bool = False) -> Column:
    """A column with the attribute of the same name."""
    return Column(name, "str", what, lambda fact: getattr(fact, name), nullable)


_SPAN = (
    Column("start", "int", "Offset of its first character in the article, in code points.", lambda fact: fact.start),
    Column("end", "int", "Offset behind its last character.", lambda fact: fact.end),
)
_TEXT = _told("text", "The words as they stand in the article.")
_RULE = _told("rule", "The id of the rule that found it.")


def _speaker(pick: Callable[[Speaker], Cell]) -> Callable[[Any], Cell]:
    return lambda fact: pick(fact.speaker) if fact.speaker else None


_SPEAKER = (
    Column("speaker", "str", "The speaker's fullest name in the article.", _speaker(lambda who: who.name), True),
    Column("speaker_key", "str", "What a corpus groups by: one for all spellings of a person.", _speaker(lambda who: who.key), True),
    Column("speaker_kind", "str", "person, body, document or unnamed.", _speaker(lambda who: who.kind), True),
)


def _cue(fact: Any) -> Cell:
    return fact.cue.text if fact.cue else None


def _regions(name: str, what: str) -> tuple[Column, ...]:
    """Three columns for regions: codes, Chinese names, English names."""

    def told(pick: str) -> Callable[[Any], Cell]:
        return lambda fact: [getattr(region, pick) for region in getattr(fact, name)]

    return (
        Column(name, "list", f"{what}: their codes.", told("code")),
        Column(f"{name}_zh", "list", f"{what}: their Chinese names.", told("zh")),
        Column(f"{name}_en", "list", f"{what}: their English names.", told("en")),
    )


_PRINCIPLE = (
    _told("polarity", "do or dont."),
    _told("strength", "A step of the ladder (docs/strength.md)."),
    _TEXT,
    Column("cue", "str", "The words that make it a norm.", _cue, True),
    *_SPEAKER,
    *_regions("addressees", "The regions that are to act"),
    *_regions("targets", "The regions that the action is about"),
    _RULE,
    *_SPAN,
)


def _through(column: Column) -> Column:
    """The same column, read from a directive's principle."""
    return Column(column.name, column.type, column.what, lambda directive: column.of(directive.principle), column.nullable)


def _of(name: str, attribute: str, what: str, pick: str) -> Column:
    """A column with a detail of an attribute that may be None."""
    return Column(name, "str", what, lambda fact: getattr(getattr(fact, attribute), pick) if getattr(fact, attribute) else None, True)


def _evidence(name: str, what: str, type: Literal["str", "int"]) -> Column:
    return Column(name, type, what, lambda speech: getattr(speech.evidence, name) if speech.evidence else None, True)


def _count(name: str) -> Column:
    return Column(name, "int", f"How many {name} belong to it.", lambda speech: len(getattr(speech, name)))


COLUMNS: dict[str, tuple[Column, ...]] = {
    "quotes": (
        Column("speaker", "str", "Who said it: the fullest name in the article.", _speaker(lambda who: who.name), True),
        *_SPEAKER[1:],
        Column("titles", "list", "The speaker's titles.", lambda quote: list(quote.speaker.titles) if quote.speaker else []),
        _told("kind", "direct, indirect or mixed."),
        Column("cue", "str", "The words that attribute it.", _cue, True),
        _TEXT,
        Column("parts", "list", "The content without a cue that interrupts it; mostly one stretch.", lambda quote: [p.text for p in quote.parts]),
        _RULE,
        *_SPAN,
    ),
    "principles": _PRINCIPLE,
    "directives": tuple(map(_through, _PRINCIPLE)),
    "speeches": (
        *_SPEAKER,
        Column("titles", "list", "The speaker's titles as given there.", lambda speech: list(speech.titles)),
        _told("kind", "deliberation, tour, study-session, meeting, symposium, instruction, article, interview, letter or speech."),
        _told("date", "The day, month or year, as an ISO date.", True),
        _told("date_end", "The last day of a span of days.", True),
        _of("place", "place", "Where: the code of the region.", "code"),
        _of("place_zh", "place", "Its Chinese name.", "zh"),
        _of("place_en", "place", "Its English name.", "en"),
        _told("occasion", "The words that name the occasion.", True),
        _told("audience", "Those spoken to.", True),
        *map(_count, ("quotes", "principles", "directives")),
        _evidence("text", "Where the article says so.", "str"),
        _RULE,
        _evidence("start", "Offset of its first character in the article, in code points.", "int"),
        _evidence("end", "Offset behind its last character.", "int"),
    ),
    "regions": (
        _TEXT,
        _of("code", "region", "The code of the region; None where the text cannot tell.", "code"),
        _of("zh", "region", "Its Chinese name.", "zh"),
        _of("en", "region", "Its English name.", "en"),
        _of("level", "region", "province, prefecture, county, strategy or class.", "level"),
        Column("candidates", "list", "The codes that the name may stand for.", lambda mention: [region.code for region in mention.candidates]),
        _RULE,
        *_SPAN,
    ),
    "definitions": (
        _told("term", "What is defined."),
        Column("facets", "list", "The sides of it that are named.", lambda definition: [facet.name for facet in definition.facets]),
        Column(
            "values", "list", "What each of them is said to be, in the same order.", lambda definition: [facet.value for facet in definition.facets]
        ),
        _TEXT,
        _RULE,
        *_SPAN,
    ),
    "milestones": (
        _told("term", "The formulation."),
        _told("event", "first_proposed, elaborated, deployed, written_into or reaffirmed."),
        _told("date", "The day, month or year, as an ISO date.", True),
        _told("occasion", "The words that name the occasion.", True),
        _TEXT,
        _RULE,
        *_SPAN,
    ),
    "formulations": (
        Column("formulation", "str", "The id of the formulation.", lambda mention: mention.formulation.id),
        Column("zh", "str", "Its Chinese wording.", lambda mention: mention.formulation.zh),
        Column("en", "str", "Its English wording.", lambda mention: mention.formulation.en),
        _TEXT,
        _RULE,
        *_SPAN,
    ),
    "dates": (
        _TEXT,
        _told("date", "The day, month or year, as an ISO date.", True),
        _told("date_end", "The last day of a span of days.", True),
        _RULE,
        *_SPAN,
    ),
    "doubts": (
        _told("about", "region, mark, date, speaker, published, encoding, language, markup, unseen or gloss."),
        _told("message", "What could not be settled."),
        _TEXT,
        *_SPAN,
    ),
    "gazetteer": (
        _told("code", "Six digits by GB/T 2260, the id of a strategy region, or *."),
        _told("zh", "The Chinese name in full."),
        _told("en", "The English name."),
        _told("level", "province, prefecture, county, strategy or class."),
        _of("parent", "parent", "The code of the unit that it belongs to.", "code"),
        Column("members", "list", "The codes of the units of a strategy region.", lambda region: [member.code for member in region.members]),
    ),
}
ARTICLE = (
    Column("article", "str", "The id of the article.", lambda article: article.id, True),
    Column("url", "str", "Its address.", lambda article: article.url, True),
    Column("published", "str", "The day on which it appeared.", lambda article: article.published, True),
    Column("lang", "str", "Its language.", lambda article: article.lang),
)
FACTS = tuple(kind for kind in COLUMNS if kind != "gazetteer")

_KINDS: dict[type, str] = dict(
    zip(
        (Quote, Principle, Directive, Speech, RegionMention, Definition, Milestone, FormulationMention, DateMention, Doubt, Region),
        COLUMNS,
        strict=True,
    )
)


def kind_of(item: object) -> str | None:
    """The kind of a fact ("quotes" for a `Quote`), or None for what is no fact."""
    return _KINDS.get(type(item))


def row(kind: str, item: Any, article: Article | None = None) -> dict[str, Cell]:
    """One fact as one flat row, opened by the columns of its article where that is given.

    Args:
        kind: A key of `COLUMNS`.
        item: A fact of that kind.
        article: The article that holds it.

    >>> import npf
    >>> article = npf.parse("王芳强调，江苏要保护耕地。", id="a1")
    >>> told = row("directives", article.directives[0], article)
    >>> told["article"], told["speaker"], told["text"], told["addressees"], told["addressees_en"]
    ('a1', '王芳', '要保护耕地', ['320000'], ['Jiangsu'])
    """
    cells = {column.name: column.of(article) for column in ARTICLE} if article is not None else {}
    return cells | {column.name: column.of(item) for column in COLUMNS[kind]}
