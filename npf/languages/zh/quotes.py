"""Content that is attributed to a source."""

from __future__ import annotations


from attrs import frozen

from npf.draft import Draft
from npf.languages.zh.quotes_cues import Cue, CueScanner
from npf.languages.zh.quotes_extent import ExtentFinder
from npf.languages.zh.quotes_reading import Reading, cover
from npf.languages.zh.sources import Source, SourceFinder
from npf.models import Quote, QuoteKind, Span, Speaker
from npf.resources import Resources
from npf.text import Extent, Marks, trim

__all__ = ["QuoteFinder"]

_EDGE = "，,；;：:、。 "
_LEAST_MARKED = 8
_LEAST_BARE = 3
_NOMINAL = ("按照", "根据", "依照", "按", "贯彻", "落实", "符合", "达到", "满足", "适应", "围绕", "遵照", "响应", "牢记", "不负", "回应", "听取")


@frozen
class Attribution:
    """A reporting word with its source: somebody said something."""

    cue: Cue
    source: Source
    opening: int
    elliptic: bool = False


class QuoteFinder:
    """Quotes, direct and reported, whose speakers are mentions."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._cues = CueScanner(resources)
        self._sources = SourceFinder(resources)
        self._extents = ExtentFinder(self._sources, resources)

    def find(self, draft: Draft) -> list[Quote]:
        """The quotes of all Chinese paragraphs, in reading order."""
        paragraphs = draft.body("zh")
        covered = cover(draft, paragraphs)
        quotes: list[Quote] = []
        for paragraph in paragraphs:
            cues = list(self._cues.find(covered, paragraph.start, paragraph.end))
            if not cues:
                continue
            reading = Reading(covered, draft.folded, paragraph)
            quotes.extend(_Writer(draft, reading, self._extents).write(self._attributions(reading, cues)))
        return quotes

    def _attributions(self, reading: Reading, cues: list[Cue]) -> list[Attribution]:
        found: list[Attribution] = []
        for cue in cues:
            attribution = self._attribution(reading, cue, found[-1] if found else None)
            if attribution is not None:
                found.append(attribution)
        return found

    def _attribution(self, reading: Reading, cue: Cue, last: Attribution | None) -> Attribution | None:
        covered = reading.covered
        low = reading.clause_start(cue.start)
        if last is not None and low < last.cue.end:
            low = last.cue.end
            if low == cue.start or last.cue.mode in ("comma", "mark") and low <= last.cue.content:
                return None
        before = covered[low : cue.start]
        if before.endswith("的") or cue.noun and before.startswith(_NOMINAL):
            return None
        if cue.mode == "final" or cue.mode == "bare" and (cue.frame == "lead" or not self._has_content(reading, cue)):
            return None
        source = self._sources.find(covered, low, cue.start)
        if source is not None:
            if cue.mode == "bare" and not source.beside and cue.frame != "tell":
                return None
            return Attribution(cue, source, low)
        if self._sources.close(covered, self._sources.open(covered, low, cue.start), cue.start) > self._sources.open(covered, low, cue.start):
            return self._unknown(reading, cue, low)
        return self._elliptic(reading, cue, low, last)

    def _has_content(self, reading: Reading, cue: Cue) -> bool:
        return reading.clause_end(cue.end) - cue.content > _LEAST_BARE

    def _unknown(self, reading: Reading, cue: Cue, low: int) -> Attribution | None:
        """A short phrase right before the verb that no table knows is taken for a source where the verb is sure."""
        if cue.frame != "say" or cue.mode == "bare" or cue.noun:
            return None
        start = self._sources.open(reading.covered, low, cue.start)
        end = self._sources.close(reading.covered, start, cue.start)
        phrase = reading.covered[start:end]
        if 2 <= len(phrase) <= 10 and not any(char in "了着把被将是会要就也都却仍已正不没让使给很更最能可须的这那" for char in phrase):
            return Attribution(cue, Source(start, end, "unnamed", (), True, start), low)
        return None

    def _elliptic(self, reading: Reading, cue: Cue, low: int, last: Attribution | None) -> Attribution | None:
        """A verb without a subject: the subject of the clauses before it, in the same sentence."""
        at = low
        for _ in range(6):
            clause = reading.previous_clause(at)
            if clause is None:
                break
            if last is not None and clause[0] <= last.cue.start:
                if cue.frame == "tell" and cue.mode == "bare" and last.cue.mode == "comma" and cue.start > last.cue.content:
                    return None
                return Attribution(cue, last.source, low, True)
            source = self._sources.subject(reading.covered, *clause)
            if source is not None:
                return Attribution(cue, source, source.opening, True)
            at = clause[0]
        if low != reading.sentence_start(low) or cue.mode == "bare":
            return None
        if last is not None:
            return Attribution(cue, last.source, low, True)
        return self._carried(reading, cue, low)

    def _carried(self, reading: Reading, cue: Cue, low: int) -> Attribution | None:
        """会议听取了汇报。指出，…: the subject of the sentence before."""
        at = low
        while at > reading.start and reading.covered[at - 1] in "。！？ ":
            at -= 1
        if at == reading.start:
            return None
        start = reading.sentence_start(at - 1)
        source = self._sources.subject(reading.covered, start, reading.clause_end(start))
        return Attribution(cue, source, low, True) if source is not None else None


class _Writer:
    """Turns the attributions of one paragraph into quotes."""

    def __init__(self, draft: Draft, reading: Reading, extents: ExtentFinder) -> None:
        self.draft, self.reading, self.extents = draft, reading, extents
        self.taken = reading.start

    def write(self, attributions: list[Attribution]) -> list[Quote]:
        """The quotes, one or more for each attribution."""
        found: list[Quote] = []
        index = 0
        while index < len(attributions):
            attribution = attributions[index]
            following = index + 1
            while following < len(attributions) and self._is_nested(attribution, attributions[following]):
                following += 1
            limit = attributions[following] if following < len(attributions) else None
            found.extend(self._quotes(attribution, limit))
            index = following
        return found

    def _is_nested(self, outer: Attribution, inner: Attribution) -> bool:
        """Whether the second attribution is part of what the first one reports."""
        at_once = inner.opening <= outer.cue.content and not inner.elliptic
        return at_once or self.extents.is_nested(self.reading, outer.source, inner.source)

    def _quotes(self, attribution: Attribution, following: Attribution | None) -> list[Quote]:
        found = [self._direct(attribution, pair, "zh.quote.mark-before-cue") for pair in self._pairs_before(attribution)]
        pairs = self._pairs_behind(attribution.cue)
        if pairs:
            return found + [self._direct(attribution, pair, "zh.quote.mark-after-cue") for pair in pairs]
        if found:
            return found
        limit = self.reading.end
        if following is not None:
            limit = self.extents.frame_start(self.reading, following.opening, attribution.cue.content)
        start = attribution.cue.content
        end = self.extents.end(self.reading, attribution.source, start, max(limit, start))
        start, end = trim(self.draft.folded, start, end, _EDGE)
        if end - start < _LEAST_BARE:
            return []
        rule = {"tell": "zh.quote.tell", "comma": "zh.quote.cue-before", "mark": "zh.quote.cue-before"}
        name = "zh.quote.elliptic" if attribution.elliptic else rule.get(attribution.cue.frame) or rule.get(attribution.cue.mode, "zh.quote.bare")
        return [self._quote(attribution, (start, end), self._kind(start, end), name)]

    def _pairs_before(self, attribution: Attribution) -> list[Marks]:
        opening = attribution.opening
        pair = self.reading.pair_before(opening)
        if pair is None:
            at = opening
            while at > self.reading.start and self.reading.covered[at - 1] in "， ":
                at -= 1
            pair = self.reading.pair_before(at)
            if pair is not None and pair.end - pair.start < _LEAST_MARKED:
                pair = None
        if pair is None or pair.start < self.taken:
            return []
        self.taken = pair.end
        return [pair]

    def _pairs_behind(self, cue: Cue) -> list[Marks]:
        """The pairs of marks that hold all of the content."""
        found: list[Marks] = []
        at = cue.content
        while (pair := self.reading.pair_at.get(at)) is not None and pair.opener in '“‘"':
            behind = self.reading.covered[pair.end : pair.end + 1]
            whole = self.draft.folded[pair.end - 2] in "。！？…，；!?" or behind in ("", "。", "，", "！", "？", "；", "“", "\n")
            if not whole or cue.frame == "lead" and pair.end - pair.start < _LEAST_MARKED:
                break
            found.append(pair)
            self.taken = at = pair.end
        return found

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
        for pair in self.reading.pairs:
            if start <= pair.start and pair.end <= end and pair.opener in '“‘"':
                if pair.end - pair.start - 2 >= _LEAST_MARKED:
                    return "direct" if pair.start == start and pair.end == end else "mixed"
            elif pair.start >= end:
                break
        return "indirect"


def _speaker(text: str, source: Source) -> Speaker:
    name = text[source.start : source.end]
    titles = tuple(text[start:end] for start, end in source.titles)
    return Speaker(start=source.start, end=source.end, text=name, name=name, key=name, titles=titles, kind=source.kind)
