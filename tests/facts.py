"""An article with every kind of fact filled in, and a walk over everything in an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from npf.article import Article
from npf.models import (
    DateMention,
    Definition,
    Directive,
    Doubt,
    Facet,
    Formulation,
    FormulationMention,
    Furniture,
    Milestone,
    Principle,
    Quote,
    Region,
    RegionMention,
    Span,
    Speaker,
    Speech,
)

__all__ = ["FULL", "items", "spans"]

_TEXT = "节水\n王芳说：“江苏不得浪费水。”节水的关键是制度，2023年首次提出。"


def _span(part: str, at: int = 0) -> Span:
    start = _TEXT.index(part, at)
    return Span(start, start + len(part), part)


def _where(part: str) -> dict[str, Any]:
    return attrs.asdict(_span(part))


_JIANGSU = Region("320000", "江苏省", "Jiangsu", "province")
_SPEAKER = Speaker(**_where("王芳"), name="王芳", key="王芳", titles=("省长",), kind="person")
_QUOTE = Quote(**_where("江苏不得浪费水"), kind="direct", speaker=_SPEAKER, cue=_span("说"), parts=(_span("江苏不得浪费水"),), rule="zh.quote.test")
_PRINCIPLE = Principle(
    **_where("不得浪费水"),
    polarity="dont",
    cue=_span("不得"),
    strength="prohibit",
    speaker=_SPEAKER,
    addressees=(_JIANGSU,),
    targets=(Region("yangtze-river-delta", "长三角", "Yangtze River Delta", "strategy"),),
    rule="zh.principle.test",
)
_DIRECTIVE = Directive(_PRINCIPLE)

FULL = Article(
    text=_TEXT,
    lang="zh",
    id="1",
    url="https://example.org/1",
    published="2026-03-05",
    furniture=Furniture(headline=_span("节水"), photo_credits=(_span("节水"),)),
    quotes=(_QUOTE,),
    principles=(_PRINCIPLE,),
    directives=(_DIRECTIVE,),
    speeches=(
        Speech(
            speaker=_SPEAKER,
            titles=("省长",),
            date="2026-03",
            date_end="2026-03-06",
            place=_JIANGSU,
            occasion="座谈会",
            audience="江苏代表团",
            kind="symposium",
            evidence=_span("王芳说"),
            quotes=(_QUOTE,),
            principles=(_PRINCIPLE,),
            directives=(_DIRECTIVE,),
            rule="zh.speech.test",
        ),
    ),
    definitions=(Definition(**_where("节水的关键是制度"), term="节水", facets=(Facet("关键", "制度"),), rule="zh.definition.test"),),
    milestones=(Milestone(**_where("2023年首次提出"), term="节水", date="2023", occasion=None, event="first_proposed", rule="zh.milestone.test"),),
    formulations=(FormulationMention(**_where("节水"), formulation=Formulation("water", "节水", "saving water"), rule="zh.formulation.test"),),
    regions=(RegionMention(**_where("江苏"), region=_JIANGSU, candidates=(_JIANGSU,), rule="zh.region.test"),),
    dates=(DateMention(**_where("2023年"), date="2023", rule="zh.date.test"),),
    doubts=(Doubt(**_where("2023年"), about="date", message="only a year"),),
)


def items(found: Any) -> Iterator[Any]:
    """A fact and all facts inside it."""
    if isinstance(found, tuple):
        for part in found:
            yield from items(part)
    elif attrs.has(type(found)):
        yield found
        if not isinstance(found, Region):
            for field in attrs.fields(type(found)):
                yield from items(getattr(found, field.name))


def spans(found: Any) -> Iterator[Span]:
    """Everything that points into the text, at any depth."""
    return (item for item in items(found) if isinstance(item, Span))
