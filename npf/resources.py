"""The tables behind one extractor, each read when first needed and shared by all stages."""

from __future__ import annotations

from functools import cached_property

from npf.gazetteer import SIMPLIFIED, Gazetteer, shipped
from npf.institutions import Institutions
from npf.lexicon import Lexicons
from npf.offices import Offices
from npf.text import Replacement, fold

__all__ = ["Resources"]


class Resources:
    """Lexicons, and what is built from those that both languages share."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicons = lexicons

    @cached_property
    def simplified(self) -> Replacement:
        """Traditional characters to simplified ones, for `npf.text.fold`."""
        return Replacement({ord(row["traditional"]): row["simplified"] for row in self.lexicons.rows(SIMPLIFIED)})

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Every region that can be named."""
        return shipped() if self.lexicons.are_shipped else Gazetteer(self.lexicons)

    @cached_property
    def offices(self) -> Offices:
        """Who held which office when."""
        return Offices(self.lexicons, lambda name: fold(name, self.simplified))

    @cached_property
    def institutions(self) -> Institutions:
        """Congresses, sessions, plenums and conferences with their days."""
        return Institutions(self.lexicons)
