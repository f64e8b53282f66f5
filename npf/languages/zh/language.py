"""Chinese: its finders, one a thing."""

from __future__ import annotations

from npf.languages import Language
from npf.languages.zh.dates import DateFinder
from npf.languages.zh.definitions import DefinitionFinder
from npf.languages.zh.formulations import FormulationFinder
from npf.languages.zh.furniture import FurnitureFinder
from npf.languages.zh.milestones import MilestoneFinder
from npf.languages.zh.norms import NormFinder
from npf.languages.zh.occasions import SpeechFinder
from npf.languages.zh.places import PlaceFinder
from npf.languages.zh.quotes import QuoteFinder
from npf.languages.zh.roles import RoleFinder
from npf.languages.zh.sentences import Sentences
from npf.languages.zh.speakers import SpeakerResolver

__all__ = ["Chinese"]


class Chinese(Language):
    """All that npf knows of Chinese."""

    code = "zh"
    sentence_cutter = Sentences
    furniture_finder = FurnitureFinder
    place_finder = PlaceFinder
    date_finder = DateFinder
    quote_finder = QuoteFinder
    speaker_resolver = SpeakerResolver
    norm_finder = NormFinder
    role_finder = RoleFinder
    speech_finder = SpeechFinder
    definition_finder = DefinitionFinder
    formulation_finder = FormulationFinder
    milestone_finder = MilestoneFinder
