"""Bans that a verb asserts: has banned X, X is prohibited, opposes X, does not recommend X."""

from __future__ import annotations

from attrs import evolve

from npf.languages.en.directive_making import DirectiveMaker, words_back
from npf.languages.en.openings import Opening
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import VerbForm

__all__ = ["Bans"]

# How far the verb may stand whose subject V-ing describes.
_REACH = 40


class Bans:
    """Finds what a verb bans or advises against."""

    def __init__(self, maker: DirectiveMaker) -> None:
        self.maker, self.vocabulary, self.clauses = maker, maker.vocabulary, maker.clauses

    def asserted(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        """X has banned Y, X prohibits Y; Y is banned, Y banned from V-ing."""
        words, low = self.vocabulary, sentence.low
        start = words_back(words, sentence, at)
        if after >= len(low) or (verb.form == "base" and low[start - 1] not in ("will", "would", "shall") and not self._plural(sentence, start - 1)):
            return None
        while start and low[start - 1] in words.fin | words.be:
            start = words_back(words, sentence, start - 1)
        helpers = low[start:at]
        if helpers[:1] == ["being"] and start and (low[start - 1] in words.prep or low[start - 1] in words.sub):
            return None
        if verb.form in ("past", "participle") and start and low[start - 1] in words.det - words.pron:
            return None
        if at and (sentence.kinds[at] == "W" or (not helpers and verb.form != "ing" and (low[at - 1] in words.verbs or low[at - 1] in words.prep))):
            return None
        if {"was", "were", "had"} & set(helpers) or helpers == ["been"]:
            return None
        if verb.form == "ing" and not helpers and self._hangs(sentence, at):
            return None
        if "barred" in verb.row["frames"].split() and not ({"will", "would"} & set(helpers) or "from" in low[after : after + 12]):
            return None
        clause, subject = self.clauses.find(sentence, start)
        if start and ((low[start - 1] in words.det and not helpers) or low[subject[0] - 1] in words.asking):
            return None
        following = words.skip_adverbs(sentence, after, len(low))
        if verb.form == "third" and low[following : following + 1] and low[following].endswith("ed"):
            return None
        if verb.term == "reject" and low[following : following + 1] in (["due"], ["because"]):
            return None
        passive = verb.form in ("past", "participle") and bool(words.be & set(helpers))
        if passive and verb.row["strength"] != "prohibit" and low[after] not in ("to", "from"):
            return None
        if passive or (verb.form == "past" and low[after] in ("from", "at", "in") and self._absolute(sentence, at)):
            made = self.maker.make(sentence, at, verb, start, "noun", "ban", polarity="dont", impersonal=True, passive=True)
            return evolve(made, clause=clause, actor=subject, verb=None)
        if sentence.kinds[after] in "pn" or low[after] in words.prep or low[after] in words.coord or (low[at - 1] in words.det if at else True):
            return None
        if subject[0] >= subject[1] and verb.form != "ing" and low[subject[0] - 1] not in words.coord and not self._in_series(sentence, at, verb):
            return None
        if verb.term == "reject" and (verb.form not in ("third", "base") or subject[0] >= subject[1] or low[subject[1] - 1] not in words.actors):
            return None
        if verb.term == "discourage" and low[after] in words.obj:
            return None
        if low[after] == "that" or (verb.term == "reject" and not words.asserted.isdisjoint(low[after : after + 5])):
            return None
        made = self.maker.make(sentence, at, verb, start if helpers else at, "noun", "ban", polarity="dont", impersonal=True)
        return evolve(made, clause=min(clause, made.clause))

    def _plural(self, sentence: Sentence, at: int) -> bool:
        """Whether a subject in the plural ends at a token: "the rules forbid", "they oppose"."""
        low = sentence.low
        return low[at] in ("we", "they") or (sentence.kinds[at] == "w" and self.vocabulary.grammar.is_plural(sentence, at))

    def _in_series(self, sentence: Sentence, at: int, verb: VerbForm) -> bool:
        """Whether a verb without a subject stands in a series: "China values peace, opposes war, and calls for talks"."""
        words, low = self.vocabulary, sentence.low
        start = words_back(words, sentence, at)
        if verb.form != "third" or start < 3 or low[start - 1] != ",":
            return False
        return any(low[i] in words.fin or low[i] in words.reports or low[i].endswith("s") for i in range(max(0, start - 30), start - 1))

    def _hangs(self, sentence: Sentence, at: int) -> bool:
        """Whether V-ing is what something is about ("focus on banning") or describes the subject of another verb ("a rule banning X should")."""
        words, low = self.vocabulary, sentence.low
        before = low[words_back(words, sentence, at) - 1] if at else ""
        if before in words.prep - {"of"} or (before not in words.be and before in words.grammar.pasts):
            return True
        reach = min(len(low), at + _REACH)
        behind = next((i for i in range(at, reach) if sentence.kinds[i] == "p"), reach)
        if sentence.kinds[at - 1] == "p" or before in words.coord:
            return False
        return not words.refusing.isdisjoint(low[max(0, at - 8) : at]) or not words.fin.isdisjoint(low[at:behind])

    def _absolute(self, sentence: Sentence, at: int) -> bool:
        """Whether a participle without "be" asserts: with cups banned at the venue; in a heading."""
        words, low = self.vocabulary, sentence.low
        return not words.absolute.isdisjoint(low[max(0, at - 10) : at]) or words.fin.isdisjoint(low)

    def of_noun(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        """Has imposed an outright ban on X."""
        words, low = self.vocabulary, sentence.low
        noun = next((i for i in range(after, min(len(low), after + 6)) if low[i] in words.banning or sentence.kinds[i] == "p"), None)
        if noun is None or sentence.kinds[noun] == "p" or low[noun + 1 : noun + 2] != ["on"]:
            return None
        start = words_back(words, sentence, at)
        while start and low[start - 1] in words.fin | words.be:
            start = words_back(words, sentence, start - 1)
        helpers = set(low[start:at])
        told = verb.form != "base" or not helpers.isdisjoint(("will", "would", "shall"))
        if not told or {"was", "were", "had", "could", "might", "may"} & helpers or (verb.form == "participle" and words.be & helpers):
            return None
        made = self.maker.make(sentence, at, verb, start, "noun", "ban", polarity="dont", impersonal=True)
        return evolve(made, clause=min(self.clauses.find(sentence, start)[0], made.clause), strength="prohibit")

    def not_advised(self, sentence: Sentence, at: int, verb: VerbForm) -> Opening | None:
        """Does not recommend travel; travel is not recommended."""
        words, low = self.vocabulary, sentence.low
        if "against" not in verb.row["frames"].split() or at < 2 or not (low[at - 1] == "not" or low[at - 1].endswith("n't")):
            return None
        start = at - 1
        while start and low[start - 1] in words.fin | words.be:
            start -= 1
        clause, subject = self.clauses.find(sentence, start)
        advising = verb.form == "base" or (verb.form == "ing" and (low[at - 2] in words.be or low[at - 1] in ("isn't", "aren't")))
        if advising and at + 1 < len(low) and sentence.kinds[at + 1] != "p" and low[at + 1] not in words.prep:
            made = self.maker.make(sentence, at, verb, start, "noun", "not-advised", polarity="dont", impersonal=True)
            return evolve(made, clause=clause, verb=start, strength="avoid")
        if verb.form == "past" and low[at - 2] in words.be:
            made = self.maker.make(sentence, at, verb, start, "noun", "not-advised", polarity="dont", actor=subject, passive=True)
            return evolve(made, clause=clause, strength="avoid")
        return None
