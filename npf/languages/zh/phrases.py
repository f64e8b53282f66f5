"""Chinese verb phrases: what stands at a place, from the modal over adverbs and frames to the verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from npf.languages.zh.clause_shapes import Phrase, covered
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.phrase_frames import FrameReader
from npf.languages.zh.phrase_verbs import VerbReader, strength_of
from npf.lexicon import Row
from npf.match import any_of
from npf.models import Strength
from npf.text import Extent

__all__ = ["PhraseReader"]


# How far a manner phrase before 地 (创造性地, 有针对性地) may reach.
_MANNER = re.compile(r"[^，。；：、“”《》（）在各当基土的]{1,8}?地(?![区方铁位图带点质理标])")
_GAP = re.compile(r"[ 、]+")


class PhraseReader:
    """Reads the verb phrase at a place.

    Args:
        words: The tables.
    """

    def __init__(self, words: NormWords) -> None:
        self._words = words
        self.verbs = VerbReader(words)
        self._frames = FrameReader(words, self.verbs)
        due, link, adverb = (any_of(words.of_kind(kind)) for kind in ("due", "due-link", "due-adverb"))
        one = f"(?:{due})([^，。；、的就则尽]{{1,4}})(?:{link})(?:{adverb})?"
        self._bidden = re.compile(f"应[^，。；]{{1,30}}?(?:{any_of(words.of_kind('bidden'))})")
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
            willing = row["term"].startswith("愿") and text.startswith(self._words.of_kind("with"), stop)
            if row["follows"] == "commitment" and not willing:
                return self._behind(text, start, start, end, dead)
            if (row["follows"] != "any" and not willing) or stop >= end or text[stop] in "的，":
                return None
            return Phrase(
                start=start,
                head=stop,
                rest=stop,
                form="unknown",
                polarity="do",
                strength=strength_of(row),
                modal=(start, stop),
                cue=(start, stop),
                follows=row["follows"],
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
        if (
            self._bidden.match(text, at - 1, end) is not None
            or self.verbs.modifies(text, at, end)
            or ("的" in text[at + 1 : min(at + 4, end)] and not row["term"].endswith("有"))
        ):
            return True
        return row["term"].endswith("需要") and not self._frames.verb_inside(text, at, end, True)

    def _modal(self, text: str, start: int, end: int, dead: Sequence[Extent]) -> tuple[Row, int] | None:
        found = self._words.modals.at(text, start, end)
        if found is None or self._due.match(text, start, end) is not None:
            return None
        if covered(dead, start, found[1]):
            # 应对袭击负责: 应 with a phrase of 对, and not the verb 应对.
            return found if text.startswith("对", found[1]) and text.endswith(self._words.of_kind("answers"), found[1], end) else None
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
            if (dont := self.verbs.dont(text, start, at, end, dead)) is not None:
                return dont
            if (kept := self._words.done_by_not.at(text, at, end)) is not None and kept[1] == end:
                return Phrase(start=start, head=at, rest=kept[1], form="verb", polarity="do", strength="promote", takes="none")
            verb = self.verbs.verb(text, at, end, alone=at > start)
            adverb = self._words.adverbs.at(text, at, end)
            framed = self._frames.framed(text, start, at, end, dead)
            if framed is not None and framed.kind == "rest" and adverb is not None and at > start:
                framed = None
            if verb is not None and adverb is not None and verb[1] == adverb[1] and self._goes_on(text, adverb[1], end, dead):
                verb = None
            if verb is not None and (adverb is None or verb[1] >= adverb[1]) and (framed is None or verb[0]["takes"] != "short"):
                return self._task(text, start, at, verb, end, dead)
            if framed is not None and (adverb is None or len(adverb[0]["term"]) <= len(framed.opener)):
                return framed
            if adverb is not None and text[adverb[1] : adverb[1] + 1] != "的":
                at, adverbial = adverb[1], adverb[1] - at
            elif (manner := _MANNER.match(text, at, end)) is not None and self.verbs.opens(text, manner.end(), end):
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

    def _goes_on(self, text: str, at: int, end: int, dead: Sequence[Extent]) -> bool:
        """Whether a verb of its own stands behind a word that may be adverb or verb (依法打击, 依法禁止)."""
        return self.verbs.verb(text, at, end, alone=True) is not None or self.verbs.dont(text, at, at, end, dead) is not None

    def _task(self, text: str, start: int, at: int, verb: tuple[Row, int], end: int, dead: Sequence[Extent]) -> Phrase:
        row, stop = verb
        if (due := self._due.match(text, stop, end)) is not None:
            return Phrase(start=start, head=at, rest=due.end(), form="verb", polarity="do", strength=strength_of(row), takes="none")
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
            start=start, head=at, rest=stop, form="verb", polarity="do", strength=strength_of(row), takes=row["takes"], noun=row["noun"] != ""
        )


def _stronger(modal: Row, inner: Phrase) -> Strength:
    """A don't keeps its own step; a weak verb behind a modal (要探索, 要鼓励) keeps its own too."""
    if inner.polarity == "dont" or inner.strength in ("explore", "encourage"):
        return inner.strength
    return strength_of(modal)
