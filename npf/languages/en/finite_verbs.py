"""Which words are finite verbs: the tables of verbs, and one test on a token of a sentence."""

from __future__ import annotations

from npf.languages.en.inflection import Inflection
from npf.languages.en.tables import ACTION_VERBS, REPORTING, SOURCE_NOUNS, VERBS, WORD_CLASSES
from npf.languages.en.tokens import Sentence
from npf.lexicon import Lexicons

__all__ = ["NO", "POSSIBLE", "SURE", "FiniteVerbs"]

NO, POSSIBLE, SURE = 0, 1, 2


class FiniteVerbs:
    """Word classes and verb forms from the tables."""

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
        if (s.kinds[k] == "n" or before in self.classes["demonym"]) and i + 1 < len(s) and s.kinds[i + 1] == "w" and self.is_plural(s, i + 1):
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

    def is_contraction(self, word: str) -> bool:
        """Whether a word is a subject with its verb ("it's", "they'll")."""
        return "'" in word and word in self.auxiliaries and not word.endswith("n't")
