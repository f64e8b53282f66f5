"""The verbs: from a text to its facts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from os import PathLike
from pathlib import Path
from typing import Any

from npf.article import Article
from npf.draft import Draft, Paragraph
from npf.errors import BadDate, UnknownLanguage, only
from npf.languages import Languages, available, weightiest
from npf.lexicon import Lexicons
from npf.models import Directive, Doubt, Principle, Quote, RegionMention, Speech
from npf.resources import Resources
from npf.stages import run
from npf.text import fold, lines_as_paragraphs

__all__ = [
    "Extractor",
    "extract_directives",
    "extract_principles",
    "extract_quotes",
    "extract_speeches",
    "find_regions",
    "parse",
]

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Extractor:
    """The verbs of this library, configured.

    Args:
        lexicons: Own rows for the tables: a folder laid out like `npf/data`, or a mapping from a table's name ("zh/reporting")
            to a TSV file. A row with the key of a shipped row replaces it.
        lang: "zh" or "en" to read every paragraph in that language; None to decide for each paragraph.
        published: The day on which the articles appeared, an ISO date or a `datetime.date`, where `parse` is not told.

    Raises:
        TypeError: When an argument is of another type.
        LexiconError: When `lexicons` names no file or folder; a wrong table raises when it is first needed.
        UnknownLanguage: When `lang` is none of the languages.
        BadDate: When `published` is no date.

    >>> Extractor(lang="zh").extract_quotes("李明表示，要加快建设。")[0].speaker.name
    '李明'
    """

    def __init__(
        self,
        *,
        lexicons: str | PathLike[str] | Mapping[str, str | PathLike[str]] | None = None,
        lang: str | None = None,
        published: str | datetime.date | None = None,
    ) -> None:
        only("lang", lang, str)
        if lang is not None and lang not in available():
            raise UnknownLanguage(f"npf does not read the language {lang!r}; it reads {', '.join(available())}, or None to decide for each paragraph")
        self.lang = lang
        self.published = _iso_day(published)
        self._languages = _shipped() if lexicons is None else Languages(Resources(Lexicons(lexicons)))
        self._lexicons = None if lexicons is None else _absolute(lexicons)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled as its arguments: another process reads the tables for itself, once for all copies."""
        own = self._languages.resources.lexicons.own.values() if self._lexicons is not None else ()
        return _again, (type(self), self._lexicons, self.lang, self.published, tuple(path.stat().st_mtime_ns for path in own))

    def parse(self, text: str, published: str | datetime.date | None = None, *, id: str | None = None, url: str | None = None) -> Article:
        """Everything that the text holds, found once; see `npf.parse`."""
        only("id", id, str)
        only("url", url, str)
        draft = run(self._draft(text, published), self._languages)
        return Article(
            text=text,
            lang=_main_language(draft, self.lang),
            id=id,
            url=url,
            published=draft.published,
            furniture=draft.furniture,
            quotes=draft.quotes,
            principles=draft.principles,
            directives=draft.directives,
            speeches=draft.speeches,
            definitions=draft.definitions,
            milestones=draft.milestones,
            formulations=draft.formulations,
            regions=draft.regions,
            dates=draft.dates,
            doubts=draft.doubts,
        )

    def extract_quotes(self, text: str) -> tuple[Quote, ...]:
        """The quotes with their speakers; see `npf.extract_quotes`."""
        return run(self._draft(text), self._languages, "speakers").quotes

    def extract_principles(self, text: str) -> tuple[Principle, ...]:
        """The dos and don'ts; see `npf.extract_principles`."""
        return run(self._draft(text), self._languages, "directives").principles

    def extract_directives(self, text: str) -> tuple[Directive, ...]:
        """The principles with a region; see `npf.extract_directives`."""
        return run(self._draft(text), self._languages, "directives").directives

    def extract_speeches(self, text: str) -> tuple[Speech, ...]:
        """The occasions on which somebody spoke; see `npf.extract_speeches`."""
        return run(self._draft(text), self._languages, "speeches").speeches

    def find_regions(self, text: str) -> tuple[RegionMention, ...]:
        """Every region named; see `npf.find_regions`."""
        return run(self._draft(text), self._languages, "regions").regions

    def _draft(self, text: str, published: str | datetime.date | None = None) -> Draft:
        if not isinstance(text, str):
            raise TypeError(f"text must be a str, not {type(text).__name__}" + ("; decode it first" if isinstance(text, bytes) else ""))
        day = self.published
        doubts: tuple[Doubt, ...] = ()
        if published is not None:
            try:
                day = _iso_day(published)
            except BadDate as problem:
                doubts = (Doubt(start=0, end=0, text="", about="published", message=f"{problem}; the article was read without it"),)
        folded = text if text.isascii() else fold(text, self._languages.resources.simplified)
        paragraphs: list[Paragraph] = []
        lang = self.lang or "en"
        for index, (start, end) in enumerate(lines_as_paragraphs(text)):
            if self.lang is None:
                lang = weightiest(folded[start:end], lang)
            reader = self._languages[lang]
            paragraphs.append(Paragraph(index, start, end, lang, reader.sentences(folded, start, end), reader.marks(folded, start, end)))
        return Draft(
            text=text,
            folded=folded,
            paragraphs=tuple(paragraphs),
            lexicons=self._languages.resources.lexicons,
            published=day,
            doubts=doubts,
        )


