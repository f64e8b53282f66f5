"""Who says what in one sentence: cues, their subjects and their content put together."""

from __future__ import annotations

from npf.languages.en.attribution import Attribution
from npf.languages.en.clause_edges import ClauseEdges
from npf.languages.en.contents import ContentFinder
from npf.languages.en.contents_before import ContentBefore
from npf.languages.en.contents_behind import ContentBehind
from npf.languages.en.cue_readings import CueReader
from npf.languages.en.grammar import Grammar
from npf.languages.en.noun_cues import NounCues
from npf.languages.en.open_quotations import OpenQuotations
from npf.languages.en.reporting import CueFinder
from npf.languages.en.source_phrases import SourcePhrases
from npf.languages.en.subjects import SubjectFinder
from npf.languages.en.tokens import Sentence

__all__ = ["AttributionFinder"]


class AttributionFinder:
    """Reads sentences in passes: cues with their subjects, phrases, content before cues, content behind them, quotations left over."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.subjects = SubjectFinder(grammar)
        self.cues = CueFinder(grammar)
        self.contents = ContentFinder(grammar)
        edges = ClauseEdges(grammar, self.subjects, self.contents)
        self._readers = CueReader(grammar, self.subjects, self.contents, self.cues.words)
        self._phrases = SourcePhrases(grammar, self.subjects, self.contents, edges)
        self._before = ContentBefore(grammar, self.contents, edges, self.cues.plain)
        self._behind = ContentBehind(grammar, self.subjects, self.contents, edges, self._readers)
        self._left_over = OpenQuotations(grammar, self.subjects)
        self._nouns = NounCues(grammar, self.subjects, self.contents)
        self.words = self.cues.words | self._phrases.words
        self.signals = self.cues.signals | self._phrases.signals | self._nouns.words

    def read(self, s: Sentence) -> list[Attribution]:
        """The attributions of a sentence, from left to right; nested ones are left out."""
        readings = [self._readers.read(s, cue) for cue in self.cues.find(s)]
        opened = {reading.opening.first for reading in readings if reading.opening is not None and reading.subject is not None}
        found = [attribution for attribution in self._phrases.find(s) if attribution.cue is None or attribution.cue[0] not in opened]
        self._before.add(s, readings, found)
        self._behind.add(s, readings, found)
        found.extend(self._nouns.find(s, found))
        if "q" in s.kinds:
            found.extend(self._left_over.find(s, found))
        return sorted(found, key=lambda a: a.parts[0])
