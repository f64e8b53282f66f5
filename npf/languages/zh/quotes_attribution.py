"""Who says something where: reporting words, 据 frames and colons, each with its source."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import evolve

from npf.languages.zh.quotes_cues import Cue, CueScanner
from npf.languages.zh.quotes_frames import Attribution, FrameFinder, is_term, rule_of
from npf.languages.zh.quotes_reading import Reading
from npf.languages.zh.sources import Source, SourceFinder
from npf.models import SpeakerKind
from npf.resources import Resources
from npf.text import Extent

__all__ = ["Attribution", "AttributionFinder"]

_LEAST_BARE = 3
_LONGEST_UNKNOWN = 10
_CLAUSES_BACK = 6
_LONGEST_TOLD = 8


class AttributionFinder:
    """Finds the attributions of a paragraph, in reading order."""

    def __init__(self, sources: SourceFinder, resources: Resources) -> None:
        self.sources = sources
        self.words = sources.words
        self.frames = FrameFinder(sources)
        self.cues = CueScanner(resources)

    @cached_property
    def _norm(self) -> re.Pattern[str]:
        return re.compile(f"{self.words.group('norm')}(?![求素点义对用急邀])")

    @cached_property
    def _undone(self) -> tuple[str, ...]:
        """What makes a verb before a comma no report: 关于…的说明, 没有表示."""
        return ("的", *self.words.of("negation"))

    @cached_property
    def _within(self) -> re.Pattern[str]:
        """这些国家在信中: what stands behind a source."""
        return re.compile(f"(?<=..)在.{{1,8}}{self.words.group('phrase-end')}$")

    @cached_property
    def _causes(self) -> tuple[str, ...]:
        """让网民相信: the object of another verb."""
        return self.words.of("causing")

    @cached_property
    def _no_source(self) -> frozenset[str]:
        return frozenset(self.words.of("no-source"))

    def find(self, reading: Reading, cues: list[Cue], known: set[str]) -> list[Attribution]:
        """The attributions; names that stand as sources are added to `known`."""
        found: list[Attribution] = []
        ends = {cue.end for cue in cues}
        labels = [cue for at in reading.colons() if at not in ends and (cue := self.frames.label(reading, at)) is not None]
        for cue in sorted((*cues, *labels), key=lambda cue: cue.start):
            attribution = self._attribution(reading, cue, found[-1] if found else None, known)
            if attribution is None:
                continue
            found.append(attribution)
            source = attribution.source
            if source.kind == "person" and not source.pronoun and source.end - source.start <= _LONGEST_UNKNOWN:
                known.add(reading.covered[source.start : source.end])
        return found

    def _attribution(self, reading: Reading, cue: Cue, last: Attribution | None, known: set[str]) -> Attribution | None:
        covered = reading.covered
        low = reading.clause_start(cue.start)
        if last is not None and low < last.cue.end:
            low = last.cue.end
            if covered[cue.start - 1] == "并" and cue.mode != "bare":
                return Attribution(cue, last.source, cue.start - 1, "zh.quote.chain", elliptic=True)
            if low == cue.start or low <= last.cue.content:
                return None
        before = covered[low : cue.start]
        if cue.frame == "inform":
            cue = self._informed(reading, cue)
        if cue.frame == "label":
            return self.frames.labelled(reading, cue, low, known)
        if cue.frame == "report":
            return self.frames.reported(cue, low)
        if cue.frame == "accord":
            return self.frames.according(reading, cue, low)
        if covered[cue.start : cue.end] in self.words.of("assesses") and (found := self.frames.according(reading, cue, low)) is not None:
            return found
        if cue.mode == "final":
            return self.frames.behind(reading, cue, low)
        recut = self.frames.document_cue(reading, cue, low)
        if recut is not None:
            return recut
        if before.startswith(self.words.of("conditional")) or self._names(reading, cue):
            return None
        reported = covered.startswith(self.words.of("coverage"), cue.start) and before.startswith(self.words.of("according"))
        if before.endswith(self._undone) or (cue.noun and not reported and self._obeys(before)):
            return None
        marked = cue.mode == "mark" and cue.content == cue.end and cue.frame in ("lead", "show")
        if marked and (is_term(reading, cue.content) or self.frames.is_title(reading, cue.content)):
            return None
        if cue.mode == "bare":
            proposes = cue.frame == "lead" and self._norm.match(covered, cue.content) is not None
            proposes = proposes or (cue.frame == "show" and self._shows(reading, cue, low))
            stop = reading.clause_end(cue.end)
            told = cue.frame in ("tell", "urge") and self.sources.kinds.get(covered[cue.content : stop]) == "unnamed"
            if (cue.frame in ("lead", "show") and not proposes) or (stop - cue.content <= _LEAST_BARE and not told):
                return None
        return self._sourced(reading, cue, low, last, known)

    def _shows(self, reading: Reading, cue: Cue, low: int) -> bool:
        """民调显示多数人支持…: nothing but a document stands before the verb, in a line of its own."""
        if low != reading.start or reading.covered[reading.end - 1] in "。！？":
            return False
        return self.sources.kinds.get(reading.covered[low : cue.start][-2:]) == "document"

    def _names(self, reading: Reading, cue: Cue) -> bool:
        """官兵们称它为“英雄树”: a name that is given, and nothing said."""
        if cue.mode != "bare" or reading.covered[cue.start : cue.end] not in self.words.of("naming"):
            return False
        return "为“" in reading.covered[cue.content : reading.clause_end(cue.content)]

    def _sourced(self, reading: Reading, cue: Cue, low: int, last: Attribution | None, known: set[str]) -> Attribution | None:
        covered = reading.covered
        source = self.sources.find(covered, low, cue.start, known)
        bounded = covered.startswith(self.words.of("according"), self.sources.open(covered, low, cue.start))
        if cue.frame == "urge" and (source is None or source.kind != "person") and not self._is_bare(reading, cue, low):
            return None
        if cue.frame == "show" and (source is None or not self._shown(covered, source, cue)):
            return None
        if source is not None and source.kind == "document" and covered[cue.start : cue.end] in self.words.of("issued"):
            return None
        if source is not None and last is not None and self._speaks_itself(covered, source):
            return None
        if source is not None:
            if cue.noun and self.sources.phrases.opens_with_action(covered, source.opening, source.end):
                return None
            if (cue.mode == "bare" and not self._is_sure(reading, cue, source)) or (self._is_object(reading, cue, source) and not source.beside):
                return None
            rule = "zh.quote.according" if bounded else rule_of(cue)
            return Attribution(cue, self.sources.issuer(covered, source), low, rule)
        at_meeting = self._at_meeting(reading, cue, low)
        if at_meeting is not None:
            return at_meeting
        start = self.sources.open(covered, low, cue.start)
        end = self.sources.edges.close(covered, start, cue.start)
        if end > start and not self.sources.is_adverbial(covered, start, end):
            return self._unknown(reading, cue, low, (start, end))
        return self._elliptic(reading, cue, low, last, known)

    def _shown(self, covered: str, source: Source, cue: Cue) -> bool:
        """Whether a document shows it, or a body whose document it is (统计局今天发布数据显示)."""
        between = covered[source.end : cue.start]
        issued = self.sources.kinds.get(between[-2:]) == "document" and any(word in between for word in self.words.of("issued"))
        return source.kind == "document" or (source.kind == "body" and issued)

    def _speaks_itself(self, covered: str, source: Source) -> bool:
        """我坚信, 使我们相信: what a source says of himself inside his speech."""
        start = source.start + covered.startswith(self.words.of("causing"), source.start)
        return covered.startswith(self.words.of("self"), start)

    def _informed(self, reading: Reading, cue: Cue) -> Cue:
        """佩斯科夫告诉记者，…: the content stands behind the person told."""
        stop = reading.clause_end(cue.end)
        if cue.mode == "bare" and stop - cue.end <= _LONGEST_TOLD and reading.covered[stop : stop + 1] in ("，", "："):
            mode = "mark" if reading.covered[stop + 1 : stop + 2] in ("“", "‘", '"') else "comma"
            return evolve(cue, frame="say", mode=mode, content=stop + 1)
        return evolve(cue, frame="say")

    def _obeys(self, before: str) -> bool:
        """Whether a noun that may be a reporting word is what somebody follows: 牢记嘱托, 按照部署."""
        return before.startswith(self.words.of("obeying")) or any(word in before for word in self.words.of("obeying") if len(word) > 1)

    def _is_object(self, reading: Reading, cue: Cue, source: Source) -> bool:
        """Whether the word may be the object of another verb (听取汇报，), which a colon behind it rules out."""
        if not cue.noun or reading.covered[cue.end : cue.end + 1] == "：":
            return False
        between = reading.covered[source.end : cue.start]
        if cue.frame != "lead" and self.sources.is_adverbial(reading.covered, source.end, cue.start):
            return False
        return cue.frame == "lead" or any(word in between for word in self.words.of("making"))

    def _is_bare(self, reading: Reading, cue: Cue, low: int) -> bool:
        """Whether nothing stands between the start of the clause and the verb."""
        start = self.sources.open(reading.covered, low, cue.start)
        return self.sources.edges.close(reading.covered, start, cue.start) <= start

    def _is_sure(self, reading: Reading, cue: Cue, source: Source) -> bool:
        """Whether a source will do for a verb without a comma behind it."""
        if source.kind == "person":
            return source.beside or cue.frame in ("tell", "urge")
        if not source.beside:
            return False
        if cue.frame == "guess":
            return False
        return not cue.noun or self.sources.phrases.is_bare_noun(reading.covered, source.opening, source.end)

    def _unknown(self, reading: Reading, cue: Cue, low: int, extent: tuple[int, int]) -> Attribution | None:
        """A short phrase right before the verb that no table knows is taken for a source where the verb is sure."""
        frames = ("say", "think", "guess", "lead") if reading.covered[cue.end : cue.end + 1] == "：" else ("say", "think", "guess")
        if cue.frame not in frames or cue.mode == "bare" or cue.noun:
            return None
        start, end = extent
        start = max(start, reading.covered.rfind("的", start, end) + 1, reading.covered.rfind("”", start, end - 1) + 1)
        phrase = reading.covered[start:end]
        if (within := self._within.search(phrase)) is not None:
            phrase, end = phrase[: within.start()], start + within.start()
        if self.sources.ends_adverbial(phrase) or phrase.startswith(self.words.of("self")) or any(word in phrase for word in self._causes):
            return None
        if 2 <= len(phrase) <= _LONGEST_UNKNOWN and self._no_source.isdisjoint(phrase) and not self.sources.edges.has_preposition(phrase, 0):
            kind: SpeakerKind = "person" if self.sources.people.is_name(phrase) else "unnamed"
            return Attribution(cue, Source(start, end, kind, (), True, start), low, rule_of(cue))
        return None

    def _elliptic(self, reading: Reading, cue: Cue, low: int, last: Attribution | None, known: set[str]) -> Attribution | None:
        """A verb without a subject: the subject of the clauses before it, in the same sentence."""
        if cue.frame == "guess":
            return None
        at = low
        for _ in range(_CLAUSES_BACK):
            clause = reading.previous_clause(at)
            if clause is None:
                break
            if last is not None and clause[0] <= last.cue.start:
                if self._carries_on(reading, cue, last, low):
                    return None
                return Attribution(cue, last.source, low, "zh.quote.chain", elliptic=True)
            source = self.sources.subject(reading.covered, *clause, known)
            if source is not None and not self._inside(reading, last, source, clause):
                return Attribution(cue, source, clause[0], "zh.quote.elliptic", elliptic=True)
            at = clause[0]
        if low == reading.sentence_start(low) and last is not None and reading.covered[low : cue.start] in self.words.of("joining"):
            return Attribution(cue, last.source, low, "zh.quote.chain", elliptic=True)
        if low != reading.sentence_start(low) or cue.mode == "bare":
            return None
        if last is not None:
            return Attribution(cue, last.source, low, "zh.quote.elliptic", elliptic=True)
        return self._carried(reading, cue, low, known)

    def _at_meeting(self, reading: Reading, cue: Cue, low: int) -> Attribution | None:
        """会上交流发言后一致认为，…: the meeting speaks."""
        word = next((word for word in self.words.of("at-meeting") if reading.covered.startswith(word, low)), None)
        if word is None or cue.mode != "comma" or low != reading.start:
            return None
        source = Source(low, low + len(word), "body", (), False, low)
        return Attribution(cue, source, low, "zh.quote.elliptic", elliptic=True)

    def _inside(self, reading: Reading, last: Attribution | None, source: Source, clause: Extent) -> bool:
        """Whether a clause with this subject is part of what the last attribution reports."""
        if last is None or clause[0] < last.cue.content:
            return False
        if reading.sentence_start(last.cue.start) == reading.sentence_start(clause[0]):
            return True
        if last.cue.mode != "comma":
            return False
        covered = reading.covered
        if source.kind == "person" or self._speaks_itself(covered, source):
            return self._speaks_itself(covered, source)
        return covered[source.end] != "也" and not covered.startswith(self.sources.narration, self.sources.open(covered, source.end, clause[1]))

    def _carries_on(self, reading: Reading, cue: Cue, last: Attribution, low: int) -> bool:
        """Whether the verb is part of what is reported: 表示，…，希望…; 指出，认为…; but not 强调，…，并呼吁…"""
        if low <= last.cue.content:
            return last.cue.frame != "lead"
        if last.cue.mode != "comma":
            return False
        joined = reading.covered[low : cue.start].startswith(self.words.of("joining"))
        return cue.frame in ("lead", "think") or (cue.frame in ("tell", "urge") and cue.mode == "bare" and not joined)

    def _carried(self, reading: Reading, cue: Cue, low: int, known: set[str]) -> Attribution | None:
        """会议听取了汇报。指出，…: the subject of the sentence before."""
        at = low
        while at > reading.start and reading.covered[at - 1] in "。！？ ":
            at -= 1
        if at == reading.start:
            return None
        start = reading.sentence_start(at - 1)
        source = self.sources.subject(reading.covered, start, reading.clause_end(start), known)
        return Attribution(cue, source, low, "zh.quote.elliptic", elliptic=True) if source is not None else None
