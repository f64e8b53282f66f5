"""Where content before a cue starts, and whether what follows an interrupting cue carries it on."""

from __future__ import annotations

from npf.languages.en.contents import ContentFinder
from npf.languages.en.grammar import Grammar
from npf.languages.en.subjects import Phrase, SubjectFinder
from npf.languages.en.tokens import DASHES, Sentence

__all__ = ["ClauseEdges"]

_LONGEST_DATELINE = 8


class ClauseEdges:
    """Edges of clauses around a cue."""

    def __init__(self, grammar: Grammar, subjects: SubjectFinder, contents: ContentFinder) -> None:
        self.grammar, self.subjects, self.contents = grammar, subjects, contents

    def before(self, s: Sentence, behind: int, floor: int = 0, *, whole: bool = False) -> Phrase | None:
        """Content that ends before token `behind`: from `floor`, if it holds a clause or a quotation.

        With `whole` the cue interrupts its content, and what stands before it may be any part of a clause.
        """
        last = self.contents.trim(s, floor, behind)
        first = floor
        while first < last and s.low[first] in ("and", "but", "still", "so", ",", "while"):
            first += 1
        if whole and last > first and (last - first > 1 or s.kinds[first] in "Wq"):
            return first, last
        first = next(
            (k + 1 for k in range(first + 1, min(first + _LONGEST_DATELINE, last - 1)) if s.low[k] in DASHES and s.kinds[k - 1] == "b"), first
        )
        return (first, last) if first < last and any(self._may_hold(s, i, first) for i in range(first, last)) else None

    def _may_hold(self, s: Sentence, i: int, first: int) -> bool:
        """Whether a quotation or what may be a finite verb stands there: behind a longer subject any form will do."""
        if s.kinds[i] == "q" or self.grammar.finite(s, i):
            return True
        word = s.low[i]
        bare = word in self.grammar.bases and (s.low[i - 1] == "," or self.grammar.is_plural(s, i - 1))
        return i - first > 1 and s.kinds[i] == "w" and (word in self.grammar.pasts or word in self.grammar.thirds or bare)

    def continues(self, s: Sentence, first: int) -> bool:
        """Whether what follows an interrupting cue carries the content on: no participle, relative or adverbial clause."""
        word, grammar = s.low[first], self.grammar
        if (word in grammar.classes["relative"] and word != "that") or word in grammar.classes["tail"] or word in grammar.ings:
            return False
        return word not in grammar.classes["no-continuation"]

    def behind_apposition(self, s: Sentence, k: int) -> int:
        """The comma that ends an apposition which starts with the comma `k`; `k` where there is none."""
        for _ in range(3):
            if k >= len(s) or s.low[k] != ",":
                return k
            closing = next((i for i in range(k + 1, len(s)) if s.low[i] == ","), None)
            word = s.low[k + 1] if k + 1 < len(s) else ""
            adverbial = word in self.grammar.prepositions or word in self.grammar.classes["subordinator"] or word in self.grammar.ings
            if closing is None or adverbial or not self.subjects.is_parenthetical(s, k + 1, closing):
                return k
            k = closing
        return k
