"""Every region that can be named, by code and by name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from npf.lexicon import Lexicons, Row, Schema
from npf.models import Region

__all__ = ["EVERYWHERE", "FORMER", "NAMES", "STRATEGY", "UNITS", "Gazetteer", "Spelling"]

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
    values={"kind": frozenset({"alias", "context", "abbreviation"})},
    examples=False,
)
FORMER = Schema("regions/former", key=("code", "zh", "since"), free=("until",), optional=("successors",), examples=False)

EVERYWHERE = Region("*", "各地", "localities in general", "class")


@frozen
class Spelling:
    """One way to write a region.

    Attributes:
        name: The name itself.
        kind: "full" (江苏省), "short" (江苏), "alias", "context" (a word of the language too), "abbreviation" (苏) or "former".
    """

    name: str
    region: Region
    kind: str


class Gazetteer:
    """The regions of the tables: units of government, strategy regions, and localities in general."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons

    @cached_property
    def _regions(self) -> dict[str, Region]:
        rows = {row["code"]: row for row in self.lexicons.rows(UNITS)}
        regions = {"*": EVERYWHERE}
        for code in rows:
            self._add_unit(code, rows, regions)
        for row in self.lexicons.rows(STRATEGY):
            members = tuple(regions[code] for code in f"{row['members']} {row['partial']}".split())
            level = "class" if row["kind"] == "class" else "strategy"
            regions[row["id"]] = Region(row["id"], row["zh"], row["en"], level, members=members)
        return regions

    def _add_unit(self, code: str, rows: dict[str, Row], regions: dict[str, Region]) -> Region:
        if code not in regions:
            row = rows[code]
            parent = self._add_unit(row["parent"], rows, regions) if row["parent"] else None
            level = "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
            regions[code] = Region(code, row["zh"], row["en"], level, parent)
        return regions[code]

    def get(self, code: str) -> Region | None:
        """The region with this code or id, or None."""
        return self._regions.get(code)

    def spellings(self, lang: str) -> Iterator[Spelling]:
        """Every way to write a region in one language, one region after the other."""
        for row in self.lexicons.rows(UNITS):
            region = self._regions[row["code"]]
            yield Spelling(region.zh if lang == "zh" else region.en, region, "full")
            if lang == "zh" and row["short"] != region.zh:
                yield Spelling(row["short"], region, "short")
        for row in self.lexicons.rows(STRATEGY):
            yield Spelling(row[lang], self._regions[row["id"]], "full")
        for row in self.lexicons.rows(NAMES):
            if row["lang"] == lang:
                yield Spelling(row["name"], self._regions[row["code"]], row["kind"])
