"""Who sets a norm: the subject of the verb that demands, bans, commits or reports, or the speaker of the quote around it.

Of several sources that stand around a norm the innermost that can set one counts: in "Xinhua said Li stressed that A" it is Li.
A country, "it" or "the two sides" inside somebody's words is that speaker's own side or the one who is to act, so it sets nothing there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

import attrs

from npf.draft import Draft, Norm
from npf.languages.en.grammar import Grammar
from npf.languages.en.openings import Opening, Setting
from npf.languages.en.reporting import Cue, CueFinder
from npf.languages.en.sources import SourceKinds
from npf.languages.en.speakers import SpeakerResolver
from npf.languages.en.subjects import SubjectFinder
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary
from npf.models import Quote, Speaker
from npf.resources import Resources
from npf.text import Extent

__all__ = ["NormSpeakers"]

_PENDING = "pending"
# How many tokens before its verb a subject may begin, and behind a verb of telling the clause of what is told.
_FARTHEST = 80
_HEARER = 16
# How many cues before a norm are asked who set it.
_SOURCES = 12
# How many tokens may stand before a participle that opens a sentence: "Besides calling for".
_FRONT = 3
# "quoted him as saying": the pronoun as the resolver knows it.
_SUBJECT_FORMS = {"him": "he", "her": "she", "them": "they"}
_TELLING = frozenset({"that", "clause", "hearer", "objto", "bare"})


class NormSpeakers:
    """Finds the mention of who sets a norm, and resolves it like the speaker of a quote."""

    def __init__(self, resources: Resources, vocabulary: Vocabulary) -> None:
        self.resources, self.vocabulary = resources, vocabulary
        self._last: tuple[Sentence, list[Cue], list[int]] | None = None

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

    @cached_property
    def _cues(self) -> CueFinder:
        return CueFinder(self._grammar)

    def of(
        self, draft: Draft, sentence: Sentence, opening: Opening, setting: Setting, head: int, quotes: Sequence[Quote], pending: dict[Extent, Speaker]
    ) -> Speaker | None:
        """The speaker of a norm; a mention that is still to be resolved is noted in `pending`.

        Args:
            draft: The article.
            sentence: The tokens.
            opening: What opens the norm.
            setting: What surrounds the sentence.
            head: The verb of the norm.
            quotes: The quotes that overlap the sentence.
            pending: Mentions by their extents.
        """
        at = sentence.starts[head]
        covering = [quote for quote in quotes if quote.start <= at < quote.end]
        quoted = min(covering, key=lambda quote: quote.end - quote.start) if covering else None
        relayed = quoted is not None and self._relays(quoted)
        floor = 0 if quoted is None or relayed else max(0, bisect_left(sentence.starts, quoted.start))
        found = self._setter(sentence, opening, setting, floor, quoted is not None)
        if found is None and relayed and opening.verb is not None:
            found = self._subject(sentence, opening.verb, floor)
        if found is None and (quoted is None or relayed) and opening.own is not None:
            found = self._subject(sentence, opening.own, floor)
        if found is None:
            return quoted.speaker if quoted is not None else None
        start, end = sentence.extent(*found)
        text = draft.text[start:end]
        text = _SUBJECT_FORMS.get(text, text)
        mention = Speaker(start=start, end=end, text=text, name=text, key=text.casefold(), kind=self._kinds.of(sentence, *found))
        pending[start, end] = mention
        return mention

    def may_set(self, sentence: Sentence, opening: Opening, setting: Setting) -> bool:
        """Whether the subject of a directive verb outside of quotes can tell anybody anything: no fears, no slower pace."""
        if opening.verb is None or opening.source is not None or setting.quoted(opening.first):
            return True
        floor = max(0, opening.verb - _FARTHEST)
        found = self._subjects.before(sentence, opening.verb, floor)
        if found is None or self._subjects.is_plausible(sentence, found):
            return True
        head = sentence.low[self._subjects.head(sentence, *found)]
        return head in self.vocabulary.actors or head in self._grammar.classes["place"]

    def _relays(self, quote: Quote) -> bool:
        """Whether the speaker of a quote only passes on what others said."""
        words = quote.speaker.name.lower().split() if quote.speaker is not None else []
        return any(word in self.vocabulary.relay for word in words)

    def _setter(self, sentence: Sentence, opening: Opening, setting: Setting, floor: int, quoted: bool) -> Extent | None:
        """The innermost source behind `floor` that sets the norm."""
        if opening.source is not None:
            return opening.source if opening.source[0] < opening.source[1] else None
        if opening.verb is not None and opening.verb >= floor:
            subject = self._subject(sentence, opening.verb, floor)
            if subject is not None and (not quoted or self._sets(sentence, subject, setting)):
                return subject
        limit = min(opening.first, opening.clause + 3)
        for cue in reversed(self._told(sentence, limit)):
            inside = cue.form == "ing" and not cue.finite and sentence.low[cue.group - 1] not in (",", "as")
            if floor < cue.behind <= limit and cue.first > floor and not inside and self._tells(sentence, cue, limit):
                subject = self._subject(sentence, cue.group, floor)
                if subject is not None and self._subjects.is_plausible(sentence, subject) and self._sets(sentence, subject, setting):
                    return subject
        return None

    def _told(self, sentence: Sentence, limit: int) -> list[Cue]:
        """The last cues that end before `limit`; those of a sentence are found once for all its norms."""
        last = self._last
        if last is None or last[0] is not sentence:
            cues = self._cues.find(sentence)
            last = self._last = sentence, cues, [cue.behind for cue in cues]
        _, cues, ends = last
        reach = bisect_right(ends, limit)
        return cues[max(0, reach - _SOURCES) : reach]

    def _tells(self, sentence: Sentence, cue: Cue, limit: int) -> bool:
        """Whether the clause of a norm may be what a reporting verb reports."""
        low = sentence.low
        if cue.form == "base" or not cue.verb.frames & _TELLING or cue.behind >= len(low):
            return False
        if "that" in low[cue.behind : min(limit, cue.behind + _HEARER)]:
            return True
        return not cue.verb.noun and sentence.kinds[cue.behind] != "p" and low[cue.behind] not in self.vocabulary.prep

    def _subject(self, sentence: Sentence, verb: int, floor: int) -> Extent | None:
        """The subject of a verb, or whom somebody "cited as saying" it."""
        floor = max(0, floor, verb - _FARTHEST)
        if verb > 1 and sentence.low[verb - 1] == "as":
            cited = next((i for i in range(verb - 2, max(floor, verb - _HEARER), -1) if sentence.low[i] in self.vocabulary.citing), None)
            if cited is not None and cited + 1 < verb - 1:
                return cited + 1, verb - 1
        if sentence.low[verb - 1] == ")":
            verb = next((i for i in range(verb - 1, floor, -1) if sentence.low[i] == "("), verb)
        found = self._fronted(sentence, verb) if sentence.low[verb].endswith("ing") and verb <= _FRONT else None
        hanging = sentence.low[verb] == "to" or (verb > 0 and sentence.low[verb - 1] == "," and sentence.low[verb].endswith("ing"))
        found = found or (None if hanging else self._subjects.before(sentence, verb, floor))
        found = found or self._subjects.of_clause(sentence, verb, floor)
        if found is not None and found[0] > floor + 1 and sentence.low[found[0]] in self._grammar.pasts:
            found = self._subjects.before(sentence, found[0], floor)
        if found is None or found[0] >= found[1]:
            return None
        return None if found[1] - found[0] == 1 and sentence.low[found[0]] in ("we", "i", "you", "there") else found

    def _fronted(self, sentence: Sentence, verb: int) -> Extent | None:
        """The subject behind a participle at the start of a sentence: "Calling for calm, the minister said"."""
        comma = next((i for i in range(verb, len(sentence.low)) if sentence.low[i] == ","), None)
        if comma is None or any(self._grammar.finite(sentence, i) for i in range(verb)):
            return None
        finite = next((i for i in range(comma + 2, len(sentence.low)) if self._grammar.finite(sentence, i)), None)
        return self._subjects.before(sentence, finite, comma + 1) if finite is not None else None

    def _sets(self, sentence: Sentence, subject: Extent, setting: Setting) -> bool:
        """Whether a source inside somebody's words sets norms of its own: a person or a body, no country, no "both sides" and no thing."""
        head = self._subjects.head(sentence, *subject)
        low = sentence.low[head]
        if low in self.vocabulary.nation or low in self.vocabulary.relay or low in self._grammar.classes["thing-name"]:
            return False
        if low not in self.vocabulary.actors and not self._subjects.is_plausible(sentence, subject):
            return False
        return low in self._grammar.kinds_of_source or (head not in setting.regions and self.vocabulary.actors.get(low, {}).get("kind") != "own")

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
        settled = {(q.start, q.end): q.speaker for q in self._resolver.resolve(together)[0] if q.rule == _PENDING and q.speaker is not None}
        return [self._settled(draft, norm, settled) for norm in norms]

    def _settled(self, draft: Draft, norm: Norm, settled: dict[Extent, Speaker]) -> Norm:
        """A norm with its speaker as resolved, in the words of the text."""
        speaker = settled.get((norm.speaker.start, norm.speaker.end)) if norm.speaker is not None else None
        if speaker is None:
            return norm
        return attrs.evolve(norm, speaker=attrs.evolve(speaker, text=draft.text[speaker.start : speaker.end]))
