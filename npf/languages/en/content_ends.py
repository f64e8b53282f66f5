"""Where content behind a cue ends before its sentence does: at a later cue, at the reporter's own words."""

from __future__ import annotations

from npf.languages.en.attribution import Reading
from npf.languages.en.contents import Opening
from npf.languages.en.grammar import SURE, Grammar
from npf.languages.en.reporting import Cue
from npf.languages.en.subjects import Phrase, SubjectFinder
from npf.languages.en.tokens import DASHES, Sentence

__all__ = ["ContentEnds"]

_PHRASES = frozenset({"noun-phrase", "object-to", "infinitive"})


class ContentEnds:
    """Reads what stands behind content."""

    def __init__(self, grammar: Grammar, subjects: SubjectFinder, reporting: frozenset[str]) -> None:
        self.grammar, self.subjects, self.reporting = grammar, subjects, reporting

    def beside(self, s: Sentence, cue: Cue) -> Phrase | None:
        """The source in "with both sides pledging to …"."""
        k = self.grammar.before(s, cue.group)
        if k > 0 and s.low[k] == ",":
            named = self.subjects.before(s, cue.group)
            return named if named is not None and named[0] > 1 and s.low[named[0] - 1] == "with" else None
        first = self.grammar.phrase_left(s, k) if k > 0 and s.kinds[k] in "wW" and self.grammar.is_nominal(s, k) else None
        return (first, k + 1) if first and s.low[first - 1] == "with" else None

    def _is_tail(self, s: Sentence, k: int) -> bool:
        """Whether a reporter's own words start behind a comma: ", echoing …", ", but he pressed on"."""
        grammar = self.grammar
        if s.low[k] in grammar.classes["tail-ing"]:
            return True
        if s.low[k] in ("a", "an") and s.low[k + 1] in grammar.classes["tail-noun"]:
            return True
        if s.low[k] in ("but", "though") and s.low[k - 1] in DASHES:
            return True
        if s.low[k] == "as" and s.low[k + 1] in ("he", "she", "they") and s.low[k + 2] in grammar.pasts - grammar.auxiliaries:
            return True
        if self._dates_it(s, k) or self._comments(s, k):
            return True
        if s.low[k] == "it" and k + 2 < len(s) and s.low[k + 1] in grammar.classes["be"] and s.low[k + 2] in self.reporting:
            return True
        if s.low[k] not in ("and", "but") or s.low[k + 1] not in ("he", "she", "they", "it"):
            return False
        verb = k + 2
        while verb < len(s) and grammar.is_adverb(s, verb):
            verb += 1
        return verb < len(s) and s.low[verb] in grammar.pasts and s.low[verb] not in grammar.auxiliaries

    def _dates_it(self, s: Sentence, k: int) -> bool:
        """Whether the reporter says when it was said: "a day after …", "two weeks before …"."""
        counted = s.low[k] in self.grammar.classes["number"] or s.low[k] in ("a", "an", "just") or s.kinds[k] == "n"
        near = s.low[k + 1 : k + 4]
        unit = next((i for i, word in enumerate(near) if word in self.grammar.classes["duration"]), None)
        return counted and unit is not None and near[unit + 1 : unit + 2] in (["after"], ["before"])

    def _comments(self, s: Sentence, k: int) -> bool:
        """Whether the reporter adds what the source called it (", which he described as …")."""
        if s.low[k] != "which" or k + 2 >= len(s) or s.low[k + 1] not in self.grammar.classes["pronoun"]:
            return False
        verb = k + 2 + self.grammar.is_adverb(s, k + 2)
        return verb < len(s) and s.low[verb] in self.reporting and s.low[verb] not in self.grammar.auxiliaries

    def _is_aside(self, s: Sentence, k: int) -> bool:
        """Whether a clause behind a comma comments on a noun phrase and is no part of it."""
        return s.low[k] in self.grammar.classes["aside"] and s.low[k + 1 : k + 2] != [] and s.low[k + 1] not in self.grammar.ings

    def _is_new_source(self, s: Sentence, later: Reading) -> bool:
        """Whether another source takes over with a bare object (", and Iran urged a ban")."""
        if later.subject is None or later.inverted or not later.cue.verb.frames & {"inv", "np"}:
            return False
        k = later.subject[0]
        return k > 1 and s.low[k - 1] == "and" and s.low[k - 2] == "," and s.kinds[k] == "W"

    def _behind_gap(self, s: Sentence, reading: Reading, opening: Opening) -> list[int]:
        """Where a relative clause ends that a source interrupts: at its comma, else at the verb of the main clause."""
        k = reading.subject[0] - 1 if reading.subject is not None else 0
        if k > 0 and s.low[k - 1] == "," and s.low[k] != "what":
            return [i for i in range(opening.first + 1, len(s)) if s.low[i] == ","][:1]
        waiting = 0
        for i in range(opening.first + 1, len(s)):
            if s.low[i] in self.grammar.classes["clause-opener"] or s.low[i] == "that":
                waiting += 1
            elif s.low[i] in DASHES:
                return [i]
            elif self.grammar.finite(s, i) == SURE and s.low[self.grammar.before(s, i)] not in ("and", "but", "or", ","):
                if not waiting:
                    return [i]
                waiting -= 1
        return []

    def _turns(self, s: Sentence, cue: Cue, first: int, before: int) -> bool:
        """Whether ", and says" stands apart from the content before it, since no verb there has its tense."""
        if before < 1 or s.low[before - 1] != "," or cue.form not in ("third", "past"):
            return False
        alike = self.grammar.thirds | self.grammar.classes["be"] if cue.form == "third" else self.grammar.pasts
        return not any(s.low[i] in alike and self.grammar.finite(s, i) for i in range(first, before))

    def breaks(self, s: Sentence, readings: list[Reading], n: int) -> list[int]:
        """Tokens at which the content of cue `n` ends since a later cue of the same level takes over."""
        mine = readings[n].cue
        found = [i for i in range(mine.behind + 1, len(s) - 2) if (s.low[i] == "," or s.low[i] in DASHES) and self._is_tail(s, i + 1)]
        opening = readings[n].opening
        if opening is not None and opening.frame in _PHRASES:
            found += [i for i in range(mine.behind + 1, len(s) - 1) if s.low[i] in DASHES or (s.low[i] == "," and self._is_aside(s, i + 1))]
        if opening is not None and opening.frame == "gap":
            found += self._behind_gap(s, readings[n], opening)
        subject = readings[n].subject
        relative = subject[0] - 1 if subject is not None else 0
        if mine.group and (s.low[self.grammar.before(s, mine.group)] in ("who", "which") or (relative > 0 and s.low[relative] == "where")):
            found += [i for i in range(mine.behind + 1, len(s) - 1) if s.low[i] == "," and self.grammar.is_verb_form(s.low[i + 1])]
        for later in readings[n + 1 :]:
            cue = later.cue
            if later.opening is None and not self._is_new_source(s, later):
                continue
            start = min(cue.group, later.subject[0]) if later.subject is not None else cue.group
            before = self.grammar.before(s, start)
            word = s.low[before] if before >= 0 else ""
            if cue.form == "ing" and not cue.finite:
                beside = self.beside(s, cue)
                if beside is not None and beside[0] > 1 and s.low[beside[0] - 2] == ",":
                    found.append(beside[0] - 2)
                elif word in (",", '"') or (word == "and" and (s.low[before - 1] == "," or (mine.form == "ing" and not mine.finite))):
                    found.append(before)
            elif later.subject is None:
                same = cue.form == mine.form or mine.form in ("base", "participle", "ing") or self._turns(s, cue, mine.behind, before)
                if cue.finite and same and word in ("and", "but", ",", "then"):
                    found.append(before)
            elif word in (",", "and", "but", "while", ";", "whereas") and "inv" in cue.verb.frames:
                framed = opening is not None and opening.frame == "that" and s.low[opening.first] in self.grammar.prepositions
                if not framed or self.grammar.has_clause(s, mine.behind, before):
                    found.append(before)
        return found
