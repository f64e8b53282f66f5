"""Whose occasion it is: the person who acts in the clause, not one who is spoken to or only named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from npf.languages.zh.tables import OCCASION_FRAMES
from npf.lexicon import Lexicons
from npf.match import any_of
from npf.models import Speaker

__all__ = ["Owners"]

_WRITTEN = ("instruction", "letter")
_SAID = ("speech", "article", *_WRITTEN)
_FARTHEST_NOUN = 8
_LONGEST_TITLE = 5
_LEAST_ROLE = 3
_MOST_NAMED = 8
_LEAST_SUBJECT = 2
_STOPS = "，；：。"


class Owners:
    """Tells the acting person from those who are objects (对李明作出指示), recipients (致信李明) and possessors (李明的支持者)."""

    def __init__(self, lexicons: Lexicons) -> None:
        terms: dict[str, list[str]] = {}
        for row in lexicons.rows(OCCASION_FRAMES):
            terms.setdefault(row["kind"], []).append(row["term"])
        one_of = {kind: any_of(words) for kind, words in terms.items()}
        self._object = re.compile(rf"(?:{one_of['joined']})*(?:{one_of['object']})")
        self._behind = re.compile(rf"(?:{one_of['behind-object']})$")
        self._object_behind = re.compile(rf".{{0,{_LONGEST_TITLE}}}?(?:{one_of['joined']})*(?:{one_of['object']})")
        self._role = re.compile(rf"(?:{one_of['role']})$")
        self._several = re.compile(one_of["several"])
        self._welcomes = re.compile("对[^，的在]{0,12}$")
        self._group = re.compile(one_of["object-group"])
        self._to_come = re.compile(rf"(?<![即主部])(?:{one_of['to-come']})")
        self._guest = re.compile(rf"(?:{one_of['guest']})(?![志时意样步])[^，；。]{{0,24}}?(?:{one_of['attends']})")
        self._about = re.compile(rf"(?:{one_of['about']})")

    def find(
        self, folded: str, start: int, at: int, kind: str, named: Sequence[tuple[int, str]], people: Mapping[str, Speaker], quoted: bool
    ) -> tuple[str, ...] | None:
        """The key of who acts before the words for an occasion; () for nobody that is known, None where the sentence does not tell.

        Args:
            folded: The folded text, `start` where its narration starts, `at` where the words for the occasion stand.
            named: Who is named in the sentence (offset, key), in order.
            quoted: Whether the sentence introduces a quote.
        """
        behind = bisect_left(named, (at, ""))
        before = [(place, key) for place, key in named[max(0, behind - _MOST_NAMED) : behind] if start <= place]
        clause = max(start, folded.rfind("，", start, at) + 1)
        mutual = kind == "letter" and folded.find("互", clause, at + 1) >= 0
        for index in range(len(before) - 1, -1, -1):
            place, key = before[index]
            low = start
            if index:
                low = max(start, before[index - 1][0] + len(people[before[index - 1][1]].name))
            low = max(low, *(folded.rfind(stop, low, place) + 1 for stop in _STOPS))
            if not self._is_passive(folded, low, place, place + len(people[key].name), at, kind):
                return tuple(dict.fromkeys(other for _, other in before[index:])) if mutual else (key,)
        if before or (kind in _WRITTEN and not quoted and at - clause > _LEAST_SUBJECT):
            return ()
        return None

    def _is_passive(self, folded: str, low: int, place: int, end: int, at: int, kind: str) -> bool:
        """Whether a person is no subject: 对李明…, 学习李明…, 李明的…"""
        if folded[end : end + 1] == "的" and not (kind in _SAID and at - end <= _FARTHEST_NOUN):
            return True
        if folded.startswith("同志", end) and self._group.match(folded, end + 2) is not None:
            return True
        opens = self._object_behind if folded[low - 1 : low] not in _STOPS else self._object
        return opens.match(folded, low, place) is not None or self._behind.search(folded, low, place) is not None

    def is_one(self, name: str) -> bool:
        """Whether a noun phrase means one person (省农业厅负责人), who can speak on an occasion."""
        return len(name) >= _LEAST_ROLE and self._role.search(name) is not None and self._several.search(name) is None

    def is_group(self, name: str) -> bool:
        """Whether a noun phrase means several persons (与会代表)."""
        return self._several.search(name) is not None

    def is_to_come(self, clause: str) -> bool:
        """Whether a clause tells what somebody is going to do (将出席会议)."""
        return self._to_come.search(clause) is not None

    def is_guests(self, clause: str) -> bool:
        """Whether the occasion is one that those attend whom somebody meets (会见出席论坛的代表)."""
        return self._guest.search(clause) is not None

    def is_about(self, clause: str) -> bool:
        """Whether the occasion is only what somebody talks about (祝贺大会召开)."""
        return self._about.search(clause) is not None or self._welcomes.search(clause) is not None
