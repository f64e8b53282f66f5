"""What changed between two articles, and what happened over time, as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from npf.changes import Comparison, PrincipleChange, WordChange
from npf.cli.view import clean, listed, norm, terminal
from npf.tracks import Timeline, Track

__all__ = ["show_comparison", "show_timeline"]

WIDEST_BAR = 40


def show_comparison(comparison: Comparison, *, console: Console | None = None) -> None:
    """Print what is new, dropped, reworded and moved; signs are those of dos (+) and don'ts (-)."""
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
        ("New", [norm(principle) for principle in comparison.principles_new]),
        ("Dropped", [norm(principle) for principle in comparison.principles_dropped]),
        ("Changed", [norm(pair.new, _notes(pair)) for pair in changed]),
        ("Moved", [norm(pair.new) for pair in moved]),
        ("Counts and definitions", list(_counts(comparison))),
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


def _counts(comparison: Comparison) -> Iterator[tuple[Text, Text]]:
    for formulation in comparison.formulations:
        names = f"{formulation.formulation.zh} ({formulation.formulation.en})"
        yield Text("#"), Text(f"{names}: {formulation.old} → {formulation.new} times")
    for region in comparison.regions:
        yield Text("@"), Text(f"{region.region.zh} ({region.region.en}): {region.old} → {region.new} principles")
    for definition in comparison.definitions:
        what = "new" if definition.old is None else "dropped" if definition.new is None else "reworded"
        yield Text("="), Text(f"definition of {clean(definition.term)}: {what}")


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
        _show_track(track, out)
    out.print()


def _show_track(track: Track, out: Console) -> None:
    out.print(Text(f"\n{clean(track.name)}", style="bold underline"))
    out.print(f"  {track.uses} uses in {track.articles} articles, first on {track.first.date}, last on {track.last.date}")
    most = max(period.uses for period in track.periods)
    room = max(1, min(WIDEST_BAR, out.width - 22))
    block = "#" if out.options.ascii_only else "█"
    for period in track.periods:
        line = Text(f"  {period.period}  ")
        line.append(block * max(1, round(room * period.uses / most)), style="cyan")
        line.append(f" {period.uses}")
        out.print(line)
    for silence in track.silences:
        back = f", back on {silence.revival.date}" if silence.revival else ", to the end of the corpus"
        out.print(Text(f"  silent {silence.start} to {silence.end}{back}", style="dim"))
