"""What is to be done and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Protocol

from attrs import define, evolve, field

from npf.draft import Draft, Norm, Paragraph
from npf.languages.en.commitments import Commitments
from npf.languages.en.directive_cues import DirectiveOpenings
from npf.languages.en.imperatives import ImperativeOpenings
from npf.languages.en.impersonal import ImpersonalOpenings
from npf.languages.en.modals import ModalOpenings
from npf.languages.en.negation import Negation
from npf.languages.en.norm_clauses import NormClauses
from npf.languages.en.norm_limits import KEPT_AT_END, NormLimits, tokens_over
from npf.languages.en.norm_phrases import Phrase
from npf.languages.en.norm_speakers import NormSpeakers
from npf.languages.en.official_texts import SEVERAL, Ordered, PublicSpeakers, is_commentary, is_official
from npf.languages.en.openings import Opening, Setting, part_contractions
from npf.languages.en.prohibitions import Prohibitions
from npf.languages.en.stances import StanceOpenings
from npf.languages.en.tokens import Sentence
from npf.languages.en.verb_phrases import VerbPhrases
from npf.languages.en.vocabulary import Vocabulary
from npf.models import Quote, RegionMention, Speaker
from npf.resources import Resources
from npf.text import Extent, marks_over

__all__ = ["NormFinder"]

_QUESTION = re.compile(r"\?[\"”’')]*$")


class OpeningFinder(Protocol):
    """What finds openings of one kind."""

    def find(self, sentence: Sentence, setting: Setting) -> Iterator[Opening]: ...


@define
class _Flow:
    """What carries on inside a paragraph, and what is collected over the article."""

    actor: tuple[Extent, ...] = ()
    speaker: Speaker | None = None
    commentary: bool = False
    long: bool = False
    readout: bool = False
    found: list[Norm] = field(factory=list)
    pending: dict[Extent, Speaker] = field(factory=dict)


class NormFinder:
    """What is to be done and what is not."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.resources.lexicons)

    @cached_property
    def _finders(self) -> tuple[OpeningFinder, ...]:
        words = self._vocabulary
        clauses, commitments = NormClauses(words), Commitments(words)
        return (
            ModalOpenings(words, clauses, commitments),
            DirectiveOpenings(words, clauses),
            ImpersonalOpenings(words),
            Prohibitions(words, clauses, commitments),
            StanceOpenings(words, clauses, commitments),
            ImperativeOpenings(words),
        )

    @cached_property
    def _phrases(self) -> VerbPhrases:
        return VerbPhrases(self._vocabulary)

    @cached_property
    def _public(self) -> PublicSpeakers:
        return PublicSpeakers(self.resources, self._vocabulary)

    @cached_property
    def _limits(self) -> NormLimits:
        return NormLimits(self._vocabulary)

    @cached_property
    def _negation(self) -> Negation:
        return Negation(self._vocabulary)

    @cached_property
    def _speakers(self) -> NormSpeakers:
        return NormSpeakers(self.resources, self._vocabulary)

    def find(self, draft: Draft) -> list[Norm]:
        """The norms of the English paragraphs, in reading order.

        >>> from npf.extract import Extractor
        >>> [p.text for p in Extractor(lang="en").extract_principles("Cities must save water, plant trees and never waste land.")]
        ['must save water', 'plant trees', 'never waste land']
        """
        paragraphs = draft.body("en")
        official = is_official(self._vocabulary, draft, paragraphs)
        count = sum(len(paragraph.sentences) for paragraph in paragraphs)
        flow = _Flow(commentary=not official and is_commentary(draft, paragraphs), long=count >= SEVERAL)
        flow.readout = not official and self._public.is_readout(draft, count)
        flow.long &= not flow.readout
        quotes, regions = Ordered(draft.quotes), Ordered(draft.regions)
        for paragraph in paragraphs:
            flow.actor, flow.speaker = (), None
            follows = False
            for start, end in paragraph.sentences:
                if not self._vocabulary.has_cue(draft.folded, start, end, follows or official):
                    continue
                before = len(flow.found)
                self._sentence(draft, paragraph, (start, end), quotes, regions, official, follows, flow)
                follows = follows or len(flow.found) > before
        return self._speakers.resolve(draft, flow.found, flow.pending)

    def _sentence(
        self,
        draft: Draft,
        paragraph: Paragraph,
        extent: Extent,
        all_quotes: Ordered[Quote],
        all_regions: Ordered[RegionMention],
        official: bool,
        follows: bool,
        flow: _Flow,
    ) -> None:
        sentence = Sentence(draft.folded, *extent, ())
        part_contractions(sentence, self._vocabulary)
        if not sentence.low:
            return
        quotes, regions = all_quotes.over(*extent), all_regions.over(*extent)
        setting = Setting(
            official=official,
            question=_QUESTION.search(draft.folded, max(extent[0], extent[1] - 4), extent[1]) is not None,
            quotes=tuple(tokens_over(sentence, quote.start, quote.end) for quote in quotes),
            public=tuple(tokens_over(sentence, quote.start, quote.end) for quote in quotes if self._public.is_public(quote)),
            regions=frozenset(i for region in regions for i in range(*tokens_over(sentence, region.start, region.end))),
            follows=follows,
            commentary=flow.commentary,
            uttered=tuple(tokens_over(sentence, pair.start, pair.end) for pair in marks_over(paragraph.marks, *extent)),
            long=flow.long,
        )
        for opening, phrases in self._series(paragraph, sentence, setting):
            subject = (sentence.extent(*opening.actor),) if opening.actor is not None and opening.actor[0] < opening.actor[1] else ()
            if subject and not opening.impersonal:
                flow.actor = () if opening.passive else subject
            topics = subject if opening.passive else ()
            if not self._speakers.may_set(sentence, opening, setting):
                continue
            norms = [self._norm(draft, sentence, opening, phrase, setting, quotes, topics, flow) for phrase in phrases]
            if opening.told or flow.readout:
                before = all_quotes.over(paragraph.start if not flow.readout else 0, extent[0])
                heard = before[-1].speaker if before and (opening.told or self._public.is_public(before[-1])) else None
                known = flow.speaker or heard
                norms = [evolve(norm, speaker=norm.speaker or known) for norm in norms]
            flow.speaker = norms[-1].speaker
            flow.found.extend(self._told(sentence, opening, norms, flow))

    def _told(self, sentence: Sentence, opening: Opening, norms: list[Norm], flow: _Flow) -> list[Norm]:
        """The norms of a pledge, with who made it as the one who is to act: "it" in "the city said it would" names nobody."""
        speaker = norms[0].speaker
        if opening.actor is None or speaker is None:
            return norms
        pronoun = opening.actor[1] - opening.actor[0] == 1 and sentence.low[opening.actor[0]] in self._vocabulary.personal
        named = pronoun and sentence.low[opening.actor[0]] in ("it", "they") and sentence.start <= speaker.start < sentence.starts[opening.actor[0]]
        if (speaker.start, speaker.end) not in flow.pending and not named:
            return norms
        if not pronoun and opening.rule != "en.norm.pledge":
            return norms
        flow.actor = ((speaker.start, speaker.end),)
        return [evolve(norm, actor=flow.actor) for norm in norms]

    def _series(self, paragraph: Paragraph, sentence: Sentence, setting: Setting) -> Iterator[tuple[Opening, list[Phrase]]]:
        """The openings of a sentence that hold, each with its verb phrases."""
        openings = sorted(
            (opening for finder in self._finders for opening in finder.find(sentence, setting) if opening.head < len(sentence.low)),
            key=lambda opening: (opening.first, opening.clause),
        )
        openings = self._settled(sentence, setting, openings)
        for which, opening in enumerate(openings):
            limit = self._limits.of(paragraph, sentence, setting, opening)
            if which + 1 < len(openings):
                limit = min(limit, max(openings[which + 1].clause, opening.head + 1))
            phrases = self._phrases.split(sentence, opening.first, opening.head, limit, opening.form, opening.negated)
            yield opening, phrases if opening.rule != "en.norm.not-advised" else phrases[:1]

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
        word = sentence.low[opening.clause]
        low, at = sentence.low, opening.clause
        if word == "please" or (at and low[at - 1] in ("as", "while", "when") and word in self._vocabulary.pron):
            return True
        return word in self._vocabulary.start or (sentence.kinds[opening.clause] == "W" and word in self._vocabulary.pron)

    def _norm(
        self,
        draft: Draft,
        sentence: Sentence,
        opening: Opening,
        phrase: Phrase,
        setting: Setting,
        quotes: Sequence[Quote],
        topics: tuple[Extent, ...],
        flow: _Flow,
    ) -> Norm:
        first, behind = phrase.first, phrase.behind
        while behind > first + 1 and sentence.kinds[behind - 1] == "p" and sentence.low[behind - 1] not in KEPT_AT_END:
            behind -= 1
        opened = next((i for i in range(behind - 1, phrase.head + 1, -1) if sentence.low[i] in ("(", ")")), None)
        if opened is not None and sentence.low[opened] == "(":
            behind = opened
        start, end = sentence.starts[first], sentence.ends[behind - 1]
        polarity, strength = self._negation.polarity(sentence, opening, phrase)
        return Norm(
            start=start,
            end=end,
            polarity=polarity,
            cue=sentence.extent(*opening.cue) if opening.cue and phrase.joint == "" else None,
            strength=strength,
            speaker=self._speakers.of(draft, sentence, opening, setting, phrase.head, quotes, flow.pending),
            rule=opening.rule if phrase.joint == "" else f"en.norm.{phrase.joint}",
            actor=flow.actor,
            tails=((sentence.starts[phrase.tail], end),) if phrase.tail is not None and phrase.tail < behind else (),
            topics=topics,
        )
