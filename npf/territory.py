"""Regions as values: a unit of government, a strategy region, or a class of localities."""

from __future__ import annotations

from typing import Protocol

from attrs import field, frozen

__all__ = ["FormerUnit", "Region", "RegionFacts", "Register"]


@frozen
class FormerUnit:
    """A unit that was renamed, merged or raised, and became (a part of) a unit of today.

    Attributes:
        code: Its code by GB/T 2260 at that time.
        zh: Its name.
        since, until: The years between which code and name were in use; the records open in 1981.
    """

    code: str
    zh: str
    since: str
    until: str


@frozen
class RegionFacts:
    """What a register knows of a region beside its code and its names in full."""

    children: tuple[Region, ...] = ()
    names: tuple[str, ...] = ()
    former: tuple[FormerUnit, ...] = ()
    core: tuple[Region, ...] = ()
    partial: tuple[Region, ...] = ()
    iso: str | None = None
    source: str = ""


class Register(Protocol):
    """Where a region comes from, asked when more is wanted than it carries."""

    def facts(self, code: str) -> RegionFacts:
        """What is known of the region with this code."""
        ...


@frozen(eq=False)
class Region:
    """A place that a directive can be addressed to: a unit of government, a strategy region, or a class.

    Two regions are equal when their codes are.

    Attributes:
        code: Six digits by GB/T 2260 ("320000"), the id of a strategy region ("yangtze-river-delta"),
            or "*" for localities in general.
        zh: The Chinese name in full.
        en: The English name.
        level: "province", "prefecture", "county", "strategy" or "class".
        parent: The unit that it belongs to, or None.
        members: For a strategy region, the units that belong to it, wholly or in part (see `partial`).
    """

    code: str
    zh: str
    en: str
    level: str
    parent: Region | None = field(default=None, repr=lambda r: repr(r.code) if r else "None")
    members: tuple[Region, ...] = field(default=(), repr=lambda rs: repr([r.code for r in rs]))
    _register: Register | None = field(default=None, repr=False, alias="register")

    def __eq__(self, other: object) -> bool:
        return self.code == other.code if isinstance(other, Region) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.code)

    @property
    def province(self) -> Region | None:
        """The province-level unit that it lies in (itself, where it is one); None for strategy regions."""
        unit: Region | None = self
        while unit is not None and unit.level != "province":
            unit = unit.parent
        return unit

    @property
    def children(self) -> tuple[Region, ...]:
        """The units directly below it, by code."""
        return self._facts.children

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which it can be looked up, Chinese first, former names left out."""
        return self._facts.names

    @property
    def former(self) -> tuple[FormerUnit, ...]:
        """The units that became this one, or a part of it, the oldest first."""
        return self._facts.former

    @property
    def core(self) -> tuple[Region, ...]:
        """For a strategy region whose plan names a core, the units in it."""
        return self._facts.core

    @property
    def partial(self) -> tuple[Region, ...]:
        """The members of a strategy region that belong to it only in part."""
        return self._facts.partial

    @property
    def iso(self) -> str | None:
        """The code by ISO 3166-2 ("CN-JS") of a province-level unit, else None."""
        return self._facts.iso

    @property
    def source(self) -> str:
        """For a strategy region, what its list of members rests on."""
        return self._facts.source

    @property
    def _facts(self) -> RegionFacts:
        return RegionFacts() if self._register is None else self._register.facts(self.code)
