"""Regions named in the text."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from npf.draft import Draft, Paragraph
from npf.languages.zh.place_tables import REGION_CLASSES
from npf.match import TermMatcher
from npf.models import Region, RegionMention
from npf.resources import Resources

__all__ = ["PlaceFinder"]


@frozen
class Entry:
    """What a name can stand for, and whether it does so wherever it stands ("free") or only behind its parent ("bound")."""

    regions: tuple[Region, ...]
    use: str
    rule: str


class PlaceFinder:
    """Regions named in the text."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        gazetteer = self.resources.gazetteer
        found: dict[str, dict[Region, str]] = {}
        for spelling in gazetteer.spellings("zh"):
            if len(spelling.name) > 1:
                bound = spelling.kind == "short" and spelling.region.level == "county"
                found.setdefault(spelling.name, {}).setdefault(spelling.region, "bound" if bound else "free")
        entries = {}
        for name, uses in found.items():
            free = tuple(region for region, use in uses.items() if use == "free")
            entries[name] = Entry(free or tuple(uses), "free" if free else "bound", "zh.region.name")
        for row in self.resources.lexicons.rows(REGION_CLASSES):
            region = gazetteer.get(row["id"])
            if region is not None:
                entries[row["term"]] = Entry((region,), "free", "zh.region.class")
        return entries

    @cached_property
    def _matcher(self) -> TermMatcher:
        return TermMatcher(self._entries)

    def find(self, draft: Draft) -> list[RegionMention]:
        """The regions named in the Chinese paragraphs, furniture included."""
        found: list[RegionMention] = []
        for paragraph in draft.paragraphs:
            if paragraph.lang == "zh":
                found.extend(self._paragraph(draft, paragraph))
        return found

    def _paragraph(self, draft: Draft, paragraph: Paragraph) -> list[RegionMention]:
        found: list[RegionMention] = []
        for start, end in self._matcher.find(draft.folded, paragraph.start, paragraph.end):
            entry = self._entries[draft.folded[start:end]]
            before = found[-1] if found and found[-1].end == start else None
            inside = [r for r in entry.regions if before is not None and before.region is not None and _lies_in(r, before.region)]
            if entry.use == "bound" and not inside:
                continue
            regions = tuple(inside) or entry.regions
            top = [region for region in regions if region.level == "province"] or list(regions)
            region = top[0] if len(top) == 1 else None
            candidates = (region,) if region else regions
            found.append(RegionMention(start, end, draft.text[start:end], region=region, candidates=candidates, rule=entry.rule))
        return found


def _lies_in(region: Region, unit: Region) -> bool:
    above: Region | None = region.parent
    while above is not None and above != unit:
        above = above.parent
    return above is not None
