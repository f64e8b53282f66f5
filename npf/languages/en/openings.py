"""Where a norm opens: modals, directive verbs, impersonal frames, bans, imperatives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary
from npf.lexicon import Row
from npf.models import Polarity, Strength
from npf.text import Extent

__all__ = ["Opening", "Setting"]


@frozen
class Setting:
    """What surrounds a sentence.

    Attributes:
        official: Whether the text is a work report or another document that sets tasks in its own voice.
        question: Whether the sentence asks.
        quotes: The extents of reported content in it, in tokens (first, behind).
        public: Those among them whose speaker is a public body.
        regions: Tokens at which a region is named.
        follows: Whether a norm stands before it in the same paragraph.
    """

    official: bool = False
    question: bool = False
    quotes: tuple[Extent, ...] = ()
    public: tuple[Extent, ...] = ()
    regions: frozenset[int] = frozenset()
    follows: bool = False

    def is_public(self, at: int) -> bool:
        """Whether a token stands in the words of a public body."""
        return any(first <= at < behind for first, behind in self.public)

    def quoted(self, at: int) -> bool:
        """Whether a token stands in reported content."""
        return any(first <= at < behind for first, behind in self.quotes)


@frozen(kw_only=True)
class Opening:
    """A place at which a norm opens, in tokens.

    Attributes:
        clause: Where its clause begins, so where the norm before it ends at the latest.
        first: The first token of the first verb phrase, modal and adverbs included.
        head: Its verb.
        form: The form of its verbs: "base", "ing", "noun" or "finite".
        cue: The tokens of the cue, or None.
        actor: The tokens of the phrase that says who is to act, or None where the sentence before tells.
        impersonal: Whether that phrase names nobody, so that an earlier actor carries on.
        source: The tokens of who sets the norm, where they are known.
        verb: The token of the verb whose subject sets the norm, where no quote holds it.
        inner: Whether it gives way to a norm that is already open.
    """

    clause: int
    first: int
    head: int
    form: str
    polarity: Polarity = "do"
    negated: bool = False
    strength: Strength
    negated_strength: Strength = "must-not"
    cue: Extent | None = None
    actor: Extent | None = None
    impersonal: bool = False
    passive: bool = False
    source: Extent | None = None
    verb: int | None = None
    inner: bool = False
    rule: str


class ModalOpenings:
    """Norms that a modal opens."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

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
            return self._inverted(sentence, at, behind, row, setting)
        head, negated, never = self._head(sentence, behind, row)
        if (
            head >= len(low)
            or sentence.kinds[head] in "pqb"
            or low[head] in words.pron
            or (low[head] in words.fin and low[head] not in ("have", "do"))
        ):
            return None
        clause, subject = self.clause(sentence, first)
        conditional = low[subject[0] - 1] if subject[0] else ""
        if conditional in words.asking or low[subject[0]] in words.asking or low[clause] in words.asking:
            return None
        if conditional == "that" and low[subject[0] - 2] in ("mean", "means"):
            return None
        if self._is_relative(sentence, subject):
            return None
        if low[head] == "have" and self.is_participle(sentence, head + 1):
            return None
        if kind in ("need", "past-need") and (conditional in words.rel or not self._needs(sentence, first, kind, setting)):
            return None
        passive = low[head] == "be" or low[head] == "get"
        if kind == "pledge" and not (setting.official or (setting.quoted(at) and self.own_side(sentence, subject, setting, True, False))):
            return None
        if low[head] == "be" and (head + 1 >= len(low) or (sentence.kinds[head + 1] == "p" and low[head + 1] not in words.mark)):
            return None
        if kind == "want" and not (setting.official and low[at - 1 : at] == ["we"]):
            return None
        if kind in ("commitment", "stance") and not self._commits(sentence, first, head, subject, setting, passive, negated):
            return None
        if kind == "be-to" and not self._is_task(sentence, at, subject, setting):
            return None
        impersonal = self.impersonal(sentence, subject)
        light = self._light(sentence, head, subject) if passive or low[head : head + 2] == ["take", "place"] else None
        strength: Strength = row["strength"]  # type: ignore[assignment]
        negated_strength: Strength = "prohibit" if never else row["negated"]  # type: ignore[assignment]
        own = kind in ("commitment", "pledge", "stance") and not setting.official
        verb = self.reporting(sentence, subject) or (first if own else None)
        common: dict[str, Any] = {"clause": clause, "verb": verb, "strength": strength, "negated_strength": negated_strength, "cue": (at, behind)}
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
            return Opening(first=behind, head=head, form="base", impersonal=True, negated=negated, source=source, rule="en.norm.task", **common)
        form = row["form"]
        if low[head] == "be" and low[head + 1] == "no":
            negated = True
        if subject[0] < subject[1] and low[subject[0]] in ("no", "not", "nobody", "none"):
            spared = low[subject[0]] == "no" and words.is_light(low[subject[0] + 1])
            first, negated = (first, False) if spared else (subject[0], True)
        return Opening(
            first=first,
            head=head,
            form=form,
            negated=negated,
            actor=subject if subject[0] < subject[1] else None,
            impersonal=impersonal,
            passive=passive and self.is_participle(sentence, head + 1),
            rule="en.norm.commitment" if kind in ("commitment", "pledge", "stance") else "en.norm.modal",
            **common,
        )

    def _inverted(self, sentence: Sentence, at: int, behind: int, row: Row, setting: Setting) -> Opening | None:
        """Nor should they V; under no circumstances should we V; not only should we V."""
        words, low = self.vocabulary, sentence.low
        lead = low[max(0, at - 3) : at]
        never = lead[-1:] in (["nor"], ["never"]) or lead[-3:] == ["under", "no", "circumstances"]
        if not never and lead[-2:] != ["not", "only"]:
            return None
        if row["kind"] not in ("norm", "need") and not setting.quoted(at) and not setting.official:
            return None
        head = next((i for i in range(behind, min(len(low), behind + 6)) if i > behind and (low[i] == "be" or low[i] in words.bases)), None)
        if head is None:
            return None
        clause = at - len(lead) if lead[-1:] != ["nor"] else at - 1
        while clause > 0 and low[clause - 1] in words.opener:
            clause -= 1
        strength: Strength = row["strength"]  # type: ignore[assignment]
        negated_strength: Strength = row["negated"]  # type: ignore[assignment]
        first = at - 1 if lead[-1:] == ["nor"] else at - 3 if never and len(lead) > 2 else at
        actor = (behind, head) if head > behind else None
        return Opening(
            clause=clause,
            first=first,
            head=head,
            form="base",
            negated=never,
            strength=strength,
            negated_strength=negated_strength,
            cue=(at, behind),
            actor=actor,
            rule="en.norm.inverted",
        )

    def _is_relative(self, sentence: Sentence, subject: Extent) -> bool:
        """Whether a pronoun right behind a noun shows a relative clause: "the first thing we must do"."""
        low = sentence.low
        before = subject[1] - 2
        if before < subject[0] or low[subject[1] - 1] not in self.vocabulary.personal or sentence.kinds[before] == "p":
            return False
        words = self.vocabulary
        return not (
            low[before] in words.coord
            or words.is_adverb(low[before])
            or low[before] in words.reports
            or low[before] in words.prep
            or low[before] in words.time
        )

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
            elif low[at] == ",":
                close = next((i for i in range(at + 1, min(len(low), at + 14)) if low[i] == ","), None)
                if close is None or not words.verb_at(sentence, words.skip_adverbs(sentence, close + 1, len(low)), "base"):
                    return len(low), False, False
                at = close
            elif not (words.is_adverb(low[at]) or low[at] in ("not", "…", "...", "..", '"', "“")):
                break
            at += 1
        return at, negated, never

    def reporting(self, sentence: Sentence, subject: Extent) -> int | None:
        """The reporting verb right before a subject ("said it would", "said that it would")."""
        before = subject[0] - 2 if subject[0] > 1 and sentence.low[subject[0] - 1] == "that" else subject[0] - 1
        return before if before > 0 and sentence.low[before] in self.vocabulary.reports else None

    def clause(self, sentence: Sentence, at: int) -> tuple[int, Extent]:
        """Where the clause of a finite verb begins, and the tokens of its subject."""
        words, low = self.vocabulary, sentence.low
        start = at
        while start > 0 and at - start < 40:
            before = low[start - 1]
            if before in words.stop:
                break
            if sentence.kinds[start] == "W" and low[start] in words.pron and start < at and sentence.kinds[start - 1] == "w":
                break
            if before in words.rel or before in words.sub or (before in words.reports and start < at):
                break
            start -= 1
        start = self._behind_finite(sentence, start, at)
        subject = start
        clause = start
        if subject < at and low[subject] in words.coord:
            subject += 1
        pronoun = next((i for i in range(at - 1, max(start, at - 4), -1) if low[i] in words.pron and low[i - 1] in words.coord), None)
        if pronoun is not None:
            clause, subject = pronoun - 1, pronoun
        if clause > 1 and (low[clause - 1] in ("while", "whereas") or (low[clause - 1] == "that" and low[clause - 2] in words.coord)):
            clause -= 1
        reported = clause - 2 if clause > 1 and low[clause - 1] == "that" else clause - 1
        if clause > 0 and reported >= 0 and low[reported] in words.reports and low[clause] not in words.coord:
            clause = reported
        while clause > 0 and low[clause - 1] in words.opener:
            clause -= 1
        while subject < at - 1 and words.is_adverb(low[subject]):
            subject += 1
        behind = at
        while behind > subject and words.is_adverb(low[behind - 1]):
            behind -= 1
        if behind > subject and low[behind - 1] in words.coord:
            subject, clause = behind, behind - 1
        return clause, (subject, behind)

    def _behind_finite(self, sentence: Sentence, start: int, at: int) -> int:
        """Where a clause that a bare "and" joins to the one before begins: "we must save water and cities must plant trees"."""
        words, low = self.vocabulary, sentence.low
        finite = next((i for i in range(at - 2, start, -1) if low[i] in words.fin and i < at - 1), None)
        if finite is None:
            return start
        joints = [i for i in range(finite + 1, at) if low[i] in ("and", "but", "or")]
        if not joints:
            return start
        return joints[-2] if len(joints) > 1 and joints[-1] - joints[-2] <= 4 else joints[-1]

    def impersonal(self, sentence: Sentence, subject: Extent) -> bool:
        """Whether a subject names nobody who could act."""
        row = self.vocabulary.actors.get(sentence.low[subject[1] - 1].lower()) if subject[0] < subject[1] else None
        return subject[0] >= subject[1] or (row is not None and row["kind"] == "impersonal")

    def _needs(self, sentence: Sentence, at: int, kind: str, setting: Setting) -> bool:
        low = sentence.low
        before = low[at - 1] if at else ""
        if before in self.vocabulary.unneeded:
            return False
        return kind == "need" or setting.quoted(at)

    def _commits(self, sentence: Sentence, at: int, head: int, subject: Extent, setting: Setting, passive: bool, negated: bool) -> bool:
        words, low = self.vocabulary, sentence.low
        quoted = setting.quoted(at)
        if low[head : head + 2] == ["take", "place"] and self._light(sentence, head, subject) is not None:
            return True
        if passive and subject[0] < subject[1]:
            light = self._light(sentence, head, subject) is not None
            banned = (
                low[subject[0]] in ("no", "none", "nobody") and low[head + 1 : head + 2] and low[head + 1] in ("allowed", "permitted", "tolerated")
            )
            if light or banned:
                return True
        if not quoted and not setting.official:
            return False
        before = low[subject[0] - 1] if subject[0] else ""
        if before == "that":
            if low[subject[0] - 2] not in words.reports and not any(first == subject[0] for first, _ in setting.quotes):
                return False
        elif before in words.rel or before in words.sub:
            return False
        verb_at = head
        if passive:
            verb_at = words.skip_adverbs(sentence, head + 1, len(low))
            if not words.form_at(words.verbs, sentence, verb_at, ("participle",)):
                return False
            verb = words.form_at(words.verbs, sentence, verb_at, ("participle",))
            if verb is not None and (verb.polarity == "dont" or (negated and verb.row["kind"] in ("wrong", "result"))):
                return True
            if not setting.official and subject[0] < subject[1] and low[subject[1] - 1] in words.personal:
                return False
        elif not negated and not self._acts(sentence, head):
            return False
        if subject[0] >= subject[1]:
            return low[subject[0] - 1] in words.coord
        if setting.official and passive:
            return True
        return self.own_side(sentence, subject, setting, low[at] == "would", negated)

    def is_participle(self, sentence: Sentence, at: int) -> bool:
        """Whether a past participle stands at a token, adverbs aside."""
        words, low = self.vocabulary, sentence.low
        at = words.skip_adverbs(sentence, at, len(low))
        return at < len(low) and (low[at].endswith("ed") or words.form_at(words.verbs, sentence, at, ("participle",)) is not None)

    def _acts(self, sentence: Sentence, head: int) -> bool:
        """Whether a verb is one of doing, so that "will" promises it."""
        words, low = self.vocabulary, sentence.low
        if low[head] == "see":
            return low[head + 1 : head + 2] in (["to"], ["that"])
        return low[head] in words.bases and low[head] not in words.stative

    def own_side(self, sentence: Sentence, subject: Extent, setting: Setting, reported: bool, negated: bool) -> bool:
        """Whether a subject is the speaker's own side: we, a government, a country, or "it" in the words of a public body."""
        words, low = self.vocabulary, sentence.low
        behind = next((i for i in range(subject[0] + 1, subject[1]) if low[i] in words.prep), subject[1])
        last = low[behind - 1]
        if subject[1] - subject[0] == 1 and last in ("it", "they", "he", "she"):
            return ((reported and last in ("it", "they")) or negated) and setting.is_public(subject[0])
        row = words.actors.get(last.lower().removesuffix("'s"))
        if row is not None:
            return row["kind"] == "own"
        return behind - 1 in setting.regions

    def _is_task(self, sentence: Sentence, at: int, subject: Extent, setting: Setting) -> bool:
        words, low = self.vocabulary, sentence.low
        behind = next((i for i in range(subject[0] + 1, subject[1]) if low[i] in words.prep), subject[1])
        if subject[0] >= subject[1]:
            return False
        row = words.nouns.get(low[behind - 1])
        return row is not None and row["kind"] in ("key", "duty")

    def _light(self, sentence: Sentence, head: int, subject: Extent) -> int | None:
        """For "efforts should be made to V" the token of V."""
        words, low = self.vocabulary, sentence.low
        behind = next((i for i in range(*subject) if low[i] in words.rel or low[i] == "to" or low[i] in words.prep), subject[1])
        if behind <= subject[0] or not words.is_light(low[behind - 1]):
            return None
        verb = to_verb(words, sentence, head + 1, min(len(low), head + 8))
        if verb is None:
            for i in range(head + 1, min(len(low) - 1, head + 4)):
                if low[i] in ("in", "on", "to", "toward", "towards", "at") and words.gerund_at(sentence, i + 1):
                    return i + 1
        return verb


def to_verb(words: Vocabulary, sentence: Sentence, at: int, limit: int) -> int | None:
    """The token behind the first "to" that a verb follows, "not" and adverbs aside."""
    low = sentence.low
    for i in range(at, limit - 1):
        if low[i] in (";", ":") or (low[i] in words.fin and i > at):
            return None
        if low[i] == "to" and is_infinitive(words, sentence, i + 1):
            return i + 1
    return None


def is_infinitive(words: Vocabulary, sentence: Sentence, at: int) -> bool:
    """Whether a verb in its base form stands behind "to"."""
    low = sentence.low
    head = words.skip_adverbs(sentence, at, len(low))
    while head < len(low) and (low[head] in words.mark or low[head] in ("not", "never")):
        head = words.skip_adverbs(sentence, head + 1, len(low))
    return head < len(low) and (low[head] in words.bases or low[head] in ("be", "have", "do"))
