"""From attributions in tokens to quotes in the text: spans, parts, kind and the mention of the speaker."""

from __future__ import annotations

from collections.abc import Sequence

from npf.draft import Draft
from npf.languages.en.attribution import Attribution
from npf.languages.en.sources import SourceKinds
from npf.languages.en.subjects import Phrase
from npf.languages.en.tokens import Sentence
from npf.models import Quote, QuoteKind, Span, Speaker
from npf.text import Extent, Marks, marks_over, trim

__all__ = ["QuoteMaker"]

_QUOTED_WORDS = 5
_EDGES = "\"“”'‘’.,;:!?… "
_MARKS = "\"“”'‘’`«»"


class QuoteMaker:
    """Makes quotes; knows nothing of grammar."""

    def __init__(self, kinds: SourceKinds) -> None:
        self._kinds = kinds

    def quotes(self, draft: Draft, s: Sentence, attribution: Attribution, pairs: Sequence[Marks]) -> list[Quote]:
        """The quotes of one attribution: one for each quotation that is a part of its own, one for the rest."""
        speaker = self.speaker(draft, s, attribution.source)
        cue = draft.span(*s.extent(*attribution.cue)) if attribution.cue else None
        direct = [part for part in attribution.parts if part[1] - part[0] == 1 and s.kinds[part[0]] == "q"]
        found = [self.direct(draft, *s.extent(*part), speaker, cue, attribution.rule) for part in direct]
        extents = [trim(draft.text, *s.extent(*part), ",;:") for part in attribution.parts if part not in direct]
        parts = tuple(draft.span(*extent) for extent in extents if extent[0] < extent[1])
        if parts:
            whole = draft.span(parts[0].start, parts[-1].end)
            kind = self.kind(draft, parts, pairs)
            found.append(
                Quote(start=whole.start, end=whole.end, text=whole.text, kind=kind, speaker=speaker, cue=cue, parts=parts, rule=attribution.rule)
            )
        return [quote for quote in found if quote.text]

    def direct(self, draft: Draft, start: int, end: int, speaker: Speaker | None, cue: Span | None, rule: str) -> Quote:
        """A direct quote: what stands inside the marks of `text[start:end]`."""
        span = draft.span(*trim(draft.text, start, end, _MARKS))
        return Quote(start=span.start, end=span.end, text=span.text, kind="direct", speaker=speaker, cue=cue, parts=(span,), rule=rule)

    def kind(self, draft: Draft, parts: Sequence[Span], pairs: Sequence[Marks]) -> QuoteKind:
        """Direct, mixed or indirect, from the marks alone."""
        quoted = 0
        for part in parts:
            for pair in marks_over(pairs, part.start, part.end):
                start, end = max(part.start, pair.inside[0]), min(part.end, pair.inside[1])
                if start < end:
                    if len(parts) == 1 and all(self._is_empty(draft, extent) for extent in ((part.start, start), (end, part.end))):
                        return "direct"
                    quoted += len(draft.text[start:end].split())
        return "mixed" if quoted >= _QUOTED_WORDS else "indirect"

    def _is_empty(self, draft: Draft, extent: Extent) -> bool:
        start, end = trim(draft.text, *extent, _EDGES)
        return start >= end

    def speaker(self, draft: Draft, s: Sentence, source: Phrase | None) -> Speaker | None:
        """The mention that a source is."""
        if source is None:
            return None
        span = draft.span(*self._without_auxiliary(s, source))
        kind = self._kinds.of(s, *source)
        return Speaker(start=span.start, end=span.end, text=span.text, name=span.text, key=span.text.casefold(), kind=kind)

    def _without_auxiliary(self, s: Sentence, source: Phrase) -> Extent:
        """The extent of a source; of "they're" only the pronoun."""
        start, end = s.extent(*source)
        contracted = source[1] - source[0] == 1 and self._kinds.grammar.is_contraction(s.low[source[0]])
        return (start, start + s.low[source[0]].index("'")) if contracted else (start, end)
