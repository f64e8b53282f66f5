"""Where the cue of a clause stands: behind its numbers and links, or somewhere inside it."""

from __future__ import annotations

import re

from npf.languages.zh.clause_bans import BanReader
from npf.languages.zh.clause_guards import Guards
from npf.languages.zh.clause_shapes import Phrase, Scene, covered
from npf.languages.zh.clauses import Clause
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.phrases import PhraseReader

__all__ = ["CueReader", "is_nominal"]

_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十百]{1,3}[）)]、?|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}(?=要|是要|、)、?|[\s、“‘]+")
_NOMINAL = re.compile(r"[要需须](?:[^，。；]{1,8})的(?:[是就，]|问题|事|工作|本领|$)")

# 倡导的非必要不出行、错峰放假等措施: measures that are named.
_SUMMED_UP = re.compile("等[^，。；、]{1,4}$")


class CueReader:
    """Finds the cues of clauses."""

    def __init__(self, words: NormWords, phrases: PhraseReader, guards: Guards) -> None:
        self._words, self._phrases, self._guards = words, phrases, guards
        self._bans = BanReader(words)

    def body(self, text: str, clause: Clause) -> int:
        """Where the clause begins behind its number and its links."""
        at = clause.start
        while at < clause.end:
            number = _NUMBER.match(text, at, clause.end)
            link = self._words.links.at(text, at, clause.end)
            if number is not None:
                at = number.end()
            elif (
                link is not None
                and not text.startswith("一定", at)
                and (len(link[0]["term"]) > 1 or self._phrases.at(text, link[1], clause.end, ()) is not None)
            ):
                at = link[1]
            else:
                break
        return at

    def inside(self, text: str, start: int, end: int, scene: Scene) -> Phrase | None:
        """The first cue inside the clause that makes a norm of what follows."""
        for hit in self._words.cues.finditer(text, start, end):
            at = hit.start()
            if covered(scene.dead, at, hit.end()):
                continue
            phrase = self._phrases.at(text, at, end, scene.dead)
            if phrase is None or phrase.cue is None:
                continue
            if phrase.polarity == "dont" and text[at - 1] == "的" and _SUMMED_UP.search(text, phrase.rest, end) is not None:
                continue
            if phrase.polarity == "dont" and phrase.modal is None and phrase.kind in ("verb", "attitude", "bare") and text[at] not in "严决绝":
                if (opposed := self._bans.opposed(text, start, at, phrase, end, scene)) is not None:
                    return opposed
                if text[at - 1] not in "，都也还、就：更别" or ("是" in text[start:at] and "的" in text[phrase.rest : end]):
                    continue
            if is_nominal(text, phrase, end):
                continue
            if self._guards.foreseen(text, phrase, end) or self._guards.asked(text, start, phrase, end):
                continue
            return phrase
        return None

    def foretold(self, text: str, start: int, end: int, scene: Scene) -> bool:
        """Whether 将 or 会 inside the clause only foresees an event (推动合作将带来机遇)."""
        if text.find("将", start, end) < 0 and text.find("会", start, end) < 0:
            return False
        for hit in self._words.cues.finditer(text, start, end):
            if text[hit.start()] in "将会" and not covered(scene.dead, hit.start(), hit.end()):
                phrase = self._phrases.at(text, hit.start(), end, scene.dead)
                if phrase is not None and self._guards.foreseen(text, phrase, end):
                    return True
        return False


def is_nominal(text: str, phrase: Phrase, end: int) -> bool:
    """Whether the modal of the phrase belongs to a noun (要解决的问题)."""
    return phrase.modal is not None and _NOMINAL.match(text, phrase.modal[1] - 1, end) is not None
