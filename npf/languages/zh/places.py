"""Regions named in the text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from npf import words
from npf.draft import Draft
from npf.languages.zh.place_classes import ClassReader
from npf.languages.zh.place_names import Entry, PlaceNames
from npf.languages.zh.place_tables import PLACE_CONTEXTS, SURNAMES
from npf.models import Region, RegionMention
from npf.resources import Resources
from npf.vicinity import Place, lies_in, settle

__all__ = ["PlaceFinder"]

_LINKS = frozenset("、和与及或")


class PlaceFinder:
    """Regions named in the text: longest names first, then what stands around each decides whether it is one, and which."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._names = PlaceNames(resources)
        self._classes = ClassReader(resources)

    @property
    def terms(self) -> tuple[str, ...]:
        """All that a text is searched for: names, classes, and the traps that hold names."""
        return tuple(self._names.entries)

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return self.resources.lexicons.terms(SURNAMES)

    @cached_property
    def _contexts(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for row in self.resources.lexicons.rows(PLACE_CONTEXTS):
            found.setdefault(row["kind"], set()).add(row["term"])
        return {kind: frozenset(terms) for kind, terms in found.items()}

    def find(self, draft: Draft) -> list[RegionMention]:
        """The regions named in the Chinese paragraphs, furniture included."""
        places: list[Place] = []
        for start, end in self._stretches(draft):
            self._search(draft.folded, start, end, places)
        return settle(places, draft)

    def _stretches(self, draft: Draft) -> list[tuple[int, int]]:
        """The extents of Chinese paragraphs, neighbours put together."""
        if draft.paragraphs and all(paragraph.lang == "zh" for paragraph in draft.paragraphs):
            return [(draft.paragraphs[0].start, draft.paragraphs[-1].end)]
        stretches: list[tuple[int, int]] = []
        follows = False
        for paragraph in draft.paragraphs:
            if paragraph.lang == "zh":
                if follows:
                    stretches[-1] = stretches[-1][0], paragraph.end
                else:
                    stretches.append((paragraph.start, paragraph.end))
            follows = paragraph.lang == "zh"
        return stretches

    def _search(self, folded: str, first: int, stop: int, places: list[Place]) -> None:
        entries, heads, tails, before = self._names.entries, self._names.below_heads, self._tails, self._classes.before
        last: Place | None = None
        for start, end in self._names.matcher.find(folded, first, stop):
            entry = entries[folded[start:end]]
            if entry.use == "trap" or (last is not None and start < last.end) or (entry.use == "head" and folded[start - 1 : start] not in before):
                continue
            if entry.parts and len(entry.parts) == 1 and (inner := self._inside(folded, start + entry.parts[0][0], stop)) is not None:
                start, end = inner
                entry = entries[folded[start:end]]
            if entry.use != "class" and (folded[end : end + 1] in tails or folded[end : end + 2] in tails):
                end = self._trimmed(folded, start, end)
                if end == start:
                    continue
                entry = entries.get(folded[start:end], entry)
            if entry.parts and not self._names.lines.match(folded, end) and not self._is_piece(folded, end):
                run = [Place(start + a, start + b, (region,), entry.rule, region) for a, b, region in entry.parts]
                run += self._continued(folded, end, stop) if len(run) == end - start else ()
                places.extend(run)
                last = run[-1]
            elif entry.regions and (place := self._place(folded, start, end, entry, last, first)) is not None:
                places.append(place)
                last = place
                while folded[(at := last.end + (folded[last.end : last.end + 1] in _LINKS)) : at + 2] in heads:
                    below = self._below(folded, last, stop)
                    if below is None:
                        break
                    places.append(below)
                    last = below

    def _continued(self, folded: str, at: int, stop: int) -> Iterator[Place]:
        """The one-character names that go on a run of them (鲁豫皖苏)."""
        singles, entries = self._names.singles, self._names.entries
        while at < stop and folded[at] in singles and folded[at : at + 2] not in entries and folded[at : at + 3] not in entries:
            region = singles[folded[at]]
            yield Place(at, at + 1, (region,), "zh.region.abbreviation", region)
            at += 1

    @cached_property
    def _tails(self) -> frozenset[str]:
        """Characters behind a name that call for a closer look."""
        return self._names.tails | {word[1] for word in self._contexts["cut"]}

    def _trimmed(self, folded: str, start: int, end: int) -> int:
        """The end of the name in what may be a longer word: before 市 in 北京市民; the start where it is none (北京大学)."""
        if self._names.organisations.match(folded, end):
            return start
        if folded[end - 1 : end + 1] in self._contexts["cut"]:
            if self._longer(folded, end, len(folded)):
                return end
            return end - 1 if folded[start : end - 1] in self._names.entries else start
        return end

    def _place(self, folded: str, start: int, end: int, entry: Entry, last: Place | None, first: int) -> Place | None:
        """The place that a name makes, None where the words around it make it something else."""
        if entry.use in ("class", "head"):
            if folded.startswith(entry.not_before, end) or folded.endswith(entry.not_after, 0, start):
                return None
            begin = self._classes.begin(folded, start, folded[start:end], first if last is None else last.end) if entry.grows else None
            sums_up = begin is not None and last is not None and begin == last.end and self._classes.counts(folded, begin, start)
            if (begin is None and entry.use == "head") or sums_up:
                return None
            start = start if begin is None else begin
            return Place(start, end, entry.regions, entry.rule, entry.regions[0], entry.back)
        regions = entry.regions
        if entry.use == "free" and len(regions) == 1 and (end - start > 2 or folded[start - 1 : start] not in self._surnames):
            return Place(start, end, regions, entry.rule, regions[0])
        kin: tuple[Region, ...] = ()
        if last is not None and last.region is not None and len(regions) + (entry.use != "free") > 1:
            kin = self._kin(folded, regions, start, last)
        if entry.use == "direction":
            if self._is_side(folded, start, end, last):
                return None
        elif not kin and entry.use != "free" and not self._stands_alone(folded, start, end, entry):
            return None
        if end - start == 2 and folded[start - 1 : start] in self._surnames and self._is_person(folded, start, end):
            return None
        if kin:
            return Place(start, end, kin, "zh.region.kin", kin[0] if len(kin) == 1 else None)
        top = [region for region in regions if region.level == regions[0].level]
        return Place(start, end, tuple(top), entry.rule, top[0] if len(top) == 1 else None)

    def _kin(self, folded: str, regions: tuple[Region, ...], start: int, last: Place) -> tuple[Region, ...]:
        """Those of the regions that lie in the place right before, or beside it in a list."""
        unit = last.region
        if unit is None:
            return ()
        if start == last.end:
            return tuple(region for region in regions if lies_in(region, unit))
        if start == last.end + 1 and folded[last.end] in _LINKS:
            beside = tuple(region for region in regions if region.parent is unit.parent and region is not unit)
            return beside or tuple(region for region in regions if lies_in(region, unit))
        return ()

    def _stands_alone(self, folded: str, start: int, end: int, entry: Entry) -> bool:
        """Whether a name that is a word too names a region here."""
        after = self._names.entries.get(folded[end + 1 : end + 3]) if folded[end : end + 1] == "、" else None
        if after is not None and after.use == "free" and entry.regions[0].level in {region.level for region in after.regions}:
            return True
        if entry.use != "check":
            return False
        if not _is_han(folded[start - 1 : start]) and not _is_han(folded[end : end + 1]):
            return True
        left, right = max(0, start - 4), end + 4
        edges = words.boundaries(folded[left:right])
        return start - left in edges and end - left in edges

    def _is_side(self, folded: str, start: int, end: int, last: Place | None) -> bool:
        """Whether 西部, 东北 … says where in some other place, or which way."""
        if last is not None and last.end == start:
            return True
        before, two = folded[start - 1 : start], folded[start - 2 : start]
        if start and before in self._contexts["side-after"] and two not in self._contexts["side-not-after"]:
            return True
        if folded[end - 1] == "区":
            return False
        if folded[end - 1] == "部":
            return self._is_piece(folded, end)
        return before in self._contexts["way-after"] or folded[end : end + 1] in self._contexts["side-before"]

    def _is_piece(self, folded: str, end: int) -> bool:
        """Whether 部 at the end is the start of another word (部件, 部分)."""
        return folded[end - 1] == "部" and folded.startswith(tuple(self._contexts["part-before"]), end)

    def _is_person(self, folded: str, start: int, end: int) -> bool:
        """Whether the character before is a surname and not the end of a word."""
        left = max(0, start - 4)
        edges = words.boundaries(folded[left : end + 4])
        return (start - 1 - left in edges and start - left in edges) or not {start - left, end - left} & edges

    def _below(self, folded: str, last: Place, stop: int) -> Place | None:
        """A county by its short name, right behind its parent or beside another unit of the same province."""
        unit = last.region
        if unit is None or unit.level not in _UNITS:
            return None
        linked = folded[last.end : last.end + 1] in _LINKS
        start = last.end + linked
        for name in self._names.below_heads.get(folded[start : start + 2], ()):
            end = start + len(name)
            if end > stop or not folded.startswith(name, start) or (linked and name in self._names.traps):
                continue
            if folded[start:end] in self._names.entries or self._longer(folded, start, stop):
                return None
            regions = self._names.below[name]
            found = tuple(r for r in regions if (_beside(r, unit) if linked else lies_in(r, unit)))
            if not found or self._trimmed(folded, start, end) != end:
                continue
            edges = words.boundaries(folded[start : min(stop, end + 4)])
            if end - start in edges:
                return Place(start, end, found, "zh.region.below", found[0] if len(found) == 1 else None)
        return None

    def _longer(self, folded: str, start: int, stop: int) -> bool:
        return self._inside(folded, start, stop) is not None

    def _inside(self, folded: str, start: int, stop: int) -> tuple[int, int] | None:
        """The term that starts right here (澳门 in 在澳门, where 在澳 was found)."""
        hit = next(self._names.matcher.find(folded, start, min(stop, start + 16)), None)
        return hit if hit is not None and hit[0] == start else None


_UNITS = frozenset({"province", "prefecture", "county"})


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _beside(region: Region, unit: Region) -> bool:
    return region.level == "county" and region.province is unit.province and unit.level != "province"
