"""Who a verb's subject is: before the verb, over appositions and adverbials, or behind it."""

from __future__ import annotations

from npf.languages.en.dated_documents import DatedDocuments
from npf.languages.en.grammar import SURE, Grammar
from npf.languages.en.source_heads import Phrase, SourceHeads
from npf.languages.en.tokens import DASHES, Sentence

__all__ = ["Phrase", "SubjectFinder"]

_MOST_APPOSITIONS = 6
_LONGEST_NAME = 4
_LONGEST_SPEECH = 12


class SubjectFinder(SourceHeads):
    """Finds subjects in tokenised sentences; each answer is a pair of token numbers, the second one behind the phrase."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__(grammar)
        self._documents = DatedDocuments(grammar)

    def before(self, s: Sentence, verb: int, floor: int = 0) -> Phrase | None:
        """The subject of the verb group that starts at token `verb`; nothing left of `floor` is looked at."""
        last = self.skip_adverbials_left(s, verb - 1, floor)
        if last < floor:
            return None
        if s.low[last] == ",":
            return self._over_appositions(s, last, floor)
        if s.low[last] in DASHES:
            opening = next((k for k in range(last - 1, max(floor, last - 40), -1) if s.low[k] in DASHES), None)
            return self._phrase(s, opening - 1, floor) if opening is not None else None
        return self._phrase(s, last, floor)

    def _phrase(self, s: Sentence, last: int, floor: int) -> Phrase | None:
        last = self.skip_adverbials_left(s, last, floor)
        if last - 2 >= floor and s.low[last] in self.grammar.classes["name-suffix"] and s.low[last - 1] == ",":
            last -= 2
        if last < floor:
            return None
        if s.low[last] == "that" and last > floor + 1 and self._stands_for_people(s.low[last - 1]) and s.kinds[last - 1] == "w":
            last -= 1
        clause = self._with_relative(s, last, floor) or self._documents.before(s, last, floor)
        if clause is not None:
            return clause
        first = self.grammar.phrase_left(s, last, floor)
        if first is None or not self.is_source(s, first, last + 1):
            return None
        if first - 3 >= floor and s.low[first - 2 : first] == ["out", "of"]:
            first -= 3 + (first - 4 >= floor and self.grammar.is_adverb(s, first - 4))
        first = self._last_conjunct(s, first, last)
        if self._is_gerund(s, first, floor):
            return None
        if first > floor and s.low[first - 1] == "to" and s.kinds[first] == "w" and s.low[first] in self.grammar.bases:
            return self._over_infinitive(s, first, last, floor)
        first = self._over_list(s, first, last, floor)
        first = self._over_open_apposition(s, first, last, floor)
        first = self._behind_setting(s, first, last)
        speech = self._before_own_speech(s, first, last, floor)
        if speech is not None:
            return speech
        if s.low[first] in ("who", "which") and first > floor:
            antecedent = self.grammar.phrase_left(s, first - 1 - (s.low[first - 1] == ","), floor)
            antecedent = self._nearest_person(s, antecedent, first - (s.low[first - 1] == ","))
            if s.low[first] == "which" and (
                s.low[first - 1] != "," or antecedent is None or not self.is_plausible(s, (antecedent, first - (s.low[first - 1] == ",")))
            ):
                return None
            return (antecedent, first - (s.low[first - 1] == ",")) if antecedent is not None and antecedent < first else (first, last + 1)
        return first, last + 1

    def _is_gerund(self, s: Sentence, first: int, floor: int) -> bool:
        """Whether a phrase is only the object of a gerund that is the subject ("Building a society …")."""
        k = first - 1
        opens = k == floor or (k > floor and s.low[k - 1] in (",", "and", "but", "that"))
        return opens and k >= floor and s.low[k] in self.grammar.ings and s.low[first] in self.grammar.determiners and s.low[k] not in self._openers

    def _with_relative(self, s: Sentence, last: int, floor: int) -> Phrase | None:
        """The subject that ends with the passive verb of a relative clause ("those whose claims were rejected")."""
        grammar = self.grammar
        k = grammar.before(s, last)
        if k <= floor or s.low[k] not in grammar.classes["be"] or not (s.low[last] in grammar.participles or s.low[last].endswith("ed")):
            return None
        step = grammar.over_relative(s, k, floor)
        first = grammar.phrase_left(s, step[1], floor) if step is not None else None
        return (first, last + 1) if first is not None and self.is_plausible(s, (first, last + 1)) else None

    def _over_list(self, s: Sentence, first: int, last: int, floor: int) -> int:
        """Where a title starts that ends in a list ("Secretary for Culture, Sports and Tourism")."""
        listed = first - 2 >= floor and s.low[first - 1] == "," and "and" in s.low[first:last] and s.kinds[first - 2] == "W"
        if not listed or s.low[first] in self.grammar.determiners:
            return first
        start = self.grammar.phrase_left(s, first - 2, floor)
        return start if start is not None and any(s.low[i] in ("for", "of") for i in range(start + 1, first - 1)) else first

    def _over_infinitive(self, s: Sentence, first: int, last: int, floor: int) -> Phrase | None:
        """The subject with an infinitive inside ("Firms using steel to make cars"), from the clause's start on."""
        start = next((i + 1 for i in range(first - 1, floor - 1, -1) if s.kinds[i] in "pq"), floor)
        whole = (start, last + 1)
        finite = any(self.grammar.finite(s, i) == SURE for i in range(start + 1, first))
        return whole if not finite and s.low[start] not in self.grammar.prepositions and self.is_plausible(s, whole) else None

    def _behind_setting(self, s: Sentence, first: int, last: int) -> int:
        """Where the subject starts behind an adverbial without a comma ("During the meeting Hill said …")."""
        if first == 0 or s.kinds[last] != "W" or s.low[first] not in self.grammar.determiners or s.low[first - 1] not in self.grammar.prepositions:
            return first
        k = last
        while k > first and s.kinds[k - 1] == "W":
            k -= 1
        return k if k - 1 > first and s.low[k - 1] in self.grammar.classes["setting"] else first

    def _before_own_speech(self, s: Sentence, first: int, last: int, floor: int) -> Phrase | None:
        """The subject of "Hill in his speech at the forum said" and "Hill at a briefing said", if `first` is where the setting starts."""
        if first > floor and s.low[first - 1].removesuffix("'s") in self.grammar.times:
            first -= 1
        if first <= floor or s.low[first - 1] not in self.grammar.prepositions:
            return None
        if first - 2 >= floor and s.kinds[first - 2] == "W" and s.low[last] in self.grammar.classes["setting"]:
            return self._phrase(s, first - 2, floor)
        near = range(first - 1, max(floor, first - _LONGEST_SPEECH), -1)
        own = next((i for i in near if s.low[i] in ("his", "her", "their", "its") and s.low[i - 1] in ("in", "during")), None)
        return self._phrase(s, own - 2, floor) if own is not None and own - 2 >= floor and s.low[own - 2] != "," else None

    def _nearest_person(self, s: Sentence, first: int | None, behind: int) -> int | None:
        """The antecedent of "who": of "the accounts of officials" only the officials."""
        if first is None or self.is_plausible(s, (first, behind)):
            return first
        for i in range(behind - 2, first, -1):
            if s.low[i] in self.grammar.prepositions:
                return i + 1 if self.is_plausible(s, (i + 1, behind)) else first
        return first

    def _over_open_apposition(self, s: Sentence, first: int, last: int, floor: int) -> int:
        """Where the subject starts if a comma parts it that has no second one: "Li Ming, director of the office", "Police in Delhi, India"."""
        if first - 2 < floor or s.low[first - 1] != "," or s.kinds[first - 2] != "W":
            return first
        k = first - 2
        while k > floor and s.kinds[k - 1] == "W":
            k -= 1
        words = s.low[k : first - 1]
        if any(w in self.grammar.times or w in self.grammar.prepositions or w in self.grammar.adverbs for w in words):
            return first
        opens = k == floor or s.kinds[k - 1] == "q" or s.low[k - 1] == ","
        titled = any(self.grammar.kinds_of_source.get(s.low[i]) == "person" for i in range(first, last + 1)) and s.low[last] not in self._openers
        if opens and titled and last > first and 2 <= len(words) <= _LONGEST_NAME:
            return k
        start = self.grammar.phrase_left(s, first - 2, floor) if first == last and s.kinds[first] == "W" else None
        if start is None or not floor == start < k or not self.is_plausible(s, (start, first - 1)):
            return first
        return start if s.kinds[self.head(s, start, first - 1)] == "w" else first

    def _last_conjunct(self, s: Sentence, first: int, last: int) -> int:
        """Where the subject starts if a thing and a person are only seemingly joined ("… its new program and Li")."""
        for i in range(last - 1, first, -1):
            named = s.kinds[i + 1] == "W" or s.low[i + 1] in self.grammar.classes["pronoun"]
            bare = i + 1 == last and s.kinds[i - 1] == "w" and self.is_plausible(s, (last, last + 1))
            if s.low[i] == "and" and ((named and s.kinds[i - 1] == "w") or bare) and not self.is_plausible(s, (first, i)):
                return i + 1
        return first

    def skip_adverbials_left(self, s: Sentence, k: int, floor: int) -> int:
        """The last token that is no day, hour, adverb or bracket before `k`."""
        grammar = self.grammar
        while k > floor:
            word = s.low[k]
            if s.kinds[k] == "b" or word in grammar.classes["reflexive"] or (grammar.is_adverb(s, k) and s.kinds[k] == "w"):
                k -= 1
            elif word in grammar.times or (s.kinds[k] == "n" and s.low[k - 1] in grammar.times):
                while k > floor and (s.low[k] in grammar.times or s.kinds[k] == "n" or s.low[k] in ("this", "the", "same", "last", "next", ",")):
                    k -= 1
                if s.low[k] in grammar.classes["time-preposition"] and k > floor:
                    k -= 1
            else:
                break
        return k

    def _over_appositions(self, s: Sentence, comma: int, floor: int) -> Phrase | None:
        """The subject before ", a doctor," and ", who leads the team,": the leftmost phrase that only such segments part from the verb."""
        best: Phrase | None = None
        behind = comma
        for _ in range(_MOST_APPOSITIONS):
            k = behind - 1
            while k >= floor and s.low[k] not in (",", ";", ":") and s.low[k] not in DASHES and s.kinds[k] != "q":
                k -= 1
            if k < floor or s.low[k] != ",":
                if k < floor and best is None:
                    opener = self._phrase(s, behind - 1, floor)
                    named = opener is not None and opener[0] == floor and s.kinds[opener[1] - 1] == "W" and s.low[floor] not in self.grammar.ings
                    best = opener if opener is not None and named and self.is_plausible(s, opener) else None
                break
            if best is not None and best[1] == behind and best[0] > k + 1 and s.kinds[best[0]] == "W":
                return best
            if best == (k + 1, behind) and s.kinds[k + 1] == "W":
                role = self._phrase(s, k - 1, floor)
                noun = s.low[self.head(s, *role)] if role is not None else ""
                named = self.grammar.kinds_of_source.get(noun) == "person" or noun.endswith(self.grammar.agent_suffixes)
                return (role[0], behind) if role is not None and named and self.is_role(s, role) else best
            if not self.is_parenthetical(s, k + 1, behind):
                if not 0 < behind - k - 1 <= _LONGEST_NAME or any(s.kinds[i] not in "Wn" for i in range(k + 1, behind)):
                    break
                role = self._phrase(s, k - 1, floor)
                if behind == comma and role is not None and self.is_role(s, role):
                    return role[0], behind
                behind = k
                continue
            phrase = self._phrase(s, k - 1, floor)
            if phrase is not None and self.is_plausible(s, phrase):
                best = phrase
            behind = k
        return best

    def after(self, s: Sentence, first: int, limit: int | None = None) -> Phrase | None:
        """The subject that follows an inverted verb ("said Li Ming"), if what stands there is one and no clause."""
        stop = len(s) if limit is None else limit
        if first >= stop or s.kinds[first] not in "wWn" or self.grammar.is_time(s, first) or s.low[first] == "that":
            return None
        behind = self.grammar.phrase_right(s, first, stop)
        while (
            behind > first + 2 and s.low[behind - 1] in self.grammar.participles - self.grammar.kinds_of_source.keys() and s.kinds[behind - 1] == "w"
        ):
            behind -= 1
        if behind == first or not self.is_source(s, first, behind):
            return None
        k = behind
        while k < stop and self.grammar.is_adverb(s, k):
            k += 1
        if k < stop and self.grammar.finite(s, k):
            return None
        return first, self._with_name(s, first, behind, stop)

    def _with_name(self, s: Sentence, first: int, behind: int, stop: int) -> int:
        """Behind the name that follows a role and a comma ("said the deputy head of the office, Li Ming.")."""
        comma = behind
        while comma < stop and s.low[comma] in ("for", "of", "in", "at"):
            comma = self.grammar.phrase_right(s, comma + 1, stop)
        if comma >= stop or s.low[comma] != "," or not self.is_role(s, (first, behind)):
            return behind
        k = comma + 1
        while k < stop and s.kinds[k] == "W":
            k += 1
        closed = k >= stop or s.low[k] in (",", ".", ";")
        return k if closed and 2 <= k - comma - 1 <= _LONGEST_NAME else behind

    def all(self, s: Sentence) -> list[Phrase]:
        """The subjects of a sentence from left to right, those of relative clauses left out."""
        found: list[Phrase] = []
        for i in range(1, len(s)):
            if self.grammar.finite(s, i) and s.low[self.grammar.before(s, i)] not in self.grammar.classes["relative"] - {"that"}:
                phrase = self.before(s, i, found[-1][1] if found else 0)
                if phrase is not None and s.low[phrase[0]] not in self.grammar.classes["relative"] and self.is_plausible(s, phrase):
                    found.append(phrase)
        return found

    def _resumes(self, s: Sentence, i: int) -> bool:
        """Whether a verb stands behind the comma that ends an apposition ("Hill, a doctor, also praised the plan")."""
        k = self.grammar.before(s, i)
        word = s.low[i]
        verbal = word in self.grammar.pasts or word in self.grammar.thirds or (k < i - 1 and word.endswith("ed"))
        return k > 0 and s.low[k] == "," and s.kinds[i] == "w" and verbal

    def of_clause(self, s: Sentence, verb: int, floor: int = 0, *, strict: bool = True) -> Phrase | None:
        """The subject of the clause in which token `verb` stands further right: that of the nearest finite verb before it that has one.

        Verbs of relative and adverbial clauses are passed over.
        """
        subordinate = self.grammar.classes["subordinator"] | self.grammar.classes["relative"]
        dashes = [i for i in range(floor, verb) if s.low[i] in DASHES]
        inside = range(dashes[0], dashes[1]) if len(dashes) == 2 else range(0)
        for i in range(verb - 1, floor, -1):
            if i not in inside and (self.grammar.finite(s, i) or self._resumes(s, i)):
                phrase = self.before(s, i, floor)
                aside = s.low[self.grammar.before(s, i)] == "which"
                if phrase is None or aside or s.low[phrase[0]] in subordinate or (strict and not self.is_plausible(s, phrase)):
                    continue
                if phrase[0] <= floor or s.low[phrase[0] - 1] not in subordinate:
                    return phrase
        return None
