"""What stands in a tokenised sentence: finite verbs, and where noun phrases start and end."""

from __future__ import annotations

from npf.languages.en.inflection import Inflection
from npf.languages.en.tables import ACTION_VERBS, REPORTING, SOURCE_NOUNS, VERBS, WORD_CLASSES
from npf.languages.en.tokens import Sentence
from npf.lexicon import Lexicons

__all__ = ["NO", "POSSIBLE", "SURE", "Grammar"]

NO, POSSIBLE, SURE = 0, 1, 2
_INSIDE_NAMES = frozenset("&/-'$%+#")


class Grammar:
    """Word classes from the tables, one test for finite verbs, one walk over noun phrases in each direction."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        classes: dict[str, set[str]] = {}
        for row in lexicons.rows(WORD_CLASSES):
            classes.setdefault(row["class"], set()).add(row["term"])
        self.classes = {name: frozenset(words) for name, words in classes.items()}
        self.kinds_of_source = {row["term"]: row["kind"] for row in lexicons.rows(SOURCE_NOUNS)}
        self._read_verbs(lexicons)
        of = self.classes
        self.determiners, self.prepositions, self.auxiliaries = of["determiner"], of["preposition"], of["auxiliary"]
        self.agent_suffixes = tuple(sorted(of["agent-suffix"]))
        self.plural_agent_suffixes = tuple(sorted(of["plural-agent-suffix"]))
        self.subjects, self.adverbs, self.times = of["subject"], of["adverb"], of["time"]
        self.inside = of["inner-preposition"]
        self._plain_stop = of["subordinator"] | of["relative"] | of["negation"] | frozenset({"but", "yet", "so", "nor"})
        self._not_noun = {"be", "been", "being"} | self._plain_stop | self.determiners | self.prepositions | self.auxiliaries | of["conjunction"]

    def _read_verbs(self, lexicons: Lexicons) -> None:
        inflection = Inflection(lexicons)
        nouns: set[str] = set()
        self.bases: set[str] = set()
        self.thirds: set[str] = set()
        self.pasts: set[str] = set()
        self.only_pasts: set[str] = set()
        self.participles: set[str] = set()
        self.ings: set[str] = set()
        for row in (*lexicons.rows(VERBS), *lexicons.rows(ACTION_VERBS), *lexicons.rows(REPORTING)):
            if " " in row["term"]:
                continue
            forms = inflection.forms(row["term"])
            self.bases.add(forms.base)
            self.thirds.add(forms.third)
            self.pasts.add(forms.past)
            self.participles.add(forms.participle)
            self.ings.add(forms.ing)
            if forms.past not in (forms.participle, forms.base):
                self.only_pasts.add(forms.past)
            if row["noun"]:
                nouns.update((forms.base, forms.third))
        self.noun_forms = frozenset(nouns)
        self.only_verbs = frozenset((self.pasts | self.ings) - nouns - self.kinds_of_source.keys())

    def finite(self, s: Sentence, i: int) -> int:
        """Whether token `i` is a finite verb: `SURE`, `POSSIBLE` or `NO`."""
        word, kind = s.low[i], s.kinds[i]
        if kind != "w" and not (kind == "W" and (i == 0 or s.titled)):
            return NO
        if word in self.auxiliaries:
            before = s.low[i - 1] if i else ""
            return NO if before == "to" or (before in self.determiners and word in ("will", "can", "might", "must")) else SURE
        if word in self.thirds:
            return self._third(s, i)
        if word in self.pasts:
            return self._past(s, i)
        if word in self.bases:
            return self._base(s, i)
        return self._past(s, i) if word.endswith("ed") and len(word) > 4 and word not in self.bases else NO

    def before(self, s: Sentence, i: int) -> int:
        """The token before `i`, adverbs passed over; -1 where there is none."""
        k = i - 1
        while k >= 0 and self.is_adverb(s, k):
            k -= 1
        return k

    def is_adverb(self, s: Sentence, k: int) -> bool:
        word = s.low[k]
        if s.kinds[k] == "W" and (k > 0 or (k + 1 < len(s) and self.is_verb_form(s.low[k + 1]))):
            return False
        return s.kinds[k] in "wW" and (word in self.adverbs or (word.endswith("ly") and len(word) > 4 and word not in self.kinds_of_source))

    def is_verb_form(self, word: str) -> bool:
        """Whether a word can be a finite verb at all."""
        return word in self.thirds or word in self.pasts or word in self.auxiliaries

    def _third(self, s: Sentence, i: int) -> int:
        k = self.before(s, i)
        before = s.low[k] if k >= 0 else ""
        if (before in self.determiners and before not in self.subjects) or before in self.prepositions or before.endswith("'s"):
            return NO
        if before in self.subjects:
            return SURE
        if s.low[i] not in self.noun_forms:
            return SURE if before else NO
        after = s.low[i + 1] if i + 1 < len(s) else ""
        opens = after in self.determiners or after in self.subjects or after in ("that", "to", '"')
        return POSSIBLE if k >= 0 and s.kinds[k] in "wWnb" and (opens or s.kinds[k] == "W") else NO

    def _past(self, s: Sentence, i: int) -> int:
        k = self.before(s, i)
        if k > 0 and s.low[k] == "not":
            k = self.before(s, k)
        before = s.low[k] if k >= 0 else ""
        if before in self.classes["be"] or before in self.classes["have"]:
            return NO
        if before in self.classes["pronoun"] or before in ("who", "which", '"'):
            return SURE
        if s.low[i] in self.only_pasts:
            return NO if not before or (before in self.determiners and before not in self.subjects) else SURE
        if not before or before in self.determiners or before in self.prepositions or before.endswith("'s") or s.kinds[k] == "p":
            return NO
        k_after = i + 1 + (i + 1 < len(s) and s.low[i + 1] in self.adverbs)
        after = s.low[k_after] if k_after < len(s) else ""
        if after == "by" or after in self.classes["adjunct-preposition"] or not after:
            return POSSIBLE if s.kinds[k] == "W" and after != "by" else NO
        return SURE if after in self.determiners or after in self.subjects or after in ("that", "to", '"') else POSSIBLE

    def _base(self, s: Sentence, i: int) -> int:
        k = self.before(s, i)
        before = s.low[k] if k >= 0 else ""
        if before in self.classes["plural-pronoun"]:
            return SURE
        if k < 0 or s.kinds[k] not in "wW" or before in self._not_noun or not self.is_plural(s, k):
            return NO
        after = s.low[i + 1] if i + 1 < len(s) else ""
        if after in self.determiners or after in self.subjects or after == "that":
            return SURE
        return NO if s.low[i] in self.noun_forms else POSSIBLE

    def is_plural(self, s: Sentence, k: int) -> bool:
        """Whether the noun at `k` looks plural."""
        word = s.low[k]
        if word in self.classes["plural-noun"]:
            return True
        return word.endswith("s") and not word.endswith(("ss", "'s", "us", "is")) and len(word) > 3 and s.kinds[k] in "wW"

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
            elif word == "but" and s.low[i - 1] == ",":
                return False
            elif self.finite(s, i) >= least and s.low[self.before(s, i)] not in ("and", "but", "or", ","):
                if not waiting:
                    return True
                waiting -= 1
        return False

    def opens_with_verb(self, s: Sentence, i: int) -> bool:
        """Whether a quotation that stands behind a subject starts with its verb (the nominee "has given it no thought")."""
        word = s.first_inside(i)
        return self.is_nominal(s, i - 1) and (word in self.auxiliaries or word in self.thirds or word in self.pasts)

    def is_contraction(self, word: str) -> bool:
        """Whether a word is a subject with its verb ("it's", "they'll")."""
        return "'" in word and word in self.auxiliaries and not word.endswith("n't")

    def is_nominal(self, s: Sentence, k: int) -> bool:
        """Whether token `k` can end a noun phrase."""
        if k < 0:
            return False
        kind, word = s.kinds[k], s.low[k]
        if kind in "nb" or word in self.classes["number"] or word in self.classes["headless"]:
            return True
        if kind == "q":
            return s.ends[k] - s.starts[k] < 40 and s.last_inside(k) not in ",.?!"
        return kind in "wW" and word not in self._not_noun and word not in self.times and not self.is_adverb(s, k)

    def phrase_left(self, s: Sentence, last: int, floor: int = 0) -> int | None:
        """The first token of the noun phrase that ends with token `last`; None where it is none."""
        if last < floor:
            return None
        if s.low[last] in self.classes["pronoun"] or s.low[last] == "who":
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
        if word in self.classes["pronoun"] and i < last:
            return (i, floor - 1) if s.low[i + 1] == "and" else None
        if not self.is_nominal(s, i):
            return None
        if self.finite(s, i) == SURE and i < last:
            return self.over_relative(s, i, floor)
        return i, i - 1

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
                if word in _INSIDE_NAMES and i > head:
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
            if (i > head and word in self.determiners) or word in self._not_noun or word in self.times or (i > head and self.is_adverb(s, i)):
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
