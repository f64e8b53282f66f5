"""Occasions on which somebody spoke, with what was said on each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

import attrs

from npf.draft import Draft
from npf.languages import Language
from npf.models import Directive, Principle, Speech

__all__ = ["run"]


def run(draft: Draft, languages: Mapping[str, Language]) -> Draft:
    """The draft with its speeches; a principle belongs to the speech whose quote holds it, else to the one last named for its speaker."""
    found = [speech for code in draft.languages for speech in languages[code].find_speeches(draft)]
    found.sort(key=_start)
    owner: dict[int, list[Principle]] = {index: [] for index in range(len(found))}
    by_speaker: dict[str, list[int]] = {}
    for index, speech in enumerate(found):
        if speech.speaker is not None:
            by_speaker.setdefault(speech.speaker.key, []).append(index)
    starts = {key: [_start(found[index]) for index in own] for key, own in by_speaker.items()}
    holders = sorted(((quote.start, quote.end, index) for index, speech in enumerate(found) for quote in speech.quotes))
    opens = [start for start, _, _ in holders]
    for principle in draft.principles:
        key = principle.speaker.key if principle.speaker is not None else None
        own = by_speaker.get(key or "")
        if not own:
            continue
        at = bisect_right(opens, principle.start) - 1
        if at >= 0 and holders[at][1] >= principle.end and holders[at][2] in own:
            owner[holders[at][2]].append(principle)
        else:
            owner[own[max(bisect_right(starts[key or ""], principle.start) - 1, 0)]].append(principle)
    directives = {directive.principle: directive for directive in draft.directives}
    return attrs.evolve(draft, speeches=tuple(_with(speech, owner[index], directives) for index, speech in enumerate(found)))


def _start(speech: Speech) -> int:
    return speech.evidence.start if speech.evidence is not None else 0


def _with(speech: Speech, principles: list[Principle], directives: Mapping[Principle, Directive]) -> Speech:
    said = tuple(directives[principle] for principle in principles if principle in directives)
    return attrs.evolve(speech, principles=tuple(principles), directives=said)
