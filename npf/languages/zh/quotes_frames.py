"""Frames around a source other than subject and verb: labels before a colon, 据, content that stands before its source."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import evolve, frozen

from npf.languages.zh.quotes_cues import Cue
from npf.languages.zh.quotes_reading import Reading
from npf.languages.zh.sources import Source, SourceFinder

__all__ = ["Attribution", "FrameFinder", "is_term", "rule_of"]

_LEAST_BEHIND_COLON = 8
_LONGEST_LABEL = 60
_LONGEST_BEHIND = 3
_LEAST_MARKED = 8
# How long the name of a body may be that no table knows.
_LEAST_BODY = 4
_LONGEST_BODY = 14


@frozen
class Attribution:
    """A reporting word with its source.

    Attributes:
        opening: Where the clause starts in which the source stands.
        elliptic: Whether the source stands in a clause before.
        bounded: Whether the content ends with its sentence.
        rule: The id of the rule that found it.
    """

    cue: Cue
    source: Source
    opening: int
    rule: str
    elliptic: bool = False
    bounded: bool = False


class FrameFinder:
    """Finds attributions by their frames."""

    def __init__(self, sources: SourceFinder) -> None:
        self.sources, self.words = sources, sources.words

    @cached_property
    def _citing(self) -> re.Pattern[str]:
        return re.compile(self.words.group("citing"))

    @cached_property
    def _issuing(self) -> re.Pattern[str]:
        return re.compile(f"{self.words.group('issued')}$")

    def headline(self, reading: Reading, cue: Cue) -> Attribution | None:
        """The attribution of a line that ends with its reporting verb."""
        if cue.frame not in ("say", "tell") or cue.noun:
            return None
        low = reading.clause_start(cue.start)
        source = self.sources.find(reading.covered, low, cue.start)
        return Attribution(cue, source, low, "zh.quote.headline") if source is not None else None

    def label(self, reading: Reading, colon: int) -> Cue | None:
        """A colon that may stand between a name and what it says."""
        start = reading.clause_start(colon)
        line = reading.sentence_start(colon)
        content = colon
        while content < reading.end and reading.covered[content] in "： ":
            content += 1
        if colon - line > _LONGEST_LABEL or colon == start or reading.end - content < _LEAST_BEHIND_COLON:
            return None
        mode = "mark" if reading.covered[content] in '“‘"' else "comma"
        return Cue(colon, colon + 1, "label", False, mode, content)

    def labelled(self, reading: Reading, cue: Cue, low: int, known: set[str]) -> Attribution | None:
        """李明：…, and with a quotation behind the colon also 李明写下心愿：“…”"""
        source = self.sources.label(reading.covered, reading.sentence_start(low), low, cue.start)
        opens = low == reading.sentence_start(low) or (low > reading.start and reading.covered[low - 1] == " ")
        if source is not None and opens:
            # 云南日报：3月3日，…: the paper that carries the news.
            medium = reading.covered.endswith(self.words.of("medium"), source.start, source.end)
            return None if medium and self.sources.edges.is_day(reading.covered, cue.content) else Attribution(cue, source, low, "zh.quote.colon")
        pair = reading.pair_at.get(cue.content)
        if pair is None or pair.opener == "《" or pair.end - pair.start < _LEAST_MARKED or is_term(reading, cue.content):
            return None
        source = self.sources.subject(reading.covered, low, cue.start, known)
        return Attribution(cue, source, low, "zh.quote.colon") if source is not None and source.kind == "person" else None

    def according(self, reading: Reading, cue: Cue, low: int) -> Attribution | None:
        """据新华社消息，…; 在周明看来，…"""
        covered = reading.covered
        start = self.sources.open(covered, low, cue.start)
        if covered[cue.start : cue.end] in self.words.of("learns"):
            return self._learned(covered, cue, low, start)
        openers = ("在",) if covered[cue.start : cue.end] == "看来" else self.words.of("according")
        opener = next((opener for opener in openers if covered.startswith(opener, start)), None)
        if opener is None or cue.mode not in ("comma", "mark"):
            return None
        end = cue.start - (covered[cue.start - 1] == "的")
        issued = self._issuing.search(covered, start, end)
        if issued is not None:
            end = self.sources.edges.close(covered, start, issued.start())
        citing = self._citing.search(covered, start, end)
        if citing is not None:
            end = self.sources.edges.close(covered, start, citing.start())
        start += len(opener)
        source = self.sources.phrase(covered, start, end)
        if source is None and cue.frame == "accord" and _LEAST_BODY <= end - start <= _LONGEST_BODY and covered[start:end].isalpha():
            source = Source(start, end, "body", (), True, low)
        if source is None:
            return None
        return Attribution(cue, source, low, "zh.quote.according", bounded=covered[cue.start : cue.end] not in ("消息", "电", "看来"))

    def _learned(self, covered: str, cue: Cue, low: int, start: int) -> Attribution | None:
        """记者从交通局获悉，…"""
        at = covered.find("从", start, cue.start)
        if cue.mode != "comma" or at < 0 or not (at == start or covered.startswith(self.words.of("reporter"), start)):
            return None
        source = self.sources.phrase(covered, at + 1, self.sources.edges.close(covered, at + 1, cue.start))
        return None if source is None else Attribution(cue, source, low, "zh.quote.according", bounded=True)

    def reported(self, cue: Cue, low: int) -> Attribution | None:
        """据统计，…: the word behind 据 is all that is known of the source."""
        if cue.mode != "comma" or low != cue.start:
            return None
        return Attribution(cue, Source(cue.start + 1, cue.end, "unnamed", (), True, low), low, "zh.quote.according", bounded=True)

    def is_title(self, reading: Reading, at: int) -> bool:
        """Whether the marks that open here hold the name of a document: 发布“生态状况公报”."""
        pair = reading.pair_at.get(at)
        return pair is not None and self.sources.kinds.get(reading.folded[pair.end - 3 : pair.end - 1]) == "document"

    def behind(self, reading: Reading, cue: Cue, low: int) -> Attribution | None:
        """“…”，王芳说。 and …，王芳说。: the content stands before."""
        if cue.frame not in ("say", "think", "lead") or cue.noun or cue.end - cue.start > _LONGEST_BEHIND:
            return None
        start = self.sources.open(reading.covered, low, cue.start)
        source = self.sources.phrase(reading.covered, start, self.sources.edges.close(reading.covered, start, cue.start))
        if source is None or source.opening != start or source.kind in ("document", "body"):
            return None
        return Attribution(cue, source, low, "zh.quote.cue-behind")

    def document_cue(self, reading: Reading, cue: Cue, low: int) -> Attribution | None:
        """他发表的声明说: of 声明说 only 说 is the cue where 声明 is the source."""
        text = reading.covered[cue.start : cue.end]
        if len(text) < 3 or self.sources.kinds.get(text[:-1]) != "document":
            return None
        before = reading.covered[self.sources.open(reading.covered, low, cue.start) : cue.start]
        if before and (not before.endswith(self.words.of("before-document")) or self.sources.kinds.get(before[-2:]) == "unnamed"):
            return None
        start = cue.end - 1
        source = Source(cue.start, start, "document", (), True, low)
        return Attribution(evolve(cue, start=start), source, low, rule_of(cue))


def is_term(reading: Reading, at: int) -> bool:
    """Whether the marks that open here hold a term and not what was said: 提出“两山”理念."""
    pair = reading.pair_at.get(at)
    if pair is None:
        return False
    return pair.end - pair.start < _LEAST_MARKED or (reading.clause_end(pair.end - 1) > pair.end and reading.covered[pair.end] not in "”“")


def rule_of(cue: Cue) -> str:
    """The rule by which a verb with its source makes a quote."""
    if cue.frame in ("tell", "urge"):
        return "zh.quote.tell"
    return "zh.quote.bare" if cue.mode == "bare" else "zh.quote.cue-before"
