"""What stands around the name of an occasion in English."""

from __future__ import annotations

import re

from npf.draft import Draft
from npf.languages.en.tables import OCCASION_FRAMES
from npf.lexicon import Lexicons
from npf.match import any_of

__all__ = ["Frames"]

_MOST_BEHIND = 120
_NAME = r"(?:\s+(?:of(?: the)?|for|and) [A-Z0-9][\w'’-]*|\s+[A-Z0-9][\w'’-]*)*"


class Frames:
    """What stands around the name of an occasion: patterns made of the table of frames."""

    def __init__(self, lexicons: Lexicons) -> None:
        words: dict[str, list[str]] = {}
        for row in lexicons.rows(OCCASION_FRAMES):
            words.setdefault(row["kind"], []).append(row["term"])
        one_of = {kind: any_of(terms) for kind, terms in words.items()}
        self.aloof = frozenset(words["aloof"])
        self.apart = frozenset(words["apart"])
        self.breaks = one_of["breaks"]
        # Between "told" and an audience: a few words, but none that opens what was said.
        self.addresses = rf"(?:{one_of['addresses']})\s+(?:(?!(?:{one_of['breaks']}|{one_of['preposition']})\b)[\w'’-]+\s+){{0,4}}?"
        self.preposition = one_of["preposition"]
        self.definite = re.compile(rf"(?:{one_of['definite']})\b", re.IGNORECASE)
        self.aside = re.compile(rf"\b(?:{one_of['aside']})\s+(?:(?:{one_of['aside-subject']})\s+){{0,2}}(?:(?:{one_of['definite']})\s+\w+\s+)?$")
        self.there = re.compile(rf"\b(?:{one_of['there']})\s+(?:the\s+)?(?:(?!(?:in|to|of|and)\b)[\w'’-]+\s+){{0,5}}$")
        # Between "told" and the person spoken to, or "with" and the person met, only titles and words of this kind may stand.
        titles = rf"(?:(?:(?:{one_of['party-word']})|[A-Z][\w'’.-]*)\s+){{0,8}}$"
        self.tells = re.compile(rf"\b(?:{one_of['tells']})\s+{titles}")
        self.meets = re.compile(rf"\s*(?:{one_of['meets']})\s+{titles}")
        helped = rf"(?:{one_of['subject']})\s+(?:(?:{one_of['aside-subject']})\s+)?"
        # Between "told" and those who hand it on: words for media and the names of such.
        self.told = rf"(?:[Tt]old|[Tt]ells?|[Tt]elling)\s+(?:(?:{one_of['media-word']}|[A-Z][\w'’.&-]*)\s+){{0,5}}?"
        self.subject = re.compile(rf"(?:[,;“\"]\s*|\b{helped})(?:[\w-]+ly\s+)?$", re.IGNORECASE)
        self.ahead = re.compile(rf"\b(?:the )?[a-z-]+ (?:{one_of['hands']}) $")
        self.behind = re.compile(rf"(?:\s+(?:{one_of['specifies']})\s+(?:(?:the|a|an)\s+)?(?:[a-z'’-]+\s+){{0,2}}?[\w'’-]+{_NAME}){{1,3}}")

    def around(self, draft: Draft, start: int, end: int, limit: int) -> str:
        """The words for an occasion with what specifies them."""
        behind = self.behind.match(draft.folded, end, min(limit, end + _MOST_BEHIND))
        return draft.text[start : behind.end() if behind else end]
