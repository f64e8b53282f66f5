"""An article as a person reads it in a terminal; nothing here depends on colour alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from npf.article import Article
from npf.models import Principle, Quote, Region, Speaker, Speech

__all__ = ["clean", "listed", "norm", "place", "show", "terminal"]

NARROW = 72
DO, DONT = ("+", "green"), ("-", "red")
OWN_VOICE = "the article itself"


def show(article: Article, *, note: str = "", first: bool = True, console: Console | None = None) -> None:
    """Print an article's occasions, dos and don'ts, directives and quotes.

    Args:
        article: What was found.
        note: A remark on where the text comes from.
        first: False for an article that follows another one; a line keeps them apart.
        console: Where to print; standard output if not given.
    """
    out = console or terminal()
    if not first:
        out.rule(style="dim", characters="-" if out.options.ascii_only else "─")
    out.print(_heading(article, note))
    shown = False
    for title, body in (
        ("Occasions", _occasions(article)),
        ("Dos and don'ts", _norms(article, out.width)),
        ("Directives by region", _directives(article)),
        ("Quotes by speaker", _quotes(article)),
        ("Definitions and milestones", _concepts(article)),
        ("Doubts", _doubts(article)),
    ):
        if body is not None:
            shown = True
            out.print(Text(f"\n{title}", style="bold underline"))
            out.print(Padding(body, (0, 0, 0, 2)))
    if not shown:
        out.print("\nNothing found: no quotes, dos, don'ts, directives or speeches. npf reads news about policy, Chinese or English.")
    out.print()


def terminal() -> Console:
    """Standard output, without rich's own ideas of what deserves colour."""
    return Console(highlight=False, emoji=False, markup=False)


def clean(text: str) -> str:
    """The text on one line, without what a terminal or the bidi algorithm would obey."""
    return " ".join("".join(char if unicodedata.category(char) not in ("Cc", "Cf", "Cs") else " " for char in text).split())


def _heading(article: Article, note: str) -> Text:
    furniture = article.furniture
    title = furniture.headline.text if furniture.headline else article.text.strip().split("\n")[0][:120]
    facts = [span.text for span in (furniture.dateline, furniture.byline) if span]
    facts += [f"published {article.published}"] if article.published else []
    facts += [f"{len(article.text):,} characters", article.lang]
    heading = Text(clean(title), style="bold")
    heading.append(f"\n{clean(' · '.join(facts))}", style="not bold dim")
    if note:
        heading.append(f"\n({note})", style="not bold dim italic")
    return heading


