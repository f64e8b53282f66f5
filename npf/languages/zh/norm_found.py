"""What the state machine of norms builds up and carries on."""

from __future__ import annotations

from attrs import define, field, frozen

from npf.languages.zh.clause_shapes import Phrase, Record
from npf.text import Extent

__all__ = ["Carried", "Found", "Pending"]


@define
class Found:
    """A principle as the run builds it up; `end` grows over tails."""

    start: int
    end: int
    phrase: Phrase
    rule: str
    opening: bool = False
    actor: tuple[Extent, ...] = ()
    about: tuple[Extent, ...] = ()
    tails: list[Extent] = field(factory=list)


@define
class Carried:
    """What goes on from sentence to sentence inside a paragraph: who is to act.

    Attributes:
        listed: Who is to act where a list (一是…，二是…) began; each item of it goes back to that. None outside a list.
        past: Whether the sentence before only told what was done, so that the items of a list behind it tell the same.
        running: Whether the sentence before held a norm.
        bare_counts: Whether a bare verb at the start of a sentence is a task; behind 称 or 宣布 it is none.
    """

    actor: tuple[Extent, ...] = ()
    bare_counts: bool = True
    running: bool = False
    listed: tuple[Extent, ...] | None = None
    past: bool = False


@frozen
class Pending:
    """A frame that waits for its verb."""

    start: int
    phrase: Phrase
    record: Record
