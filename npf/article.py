"""The article: everything that was found in one text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from npf.codec import Source, encode, listed, members
from npf.gazetteer import shipped
from npf.models import (
    DateMention,
    Definition,
    Directive,
    Doubt,
    FormulationMention,
    Furniture,
    Milestone,
    Principle,
    Quote,
    RegionMention,
    Speech,
)

__all__ = ["Article"]

_SHARED = ("quotes", "principles", "directives")


@frozen(kw_only=True)
class Article:
    """A text and the facts found in it, each in reading order.

    Attributes:
        text: The text as given; every offset counts its code points.
        lang: The language of most of it, "zh" or "en".
        id, url, published: What identifies it, as given to `npf.parse`; `published` is an ISO date.
        furniture: Column, headline, dateline, byline, photo credits, end mark.
        quotes, principles, directives, speeches, definitions, milestones: The facts.
        formulations, regions, dates: Every formulation, region and date named.
        doubts: What could not be settled.
    """

    text: str
    lang: str
    id: str | None = None
    url: str | None = None
    published: str | None = None
    furniture: Furniture = field(factory=Furniture)
    quotes: tuple[Quote, ...] = ()
    principles: tuple[Principle, ...] = ()
    directives: tuple[Directive, ...] = ()
    speeches: tuple[Speech, ...] = ()
    definitions: tuple[Definition, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    formulations: tuple[FormulationMention, ...] = ()
    regions: tuple[RegionMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def __repr__(self) -> str:
        counts = ((len(getattr(self, name)), name) for name in (*_SHARED, "speeches"))
        found = ", ".join(f"{count} {name if count > 1 else _one(name)}" for count, name in counts if count)
        title = self.furniture.headline.text if self.furniture.headline else self.text.strip()
        return f"<Article {self.lang} {title[:40]!r}: {found or 'nothing found'}>"

    def _repr_html_(self) -> str:
        """The text for a notebook, with everything that was found marked in place."""
        from npf.html.notebook import article_html

        return article_html(self)

    def to_dict(self) -> dict[str, Any]:
        """The article as dictionaries, lists and plain values, ready for JSON.

        A directive is written as the index of its principle, and a speech's quotes, principles and directives as indices too.
        """
        plain: dict[str, Any] = encode(self)
        at = {name: {item: index for index, item in enumerate(getattr(self, name))} for name in _SHARED}
        plain["directives"] = [{"principle": at["principles"][directive.principle]} for directive in self.directives]
        for speech, row in zip(self.speeches, plain["speeches"], strict=True):
            row.update({name: [at[name][item] for item in getattr(speech, name)] for name in _SHARED})
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Article:
        """The article that `to_dict` wrote.

        Raises:
            ValueError: With the path to what does not fit; also where a span is not what the text has at its offsets.
        """
        text = plain.get("text") if isinstance(plain, Mapping) else None
        source = Source(text if isinstance(text, str) else "", shipped())
        parts = members(cls, plain, "article", source, leave=frozenset({"directives", "speeches"}))
        for name, read in (("directives", _directive), ("speeches", _speech)):
            rows = enumerate(listed(parts[name], f"article.{name}"))
            parts[name] = tuple(read(row, f"article.{name}[{i}]", parts, source) for i, row in rows)
        return cls(**parts)

    def to_json(self, *, indent: int | None = None) -> str:
        """The article as JSON; Chinese stays readable."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    @classmethod
    def from_json(cls, written: str) -> Article:
        """The article that `to_json` wrote.

        Raises:
            ValueError: When it is no JSON, or with the path to what does not fit.
        """
        try:
            plain = json.loads(written)
        except RecursionError:
            raise ValueError("article: expected an object, got JSON that is nested too deeply") from None
        return cls.from_dict(plain)


def _one(name: str) -> str:
    return name.removesuffix("es") if name.endswith("ches") else name.removesuffix("s")


def _directive(row: Mapping[str, Any], where: str, parts: Mapping[str, Any], source: Source) -> Directive:
    own = members(Directive, row, where, source, leave=frozenset({"principle"}))
    return Directive(_pick(parts["principles"], own["principle"], f"{where}.principle"))


def _speech(row: Mapping[str, Any], where: str, parts: Mapping[str, Any], source: Source) -> Speech:
    own = members(Speech, row, where, source, leave=frozenset(_SHARED))
    for name in _SHARED:
        indices = listed(own[name], f"{where}.{name}")
        own[name] = tuple(_pick(parts[name], index, f"{where}.{name}[{i}]") for i, index in enumerate(indices))
    return Speech(**own)


def _pick(items: tuple[Any, ...], index: Any, where: str) -> Any:
    if type(index) is not int or not 0 <= index < len(items):
        raise ValueError(f"{where}: expected an index below {len(items)}, got {index!r}")
    return items[index]
