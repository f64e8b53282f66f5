"""Content that follows its cue, the subjects that cues share, and the later cues that end content."""

from __future__ import annotations

from npf.languages.en.attribution import Attribution, Reading, split_quotations
from npf.languages.en.clause_edges import ClauseEdges
from npf.languages.en.content_ends import ContentEnds
from npf.languages.en.contents import ContentFinder, Opening
from npf.languages.en.cue_readings import CueReader
from npf.languages.en.grammar import Grammar
from npf.languages.en.reporting import Cue
from npf.languages.en.subjects import Phrase, SubjectFinder
from npf.languages.en.tokens import Sentence

__all__ = ["ContentBehind"]

_RULES = {
    "that": "en.quote.that",
    "quote": "en.quote.before",
    "colon": "en.quote.colon",
    "wh": "en.quote.question",
    "object-to": "en.quote.object-to",
    "infinitive": "en.quote.infinitive",
    "clause": "en.quote.clause",
    "comma": "en.quote.clause",
    "fronted": "en.quote.clause",
    "label": "en.quote.label",
    "noun-phrase": "en.quote.noun-phrase",
    "gap": "en.quote.gap",
}
_FIRM = frozenset({"that", "quote", "colon", "object-to", "noun-phrase"})


class ContentBehind:
    """The pass over a sentence that attaches content to the cues before it."""

    def __init__(self, grammar: Grammar, subjects: SubjectFinder, contents: ContentFinder, edges: ClauseEdges, readers: CueReader) -> None:
        self.grammar, self.subjects, self.contents, self.edges, self.readers = grammar, subjects, contents, edges, readers
        self.ends = ContentEnds(grammar, subjects, readers.reporting)

    def add(self, s: Sentence, readings: list[Reading], found: list[Attribution]) -> None:
        """Adds what follows its cue, where nothing claimed it yet."""
        taken = [a.parts[0][0] for a in found]
        sources = {a.cue[0]: a.source for a in found if a.cue is not None}
        free = 0
        subject: Phrase | None = None
        for n, reading in enumerate(readings):
            cue = reading.cue
            subject = sources.get(cue.first) or subject
            if reading.inverted or cue.first < free or cue.first in sources or not self._is_open(reading) or self._inside(cue, found):
                continue
            made = self._attribution(s, readings, n, subject, taken)
            if made is not None:
                found.append(made)
                subject, free = made.source, made.parts[-1][1]

    def _is_open(self, reading: Reading) -> bool:
        infinitive = reading.cue.form == "base" and not reading.cue.finite
        return reading.opening is not None and not (infinitive and reading.opening.frame not in _FIRM)

    def _attribution(self, s: Sentence, readings: list[Reading], n: int, subject: Phrase | None, taken: list[int]) -> Attribution | None:
        reading = readings[n]
        cue, opening = reading.cue, reading.opening
        assert opening is not None
        own = reading.subject or self._shared_subject(s, cue, subject, firm=opening.frame == "that")
        opens = cue.group == 0 or (cue.group == 1 and s.low[0] in self.grammar.classes["adverbial-opener"])
        if own is None and cue.form == "ing" and opens and not cue.finite:
            return self._of_opening_participle(s, cue, opening)
        if own is None or s.low[own[0]] in self.grammar.classes["not-speaking"] or (s.low[own[0]] == "it" and "inv" not in cue.verb.frames):
            return None
        limit = min([len(s), *(t for t in taken if t > opening.first)])
        behind = self.contents.end(s, opening.first, limit, self.ends.breaks(s, readings, n))
        if (
            opening.frame == "clause"
            and behind < limit
            and not cue.verb.frames & {"any"}
            and not self.contents.holds_finite(s, opening.first, behind)
        ):
            return None
        behind = self._within_clause(s, own, opening.first, behind)
        if opening.frame == "wh" and behind - opening.first > 2 and s.kinds[behind - 1] == "q" and s.low[behind - 2] in (",", ":"):
            opening = Opening(behind - 1, "quote")
        if opening.frame == "quote" and self._quote_is_all(s, opening.first, behind):
            behind = opening.first + 1
        parts = split_quotations(s, opening.first, behind) if behind > opening.first else []
        if not parts:
            return None
        rule = _RULES[opening.frame] if cue.form != "ing" or cue.finite else "en.quote.participle"
        return Attribution(own, (cue.first, cue.behind), tuple(parts), rule)

    def _within_clause(self, s: Sentence, own: Phrase, first: int, behind: int) -> int:
        """Where content ends whose cue stands in an adverbial clause before the main one ("Since Iran reported …, pilgrims …")."""
        if own[0] != 1 or s.low[0] not in self.grammar.classes["adverbial-clause"]:
            return behind
        for comma in range(first + 1, behind - 2):
            if s.low[comma] == "," and self.grammar.has_clause(s, comma + 1, behind):
                return comma if self.grammar.has_clause(s, first, comma) else first
        return behind

    def _of_opening_participle(self, s: Sentence, cue: Cue, opening: Opening) -> Attribution | None:
        """The content of "Noting that …, Li said …"."""
        behind, own = self._main_clause(s, opening.first)
        clause = opening.frame == "clause" and "," not in s.low[opening.first : behind] and self.grammar.has_clause(s, opening.first, behind)
        firm = (
            (clause or opening.frame in _FIRM)
            and (cue.group == 0 or opening.frame not in ("noun-phrase", "object-to"))
            and (opening.frame != "noun-phrase" or self.contents.carries_verb(s, opening.first, behind))
        )
        if own is None or not firm:
            return None
        return Attribution(own, (cue.first, cue.behind), ((opening.first, behind),), "en.quote.participle")

    def _main_clause(self, s: Sentence, first: int) -> tuple[int, Phrase | None]:
        """Where the content of "Noting that …, Li said …" ends, and the subject of the main clause behind it."""
        for comma in range(first + 2, len(s) - 2):
            if s.low[comma] != ",":
                continue
            behind = self.grammar.phrase_right(s, comma + 1)
            behind = next((i for i in range(comma + 2, behind) if self.grammar.finite(s, i)), behind)
            verb = self.edges.behind_apposition(s, behind)
            verb += verb < len(s) and s.low[verb] == ","
            while verb < len(s) and self.grammar.is_adverb(s, verb):
                verb += 1
            phrase = (comma + 1, behind)
            if behind > comma + 1 and verb < len(s) and self.grammar.is_verb_form(s.low[verb]) and self.subjects.is_plausible(s, phrase):
                return comma, phrase
        return first, None

    def _inside(self, cue: Cue, found: list[Attribution]) -> bool:
        return any(first <= cue.first < behind for a in found for first, behind in a.parts)

    def _quote_is_all(self, s: Sentence, q: int, behind: int) -> bool:
        after = s.low[q + 1] if q + 1 < behind else ""
        closed = (q + 2 < behind and after == "," and s.low[q + 2] in ("but", "while", "though", "although")) or after in self.grammar.classes[
            "aside-clause"
        ]
        return closed or q + 1 >= behind or (s.last_inside(q) in ",.?!" and s.low[q + 1] not in ("and", "or"))

    def _shared_subject(self, s: Sentence, cue: Cue, subject: Phrase | None, *, firm: bool) -> Phrase | None:
        """The subject of a cue that has none of its own: that of the cue before, else of the clause."""
        before = self.grammar.before(s, cue.group)
        word = s.low[before] if before >= 0 else ""
        if cue.form == "ing" and not cue.finite:
            if word == "as":
                return self.readers.of_quoted(s, before - 1)
            if word == "worth":
                return None
            beside = self.ends.beside(s, cue) or self._of_cited(s, before)
            if beside is not None:
                return beside
            issued = self._of_document(s, cue)
            if issued is not None:
                return issued
            if word in (",", "and", "but", "while", '"') or (before >= 0 and subject is not None):
                return subject or self.subjects.of_clause(s, cue.group)
            if word == "by" and firm:
                return self.subjects.of_clause(s, cue.group)
            said = (firm or "inv" in cue.verb.frames) and before >= 0 and self.grammar.is_nominal(s, before)
            return self.subjects.of_clause(s, cue.group) if said else None
        if cue.form == "base" and not cue.finite:
            return self._of_infinitive(s, cue, subject)
        alone = cue.form == "base" and cue.group == cue.first and subject is not None and not self._is_many(s, subject)
        if word in ("and", "but", ",", "then", "or") and not alone:
            return subject or self.subjects.of_clause(s, cue.group) or self._first_phrase(s, cue.group)
        return None

    def _is_many(self, s: Sentence, phrase: Phrase) -> bool:
        """Whether a subject takes a verb in the plural."""
        plural = self.grammar.is_plural(s, self.subjects.head(s, *phrase)) or s.low[phrase[0]] in self.grammar.classes["plural-pronoun"]
        return plural or "and" in s.low[phrase[0] : phrase[1]]

    def _first_phrase(self, s: Sentence, limit: int) -> Phrase | None:
        """The noun phrase that opens a sentence whose first verb stands inside quotation marks."""
        behind = self.grammar.phrase_right(s, 0, limit)
        return (0, behind) if 0 < behind < limit and s.kinds[behind] == "q" and self.subjects.is_plausible(s, (0, behind)) else None

    def _of_cited(self, s: Sentence, k: int) -> Phrase | None:
        """The source in "cited sources saying …"."""
        if k < 1 or s.low[k] not in self.grammar.kinds_of_source:
            return None
        first = k
        while first > 0 and s.kinds[first - 1] in "wW" and s.low[first - 1] not in self.grammar.classes["quoted"]:
            first -= 1
            if k - first > 5:
                return None
        return (first, k + 1) if first and s.low[first - 1] in self.grammar.classes["quoted"] else None

    def _of_document(self, s: Sentence, cue: Cue) -> Phrase | None:
        """The source of "issued a statement urging …": who issued it, else the document."""
        k = cue.group - 1
        while k > 1 and (s.low[k] in self.grammar.times or s.low[k] in self.grammar.classes["time-preposition"]):
            k -= 1
        if k < 1 or self.grammar.kinds_of_source.get(s.low[k]) != "document" or s.kinds[k] != "w":
            return None
        first = self.grammar.phrase_left(s, k)
        alone = (first, k + 1) if first is not None and not (first and s.low[first - 1] in self.grammar.prepositions) else None
        return self.subjects.of_clause(s, cue.group) or alone

    def _of_infinitive(self, s: Sentence, cue: Cue, subject: Phrase | None) -> Phrase | None:
        """The subject of "was quick to point out": that of the clause, unless the word before says that nothing was said."""
        k = self.grammar.before(s, cue.group)
        if k < 0 or s.low[k] in self.grammar.classes["unsaid"] or s.kinds[k] not in "wW":
            return None
        if not cue.verb.frames & {"inv", "np"}:
            return None
        own = subject or self.subjects.of_clause(s, cue.group)
        return own if own is not None and s.low[own[0]] != "it" else None
