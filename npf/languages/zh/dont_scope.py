"""Where a don't-cue without a modal makes a norm."""

from __future__ import annotations

from npf.languages.zh.clause_facts import FactJudge
from npf.languages.zh.clause_shapes import Phrase, Record

__all__ = ["DontScope"]


class DontScope:
    """Weighs a don't-cue by the norm around it."""

    def __init__(self, facts: FactJudge) -> None:
        self._facts = facts

    def binds(self, text: str, record: Record, phrase: Phrase, following: Record | None, on: bool | None, found: bool, told: bool) -> bool:
        """Whether a don't-cue without a modal makes a norm here.

        `told` says whether somebody is told right before it what to do or not to do.
        不 needs a norm around it, 防止 no fact before it, 不是 a verb phrase that it corrects.
        """
        if phrase.kind == "bare":
            return bool(on or told or (found and (on is None or record.link)))
        if phrase.kind in ("verb", "attitude"):
            if phrase.start > record.body and text[phrase.start - 1] == "、":
                return bool(on or found)
            return on is not False or record.told or found or phrase.strength == "prohibit" or self._facts.opposes(text, phrase)
        if phrase.kind == "own":
            return record.owned or (on is not False and record.subject is None)
        if phrase.kind == "denial":
            if text[record.end - 1] == "了":
                return False
            if following is not None and text.startswith("而是", following.start):
                if self._facts.opens_with_verb(text, phrase.rest, record.end) or text[phrase.rest] == "要":
                    return True
                return following.kind != "fact" and self._facts.has_verb(text, phrase.rest, record.end)
            return bool(on or found) or (record.subject is not None and self._facts.opens_with_verb(text, *record.subject))
        return True
