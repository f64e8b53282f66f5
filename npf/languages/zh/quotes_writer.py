"""From attributions to quotes: what exactly is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from npf.draft import Draft, Paragraph
from npf.languages.zh.quotes_cues import Cue
from npf.languages.zh.quotes_extent import ExtentFinder
from npf.languages.zh.quotes_frames import Attribution
from npf.languages.zh.quotes_reading import Reading
from npf.languages.zh.sources import Source
from npf.models import Quote, QuoteKind, Span, Speaker
from npf.text import Extent, Marks, trim

__all__ = ["QUOTATION", "Writer"]

QUOTATION = '“‘"'
_EDGE = "，,；;：:、。 "
_LEAST_MARKED = 8
_LEAST = 2
_ENDS = frozenset("。！？…，；!?")


class Writer:
    """Turns the attributions of one paragraph into quotes."""

    def __init__(self, draft: Draft, reading: Reading, extents: ExtentFinder, known: Collection[str]) -> None:
        self.draft, self.reading, self.extents, self.known = draft, reading, extents, known
        self.taken = reading.start

    def write(self, attributions: list[Attribution]) -> list[Quote]:
        """The quotes, one or more for each attribution that no other one reports."""
        found: list[Quote] = []
        index = 0
        while index < len(attributions):
            attribution = attributions[index]
            following = index + 1
            nested: list[Attribution] = []
            while following < len(attributions) and (
                self._is_nested(attribution, attributions[following]) or self._goes_on_nested(attributions, index, following)
            ):
                if attributions[following].cue.mode == "mark":
                    nested.extend(attributions[following : following + 1])
                following += 1
            found.extend(self._quotes(attribution, attributions[following] if following < len(attributions) else None))
            found.extend(self._direct(inner, pair, "zh.quote.nested") for inner in nested for pair in self._pairs_behind(inner.cue, None))
            index = following
        return found

    def write_whole(self, attribution: Attribution | None, paragraph: Paragraph, rule: str) -> list[Quote]:
        """The quote that a whole paragraph is: a point that was announced, or the line behind a headline's verb."""
        if attribution is None:
            return []
        extent = trim(self.draft.folded, paragraph.start, paragraph.end, _EDGE)
        return [self._quote(attribution, extent, "indirect", rule)] if extent[1] - extent[0] > _LEAST else []

    def _is_nested(self, outer: Attribution, inner: Attribution) -> bool:
        """Whether the second attribution is part of what the first one reports."""
        if self._is_saying(outer, inner) or self._is_habit(outer, inner):
            return True
        at_once = inner.opening <= outer.cue.content and not inner.elliptic and outer.cue.mode != "final"
        return at_once or self._in_passing(outer, inner) or self.extents.is_nested(self.reading, outer.source, inner.source, inner.cue.mode == "bare")

    def _is_habit(self, outer: Attribution, inner: Attribution) -> bool:
        """会议指出，…。中央历来强调，…: what somebody always says is an argument of the one who speaks."""
        if inner.elliptic or inner.source.kind == "person" or outer.cue.mode != "comma" or inner.source.start < outer.cue.content:
            return False
        return any(word in self.reading.covered[inner.source.end : inner.cue.start] for word in self.extents.words.of("habit"))

    def _is_saying(self, outer: Attribution, inner: Attribution) -> bool:
        """诗人李白说：“…”: an author or a proverb whom a speaker cites."""
        if inner.cue.mode != "mark" or outer.cue.mode != "comma" or outer.source.kind != "person" or inner.elliptic:
            return False
        phrase = self.reading.covered[max(inner.opening, inner.source.opening) : inner.cue.end]
        return any(word in phrase for word in self.extents.words.of("quoted-role"))

    def _goes_on_nested(self, attributions: list[Attribution], index: int, following: int) -> bool:
        """Whether an attribution takes its source from one that is part of what another reports."""
        return following - 1 > index and attributions[following].elliptic and attributions[following].source is attributions[following - 1].source

    def _in_passing(self, outer: Attribution, inner: Attribution) -> bool:
        """发言人表示，美方称…，但…: a source that is cited in the sentence of another one."""
        if outer.source.kind == "document" and inner.source.pronoun and inner.cue.mode == "bare":
            return True
        if self.reading.covered.startswith(self.extents.words.of("another"), inner.opening):
            return False
        if inner.elliptic or inner.cue.mode != "bare" or outer.cue.mode != "comma" or (inner.source.pronoun and outer.source.kind == "person"):
            return False
        sentence = self.reading.sentence_start(inner.cue.start)
        if sentence <= outer.cue.start:
            return True
        # 目前，双方称: what opens the sentence is no clause of the first source.
        ahead = self.reading.clause_start(inner.source.start) > self.extents.sources.open(self.reading.covered, sentence, inner.source.start)
        return (
            ahead
            and inner.source.kind != "person"
            and outer.source.kind == "person"
            and self.reading.clause_start(inner.cue.start) <= inner.source.start
        )

    def _quotes(self, attribution: Attribution, following: Attribution | None) -> list[Quote]:
        found = [self._direct(attribution, pair, "zh.quote.mark-before-cue") for pair in self._pairs_before(attribution)]
        if attribution.cue.mode == "final":
            return found or self._before(attribution)
        pairs = self._pairs_behind(attribution.cue, following)
        if pairs:
            return found + [self._direct(attribution, pair, "zh.quote.mark-after-cue") for pair in pairs]
        half_open = self._half_open(attribution)
        if half_open or (found and attribution.cue.mode != "comma"):
            return found + half_open
        return found + self._indirect(attribution, following)

    def _indirect(self, attribution: Attribution, following: Attribution | None) -> list[Quote]:
        start = attribution.cue.content
        limit = self.reading.end
        if following is not None:
            limit = self.extents.frame_start(self.reading, following.opening, start)
            pair = None if following.elliptic or following.cue.frame != "say" else self._pair_before(following.opening)
            if pair is not None and pair.start > start and pair.end - pair.start >= _LEAST_MARKED and self._opens(pair):
                limit = min(limit, pair.start)
            if following.cue.mode == "final":
                limit = max(self.reading.sentence_start(following.opening), start)
        if attribution.bounded:
            limit = min(limit, self.reading.sentence_end(start))
        if self.extents.is_no_content(self.reading, attribution.cue):
            return []
        end = self.extents.end(self.reading, attribution, start, max(limit, start), self.known)
        start, end = trim(self.draft.folded, start, end, _EDGE)
        return [self._quote(attribution, (start, end), self._kind(start, end), attribution.rule)] if end - start > _LEAST else []

    def _before(self, attribution: Attribution) -> list[Quote]:
        """The content that stands before its source, without marks; only a person is believed to be its source there."""
        if attribution.source.kind != "person":
            return []
        start = max(self.reading.sentence_start(attribution.opening), self.taken)
        start, end = trim(self.draft.folded, start, attribution.opening, _EDGE)
        return [self._quote(attribution, (start, end), self._kind(start, end), attribution.rule)] if end - start > _LEAST else []

    def _pairs_before(self, attribution: Attribution) -> list[Marks]:
        """The pairs of marks that close right before the source."""
        pair = self._pair_before(attribution.opening)
        if pair is not None and attribution.cue.mode == "comma" and self.reading.covered[pair.start - 1 : pair.start] == "”":
            return []
        if pair is None or pair.start < self.taken or pair.end - pair.start < _LEAST_MARKED or not self._opens(pair):
            return []
        self.taken = pair.end
        return [pair]

    def _pair_before(self, at: int) -> Marks | None:
        """The pair of marks that closes here, a comma aside."""
        pair = self.reading.pair_before(at)
        if pair is None:
            while at > self.reading.start and self.reading.covered[at - 1] in "， ":
                at -= 1
            pair = self.reading.pair_before(at)
        return pair

    def _opens(self, pair: Marks) -> bool:
        """Whether a pair of marks stands at the start of its sentence."""
        return self.reading.clause_start(pair.start) == pair.start or self.reading.covered[pair.start - 1] in "：，”"

    def _pairs_behind(self, cue: Cue, following: Attribution | None) -> list[Marks]:
        """The pairs of marks that hold all of the content."""
        found: list[Marks] = []
        at = cue.content
        while (pair := self.reading.pair_at.get(at)) is not None and pair.opener in QUOTATION:
            behind = self.reading.covered[pair.end : pair.end + 1]
            whole = self.draft.folded[pair.end - 2] in _ENDS or behind in ("", "。", "！", "？", "；", "“", "\n")
            listed = behind == "，" and self.reading.covered[pair.end + 1 : pair.end + 2] == pair.opener
            whole = whole or listed or (behind == "，" and self._is_last(pair.end, following))
            if not whole or (cue.frame == "lead" and pair.end - pair.start < _LEAST_MARKED):
                break
            found.append(pair)
            self.taken = pair.end
            at = pair.end + listed
        return found

    def _is_last(self, at: int, following: Attribution | None) -> bool:
        """Whether nothing of the content follows behind a pair of marks and its comma: another attribution does."""
        return following is not None and following.opening <= self.reading.sentence_end(at)

    def _half_open(self, attribution: Attribution) -> list[Quote]:
        """A quotation whose marks do not close in its paragraph."""
        for pair in self.reading.open_pairs:
            if pair.start == attribution.cue.content and pair.opener in QUOTATION:
                end = self.reading.end
                wrong = self.reading.folded.find(pair.opener, pair.start + 1, end)
                while wrong >= 0 and self.reading.folded[wrong - 1] not in _ENDS:
                    wrong = self.reading.folded.find(pair.opener, wrong + 1, end)
                quote = self._quote(attribution, (pair.start + 1, wrong if wrong > 0 else end), "direct", "zh.quote.half-open")
                return [quote] if quote.text else []
        return []

    def _direct(self, attribution: Attribution, pair: Marks, rule: str) -> Quote:
        return self._quote(attribution, pair.inside, "direct", rule)

    def _quote(self, attribution: Attribution, extent: Extent, kind: QuoteKind, rule: str) -> Quote:
        text, (start, end) = self.draft.text, trim(self.draft.text, *extent)
        cue = attribution.cue
        self.taken = max(self.taken, end)
        return Quote(
            start=start,
            end=end,
            text=text[start:end],
            kind=kind,
            speaker=_speaker(text, attribution.source),
            cue=self.draft.span(cue.start, cue.end),
            parts=(Span(start, end, text[start:end]),),
            rule=rule,
        )

    def _kind(self, start: int, end: int) -> QuoteKind:
        pairs = self.reading.pairs
        low, high = (bisect_left(pairs, edge, key=lambda pair: pair.start) for edge in (start, end))
        for pair in pairs[low:high]:
            if pair.end <= end and pair.opener in QUOTATION and pair.end - pair.start - 2 >= _LEAST_MARKED:
                return "direct" if pair.start == start and pair.end == end else "mixed"
        return "indirect"


def _speaker(text: str, source: Source) -> Speaker:
    name = text[source.start : source.end]
    titles = tuple(text[start:end] for start, end in source.titles)
    return Speaker(start=source.start, end=source.end, text=name, name=name, key=name, titles=titles, kind=source.kind)
