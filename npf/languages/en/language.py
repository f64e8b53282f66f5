"""English as the stages see it: one finder a thing, made when first needed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from npf.draft import Draft, Norm
from npf.languages.en.dates import DateFinder
from npf.languages.en.definitions import DefinitionFinder
from npf.languages.en.formulations import FormulationFinder
from npf.languages.en.furniture import FurnitureFinder
from npf.languages.en.milestones import MilestoneFinder
from npf.languages.en.norms import NormFinder
from npf.languages.en.occasions import SpeechFinder
from npf.languages.en.places import PlaceFinder
from npf.languages.en.quotes import QuoteFinder
from npf.languages.en.roles import RoleFinder
from npf.languages.en.sentences import Sentences
from npf.languages.en.speakers import SpeakerResolver
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
from npf.resources import Resources
from npf.text import Extent, Marks

__all__ = ["English"]


class English:
    """All that npf knows of English; implements `npf.languages.Language`."""

    code = "en"

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _sentences(self) -> Sentences:
        return Sentences(self.resources)

    @cached_property
    def _furniture(self) -> FurnitureFinder:
        return FurnitureFinder(self.resources)

    @cached_property
    def _places(self) -> PlaceFinder:
        return PlaceFinder(self.resources)

    @cached_property
    def _dates(self) -> DateFinder:
        return DateFinder(self.resources)

    @cached_property
    def _quotes(self) -> QuoteFinder:
        return QuoteFinder(self.resources)

    @cached_property
    def _speakers(self) -> SpeakerResolver:
        return SpeakerResolver(self.resources)

    @cached_property
    def _norms(self) -> NormFinder:
        return NormFinder(self.resources)

    @cached_property
    def _roles(self) -> RoleFinder:
        return RoleFinder(self.resources)

    @cached_property
    def _speeches(self) -> SpeechFinder:
        return SpeechFinder(self.resources)

    @cached_property
    def _definitions(self) -> DefinitionFinder:
        return DefinitionFinder(self.resources)

    @cached_property
    def _formulations(self) -> FormulationFinder:
        return FormulationFinder(self.resources)

    @cached_property
    def _milestones(self) -> MilestoneFinder:
        return MilestoneFinder(self.resources)

    def sentences(self, folded: str, start: int, end: int) -> tuple[Extent, ...]:
        return self._sentences.find(folded, start, end)

    def marks(self, folded: str, start: int, end: int) -> tuple[Marks, ...]:
        return self._sentences.marks(folded, start, end)

    def find_furniture(self, draft: Draft) -> Layout:
        return self._furniture.find(draft)

    def find_regions(self, draft: Draft) -> Sequence[RegionMention]:
        return self._places.find(draft)

    def find_dates(self, draft: Draft) -> Sequence[DateMention]:
        return self._dates.find(draft)

    def find_quotes(self, draft: Draft) -> Sequence[Quote]:
        return self._quotes.find(draft)

    def resolve_speakers(self, draft: Draft) -> tuple[Sequence[Quote], Sequence[Doubt]]:
        return self._speakers.resolve(draft)

    def find_norms(self, draft: Draft) -> Sequence[Norm]:
        return self._norms.find(draft)

    def assign_regions(self, draft: Draft) -> Sequence[Principle]:
        return self._roles.assign(draft)

    def find_speeches(self, draft: Draft) -> Sequence[Speech]:
        return self._speeches.find(draft)

    def find_definitions(self, draft: Draft) -> Sequence[Definition]:
        return self._definitions.find(draft)

    def find_formulations(self, draft: Draft) -> Sequence[FormulationMention]:
        return self._formulations.find(draft)

    def find_milestones(self, draft: Draft) -> Sequence[Milestone]:
        return self._milestones.find(draft)
