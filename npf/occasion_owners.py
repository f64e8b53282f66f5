"""Whose occasion it is: who stands nearest to the words for it, where a language does not tell by its grammar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from npf.entries import TALKS
from npf.models import Speaker
from npf.occasions import GATHERINGS, Cue, Scene

__all__ = ["Owners"]

_FAR, _NEAR = 120, 40
# An occasion that opens its sentence ("At the panel meeting, Li said …, while Wang said …") is that of all who speak there.
_OPENS = 12


class Owners:
    """Gives the speakers of an occasion.

    Args:
        people: For each key, the speaker as first quoted.
        postposed: Whether occasions stand behind what was said as well as before it.
    """

    def __init__(self, people: Mapping[str, Speaker], *, postposed: bool) -> None:
        self._people = people
        self._postposed = postposed

    def find(self, cue: Cue, scene: Scene, following: Scene | None) -> list[str]:
        """The keys of those who speak on the occasion, nearest first; none where somebody else stands there of whom nothing is quoted."""
        if cue.owners is not None:
            return list(cue.owners)
        known = [(at, key) for at, key in scene.people if key in self._people]
        if cue.kind == TALKS and (parties := self._parties(cue, scene, known)):
            return parties
        if self._postposed and (said := self._said(cue, scene)):
            return said
        if self._is_of_another(cue, scene):
            return []
        before = [key for at, key in known if at < cue.start]
        if before:
            return before[-1:]
        if known and (not self._postposed or known[0][0] - cue.end <= _FAR):
            return [known[0][1]]
        for other in (scene, following):
            for quote in other.quotes if other else ():
                if quote.speaker is not None and quote.speaker.key in self._people and quote.start > cue.start:
                    return [quote.speaker.key]
            if other is following and other is not None and (keys := [key for _, key in other.people if key in self._people]):
                return keys[:1]
        return []

    def _said(self, cue: Cue, scene: Scene) -> list[str]:
        """Who is quoted nearest to the occasion in its sentence, or everybody where it opens the sentence."""
        quotes = [quote for quote in scene.quotes if quote.speaker is not None and quote.speaker.key in self._people]
        said = [((q.cue or q).start, q.speaker.key) for q in quotes if q.speaker is not None]
        if cue.kind in GATHERINGS and cue.start - scene.start <= _OPENS + cue.end - cue.start:
            return list(dict.fromkeys(key for at, key in sorted(said) if at > cue.start)) or [key for _, key in said[:1]]
        return [min((abs(at - cue.start), key) for at, key in said)[1]] if said else []

    def _is_of_another(self, cue: Cue, scene: Scene) -> bool:
        """Whether somebody who is not quoted stands next to the occasion: right before it, or behind it where nobody stands before."""
        last = max((at for at, _ in scene.people if at < cue.start), default=-1)
        if any(last < at and cue.start - at <= _NEAR for at in scene.others if at < cue.start):
            return True
        return last < 0 and any(at - cue.end <= _NEAR for at in scene.others if at >= cue.end)

    def _parties(self, cue: Cue, scene: Scene, known: Sequence[tuple[int, str]]) -> list[str]:
        """Those who talk with each other: named before the words for it or right behind them."""
        telling = {q.speaker.start: q.speaker.key for q in scene.quotes if q.speaker is not None and q.speaker.key in self._people}
        before = [(at, key) for at, key in (*known, *telling.items()) if at < cue.start]
        behind = [(at, key) for at, key in known if cue.start <= at < cue.end + _FAR]
        return list(dict.fromkeys(key for _, key in sorted(before) + behind))
