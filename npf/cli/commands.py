"""The commands, one function each; what they print is made in `npf.cli.view`."""

from __future__ import annotations

import csv
import json
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from npf import Extractor, __version__
from npf.cli.corpora import Entry, read_corpus, read_entries
from npf.cli.sources import BadSource, read_source, samples, write_page
from npf.columns import FACTS
from npf.errors import NpfError
from npf.languages import available

if TYPE_CHECKING:
    from npf.tracks import By, Of

__all__ = ["npf"]


class OneLine(click.Group):
    """A group whose errors are one line and exit status 2."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run, and turn each error into one line."""
        options["standalone_mode"] = False
        _tolerate(sys.stdout)
        _tolerate(sys.stderr)
        try:
            sys.exit(super().main(*args, **options) or 0)
        except (click.ClickException, BadSource, NpfError) as problem:
            click.echo(f"npf: {_told(problem)}", err=True)
            sys.exit(2)
        except click.Abort:
            sys.exit(130)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)


def _told(problem: Exception) -> str:
    told = problem.format_message().rstrip(".") if isinstance(problem, click.ClickException) else str(problem)
    if isinstance(problem, click.UsageError) and not isinstance(problem, click.BadParameter):
        told += f"; see {problem.ctx.command_path if problem.ctx else 'npf'} --help"
    return " ".join(told.split())


def _tolerate(stream: Any) -> None:
    """Let a character that the terminal's encoding lacks print as a question mark."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")


@click.group(cls=OneLine, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="npf-policy", prog_name="npf")
@click.pass_context
def npf(context: click.Context) -> None:
    """Read policy news, Chinese or English: who said what, what is to be done and what is not, and which region is told to do it."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@npf.command()
