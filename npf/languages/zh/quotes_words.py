"""The small words by which quotes are read, kind by kind."""

from __future__ import annotations

import re
from functools import cached_property

from npf.languages.zh.tables import QUOTE_WORDS
from npf.resources import Resources

__all__ = ["QuoteWords"]


class QuoteWords:
    """The rows of one table, by what they are good for."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _by_kind(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for row in self.resources.lexicons.rows(QUOTE_WORDS):
            found.setdefault(row["kind"], []).append(row["term"])
        return {kind: tuple(sorted(terms, key=lambda term: (-len(term), term))) for kind, terms in found.items()}

    def of(self, kind: str) -> tuple[str, ...]:
        """The words of one kind, the longest first."""
        return self._by_kind.get(kind, ())

    def group(self, kind: str) -> str:
        """The words of one kind as a group of a pattern; one that matches nothing where the kind has no word."""
        return f"(?:{'|'.join(map(re.escape, self.of(kind)))})" if self.of(kind) else "(?!)"
