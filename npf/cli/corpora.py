"""Corpora for the command: a folder of text files, or JSON lines; read one article at a time."""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from attrs import frozen

from npf.cli.sources import BadSource, read_source

__all__ = ["Entry", "read_corpus", "read_entries"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@frozen
class Entry:
    """An article before it is read: its text, and what identifies it."""

    text: str
    id: str
    published: str | None = None
    url: str | None = None


def read_corpus(name: str) -> Iterator[Entry]:
    """The articles of a folder, of a file of JSON lines (.jsonl, .jsonl.gz), or of standard input for "-".

    In a folder, each .txt file is an article, and a day in its name (2026-03-05-talk.txt) is the day on which it appeared. In JSON lines,
    each line is an object with "text" and, where known, "id", "published" and "url".

    Raises:
        BadSource: When there is no such corpus, or a line is no article.
    """
    path = Path(name)
    if name != "-" and path.is_dir():
        files = sorted(path.rglob("*.txt"))
        if not files:
            raise BadSource(f"{name} holds no .txt file; give a folder of text files, or a file of JSON lines (.jsonl or .jsonl.gz)")
        return (_from_file(file, path) for file in files)
    if name != "-" and not path.is_file():
        raise BadSource(f"{name}: no such folder or file; give a folder of text files, or a file of JSON lines (.jsonl or .jsonl.gz)")
    return _from_lines(name)


def read_entries(name: str) -> Iterator[Entry]:
    """The articles of one source: a corpus as `read_corpus` takes it, or one text file, or standard input as one text.

    Raises:
        BadSource: When there is no readable text.
    """
    if Path(name).is_dir() or name.endswith((".jsonl", ".jsonl.gz")):
        yield from read_corpus(name)
    else:
        day = _DAY.search(Path(name).name)
        yield Entry(read_source(name).text, "" if name == "-" else Path(name).name, day.group() if day else None)


def _from_file(file: Path, folder: Path) -> Entry:
    day = _DAY.search(file.name)
    return Entry(read_source(str(file)).text, file.relative_to(folder).as_posix(), day.group() if day else None)


def _from_lines(name: str) -> Iterator[Entry]:
    shown = "standard input" if name == "-" else name
    with _opened(name) as lines:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _from_line(line, f"{shown}:{number}", number)
        except (UnicodeDecodeError, gzip.BadGzipFile, EOFError):
            raise BadSource(f"{shown} is no file of JSON lines in UTF-8; give one object a line, such as {_MODEL}") from None


_MODEL = '{"text": "…", "id": "a1", "published": "2026-03-05"}'


def _opened(name: str) -> IO[str]:
    if name == "-":
        return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8")
    return gzip.open(name, "rt", encoding="utf-8") if name.endswith(".gz") else Path(name).open(encoding="utf-8")


def _from_line(line: str, where: str, number: int) -> Entry:
    try:
        row: Any = json.loads(line)
    except ValueError:
        raise BadSource(f"{where} is no JSON; give one object a line, such as {_MODEL}") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise BadSource(f"{where} has no text; give one object a line, such as {_MODEL}")
    day, url = row.get("published"), row.get("url")
    return Entry(row["text"], str(row.get("id") or f"#{number}"), day if isinstance(day, str) else None, url if isinstance(url, str) else None)
