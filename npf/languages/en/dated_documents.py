"""Documents as subjects, with the participle that says when or where they came out."""

from __future__ import annotations

from npf.languages.en.grammar import Grammar
from npf.languages.en.tokens import Sentence

__all__ = ["DatedDocuments"]

_LONGEST_PARTICIPLE = 12


class DatedDocuments:
    """Finds the document before such a participle."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def before(self, s: Sentence, last: int, floor: int) -> tuple[int, int] | None:
        """The document with the participle that says when or where it came out ("a report published in May", "a poll taken by Gallup")."""
        grammar = self.grammar
        for k in range(last, max(floor, last - _LONGEST_PARTICIPLE), -1):
            word = s.low[k]
            if s.kinds[k] in "pq" or (s.kinds[k] == "w" and (word in grammar.auxiliaries or word in grammar.classes["relative"])):
                return None
            if s.kinds[k] == "w" and word in grammar.classes["issued"]:
                head = s.low[k - 1]
                told = grammar.kinds_of_source.get(head) == "document" or grammar.kinds_of_source.get(head.removesuffix("s")) == "document"
                first = grammar.phrase_left(s, k - 1, floor) if told and s.kinds[k - 1] == "w" else None
                return (first, k) if first is not None else None
        return None
