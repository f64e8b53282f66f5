"""Points that a source makes one by one, a paragraph each: 习近平提出以下建议。第一，… 第二，…"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property

from npf.draft import Draft, Paragraph
from npf.languages.zh.quotes_cues import Cue
from npf.languages.zh.quotes_frames import Attribution
from npf.languages.zh.quotes_reading import Reading
from npf.languages.zh.sources import Source, SourceFinder

__all__ = ["PointFinder"]

_NUMBER = "[一二三四五六七八九十]"
_WINDOW = 90


class PointFinder:
    """Sees when a paragraph announces points, and which paragraphs are points."""

    def __init__(self, sources: SourceFinder) -> None:
        self.sources, self.words = sources, sources.words

    @cached_property
    def _point(self) -> re.Pattern[str]:
        numbered = rf"第{_NUMBER}{{1,2}}[，、：是个]|{_NUMBER}{{1,2}}[、是要]|[（(]{_NUMBER}{{1,2}}[）)]|—{{1,2}}|\d{{1,2}}[.、．]|[●•■◆]"
        return re.compile(f"{numbered}|{self.words.group('ordinal')}[，、]")

    @cached_property
    def _announcement(self) -> re.Pattern[str]:
        group = self.words.group
        count = f"(?:{group('following')}|(?:{_NUMBER}|[两几]|\\d)+{group('counter')}+)"
        return re.compile(f"({group('announce')})[了出过]?[^，。；]{{0,24}}{count}[^，。；]{{0,20}}[。：]?$")

    def is_point(self, draft: Draft, paragraph: Paragraph) -> bool:
        """Whether a paragraph opens with a number or a bullet."""
        return self._point.match(draft.folded, paragraph.start, paragraph.end) is not None

    def announced(self, reading: Reading, last: Attribution | None, known: Collection[str]) -> Attribution | None:
        """The attribution that holds for the points that follow this paragraph, if its end announces some."""
        end = reading.end
        start = max(reading.sentence_start(end - 1), end - _WINDOW)
        hit = self._announcement.search(reading.covered, start, end)
        if hit is None:
            return None
        source = self._source(reading, hit.start(1), known)
        if source is None and last is not None:
            source = last.source
        if source is None or source.kind not in ("person", "body") or reading.covered.startswith("我", source.start):
            return None
        cue = Cue(hit.start(1), hit.end(1), "say", False, "comma", end)
        return Attribution(cue, source, start, "zh.quote.point")

    def _source(self, reading: Reading, verb: int, known: Collection[str]) -> Source | None:
        """The subject of the clause that announces the points."""
        return self.sources.subject(reading.covered, reading.clause_start(verb), verb, known)
