"""The tables of principles, made ready to be looked up at a place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from npf.languages.zh import norm_tables as tables
from npf.lexicon import Lexicons, Row
from npf.match import TermMatcher, any_of
from npf.text import Extent

__all__ = ["NormWords", "Openers"]


class Openers:
    """Terms looked up at one place, the longest first.

    >>> Openers([{"term": "推动"}, {"term": "推动落实"}]).at("要推动落实", 1, 5)
    ({'term': '推动落实'}, 5)
    """

    def __init__(self, rows: Iterable[Row], column: str = "term") -> None:
        self._heads: dict[str, list[tuple[str, int, Row]]] = {}
        self._single: dict[str, Row] = {}
        for row in rows:
            term = row[column]
            if len(term) == 1:
                self._single[term] = row
            else:
                self._heads.setdefault(term[:2], []).append((term, len(term), row))
        for entries in self._heads.values():
            entries.sort(key=lambda entry: -entry[1])

    def at(self, text: str, start: int, end: int) -> tuple[Row, int] | None:
        """The longest term that begins at `start` and ends by `end`: its row and where it ends."""
        head = text[start : start + 2]
        for term, length, row in self._heads.get(head, ()):
            if start + length <= end and (length == 2 or text.startswith(term, start)):
                return row, start + length
        if start < end and (single := self._single.get(head[:1])) is not None:
            return single, start + 1
        return None


class NormWords:
    """Everything that the reader of clauses knows of words."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    @cached_property
    def verbs(self) -> Openers:
        return Openers(self._lexicons.rows(tables.ACTION_VERBS))

    @cached_property
    def adverbs(self) -> Openers:
        return Openers(row for row in self._lexicons.rows(tables.ADVERBS) if row["kind"] == "adverb")

    @cached_property
    def links(self) -> Openers:
        return Openers(row for row in self._lexicons.rows(tables.ADVERBS) if row["kind"] == "link")

    @cached_property
    def modals(self) -> Openers:
        return Openers(row for row in self._lexicons.rows(tables.MODALS))

    @cached_property
    def donts(self) -> Openers:
        return Openers(self._lexicons.rows(tables.DONT_CUES))

    @cached_property
    def directives(self) -> Openers:
        return Openers(self._lexicons.rows(tables.DIRECTIVE_VERBS))

    @cached_property
    def actors(self) -> TermMatcher:
        bodies = (row for row in self._lexicons.rows(tables.LOCAL_BODIES) if row["level"] != "localities")
        rows = (*self._lexicons.rows(tables.ACTORS), *self._lexicons.rows(tables.OWN_SIDES), *bodies)
        return TermMatcher({row["term"] for row in rows if len(row["term"]) > 1})

    @cached_property
    def localities(self) -> tuple[str, ...]:
        """Classes of localities that can act and are no region as objects (大城市)."""
        return tuple(row["term"] for row in self._lexicons.rows(tables.LOCAL_BODIES) if row["level"] == "localities")

    @cached_property
    def frames(self) -> Openers:
        return Openers(_by_opener(self._lexicons.rows(tables.FRAMES)), "opener")

    @cached_property
    def closers(self) -> dict[str, tuple[Row, ...]]:
        """For each opener of a frame its rows, the longest closer first, the one without a closer last."""
        found: dict[str, list[Row]] = {}
        for row in self._lexicons.rows(tables.FRAMES):
            found.setdefault(row["opener"], []).append(row)
        return {opener: tuple(sorted(rows, key=lambda row: -len(row["closer"]))) for opener, rows in found.items()}

    @cached_property
    def cues(self) -> re.Pattern[str]:
        """A cheap scan for modals, don't-cues and directive verbs inside a clause."""
        terms = {row["term"] for schema in (tables.MODALS, tables.DIRECTIVE_VERBS) for row in self._lexicons.rows(schema)}
        terms |= {row["term"] for row in self._lexicons.rows(tables.DONT_CUES) if row["kind"] != "bare"}
        return re.compile(any_of(terms))

    @cached_property
    def averting(self) -> re.Pattern[str]:
        """Don't-cues that take an object (防止, 反对)."""
        terms = (row["term"] for row in self._lexicons.rows(tables.DONT_CUES) if row["kind"] == "verb")
        return re.compile("|".join(map(re.escape, sorted(terms, key=lambda term: (-len(term), term)))))

    @cached_property
    def barring(self) -> re.Pattern[str]:
        """Negated modals that may stand right behind what is to be done instead."""
        return re.compile("|".join(map(re.escape, self.of_kind("barring"))))

    @cached_property
    def _traps(self) -> TermMatcher:
        return TermMatcher(row["term"] for row in self._lexicons.rows(tables.TRAPS))

    @cached_property
    def _live(self) -> frozenset[str]:
        return frozenset(row["term"] for row in self._lexicons.rows(tables.TRAPS) if row["reads"] == "cue")

    def traps(self, text: str, start: int, end: int) -> list[Extent]:
        """Where fixed words hide a cue."""
        return [(a, b) for a, b in self._traps.find(text, start, end) if text[a:b] not in self._live]

    @cached_property
    def stances(self) -> Openers:
        return Openers(self._lexicons.rows(tables.STANCES))

    @cached_property
    def own_sides(self) -> Openers:
        return Openers(self._lexicons.rows(tables.OWN_SIDES))

    @cached_property
    def done_by_not(self) -> Openers:
        """Words that hold 不 and say what to do (不忘初心, 毫不动摇)."""
        return Openers(row for row in self._lexicons.rows(tables.TRAPS) if row["reads"] == "do")

    def marks_of_fact(self, *where: str) -> re.Pattern[str]:
        """The marks of fact that count at one of these places."""
        terms = [row["term"] for row in self._lexicons.rows(tables.FACT_MARKS) if row["where"] in where]
        return re.compile(any_of(terms))

    @cached_property
    def facts(self) -> re.Pattern[str]:
        return self.marks_of_fact("any", "predicate")

    @cached_property
    def predicates(self) -> frozenset[str]:
        """The marks of fact that a relative clause may hold as well."""
        return frozenset(row["term"] for row in self._lexicons.rows(tables.FACT_MARKS) if row["where"] == "predicate")

    @cached_property
    def fact_starts(self) -> re.Pattern[str]:
        return self.marks_of_fact("start")

    @cached_property
    def _clause_words(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for row in self._lexicons.rows(tables.CLAUSE_WORDS):
            found.setdefault(row["kind"], []).append(row["term"])
        return {kind: tuple(sorted(terms, key=lambda term: (-len(term), term))) for kind, terms in found.items()}

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """The clause words of one kind, the longest first."""
        return self._clause_words[kind]

    @cached_property
    def papers(self) -> re.Pattern[str]:
        return re.compile(any_of(self.of_kind("paper")))

    @cached_property
    def agreeing(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.of_kind("agrees"))))

    @cached_property
    def attitudes(self) -> re.Pattern[str]:
        return re.compile(any_of(self.of_kind("attitude")))

    def fact_ends(self, clause: str, noun: bool) -> bool:
        """Whether the clause ends in a word that makes it a statement; `noun` where its first word may be a noun."""
        return clause.endswith(self._ends["end"]) or (noun and clause.endswith(self._ends["noun"]))

    @cached_property
    def _ends(self) -> dict[str, tuple[str, ...]]:
        rows = self._lexicons.rows(tables.FACT_MARKS)
        return {where: tuple(row["term"] for row in rows if row["where"] == where) for where in ("end", "noun")}

    @cached_property
    def past(self) -> re.Pattern[str]:
        return self.marks_of_fact("time")


def _by_opener(rows: Iterable[Row]) -> list[Row]:
    seen: dict[str, Row] = {}
    for row in rows:
        seen.setdefault(row["opener"], row)
    return list(seen.values())
