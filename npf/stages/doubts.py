"""What could not be settled, said aloud."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from npf.draft import Draft
from npf.languages import Language
from npf.legibility import Legibility
from npf.models import Doubt

__all__ = ["run"]


def run(draft: Draft, languages: Mapping[str, Language]) -> Draft:
    """The draft with a doubt for each open mark, open region and open date, and for what keeps a paragraph from being read."""
    text = draft.text
    found = list(draft.doubts)
    for paragraph in draft.paragraphs:
        for pair in paragraph.marks:
            if not pair.closed:
                at = pair.start
                message = "opens a quotation that is not closed in its paragraph"
                found.append(Doubt(start=at, end=at + 1, text=text[at : at + 1], about="mark", message=message))
    for mention in draft.regions:
        if mention.region is None:
            codes = ", ".join(f"{region.zh} {region.code}" for region in mention.candidates)
            found.append(Doubt(start=mention.start, end=mention.end, text=mention.text, about="region", message=f"may be {codes}"))
    for date in draft.dates:
        if date.date is None:
            found.append(Doubt(start=date.start, end=date.end, text=date.text, about="date", message="the text does not say in which year or month"))
    found.extend(draft.lexicons.built(Legibility).find(text, [(paragraph.start, paragraph.end) for paragraph in draft.paragraphs]))
    return attrs.evolve(draft, doubts=tuple(sorted(found, key=lambda doubt: (doubt.start, doubt.end, doubt.about))))
