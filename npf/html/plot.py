"""Formulations over time as a plot: a row for each, a dot for each period with uses, a diamond for each dated event that a text tells of."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence

from attrs import frozen

from npf.html.escape import escaped
from npf.html.labels import Labels

__all__ = ["Point", "Row", "plot_svg"]

_LEFT, _WIDTH, _LINE, _TOP = 190, 860, 34, 16
_NAMED = 13
_LATEST = datetime.date.max.toordinal()


@frozen
class Point:
    """One mark of the plot.

    Attributes:
        date: "2024-03-05", "2024-03" or "2024".
        size: How many uses; 0 for an event.
        told: What it says to somebody who points at it.
        target: The id of its place in the text, or "".
    """

    date: str
    size: int
    told: str
    target: str = ""


@frozen
class Row:
    """One formulation and its points."""

    name: str
    points: tuple[Point, ...]


def plot_svg(rows: Sequence[Row], words: Labels) -> str:
    """The plot; "" where no row has a point with a date."""
    days = {point.date: _day(point.date) for row in rows for point in row.points}
    if not days:
        return ""
    first, last = min(days.values()), max(days.values())
    pad = max(15, (last - first) // 20)
    first, last = max(1, first - pad), min(_LATEST, last + pad)
    most = max((point.size for row in rows for point in row.points), default=1)

    def across(day: int) -> float:
        return round(_LEFT + (_WIDTH - _LEFT - 20) * (day - first) / (last - first), 1)

    height = _TOP + _LINE * len(rows) + 26
    body = [_axis(first, last, across, height)]
    for number, row in enumerate(rows):
        y = _TOP + _LINE * number + _LINE // 2
        name = row.name if len(row.name) <= _NAMED * 2 or not row.name.isascii() else row.name[: _NAMED * 2 - 1] + "…"
        name = name if len(name) <= _NAMED or name.isascii() else name[: _NAMED - 1] + "…"
        body.append(f'<text class="plot-name" x="{_LEFT - 14}" y="{y + 4}">{escaped(name)}<title>{escaped(row.name)}</title></text>')
        body.append(f'<line class="plot-line" x1="{_LEFT}" x2="{_WIDTH - 10}" y1="{y}" y2="{y}"/>')
        body += [_point(point, across(days[point.date]), y, most) for point in row.points]
    return f'<svg class="plot" viewBox="0 0 {_WIDTH} {height}" role="group" aria-label="{escaped(words["time.title"])}">{"".join(body)}</svg>'


def _point(point: Point, x: float, y: int, most: int) -> str:
    radius = round(3.5 + 6.5 * (point.size / max(most, 1)) ** 0.5, 1)
    shape = f'<circle cx="{x}" cy="{y}" r="{radius}"/>' if point.size else f'<path class="plot-event" d="M{x} {y - 7}l7 7-7 7-7-7z"/>'
    shape += f"<title>{escaped(point.told)}</title>"
    if not point.target:
        return f'<g class="plot-point">{shape}</g>'
    return f'<a class="plot-point" href="#{escaped(point.target)}" aria-label="{escaped(point.told)}">{shape}</a>'


def _axis(first: int, last: int, across: Callable[[int], float], height: int) -> str:
    """Years, and months where there are few years."""
    opening, closing = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    months = (closing.year - opening.year) * 12 + closing.month - opening.month
    step = next(step for step in (1, 3, 6, 12, 24, 60, 120, 240, 1200) if months / step <= 10 or step == 1200)
    drawn = []
    for month in range(opening.year * 12, closing.year * 12 + 13, step):
        if not 1 <= month // 12 <= 9999:
            continue
        day = datetime.date(month // 12, month % 12 + 1, 1)
        if first <= day.toordinal() <= last:
            x = across(day.toordinal())
            told = f"{day.year}" if step >= 12 else f"{day.year}-{day.month:02}"
            drawn.append(f'<line class="plot-tick" x1="{x}" x2="{x}" y1="{_TOP - 6}" y2="{height - 24}"/>')
            drawn.append(f'<text class="plot-date" x="{x}" y="{height - 8}">{told}</text>')
    return "".join(drawn)


def _day(date: str) -> int:
    """The first day of the period as a number."""
    parts = [int(part) for part in date.split("-")]
    return datetime.date(max(1, parts[0]), *[*parts[1:], 1, 1][:2]).toordinal()
