"""Coordinated verb phrases, cut without a parser: which verbs share an object, and where the next task begins."""

from __future__ import annotations

from attrs import evolve, frozen

from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import VerbForm, Vocabulary

__all__ = ["Phrase", "VerbPhrases"]

_JOINTS = frozenset({",", ";", "and", "or", "but", "nor", "while", ":", "as"})
_PUNCT = frozenset({",", ";", ":", "--", "–", "—", "…"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’"})


@frozen
class Phrase:
    """One verb phrase.

    Attributes:
        first: Its first token (a modal, a negation, an adverb or the verb).
        head: The token of its verb.
        behind: The token behind its last one.
        form: "base", "ing" or "noun".
        negated: Whether a negation stands before the verb or reaches over from the phrase before.
        verb: The verb, where the tables know it.
        joint: What joins it to the phrase before: "" for the first, "series", "but", "participle", "tail" or "contrast".
        tails: Tokens from which purpose tails run to the end.
    """

    first: int
    head: int
    behind: int
    form: str
    negated: bool
    verb: VerbForm | None
    joint: str = ""
    tail: int | None = None


class VerbPhrases:
    """Cuts the stretch that a cue governs into its verb phrases."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

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
        absorbing = False
        while at < limit:
            word = sentence.low[at]
            cut = self._cut(sentence, at, limit, now, has_object, absorbing)
            if cut is not None:
                phrases.append(evolve(now, behind=at))
                if cut.head < 0:
                    return phrases
                now = cut
                at = cut.head + 1 + (len(cut.verb.particles) if cut.verb else 0)
                has_object, absorbing = False, False
                continue
            if not absorbing and self._absorbs(sentence, at):
                absorbing = True
                now = evolve(now, tail=at) if now.tail is None else now
            if not has_object and not words.is_adverb(word) and word not in _JOINTS and word not in _QUOTES and not words.verb_at(sentence, at, form):
                has_object = True
            at += 1
        phrases.append(evolve(now, behind=limit))
        return phrases

    def _absorbs(self, sentence: Sentence, at: int) -> bool:
        """Whether a tail begins here that takes in the verb phrases behind it."""
        low = sentence.low
        word = low[at]
        following = low[at + 1 : at + 4]
        return (
            (word == "so" and following[:2] == ["as", "to"])
            or (word == "in" and following[:2] == ["order", "to"])
            or (word == "thereby")
            or (
                word in ("including", "by")
                and at + 1 < len(low)
                and self.vocabulary.gerund_at(sentence, self.vocabulary.skip_adverbs(sentence, at + 1, len(low)))
            )
            or (word == "with" and following[:2] in (["a", "focus"], ["the", "focus"], ["the", "aim"], ["a", "view"], ["the", "goal"]))
        )

    def _cut(self, sentence: Sentence, at: int, limit: int, now: Phrase, has_object: bool, absorbing: bool) -> Phrase | None:
        """The phrase that begins at a joint; one without a head where the series ends there; None where nothing is cut."""
        word = sentence.low[at]
        if has_object and word in ("to", "so", "in"):
            return self._prevention_tail(sentence, at, limit)
        if has_object and word in ("rather", "instead"):
            return self._contrast(sentence, at, limit)
        if word not in _JOINTS and word not in ("--", "–", "—"):
            return None
        after, joint = self._joint(sentence, at, limit)
        if after >= limit:
            return None
        if joint == "end":
            return Phrase(at, -1, at, now.form, False, None)
        if self._opens_clause(sentence, after, limit, joint, word):
            return Phrase(at, -1, at, now.form, False, None)
        if not has_object:
            return None
        return self._coordinate(sentence, at, after, limit, now, joint, absorbing)

    def _joint(self, sentence: Sentence, at: int, limit: int) -> tuple[int, str]:
        """The token behind a run of joints, and their kind."""
        low = sentence.low
        kinds: set[str] = set()
        while at < limit and (
            low[at] in _PUNCT or low[at] in _QUOTES or low[at] in ("and", "or", "but", "nor", "while", "as", "also", "then", "well")
        ):
            if low[at] == "as" and low[at + 1 : at + 3] != ["well", "as"] and "well" not in kinds:
                break
            if low[at] == "well" and "as" not in kinds:
                break
            kinds.add(low[at])
            at += 1
        joint = "but" if "but" in kinds else "while" if "while" in kinds else "and" if kinds & {"and", "or", "nor"} else "comma"
        return at, joint + ("," if kinds & {",", ";", "--", "–", "—"} else "")

    def _coordinate(self, sentence: Sentence, at: int, after: int, limit: int, now: Phrase, joint: str, absorbing: bool) -> Phrase | None:
        words, low = self.vocabulary, sentence.low
        first, negated = after, now.negated and not joint.startswith("but")
        if low[after] in ("not", "never") and low[after + 1 : after + 2] != ["only"]:
            negated = True
            after += 1
        to = after < limit and low[after] == "to"
        if to:
            if now.form != "base" or (joint == "comma," and not self._to_series(sentence, after, limit)):
                return None
            after += 1
            first = first if negated and not now.negated else after
        head = words.skip_adverbs(sentence, after, limit)
        if head >= limit:
            return None
        form = now.form if now.form != "noun" else "ing"
        verb = words.verb_at(sentence, head, form)
        if verb is not None and (not absorbing or low[at] == ";"):
            return Phrase(first, head, limit, form, negated, verb, "but" if joint.startswith("but") else "series")
        if form == "ing" and not absorbing and words.gerund_at(sentence, head):
            return Phrase(first, head, limit, form, negated, None, "series")
        if form == "base" and (joint.endswith(",") or joint.startswith("while")):
            verb = words.verb_at(sentence, head, "ing")
            if verb is not None and not absorbing and verb.row["kind"] == "act":
                return Phrase(first, head, limit, "ing", negated, verb, "participle")
        return None

    def _to_series(self, sentence: Sentence, at: int, limit: int) -> bool:
        """Whether a later "and to" shows that ", to V" goes on with the series."""
        low = sentence.low
        return any(low[i] == "and" and low[i + 1] == "to" for i in range(at, limit - 1))

    def _prevention_tail(self, sentence: Sentence, at: int, limit: int) -> Phrase | None:
        low = sentence.low
        after = at + 1
        if low[at] in ("so", "in"):
            if low[at + 1 : at + 3] not in (["as", "to"], ["order", "to"]):
                return None
            after = at + 3
        head = self.vocabulary.skip_adverbs(sentence, after, limit)
        verb = self.vocabulary.verb_at(sentence, head, "base") if head < limit else None
        if verb is None or verb.polarity != "dont":
            return None
        return Phrase(after, head, limit, "base", False, verb, "tail")

    def _contrast(self, sentence: Sentence, at: int, limit: int) -> Phrase | None:
        low = sentence.low
        if low[at + 1 : at + 2] not in (["than"], ["of"]):
            return None
        head = self.vocabulary.skip_adverbs(sentence, at + 2, limit)
        if head >= limit:
            return None
        verb = self.vocabulary.verb_at(sentence, head, "ing") or self.vocabulary.verb_at(sentence, head, "base")
        if verb is None:
            return None
        return Phrase(at, head, limit, verb.form, True, verb, "contrast")

    def _opens_clause(self, sentence: Sentence, at: int, limit: int, joint: str, word: str) -> bool:
        """Whether a new subject with a finite verb begins here."""
        words, low = self.vocabulary, sentence.low
        if low[at] in words.fin and joint.endswith(","):
            return True
        if low[at] in words.rel or low[at] in words.sub or low[at] in words.prep:
            return False
        if low[at] in words.pron:
            behind = words.skip_adverbs(sentence, at + 1, limit)
            return behind < limit and (low[behind] in words.fin or bool(words.form_at(words.verbs, sentence, behind, ("third", "past", "base"))))
        if not joint.endswith(","):
            return False
        for i in range(at, min(limit, at + 12)):
            if sentence.kinds[i] == "p" or low[i] in words.rel or low[i] in words.sub or low[i] == "to":
                return False
            if i > at and (low[i] in words.fin or words.form_at(words.directives, sentence, i, ("past", "third"))):
                return True
        return False
