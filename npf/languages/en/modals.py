"""Norms that a modal opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from npf.languages.en.commitments import Commitments
from npf.languages.en.inversions import inverted
from npf.languages.en.norm_clauses import NormClauses
from npf.languages.en.openings import Opening, Setting
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary
from npf.lexicon import Row
from npf.models import Strength
from npf.text import Extent

__all__ = ["ModalOpenings"]

# How many tokens before its modal a subject with a relative clause may begin.
_WHOLE = 24


class ModalOpenings:
    """Norms that a modal opens."""

    def __init__(self, vocabulary: Vocabulary, clauses: NormClauses, commitments: Commitments) -> None:
        self.vocabulary, self.clauses, self.commitments = vocabulary, clauses, commitments

    def find(self, sentence: Sentence, setting: Setting) -> Iterator[Opening]:
        """The openings in a sentence, in order."""
        low = sentence.low
        behind_last = 0
        for at, word in enumerate(low):
            if at < behind_last:
                continue
            for words, row in self.vocabulary.modals.get(word, ()):
                if tuple(low[at : at + len(words)]) == words:
                    opening = self._opening(sentence, at, at + len(words), row, setting)
                    if opening is not None:
                        yield opening
                        behind_last = opening.head
                    break

    def _opening(self, sentence: Sentence, at: int, behind: int, row: Row, setting: Setting) -> Opening | None:
        words, low = self.vocabulary, sentence.low
        kind = row["kind"]
        if (words.trapped(sentence, at) and not (at and low[at - 1] == "there")) or (setting.question and kind != "commitment"):
            return None
        first = at
        if kind == "need" and at and low[at - 1] in ("will", "shall", "also"):
            first = at - 1
        if at and low[behind : behind + 1] and (low[behind] in words.personal or low[at - 1] == "nor" or low[at - 1] == "circumstances"):
            return inverted(words, sentence, (at, behind), row, setting)
        head, negated, never = self._head(sentence, behind, row)
        if (
            head >= len(low)
            or sentence.kinds[head] in "pqb"
            or low[head] in words.pron
            or low[head] in words.det
            or (sentence.kinds[head] == "W" and not sentence.titled and low[head] not in words.bases)
            or (kind == "norm" and low[head] in words.expected)
            or (at and low[at - 1] in words.det and low[at - 1] not in words.pron)
            or (low[head] in words.fin and low[head] not in ("have", "do"))
        ):
            return None
        clause, subject = self.clauses.find(sentence, first)
        if self._is_refused(sentence, at, first, head, clause, subject, kind) or not self._is_meant(
            sentence, at, first, head, subject, kind, negated, setting
        ):
            return None
        return self._make(sentence, (at, behind), first, head, clause, subject, row, negated, never, setting)

    def _is_refused(self, sentence: Sentence, at: int, first: int, head: int, clause: int, subject: Extent, kind: str) -> bool:
        """Whether the clause asks, sets a condition, looks back, or only describes a noun."""
        words, low = self.vocabulary, sentence.low
        conditional = low[subject[0] - 1] if subject[0] else ""
        if (
            kind == "norm"
            and low[at] in words.wishing
            and (conditional in ("before", "until") or (conditional == "who" and subject[0] >= subject[1]))
        ):
            return True
        than = next((i for i in range(subject[1] - 1, max(0, subject[0] - 1), -1) if low[i] == "than"), None)
        if low[subject[0] - 1 : subject[0]] == ["than"] or (than and any(words.grammar.finite(sentence, i) for i in range(subject[0] + 1, than))):
            return True
        if conditional in words.asking or low[subject[0]] in words.asking or low[clause] in words.asking:
            return True
        if conditional == "which" and low[at + 1 : at + 2] == ["not"] and kind == "norm":
            return True
        if conditional == "where" and low[subject[0]] in words.personal:
            return True
        if conditional == "that" and low[subject[0] - 2] in ("mean", "means"):
            return True
        if low[head] == "have" and self.commitments.is_participle(sentence, head + 1):
            return True
        if low[head] == "be" and (head + 1 >= len(low) or (sentence.kinds[head + 1] == "p" and low[head + 1] not in words.mark)):
            return True
        return self.clauses.is_relative(sentence, subject) or (
            kind in ("need", "past-need") and conditional in words.rel and low[subject[0] - 2] not in words.reports | words.reported
        )

    def _is_meant(self, sentence: Sentence, at: int, first: int, head: int, subject: Extent, kind: str, negated: bool, setting: Setting) -> bool:
        """Whether a modal of this kind sets a norm here."""
        low = sentence.low
        relative = subject[0] >= subject[1] and low[subject[0] - 1 : subject[0]] in (["who"], ["which"], ["that"])
        if relative and setting.is_own_voice(at) and self.vocabulary.addressed.isdisjoint(low[max(0, at - _WHOLE) : at]):
            return False
        if kind == "norm" and not setting.official and self.clauses.is_expected(sentence, head, subject, setting):
            return False
        if kind in ("norm", "need") and not setting.official and not setting.quoted(at) and self._tells_a_story(sentence, at, subject, kind, setting):
            return False
        if kind in ("need", "past-need"):
            return self._needs(sentence, first, subject, kind, setting)
        if kind == "pledge":
            return setting.official or (setting.quoted(at) and self.commitments.undertaken(sentence, subject, setting))
        if kind == "may":
            return subject[0] < subject[1] and low[subject[0]] in ("no", "nobody", "none", "nothing")
        if kind == "want":
            return setting.official and low[at - 1 : at] == ["we"]
        if kind in ("commitment", "stance"):
            if (
                low[at : at + 2] != ["would", "like"]
                and low[at].startswith(("want", "hope", "wish", "seek", "plan", "intend"))
                and not setting.is_public(at)
            ):
                return False
            return self.commitments.holds(sentence, first, head, subject, setting, low[head] in ("be", "get"), negated)
        return kind != "be-to" or self.commitments.is_task(sentence, at, subject, setting)

    def _tells_a_story(self, sentence: Sentence, at: int, subject: Extent, kind: str, setting: Setting) -> bool:
        """Whether a modal in the article's own voice only narrates: "he has to pay the rent", "it should be fun"."""
        words, low = self.vocabulary, sentence.low
        if self.clauses.reporting(sentence, subject) is not None or subject[1] - subject[0] < 1:
            return False
        if (setting.commentary and self._is_opinion(sentence, at, subject)) or self.clauses.only_wishes(sentence, at, subject, setting):
            return True
        if kind == "norm" and low[subject[0]] != "there" and low[at + 1] == "be" and low[at + 2 : at + 3] in (["a"], ["an"], ["the"]):
            return True
        if kind == "need" and low[at - 1] == "will" and sentence.kinds[subject[1] - 1] == "W" and subject[1] - subject[0] == 1:
            return subject[0] > 0
        if kind == "need" and (low[at] in ("has", "needs") or low[subject[1] - 1] in ("they", "we")):
            return low[at - 1] not in ("will", "shall", "must")
        if setting.is_own_voice(at) and low[at] == "must" and sentence.kinds[subject[1] - 1] == "W" and self._is_opinion(sentence, at, subject):
            return True
        alone = subject[1] - subject[0] == 1
        return alone and low[subject[0]] in words.pron - words.told

    def _is_opinion(self, sentence: Sentence, at: int, subject: Extent) -> bool:
        """Whether a commentator asks for something, and tells no rule for the public."""
        words, low = self.vocabulary, sentence.low
        if low[at] in words.wishing:
            return low[subject[0]] != "you"
        return words.addressed.isdisjoint(low[max(0, at - _WHOLE) : at])

    def _make(
        self,
        sentence: Sentence,
        cue: Extent,
        first: int,
        head: int,
        clause: int,
        subject: Extent,
        row: Row,
        negated: bool,
        never: bool,
        setting: Setting,
    ) -> Opening:
        words, low, kind = self.vocabulary, sentence.low, row["kind"]
        passive = low[head] == "be" or low[head] == "get"
        impersonal = self.clauses.is_impersonal(sentence, subject)
        light = self.commitments.light_verb(sentence, head, subject) if passive or low[head : head + 2] == ["take", "place"] else None
        strength: Strength = row["strength"]  # type: ignore[assignment]
        negated_strength: Strength = "prohibit" if never else row["negated"]  # type: ignore[assignment]
        own = kind in ("commitment", "pledge", "stance") and not setting.official
        verb = self.clauses.reporting(sentence, subject)
        common: dict[str, Any] = {
            "clause": clause,
            "verb": verb,
            "own": first if own else None,
            "strength": strength,
            "negated_strength": negated_strength,
            "cue": cue,
        }
        if light is not None:
            return Opening(
                first=light,
                head=words.skip_adverbs(sentence, light, len(low)),
                form="base" if low[light - 1] == "to" and not words.gerund_at(sentence, light) else "ing",
                impersonal=True,
                rule="en.norm.efforts",
                **common,
            )
        if kind == "be-to":
            of = next((i for i in range(*subject) if low[i] == "of"), None)
            source = (of + 1, next((i for i in range(of + 1, subject[1]) if low[i] in words.prep), subject[1])) if of else None
            return Opening(first=cue[1], head=head, form="base", impersonal=True, negated=negated, source=source, rule="en.norm.task", **common)
        form = row["form"]
        negated = negated or not words.refusing.isdisjoint(low[cue[0] : cue[1]])
        if low[head] == "be" and low[head + 1] == "no":
            negated = True
        first, negated = self._with_none(sentence, subject, first, negated)
        return Opening(
            first=first,
            head=head,
            form=form,
            negated=negated,
            actor=subject if subject[0] < subject[1] else None,
            impersonal=impersonal,
            passive=passive and self.commitments.is_participle(sentence, head + 1),
            rule="en.norm.commitment" if kind in ("commitment", "pledge", "stance") else "en.norm.modal",
            **common,
        )

    def _with_none(self, sentence: Sentence, subject: Extent, first: int, negated: bool) -> tuple[int, bool]:
        """The first token and the negation of a norm whose subject may be "no city", "nobody", "neither A nor B"."""
        low = sentence.low
        if self._neither(sentence, subject):
            return first, True
        if low[subject[0] : subject[0] + 2] == ["not", "only"]:
            return first, negated
        none = self.commitments.none_of(sentence, subject)
        if none is not None:
            return none, True
        if (
            subject[0] < subject[1]
            and low[subject[0]] in ("no", "not", "nobody", "none", "nothing")
            and low[subject[0] + 1] not in self.vocabulary.coord
        ):
            spared = low[subject[0]] == "no" and (self.vocabulary.is_light(low[subject[0] + 1]) or low[subject[0] + 1] in self.vocabulary.plenty)
            return (first, False) if spared else (subject[0], True)
        return first, negated

    def _neither(self, sentence: Sentence, subject: Extent) -> bool:
        """Whether a subject is "neither A nor B"."""
        low = sentence.low
        nor = next((i for i in range(subject[1] - 1, max(-1, subject[1] - 12), -1) if low[i] == "nor"), None)
        return nor is not None and "neither" in low[max(0, nor - 10) : nor]

    def _head(self, sentence: Sentence, behind: int, row: Row) -> tuple[int, bool, bool]:
        """The verb behind a modal, whether it is negated, and whether by "never"."""
        words, low = self.vocabulary, sentence.low
        negated = never = False
        at = behind
        while at < len(low):
            if low[at] in ("not", "never", "neither") and low[at + 1 : at + 2] != ["only"]:
                negated, never = True, low[at] == "never"
            elif low[at] == "no" and low[at + 1 : at + 2] == ["longer"]:
                negated = True
                at += 1
            elif low[at : at + 3] == ["by", "no", "means"]:
                negated = True
                at += 2
            elif low[at] == ",":
                close = next((i for i in range(at + 1, min(len(low), at + 14)) if low[i] == ","), None)
                if close is None or not words.verb_at(sentence, words.skip_adverbs(sentence, close + 1, len(low)), "base"):
                    return len(low), False, False
                at = close
            elif not (words.is_adverb(low[at]) or low[at] in ("not", "…", "...", "..", '"', "“")):
                break
            at += 1
        return at, negated, never

    def _needs(self, sentence: Sentence, at: int, subject: Extent, kind: str, setting: Setting) -> bool:
        low = sentence.low
        back = at
        while back and self.vocabulary.is_adverb(low[back - 1]):
            back -= 1
        before = low[back - 1] if back else ""
        if before in self.vocabulary.unneeded or low[at - 1] in self.vocabulary.unneeded or (kind == "past-need" and before in self.vocabulary.be):
            return False
        told = self.clauses.reporting(sentence, subject, base=True)
        if told is not None and low[told - 1] in ("doesn't", "don't", "didn't", "not"):
            return False
        if low[at - 1 : at] and low[at - 1] in self.vocabulary.needful:
            return False
        return kind == "need" or (told is not None and setting.is_public(at) and low[subject[0]] not in ("he", "she", "i"))
