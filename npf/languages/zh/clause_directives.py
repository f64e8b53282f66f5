"""Whom a directive verb tells, and what."""

from __future__ import annotations

from attrs import evolve

from npf.languages.zh.clause_cues import CueReader
from npf.languages.zh.clause_shapes import Kind, Phrase, Record, Scene, covered
from npf.languages.zh.clauses import Clause
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.phrases import PhraseReader

__all__ = ["DirectiveReader"]

# How far behind a directive verb those may stand who are told (驾驶人士).
_MODIFIER = 6
_NOUN = frozenset("的新总大更高硬本有无种项些个")


class DirectiveReader:
    """Reads clauses behind or with a directive verb into records."""

    def __init__(self, words: NormWords, phrases: PhraseReader, cues: CueReader) -> None:
        self._words, self._phrases, self._cues = words, phrases, cues

    def told(self, text: str, clause: Clause, scene: Scene, at: int | None = None) -> Record | None:
        """The record of what a directive verb introduces: whom it tells, then what; None where no verb phrase follows.

        Only whom it tells, before a comma, is a topic that opens the norm.
        """
        body = self._cues.body(text, clause) if at is None else at
        base = Record(start=clause.start, end=clause.end, body=body, stop=clause.stop, kind="norm", told=True)
        if text[clause.end - 1] == "的":
            return evolve(base, kind="topic", subject=(body, clause.end))
        if self._cues.foretold(text, body, clause.end, scene):
            return evolve(base, kind="fact", told=False)
        modal = self._cues.inside(text, body, clause.end, scene)
        if modal is not None and modal.modal is not None and body < modal.start <= body + 30 and modal.follows != "commitment":
            return evolve(base, kind="frame" if modal.form == "frame" else "norm", phrase=modal, subject=(body, modal.start))
        best = self._best(text, body, clause.end, scene) or self._left(text, body, clause.end, scene)
        if best is not None:
            kind: Kind = "frame" if best.form == "frame" else "norm"
            return evolve(base, kind=kind, phrase=best, subject=(body, best.start) if best.start > body else None)
        if at is not None or clause.end - body < 4:
            return None
        if text[clause.start - 1 : clause.start] == "“":
            whole = Phrase(start=body, head=body, rest=body, form="unknown", polarity="do", strength="should")
            return evolve(base, phrase=whole)
        return evolve(base, kind="topic", subject=(body, clause.end))

    def within(self, text: str, base: Record, start: int, scene: Scene) -> Record | None:
        for at in range(start, base.end - 3):
            found = self._words.directives.at(text, at, base.end)
            if found is None or covered(scene.dead, at, found[1]):
                continue
            if at > base.body and (text[at - 1] in _NOUN or at - base.body > 12):
                return None
            told = self.told(text, Clause(base.start, base.end, base.stop), scene, found[1])
            if told is None:
                return None
            return evolve(told, body=base.body, directed=(at, found[1]), link=base.link)
        return None

    def _best(self, text: str, body: int, end: int, scene: Scene) -> Phrase | None:
        """The verb phrase that most likely begins behind whom a directive verb tells."""
        best: tuple[int, Phrase] | None = None
        begins = set(scene.people.values())
        for place in range(body, end - 1):
            if place != body and (covered(scene.dead, place - 1, place + 1) or any(begin < place < stop for stop, begin in scene.people.items())):
                continue
            phrase = self._phrases.at(text, place, end, scene.dead)
            if phrase is None or (phrase.takes == "short" and (place not in scene.people or place in begins)):
                continue
            known = place == body or place in scene.people
            rank = 0 if known else 1 if phrase.head > place or phrase.cue or phrase.takes in ("ba", "frame") else 2
            if best is None or rank < best[0]:
                best = (rank, phrase)
            if rank == 0:
                break
        told = next((stop for stop, begin in scene.named(body, end) if begin == body and stop < end), None)
        if (
            best is not None
            and best[0] == 2
            and told is not None
            and told < best[1].start <= told + 3
            and not any(mark in text[told : best[1].start] for mark in "、和与的及们者员人")
        ):
            return Phrase(start=told, head=told, rest=told, form="unknown", polarity="do", strength="should")
        return None if best is None else best[1]

    def _left(self, text: str, body: int, end: int, scene: Scene) -> Phrase | None:
        """What is left of a clause behind those who are told, where no table knows its verb (提醒市民多喝水)."""
        near = range(body, body + _MODIFIER + 1)
        told = min((begin for stop, begin in scene.people.items() if begin in near and stop not in scene.places), default=None)
        if told is None or end in scene.people:
            return None
        at = scene.opening(text, told, end)
        if end - at < 2 or text[at] in "、和与或" or "的" in text[at:end]:
            return None
        return Phrase(start=at, head=at, rest=at, form="unknown", polarity="do", strength="should")
