"""Facts as Arrow tables: one surface for pandas, polars, DuckDB, Dask, `datasets` and Spark. Needs the extra `npf-policy[arrow]`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from npf import __version__
from npf.archive import parse_many
from npf.article import Article
from npf.columns import ARTICLE, COLUMNS, FACTS, Column
from npf.extract import Extractor
from npf.tabular import Table

try:
    import pyarrow
    from pyarrow import types as _is
except ImportError:
    raise ImportError("npf.arrow needs pyarrow; install it with: pip install 'npf-policy[arrow]'") from None

__all__ = ["KINDS", "annotate", "of_articles", "of_table", "schema"]

KINDS = ("articles", *FACTS)
Batch = TypeVar("Batch")

_TYPES = {"str": pyarrow.string(), "int": pyarrow.int64(), "list": pyarrow.list_(pyarrow.field("item", pyarrow.string(), nullable=False))}
_VERSION = Column("npf", "str", "The version of npf that found it.", lambda _: __version__)
_IDENTITY = ("id", "url", "published")


def schema(kind: str = "articles") -> pyarrow.Schema:
    """The columns of the rows of one kind.

    Args:
        kind: "articles", one row an article with a column of lists for each kind of fact; or one kind of fact ("quotes", "principles", "directives",
            "speeches", "regions", "definitions", "milestones", "formulations", "dates", "doubts"), one row a fact.

    Raises:
        ValueError: When there is no such kind.

    >>> schema("regions").names[:5], schema("regions").field("start").type
    (['article', 'url', 'published', 'lang', 'text'], DataType(int64))
    """
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {', '.join(KINDS)}, not {kind!r}")
    if kind == "articles":
        inside = [pyarrow.field(name, _nested(name), nullable=False) for name in FACTS]
    else:
        inside = [_field(column) for column in COLUMNS[kind]]
    return pyarrow.schema([*map(_field, ARTICLE), *inside, _field(_VERSION)])


def annotate(
    batch: Batch,
    kind: str = "articles",
    *,
    text: str = "text",
    id: str | None = None,
    url: str | None = None,
    published: str | None = None,
    extractor: Extractor | None = None,
) -> Batch:
    """Read the articles of a batch, and give their facts as a batch.

    Args:
        batch: A `pyarrow.RecordBatch` or `pyarrow.Table`, one article a row.
        kind: "articles" for as many rows as came in, in the same order, or the kind of fact that makes the rows; see `schema`.
        text: The column with the texts; an empty cell is an article without facts.
        id, url, published: The columns with what identifies an article: texts, numbers, and days (as text, dates or times). Where not said, the
            columns of these names, as far as there are any.
        extractor: Reads with own words, in one language, or with a day.

    Returns:
        What was given, a batch or a table, with the columns of `schema(kind)`.

    Raises:
        TypeError: When `batch` is neither, or a column has a type that does not fit.
        ValueError: When there is no such kind or column.

    >>> batch = pyarrow.RecordBatch.from_pylist([{"id": 1, "text": "王芳强调，江苏要保护耕地。"}])
    >>> annotate(batch, "directives").select(["article", "text", "addressees"]).to_pylist()
    [{'article': '1', 'text': '要保护耕地', 'addressees': ['320000']}]
    """
    if not isinstance(batch, pyarrow.RecordBatch | pyarrow.Table):
        raise TypeError(f"annotate needs a pyarrow RecordBatch or Table, not {type(batch).__name__}")
    columns = {"text": _strings(batch, text, only_text=True)}
    for role, named in zip(_IDENTITY, (id, url, published), strict=True):
        if named is not None or role in batch.schema.names:  # pyright: ignore[reportAttributeAccessIssue]
            columns[role] = _strings(batch, named or role)
    cells = [[cell or "" for cell in columns.pop("text")], *columns.values()]
    rows = (dict(zip(("text", *columns), values, strict=True)) for values in zip(*cells, strict=True))
    found = of_articles(parse_many(rows, extractor=extractor), kind)
    given_back: Batch = pyarrow.Table.from_batches([found]) if isinstance(batch, pyarrow.Table) else found
    return given_back


def of_articles(articles: Iterable[Article], kind: str = "articles") -> pyarrow.RecordBatch:
    """The facts of articles as a batch with the columns of `schema(kind)`.

    >>> import npf
    >>> of_articles([npf.parse("王芳强调，要保护耕地。")], "quotes").num_rows
    1
    """
    wanted = schema(kind)
    articles = list(articles)
    if kind == "articles":
        inside = [_lists([getattr(article, name) for article in articles], name) for name in FACTS]
    else:
        facts = [fact for article in articles for fact in getattr(article, kind)]
        inside = [_array(column, facts) for column in COLUMNS[kind]]
        articles = [article for article in articles for _ in getattr(article, kind)]
    arrays = [*(_array(column, articles) for column in ARTICLE), *inside, _array(_VERSION, articles)]
    return pyarrow.RecordBatch.from_arrays(arrays, schema=wanted)


def of_table(table: Table) -> pyarrow.Table:
    """What `npf.table` gave as an Arrow table.

    >>> import npf
    >>> of_table(npf.table(npf.regions(level="province"))).column("zh").to_pylist()[:2]
    ['北京市', '天津市']
    """
    kinds = {column.name: column for column in ARTICLE + COLUMNS[table.kind]} if table.kind else {}
    cells = {name: [row[name] for row in table] for name in table.columns}
    fields = [_field(kinds[name]) if name in kinds else pyarrow.field(name, pyarrow.array(values).type) for name, values in cells.items()]
    return pyarrow.Table.from_arrays(
        [_told(values, field.type) for values, field in zip(cells.values(), fields, strict=True)], schema=pyarrow.schema(fields)
    )


def _field(column: Column) -> pyarrow.Field:
    return pyarrow.field(column.name, _TYPES[column.type], nullable=column.nullable, metadata={"what": column.what})


def _nested(kind: str) -> pyarrow.DataType:
    return pyarrow.list_(pyarrow.field("item", pyarrow.struct([_field(column) for column in COLUMNS[kind]]), nullable=False))


def _array(column: Column, items: Sequence[Any]) -> pyarrow.Array:
    return _told([column.of(item) for item in items], _TYPES[column.type])


def _told(cells: Sequence[Any], type: pyarrow.DataType) -> pyarrow.Array:
    """The cells as an array; half a surrogate pair, which Arrow cannot hold, becomes U+FFFD, so that offsets stay."""
    try:
        return pyarrow.array(cells, type)
    except UnicodeEncodeError:
        return pyarrow.array(list(map(_whole, cells)), type)


def _whole(cell: Any) -> Any:
    if isinstance(cell, list):
        return [_whole(part) for part in cell]
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in cell) if isinstance(cell, str) else cell


def _lists(facts: Sequence[Sequence[Any]], kind: str) -> pyarrow.Array:
    """One list of facts a row, built column by column."""
    flat = [fact for found in facts for fact in found]
    ends = [0]
    for found in facts:
        ends.append(ends[-1] + len(found))
    columns = COLUMNS[kind]
    structs = pyarrow.StructArray.from_arrays([_array(column, flat) for column in columns], fields=list(map(_field, columns)))
    return pyarrow.ListArray.from_arrays(pyarrow.array(ends, pyarrow.int32()), structs, type=_nested(kind))


def _strings(batch: Any, name: str, *, only_text: bool = False) -> list[str | None]:
    """The cells of a column as texts.

    Raises:
        ValueError: When there is no such column.
        TypeError: When its cells are no texts, nor numbers or days where these may stand.
    """
    if name not in batch.schema.names:
        raise ValueError(f"there is no column {name!r}; the columns are {', '.join(batch.schema.names) or 'none'}")
    column = batch.column(name)
    type = column.type.value_type if pyarrow.types.is_dictionary(column.type) else column.type
    if pyarrow.types.is_timestamp(type):
        column = column.cast(pyarrow.timestamp("us", type.tz), safe=False)
    is_text = any(fits(type) for fits in (_is.is_string, _is.is_large_string, _is.is_string_view, _is.is_null))
    if not is_text and (only_text or not any(fits(type) for fits in (_is.is_integer, _is.is_date, _is.is_timestamp))):
        raise TypeError(f"the column {name!r} holds {type}; it must hold texts{'' if only_text else ', whole numbers or days'}")
    return [cell.isoformat()[:10] if isinstance(cell, datetime.date) else cell if cell is None else str(cell) for cell in column.to_pylist()]
