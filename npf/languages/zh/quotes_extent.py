"""How far reported speech goes on."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property

from npf.languages.zh.quotes_cues import Cue
from npf.languages.zh.quotes_frames import Attribution
from npf.languages.zh.quotes_reading import Reading
from npf.languages.zh.sources import Source, SourceFinder
from npf.match import any_of
from npf.resources import Resources

__all__ = ["ExtentFinder"]

_SHORT_FRAME = 12
_FIRST_FRAME = 60
_FRAMES = 3
_SHORT_NOUN = 5

_SHORT_DAY = re.compile(r"\d{1,2}日(?:上午|下午|晚|中午|早)")


class ExtentFinder:
    """Finds the end of indirect content: it goes on over sentences until the article goes back to narration."""

    def __init__(self, sources: SourceFinder, resources: Resources) -> None:
        self.sources, self.words, self.resources = sources, sources.words, resources

    @cached_property
    def _norm(self) -> re.Pattern[str]:
        return re.compile(f"[^，。]{{0,12}}?(?<![主重只需首]){self.words.group('norm')}")

    @cached_property
    def _demand(self) -> re.Pattern[str]:
        """A norm at the start of a clause: what a sentence needs to carry on a demand."""
        norm = f"(?:^|[，；。])[^，。；]{{0,12}}?(?<![主重只需首]){self.words.group('norm')}(?![求素点义对用急邀])"
        return re.compile(f"{norm}|第[一二三四五六七八九十]{{1,2}}，|[一二三四五六七八九]是")

    @cached_property
    def _figures(self) -> re.Pattern[str]:
        """What a sentence needs to carry on what data show."""
        return re.compile(rf"\d[^，。；]{{0,6}}(?:[%％万亿]|百分点)|{self.words.group('statistic')}")

    @cached_property
    def _occasion(self) -> re.Pattern[str]:
        return re.compile(self.words.group("occasion"))

    @cached_property
    def _occasion_end(self) -> re.Pattern[str]:
        return re.compile(f"{self.words.group('phrase-end')}$")

    @cached_property
    def _day(self) -> re.Pattern[str]:
        return re.compile(rf"\d{{1,2}}日{self.words.group('day-part')}")

    @cached_property
    def _crowd(self) -> re.Pattern[str]:
        """400多名代表出席会议: how many people did something."""
        verbs = any_of(term for term in self.sources.narration if len(term) > 1)
        return re.compile(rf"(?:来自[^，。]{{2,12}}的)?\d[\d.]*[万千百余多]*[名位人][^，。]{{0,14}}?(?:{verbs})")

    @cached_property
    def _event(self) -> re.Pattern[str]:
        """会谈9日起在维也纳举行: an event with its day."""
        return re.compile(f"[^，。]{{2,24}}\\d{{1,2}}[日号]起?在[^，。]{{2,12}}{self.words.group('held')}")

    @cached_property
    def _aside_head(self) -> re.Pattern[str]:
        group = self.words.group
        return re.compile(f"对.{{1,20}}{group('aside')}|{group('praise')}|(?:在[^，。]{{1,12}})?{group('echo')}")

    @cached_property
    def _own_words(self) -> re.Pattern[str]:
        """总书记的重要讲话，让人振奋: a sentence about what was said."""
        group = self.words.group
        return re.compile(f"[^，。；的]{{0,4}}?{group('cited')}的{group('author-link')}?{group('authored')}[，使让激在引为]")

    @cached_property
    def _of_event(self) -> re.Pattern[str]:
        """这标志着…; 在官兵中引起反响: what a speech or a paper was, or what it brought about."""
        return re.compile(f"{self.words.group('of-event')}|[^，。]{{0,20}}?{self.words.group('stirs')}[^，。]{{0,8}}{self.words.group('stirred')}")

    @cached_property
    def _floor(self) -> re.Pattern[str]:
        """有记者问到房价; 座谈会上，三位代表先后发言: others have the word."""
        group = self.words.group
        return re.compile(f"(?:有|当被|被)[^，。；]{{0,8}}{group('asked')}|[^。！？；]{{0,60}}{group('stage')}")

    @cached_property
    def _asked_about(self) -> re.Pattern[str]:
        return re.compile(f"{self.words.group('asked-about')}$")

    @cached_property
    def _reacts(self) -> re.Pattern[str]:
        """统一部对此表示遗憾: how another body takes what was said."""
        return re.compile(f"(?:当天|随后|{self.words.group('joining')})?对此[^，。]{{0,4}}{self.words.group('aside')}")

    @cached_property
    def _did(self) -> re.Pattern[str]:
        """他还考察了…: a pronoun whose verb is one of narration."""
        return re.compile(f"(?:{self.words.group('joining')}|先后|随后|接着)+")

    def is_nested(self, reading: Reading, outer: Source, inner: Source, passing: bool) -> bool:
        """Whether the second source is one whom the first one cites: 习近平总书记指出 in another's speech."""
        if reading.covered[outer.start : outer.end] == reading.covered[inner.start : inner.end]:
            return False
        if passing and outer.kind in ("person", "unnamed") and self.sources.kinds.get(reading.covered[inner.start : inner.end]) == "side":
            return True
        covered = reading.covered
        authority = self._cited(covered, inner) or (outer.kind == "person" and covered.startswith(self.words.of("authority"), inner.start))
        return authority and not self._cited(covered, outer) and inner.start > outer.end

    def _cited(self, covered: str, source: Source) -> bool:
        return source.kind == "person" and covered.startswith(self.words.of("cited"), source.end)

    def end(self, reading: Reading, attribution: Attribution, start: int, limit: int, known: Collection[str]) -> int:
        """Where content ends that starts at `start` and goes no further than `limit`."""
        source, cue = attribution.source, attribution.cue
        cited = self._cited(reading.covered, source)
        asks = source.kind != "person" and cue.mode == "bare" and cue.frame in ("tell", "urge")
        further = self._figures if cue.frame == "show" else self._demand if asks else None
        first_person = reading.covered[source.start : source.end] == "我"
        end = self._aside(reading, start, min(limit, reading.sentence_end(start)))
        for sentence_start, sentence_end in reading.sentences(start + 1, limit):
            if sentence_start >= limit or first_person:
                break
            if cited and self._norm.match(reading.covered, sentence_start, sentence_end) is None:
                break
            if cue.mode == "bare" and self._is_another(reading, source, sentence_start, sentence_end, known):
                break
            if self._narrates(reading, source, sentence_start, sentence_end, known):
                break
            if further is None or further.search(reading.covered, sentence_start, sentence_end):
                end = min(limit, sentence_end)
        return end

    def _aside(self, reading: Reading, start: int, end: int) -> int:
        """Where content ends inside its first sentence, before 对工作予以肯定 and the like."""
        at = reading.clause_end(start)
        while at < end:
            behind = at + 1
            if reading.covered[at] == "；" and self._is_agenda(reading, behind):
                return at
            if self._aside_head.match(reading.covered, behind, min(end, behind + 40)) and reading.clause_end(behind) <= end:
                hit = self._aside_head.match(reading.covered, behind, reading.clause_end(behind))
                if hit:
                    return at
            at = reading.clause_end(behind)
        return end

    def _is_agenda(self, reading: Reading, at: int) -> bool:
        """；通过《条例》: what else a meeting did."""
        return reading.covered.startswith(self.sources.narration, at) and reading.covered.find("《", at, at + 6) > 0

    def is_no_content(self, reading: Reading, cue: Cue) -> bool:
        """样车发布，这标志着…; 发表讲话，就局势作出解释: what follows tells of the event and not what was said."""
        start = cue.content
        if cue.frame == "lead" and cue.mode == "comma" and reading.covered[cue.end] == "，":
            return self._of_event.match(reading.covered, start, reading.clause_end(start)) is not None
        if cue.mode == "bare" and reading.covered[cue.start : cue.end] in self.words.of("asked"):
            return self._asked_about.search(reading.covered, start, reading.clause_end(start)) is not None
        return cue.mode == "bare" and self._is_phrase(reading, start)

    def _is_phrase(self, reading: Reading, start: int) -> bool:
        """重申对和平的信念: a noun with its object, and nothing said of it."""
        end = reading.clause_end(start)
        if end < reading.sentence_end(start) or not reading.covered.startswith(("对", "关于"), start):
            return False
        of = reading.covered.rfind("的", start, end)
        return 0 < of < end - 1 and end - of <= _SHORT_NOUN

    def frame_start(self, reading: Reading, opening: int, low: int) -> int:
        """Where the clauses of time and occasion start that lead to an attribution (在农贸市场，他强调…)."""
        sentence = reading.sentence_start(opening)
        at = opening if self.sources.open(reading.covered, sentence, opening) < opening else max(sentence, low)
        while at > low and at != sentence:
            clause = reading.previous_clause(at)
            if clause is None or clause[0] < low:
                break
            start = self.sources.open(reading.covered, *clause)
            first = max(clause[0], reading.start) == sentence
            short = clause[1] - start <= (_FIRST_FRAME if first else _SHORT_FRAME) and self._occasion.match(reading.covered, start)
            if start < clause[1] and not (short or self._occasion_end.search(reading.covered, start, clause[1])):
                break
            at = clause[0]
        return at

    def _narrates(self, reading: Reading, source: Source, start: int, end: int, known: Collection[str]) -> bool:
        covered = reading.covered
        if (
            self._crowd.match(covered, start, end)
            or self._day.match(covered, start, end)
            or covered.startswith(self.words.of("reporter"), start)
            or self._event.match(covered, start, end)
        ):
            return True
        if self._is_news(reading, source, start, end) or self._floor.match(covered, start, end) or self._turns(reading, source, start, end):
            return True
        if source.kind == "person" and self._own_words.match(covered, start, end) and self._is_about(covered, source, start):
            return True
        at = self.sources.open(covered, start, end)
        if source.kind == "person" and covered.startswith(covered[source.start : source.end].rpartition("·")[2], at):
            return True
        for _ in range(_FRAMES):
            if self._is_narrative(covered, source, at, end, known):
                return True
            if not covered.startswith(self.words.of("occasion"), at):
                break
            at = self.sources.open(covered, reading.clause_end(at), end)
        return False

    def _is_about(self, covered: str, source: Source, start: int) -> bool:
        """Whether a sentence that opens with somebody's words means the source's own."""
        name, cited = covered[source.start : source.end], self.words.of("cited")
        if covered.startswith((name, *(name[:1] + word for word in cited)), start):
            return True
        return covered.startswith(cited, start) and (source.pronoun or self._cited(covered, source))

    def _is_another(self, reading: Reading, source: Source, start: int, end: int, known: Collection[str]) -> bool:
        """Whether another person is the subject of a sentence: what a bare verb reports seldom goes on over that."""
        if source.kind != "person" or source.pronoun:
            return False
        subject = self.sources.subject(reading.covered, start, end, known)
        return subject is not None and subject.kind == "person" and not subject.pronoun and not self._cited(reading.covered, subject)

    def _is_news(self, reading: Reading, source: Source, start: int, end: int) -> bool:
        """Whether a sentence opens with a day, and goes on with what happened, and not with what a meeting or a document asks for."""
        covered = reading.covered
        if source.kind not in ("body", "unnamed") or not self.sources.edges.is_time(covered, start, end):
            return False
        head = self.sources.phrases.head(covered, source.start, source.end)
        return head != "meeting" and self._norm.match(covered, start, end) is None

    def _turns(self, reading: Reading, source: Source, start: int, end: int) -> bool:
        """Whether a sentence turns from what a body said back to the news (不过, 此外), and asks for nothing."""
        if source.kind not in ("body", "unnamed") or not reading.covered.startswith(self.words.of("turn"), start):
            return False
        return (
            self.sources.phrases.head(reading.covered, source.start, source.end) != "meeting"
            and self._norm.match(reading.covered, start, end) is None
        )

    def _is_narrative(self, covered: str, source: Source, start: int, end: int, known: Collection[str]) -> bool:
        """Whether a clause says what somebody did."""
        subject = self.sources.subject(covered, start, end, known)
        if subject is None:
            return False
        if subject.pronoun:
            did = self._did.match(covered, subject.end, end) if source.kind == "person" else None
            return did is not None and covered.startswith(self.sources.narration, did.end())
        if source.pronoun and covered[subject.start : subject.end] in known and not self._cited(covered, subject):
            return True
        same = covered[subject.start : subject.end] == covered[source.start : source.end]
        if subject.kind != "person" and not same and covered.startswith("也", subject.end):
            return covered.startswith(self.sources.narration, subject.end + 1)
        side = self.sources.kinds.get(covered[subject.start : subject.end]) == "side"
        if subject.kind == "body" and not same and not side and self._reacts.match(covered, subject.end, end) is not None:
            return True
        if subject.kind != "person" and not same:
            return self.sources.kinds.get(covered[subject.start : subject.end]) != "side" and self.sources.edges.is_day(covered, subject.end)
        behind = self.sources.open(covered, subject.end, end)
        return covered.startswith(self.sources.narration, behind)
