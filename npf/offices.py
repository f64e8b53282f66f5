"""Who held which office when, and one key for each person in every script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from attrs import frozen

from npf.lexicon import Lexicons, Row, Schema

__all__ = ["OFFICES", "OFFICE_TITLES", "PEOPLE", "Offices", "Tenure"]

PEOPLE = Schema("shared/people", key=("id",), free=("zh", "en"), optional=("aliases",), examples=False)
OFFICES = Schema("shared/offices", key=("office", "holder", "from"), free=("basis",), optional=("until",), examples=False)
OFFICE_TITLES = Schema("shared/office_titles", key=("title", "lang"), free=("office",), values={"lang": frozenset({"zh", "en"})}, examples=False)

_BEFORE_ALL, _AFTER_ALL = "0000-00-00", "9999-99-99"


@frozen
class Tenure:
    """A person in an office, from one day until another (that day excluded)."""

    person: str
    since: str
    until: str

    def touches(self, first: str, last: str) -> bool:
        """Whether the person held the office on one of the days from `first` to `last`."""
        return self.since <= last and (first < self.until or first == last == self.since)


class Offices:
    """The offices of the tables and their holders.

    Args:
        lexicons: Where the tables are.
        simplify: Gives a Chinese name in simplified script; names are taken as they stand without it.
    """

    def __init__(self, lexicons: Lexicons, simplify: Callable[[str], str] | None = None) -> None:
        self.lexicons = lexicons
        self._simplify = simplify

    @cached_property
    def _people(self) -> dict[str, Row]:
        return {row["id"]: row for row in self.lexicons.rows(PEOPLE)}

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {name.casefold(): row["id"] for row in self._people.values() for name in _names(row)}

    @cached_property
    def _tenures(self) -> dict[str, list[Tenure]]:
        tenures: dict[str, list[Tenure]] = {}
        for row in self.lexicons.rows(OFFICES):
            tenures.setdefault(row["office"], []).append(Tenure(row["holder"], row["from"], row["until"] or _AFTER_ALL))
        return tenures

    @cached_property
    def _titles(self) -> dict[tuple[str, str], str]:
        return {(row["lang"], row["title"]): row["office"] for row in self.lexicons.rows(OFFICE_TITLES)}

    def key(self, name: str) -> str:
        """What a corpus groups this person by: the table's id for a known person, else the name in lower case.

        >>> offices = Offices(Lexicons())
        >>> offices.key("习近平"), offices.key("Xi Jinping"), offices.key("The Daily")
        ('xi-jinping', 'xi-jinping', 'daily')
        """
        plain = name.casefold().replace("\u2019", "'").removeprefix("the ").strip()
        if self._simplify is not None and not plain.isascii():
            plain = self._simplify(plain)
        return self._keys.get(plain, plain)

    def name(self, key: str, lang: str) -> str | None:
        """The name of a person of the table in one language, by key."""
        row = self._people.get(key)
        return row[lang] if row is not None else None

    def office(self, title: str, lang: str) -> str | None:
        """The id of the office that a title stands for."""
        if lang == "en":
            title = title.casefold().replace("\u2019", "'").removeprefix("the ").strip()
        return self._titles.get((lang, title))

    def holder(self, title: str, day: str | None, lang: str) -> str | None:
        """The name of the person who held this office on that day.

        Args:
            title: The title as the text has it, Chinese (folded) or English.
            day: ISO date, as precise as known; None for a title that only one person in the table ever held.
            lang: "zh" or "en", the language of the name to give.

        Returns:
            The name, or None where the table does not tell or several persons are possible.

        >>> offices = Offices(Lexicons())
        >>> offices.holder("the premier", "2019-10-01", "en"), offices.holder("总书记", "2020", "zh"), offices.holder("the premier", None, "en")
        ('Li Keqiang', '习近平', None)
        """
        tenures = self._tenures.get(self.office(title, lang) or "", [])
        first, last = (f"{day}-00-00"[:10], f"{day}-99-99"[:10]) if day else (_BEFORE_ALL, _AFTER_ALL)
        persons = {tenure.person for tenure in tenures if tenure.touches(first, last)}
        return self.name(persons.pop(), lang) if len(persons) == 1 else None


def _names(row: Row) -> Iterator[str]:
    yield row["id"]
    yield row["zh"]
    yield row["en"]
    yield from filter(None, row["aliases"].split(";"))
