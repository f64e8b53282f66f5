"""What `npf extract` does: read the articles of a corpus in batches, write their facts, name what failed, and go on after a killed run."""

from __future__ import annotations

import json
import os
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import attrs
from attrs import field, frozen
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from npf import Extractor, __version__
from npf.cli.corpora import Columns, Waiting, count, files, waiting
from npf.cli.outputs import Output, encoded, open_output, progress_of
from npf.cli.sources import BadSource
from npf.workers import in_order

__all__ = ["Plan", "Told", "extract"]

T = TypeVar("T")
BATCH = 50


@frozen
class Plan:
    """What is to be done.

    Attributes:
        sources: Folders, patterns and files.
        out, form: Where to write, and how: "jsonl", "csv", "parquet" or "duckdb".
        kinds: The kinds of rows, "articles" among them for whole articles.
        single: Whether one kind goes into one file instead of a folder.
        columns: Which columns hold what.
        lang: The language, or None to decide for each paragraph.
        workers: How many processes read.
        part: After how many articles the output is settled.
    """

    sources: tuple[str, ...]
    out: Path
    form: str
    kinds: tuple[str, ...]
    single: bool = False
    columns: Columns = field(factory=Columns)
    lang: str | None = None
    workers: int = 1
    part: int = 2000

    @property
    def errors(self) -> Path:
        """The file that names what failed."""
        return self.out.with_name(self.out.name + ".errors.jsonl")

    def settings(self) -> dict[str, Any]:
        """What must be the same for a run to go on."""
        told = {"npf": __version__, "sources": list(self.sources), "kinds": list(self.kinds), "lang": self.lang, "part": self.part}
        return told | {"columns": attrs.asdict(self.columns)}


@frozen
class Told:
    """How a run ended: articles looked at, how many of them failed, and rows by kind."""

    articles: int
    failed: int
    rows: Mapping[str, int]
    seconds: float
    resumed: int = 0


@frozen
class Done:
    """What became of a batch."""

    articles: int
    failures: Sequence[dict[str, str]] = ()
    rows: Mapping[str, int] = field(factory=dict)
    content: Mapping[str, Any] = field(factory=dict)


@frozen
class Reader:
    """The work on one batch; pickled for the workers."""

    kinds: tuple[str, ...]
    form: str
    columns: Columns
    extractor: Extractor

    def __call__(self, batch: Sequence[Waiting]) -> Done:
        articles, failures = [], []
        for article in batch:
            try:
                entry = article.read(self.columns)
                if not entry.text.strip():
                    raise BadSource(f"{article.where} has an empty text")
                articles.append(self.extractor.parse(entry.text, entry.published, id=entry.id, url=entry.url))
            except Exception as problem:  # one article must not stop an archive
                reason = str(problem) if isinstance(problem, BadSource) else f"{type(problem).__name__}: {problem}"
                failures.append(failure(article, reason))
        rows = {kind: len(articles) if kind == "articles" else sum(len(getattr(read, kind)) for read in articles) for kind in self.kinds}
        return Done(len(batch), failures, rows, {kind: encoded(articles, kind, self.form) for kind in self.kinds})


def failure(article: Waiting, reason: str) -> dict[str, str]:
    """A line of the errors file."""
    return {"where": article.where, "id": article.id, "reason": reason}


def extract(plan: Plan, console: Console, *, resume: bool = False, overwrite: bool = False) -> Told:
    """Carry out a plan.

    Raises:
        BadSource: When the sources cannot be read, the output is there already, or the run to go on with is another.
    """
    begun = time.monotonic()
    _refuse_overlap(plan)
    if not overwrite and not resume and (plan.out.exists() or plan.errors.exists()):
        raise BadSource(f"{plan.out} is there already; go on with --resume, begin anew with --overwrite, or give another name")
    progress = progress_of(plan.out, plan.form) if resume else None
    if progress is not None:
        _refuse_other(plan, progress)
    elif resume and plan.out.exists() and plan.form != "duckdb":
        raise BadSource(f"{plan.out} was not written by a run that can go on; begin anew with --overwrite, or give another name")
    next(files(plan.sources))  # a source that is none is an error before anything is written
    output = open_output(plan.out, plan.form, plan.kinds, plan.single)
    try:
        return _run(plan, output, progress, console, begun)
    finally:
        output.close()


