"""Who sets a norm outside of quotes: the subject of the verb that demands, bans or commits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import attrs

from npf.draft import Draft, Norm
from npf.languages.en.grammar import Grammar
from npf.languages.en.sources import SourceKinds
from npf.languages.en.speakers import SpeakerResolver
from npf.languages.en.subjects import SubjectFinder
from npf.languages.en.tokens import Sentence
from npf.models import Quote, Speaker
from npf.resources import Resources
from npf.text import Extent

__all__ = ["NormSpeakers"]

_PENDING = "pending"
# How many tokens before its verb a subject may begin.
_FARTHEST = 80


class NormSpeakers:
    """Finds the mention of who sets a norm, and resolves it like the speaker of a quote."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _grammar(self) -> Grammar:
        return self.resources.lexicons.built(Grammar)

    @cached_property
    def _subjects(self) -> SubjectFinder:
        return SubjectFinder(self._grammar)

    @cached_property
    def _kinds(self) -> SourceKinds:
        return SourceKinds(self._grammar)

    @cached_property
    def _resolver(self) -> SpeakerResolver:
        return SpeakerResolver(self.resources)

    def mention(self, draft: Draft, sentence: Sentence, source: Extent | None, verb: int) -> Speaker | None:
        """The mention of the source in a sentence.

        Args:
            draft: The article.
            sentence: The tokens.
            source: The tokens of the source where they are known.
            verb: The token of the verb whose subject it is, where they are not.
        """
        if source is None:
            floor = max(0, verb - _FARTHEST)
            source = self._subjects.before(sentence, verb, floor) or self._subjects.of_clause(sentence, verb, floor)
        if source is None or source[0] >= source[1] or (source[1] - source[0] == 1 and sentence.low[source[0]] in ("we", "i", "you", "there")):
            return None
        start, end = sentence.extent(*source)
        text = draft.text[start:end]
        return Speaker(start=start, end=end, text=text, name=text, key=text.casefold(), kind=self._kinds.of(sentence, *source))

    def resolve(self, draft: Draft, norms: Sequence[Norm], pending: dict[Extent, Speaker]) -> list[Norm]:
        """The norms with canonical speakers; `pending` holds the mentions that no quote has settled."""
        if not pending:
            return list(norms)
        asked = [
            Quote(start=m.start, end=m.end, text=m.text, kind="indirect", speaker=m, cue=None, parts=(), rule=_PENDING) for m in pending.values()
        ]
        taken = {quote.start for quote in asked}
        quotes = [quote for quote in draft.quotes if quote.start not in taken]
        together = attrs.evolve(draft, quotes=tuple(sorted([*quotes, *asked], key=lambda quote: quote.start)))
        settled = {(q.start, q.end): q.speaker for q in self._resolver.resolve(together)[0] if q.rule == _PENDING}
        return [
            attrs.evolve(norm, speaker=settled.get((norm.speaker.start, norm.speaker.end), norm.speaker))
            if norm.speaker is not None and (norm.speaker.start, norm.speaker.end) in pending
            else norm
            for norm in norms
        ]