def listed(rows: Iterable[tuple[Text, Text]]) -> Table:
    """Rows of a mark and a text that hangs behind it."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for mark, text in rows:
        table.add_row(mark, text)
    return table


def _occasions(article: Article) -> RenderableType | None:
    return listed((_when(speech), _occasion(speech, article.lang)) for speech in article.speeches) if article.speeches else None


def _when(speech: Speech) -> Text:
    date = speech.date or "date not said"
    return Text(f"{date} to {speech.date_end}" if speech.date_end else date, style="bold")


def _occasion(speech: Speech, lang: str) -> Text:
    line = _who(speech.speaker, speech.titles)
    rest = [speech.occasion, f"to {speech.audience}" if speech.audience and speech.audience not in (speech.occasion or "") else None]
    rest += [place(speech.place, lang) if speech.place else None]
    counts = ((len(speech.quotes), "quote"), (len(speech.principles) - _donts(speech.principles), "do"), (_donts(speech.principles), "don't"))
    rest += [", ".join(f"{number} {noun}{'s' if number != 1 else ''}" for number, noun in counts if number) or None]
    for part in filter(None, rest):
        line.append(f"\n{clean(part)}")
    return line


def _donts(principles: Iterable[Principle]) -> int:
    return sum(principle.polarity == "dont" for principle in principles)


def _who(speaker: Speaker | None, titles: tuple[str, ...] = (), nobody: str = OWN_VOICE) -> Text:
    if speaker is None:
        return Text(nobody, style="dim italic")
    name = Text(clean(speaker.name), style="bold")
    for title in titles:
        name.append(f" · {clean(title)}", style="not bold dim")
    return name


def place(region: Region, lang: str) -> str:
    """What a region is called in a language, with its code."""
    name = region.zh if lang == "zh" else region.en
    return f"{name} ({region.code})" if region.code != "*" else name


def norm(principle: Principle, more: str = "") -> tuple[Text, Text]:
    """A row of `listed`: the sign of its polarity, the principle, its strength and what else is to be said."""
    sign, colour = DO if principle.polarity == "do" else DONT
    text = Text(clean(principle.text))
    text.append(f" ({principle.strength}{more})", style="dim")
    return Text(sign, style=f"bold {colour}"), text


def _by_speaker(principles: Iterable[Principle]) -> Group:
    groups: dict[str, list[Principle]] = {}
    for principle in principles:
        groups.setdefault(principle.speaker.key if principle.speaker else "", []).append(principle)
    blocks: list[RenderableType] = []
    for items in groups.values():
        blocks += [_who(items[0].speaker), listed(map(norm, items))]
    return Group(*blocks)


def _norms(article: Article, width: int) -> RenderableType | None:
    if not article.principles:
        return None
    dos = [principle for principle in article.principles if principle.polarity == "do"]
    donts = [principle for principle in article.principles if principle.polarity == "dont"]
    titles = Text(f"Do ({len(dos)})", style="bold green"), Text(f"Don't ({len(donts)})", style="bold red")
    if width < NARROW:
        return Group(titles[0], _by_speaker(dos), Text(), titles[1], _by_speaker(donts))
    table = Table.grid(padding=(0, 3), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(*titles)
    table.add_row(_by_speaker(dos), _by_speaker(donts))
    return table


def _directives(article: Article) -> RenderableType | None:
    by_region: dict[Region, list[tuple[Text, Text]]] = {}
    for directive in article.directives:
        for region in directive.regions:
            role = "addressee" if region in directive.principle.addressees else "target"
            by_region.setdefault(region, []).append(norm(directive.principle, f", {role}"))
    blocks: list[RenderableType] = []
    for region, rows in by_region.items():
        blocks += [Text(place(region, article.lang), style="bold cyan"), listed(rows)]
    return Group(*blocks) if blocks else None


def _quotes(article: Article) -> RenderableType | None:
    groups: dict[str, list[Quote]] = {}
    for quote in article.quotes:
        groups.setdefault(quote.speaker.key if quote.speaker else "", []).append(quote)
    blocks: list[RenderableType] = []
    for items in groups.values():
        titles = tuple(dict.fromkeys(title for quote in items if quote.speaker for title in quote.speaker.titles))
        blocks += [_who(items[0].speaker, titles, "nobody named"), listed(map(_quote, items))]
    return Group(*blocks) if blocks else None


def _quote(quote: Quote) -> tuple[Text, Text]:
    said = clean(quote.text)
    text = Text(f"“{said}”" if quote.kind == "direct" else said)
    text.append(f" ({quote.kind}{f', {clean(quote.cue.text)}' if quote.cue else ''})", style="dim")
    return Text(">", style="bold"), text


def _concepts(article: Article) -> RenderableType | None:
    rows = [
        (Text("=", style="bold"), Text(f"{clean(item.term)}: {'; '.join(f'{clean(f.name)} = {clean(f.value)}' for f in item.facets)}"))
        for item in article.definitions
    ]
    for milestone in article.milestones:
        text = Text(f"{clean(milestone.term)}: {milestone.event.replace('_', ' ')}")
        if milestone.occasion:
            text.append(f", {clean(milestone.occasion)}")
        rows.append((Text(milestone.date or "date not said", style="bold"), text))
    return listed(rows) if rows else None


def _doubts(article: Article) -> RenderableType | None:
    rows = []
    for doubt in article.doubts:
        about = f"“{clean(doubt.text)}” " if doubt.text else ""
        rows.append((Text("?", style="bold yellow"), Text(f"{doubt.about} {about}at {doubt.start}: {clean(doubt.message)}")))
    return listed(rows) if rows else None
