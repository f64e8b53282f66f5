"""Which region a word stands for that names only its governors (省委, 全省, 特区政府)."""

from __future__ import annotations

import re
from bisect import bisect_left
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
    def _levels(self) -> dict[str, str]:
        return {row["term"]: row["level"] for row in self.resources.lexicons.rows(LOCAL_BODIES)}

    @cached_property
    def _terms(self) -> re.Pattern[str]:
        return re.compile(any_of(self._levels))

    def governed(self, draft: Draft, start: int, end: int) -> tuple[Region, ...]:
        """The region whose governors open this stretch: the one of their level that was named last before."""
        hit = self._terms.match(draft.folded, start, end)
        if hit is None:
            return ()
        level = self._levels[hit[0]]
        at = bisect_left(draft.regions, start, key=attrgetter("start"))
        for mention in islice(reversed(draft.regions[max(0, at - _REACH) : at]), _REACH):
            if level in _NEAR and "\n" in draft.folded[mention.end : start]:
                break
            if mention.region is not None and _fits(mention.region, level):
                return (mention.region,)
        return ()


def _fits(region: Region, level: str) -> bool:
    """Whether a region is of this level."""
    match level:
        case "city":
            return region.level == "prefecture" or (region.level == "province" and region.zh.endswith("市"))
        case "county":
            return region.level == "county"
        case "unit":
            return region.level in ("province", "prefecture", "county")
        case _:
            return region.level == "province" and region.zh.endswith(_ENDINGS[level])
