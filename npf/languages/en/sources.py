"""What kind of source a noun phrase is."""

from __future__ import annotations

from npf.languages.en.grammar import Grammar
from npf.languages.en.tokens import Sentence
from npf.models import SpeakerKind

__all__ = ["SourceKinds"]


class SourceKinds:
    """Tells persons, bodies, documents and unnamed sources apart by their nouns."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def of(self, s: Sentence, first: int, behind: int) -> SpeakerKind:
        """The kind of the source in the tokens `first` to `behind - 1`."""
        grammar = self.grammar
        if behind - first == 1 and s.low[first] in grammar.classes["pronoun"]:
            return "unnamed" if s.low[first] in ("they", "it") else "person"
        head = next((i - 1 for i in range(first + 1, behind) if s.low[i] in grammar.prepositions or s.low[i] in ("who", "and")), behind - 1)
        kind = grammar.kinds_of_source.get(s.low[head])
        capital = s.kinds[head] == "W" and not (head == 0 and behind - first == 1)
        if kind == "person":
            return "person" if any(s.kinds[i] == "W" for i in range(first, behind)) or s.low[first] == "the" else "unnamed"
        if kind == "body" and s.low[first] not in ("some", "many", "several", "foreign"):
            return "body"
        if kind in ("document", "unnamed"):
            return "document" if kind == "document" else "unnamed"
        if capital or s.kinds[head] == "W":
            return "person" if s.low[first] not in grammar.determiners else "body"
        return "unnamed"
