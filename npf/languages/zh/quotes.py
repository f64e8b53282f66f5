"""Content that is attributed to a source."""

from __future__ import annotations

from npf.draft import Draft, Paragraph
from npf.languages.zh.quotes_attribution import AttributionFinder
from npf.languages.zh.quotes_extent import ExtentFinder
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

    def find(self, draft: Draft) -> list[Quote]:
        """The quotes of all Chinese paragraphs, in reading order."""
        paragraphs = tuple(p for p in draft.paragraphs if p.lang == "zh" and p.role in _READ)
        covered = cover(draft, paragraphs)
        known: set[str] = set()
        quotes: list[Quote] = []
        for index, paragraph in enumerate(paragraphs):
            cues = list(self._attributions.cues.find(covered, paragraph.start, paragraph.end))
            if not cues and covered.find("：", paragraph.start, paragraph.end) < 0:
                continue
            reading = Reading(covered, draft.folded, paragraph)
            attributions = self._attributions.find(reading, cues, known)
            writer = Writer(draft, reading, self._extents, known)
            quotes.extend(writer.write(attributions))
            if cues and cues[-1].end == paragraph.end and index + 1 < len(paragraphs) and self._is_headline(paragraph):
                quotes.extend(writer.write_next(self._attributions.headline(reading, cues[-1]), paragraphs[index + 1]))
        quotes.extend(lone_marks(draft, paragraphs, covered, quotes))
        return sorted(quotes, key=lambda quote: (quote.start, -quote.end))

    def _is_headline(self, paragraph: Paragraph) -> bool:
        return paragraph.end - paragraph.start <= _LONGEST_HEADLINE
