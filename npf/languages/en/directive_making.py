"""How the opening of a directive verb is put together: its clause, its head, its negation, who sets it."""

from __future__ import annotations

from npf.languages.en.norm_clauses import NormClauses
from npf.languages.en.openings import Opening
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import VerbForm, Vocabulary

__all__ = ["DirectiveMaker", "words_back"]


class DirectiveMaker:
    """Makes the openings of directive verbs."""

    def __init__(self, vocabulary: Vocabulary, clauses: NormClauses) -> None:
        self.vocabulary, self.clauses = vocabulary, clauses

    def make(self, sentence: Sentence, at: int, verb: VerbForm, first: int, form: str, rule: str, **more: object) -> Opening:
        words = self.vocabulary
        low = sentence.low
        negated = False
        while first < len(low) and low[first] in words.mark:
            first += 1
        head = first
        if low[first : first + 1] == ["don't"] or low[first : first + 2] == ["do", "not"]:
            negated, head = True, first + 1
        while head < len(low) and (words.is_adverb(low[head]) or low[head] in ("not", "never", '"', "“") or (negated and low[head] == "to")):
            negated = negated or (low[head] in ("not", "never") and low[head + 1 : head + 2] != ["only"])
            head += 1
        clause = at if verb.form == "ing" else self.clauses.find(sentence, at)[0]
        helpers = words_back(words, sentence, at)
        while helpers and low[helpers - 1] in words.fin | words.be | {"to"}:
            helpers = words_back(words, sentence, helpers - 1)
        passive = verb.form in ("past", "participle") and bool(words.be & set(low[helpers:at]))
        if verb.form != "ing" and helpers and low[helpers - 1] in words.coord:
            clause = helpers - 1
        while clause > 0 and low[clause - 1] in (",", ";", "and", "but", "while"):
            clause -= 1
        return Opening(
            clause=clause,
            first=first,
            head=head if form != "noun" else first,
            form=form,
            negated=negated,
            strength=verb.row["strength"],  # type: ignore[arg-type]
            cue=(at, at + 1 + len(verb.particles)),
            verb=None if passive else helpers,
            told=passive,
            inner=verb.form == "base",
            rule=f"en.norm.{rule}",
            **more,  # type: ignore[arg-type]
        )


def words_back(words: Vocabulary, sentence: Sentence, at: int) -> int:
    """The token at which the adverbs before a token begin."""
    while at > 0 and words.is_adverb(sentence.low[at - 1]):
        at -= 1
    return at
