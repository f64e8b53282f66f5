"""Sessions, plenums, congresses and conferences named in a text, found by the forms of one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from npf.draft import Draft
from npf.institutions import Institutions, Sitting

__all__ = ["Form", "Named", "SittingFinder"]

# Only a day tells which of several sittings is meant.
_OF_THE_DAY = "study-session"
_YEARLY = ("economic-work", "rural-work", "urban-work")


@frozen
class Form:
    """How a language names the sittings of a kind.

    Attributes:
        kind: As in the table of institutions.
        needle: Letters without which the form cannot stand, so that most texts cost one look.
        pattern: With the groups `term` (or `term2`) and `nth` (or `nth2`), or `year`; a group `name` bounds what is the name.
    """

    kind: str
    needle: str
    pattern: re.Pattern[str]


@frozen
class Named:
    """A sitting and where the text names it."""

    start: int
    end: int
    sitting: Sitting


class SittingFinder:
    """Finds the dated institutions that a text names.

    Args:
        institutions: The table of them.
        lang: The language whose paragraphs are read.
        forms: How it names them.
        number: Reads a numeral or an ordinal of the language; None for what is none.
    """

    def __init__(self, institutions: Institutions, lang: str, forms: Sequence[Form], number: Callable[[str], int | None]) -> None:
        self._institutions = institutions
        self._lang = lang
        self._forms = tuple(forms)
        self._number = number

    def find(self, draft: Draft, day: str | None) -> list[Named]:
        """The sittings that paragraphs of content and headlines name; `day` settles which yearly conference or Politburo is meant."""
        found: list[Named] = []
        for p in draft.paragraphs:
            if p.lang == self._lang and p.role in ("body", "headline"):
                found += self._paragraph(draft.folded, p.start, p.end, day)
        return sorted(found, key=lambda named: named.start)

    def _paragraph(self, folded: str, start: int, end: int, day: str | None) -> Iterator[Named]:
        for form in self._forms:
            if folded.find(form.needle, start, end) < 0:
                continue
            for hit in form.pattern.finditer(folded, start, end):
                said = hit.groupdict()
                sitting = self._sitting(form.kind, said, day)
                if sitting is not None:
                    yield Named(*hit.span("name" if "name" in said else 0), sitting)

    def _sitting(self, kind: str, said: dict[str, str | None], day: str | None) -> Sitting | None:
        number = self._number(said.get("nth") or said.get("nth2") or "1")
        if kind == _OF_THE_DAY:
            return self._institutions.latest(kind, day, number)
        if kind in _YEARLY:
            year = said.get("year")
            return self._institutions.get(kind, int(year)) if year else self._institutions.latest(kind, day)
        term = self._number(said.get("term") or said.get("term2") or "")
        return self._institutions.get(kind, term, number) if term is not None and number is not None else None
