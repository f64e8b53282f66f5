"""Norms whose modal stands before its subject: "nor should they", "under no circumstances should we", "not only should we"."""

from __future__ import annotations

from npf.languages.en.openings import Opening, Setting
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary
from npf.lexicon import Row
from npf.models import Strength
from npf.text import Extent

__all__ = ["inverted"]


def inverted(words: Vocabulary, sentence: Sentence, cue: Extent, row: Row, setting: Setting) -> Opening | None:
    """The opening of a modal before its subject, if something negative leads it in."""
    low = sentence.low
    at, behind = cue
    lead = low[max(0, at - 3) : at]
    never = lead[-1:] in (["nor"], ["never"]) or lead[-3:] == ["under", "no", "circumstances"]
    if not never and lead[-2:] != ["not", "only"]:
        return None
    if row["kind"] not in ("norm", "need") and not setting.quoted(at) and not setting.official:
        return None
    head = next((i for i in range(behind, min(len(low), behind + 6)) if i > behind and (low[i] == "be" or low[i] in words.bases)), None)
    if head is None:
        return None
    clause = at - len(lead) if lead[-1:] != ["nor"] else at - 1
    while clause > 0 and low[clause - 1] in words.opener:
        clause -= 1
    strength: Strength = row["strength"]  # type: ignore[assignment]
    negated_strength: Strength = row["negated"]  # type: ignore[assignment]
    first = at - 1 if lead[-1:] == ["nor"] else at - 3 if never and len(lead) > 2 else at
    return Opening(
        clause=clause,
        first=first,
        head=head,
        form="base",
        negated=never,
        strength=strength,
        negated_strength=negated_strength,
        cue=cue,
        actor=(behind, head) if head > behind else None,
        rule="en.norm.inverted",
    )
