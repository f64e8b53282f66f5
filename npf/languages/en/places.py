"""Regions named in the text."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import frozen

from npf.draft import Draft, Paragraph
from npf.languages.en.place_tables import REGION_CLASSES
from npf.models import Region, RegionMention
from npf.resources import Resources

__all__ = ["PlaceFinder"]

_TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z\u00c0-\u024f]+)*|[,()]")
_PLAIN = str.maketrans({"’": "'", "–": "-", "\n": " ", "\r": " "})


@frozen
class Entry:
    """What a name can stand for."""

    regions: tuple[Region, ...]
    rule: str


class PlaceFinder:
    """Regions named in the text."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _entries(self) -> dict[tuple[str, ...], Entry]:
        """The names by their words, classes and strategy regions in lower case."""
        gazetteer = self.resources.gazetteer
        found: dict[str, dict[Region, None]] = {}
        for spelling in gazetteer.spellings("en"):
            region, name = spelling.region, spelling.name
            if region.level == "county" and not name.endswith(("District", "County", "New Area")):
                continue
            names = [name]
            if region.level == "prefecture":
                names += [f"{name} City", f"{name} city"] if " " not in name else []
            if region.level == "province":
                names += [f"{name} Province", f"{name} province", f"{name} Municipality", f"{name} municipality"]
            if region.level in ("strategy", "class"):
                names = [name.lower()]
            for each in names:
                found.setdefault(each, {})[region] = None
        entries = {tuple(_words(name)): Entry(tuple(regions), "en.region.name") for name, regions in found.items()}
        for row in self.resources.lexicons.rows(REGION_CLASSES):
            one = gazetteer.get(row["id"])
            if one is not None:
                entries[tuple(_words(row["term"]))] = Entry((one,), "en.region.class")
        return entries

    @cached_property
    def _longest(self) -> dict[str, int]:
        """For each first word, how many words the longest name has that opens with it."""
        longest: dict[str, int] = {}
        for words in self._entries:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return longest

    def find(self, draft: Draft) -> list[RegionMention]:
        """The regions named in the English paragraphs, furniture included."""
        found: list[RegionMention] = []
        for paragraph in draft.paragraphs:
            if paragraph.lang == "en":
                found.extend(self._paragraph(draft, paragraph))
        return found

    def _paragraph(self, draft: Draft, paragraph: Paragraph) -> list[RegionMention]:
        tokens = [(m.group().translate(_PLAIN), m.start(), m.end()) for m in _TOKEN.finditer(draft.folded, paragraph.start, paragraph.end)]
        found: list[RegionMention] = []
        at = 0
        while at < len(tokens):
            hit = self._match(tokens, at)
            if hit is None:
                at += 1
                continue
            count, entry = hit
            start, end = tokens[at][1], tokens[at + count - 1][2]
            if draft.text[end - 2 : end] in ("'s", "’s"):
                end -= 2
            top = [region for region in entry.regions if region.level == "province"] or list(entry.regions)
            region = top[0] if len(top) == 1 else None
            candidates = (region,) if region else entry.regions
            found.append(RegionMention(start, end, draft.text[start:end], region=region, candidates=candidates, rule=entry.rule))
            at += count
        return found

    def _match(self, tokens: list[tuple[str, int, int]], at: int) -> tuple[int, Entry] | None:
        most = max(self._longest.get(tokens[at][0].removesuffix("'s"), 0), self._longest.get(tokens[at][0].lower().removesuffix("'s"), 0))
        for count in range(min(most, len(tokens) - at), 0, -1):
            words = [token for token, _, _ in tokens[at : at + count]]
            words[-1] = words[-1].removesuffix("'s")
            entry = self._entries.get(tuple(words)) or self._entries.get(tuple(word.lower() for word in words))
            if entry is not None:
                return count, entry
        return None


def _words(name: str) -> list[str]:
    return [match.group() for match in _TOKEN.finditer(name)]
