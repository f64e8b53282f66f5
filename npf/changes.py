"""What changed between two articles, as records that print themselves."""

from __future__ import annotations

from typing import Any, Literal

from attrs import frozen

from npf.codec import encode
from npf.models import Definition, Formulation, Principle, Region

__all__ = ["Comparison", "DefinitionChange", "Force", "FormulationChange", "PrincipleChange", "RegionChange", "Source", "WordChange"]

Force = Literal["stronger", "weaker", "same"]


@frozen
class Source:
    """Which article a comparison speaks of."""

    id: str | None
    url: str | None
    published: str | None
    lang: str
    headline: str | None

    @property
    def name(self) -> str:
        """What a reader calls it: its id, else its headline, else its day."""
        return self.id or self.headline or self.published or "article"


@frozen
class WordChange:
    """A stretch that differs; "" where one side has nothing there."""

    old: str
    new: str


@frozen
class PrincipleChange:
    """A principle of the old article and the one of the new article that goes with it.

    Attributes:
        old, new: The two principles.
        overlap: How alike they are, from 0 to 1; 1 for the same words.
        words: What differs; empty for the same words, and across languages.
        force: Whether the new one stands higher on the ladder of docs/strength.md.
        reversed: Whether a do became a don't, or a don't a do.
        moved: Whether it changed its place among the pairs.
        regions_new, regions_dropped: Addressees and targets that only the new or only the old one has.
    """

    old: Principle
    new: Principle
    overlap: float
    words: tuple[WordChange, ...]
    force: Force
    reversed: bool
    moved: bool = False
    regions_new: tuple[Region, ...] = ()
    regions_dropped: tuple[Region, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything but its place differs."""
        return bool(self.words or self.reversed or self.force != "same" or self.regions_new or self.regions_dropped)


@frozen
class FormulationChange:
    """How often each article uses a formulation."""

    formulation: Formulation
    old: int
    new: int


@frozen
class RegionChange:
    """How many principles of each article name a region as addressee or target."""

    region: Region
    old: int
    new: int


@frozen
class DefinitionChange:
    """What each article says that a concept is; None where one says nothing."""

    term: str
    old: Definition | None
    new: Definition | None
    words: tuple[WordChange, ...] = ()


@frozen(repr=False)
class Comparison:
    """What changed from one article to another.

    Attributes:
        old, new: The two articles.
        matched_by: "words" within a language; "facts" (regions, formulations, figures, polarity, order) across languages.
        principles_new, principles_dropped: Dos and don'ts that only one of them has.
        kept, reworded: Pairs with the same and with other words.
        formulations, regions, definitions: Those whose count or content differs.
    """

    old: Source
    new: Source
    matched_by: Literal["words", "facts"]
    principles_new: tuple[Principle, ...] = ()
    principles_dropped: tuple[Principle, ...] = ()
    kept: tuple[PrincipleChange, ...] = ()
    reworded: tuple[PrincipleChange, ...] = ()
    formulations: tuple[FormulationChange, ...] = ()
    regions: tuple[RegionChange, ...] = ()
    definitions: tuple[DefinitionChange, ...] = ()

    @property
    def pairs(self) -> tuple[PrincipleChange, ...]:
        """Kept and reworded ones, in the order of the new article."""
        return tuple(sorted(self.kept + self.reworded, key=lambda pair: pair.new.start))

    @property
    def moved(self) -> tuple[PrincipleChange, ...]:
        """The pairs that changed their place."""
        return tuple(pair for pair in self.pairs if pair.moved)

    @property
    def stronger(self) -> tuple[PrincipleChange, ...]:
        """The pairs whose new wording stands higher on the ladder."""
        return tuple(pair for pair in self.pairs if pair.force == "stronger")

    @property
    def weaker(self) -> tuple[PrincipleChange, ...]:
        """The pairs whose new wording stands lower on the ladder."""
        return tuple(pair for pair in self.pairs if pair.force == "weaker")

    @property
    def unchanged(self) -> bool:
        """Whether nothing differs."""
        return not (
            self.principles_new
            or self.principles_dropped
            or self.reworded
            or self.formulations
            or self.regions
            or self.definitions
            or any(pair.changed or pair.moved for pair in self.kept)
        )

    def __repr__(self) -> str:
        counts = f"{len(self.principles_new)} new, {len(self.principles_dropped)} dropped, {len(self.kept)} kept, {len(self.reworded)} reworded"
        return f"<Comparison {self.old.name!r} → {self.new.name!r}: {counts}>"

    def __str__(self) -> str:
        """Lines for a reader: + new, - dropped, ~ reworded or changed, ↕ moved; then formulations, regions and definitions."""
        lines = [repr(self)[1:-1]]
        lines += [f"+ {_line(principle)}" for principle in self.principles_new]
        lines += [f"- {_line(principle)}" for principle in self.principles_dropped]
        lines += [_pair_line(pair) for pair in self.pairs if pair.changed or pair.moved]
        lines += [f"  formulation {c.formulation.zh} ({c.formulation.en}): {c.old} → {c.new}" for c in self.formulations]
        lines += [f"  region {c.region.zh} ({c.region.en}): {c.old} → {c.new}" for c in self.regions]
        lines += [f"  definition of {c.term}: {'new' if c.old is None else 'dropped' if c.new is None else 'reworded'}" for c in self.definitions]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The comparison as dictionaries, lists and plain values, ready for JSON."""
        plain: dict[str, Any] = encode(self)
        return plain


def _line(principle: Principle) -> str:
    return f"{principle.polarity:<4} {' '.join(principle.text.split())}"


def _pair_line(pair: PrincipleChange) -> str:
    notes = [f"{w.old or '∅'} → {w.new or '∅'}" for w in pair.words]
    notes += [pair.force] if pair.force != "same" else []
    notes += ["reversed"] if pair.reversed else []
    notes += ["moved"] if pair.moved else []
    notes += [f"+{region.zh}" for region in pair.regions_new] + [f"-{region.zh}" for region in pair.regions_dropped]
    return f"{'~' if pair.changed else '↕'} {_line(pair.new)}  [{'; '.join(notes)}]"
