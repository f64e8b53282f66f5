"""The patterns by which English definitions are found, built from the table of definition cues."""

from __future__ import annotations

import re
from collections.abc import Iterable

from npf.languages.en.tables import DEFINITION_CUES
from npf.lexicon import Lexicons
from npf.match import any_of

__all__ = ["DefinitionPatterns"]


class DefinitionPatterns:
    """Patterns and sets, each named for what it finds.

    Attributes:
        verb: A defining verb; group "quoted" for one that needs a term in marks or a formulation, "participle" for one right behind it.
        gloss: What opens a gloss, "in essence,".
        apposition: What may stand between such a term and its verb.
        facet: A facet with what owns it, what it is of, and its copula.
        inverse: "is the essence of X".
        opener: Articles and words such as "the term"; `subject` the place in which a subject may start.
        clause_start, finite, relative, idle: What cuts a subject off, or makes a statement no definition.
        scan: What a sentence must hold to be looked at.
        asking, sides, stops: Facets that make a norm with "is to", facets that count beside another only, subjects that merely point.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        kinds: dict[str, list[str]] = {}
        rows = lexicons.rows(DEFINITION_CUES)
        for row in rows:
            kinds.setdefault(row["kind"], []).append(row["term"])
        self.asking = frozenset(row["term"] for row in rows if row["takes"] == "asks")
        self.sides = frozenset(kinds["side"])
        self.stops = frozenset(kinds["stop"])
        verbs, quoted, breaks = any_of(kinds["verb"]), any_of(kinds["quoted"]), any_of(kinds["break"])
        nouns = any_of([*kinds["facet"], *kinds["side"]])
        ends = any_of(row["term"] for row in rows if row["takes"] == "end")
        opener = rf"(?:\b(?:{any_of(kinds['opener'])})\s+)*"
        copula = "|".join(map(_loose, sorted(kinds["copula"], key=len, reverse=True)))
        self.verb = re.compile(rf"\b(?:(?P<verb>{verbs})|(?P<quoted>{quoted})|(?P<participle>{any_of(kinds['participle'])}))\s+(?=\S)", re.I)
        self.gloss = re.compile(rf"(?:\w+,?\s+)?(?:{any_of(kinds['gloss'])}),\s+", re.I)
        self.apposition = re.compile(
            rf"[,”\"\s—–-]*(?:\w+,?\s+){{0,2}}(?:an?|the|one|h\w+|its)\s+(?:[\w-]+\s+){{0,3}}?(?:{any_of(kinds['apposition'])})s?\b", re.I
        )
        self.facet = re.compile(
            rf"\b(?P<owner>the|its|their|this|[A-Z][\w-]*(?:\s[\w-]+){{0,3}}['’]s?)\s+(?P<mods>(?:[\w-]+\s){{0,3}}?)(?P<noun>{nouns})s?"
            rf"(?:\s+(?P<link>{any_of(kinds['link'])})\s+(?P<post>[^,;:.“”\"]{{2,80}}?))?,?\s+(?P<copula>{copula})\s+(?=\S)",
            re.I,
        )
        self.inverse = re.compile(rf"\b(?:is|are)\s+(?:the|a)\s+(?:[\w-]+\s+){{0,2}}?(?P<name>{ends})s?\s+of\s+(?P<term>[^,;:.]{{2,80}})", re.I)
        self.opener = re.compile(opener, re.I)
        self.subject = re.compile(rf"(?:^|[,;:—–(]|\b(?:{breaks}))\s*{opener}[“\"]?$", re.I)
        self.clause_start = re.compile(rf"[,;:(—–]\s*|\s(?:{breaks})\s")
        self.finite = _word(kinds["finite"])
        self.relative = _word(kinds["relative"])
        self.idle = re.compile(rf"(?:{any_of(kinds['idle'])}|\w{{2,}}ed\s(?:\w+ly\s)?(?:by|through|via|from))\b", re.I)
        words = {max(term.split(), key=len) for term in [*kinds["verb"], *kinds["quoted"], *kinds["participle"]]}
        self.scan = re.compile(
            rf"\b(?:{any_of(words)}|(?:{nouns})s?\b[^.;]{{0,90}}?\b(?:{copula})|{ends}|[Ww]hat)\b|^(?:\w+,?\s+)?(?:{any_of(kinds['gloss'])}),", re.I
        )


def _loose(copula: str) -> str:
    """The copula with room for an adverb before its last word, "lies mainly in"."""
    first, _, last = copula.rpartition(" ")
    return rf"{first}(?:\s+\w+)?\s+{last}" if first else last


def _word(terms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(terms)})\b", re.I)
