"""One clause of a Chinese definition: which term, which side of it, and what that is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from npf.languages.zh.clauses import Clause
from npf.languages.zh.tables import DEFINITION_CUES
from npf.lexicon import Lexicons
from npf.text import Extent, trim

__all__ = ["MEANING", "ClauseReader", "Piece"]

MEANING = "含义"
_NEAR = 24
_PRONOUN = re.compile("^(?:它们?|其中?|这|此|该)(?:的|$)?$")
_NORM = re.compile("^(?:要|必须|应|须|得|不能|不要|不得|看|能否|能不能|如何|怎么|怎样|以什么)")
_HAVING = re.compile(
    "具有(?P<value>[^，。；]{2,40}?)(?:等(?:诸多|多重|突出|鲜明|显著|基本)?的?)?(?P<name>(?:鲜明|显著|突出|基本|主要)?的?(?:特点|特征))$"
)
_INVERSE = re.compile(
    "^(?P<value>.{3,}?)(?:已经?)?(?:就|正|也|都)?(?:是|成为)(?P<term>[^是]{2,40}?)(?P<name>最?(?:大|本质|鲜明|显著|突出|根本|基本|核心|主要)?的(?:鲜明|显著|突出|基本|本质|最大|核心)?"
    "(?:特征|特点|本质|实质|精髓|要义|真谛|内涵)(?:[和与](?:趋势|特征|特点|要求))?)$"
)
_NO_VALUE = re.compile("(?:[一二三四五六七八九十]|特别|尤其|这|那|此)$")
_FRAME = re.compile("^(?:并)?以(?P<value>.{2,40})为(?P<name>(?:基本|核心|根本|主要|显著|鲜明|重要|本质)?(?:内涵|标志|特征|特点|本质|内核))$")
_IS = re.compile("(?:就|则|便|即|其实|正)?是")
_EQUALS = re.compile("^(?:也)?(?:就|便|正)是(?:指|说)?")
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
        takes: dict[str, str] = {}
        for row in lexicons.rows(DEFINITION_CUES):
            kinds.setdefault(row["kind"], []).append(row["term"])
            if row["kind"] in ("facet", "side"):
                takes[row["term"]] = row["takes"]
        self._strong = frozenset(kinds["facet"])
        self._asks = frozenset(term for term, how in takes.items() if "asks" in how)
        lying = [term for term in [*kinds["facet"], *kinds["side"]] if "lie" in takes[term]]
        adverb = f"(?:{_any(kinds['adverb'])})*"
        facet = _any([*kinds["facet"], *kinds["side"]])
        self._facet = re.compile(
            f"(?:(?P<lying>{_any(lying)}){adverb}(?P<lies>在于|就在|在)|(?P<noun>{facet})(?:[和与、](?P<more>{facet}))?{adverb}(?P<is>是))"
        )
        self._modifiers = re.compile(f"(?:(?:{_any(kinds['modifier'])})的?|的)+$")
        self._leads = re.compile(f"^(?:(?:{_any(kinds['lead'])})(?:[，、:：])?)+")
        self._verb = re.compile(f"(?<!还)(?:{_any(kinds['trap'])})|(?P<cue>{_any(kinds['verb'])})")
        self._gloss = re.compile(f"^(?:{_any(kinds['gloss'])})$")
        self._adverbs = re.compile(f"{adverb}$")
        self._named_before = re.compile(".*(?:提到|提出|所说|所讲|说到|强调|常说|称作)的")
        self.scan = re.compile(
            f"(?:{facet}){adverb}(?:是|在)|(?P<cue>{_any(kinds['verb'])})|所谓|，(?:也)?(?:就|便)是|(?:{_any(kinds['gloss'])})，|是什么？|什么是|[特本内实][点征质涵](?=[，。；]|和|$)|则是|就是“"
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
        hit = _EQUALS.match(folded[clause.start : clause.end])
        return clause.start + hit.end() if hit else None

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
            if hit["is"] and noun in self._asks and _NORM.match(folded[value[0] : value[1]]):
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
        for pattern, rule in ((_FRAME, "zh.definition.frame"), (_HAVING, "zh.definition.having"), (_INVERSE, "zh.definition.inverse")):
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
                if term is None or _NO_VALUE.match(hit["value"]):
                    continue
            return Piece(clause.start, clause.end, term, hit["name"].removeprefix("的"), value, rule != "zh.definition.frame", rule)
        return None

    def _opened(self, folded: str, start: int) -> int:
        return start - 1 if start and folded[start - 1] in "“‘《" else start


def _any(terms: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, terms), key=len, reverse=True)) or "(?!)"
