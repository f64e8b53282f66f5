"""Sessions, plenums, congresses and conferences named in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from npf.draft import Draft
from npf.institutions import Sitting
from npf.languages.zh.numbers import number
from npf.resources import Resources

__all__ = ["Named", "SittingFinder"]

_TERM = r"(?P<{}>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})"
_A, _B, _N = _TERM.format("a"), _TERM.format("b"), _TERM.format("n")
# For each kind a word without which its form cannot stand, so that most texts cost one look.
_FORMS = (
    ("npc-session", "届", rf"(?:第?{_A}届全国人(?:大|民代表大会)|全国人大{_B}届)(?:会议)?第?{_N}次(?:全体)?会议"),
    ("cppcc-session", "届", rf"(?:第?{_A}届全国政协|(?:全国政协|中国人民政治协商会议)第?{_B}届(?:全国委员会)?)第?{_N}次会议"),
    ("plenum", "届", rf"第?{_A}届(?:{_N}中全会|中央委员会第{_TERM.format('m')}次全体会议)"),
    ("ccdi-plenum", "届", rf"第?{_A}届中央纪(?:委|律检查委员会)第?{_N}次全(?:体会议|会)"),
    ("party-congress", "大", rf"(?:党的|中共|中国共产党)(?:第{_A}次全国代表大会|(?P<b>十[六七八九]|二十)大)"),
    ("five-year-plan", "五”", r"“十(?P<a>[一二三四五])五”"),
)
_STUDY = re.compile(rf"政治局[^。！？\n]{{0,60}}?第{_N}次集体学习")
_YEARLY = re.compile(r"(?:(?P<year>20\d\d)年[^，。；\n]{0,8})?中央(?P<what>经济|农村|城市)工作会议")
_YEARLY_KINDS = {"经济": "economic-work", "农村": "rural-work", "城市": "urban-work"}


@frozen
class Named:
    """A sitting and where the text names it."""

    start: int
    end: int
    sitting: Sitting


class SittingFinder:
    """Finds the dated institutions that a text names."""

    def __init__(self, resources: Resources) -> None:
        self._institutions = resources.institutions
        self._forms = tuple((kind, needle, re.compile(form)) for kind, needle, form in _FORMS)

    def find(self, draft: Draft, day: str | None) -> list[Named]:
        """The sittings that paragraphs of content and headlines name; `day` settles which yearly conference or Politburo is meant."""
        found: list[Named] = []
        for p in draft.paragraphs:
            if p.lang == "zh" and p.role in ("body", "headline"):
                found += self._paragraph(draft.folded, p.start, p.end, day)
        return sorted(found, key=lambda named: named.start)

    def _paragraph(self, folded: str, start: int, end: int, day: str | None) -> Iterator[Named]:
        for kind, needle, form in self._forms:
            if folded.find(needle, start, end) < 0:
                continue
            for hit in form.finditer(folded, start, end):
                groups = hit.groupdict()
                term = number(groups.get("a") or groups.get("b") or "")
                count = number(groups.get("n") or groups.get("m") or "1")
                if term is not None and count is not None:
                    sitting = self._institutions.get(kind, term + 10 if kind == "five-year-plan" else term, count)
                    if sitting is not None:
                        yield Named(hit.start(), hit.end(), sitting)
        if folded.find("集体学习", start, end) >= 0:
            for hit in _STUDY.finditer(folded, start, end):
                sitting = self._institutions.latest("study-session", day, number(hit["n"]))
                if sitting is not None:
                    yield Named(hit.start("n") - 1, hit.end(), sitting)
        if folded.find("工作会议", start, end) >= 0:
            for hit in _YEARLY.finditer(folded, start, end):
                kind = _YEARLY_KINDS[hit["what"]]
                sitting = self._institutions.get(kind, int(hit["year"])) if hit["year"] else self._institutions.latest(kind, day)
                if sitting is not None:
                    yield Named(hit.start(), hit.end(), sitting)
