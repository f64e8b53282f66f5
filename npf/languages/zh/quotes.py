"""Content that is attributed to a source."""

from __future__ import annotations

from npf.draft import Draft, Paragraph
from npf.languages.zh.quotes_attribution import AttributionFinder
from npf.languages.zh.quotes_extent import ExtentFinder
from npf.languages.zh.quotes_frames import Attribution
from npf.languages.zh.quotes_lists import PointFinder
from npf.languages.zh.quotes_marks import lone_marks
from npf.languages.zh.quotes_reading import Reading, cover
from npf.languages.zh.quotes_writer import Writer
from npf.languages.zh.sources import SourceFinder
from npf.models import Quote
from npf.resources import Resources

__all__ = ["QuoteFinder"]

_READ = frozenset({"body", "headline"})
_LONGEST_HEADLINE = 80


class QuoteFinder:
    """Quotes, direct and reported, whose speakers are mentions.

    The finder looks for reporting words first and reads only the clauses around them.
    """

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._sources = SourceFinder(resources)
        self._attributions = AttributionFinder(self._sources, resources)
        self._extents = ExtentFinder(self._sources, resources)
        self._points = PointFinder(self._sources)

    def find(self, draft: Draft) -> list[Quote]:
        """The quotes of all Chinese paragraphs, in reading order."""
        paragraphs = tuple(p for p in draft.paragraphs if p.lang == "zh" and p.role in _READ)
        covered = cover(draft, paragraphs)
        known = set(self._sources.people.foreign_names(covered))
        quotes: list[Quote] = []
        announced: Attribution | None = None
        for index, paragraph in enumerate(paragraphs):
            following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
            reading: Reading | None = None
            if announced is not None and self._points.is_point(draft, paragraph):
                writer = Writer(draft, Reading(covered, draft.folded, paragraph), self._extents, known)
                quotes.extend(writer.write_whole(announced, paragraph, announced.rule))
                continue
            announced = None
            cues = list(self._attributions.cues.find(covered, paragraph.start, paragraph.end))
            attributions: list[Attribution] = []
            if cues or covered.find("：", paragraph.start, paragraph.end) >= 0:
                reading = Reading(covered, draft.folded, paragraph)
                attributions = self._attributions.find(reading, cues, known)
                writer = Writer(draft, reading, self._extents, known)
                quotes.extend(writer.write(attributions))
                if cues and cues[-1].end == paragraph.end and following is not None and self._is_headline(paragraph):
                    quotes.extend(writer.write_whole(self._attributions.frames.headline(reading, cues[-1]), following, "zh.quote.headline"))
            if following is not None and self._points.is_point(draft, following):
                reading = reading or Reading(covered, draft.folded, paragraph)
                announced = self._points.announced(reading, attributions[-1] if attributions else None, known)
        quotes.extend(lone_marks(draft, paragraphs, covered, quotes))
        return sorted(quotes, key=lambda quote: (quote.start, -quote.end))

    def _is_headline(self, paragraph: Paragraph) -> bool:
        return paragraph.end - paragraph.start <= _LONGEST_HEADLINE
