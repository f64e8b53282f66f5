"""What an English article carries around its content."""

from __future__ import annotations

import re
from functools import cached_property

from npf.draft import Draft, Paragraph
from npf.languages.en.tables import DATES, FURNITURE
from npf.layout import Layout, Sorting
from npf.match import any_of
from npf.resources import Resources
from npf.text import trim

__all__ = ["FurnitureFinder"]

_MOST_LINE = 160
_MOST_HEADLINE = 220
_MOST_CAPTION = 700
_FINAL = re.compile(r"[.!?;:…][\"”’')\]]*$")
_RULE = re.compile(r"[\W_]+")
_DASH = r"(?:\s*(?:--|[–—])\s+|\s+-\s+)"


class FurnitureFinder:
    """Datelines, by-lines, captions, headlines and end marks by their place and their words."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def _terms(self, kind: str) -> str:
        return any_of(self.resources.lexicons.of_kind(FURNITURE, kind))

    @cached_property
    def _dateline(self) -> re.Pattern[str]:
        """A place in capitals or an agency in brackets, perhaps a day, and a dash; or an agency, a place, a day and a colon."""
        agency = rf"(?:{self._terms('agency')})"
        months = "|".join(row["term"] for row in self.resources.lexicons.rows(DATES) if row["kind"] == "month-name")
        day = rf"(?:(?:{months})\.? ?\d{{1,2}}|\d{{1,2}} (?:{months})\.?)(?:,? \d{{4}})?"
        bracket = rf"\((?i:{agency})[^()\n]{{0,20}}\)"
        capitals = r"[A-Z][A-Z.'’/ -]{2,24}(?:, [A-Z][\w.' ]{2,20})?(?:\s?\[[A-Z]\w+\])?"
        place = r"(?:[A-Z][\w.'’/-]*(?: [A-Z][\w.'’-]*){0,3}(?:, [A-Z][\w. ]{1,20})?(?:\s?\[[A-Z]\w+\])?)"
        cities = self._terms("city")
        return re.compile(
            rf"{capitals}(?:, {day}(?:{_DASH}|: )|{_DASH})|(?:(?:{capitals}|{place}),? ?)?(?:{day}\s?)?{bracket}(?:{_DASH}|\s?[—–:]\s?)"
            rf"|{agency}(?: reporter)?, {place}, {day}(?:{_DASH}|: )|(?i:{cities})(?:, {day})?:\s|(?:{cities})(?: {day})?\s+(?=[A-Z][a-z])"
        )

    @cached_property
    def _byline(self) -> re.Pattern[str]:
        return re.compile(rf"\(?(?:{self._terms('byline')})\s(?=[A-Z])")

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile(rf"(?:[A-Z\u00c0-\u00de][\w.'’-]*|{self._terms('link')}|[|,&/@;:()]|\s)+")

    @cached_property
    def _reporter(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?:{self._terms('agency')}|[A-Z]\w+ [A-Z]\w+)?,? ?(?i:{self._terms('reporter')}),?:? (?:[A-Z][\w.'’-]+ ?){{1,4}}"
            rf"|(?:[A-Z][\w.'’-]+ ?){{2,4}}, (?:{self._terms('agency')})(?: (?i:{self._terms('reporter')}))?"
        )

    @cached_property
    def _credit(self) -> re.Pattern[str]:
        return re.compile(rf"[(\[]?\s?(?:{self._terms('photo')})")

    @cached_property
    def _caption(self) -> re.Pattern[str]:
        ending = self._terms("photo-end")
        return re.compile(
            rf"[(\[][^()\[\]]{{0,60}}(?:{ending})[^()\[\]]{{0,60}}[)\]]$|(?:©|/)[^.]{{0,50}}(?:{ending})[^.]{{0,20}}$|\bREUTERS/[^.]{{2,40}}$"
        )

    @cached_property
    def _end(self) -> re.Pattern[str]:
        return re.compile(rf"(?:[(\[-]\s?)(?:{self._terms('end')})\s?[)\]-]|Enditem|enditem|ENDS|#{{2,5}}")

    @cached_property
    def _end_tail(self) -> re.Pattern[str]:
        return re.compile(rf"(?:\((?:over|end|END|End|Enditem|enditem|{self._terms('agency')}|Agencies)\)|\bEnditem|###)$")

    @cached_property
    def _note(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._terms('note')})(?![a-z])")

    @cached_property
    def _column(self) -> re.Pattern[str]:
        return re.compile(rf"[(\[][A-Z][^()\[\]]{{2,40}}[)\]]\s|(?i:{self._terms('column')})\s?[:|]\s")

    @cached_property
    def _title(self) -> re.Pattern[str]:
        return re.compile(r"(?:Title|Headline): ?")

    def find(self, draft: Draft) -> Layout:
        sorting = Sorting.of(draft, "en", self._look)
        self._headline(sorting)
        return sorting.layout()

    def _look(self, sorting: Sorting, p: Paragraph) -> tuple[str | None, int, int]:
        """The role of a paragraph that is furniture, else None and the extent of its content."""
        draft, start, end = sorting.draft, p.start, p.end
        line = draft.folded[start:end] if end - start <= _MOST_CAPTION else ""
        if line and len(line) <= _MOST_LINE and (role := self._line(sorting, p, line)):
            return role, start, end
        if line and (self._caption.search(line, max(0, len(line) - 130)) or (len(line) <= _MOST_LINE * 2 and self._credit.match(line))):
            sorting.credits.append(draft.span(start, end))
            return "photo", start, end
        dateline = self._dateline.match(draft.folded, start, min(end, start + 110))
        if dateline:
            sorting.keep("dateline", start, dateline.end(), "-–—")
            start = trim(draft.text, dateline.end(), end)[0]
            if title := self._title.match(draft.folded, start, end):
                sorting.keep("headline", title.end(), end)
                return "headline", p.start, end
            if start >= end:
                return "dateline", p.start, end
        tail = self._end_tail.search(draft.folded, max(start, end - 40), end)
        if tail and tail.start() > start:
            sorting.keep("end_mark", tail.start(), end)
            end = trim(draft.text, start, tail.start())[1]
        return None, start, end

    def _line(self, sorting: Sorting, p: Paragraph, line: str) -> str | None:
        """The role of a short paragraph by its words."""
        if self._end.fullmatch(line):
            sorting.keep("end_mark", p.start, p.end)
            return "end"
        opened = self._byline.match(line)
        rest = line[opened.end() :].rstrip(")") if opened else ""
        if (opened and self._names.fullmatch(rest)) or self._reporter.fullmatch(line):
            sorting.keep("byline", p.start, p.end)
            return "byline"
        if opened and line.startswith("("):
            sorting.keep("byline", p.start, p.end)
            return "byline"
        return "note" if self._note.match(line) or _RULE.fullmatch(line) else None

    def _headline(self, sorting: Sorting) -> None:
        """The first line, where it is no sentence and a longer paragraph of sentences follows."""
        opening = sorting.opening()
        if opening is None:
            return
        draft, (body, (start, end)) = sorting.draft, opening
        line = draft.folded[start:end]
        if (
            len(line) > _MOST_HEADLINE
            or _FINAL.search(line)
            or (not line[:1].strip("\"“‘'(").isalnum() and not line.startswith(("(", "“", '"', "‘", "'")))
        ):
            return
        following = body[1:5]
        if not any(p.end - p.start > len(line) // 2 and _FINAL.search(draft.folded, max(p.start, p.end - 4), p.end) for p in following):
            return
        if following and draft.folded[following[0].start : following[0].start + 1].islower():
            return
        column = self._column.match(line)
        if column and column.end() < len(line):
            sorting.keep("column", start, start + column.end(), ":|")
            start = trim(draft.text, start + column.end(), end)[0]
        sorting.pieces["headline"] = draft.span(start, end)
        sorting.roles[body[0].index] = "headline"
