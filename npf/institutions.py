"""Congresses, sessions, plenums and conferences with their days."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from npf.lexicon import Lexicons, Schema

__all__ = ["INSTITUTIONS", "Institutions", "Sitting"]

INSTITUTIONS = Schema(
    "shared/institutions",
    key=("kind", "term", "number"),
    values={
        "kind": frozenset(
            {
                "npc-session",
                "cppcc-session",
                "party-congress",
                "plenum",
                "ccdi-plenum",
                "study-session",
                "economic-work",
                "rural-work",
                "urban-work",
                "five-year-plan",
            }
        )
    },
    free=("from", "until", "basis"),
    examples=False,
)


@frozen
class Sitting:
    """One session, plenum or conference, from its first to its last day (ISO dates; years for a five-year plan)."""

    kind: str
    term: int
    number: int
    since: str
    until: str

    def day(self, number: int) -> str | None:
        """The day of the month with this number, where the sitting has such a day."""
        if len(self.since) < 10:
            return None
        for month in dict.fromkeys((self.since[:7], self.until[:7])):
            day = f"{month}-{number:02d}"
            if self.since <= day <= self.until:
                return day
        return None


class Institutions:
    """The dated institutions of the tables.

    >>> Institutions(Lexicons()).get("npc-session", 14, 2).since
    '2024-03-05'
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons

    @cached_property
    def _sittings(self) -> dict[tuple[str, int, int], Sitting]:
        sittings = (Sitting(row["kind"], int(row["term"]), int(row["number"]), row["from"], row["until"]) for row in self.lexicons.rows(INSTITUTIONS))
        return {(sitting.kind, sitting.term, sitting.number): sitting for sitting in sittings}

    def get(self, kind: str, term: int, number: int = 1) -> Sitting | None:
        """The sitting of this kind with these numbers, or None where the table has none."""
        return self._sittings.get((kind, term, number))

    def latest(self, kind: str, day: str | None, number: int | None = None) -> Sitting | None:
        """The last sitting of a kind (and with a number) that had begun on a day; None without a day.

        >>> Institutions(Lexicons()).latest("economic-work", "2024-02-01").since
        '2023-12-11'
        """
        if day is None or len(day) < 10:
            return None
        begun = [s for s in self._sittings.values() if s.kind == kind and s.since <= day and number in (None, s.number)]
        return max(begun, key=lambda s: s.since, default=None)
