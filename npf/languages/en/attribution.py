"""Content in a sentence with its source: what the passes over a sentence hand on to each other."""

from __future__ import annotations

from attrs import frozen

from npf.languages.en.contents import Opening
from npf.languages.en.reporting import Cue
from npf.languages.en.subjects import Phrase
from npf.languages.en.tokens import Sentence

__all__ = ["Attribution", "Reading", "split_quotations"]


@frozen
class Attribution:
    """Content in a sentence, in tokens.

    Attributes:
        source: The subject, or None where the sentence names none.
        cue: The cue's tokens, or None.
        parts: The content, each part as (first, behind); adjacent quotations are parts of their own.
        rule: What found it.
    """

    source: Phrase | None
    cue: Phrase | None
    parts: tuple[Phrase, ...]
    rule: str


@frozen
class Reading:
    """A cue with its own subject (None: shared with what stands before) and what follows it."""

    cue: Cue
    subject: Phrase | None
    inverted: bool
    opening: Opening | None


def split_quotations(s: Sentence, first: int, behind: int) -> list[Phrase]:
    """Content made of quotations alone gives one part for each."""
    if all(s.kinds[i] in "qp" for i in range(first, behind)):
        return [(i, i + 1) for i in range(first, behind) if s.kinds[i] == "q"]
    return [(first, behind)]
