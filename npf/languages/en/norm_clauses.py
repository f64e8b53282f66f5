"""The clause of a modal or a directive verb: where it begins, and what its subject is."""

from __future__ import annotations

from npf.languages.en.openings import Setting
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary
from npf.text import Extent

__all__ = ["NormClauses"]

# How many tokens before its verb a clause may begin.
_FARTHEST = 40
# How many tokens before its modal a subject with a relative clause may begin.
_WHOLE = 24
# How many tokens before a participle the verb may stand that reports.
_TELLING = 6


class NormClauses:
    """Finds clauses and subjects by walking to the left."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def find(self, sentence: Sentence, at: int) -> tuple[int, Extent]:
        """Where the clause of a finite verb begins, and the tokens of its subject."""
        words, low = self.vocabulary, sentence.low
        start = at
        while start > 0 and at - start < _FARTHEST:
            before = low[start - 1]
            if before in words.stop:
                break
            if sentence.kinds[start] == "W" and low[start] in words.pron and start < at and sentence.kinds[start - 1] == "w":
                break
            if before in words.rel or before in words.sub or (before in words.reports and start < at and self._reports(sentence, start - 1)):
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
        clause = self._over_frame(sentence, clause)
        while clause > 0 and low[clause - 1] in words.opener:
            clause -= 1
        while subject < at - 1 and words.is_adverb(low[subject]):
            subject += 1
        behind = at
        while behind > subject and words.is_adverb(low[behind - 1]):
            behind -= 1
        if behind > subject and low[behind - 1] in words.coord:
            subject, clause = behind, behind - 1
        if 0 < subject < behind and low[subject - 1] == "," and not words.coord.isdisjoint(low[subject:behind]):
            subject = self._over_list(sentence, subject)
        if subject == behind:
            inserted = self._inserted(sentence, behind)
            if inserted is not None:
                return self.find(sentence, inserted)
        return clause, (subject, behind)

    def _reports(self, sentence: Sentence, at: int) -> bool:
        """Whether a word that may report does, and does not describe the noun before it: "the tasks laid out in the plan must"."""
        low, words = sentence.low, self.vocabulary
        hanging = low[at + 1] in words.prep or low[at + 1] in words.particles
        if not hanging or sentence.kinds[at - 1] != "w" or low[at] not in words.grammar.participles:
            return True
        return words.reports.isdisjoint(low[max(0, at - _TELLING) : at])

    def _over_list(self, sentence: Sentence, subject: int) -> int:
        """Where a subject begins that lists names: "Guangdong, Hong Kong and Macao should"."""
        words, low = self.vocabulary, sentence.low
        first = subject
        while first > 1 and low[first - 1] == ",":
            item = first - 1
            while item > 0 and first - item < 5 and sentence.kinds[item - 1] == "W" and low[item - 1] not in words.prep | words.sub | words.reports:
                item -= 1
            opens = item == 0 or low[item - 1] in words.stop or low[item - 1] in words.reports or low[item - 1] == "that"
            if item == first - 1 or not opens or words.is_adverb(low[item]):
                break
            first = item
        return first

    def _inserted(self, sentence: Sentence, at: int) -> int | None:
        """The comma before a cue that parts a subject from its verb: "cities, he said, must"."""
        low = sentence.low
        if at < 5 or low[at - 1] != "," or low[at - 2] not in self.vocabulary.reports:
            return None
        return next((i for i in range(at - 3, max(0, at - 8), -1) if low[i] == ","), None)

    def _over_frame(self, sentence: Sentence, clause: int) -> int:
        """Where an adverbial before a clause begins: "at the same time, cities must"."""
        words, low = self.vocabulary, sentence.low
        if clause < 2 or low[clause - 1] != ",":
            return clause
        for i in range(clause - 2, max(-1, clause - 8), -1):
            if sentence.kinds[i] == "p" or low[i] in words.fin:
                return clause
            if low[i] in words.coord and i + 1 < clause - 1:
                framed = low[i + 1] in words.prep or words.is_adverb(low[i + 1])
                return i if framed else clause
        return clause

    def _behind_finite(self, sentence: Sentence, start: int, at: int) -> int:
        """Where a clause that a bare "and" joins to the one before begins: "we must save water and cities must plant trees"."""
        words, low = self.vocabulary, sentence.low
        finite = next((i for i in range(at - 2, start - 1, -1) if low[i] in words.fin and i < at - 1), None)
        if finite is None:
            return start
        joints = [i for i in range(finite + 1, at) if low[i] in ("and", "but", "or")]
        if not joints:
            return start
        return joints[-2] if len(joints) > 1 and joints[-1] - joints[-2] <= 4 else joints[-1]

    def reporting(self, sentence: Sentence, subject: Extent, *, base: bool = False) -> int | None:
        """The reporting verb right before a subject ("said it would", "said that it would"), with `base` also in "do not think it will"."""
        before = subject[0] - 2 if subject[0] > 1 and sentence.low[subject[0] - 1] == "that" else subject[0] - 1
        words = self.vocabulary
        told = before > 0 and (sentence.low[before] in words.reports or (base and sentence.low[before] in words.reported))
        return before if told else None

    def is_impersonal(self, sentence: Sentence, subject: Extent) -> bool:
        """Whether a subject names nobody who could act."""
        row = self.vocabulary.actors.get(sentence.low[subject[1] - 1].lower()) if subject[0] < subject[1] else None
        return subject[0] >= subject[1] or (row is not None and row["kind"] == "impersonal")

    def is_relative(self, sentence: Sentence, subject: Extent) -> bool:
        """Whether a pronoun right behind a noun shows a relative clause: "the first thing we must do"."""
        low = sentence.low
        before = subject[1] - 2
        if before < subject[0] or low[subject[1] - 1] not in self.vocabulary.personal or sentence.kinds[before] == "p":
            return False
        words = self.vocabulary
        if any(low[i] in words.telling for i in range(before - 1, max(-1, before - 8), -1)):
            return False
        return not (
            low[before] in words.coord
            or words.is_adverb(low[before])
            or low[before] in words.reports
            or (low[before] in words.reported and low[before - 1] in words.pron)
            or low[before] in words.prep
            or low[before] in words.time
        )

    def only_wishes(self, sentence: Sentence, at: int, subject: Extent, setting: Setting) -> bool:
        """Whether "should" or "need to" in the article's own voice is its author's call, since it does not tell the public what to do."""
        words, low = self.vocabulary, sentence.low
        if not setting.is_own_voice(at) or low[at] not in words.wishing or not (words.reports | words.viewing).isdisjoint(low[:at]):
            return False
        if low[subject[0]] in ("they", "these", "this"):
            return not setting.follows
        return words.addressed.isdisjoint(low[max(0, at - _WHOLE) : at])

    def is_expected(self, sentence: Sentence, head: int, subject: Extent, setting: Setting) -> bool:
        """Whether "should" only expects something of a thing: "results should come soon", "the move should not affect trade"."""
        words, low = self.vocabulary, sentence.low
        if low[head] not in words.happening or not words.wishing.issuperset(low[subject[1] : subject[1] + 1]):
            return False
        if subject[0] >= subject[1]:
            return low[subject[0] - 1 : subject[0]] == ["which"]
        if not words.addressed.isdisjoint(low[max(0, head - _WHOLE) : head]):
            return False
        behind = next((i for i in range(subject[0] + 1, subject[1]) if low[i] in words.prep or low[i] in words.rel), subject[1])
        word = low[behind - 1]
        acts = sentence.kinds[behind - 1] == "W" or word in words.actors or word in words.personal or word in words.grammar.kinds_of_source
        acts = acts or word in words.addressed or word.endswith(words.grammar.plural_agent_suffixes) or words.is_light(word)
        willed = words.form_at(words.verbs, sentence, head, ("base",)) is not None or low[head] in words.control
        return not acts and not (willed and setting.is_public(head))
