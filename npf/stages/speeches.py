"""Occasions on which somebody spoke, with what was said on each."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from npf.draft import Draft
from npf.languages import Language

__all__ = ["run"]


def run(draft: Draft, languages: Mapping[str, Language]) -> Draft:
    """The draft with its speeches; the first one of a speaker takes what the text ties to no other."""
    found = [speech for code in draft.languages for speech in languages[code].find_speeches(draft)]
    return attrs.evolve(draft, speeches=tuple(found))
