"""Sessions, plenums, congresses and conferences named in English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from npf.draft import Draft
from npf.institutions import Sitting
from npf.languages.en.tables import DATES
from npf.resources import Resources

__all__ = ["Named", "SittingFinder"]

_TERM = r"(?P<term>\d{1,2})(?:st|nd|rd|th)"
_CPPCC = r"(?:CPPCC|Chinese People['’]s Political Consultative Conference)"
_CENTRAL = r"(?:CPC |CCP |Communist Party of China \(CPC\) |Communist Party of China )?Central Committee"
_CONGRESS = rf"\b{_TERM} (?:(?:National|Party) Congress(?: of the (?:CPC|Communist Party))?|(?:CPC|Communist Party) National Congress|CPC Congress)"


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
        rows = [row for row in resources.lexicons.rows(DATES) if row["kind"] == "ordinal"]
        self._ordinals = {row["term"]: int(row["value"]) for row in rows}
        nth = rf"(?P<nth>{'|'.join(self._ordinals)}|\d{{1,2}}(?:st|nd|rd|th))"
        forms = (
            ("npc-session", "ession", rf"\b{nth} (?:annual )?session of (?:the )?{_TERM} (?:National People['’]s Congress|NPC)"),
            ("cppcc-session", "ession", rf"\b{nth} (?:annual )?session of (?:the )?{_TERM} (?:National Committee of the {_CPPCC}|{_CPPCC})"),
            ("plenum", "Central Committee", rf"\b{nth} (?:plenary session|plenum) of (?:the )?{_TERM} {_CENTRAL}"),
            ("plenum", "Central Committee", rf"\b{_TERM} {_CENTRAL}['’]s {nth} (?:plenary session|plenum)"),
            ("party-congress", "Congress", _CONGRESS),
            ("five-year-plan", "Year Plan", rf"\b{_TERM} Five[- ]Year Plan"),
            ("study-session", "study", rf"\b{nth} (?:group|collective) study(?: session)?"),
            ("economic-work", "conomic Work", r"(?:(?P<year>20\d\d) )?Central Economic Work Conference"),
            ("rural-work", "ural Work", r"(?:(?P<year>20\d\d) )?Central Rural Work Conference"),
        )
        self._forms = tuple((kind, needle, re.compile(form, re.IGNORECASE)) for kind, needle, form in forms)

    def find(self, draft: Draft, day: str | None) -> list[Named]:
        """The sittings that paragraphs of content and headlines name; `day` settles which yearly conference or Politburo is meant."""
        found: list[Named] = []
        for p in draft.paragraphs:
            if p.lang == "en" and p.role in ("body", "headline"):
                found += self._paragraph(draft.folded, p.start, p.end, day)
        return sorted(found, key=lambda named: named.start)

    def _paragraph(self, folded: str, start: int, end: int, day: str | None) -> Iterator[Named]:
        for kind, needle, form in self._forms:
            if folded.find(needle, start, end) < 0:
                continue
            for hit in form.finditer(folded, start, end):
                sitting = self._sitting(kind, hit.groupdict(), day)
                if sitting is not None:
                    yield Named(hit.start(), hit.end(), sitting)

    def _sitting(self, kind: str, said: dict[str, str | None], day: str | None) -> Sitting | None:
        nth = said.get("nth") or "1"
        number = self._ordinals.get(nth.lower()) or int(re.sub(r"\D", "", nth) or 0)
        if kind == "study-session":
            return self._institutions.latest(kind, day, number)
        if kind in ("economic-work", "rural-work"):
            year = said.get("year")
            return self._institutions.get(kind, int(year)) if year else self._institutions.latest(kind, day)
        return self._institutions.get(kind, int(said.get("term") or 0), number)
