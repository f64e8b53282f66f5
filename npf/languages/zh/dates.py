"""Dates named in Chinese text, resolved with the dateline, the day of publication and the dated institutions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from npf.dating import dates_of, day_of_sitting, session_spans
from npf.days import Reference, anchor, day_of_month, iso_day, iso_month, month_of_year, nearest_year, shifted, weekday
from npf.draft import Draft, Paragraph
from npf.languages.zh.numbers import DIGITS, number, year
from npf.languages.zh.sittings import sitting_finder
from npf.languages.zh.tables import DATES
from npf.match import Scanner, any_of
from npf.models import DateMention
from npf.resources import Resources
from npf.sittings import Named

__all__ = ["DateFinder"]

_YEAR = rf"(?:1[5-9]\d\d|2[01]\d\d|[一二][{DIGITS}]{{3}})"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_JOIN = re.compile(r"\s?(?:至|到|[-—–~～])\s?")
_STAMP = re.compile(r"(20\d\d|19\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})")
_DAY = len("0000-00-00")
_WEEKDAYS = "一二三四五六日"


class DateFinder:
    """Reads each date by its form and makes it whole with the reference day."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._sittings = sitting_finder(resources)

    @cached_property
    def _values(self) -> dict[str, tuple[str, int]]:
        rows = self.resources.lexicons.rows(DATES)
        return {row["term"]: (row["kind"], int(row["value"] or 0)) for row in rows if not row["kind"].startswith("trap")}

    def _terms(self, kind: str) -> str:
        return any_of(self.resources.lexicons.of_kind(DATES, kind))

    @cached_property
    def _date(self) -> Scanner:
        day = rf"[ ]?(?:日(?!{self._terms('trap-day')})|号(?!{self._terms('trap-number')}))"
        words = {row["term"][0] for row in self.resources.lexicons.rows(DATES) if not row["kind"].startswith("trap")}
        return Scanner(
            rf"(?<![\d.{DIGITS}])(?P<year>{_YEAR})[ ]?年(?!代)(?:[ ]?(?P<ym>{_NUMBER})[ ]?月份?(?:[ ]?(?P<yd>{_NUMBER}){day})?)?"
            rf"|(?<![年\d])(?P<relyear>{self._terms('year')})(?:[ ]?(?P<rym>{_NUMBER})[ ]?月份?(?:[ ]?(?P<ryd>{_NUMBER}){day})?)?"
            rf"|(?P<relmonth>{self._terms('month')})(?:[ ]?(?P<rmd>{_NUMBER}){day})?"
            rf"|(?<![\d.每第{DIGITS}])(?P<month>{_NUMBER})[ ]?月份?[ ]?(?P<day>{_NUMBER}){day}"
            rf"|(?<![\d.每第月期续])(?P<only>\d{{1,2}}){day}"
            rf"|(?<![\d.每第])(?P<monthonly>1[0-2]|[1-9])[ ]?月(?![ ]?\d|球|饼|均)"
            rf"|(?P<week>{self._terms('week')})(?P<weekday>[{_WEEKDAYS}天])?|(?:星期|周)(?P<bare>[{_WEEKDAYS}])(?=[，、上下晚早凌在召举])"
            rf"|(?P<relday>{self._terms('day')})(?!前(?![往来去]))(?:（(?P<gloss>\d{{1,2}}月\d{{1,2}}日)）)?|(?P<same>{self._terms('same')})|(?P<vague>{self._terms('vague')})|(?P<ago>[1-9]\d?|[一二三四五六七八九十]{{1,2}})年前(?!后)",
            words | set(f"0123456789{DIGITS}十星周"),
        )

    def reference(self, draft: Draft) -> Reference:
        """The day from which the article looks at the calendar."""
        dateline = draft.furniture.dateline
        head = self._monthday.search(draft.folded, dateline.start, dateline.end) if dateline else None
        stamps = []
        for p in draft.paragraphs:
            if p.role in ("note", "byline", "photo", "headline"):
                stamps += [(p.role, iso_day(*map(int, hit.groups()))) for hit in _STAMP.finditer(draft.folded, p.start, p.end)]
        monthday = (int(head[1] or 0), int(head[2]), int(head[3])) if head else None
        spans = session_spans(self._sittings.find(draft, None))
        return anchor(draft.published, monthday, [(role, day) for role, day in stamps if day], spans)

    @cached_property
    def _monthday(self) -> re.Pattern[str]:
        return re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")

    def find(self, draft: Draft) -> list[DateMention]:
        reference = self.reference(draft)
        named = self._sittings.find(draft, reference.day)
        return dates_of(draft, "zh", named, lambda p: self._paragraph(draft, p, reference, named), lambda a, b: _span(draft.folded, a, b))

    def _paragraph(self, draft: Draft, p: Paragraph, reference: Reference, named: list[Named]) -> Iterator[DateMention]:
        """The dates of one paragraph; a date without month or year first asks its own sentence, then the reference day."""
        ends = [end for _, end in p.sentences]
        at, last = 0, None
        told: str | None = None
        for hit in self._date.finditer(draft.folded, p.start, p.end):
            while at < len(ends) and ends[at] <= hit.start():
                at, last = at + 1, None
            if hit["same"] and told is None:
                continue
            date, rule = self._resolve(hit, reference, told if hit["same"] else last)
            if date is None and hit["only"]:
                date = day_of_sitting(p, hit.start(), int(hit["only"]), named)
            if date is not None:
                last = date
                told = date if len(date) == _DAY else told
            span = draft.span(*hit.span())
            yield DateMention(start=span.start, end=span.end, text=span.text, date=date, rule=f"zh.date.{rule}")

    def _resolve(self, hit: re.Match[str], reference: Reference, last: str | None) -> tuple[str | None, str]:
        """The ISO date of a match and the name of the rule."""
        near = reference.date
        if hit["year"]:
            return _whole(year(hit["year"]), hit["ym"], hit["yd"]), "full" if hit["yd"] else "month" if hit["ym"] else "year"
        if hit["relyear"]:
            base = near.year if near else reference.year
            return _whole(base + self._values[hit["relyear"]][1] if base else None, hit["rym"], hit["ryd"]), "relative"
        if hit["relmonth"]:
            if near is None:
                return None, "relative"
            month = near.year * 12 + near.month - 1 + self._values[hit["relmonth"]][1]
            day = number(hit["rmd"]) if hit["rmd"] else None
            return (iso_day(month // 12, month % 12 + 1, day) if day else iso_month(month // 12, month % 12 + 1)), "relative"
        if hit["month"]:
            return self._month_and_day(number(hit["month"]), number(hit["day"]), reference, last), "month-day"
        if hit["only"]:
            if last and len(last) >= 7:
                near = Reference(f"{last[:7]}-15" if len(last) == 7 else last).date
            return (day_of_month(int(hit["only"]), near) if near else None), "day"
        if hit["monthonly"]:
            month = int(hit["monthonly"])
            if last and (len(last) == 4 or near is None or int(last[:4]) != near.year):
                return iso_month(int(last[:4]), month), "month-only"
            return (month_of_year(month, near) if near else None), "month-only"
        return self._relative_day(hit, reference, last)

    def _month_and_day(self, month: int | None, day: int | None, reference: Reference, last: str | None) -> str | None:
        if month is None or day is None:
            return None
        if last and len(last) == 4:
            return iso_day(int(last), month, day)
        if last and reference.day is None:
            return iso_day(int(last[:4]), month, day)
        if last and reference.day and abs(int(last[:4]) - int(reference.day[:4])) > 1:
            return iso_day(int(last[:4]), month, day)
        if reference.date:
            return nearest_year(month, day, reference.date)
        return iso_day(reference.year, month, day) if reference.year else None

    def _relative_day(self, hit: re.Match[str], reference: Reference, last: str | None) -> tuple[str | None, str]:
        near = reference.date
        if hit["vague"]:
            return None, "vague"
        if hit["same"]:
            before = Reference(last).date
            return (shifted(before, self._values[hit["same"]][1]) if before else None), "relative"
        if hit["ago"]:
            years = number(hit["ago"])
            return (_whole(near.year - years, None, None) if near and years else None), "relative"
        if hit["gloss"]:
            month, day = (int(part) for part in re.findall(r"\d+", hit["gloss"]))
            return (nearest_year(month, day, near) if near else None), "relative"
        if near is None:
            return None, "relative"
        if hit["relday"]:
            return shifted(near, self._values[hit["relday"]][1]), "relative"
        name = hit["weekday"] or hit["bare"]
        monday = shifted(near, -near.weekday() + 7 * (self._values[hit["week"]][1] if hit["week"] else 0))
        start = Reference(monday).date
        if name is None or start is None:
            return None, "week"
        return weekday(_WEEKDAYS.replace("天", "日").index(name.replace("天", "日")), start, step=1), "weekday"


def _whole(base: int | None, month: str | None, day: str | None) -> str | None:
    if base is None or not 1 <= base <= 9999:
        return None
    if month is None:
        return f"{base:04d}"
    m, d = number(month), number(day) if day else None
    if m is None:
        return None
    return iso_day(base, m, d) if d is not None else iso_month(base, m)


def _span(folded: str, first: DateMention, last: DateMention) -> tuple[str | None, str | None] | None:
    """The ends of a span, where a word such as 至 joins two dates."""
    if _JOIN.fullmatch(folded, first.end, last.start) is None:
        return None
    date, until = first.date, last.date
    return date, None if date and until and len(date) == len(until) and date > until and last.rule == "zh.date.day" else until
