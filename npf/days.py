"""Days of the calendar as texts name them: partial ones made whole with the help of a reference day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from attrs import frozen

__all__ = ["Reference", "anchor", "day_of_month", "iso_day", "iso_month", "month_of_year", "nearest_year", "shared_part", "shifted", "weekday"]


@frozen
class Reference:
    """The day from which a text looks at the calendar.

    Attributes:
        day: ISO date of the day on which it was written, or None.
        year: The year alone, where only that is known.
    """

    day: str | None = None
    year: int | None = None

    @property
    def date(self) -> datetime.date | None:
        """The day as a date."""
        return datetime.date.fromisoformat(self.day) if self.day else None


def iso_day(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None for a day that does not exist.

    >>> iso_day(2024, 2, 29), iso_day(2023, 2, 29)
    ('2024-02-29', None)
    """
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def iso_month(year: int, month: int) -> str | None:
    """The year and month, or None for a month that does not exist."""
    return f"{year:04d}-{month:02d}" if 1 <= month <= 12 and 1 <= year <= 9999 else None


def nearest_year(month: int, day: int, near: datetime.date) -> str | None:
    """The date with this month and day that lies nearest to another one, so that a December in a January report is last year's.

    >>> nearest_year(12, 30, datetime.date(2026, 1, 2))
    '2025-12-30'
    """
    return _nearest((iso_day(year, month, day) for year in (near.year, near.year - 1, near.year + 1)), near)


def day_of_month(day: int, near: datetime.date) -> str | None:
    """The date with this day of the month that lies nearest to another one.

    >>> day_of_month(28, datetime.date(2025, 3, 2))
    '2025-02-28'
    """
    months = (near.year * 12 + near.month - 1 + step for step in (0, -1, 1, -2))
    return _nearest((iso_day(month // 12, month % 12 + 1, day) for month in months), near)


def month_of_year(month: int, near: datetime.date, *, past: bool = False) -> str | None:
    """The year and month nearest to a day; with `past`, the last one that is not later."""
    here = near.year * 12 + near.month - 1
    candidates = [(near.year + step) * 12 + month - 1 for step in (0, -1, 1)]
    if past:
        candidates = [at for at in candidates if at < here]
    best = min(candidates, key=lambda at: abs(at - here))
    return iso_month(best // 12, best % 12 + 1)


def weekday(number: int, near: datetime.date, *, step: int = -1, strictly: bool = False) -> str:
    """The next day before (`step` -1) or after (+1) a day that falls on a weekday, Monday being 0; the day itself counts unless `strictly`.

    >>> weekday(1, datetime.date(2024, 3, 6))
    '2024-03-05'
    """
    distance = (near.weekday() - number) % 7 if step < 0 else (number - near.weekday()) % 7
    if strictly and distance == 0:
        distance = 7
    return shifted(near, step * distance)


def shifted(near: datetime.date, days: int) -> str:
    """The ISO date some days later, or the day itself at the end of the calendar."""
    try:
        return (near + datetime.timedelta(days)).isoformat()
    except OverflowError:
        return near.isoformat()


def _nearest(candidates: Iterable[str | None], near: datetime.date) -> str | None:
    days = [day for day in candidates if day]
    # Of two days that are equally near, the past one is told.
    return min(days, key=lambda day: (abs((datetime.date.fromisoformat(day) - near).days), day), default=None)


def anchor(
    published: str | None,
    dateline: tuple[int, int, int] | None,
    stamps: Sequence[tuple[str, str]],
    sittings: Sequence[tuple[str, str]],
) -> Reference:
    """The day from which an article looks at the calendar.

    Args:
        published: ISO date of the day on which it appeared, or None.
        dateline: Year (0 where it is not said), month and day of the dateline, or None.
        stamps: Full dates around the content, each with the role of its paragraph.
        sittings: First and last days of the dated institutions that the text names.

    Returns:
        The dateline's day, its year from the day of publication, a stamp or a session near it; else the day of publication, else a stamp
        of the page. A caption's day alone says nothing: file photos are old.

    >>> anchor(None, (0, 3, 6), [], [("2024-03-05", "2024-03-11")]).day
    '2024-03-06'
    """
    if dateline is not None:
        year, month, day = dateline
        if year:
            return Reference(iso_day(year, month, day))
        near = [published] if published else [stamp for _, stamp in stamps] + [since for since, _ in sittings if len(since) == 10]
        for other in near:
            date = datetime.date.fromisoformat(other)
            whole = nearest_year(month, day, date)
            if whole and abs((datetime.date.fromisoformat(whole) - date).days) <= (366 if published else 45):
                return Reference(whole)
    if published:
        return Reference(published)
    page = [stamp for role, stamp in stamps if role in ("note", "byline")]
    return Reference(page[0]) if page and dateline is None else Reference()


def shared_part(date: str | None, end: str | None) -> str | None:
    """The date as precise as all days of a span share.

    >>> shared_part("2020-11-16", "2020-11-17"), shared_part("2024-03-05", None)
    ('2020-11', '2024-03-05')
    """
    if date is None or end is None:
        return date
    shared: list[str] = []
    for one, other in zip(date.split("-"), end.split("-"), strict=False):
        if one != other:
            break
        shared.append(one)
    return "-".join(shared) or None
