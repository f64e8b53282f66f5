"""What an article carries around its content; later stages leave it alone."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from npf.draft import Draft
from npf.languages import Language
from npf.models import Furniture

__all__ = ["run"]


def run(draft: Draft, languages: Mapping[str, Language]) -> Draft:
    """The draft with its furniture, and each paragraph with its role."""
    roles: dict[int, str] = {}
    pieces = Furniture()
    for code in draft.languages:
        found, own = languages[code].find_furniture(draft)
        roles.update(own)
        pieces = Furniture(
            column=pieces.column or found.column,
            headline=pieces.headline or found.headline,
            dateline=pieces.dateline or found.dateline,
            byline=pieces.byline or found.byline,
            photo_credits=pieces.photo_credits + found.photo_credits,
            end_mark=pieces.end_mark or found.end_mark,
        )
    paragraphs = tuple(attrs.evolve(p, role=roles[p.index]) if p.index in roles else p for p in draft.paragraphs)
    return attrs.evolve(draft, furniture=pieces, paragraphs=paragraphs)
