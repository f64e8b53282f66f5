"""Which noun of a phrase is its head, and whether the phrase can name a source."""

from __future__ import annotations

from npf.languages.en.grammar import SURE, Grammar
from npf.languages.en.tokens import Sentence

__all__ = ["Phrase", "SourceHeads"]

Phrase = tuple[int, int]


class SourceHeads:
    """Tests on noun phrases."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._openers = grammar.classes["parenthetical"]

    def is_source(self, s: Sentence, first: int, behind: int) -> bool:
        """Whether a noun phrase can speak: a pronoun for persons, a name, or a noun that stands for people, bodies or documents."""
        grammar = self.grammar
        if behind - first == 1:
            word = s.low[first]
            if word in grammar.classes["no-source"]:
                return word in ("it", "i", "you", "which")
            if word in grammar.classes["pronoun"] or word == "who":
                return True
        head = self.head(s, first, behind)
        if s.low[head] in grammar.times or (s.kinds[head] == "n" and behind - first == 1):
            return False
        if s.kinds[head] == "w" and s.low[head] in grammar.only_verbs:
            return False
        if behind - first > 1 and s.kinds[behind - 1] == "w" and s.low[behind - 1] in grammar.only_verbs:
            return False
        return s.kinds[head] in "wWqbn"

    def is_plausible(self, s: Sentence, phrase: Phrase) -> bool:
        """Whether a phrase names persons, bodies or documents, by its head: a name, a pronoun or a noun of the table."""
        grammar, (first, behind) = self.grammar, phrase
        head = self.head(s, first, behind)
        word = s.low[head]
        if (
            s.kinds[head] in "Wn"
            or word in grammar.classes["pronoun"]
            or word in grammar.classes["plural-pronoun"]
            or word in ("one", "another", "none")
        ):
            return True
        if word == "according":
            return False
        return self._stands_for_people(word) or word.endswith(grammar.agent_suffixes)

    def _stands_for_people(self, word: str) -> bool:
        """Whether a noun of the table stands there, in the plural too."""
        kinds = self.grammar.kinds_of_source
        return word in kinds or (word.endswith("s") and word[:-1] in kinds) or (word.endswith("ies") and f"{word[:-3]}y" in kinds)

    def head(self, s: Sentence, first: int, behind: int) -> int:
        """The head noun: the last word before the first preposition, relative or participle."""
        grammar = self.grammar
        for i in range(first + 1, behind):
            word = s.low[i]
            if word in grammar.prepositions or word in ("who", "whose", "which", "that", "such"):
                return i - 1 - (i - 2 >= first and s.low[i - 1] in grammar.classes["postnominal"])
            active = word.endswith("ing") and i + 1 < behind and s.low[i - 1] in grammar.kinds_of_source
            reduced = active or word in grammar.ings or (word in grammar.participles and i + 1 < behind and s.low[i + 1] in grammar.prepositions)
            genitive = s.low[i - 1] in grammar.determiners or s.low[i - 1].endswith("'s")
            if reduced and s.kinds[i] == "w" and s.kinds[i - 1] in "wW" and not genitive:
                return i - 1
        return behind - 1

    def is_role(self, s: Sentence, phrase: Phrase) -> bool:
        """Whether a phrase before ", Li Ming," is what he is: "an economist", "the Director General for Trade"."""
        head = self.head(s, *phrase)
        if s.kinds[head] == "w":
            return self.is_plausible(s, phrase)
        kinds = self.grammar.kinds_of_source
        if s.low[phrase[0]] == "one" and phrase[1] - phrase[0] > 2 and s.low[phrase[0] + 1] == "of":
            return self.is_plausible(s, (phrase[0] + 2, phrase[1]))
        opens = s.low[phrase[0]] in self.grammar.determiners or (phrase[0] == 0 and s.kinds[phrase[1] - 1] == "w")
        opens = opens or kinds.get(s.low[phrase[0]]) == "person"
        return opens and any(kinds.get(s.low[i]) == "person" for i in range(phrase[0], head + 1))

    def is_parenthetical(self, s: Sentence, first: int, behind: int) -> bool:
        """Whether the tokens between two commas hang on the noun before them."""
        if first >= behind:
            return False
        grammar, word = self.grammar, s.low[first]
        relative = word in grammar.classes["relative"] or word.startswith("who'") or word in grammar.classes["aside-opener"]
        until = behind
        if word in grammar.ings:
            until = next((i for i in range(first + 1, behind) if s.low[i] in grammar.classes["wh"] or s.low[i] == "that"), behind)
        if not relative and (grammar.has_clause(s, first, until, SURE) or grammar.finite(s, first) == SURE):
            return False
        if relative or word in self._openers or s.kinds[first] == "n" or word in ("and", "or", "but"):
            return True
        if word in grammar.ings or word in grammar.participles or "-" in word:
            return True
        titled = behind - first > 1 and (word.endswith("'s") or first == 0) and grammar.kinds_of_source.get(s.low[behind - 1].lower()) == "person"
        return titled or any(s.kinds[i] not in "Wn" for i in range(first, behind))
