"""Who says what in one sentence: cues, their subjects and their content put together."""

from __future__ import annotations

from attrs import frozen

from npf.languages.en.contents import ContentFinder, Opening
from npf.languages.en.grammar import SURE, Grammar
from npf.languages.en.reporting import Cue, CueFinder
from npf.languages.en.subjects import Phrase, SubjectFinder
from npf.languages.en.tables import ATTRIBUTION_PHRASES
from npf.languages.en.tokens import Sentence

__all__ = ["Attribution", "AttributionFinder"]

_DASHES = frozenset({"-", "--", "---", "—", "–"})
_SPEECH_WORDS = 4
_OPENERS = frozenset({",", ".", ":", ";", '"', "and", "but", *_DASHES})
_STOPS = frozenset({".", "!", "?", ";", "…", "..."})


@frozen
class Attribution:
    """Content in a sentence, in tokens.

    Attributes:
        source: The subject, or None where the sentence names none.
        cue: The cue's tokens, or None.
        parts: The content, each part as (first, behind); adjacent quotations are parts of their own.
        rule: What found it.
    """

    source: Phrase | None
    cue: Phrase | None
    parts: tuple[Phrase, ...]
    rule: str


@frozen
class _Reading:
    """A cue with its own subject (None: shared with what stands before) and what follows it."""

    cue: Cue
    subject: Phrase | None
    inverted: bool
    opening: Opening | None


