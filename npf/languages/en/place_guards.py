"""What the words around an English name make of it: a region, or a university, a person, a government."""

from __future__ import annotations

import re
from collections.abc import Iterator

from npf.draft import Paragraph
from npf.languages.en.place_names import Entry, PlaceNames
from npf.languages.en.place_tables import PLACE_METONYMS, PLACE_ORGS, PLACE_SURNAMES, REGION_DIRECTIONS
from npf.match import any_of
from npf.models import Region
from npf.resources import Resources
from npf.vicinity import Place

__all__ = ["PlaceGuards"]

_TITLE_RUN = re.compile(r"(?:\s+[A-Z][\w'’]*){1,4}")
_BEFORE = re.compile(r"([\w'’]+)(\s|\s?-)\s?$")
_AFTER = re.compile(r"(['’]s)?\s+([\w-]+)")
_HYPHENED = re.compile(r"(?:-[A-Z][\w'’]{1,24}){1,4}(?:\s+([\w-]+))?|-(\w+)")
_BODY_OF = re.compile(r"([A-Z]\w+) of $")
_CAPITAL = "110000"


class PlaceGuards:
    """Decides what a name that was found stands for."""

    def __init__(self, resources: Resources, names: PlaceNames) -> None:
        lexicons = resources.lexicons
        self._orgs = lexicons.terms(PLACE_ORGS)
        self._surnames = lexicons.terms(PLACE_SURNAMES)
        self._metonyms: dict[str, set[str]] = {}
        for row in lexicons.rows(PLACE_METONYMS):
            self._metonyms.setdefault(row["kind"], set()).add(row["term"])
        self._local = re.compile(rf"\b(?:{any_of(self._metonyms['local'])})\b")
        self._sides: dict[str, Region] = {}
        for row in lexicons.rows(REGION_DIRECTIONS):
            region = resources.gazetteer.get(row["id"])
            if region is not None:
                self._sides.setdefault(row["term"].split(" ")[0], region)
        sides = "|".join(sorted(self._sides, key=len, reverse=True))
        self._listed = re.compile(rf"(?:\b(?:{sides})\b(?:, and |, | and ))+$", re.IGNORECASE)
        self._side = re.compile(rf"\b(?:{sides})\b", re.IGNORECASE)

    def places(self, text: str, start: int, end: int, entry: Entry, paragraph: Paragraph) -> Iterator[Place]:
        """The places that a name makes: none, one, or several ("central and western regions")."""
        if entry.kind == "class":
            yield Place(start, end, entry.regions, entry.rule, entry.regions[0], entry.back)
        elif entry.kind == "direction":
            if not self._is_elsewhere(text, start, end, paragraph):
                yield from self._directions(text, start, paragraph)
                yield Place(start, end, entry.regions, entry.rule, entry.regions[0])
        elif not self._is_other(text, start, end, entry, paragraph):
            top = tuple(region for region in entry.regions if region.level == entry.regions[0].level)
            yield Place(start, end, top, entry.rule, top[0] if len(top) == 1 else None)

    def _directions(self, text: str, start: int, paragraph: Paragraph) -> Iterator[Place]:
        """The parts of the country that share their noun with the one that starts here."""
        floor = max(paragraph.start, start - 60)
        listed = self._listed.search(text[floor:start])
        if listed is None:
            return
        for side in self._side.finditer(text, floor + listed.start(), start):
            region = self._sides[side.group().lower()]
            yield Place(side.start(), side.end(), (region,), "en.region.direction", region)

    def _is_elsewhere(self, text: str, start: int, end: int, paragraph: Paragraph) -> bool:
        """Whether a direction is a part of some other place, or only says where a place lies."""
        own = self._metonyms["country"]
        following = _AFTER.match(text, end, paragraph.end)
        if following is not None:
            if following.group(1):
                return following.group(2)[0].isupper()
            if following.group(2) == "of":
                then = re.compile(r"\s+of(?: the)? (\w+)").match(text, end, paragraph.end)
                return then is None or then.group(1).lower() not in own
        before = _BEFORE.search(text, max(paragraph.start, start - 24), start)
        if before is None:
            return False
        word = before.group(1).replace("’", "'")
        if word in self._metonyms["not-side"]:
            return True
        return word.endswith("'s") and word.removesuffix("'s").lower() not in own

    def _is_other(self, text: str, start: int, end: int, entry: Entry, paragraph: Paragraph) -> bool:
        """Whether the name is part of the name of a body, a person, a road, or stands for the government."""
        run = _TITLE_RUN.match(text, end, paragraph.end)
        words = [word.replace("’", "'").removesuffix("'s") for word in run.group().split()] if run is not None else []
        if any(word in self._orgs for word in words) or " ".join(words[:2]) in self._orgs:
            return True
        before = _BEFORE.search(text, max(paragraph.start, start - 24), start)
        if words and words[0] in self._surnames and (before is None or before.group(1) not in self._metonyms["before"]):
            return True
        if before is not None and before.group(1) in self._surnames and before.group(2) == " ":
            return True
        if (of := _BODY_OF.search(text, max(paragraph.start, start - 32), start)) is not None and of.group(1) in self._orgs:
            return True
        following = _AFTER.match(text, end, paragraph.end)
        if following is not None and text[start - 1 : start] == "-" and following.group(2).lower() in self._metonyms["rail"]:
            return True
        hyphened = _HYPHENED.match(text, end, paragraph.end)
        if hyphened is not None:
            tail, line = hyphened.group(2), hyphened.group(1)
            if (tail or "").isdigit() or (line or "").lower() in self._metonyms["rail"]:
                return True
            if not self._metonyms["abroad"].isdisjoint(re.split(r"[\s-]", hyphened.group())):
                return True
        if entry.regions[0].code != _CAPITAL:
            return False
        if before is not None and before.group(2).strip() == "-" and before.group(1).lower() in self._metonyms["head"]:
            return True
        if hyphened is not None and hyphened.group(2) in self._metonyms["tail"]:
            return True
        if following is not None and self._governs(following, before):
            return True
        aloof = before is not None and before.group(1) in self._metonyms["toward"] and (following is None or following.group(1) is None)
        acts = following is not None and following.group(2) in self._metonyms["auxiliary"] and following.group(1) is None
        if before is not None and before.group(1) in self._metonyms["before"]:
            acts = False
        return (aloof or acts) and not self._local.search(text, paragraph.start, paragraph.end)

    def _governs(self, following: re.Match[str], before: re.Match[str] | None) -> bool:
        """Whether "Beijing" is the government: it has a policy, or it says, wants, warns."""
        if following.group(1):
            return following.group(2) in self._metonyms["noun"]
        return following.group(2) in self._metonyms["verb"] and (before is None or before.group(1) not in self._metonyms["before"])
