"""Norms without an actor: it is necessary to V, there is a need to V, does not mean V-ing, imperatives, bans."""

from __future__ import annotations

from collections.abc import Iterator

from npf.languages.en.openings import ModalOpenings, Opening, Setting, is_infinitive, to_verb
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary
from npf.lexicon import Row
from npf.models import Strength
from npf.text import Extent

__all__ = ["ImpersonalOpenings"]


class ImpersonalOpenings:
    """Impersonal frames, denials and imperatives."""

    def __init__(self, vocabulary: Vocabulary, modals: ModalOpenings) -> None:
        self.vocabulary = vocabulary
        self.modals = modals

    def find(self, sentence: Sentence, setting: Setting) -> Iterator[Opening]:
        """The openings in a sentence, in order."""
        words, low = self.vocabulary, sentence.low
        for at, word in enumerate(low):
            opening = None
            if word in words.adjectives:
                opening = self._adjective(sentence, at)
            elif word in words.nouns:
                opening = self._noun(sentence, at)
            if opening is None and word in words.donts:
                opening = self._dont(sentence, at, setting)
            if opening is None and (
                (word == "for" and low[at - 2 : at] == ["it", "is"] and low[at - 3 : at - 2] != ["as"])
                or (word == "to" and low[at - 2 : at] in (["is", "up"], ["it's", "up"]))
            ):
                opening = self._incumbent(sentence, at)
            if opening is None and word in ("please", "let") and (setting.quoted(at) or word == "please"):
                opening = self._request(sentence, at)
            if opening is not None:
                yield opening
        imperative = self._imperative(sentence, setting) or (self._heading(sentence) if setting.official else None)
        if imperative is None and setting.official:
            imperative = self._infinitive(sentence)
        if imperative is not None:
            yield imperative

    def _infinitive(self, sentence: Sentence) -> Opening | None:
        """To V, to V, and to V: a translated series without a main clause."""
        words, low = self.vocabulary, sentence.low
        if low[0] != "to" or not is_infinitive(words, sentence, 1) or not words.fin.isdisjoint(low):
            return None
        head = words.skip_adverbs(sentence, 1, len(low))
        return Opening(clause=0, first=1, head=head, form="base", strength="should", impersonal=True, rule="en.norm.imperative")

    def _incumbent(self, sentence: Sentence, at: int) -> Opening | None:
        """It is for X to V."""
        verb = to_verb(self.vocabulary, sentence, at + 2, min(len(sentence.low), at + 12))
        if verb is None:
            return None
        head = self.vocabulary.skip_adverbs(sentence, verb, len(sentence.low))
        actor = (at + 1, verb - 1)
        return Opening(clause=at - 2, first=verb, head=head, form="base", strength="must", cue=(at - 1, at + 1), actor=actor, rule="en.norm.duty")

    def _request(self, sentence: Sentence, at: int) -> Opening | None:
        """Please V; let us V."""
        words, low = self.vocabulary, sentence.low
        first = at + 2 if low[at + 1 : at + 2] == ["us"] else at + 1
        if low[at] == "let" and first == at + 1:
            return None
        head = words.skip_adverbs(sentence, first, len(low))
        if head >= len(low) or low[head] in ("do", "don't") or words.form_at(words.verbs, sentence, head, ("base",)) is None:
            return None
        start = at if low[at] == "please" else first
        return Opening(
            clause=at, first=start, head=head, form="base", strength="should", cue=(at, at + 1), impersonal=True, rule="en.norm.imperative"
        )

    def _heading(self, sentence: Sentence) -> Opening | None:
        """The heading of a section of a work report: "3. Pursuing green growth"."""
        words, low = self.vocabulary, sentence.low
        start = 0
        while start < min(3, len(low)) and sentence.kinds[start] in "pn":
            start += 1
        if not start or start >= len(low) or sentence.kinds[start] != "W" or not words.gerund_at(sentence, start):
            return None
        return Opening(clause=start, first=start, head=start, form="ing", strength="promote", impersonal=True, rule="en.norm.heading")

    def _adjective(self, sentence: Sentence, at: int) -> Opening | None:
        """It is necessary (for X) to V; it is necessary that X (should) V."""
        words, low = self.vocabulary, sentence.low
        before = [word for word in low[max(0, at - 5) : at] if not words.is_adverb(word) and word != "not"]
        if not before or (before[-1] not in words.be and before[-1] not in ("be", "makes", "made")):
            return None
        if "it" not in before and "it's" not in before:
            return None
        strength: Strength = words.adjectives[low[at]]["strength"]  # type: ignore[assignment]
        for i in range(at + 1, min(len(low) - 1, at + 16)):
            if low[i] == "to" and is_infinitive(words, sentence, i + 1):
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
                wrong = strength in ("avoid", "must-not")
                head = first + 1 if low[first] == "not" else words.skip_adverbs(sentence, first, len(low))
                actor = (at + 2, i) if low[at + 1] in ("for", "on", "upon") else None
                return Opening(
                    clause=clause,
                    first=first,
                    head=head,
                    form="base",
                    negated=negated,
                    strength=strength,
                    cue=(at, at + 1),
                    actor=actor,
                    polarity="dont" if wrong else "do",
                    impersonal=actor is None,
                    rule="en.norm.impersonal",
                )
            if low[i] == "that" and i == at + 1:
                return self._that(sentence, at, strength)
            if sentence.kinds[i] == "p" or low[i] == "that" or low[i] in words.fin:
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
        if row["kind"] not in ("need", "duty") or low[at + 1 : at + 2] != ["to"] or not is_infinitive(words, sentence, at + 2):
            return None
        before = low[max(0, at - 6) : at]
        if "no" in before[-2:] or "not" in before:
            return None
        if row["kind"] == "need" and "there" not in before and low[at - 1 : at] != ["the"]:
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

    def _lies_in(self, sentence: Sentence, at: int, row: Row) -> Opening | None:
        """The key lies in V-ing."""
        words, low = self.vocabulary, sentence.low
        first = at + 3
        head = words.skip_adverbs(sentence, first, len(low))
        if low[at + 1 : at + 3] != ["lies", "in"] or not words.gerund_at(sentence, head):
            return None
        strength: Strength = row["strength"]  # type: ignore[assignment]
        return Opening(clause=max(0, at - 1), first=first, head=head, form="ing", strength=strength, cue=(at, first), impersonal=True, rule="en.norm.task")

    def _call(self, sentence: Sentence, at: int, row: Row) -> Opening | None:
        """Warnings for X to V."""
        words, low = self.vocabulary, sentence.low
        if low[at + 1 : at + 2] not in (["for"], ["to"]):
            return None
        verb = to_verb(words, sentence, at + 1, min(len(low), at + 14))
        if verb is None or (verb <= at + 3 and verb != at + 2):
            return None
        strength: Strength = row["strength"]  # type: ignore[assignment]
        head = words.skip_adverbs(sentence, verb, len(low))
        return Opening(
            clause=at, first=verb, head=head, form="base", strength=strength, cue=(at, at + 1), actor=(at + 2, verb - 1), rule="en.norm.call"
        )

    def _dont(self, sentence: Sentence, at: int, setting: Setting) -> Opening | None:
        words, low = self.vocabulary, sentence.low
        for term, row in words.donts[low[at]]:
            if tuple(low[at : at + len(term)]) != term:
                continue
            behind = at + len(term)
            strength: Strength = row["strength"]  # type: ignore[assignment]
            kind = row["kind"]
            clause, subject = self.modals.clause(sentence, at)
            head = words.skip_adverbs(sentence, behind, len(low))
            while head < len(low) and low[head] in words.mark:
                head += 1
            if head >= len(low):
                return None
            if kind == "contrast" and (at == 0 or sentence.kinds[at - 1] == "p"):
                return self._leading_contrast(sentence, at, behind, head, strength)
            if kind == "denial-to" and low[head] in words.bases and low[head] != "be":
                return Opening(
                    clause=clause,
                    first=at,
                    head=head,
                    form="base",
                    polarity="dont",
                    negated=True,
                    strength=strength,
                    negated_strength=strength,
                    cue=(at, behind),
                    impersonal=True,
                    rule="en.norm.denial",
                )
            if kind == "denial":
                if low[head] == "to" and is_infinitive(words, sentence, head + 1):
                    return Opening(
                        clause=clause,
                        first=at,
                        head=head + 1,
                        form="base",
                        polarity="dont",
                        negated=True,
                        strength=strength,
                        negated_strength=strength,
                        cue=(at, behind),
                        actor=None,
                        impersonal=True,
                        rule="en.norm.denial",
                    )
                if words.gerund_at(sentence, head) or low[head].endswith("ing"):
                    return Opening(
                        clause=clause,
                        first=at,
                        head=head,
                        form="ing",
                        polarity="dont",
                        negated=True,
                        strength=strength,
                        negated_strength=strength,
                        cue=(at, behind),
                        impersonal=True,
                        rule="en.norm.denial",
                    )
                return None
            if kind == "not-allowed":
                first = at
                while first > 0 and low[first - 1] in ("will", "would", "are", "is", "be", "was", "were"):
                    first -= 1
                if first and low[first - 1] in ("may", "might"):
                    return None
                return Opening(
                    clause=clause,
                    first=first,
                    head=head,
                    form="base",
                    polarity="dont",
                    negated=True,
                    strength=strength,
                    negated_strength=strength,
                    cue=(at, behind),
                    impersonal=True,
                    rule="en.norm.not-allowed",
                )
            if kind in ("stance", "imperative") and low[head] in words.stance and setting.quoted(at):
                if subject[0] < subject[1] and self.modals.own_side(sentence, subject, setting, True, True):
                    return Opening(
                        clause=clause,
                        first=at,
                        head=head,
                        form="base",
                        negated=True,
                        strength="promote",
                        negated_strength="avoid",
                        cue=(at, behind),
                        actor=subject,
                        rule="en.norm.stance",
                    )
            if kind == "modal-not":
                passive = low[head] == "be"
                return Opening(
                    clause=clause,
                    first=at,
                    head=head,
                    form="base",
                    negated=True,
                    strength="must",
                    negated_strength=strength,
                    cue=(at, behind),
                    actor=subject,
                    passive=passive,
                    rule="en.norm.modal",
                )
            if kind == "modal" and (setting.quoted(at) or setting.official):
                return self._cannot(sentence, at, behind, head, strength, clause, subject, setting.official)
            if (kind == "imperative" or (low[at] == "never" and head == behind and low[head] in words.bases)) and (
                at == 0
                or low[at - 1] == "please"
                or (setting.official and low[at - 1] == ",")
                or (low[at - 1] in words.mark and (at == 1 or sentence.kinds[at - 2] == "p"))
            ):
                return Opening(
                    clause=at,
                    first=at,
                    head=head,
                    form="base",
                    negated=True,
                    strength=strength,
                    negated_strength=strength,
                    cue=(at, behind),
                    impersonal=True,
                    rule="en.norm.imperative",
                )
        return None

    def _leading_contrast(self, sentence: Sentence, at: int, behind: int, head: int, strength: Strength) -> Opening | None:
        """Rather than V, X should …: only before a modal."""
        words, low = self.vocabulary, sentence.low
        form = "ing" if words.gerund_at(sentence, head) else "base" if words.form_at(words.verbs, sentence, head, ("base",)) else ""
        comma = next((i for i in range(head, min(len(low), head + 20)) if low[i] == ","), None)
        if not form or comma is None or not any(low[i] in words.modals for i in range(comma, min(len(low), comma + 12))):
            return None
        return Opening(
            clause=at,
            first=at,
            head=head,
            form=form,
            polarity="dont",
            negated=True,
            strength=strength,
            negated_strength=strength,
            cue=(at, behind),
            impersonal=True,
            rule="en.norm.contrast",
        )

    def _cannot(
        self, sentence: Sentence, at: int, behind: int, head: int, strength: Strength, clause: int, subject: Extent, official: bool
    ) -> Opening | None:
        """Cannot, where it forbids: before verbs that name a wrong, or that let one happen."""
        words, low = self.vocabulary, sentence.low
        passive = low[head] == "be"
        verb_at = words.skip_adverbs(sentence, head + 1, len(low)) if passive else head
        verb = words.form_at(words.verbs, sentence, verb_at, ("participle",) if passive else ("base",))
        only = low[behind] in words.merely
        plain = official and not passive and low[head] in words.bases and low[head] not in words.stative
        if not plain and (verb is None or (verb.row["kind"] != "wrong" and verb.term not in ("allow", "let") and not only)):
            return None
        return Opening(
            clause=clause,
            first=at,
            head=head,
            form="base",
            negated=True,
            strength=strength,
            negated_strength=strength,
            cue=(at, behind),
            actor=subject,
            passive=passive,
            rule="en.norm.modal",
        )

    def _imperative(self, sentence: Sentence, setting: Setting) -> Opening | None:
        words, low = self.vocabulary, sentence.low
        start = 0
        while start < len(low) and sentence.kinds[start] in "pn":
            start += 1
        head = words.skip_adverbs(sentence, start, len(low))
        if head < len(low) and low[start] in ("if", "when") and setting.quoted(start):
            comma = next((i for i in range(start, min(len(low) - 1, start + 20)) if low[i] == ","), start)
            start = head = comma + 1
        elif head < len(low) and (low[start] in words.prep or low[start] in words.heads) and sentence.kinds[start] == "W" and setting.official:
            comma = next((i for i in range(start, min(len(low) - 1, start + 20)) if low[i] == ","), start)
            start = comma + 1
            head = words.skip_adverbs(sentence, start, len(low))
            if comma + 1 >= len(low) or words.form_at(words.verbs, sentence, head, ("base",)) is None:
                return None
        elif head < len(low) and low[start] in words.ordinal and low[start + 1 : start + 2] == [","]:
            start = start + 2
            head = words.skip_adverbs(sentence, start, len(low))
        elif head >= len(low) or sentence.kinds[start] != "W":
            return None
        if not (setting.official or setting.quoted(head) or setting.follows):
            return None
        if head >= len(low) or words.verb_at(sentence, head, "base") is None:
            return None
        if low[head] != "let" and any(word in words.fin and word not in ("do", "don't") for word in low[head : head + 6]):
            return None
        return Opening(clause=start, first=start, head=head, form="base", strength="promote", impersonal=True, rule="en.norm.imperative")
