"""Stances of the speaker's own side: China adheres to A, we firmly support B."""

from __future__ import annotations

from collections.abc import Iterator

from npf.languages.en.commitments import Commitments
from npf.languages.en.directive_making import words_back
from npf.languages.en.norm_clauses import NormClauses
from npf.languages.en.openings import Opening, Setting
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import VerbForm, Vocabulary

__all__ = ["StanceOpenings"]


class StanceOpenings:
    """Verbs in the present that say what a public body holds to, in its own words."""

    def __init__(self, vocabulary: Vocabulary, clauses: NormClauses, commitments: Commitments) -> None:
        self.vocabulary, self.clauses, self.commitments = vocabulary, clauses, commitments

    def find(self, sentence: Sentence, setting: Setting) -> Iterator[Opening]:
        """The openings in a sentence, in order."""
        words = self.vocabulary
        for first, behind in setting.public:
            for at in range(first, min(behind, len(sentence.low))):
                if sentence.low[at] in words.upheld:
                    verb = words.form_at(words.verbs, sentence, at, ("third", "base"))
                    opening = self._opening(sentence, at, verb, setting) if verb is not None and verb.term in words.held else None
                    if opening is not None:
                        yield opening

    def _opening(self, sentence: Sentence, at: int, verb: VerbForm, setting: Setting) -> Opening | None:
        words, low = self.vocabulary, sentence.low
        first = words_back(words, sentence, at)
        if first == 0 or low[first - 1] in words.fin or low[first - 1] == "to":
            return None
        clause, subject = self.clauses.find(sentence, first)
        if subject[0] >= subject[1] or low[subject[0] - 1] in words.sub - {"that"} or self.clauses.is_relative(sentence, subject):
            return None
        if not words.fin.isdisjoint(low[subject[0] : subject[1]]) or any(low[i] in words.reports or low[i] == "to" for i in range(*subject)):
            return None
        if low[subject[1] - 1] in ("they", "he", "she") or low[subject[1] - 1].endswith("'s"):
            return None
        plural = low[subject[1] - 1] in ("we", "they", "i") or low[subject[1] - 1].endswith("s")
        if (verb.form == "base") != plural or not self.commitments.own_side(sentence, subject, setting, True, False):
            return None
        return Opening(
            clause=clause, first=first, head=at, form=verb.form, strength="promote", cue=(at, at + 1), actor=subject, own=first, rule="en.norm.stance"
        )
