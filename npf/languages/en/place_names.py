"""Every English name of a region, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from attrs import field, frozen

from npf.gazetteer import KINDS_EN, Spelling
from npf.languages.en.place_tables import PLACE_WORDS, REGION_CLASS_PARTS, REGION_CLASSES, REGION_DIRECTIONS
from npf.models import Region
from npf.resources import Resources

__all__ = ["Entry", "Node", "PlaceNames"]

_WORD = re.compile("[A-Za-z\u00c0-\u024f]+(?:'[A-Za-z\u00c0-\u024f]+)*")
_WORD_IN_NAME = re.compile(f"{_WORD.pattern},?")
_MARKS = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_MARK_BYTES = tuple((mark.encode(), b"'" if mark == "’" else b" ") for mark in "’“”–—")
_SEPARATORS = bytes(i if i == 39 or 65 <= i <= 90 or 97 <= i <= 122 or i >= 128 else 32 for i in range(256))


@frozen
class Entry:
    """What a name can stand for; `kind` is "name", "class" or "direction", `back` whether it points back to a place named before."""

    regions: tuple[Region, ...]
    kind: str
    rule: str
    back: bool = False


@frozen
class Node:
    """A word of a name: the words that may follow it, and what the name stands for that ends with it."""

    then: dict[str, Node] = field(factory=dict)
    ends: list[Entry] = field(factory=list)


class PlaceNames:
    """The dictionary of the English region finder."""

    def __init__(self, resources: Resources) -> None:
        self._lexicons = resources.lexicons
        self._gazetteer = resources.gazetteer

    @property
    def terms(self) -> tuple[str, ...]:
        """All names, classes and directions."""
        rows = *self._lexicons.rows(REGION_CLASSES), *self._lexicons.rows(REGION_DIRECTIONS)
        return tuple(dict.fromkeys([*(name for name, _ in self._names()), *(row["term"] for row in rows), *self._composed]))

    @cached_property
    def forward(self) -> dict[str, Node]:
        """Names by their first word, and on word by word."""
        names: dict[str, dict[Region, None]] = {}
        for name, region in self._names():
            names.setdefault(name.translate(_MARKS), {})[region] = None
        root: dict[str, Node] = {}
        sides = {row["id"] for row in self._lexicons.rows(REGION_DIRECTIONS)}
        for name, regions in names.items():
            ranked = tuple(sorted(regions, key=lambda region: _RANKS.get(region.level, 9)))
            kind = "direction" if ranked[0].code in sides else "name"
            _plant(root, _WORD_IN_NAME.findall(name), Entry(ranked, kind, f"en.region.{kind}"))
        return root

    @cached_property
    def backward(self) -> dict[str, Node]:
        """Classes of localities and parts of the country by their last word, and back word by word."""
        root: dict[str, Node] = {}
        for schema, kind in ((REGION_CLASSES, "class"), (REGION_DIRECTIONS, "direction")):
            for row in self._lexicons.rows(schema):
                region = self._gazetteer.get(row["id"])
                if region is not None:
                    words = [word.lower() for word in _words(row["term"])]
                    _plant(root, words[::-1], Entry((region,), kind, f"en.region.{kind}", row.get("back") == "yes"))
        localities = self._gazetteer.get("*")
        if localities is not None:
            for term in self._composed:
                _plant(root, [word.lower() for word in _words(term)][::-1], Entry((localities,), "class", "en.region.class"))
        return root

    @cached_property
    def _composed(self) -> tuple[str, ...]:
        """The classes of localities that are put together of parts."""
        rows = self._lexicons.rows(REGION_CLASS_PARTS)
        heads = [(row["term"], row["group"]) for row in rows if row["kind"] == "head"]
        modifiers = [(row["term"], row["group"].split()) for row in rows if row["kind"] == "modifier"]
        return tuple(f"{modifier} {head}" for head, group in heads for modifier, groups in modifiers if group in groups)

    @cached_property
    def anchors(self) -> frozenset[bytes]:
        """The words that a text must hold for a name to be in it: first words of names, last words of classes."""
        words = {*self.forward, *self.backward, *(word.capitalize() for word in self.backward)}
        return frozenset(word.encode() for word in words)

    @cached_property
    def neighbours(self) -> dict[str, tuple[frozenset[str] | None, frozenset[str] | None]]:
        """For each anchor the first characters that a name needs behind it, and the last ones that a class needs before it.

        None for the first where the word is a name by itself, for the second where no class ends with it.
        """
        found: dict[str, tuple[frozenset[str] | None, frozenset[str] | None]] = {}
        for anchor in self.anchors:
            word = anchor.decode()
            ahead, back = self.forward.get(word), self.backward.get(word.lower())
            alone = (ahead is not None and ahead.ends) or (back is not None and back.ends)
            after = None if alone else frozenset(then[0] for then in ahead.then) | _GAPS if ahead is not None else frozenset()
            before = frozenset(then[-1] for then in back.then) | _GAPS if back is not None else None
            found[word] = after, before
        return found

    def anchored(self, folded: str) -> list[str]:
        """Those anchors that stand in a text."""
        plain = folded.encode("utf-8", "replace")
        if len(plain) > len(folded):
            for mark, ascii_mark in _MARK_BYTES:
                plain = plain.replace(mark, ascii_mark)
        words = plain.replace(b"'s", b" ").replace(b" '", b" ").translate(_SEPARATORS).split()
        return [word.decode() for word in self.anchors.intersection(words)]

    def _names(self) -> Iterator[tuple[str, Region]]:
        kinds: dict[str, list[str]] = {}
        for row in self._lexicons.rows(KINDS_EN):
            kinds.setdefault(row["level"], []).append(row["term"])
        alone = self._lexicons.terms(PLACE_WORDS)
        for spelling in self._gazetteer.spellings("en"):
            if spelling.kind in ("alias", "full"):
                yield from self._variants(spelling, kinds.get(spelling.region.level, []), alone)

    def _variants(self, spelling: Spelling, kinds: list[str], alone: frozenset[str]) -> Iterator[tuple[str, Region]]:
        """A name, with the word for its kind in either case, and without it where it needs none."""
        name, region = spelling.name, spelling.region
        if region.level not in _RANKS:
            if name[0].isupper():
                yield name, region
            return
        kind = next((kind for kind in kinds if name.endswith(f" {kind}")), "")
        bare = name.removesuffix(f" {kind}") if kind else name
        bare = bare if " " not in bare or not kind.startswith("Autonomous") else bare.split(" ")[0]
        if kind:
            yield name, region
            yield name.removesuffix(kind) + kind.lower(), region
        if (region.level != "county" or bare in alone or spelling.kind == "alias") and (spelling.kind == "full" or not kind):
            yield bare, region
        if not kind and spelling.kind == "full":
            for each in self._own_kinds(region):
                yield f"{bare} {each}", region
                yield f"{bare} {each.lower()}", region

    def _own_kinds(self, region: Region) -> tuple[str, ...]:
        """The words that may follow the bare name of a unit: Province behind Jiangsu, City behind Nanjing."""
        if region.zh.endswith("省"):
            return ("Province",)
        if region.level == "province" and region.zh.endswith("市"):
            return "Municipality", "City"
        return ("City",) if region.zh.endswith("市") and not region.en.endswith("City") else ()


_GAPS = frozenset(" \n\r\t-–—,")
_RANKS = {"province": 0, "prefecture": 1, "county": 2}


def _plant(root: dict[str, Node], words: list[str], entry: Entry) -> None:
    node, level = None, root
    for word in words:
        node = level.setdefault(word, Node())
        level = node.then
    if node is not None and not node.ends:
        node.ends.append(entry)


def _words(name: str) -> list[str]:
    return _WORD.findall(name.translate(_MARKS))
