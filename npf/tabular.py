"""Facts as a table: rows that pandas and polars take as they are, and that show themselves."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, overload

from npf.article import Article
from npf.columns import ARTICLE, COLUMNS, FACTS, Cell, kind_of, row

__all__ = ["Table", "table"]

SHOWN_ROWS, SHOWN_WIDTH, WIDEST = 20, 100, 32


class Table(Sequence[dict[str, Cell]]):
    """Rows of facts, each a flat dictionary: `pandas.DataFrame(npf.table(article.quotes))`.

    Attributes:
        kind: The kind of the facts ("quotes"), or None for rows of another make.
        columns: The names of the columns, also where there are no rows.
        rows: The rows.
    """

    def __init__(self, rows: Iterable[dict[str, Cell]], columns: Sequence[str], kind: str | None = None) -> None:
        self.rows = list(rows)
        self.columns = tuple(columns)
        self.kind = kind

    @overload
    def __getitem__(self, index: int) -> dict[str, Cell]: ...
    @overload
    def __getitem__(self, index: slice) -> Table: ...
    def __getitem__(self, index: int | slice) -> dict[str, Cell] | Table:
        return Table(self.rows[index], self.columns, self.kind) if isinstance(index, slice) else self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        return iter(self.rows)

    def __eq__(self, other: object) -> bool:
        return (self.rows, self.columns) == (other.rows, other.columns) if isinstance(other, Table) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """The first rows, as many columns as go beside each other."""
        head = f"<Table of {len(self)} {self.kind or 'rows'}>"
        shown = [[_plain(line[name]) for name in self.columns] for line in self.rows[:SHOWN_ROWS]]
        widths = [min(WIDEST, max(_width(cell) for cell in cells)) for cells in zip(self.columns, *shown, strict=True)]
        fitting, room = 0, SHOWN_WIDTH
        while fitting < len(widths) and room - widths[fitting] >= 0:
            room -= widths[fitting] + 2
            fitting += 1
        lines = ["  ".join(map(_padded, cells, widths[:fitting])).rstrip() for cells in (list(self.columns), *shown)]
        left_out = [f"{len(self) - SHOWN_ROWS} more rows"] if len(self) > SHOWN_ROWS else []
        left_out += [f"more columns: {', '.join(self.columns[fitting:])}"] if fitting < len(self.columns) else []
        return "\n".join([head, *lines, *([f"({'; '.join(left_out)})"] if left_out else [])]) if self.rows else head

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The table for whatever takes Arrow data: `pyarrow.table(rows)`, `polars.DataFrame(rows)`, DuckDB. Needs the extra `npf-policy[arrow]`."""
        from npf.arrow import of_table

        return of_table(self).__arrow_c_stream__(requested_schema)

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        from npf.html.tables import table_html

        return table_html(self)


def table(items: Iterable[Any], of: str | None = None) -> Table:
    """Rows of facts, ready for `pandas.DataFrame` or `polars.DataFrame`; docs/columns.md explains the columns.

    Args:
        items: Facts of one kind (`article.quotes`, `npf.regions()`), or one or more articles, or what `npf.by_region` or `npf.timeline` gave.
        of: For articles, which facts: "quotes", "principles", "directives", "speeches", "regions", "definitions", "milestones", "formulations",
            "dates" or "doubts"; each row then opens with the article's id, address, day and language.

    Returns:
        A sequence of dictionaries that shows itself in a notebook.

    Raises:
        TypeError: When the items are no facts, or of several kinds, or articles without `of`.
        ValueError: When `of` is no kind of fact.

    >>> import npf
    >>> npf.table(npf.parse("王芳强调，要保护耕地，不能搞大拆大建。").principles)
    <Table of 2 principles>
    polarity  strength  text            cue   speaker  speaker_key  speaker_kind  addressees
    do        should    要保护耕地      要    王芳     王芳         person
    dont      must-not  不能搞大拆大建  不能  王芳     王芳         person
    (more columns: addressees_zh, addressees_en, targets, targets_zh, targets_en, rule, start, end)
    """
    if of is not None and of not in FACTS:
        raise ValueError(f"of must be one of {', '.join(FACTS)}, not {of!r}")
    made: Any = items
    if callable(getattr(items, "rows", None)):
        rows = list(made.rows())
        return Table(rows, tuple(rows[0]) if rows else ())
    if isinstance(items, Article):
        return _of_articles([items], of)
    if isinstance(items, str) or not isinstance(items, Iterable):
        raise TypeError(f"npf.table needs facts, such as article.quotes, or articles, not {type(items).__name__}")
    many = iter(items)
    first = next(many, None)
    if isinstance(first, Article):
        return _of_articles(chain([first], many), of)
    return _of_facts([first, *many] if first is not None else [], of)


def _of_articles(articles: Iterable[Any], of: str | None) -> Table:
    if of is None:
        raise TypeError("npf.table of articles needs to know which facts: npf.table(articles, 'quotes'), or another of " + ", ".join(FACTS))
    rows = []
    for number, article in enumerate(articles, 1):
        if not isinstance(article, Article):
            raise TypeError(f"npf.table needs articles all through; item {number} is {type(article).__name__}")
        rows += [row(of, fact, article) for fact in getattr(article, of)]
    return Table(rows, [column.name for column in ARTICLE + COLUMNS[of]], of)


def _of_facts(facts: Sequence[Any], of: str | None) -> Table:
    kind = of
    for number, fact in enumerate(facts, 1):
        found = kind_of(fact)
        if found is None or (kind is not None and found != kind):
            wanted = kind or "facts, such as article.quotes"
            raise TypeError(f"npf.table needs facts of one kind; item {number} is {type(fact).__name__}, and {wanted} was expected")
        kind = found
    return Table([row(kind, fact) for fact in facts if kind], [column.name for column in COLUMNS[kind]] if kind else (), kind)


def _plain(cell: Cell) -> str:
    """A cell on one line, without what a terminal or the bidi algorithm would obey."""
    told = "" if cell is None else ", ".join(cell) if isinstance(cell, list) else str(cell)
    told = " ".join("".join(char if unicodedata.category(char) not in ("Cc", "Cf", "Cs") else " " for char in told).split())
    if _width(told) <= WIDEST:
        return told
    while _width(told) >= WIDEST:
        told = told[:WIDEST] if len(told) > WIDEST else told[:-1]
    return told + "…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))
