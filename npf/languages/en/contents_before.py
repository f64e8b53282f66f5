"""Content that stands before its cue: "…, Li said", "…," said Li, "…, Li said, …"."""

from __future__ import annotations

from npf.languages.en.attribution import Attribution, Reading, split_quotations
from npf.languages.en.clause_edges import ClauseEdges
from npf.languages.en.contents import ContentFinder
from npf.languages.en.grammar import SURE, Grammar
from npf.languages.en.reporting import Cue
from npf.languages.en.subjects import Phrase
from npf.languages.en.tokens import DASHES, Sentence

__all__ = ["ContentBefore"]

_FEWEST_WORDS = 4
_LONGEST_QUOTER = 12
_BREAKS = frozenset({",", '"', "?", "!", *DASHES})
_FOLLOWED_BY_MORE = frozenset({"clause", "noun-phrase", "object-to", "infinitive", "wh"})
_FRAMED = frozenset({"comma", "quote", "colon", "fronted"})


class ContentBefore:
    """The pass over a sentence that attaches content to the cues behind it."""

    def __init__(self, grammar: Grammar, contents: ContentFinder, edges: ClauseEdges, reporting: frozenset[str]) -> None:
        self.grammar, self.contents, self.edges, self.reporting = grammar, contents, edges, reporting

    def add(self, s: Sentence, readings: list[Reading], found: list[Attribution]) -> None:
        """Adds what stands before its cue."""
        claimed = 0
        for reading in readings:
            active = reading.subject is not None and reading.cue.form != "passive" and not self._has_gap(reading)
            if active and reading.cue.verb.frames & {"post", "quote", "inv"} and reading.cue.first >= claimed:
                claimed = self._claim(s, reading, reading.subject or (0, 0), claimed, found)

    def _has_gap(self, reading: Reading) -> bool:
        return reading.opening is not None and reading.opening.frame == "gap"

    def _claim(self, s: Sentence, reading: Reading, subject: Phrase, claimed: int, found: list[Attribution]) -> int:
        """Adds the content before one cue; gives back the token behind which nothing is claimed yet."""
        cue, opening = reading.cue, reading.opening
        start = min(cue.group, subject[0])
        if cue.form == "ing" and not cue.finite:
            start = self._start_of_quoting(s, start, claimed)
        start -= start > 1 and s.low[start - 1] == "as"
        before = s.low[start - 1] if start else ""
        relative = cue.group > 0 and s.low[self.grammar.before(s, cue.group)] in ("who", "which")
        if before not in _BREAKS or relative:
            return claimed
        future = cue.group < cue.first and s.low[cue.group] in self.grammar.classes["will"]
        quoted = before == '"' or (before == "," and start > 1 and s.kinds[start - 2] == "q")
        resumed = self._resumes(s, reading, subject)
        frame = opening.frame if opening is not None else ""
        if opening is not None and not quoted and resumed is None and frame not in ("comma", "fronted"):
            return claimed
        if (future and not quoted) or (opening is None and s.low[cue.behind : cue.behind + 1] == ["to"] and "hearer" not in cue.verb.frames):
            return claimed
        if opening is None and not quoted and not reading.inverted and resumed is None and self._takes_object(s, cue):
            return claimed
        if quoted and frame in _FOLLOWED_BY_MORE and not reading.inverted and before != '"':
            return claimed
        tagged = start - claimed > _FEWEST_WORDS and self._is_tag(s, reading) and self._holds_verb_form(s, claimed, start)
        left = self.edges.before(s, start, claimed, whole=resumed is not None or frame == "comma" or tagged)
        if left is None:
            return claimed
        if resumed is not None and not quoted:
            last = self.contents.trim(s, resumed, len(s))
            found.append(Attribution(subject, (cue.first, cue.behind), (left, (resumed, last)), "en.quote.split"))
            return last
        if opening is not None and frame not in _FRAMED and any(s.kinds[i] not in "qp" for i in range(*left)):
            return claimed
        framed = frame == "comma" and s.low[left[0]] in self.grammar.prepositions
        if not quoted and not framed and not self._is_statement(s, left, tagged=tagged):
            return claimed
        return self._add_postposed(s, reading, subject, left, found)

    def _start_of_quoting(self, s: Sentence, first: int, floor: int) -> int:
        """Where "Ko quoted Ding as saying" starts behind the content."""
        return next((i for i in range(first, max(floor, first - _LONGEST_QUOTER), -1) if s.low[i - 1] in _BREAKS), first)

    def _is_tag(self, s: Sentence, reading: Reading) -> bool:
        """Whether nothing but days and settings follows a cue up to the end of the sentence (", Li said on Monday.")."""
        behind = max(reading.cue.behind, reading.subject[1] if reading.subject else 0)
        k = next((i for i in range(behind, len(s)) if s.low[i] in (",", ";", ":") or s.kinds[i] == "q"), len(s))
        return k == len(s) and reading.opening is None and "inv" in reading.cue.verb.frames

    def _holds_verb_form(self, s: Sentence, first: int, behind: int) -> bool:
        return any(self.grammar.is_verb_form(s.low[i]) or s.low[i] in self.grammar.bases for i in range(first + 1, behind))

    def _resumes(self, s: Sentence, reading: Reading, subject: Phrase) -> int | None:
        """The verb with which a clause goes on behind the cue that interrupts it ("The plan, says Hill, a doctor, is dead")."""
        k = max(reading.cue.behind, subject[1])
        k = self.edges.behind_apposition(s, k)
        if k + 1 < len(s) and s.low[k] == "," and self.grammar.is_verb_form(s.low[k + 1]) and s.kinds[k + 1] == "w":
            return k + 1
        return None

    def _is_statement(self, s: Sentence, content: Phrase, *, tagged: bool) -> bool:
        """Whether content before a cue is a clause of its own and no adverbial ("When asked about it,")."""
        first, behind = content
        word = s.low[first]
        if word in self.grammar.classes["adverbial-opener"]:
            inner = next((i for i in range(first + 1, behind) if s.low[i] == ","), None)
            return inner is not None and (self.grammar.has_clause(s, inner + 1, behind) or (tagged and self._holds_verb_form(s, inner, behind)))
        if word in self.reporting and word in self.grammar.ings:
            return False
        return word not in self.grammar.ings or any(self.grammar.finite(s, i) == SURE for i in range(first + 1, behind))

    def _add_postposed(self, s: Sentence, reading: Reading, subject: Phrase, left: Phrase, found: list[Attribution]) -> int:
        cue = reading.cue
        behind = max(cue.behind, subject[1])
        parts = split_quotations(s, *left)
        rule = "en.quote.inverted" if reading.inverted else "en.quote.after"
        opening = reading.opening
        k = opening.first if opening is not None and opening.frame != "fronted" else self._tail_start(s, behind)
        if k < len(s) and (opening is None or opening.frame in ("quote", "comma", "colon")):
            quote_next = s.kinds[k] == "q"
            whole = s.kinds[left[0]] == "q" and left[1] - left[0] == 1
            if (quote_next and whole) or (
                not whole
                and (self.edges.continues(s, k) or s.low[k] in ("and", "because"))
                and self.grammar.has_clause(s, k + (s.low[k] in ("and", "because")), len(s))
                and s.low[k - 1] == ","
                and not self._is_source_tag(s, k)
            ):
                last = self.contents.trim(s, k, len(s)) if not quote_next else k + 1
                parts.append((k, last))
                behind = last
                rule = "en.quote.split"
        found.append(Attribution(subject, (cue.first, cue.behind), tuple(parts), rule))
        return behind

    def _takes_object(self, s: Sentence, cue: Cue) -> bool:
        """Whether a noun phrase follows a verb that has no hearer ("he praised the achievements"), so that the verb is no tag."""
        k, grammar = cue.behind, self.grammar
        if k >= len(s) or "hearer" in cue.verb.frames or s.low[k] in grammar.times or grammar.is_adverb(s, k):
            return False
        return s.low[k] in grammar.determiners or (s.kinds[k] in "wW" and grammar.is_nominal(s, k))

    def _is_source_tag(self, s: Sentence, k: int) -> bool:
        """Whether nothing but another source and its verb follows ("…, people said, Reuters reports.")."""
        behind = self.contents.trim(s, k, len(s))
        verb = behind - 1
        return verb > k and s.low[verb] in self.reporting and all(s.kinds[i] == "W" or s.low[i] in self.grammar.determiners for i in range(k, verb))

    def _tail_start(self, s: Sentence, behind: int) -> int:
        k = behind
        while k < len(s) and s.low[k] not in (",", ":") and s.kinds[k] != "q":
            k += 1
        if k < len(s) and s.kinds[k] == "q":
            return k if k == behind else len(s)
        return k + 1
