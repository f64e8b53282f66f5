"""What concepts are said to be: facets and defining verbs, put together into statements."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from attrs import define, evolve

from npf.draft import Draft, Paragraph
from npf.languages.zh.clauses import Clause, split_clauses
from npf.languages.zh.facets import MEANING, ClauseReader, Piece
from npf.languages.zh.tables import REPORTING
from npf.match import any_of
from npf.models import Definition, Facet
from npf.resources import Resources
from npf.text import Extent, trim

__all__ = ["DefinitionFinder"]

_BACK = re.compile("^(?:而|同时，?|并且)?(?:它|其|这)")
_IS = re.compile("(?:则|就|正)?是(?=.)")
_LONGEST_TERM = 30
_SERIES_TERM = 12
_SIDES = 3
_SERIES = "zh.definition.series"
_SENTENCE_BEFORE = 80


@define
class _Statement:
    """A definition that is being put together."""

    start: int
    end: int
    term: Extent | None
    pieces: list[Piece]

    def holds(self, series: bool) -> bool:
        """Whether it says enough: a piece that stands by itself (X，就是 Y only in a series or beside a facet), or several sides."""
        strong = any(piece.strong and (series or piece.rule != _SERIES) for piece in self.pieces)
        return strong or len(self.pieces) >= _SIDES


class DefinitionFinder:
    """Reads the clauses of each sentence that holds a cue."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _reader(self) -> ClauseReader:
        return ClauseReader(self.resources.lexicons)

    @cached_property
    def _says(self) -> re.Pattern[str]:
        verbs = [row["term"] for row in self.resources.lexicons.rows(REPORTING) if row["frame"] != "trap"]
        return re.compile(f"(?:{any_of(verbs)})$")

    def find(self, draft: Draft) -> list[Definition]:
        """The definitions of the Chinese paragraphs of the body, in reading order."""
        found: list[Definition] = []
        for paragraph in draft.body("zh"):
            if self._reader.scan.search(draft.folded, paragraph.start, paragraph.end):
                statements = self._statements(draft, paragraph)
                found.extend(definition for statement in statements if (definition := self._definition(draft, statement)))
        return found

    def _definition(self, draft: Draft, statement: _Statement) -> Definition | None:
        text = draft.text
        start, end = trim(text, statement.start, statement.end)
        pieces = [(piece.name, trim(text, *piece.value)) for piece in statement.pieces]
        facets = tuple(Facet(name, text[slice(*value)]) for name, value in pieces if value[0] < value[1] <= end)
        term = text[slice(*statement.term)].strip() if statement.term else ""
        if not facets or not term:
            return None
        rule = next((piece.rule for piece in statement.pieces if piece.strong), "zh.definition.sides")
        return Definition(start=start, end=end, text=text[start:end], term=term, facets=facets, rule=rule)

    def _statements(self, draft: Draft, paragraph: Paragraph) -> list[_Statement]:
        done: list[_Statement] = []
        asked: Extent | None = None
        last: list[Clause] = []
        for start, end in paragraph.sentences:
            clauses = list(split_clauses(draft.folded, paragraph, start, end))
            if not clauses:
                continue
            question = self._asked(draft.folded, clauses)
            if question:
                asked = question
                continue
            has_cue = self._reader.scan.search(draft.folded, start, end) or asked
            if has_cue:
                back = self._pointed_to(draft, last, done) if _BACK.match(draft.folded[start : start + 4]) else None
                own = self._in_sentence(draft, clauses, done, asked, back.term if back else None)
                if back and own and back not in done[-1:]:
                    done.append(back)
                done.extend(own)
            asked, last = None, clauses
        series = sum(statement.pieces[0].rule == _SERIES for statement in done) > 1
        return [statement for statement in done if statement.term and statement.holds(series)]

    def _pointed_to(self, draft: Draft, last: list[Clause], done: list[_Statement]) -> _Statement | None:
        """What a sentence that opens with 它 or 其 goes on about: the definition right before it, or the sentence X是 Y of a formulation."""
        if last and done and done[-1].end >= last[-1].end:
            return done[-1]
        for at, clause in enumerate(last):
            index = bisect_left(draft.formulations, clause.start, key=lambda mention: mention.start)
            known = draft.formulations[index] if index < len(draft.formulations) else None
            if known and known.start == clause.start and _IS.match(draft.folded, known.end, clause.end):
                term = known.start, known.end
                piece = Piece(clause.start, clause.end, term, MEANING, (known.end + 1, clause.end), True, "zh.definition.gloss")
                piece, _ = self._to_the_end(draft.folded, last, at, piece)
                return _Statement(piece.start, piece.end, term, [piece])
        return None

    def _asked(self, folded: str, clauses: Sequence[Clause]) -> Extent | None:
        last = clauses[-1]
        if "？" not in last.stop:
            return None
        hit = self._reader.question.match(folded[last.start : last.end])
        if hit is None:
            return None
        group = "after" if hit["after"] else "before"
        return self._reader.named(folded, last.start + hit.start(group), last.start + hit.end(group))

    def _in_sentence(
        self, draft: Draft, clauses: list[Clause], done: list[_Statement], asked: Extent | None, back: Extent | None
    ) -> list[_Statement]:
        """The statements of a sentence; `back` is the term that its opening pronoun points to."""
        folded = draft.folded
        found: list[_Statement] = []
        at = 0
        while at < len(clauses):
            piece = self._equation(folded, clauses, at, found or done) or self._reader.read(folded, clauses[at])
            if piece is None and (asked or (at and self._reader.is_gloss(folded, clauses[at - 1]))):
                piece = self._plain(folded, clauses[at], asked)
                asked = None
            if piece is None:
                at += 1
                continue
            first = at
            if piece.rule in ("zh.definition.verb", "zh.definition.equation", "zh.definition.gloss", _SERIES):
                piece, at = self._to_the_end(folded, clauses, at, piece)
            joins = found and piece.term is None and piece.start - found[-1].end <= 2
            if joins:
                found[-1].end = piece.end
                found[-1].pieces.append(piece)
            else:
                opened = self._opened(draft, clauses, first, piece, found or done)
                if back and not found and piece.term is None:
                    opened = _Statement(clauses[0].start, piece.end, back, [piece])
                if opened:
                    found.append(opened)
            at += 1
        return found

    def _to_the_end(self, folded: str, clauses: list[Clause], at: int, piece: Piece) -> tuple[Piece, int]:
        """The piece up to the clause before the next one that opens a piece of its own, and that clause's index."""
        last = at
        while last + 1 < len(clauses) and clauses[last].stop[:1] != "；":
            if self._reader.read(folded, clauses[last + 1]) or self._reader.equals(folded, clauses[min(last + 2, len(clauses) - 1)]):
                break
            last += 1
        end = clauses[last].end
        return evolve(piece, end=end, value=(piece.value[0], end)), last

    def _equation(self, folded: str, clauses: list[Clause], at: int, before: Sequence[_Statement]) -> Piece | None:
        """X，就是 Y where X is 所谓, in marks, or one of a series; X则是 Y behind another definition."""
        clause = clauses[at]
        words = folded[clause.start : clause.end]
        if at and (value := self._reader.equals(folded, clause)) is not None:
            head = clauses[at - 1]
            term = self._reader.named(folded, head.start, head.end)
            rule = self._equates(folded, clauses, at - 1, term) if term else None
            if rule:
                return Piece(head.start, clause.end, term, MEANING, (value, clause.end), True, rule)
        hit = _IS.search(words)
        if hit is None:
            return None
        term = self._reader.named(folded, clause.start, clause.start + hit.start())
        if term is None:
            return None
        said = clause.start + hit.end(), clause.end
        if hit.group() == "就是" and hit.start() <= _SERIES_TERM and self._is_marked(words[hit.end() :]):
            return Piece(clause.start, clause.end, term, MEANING, said, True, "zh.definition.image")
        so_called = hit.group() == "就是" and (words.startswith("所谓") or self._is_marked(words[: hit.start()]))
        if so_called or (hit.group() in ("则是", "就是") and at == 0 and hit.start() <= _SERIES_TERM and self._follows(clause, before)):
            return Piece(clause.start, clause.end, term, MEANING, said, True, "zh.definition.equation")
        return None

    def _equates(self, folded: str, clauses: list[Clause], at: int, term: Extent) -> str | None:
        """The rule by which 就是 behind this clause equates; a series needs a second one in its paragraph."""
        head = folded[clauses[at].start : clauses[at].end]
        if head.startswith("所谓") or self._is_marked(head):
            return "zh.definition.equation"
        opens = at == 0 or clauses[at - 1].stop[:1] in "；：" or self._reports(folded, clauses[at - 1])
        short = term[1] - term[0] <= _SERIES_TERM and opens and folded[term[0]] not in "我他她你这那"
        return _SERIES if short and folded.startswith("就是", clauses[at + 1].start) else None

    def _reports(self, folded: str, clause: Clause) -> bool:
        """Whether the clause ends with a reporting verb."""
        return self._says.search(folded[max(clause.start, clause.end - 4) : clause.end]) is not None

    def _is_marked(self, words: str) -> bool:
        return words.startswith("“") and words.find("”") == len(words) - 1

    def _follows(self, clause: Clause, before: Sequence[_Statement]) -> bool:
        """Whether the clause comes right behind a statement of what something means."""
        return bool(before) and before[-1].pieces[0].name == MEANING and 0 <= clause.start - before[-1].end <= 2

    def _plain(self, folded: str, clause: Clause, asked: Extent | None) -> Piece | None:
        """X是 Y behind 概括地说 or behind the question what X is."""
        hit = _IS.search(folded, clause.start, clause.end)
        term = self._reader.named(folded, clause.start, hit.start()) if hit else None
        if term is None or (asked and folded[slice(*term)] != folded[slice(*asked)]):
            if not (asked and hit and hit.start() == clause.start):
                return None
            term = asked
        value = (hit.end() if hit else clause.start, clause.end)
        return Piece(clause.start, clause.end, term, MEANING, value, True, "zh.definition.gloss")

    def _opened(self, draft: Draft, clauses: list[Clause], at: int, piece: Piece, before: Sequence[_Statement]) -> _Statement | None:
        """A new statement; its term is the clause's own, else what stands to the left."""
        if piece.term is not None:
            return _Statement(piece.start, piece.end, piece.term, [piece])
        if before and 0 <= piece.start - before[-1].end <= 2:
            return _Statement(piece.start, piece.end, before[-1].term, [piece])
        folded = draft.folded
        if at:
            head = clauses[at - 1]
            words = folded[head.start : head.end]
            term = self._reader.named(folded, head.start, head.end)
            opens = at == 1 or self._reports(folded, clauses[at - 2])
            if (
                term
                and opens
                and head.end - head.start <= _LONGEST_TERM
                and not self._reader.finite.search(words)
                and not self._reports(folded, head)
            ):
                return _Statement(head.start, piece.end, term, [piece])
        near = None if piece.asks else self._named_near(draft, piece.start, clauses[0].start)
        if near and not _BACK.match(folded, piece.start) and self._reader.finite.search(folded, near[1], piece.start):
            return None
        return _Statement(piece.start, piece.end, near, [piece]) if near else None

    def _named_near(self, draft: Draft, at: int, sentence: int) -> Extent | None:
        """The last formulation or quoted term before this place, in this sentence or the one before it."""
        index = bisect_right(draft.formulations, at, key=lambda mention: mention.start) - 1
        if index < 0 or draft.formulations[index].start < sentence - _SENTENCE_BEFORE:
            return None
        return draft.formulations[index].start, draft.formulations[index].end
