"""Hearers, days and settings between a reporting verb and its content."""

from __future__ import annotations

import re

from npf.languages.en.grammar import Grammar
from npf.languages.en.reporting import Cue
from npf.languages.en.tokens import Sentence

__all__ = ["Adjuncts"]

_YEAR = re.compile(r"(?:19|20)\d\d$")
_NEAR = 12


class Adjuncts:
    """Passes over what belongs to a cue and not to its content."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._settings = grammar.classes["setting"]
        self._months = grammar.classes["month-word"]

    def skip(self, s: Sentence, cue: Cue, limit: int) -> int:
        """Behind hearers, days and settings ("told reporters in Beijing on Monday") where content may start."""
        grammar, f = self.grammar, cue.behind
        if "hearer" in cue.verb.frames and s.kinds[f] in "wW" and s.low[f] not in ("that", "to"):
            f = self._behind_hearer(s, f, limit)
        safe = f
        while f < limit:
            word = s.low[f]
            if word == "," and (behind := self._over_apposition(s, cue.behind, f, limit)):
                f = safe = behind
                continue
            if word in ("that", ":", ",") or s.kinds[f] == "q":
                return f
            if word in grammar.times or s.kinds[f] == "b" or (s.kinds[f] == "n" and f > cue.behind and s.low[f - 1] in grammar.times):
                f = safe = f + 1
            elif self._is_loose_adverb(s, f, limit):
                f += 1
            elif word in grammar.prepositions:
                f = self._over_preposition(s, f, limit)
                if s.low[f - 1] in grammar.times or any(s.low[k] in self._settings for k in range(max(cue.behind, f - 4), f)):
                    safe = f
            else:
                break
        return safe

    def _behind_hearer(self, s: Sentence, first: int, limit: int) -> int:
        """Behind who was told; where a clause follows at once, its subject is left to it ("told reporters China would", "told AFP talks had")."""
        grammar = self.grammar
        behind = grammar.phrase_right(s, first, limit)
        if behind >= limit or not grammar.finite(s, behind):
            return behind
        for i in range(first + 1, behind):
            joint = s.kinds[i - 1] + s.kinds[i]
            hearer = s.low[i - 1] in grammar.kinds_of_source or grammar.is_plural(s, i - 1)
            if (joint == "wW" and hearer) or (joint == "Ww" and s.low[first] not in grammar.determiners and s.low[i] not in grammar.kinds_of_source):
                return i
        return behind

    def _over_apposition(self, s: Sentence, first: int, comma: int, limit: int) -> int:
        """Behind the year of a day and the larger unit of a place ("on June 3, 2020", "in Wuhan, Hubei Province, on Monday"); 0 where it is none."""
        i = comma + 1
        if i >= limit or comma == first:
            return 0
        if _YEAR.match(s.words(i, i + 1)) and s.kinds[comma - 1] == "n":
            return i + 1
        while i < limit and s.kinds[i] == "W":
            i += 1
        return (
            i
            if comma + 1 < i < limit
            and (s.low[i] in (",", "that") or s.low[i] in self.grammar.prepositions)
            and "that" in s.low[i : min(i + _NEAR, limit)]
            else 0
        )

    def _is_time(self, s: Sentence, i: int) -> bool:
        """Whether a word names a time; some names of months are other words unless a day or a preposition stands beside them."""
        if s.low[i] in self.grammar.times or s.kinds[i] == "n":
            return True
        beside = (s.kinds[i - 1] == "n" or s.low[i - 1] in self.grammar.prepositions) if i else False
        return s.kinds[i] == "W" and s.low[i] in self._months and (beside or s.kinds[i + 1 : i + 2] == ["n"])

    def _is_loose_adverb(self, s: Sentence, f: int, limit: int) -> bool:
        """Whether an adverb belongs to the cue ("said here on Friday") and does not open its content ("said there were")."""
        grammar, word = self.grammar, s.low[f]
        after = s.low[f + 1] if f + 1 < limit else ""
        if word in grammar.classes["content-adverb"]:
            return after in grammar.times or (after in grammar.prepositions and word != "only")
        return grammar.is_adverb(s, f) or (word == "though" and after == "that")

    def _over_preposition(self, s: Sentence, f: int, limit: int) -> int:
        grammar = self.grammar
        i = f + 1
        while i + 1 < limit and s.low[i] in grammar.determiners and self._is_time(s, i + 1):
            i += 1
        while i < limit and self._is_time(s, i):
            i += 1
        ends_with_time = i > f + 1 and (i >= limit or s.kinds[i] != "w" or not self._is_setting(s, i))
        return i if ends_with_time else max(i, grammar.phrase_right(s, i, limit))

    def _is_setting(self, s: Sentence, i: int) -> bool:
        return any(word in self._settings for word in s.low[i : i + 2])
