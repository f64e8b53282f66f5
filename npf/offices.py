"""Who held which office when, and one key for each person in every script."""

from __future__ import annotations

from npf.lexicon import Lexicons

__all__ = ["Offices"]


class Offices:
    """The offices of the tables and their holders."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons

    def key(self, name: str) -> str:
        """What a corpus groups this person by: the table's id for a known person, else the name in lower case."""
        return name.casefold().removeprefix("the ").strip()

    def holder(self, title: str, day: str | None, lang: str) -> str | None:
        """The name of the person who held this office on that day.

        Args:
            title: The title as the text has it, Chinese (folded) or English.
            day: ISO date, as precise as known; None for a title that only one person in the table ever held.
            lang: "zh" or "en", the language of the name to give.

        Returns:
            The name, or None where the table does not tell or several persons are possible.
        """
        return None
