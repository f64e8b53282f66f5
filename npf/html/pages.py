"""What the report shows, gathered from the articles before a template lays it out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import frozen

from npf.article import Article
from npf.changes import Comparison
from npf.comparison import LADDERS, compare
from npf.html.cards import Card, cards_of
from npf.html.escape import clean
from npf.html.labels import Labels
from npf.html.notebook import legend_html
from npf.html.reading import reading_html
from npf.html.tilemap import chips, count_of, map_svg
from npf.html.times import Times, times_of
from npf.models import Principle, Quote, Region, Speaker
from npf.regional import by_region

__all__ = ["Norm", "Page", "Reading", "page_of"]


@frozen
class Reading:
    """An article of the page: its number, its prefix for ids, its title, and its marked text as markup."""

    article: Article
    prefix: str
    title: str
    body: Any
    cards: dict[str, Card]


@frozen
class Norm:
    """A principle as a row of a list."""

    id: str
    principle: Principle
    reading: Reading
    speaker: str
    codes: tuple[str, ...]
    rank: int


@frozen
class Page:
    """Everything that the template asks for."""

    title: str
    readings: tuple[Reading, ...]
    legend: Any
    norms: tuple[Norm, ...]
    directives: tuple[Norm, ...]
    speakers: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str], ...]
    strengths: tuple[str, ...]
    quotes: tuple[tuple[Speaker | None, tuple[tuple[str, Quote], ...]], ...]
    map: Any
    strategy: tuple[tuple[Region, int, str], ...]
    cities: tuple[tuple[Region, int], ...]
    mentions: tuple[tuple[Region, tuple[str, ...]], ...]
    times: Times
    change: Comparison | None
    places: dict[int, str]
    cards: dict[str, list[Any]]

    def place(self, principle: Principle) -> str:
        """The id of a principle's row."""
        return self.places[id(principle)]


def page_of(articles: Sequence[Article], words: Labels, title: str | None) -> Page:
    """The page of some articles."""
    from markupsafe import Markup

    readings = tuple(_reading(article, number, words, Markup) for number, article in enumerate(articles))
    norms = tuple(norm for reading in readings for norm in _norms(reading))
    directed = {id(directive.principle) for article in articles for directive in article.directives}
    placed = tuple(norm for norm in norms if id(norm.principle) in directed or norm.principle.addressees or norm.principle.targets)
    found = by_region(articles)
    counts = {code: count_of(found, code) for code in found}
    regions = {code: words.region(items[0].region) for code, items in found.items() if items}
    return Page(
        title=title or (readings[0].title if len(readings) == 1 else words["report.title"]),
        readings=readings,
        legend=Markup(legend_html(articles, words)),
        norms=norms,
        directives=placed,
        speakers=tuple(dict.fromkeys((norm.speaker, words.speaker(norm.principle.speaker)) for norm in norms)),
        regions=tuple(regions.items()),
        strengths=tuple(step for step in LADDERS if any(norm.principle.strength == step for norm in norms)),
        quotes=_quotes(readings),
        map=Markup(map_svg(counts, words, interactive=True)),
        strategy=tuple(
            (region, count, " ".join(dict.fromkeys(m.province.code for m in region.members if m.province)))
            for region, count in chips(found, lambda region: not region.code[0].isdigit())
        ),
        cities=tuple(chips(found, lambda region: region.level in ("prefecture", "county"))),
        mentions=_mentions(readings),
        times=times_of(readings, words, Markup),
        change=compare(*articles) if len(articles) == 2 else None,
        places={id(norm.principle): norm.id for norm in norms},
        cards={
            reading.prefix + key: [clean(card.title), [[label, clean(value)] for label, value in card.lines]]
            for reading in readings
            for key, card in reading.cards.items()
        },
    )


def _reading(article: Article, number: int, words: Labels, markup: Callable[[str], Any]) -> Reading:
    headline = article.furniture.headline
    first = next((line.strip() for line in article.text.split("\n") if line.strip()), "")
    title = (
        headline.text if headline else (first if len(first) <= 80 else f"{first[:80].rstrip()}…") or article.id or f"{words['article']} {number + 1}"
    )
    prefix = f"a{number}-"
    return Reading(article, prefix, title, markup(reading_html(article, prefix, words)), cards_of(article, words))


def _norms(reading: Reading) -> Iterable[Norm]:
    for number, principle in enumerate(reading.article.principles):
        codes: dict[str, None] = {}
        for region in principle.addressees + principle.targets:
            above: Region | None = region
            while above is not None:
                codes[above.code] = None
                above = above.parent
        key = principle.speaker.key if principle.speaker else ""
        yield Norm(f"{reading.prefix}p{number}", principle, reading, key, tuple(codes), LADDERS[principle.strength])


def _quotes(readings: Sequence[Reading]) -> tuple[tuple[Speaker | None, tuple[tuple[str, Quote], ...]], ...]:
    """By speaker, those with most quotes first, those without a speaker last."""
    groups: dict[str, list[tuple[str, Quote]]] = {}
    for reading in readings:
        for number, quote in enumerate(reading.article.quotes):
            groups.setdefault(quote.speaker.key if quote.speaker else "", []).append((f"{reading.prefix}q{number}", quote))
    ordered = sorted(groups.items(), key=lambda group: (not group[0], -len(group[1])))
    return tuple((items[0][1].speaker, tuple(items)) for _, items in ordered)


def _mentions(readings: Sequence[Reading]) -> tuple[tuple[Region, tuple[str, ...]], ...]:
    found: dict[Region, list[str]] = {}
    for reading in readings:
        for number, mention in enumerate(reading.article.regions):
            for region in [mention.region] if mention.region else mention.candidates[:1]:
                found.setdefault(region, []).append(f"{reading.prefix}r{number}")
    return tuple((region, tuple(ids)) for region, ids in sorted(found.items(), key=lambda pair: -len(pair[1])))
