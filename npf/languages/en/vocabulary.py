"""The words that the grammar of norms asks for: verbs in their forms, function words, cues."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from npf.languages.en.grammar import Grammar
from npf.languages.en.inflection import Inflection
from npf.languages.en.tables import (
    ACTION_VERBS,
    ACTORS,
    DIRECTIVE_VERBS,
    DONT_CUES,
    IMPERSONAL,
    MODALS,
    NORM_NOUNS,
    NORM_TRAPS,
    NORM_WORDS,
    REPORTING,
    VERBS,
)
from npf.languages.en.tokens import Sentence
from npf.lexicon import Lexicons, Row
from npf.models import Polarity, Strength

__all__ = ["VerbForm", "Vocabulary"]

_LY = ("ly",)
_WORD = re.compile(r"[a-z']+")


@frozen
class VerbForm:
    """One form of a verb of a table.

    Attributes:
        term: The base form with its particle.
        form: "base", "third", "past", "participle" or "ing".
        particles: The words that must follow.
        row: The table's row.
    """

    term: str
    form: str
    particles: tuple[str, ...]
    row: Row

    @property
    def polarity(self) -> Polarity:
        return "dont" if self.row["polarity"] == "dont" else "do"

    @property
    def strength(self) -> Strength:
        return self.row["strength"]  # type: ignore[return-value]


class Vocabulary:
    """Look-ups by the word in lower case, built once."""

    def __init__(self, lexicons: Lexicons) -> None:
        inflection = Inflection(lexicons)
        self.grammar = lexicons.built(Grammar)
        self.verbs = _forms(lexicons.rows(ACTION_VERBS), inflection)
        self.directives = _forms(lexicons.rows(DIRECTIVE_VERBS), inflection)
        self.modals = _by_first(lexicons.rows(MODALS))
        self.donts = _by_first(lexicons.rows(DONT_CUES))
        self.bans = tuple(entry for entries in self.donts.values() for entry in entries if entry[1]["kind"] in ("noun", "ban-noun"))
        self.imposing = frozenset(word for word, verbs in self.directives.items() if any("ban-noun" in verb.row["frames"] for verb in verbs))
        self.traps = _by_first([row for row in lexicons.rows(NORM_TRAPS) if row["kind"] != "noun"])
        self.gerund_nouns = frozenset(row["term"] for row in lexicons.rows(NORM_TRAPS) if row["kind"] == "noun")
        self.heads = frozenset(word for word, verbs in self.verbs.items() if any(verb.form == "ing" for verb in verbs))
        self.reported = frozenset(row["term"] for row in lexicons.rows(REPORTING))
        self.reports = _reports([row["term"] for row in lexicons.rows(REPORTING)], inflection)
        self.nouns = {row["term"]: row for row in lexicons.rows(NORM_NOUNS)}
        self.adjectives = {row["term"]: row for row in lexicons.rows(IMPERSONAL)}
        self.actors = {row["term"]: row for row in lexicons.rows(ACTORS)}
        self._cues, self._short_cues = self._scan()
        self._imperatives = frozenset(word for word, verbs in self.verbs.items() if any(verb.form == "base" for verb in verbs))
        classes: dict[str, set[str]] = {}
        for row in lexicons.rows(NORM_WORDS):
            for name in row["classes"].split():
                classes.setdefault(name, set()).add(row["term"])
        self.det, self.prep, self.coord = (frozenset(classes[name]) for name in ("det", "prep", "coord"))
        self.sub, self.rel, self.pron = (frozenset(classes[name]) for name in ("sub", "rel", "pron"))
        self.obj, self.adv, self.fin = (frozenset(classes[name]) for name in ("objpron", "adv", "fin"))
        self.be, self.asking, self.unneeded = (frozenset(classes[name]) for name in ("be", "asking", "unneeded"))
        self.perfect, self.company = frozenset(classes["perfect"]), frozenset(classes["company"])
        self.lone, self.needful = frozenset(classes["lone"]), frozenset(classes["needful"])
        self.told, self.let = frozenset(classes["told"]), frozenset(classes["let"])
        self.deciding, self.singling = frozenset(classes["deciding"]), frozenset(classes["singling"])
        self.refused, self.ensuring = frozenset(classes["refused"]), frozenset(classes["ensuring"])
        self.control, self.stop, self.joint = (frozenset(classes[name]) for name in ("control", "stop", "joint"))
        self.mark, self.linked, self.opener = (frozenset(classes[name]) for name in ("mark", "linked", "opener"))
        self.start, self.personal = frozenset(classes["start"]), frozenset(classes["plural"])
        self.stative, self.aside, self.time = (frozenset(classes[name]) for name in ("stative", "aside", "time"))
        self.plenty, self.everybody, self.expected = (frozenset(classes[name]) for name in ("plenty", "everybody", "expected"))
        self.refusing, self.barrier, self.absolute = (frozenset(classes[name]) for name in ("refusing", "barrier", "absolute"))
        self.asserted, self.telling = frozenset(classes["asserted"]), frozenset(classes["telling"])
        self.claimed, self.banning = frozenset(classes["claimed"]), frozenset(classes["banning"])
        self.nation, self.relay, self.citing = (frozenset(classes[name]) for name in ("nation", "relay", "citing"))
        self.stance, self.held, self.belief = (frozenset(classes[name]) for name in ("stance", "held", "belief"))
        self.upheld = frozenset(word for word, verbs in self.verbs.items() if any(verb.term in self.held for verb in verbs))
        self.addressed, self.wishing = frozenset(classes["addressed"]), frozenset(classes["wishing"])
        self.particles, self.scheduled = frozenset(classes["particle"]), frozenset(classes["scheduled"])
        self.suffering = frozenset(classes["suffering"])
        self.unfinished = self.control | self.claimed | classes["trying"]
        self.viewing, self.measuring = frozenset(classes["viewing"]), frozenset(classes["measuring"])
        self.ruling, self.knowing, self.happening = (frozenset(classes[name]) for name in ("ruling", "knowing", "happening"))
        self.person, self.lets, self.completed = (frozenset(classes[name]) for name in ("person", "lets", "takes-infinitive"))
        self.ordinal, self.merely = frozenset(classes["ordinal"]), frozenset(classes["merely"])
        self.bases = frozenset(row["term"] for row in lexicons.rows(VERBS)) | frozenset(
            word for word, verbs in self.verbs.items() if any(verb.form == "base" for verb in verbs)
        )

    def _scan(self) -> tuple[frozenset[str], tuple[str, ...]]:
        """Of each cue its longest word; cues of short words only as they are."""
        terms = [words for table in (self.modals, self.donts) for entries in table.values() for words, _ in entries]
        terms += (
            [(word,) for word in self.adjectives]
            + [(word,) for word, row in self.nouns.items() if row["kind"] in ("need", "duty", "call")]
            + [("lies",)]
        )
        terms += [("please",), ("let", "us"), ("it", "is", "for"), ("is", "up", "to")]
        terms += [(word,) for word, verbs in self.directives.items() if any(verb.row["frames"] != "report" for verb in verbs)]
        longest = [max(words, key=len) for words in terms]
        short = tuple(sorted({" ".join(words) for words, word in zip(terms, longest, strict=True) if len(word) < 4}))
        return frozenset(word for word in longest if len(word) > 3), short

    def has_cue(self, folded: str, start: int, end: int, bare: bool) -> bool:
        """Whether a sentence may hold a norm at all: a cheap look for the rarest word of each cue.

        `bare` tells whether a verb at its start counts as well.
        """
        window = folded[start:end].lower().replace("’", "'")
        found = _WORD.findall(window)
        if not self._cues.isdisjoint(found) or any(phrase in window for phrase in self._short_cues):
            return True
        return bare or any(word in self._imperatives for word in found[:1]) if found else False

    def opens_bare(self, folded: str, start: int, end: int) -> bool:
        """Whether a sentence opens with a verb in its base form, an adverb before it aside."""
        found = _WORD.findall(folded[start : min(end, start + 80)].lower())
        if found and found[0].endswith("ly"):
            found = found[1:]
        if len(found) < 3 or found[0] not in self._imperatives:
            return False
        nominal = all(verb.row["noun"] for verb in self.verbs[found[0]] if verb.form == "base")
        return not (nominal and (found[1] in self.prep or found[1] in self.coord)) and self.fin.isdisjoint(found[1:4])

    def is_adverb(self, word: str) -> bool:
        """Whether a word may stand between a modal and its verb."""
        return word in self.adv or (word.endswith(_LY) and len(word) > 4 and word not in self.verbs)

    def skip_adverbs(self, sentence: Sentence, at: int, limit: int) -> int:
        """The first token from `at` on that is no adverb."""
        while at < limit and self.is_adverb(sentence.low[at]):
            at += 1
        return at

    def form_at(self, table: dict[str, tuple[VerbForm, ...]], sentence: Sentence, at: int, forms: Iterable[str]) -> VerbForm | None:
        """The verb with the most particles that stands at a token in one of these forms."""
        if at >= len(sentence.low):
            return None
        for verb in table.get(sentence.low[at], ()):
            if verb.form in forms and (not verb.particles or self._has_particles(sentence, at + 1, verb.particles)):
                return verb
        return None

    def _has_particles(self, sentence: Sentence, at: int, particles: tuple[str, ...]) -> bool:
        """Whether the particles follow; a closing quotation mark may come between."""
        at += sentence.low[at : at + 1] in (["”"], ['"'])
        return tuple(sentence.low[at : at + len(particles)]) == particles

    def verb_at(self, sentence: Sentence, at: int, form: str) -> VerbForm | None:
        """The verb at a token, if what follows shows that it is one and no noun."""
        verb = self.form_at(self.verbs, sentence, at, (form,))
        if verb is None:
            return None
        nominal = verb.row["noun"] if form == "base" else "yes" if sentence.low[at] in self.gerund_nouns else ""
        if not nominal or verb.particles:
            return verb
        behind = at + 1
        if nominal == "also" and at and sentence.low[at - 1].endswith(_LY) and sentence.low[at - 1] not in self.singling:
            return verb
        if behind >= len(sentence.low):
            return None
        following = sentence.low[behind]
        if following in self.det or following in self.obj or self.is_adverb(following) or sentence.kinds[behind] == "n":
            return verb
        if following == "to":
            return verb if self.form_at(self.verbs, sentence, behind + 1, ("base",)) else None
        if nominal == "yes" and not following.endswith("'s"):
            return None
        if following in self.prep or following in self.coord or following in self.fin or sentence.kinds[behind] == "p":
            return None
        return verb

    def gerund_at(self, sentence: Sentence, at: int) -> bool:
        """Whether a known verb, or an unknown one with an object, stands at a token as V-ing."""
        if at >= len(sentence.low):
            return False
        if self.verb_at(sentence, at, "ing"):
            return True
        word = sentence.low[at]
        if not word.endswith("ing") or len(word) < 6 or word in self.gerund_nouns or at + 1 >= len(sentence.low):
            return False
        following = sentence.low[at + 1]
        return word in self.heads or following in self.det or following in self.obj

    def passive_at(self, sentence: Sentence, head: int) -> VerbForm | None:
        """The verb of a passive at "be": "avoid" in "be avoided"."""
        if sentence.low[head] != "be":
            return None
        return self.form_at(self.verbs, sentence, self.skip_adverbs(sentence, head + 1, len(sentence.low)), ("participle",))

    def trapped(self, sentence: Sentence, at: int, kind: str = "") -> bool:
        """Whether a run of words that is no norm begins at a token, of one kind or of any."""
        low = sentence.low
        return any(tuple(low[at : at + len(words)]) == words and (not kind or row["kind"] == kind) for words, row in self.traps.get(low[at], ()))

    def meets_existing(self, sentence: Sentence, head: int) -> bool:
        """Whether "prevent and control" is about something that exists (pollution), so that it is a do."""
        low = sentence.low
        if low[head + 1 : head + 3] != ["and", "control"]:
            return False
        return any(word in self.nouns and self.nouns[word]["kind"] == "existing" for word in low[head + 3 : head + 9])

    def is_light(self, word: str) -> bool:
        """Whether a noun only carries the verb behind it: efforts, measures."""
        row = self.nouns.get(word)
        return row is not None and row["kind"] == "light"


def _forms(rows: Iterable[Row], inflection: Inflection) -> dict[str, tuple[VerbForm, ...]]:
    found: dict[str, dict[tuple[str, str], VerbForm]] = {}
    for row in rows:
        verb, *particles = row["term"].split()
        for spelling in _spellings(verb):
            forms = inflection.forms(spelling)
            for form in ("base", "third", "past", "participle", "ing"):
                word = getattr(forms, form)
                found.setdefault(word, {})[row["term"], form] = VerbForm(row["term"], form, tuple(particles), row)
    return {word: tuple(sorted(verbs.values(), key=lambda verb: -len(verb.particles))) for word, verbs in found.items()}


def _spellings(verb: str) -> tuple[str, ...]:
    """A verb in American and British spelling."""
    if len(verb) > 5 and verb.endswith("ize"):
        return verb, f"{verb[:-3]}ise"
    return (verb,)


def _by_first(rows: Iterable[Row]) -> dict[str, tuple[tuple[tuple[str, ...], Row], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in rows:
        words = tuple(row["term"].split())
        found.setdefault(words[0], []).append((words, row))
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in found.items()}


def _reports(terms: Iterable[str], inflection: Inflection) -> frozenset[str]:
    forms = [inflection.forms(term) for term in terms if " " not in term]
    return frozenset(word for form in forms for word in (form.third, form.past, form.ing))
