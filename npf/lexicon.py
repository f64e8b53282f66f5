"""Reads the tables of words, loudly.

A table is a TSV file: a header line, then one row a line; lines that open with "#" say where the rows come from.
Shipped tables live under `npf/data`; a user's own rows come on top of them, and a row with the same key replaces the shipped one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike, fspath
from pathlib import Path
from typing import Any, TypeVar

from attrs import field, frozen

from npf.errors import LexiconError

__all__ = ["Lexicons", "Row", "Schema"]

T = TypeVar("T")
Row = Mapping[str, str]

DATA = Path(__file__).parent / "data"
MOST_BYTES = 16 * 1024 * 1024


@frozen
class Schema:
    """What a table must look like.

    Attributes:
        name: Folder and file without ending, "zh/reporting".
        key: The columns that together name a row; no two rows may share them.
        values: For a column with a closed set of values, that set. "" in the set allows an empty cell.
        free: Columns with free text that must not be empty.
        optional: Columns with free text that may be empty.
        examples: Whether each row must carry an `example` that a test fires. `note` is always allowed.
    """

    name: str
    key: tuple[str, ...] = ("term",)
    values: Mapping[str, frozenset[str]] = field(factory=dict)
    free: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    examples: bool = True

    @property
    def columns(self) -> frozenset[str]:
        """All columns that the header must have."""
        return frozenset({*self.key, *self.values, *self.free, *self.optional, *({"example"} if self.examples else ())})


class Lexicons:
    """The tables, read when first asked for and kept.

    Args:
        own: A folder laid out like `npf/data`, or a mapping from table name ("zh/reporting") to a TSV file.

    Raises:
        TypeError: When `own` is neither a path nor a mapping to paths.
        LexiconError: When `own` names no folder or file; a table that is wrong raises when it is read.
    """

    def __init__(self, own: str | PathLike[str] | Mapping[str, str | PathLike[str]] | None = None) -> None:
        self._read: dict[str, tuple[Row, ...]] = {}
        self._built: dict[Callable[[Lexicons], Any], Any] = {}
        self._own: dict[str, Path] = {}
        if isinstance(own, Mapping):
            self._own = {name: _path(path, f"the file for the table {name!r}") for name, path in own.items()}
        elif own is not None:
            folder = _path(own, "lexicons")
            if not folder.is_dir():
                raise LexiconError(str(folder), None, "no such folder; give a folder laid out like npf/data, such as own/zh/reporting.tsv")
            self._own = {path.relative_to(folder).with_suffix("").as_posix(): path for path in sorted(folder.rglob("*.tsv"))}
        for name, path in self._own.items():
            if not path.is_file():
                raise LexiconError(str(path), None, f"no such file for the table {name!r}")
            if not (DATA / f"{name}.tsv").is_file():
                raise LexiconError(str(path), None, f"there is no table {name!r}; the tables are {', '.join(table_names())}")

    @property
    def own(self) -> Mapping[str, Path]:
        """The files with rows of one's own, by table."""
        return self._own

    @property
    def are_shipped(self) -> bool:
        """Whether no rows of one's own lie on top of the shipped ones."""
        return not self._own

    def rows(self, schema: Schema) -> tuple[Row, ...]:
        """The rows of a table, the user's own on top.

        Raises:
            LexiconError: With file and line, when a table does not keep to its schema.
        """
        if schema.name not in self._read:
            shipped = read_table(DATA / f"{schema.name}.tsv", schema)
            if schema.name in self._own:
                rows = {_key(row, schema): row for row in shipped}
                rows.update((_key(row, schema), row) for row in read_table(self._own[schema.name], schema, own=True))
                shipped = list(rows.values())
            self._read.setdefault(schema.name, tuple(shipped))  # of two threads that read it at once, the first wins for both
        return self._read[schema.name]

    def built(self, maker: Callable[[Lexicons], T]) -> T:
        """What is made of these tables, made once for all who need it."""
        if maker not in self._built:
            self._built.setdefault(maker, maker(self))
        made: T = self._built[maker]
        return made

    def terms(self, schema: Schema) -> frozenset[str]:
        """The first key column of all rows."""
        return frozenset(row[schema.key[0]] for row in self.rows(schema))

    def of_kind(self, schema: Schema, kind: str, column: str = "kind") -> list[str]:
        """The terms of the rows that have this value in a column, in the order of the table."""
        return [row["term"] for row in self.rows(schema) if row[column] == kind]


