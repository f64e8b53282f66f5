"""Sessions, plenums, congresses and conferences as English text names them."""

from __future__ import annotations

import re

from npf.languages.en.tables import DATES
from npf.match import any_of
from npf.resources import Resources
from npf.sittings import Form, SittingFinder

__all__ = ["sitting_finder"]

_TERM = r"(?P<term>\d{1,2}(?:st|nd|rd|th))"
_CPPCC = r"(?:CPPCC|Chinese People['’]s Political Consultative Conference)"
_CENTRAL = r"(?:CPC |CCP |Communist Party of China \(CPC\) |Communist Party of China )?Central Committee"
_CONGRESS = rf"\b{_TERM} (?:(?:National|Party) Congress(?: of the (?:CPC|Communist Party))?|(?:CPC|Communist Party) National Congress|CPC Congress)"
_YEARLY = r"(?:(?P<year>20\d\d) )?Central {} Work Conference"


def sitting_finder(resources: Resources) -> SittingFinder:
    """Finds the dated institutions that an English text names."""
    ordinals = {row["term"]: int(row["value"]) for row in resources.lexicons.rows(DATES) if row["kind"] == "ordinal"}
    nth = rf"(?P<nth>{any_of(ordinals)}|\d{{1,2}}(?:st|nd|rd|th))"
    forms = (
        ("npc-session", "ession", rf"\b{nth} (?:annual )?session of (?:the )?{_TERM} (?:National People['’]s Congress|NPC)"),
        ("cppcc-session", "ession", rf"\b{nth} (?:annual )?session of (?:the )?{_TERM} (?:National Committee of the {_CPPCC}|{_CPPCC})"),
        ("plenum", "Central Committee", rf"\b{nth} (?:plenary session|plenum) of (?:the )?{_TERM} {_CENTRAL}"),
        ("plenum", "Central Committee", rf"\b{_TERM} {_CENTRAL}['’]s {nth} (?:plenary session|plenum)"),
        ("party-congress", "Congress", _CONGRESS),
        ("five-year-plan", "Year Plan", rf"\b{_TERM} Five[- ]Year Plan"),
        ("study-session", "study", rf"\b{nth} (?:group|collective) study(?: session)?"),
        ("economic-work", "conomic Work", _YEARLY.format("Economic")),
        ("rural-work", "ural Work", _YEARLY.format("Rural")),
        ("urban-work", "rban Work", _YEARLY.format("Urban")),
    )

    def number(written: str) -> int | None:
        return ordinals.get(written.lower()) or int(re.sub(r"\D", "", written) or 0)

    return SittingFinder(resources.institutions, "en", [Form(kind, needle, re.compile(form, re.IGNORECASE)) for kind, needle, form in forms], number)
