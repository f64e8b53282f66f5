"""Who the sources of the quotes are: mentions become canonical speakers."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from npf.draft import Draft
from npf.languages import Language
from npf.models import Doubt, Quote

__all__ = ["run"]


def run(draft: Draft, languages: Mapping[str, Language]) -> Draft:
    """The draft with resolved speakers, and with a doubt for each mention that stayed open."""
    quotes: list[Quote] = []
    doubts: list[Doubt] = list(draft.doubts)
    for code in draft.languages:
        resolved, open_ones = languages[code].resolve_speakers(draft)
        quotes.extend(resolved)
        doubts.extend(open_ones)
    return attrs.evolve(draft, quotes=tuple(sorted(quotes, key=lambda q: (q.start, -q.end))), doubts=tuple(doubts))
