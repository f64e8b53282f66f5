"""Hearers, days and settings between a reporting verb and its content."""

from __future__ import annotations

from npf.languages.en.grammar import Grammar
from npf.languages.en.reporting import Cue
from npf.languages.en.tokens import Sentence

__all__ = ["Adjuncts"]


class Adjuncts:
    """Passes over what belongs to a cue and not to its content."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._settings = grammar.classes["setting"]

    def skip(self, s: Sentence, cue: Cue, limit: int) -> int:
        """Behind hearers, days and settings ("told reporters in Beijing on Monday") where content may start."""
        grammar, f = self.grammar, cue.behind
        if "hearer" in cue.verb.frames and s.kinds[f] in "wW" and s.low[f] not in ("that", "to"):
            f = grammar.phrase_right(s, f, limit)
        safe = f
        while f < limit:
            word = s.low[f]
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
        while i + 1 < limit and s.low[i] in grammar.determiners and (s.low[i + 1] in grammar.times or s.kinds[i + 1] == "n"):
            i += 1
        while i < limit and (s.low[i] in grammar.times or s.kinds[i] == "n"):
            i += 1
        ends_with_time = i > f + 1 and (i >= limit or s.kinds[i] != "w" or not self._is_setting(s, i))
        return i if ends_with_time else max(i, grammar.phrase_right(s, i, limit))

    def _is_setting(self, s: Sentence, i: int) -> bool:
        return any(word in self._settings for word in s.low[i : i + 2])
