"""English: its finders, one a thing."""

from __future__ import annotations

from npf.languages import Language
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

__all__ = ["English"]


class English(Language):
    """All that npf knows of English."""

    code = "en"
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
