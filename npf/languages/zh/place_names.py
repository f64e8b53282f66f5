"""Every Chinese name of a region, and how it behaves in running text."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import frozen

from npf.gazetteer import Spelling
from npf.languages.zh.place_matcher import PlaceMatcher
from npf.languages.zh.place_tables import (
    PLACE_ORGS,
    PLACE_TRAPS,
    PLACE_WORDS,
    REGION_ABBREVIATIONS,
    REGION_CLASS_PARTS,
    REGION_CLASSES,
)
from npf.match import TermMatcher
from npf.models import Region
from npf.resources import Resources

__all__ = ["Entry", "PlaceNames"]


@frozen
class Entry:
    """What a term can stand for.

    Attributes:
        regions: The regions that it may name.
        use: "free", "check" (a word boundary decides), "bound" (its neighbours decide), "direction" (西部), "class", "head" (of a class, with
            what stands before it), "parts" (川渝, 援藏) or "trap".
        rule: The id of the rule that it fires.
        parts: For "parts", the extents of the pieces inside the term, each with its region.
        back: Whether the class points back to a place named before (当地政府).
        grows: Whether a class takes in the words before it (沿海 before 市县).
        not_after, not_before: What makes a class something else when it stands directly before or behind.
    """

    regions: tuple[Region, ...]
    use: str
    rule: str = "zh.region.name"
    parts: tuple[tuple[int, int, Region], ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    back: bool = False
    grows: bool = False


class PlaceNames:
    """The dictionary of the Chinese region finder."""

    def __init__(self, resources: Resources) -> None:
        self._lexicons = resources.lexicons
        self._gazetteer = resources.gazetteer

    @cached_property
    def _spellings(self) -> tuple[Spelling, ...]:
        return tuple(self._gazetteer.spellings("zh"))

    @cached_property
    def _uses(self) -> dict[str, str]:
        return {row["term"]: row["use"] for row in self._lexicons.rows(PLACE_WORDS)}

    @cached_property
    def _sides(self) -> frozenset[str]:
        """The strategy regions that are named by a direction."""
        return frozenset(spelling.region.code for spelling in self._spellings if spelling.kind == "direction")

    @cached_property
    def singles(self) -> dict[str, Region]:
        """Names of one character that go on a run of such names; the first region of each."""
        found: dict[str, Region] = {}
        for spelling in self._spellings:
            if spelling.kind == "abbreviation" and self._uses.get(spelling.name) != "suffix":
                found.setdefault(spelling.name, spelling.region)
        return found

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The terms that the text is searched for."""
        found: dict[str, dict[Region, str]] = {}
        for spelling in self._spellings:
            use = self._use(spelling)
            if use is not None:
                found.setdefault(spelling.name, {}).setdefault(spelling.region, use)
        today = frozenset(found)
        for spelling in self._gazetteer.former_spellings():
            use = self._use(spelling)
            if use is not None and spelling.name not in today:
                found.setdefault(spelling.name, {}).setdefault(spelling.region, use)
        entries = {name: self._entry(uses) for name, uses in found.items()}
        heads = {row["term"] for row in self._lexicons.rows(REGION_CLASS_PARTS) if row["kind"] == "head"}
        for row in self._lexicons.rows(REGION_CLASSES):
            one = self._gazetteer.get(row["id"])
            if one is not None:
                guards = tuple(row["not_after"].split()), tuple(row["not_before"].split())
                entries[row["term"]] = Entry((one,), "class", "zh.region.class", (), *guards, back=row["back"] == "yes", grows=row["term"] in heads)
        localities = self._gazetteer.get("*")
        for row in self._lexicons.rows(REGION_CLASS_PARTS):
            if row["kind"] == "head" and row["term"] not in entries and localities is not None:
                entries[row["term"]] = Entry((localities,), "head", "zh.region.class", (), (), tuple(row["not_before"].split()), grows=True)
        for row in self._lexicons.rows(REGION_ABBREVIATIONS):
            rule = "zh.region.abbreviation" if row["kind"] != "parts" else "zh.region.directions"
            entries.setdefault(row["term"], Entry((), "parts", rule, self._parts(row["term"], row["regions"])))
        names = TermMatcher(name for name in entries if len(name) > 1)
        for row in self._lexicons.rows(PLACE_TRAPS):
            if row["kind"] in ("land", "body") or row["term"] in entries or next(names.find(row["term"]), None) is not None:
                entries.setdefault(row["term"], Entry((), "trap"))
        return entries

    @cached_property
    def matcher(self) -> PlaceMatcher:
        """Finds the terms; a name does not start with the last character of a river, a mountain or a common word."""
        firsts = {name[0] for name in self.entries}
        ends = {row["term"][-2:] for row in self._lexicons.rows(PLACE_TRAPS)}
        return PlaceMatcher(self.entries, {end for end in ends if end[1] in firsts})

    def _use(self, spelling: Spelling) -> str | None:
        """How a name is searched for; None for names that are not searched for at all."""
        name, kind, level = spelling.name, spelling.kind, spelling.region.level
        if len(name) == 1 or kind in ("abbreviation", "context", "lookup"):
            return None
        if kind == "direction" or (spelling.region.code in self._sides and name.endswith("地区")):
            return "direction"
        use = self._uses.get(name)
        if use == "suffix" and kind == "full":
            use = None
        if level == "county" and kind == "short":
            return ("check" if len(name) == 2 else "free") if use == "free" else None
        if use is None and len(name) == 2 and kind in ("full", "former") and level == "county":
            return "check"
        return use or "free"

    def _entry(self, uses: dict[Region, str]) -> Entry:
        regions = sorted(uses, key=lambda region: _RANKS.get(region.level, 9))
        kinds = set(uses.values())
        return Entry(
            tuple(regions), "free" if "free" in kinds else min(kinds), "zh.region.name" if "direction" not in kinds else "zh.region.direction"
        )

    def _parts(self, term: str, regions: str) -> tuple[tuple[int, int, Region], ...]:
        parts, at = [], 0
        for pair in regions.split():
            piece, _, code = pair.partition("=")
            at = term.index(piece, at)
            one = self._gazetteer.get(code)
            if one is not None:
                parts.append((at, at + len(piece), one))
            at += len(piece)
        return tuple(parts)

    @cached_property
    def below(self) -> dict[str, tuple[Region, ...]]:
        """Short names of counties that count behind their parent or in a list."""
        found: dict[str, list[Region]] = {}
        for spelling in self._spellings:
            short = spelling.kind == "short" or spelling.region.level == "prefecture"
            if len(spelling.name) > 1 and short and spelling.region.level in ("county", "prefecture") and self._uses.get(spelling.name) != "suffix":
                found.setdefault(spelling.name, []).append(spelling.region)
        return {name: tuple(regions) for name, regions in found.items()}

    @cached_property
    def below_heads(self) -> dict[str, tuple[str, ...]]:
        """The names of `below` by their first two characters, the longest first."""
        heads: dict[str, list[str]] = {}
        for name in sorted(self.below, key=len, reverse=True):
            heads.setdefault(name[:2], []).append(name)
        return {head: tuple(names) for head, names in heads.items()}

    @cached_property
    def traps(self) -> frozenset[str]:
        """Rivers, mountains and words that hold or cross a name."""
        return self._lexicons.terms(PLACE_TRAPS)

    @cached_property
    def organisations(self) -> re.Pattern[str]:
        """What behind a name makes it that of a body, a road or a ship."""
        terms = self._org_terms
        middles = sorted((term for term, kind, _ in terms if kind == "middle"), key=len, reverse=True)
        heads, roads = ("|".join(_unless(term, undone_by) for term, kind, undone_by in terms if kind == wanted) for wanted in ("head", "road"))
        return re.compile(f"(?:{'|'.join(middles)}){{0,3}}(?:{heads})|{_NUMBERED}?(?:{roads})")

    @cached_property
    def tails(self) -> frozenset[str]:
        """The first two characters of all that `organisations` matches, or the one that it is."""
        roads = {term[0] for term, kind, _ in self._org_terms if kind == "road"}
        numbered = {sign + road for sign in _NUMBERED[1:-1] for road in roads}
        return frozenset(term[:2] for term, _, _ in self._org_terms) | numbered

    @cached_property
    def _org_terms(self) -> list[tuple[str, str, str]]:
        return [(row["term"], row["kind"], row["not_before"]) for row in self._lexicons.rows(PLACE_ORGS)]

    @cached_property
    def lines(self) -> re.Pattern[str]:
        """What behind a run of one-character names makes it the name of a railway or a road: 沪苏湖铁路."""
        roads = "|".join(row["term"] for row in self._lexicons.rows(PLACE_ORGS) if row["kind"] == "road" and len(row["term"]) > 1)
        return re.compile(f"[\u4e00-\u9fff]{{0,2}}?(?:{roads})")


_NUMBERED = "[东南西北中一二三四五]"
_RANKS = {"province": 0, "prefecture": 1, "county": 2}


def _unless(term: str, undone_by: str) -> str:
    return f"{term}(?![{undone_by}])" if undone_by else term
