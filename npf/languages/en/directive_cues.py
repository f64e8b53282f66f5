"""Norms that a directive verb opens: urge X to V, call for V-ing, stress the need to V, demand that X V."""

from __future__ import annotations

from collections.abc import Iterator

from npf.languages.en.bans import Bans
from npf.languages.en.directive_making import DirectiveMaker, words_back
from npf.languages.en.hearers import Hearers
from npf.languages.en.norm_clauses import NormClauses
from npf.languages.en.openings import Opening, Setting, is_infinitive, to_verb
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import VerbForm, Vocabulary

__all__ = ["DirectiveOpenings"]


class DirectiveOpenings:
    """Norms that a directive verb opens."""

    def __init__(self, vocabulary: Vocabulary, clauses: NormClauses) -> None:
        self.vocabulary, self.clauses = vocabulary, clauses
        self.maker = DirectiveMaker(vocabulary, clauses)
        self.bans = Bans(self.maker)
        self.hearers = Hearers(self.maker)

    def find(self, sentence: Sentence, setting: Setting) -> Iterator[Opening]:
        """The openings in a sentence, in order."""
        words = self.vocabulary
        for at in range(len(sentence.low)):
            verb = words.form_at(words.directives, sentence, at, ("third", "past", "participle", "ing", "base"))
            if (
                verb is None
                or verb.row["frames"] == "report"
                or (verb.term == "want" and sentence.low[at - 1] in words.pron and not setting.is_public(at))
            ):
                continue
            if not self._governs(sentence, at, verb):
                refused = self.bans.not_advised(sentence, at, verb)
                if refused is not None:
                    yield refused
                continue
            opening = self._frames(sentence, at, at + 1 + len(verb.particles), verb)
            if opening is not None:
                yield opening

    def _governs(self, sentence: Sentence, at: int, verb: VerbForm) -> bool:
        """Whether the word is a verb here and asserted."""
        words, low = self.vocabulary, sentence.low
        before = low[at - 1] if at else ""
        if at and sentence.kinds[at] == "W" and not sentence.titled and before not in words.mark:
            return False
        if any(word in ("not", "never", "no") or word.endswith("n't") for word in low[max(0, at - 2) : at]):
            return False
        if verb.form in ("base", "third") and (
            (before in words.det and not (verb.form == "third" and before in words.pron)) or before in words.prep - {"to"} or not before
        ):
            return False
        if at == 0 and verb.form in ("past", "participle"):
            return False
        if low[at] == "calls" and before == ",":
            return False
        if verb.form in ("past", "participle") and before in words.det - words.pron:
            return False
        if before in ("if", "as") and verb.form != "ing":
            return False
        after = at + 1 + len(verb.particles)
        if verb.form in ("base", "third") and after < len(low) and low[after] in words.fin:
            return False
        before = low[words_back(words, sentence, at) - 1] if at else ""
        planned = before in ("will", "would", "shall") and not {"ban", "barred", "ban-noun"}.isdisjoint(verb.row["frames"].split())
        planned = planned and verb.row["strength"] == "prohibit"
        if verb.form == "base" and at > 1 and before in words.pron and low[at - 2] in words.asking | {"when", "once"}:
            return False
        if verb.form != "base" or planned:
            return True
        return before in words.pron or before == "to" or (before.endswith("s") and before not in words.fin) or sentence.kinds[at - 1] == "W"

    def _frames(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        for frame in verb.row["frames"].split():
            opening: Opening | None = getattr(self, f"_{frame.replace('-', '_')}")(sentence, at, after, verb)
            if opening is not None:
                return opening
        return None

    def _own(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        low = sentence.low
        after = self.vocabulary.skip_adverbs(sentence, after, len(low))
        if low[after : after + 2] in (["not", "to"], ["never", "to"]):
            if is_infinitive(self.vocabulary, sentence, after + 2):
                return self.maker.make(sentence, at, verb, after, "base", "pledge", polarity="dont")
            return None
        if low[after : after + 1] == ["to"] and is_infinitive(self.vocabulary, sentence, after + 1) and low[after + 1] != "be":
            source = self.clauses.find(sentence, at)[1]
            return self.maker.make(sentence, at, verb, after + 1, "base", "pledge", actor=source)
        return None

    def _own_not(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        low = sentence.low
        return self._own(sentence, at, after, verb) if low[after : after + 1] in (["not"], ["never"]) else None

    def _against(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        low = sentence.low
        for i in range(after, min(len(low), after + 8)):
            if low[i] == "against" and not (verb.form == "ing" and low[after] == "of"):
                head = i + 1
                form = "ing" if self.vocabulary.gerund_at(sentence, head) else "noun"
                actor = (after, i) if i > after else None
                return self.maker.make(sentence, at, verb, i, form, "warn", actor=actor, polarity="dont")
            if sentence.kinds[i] == "p" or low[i] == "that":
                return None
        return None

    def _need(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        words, low = self.vocabulary, sentence.low
        for i in range(after, min(len(low), after + 12)):
            row = words.nouns.get(low[i])
            if row is not None and row["kind"] == "need":
                if low[i + 1 : i + 2] == ["to"] and is_infinitive(words, sentence, i + 2):
                    return self.maker.make(sentence, at, verb, i + 2, "base", "need", impersonal=True)
                if low[i + 1 : i + 2] in (["of"], ["in"]):
                    first = self._gerund_behind(sentence, i + 2)
                    actor = (i + 2, first) if first is not None and first > i + 2 else None
                    return self.maker.make(sentence, at, verb, first, "ing", "importance", actor=actor, impersonal=not actor) if first else None
                if low[i + 1 : i + 2] not in (["and"], [","]):
                    return None
            elif sentence.kinds[i] == "p" or low[i] in words.fin:
                return None
        return None

    def _gerund_behind(self, sentence: Sentence, at: int) -> int | None:
        """V-ing at a token, or behind a short name of who is to do it: "the importance of Oldport becoming a port"."""
        words, low = self.vocabulary, sentence.low
        if words.gerund_at(sentence, words.skip_adverbs(sentence, at, len(low))):
            return at
        for i in range(at + 1, min(len(low) - 1, at + 4)):
            if sentence.kinds[i - 1] != "W" and low[i - 1] not in words.det:
                return None
            if sentence.kinds[i] == "w" and low[i].endswith("ing"):
                return i
        return None

    def _report(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        return None

    def _ban(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        return self.bans.asserted(sentence, at, after, verb)

    def _barred(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        """Will bar lorries; bars lorries from the centre: a plain "has barred" only tells."""
        return self.bans.asserted(sentence, at, after, verb)

    def _ban_noun(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        return self.bans.of_noun(sentence, at, after, verb)

    def _refusal(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        """Recommend no travel: a ban in a noun."""
        if sentence.low[after : after + 1] != ["no"] or verb.form == "participle":
            return None
        return self.maker.make(sentence, at, verb, after, "noun", "noun", impersonal=True, polarity="dont")

    def _gerund(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        words = self.vocabulary
        head = words.skip_adverbs(sentence, after, len(sentence.low))
        if head < len(sentence.low) and words.gerund_at(sentence, head):
            return self.maker.make(sentence, at, verb, after, "ing", "gerund", impersonal=True)
        return None

    def _light(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        words, low = self.vocabulary, sentence.low
        for i in range(after, min(len(low), after + 8)):
            row = words.nouns.get(low[i])
            if row is not None and row["kind"] == "light" and (low[i].startswith("effort") or "own" not in verb.row["frames"]):
                first = to_verb(words, sentence, i + 1, min(len(low), i + 12))
                if first is not None and low[i + 1] not in words.coord and low[first : first + 1] != ["be"]:
                    return self.maker.make(sentence, at, verb, first, "base", "efforts", impersonal=True)
                return None
            if sentence.kinds[i] == "p" or low[i] in words.prep or low[i] in words.fin or (low[i] == "that" and i == after):
                return None
        return None

    def _person(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        return self.hearers.told(sentence, at, after, verb)

    def _that(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        words, low = self.vocabulary, sentence.low
        start = after + 1 if low[after : after + 1] == ["that"] else after
        if start >= len(low) or (
            start == after
            and (
                low[start] in ("a", "an")
                or not (
                    low[start] in words.pron
                    or low[start] in words.det
                    or low[start].endswith("s")
                    or low[start] == "people"
                    or sentence.kinds[start] == "W"
                )
            )
        ):
            return None
        behind = start
        for i in range(start, min(len(low), start + 12)):
            if i < behind or (low[i] in words.mark and i > start):
                continue
            if low[i] in ("who", "which", "that") and i > start:
                behind = self.hearers.behind_relative(sentence, i)
                continue
            if i > start and (low[i] == "don't" or low[i : i + 2] == ["do", "not"]):
                return self.maker.make(sentence, at, verb, i, "base", "that", actor=(start, i))
            if low[i] in words.fin or sentence.kinds[i] == "p" or low[i] == "to" or (i > start and low[i] in words.personal):
                return None
            if i > start and low[i - 1] not in words.det | words.prep and (low[i] in ("be", "not") or low[i] in words.bases):
                nominal = (
                    i + 1 >= len(low) or sentence.kinds[i + 1] == "p" or low[i + 1] == "of" or low[i + 1] in words.fin or low[i - 1] in words.prep
                )
                if (
                    low[i] not in ("be", "not")
                    and not words.verb_at(sentence, i, "base")
                    and (nominal or not (low[i - 1].endswith("s") or low[i - 1] == "people" or (start > after and sentence.kinds[i - 1] == "W")))
                ):
                    continue
                return self.maker.make(sentence, at, verb, i, "base", "that", actor=(start, i))
        return None

    def _hope(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        low = sentence.low
        for i in range(after, min(len(low) - 1, after + 16)):
            if sentence.kinds[i] == "p" or low[i] == "to":
                return None
            if low[i] in ("can", "could", "will", "would"):
                start = after + 1 if low[after] == "that" else after
                verb_at = self.vocabulary.skip_adverbs(sentence, i + 1, len(low) - 1)
                if not self._may_act(sentence, start, i) or low[verb_at] in self.vocabulary.stative:
                    return None
                return self.maker.make(sentence, at, verb, i + 1, "base", "hope", actor=(start, i))
        return None

    def _may_act(self, sentence: Sentence, first: int, behind: int) -> bool:
        """Whether a subject names somebody who can act on a hope."""
        words, low = self.vocabulary, sentence.low
        if low[first] == "i":
            return False
        behind = next((i for i in range(first + 1, behind) if low[i] in words.prep), behind)
        row = words.actors.get(low[behind - 1].lower())
        if row is not None:
            return row["kind"] == "own"
        people = low[behind - 1] in words.addressed or (low[behind - 1].endswith("s") and low[behind - 1] in words.grammar.kinds_of_source)
        return people or low[behind - 1] in words.pron - {"it", "this", "there", "these"} or sentence.kinds[behind - 1] == "W"

    def _noun(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        words, low = self.vocabulary, sentence.low
        if after >= len(low) or sentence.kinds[after] in "pn" or (low[after] in ("that", "it", "a", "us", "him", "them") and low[after] != "a"):
            return None
        if low[after] in words.pron or low[after] in words.obj or low[after] in words.prep or low[after] in words.coord:
            return None
        if any(word in words.claimed for word in low[after : after + 3]):
            return None
        if low[after] in words.det and any(word in words.nouns and words.nouns[word]["kind"] == "need" for word in low[after + 1 : after + 3]):
            return None
        if verb.form == "third" or (verb.term == "require" and (verb.form == "ing" or low[at - 1] in words.rel)):
            return None
        if verb.form in ("participle", "past") and at and low[words_back(words, sentence, at) - 1] in words.be:
            return None
        return self.maker.make(sentence, at, verb, after, "noun", "noun", impersonal=True)

    def _action(self, sentence: Sentence, at: int, after: int, verb: VerbForm) -> Opening | None:
        words, low = self.vocabulary, sentence.low
        for i in range(after, min(len(low), after + 6)):
            row = words.nouns.get(low[i])
            if row is not None and row["kind"] == "action":
                return self.maker.make(sentence, at, verb, after, "noun", "noun", impersonal=True)
            if sentence.kinds[i] == "p" or low[i] in words.prep or low[i] in words.fin or low[i] in ("that", "to", "how"):
                return None
        return None
