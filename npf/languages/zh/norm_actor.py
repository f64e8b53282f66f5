"""Who is to act, and what it is about, while a sentence is read: what a subject, a topic or the item of a list changes."""

from __future__ import annotations

from npf.languages.zh.clause_facts import FactJudge
from npf.languages.zh.clause_shapes import Record, Scene
from npf.languages.zh.norm_found import Carried
from npf.text import Extent

__all__ = ["Turn"]


class Turn:
    """Whose turn it is to act; `carried.actor` goes on inside the paragraph, `about` inside the sentence."""

    def __init__(self, facts: FactJudge, text: str, scene: Scene, carried: Carried) -> None:
        self._facts, self._text, self._scene, self._carried = facts, text, scene, carried
        self.about: tuple[Extent, ...] = ()

    def item(self, first: bool) -> None:
        """An item of a list goes back to who was to act where the list began."""
        if first or self._carried.listed is None:
            self._carried.listed = self._carried.actor
        else:
            self._carried.actor = self._carried.listed

    def subject(self, subject: Extent) -> None:
        """A subject takes the addressee over when it is somebody who can act; what is to be done for a region (推动西部发展要…) is its matter."""
        text, scene = self._text, self._scene
        if self._facts.opens_with_verb(text, *subject) and scene.located(*subject) and subject[1] not in scene.people:
            self.about = (subject,)
            return
        if scene.acts(*subject) or self._facts.localities(text, subject[0]):
            self._carried.actor = (subject,)
        elif self._facts.places(text, *subject):
            self._carried.actor = ()
        self.about = ()

    def topic(self, extent: Extent, following: Record | None) -> None:
        """A topic sets the addressee when it opens with somebody, or is nothing but somebody before a comma."""
        start, end = extent
        scene, text = self._scene, self._text
        if end in scene.people and following is not None and following.kind in ("norm", "frame") and following.subject is None:
            self._carried.actor = (extent,)
            return
        turned = next((place for place in scene.places.values() if self._facts.looks_to(text, start, place, end)), None)
        if turned is not None:
            self._carried.actor = ((turned, end),)
            return
        at = scene.opening(text, start, end)
        if at > start and text[at : at + 1] != "的":
            if not self._facts.holds_of_some(text, start):
                self._carried.actor = ((start, at),)
            return
        for place in scene.places.values():
            if start < place < end and text[place - 1] == "对":
                self._carried.actor = ((place, end),)

    def matter(self, extent: Extent) -> bool:
        """Whether a topic that holds a verb phrase names a region, which what follows is about then."""
        if not self._scene.located(*extent) or self._facts.views(self._text, *extent):
            return False
        self.about = (extent,)
        return True
