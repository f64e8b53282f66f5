"""Frames around a Chinese verb phrase (以…为重点, 围绕…, 对…) and where their verb begins."""

from __future__ import annotations

from collections.abc import Sequence

from npf.languages.zh.clause_shapes import Form, Phrase, covered
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.phrase_verbs import VerbReader
from npf.lexicon import Row
from npf.text import Extent

__all__ = ["FrameReader"]


class FrameReader:
    """Reads the frame at a place."""

    def __init__(self, words: NormWords, verbs: VerbReader) -> None:
        self._words, self._verbs = words, verbs

    def framed(self, text: str, start: int, at: int, end: int, dead: Sequence[Extent]) -> Phrase | None:
        found = self._words.frames.at(text, at, end)
        if found is None:
            return None
        opener = found[0]["opener"]
        if len(opener) == 1 and (end - at < 4 or any(a <= at < b and b - a > 1 for a, b in dead)):
            return None
        closed = self._close(text, opener, found[1], end)
        if closed is None:
            return None
        row, stop = closed
        if row["closer"] and text[stop : stop + 1] == "的":
            return None
        kind = row["kind"]
        whole = kind == "own" or (end - stop >= 2 if row["closer"] else self.verb_inside(text, stop, end, len(opener) == 1))
        form: Form = "verb" if whole else "frame"
        if kind == "prevent":
            return Phrase(start=start, head=at, rest=stop, form="verb", polarity="dont", strength="avoid", cue=(at, stop), takes="frame", kind=kind)
        averted = self._averted(text, start, stop, end, dead) if kind == "frame" and not row["closer"] else None
        if averted is not None:
            return averted
        return Phrase(start=start, head=at, rest=stop, form=form, polarity="do", strength="promote", takes="frame", kind=kind, opener=opener)

    def _averted(self, text: str, start: int, at: int, end: int, dead: Sequence[Extent]) -> Phrase | None:
        """The don't-cue that is the verb of a frame (用制度防范风险, 对此坚决反对)."""
        for hit in self._words.averting.finditer(text, at + 2, end):
            place = hit.start()
            if hit.end() == end or text[hit.end()] in "的、" or text[place - 1] in "、和与的及或为性" or covered(dead, place, hit.end()):
                continue
            dont = self._verbs.dont(text, start, place, end, dead)
            if dont is not None and dont.kind == "verb":
                return dont
        return None

    def _close(self, text: str, opener: str, at: int, end: int) -> tuple[Row, int] | None:
        """The row of the frame and where its closer ends; best is one at the end of the clause or right before a verb."""
        rows = self._words.closers[opener]
        ends: list[tuple[int, Row]] = []
        for row in rows:
            close = text.rfind(row["closer"], at, end) if row["closer"] else at
            if close >= at and (close > at or not row["closer"]):
                ends.append((close + len(row["closer"]), row))
        for stop, row in ends:
            if row["closer"] and (stop == end or self._verbs.opens(text, stop, end)):
                return row, stop
        return (ends[0][1], ends[0][0]) if ends else None

    def verb_inside(self, text: str, at: int, end: int, short: bool) -> bool:
        """Whether a frame without a closer has its verb in the same clause; 围绕 and 根据 need an adverb before it."""
        named = text[at : at + 1] not in ("将", "把") and not text.endswith(self._words.of_kind("frame-end"), at, end)
        least = 2 if self._verbs.verb(text, at, end) is None and self._words.adverbs.at(text, at, end) is None else 3
        place = at + 2
        while place < end - 1:
            adverb = self._words.adverbs.at(text, place, end)
            verb = self._words.verbs.at(text, place, end)
            step = max((found[1] for found in (adverb, verb) if found is not None), default=place + 1)
            if text[place - 1] not in "、和与的及或" and self._turns(text, place, end, adverb, verb, short):
                return True
            if (
                named
                and verb is not None
                and text[place - 1] not in "、和与的及或在对"
                and end - verb[1] >= least
                and self._governs(text, *verb, end)
            ):
                return True
            place = step
        return False

    def _governs(self, text: str, row: Row, stop: int, end: int) -> bool:
        """Whether the verb has an object up to the end of the clause, and is no noun itself."""
        if len(row["term"]) < 2 or row["noun"] or row["takes"] not in ("noun", "clause"):
            return False
        return "的" not in text[stop:end] and text[stop] not in "、和等"

    def _turns(self, text: str, place: int, end: int, adverb: tuple[Row, int] | None, verb: tuple[Row, int] | None, short: bool) -> bool:
        """Whether the frame ends and its verb begins at this place."""
        if text[place - 1] in "”》" and text[place] not in "、和与的及或等" and end - place <= 4:
            return True
        behind = adverb[1] if adverb is not None and len(adverb[0]["term"]) > 1 else end
        if end - behind >= 2 and text[behind] not in "的、和性" and (short or self._verbs.verb(text, behind, end, alone=True)):
            return True
        if verb is None or len(verb[0]["term"]) < 2 or verb[0]["noun"]:
            return False
        if verb[0]["takes"] == "none":
            return verb[1] == end
        return (short or text[place - 1] in "”》点面") and end - verb[1] >= 2 and text[verb[1]] not in "的、和等"
