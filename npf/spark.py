"""Facts from the articles of a Spark DataFrame. Needs the extra `npf-policy[spark]` here, and `npf-policy[arrow]` on every worker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow
from attrs import frozen

from npf.arrow import annotate, schema
from npf.extract import Extractor

try:
    import pyspark  # noqa: F401
except ImportError:
    raise ImportError("npf.spark needs pyspark; install it with: pip install 'npf-policy[spark]'") from None

__all__ = ["ddl", "extract"]

ROWS_AT_A_TIME = 256


def extract(
    df: Any,
    text: str = "text",
    kind: str = "articles",
    *,
    id: str | None = None,
    url: str | None = None,
    published: str | None = None,
    extractor: Extractor | None = None,
) -> Any:
    """Read the articles of a DataFrame, and give their facts as a DataFrame.

    The tables of words are read once in each Python worker, and stay there as long as Spark reuses it. Nothing is computed before an action asks.

    Args:
        df: A Spark DataFrame, classic or Connect, one article a row.
        text: The column with the texts; an empty cell is an article without facts.
        kind: "articles" for one row an article with a column of lists for each kind of fact, or the kind of fact that makes the rows; see
            `npf.arrow.schema`.
        id, url, published: The columns with what identifies an article. Where not said, the columns of these names, as far as there are any.
        extractor: Reads with own words (at a path that every worker sees), in one language, or with a day.

    Returns:
        A DataFrame with the columns of `npf.arrow.schema(kind)`.

    Raises:
        ValueError: When there is no such kind or column.
    """
    wanted = ddl(kind)
    roles = {"text": text}
    roles |= {role: named or role for role, named in (("id", id), ("url", url), ("published", published)) if named or role in df.columns}
    for named in roles.values():
        if named not in df.columns:
            raise ValueError(f"there is no column {named!r}; the columns are {', '.join(df.columns)}")
    chosen = df.select(*(df[f"`{named}`"].alias(role) for role, named in roles.items()))
    return chosen.mapInArrow(_Reader(kind, extractor), wanted)


@frozen
class _Reader:
    """What each Python worker does with the batches that Spark hands it."""

    kind: str
    extractor: Extractor | None

    def __call__(self, batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            for start in range(0, batch.num_rows, ROWS_AT_A_TIME):
                yield annotate(batch.slice(start, ROWS_AT_A_TIME), self.kind, extractor=self.extractor)


def ddl(kind: str = "articles") -> str:
    """The columns of `npf.arrow.schema(kind)` in Spark's own words.

    >>> ddl("doubts").split(", ")[-3:]
    ['`start` BIGINT', '`end` BIGINT', '`npf` STRING']
    """
    return ", ".join(f"`{field.name}` {_spelled(field.type)}" for field in schema(kind))


def _spelled(type: pyarrow.DataType) -> str:
    if pyarrow.types.is_list(type):
        return f"ARRAY<{_spelled(type.value_type)}>"
    if pyarrow.types.is_struct(type):
        return f"STRUCT<{', '.join(f'`{field.name}`: {_spelled(field.type)}' for field in type)}>"
    return "BIGINT" if pyarrow.types.is_integer(type) else "STRING"
