"""Delegations of deputies to whom somebody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from npf.draft import Draft, starting_in
from npf.languages.en.occasion_frames import Frames
from npf.languages.en.tables import OCCASIONS
from npf.lexicon import Lexicons
from npf.match import any_of
from npf.occasions import Cue

__all__ = ["DelegationFinder"]

_DELEGATION = re.compile(r"(?:the )?(?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)* delegation)")
_PROVINCE = "province"
_BEFORE = 40


class DelegationFinder:
    """Finds those of provinces: a delegation of another country or of a firm does not deliberate."""

    def __init__(self, lexicons: Lexicons, frames: Frames) -> None:
        self._lexicons = lexicons
        self._frames = frames

    @cached_property
    def _speaks(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(self._lexicons.of_kind(OCCASIONS, 'speaks', 'form'))})\b")

    def find(self, draft: Draft, start: int, end: int) -> Iterator[Cue]:
        """The occasions of a stretch of narration on which somebody spoke to one."""
        folded = draft.folded
        for hit in _DELEGATION.finditer(folded, start, end) if folded.find("delegation", start, end) >= 0 else ():
            if not any(place.region is not None and place.region.level == _PROVINCE for place in starting_in(draft.regions, hit.start(), hit.end())):
                continue
            ahead = self._frames.ahead.search(folded, max(start, hit.start() - _BEFORE), hit.start())
            yield Cue(
                hit.start(),
                hit.end(),
                "deliberation",
                hit["name"].lower(),
                occasion=self._frames.around(draft, ahead.start() if ahead else hit.start(), hit.end(), end),
                audience=hit.group(),
                delivers=self._speaks.search(folded, start, end) is not None,
            )