class AttributionFinder:
    """Reads sentences; all state is in the tables."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.subjects = SubjectFinder(grammar)
        self.cues = CueFinder(grammar)
        self.contents = ContentFinder(grammar)
        rows = grammar.lexicons.rows(ATTRIBUTION_PHRASES)
        phrases = [tuple(row["term"].split()) for row in rows]
        self._traps = {tuple(row["term"].split()): frozenset(row["traps"].split("|")) for row in rows}
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self._phrases.setdefault(phrase[0], []).append(phrase)
        self.words = self.cues.words | {phrase[1] if len(phrase) > 1 else phrase[0] for phrase in phrases}

    def read(self, s: Sentence) -> list[Attribution]:
        """The attributions of a sentence, from left to right; nested ones are left out."""
        readings = [self._reading(s, cue) for cue in self.cues.find(s)]
        found = self._according(s, readings)
        closed = self._postposed(s, readings, found)
        self._forward(s, readings, found, closed)
        if any(kind == "q" for kind in s.kinds):
            found.extend(self._by_any_verb(s, found))
        return sorted(found, key=lambda a: a.parts[0])

    def _by_any_verb(self, s: Sentence, found: list[Attribution]) -> list[Attribution]:
        """Quotations that end with a comma before "Hill radioed", or start behind a colon: there any verb reports."""
        taken = [part for a in found for part in a.parts]
        made: list[Attribution] = []
        for q, kind in enumerate(s.kinds):
            if kind != "q" or any(first <= q < behind for first, behind in taken):
                continue
            speech = len(s.words(q, q + 1).split()) >= _SPEECH_WORDS
            if s.last_inside(q) in ",?!" and q + 2 < len(s) and (q == 0 or s.low[q - 1] in _OPENERS):
                made.extend(self._tagged(s, q))
            elif speech and q > 2 and s.low[q - 1] in (",", ":") and s.folded[s.starts[q] + 1].isupper() and s.last_inside(q) in ".?!,":
                source = self.subjects.of_clause(s, q - 1)
                if source is not None:
                    made.append(Attribution(source, None, ((q, q + 1),), "en.quote.any-verb"))
        return made

    def _tagged(self, s: Sentence, q: int) -> list[Attribution]:
        behind = self.grammar.phrase_right(s, q + 1)
        behind = next((i for i in range(q + 2, behind) if self.grammar.finite(s, i)), behind)
        verb = behind
        while verb < len(s) and self.grammar.is_adverb(s, verb):
            verb += 1
        if behind > q + 1 and verb < len(s) and self.grammar.finite(s, verb) and s.low[verb] not in self.grammar.auxiliaries:
            source = (q + 1, behind)
        else:
            after = self.subjects.after(s, q + 2) if s.low[q + 1] in self.grammar.pasts else None
            if after is None:
                return []
            source, verb = after, q + 1
        if not self.subjects.is_plausible(s, source):
            return []
        return [Attribution(source, (verb, verb + 1), ((q, q + 1),), "en.quote.any-verb")]

    def _reading(self, s: Sentence, cue: Cue) -> _Reading:
        opening = self.contents.forward(s, cue, len(s))
        if not cue.finite:
            quoted = cue.form == "ing" and cue.group > 1 and s.low[cue.group - 1] == "as"
            return _Reading(cue, self._of_quoted(s, cue.group - 2) if quoted else None, False, opening)
        before = s.low[cue.group - 1] if cue.group else ""
        behind_content = before in (",", '"', "?", "!", *_DASHES) or cue.group == 0
        if behind_content and cue.form != "base" and cue.verb.frames & {"inv"}:
            after = self._inverted_subject(s, cue)
            if after is not None and (before == '"' or opening is None or opening.frame in ("clause", "noun-phrase")):
                own = self.subjects.before(s, cue.group) if before == "," else None
                ends = after[1] >= len(s) or s.low[after[1]] in _STOPS
                if own is None or (ends and s.kinds[after[1] - 1] == "W"):
                    stop = after[1]
                    announces = cue.group == 0 and stop + 1 < len(s) and (s.low[stop] == ":" or (s.low[stop] == "," and s.kinds[stop + 1] == "q"))
                    return _Reading(cue, after, not announces, Opening(stop + 1, "colon") if announces else None)
        if before == '"':
            return _Reading(cue, None, False, opening)
        subject = self.subjects.before(s, cue.group)
        if subject is not None and (s.low[subject[0]] in ("neither", "none", "nobody") or (subject[0] and s.low[subject[0] - 1] in ("if", "unless"))):
            return _Reading(cue, None, False, None)
        if subject is not None and subject[0] == 1 and s.low[0] == "as":
            comma = next((i for i in range(cue.behind, len(s)) if s.low[i] == ","), len(s))
            opening = Opening(comma + 1, "comma") if comma + 1 < len(s) else opening
        if subject is not None and not (self._agrees(s, cue, subject) and self._may_say(s, cue, subject, opening)):
            subject = None
            if cue.verb.noun or cue.form == "base":
                opening = None
        return _Reading(cue, subject, False, opening)

    def _may_say(self, s: Sentence, cue: Cue, subject: Phrase, opening: Opening | None) -> bool:
        if s.low[subject[0]] in self.grammar.classes["not-speaking"]:
            return False
        if s.low[subject[0]] == "it" and "inv" not in cue.verb.frames:
            return False
        if opening is None and subject[0] and s.low[subject[0] - 1] in (",", '"') and not (cue.verb.noun and cue.form != "past"):
            return True
        if opening is not None and opening.frame == "object-to" and "quote" in cue.verb.frames:
            return True
        strong = opening is not None and opening.frame in ("that", "quote", "colon") and "inv" in cue.verb.frames
        return strong or "bare" in cue.verb.frames or self.subjects.is_plausible(s, subject)

    def _inverted_subject(self, s: Sentence, cue: Cue) -> Phrase | None:
        k = cue.behind
        while k < len(s) and self.grammar.is_adverb(s, k):
            k += 1
        after = self.subjects.after(s, k)
        if after is not None and s.low[after[0]] in self.grammar.classes["pronoun"] and (s.low[cue.group - 1] != '"' or s.low[after[0]] == "it"):
            return None
        return after

    def _ends_attribution(self, s: Sentence, k: int) -> bool:
        """Whether the token behind an inverted subject may follow one."""
        return k >= len(s) or s.low[k] in _STOPS or s.low[k] in (",", "who", "(") or s.low[k] in self.grammar.prepositions

    def _agrees(self, s: Sentence, cue: Cue, subject: Phrase) -> bool:
        grammar, (first, behind) = self.grammar, subject
        if behind > cue.group or first == behind:
            return False
        if cue.form == "base" and cue.group == cue.first:
            head = self.subjects.head(s, first, behind)
            if s.low[head] in grammar.determiners and behind - first > 1:
                return False
            joined = any(s.low[i] == "and" for i in range(first, behind)) or (s.kinds[head] == "W" and "bare" in cue.verb.frames)
            return joined or grammar.is_plural(s, head) or s.low[first] in grammar.classes["plural-pronoun"]
        if cue.form == "third" and cue.verb.noun:
            head = self.subjects.head(s, first, behind)
            return (s.low[head] not in grammar.determiners and not grammar.is_plural(s, head)) or s.low[head] in ("who", "he", "she", "it")
        return True

    def _according(self, s: Sentence, readings: list[_Reading]) -> list[Attribution]:
        found: list[Attribution] = []
        for i in range(len(s) - 1):
            for phrase in self._phrases.get(s.low[i], ()):
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
        if source[0] >= len(s) or s.low[self.subjects.head(s, *source)] in traps:
            return None
        parts: list[Phrase] = []
        left = self._content_left(s, first)
        if left is not None:
            parts.append(left)
        if left is None and source[1] < k and self._opens_clause(s, source[1]) and self.grammar.has_clause(s, source[1], k):
            parts.append((source[1], self.contents.trim(s, source[1], len(s))))
            return Attribution(source, (first, behind), tuple(parts), "en.quote.according-to")
        comma = self._behind_apposition(s, k)
        if comma < len(s) and s.low[comma] in (",", '"', ":"):
            start = comma + 1 if s.low[comma] in (",", ":") else comma
            behind_content = self.contents.trim(s, start, len(s))
            if start < behind_content and (left is None or self._continues(s, start)):
                parts.append((start, behind_content))
        return Attribution(source, (first, behind), tuple(parts), "en.quote.according-to") if parts else None

    def _opens_clause(self, s: Sentence, k: int) -> bool:
        return s.low[k] in self.grammar.determiners or s.low[k] in self.grammar.classes["pronoun"] or s.kinds[k] == "W"

    def _source_end(self, s: Sentence, first: int, limit: int) -> int:
        behind = self.grammar.phrase_right(s, first, limit)
        while behind < limit and s.low[behind] in self.grammar.inside and behind > first:
            more = self.grammar.phrase_right(s, behind + 1, limit)
            if more == behind + 1:
                break
            behind = more
        return behind

    def _behind_apposition(self, s: Sentence, k: int) -> int:
        """The comma that ends an apposition which starts with the comma `k`; `k` where there is none."""
        for _ in range(3):
            if k >= len(s) or s.low[k] != ",":
                return k
            closing = next((i for i in range(k + 1, len(s)) if s.low[i] == ","), None)
            word = s.low[k + 1] if k + 1 < len(s) else ""
            adverbial = word in self.grammar.prepositions or word in self.grammar.classes["subordinator"] or word in self.grammar.ings
            if closing is None or adverbial or not self.subjects.is_parenthetical(s, k + 1, closing):
                return k
            k = closing
        return k

    def _content_left(self, s: Sentence, behind: int, floor: int = 0, *, whole: bool = False) -> Phrase | None:
        """Content that ends before token `behind`: from `floor`, if it holds a clause or a quotation.

        With `whole` the cue interrupts its content, and what stands before it may be any part of a clause.
        """
        last = self.contents.trim(s, floor, behind)
        first = floor
        while first < last and s.low[first] in ("and", "but", "still", "so", ",", "while"):
            first += 1
        if whole and last > first and (last - first > 1 or s.kinds[first] in "Wq"):
            return first, last
        if first >= last or not (any(s.kinds[i] == "q" for i in range(first, last)) or any(self.grammar.finite(s, i) for i in range(first, last))):
            return None
        return first, last

    def _continues(self, s: Sentence, first: int) -> bool:
        """Whether what follows an interrupting cue carries the content on: no participle, relative or adverbial clause."""
        word, grammar = s.low[first], self.grammar
        if (
            (word in grammar.classes["relative"] and word != "that")
            or word in grammar.classes["tail"]
            or word in ("when", "after", "as", "before", "if", "because", "since")
        ):
            return False
        return not (word in grammar.ings or word in ("in", "on", "at", "during", "a", "an") or word in ("and", "but", "who"))

    def _postposed(self, s: Sentence, readings: list[_Reading], found: list[Attribution]) -> int:
        """Adds content that stands before its cue; gives back the token behind which nothing is claimed yet."""
        claimed = 0
        for reading in readings:
            cue, subject = reading.cue, reading.subject
            if subject is None or not cue.verb.frames & {"post", "quote", "inv"} or cue.first < claimed:
                continue
            start = min(cue.group, subject[0])
            if start > 1 and s.low[start - 1] == "as":
                start -= 1
            before = s.low[start - 1] if start else ""
            if before not in (",", '"', "?", "!", *_DASHES) or s.low[subject[0]] == "who":
                continue
            quoted = before == '"' or (before == "," and start > 1 and s.kinds[start - 2] == "q")
            opening = reading.opening
            if opening is not None and not quoted and opening.frame not in ("comma", "fronted") and self._resumes(s, reading) is None:
                continue
            if (
                opening is not None
                and quoted
                and opening.frame in ("clause", "noun-phrase", "object-to", "infinitive", "wh")
                and not reading.inverted
                and before != '"'
            ):
                continue
            resumed = self._resumes(s, reading)
            framed = resumed is not None or (opening is not None and opening.frame == "comma")
            tagged = start - claimed > _SPEECH_WORDS and self._is_tag(s, reading) and self._holds_verb_form(s, claimed, start)
            left = self._content_left(s, start, claimed, whole=framed or tagged)
            if left is None:
                continue
            if resumed is not None and not quoted:
                last = self.contents.trim(s, resumed, len(s))
                found.append(Attribution(subject, (cue.first, cue.behind), (left, (resumed, last)), "en.quote.split"))
                claimed = last
                continue
            if (
                opening is not None
                and opening.frame not in ("comma", "quote", "colon", "fronted")
                and any(s.kinds[i] not in "qp" for i in range(*left))
            ):
                continue
            if not quoted and not self._is_statement(s, left):
                continue
            claimed = self._add_postposed(s, reading, left, found)
        return claimed

    def _is_tag(self, s: Sentence, reading: _Reading) -> bool:
        """Whether nothing but days and settings follows a cue up to the end of the sentence (", Li said on Monday.")."""
        behind = max(reading.cue.behind, reading.subject[1] if reading.subject else 0)
        k = next((i for i in range(behind, len(s)) if s.low[i] in (",", ";", ":") or s.kinds[i] == "q"), len(s))
        return k == len(s) and reading.opening is None and "inv" in reading.cue.verb.frames

    def _holds_verb_form(self, s: Sentence, first: int, behind: int) -> bool:
        return any(self.grammar.is_verb_form(s.low[i]) or s.low[i] in self.grammar.bases for i in range(first + 1, behind))

    def _resumes(self, s: Sentence, reading: _Reading) -> int | None:
        """The verb with which a clause goes on behind the cue that interrupts it ("The plan, says Hill, a doctor, is dead")."""
        assert reading.subject is not None
        k = max(reading.cue.behind, reading.subject[1])
        k = self._behind_apposition(s, k)
        if k + 1 < len(s) and s.low[k] == "," and self.grammar.is_verb_form(s.low[k + 1]) and s.kinds[k + 1] == "w":
            return k + 1
        return None

    def _is_statement(self, s: Sentence, content: Phrase) -> bool:
        """Whether content before a cue is a clause of its own and no adverbial ("When asked about it,")."""
        first, behind = content
        word = s.low[first]
        if word in ("when", "asked", "speaking", "after", "before", "during", "visiting", "inspecting", "addressing", "meeting", "while", "as"):
            inner = next((i for i in range(first + 1, behind) if s.low[i] == ","), None)
            return inner is not None and self.grammar.has_clause(s, inner + 1, behind)
        return word not in self.grammar.ings or any(self.grammar.finite(s, i) == SURE for i in range(first + 1, behind))

    def _add_postposed(self, s: Sentence, reading: _Reading, left: Phrase, found: list[Attribution]) -> int:
        cue, subject = reading.cue, reading.subject
        assert subject is not None
        behind = max(cue.behind, subject[1])
        parts = list(self._split_quotes(s, *left))
        rule = "en.quote.inverted" if reading.inverted else "en.quote.after"
        opening = reading.opening
        k = opening.first if opening is not None and opening.frame != "fronted" else self._tail_start(s, behind)
        if k < len(s) and (opening is None or opening.frame in ("quote", "comma", "colon")):
            quote_next = s.kinds[k] == "q"
            whole = s.kinds[left[0]] == "q" and left[1] - left[0] == 1
            if (quote_next and whole) or (
                not whole and (self._continues(s, k) or s.low[k] == "and") and self.grammar.has_clause(s, k, len(s)) and s.low[k - 1] == ","
            ):
                last = self.contents.trim(s, k, len(s)) if not quote_next else k + 1
                parts.append((k, last))
                behind = last
                rule = "en.quote.split"
        found.append(Attribution(subject, (cue.first, cue.behind), tuple(parts), rule))
        return behind

    def _tail_start(self, s: Sentence, behind: int) -> int:
        k = behind
        while k < len(s) and s.low[k] not in (",", ":") and s.kinds[k] != "q":
            k += 1
        if k < len(s) and s.kinds[k] == "q":
            return k if k == behind else len(s)
        return k + 1

    def _split_quotes(self, s: Sentence, first: int, behind: int) -> list[Phrase]:
        """Content made of quotations alone gives one part for each."""
        if all(s.kinds[i] in "qp" for i in range(first, behind)):
            return [(i, i + 1) for i in range(first, behind) if s.kinds[i] == "q"]
        return [(first, behind)]

    def _forward(self, s: Sentence, readings: list[_Reading], found: list[Attribution], closed: int) -> None:
        taken = [a.parts[0][0] for a in found]
        used = {a.cue[0] for a in found if a.cue is not None}
        free = 0
        subject: Phrase | None = None
        for n, reading in enumerate(readings):
            cue, opening = reading.cue, reading.opening
            for a in found:
                if a.cue is not None and a.cue[0] <= cue.first < a.cue[1] and a.source is not None:
                    subject = a.source
            infinitive = cue.form == "base" and not cue.finite
            if infinitive and (opening is None or opening.frame not in ("that", "quote", "colon", "object-to", "noun-phrase")):
                continue
            if opening is None or reading.inverted or cue.first < free or self._inside(cue, found) or cue.first in used:
                continue
            own = reading.subject or self._shared_subject(s, cue, subject)
            if own is None and cue.form == "ing" and cue.group == 0 and not cue.finite:
                behind, own = self._main_clause(s, opening.first)
                if (
                    own is not None
                    and opening.frame in ("that", "quote", "object-to", "noun-phrase")
                    and (opening.frame != "noun-phrase" or self.contents.carries_verb(s, opening.first, behind))
                ):
                    found.append(Attribution(own, (cue.first, cue.behind), ((opening.first, behind),), "en.quote.participle"))
                    free = behind
                continue
            if own is None or s.low[own[0]] in self.grammar.classes["not-speaking"]:
                continue
            limit = min([len(s), *(t for t in taken if t > opening.first)])
            behind = self.contents.end(s, opening.first, limit, self._breaks(s, readings, n))
            if opening.frame == "wh" and behind - opening.first > 2 and s.kinds[behind - 1] == "q" and s.low[behind - 2] in (",", ":"):
                opening = Opening(behind - 1, "quote")
            if opening.frame == "quote" and self._quote_is_all(s, opening.first, behind):
                behind = opening.first + 1
            if behind <= opening.first:
                continue
            rule = _RULES[opening.frame] if cue.form != "ing" or cue.finite else "en.quote.participle"
            parts = self._split_quotes(s, opening.first, behind)
            if not parts:
                continue
            found.append(Attribution(own, (cue.first, cue.behind), tuple(parts), rule))
            subject, free = own, behind

    def _main_clause(self, s: Sentence, first: int) -> tuple[int, Phrase | None]:
        """Where the content of "Noting that …, Li said …" ends, and the subject of the main clause behind it."""
        for comma in range(first + 2, len(s) - 2):
            if s.low[comma] != ",":
                continue
            behind = self.grammar.phrase_right(s, comma + 1)
            behind = next((i for i in range(comma + 2, behind) if self.grammar.finite(s, i)), behind)
            verb = self._behind_apposition(s, behind)
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
        closed = q + 2 < behind and s.low[q + 1] == "," and s.low[q + 2] in ("but", "while", "though", "although")
        return closed or q + 1 >= behind or (s.last_inside(q) in ",.?!" and s.low[q + 1] not in ("and", "or"))

    def _shared_subject(self, s: Sentence, cue: Cue, subject: Phrase | None) -> Phrase | None:
        """The subject of a cue that has none of its own: that of the cue before, else of the clause."""
        before = self.grammar.before(s, cue.group)
        word = s.low[before] if before >= 0 else ""
        if cue.form == "ing" and not cue.finite:
            if word == "as":
                return self._of_quoted(s, before - 1)
            beside = self._beside(s, cue)
            if beside is not None:
                return beside
            if word in (",", "and", "but", "while", '"') or (before >= 0 and subject is not None):
                return subject or self.subjects.of_clause(s, cue.group)
            said = "inv" in cue.verb.frames and before >= 0 and self.grammar.is_nominal(s, before)
            return self.subjects.of_clause(s, cue.group) if said else None
        if cue.form == "base" and not cue.finite:
            return self._of_infinitive(s, cue, subject)
        if word in ("and", "but", ",", "then", "or"):
            return subject or self.subjects.of_clause(s, cue.group) or self._first_phrase(s, cue.group)
        return None

    def _first_phrase(self, s: Sentence, limit: int) -> Phrase | None:
        """The noun phrase that opens a sentence whose first verb stands inside quotation marks."""
        behind = self.grammar.phrase_right(s, 0, limit)
        return (0, behind) if 0 < behind < limit and s.kinds[behind] == "q" and self.subjects.is_plausible(s, (0, behind)) else None

    def _is_tail(self, s: Sentence, k: int) -> bool:
        """Whether a reporter's own words start behind a comma: ", echoing …", ", but he pressed on"."""
        grammar = self.grammar
        if s.low[k] in grammar.classes["tail-ing"]:
            return True
        if s.low[k] in ("a", "an") and s.low[k + 1] in grammar.classes["tail-noun"]:
            return True
        if s.low[k] in ("but", "though") and s.low[k - 1] in _DASHES:
            return True
        if s.low[k] not in ("and", "but") or s.low[k + 1] not in ("he", "she", "they", "it"):
            return False
        verb = k + 2
        while verb < len(s) and grammar.is_adverb(s, verb):
            verb += 1
        return verb < len(s) and s.low[verb] in grammar.pasts and s.low[verb] not in grammar.auxiliaries

    def _beside(self, s: Sentence, cue: Cue) -> Phrase | None:
        """The source in "with both sides pledging to …"."""
        k = self.grammar.before(s, cue.group)
        first = self.grammar.phrase_left(s, k) if k > 0 and s.kinds[k] in "wW" and self.grammar.is_nominal(s, k) else None
        return (first, k + 1) if first and s.low[first - 1] == "with" else None

    def _of_quoted(self, s: Sentence, k: int) -> Phrase | None:
        """The source of "was quoted as saying" and of "quoted Li as saying"; `k` is the token before "as"."""
        quoted = self.grammar.classes["quoted"]
        if k > 0 and s.low[k] in quoted:
            while k > 0 and (s.low[k] in quoted or s.low[k] in self.grammar.classes["be"] or s.low[k] in self.grammar.classes["have"]):
                k -= 1
            return self.subjects.before(s, k + 1)
        first = self.grammar.phrase_left(s, k) if k > 0 else None
        return (first, k + 1) if first is not None and first > 0 and s.low[first - 1] in quoted else None

    def _of_infinitive(self, s: Sentence, cue: Cue, subject: Phrase | None) -> Phrase | None:
        """The subject of "was quick to point out": that of the clause, unless the word before says that nothing was said."""
        k = self.grammar.before(s, cue.group)
        if k < 0 or s.low[k] in self.grammar.classes["unsaid"] or s.kinds[k] not in "wW":
            return None
        if not cue.verb.frames & {"inv", "np"}:
            return None
        return subject or self.subjects.of_clause(s, cue.group)

    def _breaks(self, s: Sentence, readings: list[_Reading], n: int) -> list[int]:
        """Tokens at which the content of cue `n` ends since a later cue of the same level takes over."""
        mine = readings[n].cue
        found = [i for i in range(mine.behind + 1, len(s) - 2) if (s.low[i] == "," or s.low[i] in _DASHES) and self._is_tail(s, i + 1)]
        for later in readings[n + 1 :]:
            cue = later.cue
            if later.opening is None:
                continue
            start = min(cue.group, later.subject[0]) if later.subject is not None else cue.group
            before = self.grammar.before(s, start)
            word = s.low[before] if before >= 0 else ""
            if cue.form == "ing" and not cue.finite:
                if word in (",", '"') or (word == "and" and s.low[before - 1] == ","):
                    found.append(before)
            elif later.subject is None:
                same = cue.form == mine.form or mine.form in ("base", "participle", "ing")
                if cue.finite and same and word in ("and", "but", ",", "then"):
                    found.append(before)
            elif word in (",", "and", "but", "while", ";", "whereas") and "inv" in cue.verb.frames:
                found.append(before)
        return found


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
}
