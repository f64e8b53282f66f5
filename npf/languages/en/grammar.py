"""What stands in a tokenised sentence: finite verbs, and where noun phrases start and end."""

from __future__ import annotations

from npf.languages.en.finite_verbs import NO, POSSIBLE, SURE, FiniteVerbs
from npf.languages.en.tokens import Sentence

__all__ = ["NO", "POSSIBLE", "SURE", "Grammar"]

_INSIDE_NAMES = frozenset("&/-'$%+#")


class Grammar(FiniteVerbs):
    """Word classes from the tables, one test for finite verbs, one walk over noun phrases in each direction."""

    def has_clause(self, s: Sentence, first: int, behind: int, least: int = POSSIBLE) -> bool:
        """Whether the tokens hold a finite verb of their own, none of a relative or adverbial clause."""
        if first < behind and self.is_contraction(s.low[first]):
            return True
        waiting = int(s.low[first] in self.classes["clause-opener"]) if first < behind else 0
        for i in range(first + 1, behind):
            word = s.low[i]
            if word == '"' and not waiting and self.opens_with_verb(s, i):
                return True
            if word in self.classes["clause-opener"] or (word == "that" and s.kinds[i - 1] in "wW"):
                waiting += 1
            elif word in ("but", "with") and s.low[i - 1] == ",":
                return False
            elif s.low[i - 1] == "," and self._resumes(s, i, first):
                return True
            elif self.finite(s, i) >= least and s.low[self.before(s, i)] not in ("and", "but", "or", ","):
                if not waiting:
                    return True
                waiting -= 1
        return False

    def _resumes(self, s: Sentence, i: int, first: int) -> bool:
        """Whether a verb stands behind the comma that ends a parenthesis, and is no participle ("…, including a child, died there")."""
        word = s.low[i]
        comma = next((k for k in range(i - 2, first, -1) if s.low[k] == ","), None)
        if comma is None or s.low[comma + 1] not in self.classes["parenthetical"]:
            return False
        sure = word in self.auxiliaries or word in self.thirds or word in self.only_pasts
        return s.kinds[i] == "w" and (sure or (word in self.pasts and i + 1 < len(s) and s.low[i + 1] not in self.prepositions))

    def opens_with_verb(self, s: Sentence, i: int) -> bool:
        """Whether a quotation that stands behind a subject starts with its verb (the nominee "has given it no thought")."""
        word = s.first_inside(i)
        return self.is_nominal(s, i - 1) and (word in self.auxiliaries or word in self.thirds or word in self.pasts)

    def is_nominal(self, s: Sentence, k: int) -> bool:
        """Whether token `k` can end a noun phrase."""
        if k < 0:
            return False
        kind, word = s.kinds[k], s.low[k]
        if kind in "nb" or word in self.classes["number"] or word in self.classes["headless"]:
            return True
        if kind == "q":
            return s.ends[k] - s.starts[k] < 40 and s.last_inside(k) not in ",.?!"
        if word in self._not_noun:
            return self.is_in_name(s, k)
        return kind in "wW" and not self.is_time(s, k) and not self.is_adverb(s, k)

    def is_time(self, s: Sentence, k: int) -> bool:
        """Whether a word names a time; a month is a name before another capital ("Jun Young-hyun", but "in June Hill said")."""
        if s.low[k] not in self.times:
            return False
        named = s.low[k] in self.classes["month-word"] and s.kinds[k] == "W" and k + 1 < len(s) and s.kinds[k + 1] == "W"
        before = s.low[k - 1] if k else ""
        return not named or before in self.prepositions or before in self.determiners or before in ("last", "next")

    def is_in_name(self, s: Sentence, k: int) -> bool:
        """Whether a word that is mostly none is the first word of a name ("He Ping", "Do Quang Duy")."""
        if s.kinds[k] != "W" or s.titled or not 0 < k < len(s) - 1 or s.kinds[k + 1] != "W" or s.low[k] in self.determiners:
            return False
        return s.kinds[k - 1] in "wWb" or s.low[k - 1] == "," or (s.low[k - 1] == '"' and s.low[k] in self.auxiliaries | self.classes["pronoun"])

    def phrase_left(self, s: Sentence, last: int, floor: int = 0) -> int | None:
        """The first token of the noun phrase that ends with token `last`; None where it is none."""
        if last < floor:
            return None
        if s.low[last] in self.classes["pronoun"] or s.low[last] in ("who", "which"):
            return last
        if not self.is_nominal(s, last):
            return None
        first, i = last, last
        while i >= floor:
            step = self._step_left(s, i, last, floor)
            if step is None:
                break
            first, i = step
        while first < last and (s.low[first] in self.prepositions or s.low[first] in ("and", "or", "that") or self.is_adverb(s, first)):
            first += 1
        return first

    def _step_left(self, s: Sentence, i: int, last: int, floor: int) -> tuple[int, int] | None:
        """One token to the left inside a noun phrase: (its new first token, where to go on), or None at its border."""
        word, kind = s.low[i], s.kinds[i]
        if kind == "p":
            return (i, i - 1) if word in _INSIDE_NAMES and i > floor and s.ends[i - 1] == s.starts[i] else None
        if word.endswith("ing") and kind == "w" and floor < i < last and s.low[i - 1] in self.classes["be"]:
            return self.over_relative(s, i - 1, floor)
        if word in self.determiners and not (i == last and word in self.subjects):
            if i - 1 >= floor and s.low[i - 1] in self.determiners:
                return i, i - 1
            k = self.before(s, i) if i else -1
            if k > floor and s.kinds[k] == "w" and word != "that" and s.low[k] in self.ings and self._act(s, k - 1):
                return k, k - 1
            if (
                word == "the"
                and k > floor
                and s.kinds[k] == "w"
                and s.kinds[i + 1 : i + 2] == ["W"]
                and i < last
                and self.kinds_of_source.get(s.low[k]) == "body"
            ):
                return i, k
            if k > floor and (s.low[k] in self.inside or s.low[k] in ("and", "or")) and self.is_nominal(s, k - 1):
                return i, k - 1
            return self.over_relative(s, i, floor) or (i, floor - 1)
        if (
            word == "to"
            and i < last
            and (s.low[i + 1] in self.bases or s.low[i + 1] in ("be", "have", "do"))
            and s.low[i + 1] not in self.kinds_of_source
        ):
            return self.over_relative(s, i, floor)
        if word in self.inside or word in ("and", "or"):
            return (i, i - 1) if i - 1 >= floor and self.is_nominal(s, i - 1) and self.finite(s, i - 1) != SURE else None
        if i < last and word in self.classes["relative"]:
            return None
        if word in self.classes["pronoun"] and i < last and not self.is_in_name(s, i):
            return (i, floor - 1) if s.low[i + 1] == "and" else None
        if not self.is_nominal(s, i):
            return None
        if self.finite(s, i) == SURE and i < last:
            return self.over_relative(s, i, floor)
        return i, i - 1

    def _act(self, s: Sentence, k: int) -> bool:
        """Whether people stand there of whom a participle may tell what they do ("officials addressing the forum")."""
        low = s.low[k]
        plural = self.kinds_of_source.get(low) == "unnamed" or low.endswith(self.plural_agent_suffixes)
        return s.kinds[k] in "wW" and plural and low not in self.times

    def over_relative(self, s: Sentence, verb: int, floor: int) -> tuple[int, int] | None:
        """From a verb of a relative clause ("analysts who follow the firm") to the noun before it."""
        for k in range(verb - 1, max(floor, verb - 14), -1):
            if s.kinds[k] in "pq":
                return None
            if (
                (s.low[k] in ("who", "which", "whose") or (s.low[k] == "that" and k > verb - 4))
                and (self.is_nominal(s, k - 1) or s.low[k - 1] == "those")
                and s.kinds[k - 1] != "q"
            ):
                return k, k - 1
        return None

    def phrase_right(self, s: Sentence, first: int, limit: int | None = None) -> int:
        """Behind the last token of the noun phrase that starts at `first`; `first` itself where there is none."""
        stop = len(s) if limit is None else limit
        if first >= stop:
            return first
        low, kinds = s.low, s.kinds
        if low[first] in self.classes["object-pronoun"] or low[first] in self.classes["pronoun"]:
            own = low[first] == "her" and first + 1 < stop and kinds[first + 1] == "w" and self.is_nominal(s, first + 1)
            if not own:
                return first + 1
        i = first
        while i < stop and low[i] in self.determiners:
            i += 1
        head = i
        while i < stop:
            word, kind = low[i], kinds[i]
            if kind == "p":
                if word in _INSIDE_NAMES and i > head and (word != "-" or s.ends[i - 1] == s.starts[i]):
                    i += 1
                    continue
                break
            if word == "of" and i > first:
                i += 1
                while i < stop and low[i] in self.determiners:
                    i += 1
                continue
            if (
                word == "and"
                and i > head
                and i + 1 < stop
                and (kinds[i + 1] == "W" or low[i + 1] in self.kinds_of_source)
                and (kinds[i - 1] == kinds[i + 1] or (self.kinds_of_source.get(low[i - 1]) == self.kinds_of_source.get(low[i + 1]) == "person"))
            ):
                i += 1
                continue
            if kind == "q" and not self.is_nominal(s, i):
                break
            if (i > head and word in self.determiners) or word in self._not_noun or self.is_time(s, i) or (i > head and self.is_adverb(s, i)):
                break
            if i > head and (self.finite(s, i) == SURE or word in self.classes["pronoun"]):
                break
            active = i > head and kind == "w" and word in self.ings and i + 1 < stop
            if (
                active
                and word not in self.classes["setting"]
                and ((low[i + 1] in self.determiners and low[i + 1] != "that") or (kinds[i + 1] == "W" and kinds[i - 1] == "W"))
            ):
                break
            i += 1
        return i
