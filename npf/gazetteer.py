"""Every region that can be named, by code and by name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from attrs import frozen

from npf.errors import AmbiguousRegion, UnknownRegion, only
from npf.lexicon import Lexicons, Row, Schema
from npf.territory import FormerUnit, Region, RegionFacts
from npf.text import plain

__all__ = ["FORMER", "ISO", "KINDS_EN", "KINDS_ZH", "NAMES", "STRATEGY", "UNITS", "Gazetteer", "Spelling", "shipped"]

UNITS = Schema(
    "regions/units",
    key=("code",),
    free=("zh", "short", "en"),
    optional=("parent",),
    values={"basis": frozenset({"reviewed", "pattern", "generated"})},
    examples=False,
)
STRATEGY = Schema(
    "regions/strategy",
    key=("id",),
    free=("zh", "en", "kind", "source"),
    optional=("members", "partial", "core"),
    values={"en_basis": frozenset({"verified", "unverified"})},
    examples=False,
)
NAMES = Schema(
    "regions/names",
    key=("name", "lang", "code"),
    values={"kind": frozenset({"alias", "direction", "context", "abbreviation", "lookup"}), "lang": frozenset({"zh", "en"})},
    examples=False,
)
FORMER = Schema("regions/former", key=("code", "zh", "since"), free=("until",), optional=("successors",), examples=False)
ISO = Schema("regions/iso3166", key=("code",), free=("iso",), examples=False)
KINDS_ZH = Schema("regions/kinds_zh", optional=("short", "en"), examples=False)
SIMPLIFIED = Schema("zh/traditional", key=("traditional",), free=("simplified",), examples=False)
KINDS_EN = Schema("regions/kinds_en", values={"level": frozenset({"province", "prefecture", "county"})}, key=("term", "level"), examples=False)

# What is longer is no name, and no names are looked for that come near it.
_LONGEST_NAME = 80
_LEVELS = ("province", "prefecture", "county", "strategy", "class")


@frozen
class Spelling:
    """One way to write a region.

    Attributes:
        name: The name itself.
        kind: "full" (江苏省), "short" (江苏), "alias", "direction" (西部), "context" (a word of the language too),
            "lookup" (not searched for in texts), "abbreviation" (苏) or "former".
    """

    name: str
    region: Region
    kind: str


class Gazetteer:
    """The regions of the tables: units of government, strategy regions, and localities in general.

    >>> gazetteer = Gazetteer(Lexicons())
    >>> gazetteer.lookup("苏").en
    'Jiangsu'
    >>> gazetteer.lookup("Suzhou", within="Jiangsu").code
    '320500'
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons
        self._facts: dict[str, RegionFacts] = {}

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (shipped, ()) if self.lexicons.are_shipped else (Gazetteer, (self.lexicons,))

    @cached_property
    def _regions(self) -> dict[str, Region]:
        rows = {row["code"]: row for row in self.lexicons.rows(UNITS)}
        regions = {"*": Region("*", "各地", "localities in general", "class", register=self)}
        for code in rows:
            self._add_unit(code, rows, regions)
        for row in self.lexicons.rows(STRATEGY):
            members = tuple(regions[code] for code in f"{row['members']} {row['partial']}".split())
            level = "class" if row["kind"] == "class" else "strategy"
            regions[row["id"]] = Region(row["id"], row["zh"], row["en"], level, members=members, register=self)
        return regions

    def _add_unit(self, code: str, rows: dict[str, Row], regions: dict[str, Region]) -> Region:
        if code not in regions:
            row = rows[code]
            parent = self._add_unit(row["parent"], rows, regions) if row["parent"] else None
            level = "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
            regions[code] = Region(code, row["zh"], row["en"], level, parent, register=self)
        return regions[code]

    def get(self, code: str) -> Region | None:
        """The region with this code or id, or None."""
        return self._regions.get(code)

    def all(self, *, level: str | None = None, within: str | Region | None = None) -> tuple[Region, ...]:
        """The regions, by code, strategy regions and classes last.

        Args:
            level: "province", "prefecture", "county", "strategy" or "class"; None for all.
            within: A unit or a strategy region, or its name; only what lies in it, itself left out.

        Raises:
            ValueError: When there is no such level.
            UnknownRegion: When `within` names no region, or several.
        """
        if level is not None and level not in _LEVELS:
            raise ValueError(f"level must be one of {', '.join(_LEVELS)}, not {level!r}")
        found: Iterable[Region] = self._regions.values()
        if (unit := self._unit(within)) is not None:
            found = (region for region in found if _lies_in(region, unit))
        return tuple(sorted((region for region in found if level in (None, region.level)), key=lambda r: (not r.code[0].isdigit(), r.code)))

    def lookup(self, name: str, *, within: str | Region | None = None) -> Region:
        """The region with this code or name.

        Args:
            name: A code or id, a Chinese or English name in full or short, an abbreviation (苏), or a former name; in either script.
            within: A region, or its name or code, in which the one wanted lies.

        Raises:
            TypeError: When `name` is no str, or `within` neither str nor Region.
            UnknownRegion: When no region has this name; the message lists names that come near.
            AmbiguousRegion: When several regions of one level have it; `candidates` holds their codes.
        """
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not {type(name).__name__}")
        unit = self._unit(within)
        if name in self._regions and (unit is None or _lies_in(self._regions[name], unit)):
            return self._regions[name]
        key = self._key(name)
        named = self._by_name(key).get(key, ())
        found = [region for region in named if unit is None or _lies_in(region, unit)]
        if not found:
            found = [region for region in self._by_former.get(key, ()) if unit is None or _lies_in(region, unit)]
        top = [region for region in found if region.level == found[0].level]
        if len(top) == 1:
            return top[0]
        if not top:
            raise UnknownRegion(self._unknown(name, unit, named))
        listed = ", ".join(f"{region.zh} {region.en} {region.code}{_whereabouts(region)}" for region in top)
        raise AmbiguousRegion(f"{name!r} may be {listed}; say which with within=, or give the code", tuple(region.code for region in top))

    def _unit(self, within: str | Region | None) -> Region | None:
        only("within", within, str, Region)
        return self.lookup(within) if isinstance(within, str) else within

    def _key(self, name: str) -> str:
        """The name as the indexes spell it."""
        key = plain(name)
        return key if key.isascii() or key in self._by_chinese else key.translate(self._simplified)

    def _by_name(self, key: str) -> dict[str, tuple[Region, ...]]:
        return self._by_english if key.isascii() else self._by_chinese

    def facts(self, code: str) -> RegionFacts:
        """What is known of a region beside its code and its names in full."""
        if code not in self._facts and code in self._regions:
            row = next((row for row in self.lexicons.rows(STRATEGY) if row["id"] == code), None)
            self._facts[code] = RegionFacts(
                children=self._children.get(code, ()),
                names=tuple(dict.fromkeys(name for name, region in self._chinese + self._english if region.code == code)),
                former=self._former.get(code, ()),
                core=tuple(self._regions[part] for part in row["core"].split()) if row else (),
                partial=tuple(self._regions[part] for part in row["partial"].split()) if row else (),
                iso=next((each["iso"] for each in self.lexicons.rows(ISO) if each["code"] == code), None),
                source=row["source"] if row else "",
            )
        return self._facts.get(code, RegionFacts())

    def spellings(self, lang: str) -> Iterator[Spelling]:
        """Every way to write a region in one language, one region after the other."""
        kinds = {row["term"]: row["short"] for row in self.lexicons.rows(KINDS_ZH) if row["short"]} if lang == "zh" else {}
        for row in self.lexicons.rows(UNITS):
            region = self._regions[row["code"]]
            yield Spelling(region.zh if lang == "zh" else region.en, region, "full")
            if lang == "zh" and row["short"] != region.zh:
                yield Spelling(row["short"], region, "short")
                for kind, short in kinds.items():
                    if region.zh.endswith(kind):
                        yield Spelling(row["short"] + short, region, "alias")
        for row in self.lexicons.rows(STRATEGY):
            yield Spelling(row[lang], self._regions[row["id"]], "full")
        for row in self.lexicons.rows(NAMES):
            if row["lang"] == lang and row["code"] in self._regions:
                yield Spelling(row["name"], self._regions[row["code"]], row["kind"])

    def former_spellings(self) -> Iterator[Spelling]:
        """The former names, each with a unit of today that it became."""
        for row in sorted(self.lexicons.rows(FORMER), key=lambda row: (row["code"][4:] != "00", row["until"]), reverse=False):
            for code in row["successors"].split():
                yield Spelling(row["zh"], self._regions[code], "former")

    @cached_property
    def _children(self) -> dict[str, tuple[Region, ...]]:
        found: dict[str, list[Region]] = {}
        for region in self._regions.values():
            if region.parent is not None:
                found.setdefault(region.parent.code, []).append(region)
        return {code: tuple(sorted(regions, key=lambda region: region.code)) for code, regions in found.items()}

    @cached_property
    def _former(self) -> dict[str, tuple[FormerUnit, ...]]:
        found: dict[str, list[FormerUnit]] = {}
        for row in self.lexicons.rows(FORMER):
            for code in row["successors"].split():
                found.setdefault(code, []).append(FormerUnit(row["code"], row["zh"], row["since"], row["until"]))
        return {code: tuple(sorted(units, key=lambda unit: (unit.since, unit.code))) for code, units in found.items()}

    @cached_property
    def _simplified(self) -> dict[int, str]:
        return {ord(row["traditional"]): row["simplified"] for row in self.lexicons.rows(SIMPLIFIED)}

    @cached_property
    def _chinese(self) -> tuple[tuple[str, Region], ...]:
        return ("各地", self._regions["*"]), *((spelling.name, spelling.region) for spelling in self.spellings("zh"))

    @cached_property
    def _english(self) -> tuple[tuple[str, Region], ...]:
        """Every English name with its region, with and without the word for its kind."""
        named: list[tuple[str, Region]] = []
        kinds: dict[str, list[str]] = {}
        for row in self.lexicons.rows(KINDS_EN):
            kinds.setdefault(row["level"], []).append(f" {row['term']}")
        for spelling in self.spellings("en"):
            named.append((spelling.name, spelling.region))
            bare = next((spelling.name.removesuffix(kind) for kind in kinds.get(spelling.region.level, ()) if spelling.name.endswith(kind)), None)
            if bare:
                named.append((bare, spelling.region))
            elif spelling.kind == "full" and (kind := self._kind(spelling.region)):
                named.append((f"{spelling.name} {kind}", spelling.region))
        return tuple(named)

    def _kind(self, region: Region) -> str:
        """The English word for what a unit is, where its name goes without: Province, City."""
        return next((row["en"] for row in self.lexicons.rows(KINDS_ZH) if row["en"] and region.zh.endswith(row["term"])), "")

    @cached_property
    def _by_chinese(self) -> dict[str, tuple[Region, ...]]:
        return self._index(self._chinese)

    @cached_property
    def _by_english(self) -> dict[str, tuple[Region, ...]]:
        return self._index(self._english)

    @cached_property
    def _by_former(self) -> dict[str, tuple[Region, ...]]:
        return self._index((spelling.name, spelling.region) for spelling in self.former_spellings())

    def _index(self, named: Iterable[tuple[str, Region]]) -> dict[str, tuple[Region, ...]]:
        found: dict[str, dict[Region, None]] = {}
        for name, region in named:
            found.setdefault(plain(name), {})[region] = None
        return {name: tuple(sorted(regions, key=lambda region: _LEVELS.index(region.level))) for name, regions in found.items()}

    def _unknown(self, name: str, unit: Region | None, named: tuple[Region, ...]) -> str:
        if unit is not None and named:
            listed = ", ".join(f"{region.zh} {region.code}{_whereabouts(region)}" for region in named)
            return f"no region named {name!r} lies in {unit.zh} {unit.en}; elsewhere there is {listed}"
        spelt = {plain(each): each for each, _ in self._chinese + self._english}
        near = [spelt[match] for match in difflib.get_close_matches(self._key(name), spelt, n=5, cutoff=0.6)] if len(name) <= _LONGEST_NAME else []
        hint = f"; near it are {', '.join(near)}" if near else "; give a code (320000), or a Chinese or English name (江苏, Jiangsu)"
        return f"no region has the name or code {name[:_LONGEST_NAME]!r}{hint}"


@cache
def shipped() -> Gazetteer:
    """The gazetteer of the shipped tables, built once."""
    return Gazetteer(Lexicons())


def _lies_in(region: Region, unit: Region) -> bool:
    above = region.parent
    while above is not None:
        if above == unit or above in unit.members:
            return True
        above = above.parent
    return region in unit.members


def _whereabouts(region: Region) -> str:
    return f" in {region.parent.zh}" if region.parent is not None else ""
