"""Dates named in English text, resolved with the dateline, the day of publication and the dated institutions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from string import digits

from npf.dating import dates_of, day_of_sitting, session_spans
from npf.days import Reference, anchor, day_of_month, iso_day, iso_month, month_of_year, nearest_year, shifted, weekday
from npf.draft import Draft, Paragraph
from npf.languages.en.sittings import sitting_finder
from npf.languages.en.tables import DATES
from npf.match import Scanner, any_of
from npf.models import DateMention
from npf.resources import Resources
from npf.sittings import Named

__all__ = ["DateFinder"]

_JOIN = re.compile(r"\s?(?:to|through|until|and|[-–—])\s?")
_FROM = re.compile(r"\b(?:from|between)\s$", re.IGNORECASE)
_STAMP = re.compile(r"\b(20\d\d|19\d\d)[-/.](\d{1,2})[-/.](\d{1,2})\b")
_ORDINAL = "(?:st|nd|rd|th)"
_RELATIVE = ("year", "month", "week", "day", "vague")
_LOOK_BACK = 60


class DateFinder:
    """Reads each date by its form and makes it whole with the reference day."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._sittings = sitting_finder(resources)

    def _terms(self, kind: str) -> str:
        return any_of(self.resources.lexicons.of_kind(DATES, kind))

    @cached_property
    def _values(self) -> dict[str, int]:
        return {row["term"].lower(): int(row["value"]) for row in self.resources.lexicons.rows(DATES) if row["value"]}

    @cached_property
    def _date(self) -> Scanner:
        months, days = self._terms("month-name"), self._terms("weekday")
        relative = "|".join(self._terms(kind) for kind in _RELATIVE)
        year = r"(?:19|20)\d\d"
        forms = (
            rf"\b(?P<m1>{months})\.? (?P<d1>\d{{1,2}})(?:{_ORDINAL})?(?!\d|[.,]\d)(?:(?:[-–]| to )(?P<d1b>\d{{1,2}})(?=[,.;)\s]|$))?"
            rf"(?:,? (?P<y1>{year})\b)?",
            rf"\b(?P<d2>\d{{1,2}})(?:{_ORDINAL})?(?: of)? (?P<m2>{months})\b\.?(?:,? (?P<y2>{year})\b)?",
            rf"\b(?P<m3>{months})\.?,? (?P<y3>{year})\b",
            r"\b(?P<y4>20\d\d)-(?P<m4>\d\d)-(?P<d4>\d\d)\b",
            rf"(?:\b(?i:{self._terms('before-month')}) ?)?\b(?P<m8>{months})(?:,| of)? (?P<reckoned>(?i:{self._terms('year')}))\b",
            rf"\b(?P<when>(?i:{self._terms('before-month')})) ?(?P<m5>{months})\b(?!\.? ?\d)",
            rf"\b[Oo]n the (?P<d6>\d{{1,2}}){_ORDINAL}\b(?! [A-Z]| (?:{self._terms('trap-day')}))",
            rf"(?:\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?\b(?P<wd>{days})\b(?!s)",
            rf"\b(?i:{self._terms('before-year')}) (?P<y7>{year})\b(?![-–%\d]|,\d|\.\d)",
            rf"\b(?i:(?P<rel>{relative}))\b",
        )
        return Scanner("|".join(forms), self._openers(("month-name", "weekday", "before-month", "before-year", *_RELATIVE)))

    def _openers(self, kinds: tuple[str, ...]) -> set[str]:
        """The words with which a date can open, in every case, and the digits."""
        words = {"on", "last", "next", "this", *(term.split()[0] for kind in kinds for term in self.resources.lexicons.of_kind(DATES, kind))}
        return {*digits, *words, *(word.capitalize() for word in words), *(word.upper() for word in words)}

    def reference(self, draft: Draft) -> Reference:
        """The day from which the article looks at the calendar."""
        stamps: list[tuple[str, str]] = []
        for p in draft.paragraphs:
            if p.role in ("note", "byline", "photo"):
                stamps += [(p.role, day) for hit in _STAMP.finditer(draft.folded, p.start, p.end) if (day := iso_day(*map(int, hit.groups())))]
                stamps += [(p.role, day) for hit in self._date.finditer(draft.folded, p.start, p.end) if (day := self._full(hit)) and len(day) == 10]
        dateline = draft.furniture.dateline
        head = (
            next((hit for hit in self._date.finditer(draft.folded, dateline.start, dateline.end) if hit["d1"] or hit["d2"]), None)
            if dateline
            else None
        )
        monthday = (int(head["y1"] or head["y2"] or 0), self._month(head), int(head["d1"] or head["d2"])) if head else None
        return anchor(draft.published, monthday, stamps, session_spans(self._sittings.find(draft, None)))

    def _month(self, hit: re.Match[str]) -> int:
        return self._values[next(hit[name] for name in ("m1", "m2", "m3", "m5", "m8") if hit[name]).lower()]

    def find(self, draft: Draft) -> list[DateMention]:
        reference = self.reference(draft)
        named = self._sittings.find(draft, reference.day)
        return dates_of(draft, "en", named, lambda p: self._paragraph(draft, p, reference, named), lambda a, b: _span(draft.folded, a, b))

    def _paragraph(self, draft: Draft, p: Paragraph, reference: Reference, named: list[Named]) -> Iterator[DateMention]:
        for hit in self._date.finditer(draft.folded, p.start, p.end):
            date, until, rule = self._resolve(hit, reference, draft.folded[max(p.start, hit.start() - _LOOK_BACK) : hit.start()])
            if date is None and hit["d6"]:
                date = day_of_sitting(p, hit.start(), int(hit["d6"]), named)
            start = next((hit.start(name) for name in ("m8", "m5", "d6", "y7") if hit[name]), hit.start())
            span = draft.span(start, hit.end())
            yield DateMention(start=span.start, end=span.end, text=span.text, date=date, date_end=until, rule=f"en.date.{rule}")

    def _full(self, hit: re.Match[str]) -> str | None:
        """The date of a match that names its year."""
        if hit["y4"]:
            return iso_day(int(hit["y4"]), int(hit["m4"]), int(hit["d4"]))
        if hit["y3"]:
            return iso_month(int(hit["y3"]), self._month(hit))
        year = hit["y1"] or hit["y2"]
        return iso_day(int(year), self._month(hit), int(hit["d1"] or hit["d2"])) if year else None

    def _resolve(self, hit: re.Match[str], reference: Reference, before: str) -> tuple[str | None, str | None, str]:
        """The ISO date of a match, the last day of a span, and the name of the rule."""
        near = reference.date
        if hit["y1"] or hit["y2"] or hit["y3"] or hit["y4"]:
            date = self._full(hit)
            last = f"{date[:8]}{int(hit['d1b']):02d}" if date and hit["d1b"] else None
            return date, last, "month" if hit["y3"] else "full"
        if hit["y7"]:
            return hit["y7"], None, "since" if hit.group().lower().startswith("since") else "year"
        if hit["m8"]:
            year = near.year + self._values[hit["reckoned"].lower()] if near else 0
            return iso_month(year, self._month(hit)) if near else None, None, "relative"
        if hit["d1"] or hit["d2"]:
            date = nearest_year(self._month(hit), int(hit["d1"] or hit["d2"]), near) if near else None
            last = f"{date[:8]}{int(hit['d1b']):02d}" if date and hit["d1b"] else None
            return date, last, "month-day"
        rule = "month-only" if hit["m5"] else "day" if hit["d6"] else "weekday" if hit["wd"] else "relative"
        if rule == "relative" and self._kinds[hit["rel"].lower()] == "vague":
            return None, None, "vague"
        if near is None:
            return None, None, rule
        if hit["m5"]:
            return month_of_year(self._month(hit), near, past=hit["when"].lower() == "last"), None, rule
        if hit["d6"]:
            return day_of_month(int(hit["d6"]), near), None, rule
        if hit["wd"]:
            return self._weekday(hit, near.isoformat(), before), None, rule
        return (*self._relative(hit["rel"].lower(), near.isoformat()), rule)

    @cached_property
    def _future(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self._terms('future')})\b(?:[^.;,]|(?<=\d)\.\d)*$")

    def _weekday(self, hit: re.Match[str], day: str, before: str) -> str | None:
        near = Reference(day).date
        if near is None:
            return None
        number, which = self._values[hit["wd"].lower()], (hit["which"] or "").lower()
        if which == "next" or (not which and self._future.search(before)):
            return weekday(number, near, step=1, strictly=which == "next")
        if which == "this":
            return shifted(near, number - near.weekday())
        return weekday(number, near, strictly=which == "last")

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {row["term"].lower(): row["kind"] for row in self.resources.lexicons.rows(DATES) if row["kind"] in _RELATIVE}

    def _relative(self, term: str, day: str) -> tuple[str | None, str | None]:
        near = Reference(day).date
        kind, value = self._kinds[term], self._values.get(term, 0)
        if near is None:
            return None, None
        if kind == "day":
            return shifted(near, value), None
        if kind == "week":
            monday = Reference(shifted(near, 7 * value - near.weekday())).date
            return (monday.isoformat(), shifted(monday, 6)) if monday else (None, None)
        if kind == "month":
            month = near.year * 12 + near.month - 1 + value
            return iso_month(month // 12, month % 12 + 1), None
        return (f"{near.year + value:04d}" if 1 <= near.year + value <= 9999 else None), None


def _span(folded: str, first: DateMention, last: DateMention) -> tuple[str | None, str | None] | None:
    """The ends of a span, where "to" joins two dates, or "and" behind "between"."""
    join = _JOIN.fullmatch(folded, first.end, last.start)
    if join is None or ("and" in join.group() and _FROM.search(folded, max(0, first.start - 10), first.start) is None):
        return None
    date, until = first.date, last.date
    return _week_before(date) if date and until and date > until and last.rule == "en.date.weekday" else date, until


def _week_before(day: str) -> str:
    """The same weekday one week earlier."""
    date = Reference(day).date
    return shifted(date, -7) if date else day
