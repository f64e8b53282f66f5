"""What the speaker's own side undertakes to do: we will, China will, the city said it would."""

from __future__ import annotations

from npf.languages.en.grammar import SURE
from npf.languages.en.openings import Setting, to_verb
from npf.languages.en.subjects import SubjectFinder
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary
from npf.text import Extent

__all__ = ["Commitments"]

# How far before a joint the verb may stand whose subject is shared.
_REACH = 40
# How long a subject "not a single A, B or C" may be.
_NOBODY = 12


class Commitments:
    """Tells commitments from forecasts and from plans of third parties."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.subjects = SubjectFinder(vocabulary.grammar)

    def holds(self, sentence: Sentence, at: int, head: int, subject: Extent, setting: Setting, passive: bool, negated: bool) -> bool:
        words, low = self.vocabulary, sentence.low
        quoted = setting.quoted(at)
        if low[head : head + 2] == ["take", "place"] and self.light_verb(sentence, head, subject) is not None:
            return True
        none = subject[0] < subject[1] and (low[subject[0]] in ("no", "none", "nobody") or self.none_of(sentence, subject) is not None)
        if none and setting.is_public(at) and not negated:
            return True
        if passive and subject[0] < subject[1]:
            light = self.light_verb(sentence, head, subject) is not None
            banned = (
                low[subject[0]] in ("no", "none", "nobody") and low[head + 1 : head + 2] and low[head + 1] in ("allowed", "permitted", "tolerated")
            )
            if light or banned:
                return True
        if not quoted and not setting.official:
            return False
        before = low[subject[0] - 1] if subject[0] else ""
        if before in words.belief:
            return False
        if passive and negated and low[head + 1] in words.let:
            return True
        if before == "that":
            if low[subject[0] - 2] in words.belief:
                return False
            if low[subject[0] - 2] not in words.reports and not any(first == subject[0] for first, _ in setting.quotes):
                return False
        elif before in words.rel or before in words.sub:
            return False
        verb_at, verb = head, None
        if passive:
            verb_at = words.skip_adverbs(sentence, head + 1, len(low))
            verb = words.form_at(words.verbs, sentence, verb_at, ("participle",))
            if not verb or low[subject[1] - 1 : subject[1]] == ["there"] or (verb.term in words.scheduled and not setting.official):
                return False
            if verb is not None and (verb.polarity == "dont" or (negated and verb.row["kind"] in ("wrong", "result"))):
                return True
            if not setting.official and subject[0] < subject[1] and low[subject[1] - 1] in words.personal:
                return False
        elif not negated and not self._acts(sentence, head):
            return False
        if subject[0] >= subject[1]:
            return low[subject[0] - 1] in words.coord and self._shared(sentence, subject[0] - 1, setting)
        if passive and (
            setting.official
            or (setting.is_public(at) and verb is not None and verb.row["kind"] == "act" and self._decided(sentence, subject, setting))
        ):
            return True
        told = low[at] != "will" or (before in words.reports or (before == "that" and low[subject[0] - 2] in words.reports))
        return self.own_side(sentence, subject, setting, told, negated)

    def none_of(self, sentence: Sentence, subject: Extent) -> int | None:
        """The first token of a subject "not a single X" or "not one X", its list before the last comma included."""
        low = sentence.low
        at = next((i for i in range(subject[1] - 1, max(-1, subject[1] - _NOBODY), -1) if low[i] == "not"), None)
        return at if at is not None and (low[at + 1 : at + 3] == ["a", "single"] or low[at + 1 : at + 2] == ["one"]) else None

    def _decided(self, sentence: Sentence, subject: Extent, setting: Setting) -> bool:
        """Whether a body says of something that it would be done: "the ministry said flights would be suspended"."""
        words, low = self.vocabulary, sentence.low
        before = low[subject[0] - 1] if subject[0] else ""
        told = low[subject[0] - 2] if before == "that" and subject[0] > 1 else before
        opens = any(first == subject[0] for first, _ in setting.quotes)
        return told in words.deciding or opens or before in ("", '"', "“")

    def undertaken(self, sentence: Sentence, subject: Extent, setting: Setting) -> bool:
        """Whether the subject, or the one that a clause without one shares, is the speaker's own side."""
        if subject[0] < subject[1]:
            return self.own_side(sentence, subject, setting, True, False)
        return sentence.low[subject[0] - 1] in self.vocabulary.coord and self._shared(sentence, subject[0] - 1, setting)

    def _shared(self, sentence: Sentence, joint: int, setting: Setting) -> bool:
        """Whether the subject that a clause without one shares is the speaker's own side, or is not known."""
        floor = max([joint - _REACH, 0, *(first for first, behind in setting.quotes if first <= joint < behind)])
        found = self.subjects.of_clause(sentence, joint, floor, strict=False)
        if found is not None:
            return self.own_side(sentence, found, setting, True, False)
        return not any(self.vocabulary.grammar.finite(sentence, i) == SURE for i in range(floor, joint))

    def is_participle(self, sentence: Sentence, at: int) -> bool:
        """Whether a past participle stands at a token, adverbs aside."""
        words, low = self.vocabulary, sentence.low
        at = words.skip_adverbs(sentence, at, len(low))
        return at < len(low) and (
            low[at].endswith("ed") or low[at] in words.perfect or words.form_at(words.verbs, sentence, at, ("participle",)) is not None
        )

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
            return (reported or negated) and (setting.is_public(subject[0]) or self._public_teller(sentence, subject[0]))
        if last == "i" and not setting.official and not setting.is_public(subject[0]):
            return False
        row = words.actors.get(last.lower().removesuffix("'s"))
        if last in words.everybody:
            return last == "people" and behind - 2 >= subject[0] and sentence.kinds[behind - 2] == "W"
        if row is not None:
            return row["kind"] == "own"
        return behind - 1 in setting.regions

    def _public_teller(self, sentence: Sentence, at: int) -> bool:
        """Whether a public body is the subject of the reporting verb right before a pronoun: "the ministry said it"."""
        words, low = self.vocabulary, sentence.low
        verb = at - 2 if low[at - 1] == "that" else at - 1
        if verb < 1 or low[verb] not in words.reports:
            return False
        row = words.actors.get(low[verb - 1])
        return row is not None and row["kind"] != "impersonal" and low[verb - 1] not in words.personal

    def is_task(self, sentence: Sentence, at: int, subject: Extent, setting: Setting) -> bool:
        words, low = self.vocabulary, sentence.low
        behind = next((i for i in range(subject[0] + 1, subject[1]) if low[i] in words.prep), subject[1])
        if subject[0] >= subject[1]:
            return False
        row = words.nouns.get(low[behind - 1])
        return row is not None and row["kind"] in ("key", "duty")

    def light_verb(self, sentence: Sentence, head: int, subject: Extent) -> int | None:
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
