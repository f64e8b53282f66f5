"""What people write who use npf, as a type checker reads it: `mypy --strict` and pyright must find nothing here."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import npf
from npf.errors import AmbiguousRegion, NpfError, UnknownRegion
from npf.models import Directive, Principle, Quote, Region, Span, Speech


def who_said_what(text: str) -> list[tuple[str, str]]:
    article = npf.parse(text, datetime.date(2024, 3, 5), id="7", url="https://example.org/7")
    return [(quote.speaker.name, quote.text) for quote in article.quotes if quote.speaker is not None]


def bans(principles: Iterable[Principle]) -> list[str]:
    return [principle.text for principle in principles if principle.polarity == "dont" and principle.strength != "avoid"]


def told(directives: tuple[Directive, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for directive in directives:
        for region in directive.regions:
            found.setdefault(region.code, []).append(directive.text)
    return found


def code(name: str, within: Region | None = None) -> str | None:
    try:
        return npf.region(name, within=within).code
    except AmbiguousRegion as problem:
        return ", ".join(problem.candidates)
    except UnknownRegion:
        return None
    except NpfError:
        raise


def days(speeches: Iterable[Speech]) -> list[str]:
    return sorted(speech.date for speech in speeches if speech.date is not None)


def kept(article: npf.Article, path: Path) -> npf.Article:
    path.write_text(article.to_json(indent=2), encoding="utf-8")
    return npf.Article.from_json(path.read_text(encoding="utf-8"))


def spans(quote: Quote) -> list[Span]:
    return [*quote.parts, *([quote.cue] if quote.cue else [])]


def own(folder: Path) -> npf.Extractor:
    return npf.Extractor(lexicons={"zh/reporting": folder / "reporting.tsv"}, lang="zh", published="2024-03-05")


def over_time(texts: Iterable[str]) -> list[str]:
    articles = [npf.parse(text) for text in texts]
    changes = npf.compare(articles[0], articles[-1])
    timeline = npf.timeline(articles)
    regional = npf.by_region(articles, roll_up=False)
    return [repr(changes), *(str(track) for track in timeline), *(item.named.zh for items in regional.values() for item in items)]