def _main_language(draft: Draft, default: str | None) -> str:
    lengths: dict[str, int] = {}
    for paragraph in draft.paragraphs:
        lengths[paragraph.lang] = lengths.get(paragraph.lang, 0) + paragraph.end - paragraph.start
    return max(lengths, key=lambda code: lengths[code]) if lengths else default or "en"


def _iso_day(given: str | datetime.date | None) -> str | None:
    if given is None:
        return None
    if isinstance(given, datetime.date):
        return given.isoformat()[:10]
    if not isinstance(given, str):
        raise TypeError(f"published must be an ISO date or a datetime.date, not {type(given).__name__}")
    try:
        if not _ISO_DAY.fullmatch(given):
            raise ValueError
        return datetime.date.fromisoformat(given).isoformat()
    except ValueError:
        raise BadDate(f"published must be a day such as 2024-03-05, not {given!r}") from None


def _absolute(lexicons: str | PathLike[str] | Mapping[str, str | PathLike[str]]) -> str | tuple[tuple[str, str], ...]:
    if isinstance(lexicons, Mapping):
        return tuple((name, str(Path(path).absolute())) for name, path in lexicons.items())
    return str(Path(lexicons).absolute())


@lru_cache(maxsize=8)
def _again(
    cls: type[Extractor], lexicons: str | tuple[tuple[str, str], ...] | None, lang: str | None, published: str | None, changed: tuple[int, ...]
) -> Extractor:
    """The extractor with these arguments, made once in a process as long as its own tables stay as they are."""
    return cls(lexicons=dict(lexicons) if isinstance(lexicons, tuple) else lexicons, lang=lang, published=published)


@cache
def _shipped() -> Languages:
    """The languages with the shipped tables, shared by all extractors without own words."""
    return Languages(Resources(Lexicons()))


@cache
def _default() -> Extractor:
    return Extractor()


def parse(text: str, published: str | datetime.date | None = None, *, id: str | None = None, url: str | None = None) -> Article:
    """Read an article: everything that it holds, found once.

    Args:
        text: The article, Chinese or English; the language is decided for each paragraph.
        published: The day on which it appeared, an ISO date or a `datetime.date`; it helps to resolve "on the 5th" and 去年.
        id, url: Kept in the article, so that every row of a corpus can cite its source.

    Returns:
        The article with its facts, in reading order. No text raises.

        A `published` that is no date is left aside, and `article.doubts` says so: one bad row must not stop a corpus.

    Raises:
        TypeError: When `text`, `id` or `url` is no str, or `published` neither str nor date.

    >>> article = parse("王芳强调，要保护耕地，不能搞大拆大建。")
    >>> [(p.polarity, p.text) for p in article.principles]
    [('do', '要保护耕地'), ('dont', '不能搞大拆大建')]
    """
    return _default().parse(text, published, id=id, url=url)


def extract_quotes(text: str) -> tuple[Quote, ...]:
    """The quotes of a text, direct and reported, with their speakers.

    >>> [(q.speaker.name, q.text) for q in extract_quotes("Wang Fang said the plan is ready.")]
    [('Wang Fang', 'the plan is ready')]
    """
    return _default().extract_quotes(text)


def extract_principles(text: str) -> tuple[Principle, ...]:
    """What is to be done and what is not, clause by clause, with who set it.

    >>> [(p.polarity, p.text) for p in extract_principles("Cities must protect farmland and must not waste water.")]
    [('do', 'must protect farmland'), ('dont', 'must not waste water')]
    """
    return _default().extract_principles(text)


def extract_directives(text: str) -> tuple[Directive, ...]:
    """The principles that name a region: who is told to do what, where.

    >>> [[r.code for r in d.regions] for d in extract_directives("李明强调，江苏要加快发展。")]
    [['320000']]
    """
    return _default().extract_directives(text)


def extract_speeches(text: str) -> tuple[Speech, ...]:
    """The occasions on which somebody spoke, with date, place and what was said."""
    return _default().extract_speeches(text)


def find_regions(text: str) -> tuple[RegionMention, ...]:
    """Every region that a text names, with its code.

    >>> [(m.text, m.region.code) for m in find_regions("Nanjing is the capital of Jiangsu.")]
    [('Nanjing', '320100'), ('Jiangsu', '320000')]
    """
    return _default().find_regions(text)
