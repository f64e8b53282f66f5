"""Which region a word stands for that names only its governors (省委, 全省, 两市), or a class of localities (大城市)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from operator import attrgetter

from npf.draft import Draft
from npf.languages.zh.norm_tables import LOCAL_BODIES
from npf.match import any_of
from npf.models import Region
from npf.resources import Resources

__all__ = ["LocalBodies"]

# How many regions before the word are looked at.
_REACH = 40
# Those that stand only for a region of their own paragraph.
_NEAR = ("city", "county", "unit")
_ENDINGS = {"autonomous": "自治区", "special": "特别行政区", "province": "省"}


class LocalBodies:
    """Reads a subject that names no region for the region that it governs."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _levels(self) -> dict[str, tuple[str, int]]:
        return {row["term"]: (row["level"], int(row["count"] or 0)) for row in self.resources.lexicons.rows(LOCAL_BODIES)}

    @cached_property
    def _terms(self) -> re.Pattern[str]:
        return re.compile(any_of(self._levels))

    def governed(self, draft: Draft, start: int, end: int) -> tuple[Region, ...]:
        """The regions whose governors open this stretch: those of their level that were named last before."""
        hit = self._terms.match(draft.folded, start, end)
        if hit is None:
            return ()
        level, count = self._levels[hit[0]]
        if level == "localities":
            one = self.resources.gazetteer.get("*")
            return () if one is None else (one,)
        named = list(self._named(draft, start, near=count > 0 or level in _NEAR))
        if count:
            return _counted(named, level, count)
        exact = next((region for region in named if _fits(region, level)), None)
        found = exact or next((unit for region in named for unit in _above(region) if _fits(unit, level)), None)
        return () if found is None else (found,)

    def _named(self, draft: Draft, start: int, near: bool) -> Iterator[Region]:
        """The regions named before, the last first; in the same paragraph where they must be near."""
        at = bisect_left(draft.regions, start, key=attrgetter("start"))
        for mention in islice(reversed(draft.regions[max(0, at - _REACH) : at]), _REACH):
            if near and "\n" in draft.folded[mention.end : start]:
                return
            if mention.region is not None:
                yield mention.region


def _counted(named: list[Region], level: str, count: int) -> tuple[Region, ...]:
    """As many regions of one level as are counted, or the strategy region that has as many members."""
    fitting = list(dict.fromkeys(region for region in named if _fits(region, level, any_province=True)))
    if len(fitting) == count:
        return tuple(reversed(fitting))
    whole = next((region for region in named if region.members), None)
    return (whole,) if level == "province" and whole is not None and len(whole.members) == count else ()


def _above(region: Region) -> Iterator[Region]:
    unit = region.parent
    while unit is not None:
        yield unit
        unit = unit.parent


def _fits(region: Region, level: str, any_province: bool = False) -> bool:
    """Whether a region is of this level."""
    match level:
        case "city":
            return region.level == "prefecture" or (region.level == "province" and region.zh.endswith("市"))
        case "county":
            return region.level == "county"
        case "unit":
            return region.level in ("province", "prefecture", "county")
        case _:
            return region.level == "province" and (any_province or region.zh.endswith(_ENDINGS[level]))
