"""One clause of a Chinese definition: which term, which side of it, and what that is said to be."""

from __future__ import annotations

import re

from attrs import frozen

from npf.languages.zh.clauses import Clause
from npf.languages.zh.tables import DEFINITION_CUES
from npf.lexicon import Lexicons
from npf.match import Scanner, any_of
from npf.text import Extent, trim

__all__ = ["MEANING", "ClauseReader", "Piece"]

MEANING = "含义"
_NEAR = 24
_PRONOUN = re.compile("^(?:它们?|其中?|这|那|此|该)(?:的|$)?$")
_TITLE_END = "”’》"


@frozen
class Piece:
    """What one clause says.

    Attributes:
        start, end: The clause, without words that only lead in.
        term: The extent of the term, None where the clause leaves it to what stands before.
        name, value: The side and what it is said to be.
        asks: Whether a verb phrase behind it would be a norm (关键是推进…).
        strong: Whether it makes a definition by itself.
        rule: The id of the rule that found it.
    """

    start: int
    end: int
    term: Extent | None
    name: str
    value: Extent
    strong: bool
    rule: str
    asks: bool = False


class ClauseReader:
    """Reads clauses with the table of definition cues."""

    def __init__(self, lexicons: Lexicons) -> None:
        kinds: dict[str, list[str]] = {}
        takes: dict[str, set[str]] = {}
        for row in lexicons.rows(DEFINITION_CUES):
            kinds.setdefault(row["kind"], []).append(row["term"])
            if row["kind"] in ("facet", "side"):
                for how in row["takes"].split():
                    takes.setdefault(how, set()).add(row["term"])
        self._strong = frozenset(kinds["facet"])
        self._asks = takes["asks"]
        adverb, verb, gloss = f"(?:{any_of(kinds['adverb'])})*", any_of(kinds["verb"]), any_of(kinds["gloss"])
        facet, modifier = any_of([*kinds["facet"], *kinds["side"]]), any_of(kinds["modifier"])
        predicate, copula = any_of(takes["end"]), any_of(kinds["copula"])
        self._facet = re.compile(
            f"(?:(?P<lying>{any_of(takes['lie'])}){adverb}(?P<lies>在于|就在|在)|(?P<noun>{facet})(?:[和与、](?P<more>{facet}))?{adverb}(?P<is>是|{copula}))"
        )
        self._modifiers = re.compile(f"(?:(?:{modifier})的?|的)+$")
        self._leads = re.compile(f"^(?:(?:{any_of(kinds['lead'])})(?:[，、:：])?)+")
        self._verb = re.compile(f"(?<!还)(?:{any_of(kinds['trap'])})|(?P<cue>{verb})")
        self._gloss = re.compile(f"^(?:{gloss})$")
        self._adverbs = re.compile(f"{adverb}$")
        self._named_before = re.compile(f".*(?:{any_of(kinds['naming'])})的")
        self._norm = re.compile(any_of(kinds["ask"]))
        self._empty = re.compile(f"(?:[一二三四五六七八九十]|{any_of(kinds['empty'])})$")
        self.finite = re.compile(any_of(kinds["finite"]))
        aside = f"(?:{any_of(kinds['aside'])}|，)*"
        self.question = re.compile(f"{aside}(?:{any_of(kinds['what'])})(?P<after>.+)$|(?P<before>.+?){aside}是什么$")
        self._whole = (
            (re.compile(f"^并?以(?P<value>.{{2,40}})为(?P<name>(?:{modifier})?(?:{predicate}|{any_of(takes['frame'])}))$"), "zh.definition.sides"),
            (
                re.compile(f"具有(?P<value>[^，。；]{{2,40}}?)(?:等(?:{modifier})?的?)?(?P<name>(?:{modifier})?的?(?:{predicate}))$"),
                "zh.definition.having",
            ),
            (
                re.compile(
                    f"^(?P<value>.{{3,}}?)(?:已经?)?[就正也都]?(?:是|成为)(?P<term>[^是]{{2,40}}?)"
                    f"(?P<name>(?:{modifier})?的(?:{modifier})?(?:{predicate})(?:[和与](?:趋势|{predicate}))?)$"
                ),
                "zh.definition.inverse",
            ),
        )
        self._equals = re.compile(f"也?[就便正]是[指说]?|[就正也都]?(?:{any_of(kinds['quoted'])})")
        openers = {term[0] for kind in ("facet", "side", "verb", "quoted", "gloss", "what") for term in kinds[kind]}
        self.scan = Scanner(
            f"(?:{facet}){adverb}(?:[是在]|{copula})|{verb}|{any_of(kinds['quoted'])}|所谓|，也?[就便]是|(?:{gloss})，|是什么？|{any_of(kinds['what'])}|(?:{predicate})(?:[，。；和]|$)|则是|就是“",
            openers | {term[0] for term in takes["end"]} | set("所，是则就"),
        )

    def read(self, folded: str, clause: Clause) -> Piece | None:
        """What the clause says of a term, or None."""
        return self._by_verb(folded, clause) or self._by_facet(folded, clause) or self._by_whole(folded, clause)

    def is_gloss(self, folded: str, clause: Clause) -> bool:
        """Whether the clause announces that something will be put into plain words."""
        return self._gloss.match(folded[clause.start : clause.end]) is not None

    def named(self, folded: str, start: int, end: int) -> Extent | None:
        """The term in this stretch, lead-in and adverbs cut off; None for a pronoun or for nothing."""
        words = folded[start:end]
        lead = self._leads.match(words)
        if lead:
            start += lead.end()
        named = self._named_before.match(folded, start, end)
        if named:
            start = named.end()
        near = max(start, end - _NEAR)
        end = near + len(self._adverbs.sub("", folded[near:end])) if end > start else end
        start, end = trim(folded, start, end, "“”‘’的，、：")
        if start >= end or _PRONOUN.match(folded[start:end]):
            return None
        return start, end

    def equals(self, folded: str, clause: Clause) -> int | None:
        """Where the value starts in a clause that opens with 就是, else None."""
        hit = self._equals.match(folded, clause.start, clause.end)
        return hit.end() if hit else None

    def _by_verb(self, folded: str, clause: Clause) -> Piece | None:
        hit = next((hit for hit in self._verb.finditer(folded, clause.start, clause.end) if hit["cue"]), None)
        if hit is None or (hit.end() >= clause.end and clause.stop[:1] not in "，：" and clause.stop):
            return None
        term = self.named(folded, clause.start, hit.start())
        start = term[0] if term else clause.start
        return Piece(self._opened(folded, start), clause.end, term, MEANING, (min(hit.end(), clause.end), clause.end), True, "zh.definition.verb")

    def _by_facet(self, folded: str, clause: Clause) -> Piece | None:
        for hit in self._facet.finditer(folded, clause.start, clause.end):
            noun = hit["lying"] or hit["noun"]
            value = trim(folded, hit.end(), clause.end)
            if value[0] >= value[1] or folded[max(clause.start, hit.start() - 1) : hit.start()] in ("为", "有", "无"):
                continue
            if hit["is"] and noun in self._asks and self._norm.match(folded, value[0]):
                continue
            near = max(clause.start, hit.start() - _NEAR)
            modified = self._modifiers.search(folded[near : hit.start()])
            named_to = near + modified.start() if modified else hit.start()
            term = self.named(folded, clause.start, named_to)
            name = folded[named_to : max(hit.end(group) for group in ("lying", "noun", "more"))].removeprefix("的")
            start = term[0] if term else clause.start
            start = self._opened(folded, start)
            asks = noun in self._asks and not hit["lies"]
            return Piece(start, clause.end, term, name, value, noun in self._strong, "zh.definition.facet", asks)
        return None

    def _by_whole(self, folded: str, clause: Clause) -> Piece | None:
        words = folded[clause.start : clause.end]
        for pattern, rule in self._whole:
            hit = pattern.search(words)
            if hit is None:
                continue
            value = clause.start + hit.start("value"), clause.start + hit.end("value")
            term: Extent | None = None
            if rule == "zh.definition.having":
                term = self.named(folded, clause.start, clause.start + hit.start())
                if term is None or not re.search("[、性]", hit["value"]):
                    continue
            elif rule == "zh.definition.inverse":
                term = self.named(folded, clause.start + hit.start("term"), clause.start + hit.end("term"))
                if term is None or self._empty.match(hit["value"]):
                    continue
            return Piece(clause.start, clause.end, term, hit["name"].removeprefix("的"), value, rule != "zh.definition.sides", rule)
        return None

    def _opened(self, folded: str, start: int) -> int:
        return start - 1 if start and folded[start - 1] in "“‘《" else start
