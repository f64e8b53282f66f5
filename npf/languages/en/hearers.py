"""Who is told to act, and where what is told begins: urge X to V, X is asked to V, ask those who V to W."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from npf.languages.en.directive_making import DirectiveMaker, words_back
from npf.languages.en.openings import Opening, is_infinitive, to_verb
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import VerbForm

__all__ = ["Hearers"]


class Hearers:
    """Finds the infinitive behind whoever is told."""

    def __init__(self, maker: DirectiveMaker) -> None:
        self.maker, self.vocabulary, self.clauses = maker, maker.vocabulary, maker.clauses

    def told(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        """Urges X to V, X is urged to V."""
        words, low = self.vocabulary, sentence.low
        passive = verb.form in ("past", "participle") and at > 0 and low[words_back(words, sentence, at) - 1] in words.be
        passive = passive or (verb.form in ("past", "participle") and self._shares_be(sentence, at))
        if passive and {"can", "could", "may", "might"} & set(low[max(0, at - 4) : at]):
            return None
        if passive and low[after : after + 1] == ["by"]:
            verb_at = to_verb(words, sentence, after + 2, min(len(low), after + 14))
            if verb_at is None:
                return None
            told = self.clauses.find(sentence, words_back(words, sentence, at) - 1)[1]
            return self.maker.make(sentence, at, verb, verb_at, "base", "directive", actor=told, source=(after + 1, verb_at - 1))
        if (
            after >= len(low)
            or (low[after] in words.prep and not (passive and low[after] in ("to", "on")) and sentence.kinds[after + 1 : after + 2] != ["n"])
            or low[after] in words.coord
            or (low[after] == "," and not passive)
            or (low[after] in words.obj and low[after + 1 : after + 2] == ["of"])
            or low[after] in ("$", "me")
            or (low[after] in ("a", "an") and "that" in verb.row["frames"])
        ):
            return None
        for i in self._infinitives(sentence, after):
            if i > after + 1 and low[i - 1].endswith("ed") and low[i + 1] in ("have", "be"):
                continue
            if low[i + 1 : i + 3] == ["be", "able"] or (low[i - 1] == "," and words.passive_at(sentence, i + 1)):
                return None
            refused = low[i - 2] if low[i - 1] == "not" else low[i - 1]
            if refused in words.claimed or (passive and i > self._behind_day(sentence, after) + 1):
                return None
            first = i
            while first > after and low[first - 1] in ("not", "never"):
                first -= 1
            start = first if first < i else i + 1
            if low[start : start + 1] == ["not"] and low[start + 1 : start + 2] == ["only"]:
                start = i + 1
            actor: tuple[int, int] | None = (after, first)
            if passive:
                actor = self.clauses.find(sentence, words_back(words, sentence, at) - 1)[1]
                if low[actor[0] : actor[1]] == ["i"]:
                    return None
            elif first <= after or ("for" in verb.particles and not self._names_people(sentence, after, first)):
                return None
            opening = self.maker.make(sentence, at, verb, start, "base", "directive", actor=actor)
            if words.passive_at(sentence, opening.head) is not None:
                opening = evolve(opening, passive=True)
            return opening if first == i else self._negate(sentence, opening, i + 1)
        return None

    def _shares_be(self, sentence: Sentence, at: int) -> bool:
        """Whether a participle shares the "be" of the one before: "are quarantined or asked to stay"."""
        words, low = self.vocabulary, sentence.low
        if at < 2 or low[at - 1] not in words.coord or low[at - 2] not in words.grammar.participles:
            return False
        before = words_back(words, sentence, at - 2)
        return before > 0 and (low[before - 1] in words.be or low[before - 1] == "either")

    def _behind_day(self, sentence: Sentence, after: int) -> int:
        """The token behind adverbs and a day: "were urged on Saturday not to V"."""
        words, low = self.vocabulary, sentence.low
        at = words.skip_adverbs(sentence, after, len(low))
        return at + 2 if low[at : at + 1] == ["on"] and sentence.kinds[at + 1 : at + 2] == ["W"] else at

    def _infinitives(self, sentence: Sentence, after: int) -> Iterator[int]:
        """Each "to" before a verb that may say what somebody is told, relative clauses ("people who want to leave") passed over."""
        words, low = self.vocabulary, sentence.low
        i, last = after, min(len(low) - 1, after + 30)
        while i < last:
            if low[i] == "to" and low[i - 1] != "according" and is_infinitive(words, sentence, i + 1):
                yield i
                i += 2
                continue
            if i > after and low[i] in words.grammar.ings - words.gerund_nouns and low[i + 1] == "to":
                i += 2
                continue
            if low[i] in ("which", "who") and i > after:
                i = self.behind_relative(sentence, i)
                continue
            if (
                low[i] in (";", ":", "but")
                or (low[i] in words.fin and low[i] not in ("do", "can"))
                or (low[i] in words.sub and i > after and not self._is_time(sentence, i))
            ):
                return
            if i > after and words.form_at(words.directives, sentence, i, ("past", "third")) and low[i] not in words.bases:
                return
            if i > after and (low[i] in ("he", "she", "they", "we", "i") or (low[i] in words.reports and low[i - 1] in words.coord)):
                return
            i += 1

    def behind_relative(self, sentence: Sentence, at: int) -> int:
        """The token behind the verb of a relative clause, with an infinitive that hangs on it."""
        words, low = self.vocabulary, sentence.low
        i = at + 1
        while i < len(low) and (low[i] in words.fin or low[i] in words.be or low[i] == "not" or words.is_adverb(low[i])):
            i += 1
        owns = low[i - 1] in ("have", "has", "had")
        return i + 2 if not owns and low[i + 1 : i + 2] == ["to"] else i + 1

    def _is_time(self, sentence: Sentence, at: int) -> bool:
        """Whether "after" and its like open a phrase without a verb: "travellers, either before or after a flight, to"."""
        words, low = self.vocabulary, sentence.low
        if low[at] not in words.grammar.prepositions:
            return False
        end = next((i for i in range(at + 1, len(low)) if sentence.kinds[i] == "p" or low[i] == "to"), len(low))
        return not any(words.grammar.finite(sentence, i) for i in range(at + 1, end))

    def _names_people(self, sentence: Sentence, first: int, behind: int) -> bool:
        """Whether what stands behind "call for" may act, so that "to V" is its task and not a purpose."""
        last = sentence.low[behind - 1]
        return sentence.low[behind + 1] != "be" and (last.endswith("s") or sentence.kinds[behind - 1] == "W")

    def _negate(self, sentence: Sentence, opening: Opening, head: int) -> Opening:
        return evolve(opening, negated=True, head=self.vocabulary.skip_adverbs(sentence, head, len(sentence.low)))
