"""What a Chinese article carries around its content."""

from __future__ import annotations

import re
from functools import cached_property

from npf.draft import Draft, Paragraph
from npf.languages.zh.tables import FURNITURE
from npf.layout import Layout, Sorting
from npf.match import any_of
from npf.resources import Resources
from npf.text import trim

__all__ = ["FurnitureFinder"]

_MOST_LINE = 60
_MOST_CAPTION = 300
_FINAL = re.compile(r"[。！？!?；;：:…][”’》）]*$")
_ENUMERATED = re.compile(r"[（(]?[一二三四五六七八九十百\d]+[）)、．.，]|第[一二三四五六七八九十]+[，、章节条]")
_NAME_LINE = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_BRACKET = r"(?:\s?[（(][^（()）\n]{0,40}[）)])?"


class FurnitureFinder:
    """Datelines, by-lines, captions, headlines and end marks by their place and their words."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def _terms(self, kind: str) -> str:
        return any_of(self.resources.lexicons.of_kind(FURNITURE, kind))

    @cached_property
    def _dateline(self) -> re.Pattern[str]:
        place_and_day = r"[^，。；：:“”、\n（(]{0,16}?"
        opener = rf"【?[（(]?(?:{self._terms('agency')}){_BRACKET}[ ，,]{{0,2}}{place_and_day}"
        return re.compile(rf"{opener}(?:电|(?<!通)讯|消息)[）)】]?{_BRACKET}(?:[：:，,】\s—-]+|(?<=[）)】电讯])(?=\S))")

    @cached_property
    def _byline(self) -> re.Pattern[str]:
        who = self._terms("reporter")
        return re.compile(
            rf"[（(]?(?:{self._terms('agency')})?(?:{who})[：:\s/]\s*[^，。；！？?!“”]{{2,40}}[）)]?|[（(]?(?:文|图)[/／：:][^，。；！？“”]{{2,30}}[）)]?"
        )

    @cached_property
    def _byline_tail(self) -> re.Pattern[str]:
        return re.compile(rf"[（(](?:{self._terms('agency')})?(?:{self._terms('reporter')})[：:\s/]?[^，。；！？“”（()）]{{2,40}}[）)]$")

    @cached_property
    def _credit(self) -> re.Pattern[str]:
        agency = rf"(?:{self._terms('agency')}|新华社发|中新社发)"
        return re.compile(rf"[（(]?(?:{agency}\s?)?(?:记者|发)?\s?[\u4e00-\u9fff·、 ]{{0,12}}[ /／]?(?:{self._terms('photo')})[）)]?$")

    @cached_property
    def _photo(self) -> tuple[str, ...]:
        return tuple(self.resources.lexicons.of_kind(FURNITURE, "photo"))

    @cached_property
    def _end(self) -> re.Pattern[str]:
        return re.compile(rf"[（(【](?:{self._terms('end')})[）)】]$|[（(](?:over|END|End)[）)]$")

    @cached_property
    def _note(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self._terms('note')})")

    @cached_property
    def _column(self) -> re.Pattern[str]:
        return re.compile(rf"[（(【](?:[^（()）【】，。]{{2,10}})[）)】]|(?:{self._terms('column')})[|｜丨：: ]")

    @cached_property
    def _speech(self) -> re.Pattern[str]:
        return re.compile(self._terms("speech"))

    def find(self, draft: Draft) -> Layout:
        sorting = Sorting.of(draft, "zh", self._look)
        self._headline(sorting)
        return sorting.layout()

    def _look(self, sorting: Sorting, p: Paragraph) -> tuple[str | None, int, int]:
        """The role of a paragraph that is furniture, else None and the extent of its content."""
        draft, start, end = sorting.draft, p.start, p.end
        line = draft.folded[start:end] if end - start <= _MOST_CAPTION else ""
        if line and len(line) <= _MOST_LINE:
            if self._end.fullmatch(line):
                sorting.keep("end_mark", start, end)
                return "end", start, end
            if self._byline.fullmatch(line):
                sorting.keep("byline", start, end)
                return "byline", start, end
            if self._note.match(line):
                return "note", start, end
        if line.rstrip("）)").endswith(self._photo) and (credit := self._credit.search(line[-30:])) and self._is_credit(line, credit):
            at = end - len(line[-30:]) + credit.start()
            sorting.credits.append(draft.span(*trim(draft.text, at, end)))
            return "photo", start, end
        dateline = self._dateline.match(draft.folded, start, min(end, start + 100))
        if dateline and trim(draft.text, dateline.end(), end)[0] <= end:
            sorting.keep("dateline", start, dateline.end())
            start = trim(draft.text, dateline.end(), end)[0]
            if start >= end:
                return "dateline", p.start, end
        for pattern, name in ((self._end, "end_mark"), (self._byline_tail, "byline")):
            # Both close with a bracket, which few paragraphs do.
            tail = pattern.search(draft.folded, max(start, end - _MOST_LINE), end) if draft.folded[end - 1] in "）)】" else None
            if tail is not None and tail.start() > start:
                sorting.keep(name, tail.start(), end)
                end = trim(draft.text, start, tail.start())[1]
        return None, start, end

    def _is_credit(self, line: str, credit: re.Match[str]) -> bool:
        words = credit.group()
        if len(words.strip("（）() ")) <= 1:
            return False
        before = line[: len(line) - len(words)].rstrip()
        return not before or before[-1] in "。.！）)”" or words[0] in " （(" or words.lstrip().startswith(("新华社", "中新社"))

    def _headline(self, sorting: Sorting) -> None:
        """The first line, where it is no sentence, reports no speech and longer paragraphs follow; and an author's name below it."""
        opening = sorting.opening()
        if opening is None or len(opening[0]) < 2:
            return
        draft, (body, (start, end)) = sorting.draft, opening
        line = draft.folded[start:end]
        if len(line) > _MOST_LINE or _FINAL.search(line) or "。" in line or _ENUMERATED.match(line):
            return
        following = body[1:6]
        if not any(p.end - p.start > len(line) and _FINAL.search(draft.folded, max(p.start, p.end - 4), p.end) for p in following):
            return
        column = self._column.match(line)
        if column and column.end() < len(line):
            sorting.keep("column", start, start + column.end(), "|｜丨：:")
            start = trim(draft.text, start + column.end(), end)[0]
        elif self._speech.search(line):
            return
        sorting.keep("headline", start, end)
        sorting.roles[body[0].index] = "headline"
        for p in following[:4]:
            below = draft.folded[p.start : p.end]
            if below == draft.folded[start:end] or (len(below) < len(line) and line.endswith(below)):
                sorting.roles[p.index] = "headline"
            elif _NAME_LINE.fullmatch(below) and below in line:
                sorting.keep("byline", p.start, p.end)
                sorting.roles[p.index] = "byline"
