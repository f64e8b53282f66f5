"""Content that is attributed to a source: sentences one by one, then what carries on over sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

import attrs
from attrs import define, field

from npf.draft import Draft, Paragraph
from npf.languages.en.attribution import Attribution
from npf.languages.en.attributions import AttributionFinder
from npf.languages.en.grammar import SURE, Grammar
from npf.languages.en.marks import OPENING_BRACKETS
from npf.languages.en.quote_making import QuoteMaker
from npf.languages.en.sources import SourceKinds
from npf.languages.en.tokens import Places, Sentence, quotations, sentences_around_quotations, windows
from npf.models import Quote, Span, Speaker
from npf.resources import Resources
from npf.text import Extent, Marks, trim

__all__ = ["QuoteFinder"]

_WORD = re.compile(r"[^\W\d_]+")
_LEAD_IN = re.compile(r"((?:[A-Z][\w.’'-]*[ \u00a0]+){0,3}[A-Z][\w’'-]+):[ \u00a0]+(?=[\"“‘'A-Z])")
_FEWEST_WORDS = 3
_FARTHEST = 20_000
_LONGEST_TAG, _LONGEST_BARE_TAG = 160, 30
_QUOTE_MARKS = "\"“”'‘’"
_ANNOUNCING = (":", ",")
_OPEN_ENDS = ("?", "!", ",", "…", "-", "—")


@define
class _Flow:
    """What carries on: the last speaker and how far back, what waits for a quotation, and quotations that wait for a speaker.

    Attributes:
        announced: Speaker and cue of a sentence that ends with a colon.
        inside: Whether the last paragraph ended inside quotation marks.
        homeless: Places in the list of quotes whose speaker is still to come.
    """

    speaker: Speaker | None = None
    paragraph: int = -2
    announced: tuple[Speaker | None, Span | None] | None = None
    inside: bool = False
    homeless: list[int] = field(factory=list)


class QuoteFinder:
    """Finds quotes with the mentions of their speakers."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def grammar(self) -> Grammar:
        """Word classes and phrases."""
        return self.resources.lexicons.built(Grammar)

    @cached_property
    def _attributions(self) -> AttributionFinder:
        return AttributionFinder(self.grammar)

    @cached_property
    def _maker(self) -> QuoteMaker:
        return QuoteMaker(SourceKinds(self.grammar))

    def find(self, draft: Draft) -> list[Quote]:
        """The quotes of the English paragraphs; `speaker.name` is still the mention's own text."""
        found: list[Quote] = []
        flow = _Flow()
        for number, paragraph in enumerate(draft.body("en")):
            self._paragraph(draft, paragraph, number, found, flow)
        return found

    def _paragraph(self, draft: Draft, paragraph: Paragraph, number: int, found: list[Quote], flow: _Flow) -> None:
        pairs = quotations(paragraph)
        start = self._carried_marks(draft, paragraph, pairs, found, flow)
        if flow.paragraph < number - 1:
            flow.homeless.clear()
            flow.speaker = None if flow.paragraph < number - 2 else flow.speaker
        places = Places(paragraph.marks)
        before: Sentence | Extent | None = None
        carrier: int | None = None
        first = len(found)
        for begin, end in self._sentences(draft, paragraph, pairs):
            if end <= start:
                continue
            near = places.within(begin, end)
            marked = any(pair.opener not in OPENING_BRACKETS for pair in near)
            if not marked and carrier is None and not self._may_report(draft, begin, end):
                before, flow.announced = (begin, end), None
                continue
            for s in windows(draft.folded, max(begin, start), end, self._opaque(near, begin, end)):
                attributions = self._attributions.read(s)
                for attribution in attributions:
                    found.extend(self._maker.quotes(draft, s, attribution, pairs))
                if attributions:
                    carrier = self._carrier(draft, found, end)
                elif marked and all(kind in "qp" for kind in s.kinds):
                    told = self._tokens(draft, places, before) if isinstance(before, tuple) else before
                    self._floating(draft, s, told, first, number, found, flow)
                    carrier = None
                elif carrier is not None and self._carries_on(s, found[carrier]):
                    found[carrier] = self._extended(draft, found[carrier], s)
                else:
                    carrier = None
                flow.announced = self._announced(draft, s, attributions)
                before = s
        if len(found) == first:
            found.extend(self._lead_in(draft, paragraph, pairs))
        self._settle(number, first, found, flow)

    def _may_report(self, draft: Draft, start: int, end: int) -> bool:
        """Whether a sentence holds a word without which no source is named, or announces a quotation."""
        folded = draft.folded
        return folded[start:end].rstrip()[-1:] in _ANNOUNCING or not self._attributions.signals.isdisjoint(_WORD.findall(folded[start:end].lower()))

    def _tokens(self, draft: Draft, places: Places, extent: Extent) -> Sentence:
        return Sentence(draft.folded, *extent, self._opaque(places.within(*extent), *extent))

    def _lead_in(self, draft: Draft, paragraph: Paragraph, pairs: tuple[Marks, ...]) -> list[Quote]:
        """A paragraph that opens with a name and a colon, the name being one that speaks elsewhere in the article."""
        lead = _LEAD_IN.match(draft.folded, paragraph.start, paragraph.end)
        if lead is None or self._is_label(lead.group(1)):
            return []
        family = lead.group(1).split()[-1]
        calls = re.compile(rf"\b{re.escape(family)}(?:,[^.,]{{1,80}},)? (\w+)", re.IGNORECASE if family.isupper() else 0)
        if not any(
            hit.group(1).lower() in self._attributions.words
            for hit in calls.finditer(draft.folded, max(0, lead.start() - _FARTHEST), lead.end() + _FARTHEST)
        ):
            return []
        span = draft.span(*trim(draft.text, lead.end(), paragraph.end, "."))
        if len(span.text.split()) < _FEWEST_WORDS:
            return []
        name = draft.span(*lead.span(1))
        speaker = Speaker(start=name.start, end=name.end, text=name.text, name=name.text, key=name.text.casefold())
        kind = self._maker.kind(draft, (span,), pairs)
        if kind == "direct":
            return [self._maker.direct(draft, span.start, span.end, speaker, None, "en.quote.lead-in")]
        return [Quote(start=span.start, end=span.end, text=span.text, kind=kind, speaker=speaker, cue=None, parts=(span,), rule="en.quote.lead-in")]

    def _is_label(self, words: str) -> bool:
        """Whether words before a colon are a label ("Watch", "Editor") or a place and no name."""
        grammar = self.grammar
        for word in words.lower().split():
            if (
                word in grammar.times
                or word in grammar.prepositions
                or word in grammar.subjects | grammar.determiners
                or word in grammar.classes["label"]
            ):
                return True
        last = words.lower().split()[-1]
        return last in grammar.kinds_of_source or last in grammar.bases or last in grammar.classes["demonym"]

    def _sentences(self, draft: Draft, paragraph: Paragraph, pairs: tuple[Marks, ...]) -> list[Extent]:
        """The sentences; a bare "Li asked." behind a quotation that ends with "?" is part of the one before."""
        found: list[Extent] = []
        closings = {pair.end for pair in pairs}
        for begin, end in sentences_around_quotations(paragraph, pairs):
            last = draft.folded[max(0, found[-1][1] - 3) : found[-1][1]].strip(_QUOTE_MARKS)[-1:] if found and found[-1][1] in closings else ""
            longest = _LONGEST_TAG if last in _OPEN_ENDS else _LONGEST_BARE_TAG if last == "." else 0
            if last and end - begin < longest and self._is_tag(Sentence(draft.folded, begin, end, ())):
                found[-1] = (found[-1][0], end)
            else:
                found.append((begin, end))
        return found

    def _is_tag(self, s: Sentence) -> bool:
        for cue in self._attributions.cues.find(s):
            phrase = self._attributions.subjects.before(s, cue.group) if cue.finite and "quote" in cue.verb.frames else None
            return phrase is not None and phrase[0] == 0 and self._attributions.contents.forward(s, cue, len(s)) is None
        return False

    def _opaque(self, near: Sequence[Marks], start: int, end: int) -> list[Marks]:
        """The pairs that are one token each in a sentence: quotations, and brackets that do not hold the whole sentence."""
        opaque: list[Marks] = []
        for pair in near:
            if opaque and pair.start < opaque[-1].end:
                continue
            if not (pair.opener in OPENING_BRACKETS and pair.start <= start + 1 and pair.end >= end - 2):
                opaque.append(pair)
        return opaque

    def _settle(self, number: int, first: int, found: list[Quote], flow: _Flow) -> None:
        """Remembers the paragraph's last speaker; quotations that waited for a speaker get its first one."""
        speakers = [quote.speaker for quote in found[first:] if quote.speaker is not None]
        if not speakers:
            if len(found) > first:
                flow.paragraph = number
            return
        for place in flow.homeless:
            found[place] = attrs.evolve(found[place], speaker=speakers[0])
        flow.homeless.clear()
        flow.speaker, flow.paragraph = speakers[-1], number

    def _floating(self, draft: Draft, s: Sentence, before: Sentence | None, first: int, number: int, found: list[Quote], flow: _Flow) -> None:
        """Quotations that are a sentence of their own: of the speaker announced, of the sentence before, of the neighbouring source."""
        cue: Span | None = None
        if flow.announced is not None:
            speaker, cue = flow.announced
        else:
            speaker = next((quote.speaker for quote in reversed(found[first:]) if quote.speaker is not None), None)
            if speaker is None and before is not None:
                speaker = self._subject(draft, before)
            if speaker is None and flow.paragraph >= number - 1:
                speaker = flow.speaker
        for i, kind in enumerate(s.kinds):
            if kind != "q":
                continue
            quote = self._maker.direct(draft, s.starts[i], s.ends[i], speaker, cue, "en.quote.floating")
            if len(quote.text.split()) >= (1 if len(found) > first and found[-1].kind == "direct" else _FEWEST_WORDS):
                found.append(quote)
                if speaker is None:
                    flow.homeless.append(len(found) - 1)

    def _subject(self, draft: Draft, s: Sentence) -> Speaker | None:
        """The person or body that a sentence without a cue is about."""
        subjects = self._attributions.subjects
        phrase = subjects.of_clause(s, len(s))
        return self._maker.speaker(draft, s, phrase) if phrase is not None and subjects.is_plausible(s, phrase) else None

    def _announced(self, draft: Draft, s: Sentence, attributions: list[Attribution]) -> tuple[Speaker | None, Span | None] | None:
        """Speaker and cue of a sentence that ends with a colon or a comma before a quotation in the next paragraph."""
        if attributions or not s.low or s.low[-1] not in _ANNOUNCING:
            return None
        said = self._announcer(draft, s)
        if said is not None:
            return said
        phrase = self._attributions.subjects.of_clause(s, len(s)) if s.low[-1] == ":" else None
        return (self._maker.speaker(draft, s, phrase), None) if phrase is not None and s.low[phrase[0]] != "it" else None

    def _announcer(self, draft: Draft, s: Sentence, *, last: bool = True) -> tuple[Speaker | None, Span | None] | None:
        """Speaker and cue of the last reporting verb that has a subject, or of the first one."""
        subjects = self._attributions.subjects
        cues = [cue for cue in self._attributions.cues.find(s) if cue.finite]
        for cue in reversed(cues) if last else cues:
            phrase = subjects.before(s, cue.group) or subjects.after(s, cue.behind)
            if phrase is not None and ("quote" in cue.verb.frames or last):
                return self._maker.speaker(draft, s, phrase), draft.span(*s.extent(cue.first, cue.behind))
        return None

    def _carried_marks(self, draft: Draft, paragraph: Paragraph, pairs: tuple[Marks, ...], found: list[Quote], flow: _Flow) -> int:
        """A quotation that goes on from the paragraph before without a new opening mark: behind which offset the rest starts."""
        was_inside, flow.inside = flow.inside, any(not pair.closed for pair in pairs)
        opens = bool(pairs) and trim(draft.folded, paragraph.start, pairs[0].start) == (pairs[0].start, pairs[0].start)
        if not was_inside or opens:
            return paragraph.start
        close = re.compile("[”\"]|''").search(draft.folded, paragraph.start, pairs[0].start if pairs else paragraph.end)
        if close is None:
            return paragraph.start
        rest = next((end for _, end in paragraph.sentences if end > close.end()), paragraph.end)
        said = self._announcer(draft, Sentence(draft.folded, close.end(), rest, ()), last=False) if flow.speaker is None else None
        speaker, cue = said if said is not None else (flow.speaker, None)
        quote = self._maker.direct(draft, paragraph.start, close.start(), speaker, cue, "en.quote.paragraph")
        if not quote.text:
            return close.end()
        found.append(quote)
        if speaker is not None:
            for place in flow.homeless:
                found[place] = attrs.evolve(found[place], speaker=speaker)
            flow.homeless.clear()
        return close.end()

    def _carrier(self, draft: Draft, found: list[Quote], end: int) -> int | None:
        """The place of the last quote, if it is indirect and lasts to the end of the sentence."""
        if not found or found[-1].kind == "direct" or found[-1].speaker is None or found[-1].speaker.kind == "unnamed":
            return None
        rest = trim(draft.text, found[-1].end, end, ".!?")
        return len(found) - 1 if rest[0] >= rest[1] else None

    def _carries_on(self, s: Sentence, quote: Quote) -> bool:
        """Whether a sentence without a source is a norm ("Efforts should be made …"), so that it goes on with what was said."""
        grammar = self.grammar
        if quote.speaker is not None and quote.speaker.kind == "document" and "we" in s.low:
            return False
        for i in range(len(s)):
            if grammar.finite(s, i) == SURE:
                after = s.low[i + 1] if i + 1 < len(s) else ""
                word = s.low[i]
                if word in grammar.classes["norm-modal"] or (word in ("needs", "need") and after == "to"):
                    return True
                return word in ("is", "are") and after in grammar.classes["norm-adjective"]
        return False

    def _extended(self, draft: Draft, quote: Quote, s: Sentence) -> Quote:
        end = trim(draft.text, s.start, s.end, ".")[1]
        parts = (*quote.parts[:-1], draft.span(quote.parts[-1].start, end))
        whole = draft.span(quote.start, end)
        return attrs.evolve(quote, end=whole.end, text=whole.text, parts=parts)
