"""What concepts are said to be: facets and defining verbs, sentence by sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import zip_longest

from attrs import define, frozen

from npf.draft import Draft, Paragraph
from npf.languages.en.definition_patterns import DefinitionPatterns
from npf.models import Definition, Facet
from npf.resources import Resources
from npf.text import Extent, trim

__all__ = ["DefinitionFinder"]

MEANING = "meaning"
_QUOTED = re.compile('[“"][^“”"]{2,80}[”"]')
_SPLIT = re.compile(r"\s*(?:[,;]\s*(?:and|while|with|but)?\s*|\band\b\s*)$")
_PLURAL_OR_PERSON = re.compile(r"^(?:their|its|his|her|our)\b", re.I)
_WORD = re.compile(r"[\w'’&+-]+")
_NORM = re.compile(r"(?:to|that|whether|how|not to)\b", re.I)
_QUESTION = re.compile(r"^(?:\w+,?\s+)?what(?:\s+exactly)?\s+(?:is|are|does)\s+(?:the\s+|an?\s+)?(?P<term>[^?]{2,60}?)(?:\s+mean)?\?", re.I)
_ANSWER = re.compile(r"\s+(?:is|are|refers? to|means?)\s+(?=\S)", re.I)
_LONGEST_NAME = 5
_APPOSITION = 160
_REACH = 260
_TAIL = 12
_PRONOUN = re.compile(r"(?:it|they|he|she|there|you)\b", re.I)
_STOP = re.compile(r"[,;:)—–]|\s(?:and|which|who|is|was|has)\s")
_NEAR = 600
_SIDES = 3


@frozen
class _Facing:
    """A facet that a sentence names: its extent, the term if named, its name and value."""

    start: int
    end: int
    term: Extent | None
    name: str
    value: Extent
    strong: bool
    asks: bool


@define
class _Statement:
    start: int
    end: int
    term: Extent
    facets: list[tuple[str, Extent]]
    rule: str

    @property
    def said(self) -> int:
        """Where the first value starts."""
        return self.facets[0][1][0]


# Somebody is doing something: no gloss of a name.
_DOING = re.compile(r"\w+ing\b")


class DefinitionFinder:
    """Looks closely at sentences with a cue."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _patterns(self) -> DefinitionPatterns:
        return DefinitionPatterns(self.resources.lexicons)

    def find(self, draft: Draft) -> list[Definition]:
        """The definitions of the English paragraphs of the body, in reading order."""
        found: list[Definition] = []
        for paragraph in draft.body("en"):
            if not self._patterns.scan.search(draft.folded, paragraph.start, paragraph.end):
                continue
            asked = ""
            for start, end in paragraph.sentences:
                statements = list(self._in_sentence(draft, paragraph, start, end, asked))
                found.extend(definition for statement in statements if (definition := self._definition(draft, statement)))
                question = _QUESTION.match(draft.folded[start:end])
                asked = question["term"] if question else ""
        return found

    def _definition(self, draft: Draft, statement: _Statement) -> Definition | None:
        text = draft.text
        start, end = trim(text, statement.start, statement.end)
        spans = [(name, trim(text, *value)) for name, value in statement.facets]
        facets = tuple(Facet(name, text[slice(*value)]) for name, value in spans if value[0] < value[1] <= end)
        term = text[slice(*statement.term)].strip()
        if not facets or not term:
            return None
        return Definition(start=start, end=end, text=text[start:end], term=term, facets=facets, rule=statement.rule)

    def _in_sentence(self, draft: Draft, paragraph: Paragraph, start: int, end: int, asked: str) -> Iterator[_Statement]:
        end = trim(draft.folded, start, end, '.!?”"')[1]
        answer = (self._answer(draft.folded, start, end, asked) if asked else None) or self._by_gloss(draft, start, end)
        if answer:
            yield answer
            return
        found: list[_Statement] = []
        for hit in self._patterns.verb.finditer(draft.folded, start, end):
            statement = self._by_verb(draft, start, hit, end)
            if statement and (not found or statement.start >= found[-1].said):
                found.append(statement)
        if not found:
            yield from self._by_facets(draft, paragraph, start, end)
        for statement, later in zip_longest(found, found[1:]):
            if later and statement.end > later.start:
                tail = _SPLIT.search(draft.folded[max(statement.said, later.start - _TAIL) : later.start])
                statement.end = later.start - (len(tail.group()) if tail else 0)
                statement.facets = [(MEANING, (statement.said, statement.end))]
            yield statement

    def _answer(self, folded: str, start: int, end: int, asked: str) -> _Statement | None:
        article = self._patterns.opener.match(folded, start, end)
        at = article.end() if article else start
        if folded[at : at + len(asked)].casefold() != asked.casefold():
            return None
        hit = _ANSWER.match(folded, at + len(asked), end)
        return _Statement(start, end, (at, at + len(asked)), [(MEANING, (hit.end(), end))], "en.definition.question") if hit else None

    def _by_verb(self, draft: Draft, start: int, hit: re.Match[str], end: int) -> _Statement | None:
        """A term, perhaps with an apposition, and a verb that says what it stands for."""
        folded = draft.folded
        if hit["participle"]:
            return self._by_participle(draft, start, hit, end)
        subject = self._quoted_subject(draft, start, hit.start())
        rule = "en.definition.quoted"
        if subject is None and hit["verb"]:
            subject, rule = self._named_subject(folded, start, hit.start()), "en.definition.verb"
        if subject is None or folded.startswith(("that ", "to be ", "it "), hit.end()):
            return None
        if (
            hit["verb"]
            and hit["verb"].lower().startswith("refer")
            and re.search(r"\bas\b", folded[hit.end() : hit.end() + 40])
            and rule == "en.definition.verb"
        ):
            return None
        opened = self._patterns.opener.match(folded[start : subject[0]]) if subject[0] - start < 30 else None
        first = (
            start
            if opened and opened.end() == len(folded[start : subject[0]].rstrip('“"'))
            else subject[0] - (folded[subject[0] - 1 : subject[0]] in '“"')
        )
        return _Statement(first, end, subject, [(MEANING, (hit.end(), end))], rule)

    def _by_participle(self, draft: Draft, start: int, hit: re.Match[str], end: int) -> _Statement | None:
        """“X”, meaning Y, …: a gloss between commas."""
        folded = draft.folded
        if _PRONOUN.match(folded, hit.end()):
            return None
        for low, high in self._terms(draft, start, hit.start()):
            if folded[high : hit.start()].strip('”", (') == "":
                stop = _STOP.search(folded, hit.end(), end)
                last = stop.start() if stop else end
                value = trim(folded, hit.end(), last, '“”"')
                return _Statement(
                    low - (folded[low - 1 : low] in '“"'), last, trim(folded, low, high, ",."), [(MEANING, value)], "en.definition.participle"
                )
        return None

    def _by_gloss(self, draft: Draft, start: int, end: int) -> _Statement | None:
        """In essence, X is Y."""
        folded = draft.folded
        opened = self._patterns.gloss.match(folded, start, end)
        hit = re.compile(r"\s+(?:is|are)\s+(?=\S)").search(folded, opened.end(), min(end, opened.end() + _APPOSITION)) if opened else None
        if opened is None or hit is None or self._patterns.idle.match(folded, hit.end()):
            return None
        term = self._named_subject(folded, opened.end(), hit.start())
        if not term or (_DOING.match(folded, hit.end()) and folded[opened.end()].isupper()):
            return None
        return _Statement(opened.end(), end, term, [(MEANING, (hit.end(), end))], "en.definition.gloss")

    def _terms(self, draft: Draft, start: int, end: int) -> list[Extent]:
        """The terms in marks and the formulations shortly before a place, the last one first."""
        low = max(start, end - _REACH)
        spans = [(hit.start() + 1, hit.end() - 1) for hit in _QUOTED.finditer(draft.folded, low, end)]
        index = bisect_right(draft.formulations, end, key=lambda mention: mention.start) - 1
        if index >= 0 and draft.formulations[index].start >= low:
            spans.append((draft.formulations[index].start, draft.formulations[index].end))
        return sorted(spans, key=lambda span: -span[1])

    def _quoted_subject(self, draft: Draft, start: int, verb: int) -> Extent | None:
        """A term in marks or a formulation right before the verb, or one with an apposition in between."""
        folded = draft.folded
        for extent in self._terms(draft, start, verb):
            between = folded[extent[1] : verb].strip('”" ')
            words = between.split()
            near = (
                len(words) <= 3
                and not set(between) & set(",;:()")
                and not self._patterns.finite.search(between)
                and not self._patterns.relative.search(between)
            )
            if (near and self._patterns.subject.search(folded[max(start, extent[0] - 60) : extent[0]])) or (
                len(between) <= _APPOSITION and self._patterns.apposition.match(folded, extent[1], verb)
            ):
                return trim(folded, *extent, ",.")
        return None

    def _named_subject(self, folded: str, start: int, verb: int) -> Extent | None:
        """A short noun phrase that opens the sentence or the clause, no pronoun and nothing that merely points."""
        left = folded[max(start, verb - _APPOSITION) : verb]
        breaks = list(self._patterns.clause_start.finditer(left))
        at = max(start, verb - _APPOSITION) + (breaks[-1].end() if breaks else 0)
        article = self._patterns.opener.match(folded, at, verb)
        at = article.end() if article else at
        words = [word.lower() for word in _WORD.findall(folded[at:verb])]
        if not words or len(words) > _LONGEST_NAME or self._patterns.finite.search(folded[at:verb]) or _PLURAL_OR_PERSON.match(folded[at:verb]):
            return None
        stops = self._patterns.stops
        if words[0] in stops or words[-1] in stops or words[-1].endswith("ly"):
            return None
        return trim(folded, at, verb, '”"“')

    def _by_facets(self, draft: Draft, paragraph: Paragraph, start: int, end: int) -> Iterator[_Statement]:
        folded = draft.folded
        facings = list(self._facings(folded, start, end))
        if not facings:
            hit = self._patterns.inverse.search(folded, start, end)
            if hit:
                named = trim(folded, *hit.span("term"))
                value = trim(folded, start, hit.start(), ",")
                if len(_WORD.findall(folded[slice(*value)])) <= 12 and folded[slice(*value)].lower() not in self._patterns.stops:
                    yield _Statement(start, hit.end("term"), named, [(hit["name"], value)], "en.definition.inverse")
            return
        if not any(facing.strong for facing in facings) and len(facings) < _SIDES:
            return
        asks = len(facings) == 1 and facings[0].asks
        term = next((facing.term for facing in facings if facing.term), None) or (
            None if asks else self._named_near(draft, paragraph, facings[0].start)
        )
        if term is None or (asks and _NORM.match(folded, facings[0].value[0])):
            return
        rule = "en.definition.facet" if any(facing.strong for facing in facings) else "en.definition.sides"
        yield _Statement(facings[0].start, facings[-1].end, term, [(facing.name, facing.value) for facing in facings], rule)

    def _facings(self, folded: str, start: int, end: int) -> Iterator[_Facing]:
        hits = list(self._patterns.facet.finditer(folded, start, end))
        for at, hit in enumerate(hits):
            stop = hits[at + 1].start() if at + 1 < len(hits) else end
            tail = _SPLIT.search(folded[max(hit.end(), stop - _TAIL) : stop])
            stop -= len(tail.group()) if tail else 0
            noun = hit["noun"].lower()
            term: Extent | None = trim(folded, *hit.span("post")) if hit["post"] else None
            if hit["copula"].lower() in ("is", "are") and self._patterns.idle.match(folded, hit.end()):
                continue
            if term is None and hit["owner"].endswith(("'s", "’s", "'", "’")):
                term = hit.start("owner"), hit.start("owner") + max(hit["owner"].rfind("'"), hit["owner"].rfind("’"))
            strong = noun not in self._patterns.sides
            name = " ".join((hit["mods"] + hit["noun"]).split())
            yield _Facing(hit.start(), stop, term, name, (hit.end(), stop), strong, noun in self._patterns.asking)

    def _named_near(self, draft: Draft, paragraph: Paragraph, at: int) -> Extent | None:
        """The last formulation before this place, not far off."""
        index = bisect_right(draft.formulations, at, key=lambda mention: mention.start) - 1
        if index < 0 or draft.formulations[index].end < at - _NEAR:
            return None
        return draft.formulations[index].start, draft.formulations[index].end
