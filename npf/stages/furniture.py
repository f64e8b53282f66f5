"""What an article carries around its content; later stages leave it alone."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from npf.draft import Draft, Paragraph
from npf.languages import Language
from npf.models import Furniture
from npf.text import Extent

__all__ = ["run"]


def run(draft: Draft, languages: Mapping[str, Language]) -> Draft:
    """The draft with its furniture, each paragraph with its role and without the dateline that opens it."""
    roles: dict[int, str] = {}
    contents: dict[int, Extent] = {}
    pieces = Furniture()
    for code in draft.languages:
        layout = languages[code].find_furniture(draft)
        roles.update(layout.roles)
        contents.update(layout.contents)
        found = layout.furniture
        pieces = Furniture(
            column=pieces.column or found.column,
            headline=pieces.headline or found.headline,
            dateline=pieces.dateline or found.dateline,
            byline=pieces.byline or found.byline,
            photo_credits=pieces.photo_credits + found.photo_credits,
            end_mark=pieces.end_mark or found.end_mark,
        )
    pieces = attrs.evolve(pieces, photo_credits=tuple(sorted(pieces.photo_credits, key=lambda span: span.start)))
    paragraphs = tuple(_cut(attrs.evolve(p, role=roles[p.index]) if p.index in roles else p, contents.get(p.index)) for p in draft.paragraphs)
    return attrs.evolve(draft, furniture=pieces, paragraphs=paragraphs)


def _cut(paragraph: Paragraph, content: Extent | None) -> Paragraph:
    """The paragraph reduced to its content: sentences and marks outside are dropped, the ones at the edge cut."""
    if content is None:
        return paragraph
    start, end = content
    sentences = tuple((max(a, start), min(b, end)) for a, b in paragraph.sentences if a < end and b > start)
    marks = tuple(attrs.evolve(pair, end=min(pair.end, end)) for pair in paragraph.marks if start <= pair.start < end)
    return attrs.evolve(paragraph, start=start, end=end, sentences=sentences, marks=marks)
