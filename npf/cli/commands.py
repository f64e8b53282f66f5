"""The commands, one function each; what they print is made in `npf.cli.view`."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from npf import Extractor, __version__
from npf.cli.sources import BadSource, read_source, samples
from npf.errors import NpfError
from npf.languages import available

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
