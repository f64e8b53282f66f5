"""Noun phrases that name a source: bodies, meetings, documents, and people without a name."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import frozen

from npf.languages.zh.norm_tables import ACTION_VERBS
from npf.languages.zh.people import People
from npf.languages.zh.quotes_words import QuoteWords
from npf.languages.zh.sources_edges import Edges
from npf.languages.zh.tables import NARRATION, REPORTING, SOURCES
from npf.models import SpeakerKind
from npf.resources import Resources
from npf.text import Extent

__all__ = ["NounPhrases", "Source", "speaker_kind"]

_LONGEST_HEAD = 8
_LONGEST_PHRASE = 30
_LONG_PHRASE = 14
_LONG_NOUN = 6
_FARTHEST = 40
_INSIDE = "中里"
_JOINS = frozenset("和与及、")


@frozen
class Source:
    """The mention of a source.

    Attributes:
        start, end: The mention: the name without titles, or the noun phrase.
        beside: Whether it stands right before the reporting word, adverbs aside.
        opening: Where the whole phrase with its titles starts.
    """

    start: int
    end: int
    kind: SpeakerKind
    titles: tuple[Extent, ...]
    beside: bool
    opening: int
    pronoun: bool = False


class NounPhrases:
    """Reads noun phrases by their heads."""

    def __init__(self, people: People, edges: Edges, words: QuoteWords, resources: Resources) -> None:
        self.people, self.edges, self.words, self.resources = people, edges, words, resources

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The heads of source phrases and what each is."""
        return {row["term"]: row["kind"] for row in self.resources.lexicons.rows(SOURCES)}

    @cached_property
    def clause_signs(self) -> frozenset[str]:
        """Characters that show that a stretch is a clause."""
        return frozenset(self.words.of("clause-sign"))

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return self.resources.lexicons.terms(ACTION_VERBS)

    @cached_property
    def _reporting(self) -> frozenset[str]:
        return frozenset(row["term"] for row in self.resources.lexicons.rows(REPORTING) if row["frame"] != "trap")

    @cached_property
    def _clausal(self) -> re.Pattern[str]:
        verbs = [term for term in self.resources.lexicons.terms(NARRATION) if len(term) == 2 and term not in self.kinds]
        return re.compile("|".join(sorted(map(re.escape, verbs))))

    @cached_property
    def _long_verbs(self) -> tuple[str, ...]:
        return tuple(term for term in self.resources.lexicons.terms(NARRATION) if len(term) > 2)

    @cached_property
    def _before_source(self) -> re.Pattern[str]:
        return re.compile(self.words.group("before-source"))

    @cached_property
    def _phrase_end(self) -> re.Pattern[str]:
        return re.compile(f"(?<!的){self.words.group('phrase-end')}")

    def beside(self, covered: str, start: int, end: int) -> Source | None:
        """A noun phrase with a known head that ends here: 国务院常务会议, 业内专家, 《意见》."""
        kind = self.head(covered, start, end)
        if kind is None:
            return None
        opening = self.narrow(covered, self.cut(covered, start, end), end)
        if self.is_too_long(opening, end) or self.is_object(covered, start, opening) or covered.startswith(self.words.of("no-subject"), opening):
            return None
        if self.has_verb(covered, opening, end) or self._opens_with_verb(covered, opening) or self._is_within(covered, opening, end, kind):
            return None
        # 慰问信中: the letter, and not what is in it.
        name_end = end - (kind == "document" and covered[end - 1] in _INSIDE and self.head(covered, start, end - 1) == "document")
        return Source(opening, name_end, speaker_kind(kind), (), True, opening, kind == "pronoun")

    def _is_within(self, covered: str, start: int, end: int, kind: str) -> bool:
        """更容易让网民…; 这些国家在信中…: the head belongs to another verb, or to a phrase behind the source."""
        if covered.find("让", start + 1, end) > 0:
            return True
        return kind == "document" and covered[end - 1] in _INSIDE and covered.find("在", start + 2, end) > 0

    def leading(self, covered: str, start: int, end: int) -> Source | None:
        """A noun phrase at the start of a clause, up to the word that can follow a source."""
        if covered[start] == "《":
            close = covered.find("》", start, end)
            return Source(start, close + 1, "document", (), False, start) if close > 0 else None
        if self._opens_with_verb(covered, start) or covered.startswith((*self._long_verbs, "并"), start):
            return None
        if covered[start : start + 2] in self.edges.adverbs and self._opens_with_verb(covered, start + 2):
            return None
        for stop in range(start + 1, min(end, start + _FARTHEST) + 1):
            if covered[stop - 1] in self.clause_signs:
                return None
            if (
                stop - start < 2
                or covered[stop : stop + 1] == "“"
                or not self.goes_on(covered, stop, end)
                or any(covered[stop : stop + size] in self.kinds for size in (3, 4, 5))
            ):
                continue
            if self.kinds.get(covered[stop : stop + 2]) == "body":
                continue
            if any(covered[stop : stop + size] in self.people.title_terms for size in (2, 3, 4)):
                continue
            kind = self.head(covered, start, stop)
            if kind is not None and kind != "pronoun" and not self.has_verb(covered, start, stop):
                joined = self.leading(covered, stop + 1, end) if covered[stop : stop + 1] in _JOINS and stop + 1 < end else None
                if joined is not None and joined.end - start <= _LONGEST_PHRASE:
                    return Source(start, joined.end, speaker_kind(kind), (), False, start)
                at = next((stop - size for size in (6, 5, 4, 3, 2) if covered[stop - size : stop] in self.people.title_terms), -1)
                return Source(start, stop, speaker_kind(kind), ((at, stop),) if at >= start else (), False, start)
        return None

    def goes_on(self, covered: str, at: int, end: int) -> bool:
        """Whether a source can end here."""
        if at < end and covered[at].isdigit():
            return self.edges.is_time(covered, at, end)
        return at >= end or (self.people.follows(covered, at) and not self.edges.is_noun(covered, at))

    def head(self, covered: str, start: int, end: int) -> str | None:
        """What the head is with which this stretch ends."""
        if covered[end - 1] == "》":
            return "document"
        if covered[end - 1] == "”":
            opener = covered.rfind("“", start + 1, end)
            kind = self.head(covered, start, opener) if opener > 0 else None
            return "body" if kind in ("place", "body") else None
        for size in range(min(_LONGEST_HEAD, end - start), 0, -1):
            kind = self.kinds.get(covered[end - size : end])
            if kind is not None and (kind != "pronoun" or end - size == start or covered[end - size - 1] in "，、 "):
                return kind
        return None

    def is_bare_noun(self, covered: str, start: int, end: int) -> bool:
        """Whether a noun phrase holds no verb of which its head could be the object (深入宣介中国主张)."""
        if covered[end - 1] == "”":
            return False
        size = next((n for n in range(min(_LONGEST_HEAD, end - start), 0, -1) if covered[end - n : end] in self.kinds), 0)
        if not size or size == end - start:
            return True
        if covered[start : start + 2] in self._verbs and (end - start > _LONG_NOUN or self._opens_with_verb(covered, start)):
            return False
        return self.kinds[covered[end - size : end]] not in ("place", "side", "unnamed") or covered[end - size - 2 : end - size] not in self._verbs

    def opens_with_action(self, covered: str, start: int, end: int) -> bool:
        """加强监测预警: whether what looks like a source is a verb with its object, and no noun of the table."""
        if covered[start : start + 2] not in self._verbs or end - start <= 2:
            return False
        return not any(covered[start : start + size] in self.kinds for size in (6, 5, 4, 3, 2))

    def has_verb(self, covered: str, start: int, end: int) -> bool:
        """Whether the stretch is a clause, so that its subject is the source: 《人民日报》发表文章."""
        hits = self._clausal.finditer(covered, start + 2, end)
        return any(covered[hit.end() : hit.end() + 1] not in self.words.of("compound") for hit in hits)

    def _opens_with_verb(self, covered: str, start: int) -> bool:
        """感谢中方…: a verb opens the clause, and no noun of the table that holds one (调查组)."""
        if covered[start : start + 2] not in self._reporting and self._clausal.match(covered, start) is None:
            return False
        return not any(covered[start : start + size] in self.kinds for size in (6, 5, 4, 3, 2))

    def cut(self, covered: str, start: int, end: int) -> int:
        """Where the noun phrase starts, behind what opens the clause."""
        hit = self._before_source.match(covered, start, end)
        if hit is not None:
            start = hit.end()
        start += start < end - 1 and covered[start] == "的"
        for size in (3, 2, 1):
            word = covered[start : start + size]
            if start + size + 1 < end and word in self.edges.light and covered[start : start + size + 1] not in self.kinds:
                start += size
                break
        if self.edges.has_preposition(covered, start):
            hit = self._phrase_end.search(covered, start + 1, end - 1)
            return hit.end() if hit is not None else start
        return start

    def narrow(self, covered: str, start: int, end: int) -> int:
        """参加活动的各界人士: a long phrase, or one that opens with a verb, starts behind its 的."""
        if end - start > _LONG_PHRASE or self.edges.has_preposition(covered, start):
            of = covered.rfind("的", start, end - 1)
            if of > 0:
                issued = covered.startswith(self.words.of("issued"), of - 2) and not self.edges.has_preposition(covered, start)
                return start if issued and end - start <= _LONGEST_PHRASE else of + 1
        return start

    def is_too_long(self, start: int, end: int) -> bool:
        """Whether a stretch is too long for the name of a source."""
        return end - start > _LONGEST_PHRASE

    def is_object(self, covered: str, start: int, opening: int) -> bool:
        """Whether the phrase belongs to a preposition before it (对会议…)."""
        return opening == start and self.edges.has_preposition(covered, start)


def speaker_kind(kind: str) -> SpeakerKind:
    """What a speaker is whose phrase has a head of this kind."""
    if kind in ("meeting", "body", "place", "side"):
        return "body"
    return "document" if kind == "document" else "person" if kind == "pronoun" else "unnamed"
