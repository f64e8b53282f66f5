"""From the options of `npf extract` to a plan, and from its end to a summary and an exit status."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click
from rich.console import Console

from npf.cli.corpora import Columns
from npf.cli.extraction import Plan, Told, extract
from npf.cli.outputs import ENDINGS
from npf.cli.sources import BadSource
from npf.columns import FACTS

__all__ = ["carry_out"]

_NEEDS = {"parquet": ("pyarrow", "arrow"), "duckdb": ("duckdb", "duckdb")}


def carry_out(
    sources: tuple[str, ...],
    out: str,
    *,
    kinds: tuple[str, ...],
    workers: int,
    resume: bool,
    overwrite: bool,
    text_column: str | None,
    id_column: str | None,
    url_column: str | None,
    date_column: str | None,
    lang: str | None,
    part: int,
) -> int:
    """Extract, say how it went, and give the exit status: 0, or 1 when articles failed.

    Raises:
        BadSource: When it cannot begin or go on.
    """
    if resume and overwrite:
        raise BadSource("--resume goes on with what is there, and --overwrite throws it away; give one of them")
    form = _form(out)
    kinds = tuple(dict.fromkeys(kinds)) or (("articles",) if form == "jsonl" else FACTS)
    if form == "csv" and "articles" in kinds:
        raise BadSource("whole articles do not fit into CSV; write them as .jsonl, or give the kinds of rows")
    single = len(kinds) == 1
    columns = Columns(text_column, id_column, url_column, date_column)
    plan = Plan(sources, Path(out), form, kinds, single, columns, lang, workers, part)
    try:
        told = extract(plan, Console(stderr=True, highlight=False), resume=resume, overwrite=overwrite)
    except KeyboardInterrupt:
        click.echo("npf: stopped; go on with the same command and --resume", err=True)
        return 130
    click.echo(_summary(plan, told), err=True)
    return 1 if told.failed else 0


def _form(out: str) -> str:
    form = ENDINGS.get(Path(out).suffix.lower())
    if form is None:
        raise BadSource(f"{out} has no ending that says how to write; give one of {', '.join(ENDINGS)}")
    package, extra = _NEEDS.get(form, ("json", ""))
    if find_spec(package) is None:
        raise BadSource(f"a {Path(out).suffix} file needs {package}; install it with: pip install 'npf-policy[{extra}]'")
    return form


def _summary(plan: Plan, told: Told) -> str:
    rows = ", ".join(f"{number:,} {kind}" for kind, number in told.rows.items() if kind != "articles")
    rate = (told.articles - told.resumed) / told.seconds if told.seconds else 0
    return (
        f"{told.articles - told.failed:,} of {told.articles:,} articles read"
        + (f" ({told.resumed:,} of them before)" if told.resumed else "")
        + (f", {told.failed:,} failed (see {plan.errors})" if told.failed else "")
        + (f"; {rows}" if rows else "")
        + f"; {plan.out}, {told.seconds:,.1f} s, {rate:,.1f} articles/s"
    )
