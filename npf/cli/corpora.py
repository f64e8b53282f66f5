"""Corpora for the command: folders, patterns, and files of text, HTML, JSON lines, CSV or Parquet; one article at a time, each named."""

from __future__ import annotations

import csv
import glob
import gzip
import json
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from attrs import frozen

from npf.cli.sources import BadSource, main_text, read_source

__all__ = ["Columns", "Entry", "File", "Waiting", "count", "files", "read_corpus", "read_entries", "waiting"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FORMS = {".txt": "txt", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".jsonl.gz": "jsonl", ".csv": "csv", ".parquet": "parquet"}
_NEEDS = {"html": ("trafilatura", "web"), "parquet": ("pyarrow", "arrow")}
_KNOWN = ", ".join(_FORMS)
_MODEL = '{"text": "…", "id": "a1", "published": "2026-03-05"}'
ROWS_AT_A_TIME = 256


@frozen
class Entry:
    """An article before it is read: its text, and what identifies it."""

    text: str
    id: str
    published: str | None = None
    url: str | None = None


@frozen
class Columns:
    """Which columns of a table, or keys of a JSON object, hold what. What is not named is taken from the usual name, where there is one."""

    text: str | None = None
    id: str | None = None
    url: str | None = None
    published: str | None = None

    def named(self, role: str) -> str:
        """The column of a role."""
        given: str | None = getattr(self, role)
        return given or role

    def chosen(self, where: str, header: Iterable[str]) -> dict[str, str]:
        """The columns that are there, by role.

        Raises:
            BadSource: When the texts are not, or a column that was named.
        """
        there = list(header)
        for role in ("text", "id", "url", "published"):
            if self.named(role) not in there and (role == "text" or getattr(self, role)):
                option = "date" if role == "published" else role
                raise BadSource(f"{where} has no column {self.named(role)!r}; it has {', '.join(there) or 'none'}; name one with --{option}-column")
        return {role: self.named(role) for role in ("text", "id", "url", "published") if self.named(role) in there}


@frozen
class File:
    """A file of a corpus: its path, its name inside the corpus, and its form."""

    path: str
    name: str
    form: str


@frozen
class Waiting:
    """An article that nobody has looked at yet, so that a worker may do it.

    Attributes:
        where: Its file and line, for messages.
        id: What it is called unless it says so itself.
        form: "txt", "html", "json", "row", or "broken" for what cannot be read at all.
        content: The path, the line, the cells, or what is wrong.
    """

    where: str
    id: str
    form: str
    content: Any

    def read(self, columns: Columns) -> Entry:
        """The article.

        Raises:
            BadSource: When it is none.
        """
        if self.form in ("txt", "html"):
            return self._from_file()
        if self.form == "broken":
            raise BadSource(self.content)
        return self._from_row(self._object() if self.form == "json" else self.content, columns)

    def _from_file(self) -> Entry:
        day = _DAY.search(Path(self.content).name)
        published = day.group() if day else None
        if self.form == "html":
            text, date, url = main_text(self.content)
            return Entry(text, self.id, published or date, url)
        return Entry(read_source(self.content).text, self.id, published)

    def _object(self) -> Mapping[str, Any]:
        try:
            row: Any = json.loads(self.content)
        except UnicodeDecodeError:
            raise BadSource(f"{self.where} is not UTF-8; give one object a line, such as {_MODEL}") from None
        except ValueError:
            raise BadSource(f"{self.where} is no JSON; give one object a line, such as {_MODEL}") from None
        return row if isinstance(row, dict) else {}

    def _from_row(self, row: Mapping[str, Any], columns: Columns) -> Entry:
        text = row.get(columns.named("text"))
        if not isinstance(text, str):
            named = f"no text in {columns.text!r}" if columns.text else "no text"
            raise BadSource(f"{self.where} has {named}{f'; give one object a line, such as {_MODEL}' if self.form == 'json' else ''}")
        name, day, url = (row.get(columns.named(role)) for role in ("id", "published", "url"))
        return Entry(text, self.id if name in (None, "") else str(name), _day(day), url if url and isinstance(url, str) else None)


def _day(given: Any) -> str | None:
    """The day as text; of a time, the day."""
    if given in (None, ""):
        return None
    told = str(given)
    return told[:10] if _DAY.match(told) and not told[10:11].isdigit() else told


def read_corpus(name: str) -> Iterator[Entry]:
    """The articles of a folder, of a file of any form that `files` knows, or of JSON lines on standard input for "-".

    In a folder, a day in the name of a text file (2026-03-05-talk.txt) is the day on which it appeared. In JSON lines, each line is an object with
    "text" and, where known, "id", "published" and "url".

    Raises:
        BadSource: When there is no such corpus, or an article is none.
    """
    columns = Columns()
    return (article.read(columns) for article in waiting(files([name]), columns))


def read_entries(name: str) -> Iterator[Entry]:
    """The articles of one source: a corpus as `read_corpus` takes it, or any other file, or standard input, as one text.

    Raises:
        BadSource: When there is no readable text.
    """
    if name != "-" and (Path(name).is_dir() or _form(name) not in (None, "txt")):
        yield from read_corpus(name)
    else:
        day = _DAY.search(Path(name).name)
        yield Entry(read_source(name).text, "" if name == "-" else Path(name).name, day.group() if day else None)


def files(sources: Iterable[str]) -> Iterator[File]:
    """The files of the sources: folders with all that lies in them, patterns such as news/*.txt, single files, "-" for standard input.

    Raises:
        BadSource: When a source is nothing of these, or holds no file of a known form.
    """
    for source in sources:
        found = _of_source(source)
        first = next(found, None)
        if first is None:
            raise BadSource(f"{source} holds no .txt file, nor any of {_KNOWN}")
        yield first
        yield from found


def _of_source(source: str) -> Iterator[File]:
    if source == "-":
        yield File("-", "", "jsonl")
    elif Path(source).is_dir():
        yield from _in_folder(source, "")
    elif Path(source).is_file():
        form = _form(source)
        if form is None:
            raise BadSource(f"{source} has no known ending; give a folder, or a file of the form {_KNOWN}")
        yield File(source, Path(source).name, form)
    elif any(char in source for char in "*?["):
        found = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 - it may be absolute
        yield from (File(path, path, form) for path in found if (form := _form(path)) and Path(path).is_file())
    else:
        raise BadSource(f"{source}: no such folder or file; give a folder, a pattern, or a file of the form {_KNOWN}")


def _in_folder(folder: str, inside: str) -> Iterator[File]:
    for item in sorted(os.scandir(folder), key=lambda item: item.name):
        if item.name.startswith("."):
            continue
        if item.is_dir():
            yield from _in_folder(item.path, f"{inside}{item.name}/")
        elif form := _form(item.name):
            yield File(item.path, inside + item.name, form)


def _form(name: str) -> str | None:
    return next((form for ending, form in _FORMS.items() if name.lower().endswith(ending)), None)


def waiting(found: Iterable[File], columns: Columns) -> Iterator[Waiting]:
    """The articles of the files, unread.

    Raises:
        BadSource: When a table lacks a column, or a form needs a package that is not installed.
    """
    for file in found:
        package, extra = _NEEDS.get(file.form, ("json", ""))
        if find_spec(package) is None:
            raise BadSource(f"{file.path} needs {package}; install it with: pip install 'npf-policy[{extra}]'")
        if file.form in ("txt", "html"):
            yield Waiting(file.path, file.name, file.form, file.path)
        else:
            yield from {"jsonl": _lines, "csv": _cells, "parquet": _rows}[file.form](file, columns)


def _lines(file: File, _: Columns) -> Iterator[Waiting]:
    shown = "standard input" if file.path == "-" else file.path
    try:
        with _opened(file.path) as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield Waiting(f"{shown}:{number}", f"{file.name}#{number}", "json", line)
    except (zlib.error, EOFError, OSError) as problem:
        yield Waiting(shown, file.name, "broken", f"{shown} is no file of JSON lines that can be read to its end ({problem})")


def _opened(path: str) -> IO[bytes] | gzip.GzipFile:
    if path == "-":
        return sys.stdin.buffer
    return gzip.open(path) if path.endswith(".gz") else Path(path).open("rb")


def _cells(file: File, columns: Columns) -> Iterator[Waiting]:
    csv.field_size_limit(2**31 - 1)
    number = 0
    try:
        with Path(file.path).open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            chosen = columns.chosen(file.path, reader.fieldnames or ())
            for number, row in enumerate(reader, 1):
                yield Waiting(f"{file.path}, row {number}", f"{file.name}#{number}", "row", {name: row[name] for name in chosen.values()})
    except (csv.Error, UnicodeDecodeError, OSError) as problem:
        yield Waiting(file.path, file.name, "broken", f"{file.path} cannot be read beyond row {number} as CSV in UTF-8 ({problem})")


def _rows(file: File, columns: Columns) -> Iterator[Waiting]:
    from pyarrow import ArrowException, parquet

    number = 0
    try:
        with parquet.ParquetFile(file.path) as table:
            chosen = columns.chosen(file.path, table.schema_arrow.names)
            for batch in table.iter_batches(ROWS_AT_A_TIME, columns=list(chosen.values())):
                for row in batch.to_pylist():
                    number += 1
                    yield Waiting(f"{file.path}, row {number}", f"{file.name}#{number}", "row", row)
    except (ArrowException, OSError) as problem:
        yield Waiting(file.path, file.name, "broken", f"{file.path} cannot be read beyond row {number} as Parquet ({problem})")


def count(found: Iterable[File]) -> int | None:
    """How many articles the files hold, or None for standard input; a file that cannot be read counts as one."""
    total = 0
    for file in found:
        if file.path == "-":
            return None
        total += 1 if file.form in ("txt", "html") else _counted(file)
    return total


def _counted(file: File) -> int:
    try:
        if file.form == "parquet":
            from pyarrow import parquet

            return int(parquet.read_metadata(file.path).num_rows)
        if file.form == "csv":
            csv.field_size_limit(2**31 - 1)
            with Path(file.path).open(encoding="utf-8-sig", newline="") as lines:
                return sum(1 for row in csv.reader(lines) if row) - 1
        with _opened(file.path) as lines:
            return sum(1 for line in lines if line.strip())
    except Exception:  # the run itself will say what is wrong
        return 1
