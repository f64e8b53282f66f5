"""Where a clause with a subject and a finite verb of its own begins, so that the series of a norm ends."""

from __future__ import annotations

from npf.languages.en.grammar import POSSIBLE, SURE
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary

__all__ = ["ClauseOpenings"]

# How far behind a joint the verb of a new clause may stand: with a comma at the joint, and without.
_FAR, _NEAR = 12, 5


class ClauseOpenings:
    """Tells a new clause behind a joint from one more verb phrase or object."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def opens(self, sentence: Sentence, at: int, limit: int, joint: str, word: str, form: str) -> bool:
        """Whether a new subject with a finite verb, or another verb of the subject before, begins at a token.

        Args:
            sentence: The tokens.
            at: The token behind the joint.
            limit: The token behind the last one that is looked at.
            joint: The kind of the joint, with a comma if it holds one.
            word: The first word of the joint.
            form: The form of the verbs of the series.
        """
        words, low = self.vocabulary, sentence.low
        if (low[at] in words.fin and (joint.endswith(",") or form == "noun")) or self._tells(sentence, at, limit, joint, word, form):
            return True
        if word == "and" and not words.time.isdisjoint(low[at : at + 4]) and "," in low[at + 1 : at + 6]:
            return True
        if self._goes_on(sentence, at, limit, form, word):
            return True
        if low[at] in words.rel or low[at] in words.sub or low[at] in words.prep:
            return False
        if low[at] in words.pron:
            behind = words.skip_adverbs(sentence, at + 1, limit)
            verb = behind < limit and words.form_at(words.verbs, sentence, behind, ("third", "past", "base")) is not None
            return behind < limit and (low[behind] in words.fin or verb or words.grammar.finite(sentence, behind) == SURE)
        if word == "or" and any(low[i] in words.sub for i in range(max(0, at - 6), at)):
            return False
        return self._has_verb(sentence, at, limit, joint.endswith(","))

    def _tells(self, sentence: Sentence, at: int, limit: int, joint: str, word: str, form: str) -> bool:
        """Whether a clause that only tells begins: ", which he said", "and urged", "and that", ", according to"."""
        words, low = self.vocabulary, sentence.low
        if word == "," and low[at] == "which" and at + 2 < limit and low[at + 1] in words.pron and low[at + 2] in words.reports:
            return True
        urged = word == "and" and words.form_at(words.directives, sentence, at, ("third", "past"))
        if urged and not words.form_at(words.directives, sentence, at, ("base",)):
            return True
        if low[at] == "as" and low[at - 1] not in words.measuring and self._says_when(sentence, at, limit):
            return True
        if low[at : at + 2] in (["even", "as"], ["even", "though"]):
            return True
        if words.grammar.is_contraction(low[at]) and joint != "and":
            return True
        if form == "noun" and joint == "and," and words.form_at(words.directives, sentence, at, ("base",)):
            return True
        return (low[at] == "that" and joint == "and,") or (low[at] in words.aside and joint == "comma,")

    def _says_when(self, sentence: Sentence, at: int, limit: int) -> bool:
        """Whether a clause in the past, or one that tells of a pronoun, stands behind "as": "as it seeks to", "as airports stepped up checks"."""
        words, low, grammar = self.vocabulary, sentence.low, self.vocabulary.grammar
        if at + 2 < limit and low[at + 1] in words.pron and low[at + 2] in grammar.pasts | grammar.thirds:
            return True
        for i in range(words.skip_adverbs(sentence, at + 1, limit) + 1, min(limit, at + _FAR)):
            if sentence.kinds[i] == "p" or low[i] in words.sub or low[i] in words.rel or low[i] in words.fin:
                return False
            past = low[i] in grammar.only_pasts or (low[i].endswith("ed") and low[i] not in grammar.bases)
            if past and (i + 1 >= limit or low[i + 1] in words.particles or low[i + 1] in words.det):
                return True
        return False

    def _goes_on(self, sentence: Sentence, at: int, limit: int, form: str, word: str) -> bool:
        """Whether what the subject before did goes on: "urged him to act and then praised", "… and took"."""
        words, low, grammar = self.vocabulary, sentence.low, self.vocabulary.grammar
        head = words.skip_adverbs(sentence, at, limit)
        if head >= limit or low[head] not in grammar.pasts or low[head] in words.bases:
            return False
        if form == "noun":
            return word in ("and", "but") and head + 1 < limit and (sentence.kinds[head + 1] == "W" or low[head + 1] in words.det)
        if form != "base":
            return False
        told = word in ("and", "but") and low[head + 1 : head + 2] != ["to"] and grammar.finite(sentence, head) == SURE
        return low[head] in grammar.only_pasts or (told and low[head] not in grammar.bases) or low[head - 1] in words.time | words.ordinal

    def _has_verb(self, sentence: Sentence, at: int, limit: int, comma: bool) -> bool:
        """Whether a finite verb follows before anything that shows another construction."""
        words, low, grammar = self.vocabulary, sentence.low, self.vocabulary.grammar
        first = words.skip_adverbs(sentence, at, limit)
        for i in range(at, min(limit, at + (_FAR if comma else _NEAR))):
            if sentence.kinds[i] == "p" or low[i] in words.rel or low[i] in words.sub or low[i] == "to":
                return False
            if i <= first or (low[i + 1 : i + 2] == ["to"] and low[i] in grammar.participles):
                continue
            finite = grammar.finite(sentence, i) if low[i] not in words.fin else SURE if comma or low[at] in words.det else 0
            if finite == SURE and (comma or low[i] in grammar.only_pasts or low[i] in words.fin):
                return True
            if finite == POSSIBLE and comma and low[i] in grammar.bases and low[i + 1 : i + 2] == ["to"]:
                return True
            if finite == POSSIBLE and comma and low[at] in words.det and self._past_with_object(sentence, i, limit):
                return True
            if low[i] in words.reports and low[i - 1] not in words.det and words.form_at(words.directives, sentence, i, ("past", "third")):
                return True
        return False

    def _past_with_object(self, sentence: Sentence, at: int, limit: int) -> bool:
        """Whether a verb in the past stands at a token before something that may be its object."""
        words, low = self.vocabulary, sentence.low
        follows = at + 1 < limit and sentence.kinds[at + 1] in "wWn" and low[at + 1] not in words.prep | words.coord | words.sub
        return low[at] in words.grammar.pasts and follows and not words.is_adverb(low[at + 1])
