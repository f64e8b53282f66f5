"""What keeps a cue from making a norm: a hypothesis, regard for what others did, an event that is only foreseen."""

from __future__ import annotations

import re

from npf.languages.zh.clause_shapes import Phrase
from npf.languages.zh.norm_words import NormWords

__all__ = ["Guards"]

# How far behind a modal the verb of an event is looked for (将于下月在当地举行).
_NEAR = 24
_DAY = re.compile(r"[于在]|\d+[日号月]")


class Guards:
    """Looks at a clause for words that take its cue away."""

    def __init__(self, words: NormWords) -> None:
        self._words = words

    def supposed(self, text: str, start: int, inner: Phrase | None) -> bool:
        """Whether the clause only supposes something; a norm in it needs 就, 也 or 都 before its modal."""
        if not text.startswith(self._words.of_kind("hypothesis"), start):
            return False
        return inner is None or text[inner.start - 1] not in "就也都则"

    def regards(self, text: str, start: int, end: int) -> bool:
        """Whether what stands here praises or thanks others (赞赏贵方多次重申不允许…)."""
        while (adverb := self._words.adverbs.at(text, start, end)) is not None:
            start = adverb[1]
        return text.startswith(self._words.of_kind("regard"), start)

    def asked(self, text: str, start: int, phrase: Phrase, end: int) -> bool:
        """Whether a question word stands before the cue, or 要 only tells how long something takes (要到下月才开始)."""
        if any(text.find(word, start, phrase.start) >= 0 for word in self._words.of_kind("question")):
            return True
        return phrase.modal is not None and text[slice(*phrase.modal)] in ("要", "需要", "需") and self._then(text, phrase.modal[1], end)

    def _then(self, text: str, start: int, end: int) -> bool:
        places = (text.find(word, start, end) for word in self._words.of_kind("only-then"))
        return any(at >= 0 and text[at - 1] != "人" for at in places)

    def foreseen(self, text: str, phrase: Phrase, end: int) -> bool:
        """Whether 将 or 会 only foresees an event (将于5日在当地举行) or its effects (将产生影响)."""
        if phrase.follows != "commitment" or phrase.modal is None or text.startswith("愿", phrase.start):
            return False
        return self.event(text, phrase.modal[1], end)

    def event(self, text: str, at: int, end: int) -> bool:
        """Whether an event or an effect stands behind 将 or 会."""
        while (adverb := self._words.adverbs.at(text, at, end)) is not None:
            at = adverb[1]
        events, effects = self._words.of_kind("event-verb"), self._words.of_kind("effect")
        if text.startswith((*events, *effects), at):
            return True
        stretch = text[at : min(end, at + _NEAR)]
        if _DAY.match(stretch) or stretch.startswith(self._words.of_kind("day-word")):
            return any(verb in stretch for verb in events)
        return stretch[:1] in "对给为在" and any(verb in stretch for verb in effects)
