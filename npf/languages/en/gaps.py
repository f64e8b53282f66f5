"""Verb phrases that share an auxiliary with the one before: "fees will be cut and wages raised", "be vigilant and protect the dikes"."""

from __future__ import annotations

from npf.languages.en.norm_phrases import Phrase
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary

__all__ = ["Gaps"]


class Gaps:
    """Finds what begins behind a joint where the auxiliary is left out."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def gapped(self, sentence: Sentence, after: int, limit: int) -> Phrase | None:
        """A passive without its auxiliary: "fees will be cut and wages raised"."""
        words, low = self.vocabulary, sentence.low
        for i in range(after, min(limit, after + 7)):
            if low[i] in ("'", "’"):
                continue
            if sentence.kinds[i] == "p" or low[i] in words.fin or low[i] in words.prep or low[i] in words.rel or low[i] == "to":
                return None
            behind = i + 1 >= limit or low[i + 1] in words.prep or low[i + 1] in words.joint or sentence.kinds[i + 1] == "p" or low[i + 1] == "to"
            if i > after and behind and low[i - 1] not in words.det and words.form_at(words.verbs, sentence, i, ("participle",)):
                return Phrase(after, i, limit, "base", False, None, "series")
        return None

    def again(self, sentence: Sentence, at: int, after: int, limit: int, now: Phrase) -> Phrase | None:
        """A second participle behind the same "be": "will be banned in cities by May and banned in towns in June"."""
        words, low = self.vocabulary, sentence.low
        done = words.skip_adverbs(sentence, now.head + 1, limit)
        passive = low[now.head] == "be" and low[done] in words.grammar.participles
        if not passive or low[after - 1] not in words.coord or at - done <= 1 or after + 1 >= limit or low[after + 1] not in words.prep:
            return None
        verb = words.form_at(words.verbs, sentence, after, ("participle",))
        return Phrase(after, after, limit, "base", now.negated, verb, "series") if verb is not None else None

    def acts(self, sentence: Sentence, at: int, limit: int) -> bool:
        """Whether a verb with something behind it stands at a token: "be vigilant and protect the dikes"."""
        return (
            at + 1 < limit
            and sentence.kinds[at + 1] != "p"
            and sentence.low[at] not in self.vocabulary.stative
            and self.vocabulary.verb_at(sentence, at, "base") is not None
        )
