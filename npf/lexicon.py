"""Reads the tables of words, loudly.

A table is a TSV file: a header line, then one row a line; lines that open with "#" say where the rows come from.
Shipped tables live under `npf/data`; a user's own rows come on top of them, and a row with the same key replaces the shipped one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os import PathLike, fspath
from pathlib import Path

from attrs import field, frozen

from npf.errors import LexiconError

__all__ = ["Lexicons", "Row", "Schema"]

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
        LexiconError: When `own` names no folder or file; a table that is wrong raises when it is read.
    """

    def __init__(self, own: str | PathLike[str] | Mapping[str, str | PathLike[str]] | None = None) -> None:
        self._read: dict[str, tuple[Row, ...]] = {}
        self._own: dict[str, Path] = {}
        if isinstance(own, Mapping):
            self._own = {name: Path(fspath(path)) for name, path in own.items()}
        elif own is not None:
            folder = Path(fspath(own))
            if not folder.is_dir():
                raise LexiconError(str(folder), None, "no such folder; give a folder laid out like npf/data, such as own/zh/reporting.tsv")
            self._own = {path.relative_to(folder).with_suffix("").as_posix(): path for path in sorted(folder.rglob("*.tsv"))}
        for name, path in self._own.items():
            if not path.is_file():
                raise LexiconError(str(path), None, f"no such file for the table {name!r}")
            if not (DATA / f"{name}.tsv").is_file():
                raise LexiconError(str(path), None, f"there is no table {name!r}; the tables are {', '.join(table_names())}")

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
            rows = {_key(row, schema): row for row in read_table(DATA / f"{schema.name}.tsv", schema)}
            if schema.name in self._own:
                rows.update((_key(row, schema), row) for row in read_table(self._own[schema.name], schema, own=True))
            self._read[schema.name] = tuple(rows.values())
        return self._read[schema.name]

    def terms(self, schema: Schema) -> frozenset[str]:
        """The first key column of all rows."""
        return frozenset(row[schema.key[0]] for row in self.rows(schema))


def table_names() -> tuple[str, ...]:
    """The names of all shipped tables."""
    return tuple(sorted(path.relative_to(DATA).with_suffix("").as_posix() for path in DATA.rglob("*.tsv")))


def read_table(path: Path, schema: Schema, *, own: bool = False) -> Iterator[Row]:
    """Read one table and check each cell; own tables may leave out examples and notes.

    Raises:
        LexiconError: With file and line.
    """
    where = path.relative_to(DATA.parent).as_posix() if path.is_relative_to(DATA) else str(path)
    if path.stat().st_size > MOST_BYTES:
        raise LexiconError(where, None, f"is larger than {MOST_BYTES} bytes, too large for a table of words")
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as problem:
        raise LexiconError(where, None, f"is not UTF-8: byte {problem.start}") from None
    header: list[str] | None = None
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            _check_header(where, number, header, schema, own)
            continue
        if len(cells) != len(header):
            raise LexiconError(where, number, f"has {len(cells)} cells, the header has {len(header)}: {', '.join(header)}")
        row = dict(zip(header, cells, strict=True))
        for column, cell in row.items():
            _check_cell(where, number, column, cell, schema, own)
        key = _key(row, schema)
        if key in seen:
            raise LexiconError(where, number, f"repeats {' / '.join(key)!r} of line {seen[key]}")
        seen[key] = number
        yield row
    if header is None:
        raise LexiconError(where, None, "has no header line")


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
    elif not cell and column not in schema.optional and column != "note" and not (own and column == "example"):
        raise LexiconError(where, number, f"leaves {column} empty")
