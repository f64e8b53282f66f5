"""Dated uses of formulations: who brought one up first, or again, and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from npf.days import shared_part
from npf.draft import Draft, Paragraph
from npf.languages.en.tables import MILESTONE_CUES
from npf.match import any_of, any_word_of
from npf.models import DateMention, Milestone
from npf.resources import Resources
from npf.text import Extent, trim

__all__ = ["MilestoneFinder"]

_QUOTED = re.compile('[“"][^“”"]{2,60}[”"]')
_BOUNDARY = re.compile(r"[,;:(—–][\s”\"]*|[.!?][”\"]?\s+|\s-\s")
_FIRST = r"(?:first|originally|initially)"
_AGAIN_GAP = 60
_DIRECT = 16
_POINTER = re.compile(r"[^,;.]{0,40}?\b(?:its?|them|their)\b", re.I)
_DATE_REACH = 70
_TERM_REACH = 220
_CLAUSE_REACH = 400
_SERIES = 3
_WORDS = 7
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being)\s+(?:\w+ly\s+)?$")
_RELATIVE = re.compile(r"\s(?:that|which|who|when|where)\s")
_PART = re.compile(r"[^,;]+")
_OCCASION = re.compile(r"\b(?:at|during)\s+(?:the|an?|h\w+|its)\s+(?P<name>[^,;.]{3,70})", re.I)


class MilestoneFinder:
    """Looks for "first proposed" and its kin, for coinages, for documents into which a formulation was written, and for series of such nouns."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _kinds(self) -> dict[str, list[str]]:
        kinds: dict[str, list[str]] = {}
        for row in self.resources.lexicons.rows(MILESTONE_CUES):
            kinds.setdefault(row["kind"], []).append(row["term"])
        return kinds

    @cached_property
    def _events(self) -> dict[tuple[str, str], str]:
        return {(row["kind"], row["term"]): row["event"] for row in self.resources.lexicons.rows(MILESTONE_CUES)}

    @cached_property
    def _cue(self) -> re.Pattern[str]:
        kinds = self._kinds
        documents = any_of(kinds["document"])
        return re.compile(
            rf"\b(?:{_FIRST}[ -](?:\w+ly )?(?P<verb>{any_of(kinds['verb'])})"
            rf"|(?P<coin>{any_of(kinds['coin'])})"
            rf"|(?P<into>{any_of(kinds['into'])})(?=\s[^.;]{{0,60}}?\b(?:{documents})\b)"
            rf"|(?P<again>{any_of(kinds['again'])})"
            rf"|(?P<named>{any_of(kinds['named'])})(?=\s[^.;]{{0,120}}?\b(?:as|to be|to an?|to the)\b)"
            rf"|(?P<late>{any_of(kinds['verb'])})(?=\b[^.;]{{0,80}}?\bfor the first time\b)"
            rf"|for the first time,?\s(?:\w+ly\s)?(?P<early>{any_of(kinds['verb'])})"
            rf"|the first (?P<noun>{any_of(kinds['noun'])}))\b",
            re.I,
        )

    @cached_property
    def _hint(self) -> re.Pattern[str]:
        """A word without which no paragraph tells of a use: a cheap look before the close one."""
        kinds = ("coin", "into", "again", "named", "dated")
        return re.compile(rf"\b(?:{any_word_of(['first', 'originally', 'initially', *(term for kind in kinds for term in self._kinds[kind])])})\b")

    @cached_property
    def _dated(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(self._kinds['dated'])})\b", re.I)

    @cached_property
    def _noun(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:the|an?)\s+(?:[\w-]+\s+){{0,2}}?(?P<noun>{any_of(self._kinds['noun'])})s?\b", re.I)

    @cached_property
    def _concept(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:the|this|that|an?)\s+(?:[\w-]+\s+){{0,2}}?(?:{any_of(self._kinds['concept'])})\b", re.I)

    def find(self, draft: Draft) -> list[Milestone]:
        """The milestones of the English paragraphs of the body, in reading order."""
        found: list[Milestone] = []
        for paragraph in draft.body("en"):
            if self._hint.search(draft.folded, paragraph.start, paragraph.end) is None:
                continue
            for start, end in paragraph.sentences:
                if self._cue.search(draft.folded, start, end) or self._dated.search(draft.folded, start, end):
                    found.extend(self._in_sentence(draft, paragraph, start, end))
        return found

    def _in_sentence(self, draft: Draft, paragraph: Paragraph, start: int, end: int) -> Iterator[Milestone]:
        end = trim(draft.folded, start, end, ".!?")[1]
        free = start
        for hit in self._cue.finditer(draft.folded, start, end):
            if hit.start() < free:
                continue
            if hit["noun"]:
                series = list(self._series(draft, paragraph, hit, end))
                yield from series
                free = series[-1].end if series else free
                continue
            milestone = self._by_cue(draft, paragraph, start, hit, end)
            if milestone:
                free = milestone.end
                yield milestone
        if free == start:
            yield from self._by_date(draft, start, end)

    def _by_cue(self, draft: Draft, paragraph: Paragraph, start: int, hit: re.Match[str], end: int) -> Milestone | None:
        kind = hit.lastgroup or "verb"
        word = hit[kind].lower()
        event = self._events["verb" if kind in ("late", "early") else kind, word]
        low, high = self._clause(draft.folded, start, hit, end)
        date = self._date(draft, start, low, high, hit, end)
        if kind in ("again", "named"):
            term = self._named(draft, start, hit, end) if kind == "named" else self._object(draft, hit.end(), end, _AGAIN_GAP)
            if date is None or term is None:
                return None
        else:
            term = self._object(draft, hit.end(), end, _AGAIN_GAP) if kind in ("late", "early") else None
            if term is None and event == "elaborated" and _POINTER.match(draft.folded, hit.end(), end):
                term = max(self._known(draft, max(paragraph.start, start - 2 * _TERM_REACH), hit.start(), quoted=False), default=None)
            term = term or self._term(draft, paragraph, start, hit.start(), end)
            pointed = term is not None and self._concept.fullmatch(draft.folded, *term) is not None
            if term is None or (date is None and (kind == "coin" or pointed)):
                return None
        first = start if kind in ("late", "early", "again", "named") or low <= term[0] < hit.start() else low
        last = max(high, date.end if date and date.start > hit.end() else high)
        rule = {"into": "written-into", "coin": "coined"}.get(kind, kind if kind in ("again", "named") else "first")
        return self._milestone(draft, first, last, term, date, event, f"en.milestone.{rule}")

    def _named(self, draft: Draft, start: int, hit: re.Match[str], end: int) -> Extent | None:
        """The formulation that is made a goal: the object right behind the verb, or the subject of a passive."""
        if _PASSIVE.search(draft.folded, max(start, hit.start() - _DIRECT), hit.start()) is None:
            return self._object(draft, hit.end(), end, _DIRECT)
        return max(self._known(draft, max(start, hit.start() - _AGAIN_GAP), hit.start(), quoted=True), default=None)

    def _by_date(self, draft: Draft, start: int, end: int) -> Iterator[Milestone]:
        """A formulation of the table, a verb that brings one up, and a year that is past."""
        for hit in self._dated.finditer(draft.folded, start, end):
            low, high = self._clause(draft.folded, start, hit, end)
            date = self._date(draft, start, low, high, hit, end)
            near = self._known(draft, max(start, hit.start() - 90), min(end, hit.end() + 40), quoted=False)
            if date is None or not near or not re.search(r"\d{4}|years ago|last year", date.text):
                continue
            if draft.published and (date.date or "") >= draft.published[: len(date.date or "")][:7]:
                continue
            term = min(near, key=lambda extent: min(abs(extent[0] - hit.end()), abs(hit.start() - extent[1])))
            first = low if term[1] <= low else min(low, term[0])
            yield self._milestone(
                draft, first, max(high, term[1], date.end if date.start > hit.end() else high), term, date, "first_proposed", "en.milestone.dated"
            )
            return

    def _series(self, draft: Draft, paragraph: Paragraph, hit: re.Match[str], end: int) -> Iterator[Milestone]:
        """The first proposal at A in 2013, the exposition at B, …: one milestone a noun phrase."""
        end = min(end, hit.start() + 2 * _CLAUSE_REACH)
        parts = self._parts(draft.folded, hit.start(), end)
        named = [(part, noun) for part in parts if (noun := self._noun.match(draft.folded, *part))]
        dates = self._dates(draft, hit.start(), end)
        if not dates or (len(named) < 2 and not self._dates(draft, *named[0][0] if named else hit.span())):
            return
        term = self._term(draft, paragraph, hit.start(), hit.start(), end) or (self._topic(draft, hit.start()) if len(named) >= _SERIES else None)
        if term is None:
            return
        date: DateMention | None = None
        for (low, high), noun in named:
            own = self._dates(draft, low, high)
            date = own[0] if own else date
            if low <= term[0] < high and self._known(draft, low, high, quoted=True) and len(named) < 2:
                high = max(high, term[1])
            yield self._milestone(draft, low, high, term, date, self._events["noun", noun["noun"].lower()], "en.milestone.series")

    def _topic(self, draft: Draft, at: int) -> Extent | None:
        """The formulation that the article named last before this place, else the next one."""
        index = bisect_left(draft.formulations, at, key=lambda mention: mention.start)
        near = draft.formulations[max(0, index - 1) : index + 1]
        return (near[0].start, near[0].end) if near else None

    def _parts(self, folded: str, start: int, end: int) -> list[Extent]:
        parts: list[Extent] = []
        for hit in _PART.finditer(folded, start, end):
            low, high = trim(folded, *hit.span())
            joined = re.match(r"(?:and|then|to|from|followed by|later)\s+", folded[low:high])
            low += joined.end() if joined else 0
            if parts and not self._noun.match(folded, low, high):
                break
            inner = re.search(r"\s+and\s+(?=the\s)", folded[low:high])
            if inner and self._noun.match(folded, low + inner.end(), high):
                parts.append((low, low + inner.start()))
                low += inner.end()
            parts.append((low, high))
        return parts

    def _clause(self, folded: str, start: int, hit: re.Match[str], end: int) -> Extent:
        """From the mark before the cue to the mark behind it."""
        before = [mark.end() for mark in _BOUNDARY.finditer(folded, max(start, hit.start() - _TERM_REACH), hit.start())]
        end = min(end, hit.end() + _CLAUSE_REACH)
        behind = _BOUNDARY.search(folded, hit.end(), end) or _RELATIVE.search(folded, hit.end(), end)
        return trim(folded, before[-1] if before else max(start, hit.start() - _TERM_REACH), behind.start() if behind else end)

    def _term(self, draft: Draft, paragraph: Paragraph, start: int, cue: int, end: int) -> Extent | None:
        """The formulation or term in marks of this sentence, nearest before the cue, else behind it; or one that "the concept" points to."""
        before = self._known(draft, max(start, cue - _TERM_REACH), cue, quoted=True)
        if before:
            return max(before, key=lambda extent: extent[1])
        behind = self._known(draft, cue, min(end, cue + _TERM_REACH), quoted=True)
        if behind:
            return min(behind)
        pointers = list(self._concept.finditer(draft.folded, max(start, cue - _TERM_REACH), cue))
        if not pointers:
            return None
        known = self._known(draft, max(paragraph.start, start - 2 * _TERM_REACH), start, quoted=True)
        return max(known) if known else pointers[-1].span()

    def _object(self, draft: Draft, start: int, end: int, reach: int) -> Extent | None:
        known = [extent for extent in self._known(draft, start, min(end, start + reach + _AGAIN_GAP), quoted=True) if extent[0] <= start + reach]
        if known:
            return min(known)
        pointer = self._concept.match(draft.folded, start + 1, end)
        return pointer.span() if pointer else None

    def _known(self, draft: Draft, start: int, end: int, *, quoted: bool) -> list[Extent]:
        low = bisect_left(draft.formulations, start, key=lambda mention: mention.start)
        high = bisect_left(draft.formulations, end, key=lambda mention: mention.start)
        spans = [(mention.start, mention.end) for mention in draft.formulations[low:high]]
        if quoted:
            quotes = (hit for hit in _QUOTED.finditer(draft.folded, start, end) if hit.group().count(" ") < _WORDS)
            spans += [trim(draft.folded, hit.start() + 1, hit.end() - 1, ",.") for hit in quotes]
        return spans

    def _dates(self, draft: Draft, start: int, end: int) -> Sequence[DateMention]:
        low = bisect_left(draft.dates, start, key=lambda mention: mention.start)
        high = bisect_left(draft.dates, end, key=lambda mention: mention.start)
        return [date for date in draft.dates[low:high] if date.date and not date.rule.endswith("sitting")]

    def _date(self, draft: Draft, start: int, low: int, high: int, hit: re.Match[str], end: int) -> DateMention | None:
        """The date behind the cue, else the one in its clause, else the one that opens the sentence."""
        behind = self._dates(draft, hit.end(), min(end, hit.end() + _DATE_REACH))
        if behind:
            return behind[0]
        inside = self._dates(draft, low, high) or self._dates(draft, max(start, hit.start() - _CLAUSE_REACH), hit.start())
        return inside[-1] if inside else None

    def _milestone(self, draft: Draft, start: int, end: int, term: Extent, date: DateMention | None, event: str, rule: str) -> Milestone:
        start, end = trim(draft.folded, start, end, ",;")
        occasion = _OCCASION.search(draft.folded, start, end)
        return Milestone(
            start=start,
            end=end,
            text=draft.text[start:end],
            term=draft.text[term[0] : term[1]],
            date=shared_part(date.date, date.date_end) if date else None,
            occasion=draft.text[slice(*occasion.span("name"))] if occasion else None,
            event=event,
            rule=rule,
        )
