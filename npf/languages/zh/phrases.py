"""Chinese verb phrases: what stands at a place, from the modal over adverbs and frames to the verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from npf.languages.zh.clause_shapes import Form, Phrase, covered
from npf.languages.zh.norm_words import NormWords
from npf.lexicon import Row
from npf.match import any_of
from npf.models import Strength
from npf.text import Extent

__all__ = ["PhraseReader"]


# How far a manner phrase before 地 (创造性地, 有针对性地) may reach.
_MANNER = re.compile(r"[^，。；：、“”《》（）在各当基土的]{1,8}?地(?![区方铁位图带点质理标])")
_GAP = re.compile(r"[ 、]+")
_NOUN_ENDING = frozenset("者率性型")


class PhraseReader:
    """Reads the verb phrase at a place.

    Args:
        words: The tables.
    """

    def __init__(self, words: NormWords) -> None:
        self._words = words
        due, link, adverb = (any_of(words.of_kind(kind)) for kind in ("due", "due-link", "due-adverb"))
        one = f"(?:{due})([^，。；、的就则尽]{{1,4}})(?:{link})(?:{adverb})?"
        # What is due is to be done (该停就停, 该避险的避险, 应收尽收).
        self._due = re.compile(rf"{one}\1(?:、{one}\2)*")

    def at(self, text: str, start: int, end: int, dead: Sequence[Extent]) -> Phrase | None:
        """The phrase at `start`, or None when no modal, known verb, don't-cue or frame stands there."""
        modal = self._modal(text, start, end, dead)
        if modal is None:
            return self._behind(text, start, start, end, dead)
        row, stop = modal
        inner = self.at(text, stop, end, dead) if row["follows"] == "hinge" else self._behind(text, start, stop, end, dead)
        if (inner is None or (inner.form == "unknown" and inner.modal is None)) and self._lacks_verb(text, row, stop, end):
            return None
        if inner is None:
            if row["follows"] == "commitment":
                return self._behind(text, start, start, end, dead)
            if row["follows"] != "any" or stop >= end or text[stop] in "的，":
                return None
            return Phrase(
                start=start,
                head=stop,
                rest=stop,
                form="unknown",
                polarity="do",
                strength=_strength(row),
                modal=(start, stop),
                cue=(start, stop),
                follows="any",
            )
        if row["follows"] == "hinge":
            return evolve(inner, cue=inner.cue or (start, stop), modal=inner.modal or (start, stop), follows="hinge", strength=_stronger(row, inner))
        return evolve(
            inner,
            start=start,
            modal=(start, stop),
            cue=inner.cue if inner.polarity == "dont" else (start, stop),
            follows=row["follows"],
            strength=_stronger(row, inner),
        )

    def _lacks_verb(self, text: str, row: Row, at: int, end: int) -> bool:
        """Whether the unknown word behind a modal is no verb: it modifies a noun, or is what is needed."""
        if self._modifies(text, at, end) or ("的" in text[at + 1 : min(at + 4, end)] and not row["term"].endswith("有")):
            return True
        return row["term"].endswith("需要") and not self._verb_inside(text, at, end, True)

    def _modifies(self, text: str, at: int, end: int) -> bool:
        """Whether the verb behind a cue only modifies a noun (必须坚持的原则, 不可逆的变化)."""
        while (adverb := self._words.adverbs.at(text, at, end)) is not None:
            at = adverb[1]
        verb = self._words.verbs.at(text, at, end)
        return verb is not None and text[verb[1] : verb[1] + 1] == "的"

    def is_verb(self, text: str, start: int, end: int) -> bool:
        """Whether the stretch is one verb of the table and nothing else."""
        found = self._words.verbs.at(text, start, end)
        return found is not None and found[1] == end

    def _modal(self, text: str, start: int, end: int, dead: Sequence[Extent]) -> tuple[Row, int] | None:
        found = self._words.modals.at(text, start, end)
        if found is None or covered(dead, start, found[1]) or self._due.match(text, start, end) is not None:
            return None
        return found

    def _behind(self, text: str, start: int, at: int, end: int, dead: Sequence[Extent]) -> Phrase | None:
        """What stands at `at`: adverbs, then a don't-cue, frame or verb; behind adverbs an unknown verb will do."""
        begin, adverbial = at, 0
        while at < end:
            if (
                text.startswith(self._words.of_kind("due"), at)
                and (due := self._due.match(text, at, end)) is not None
                and (due.end() == end or text[due.end()] in "、的")
            ):
                return Phrase(start=start, head=at, rest=due.end(), form="verb", polarity="do", strength="promote", takes="none")
            if (dont := self._dont(text, start, at, end, dead)) is not None:
                return dont
            if (kept := self._words.done_by_not.at(text, at, end)) is not None and kept[1] == end:
                return Phrase(start=start, head=at, rest=kept[1], form="verb", polarity="do", strength="promote", takes="none")
            verb = self._verb(text, at, end, alone=at > start)
            adverb = self._words.adverbs.at(text, at, end)
            framed = self._framed(text, start, at, end, dead)
            if verb is not None and adverb is not None and verb[1] == adverb[1] and self._verb(text, adverb[1], end, alone=True):
                verb = None
            if verb is not None and (adverb is None or verb[1] >= adverb[1]) and (framed is None or verb[0]["takes"] != "short"):
                return self._task(text, start, at, verb, end, dead)
            if framed is not None and (adverb is None or len(adverb[0]["term"]) <= len(framed.opener)):
                return framed
            if adverb is not None and text[adverb[1] : adverb[1] + 1] != "的":
                at, adverbial = adverb[1], adverb[1] - at
            elif (manner := _MANNER.match(text, at, end)) is not None and self.opens(text, manner.end(), end):
                at = manner.end()
            elif at > start and (gap := _GAP.match(text, at, end)) is not None and self._words.adverbs.at(text, gap.end(), end):
                at = gap.end()
            else:
                break
        if adverbial >= 4 and at == end:
            return Phrase(start=start, head=begin, rest=end, form="verb", polarity="do", strength="promote", takes="none")
        if begin < at < end - 1 and text[at] not in "的是":
            return Phrase(start=start, head=at, rest=at, form="unknown", polarity="do", strength="promote")
        return None

    def opens(self, text: str, at: int, end: int) -> bool:
        return self._verb(text, at, end) is not None or self._words.adverbs.at(text, at, end) is not None

    def _verb(self, text: str, at: int, end: int, alone: bool = False) -> tuple[Row, int] | None:
        """The verb at this place; `alone` lets one that wants an object end the clause (定期评价)."""
        found = self._words.verbs.at(text, at, end)
        if found is None:
            return None
        row, stop = found
        if row["takes"] == "short":
            return found if end - stop >= 2 else None
        if text[stop : stop + 1] == "的" or (row["noun"] and not alone and self._predicated(text, stop, end)):
            return None
        if row["takes"] in ("noun", "clause") and ((stop >= end and not alone) or text[stop : stop + 1] in _NOUN_ENDING):
            return None
        return found

    def _predicated(self, text: str, at: int, end: int) -> bool:
        """Whether an adverb with a verb of its own follows, so that the word before is its subject (发展全面推进)."""
        adverb = self._words.adverbs.at(text, at, end)
        return adverb is not None and (self._verb(text, adverb[1], end, alone=True) is not None or adverb[1] == end)

    def _task(self, text: str, start: int, at: int, verb: tuple[Row, int], end: int, dead: Sequence[Extent]) -> Phrase:
        row, stop = verb
        if (due := self._due.match(text, stop, end)) is not None:
            return Phrase(start=start, head=at, rest=due.end(), form="verb", polarity="do", strength=_strength(row), takes="none")
        if (
            row["term"].endswith(self._words.of_kind("keeps-not"))
            and text.startswith("不", stop)
            and not covered(dead, stop, stop + 1)
            and not text.endswith(self._words.of_kind("policy-noun"), stop, end)
        ):
            return Phrase(
                start=start,
                head=at,
                rest=stop + 1,
                form="verb",
                polarity="dont",
                strength="must-not",
                cue=(at, stop + 1),
                takes="noun",
                kind="keep-not",
            )
        return Phrase(
            start=start, head=at, rest=stop, form="verb", polarity="do", strength=_strength(row), takes=row["takes"], noun=row["noun"] != ""
        )

    def _denied(self, text: str, at: int, end: int, dead: Sequence[Extent]) -> int | None:
        """Where 不 stands in what is to be kept (确保重大事故不发生), or None."""
        no = text.find("不", at, end)
        while no >= 0 and covered(dead, no, no + 1):
            no = text.find("不", no + 1, end)
        if no < 0 or "的" in text[no:end] or "、" in text[at:no]:
            return None
        return no

    def _dont(self, text: str, start: int, at: int, end: int, dead: Sequence[Extent]) -> Phrase | None:
        found = self._words.donts.at(text, at, end)
        if found is None or covered(dead, at, found[1]):
            return None
        row, stop = found
        if stop >= end and row["kind"] == "verb" and stop - at >= 4 and row["strength"] == "prohibit":
            return Phrase(
                start=start, head=at, rest=stop, form="verb", polarity="dont", strength="prohibit", cue=(at, stop), takes="none", kind="verb"
            )
        if stop >= end or (row["kind"] == "attitude" and not self._words.attitudes.search(text, stop, end)):
            return None
        if text[stop] == "的" or self._modifies(text, stop, end):
            return None
        if row["kind"] != "verb" and "的" in text[stop + 1 : min(stop + 3, end)]:
            return None
        if row["kind"] == "bare" and any(a == at for a, _ in dead):
            return None
        return Phrase(
            start=start, head=at, rest=stop, form="verb", polarity="dont", strength=_strength(row), cue=(at, stop), takes="noun", kind=row["kind"]
        )

    def _framed(self, text: str, start: int, at: int, end: int, dead: Sequence[Extent]) -> Phrase | None:
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
        whole = kind == "own" or (end - stop >= 2 if row["closer"] else self._verb_inside(text, stop, end, len(opener) == 1))
        form: Form = "verb" if whole else "frame"
        if kind == "prevent":
            return Phrase(start=start, head=at, rest=stop, form="verb", polarity="dont", strength="avoid", cue=(at, stop), takes="frame", kind=kind)
        return Phrase(start=start, head=at, rest=stop, form=form, polarity="do", strength="promote", takes="frame", kind=kind, opener=opener)

    def _close(self, text: str, opener: str, at: int, end: int) -> tuple[Row, int] | None:
        """The row of the frame and where its closer ends; best is one at the end of the clause or right before a verb."""
        rows = self._words.closers[opener]
        ends: list[tuple[int, Row]] = []
        for row in rows:
            close = text.rfind(row["closer"], at, end) if row["closer"] else at
            if close >= at and (close > at or not row["closer"]):
                ends.append((close + len(row["closer"]), row))
        for stop, row in ends:
            if row["closer"] and (stop == end or self.opens(text, stop, end)):
                return row, stop
        return (ends[0][1], ends[0][0]) if ends else None

    def _verb_inside(self, text: str, at: int, end: int, short: bool) -> bool:
        """Whether a frame without a closer has its verb in the same clause; 围绕 and 根据 need an adverb before it."""
        named = text[at] not in "将把" and not text.endswith(self._words.of_kind("frame-end"), at, end)
        least = 2 if self._verb(text, at, end) is None and self._words.adverbs.at(text, at, end) is None else 3
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
        if end - behind >= 2 and text[behind] not in "的、和性" and (short or self._verb(text, behind, end, alone=True)):
            return True
        if verb is None or len(verb[0]["term"]) < 2 or verb[0]["noun"]:
            return False
        if verb[0]["takes"] == "none":
            return verb[1] == end
        return (short or text[place - 1] in "”》点面") and end - verb[1] >= 2 and text[verb[1]] not in "的、和等"


def _strength(row: Row) -> Strength:
    strength: Strength = row["strength"]  # type: ignore[assignment]
    return strength


def _stronger(modal: Row, inner: Phrase) -> Strength:
    """A don't keeps its own step; a weak verb behind a modal (要探索, 要鼓励) keeps its own too."""
    if inner.polarity == "dont" or inner.strength in ("explore", "encourage"):
        return inner.strength
    return _strength(modal)
