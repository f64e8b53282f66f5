"""Formulations over time, as the report draws and lists them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from npf.chronology import timeline
from npf.html.labels import Labels
from npf.html.plot import Point, Row, plot_svg
from npf.models import Formulation, Milestone
from npf.tracks import By, Timeline

if TYPE_CHECKING:
    from npf.html.pages import Reading

__all__ = ["Times", "times_of"]

MOST_ROWS = 15


@frozen
class Times:
    """The plot as markup, the counted time line, and where each formulation and event stands.

    Attributes:
        plot: The plot, or "" where no day is known.
        line: What `npf.timeline` counted.
        uses: Each formulation with the ids of its mentions.
        events: The dated events with their ids.
    """

    plot: Any
    line: Timeline
    uses: tuple[tuple[Formulation, tuple[str, ...]], ...]
    events: tuple[tuple[str, Milestone], ...]


def times_of(readings: Sequence[Reading], words: Labels, markup: Callable[[str], Any]) -> Times:
    """Count, order and draw; by day where the corpus spans less than three months, else by month, over ten years by year."""
    articles = [reading.article for reading in readings]
    days = sorted(article.published for article in articles if article.published)
    by: By = "day" if not days or _months(days[0], days[-1]) < 3 else "month" if _months(days[0], days[-1]) < 120 else "year"
    line = timeline(articles, by=by)
    uses: dict[Formulation, list[str]] = {}
    first: dict[tuple[str, str], str] = {}
    for reading in sorted(readings, key=lambda reading: reading.article.published or ""):
        for number, use in enumerate(reading.article.formulations):
            place = f"{reading.prefix}f{number}"
            uses.setdefault(use.formulation, []).append(place)
            if reading.article.published:
                first.setdefault((use.formulation.id, reading.article.published[: _WIDTH[by]]), place)
    events = [(f"{reading.prefix}m{number}", event) for reading in readings for number, event in enumerate(reading.article.milestones)]
    names = {use.id: use.zh if words.lang == "zh" else use.en for use in uses}
    rows = _rows(line, names, first, events, words)
    ordered = sorted(uses.items(), key=lambda pair: -len(pair[1]))
    dated = sorted(events, key=lambda pair: pair[1].date or "9999")
    return Times(markup(plot_svg(rows, words)), line, tuple((item, tuple(ids)) for item, ids in ordered), tuple(dated))


_WIDTH = {"day": 10, "month": 7, "year": 4}


def _rows(
    line: Timeline, names: dict[str, str], first: dict[tuple[str, str], str], events: Sequence[tuple[str, Milestone]], words: Labels
) -> list[Row]:
    points: dict[str, list[Point]] = {}
    for track in line:
        name = names.get(track.key, track.name)
        for period in track.periods:
            told = f"{name}, {period.period}: {period.uses} {words['uses' if period.uses > 1 else 'use']}"
            place = first.get((track.key, period.period), "")
            points.setdefault(name, []).append(Point(period.period, period.uses, told, f"t-{place}" if place else ""))
    for place, event in events:
        if event.date:
            told = f"{event.term}, {event.date}: {words.named('event', event.event)}"
            points.setdefault(event.term, []).append(Point(event.date, 0, told, f"t-{place}"))
    return [Row(name, tuple(found)) for name, found in list(points.items())[:MOST_ROWS]]


def _months(first: str, last: str) -> int:
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])
