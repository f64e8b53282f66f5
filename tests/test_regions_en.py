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


WRAPPED = """The plan that was published this week covers the Beijing-
Tianjin-Hebei region and the whole of the Yangtze River
Delta, and it will later be carried over to Inner
Mongolia and to the cities and towns around Hong
Kong, where schools and clinics are to be built soon."""


def test_names_are_found_across_the_breaks_of_wrapped_lines() -> None:
    found = npf.find_regions(WRAPPED)
    assert [mention.region and mention.region.code for mention in found] == ["beijing-tianjin-hebei", "yangtze-river-delta", "150000", "810000"]


@pytest.mark.parametrize("text", ["", "Jiangsu", "'Jiangsu'", "Xi", "Hong", "Jiangsu-", "the western regions", "Beijing's", "\ud800 Jiangsu"])
def test_any_text_is_read_and_offsets_ground_what_is_found(text: str) -> None:
    assert all(text[mention.start : mention.end] == mention.text for mention in npf.find_regions(text))


def test_local_authorities_are_those_of_the_unit_named_in_the_paragraph() -> None:
    found = npf.find_regions("In Nanjing, he urged local authorities to act. Nobody else came.\n\nLocal authorities must listen.")
    assert [(mention.text, mention.region and mention.region.code) for mention in found] == [
        ("Nanjing", "320100"),
        ("local authorities", "320100"),
        ("Local authorities", "*"),
    ]
