"""Quotations that no reporting verb claims: there any verb reports."""

from __future__ import annotations

from npf.languages.en.attribution import Attribution
from npf.languages.en.grammar import Grammar
from npf.languages.en.subjects import SubjectFinder
from npf.languages.en.tokens import DASHES, Sentence

__all__ = ["OpenQuotations"]

_SPEECH_WORDS = 4
_LONGEST_SMALL_WORD = 4
_OPENERS = frozenset({",", ".", ":", ";", '"', "and", "but", *DASHES})


class OpenQuotations:
    """The last pass over a sentence."""

    def __init__(self, grammar: Grammar, subjects: SubjectFinder) -> None:
        self.grammar, self.subjects = grammar, subjects

    def find(self, s: Sentence, found: list[Attribution]) -> list[Attribution]:
        """Quotations that end with a comma before "Hill radioed", or start behind a colon: there any verb reports."""
        taken = [part for a in found for part in a.parts]
        made: list[Attribution] = []
        for q, kind in enumerate(s.kinds):
            if kind != "q" or any(first <= q < behind for first, behind in taken):
                continue
            speech = len(s.words(q, q + 1).split()) >= _SPEECH_WORDS
            if s.last_inside(q) in ",?!" and q + 2 < len(s) and (q == 0 or s.low[q - 1] in _OPENERS):
                made.extend(self._tagged(s, q))
            elif (
                speech
                and not self._is_title(s, q)
                and q > 2
                and s.low[q - 1] in (",", ":")
                and s.folded[s.starts[q] + 1].isupper()
                and s.last_inside(q) in ".?!,"
            ):
                source = self.subjects.of_clause(s, q - 1)
                if source is not None and s.low[source[0]] not in ("it", *self.grammar.classes["not-speaking"]):
                    made.append(Attribution(source, None, ((q, q + 1),), "en.quote.any-verb"))
        return made

    def _is_title(self, s: Sentence, q: int) -> bool:
        """Whether every longer word has a capital, as in the title of a work."""
        words = [word for word in s.words(q, q + 1)[1:-1].split() if len(word) > _LONGEST_SMALL_WORD]
        return all(word[0].isupper() for word in words)

    def _tagged(self, s: Sentence, q: int) -> list[Attribution]:
        behind = self.grammar.phrase_right(s, q + 1)
        behind = next((i for i in range(q + 2, behind) if self.grammar.finite(s, i)), behind)
        verb = behind
        while verb < len(s) and self.grammar.is_adverb(s, verb):
            verb += 1
        if behind > q + 1 and verb < len(s) and self.grammar.finite(s, verb) and s.low[verb] not in self.grammar.auxiliaries:
            source = (q + 1, behind)
        else:
            after = self.subjects.after(s, q + 2) if s.low[q + 1] in self.grammar.pasts else None
            if after is None:
                return []
            source, verb = after, q + 1
        if not self.subjects.is_plausible(s, source):
            return []
        return [Attribution(source, (verb, verb + 1), ((q, q + 1),), "en.quote.any-verb")]
