"""The languages that can be read; each is a package here and a folder of tables under `npf/data`."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from npf.errors import UnknownLanguage
from npf.layout import Layout
from npf.models import (
    DateMention,
    Definition,
    Doubt,
    FormulationMention,
    Milestone,
    Principle,
    Quote,
    RegionMention,
    Speech,
)
from npf.text import Extent, Marks

if TYPE_CHECKING:
    from npf.draft import Draft, Norm
    from npf.resources import Resources

Found = TypeVar("Found", covariant=True)
Room = TypeVar("Room")

__all__ = ["Language", "Languages", "available", "load", "weightiest"]


class Finder(Protocol[Found]):
    """One room of a language package: finds things of one kind in the paragraphs of its language, in reading order."""

    def __init__(self, resources: Resources) -> None: ...

    def find(self, draft: Draft) -> Found: ...


class Cutter(Protocol):
    """Cuts a paragraph."""

    def __init__(self, resources: Resources) -> None: ...

    def find(self, folded: str, start: int, end: int) -> tuple[Extent, ...]: ...

    def marks(self, folded: str, start: int, end: int) -> tuple[Marks, ...]: ...


class Resolver(Protocol):
    """Says who the mentions are."""

    def __init__(self, resources: Resources) -> None: ...

    def resolve(self, draft: Draft) -> tuple[Sequence[Quote], Sequence[Doubt]]: ...


class Assigner(Protocol):
    """Gives norms their regions."""

    def __init__(self, resources: Resources) -> None: ...

    def assign(self, draft: Draft) -> Sequence[Principle]: ...


class Language:
    """A language as the stages see it: one finder a thing, made when first needed.

    A package derives its language from this class and names its finders. The package itself offers two functions, and imports nothing
    more until they are called: `make(resources)` makes the language, and `weigh(folded)` counts the characters (or words) of this
    language in a text; the language with the largest weight reads a paragraph.

    Each `find_` method looks at the paragraphs of its own language (`draft.body(self.code)`) and gives back what it found there, in
    reading order, offsets into `draft.text`.
    """

    code: ClassVar[str]
    sentence_cutter: ClassVar[type[Cutter]]
    furniture_finder: ClassVar[type[Finder[Layout]]]
    place_finder: ClassVar[type[Finder[Sequence[RegionMention]]]]
    date_finder: ClassVar[type[Finder[Sequence[DateMention]]]]
    quote_finder: ClassVar[type[Finder[Sequence[Quote]]]]
    speaker_resolver: ClassVar[type[Resolver]]
    norm_finder: ClassVar[type[Finder[Sequence[Norm]]]]
    role_finder: ClassVar[type[Assigner]]
    speech_finder: ClassVar[type[Finder[Sequence[Speech]]]]
    definition_finder: ClassVar[type[Finder[Sequence[Definition]]]]
    formulation_finder: ClassVar[type[Finder[Sequence[FormulationMention]]]]
    milestone_finder: ClassVar[type[Finder[Sequence[Milestone]]]]

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._made: dict[type[Any], Any] = {}

    def _the(self, kind: type[Room]) -> Room:
        """The one room of this kind, made at its first use."""
        if kind not in self._made:
            self._made.setdefault(kind, kind(self._resources))  # type: ignore[call-arg]
        room: Room = self._made[kind]
        return room

    def sentences(self, folded: str, start: int, end: int) -> tuple[Extent, ...]:
        """The sentences of a paragraph; they end inside quotation marks too, closing marks belong to the sentence."""
        return self._the(self.sentence_cutter).find(folded, start, end)

    def marks(self, folded: str, start: int, end: int) -> tuple[Marks, ...]:
        """The pairs of quotation marks of a paragraph."""
        return self._the(self.sentence_cutter).marks(folded, start, end)

    def find_furniture(self, draft: Draft) -> Layout:
        """The pieces around the content, the role of each paragraph that is none of the body, and what is left of the others."""
        return self._the(self.furniture_finder).find(draft)

    def find_regions(self, draft: Draft) -> Sequence[RegionMention]:
        """Every region named."""
        return self._the(self.place_finder).find(draft)

    def find_dates(self, draft: Draft) -> Sequence[DateMention]:
        """Every date named, resolved with the dateline and the day of publication."""
        return self._the(self.date_finder).find(draft)

    def find_quotes(self, draft: Draft) -> Sequence[Quote]:
        """Quotes whose speakers are mentions: `speaker.name` is the mention's own text."""
        return self._the(self.quote_finder).find(draft)

    def resolve_speakers(self, draft: Draft) -> tuple[Sequence[Quote], Sequence[Doubt]]:
        """The quotes of this language with canonical speakers, and what stayed open."""
        return self._the(self.speaker_resolver).resolve(draft)

    def find_norms(self, draft: Draft) -> Sequence[Norm]:
        """Every principle, with the phrases that say who is to act."""
        return self._the(self.norm_finder).find(draft)

    def assign_regions(self, draft: Draft) -> Sequence[Principle]:
        """The norms of this language with addressees and targets."""
        return self._the(self.role_finder).assign(draft)

    def find_speeches(self, draft: Draft) -> Sequence[Speech]:
        """The occasions on which somebody spoke, without the quotes and principles that belong to each."""
        return self._the(self.speech_finder).find(draft)

    def find_definitions(self, draft: Draft) -> Sequence[Definition]:
        """What concepts are said to be."""
        return self._the(self.definition_finder).find(draft)

    def find_formulations(self, draft: Draft) -> Sequence[FormulationMention]:
        """Official formulations, in any rendering."""
        return self._the(self.formulation_finder).find(draft)

    def find_milestones(self, draft: Draft) -> Sequence[Milestone]:
        """Dated uses of formulations."""
        return self._the(self.milestone_finder).find(draft)


class Languages(Mapping[str, Language]):
    """All languages by their codes, each loaded when a text first needs it."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._loaded: dict[str, Language] = {}

    def __getitem__(self, code: str) -> Language:
        if code not in self._loaded:
            self._loaded.setdefault(code, load(code, self.resources))
        return self._loaded[code]

    def __iter__(self) -> Iterator[str]:
        return iter(available())

    def __len__(self) -> int:
        return len(available())


@cache
def available() -> tuple[str, ...]:
    """The codes of all languages that have a package here."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg))


def load(code: str, resources: Resources) -> Language:
    """The language with this code, its tables unread.

    Raises:
        UnknownLanguage: When no package has this name.
    """
    if code not in available():
        raise UnknownLanguage(f"npf does not read the language {code!r}; it reads {', '.join(available())}")
    language: Language = import_module(f"npf.languages.{code}").make(resources)
    return language


@cache
def _scales() -> dict[str, Callable[[str], int]]:
    """For each language how it weighs a text."""
    return {code: import_module(f"npf.languages.{code}").weigh for code in available()}


def weightiest(folded: str, default: str) -> str:
    """The code of the language that most of the text is written in; `default` where no language weighs anything."""
    weights = {code: weigh(folded) for code, weigh in _scales().items()}
    best = max(weights, key=lambda code: weights[code])
    return best if weights[best] else default
