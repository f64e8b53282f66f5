"""Reporting verbs in a sentence: which ones stand there, in which form, and whether they really report."""

from __future__ import annotations

from attrs import frozen

from npf.languages.en.grammar import Grammar
from npf.languages.en.inflection import Inflection
from npf.languages.en.tables import REPORTING
from npf.languages.en.tokens import Sentence

__all__ = ["Cue", "CueFinder", "Verb"]

_LONGEST_SETTING = 6


@frozen
class Verb:
    """A row of the table of reporting verbs."""

    term: str
    frames: frozenset[str]
    traps: frozenset[str]
    noun: bool


@frozen
class Cue:
    """A reporting verb in a sentence.

    Attributes:
        group: The first token of the verb group, auxiliaries and adverbs included.
        first, behind: The verb's own tokens.
        form: "base", "third", "past", "participle", "ing", or "passive" (its source stands behind it).
        finite: Whether the group can have a subject.
    """

    group: int
    first: int
    behind: int
    verb: Verb
    form: str
    finite: bool


class CueFinder:
    """Finds reporting verbs by one look-up for each word."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        inflection = Inflection(grammar.lexicons)
        table: dict[str, dict[tuple[str, ...], list[tuple[str, Verb]]]] = {}
        for row in grammar.lexicons.rows(REPORTING):
            traps = frozenset(row["traps"].split("|")) - {""}
            verb = Verb(row["term"], frozenset(row["frames"].split()), traps, row["noun"] == "yes")
            forms = inflection.forms(row["term"])
            for form, text in (
                ("base", forms.base),
                ("third", forms.third),
                ("past", forms.past),
                ("participle", forms.participle),
                ("ing", forms.ing),
                *self._plurals(row["term"]),
            ):
                word, *rest = text.split()
                table.setdefault(word, {}).setdefault(tuple(rest), []).append((form, verb))
        self.words = frozenset(table)
        self.plain = frozenset(word for word, forms in table.items() if () in forms)
        self.signals = frozenset(self._signal(word, rest) for word, forms in table.items() for rest in forms)
        self._table = {word: sorted(forms.items(), key=lambda item: -len(item[0])) for word, forms in table.items()}

    def _plurals(self, term: str) -> tuple[tuple[str, str], ...]:
        """The plural forms of "be worried", which no other verb has."""
        word, _, rest = term.partition(" ")
        return (("base", f"are {rest}"), ("past", f"were {rest}")) if word == "be" else ()

    def _signal(self, word: str, rest: tuple[str, ...]) -> str:
        """The word without which a term cannot stand in a sentence: of several the longest that says something."""
        grammar = self.grammar
        telling = [w for w in rest if w.isalpha() and not (w in grammar.determiners or w in grammar.prepositions or w in grammar.adverbs)]
        return max(telling, key=len, default=word)

    def find(self, s: Sentence) -> list[Cue]:
        """The cues of a sentence from left to right."""
        low = s.low
        found: list[Cue] = []
        free = 0
        for i, word in enumerate(low):
            if i < free or word not in self._table:
                continue
            label = i == 0 and not s.shouted and s.words(i, i + 1).isupper()
            cue = self._at(s, i, self._table[word]) if not label and (s.kinds[i] == "w" or i == 0 or s.titled) else None
            if cue is not None:
                found.append(cue)
                free = cue.behind
        return found

    def _at(self, s: Sentence, i: int, entries: list[tuple[tuple[str, ...], list[tuple[str, Verb]]]]) -> Cue | None:
        for rest, readings in entries:
            behind = self._match(s, i + 1, rest)
            if behind:
                if behind < len(s) and s.low[behind] in ("'", "’") and s.starts[behind] == s.ends[behind - 1]:
                    return None
                if behind < len(s) and s.low[behind].lower() in readings[0][1].traps and not self._waits_for_that(s, behind):
                    return None
                return self._read_group(s, i, behind, readings)
        return None

    def _waits_for_that(self, s: Sentence, k: int) -> bool:
        """Whether a setting parts a verb from its "that" ("concluded in late 2018 that …")."""
        if s.low[k] not in self.grammar.prepositions:
            return False
        near = range(k + 1, min(len(s), k + _LONGEST_SETTING))
        return next((s.low[i] == "that" for i in near if s.kinds[i] in "pq" or s.low[i] == "that"), False)

    def _match(self, s: Sentence, k: int, rest: tuple[str, ...]) -> int:
        """Behind the particles of a verb ("called again for"), or 0; a determiner of the table stands for any or none."""
        for word in rest:
            if word in self.grammar.determiners:
                k += k < len(s) and s.low[k] in self.grammar.determiners
                continue
            if k < len(s) and s.low[k] != word and (self.grammar.is_adverb(s, k) or s.low[k] in self.grammar.determiners) and k + 1 < len(s):
                k += 1
            if k >= len(s) or s.low[k] != word:
                return 0
            k += 1
        return k

    def _read_group(self, s: Sentence, i: int, behind: int, readings: list[tuple[str, Verb]]) -> Cue | None:
        grammar, low = self.grammar, s.low
        forms = dict(readings)
        group, helper = i, ""
        k = i - 1
        while k >= 0:
            word = low[k]
            if word == "may" and s.kinds[k] == "W" and k > 0:
                break
            if word in grammar.classes["negation"]:
                return None
            if (
                word in grammar.classes["have"]
                or word in grammar.classes["be"]
                or word in grammar.classes["will"]
                or word in grammar.classes["modal"]
            ):
                helper = helper or word
                group = k
            elif word in grammar.classes["group-adverb"] and k > 0 and low[k - 1] in grammar.classes["have"]:
                pass
            elif word == "to" and not helper and "base" in forms:
                helper, group = "to", k
                break
            elif not grammar.is_adverb(s, k) or s.kinds[k] == "W":
                break
            k -= 1
        if not helper:
            form = next((f for f in ("past", "third", "ing", "base", "participle") if f in forms), None)
            if form is None or form == "participle":
                return None
            if form == "ing" and i > 0 and low[i - 1] in grammar.determiners:
                return None
            if form == "ing" and i > 1 and low[i - 2] in grammar.classes["owner"] and s.kinds[i - 1] == "w":
                return None
            owned = i > 0 and low[i - 1].endswith("'s") and s.kinds[i - 1] == "W"
            if owned and form == "past" and behind < len(s) and grammar.is_nominal(s, behind):
                return None
            return Cue(group, i, behind, forms[form], form, form != "ing")
        if helper in grammar.classes["modal"]:
            return None
        if helper == "to":
            return Cue(group, i, behind, forms["base"], "base", False) if "base" in forms else None
        if helper in grammar.classes["be"] and "participle" in forms and low[behind : behind + 1] == ["by"]:
            return Cue(group, i, behind + 1, forms["participle"], "passive", False)
        if helper in grammar.classes["be"]:
            return Cue(group, i, behind, forms["ing"], "ing", True) if "ing" in forms else None
        wanted = "participle" if helper in grammar.classes["have"] else "base"
        return Cue(group, i, behind, forms[wanted], wanted, True) if wanted in forms else None
