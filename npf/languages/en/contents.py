"""Where reported content starts behind a reporting verb, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from npf.languages.en.adjuncts import Adjuncts
from npf.languages.en.grammar import SURE, Grammar
from npf.languages.en.object_frames import CLOSERS, STILL_SPEECH, ObjectFrames
from npf.languages.en.reporting import Cue
from npf.languages.en.tokens import Sentence

__all__ = ["ContentFinder", "Opening"]

_LONGEST_ASIDE = 22
_LONGEST_SETTING = 9
_LABEL_WORDS, _QUOTED_OBJECT_WORDS = 5, 4


@frozen
class Opening:
    """Where content starts, and by which frame of the verb: "that", "quote", "colon", "wh", "object-to", "infinitive", "clause",
    "comma", "label" or "noun-phrase"."""

    first: int
    frame: str


class ContentFinder(ObjectFrames):
    """Reads what follows a reporting verb."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__(grammar)
        self._adjuncts = Adjuncts(grammar)

    def forward(self, s: Sentence, cue: Cue, limit: int) -> Opening | None:
        """The content behind a cue; tokens from `limit` on are not looked at."""
        if cue.behind >= limit:
            return None
        f = self._adjuncts.skip(s, cue, limit)
        if f < limit:
            opening = self._marked(s, cue, f, limit)
            if opening is not None:
                return opening
        return self._unmarked(s, cue, f, limit)

    def _marked(self, s: Sentence, cue: Cue, f: int, limit: int) -> Opening | None:
        word, kind, frames = s.low[f], s.kinds[f], cue.verb.frames
        after = f + 1
        if word in (",", ";") and after < limit and (s.kinds[after] == "q" or s.low[after] == "that"):
            f, word, kind, after = after, s.low[after], s.kinds[after], after + 1
        if word == "," and frames & {"that", "hearer"}:
            closing = next((k for k in range(after, min(limit - 1, f + _LONGEST_ASIDE)) if s.low[k] == "," and s.low[k + 1] == "that"), None)
            if closing is not None and closing + 2 < limit:
                return Opening(closing + 2, "that")
        if word == "that" and after + 1 < limit and s.low[after] == ",":
            after += 1
        if word == "that" and after < limit and ("that" in frames or "hearer" in frames) and s.low[after] not in CLOSERS:
            if not any(self._may_be_verb(s, i) for i in range(after, limit)):
                return None
            relative = s.low[after] in self.grammar.auxiliaries and "'" not in s.low[after]
            if relative and f > cue.behind and s.kinds[f - 1] in "wWn":
                return None
            return Opening(f if relative else after, "that")
        if kind == "q" and ("np" in frames or "quote" not in frames) and len(s.words(f, after).split()) < STILL_SPEECH:
            return None
        if kind == "q" and after < limit and self._is_title(s, f):
            return None
        if kind == "q" and frames & {"quote", "that", "clause", "np", "wh"}:
            return Opening(f, "quote")
        if word == ":" and after < limit and frames & {"quote", "that", "clause"}:
            return Opening(after, "colon")
        if word in self.grammar.classes["wh"] and "wh" in frames and after < limit:
            return Opening(f, "wh")
        if {"wh", "objto"} <= frames:
            return self._asked(s, f, limit)
        return None

    def _may_be_verb(self, s: Sentence, i: int) -> bool:
        grammar, word = self.grammar, s.low[i]
        return s.kinds[i] == "q" or grammar.is_verb_form(word) or word in grammar.bases or word.endswith("ed") or word in ("be", "that")

    def _asked(self, s: Sentence, f: int, limit: int) -> Opening | None:
        """The question behind the one who is asked ("asked him on Monday whether he knew")."""
        words = self.grammar.classes["wh"] - self.grammar.classes["relative"]
        question = next((i for i in range(f + 1, min(limit - 2, f + _LONGEST_SETTING)) if s.low[i] in words), None)
        near = range(f, question or f)
        if question is None or any(s.kinds[i] in "pq" or s.low[i] == "to" or self.grammar.finite(s, i) == SURE for i in near):
            return None
        return Opening(question, "wh")

    def _unmarked(self, s: Sentence, cue: Cue, f: int, limit: int) -> Opening | None:
        frames, at = cue.verb.frames, cue.behind
        if "clause" in frames and s.low[at : at + 2] == ["at", "least"] and self.grammar.has_clause(s, at + 1, limit):
            return Opening(at, "clause")
        if "objto" in frames and self._object_to(s, at, limit):
            return Opening(at, "object-to")
        if "objto" in frames and s.kinds[at] == "q" and len(s.words(at, at + 1).split()) >= _QUOTED_OBJECT_WORDS:
            return Opening(at, "quote")
        parted = s.low[at] in self.grammar.prepositions or s.low[at] in self.grammar.times
        to = next((k for k in (at, f if parted else at) if "inf" in frames and k + 1 < limit and s.low[k] == "to" and self.is_base(s, k + 1)), None)
        if to is not None:
            return Opening(to + 1, "infinitive")
        if f < limit and s.low[f] == ",":
            holds = "clause" in frames and f + 1 < limit and bool(self.grammar.has_clause(s, f + 1, limit) or self.grammar.finite(s, f + 1))
            holds = holds and f == at and not (cue.verb.noun and cue.form in ("third", "base"))
            if holds:
                return Opening(f + 1, "comma")
            return self._fronted(s, cue, limit)
        if s.low[at] in self.grammar.prepositions or s.low[at] in self.grammar.classes["subordinator"] or self.grammar.is_adverb(s, at):
            opening = self._fronted(s, cue, limit)
            if opening is not None:
                return opening
        late = self._late_that(s, at, limit) if frames & {"that", "hearer"} else None
        if late is not None:
            return Opening(late, "that")
        for first in dict.fromkeys((f, at)):
            if first >= limit or not self._may_start(s, first, loose="any" in frames):
                continue
            if cue.verb.noun and cue.form in ("third", "base") and s.low[first] in self.grammar.prepositions:
                continue
            if s.low[first] in self.grammar.prepositions and not self._opens_adverbially(s, first, limit, loose="any" in frames):
                continue
            if s.kinds[first] == "q" and s.low[first + 1 : first + 2] == [","]:
                continue
            if "any" in frames and self._says_something(s, first, limit):
                return Opening(first, "clause")
            bare = "bare" in frames
            clause = self.holds_finite(s, first, limit) if bare else self.grammar.has_clause(s, first, limit)
            if clause and frames & {"clause", "hearer"} and (first > at or "clause" in frames):
                return Opening(first, "clause")
        named = self._named_words(s, at, limit)
        if named is not None and frames & {"np", "that"}:
            return Opening(named, "quote")
        if self._labels(s, at, limit, _LABEL_WORDS if "label" in frames else _QUOTED_OBJECT_WORDS):
            return Opening(at, "label")
        if "for-ing" in frames and self._may_start(s, at) and self._for_doing(s, at, limit):
            return Opening(at, "noun-phrase")
        if "ing" in frames and s.low[at] in self.grammar.ings and at + 1 < limit and s.kinds[at] == "w":
            return Opening(at, "noun-phrase")
        if "np" in frames and self._may_start(s, at) and self.carries_verb(s, at, limit):
            return Opening(at, "noun-phrase")
        return None

    def _opens_adverbially(self, s: Sentence, first: int, limit: int, *, loose: bool) -> bool:
        """Whether content starts with a preposition: a sure verb must follow, and not at once ("patients found in the process will be …")."""
        if loose:
            return any(self.grammar.finite(s, i) == SURE for i in range(first + 1, limit))
        k = self.grammar.phrase_right(s, first + 1, limit)
        return not (k < limit and self.grammar.finite(s, k) == SURE)

    def _late_that(self, s: Sentence, at: int, limit: int) -> int | None:
        """Behind a "that" which adverbials part from its cue ("said at a talk marking the day that …")."""
        grammar = self.grammar
        if s.low[at] not in grammar.prepositions and s.low[at] not in grammar.times:
            return None
        for i in range(at + 1, min(limit - 1, at + _LONGEST_ASIDE)):
            if s.low[i] == "that" and s.low[i + 1] not in CLOSERS and not grammar.finite(s, i + 1) and not grammar.is_verb_form(s.low[i + 1]):
                return i + 1
            dated = s.low[i] == "," and s.kinds[i - 1] == "n" and s.kinds[i + 1] == "n"
            if (s.low[i] in CLOSERS and not dated) or s.kinds[i] == "q" or grammar.finite(s, i):
                return None
        return None

    def _fronted(self, s: Sentence, cue: Cue, limit: int) -> Opening | None:
        """Content that starts with an adverbial of its own ("said as of May 5, no case was known")."""
        at = cue.behind
        comma = next((i for i in range(at, min(limit, at + 18)) if s.low[i] == ","), limit)
        adverbial = at < comma and s.low[at] not in self.grammar.times and "clause" in cue.verb.frames
        word = s.low[comma + 1] if comma + 1 < limit else ""
        counted = s.low[comma + 1 : comma + 3] in (["at", "least"], ["at", "most"], ["up", "to"])
        opens = word in self.grammar.determiners or word in self.grammar.subjects or (comma + 1 < limit and s.kinds[comma + 1] in "Wn") or counted
        return Opening(at, "fronted") if adverbial and opens and self.grammar.has_clause(s, comma + 1, limit) else None

    def _says_something(self, s: Sentence, first: int, limit: int) -> bool:
        """Whether words behind "said" are content, and no day, place or name that ends the sentence."""
        if limit - first < 2 or s.low[first] in self.grammar.times:
            return False
        adverbial = s.low[first] in self.grammar.prepositions or self.grammar.is_adverb(s, first)
        if s.low[first] in self.grammar.classes["duration"] and s.low[first + 1] in ("after", "before", "later", "earlier", "ago"):
            return False
        return not adverbial or any(self.grammar.finite(s, i) == SURE for i in range(first + 1, limit))

    def holds_finite(self, s: Sentence, first: int, behind: int) -> bool:
        """Whether the tokens hold anything that can be a finite verb."""
        grammar = self.grammar
        return grammar.is_contraction(s.low[first]) or any(
            grammar.finite(s, i) or (s.kinds[i] == "q" and grammar.opens_with_verb(s, i)) for i in range(first + 1, behind)
        )

    def end(self, s: Sentence, first: int, limit: int, breaks: Sequence[int]) -> int:
        """Behind the last token of content that starts at `first`: the first of the breaks, else the sentence's end."""
        behind = min([limit, *(b for b in breaks if b > first)])
        return self.trim(s, first, behind)

    def trim(self, s: Sentence, first: int, behind: int) -> int:
        """Without punctuation and conjunctions at the end."""
        while behind > first + 1 and (
            s.low[behind - 1] in CLOSERS
            or s.low[behind - 2 : behind] == [",", "however"]
            or s.low[behind - 1] in ("and", "but", "while")
            or s.low[behind - 1].startswith("--")
        ):
            behind -= 1
        return behind
