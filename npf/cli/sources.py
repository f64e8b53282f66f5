"""Where the command reads its articles from: files, standard input, the shipped samples."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from attrs import frozen

__all__ = ["BadSource", "Source", "decode", "main_text", "read_source", "samples", "write_page"]

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
EVERYDAY = "，。、；：的是在要和了不"
MOST_BYTES = 256 * 1024 * 1024


class BadSource(Exception):
    """Something that is no article; the message says what would be right."""


@frozen
class Source:
    """A text and what it is called on the screen."""

    name: str
    text: str
    note: str = ""


def samples(lang: str | None = None) -> tuple[Source, ...]:
    """The articles that ship with the package, in one language or in all."""
    note = "a sample that ships with npf; people and facts in it are invented"
    return tuple(Source(path.name, path.read_text(encoding="utf-8"), note) for path in sorted(SAMPLES.glob("*.txt")) if lang in (None, path.stem))


def read_source(name: str) -> Source:
    """The text of a file, or of standard input for "-".

    Raises:
        BadSource: When there is no readable text.
    """
    shown = "standard input" if name == "-" else name
    text, note = decode(_bytes(name), shown)
    if not text.strip():
        raise BadSource(f"{shown} is empty; give a file with the text of an article, or - for standard input")
    return Source(shown, text, note)


def write_page(name: str, page: str) -> None:
    """Write a page as UTF-8.

    Raises:
        BadSource: When it cannot be written there.
    """
    try:
        Path(name).write_text(page, encoding="utf-8")
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise BadSource(f"{name!r} cannot be written ({reason}); give the path of a file, such as report.html") from None


def main_text(name: str) -> tuple[str, str | None, str | None]:
    """The main text of an HTML file with its title on top, its day, and its address, as trafilatura finds them.

    Raises:
        BadSource: When there is no readable file, or no main text in it.
    """
    from trafilatura import bare_extraction

    found: Any = bare_extraction(_bytes(name), with_metadata=True, include_comments=False)
    if found is None or not (found.text or "").strip():
        raise BadSource(f"{name} holds no main text that trafilatura can find")
    title, text = (found.title or "").strip(), found.text.strip()
    return text if not title or text.startswith(title) else f"{title}\n{text}", found.date or None, found.url or None


def _bytes(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    path = Path(name)
    try:
        if path.is_dir():
            raise BadSource(f"{name} is a folder; give one text file inside it, or - for standard input")
        if path.stat().st_size > MOST_BYTES:
            raise BadSource(f"{name} is larger than {MOST_BYTES // 1024**2} MB; give one article a file")
        return path.read_bytes()
    except FileNotFoundError:
        raise BadSource(f"{name}: no such file; give the path of a text file, or - for standard input") from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise BadSource(f"{name!r} cannot be read ({reason}); give the path of a text file, or - for standard input") from None


def decode(raw: bytes, name: str) -> tuple[str, str]:
    """The text of the bytes and a note where they were not UTF-8.

    Raises:
        BadSource: When they are neither UTF-8 nor GB18030.

    >>> decode("江苏要加快发展。".encode("gb18030"), "old.txt")
    ('江苏要加快发展。', 'read as GB18030')
    """
    if b"\0" in raw:
        raise BadSource(f"{name} holds NUL bytes and is no plain text; save it as UTF-8 text")
    try:
        return raw.decode("utf-8-sig"), ""
    except UnicodeDecodeError as problem:
        place = problem.start
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if not _is_chinese(text):
        raise BadSource(f"{name} is neither UTF-8 nor GB18030 (byte {place} fits neither); convert it, for example with: iconv -f BIG5 -t UTF-8")
    return text, "read as GB18030"


def _is_chinese(text: str) -> bool:
    """Whether what was decoded as GB18030 reads as Chinese: Latin-1, Big5 and EUC-KR decode too, but to rare or random characters."""
    strange = [char for char in text if char > "\x7f"]
    return any(char in EVERYDAY for char in strange) and sum(map(_is_common, strange)) >= 0.6 * len(strange)


def _is_common(char: str) -> bool:
    """Whether GB 2312 has the character in its rows of punctuation or of frequent characters."""
    try:
        row = char.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return row in (0xA1, 0xA3) or 0xB0 <= row <= 0xD7
