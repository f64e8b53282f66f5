"""Dated uses of formulations: who brought one up first, or again, and when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from npf.days import shared_part
from npf.draft import Draft, Paragraph
from npf.languages.zh.clauses import Clause, split_clauses
from npf.languages.zh.tables import MILESTONE_CUES
from npf.match import any_of
from npf.models import DateMention, Milestone
from npf.resources import Resources
from npf.text import Extent, trim

__all__ = ["MilestoneFinder"]

_MARKED = re.compile("[“《][^“”《》]{2,30}[”》]")
_PLAIN = re.compile("提出(?!的)了?|要求")
_OPEN_ENDED = re.compile("至今|以来")
_LOOKS_BACK = re.compile("(?:就|曾|曾经|就已|就曾)$")
_YEAR = re.compile("年")
_NEAR = 9
_LONGEST_TERM = 30


@frozen
class _Use:
    """A use found in a clause: the event, the term, and where the telling of it ends."""

    event: str
    term: Extent
    end: int
    rule: str


class MilestoneFinder:
    """Looks for 首次提出 and its kin, for 写入 with a document, and for plain 提出 behind a year that is past."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _terms(self) -> dict[str, list[str]]:
        kinds: dict[str, list[str]] = {}
        for row in self.resources.lexicons.rows(MILESTONE_CUES):
            kinds.setdefault(row["kind"], []).append(row["term"])
        return kinds

    @cached_property
    def _events(self) -> dict[str, str]:
        return {row["term"]: row["event"] for row in self.resources.lexicons.rows(MILESTONE_CUES) if row["event"]}

    @cached_property
    def _scan(self) -> re.Pattern[str]:
        kinds = self._terms
        return re.compile(f"{any_of([*kinds['first'], *kinds['again'], *kinds['into']])}|提出|要求")

    @cached_property
    def _occasion(self) -> re.Pattern[str]:
        kinds = self._terms
        return re.compile(
            f"在(?P<occasion>[^，。；]{{2,40}}?)(?!{any_of(kinds['not-at'])})(?:{any_of(kinds['at'])})(?=[首第提又再一，]|$|[^，。；]{{0,12}}[首第提])"
        )

    @cached_property
    def _setting_clause(self) -> re.Pattern[str]:
        kinds = self._terms
        return re.compile(f"就?在[^，。；]{{2,40}}(?:{any_of([*kinds['at'], *kinds['place-end']])})$")

    @cached_property
    def _refers(self) -> re.Pattern[str]:
        return re.compile(any_of(self._terms["gathering"]))

    @cached_property
    def _not_done(self) -> re.Pattern[str]:
        return re.compile(any_of(self._terms["not-done"]))

    @cached_property
    def _first(self) -> re.Pattern[str]:
        kinds = self._terms
        verbs = [*kinds["verb"], *kinds["say"], *kinds["into"]]
        return re.compile(
            f"(?P<mark>{any_of(kinds['first'])}|(?P<again>{any_of(kinds['again'])}))(?P<mid>[在向将把就对以][^，。；]{{1,30}}?|[^，。；]{{0,6}}?)(?P<verb>{any_of(verbs)})"
        )

    @cached_property
    def _into(self) -> re.Pattern[str]:
        document = f"[^，。；]{{0,20}}?(?:{any_of(self._terms['document'])})"
        return re.compile(f"(?P<verb>{any_of(self._terms['into'])})(?!{any_of(self._terms['no-document'])})(?={document})")

    @cached_property
    def _no_document(self) -> re.Pattern[str]:
        return re.compile(f"^[了进入]*[^，。；]{{0,8}}?(?:{any_of(self._terms['no-document'])})")

    def find(self, draft: Draft) -> list[Milestone]:
        """The milestones of the Chinese paragraphs of the body, in reading order."""
        found: list[Milestone] = []
        for paragraph in draft.body("zh"):
            if not self._scan.search(draft.folded, paragraph.start, paragraph.end):
                continue
            for start, end in paragraph.sentences:
                if self._scan.search(draft.folded, start, end):
                    clauses = list(split_clauses(draft.folded, paragraph, start, end))
                    found.extend(self._in_sentence(draft, paragraph, clauses))
        return found

    def _in_sentence(self, draft: Draft, paragraph: Paragraph, clauses: Sequence[Clause]) -> list[Milestone]:
        found: list[Milestone] = []
        opened = 0
        for at, clause in enumerate(clauses):
            low = clauses[opened].start
            date = self._last_date(draft, low, clause.end)
            use = self._use(draft, clauses, at, date)
            if use is None:
                continue
            start, occasion = self._setting(draft.folded, clauses, opened, at, date)
            if date is None and self._refers.search(draft.folded, start, clause.end):
                date = self._last_date(draft, paragraph.start, start)
            start, end = trim(draft.folded, start, use.end)
            found.append(
                Milestone(
                    start=start,
                    end=end,
                    text=draft.text[start:end],
                    term=draft.text[use.term[0] : use.term[1]],
                    date=shared_part(date.date, date.date_end) if date else None,
                    occasion=occasion and draft.text[occasion[0] : occasion[1]],
                    event=use.event,
                    rule=use.rule,
                )
            )
            opened = min(at + 1, len(clauses) - 1)
        return found

    def _use(self, draft: Draft, clauses: Sequence[Clause], at: int, date: DateMention | None) -> _Use | None:
        clause = clauses[at]
        return (
            self._by_mark(draft, clauses, at, date) or self._by_document(draft, clause) or (self._by_date(draft, clauses, at, date) if date else None)
        )

    def _by_mark(self, draft: Draft, clauses: Sequence[Clause], at: int, date: DateMention | None) -> _Use | None:
        """首次 (or 再次) + verb + the formulation, or 首次将 X 写入 Y."""
        clause = clauses[at]
        folded = draft.folded
        hit = self._first.search(folded, clause.start, clause.end)
        if hit is None:
            return None
        verb, again = hit["verb"], hit["again"] is not None
        known = self._known(draft, hit.end(), clause.end, first=True)
        if verb in self._terms["into"]:
            if self._no_document.match(folded[hit.end() : clause.end]):
                return None
            moved = re.search("[将把](.{2,30})$", folded[hit.end("mark") : hit.start("verb")])
            before = self._known(draft, max(clause.start, hit.start() - _LONGEST_TERM), hit.start("verb"), first=False)
            term = before or ((hit.end("mark") + moved.start(1), hit.end("mark") + moved.end(1)) if moved and verb not in ("纳入", "列入") else None)
            return _Use("written_into", term, clause.end, "zh.milestone.written-into") if term else None
        event = "reaffirmed" if again else self._events[verb]
        if again:
            return (
                _Use(event, known, clause.end, "zh.milestone.again")
                if verb in self._terms["say"] and known and date and known[0] - hit.end() <= _NEAR
                else None
            )
        if known is None and verb in ("出现", "亮相", "见诸", "使用", "提及", "提到"):
            known = self._known(draft, clause.start, hit.start(), first=False)
        if known is None and hit.end() == clause.end and at + 1 < len(clauses):
            known = self._known(draft, clauses[at + 1].start, clauses[at + 1].end, first=True)
        if known is None or event == "reaffirmed":
            return None
        return _Use(event, known, max(clause.end, known[1]), "zh.milestone.first")

    def _by_document(self, draft: Draft, clause: Clause) -> _Use | None:
        """A formulation that is written into a document that sets policy."""
        hit = self._into.search(draft.folded, clause.start, clause.end)
        if hit is None:
            return None
        term = self._known(draft, max(clause.start, hit.start() - _LONGEST_TERM), hit.start(), first=False)
        if (
            term is None
            or self._not_done.search(draft.folded, clause.start, term[0])
            or (hit["verb"] in ("纳入", "列入") and draft.folded[term[0] - 1] not in "将把“")
        ):
            return None
        return _Use("written_into", term, clause.end, "zh.milestone.written-into")

    def _by_date(self, draft: Draft, clauses: Sequence[Clause], at: int, date: DateMention) -> _Use | None:
        """A year that is past, then 提出 with a formulation or a term in marks as its object."""
        clause = clauses[at]
        folded = draft.folded
        hit = _PLAIN.search(folded, clause.start, clause.end)
        if hit is None or date.start > hit.start() or not (_YEAR.search(date.text) or date.text.startswith(("去", "前"))):
            return None
        if draft.published and (date.date or "")[:7] >= draft.published[: len(date.date or "")][:7]:
            return None
        term = self._known(draft, hit.end(), clause.end, first=True)
        asks = hit.group() == "要求"
        if term and term[0] - hit.end() <= _NEAR and (not asks or (folded[term[0] - 1] == "“" and term[1] + 1 == clause.end)):
            return _Use("elaborated" if asks else "first_proposed", term, clause.end, "zh.milestone.dated")
        if term is None and hit.end() == clause.end and _LOOKS_BACK.search(folded[clause.start : hit.start()]) and at + 1 < len(clauses):
            said = clauses[at + 1]
            return _Use(
                "first_proposed", self._known(draft, said.start, said.end, first=True) or (said.start, said.end), said.end, "zh.milestone.dated"
            )
        return None

    def _known(self, draft: Draft, start: int, end: int, *, first: bool) -> Extent | None:
        """The first (or last) formulation or term in marks inside this stretch."""
        spans = [(hit.start() + 1, hit.end() - 1) for hit in _MARKED.finditer(draft.folded, start, end) if draft.folded[hit.start()] == "“"]
        low = bisect_left(draft.formulations, start, key=lambda mention: mention.start)
        high = bisect_left(draft.formulations, end, key=lambda mention: mention.start)
        spans += [(mention.start, mention.end) for mention in draft.formulations[low:high] if mention.end <= end]
        if not spans:
            return None
        return min(spans) if first else max(spans)

    def _setting(self, folded: str, clauses: Sequence[Clause], low: int, at: int, date: DateMention | None) -> tuple[int, Extent | None]:
        """Where the telling starts (the clause with the date or the occasion), and the words that name the occasion."""
        start, occasion = clauses[at].start, None
        if date and clauses[low].start <= date.start < clauses[at].start:
            start = next(clause.start for clause in clauses[low : at + 1] if clause.end > date.start)
        for clause in clauses[max(low, at - 4) : at + 1]:
            hit = self._occasion.search(folded, clause.start, clause.end)
            if hit:
                occasion = hit.span("occasion")
                start = min(start, clause.start)
            elif clause is not clauses[at] and self._setting_clause.match(folded, clause.start, clause.end):
                occasion = clause.start, clause.end
                start = min(start, clause.start)
        return start, occasion

    def _last_date(self, draft: Draft, start: int, end: int) -> DateMention | None:
        index = bisect_right(draft.dates, end - 1, key=lambda mention: mention.start) - 1
        while index >= 0 and draft.dates[index].start >= start:
            date = draft.dates[index]
            if date.date and not date.rule.endswith("sitting") and not _OPEN_ENDED.match(draft.folded, date.end):
                return date
            index -= 1
        return None
