"""Whose norms somebody only passes on: a paper that a talk goes through, a leader whose call a talk repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.zones import Zone
from npf.match import any_of
from npf.models import Speaker
from npf.offices import PEOPLE
from npf.resources import Resources
from npf.text import Extent

__all__ = ["InnerVoice"]

# How much may stand between the one that sets the norm and the verb that says so.
_GAP = 60
# How much may open a sentence in which the same paper goes on (另外又提出).
_LINK = 4


class InnerVoice:
    """Finds the one who set what a speaker repeats (他说，《决定》提出，要…; 他表示，习近平强调，要…)."""

    def __init__(self, resources: Resources, words: NormWords) -> None:
        self.resources, self._words = resources, words

    @cached_property
    def _setter(self) -> re.Pattern[str]:
        papers = any_of(self._words.of_kind("set-down"))
        names = any_of(row["zh"] for row in self.resources.lexicons.rows(PEOPLE))
        links = any_of(self._words.of_kind("anew"))
        cue = rf"(?:{any_of(self._words.of_kind('lays-down'))})(?![的了过])"
        return re.compile(
            rf"(?<![^，：；。“「\s])(?:{links})?(?:(?P<paper>《[^《》。]{{2,40}}》|{papers})|(?P<name>{names}))(?![的》」”])[^。；我]{{0,{_GAP}}}?{cue}"
        )

    @cached_property
    def _goes_on(self) -> re.Pattern[str]:
        return re.compile(rf"[^。；，我]{{0,{_LINK}}}?(?:{any_of(self._words.of_kind('lays-down'))})(?![的了过])")

    def passed_on(self, text: str, original: str, zone: Zone, sentences: Iterable[Extent]) -> list[tuple[int, int, Speaker]]:
        """The stretches of the zone that pass on what somebody else set, each with who that is."""
        found: list[tuple[int, int, Speaker]] = []
        for start, end in sentences:
            hit = self._setter.search(text, start, end)
            if hit is not None and zone.speaker is not None:
                group = "paper" if hit["paper"] else "name"
                name = original[hit.start(group) : hit.end(group)]
                key = self.resources.offices.key(name)
                if key != zone.speaker.key and name not in zone.speaker.name:
                    kind: Literal["document", "person"] = "document" if hit["paper"] else "person"
                    who = Speaker(start=hit.start(group), end=hit.end(group), text=name, name=name, key=key, kind=kind)
                    found.append((hit.end(), end, who))
            elif found and found[-1][1] == start and self._goes_on.match(text, start, end) is not None:
                found.append((start, end, found[-1][2]))
        return found
