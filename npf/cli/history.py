"""What changed between two articles, and what happened over time, as a person reads it in a terminal."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from npf.changes import Comparison, PrincipleChange, WordChange
from npf.cli.view import clean, listed, norm, terminal
from npf.models import Principle
from npf.tracks import Timeline, Track

__all__ = ["show_comparison", "show_timeline"]

WIDEST_BAR = 40


def show_comparison(comparison: Comparison, *, console: Console | None = None) -> None:
    """Print what is new, dropped, reworded and moved, each with whether it is a do or a don't."""
    out = console or terminal()
    heading = Text(f"{clean(comparison.old.name)} → {clean(comparison.new.name)}", style="bold")
    counts = (
        f"{len(comparison.principles_new)} new, {len(comparison.principles_dropped)} dropped, "
        f"{len(comparison.reworded)} reworded, {len(comparison.kept)} kept; matched by {comparison.matched_by}"
    )
    heading.append(f"\n{counts}", style="not bold dim")
    out.print(heading)
    if comparison.unchanged:
        out.print("\nNothing changed.\n")
        return
    changed = [pair for pair in comparison.pairs if pair.changed]
    moved = [pair for pair in comparison.moved if not pair.changed]
    for title, rows in (
        ("New", [_row(principle) for principle in comparison.principles_new]),
        ("Dropped", [_row(principle) for principle in comparison.principles_dropped]),
        ("Changed", [_row(pair.new, _notes(pair)) for pair in changed]),
        ("Moved", [_row(pair.new) for pair in moved]),
        ("Formulations that only one of them has", _formulations(comparison)),
        ("Regions", [(Text("@"), Text(f"{r.region.zh} ({r.region.en}): {r.old} → {r.new} principles")) for r in comparison.regions]),
        ("Definitions", [(Text("="), Text(f"{clean(d.term)}: {_kind(d.old is None, d.new is None)}")) for d in comparison.definitions]),
    ):
        if rows:
            out.print(Text(f"\n{title} ({len(rows)})", style="bold underline"))
            out.print(Padding(listed(rows), (0, 0, 0, 2)))
    out.print()


def _notes(pair: PrincipleChange) -> str:
    notes = list(_words(pair.words))
    notes += [pair.force] if pair.force != "same" else []
    notes += [f"was a {'do' if pair.old.polarity == 'do' else 'dont'}"] if pair.reversed else []
    notes += ["moved"] if pair.moved else []
    notes += [f"now for {region.zh} {region.en}" for region in pair.regions_new]
    notes += [f"no longer for {region.zh} {region.en}" for region in pair.regions_dropped]
    return "".join(f"; {note}" for note in notes)


def _words(changes: Iterable[WordChange]) -> Iterator[str]:
    for change in changes:
        old, new = clean(change.old), clean(change.new)
        yield f"“{old}” became “{new}”" if old and new else f"added “{new}”" if new else f"left out “{old}”"


def _row(principle: Principle, more: str = "") -> tuple[Text, Text]:
    """A row of `listed`, in which + and - would be taken for added and removed."""
    mark, text = norm(principle, more)
    return Text("do" if principle.polarity == "do" else "don't", style=mark.style), text


def _formulations(comparison: Comparison) -> list[tuple[Text, Text]]:
    """The new ones first."""
    changes = sorted(comparison.formulations, key=lambda change: change.new == 0)
    return [
        (
            Text(_kind(c.old == 0, c.new == 0)),
            Text(f"{c.formulation.zh} ({c.formulation.en})" + (f", {c.old or c.new} times" if c.old + c.new > 1 else "")),
        )
        for c in changes
    ]


def _kind(is_new: bool, is_gone: bool) -> str:
    return "new" if is_new else "dropped" if is_gone else "reworded"


def show_timeline(timeline: Timeline, *, console: Console | None = None) -> None:
    """Print what the corpus covers, and a bar for each period of each track."""
    out = console or terminal()
    cover = timeline.coverage
    left_out = [(cover.reprints, "reprints"), (cover.undated, "without a day")]
    counted = f"{cover.articles} articles"
    if cover.articles:
        counted += f", {cover.first} to {cover.last}; first and last mean first and last in here"
    counted += "".join(f"; {number} {what} left out" for number, what in left_out if number)
    out.print(Text(counted, style="dim"))
    if not timeline.tracks:
        out.print(f"\nNo {timeline.of} was found.\n")
        return
    for track in timeline:
        _show_track(track, out, [period for period, _ in cover.periods])
    out.print()


def _show_track(track: Track, out: Console, covered: Sequence[str]) -> None:
    out.print(Text(f"\n{clean(track.name)}", style="bold underline"))
    out.print(f"  {track.uses} uses in {track.articles} articles, first on {track.first.date}, last on {track.last.date}")
    most = max(period.uses for period in track.periods)
    room = max(1, min(WIDEST_BAR, out.width - 22))
    block = "#" if out.options.ascii_only else "█"
    before: str | None = None
    for period in track.periods:
        if before is not None:
            _show_gap(covered[bisect_right(covered, before) : bisect_left(covered, period.period)], out)
        before = period.period
        line = Text(f"  {period.period}  ")
        line.append(block * max(1, round(room * period.uses / most)), style="cyan")
        line.append(f" {period.uses}" + (f" in {period.articles}" if period.articles != period.uses else ""))
        out.print(line)
    for silence in track.silences:
        back = f", back on {silence.revival.date}" if silence.revival else ", to the end of the corpus"
        out.print(Text(f"  silent {silence.start} to {silence.end}{back}", style="dim"))


def _show_gap(periods: Sequence[str], out: Console) -> None:
    """The periods that have articles, none of which names the thing; what the corpus does not cover is left out."""
    if periods:
        out.print(Text(f"  {periods[0]}  0" + (f" (and in {len(periods) - 1} more, to {periods[-1]})" if len(periods) > 1 else ""), style="dim"))
