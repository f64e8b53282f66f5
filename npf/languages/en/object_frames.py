"""Objects that carry content: who is urged to do what, what is called how, phrases that hold a verb."""

from __future__ import annotations

from npf.languages.en.grammar import POSSIBLE, SURE, Grammar
from npf.languages.en.tokens import Sentence

__all__ = ["CLOSERS", "STILL_SPEECH", "ObjectFrames"]

CLOSERS = frozenset(",;:.!?-–—")
STILL_SPEECH = 3
_LONGEST_TITLE, _LONGEST_OBJECT = 9, 30


class ObjectFrames:
    """Tests on what stands behind a reporting verb."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def _is_title(self, s: Sentence, q: int) -> bool:
        """Whether a quotation inside a clause is the title of a work: capitals throughout and no punctuation at its end."""
        words = s.words(q, q + 1)[1:-1].split()
        capitals = sum(word[:1].isupper() for word in words)
        return s.last_inside(q) not in ".,?!" and capitals >= 2 and 2 * capitals > len(words) and len(words) <= _LONGEST_TITLE

    def _labels(self, s: Sentence, f: int, limit: int, fewest: int) -> bool:
        """Whether words in quotation marks are said of an object ("called the plan “a waste of public money”")."""
        if not self._may_start(s, f):
            return False
        quoted = 0
        for i in range(f + 1, min(limit, f + 16)):
            if s.kinds[i] == "q":
                quoted += len(s.words(i, i + 1).split())
                if self._is_title(s, i) or quoted >= fewest:
                    return not self._is_title(s, i)
            if s.low[i] in (",", ";", ":") or self.grammar.finite(s, i):
                return False
        return False

    def _for_doing(self, s: Sentence, first: int, limit: int) -> bool:
        """Whether a phrase such as "the mayor for wasting money" stands at `first`."""
        for i in range(first + 1, min(limit - 1, first + 12)):
            if s.low[i] in (",", ";", ":") or self.grammar.finite(s, i):
                return False
            if s.low[i] in ("for", "of") and self._doing(s, i + 1):
                return True
        return False

    def _doing(self, s: Sentence, i: int) -> bool:
        """Whether a gerund stands there behind adverbs and "not", or a quotation."""
        while i + 1 < len(s) and (self.grammar.is_adverb(s, i) or s.low[i] == "not"):
            i += 1
        return s.kinds[i] == "q" or (s.low[i].endswith("ing") and s.kinds[i] == "w")

    def _named_words(self, s: Sentence, f: int, limit: int) -> int | None:
        """The quotation in "the four words “…”", or None."""
        behind = self.grammar.phrase_right(s, f, limit)
        if behind < limit and behind > f and s.kinds[behind] == "q" and s.low[behind - 1] in self.grammar.classes["wordy"]:
            return behind
        if behind - 1 > f and s.kinds[behind - 1] == "q" and s.low[behind - 2] in self.grammar.classes["wordy"]:
            return behind - 1
        return None

    def _may_start(self, s: Sentence, f: int, *, loose: bool = False) -> bool:
        word, grammar = s.low[f], self.grammar
        if loose and word in ("as", "by", "of"):
            return True
        if word in CLOSERS or word in grammar.classes["no-start"] or s.kinds[f] == "b":
            return False
        return grammar.finite(s, f) < SURE or word in grammar.noun_forms or s.kinds[f] == "W" or grammar.is_contraction(word)

    def is_base(self, s: Sentence, i: int) -> bool:
        grammar = self.grammar
        while i < len(s) and (grammar.is_adverb(s, i) or s.low[i] == "not"):
            i += 1
        if i >= len(s) or s.kinds[i] != "w":
            return False
        word = s.low[i]
        if word in grammar.bases or word in ("be", "have", "do", "get", "go"):
            return True
        return grammar.is_nominal(s, i) and not word.endswith(("s", "ing", "ed")) and word not in grammar.kinds_of_source and len(word) > 2

    def _object_to(self, s: Sentence, first: int, limit: int) -> bool:
        if not self._may_start(s, first) or s.low[first] in ("that", "not", "never") or s.low[first] in self.grammar.prepositions:
            return False
        waiting = 0
        for i in range(first + 1, min(limit, first + _LONGEST_OBJECT)):
            if s.low[i] == "who" and s.kinds[i - 1] in "wW":
                waiting = 1
            elif waiting and self.grammar.finite(s, i) and (waiting == 1 or s.low[i - 1] in ("and", "or")):
                waiting += 1
                continue
            if s.low[i] == "to" and s.low[i - 2 : i] != ["in", "order"] and (self.is_base(s, i + 1) or (i + 1 < limit and s.kinds[i + 1] == "q")):
                return True
            if s.low[i] in (";", ":", "that") or (s.kinds[i] == "q" and i > first + 4) or self.grammar.finite(s, i) > POSSIBLE:
                return False
        return False

    def carries_verb(self, s: Sentence, first: int, behind: int) -> bool:
        """Whether a noun phrase carries a verb: a gerund, an infinitive or a clause."""
        grammar = self.grammar
        if behind - first < STILL_SPEECH:
            return False
        for i in range(first, behind):
            word = s.low[i]
            if word == "," and i + 1 < behind and s.low[i + 1] in grammar.ings:
                return True
            if word in (",", ";", "—", "–", "--", "-") or (word in ("and", "but") and i + 1 < behind and grammar.finite(s, i + 1)):
                return False
            if s.kinds[i] != "w":
                continue
            if word == "to" and i + 1 < behind and self.is_base(s, i + 1) and "-" not in s.low[i + 1]:
                return True
            if word in grammar.ings and (i == first or s.low[i - 1] not in grammar.determiners | grammar.classes["clause-opener"]):
                return True
            if i > first and grammar.finite(s, i):
                return True
        return False
