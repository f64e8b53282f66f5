"""What each reporting verb of a sentence has for a subject, and what follows it."""

from __future__ import annotations

from npf.languages.en.attribution import Reading
from npf.languages.en.contents import ContentFinder, Opening
from npf.languages.en.grammar import SURE, Grammar
from npf.languages.en.reporting import Cue
from npf.languages.en.subjects import Phrase, SubjectFinder
from npf.languages.en.tokens import DASHES, Sentence

__all__ = ["CueReader"]

_LONGEST_QUOTED, _FEWEST_SPOKEN = 12, 4
_CONTRACTED = {"ing": ("'re", "'s"), "past": ("'ve", "'d")}
_STOPS = frozenset({".", "!", "?", ";", "…", "..."})


class CueReader:
    """Reads one cue: its own subject, before it or behind, and its content if that follows."""

    def __init__(self, grammar: Grammar, subjects: SubjectFinder, contents: ContentFinder, reporting: frozenset[str]) -> None:
        self.grammar, self.subjects, self.contents, self.reporting = grammar, subjects, contents, reporting

    def read(self, s: Sentence, cue: Cue) -> Reading:
        """The reading of a cue."""
        if self._hands_on(s, cue):
            return Reading(cue, None, False, None)
        if cue.form == "passive":
            return self._passive(s, cue)
        opening = self.contents.forward(s, cue, len(s))
        contracted = self._contracted(s, cue)
        if contracted is not None:
            return Reading(cue, contracted, False, opening)
        if not cue.finite:
            quoted = cue.form == "ing" and cue.group > 1 and s.low[cue.group - 1] == "as"
            return Reading(cue, self.of_quoted(s, cue.group - 2) if quoted else None, False, opening)
        before = s.low[cue.group - 1] if cue.group else ""
        behind_content = before in (",", '"', "?", "!", *DASHES) or cue.group == 0
        plain = cue.form != "base" or (cue.group == cue.first and not cue.verb.noun)
        if behind_content and plain and cue.verb.frames & {"inv"}:
            after = self._inverted_subject(s, cue)
            if cue.form == "base" and after is not None and not self.grammar.is_plural(s, self.subjects.head(s, *after)):
                after = None
            if after is not None and (before == '"' or opening is None or opening.frame in ("clause", "noun-phrase")):
                own = self.subjects.before(s, cue.group) if before == "," or before in DASHES else None
                ends = after[1] >= len(s) or s.low[after[1]] in _STOPS
                if own is None or (ends and (s.kinds[after[1] - 1] == "W" or s.low[after[1] - 1] in self.grammar.kinds_of_source)):
                    stop = after[1]
                    announces = cue.group == 0 and stop + 1 < len(s) and (s.low[stop] == ":" or (s.low[stop] == "," and s.kinds[stop + 1] == "q"))
                    return Reading(cue, after, not announces, Opening(stop + 1, "colon") if announces else None)
        if before == '"':
            return Reading(cue, None, False, opening)
        subject = self._of_one(s, cue, self.subjects.before(s, cue.group))
        if subject is None or (subject[0] and s.low[subject[0] - 1] == "by"):
            subject = self._with_relative(s, cue) or subject
        if subject is not None and (s.low[subject[0]] in ("neither", "none", "nobody") or (subject[0] and s.low[subject[0] - 1] in ("if", "unless"))):
            return Reading(cue, None, False, None)
        if subject is not None and subject[0] == 1 and s.low[0] == "as" and cue.verb.frames & {"that", "hearer"}:
            comma = next((i for i in range(cue.behind, len(s)) if s.low[i] == ","), len(s))
            opening = Opening(comma + 1, "comma") if comma + 1 < len(s) else opening
        aside = subject is not None and subject[0] > 1 and s.low[subject[0] - 1] == "as" and s.kinds[subject[0] - 2] in "wW"
        if aside and opening is not None and opening.frame == "comma":
            return Reading(cue, None, False, None)
        if subject is not None and opening is not None and self._is_tag_with_clause(s, subject, opening):
            opening = None
        if subject is not None and not (self._agrees(s, cue, subject) and self._may_say(s, cue, subject, opening)):
            subject = self._with_relative(s, cue) if opening is not None and opening.frame == "that" else None
            if subject is None and (cue.verb.noun or cue.form == "base"):
                opening = None
        return Reading(cue, subject, False, opening or self._gap(s, cue, subject))

    def _passive(self, s: Sentence, cue: Cue) -> Reading:
        """Source and content of "residents were urged by the council to stay"."""
        at = self.grammar.phrase_right(s, cue.behind)
        source = (cue.behind, at)
        if at == cue.behind or at + 1 >= len(s) or not self.subjects.is_plausible(s, source):
            return Reading(cue, None, False, None)
        frames, word = cue.verb.frames, s.low[at]
        if word == "to" and frames & {"objto", "hearer"} and self.contents.is_base(s, at + 1):
            return Reading(cue, source, False, Opening(at + 1, "infinitive"))
        if word == "that" and "hearer" in frames:
            return Reading(cue, source, False, Opening(at + 1, "that"))
        if word in self.grammar.classes["wh"] and "wh" in frames:
            return Reading(cue, source, False, Opening(at, "wh"))
        doing = word in ("of", "for") and "for-ing" in frames and s.low[at + 1] in self.grammar.ings
        return Reading(cue, source, False, Opening(at + 1, "noun-phrase") if doing else None)

    def _gap(self, s: Sentence, cue: Cue, subject: Phrase | None) -> Opening | None:
        """The rest of a clause whose subject stands before the source ("a move that officials say will cut costs")."""
        k = cue.behind
        if subject is None or not subject[0] or "bare" not in cue.verb.frames or k >= len(s) or self.grammar.finite(s, k) != SURE:
            return None
        before = s.low[subject[0] - 1]
        reduced = s.low[subject[0]] in self.grammar.determiners and s.kinds[subject[0] - 1] == "w" and self.grammar.is_nominal(s, subject[0] - 1)
        return Opening(k, "gap") if before in ("which", "that", "who", "what") or reduced else None

    def _with_relative(self, s: Sentence, cue: Cue) -> Phrase | None:
        """The subject with a relative clause that cannot be read in full ("Those who have sketched out a path for Hill to win say")."""
        grammar = self.grammar
        closed = cue.group - (cue.group > 1 and s.low[cue.group - 1] == ",")
        first = next((i + 1 for i in range(closed - 1, -1, -1) if s.kinds[i] in "pq"), 0)
        while first < cue.group and (s.low[first] in grammar.classes["clause-opener"] or grammar.is_adverb(s, first)) and s.low[first] != "that":
            first += 1
        behind = grammar.phrase_right(s, first, cue.group)
        behind -= behind - 1 > first and s.kinds[behind - 1] == "w" and s.low[behind - 1] in grammar.participles
        reduced = behind < len(s) and s.low[behind] in grammar.classes["pronoun"] and s.kinds[behind - 1] == "w"
        relative = behind < len(s) and s.low[behind] in grammar.classes["relative"] and (s.low[behind] != "that" or grammar.finite(s, behind + 1))
        issued = self._is_issued(s, first, behind, closed)
        if behind + 1 + (not reduced) >= closed or behind == first or not (reduced or relative or issued):
            return None
        return (first, closed) if self.subjects.is_plausible(s, (first, behind)) else None

    def _is_issued(self, s: Sentence, first: int, behind: int, limit: int) -> bool:
        """Whether a document is told with who made it ("a study released in May by the town")."""
        document = behind > first and self.grammar.kinds_of_source.get(s.low[behind - 1]) == "document"
        return document and behind < limit and s.low[behind] in self.grammar.participles and "by" in s.low[behind:limit]

    def _contracted(self, s: Sentence, cue: Cue) -> Phrase | None:
        """The subject that is one word with the auxiliary of the cue ("they're urging", "he's also arguing")."""
        k = self.grammar.before(s, cue.group)
        if (
            k < 0
            or (k and s.low[k - 1] in self.grammar.classes["wh"])
            or cue.form not in _CONTRACTED
            or not s.low[k].endswith(_CONTRACTED[cue.form])
            or not self.grammar.is_contraction(s.low[k])
        ):
            return None
        pronoun = s.low[k].partition("'")[0]
        if pronoun in self.grammar.classes["not-speaking"]:
            return None
        return (k, k + 1) if pronoun in self.grammar.classes["pronoun"] or pronoun in self.grammar.classes["plural-pronoun"] else None

    def _of_one(self, s: Sentence, cue: Cue, subject: Phrase | None) -> Phrase | None:
        """The last of two that are only seemingly joined, as the verb is singular ("the first set in Oslo and the firm claims …")."""
        if subject is None or (cue.form != "third" and s.low[cue.group] not in ("is", "was", "has")):
            return subject
        joints = (i for i in range(subject[1] - 2, subject[0], -1) if s.low[i] == "and" and s.low[i + 1] in self.grammar.determiners)
        joint = next(joints, None)
        return subject if joint is None else (joint + 1, subject[1])

    def _hands_on(self, s: Sentence, cue: Cue) -> bool:
        """Whether a cue only opens "quoted Li as saying", which reports itself."""
        if s.low[cue.first] not in self.grammar.classes["quoted"]:
            return False
        near = range(cue.behind, min(len(s) - 1, cue.behind + _LONGEST_QUOTED))
        return any(s.low[i] == "as" and s.low[i + 1] in self.reporting and s.low[i + 1].endswith("ing") for i in near)

    def _is_tag_with_clause(self, s: Sentence, subject: Phrase, opening: Opening) -> bool:
        """Whether "scientists said after they found it" stands behind its content."""
        if opening.frame != "clause" or s.low[opening.first] not in self.grammar.classes["aside-clause"] or subject[0] < 4:
            return False
        told = "q" in s.kinds[: subject[0]] or self.grammar.has_clause(s, 0, subject[0] - 1, SURE)
        return s.low[subject[0] - 1] == "," and told and "," not in s.low[opening.first :]

    def _may_say(self, s: Sentence, cue: Cue, subject: Phrase, opening: Opening | None) -> bool:
        if s.low[subject[0]] in self.grammar.classes["not-speaking"]:
            return False
        if s.low[subject[0]] == "it" and "inv" not in cue.verb.frames:
            return False
        if opening is not None and opening.frame == "quote" and self._is_mere_name(s, cue, subject, opening):
            return False
        if opening is None and subject[0] and s.low[subject[0] - 1] in (",", '"') and not (cue.verb.noun and cue.form != "past"):
            return True
        if opening is not None and opening.frame == "object-to" and "quote" in cue.verb.frames:
            return True
        named = opening is not None and opening.frame == "quote" and "label" in cue.verb.frames
        strong = opening is not None and opening.frame in ("that", "quote", "colon") and "inv" in cue.verb.frames and not named
        bare = "bare" in cue.verb.frames and not (cue.verb.noun and cue.form == "third")
        return strong or bare or self.subjects.is_plausible(s, subject)

    def _is_mere_name(self, s: Sentence, cue: Cue, subject: Phrase, opening: Opening) -> bool:
        """Whether a relative clause only tells how something is called (", which he called “unfair”")."""
        relative = "which" in (s.low[subject[0] - 1] if subject[0] else "", s.low[self.grammar.before(s, cue.group)] if cue.group else "")
        return relative and len(s.words(opening.first, opening.first + 1).split()) < _FEWEST_SPOKEN

    def _inverted_subject(self, s: Sentence, cue: Cue) -> Phrase | None:
        k = cue.behind
        while k < len(s) and self.grammar.is_adverb(s, k):
            k += 1
        after = self.subjects.after(s, k)
        if after is not None and s.low[after[0]] in self.grammar.classes["pronoun"] and (s.low[cue.group - 1] != '"' or s.low[after[0]] == "it"):
            return None
        loose = after is not None and s.low[cue.group - 1] == "," and s.kinds[cue.group - 2] != "q"
        return None if loose and after is not None and not self.subjects.is_plausible(s, after) else after

    def _agrees(self, s: Sentence, cue: Cue, subject: Phrase) -> bool:
        grammar, (first, behind) = self.grammar, subject
        if behind > cue.group or first == behind:
            return False
        if cue.form == "base" and cue.group == cue.first:
            head = self.subjects.head(s, first, behind)
            if s.low[head] in grammar.determiners and behind - first > 1 and s.low[head] != "those":
                return False
            if cue.verb.noun and first > 0 and s.low[first - 1] in grammar.prepositions:
                return False
            if (
                cue.verb.noun
                and s.kinds[behind - 1] == "w"
                and not grammar.is_plural(s, behind - 1)
                and s.low[behind - 1] not in grammar.kinds_of_source
                and behind - first > 1
            ):
                return False
            joined = any(s.low[i] == "and" for i in range(max(0, first - 1), behind)) or (s.low[head].isupper() and "bare" in cue.verb.frames)
            officials = s.kinds[behind - 1] == "w" and s.kinds[behind - 2] == "W" and grammar.kinds_of_source.get(s.low[behind - 1]) == "unnamed"
            return joined or officials or grammar.is_plural(s, head) or s.low[first] in grammar.classes["plural-pronoun"]
        if cue.form == "third" and s.kinds[cue.group - 1] == "n":
            return False
        if cue.form == "third" and cue.verb.noun and s.kinds[behind - 1] == "w" and not self.subjects.is_plausible(s, subject):
            return False
        if cue.form == "third" and cue.verb.noun:
            head = self.subjects.head(s, first, behind)
            singular = not grammar.is_plural(s, head) or (s.kinds[head] == "W" and head > first and s.low[first] == "the")
            return (s.low[head] not in grammar.determiners and s.kinds[head] != "n" and singular) or s.low[head] in (
                "who",
                "he",
                "she",
                "it",
            )
        return True

    def of_quoted(self, s: Sentence, k: int) -> Phrase | None:
        """The source of "was quoted as saying" and of "quoted Li as saying"; `k` is the token before "as"."""
        grammar, quoted = self.grammar, self.grammar.classes["quoted"]
        verb = next((i for i in range(k, max(0, k - _LONGEST_QUOTED), -1) if s.low[i] in quoted and s.kinds[i] == "w"), None)
        if verb is None:
            return None
        if verb == k or s.low[verb + 1] == "by":
            while verb > 0 and (s.low[verb] in quoted or s.low[verb] in grammar.classes["be"] or s.low[verb] in grammar.classes["have"]):
                verb -= 1
            return self.subjects.before(s, verb + 1)
        first = verb + 1
        return (first, k + 1) if s.low[first] in grammar.classes["object-pronoun"] or grammar.phrase_right(s, first, k + 1) == k + 1 else None
