"""Nouns that report with their owner: "his argument is that …", "rejected Hill's claim that …", "its calls for banks to lend"."""

from __future__ import annotations

from collections.abc import Sequence

from npf.languages.en.attribution import Attribution
from npf.languages.en.contents import ContentFinder
from npf.languages.en.grammar import Grammar
from npf.languages.en.subjects import Phrase, SubjectFinder
from npf.languages.en.tokens import Sentence

__all__ = ["NounCues"]

_MOST_ADJECTIVES = 3
_SPEECH_WORDS = 4


class NounCues:
    """The pass over a sentence that looks for such nouns where no verb reports."""

    def __init__(self, grammar: Grammar, subjects: SubjectFinder, contents: ContentFinder) -> None:
        self.grammar, self.subjects, self.contents = grammar, subjects, contents
        self.words = grammar.classes["saying-noun"]

    def find(self, s: Sentence, found: Sequence[Attribution]) -> list[Attribution]:
        """The attributions by noun of a sentence that no other attribution holds or reports."""
        taken = [extent for a in found for extent in (*a.parts, *((a.cue,) if a.cue is not None else ()))]
        made: list[Attribution] = []
        for i, word in enumerate(s.low):
            if word not in self.words or s.kinds[i] != "w" or any(first <= i < behind for first, behind in taken):
                continue
            owner = self._owner(s, i)
            content = self._content(s, owner, i) if owner is not None else None
            if owner is None:
                owner, content = self._with_source_behind(s, i)
            if owner is not None and content is not None and not any(first < content[1] and content[0] < behind for first, behind in taken):
                made.append(Attribution(owner, (i, i + 1), (content,), "en.quote.noun"))
                taken.append(content)
        return made

    def _owner(self, s: Sentence, noun: int) -> Phrase | None:
        """Whose saying it is: a pronoun or a genitive before the noun and its adjectives."""
        for k in range(noun - 1, max(-1, noun - 2 - _MOST_ADJECTIVES), -1):
            if s.low[k] in self.grammar.classes["owner"]:
                return k, k + 1
            if s.low[k].endswith("'s"):
                first = self.grammar.phrase_left(s, k)
                if first is not None:
                    first = max([first, *(i + 1 for i in range(first, k) if s.low[i] in self.grammar.prepositions or s.low[i] in self.grammar.ings)])
                bare = s.low[k].removesuffix("'s")
                speaks = s.kinds[k] == "W" or bare in self.grammar.kinds_of_source or bare.endswith(self.grammar.agent_suffixes)
                return (first, k + 1) if first is not None and speaks and bare not in self.grammar.times else None
            if s.kinds[k] != "w" or s.low[k] in self.grammar.determiners or s.low[k] in self.grammar.prepositions or self.grammar.finite(s, k):
                return None
        return None

    def _with_source_behind(self, s: Sentence, noun: int) -> tuple[Phrase | None, Phrase | None]:
        """Source and content of "the message from Hill is that …" and "there is concern among voters that …"."""
        grammar, first = self.grammar, noun + 2
        if first >= len(s) or s.low[noun + 1] not in grammar.classes["noun-source"]:
            return None, None
        behind = grammar.phrase_right(s, first)
        start = grammar.phrase_left(s, noun)
        if behind == first or behind + 2 >= len(s) or start is None or not self.subjects.is_plausible(s, (first, behind)):
            return None, None
        if s.low[behind] == "that" and (start == 0 or self._is_object(s, (start, noun))):
            return (first, behind), self._clause(s, behind + 1)
        if s.low[behind] in ("is", "was") and s.low[behind + 1] == "that":
            return (first, behind), self._clause(s, behind + 2)
        return None, None

    def _content(self, s: Sentence, owner: Phrase, noun: int) -> Phrase | None:
        after = noun + 1
        if after + 1 >= len(s):
            return None
        if s.low[after] in ("is", "was", "has", "been"):
            return self._behind_be(s, after + 1 + (s.low[after] == "has"))
        if s.low[after] == ":" and self._is_plain(s, owner):
            return after + 1, self.contents.trim(s, after + 1, len(s))
        if s.low[after] == "that" and self._is_object(s, owner):
            return self._clause(s, after + 1)
        return None

    def _is_plain(self, s: Sentence, owner: Phrase) -> bool:
        """Whether nothing stands before the owner ("His answer: …")."""
        return owner[0] == 0

    def _behind_be(self, s: Sentence, k: int) -> Phrase | None:
        if k + 1 >= len(s):
            return None
        if s.low[k] == "that":
            return self._clause(s, k + 1)
        speech = s.kinds[k] == "q" and len(s.words(k, k + 1).split()) >= _SPEECH_WORDS
        return (k, k + 1) if speech else None

    def _is_object(self, s: Sentence, owner: Phrase) -> bool:
        """Whether the noun is no subject, so that its content ends with the clause."""
        k = owner[0] - 1
        return k >= 0 and (s.low[k] in self.grammar.prepositions or s.low[k] in self.grammar.ings or bool(self.grammar.finite(s, k)))

    def _clause(self, s: Sentence, first: int) -> Phrase | None:
        grammar = self.grammar
        if grammar.finite(s, first) or not grammar.has_clause(s, first, len(s)):
            return None
        for i in range(first + 1, len(s) - 1):
            if s.low[i] == "," and (s.low[i + 1] in grammar.ings or s.low[i + 1] in grammar.classes["noun-content-end"]):
                return first, self.contents.trim(s, first, i)
        return first, self.contents.trim(s, first, len(s))
