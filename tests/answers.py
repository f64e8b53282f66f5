"""What is found in own texts, all of it: `python -m tests.answers` writes it, the tests compare, and the difference shows what a change does.

The texts are those of tests/data/articles, of the rules and of the fuzzing. An answer is no gold: read the difference before you take it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import npf
from npf.models import Principle, Quote, Region, Span, Speaker
from tests.generate import rule_rows

__all__ = ["TEXTS", "answer", "known"]

DATA = Path(__file__).parent / "data"
SEEDS = Path(__file__).parent / "fuzz" / "seeds"


def _texts() -> Iterator[tuple[str, str, str]]:
    """Name, language, text."""
    for lang in ("zh", "en"):
        lines = (DATA / "articles" / f"{lang}.txt").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines[1:], 1):
            yield f"{lang} article {number}", lang, line
    for row in rule_rows():
        if row["lang"] != "any":
            for column in ("fires", "not_fires"):
                if row[column]:
                    yield f"{row['rule']} {column}", row["lang"], row[column]
    for path in sorted(SEEDS.glob("*_*.txt")):
        yield f"seed {path.stem}", path.stem[-2:].replace("al", "zh").replace("es", "en"), path.read_text(encoding="utf-8").replace("\n", "\\n")


TEXTS = {name: (lang, text) for name, lang, text in _texts()}


def answer(lang: str, text: str) -> list[str]:
    """The quotes, principles, speeches and dates of a text, one a line."""
    article = _reader(lang).parse(text.replace("\\n", "\n"))
    lines = [
        f"“ {quote.kind} | {_who(quote.speaker)} | {_cue(quote)} | {' … '.join(_at(part) for part in quote.parts)} | {quote.rule}"
        for quote in article.quotes
    ]
    for principle in article.principles:
        sign = "+" if principle.polarity == "do" else "-"
        told = " ".join(map(_codes, (principle.addressees, principle.targets)))
        lines.append(f"{sign} {principle.strength} | {_who(principle.speaker)} | {_cue(principle)} | {_at(principle)} | {told} | {principle.rule}")
    for speech in article.speeches:
        place = speech.place and speech.place.code
        held = f"{len(speech.quotes)} {len(speech.principles)} {len(speech.directives)}"
        lines.append(
            f"@ {_who(speech.speaker)} | {speech.date} {speech.date_end} | {place} | {speech.occasion} | {speech.audience} | {held} | {speech.rule}"
        )
    lines += [f"# {mention.date} {mention.date_end} | {_at(mention)} | {mention.rule}" for mention in article.dates]
    return [line.replace("\n", "\\n") for line in lines]


def _at(span: Span) -> str:
    return f"{span.start} {span.text}"


def _who(speaker: Speaker | None) -> str:
    return "nobody" if speaker is None else f"{speaker.start} {speaker.name} ({speaker.kind}{''.join(f', {title}' for title in speaker.titles)})"


def _cue(item: Quote | Principle) -> str:
    return "" if item.cue is None else _at(item.cue)


def _codes(regions: tuple[Region, ...]) -> str:
    return ",".join(region.code for region in regions) or "."


@cache
def _reader(lang: str) -> npf.Extractor:
    return npf.Extractor(lang=lang, published="2026-05-20")


def _path(lang: str) -> Path:
    return DATA / "answers" / f"{lang}.txt"


@cache
def known() -> dict[str, list[str]]:
    """The answers that are on record, by name."""
    found: dict[str, list[str]] = {}
    for lang in ("zh", "en"):
        for block in _path(lang).read_text(encoding="utf-8").split("\n\n"):
            name, *lines = block.strip("\n").split("\n")
            found[name.removeprefix("== ")] = lines
    return found


def main() -> None:
    _path("zh").parent.mkdir(exist_ok=True)
    for lang in ("zh", "en"):
        blocks = ["\n".join([f"== {name}", *answer(lang, text)]) for name, (of, text) in TEXTS.items() if of == lang]
        _path(lang).write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
