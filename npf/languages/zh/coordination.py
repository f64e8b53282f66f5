"""Verb phrases that stand side by side in one clause, joined by 、."""

from __future__ import annotations

from collections.abc import Sequence

from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.phrases import Phrase, PhraseReader, covered
from npf.text import Extent

__all__ = ["Coordination"]


class Coordination:
    """Cuts a verb phrase at each 、 behind which another verb with an object of its own begins."""

    def __init__(self, words: NormWords) -> None:
        self._phrases = PhraseReader(words)

    def split(self, text: str, start: int, end: int, phrase: Phrase, dead: Sequence[Extent]) -> list[tuple[int, int, Phrase]]:
        """The parts of `text[start:end]`, each with its phrase; one part where nothing is to be cut."""
        if phrase.takes == "frame" or phrase.takes in ("none", "ba"):
            return [(start, end, phrase)]
        cuts = [at for at in range(phrase.rest, end) if text[at] == "、" and not covered(dead, at, at + 1)]
        parts: list[tuple[int, int, Phrase]] = []
        begin, current = start, phrase
        for number, at in enumerate(cuts):
            stop = cuts[number + 1] if number + 1 < len(cuts) else end
            following = self._phrases.at(text, at + 1, stop, dead)
            if following is None or not self._whole(text, current, at) or not self._whole(text, following, stop):
                continue
            parts.append((begin, at, current))
            begin, current = at + 1, following
        parts.append((begin, end, current))
        return parts

    def _whole(self, text: str, phrase: Phrase, stop: int) -> bool:
        """Whether the phrase has a verb and an object of its own."""
        if phrase.form != "verb" or phrase.takes in ("frame", "none", ""):
            return False
        if phrase.takes == "short":
            return stop - phrase.rest >= 2 and text[stop - 1] != "等"
        return stop - phrase.rest >= 2
