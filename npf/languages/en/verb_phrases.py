"""Coordinated verb phrases, cut without a parser: which verbs share an object, and where the next task begins."""

from __future__ import annotations

from attrs import evolve

from npf.languages.en.clause_openings import ClauseOpenings
from npf.languages.en.gaps import Gaps
from npf.languages.en.norm_phrases import Phrase
from npf.languages.en.tails import Tails
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import VerbForm, Vocabulary

__all__ = ["VerbPhrases"]
# How many words behind "to V" a bare "and V" still goes with it.
SOFT = 9


class VerbPhrases:
    """Cuts the stretch that a cue governs into its verb phrases."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.gaps = Gaps(vocabulary)
        self.openings = ClauseOpenings(vocabulary)
        self.tails = Tails(vocabulary)

    def split(self, sentence: Sentence, first: int, head: int, limit: int, form: str, negated: bool) -> list[Phrase]:
        """The verb phrases from a head on.

        Args:
            sentence: The tokens.
            first, head: Where the first phrase and its verb begin.
            limit: The token behind the last one that may belong to them.
            form: The form in which the cue wants its verbs.
            negated: Whether the first phrase is negated.
        """
        words = self.vocabulary
        phrases: list[Phrase] = []
        verb = None if form == "noun" else words.form_at(words.verbs, sentence, head, (form,))
        now = Phrase(first, head, limit, form, negated, verb)
        at = head + 1 + (len(verb.particles) if verb else 0)
        has_object = form == "noun"
        absorbing, since = "", 0
        while at < limit:
            word = sentence.low[at]
            if absorbing == "soft" and word in words.fin:
                since = at
            if absorbing == "soft" and at - since > SOFT:
                absorbing = ""
            cut = self._cut(sentence, at, limit, now, has_object, absorbing)
            if cut is not None:
                phrases.append(evolve(now, behind=at))
                if cut.head < 0:
                    return phrases
                now = cut
                at = cut.head + 1 + (len(cut.verb.particles) if cut.verb else 0)
                has_object, absorbing = cut.verb is None and cut.form == "base" and sentence.low[cut.head] != "be", ""
                continue
            if word == "following" and at > now.head + 2 and (sentence.low[at + 1 : at + 2] and sentence.low[at + 1] in words.det):
                limit = at
                break
            if absorbing != "base":
                taken = self._absorbs(sentence, at, has_object)
                if taken:
                    absorbing, since = taken, at
                    now = evolve(now, tail=at) if now.tail is None and taken != "ing" and not self._completes(sentence, at, now) else now
            if (
                not has_object
                and not words.is_adverb(word)
                and word not in words.joint
                and word not in words.mark
                and not words.verb_at(sentence, at, now.form)
            ):
                has_object = True
            at += 1
        phrases.append(evolve(now, behind=limit))
        return phrases

    def _completes(self, sentence: Sentence, at: int, now: Phrase) -> bool:
        """Whether the infinitive that begins here is no purpose, but belongs to a noun or a verb (ways to attract guests; permit cars to enter)."""
        low = sentence.low
        return low[at] == "to" and (low[at - 1] in self.vocabulary.completed or not self.vocabulary.lets.isdisjoint(low[now.head : at]))

    def _absorbs(self, sentence: Sentence, at: int, has_object: bool) -> str:
        """The form of the verbs that a tail beginning here takes in: "base", "ing", "soft" up to the next comma, or ""."""
        words, low = self.vocabulary, sentence.low
        word = low[at]
        following = low[at + 1 : at + 3]
        if word == "," and following[:1] == ["which"] and following[1:] and following[1] in words.fin:
            return "base"
        if word == "so" and following[:1] == ["that"]:
            return "soft"
        if (word == "so" and following == ["as", "to"]) or (word == "in" and following == ["order", "to"]):
            return "base"
        if (
            word == "to"
            and has_object
            and low[at - 2 : at] != ["so", "as"]
            and (not words.is_light(low[at - 1]) or not words.prep.isdisjoint(low[at - 3 : at - 1]))
        ):
            head = words.skip_adverbs(sentence, at + 1, len(low))
            return "soft" if low[at - 1] not in words.control and words.verb_at(sentence, head, "base") else ""
        if word in ("including", "by", "through") and words.gerund_at(sentence, words.skip_adverbs(sentence, at + 1, len(low))):
            return "ing"
        if word == "with" and following in (["a", "focus"], ["the", "focus"], ["the", "aim"], ["a", "view"], ["the", "goal"]):
            return "ing"
        return ""

    def _cut(self, sentence: Sentence, at: int, limit: int, now: Phrase, has_object: bool, absorbing: str) -> Phrase | None:
        """The phrase that begins at a joint; one without a head where the series ends there; None where nothing is cut."""
        word = sentence.low[at]
        if word in ("to", "so", "in"):
            return self.tails.prevention(sentence, at, limit) if has_object else None
        if word in ("rather", "instead"):
            return self.tails.contrast(sentence, at, limit)
        if word not in self.vocabulary.joint:
            return None
        after, joint = self._joint(sentence, at, limit)
        if after >= limit:
            return None
        if sentence.low[now.head] == "be" and at - now.head <= 2 and self.vocabulary.passive_at(sentence, now.head) is None:
            has_object = self.gaps.acts(sentence, after, limit)
        alone = has_object or self._stands_alone(sentence, at, after, limit, now, joint)
        if alone and sentence.low[at - 1] not in self.vocabulary.prep and now.form != "noun":
            plain = self._coordinate(sentence, at, after, limit, now, joint, absorbing)
            if plain is not None and plain.verb is not None and plain.form == now.form:
                return plain
        bare = joint == "and" and sentence.low[after] not in self.vocabulary.fin and sentence.low[now.head] == "be" and at - now.head <= 2
        if now.form == "noun" and joint == "and" and self.vocabulary.form_at(self.vocabulary.verbs, sentence, at - 1, ("ing",)):
            return None
        if self.openings.opens(sentence, after, limit, "and," if bare else joint, word, now.form):
            return Phrase(at, -1, at, now.form, False, None)
        if sentence.low[at - 1] in self.vocabulary.prep:
            return None
        if not has_object and not self._stands_alone(sentence, at, after, limit, now, joint):
            return None
        return self._coordinate(sentence, at, after, limit, now, joint, absorbing)

    def _joint(self, sentence: Sentence, at: int, limit: int) -> tuple[int, str]:
        """The token behind a run of joints, and their kind."""
        low = sentence.low
        words = self.vocabulary
        kinds: set[str] = set()
        while at < limit and (low[at] in words.joint or low[at] in words.mark or low[at] in words.linked):
            if low[at] == "as" and low[at + 1 : at + 3] != ["well", "as"] and "well" not in kinds:
                break
            if low[at] == "well" and "as" not in kinds:
                break
            kinds.add(low[at])
            at += 1
        if kinds & {";", ","} and at + 1 < limit and low[at] in words.ordinal and low[at + 1] == ",":
            at += 2
        joint = "but" if "but" in kinds else "while" if "while" in kinds else "and" if kinds & {"and", "or", "nor"} else "comma"
        return at, joint + ("," if kinds & {",", ";", "--", "–", "—"} else "")

    def _stands_alone(self, sentence: Sentence, at: int, after: int, limit: int, now: Phrase, joint: str) -> bool:
        """Whether a verb without an object needs none ("work hard, and build …") instead of sharing one ("review, revise and publish …")."""
        if now.verb is not None and now.verb.term in self.vocabulary.lone and joint == "and":
            return True
        if joint.startswith("but") or (now.negated and joint.endswith(",")):
            return True
        if joint == "comma,":
            return after + 1 < limit and sentence.low[after + 1] not in self.vocabulary.joint
        return joint == "and," and at > now.head + 1 + (len(now.verb.particles) if now.verb else 0)

    def _negation_holds(self, sentence: Sentence, at: int, joint: str, verb: VerbForm | None, limit: int) -> bool:
        """Whether the negation of the phrase before reaches over a joint: "not A or B"; "not A, and B" only where B is a wrong."""
        low = sentence.low
        if joint.startswith("but"):
            return False
        if verb is not None and verb.row["kind"] == "wrong":
            return True
        return any(low[i] in ("or", "nor") for i in range(at, min(limit, at + 40)))

    def _coordinate(self, sentence: Sentence, at: int, after: int, limit: int, now: Phrase, joint: str, absorbing: str) -> Phrase | None:
        words, low = self.vocabulary, sentence.low
        first, negated, carried = after, False, now.negated
        if low[after] in ("not", "never") and low[after + 1 : after + 2] != ["only"]:
            negated = True
            after += 1
        elif low[after : after + 2] == ["do", "not"] or low[after] == "don't":
            negated = True
            after += 2 if low[after] == "do" else 1
        to = after < limit and low[after] == "to"
        if to:
            if now.form != "base" or (joint == "comma," and not self._to_series(sentence, after, limit)):
                return None
            after += 1
            first = first if negated else after
        head = words.skip_adverbs(sentence, after, limit)
        if head >= limit:
            return None
        form = now.form if now.form != "noun" else "ing"
        if now.form == "base" and not absorbing and (low[now.head] == "be" or words.form_at(words.verbs, sentence, now.head, ("participle",))):
            gapped = self.gaps.gapped(sentence, after, limit) or self.gaps.again(sentence, at, after, limit, now)
            if gapped is not None:
                return gapped
        if low[head] in words.singling or (form == "base" and words.trapped(sentence, head, "adjective")):
            return None
        if self._ends_series(sentence, head, now, joint) or (not negated and low[head] in words.suffering):
            return Phrase(at, -1, at, form, False, None)
        verb = words.form_at(words.verbs, sentence, head, (form,)) if to or first < after else words.verb_at(sentence, head, form)
        if verb is None and form == "ing" and low[head].endswith("ing") and head + 1 < limit and low[head + 1].endswith("s"):
            verb = words.form_at(words.verbs, sentence, head, ("ing",))
        if (
            low[at] != ";"
            and not joint.startswith("while")
            and (absorbing == form or (absorbing == "soft" and form == "base" and not joint.endswith(",")))
        ):
            return None
        if not joint.endswith(",") and not to and self._conditional(sentence, now.head, at):
            return None
        if carried and not negated:
            negated = self._negation_holds(sentence, at, joint, verb, limit)
        plain = low[head] in words.bases or (
            first < after and sentence.kinds[head] == "w" and low[head + 1 : head + 2] and low[head + 1] in words.obj
        )
        if verb is None and form == "base" and (to or first < after) and plain:
            return Phrase(first, head, limit, form, negated, None, "but" if joint.startswith("but") else "series")
        if verb is not None or (low[head] == "be" and form == "base" and (to or negated or joint.endswith(","))):
            return Phrase(first, head, limit, form, negated, verb, "but" if joint.startswith("but") else "series")
        if form == "ing" and joint.startswith("and") and words.form_at(words.directives, sentence, head, ("ing",)):
            return Phrase(at, -1, at, form, False, None)
        if form == "ing" and words.gerund_at(sentence, head):
            return Phrase(first, head, limit, form, negated, None, "series")
        participle = self._participle(sentence, at, head, limit, joint, negated, absorbing) if form == "base" else None
        if participle is not None:
            return evolve(participle, first=first) if participle.head >= 0 else participle
        if joint == "but," and form == now.form and low[head - 1] != "also":
            return Phrase(at, -1, at, form, False, None)
        return None

    def _participle(self, sentence: Sentence, at: int, head: int, limit: int, joint: str, negated: bool, absorbing: str) -> Phrase | None:
        """A task told by a trailing participle: ", adding lanes", "while building dikes"."""
        words, low = self.vocabulary, sentence.low
        if not (joint.endswith(",") or joint.startswith("while")) or low[head - 1] == "as":
            return None
        verb = words.verb_at(sentence, head, "ing")
        if verb is not None and words.trapped(sentence, head):
            return Phrase(at, -1, at, "base", False, None)
        if verb is not None and absorbing != "ing" and (verb.row["kind"] == "act" or joint.startswith("while")):
            return Phrase(head, head, limit, "ing", negated, verb, "participle")
        if joint.startswith("while") and low[head].endswith("ing"):
            return Phrase(at, -1, at, "base", False, None)
        return None

    def _conditional(self, sentence: Sentence, first: int, behind: int) -> bool:
        """Whether a clause of a condition is open: "see a doctor if you feel ill or have a cough"."""
        words, low = self.vocabulary, sentence.low
        at = next((i for i in range(behind - 1, first, -1) if low[i] in ("if", "when", "unless") or low[i] == ","), None)
        return at is not None and low[at] != "," and low[at + 1] in words.personal

    def _ends_series(self, sentence: Sentence, head: int, now: Phrase, joint: str) -> bool:
        """Whether another verb of the same subject begins: "called for calm and ended the talks", "should help, pledging aid"."""
        words, low = self.vocabulary, sentence.low
        if now.form == "noun" and words.form_at(words.verbs, sentence, head, ("third",)) and low[head - 1] in words.coord:
            return low[head + 1 : head + 2] != [] and low[head + 1] in words.det
        if now.form == "noun" and low[head - 1] in words.coord and low[head] in words.grammar.thirds and words.grammar.finite(sentence, head):
            return True
        telling = joint == "comma," and now.form == "base" and words.form_at(words.directives, sentence, head, ("ing",)) is not None
        return telling and words.form_at(words.verbs, sentence, head, ("ing",)) is None

    def _to_series(self, sentence: Sentence, at: int, limit: int) -> bool:
        """Whether a later "and to" shows that ", to V" goes on with the series."""
        low = sentence.low
        return any(low[i] in ("and", "or") and "to" in low[i + 1 : i + 3] for i in range(at, min(limit - 1, at + 60)))
