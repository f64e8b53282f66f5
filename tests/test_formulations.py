"""Each row of the table of renderings fires on its own example; a trap yields nothing there."""

from __future__ import annotations

import pytest

from npf.draft import Draft, Paragraph
from npf.formulary import FORMULATIONS, RENDERINGS, Formulary
from npf.languages.en.formulations import FormulationFinder as English
from npf.languages.zh.formulations import FormulationFinder as Chinese
from npf.lexicon import Lexicons, Row
from npf.models import FormulationMention
from npf.resources import Resources
from npf.text import fold

RESOURCES = Resources(Lexicons())
FINDERS = {"zh": Chinese(RESOURCES), "en": English(RESOURCES)}


def mentions(text: str, lang: str) -> list[FormulationMention]:
    folded = fold(text, RESOURCES.simplified)
    paragraph = Paragraph(0, 0, len(text), lang, (), ())
    return FINDERS[lang].find(Draft(text=text, folded=folded, paragraphs=(paragraph,), lexicons=RESOURCES.lexicons))


@pytest.mark.parametrize("row", RESOURCES.lexicons.rows(RENDERINGS), ids=lambda row: f"{row['lang']}-{row['term']}")
def test_row_fires_on_its_example(row: Row) -> None:
    found = mentions(row["example"], row["lang"])
    if row["kind"] == "trap":
        assert row["term"].casefold() in row["example"].casefold()
        assert not found
    else:
        kinds = {(mention.formulation.id, mention.rule) for mention in found}
        assert (row["formulation"], f"{row['lang']}.formulation.{row['kind']}") in kinds
        assert all(row["example"][mention.start : mention.end] == mention.text for mention in found)


def test_every_formulation_is_found_by_both_of_its_names() -> None:
    formulary = Formulary(RESOURCES.lexicons)
    for row in RESOURCES.lexicons.rows(FORMULATIONS):
        assert formulary.lookup(row["zh"]) == formulary.lookup(row["en"]) == formulary.formulations[row["id"]]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (
            "培育新质生产力，因地制宜发展新质生产力。",
            "zh",
            ["new-quality-productive-forces", "develop-new-quality-productive-forces-according-to-local-conditions"],
        ),
        ("專家談新質生產力與鄉村振興。", "zh", ["new-quality-productive-forces", "rural-revitalization"]),
        ("双方高质量共建‘一带一路’。", "zh", ["belt-and-road-initiative"]),
        ("贯彻创新发展理念，双双创下新高。", "zh", []),
        ("两新组织不同于“两新”。", "zh", ["programs-of-large-scale-equipment-upgrades-and-consumer-goods-trade-ins"]),
        ("A “new quality” productive force needs time.", "en", ["new-quality-productive-forces"]),
        ("Modernisation the Chinese way: Chinese modernisation.", "en", ["chinese-modernization"]),
        ("The GDI fell last year.", "en", []),
        ("The Global Development Initiative (GDI) drew partners; the GDI is young.", "en", ["global-development-initiative"] * 3),
        ("There are two integrations of data.", "en", []),
        ("The essay explains the “two integrations”.", "en", ["two-integrations"]),
        ("This new productivity software sells well.", "en", []),
        ("The town bets on new\nproductivity.", "en", ["new-quality-productive-forces"]),
    ],
)
def test_mentions(text: str, lang: str, expected: list[str]) -> None:
    assert [mention.formulation.id for mention in mentions(text, lang)] == expected
