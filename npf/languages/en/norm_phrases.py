"""One verb phrase that a norm consists of."""

from __future__ import annotations

from attrs import frozen

from npf.languages.en.vocabulary import VerbForm

__all__ = ["Phrase"]


@frozen
class Phrase:
    """One verb phrase.

    Attributes:
        first: Its first token (a modal, a negation, an adverb or the verb).
        head: The token of its verb.
        behind: The token behind its last one.
        form: "base", "ing" or "noun".
        negated: Whether a negation stands before the verb or reaches over from the phrase before.
        verb: The verb, where the tables know it.
        joint: What joins it to the phrase before: "" for the first, "series", "but", "participle", "tail" or "contrast".
        tails: Tokens from which purpose tails run to the end.
    """

    first: int
    head: int
    behind: int
    form: str
    negated: bool
    verb: VerbForm | None
    joint: str = ""
    tail: int | None = None
