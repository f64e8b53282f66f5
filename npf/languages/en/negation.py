"""Which polarity and strength a verb phrase has."""

from __future__ import annotations

from npf.languages.en.norm_phrases import Phrase
from npf.languages.en.openings import Opening
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import VerbForm, Vocabulary
from npf.models import Polarity, Strength

__all__ = ["Negation"]


class Negation:
    """Reads negations, verbs of prevention, and what they govern."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def polarity(self, sentence: Sentence, opening: Opening, phrase: Phrase) -> tuple[Polarity, Strength]:
        """The polarity of a phrase and its step on the ladder of strength."""
        if phrase.negated:
            return "dont", opening.negated_strength
        verb = phrase.verb if phrase.verb is not None and not self.vocabulary.meets_existing(sentence, phrase.head) else None
        if verb is None or verb.polarity != "dont":
            verb = self.vocabulary.passive_at(sentence, phrase.head) or self._controlled(sentence, phrase.head) or verb
        if verb is not None and verb.polarity == "dont":
            return "dont", verb.strength
        if self._bars(sentence, phrase) or self._ensures_none(sentence, phrase):
            return "dont", "avoid"
        imposed = phrase.form == "noun" or sentence.low[phrase.head] in self.vocabulary.imposing
        for words, row in self.vocabulary.bans:
            if (imposed or row["kind"] == "noun") and any(
                tuple(sentence.low[i : i + len(words)]) == words for i in range(phrase.head, min(phrase.behind, phrase.head + 4))
            ):
                return "dont", row["strength"]  # type: ignore[return-value]
        if opening.polarity == "dont" and phrase.joint in ("", "series"):
            return "dont", opening.strength
        strength: Strength = "should" if opening.strength in ("avoid", "must-not", "prohibit") else opening.strength
        if strength == "promote" and verb is not None and verb.strength in ("explore", "encourage"):
            strength = verb.strength
        return "do", strength

    def _bars(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a phrase keeps somebody from something: "keep children from swimming"."""
        low, words = sentence.low, self.vocabulary
        if low[phrase.head] not in words.barrier:
            return False
        at = next((i for i in range(phrase.head + 2, min(phrase.behind - 1, phrase.head + 10)) if low[i] == "from"), None)
        return at is not None and low[at + 1].endswith("ing")

    def _ensures_none(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a phrase makes sure that something does not happen: "ensure that no one is left behind"."""
        low, words = sentence.low, self.vocabulary
        if low[phrase.head] not in words.ensuring:
            return False
        at = phrase.head + 1
        if low[phrase.head].startswith(("mak", "see")) and low[at : at + 1] not in (["sure"], ["certain"], ["that"]):
            return False
        at += low[at : at + 1] in (["sure"], ["certain"])
        at += low[at : at + 1] == ["that"]
        if low[at : at + 1] and low[at] in ("no", "nobody", "none", "nothing", "neither") and low[at + 1 : at + 2] != ["longer"]:
            return True
        finite = next((i for i in range(at, min(phrase.behind, at + 12)) if low[i] in words.fin or sentence.kinds[i] == "p"), None)
        return finite is not None and (low[finite].endswith("n't") or low[finite + 1 : finite + 2] in (["not"], ["never"]))

    def _controlled(self, sentence: Sentence, head: int) -> VerbForm | None:
        """The verb that a verb of trying governs: "prevent" in "try to prevent"."""
        low = sentence.low
        at = head
        while at < min(len(low) - 1, head + 4) and low[at] in self.vocabulary.control:
            at += 1
        if at == head or low[at] != "to":
            return None
        return self.vocabulary.verb_at(sentence, self.vocabulary.skip_adverbs(sentence, at + 1, len(low)), "base")