def _run(plan: Plan, output: Output, progress: dict[str, Any] | None, console: Console, begun: float) -> Told:
    output.begin(progress)
    done, failed, last = (progress["done"], progress["failed"], progress["last"]) if progress else (0, 0, "")
    rows = Counter(progress["rows"] if progress else dict.fromkeys(plan.kinds, 0))
    resumed = done
    articles = _behind(waiting(files(plan.sources), plan.columns), done, last)
    places: list[str] = []
    batches = _batches(articles, plan.part, places)
    reader = Reader(plan.kinds, plan.form, plan.columns, Extractor(lang=plan.lang))

    with plan.errors.open("r+b" if progress and plan.errors.exists() else "wb") as errors, _bar(console) as bar:
        errors.seek(progress["errors"] if progress else 0)
        errors.truncate()
        task = bar.add_task("", total=count(files(plan.sources)) if console.is_terminal else None, completed=done, rate="")

        def settle(finished: bool) -> None:
            errors.flush()
            os.fsync(errors.fileno())
            at = {"done": done, "failed": failed, "rows": dict(rows), "errors": errors.tell(), "last": last}
            output.settle({"settings": plan.settings(), **at, "finished": finished})

        if progress is None:
            settle(False)
        for part in in_order(
            reader, batches, plan.workers, lambda article: Done(1, [failure(article, "its process died (killed, or out of memory)")])
        ):
            done += part.articles
            last = places[part.articles - 1]
            del places[: part.articles]
            failed += len(part.failures)
            rows.update(part.rows)
            errors.writelines(json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n" for line in part.failures)
            for kind, content in part.content.items():
                output.add(kind, content)
            if done % plan.part == 0:
                settle(False)
            bar.update(task, completed=done, rate=f"{(done - resumed) / max(time.monotonic() - begun, 0.001):,.1f} articles/s", refresh=True)
        settle(True)
    if not failed:
        plan.errors.unlink()
    return Told(done, failed, rows, time.monotonic() - begun, resumed)


def _bar(console: Console) -> Progress:
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeElapsedColumn(), TextColumn("left:"), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal, auto_refresh=False, transient=True)


def _behind(articles: Iterator[Waiting], done: int, last: str) -> Iterator[Waiting]:
    """The articles behind those that are done.

    Raises:
        BadSource: When the last one that was done is not where it was.
    """
    seen = deque(islice(articles, done), 1)
    if done and (not seen or seen[0].where != last):
        raise BadSource(f"the sources have changed since the run began: article {done:,} was {last}; begin anew with --overwrite")
    return articles


def _batches(articles: Iterable[Waiting], part: int, places: list[str]) -> Iterator[list[Waiting]]:
    """Batches that end where a part ends; `places` is told where each article lies."""
    articles = iter(articles)
    taken = 0
    while batch := list(islice(articles, min(BATCH, part - taken % part))):
        taken += len(batch)
        places += (article.where for article in batch)
        yield batch


def _refuse_overlap(plan: Plan) -> None:
    for source in plan.sources:
        if source != "-" and Path(source).is_dir() and plan.out.resolve().is_relative_to(Path(source).resolve()):
            raise BadSource(f"{plan.out} lies inside the source {source}, and would be read as an article; write it elsewhere")


def _refuse_other(plan: Plan, progress: Mapping[str, Any]) -> None:
    before, now = progress["settings"], json.loads(json.dumps(plan.settings()))
    for name, value in now.items():
        if before.get(name) != value:
            raise BadSource(
                f"the run to go on with had {name} {before.get(name)!r}, not {value!r}; begin anew with --overwrite, or give another name"
            )
