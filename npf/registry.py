"""The regions by name or code, without anything that reads texts: this room alone is loaded for `npf.region`."""

from __future__ import annotations

from npf.gazetteer import shipped
from npf.territory import Region

__all__ = ["region", "regions"]


def region(name: str, *, within: str | Region | None = None) -> Region:
    """The region with this code or name.

    Args:
        name: A code ("320500"), an id ("yangtze-river-delta"), a Chinese name in full or short, an English name,
            an abbreviation (苏) or a former name.
        within: A region, or its name or code, in which the one wanted lies.

    Raises:
        UnknownRegion: When no region has this name; the message lists names that come near.
        AmbiguousRegion: When several have it; its `candidates` are their codes.

    >>> region("苏").en, region("Suzhou", within="Jiangsu").code
    ('Jiangsu', '320500')
    """
    return shipped().lookup(name, within=within)


def regions(*, level: str | None = None, within: str | Region | None = None) -> tuple[Region, ...]:
    """The regions of a level, of a region, or all of them; see `Gazetteer.all`.

    >>> [unit.zh for unit in regions(level="prefecture", within="江苏")][:2]
    ['南京市', '无锡市']
    """
    return shipped().all(level=level, within=within)
