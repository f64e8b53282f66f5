"""A table of facts for a notebook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from npf.html.escape import escaped

if TYPE_CHECKING:
    from npf.tabular import Table

__all__ = ["table_html"]

MOST_ROWS = 100


def table_html(table: Table) -> str:
    """The table as HTML, the first hundred rows of it; numbers stand to the right."""
    head = "".join(f'<th scope="col">{escaped(name)}</th>' for name in table.columns)
    body = "".join(f"<tr>{''.join(_cell(row[name]) for name in table.columns)}</tr>" for row in table.rows[:MOST_ROWS])
    note = f"{len(table)} {table.kind or 'rows'}" + (f", the first {MOST_ROWS} shown" if len(table) > MOST_ROWS else "")
    return f'<table class="npf-table dataframe"><caption>{escaped(note)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _cell(value: str | int | Sequence[Any] | None) -> str:
    if isinstance(value, int):
        return f'<td align="right">{value}</td>'
    told = "" if value is None else value if isinstance(value, str) else ", ".join(map(str, value))
    return f'<td dir="auto">{escaped(told)}</td>'
