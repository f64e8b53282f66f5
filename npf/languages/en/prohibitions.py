"""Don'ts of their own form: does not mean V-ing, not allowed to, cannot, do not, rather than V."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from npf.languages.en.commitments import Commitments
from npf.languages.en.norm_clauses import NormClauses
from npf.languages.en.openings import Opening, Setting, is_infinitive
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary
from npf.models import Strength
from npf.text import Extent

__all__ = ["Prohibitions"]


@frozen
class _Cue:
    """A cue of the table: its tokens, and what the table says of it."""

    at: int
    behind: int
    kind: str
    strength: Strength


class Prohibitions:
    """Openings that the cues of the table of don'ts make."""

    def __init__(self, vocabulary: Vocabulary, clauses: NormClauses, commitments: Commitments) -> None:
        self.vocabulary, self.clauses, self.commitments = vocabulary, clauses, commitments

    def find(self, sentence: Sentence, setting: Setting) -> Iterator[Opening]:
        """The openings in a sentence, in order."""
        words, low = self.vocabulary, sentence.low
        for at, word in enumerate(low):
            for term, row in words.donts.get(word, ()):
                if tuple(low[at : at + len(term)]) == term:
                    cue = _Cue(at, at + len(term), row["kind"], row["strength"])  # type: ignore[arg-type]
                    opening = self._opening(sentence, cue, setting)
                    if opening is not None:
                        yield opening
                    break

    def _opening(self, sentence: Sentence, cue: _Cue, setting: Setting) -> Opening | None:
        words, low = self.vocabulary, sentence.low
        titled = cue.at and sentence.kinds[cue.at] == "W" and not sentence.titled and low[cue.at - 1] not in words.mark | words.stop
        if titled or words.trapped(sentence, cue.at):
            return None
        if cue.kind in ("noun", "ban-noun"):
            return None
        head = words.skip_adverbs(sentence, cue.behind, len(low))
        while head < len(low) and low[head] in words.mark:
            head += 1
        if head >= len(low):
            return None
        if cue.kind == "contrast":
            return None if self._is_own(sentence, cue, setting) else self._leading_contrast(sentence, cue, head)
        if cue.kind in ("denial", "denial-to"):
            return None if cue.kind == "denial" and self._is_own(sentence, cue, setting) else self._denial(sentence, cue, head)
        if cue.kind in ("there-no", "there-ban"):
            return self._there(sentence, cue, head, setting)
        if cue.kind == "not-allowed" or (cue.kind == "not-allowed-in" and (low[head] in words.prep or sentence.kinds[head] == "p")):
            return self._not_allowed(sentence, cue, head)
        clause, subject = self.clauses.find(sentence, cue.at)
        if subject[0] and low[subject[0] - 1] in ("mean", "means", "meant"):
            return None
        wanted = low[head] == "want" or low[head : head + 2] == ["just", "want"]
        stance = (
            (not wanted or setting.is_public(cue.at))
            and cue.kind in ("stance", "imperative")
            and low[head] in words.stance
            and setting.quoted(cue.at)
            and subject[0] < subject[1]
        )
        conditional = low[subject[0] - 1] in words.coord and not words.asking.isdisjoint(low[:3])
        if stance and not conditional and self.commitments.own_side(sentence, subject, setting, True, True):
            return self._make(sentence, cue, head, "stance", clause=clause, actor=subject)
        if cue.kind == "modal-not" and (setting.question or cue.at == 0 or self.clauses.only_wishes(sentence, cue.at, subject, setting)):
            return None
        if cue.kind == "modal-not" and low[head] == "have" and self.commitments.is_participle(sentence, head + 1):
            return None
        if cue.kind == "modal-not":
            passive = low[head] == "be" and self.commitments.is_participle(sentence, head + 1)
            return self._make(sentence, cue, head, "modal", clause=clause, actor=subject, passive=passive)
        if cue.kind == "modal" and (setting.quoted(cue.at) or setting.official):
            return self._cannot(sentence, cue, head, clause, subject, setting.official)
        if cue.kind == "imperative" or (low[cue.at] == "never" and head == cue.behind and low[head] in words.bases):
            return self._imperative(sentence, cue, head, setting)
        return None

    def _is_own(self, sentence: Sentence, cue: _Cue, setting: Setting) -> bool:
        """Whether the article's author denies or contrasts something himself, and reports nobody."""
        return setting.is_own_voice(cue.at) and self.vocabulary.reports.isdisjoint(sentence.low[: cue.at])

    def _make(
        self,
        sentence: Sentence,
        cue: _Cue,
        head: int,
        rule: str,
        *,
        clause: int,
        first: int | None = None,
        form: str = "base",
        spreads: bool = False,
        actor: Extent | None = None,
        passive: bool = False,
    ) -> Opening:
        """An opening that is negated; `spreads` tells whether the whole series is."""
        return Opening(
            clause=clause,
            first=cue.at if first is None else first,
            head=head,
            form=form,
            polarity="dont" if spreads else "do",
            negated=True,
            strength=cue.strength if spreads else "should",
            negated_strength=cue.strength,
            cue=(cue.at, cue.behind),
            actor=actor,
            impersonal=actor is None,
            passive=passive,
            rule=f"en.norm.{rule}",
        )

    def _there(self, sentence: Sentence, cue: _Cue, head: int, setting: Setting) -> Opening | None:
        """There can be no compromise; there will be a ban on X."""
        words, low = self.vocabulary, sentence.low
        if cue.kind == "there-no" and (not setting.quoted(cue.at) or words.refused.isdisjoint(low[head : head + 3])):
            return None
        clause = self.clauses.find(sentence, cue.at)[0]
        return self._make(sentence, cue, head, "there", clause=clause, first=cue.at + 1, form="noun", spreads=True)

    def _denial(self, sentence: Sentence, cue: _Cue, head: int) -> Opening | None:
        """Does not mean V-ing; is not meant to V; is not to V."""
        words, low = self.vocabulary, sentence.low
        clause = self.clauses.find(sentence, cue.at)[0]
        if cue.kind == "denial-to":
            if low[head] not in words.bases or low[head] == "be":
                return None
            return self._make(sentence, cue, head, "denial", clause=clause, spreads=True)
        if low[head] == "to" and is_infinitive(words, sentence, head + 1):
            return self._make(sentence, cue, head + 1, "denial", clause=clause, spreads=True)
        if words.gerund_at(sentence, head) or low[head].endswith("ing"):
            return self._make(sentence, cue, head, "denial", clause=clause, form="ing", spreads=True)
        verb = self._denied(sentence, head) if low[cue.behind - 1] == "mean" else None
        return self._make(sentence, cue, verb, "denial", clause=clause, spreads=True) if verb is not None else None

    def _denied(self, sentence: Sentence, at: int) -> int | None:
        """The verb of "does not mean (that) X can V"."""
        words, low = self.vocabulary, sentence.low
        for i in range(at + 1, min(len(low) - 1, at + 10)):
            if sentence.kinds[i] == "p":
                return None
            if low[i] in ("can", "will", "should", "would", "could", "must"):
                head = words.skip_adverbs(sentence, i + 1, len(low))
                return head if head < len(low) and (low[head] == "be" or low[head] in words.bases) else None
        return None

    def _not_allowed(self, sentence: Sentence, cue: _Cue, head: int) -> Opening | None:
        """Will not be allowed to V; are not permitted to V."""
        words, low = self.vocabulary, sentence.low
        first = cue.at
        while first > 0 and (low[first - 1] in words.be or low[first - 1] in ("will", "would")):
            first -= 1
        if first == cue.at or (first and low[first - 1] in ("may", "might")):
            return None
        clause, subject = self.clauses.find(sentence, first)
        before = low[subject[0] - 1] if subject[0] else ""
        if before in words.asking:
            return None
        if low[first] in ("was", "were") and (low[subject[1] - 1] in words.pron or self.clauses.reporting(sentence, subject) is None):
            return None
        if before in words.rel and low[subject[0] - 2] not in words.reports and words.fin.isdisjoint(low[subject[0] : first]):
            return None
        form = "base" if cue.kind == "not-allowed" else "noun"
        return self._make(sentence, cue, head, "not-allowed", clause=clause, first=first, form=form, spreads=True)

    def _imperative(self, sentence: Sentence, cue: _Cue, head: int, setting: Setting) -> Opening | None:
        """Do not V, never V: at the start of a sentence or of a quotation."""
        words, low, at = self.vocabulary, sentence.low, cue.at
        opens = at == 0 or low[at - 1] == "please" or (low[at - 1] in words.mark and (at == 1 or sentence.kinds[at - 2] == "p"))
        if setting.question or low[head] in words.pron or (sentence.titled and not setting.quoted(at)):
            return None
        if low[cue.at] == "don't" and not (setting.quoted(at) or setting.official or setting.follows):
            return None
        if not opens and not (setting.official and low[at - 1] == ",") and not (low[at - 1] in (";", "...", "…") and setting.quoted(at)):
            return None
        return self._make(sentence, cue, head, "imperative", clause=at)

    def _leading_contrast(self, sentence: Sentence, cue: _Cue, head: int) -> Opening | None:
        """Rather than V, X should …: only before a modal."""
        words, low = self.vocabulary, sentence.low
        if cue.at and low[cue.at - 1] not in words.mark | {"that"}:
            return None
        gerund = words.gerund_at(sentence, head) or (sentence.kinds[head] == "w" and low[head].endswith("ing") and low[head + 1] not in words.prep)
        form = "ing" if gerund else "base" if words.form_at(words.verbs, sentence, head, ("base",)) else ""
        comma = next((i for i in range(head, min(len(low), head + 20)) if low[i] == ","), None)
        if (
            not form
            or comma is None
            or not any(
                row["kind"] in ("norm", "need") and tuple(low[i : i + len(term)]) == term
                for i in range(comma, min(len(low), comma + 12))
                for term, row in words.modals.get(low[i], ())
            )
        ):
            return None
        return self._make(sentence, cue, head, "contrast", clause=cue.at, form=form, spreads=True)

    def _cannot(self, sentence: Sentence, cue: _Cue, head: int, clause: int, subject: Extent, official: bool) -> Opening | None:
        """Cannot, where it forbids: before verbs that name a wrong, or that let one happen."""
        words, low = self.vocabulary, sentence.low
        passive = low[head] == "be"
        verb_at = words.skip_adverbs(sentence, head + 1, len(low)) if passive else head
        verb = words.form_at(words.verbs, sentence, verb_at, ("participle",) if passive else ("base",))
        only = low[cue.behind] in words.merely
        plain = official and not passive and low[head] in words.bases and low[head] not in words.stative
        if not plain and (verb is None or (verb.row["kind"] != "wrong" and verb.term not in ("allow", "let") and not only)):
            return None
        return self._make(sentence, cue, head, "modal", clause=clause, actor=subject, passive=passive)
