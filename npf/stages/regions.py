"""Regions named in the text."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from npf.draft import Draft
from npf.languages import Language

__all__ = ["run"]


def run(draft: Draft, languages: Mapping[str, Language]) -> Draft:
    """The draft with its regions."""
    found = [item for code in draft.languages for item in languages[code].find_regions(draft)]
    return attrs.evolve(draft, regions=tuple(sorted(found, key=lambda item: (item.start, -item.end))))
