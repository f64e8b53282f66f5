"""Phrases that name a source without a verb: "according to …", "in the words of …"."""

from __future__ import annotations

from npf.languages.en.attribution import Attribution
from npf.languages.en.clause_edges import ClauseEdges
from npf.languages.en.contents import ContentFinder
from npf.languages.en.grammar import Grammar
from npf.languages.en.subjects import Phrase, SubjectFinder
from npf.languages.en.tables import ATTRIBUTION_PHRASES
from npf.languages.en.tokens import Sentence

__all__ = ["SourcePhrases"]

_LONGEST_NAME = 4
_LONGEST_OWNED = 9


class SourcePhrases:
    """Finds such phrases and the content before, behind or on both sides of them."""

    def __init__(self, grammar: Grammar, subjects: SubjectFinder, contents: ContentFinder, edges: ClauseEdges) -> None:
        self.grammar, self.subjects, self.contents, self.edges = grammar, subjects, contents, edges
        rows = grammar.lexicons.rows(ATTRIBUTION_PHRASES)
        phrases: list[tuple[str, ...]] = [tuple(row["term"].split()) for row in rows if row["frame"] == "source"]
        self._nouns = frozenset(row["term"] for row in rows if row["frame"] == "owner")
        self._traps = {tuple(row["term"].split()): frozenset(row["traps"].split("|")) for row in rows}
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self._phrases.setdefault(phrase[0], []).append(phrase)
        self.words = frozenset(phrase[:2][-1] for phrase in phrases)
        self.signals = frozenset(max(phrase, key=len) for phrase in phrases) | self._nouns

    def find(self, s: Sentence) -> list[Attribution]:
        """The attributions by phrase of a sentence."""
        found: list[Attribution] = []
        for i, word in enumerate(s.low[:-1]):
            if word in self.grammar.classes["owned"] and (i == 0 or s.kinds[i - 1] in "pq"):
                made = self._from_owner(s, i)
                if made is not None:
                    found.append(made)
            for phrase in self._phrases.get(word, ()):
                if tuple(s.low[i : i + len(phrase)]) == phrase:
                    made = self._from_phrase(s, i, i + len(phrase))
                    if made is not None:
                        found.append(made)
                    break
        return found

    def _from_phrase(self, s: Sentence, first: int, behind: int) -> Attribution | None:
        traps = self._traps[tuple(s.low[first:behind])]
        while behind < len(s) and self.grammar.is_adverb(s, behind):
            behind += 1
        k = behind
        while k < len(s) and s.low[k] not in (",", ";", ".", '"', ":"):
            k += 1
        source = (behind, max(behind + 1, self._source_end(s, behind, k)))
        issued = source[1] < len(s) and s.low[source[1]] in self.grammar.participles
        if source[0] >= len(s) or (s.low[self.subjects.head(s, *source)] in traps and not issued and not self._is_one(s, source)):
            return None
        named = self._named_behind(s, source, k)
        source, k = (named, named[1]) if named is not None else (source, k)
        return self._with_content(s, (first, behind), source, k)

    def _is_one(self, s: Sentence, source: Phrase) -> bool:
        """Whether a phrase is a text that somebody wrote ("an article", "Hill's numbers") and no rule that one keeps to."""
        first, behind = source
        return s.low[first] in ("a", "an", "one") or any(s.low[i].endswith("'s") for i in range(first, behind - 1))

    def _from_owner(self, s: Sentence, first: int) -> Attribution | None:
        """What stands around "in Hill's view" and "by his own account"."""
        low = s.low
        noun = next((i for i in range(first + 2, min(len(s), first + _LONGEST_OWNED)) if low[i] in self._nouns), None)
        if noun is None or any(s.kinds[i] in "pqb" for i in range(first + 1, noun)):
            return None
        owner = noun - 1 - (low[noun - 1] == "own" or self.grammar.is_adverb(s, noun - 1))
        source = (first + 1, owner + 1)
        pronoun = owner == first + 1 and low[owner] in self.grammar.classes["owner"]
        genitive = low[owner].endswith(("'s", "s'")) and self.grammar.phrase_left(s, owner, first + 1) == first + 1
        if not pronoun and not (genitive and low[owner].removesuffix("'s") not in self.grammar.times):
            return None
        k = noun + 1
        if k < len(s) and low[k] != "," and low[k] not in (".", ";"):
            return None
        return self._with_content(s, (first, k), source, k)

    def _with_content(self, s: Sentence, cue: Phrase, source: Phrase, k: int) -> Attribution | None:
        """The attribution of what stands before a phrase, behind it, or on both sides; `k` is where the phrase ends."""
        first = cue[0]
        parts: list[Phrase] = []
        joint = s.low[first - 1 - (first > 1 and s.low[first - 1] == ",")] if first else ""
        left = self.edges.before(s, first) if joint not in ("that", ":") else None
        if left is not None and left[1] - left[0] == 1 and s.low[left[0]].partition("'")[0] in self.grammar.classes["no-source"]:
            left = None
        if left is not None:
            parts.append(left)
        if left is None and source[1] < k and self._opens_clause(s, source[1], k):
            parts.append((source[1], self.contents.trim(s, source[1], len(s))))
            return Attribution(source, cue, tuple(parts), "en.quote.according-to")
        closing = next((i for i in range(k + 1, len(s)) if s.low[i] == ","), len(s))
        counted = k + 1 < len(s) and (s.low[k + 1] == "$" or s.low[k + 1] in ("about", "because"))
        comma = k if counted or self.grammar.has_clause(s, k + 1, closing) else self.edges.behind_apposition(s, k)
        if comma < len(s) and s.low[comma] in (",", '"', ":"):
            start = comma + 1 if s.low[comma] in (",", ":") else comma
            behind_content = self.contents.trim(s, start, len(s))
            if start < behind_content and (left is None or self._goes_on(s, left, start, behind_content)):
                parts.append((start, behind_content))
        return Attribution(source, cue, tuple(parts), "en.quote.according-to") if parts else None

    def _goes_on(self, s: Sentence, left: Phrase, first: int, behind: int) -> bool:
        """Whether what stands behind a source goes on with the content before it, and is no role of his ("…, head of the office")."""
        if not self.edges.continues(s, first):
            return False
        grammar, last = self.grammar, s.low[left[1] - 1]
        open_ended = grammar.is_verb_form(last) or last in grammar.bases
        if s.low[first] in ("a", "an", "the", "his", "her", "its") and self.subjects.is_role(s, (first, grammar.phrase_right(s, first, behind))):
            return False
        adds = s.low[first] in grammar.classes["headless"] or s.low[first] in ("with", "including", '"')
        return open_ended or adds or grammar.is_verb_form(s.low[first]) or grammar.has_clause(s, first, behind)

    def _named_behind(self, s: Sentence, source: Phrase, comma: int) -> Phrase | None:
        """The name behind a role and a comma ("the head of the office, Li Ming")."""
        if source[1] != comma or comma >= len(s) or s.low[comma] != "," or not self.subjects.is_role(s, source):
            return None
        behind = next((i for i in range(comma + 1, len(s)) if s.kinds[i] != "W"), len(s))
        closed = behind >= len(s) or s.low[behind] in (",", ".", ";")
        return (source[0], behind) if closed and 2 <= behind - comma - 1 <= _LONGEST_NAME else None

    def _opens_clause(self, s: Sentence, first: int, behind: int) -> bool:
        """Whether a clause starts right behind the source, without a comma between."""
        grammar, word = self.grammar, s.low[first]
        if word == "that":
            return False
        if word in grammar.determiners or word in grammar.classes["pronoun"]:
            return any(grammar.is_verb_form(s.low[i]) for i in range(first + 1, behind))
        return s.kinds[first] == "W" and grammar.has_clause(s, first, behind)

    def _source_end(self, s: Sentence, first: int, limit: int) -> int:
        behind = self.grammar.phrase_right(s, first, limit)
        while behind < limit and s.low[behind] in self.grammar.inside and behind > first:
            more = self.grammar.phrase_right(s, behind + 1, limit)
            if more == behind + 1:
                break
            behind = more
        while (
            behind > first + 1 and s.kinds[behind - 1] == "w" and s.low[behind - 1] in self.grammar.participles - self.grammar.kinds_of_source.keys()
        ):
            behind -= 1
        return behind
