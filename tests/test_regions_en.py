"""Regions in English sentences: what is marked, with which code, and what is left alone."""

from __future__ import annotations

import pytest

import npf
from tests.marked import Marked, agrees, marked

SENTENCES = marked("regions_en.tsv")


@pytest.mark.parametrize("sentence", SENTENCES, ids=[f"{each.kind}-{number}" for number, each in enumerate(SENTENCES)])
def test_each_region_is_found_with_its_code(sentence: Marked) -> None:
    found = npf.find_regions(sentence.text)
    assert agrees(found, sentence), [(m.text, m.region and m.region.code, [c.code for c in m.candidates]) for m in found]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Plans for the Beijing-\nTianjin-Hebei region and the\nYangtze River\nDelta went ahead.", ["beijing-tianjin-hebei", "yangtze-river-delta"]),
        ("They live in Hong\nKong and in Inner\nMongolia, she said.", ["810000", "150000"]),
    ],
)
def test_names_are_found_across_line_breaks(text: str, codes: list[str]) -> None:
    assert [mention.region and mention.region.code for mention in npf.find_regions(text)] == codes


@pytest.mark.parametrize("text", ["", "Jiangsu", "'Jiangsu'", "Xi", "Hong", "Jiangsu-", "the western regions", "Beijing's", "\ud800 Jiangsu"])
def test_any_text_is_read_and_offsets_ground_what_is_found(text: str) -> None:
    assert all(text[mention.start : mention.end] == mention.text for mention in npf.find_regions(text))
