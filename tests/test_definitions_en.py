"""English definitions: each row of the table on its own example, and statements with their facets."""

from __future__ import annotations

import pytest

from npf.extract import Extractor
from npf.languages.en.tables import DEFINITION_CUES
from npf.lexicon import Lexicons, Row
from npf.models import Definition
from npf.stages import run

EXTRACTOR = Extractor(lang="en")


def definitions(text: str) -> tuple[Definition, ...]:
    return run(EXTRACTOR._draft(text), EXTRACTOR._languages, "definitions").definitions


@pytest.mark.parametrize("row", Lexicons().rows(DEFINITION_CUES), ids=lambda row: f"{row['kind']}-{row['term']}")
def test_row_fires_on_its_example(row: Row) -> None:
    found = definitions(row["example"])
    assert row["term"] in row["example"].lower()
    if row["kind"] in ("stop", "finite", "relative", "idle"):
        assert not found
    else:
        assert len(found) == 1
    if row["kind"] in ("facet", "side"):
        assert any(facet.name.endswith(row["term"]) for facet in found[0].facets)


@pytest.mark.parametrize(
    ("text", "term", "facets"),
    [
        ("Wu said shared farming is defined as tilling in common.", "shared farming", {"meaning": "tilling in common"}),
        (
            "The essence of night markets is cheap food, and the key lies in good order.",
            "night markets",
            {"essence": "cheap food", "key": "good order"},
        ),
        ("Night markets' hallmark is cheap food.", "Night markets", {"hallmark": "cheap food"}),
        ("“Agtech”, a word coined by farmers to refer to smart tools, is in fashion.", "Agtech", {"meaning": "smart tools, is in fashion"}),
        ("What is agtech? Agtech is the use of smart tools on farms.", "Agtech", {"meaning": "the use of smart tools on farms"}),
        ("Mutual aid is the essence of shared farming.", "shared farming", {"essence": "Mutual aid"}),
        (
            "He spoke of new quality productive forces. The characteristic is novelty, the key lies in quality, and the essence is progress.",
            "new quality productive forces",
            {"characteristic": "novelty", "key": "quality", "essence": "progress"},
        ),
    ],
)
def test_statement(text: str, term: str, facets: dict[str, str]) -> None:
    (found,) = definitions(text)
    assert (found.term, {facet.name: facet.value for facet in found.facets}) == (term, facets)
    assert text[found.start : found.end] == found.text


def test_two_terms_of_one_sentence_are_two_definitions() -> None:
    found = definitions("“Agtech” refers to smart tools, while “agfin” refers to loans for farms.")
    assert [(d.term, d.facets[0].value) for d in found] == [("Agtech", "smart tools"), ("agfin", "loans for farms")]


@pytest.mark.parametrize(
    "text",
    [
        "Innovation is the foundation of growth.",
        "Farmers refer to the tool as a blessing.",
        "This means that prices will rise.",
        "The key is to keep order.",
        "The core is sometimes called a brain.",
        "Does developing shared farming mean giving up ploughs?",
        "Employment is the top priority.",
        "",
        "the " * 5000,
    ],
)
def test_no_definition(text: str) -> None:
    assert definitions(text) == ()
