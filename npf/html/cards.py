"""What a reader learns of one item beside its words: a heading and lines of label and value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from npf.article import Article
from npf.html.labels import Labels
from npf.models import Principle, Quote, Region, Speaker

__all__ = ["Card", "cards_of"]


@frozen
class Card:
    """A heading ("Don't · must not") and lines such as ("Speaker", "王芳")."""

    title: str
    lines: tuple[tuple[str, str], ...]


def cards_of(article: Article, words: Labels) -> dict[str, Card]:
    """The cards of an article by the keys of its items."""
    cards: dict[str, Card] = {}
    for number, quote in enumerate(article.quotes):
        cards[f"q{number}"] = _card(words, "quote", words.named("kind", quote.kind), _quote(quote, words), quote.rule)
    for number, principle in enumerate(article.principles):
        title = words.named("strength", principle.strength)
        cards[f"p{number}"] = _card(words, principle.polarity, title, _principle(principle, words), principle.rule)
    for number, mention in enumerate(article.regions):
        name = words.region(mention.region) if mention.region else mention.text
        told = [("code", mention.region.code)] if mention.region else [("candidates", _named(mention.candidates, words))]
        cards[f"r{number}"] = _card(words, "region", name, told, mention.rule)
    for number, use in enumerate(article.formulations):
        name = use.formulation.zh if words.lang == "zh" else use.formulation.en
        cards[f"f{number}"] = _card(words, "formulation", name, [], use.rule)
    for number, definition in enumerate(article.definitions):
        facets = "; ".join(f"{facet.name}: {facet.value}" for facet in definition.facets)
        cards[f"d{number}"] = _card(words, "definition", definition.term, [("facets", facets)], definition.rule)
    for number, milestone in enumerate(article.milestones):
        told = [("event", words.named("event", milestone.event)), ("date", milestone.date or ""), ("speech", milestone.occasion or "")]
        cards[f"m{number}"] = _card(words, "milestone", milestone.term, told, milestone.rule)
    for number, speech in enumerate(article.speeches):
        until = f" – {speech.date_end}" if speech.date_end else ""
        told = [("date", f"{speech.date}{until}" if speech.date else ""), ("speech", speech.occasion or ""), ("audience", speech.audience or "")]
        title = words.named("kind", speech.kind)
        cards[f"s{number}"] = _card(words, "speech", title, [*_speaker(speech.speaker, words), *told], speech.rule)
    return cards


def _card(words: Labels, kind: str, title: str, told: Iterable[tuple[str, str]], rule: str) -> Card:
    lines = tuple((words[label], value) for label, value in (*told, ("rule", rule)) if value)
    return Card(f"{words[kind]} · {title}" if title else words[kind], lines)


def _quote(quote: Quote, words: Labels) -> Iterator[tuple[str, str]]:
    yield from _speaker(quote.speaker, words, "nobody")
    yield "cue", quote.cue.text if quote.cue else ""


def _principle(principle: Principle, words: Labels) -> Iterator[tuple[str, str]]:
    yield from _speaker(principle.speaker, words)
    yield "cue", principle.cue.text if principle.cue else ""
    yield "addressees", _named(principle.addressees, words)
    yield "targets", _named(principle.targets, words)


def _speaker(speaker: Speaker | None, words: Labels, nobody: str = "own-voice") -> Iterator[tuple[str, str]]:
    yield "speaker", words.speaker(speaker, nobody)
    yield "titles", " · ".join(speaker.titles) if speaker else ""


def _named(regions: Iterable[Region], words: Labels) -> str:
    return ", ".join(words.region(region) if region.code == "*" else f"{words.region(region)} ({region.code})" for region in regions)
