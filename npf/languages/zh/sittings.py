"""Sessions, plenums, congresses and conferences as Chinese text names them."""

from __future__ import annotations

import re

from npf.languages.zh.numbers import number
from npf.resources import Resources
from npf.sittings import Form, SittingFinder

__all__ = ["sitting_finder"]

_NUMERAL = r"(?P<{}>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})"
_A, _B, _N, _M = (_NUMERAL.format(name) for name in ("term", "term2", "nth", "nth2"))
_YEARLY = r"(?:(?P<year>20\d\d)年[^，。；\n]{{0,8}})?中央{}工作会议"
_FORMS = (
    ("npc-session", "届", rf"(?:第?{_A}届全国人(?:大|民代表大会)|全国人大{_B}届)(?:会议)?第?{_N}次(?:全体)?会议"),
    ("cppcc-session", "届", rf"(?:第?{_A}届全国政协|(?:全国政协|中国人民政治协商会议)第?{_B}届(?:全国委员会)?)第?{_N}次会议"),
    ("plenum", "届", rf"第?{_A}届(?:{_N}中全会|中央委员会第{_M}次全体会议)"),
    ("ccdi-plenum", "届", rf"第?{_A}届中央纪(?:委|律检查委员会)第?{_N}次全(?:体会议|会)"),
    ("party-congress", "大", rf"(?:党的|中共|中国共产党)(?:第{_A}次全国代表大会|(?P<term2>十[六七八九]|二十)大)"),
    ("five-year-plan", "五”", r"“(?P<term>十[一二三四五])五”"),
    ("study-session", "集体学习", rf"政治局[^。！？\n]{{0,60}}?(?P<name>第{_N}次集体学习)"),
    ("economic-work", "经济工作会议", _YEARLY.format("经济")),
    ("rural-work", "农村工作会议", _YEARLY.format("农村")),
    ("urban-work", "城市工作会议", _YEARLY.format("城市")),
)


def sitting_finder(resources: Resources) -> SittingFinder:
    """Finds the dated institutions that a Chinese text names."""
    return SittingFinder(resources.institutions, "zh", [Form(kind, needle, re.compile(form)) for kind, needle, form in _FORMS], number)