def _path(given: str | PathLike[str], what: str) -> Path:
    if not isinstance(given, str | PathLike):
        raise TypeError(f"{what} must be a path, not {type(given).__name__}")
    return Path(fspath(given))


def table_names() -> tuple[str, ...]:
    """The names of all shipped tables."""
    return tuple(sorted(path.relative_to(DATA).with_suffix("").as_posix() for path in DATA.rglob("*.tsv")))


def read_table(path: Path, schema: Schema, *, own: bool = False) -> list[Row]:
    """Read one table and check each cell; own tables may leave out examples and notes.

    Raises:
        LexiconError: With file and line.
    """
    where = path.relative_to(DATA.parent).as_posix() if path.is_relative_to(DATA) else str(path)
    if path.stat().st_size > MOST_BYTES:
        raise LexiconError(where, None, f"is larger than {MOST_BYTES} bytes, too large for a table of words")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as problem:
        raise LexiconError(where, None, f"is not UTF-8: byte {problem.start}") from None
    lines = [(number, line.split("\t")) for number, line in enumerate(text.split("\n"), 1) if line and not line.startswith("#")]
    if not lines:
        raise LexiconError(where, None, "has no header line")
    number, header = lines.pop(0)
    _check_header(where, number, header, schema, own)
    for number, cells in lines:
        if len(cells) != len(header):
            raise LexiconError(where, number, f"has {len(cells)} cells, the header has {len(header)}: {', '.join(header)}")
    rows: list[Row] = [dict(zip(header, cells, strict=True)) for _, cells in lines]
    if not _is_sound(rows, header, schema, own):
        _find_fault(where, [number for number, _ in lines], rows, schema, own)
    return rows


def _is_sound(rows: list[Row], header: list[str], schema: Schema, own: bool) -> bool:
    """Whether all cells keep to the schema, looked at by columns: cell by cell would take most of the time of a first call."""
    for column in header:
        cells = [row[column] for row in rows]
        allowed = schema.values.get(column)
        wrong = not allowed.issuperset(cells) if allowed is not None else "" in cells and not _may_be_empty(column, schema, own)
        if wrong or cells != [cell.strip() for cell in cells]:
            return False
    return len({_key(row, schema) for row in rows}) == len(rows)


def _find_fault(where: str, numbers: list[int], rows: list[Row], schema: Schema, own: bool) -> None:
    """Say which cell or row is wrong.

    Raises:
        LexiconError: Always, with the first fault.
    """
    seen: dict[tuple[str, ...], int] = {}
    for number, row in zip(numbers, rows, strict=True):
        for column, cell in row.items():
            _check_cell(where, number, column, cell, schema, own)
        key = _key(row, schema)
        if key in seen:
            raise LexiconError(where, number, f"repeats {' / '.join(key)!r} of line {seen[key]}")
        seen[key] = number


def _key(row: Row, schema: Schema) -> tuple[str, ...]:
    return tuple(row[column] for column in schema.key)


def _check_header(where: str, number: int, header: list[str], schema: Schema, own: bool) -> None:
    needed = schema.columns - ({"example"} if own else set())
    missing, unknown = needed - set(header), set(header) - schema.columns - {"note"}
    if missing:
        raise LexiconError(where, number, f"lacks the column {', '.join(sorted(missing))}; the columns are {', '.join(sorted(schema.columns))}")
    if unknown:
        raise LexiconError(where, number, f"has an unknown column {', '.join(sorted(unknown))}; the columns are {', '.join(sorted(schema.columns))}")
    if len(set(header)) != len(header):
        raise LexiconError(where, number, "names a column twice")


def _check_cell(where: str, number: int, column: str, cell: str, schema: Schema, own: bool) -> None:
    if cell != cell.strip():
        raise LexiconError(where, number, f"has stray white space in {column}: {cell!r}")
    allowed = schema.values.get(column)
    if allowed is not None:
        if cell not in allowed:
            raise LexiconError(where, number, f"has {column} {cell!r}; possible are {', '.join(repr(a) for a in sorted(allowed))}")
    elif not cell and not _may_be_empty(column, schema, own):
        raise LexiconError(where, number, f"leaves {column} empty")


def _may_be_empty(column: str, schema: Schema, own: bool) -> bool:
    return column in schema.optional or column == "note" or (own and column == "example")
