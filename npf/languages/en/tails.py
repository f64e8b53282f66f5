"""What hangs on the verb phrase of a norm and is a don't of its own: "to prevent fires", "rather than waste water"."""

from __future__ import annotations

from npf.languages.en.norm_phrases import Phrase
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary

__all__ = ["Tails"]


class Tails:
    """Finds tails of prevention and of contrast."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def prevention(self, sentence: Sentence, at: int, limit: int) -> Phrase | None:
        """A tail "to prevent …", which is a task of its own."""
        low = sentence.low
        after = at + 1
        if low[at] in ("so", "in"):
            if low[at + 1 : at + 3] not in (["as", "to"], ["order", "to"]):
                return None
            after = at + 3
        head = self.vocabulary.skip_adverbs(sentence, after, limit)
        verb = self.vocabulary.verb_at(sentence, head, "base") if head < limit else None
        if verb is None or verb.polarity != "dont" or low[at - 1] in self.vocabulary.unfinished or self.vocabulary.meets_existing(sentence, head):
            return None
        return Phrase(after, head, limit, "base", False, verb, "tail")

    def contrast(self, sentence: Sentence, at: int, limit: int) -> Phrase | None:
        """The phrase "rather than V" or "instead of V-ing" behind a task."""
        low = sentence.low
        if low[at + 1 : at + 2] not in (["than"], ["of"]):
            return None
        head = self.vocabulary.skip_adverbs(sentence, at + 2, limit)
        if head >= limit:
            return None
        verb = self.vocabulary.form_at(self.vocabulary.verbs, sentence, head, ("ing",)) or self.vocabulary.verb_at(sentence, head, "base")
        if verb is None:
            return None
        return Phrase(at, head, limit, verb.form, True, verb, "contrast")
