"""What stands around the name of an occasion in Chinese: patterns made of the table of frames."""

from __future__ import annotations

import re

from npf.languages.zh.tables import OCCASION_FRAMES
from npf.lexicon import Lexicons

__all__ = ["Frames"]

_STOP = "，。；：“”"


class Frames:
    """The patterns around the names of occasions, built once.

    Attributes:
        cut: Ends before the name of a delegation.
        joins: Somebody speaks to the delegation behind it.
        deliberates: The delegation before it meets.
        before_name: Ends before the name of a gathering.
        holds: The gathering behind it takes place.
        behind: The gathering before it takes place.
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
        any_of = {kind: "|".join(map(re.escape, sorted(terms, key=len, reverse=True))) for kind, terms in words.items()}
        closes = rf"(?:{any_of['whilst']}|上|中)?的?"
        speech = rf"(?:{any_of['quality']})?(?:{any_of['title']})"
        self.cut = re.compile(rf".*(?:{any_of['cut']})")
        self.joins = re.compile(rf"(?:{any_of['joins']})[^，。]{{0,30}}$")
        self.deliberates = re.compile(rf"的?(?:{any_of['deliberates']})")
        self.before_name = re.compile(rf".*(?:{any_of['before-name']}|日(?!本)|[，。])")
        self.holds = re.compile(any_of["holds"])
        self.behind = re.compile(rf"[”》）]?(?:[\u4e00-\u9fff\d日月至]{{0,14}}(?:{any_of['held']})|{any_of['behind']}|，|$)")
        doing = rf"(?:{any_of['while']})(?!(?:{any_of['topic']}))[^{_STOP}]{{2,40}}(?:{any_of['whilst']})"
        self.while_ = re.compile(rf"{doing}，?(?=[^{_STOP}]{{0,6}}(?:{any_of['says']}))")
        self.delivers = re.compile(rf"(?<![工合协运])(?:{any_of['gives']})(?:{any_of['quality']})?[^，。；的是]{{0,10}}$")
        self.utters = re.compile(rf"[”》]?(?:{any_of['whilst']}|上|中)，?(?:{any_of['opener']})?(?:{any_of['utters']})")
        self.openers = re.compile(rf"(?:{any_of['opener']})+")
        self.times = re.compile(any_of["time"])
        self.title = re.compile(
            rf"—{{0,4}}[“《]?(?P<name>[\u4e00-\u9fff]{{2,4}}?)?(?:同志)?：?(?P<occasion>[在于对向同][^。]{{2,80}}?){closes}{speech}[”》]?(?:[（(].{{0,24}}[）)])?"
        )
        self.report = re.compile(r"—{0,4}(?P<date>\d{4}年\d{1,2}月\d{1,2}日)(?P<occasion>在[^。]{4,60}?)上?")
        self.note = re.compile(
            rf"(?:这|本文)[^。\n]{{0,4}}是(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?:{any_of['person']})?(?=\d{{4}}年)[\d年月日至、]{{4,30}}"
            rf"(?P<occasion>在[^。\n]{{2,100}}?){closes}{speech}"
        )
