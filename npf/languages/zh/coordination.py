"""Verb phrases that stand side by side in one clause, joined by 、."""

from __future__ import annotations

import re
from collections.abc import Sequence

from npf.languages.zh.clause_shapes import Phrase, covered
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.phrases import PhraseReader
from npf.text import Extent

__all__ = ["Coordination"]

# Frames that name a means: the verbs behind them stand side by side (用X观察A、研究B).
_MEANS = frozenset("用以")
# What joins two whole verb phrases in one clause.
_JOINT = re.compile("并(?![购行不非列存举发轨])|以及")
# 等 behind an example and before the noun that sums up (等领域, 等工作).
_AND_SO_ON = re.compile("(?<![平同高中初优上下对均相])等(?![级待候同于值距额量])(?=..)")
_CLOSED = frozenset("、")
_QUANTIFIERS = frozenset("一新各更全好“《自所每这本多")


class Coordination:
    """Cuts a verb phrase at each 、 behind which another verb with an object of its own begins."""

    def __init__(self, words: NormWords) -> None:
        self._words = words
        self._phrases = PhraseReader(words)

    def split(self, text: str, start: int, end: int, phrase: Phrase, dead: Sequence[Extent]) -> list[tuple[int, int, Phrase]]:
        """The parts of `text[start:end]`, each with its phrase; one part where nothing is to be cut."""
        if phrase.takes == "none" or (phrase.takes == "frame" and phrase.opener not in _MEANS):
            return [(start, end, phrase)]
        if (opposed := self._opposed(text, end, phrase, dead)) is not None:
            if text.endswith(self._words.of_kind("decides"), phrase.head, phrase.rest):
                return [(opposed.start, end, opposed)]
            return [(start, opposed.start, phrase), (opposed.start, end, opposed)]
        cuts = [at for at in range(phrase.rest, end) if text[at] == "、" and not covered(dead, at, at + 1)]
        joints = {hit.start(): hit.end() for hit in _JOINT.finditer(text, phrase.rest + 2, end)}
        if cuts and "在" in text[phrase.rest : cuts[0]] and "等" in text[cuts[-1] : end]:
            return [(start, end, phrase)]
        cuts = sorted({*cuts, *joints})
        if cuts and self._lists(text, phrase.rest, cuts, end):
            return [(start, end, phrase)]
        parts: list[tuple[int, int, Phrase]] = []
        begin, current = start, phrase
        for number, at in enumerate(cuts):
            stop = cuts[number + 1] if number + 1 < len(cuts) else end
            behind = joints.get(at, at + 1)
            following = self._phrases.at(text, behind, stop, dead)
            if following is None or not self._parts(text, current, at, following, stop, end):
                continue
            if number and self._amid(text, current, at, following, stop, end):
                continue
            if at in joints and (following.noun or len(text[following.head : following.rest]) < 2 or following.form != "verb"):
                continue
            parts.append((begin, at, current))
            begin, current = behind, following
        parts.append((begin, end, current))
        return parts

    def _opposed(self, text: str, end: int, phrase: Phrase, dead: Sequence[Extent]) -> Phrase | None:
        """What is not to be done, right behind what is (要合作不要对抗, 只能加大不能减少)."""
        if phrase.polarity == "dont" or "、" in text[phrase.rest : end] or ("要" not in text[phrase.start : phrase.rest] and phrase.modal is None):
            return None
        for hit in self._words.barring.finditer(text, max(phrase.rest, phrase.head + 1), end):
            if text[hit.start() - 1] in "要而也" or "的" in text[phrase.rest : end] or covered(dead, *hit.span()):
                return None
            return self._phrases.at(text, hit.start(), end, dead)
        return None

    def _amid(self, text: str, one: Phrase, at: int, other: Phrase, stop: int, end: int) -> bool:
        """Whether the other phrase only looks like one amid a list of nouns (思维理念、指导方式、方法手段的创新)."""
        if text.find("、", one.rest, at) < 0:
            return False
        return "的" in text[other.rest : end] or (stop < end and self._phrases.at(text, stop + 1, end, ()) is None)

    def _lists(self, text: str, start: int, cuts: Sequence[int], end: int) -> bool:
        """Whether all of it is a list of examples before a noun (加强禁毒、打击犯罪等领域合作)."""
        hit = _AND_SO_ON.search(text, cuts[-1], end)
        return hit is not None and not _CLOSED.intersection(text[hit.end() : end])

    def _parts(self, text: str, one: Phrase, at: int, other: Phrase, stop: int, end: int) -> bool:
        """Whether two phrases stand side by side, each whole in itself."""
        if one.takes == "ba" and other.takes != "ba":
            return False
        if other.cue is not None and other.kind == "bare" and text.endswith(self._words.of_kind("frame-end"), other.rest, stop):
            return False
        if other.cue is not None:
            return text[stop - 2 : stop] != text[at - 2 : at] and not self._nests(text, one, other, stop)
        if self._nests(text, one, other, end) and "的" not in text[one.rest : at]:
            return False
        if one.polarity == "dont" or not self._whole(text, one, at) or not self._whole(text, other, stop):
            return False
        if other.noun and other.head == at + 1 and text[other.rest] not in _QUANTIFIERS:
            return False
        if other.takes == "weak":
            return False
        if "short" in (one.takes, other.takes):
            return one.takes == other.takes
        if "ba" in (one.takes, other.takes):
            return one.takes == other.takes
        return one.takes != "clause" or other.takes == "clause"

    def _nests(self, text: str, one: Phrase, other: Phrase, stop: int) -> bool:
        """Whether both only describe the object of a verb before them (充实应对挑战、防范风险的工具箱)."""
        return self._phrases.verbs.opens(text, one.rest, stop) and "的" in text[other.rest : stop]

    def _whole(self, text: str, phrase: Phrase, stop: int) -> bool:
        """Whether the phrase has a verb and an object of its own."""
        if phrase.takes == "frame":
            return phrase.opener in _MEANS and phrase.form == "verb"
        if phrase.form != "verb" or phrase.takes in ("none", ""):
            return False
        return stop - phrase.rest >= 2 and not self._phrases.verbs.is_verb(text, phrase.rest, stop)
