"""Points that a source makes one by one, a paragraph each: 习近平提出以下建议。第一，… 第二，…"""

from __future__ import annotations

import re
from collections.abc import Collection

from npf.draft import Draft, Paragraph
from npf.languages.zh.quotes_attribution import Attribution
from npf.languages.zh.quotes_cues import Cue
from npf.languages.zh.quotes_reading import Reading
from npf.languages.zh.sources import Source, SourceFinder

__all__ = ["PointFinder"]

_NUMBER = "[一二三四五六七八九十]"
_POINT = re.compile(
    f"第{_NUMBER}{{1,2}}[，、：是个]|{_NUMBER}{{1,2}}(?:、|是|要)|[（(]{_NUMBER}{{1,2}}[）)]|首先，|其次，|再次，|最后，|—{{1,2}}|\\d{{1,2}}[.、．]|[●•■◆]"
)
_ANNOUNCED = re.compile(
    "(提出|阐述|强调|作出|做出|谈|讲|提|发表|归纳|概括|分享|给出|表达|宣布|采取)(?:了|出|过)?[^，。；]{0,24}"
    f"(?:以下|如下|下列|几点|几个|(?:{_NUMBER}|[两几]|\\d)+(?:点|个|项|条|方面|大))[^，。；]{{0,20}}[。：]?$"
)
_WINDOW = 90


class PointFinder:
    """Sees when a paragraph announces points, and which paragraphs are points."""

    def __init__(self, sources: SourceFinder) -> None:
        self.sources = sources

    def is_point(self, draft: Draft, paragraph: Paragraph) -> bool:
        """Whether a paragraph opens with a number or a bullet."""
        return _POINT.match(draft.folded, paragraph.start, paragraph.end) is not None

    def announced(self, reading: Reading, last: Attribution | None, known: Collection[str]) -> Attribution | None:
        """The attribution that holds for the points that follow this paragraph, if its end announces some."""
        end = reading.end
        start = max(reading.sentence_start(end - 1), end - _WINDOW)
        hit = _ANNOUNCED.search(reading.covered, start, end)
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
        """The subject of the sentence that announces the points."""
        at = reading.clause_start(verb)
        for _ in range(4):
            source = self.sources.subject(reading.covered, at, verb, known)
            if source is not None:
                return source
            clause = reading.previous_clause(at)
            if clause is None:
                return None
            at, verb = clause
        return None
