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

    def _ends_with_name(self, s: Sentence, first: int, behind: int) -> bool:
        """Whether a title stands before the last capitalised words ("Health Director Amy Acton", "Dr. Lam")."""
        kinds = self.grammar.kinds_of_source
        k = behind
        while k > first and s.kinds[k - 1] == "W" and s.low[k - 1] not in kinds and s.low[k - 1] not in self.grammar.classes["honorific"]:
            k -= 1
        if first < k and s.low[k - 1] == "," and behind - k > 1:
            return True
        return first < k < behind and (kinds.get(s.low[k - 1]) == "person" or s.low[k - 1] in self.grammar.classes["honorific"])

    def _acts(self, s: Sentence, i: int) -> bool:
        """Whether a participle tells what people do ("officials addressing the forum")."""
        return s.kinds[i] == "w" and s.low[i] in self.grammar.ings and self.grammar.kinds_of_source.get(s.low[i - 1]) == "unnamed"

    def of(self, s: Sentence, first: int, behind: int) -> SpeakerKind:
        """The kind of the source in the tokens `first` to `behind - 1`."""
        grammar = self.grammar
        pronoun = s.low[first].partition("'")[0]
        if behind - first == 1 and pronoun in grammar.classes["pronoun"]:
            return "unnamed" if pronoun in ("they", "it") else "person"
        stop = next((i for i in range(first + 1, behind) if s.low[i] in grammar.prepositions or s.low[i] == "who" or self._acts(s, i)), behind)
        head = stop - 1
        while head > first and s.kinds[head] == "w" and s.low[head] in grammar.participles and s.low[head] not in grammar.kinds_of_source:
            head -= 1
        kind = grammar.kinds_of_source.get(s.low[head])
        opens = head == 0 and s.low[head].endswith(grammar.plural_agent_suffixes)
        capital = s.kinds[head] == "W" and not opens
        named = [i for i in range(first, stop) if s.kinds[i] == "W" and grammar.kinds_of_source.get(s.low[i]) in ("body", "person")]
        if s.kinds[behind - 1] == "w" and grammar.kinds_of_source.get(s.low[behind - 1]) == "document":
            return "document"
        if self._ends_with_name(s, first, behind):
            return "person"
        if kind is None and named and grammar.kinds_of_source[s.low[named[-1]]] == "body" and stop - named[-1] <= 2:
            return "body"
        if opens:
            return "unnamed"
        named_like_a_thing = kind in ("document", "unnamed") and capital and s.low[first] not in grammar.determiners
        if named_like_a_thing and ((head > first and s.kinds[head - 1] == "W") or (head == first and head > 0 and not s.titled)):
            return "person"
        if kind == "person":
            return "person" if any(s.kinds[i] == "W" for i in range(first, behind)) or s.low[first] == "the" else "unnamed"
        if kind == "body" and s.low[first] not in ("some", "many", "several", "foreign"):
            return "body"
        if kind in ("document", "unnamed"):
            return "document" if kind == "document" else "unnamed"
        if capital and s.low[head] in grammar.classes["place"]:
            return "body"
        if capital:
            return "person" if s.low[first] not in grammar.determiners or s.low[first] in ("a", "an") else "body"
        return "unnamed"
