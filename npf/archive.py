"""Many texts, one after the other: articles in the order of the texts, in one process or in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from attrs import frozen

from npf.article import Article
from npf.errors import WorkerDied
from npf.extract import Extractor
from npf.workers import checked, in_order

__all__ = ["parse_many"]

_Read = tuple[list[Article], Exception | None]
MOST_TEXTS, MOST_CHARACTERS = 64, 60_000


@frozen
class _Text:
    """The arguments of one `parse`, and the number of the text."""

    number: int
    text: str
    published: Any = None
    id: str | None = None
    url: str | None = None


def parse_many(texts: Iterable[str | Mapping[str, Any]], *, workers: int = 1, extractor: Extractor | None = None) -> Iterator[Article]:
    """Read articles one after the other: what `npf.parse` gives for each, in the order in which they come.

    The texts are read as they are needed, and no further ahead than 192 texts a worker; an archive need not fit into memory. Where the module that
    calls this is a script, several workers need `if __name__ == "__main__":` around the call, as everything does that starts processes.

    Args:
        texts: Each a str, or a mapping with "text" and, where known, "published", "id" and "url"; other keys are left aside.
        workers: How many processes read. With 1, none is started.
        extractor: Reads with own words, in one language, or with a day; without it, as `npf.parse` does.

    Returns:
        A generator of articles. Closing it ends its processes.

    Raises:
        TypeError, ValueError: When `workers` is no whole number from 1 up.
        TypeError: When a text is neither, or has a wrong type inside; raised in its turn, after the articles before it.
        WorkerDied: When a process died while it read a text (killed, or out of memory); the message says which text.

    >>> texts = ["王芳强调，要保护耕地。", {"text": "Wang Fang said wells are dry.", "id": "b", "published": "2026-03-05"}]
    >>> [(article.id, article.lang, len(article.quotes)) for article in parse_many(texts)]
    [(None, 'zh', 1), ('b', 'en', 1)]
    """
    checked(workers)
    if isinstance(texts, str | bytes | Mapping) or not isinstance(texts, Iterable):
        raise TypeError(f"texts must be an iterable of texts, not {type(texts).__name__}; for one text there is npf.parse")
    if extractor is not None and not isinstance(extractor, Extractor):
        raise TypeError(f"extractor must be an npf.Extractor, not {type(extractor).__name__}")
    return _articles(texts, workers, extractor or Extractor())


def _articles(texts: Iterable[Any], workers: int, extractor: Extractor) -> Iterator[Article]:
    batches = _batches(texts) if workers > 1 else ([one] for one in _numbered(texts))
    for articles, problem in in_order(partial(_parsed, extractor), batches, workers, _died):
        yield from articles
        if problem is not None:
            raise problem


def _numbered(texts: Iterable[Any]) -> Iterator[_Text]:
    for number, given in enumerate(texts, 1):
        if isinstance(given, str):
            yield _Text(number, given)
        elif isinstance(given, Mapping) and isinstance(given.get("text"), str):
            name = given.get("id")
            yield _Text(number, given["text"], given.get("published"), name if name is None else str(name), given.get("url"))
        else:
            told = f'a mapping whose "text" is {type(given.get("text")).__name__}' if isinstance(given, Mapping) else type(given).__name__
            raise TypeError(f'text {number} must be a str, or a mapping with a str as "text", not {told}')


def _batches(texts: Iterable[Any]) -> Iterator[list[_Text]]:
    """Texts in batches that take a worker a fraction of a second."""
    batch: list[_Text] = []
    size = 0
    try:
        for text in _numbered(texts):
            batch.append(text)
            size += len(text.text)
            if len(batch) >= MOST_TEXTS or size >= MOST_CHARACTERS:
                yield batch
                batch, size = [], 0
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _parsed(extractor: Extractor, batch: Sequence[_Text]) -> _Read:
    articles = []
    for text in batch:
        try:
            articles.append(extractor.parse(text.text, text.published, id=text.id, url=text.url))
        except Exception as problem:
            problem.add_note(f"while reading text {_name(text)}")
            return articles, problem
    return articles, None


def _died(text: _Text) -> _Read:
    return [], WorkerDied(f"the process that read text {_name(text)} died (killed, or out of memory)")


def _name(text: _Text) -> str:
    return f"{text.number}" + (f" ({text.id})" if text.id else "") + f", {len(text.text):,} characters"
