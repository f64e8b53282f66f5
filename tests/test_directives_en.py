"""English directives: who is told to act, what region the action is about, and how long an addressee carries on."""

from __future__ import annotations

import pytest

import npf

JIANGSU, NANJING, ZHEJIANG, HONG_KONG, EVERYWHERE = "320000", "320100", "330000", "810000", "*"


def roles(text: str) -> list[tuple[list[str], list[str]]]:
    found = npf.Extractor(lang="en").extract_principles(text)
    return [([r.code for r in p.addressees], [r.code for r in p.targets]) for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wang Fang said Jiangsu should build more ports.", [([JIANGSU], [])]),
        ("Wang Fang urged Jiangsu to build ports and train workers.", [([JIANGSU], []), ([JIANGSU], [])]),
        ("Wang Fang urged Jiangsu to serve the Yangtze River Delta.", [([JIANGSU], ["yangtze-river-delta"])]),
        ("Local governments must pay wages on time.", [([EVERYWHERE], [])]),
        ("Wang Fang said officials in Nanjing must protect old walls.", [([NANJING], [])]),
        ("The mayor said the stability of Hong Kong must be protected.", [([], [HONG_KONG])]),
        ("Cities should support Zhejiang in opening up.", [([], [ZHEJIANG])]),
        ("Jiangsu should build roads. It is necessary to train nurses.", [([JIANGSU], []), ([JIANGSU], [])]),
        ("Jiangsu should build roads. Officials should train nurses.", [([JIANGSU], []), ([], [])]),
        ("Jiangsu should build roads.\nIt is necessary to train nurses.", [([JIANGSU], []), ([], [])]),
        ("Wang Fang visited Jiangsu. She said the province should build roads.", [([JIANGSU], [])]),
        ("Wang Fang said Hong Kong has a good start and the city should build homes.", [([HONG_KONG], [])]),
        ("China should build more ports.", [([], [])]),
        ("All departments must act at once.", [([], [])]),
        ("Cities should widen the road, so as to bring goods to Zhejiang.", [([], [])]),
        ("Wang Fang urged other coastal provinces to build ports.", [([EVERYWHERE], [])]),
        ("Funds must go to flood-hit areas.", [([], [EVERYWHERE])]),
        ("Wang Fang urged anyone who has returned from Nanjing to stay home.", [([], [])]),
        ("Students from Jiangsu should read more.", [([], [])]),
        ("The province should build roads, the governor of Jiangsu said.", [([JIANGSU], [])]),
        ("Nanjing is growing. Wang Fang told the megacity to build homes.", [([NANJING], [])]),
        ("Officials should find ways to bring goods to Zhejiang.", [([], [ZHEJIANG])]),
        ("Officials should allow more ships to call at Hong Kong.", [([], [HONG_KONG])]),
        ("Both sides should boost trade at a meeting in Nanjing on Monday.", [([], [])]),
        ("Both sides should advance Lancang-Mekong cooperation.", [([], [])]),
        ("Envoys said Beijing should welcome the deal.", [([], [])]),
        ("Wang Fang said Beijing should plant trees in all its districts.", [(["110000"], [])]),
        ("Wang Fang urged the bloc to work with Beijing on trade.", [([], [])]),
        ("People who have been in Jiangsu must stay home.", [([], [])]),
    ],
)
def test_roles(text: str, expected: list[tuple[list[str], list[str]]]) -> None:
    assert roles(text) == expected


def test_a_directive_is_a_principle_with_a_region() -> None:
    article = npf.parse("Wang Fang said Jiangsu should build more ports. Everyone should save water.")
    assert [d.principle for d in article.directives] == [p for p in article.principles if p.addressees or p.targets]
    assert [[r.code for r in d.regions] for d in article.directives] == [[JIANGSU]]
