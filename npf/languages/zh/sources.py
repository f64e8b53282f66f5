"""Who stands before a reporting word: the phrase that names the source of what follows."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property

from npf.languages.zh.people import People
from npf.languages.zh.quotes_words import QuoteWords
from npf.languages.zh.sources_edges import Edges
from npf.languages.zh.sources_people import PersonPhrases
from npf.languages.zh.sources_phrases import NounPhrases, Source
from npf.languages.zh.tables import NARRATION
from npf.resources import Resources

__all__ = ["Source", "SourceFinder"]

_WINDOW = 160
_LONGEST_LABEL = 14
_LONGEST_HEAD = 8
_LONGEST_NAME = 3
_LEAST_NAME = 2


class SourceFinder:
    """Finds the source in the words before a reporting verb.

    A pronoun comes first, then the person beside the verb, a person at the start of the clause, the noun phrase beside the verb, the
    subject of the clause, a name behind a phrase of time or place, and last a name that only the title before it makes one.
    """

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self.words = QuoteWords(resources)
        self.people = People(resources)
        self.edges = Edges(resources)
        self.phrases = NounPhrases(self.people, self.edges, self.words, resources)
        self.persons = PersonPhrases(self.people, self.edges, self.phrases, resources)

    @property
    def kinds(self) -> dict[str, str]:
        """The heads of source phrases and what each is."""
        return self.phrases.kinds

    @cached_property
    def _adverbial_end(self) -> re.Pattern[str]:
        return re.compile(f"{self.words.group('phrase-end')}$")

    @cached_property
    def _acting(self) -> re.Pattern[str]:
        """总书记代表党中央, 法国媒体援引警方: the source stands before."""
        return re.compile(f"{self.words.group('citing')}|(?<![人大党])代表(?=[党中国全各政双][^的]|大会)")

    @cached_property
    def _issue(self) -> re.Pattern[str]:
        return re.compile(f"{self.words.group('issued')}的")

    @cached_property
    def narration(self) -> tuple[str, ...]:
        """Verbs with which an article goes back to what was done."""
        return tuple(self.resources.lexicons.terms(NARRATION))

    def open(self, covered: str, start: int, end: int) -> int:
        """Where a clause starts behind its openers."""
        return self.edges.open(covered, start, end)

    def find(self, covered: str, low: int, high: int, known: Collection[str] = ()) -> Source | None:
        """The source in `covered[low:high]`, the part of a clause that stands before its reporting word."""
        low = max(low, high - _WINDOW)
        start = self.open(covered, low, high)
        end = self.edges.close(covered, start, high)
        whole = covered[start:high]
        if end - start < _LEAST_NAME and len(whole) <= _LONGEST_NAME and whole not in self.edges.adverbs and self.people.is_name(whole):
            end = high
        if start >= end:
            return None
        acting = self._acting.search(covered, start + 1, end - 1)
        if acting is not None:
            end = self.edges.close(covered, start, acting.start())
            return self.phrase(covered, start, end) or self._subject(covered, start, end)
        return (
            self.persons.pronoun(covered, start, end)
            or self.persons.beside(covered, start, end)
            or self.persons.known(covered, start, end, known)
            or self.persons.person(covered, start, end)
            or self.phrases.beside(covered, start, end)
            or self._subject(covered, start, end)
            or self._behind_adverbial(covered, start, end)
            or self.persons.behind_title(covered, start, end)
        )

    def subject(self, covered: str, low: int, high: int, known: Collection[str] = ()) -> Source | None:
        """The source that is the subject of a clause without a reporting word; `known` are names that the article has shown to be names."""
        start = self.open(covered, low, high)
        return self.persons.known(covered, start, high, known) or self._subject(covered, start, min(high, start + _WINDOW))

    def phrase(self, covered: str, start: int, end: int) -> Source | None:
        """The source that the whole of `covered[start:end]` names."""
        if start >= end:
            return None
        return self.persons.pronoun(covered, start, end) or self.persons.beside(covered, start, end) or self.phrases.beside(covered, start, end)

    def issuer(self, covered: str, source: Source) -> Source:
        """商务部公布的数据: the body that issued a document, else the document."""
        hit = self._issue.search(covered, source.start, source.end) if source.kind == "document" else None
        if hit is None:
            return source
        named = self.phrase(covered, source.start, self.edges.close(covered, source.start, hit.start()))
        return source if named is None or named.pronoun else named

    def label(self, covered: str, line: int, start: int, end: int) -> Source | None:
        """The person, the role or the agency that stands before a colon, in a sentence that starts at `line`."""
        start = self.open(covered, start, end)
        end = self.edges.close(covered, start, end)
        if any(word in covered[line:end] for word in self.words.of("salutation")):
            return None
        source = self.phrase(covered, start, end)
        if source is None:
            return self.persons.label(covered, line, start, end) if start < end else None
        if source.kind == "person":
            return None if source.pronoun else source
        phrase = covered[source.start : end]
        head = next((phrase[-size:] for size in range(_LONGEST_HEAD, 1, -1) if phrase[-size:] in self.kinds), None)
        if head is None or end - start > _LONGEST_LABEL or "》" in phrase:
            return None
        return source if self.kinds[head] in ("body", "unnamed") else None

    def is_adverbial(self, covered: str, start: int, end: int) -> bool:
        """Whether the words are nothing but a phrase of time or place (在会见来宾时)."""
        return self.edges.has_preposition(covered, start) and self._adverbial_end.search(covered, start, end) is not None

    def ends_adverbial(self, phrase: str) -> bool:
        """Whether a phrase ends like one of time or place (交流发言后)."""
        return self._adverbial_end.search(phrase) is not None

    def _behind_adverbial(self, covered: str, start: int, end: int) -> Source | None:
        """在讲话中李强: the source behind a phrase of time or place."""
        if not self.edges.has_preposition(covered, start):
            return None
        at = self.people.name_before(covered, start, end)
        if at is not None and self._adverbial_end.search(covered, start, at):
            return Source(at, end, "person", (), True, at)
        return None

    def _subject(self, covered: str, start: int, end: int) -> Source | None:
        """The source at the start of the clause."""
        if start >= end:
            return None
        found = self.persons.person(covered, start, end) or self.persons.pronoun(covered, start, end)
        if found is not None or self.edges.has_preposition(covered, start):
            return found
        return self.phrases.leading(covered, start, end) or self.persons.role(covered, start, end)
