"""Regions named in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from npf.draft import Draft, Paragraph
from npf.languages.en.place_guards import PlaceGuards
from npf.languages.en.place_names import Entry, Node, PlaceNames
from npf.models import RegionMention
from npf.resources import Resources
from npf.vicinity import Place, settle

__all__ = ["PlaceFinder"]

_LETTERS = "A-Za-z\u00c0-\u024f"
_STEP = re.compile(rf"(?:\s{{1,3}}|\s?[-–—]\s?)([{_LETTERS}]+(?:['’][{_LETTERS}]+)*)(,?)")
_BACK = re.compile(rf"[{_LETTERS}]+(?:['’][{_LETTERS}]+)*")
_BETWEEN = re.compile(r"[\s,-]{1,4}")
_FARTHEST = 72
_BLOCK = 20_000


class PlaceFinder:
    """Regions named in the text: anchor words say where to look, then the longest name, then what stands around it."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._names = PlaceNames(resources)

    @property
    def terms(self) -> tuple[str, ...]:
        """All that a text is searched for: names, classes and directions."""
        return self._names.terms

    @cached_property
    def _guards(self) -> PlaceGuards:
        return PlaceGuards(self.resources, self._names)

    def find(self, draft: Draft) -> list[RegionMention]:
        """The regions named in the English paragraphs, furniture included."""
        paragraphs = [paragraph for paragraph in draft.paragraphs if paragraph.lang == "en"]
        if not paragraphs:
            return []
        text, starts = draft.folded, [paragraph.start for paragraph in paragraphs]
        places: list[Place] = []
        free = 0
        for at, word in self._hits(text, paragraphs):
            if at < free:
                continue
            paragraph = paragraphs[max(0, bisect_right(starts, at) - 1)]
            if not paragraph.start <= at < paragraph.end:
                continue
            hit = self._name(text, at, word, paragraph) or self._class(text, at, word, max(free, paragraph.start))
            if hit is None:
                continue
            start, end, entry = hit
            found = self._guards.places(text, start, end, entry, paragraph)
            places.extend(found)
            free = end
        return settle(sorted(places, key=lambda place: place.start), draft)

    def _hits(self, text: str, paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
        """Where the anchor words stand, in order; a long text is searched in blocks, each for the few words that are in it."""
        first = 0
        for number, paragraph in enumerate(paragraphs, 1):
            if number == len(paragraphs) or paragraph.end - paragraphs[first].start > _BLOCK:
                yield from sorted(self._anchored(text, paragraphs[first].start, paragraph.end))
                first = number

    def _anchored(self, text: str, start: int, stop: int) -> Iterator[tuple[int, str]]:
        """Where the anchor words of a block stand as whole words, beside a word that may go with them."""
        neighbours = self._names.neighbours
        for word in self._names.anchored(text[start:stop]):
            after, before = neighbours[word]
            for spelt in (word, word.replace("'", "’")) if "'" in word and not text.isascii() else (word,):
                at = text.find(spelt, start, stop)
                while at >= 0:
                    end = at + len(spelt)
                    fits = after is None or text[end + 1 : end + 2] in after or (before is not None and text[at - 2 : at - 1] in before)
                    if fits and not text[end : end + 1].isalnum() and not (at and text[at - 1].isalnum()):
                        yield at, word
                    at = text.find(spelt, end, stop)

    def _name(self, text: str, at: int, word: str, paragraph: Paragraph) -> tuple[int, int, Entry] | None:
        """The longest name that opens at a word."""
        node, end = self._names.forward.get(word), at + len(word)
        best: tuple[int, int, Entry] | None = None
        while node is not None:
            if node.ends:
                best = at, end, node.ends[0]
            step = _STEP.match(text, end, paragraph.end) if node.then else None
            if step is None:
                break
            following = step.group(1).replace("’", "'")
            bare = following.removesuffix("'s")
            end = step.start(1) + len(bare)
            listed = node.then.get(f"{bare},") if step.group(2) else None
            node = listed or node.then.get(bare) or node.then.get(following)
            end += listed is not None
        return best

    def _class(self, text: str, at: int, word: str, floor: int) -> tuple[int, int, Entry] | None:
        """The longest class of localities that ends with a word."""
        node: Node | None = self._names.backward.get(word.lower())
        if node is None:
            return None
        end = start = at + len(word)
        best = (at, end, node.ends[0]) if node.ends else None
        start = at
        for before in reversed(list(_BACK.finditer(text, max(floor, at - _FARTHEST), at))):
            node = node.then.get(before.group().lower().replace("’", "'"))
            if node is None or not _BETWEEN.fullmatch(text, before.end(), start):
                break
            start = before.start()
            if node.ends:
                best = start, end, node.ends[0]
        return best
