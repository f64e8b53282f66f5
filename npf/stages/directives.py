"""Principles with their regions, and the directives among them."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from npf.draft import Draft
from npf.languages import Language
from npf.models import Directive

__all__ = ["run"]


def run(draft: Draft, languages: Mapping[str, Language]) -> Draft:
    """The draft with its principles and directives."""
    found = [principle for code in draft.languages for principle in languages[code].assign_regions(draft)]
    principles = tuple(sorted(found, key=lambda p: (p.start, -p.end)))
    directives = tuple(Directive(p) for p in principles if p.addressees or p.targets)
    return attrs.evolve(draft, principles=principles, directives=directives)
