"""What must hold for any bytes: nothing raises but what is documented, every span is grounded, nothing takes long."""

from __future__ import annotations

import copy
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import npf
from npf.errors import AmbiguousRegion, LexiconError, UnknownRegion
from npf.gazetteer import NAMES
from npf.languages.en.tables import ABBREVIATIONS
from npf.languages.zh.tables import REPORTING
from npf.lexicon import Lexicons, read_table
from tests.facts import FULL, spans

__all__ = ["TARGETS", "check", "decoded"]

SCHEMAS = (NAMES, REPORTING, ABBREVIATIONS)
# Seconds for 10,000 characters, and for the machine's own pauses.
SLOWEST, GRACE = 1.0, 1.0


@cache
def readers() -> tuple[npf.Extractor, ...]:
    """An extractor for both languages and one for each, with their tables read, so that no text pays for that."""
    made = tuple(npf.Extractor(lang=lang) for lang in (None, "zh", "en"))
    for reader in made:
        reader.parse("王芳5日说，要保护江苏的耕地。\nWang Fang said on March 5 that Jiangsu must protect farmland.\n他说，苏大强的船。")
    return made


class TooSlow(Exception):
    """A text took longer than its length allows."""


def decoded(data: bytes) -> str:
    """The bytes as text; what is no UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def check_parse(data: bytes) -> None:
    """Parse and write and read back; in both languages or in one."""
    text = decoded(data[1:])
    reader = readers()[data[0] % 3 if data else 0]
    began = time.process_time()
    article = reader.parse(text)
    took = time.process_time() - began
    if took > GRACE + SLOWEST * len(text) / 10_000:
        raise TooSlow(f"{took:.1f} s for {len(text)} characters")
    check_grounded(article)
    assert npf.Article.from_json(article.to_json()) == article


def check_grounded(article: npf.Article) -> None:
    for span in spans(article):
        assert 0 <= span.start <= span.end <= len(article.text), span
        assert article.text[span.start : span.end] == span.text, span
    for kind in ("quotes", "principles", "directives", "speeches", "regions", "dates"):
        starts = [item.start for item in getattr(article, kind) if hasattr(item, "start")]
        assert starts == sorted(starts), f"{kind} are not in reading order"
    assert all(item.text.strip() and item.rule for item in (*article.quotes, *article.principles))


def check_regions(data: bytes) -> None:
    """Find regions, and look one up."""
    text = decoded(data)
    for mention in npf.find_regions(text):
        assert text[mention.start : mention.end] == mention.text
    try:
        assert npf.region(text).code
    except AmbiguousRegion as problem:
        assert len(problem.candidates) > 1
    except UnknownRegion:
        pass


def check_table(data: bytes) -> None:
    """Read the bytes as a table of one's own, then read a text with it."""
    schema = SCHEMAS[data[0] % len(SCHEMAS)] if data else NAMES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "own.tsv"
        path.write_bytes(data[1:])
        try:
            read_table(path, schema, own=True)
            Lexicons({schema.name: path}).rows(schema)
        except LexiconError as problem:
            assert str(problem).startswith(str(path))


def check_json(data: bytes) -> None:
    """Read the bytes as a JSON article."""
    try:
        article = npf.Article.from_json(decoded(data))
    except ValueError:
        return
    check_back(article)


def check_dict(data: bytes) -> None:
    """Read an article in whose dictionary the bytes have changed some values."""
    plain: Any = FULL.to_dict()
    for step in range(0, min(len(data) - 2, 24), 3):
        _change(plain, data[step : step + 3])
    try:
        article = npf.Article.from_dict(plain)
    except ValueError as problem:
        assert str(problem).startswith("article")
        return
    check_back(article)


VALUES: tuple[Any, ...] = (None, True, -1, 0, 1, 2**70, 1.5, float("nan"), "", "x", "320000", "\ud800", [], {}, [[]], {"code": "1"}, {1: 2}, b"", ())


def _change(plain: Any, where: bytes) -> None:
    """Go down the dictionary by the first two bytes and put in or take out something by the third."""
    inner, path = plain, where[0] | where[1] << 8
    while isinstance(inner, dict | list) and inner:
        keys: list[Any] = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        path, at = divmod(path, len(keys))
        child = inner[keys[at]]
        if not isinstance(child, dict | list) or not child or path % 4 == 0:
            if where[2] % 16 == 0:
                del inner[keys[at]]
            else:
                inner[keys[at]] = copy.deepcopy(VALUES[where[2] % len(VALUES)])
            return
        inner = child


def check_back(article: npf.Article) -> None:
    """What was read back is as good as what is parsed, and can be shown."""
    assert all(article.text[span.start : span.end] == span.text for span in spans(article))
    assert npf.Article.from_dict(article.to_dict()) == article
    assert repr(article)


TARGETS: tuple[Callable[[bytes], None], ...] = (
    check_parse,
    check_parse,
    check_parse,
    check_parse,
    check_regions,
    check_table,
    check_json,
    check_dict,
)


def check(data: bytes) -> None:
    """The first byte says which of the targets gets the rest."""
    if data:
        TARGETS[data[0] % len(TARGETS)](data[1:])
