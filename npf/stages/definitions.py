"""What concepts are said to be."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from npf.draft import Draft
from npf.languages import Language

__all__ = ["run"]


def run(draft: Draft, languages: Mapping[str, Language]) -> Draft:
    """The draft with its definitions."""
    found = [item for code in draft.languages for item in languages[code].find_definitions(draft)]
    return attrs.evolve(draft, definitions=tuple(sorted(found, key=lambda item: (item.start, -item.end))))