@click.argument("file", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the article as JSON, one line for each article.")
@click.option("--lang", type=click.Choice(available()), help="Read every paragraph in this language, instead of deciding for each.")
@click.option("--published", metavar="DAY", help="The day on which the article appeared, such as 2026-03-05; helps to resolve dates.")
def read(file: str | None, as_json: bool, lang: str | None, published: str | None) -> None:
    """Show what an article says.

    FILE is a text file, UTF-8 or GB18030, or - for standard input. Without FILE, the sample articles are read.
    """
    sources = samples(lang) if file is None else (read_source(file),)
    extractor = Extractor(lang=lang, published=published)
    for number, source in enumerate(sources):
        article = extractor.parse(source.text, id=source.name)
        if as_json:
            click.echo(article.to_json())
        else:
            from npf.cli.view import show

            show(article, note=source.note, first=number == 0)


@npf.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON, on one line.")
@click.option("--lang", type=click.Choice(available()), help="Read every paragraph in this language, instead of deciding for each.")
def compare(old: str, new: str, as_json: bool, lang: str | None) -> None:
    """Show which dos and don'ts are new, dropped, kept, reworded or moved from one article to another.

    OLD and NEW are text files, UTF-8 or GB18030; one of them may be - for standard input.
    """
    from npf.comparison import compare as compared

    sources = read_source(old), read_source(new)
    extractor = Extractor(lang=lang)
    first, second = (extractor.parse(source.text, id=source.name) for source in sources)
    comparison = compared(first, second)
    if as_json:
        click.echo(json.dumps(comparison.to_dict(), ensure_ascii=False))
    else:
        from npf.cli.history import show_comparison

        show_comparison(comparison)


@npf.command()
@click.argument("sources", metavar="FILE...", nargs=-1)
@click.option("-o", "--output", metavar="PAGE", default="report.html", show_default=True, help="Where to write the page; - for standard output.")
@click.option("--title", help="What the page is called.")
@click.option("--page-lang", type=click.Choice(["en", "zh"]), help="The language in which the page speaks; that of the first article where not said.")
@click.option("--lang", type=click.Choice(available()), help="Read every paragraph in this language, instead of deciding for each.")
@click.option("--published", metavar="DAY", help="The day on which articles appeared that do not say it themselves, such as 2026-03-05.")
def report(sources: tuple[str, ...], output: str, title: str | None, page_lang: str | None, lang: str | None, published: str | None) -> None:
    """Write what articles say into one page to look at, to filter and to send on.

    FILE is a text file, UTF-8 or GB18030 (a day in its name, 2026-03-05-talk.txt, is the day on which it appeared), a folder of such files, or a
    file of JSON lines. Two articles are compared. Without FILE, the sample articles are taken. The page needs no network and no other file.
    """
    from npf.html.report import report as page_of

    extractor = Extractor(lang=lang, published=published)
    entries = [entry for source in sources for entry in read_entries(source)] or [Entry(sample.text, sample.name) for sample in samples(lang)]
    articles = [extractor.parse(entry.text, entry.published, id=entry.id, url=entry.url) for entry in entries]
    page = page_of(articles, title=title, lang=page_lang)
    if output == "-":
        click.echo(page)
        return
    write_page(output, page)
    click.echo(f"wrote {output}: {len(articles)} article{'s' if len(articles) != 1 else ''}", err=True)


@npf.command()
@click.argument("corpus")
@click.option("--term", "terms", multiple=True, help="Only this formulation, speaker or region; may be given several times.")
@click.option("--of", type=click.Choice(["formulation", "speaker", "region"]), default="formulation", show_default=True, help="What to count.")
@click.option("--by", type=click.Choice(["day", "month", "year"]), default="month", show_default=True, help="How long a period is.")
@click.option("--json", "form", flag_value="json", help="Print the time line as JSON, on one line.")
@click.option("--csv", "form", flag_value="csv", help="Print one row a term and period.")
def timeline(corpus: str, terms: tuple[str, ...], of: Of, by: By, form: str | None) -> None:
    """Count formulations, speakers or regions over time.

    CORPUS is a folder of text files with a day in their names (2026-03-05-talk.txt), or a file of JSON lines (.jsonl or .jsonl.gz, or - for standard
    input) with "text" and "published" and, where known, "id" and "url".
    """
    from npf.chronology import timeline as counted

    extractor = Extractor()
    articles = (extractor.parse(entry.text, entry.published, id=entry.id, url=entry.url) for entry in read_corpus(corpus))
    line = counted(articles, of=of, by=by, terms=list(terms) or None)
    if form == "json":
        click.echo(json.dumps(line.to_dict(), ensure_ascii=False))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, ["key", "name", "period", "uses", "articles"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(line.rows())
    else:
        from npf.cli.history import show_timeline

        show_timeline(line)


@npf.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("-o", "--out", required=True, metavar="OUT", help="Where to write: .jsonl, .csv, .parquet or .duckdb.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(("articles", *FACTS)), help="Only these rows; may be given several times.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="How many processes read.")
@click.option("--resume", is_flag=True, help="Go on where a run stopped.")
@click.option("--overwrite", is_flag=True, help="Begin anew, though OUT is there.")
@click.option("--text-column", metavar="NAME", help="The column, or key, with the texts.  [default: text]")
@click.option("--id-column", metavar="NAME", help="The one with the ids.  [default: id, if there is one]")
@click.option("--url-column", metavar="NAME", help="The one with the addresses.  [default: url, if there is one]")
@click.option("--date-column", metavar="NAME", help="The one with the days.  [default: published, if there is one]")
@click.option("--lang", type=click.Choice(available()), help="Read every paragraph in this language, instead of deciding for each.")
@click.option("--part", default=2000, show_default=True, type=click.IntRange(1), help="Keep what was done after so many articles.")
@click.pass_context
def extract(context: click.Context, /, sources: tuple[str, ...], out: str, **options: Any) -> None:
    """Read the articles of an archive, and write what they say as tables.

    SOURCE is a folder, a pattern ("news/*.txt"), a file (.txt, .html, .jsonl, .jsonl.gz, .csv, .parquet), or - for JSON lines on standard input.

    OUT.jsonl holds one article a line, or one row a line with --kind. With several kinds (all of them without --kind), OUT.csv is a folder with
    one file a kind; OUT.parquet is always a folder with one folder of files a kind; OUT.duckdb is a file with one table a kind. Articles that
    fail are named in OUT.errors.jsonl, and the exit status is 1.
    """
    from npf.cli.archives import carry_out

    context.exit(carry_out(sources, out, **options))
