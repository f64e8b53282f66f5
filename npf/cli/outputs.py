"""Where `npf extract` writes: JSON lines, CSV, Parquet or DuckDB, each able to go on after a run that was killed.

What is written counts once it is settled: `settle` keeps the progress of the run together with how far each file holds, and `resume` takes away what
was written after that.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, ClassVar, Protocol

from npf import __version__
from npf.article import Article
from npf.cli.sources import BadSource
from npf.columns import ARTICLE, COLUMNS, row

__all__ = ["ENDINGS", "Output", "encoded", "open_output", "progress_of"]

Progress = dict[str, Any]
ENDINGS = {".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet", ".duckdb": "duckdb"}


def encoded(articles: Sequence[Article], kind: str, form: str) -> Any:
    """The facts of articles in the form of the output: bytes, or a record batch; made by the workers."""
    if form in ("parquet", "duckdb"):
        from npf.arrow import of_articles

        return of_articles(articles, kind)
    if kind == "articles":
        return b"".join(_line(article.to_dict()) for article in articles)
    rows = (row(kind, fact, article) | {"npf": __version__} for article in articles for fact in getattr(article, kind))
    if form == "jsonl":
        return b"".join(map(_line, rows))
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows([_cell(cell) for cell in told.values()] for told in rows)
    return written.getvalue().encode("utf-8", "replace")


def _line(told: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(told, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(told).encode() + b"\n"


def _cell(cell: Any) -> Any:
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else cell


class Output(Protocol):
    """Somewhere to write."""

    def begin(self, progress: Progress | None) -> None:
        """Start anew, or go on behind what is settled."""

    def add(self, kind: str, content: Any) -> None:
        """Take what `encoded` gave."""

    def settle(self, progress: Progress) -> None:
        """Keep all that was added, and the progress with it."""

    def close(self) -> None:
        """Let go."""


def progress_path(out: Path) -> Path:
    """The file beside the output that says how far the run came."""
    return out.with_name(out.name + ".run.json")


def progress_of(out: Path, form: str) -> Progress | None:
    """How far the run came that wrote this output, or None where there is no such run."""
    if form == "duckdb":
        return DuckDB.progress(out) if out.exists() else None
    try:
        found: Progress = json.loads(progress_path(out).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return found


def open_output(out: Path, form: str, kinds: Sequence[str], single: bool) -> Output:
    """The output of a form; `single` for one file where there could be a folder of them."""
    if form == "parquet":
        return Parquet(out, kinds)
    if form == "duckdb":
        return DuckDB(out, kinds)
    return Lines(out, form, kinds, single)


def _keep(path: Path, progress: Progress) -> None:
    """Write the progress so that it is either the old or the new one, whatever happens."""
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as file:
        json.dump(progress, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


class Lines:
    """Files of lines, one a kind; what was not settled is cut off."""

    def __init__(self, out: Path, form: str, kinds: Sequence[str], single: bool) -> None:
        self._out = out
        self._form = form
        self._paths = {kind: out if single else out / f"{kind}.{form}" for kind in kinds}
        self._files: dict[str, BinaryIO] = {}

    def begin(self, progress: Progress | None) -> None:
        _make_room(self._out, folder=self._out not in self._paths.values(), anew=progress is None)
        for kind, path in self._paths.items():
            file = path.open("wb" if progress is None else "r+b")
            if progress is not None:
                file.truncate(progress["output"][kind])
                file.seek(0, io.SEEK_END)
            elif self._form == "csv":
                header = [*(column.name for column in ARTICLE + COLUMNS[kind]), "npf"]
                file.write((",".join(header) + "\n").encode())
            self._files[kind] = file

    def add(self, kind: str, content: bytes) -> None:
        self._files[kind].write(content)

    def settle(self, progress: Progress) -> None:
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())
        _keep(progress_path(self._out), progress | {"output": {kind: file.tell() for kind, file in self._files.items()}})

    def close(self) -> None:
        for file in self._files.values():
            file.close()


class Parquet:
    """A folder of Parquet files for each kind; each time of settling makes one file a kind."""

    def __init__(self, out: Path, kinds: Sequence[str]) -> None:
        self._out = out
        self._batches: dict[str, list[Any]] = {kind: [] for kind in kinds}
        self._part = 0

    def begin(self, progress: Progress | None) -> None:
        _make_room(self._out, folder=True, anew=progress is None)
        self._part = progress["output"]["parts"] if progress else 0
        for kind in self._batches:
            (self._out / kind).mkdir(exist_ok=True)
            for path in (self._out / kind).iterdir():
                if int(path.name.partition(".")[0]) >= self._part:
                    path.unlink()

    def add(self, kind: str, content: Any) -> None:
        self._batches[kind].append(content)

    def settle(self, progress: Progress) -> None:
        import pyarrow
        from pyarrow import parquet

        from npf.arrow import schema

        if any(self._batches.values()):
            for kind, batches in self._batches.items():
                path = self._out / kind / f"{self._part:05}.parquet"
                parquet.write_table(pyarrow.Table.from_batches(batches, schema(kind)), path, compression="zstd")
                batches.clear()
            self._part += 1
        _keep(progress_path(self._out), progress | {"output": {"parts": self._part}})

    def close(self) -> None:
        self._batches.clear()


class DuckDB:
    """One table a kind in a DuckDB file; the progress is settled in the same transaction."""

    TABLE: ClassVar[str] = "npf_run"

    def __init__(self, out: Path, kinds: Sequence[str]) -> None:
        self._out = out
        self._kinds = kinds
        self._base: Any = None

    @classmethod
    def progress(cls, out: Path) -> Progress | None:
        """What the last transaction kept."""
        import duckdb

        try:
            with duckdb.connect(str(out)) as base:
                tables = [name for (name,) in base.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
                if cls.TABLE in tables:
                    row = base.execute(f"SELECT progress FROM {cls.TABLE}").fetchone()
                    kept: Progress | None = json.loads(row[0]) if row else None
                    return kept
        except duckdb.Error as problem:
            raise BadSource(f"{out} is no DuckDB file that can be opened ({problem})") from None
        if tables:
            raise BadSource(f"{out} has tables that no run wrote; begin anew with --overwrite, or give another name")
        return None

    def begin(self, progress: Progress | None) -> None:
        import duckdb

        from npf.arrow import schema

        _make_room(self._out, folder=False, anew=progress is None)
        self._base = duckdb.connect(str(self._out))
        self._base.execute("BEGIN")
        if progress is None:
            self._base.execute(f"CREATE TABLE {self.TABLE} (progress VARCHAR)")
            for kind in self._kinds:
                self._base.register("given", schema(kind).empty_table())
                self._base.execute(f'CREATE TABLE "{kind}" AS SELECT * FROM given')

    def add(self, kind: str, content: Any) -> None:
        if content.num_rows:
            self._base.register("given", content)
            self._base.execute(f'INSERT INTO "{kind}" SELECT * FROM given')

    def settle(self, progress: Progress) -> None:
        self._base.execute(f"DELETE FROM {self.TABLE}")
        self._base.execute(f"INSERT INTO {self.TABLE} VALUES (?)", [json.dumps(progress, ensure_ascii=False)])
        self._base.execute("COMMIT")
        self._base.execute("BEGIN")

    def close(self) -> None:
        self._base.execute("ROLLBACK")
        self._base.close()


def _make_room(out: Path, *, folder: bool, anew: bool) -> None:
    if anew and out.is_dir():
        if any(out.iterdir()) and not progress_path(out).exists():
            raise BadSource(f"{out} is a folder that no run wrote; remove it yourself, or give another name")
        shutil.rmtree(out)
    elif anew:
        out.unlink(missing_ok=True)
    (out if folder else out.parent).mkdir(parents=True, exist_ok=True)
