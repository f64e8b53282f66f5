"""Norms without an actor: it is necessary to V, there is a need to V, the key lies in V-ing, calls for X to V."""

from __future__ import annotations

from collections.abc import Iterator

from npf.languages.en.openings import Opening, Setting, is_infinitive, to_verb
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary
from npf.lexicon import Row
from npf.models import Strength

__all__ = ["ImpersonalOpenings"]


class ImpersonalOpenings:
    """Frames of adjectives and nouns."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def find(self, sentence: Sentence, setting: Setting) -> Iterator[Opening]:
        """The openings in a sentence, in order."""
        words, low = self.vocabulary, sentence.low
        for at, word in enumerate(low):
            opening = None
            if word in words.adjectives:
                opening = self._adjective(sentence, at)
            elif word in words.nouns:
                opening = self._noun(sentence, at)
            if opening is None and (
                (word == "for" and low[at - 2 : at] == ["it", "is"] and low[at - 3 : at - 2] != ["as"])
                or (word == "to" and low[at - 2 : at] in (["is", "up"], ["it's", "up"]))
            ):
                opening = self._incumbent(sentence, at)
            if opening is not None and (opening.rule == "en.norm.call" or not self._is_opinion(sentence, at, setting)):
                yield opening

    def _is_opinion(self, sentence: Sentence, at: int, setting: Setting) -> bool:
        """Whether the article's author finds something important himself: nobody is told of, and no rule is."""
        words, low = self.vocabulary, sentence.low
        if not setting.is_own_voice(at) or low[at] in words.ruling:
            return False
        return not any(low[i] in words.reports for i in range(max(0, at - 8), at))

    def _incumbent(self, sentence: Sentence, at: int) -> Opening | None:
        """It is for X to V."""
        verb = to_verb(self.vocabulary, sentence, at + 2, min(len(sentence.low), at + 12))
        if verb is None:
            return None
        head = self.vocabulary.skip_adverbs(sentence, verb, len(sentence.low))
        actor = (at + 1, verb - 1)
        return Opening(clause=at - 2, first=verb, head=head, form="base", strength="must", cue=(at - 1, at + 1), actor=actor, rule="en.norm.duty")

    def _adjective(self, sentence: Sentence, at: int) -> Opening | None:
        """It is necessary (for X) to V; it is necessary that X (should) V."""
        words, low = self.vocabulary, sentence.low
        before = [word for word in low[max(0, at - 5) : at] if not words.is_adverb(word) and word != "not"]
        if not before or (before[-1] not in words.be and before[-1] not in ("be", "makes", "made")):
            return None
        if "it" not in before and "it's" not in before:
            return None
        if before[-1] == "was" and words.reports.isdisjoint(low[max(0, at - 8) : at]):
            return None
        strength: Strength = words.adjectives[low[at]]["strength"]  # type: ignore[assignment]
        incumbent = low[at + 1 : at + 2] == ["for"]
        for i in range(at + 1, min(len(low) - 1, at + (48 if incumbent else 16))):
            if low[i] == "to" and is_infinitive(words, sentence, i + 1):
                verb = words.skip_adverbs(sentence, i + 1, len(low) - 1)
                if low[verb] in words.knowing and low[verb + 1 : verb + 2] != ["to"]:
                    return None
                clause = at
                while clause > 0 and low[clause - 1] not in (",", ";", ":", "that"):
                    clause -= 1
                while clause > 0 and low[clause - 1] in (",", ";", "and", "but"):
                    clause -= 1
                first = i + 1
                negated = low[first - 2] == "not" or low[first] == "not"
                if "not" in low[max(0, at - 3) : at]:
                    if strength != "should" or low[at] in ("important", "urgent"):
                        return None
                    negated = True
                wrong = not negated and strength in ("avoid", "must-not", "prohibit")
                head = first + 1 if low[first] == "not" else words.skip_adverbs(sentence, first, len(low))
                actor = (at + 2, i) if low[at + 1] in ("for", "on", "upon") else None
                return Opening(
                    clause=clause,
                    first=first,
                    head=head,
                    form="base",
                    negated=negated and strength not in ("avoid", "must-not", "prohibit"),
                    strength=strength,
                    cue=(at, at + 1),
                    actor=actor,
                    polarity="dont" if wrong else "do",
                    impersonal=actor is None,
                    rule="en.norm.impersonal",
                )
            if low[i] == "that" and i == at + 1:
                return self._that(sentence, at, strength)
            if (sentence.kinds[i] == "p" and not (incumbent and low[i] in (",", "(", ")"))) or low[i] == "that" or low[i] in words.fin:
                return None
        return None

    def _that(self, sentence: Sentence, at: int, strength: Strength) -> Opening | None:
        """It is important that X V."""
        words, low = self.vocabulary, sentence.low
        for i in range(at + 3, min(len(low), at + 12)):
            if low[i] in words.fin or sentence.kinds[i] == "p" or low[i] == "to":
                return None
            if low[i] in ("be", "not") or (low[i] in words.bases and low[i - 1] not in words.det and low[i - 1] not in words.prep):
                if low[i] not in ("be", "not") and not words.verb_at(sentence, i, "base") and not low[i - 1].endswith("s"):
                    continue
                negated = low[i] == "not"
                return Opening(
                    clause=at,
                    first=i,
                    head=i + 1 if negated else i,
                    form="base",
                    negated=negated,
                    strength=strength,
                    cue=(at, at + 1),
                    actor=(at + 2, i),
                    rule="en.norm.impersonal",
                )
        return None

    def _noun(self, sentence: Sentence, at: int) -> Opening | None:
        """There is a need to V; have a duty to V."""
        words, low = self.vocabulary, sentence.low
        row = words.nouns[low[at]]
        if row["kind"] == "call":
            return self._call(sentence, at, row)
        if row["kind"] == "key":
            return self._lies_in(sentence, at, row)
        if row["kind"] == "light" and low[max(0, at - 5) : at].count("there") and low[at + 1 : at + 2] == ["to"]:
            return self._there_will_be(sentence, at)
        if row["kind"] not in ("need", "duty") or low[at + 1 : at + 2] != ["to"] or not is_infinitive(words, sentence, at + 2):
            return None
        before = low[max(0, at - 6) : at]
        if "no" in before[-2:] or "not" in before or low[max(0, at - 2)] in ("feel", "feels", "felt"):
            return None
        weighty = "of" in before[-3:] and ("it" in before or "it's" in before)
        if row["kind"] == "need" and "there" not in before and low[at - 1 : at] != ["the"] and not weighty:
            return None
        if row["kind"] == "duty" and not {"has", "have", "is", "had"} & set(before):
            return None
        strength: Strength = row["strength"]  # type: ignore[assignment]
        clause = at - 1 if low[at - 1] in words.det else max(0, at - 6)
        while clause > 0 and low[clause - 1] in words.opener:
            clause -= 1
        return Opening(
            clause=clause,
            first=at + 2,
            head=words.skip_adverbs(sentence, at + 2, len(low)),
            form="base",
            strength=strength,
            cue=(at, at + 1),
            impersonal=True,
            rule="en.norm.duty",
        )

    def _there_will_be(self, sentence: Sentence, at: int) -> Opening | None:
        """There will be measures to V."""
        words, low = self.vocabulary, sentence.low
        there = max(i for i in range(max(0, at - 5), at) if low[i] == "there")
        if low[there + 1] not in ("will", "should", "must") or low[there + 2] != "be" or not is_infinitive(words, sentence, at + 2):
            return None
        head = words.skip_adverbs(sentence, at + 2, len(low))
        return Opening(
            clause=there, first=at + 2, head=head, form="base", strength="promote", cue=(at, at + 1), impersonal=True, rule="en.norm.efforts"
        )

    def _lies_in(self, sentence: Sentence, at: int, row: Row) -> Opening | None:
        """The key lies in V-ing."""
        words, low = self.vocabulary, sentence.low
        first = at + 3
        head = words.skip_adverbs(sentence, first, len(low))
        if low[at + 1 : at + 3] != ["lies", "in"] or not words.gerund_at(sentence, head):
            return None
        strength: Strength = row["strength"]  # type: ignore[assignment]
        return Opening(
            clause=max(0, at - 1), first=first, head=head, form="ing", strength=strength, cue=(at, first), impersonal=True, rule="en.norm.task"
        )

    def _call(self, sentence: Sentence, at: int, row: Row) -> Opening | None:
        """Warnings for X to V."""
        words, low = self.vocabulary, sentence.low
        if low[at + 1 : at + 2] not in (["for"], ["to"]) or (at and words.trapped(sentence, at - 1)):
            return None
        verb = to_verb(words, sentence, at + 1, min(len(low), at + 14))
        if verb is None or (verb <= at + 3 and verb != at + 2):
            return None
        strength: Strength = row["strength"]  # type: ignore[assignment]
        head = words.skip_adverbs(sentence, verb, len(low))
        return Opening(
            clause=at, first=verb, head=head, form="base", strength=strength, cue=(at, at + 1), actor=(at + 2, verb - 1), rule="en.norm.call"
        )
