"""What stands around the name of an occasion in Chinese: patterns made of the table of frames."""

from __future__ import annotations

import re

from npf.languages.zh.tables import OCCASION_FRAMES, OCCASIONS
from npf.lexicon import Lexicons
from npf.match import any_of

__all__ = ["Frames"]

_STOP = "，。；：“”"
_LONGEST_NAME = 40


class Frames:
    """The patterns around the names of occasions, built once.

    Attributes:
        cut: Ends before the name of a delegation.
        joins: Somebody speaks to the delegation behind it.
        deliberates: The delegation before it meets.
        before_name: Ends before the name of a gathering.
        holds: The gathering behind it takes place.
        behind: The gathering before it takes place.
        within: What is told happened on the occasion before it.
        of: Makes a noun of a verb for talks behind it (两国领导人的会面), or tells that a gathering was named before.
        of_whom: Whom an interview behind it was with (对李明的专访).
        later: The gathering behind it was held some time after what was told before.
        while_: What somebody was doing when he spoke.
        delivers: A speech was given, the word for it follows.
        utters: Something was said on the occasion before it.
        openers, times: No part of the words for an occasion.
        title: The title of an article that is itself a speech.
        report: The line under the title of a report that says on which day and where it was given.
        note: The note that says where a speech was given.
    """

    def __init__(self, lexicons: Lexicons) -> None:
        words: dict[str, list[str]] = {}
        for row in lexicons.rows(OCCASION_FRAMES):
            words.setdefault(row["kind"], []).append(row["term"])
        one_of = {kind: any_of(terms) for kind, terms in words.items()}
        closes = rf"(?:{one_of['whilst']}|上|中)?的?"
        speech = rf"(?:{one_of['quality']})?(?:{one_of['title']})"
        self.cut = re.compile(rf".*(?:{one_of['cut']})")
        self.joins = re.compile(rf"(?:{one_of['joins']})[^，。]{{0,30}}$")
        self.deliberates = re.compile(rf"的?(?:{one_of['deliberates']})")
        self.before_name = re.compile(rf".*(?:{one_of['before-name']}|日(?!本)|[，。])")
        self.holds = re.compile(one_of["holds"])
        some = r"[\u4e00-\u9fff\d日月至（）]{0,14}"
        self.behind = re.compile(rf"[”》）]?(?:{some}(?:{one_of['held']})|{some}，{some}(?:{one_of['ends']})|{one_of['behind']}|，|$)")
        self.within = re.compile(rf"[”》）]?(?:{one_of['whilst']}|上|中)")
        self.of = re.compile(rf"(?:的|{one_of['demonstrative']})$")
        self.of_whom = re.compile(rf"(?:{one_of['of-whom']})[^，；]{{2,30}}的(?:{one_of['quality']})?$")
        talks = any_of(row["term"] for row in lexicons.rows(OCCASIONS) if row["form"] == "act" and row["kind"] == "talks")
        self._meets, self._stops = re.compile(rf"(?:{talks})了?[^，。；]{{0,30}}$"), re.compile(r"[，。；！]|时")
        self._with, self._talks = re.compile(rf"(?:{one_of['of-whom']})[^，。；]{{0,30}}$"), re.compile(rf"(?:分别)?(?:{talks})")
        self.later = re.compile(rf"(?:{one_of['later']})[^，]*$")
        doing = rf"(?:{one_of['while']})(?!(?:{one_of['topic']}))[^{_STOP}]{{2,40}}(?:{one_of['whilst']})"
        self.while_ = re.compile(rf"{doing}，?(?=[^{_STOP}]{{0,6}}(?:{one_of['says']}))")
        self.delivers = re.compile(rf"(?<![工合协运])(?:{one_of['gives']})(?:{one_of['quality']})?[^，。；的是]{{0,10}}$")
        self.utters = re.compile(rf"[”》]?(?:{one_of['whilst']}|上|中)，?(?:{one_of['opener']})?(?:{one_of['utters']})")
        self.openers = re.compile(rf"(?:{one_of['opener']})+")
        self.times = re.compile(one_of["time"])
        self.title = re.compile(
            rf"—{{0,4}}[“《]?(?P<name>[\u4e00-\u9fff]{{2,4}}?)?(?:同志)?：?(?P<occasion>[在于对向同][^。]{{2,80}}?){closes}{speech}[”》]?(?:[（(].{{0,24}}[）)])?"
        )
        self.report = re.compile(r"—{0,4}(?P<date>\d{4}年\d{1,2}月\d{1,2}日)(?P<occasion>在[^。]{4,60}?)上?")
        self.note = re.compile(
            rf"(?:这|本文)[^。\n]{{0,4}}是(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?:{one_of['person']})?(?=\d{{4}}年)[\d年月日至、]{{4,30}}"
            rf"(?P<occasion>在[^。\n]{{2,100}}?){closes}{speech}"
        )

    def is_met(self, folded: str, low: int, start: int, end: int) -> bool:
        """Whether a name is that of somebody with whom talks are held: 会见 before it, or 同 before and 会谈 behind it."""
        if self._meets.search(folded, low, start) and self._stops.match(folded, end):
            return True
        return self._with.search(folded, low, start) is not None and self._talks.match(folded, end) is not None

    def name(self, before: str) -> str:
        """The name of a gathering in the words before the word for it; "" where none of its own stands there (在这次会议上)."""
        name = self.before_name.sub("", before[-_LONGEST_NAME:]).strip("“”《》（） ")
        return "" if self.of.search(name) else name
