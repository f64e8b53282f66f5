"""What is to be done and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from npf.draft import Draft, Norm, Paragraph
from npf.languages.en.directive_cues import DirectiveOpenings
from npf.languages.en.impersonal import ImpersonalOpenings
from npf.languages.en.openings import ModalOpenings, Opening, Setting
from npf.languages.en.tokens import Sentence
from npf.languages.en.verb_phrases import Phrase, VerbPhrases
from npf.languages.en.vocabulary import Vocabulary
from npf.models import Polarity, Quote, Strength
from npf.resources import Resources
from npf.text import Extent

__all__ = ["NormFinder"]

_OFFICIAL = re.compile(r"\b[Ww]e (?:will|must|should|need to)\b")
_QUESTION = re.compile(r"\?[\"”’')]*$")


class NormFinder:
    """What is to be done and what is not."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.resources.lexicons)

    @cached_property
    def _modals(self) -> ModalOpenings:
        return ModalOpenings(self._vocabulary)

    @cached_property
    def _directives(self) -> DirectiveOpenings:
        return DirectiveOpenings(self._vocabulary, self._modals)

    @cached_property
    def _impersonal(self) -> ImpersonalOpenings:
        return ImpersonalOpenings(self._vocabulary, self._modals)

    @cached_property
    def _phrases(self) -> VerbPhrases:
        return VerbPhrases(self._vocabulary)

    def find(self, draft: Draft) -> list[Norm]:
        """The norms of the English paragraphs, in reading order."""
        paragraphs = draft.body("en")
        official = self._is_official(draft, paragraphs)
        found: list[Norm] = []
        quotes = list(draft.quotes)
        for paragraph in paragraphs:
            inside = [quote for quote in quotes if quote.start < paragraph.end and quote.end > paragraph.start]
            found.extend(self._paragraph(draft, paragraph, inside, official))
        return found

    def _is_official(self, draft: Draft, paragraphs: Sequence[Paragraph]) -> bool:
        """Whether the text sets tasks in its own voice."""
        counted = 0
        for paragraph in paragraphs:
            for hit in _OFFICIAL.finditer(draft.folded, paragraph.start, paragraph.end):
                counted += not any(quote.start <= hit.start() < quote.end for quote in draft.quotes)
                if counted > 2:
                    return True
        return False

    def _paragraph(self, draft: Draft, paragraph: Paragraph, quotes: Sequence[Quote], official: bool) -> list[Norm]:
        found: list[Norm] = []
        actor: tuple[Extent, ...] = ()
        for start, end in paragraph.sentences:
            sentence = Sentence(draft.folded, start, end, ())
            if not sentence.low:
                continue
            setting = Setting(
                official=official,
                question=_QUESTION.search(draft.folded, max(start, end - 4), end) is not None,
                quotes=tuple(self._tokens(sentence, quote.start, quote.end) for quote in quotes if quote.start < end and quote.end > start),
                regions=frozenset(self._region_tokens(draft, sentence)),
                follows=bool(found),
            )
            for opening, phrases in self._series(draft, paragraph, sentence, setting):
                if opening.actor is not None and not opening.impersonal:
                    actor = (sentence.extent(*opening.actor),)
                elif opening.actor is not None and opening.passive:
                    pass
                found.extend(self._norm(draft, sentence, opening, phrase, quotes, actor) for phrase in phrases)
        return found

    def _region_tokens(self, draft: Draft, sentence: Sentence) -> Iterator[int]:
        regions = [r for r in draft.regions if r.start < sentence.end and r.end > sentence.start]
        for region in regions:
            for i in range(len(sentence.low)):
                if sentence.starts[i] >= region.start and sentence.ends[i] <= region.end + 2:
                    yield i

    @staticmethod
    def _tokens(sentence: Sentence, start: int, end: int) -> Extent:
        first = next((i for i, at in enumerate(sentence.ends) if at > start), len(sentence.low))
        behind = next((i for i, at in enumerate(sentence.starts) if at >= end), len(sentence.low))
        return first, behind

    def _series(self, draft: Draft, paragraph: Paragraph, sentence: Sentence, setting: Setting) -> Iterator[tuple[Opening, list[Phrase]]]:
        """The openings of a sentence that hold, each with its verb phrases."""
        openings = sorted(
            [*self._modals.find(sentence, setting), *self._directives.find(sentence, setting), *self._impersonal.find(sentence, setting)],
            key=lambda opening: (opening.first, opening.clause),
        )
        openings = self._settled(sentence, setting, openings)
        for which, opening in enumerate(openings):
            limit = self._limit(draft, paragraph, sentence, setting, opening)
            if which + 1 < len(openings):
                limit = min(limit, max(openings[which + 1].clause, opening.head + 1))
            yield opening, self._phrases.split(sentence, opening.first, opening.head, limit, opening.form, opening.negated)

    def _settled(self, sentence: Sentence, setting: Setting, openings: Sequence[Opening]) -> list[Opening]:
        """The openings that do not stand inside the verb phrase of another."""
        kept: list[Opening] = []
        for opening in openings:
            if kept:
                last = kept[-1].head
                apart = any(last < edge <= opening.first for quote in setting.quotes for edge in quote)
                if opening.first <= last or (opening.clause <= last and not apart) or not (apart or self._joined(sentence, opening)):
                    continue
            kept.append(opening)
        return kept

    def _joined(self, sentence: Sentence, opening: Opening) -> bool:
        """Whether the clause of an opening begins at a joint, so that it is not inside the phrase before."""
        return sentence.low[opening.clause] in self._vocabulary.start or (
            sentence.kinds[opening.clause] == "W" and sentence.low[opening.clause] in self._vocabulary.pron
        )

    def _limit(self, draft: Draft, paragraph: Paragraph, sentence: Sentence, setting: Setting, opening: Opening) -> int:
        """The token behind the last one that the norm may take in."""
        limit = len(sentence.low)
        for first, behind in setting.quotes:
            if first <= opening.head < behind:
                limit = min(limit, behind)
        at = sentence.starts[opening.head]
        for pair in paragraph.marks:
            if pair.closed and pair.start < sentence.starts[opening.first] and at < pair.end and pair.opener in '"“‘([':
                limit = min(limit, self._tokens(sentence, pair.start, pair.end - 1)[1])
        if opening.rule in ("en.norm.heading", "en.norm.ban"):
            limit = self._short(sentence, opening, limit)
        while limit > opening.head + 1 and sentence.kinds[limit - 1] == "p" and sentence.low[limit - 1] not in ("%", ")", "]"):
            limit -= 1
        return limit

    def _short(self, sentence: Sentence, opening: Opening, limit: int) -> int:
        """The end of a heading without a full stop, or of a ban before its reason."""
        low, kinds = sentence.low, sentence.kinds
        heading = opening.rule == "en.norm.heading"
        for i in range(opening.head + 1, limit):
            if heading and kinds[i] == "W" and kinds[i - 1] == "w" and any(low[j] in self._vocabulary.fin for j in range(i, min(limit, i + 12))):
                return i
            if not heading and (low[i] == "," or low[i] in self._vocabulary.sub):
                return i
        return limit

    def _norm(self, draft: Draft, sentence: Sentence, opening: Opening, phrase: Phrase, quotes: Sequence[Quote], actor: tuple[Extent, ...]) -> Norm:
        first, behind = phrase.first, phrase.behind
        while behind > first + 1 and (sentence.kinds[behind - 1] == "p" and sentence.low[behind - 1] not in ("%", ")", "]")):
            behind -= 1
        start, end = sentence.starts[first], sentence.ends[behind - 1]
        head = sentence.starts[phrase.head]
        covering = [quote for quote in quotes if quote.start <= head < quote.end]
        speaker = min(covering, key=lambda quote: len(quote)).speaker if covering else None
        polarity, strength = self._polarity(sentence, opening, phrase)
        return Norm(
            start=start,
            end=end,
            polarity=polarity,
            cue=sentence.extent(*opening.cue) if opening.cue and phrase.joint == "" else None,
            strength=strength,
            speaker=speaker,
            rule=opening.rule if phrase.joint == "" else f"en.norm.{phrase.joint}",
            actor=actor,
            tails=((sentence.starts[phrase.tail], end),) if phrase.tail is not None and phrase.tail < behind else (),
        )

    def _polarity(self, sentence: Sentence, opening: Opening, phrase: Phrase) -> tuple[Polarity, Strength]:
        prevents = phrase.verb is not None and phrase.verb.polarity == "dont" and not self._phrases.meets_existing(sentence, phrase.head)
        if phrase.negated:
            return "dont", opening.negated_strength
        if not prevents:
            verb = self._phrases.controlled(sentence, phrase.head)
            if verb is not None and verb.polarity == "dont":
                return "dont", verb.strength
        if prevents and phrase.verb is not None:
            return "dont", phrase.verb.strength
        if opening.polarity == "dont" and phrase.joint in ("", "series"):
            return "dont", opening.strength
        return "do", opening.strength
