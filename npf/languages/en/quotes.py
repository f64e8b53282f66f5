"""Content that is attributed to a source: sentences one by one, then what carries on over sentences and paragraphs."""

from __future__ import annotations

import re
from functools import cached_property

from npf.draft import Draft, Paragraph
from npf.languages.en.attributions import Attribution, AttributionFinder
from npf.languages.en.grammar import Grammar
from npf.languages.en.sources import SourceKinds
from npf.languages.en.tokens import Sentence, quotations, sentences_around_quotations
from npf.models import Quote, QuoteKind, Span, Speaker
from npf.resources import Resources
from npf.text import Extent, Marks, trim

__all__ = ["QuoteFinder"]

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED_WORDS = 5
_EDGES = "\"“”'‘’.,;:!?… "


class QuoteFinder:
    """Finds quotes with the mentions of their speakers."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def grammar(self) -> Grammar:
        """Word classes and phrases."""
        return Grammar(self.resources.lexicons)

    @cached_property
    def _attributions(self) -> AttributionFinder:
        return AttributionFinder(self.grammar)

    @cached_property
    def _kinds(self) -> SourceKinds:
        return SourceKinds(self.grammar)

    def find(self, draft: Draft) -> list[Quote]:
        """The quotes of the English paragraphs; `speaker.name` is still the mention's own text."""
        found: list[Quote] = []
        last: Speaker | None = None
        for paragraph in draft.body("en"):
            quotes = self._paragraph(draft, paragraph, last)
            found.extend(quotes)
            last = next((q.speaker for q in reversed(quotes) if q.speaker is not None), None)
        return found

    def _paragraph(self, draft: Draft, paragraph: Paragraph, last: Speaker | None) -> list[Quote]:
        pairs = quotations(paragraph)
        folded = draft.folded
        opaque = [pair for pair in paragraph.marks if pair.opener in "([" and not any(q.start <= pair.start < q.end for q in pairs)]
        opaque = sorted((*pairs, *(pair for pair in opaque if not any(pair.start <= q.start < pair.end for q in pairs))), key=lambda pair: pair.start)
        found: list[Quote] = []
        words = self._attributions.words
        speaker = last
        for start, end in sentences_around_quotations(paragraph, pairs):
            has_mark = any(pair.start < end and pair.end > start for pair in pairs) if pairs else False
            if not has_mark and words.isdisjoint(_WORD.findall(folded[start:end].lower())):
                continue
            s = Sentence(folded, start, end, opaque)
            attributions = self._attributions.read(s)
            for attribution in attributions:
                quotes = self._quotes(draft, s, attribution, pairs)
                found.extend(quotes)
                speaker = next((q.speaker for q in quotes if q.speaker is not None), speaker)
            if not attributions and has_mark and all(kind in "qp" for kind in s.kinds):
                found.extend(self._floating(draft, s, speaker))
        return found

    def _floating(self, draft: Draft, s: Sentence, speaker: Speaker | None) -> list[Quote]:
        found: list[Quote] = []
        for i, kind in enumerate(s.kinds):
            if kind == "q":
                part = self._inside(draft, s.starts[i], s.ends[i])
                if len(part.text.split()) >= 3:
                    found.append(
                        Quote(
                            start=part.start,
                            end=part.end,
                            text=part.text,
                            kind="direct",
                            speaker=speaker,
                            cue=None,
                            parts=(part,),
                            rule="en.quote.floating",
                        )
                    )
        return found

    def _quotes(self, draft: Draft, s: Sentence, attribution: Attribution, pairs: tuple[Marks, ...]) -> list[Quote]:
        speaker = self._speaker(draft, s, attribution)
        cue = draft.span(*s.extent(*attribution.cue)) if attribution.cue else None
        direct = [part for part in attribution.parts if part[1] - part[0] == 1 and s.kinds[part[0]] == "q"]
        others = [part for part in attribution.parts if part not in direct]
        found: list[Quote] = []
        for first, behind in direct:
            span = self._inside(draft, *s.extent(first, behind))
            if span.text:
                found.append(
                    Quote(
                        start=span.start, end=span.end, text=span.text, kind="direct", speaker=speaker, cue=cue, parts=(span,), rule=attribution.rule
                    )
                )
        if others:
            parts = tuple(draft.span(*self._trim(draft, *s.extent(*part))) for part in others)
            parts = tuple(part for part in parts if part.start < part.end)
            if parts:
                whole = draft.span(parts[0].start, parts[-1].end)
                kind = self._kind(draft, parts, pairs)
                found.append(
                    Quote(start=whole.start, end=whole.end, text=whole.text, kind=kind, speaker=speaker, cue=cue, parts=parts, rule=attribution.rule)
                )
        return found

    def _trim(self, draft: Draft, start: int, end: int) -> Extent:
        return trim(draft.text, start, end, ",;:")

    def _inside(self, draft: Draft, start: int, end: int) -> Span:
        return draft.span(*trim(draft.text, start, end, "\"“”'‘’`«»"))

    def _kind(self, draft: Draft, parts: tuple[Span, ...], pairs: tuple[Marks, ...]) -> QuoteKind:
        quoted = 0
        for part in parts:
            for pair in pairs:
                start, end = max(part.start, pair.inside[0]), min(part.end, pair.inside[1])
                if start < end:
                    if all(trim(draft.text, a, b, _EDGES) == (b, b) or a >= b for a, b in ((part.start, start), (end, part.end))) and len(parts) == 1:
                        return "direct"
                    quoted += len(draft.text[start:end].split())
        return "mixed" if quoted >= _QUOTED_WORDS else "indirect"

    def _speaker(self, draft: Draft, s: Sentence, attribution: Attribution) -> Speaker | None:
        if attribution.source is None:
            return None
        span = draft.span(*s.extent(*attribution.source))
        kind = self._kinds.of(s, *attribution.source)
        return Speaker(start=span.start, end=span.end, text=span.text, name=span.text, key=span.text.casefold(), kind=kind)
