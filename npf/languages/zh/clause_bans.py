"""What somebody opposes or bans, in speech and in narration."""

from __future__ import annotations

from attrs import evolve

from npf.languages.zh.clause_shapes import Phrase, Scene
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.phrases import PhraseReader

__all__ = ["BanReader"]

# How short what is banned may be, and how far before 反对 those may end who oppose.
_BANNED = 4
_ADVERB = 4


class BanReader:
    """Reads verbs of opposition and bans behind a subject."""

    def __init__(self, words: NormWords) -> None:
        self._words, self._phrases = words, PhraseReader(words)

    def at(self, text: str, at: int, end: int, scene: Scene) -> Phrase | None:
        """The ban that is set at this place, not one that is named or lifted."""
        phrase = self._phrases.at(text, at, end, scene.dead)
        if phrase is None or phrase.strength != "prohibit" or end - phrase.rest < _BANNED or text[end - 1] == "的" or "了" in text[at - 1 : end]:
            return None
        return None if text[phrase.rest] == "、" else phrase

    def opposing(self, text: str, at: int, end: int, scene: Scene) -> Phrase | None:
        """What is opposed at this place, where a clause begins."""
        phrase = self._phrases.at(text, at, end, scene.dead)
        if phrase is None or phrase.polarity != "dont" or end - phrase.rest < _BANNED or "了" in text[at:end]:
            return None
        return phrase

    def warned(self, text: str, start: int, end: int, scene: Scene) -> Phrase | None:
        """What somebody named at the start of the clause has to avert (公众需防范内涝)."""
        at = scene.opening(text, start, end)
        if at == start or not text.startswith(self._words.of_kind("due-word"), at):
            return None
        phrase = self._phrases.at(text, at, end, scene.dead)
        return phrase if phrase is not None and phrase.polarity == "dont" and phrase.kind == "verb" else None

    def opposed(self, text: str, start: int, at: int, phrase: Phrase, end: int, scene: Scene) -> Phrase | None:
        """What somebody named right before opposes or bans (各国一致反对霸权, 我们对此坚决反对)."""
        if not text.startswith(self._words.of_kind("opposing"), phrase.rest - 2) or "了" in text[at:end]:
            return None
        if phrase.strength == "prohibit" and text.endswith(self._words.of_kind("decides"), start, at):
            return phrase
        if phrase.rest >= end:
            topic = text.find("对", start, at)
            return None if topic < 0 or text[at - 1] in "和与、的" else evolve(phrase, start=topic)
        for stop in range(at, max(start, at - _ADVERB), -1):
            if stop in scene.people and scene.people[stop] >= start:
                adverb = self._words.adverbs.at(text, stop, at)
                return phrase if stop == at or (adverb is not None and adverb[1] == at) else None
        return None
