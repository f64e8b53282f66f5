"""Directives on a map of tiles: one tile for each of the 34 units at province level."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from npf.gazetteer import UNITS, shipped
from npf.html.assets import asset
from npf.html.escape import escaped
from npf.html.labels import Labels, labels
from npf.lexicon import Schema
from npf.models import Region

if TYPE_CHECKING:
    from npf.regional import RegionalDirectives

__all__ = ["TILES", "Tile", "chips", "count_of", "map_html", "map_svg", "tiles"]

TILES = Schema("regions/tiles", key=("code",), free=("row", "col"), examples=False)
_SIDE, _STEP = 44, 48
# The least number of directives for each shade of a tile.
_SHADES = (0, 1, 2, 4, 8, 16)


@frozen
class Tile:
    """A unit at province level, its short names, and its place on the map."""

    region: Region
    zh: str
    en: str
    row: int
    col: int


@cache
def tiles() -> tuple[Tile, ...]:
    """The tiles, row by row."""
    gazetteer = shipped()
    short = {row["code"]: row["short"] for row in gazetteer.lexicons.rows(UNITS) if row["code"].endswith("0000")}
    found = []
    for row in gazetteer.lexicons.rows(TILES):
        region = gazetteer.lookup(row["code"])
        found.append(Tile(region, short[region.code], (region.iso or "").removeprefix("CN-"), int(row["row"]), int(row["col"])))
    return tuple(found)


def map_svg(counts: Mapping[str, int], words: Labels, *, interactive: bool = False) -> str:
    """The map; the more directives a unit has, the darker its tile, and the number stands in it.

    Args:
        counts: Directives by code.
        words: The reader's language.
        interactive: Whether each tile with directives is a button, which a script has to serve.
    """
    width = _STEP * (max(tile.col for tile in tiles()) + 1)
    height = _STEP * (max(tile.row for tile in tiles()) + 1)
    body = "".join(_tile(tile, counts.get(tile.region.code, 0), words, interactive) for tile in tiles())
    role = 'role="group"' if interactive else 'role="img"'
    told = words["map.title"] if interactive else _told(counts, words)
    return f'<svg class="npf-map" viewBox="-2 -2 {width} {height}" {role} aria-label="{escaped(told)}">{body}</svg>'


def _tile(tile: Tile, count: int, words: Labels, interactive: bool) -> str:
    shade = sum(count >= least for least in _SHADES) - 1
    name = tile.zh if words.lang == "zh" else tile.en
    told = f"{name} {count} {words['units']}, {words.region(tile.region)}"
    button = f' role="button" tabindex="0" aria-pressed="false" aria-label="{escaped(told)}"' if interactive and count else ""
    return (
        f'<g class="npf-tile npf-shade{shade}" data-code="{tile.region.code}"{button} transform="translate({tile.col * _STEP} {tile.row * _STEP})">'
        f"<title>{escaped(told)}</title>"
        f'<rect width="{_SIDE}" height="{_SIDE}" rx="5"/>'
        f'<text class="npf-tile-name" x="{_SIDE // 2}" y="{19 if count else 27}">{escaped(name)}</text> '
        + (f'<text class="npf-tile-count" x="{_SIDE // 2}" y="35">{count}</text>' if count else "")
        + "</g>"
    )


def _told(counts: Mapping[str, int], words: Labels) -> str:
    named = [f"{words.region(tile.region)} {counts[tile.region.code]}" for tile in tiles() if counts.get(tile.region.code)]
    return f"{words['map.title']}: {', '.join(named) or 0}"


def chips(directives: RegionalDirectives, accept: Callable[[Region], bool]) -> list[tuple[Region, int]]:
    """The regions that have directives and that `accept` takes, those with most directives first."""
    found = [(items[0].region, count_of(directives, code)) for code, items in directives.items() if items and accept(items[0].region)]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].code))


def count_of(directives: RegionalDirectives, code: str) -> int:
    """How many directives a region has, one counted once where it is both addressee and target."""
    return len({(id(item.article), item.directive.start, item.directive.end) for item in directives.get(code, ())})


def map_html(directives: RegionalDirectives, lang: str = "en") -> str:
    """The map for a notebook, with the strategy regions below it."""
    words = labels(lang)
    counts = {code: count_of(directives, code) for code in directives}
    below = "".join(
        f'<li><span class="npf-chip">{escaped(words.region(region))}</span> {count}</li>'
        for region, count in chips(directives, lambda region: not region.code[0].isdigit())
    )
    return (
        f'<div class="npf npf-mapped" lang="{lang}"><style>{asset("map.css")}{asset("notebook-map.css")}</style>{map_svg(counts, words)}'
        + (f'<ul class="npf-chips" aria-label="{escaped(words["strategy"])}">{below}</ul>' if below else "")
        + "</div>"
    )
