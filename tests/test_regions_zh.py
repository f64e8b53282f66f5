"""Regions in Chinese sentences: what is marked, with which code, and what is left alone."""

from __future__ import annotations

import pytest

import npf
from npf.models import RegionMention
from tests.marked import Marked, agrees, marked

SENTENCES = marked("regions_zh.tsv")


@pytest.mark.parametrize("sentence", SENTENCES, ids=[f"{each.kind}-{number}" for number, each in enumerate(SENTENCES)])
def test_each_region_is_found_with_its_code(sentence: Marked) -> None:
    found = npf.find_regions(sentence.text)
    assert agrees(found, sentence), [(m.text, m.region and m.region.code, [c.code for c in m.candidates]) for m in found]


def test_a_region_named_in_full_settles_the_short_mention_later_in_the_article() -> None:
    found = npf.find_regions("会议在福州市召开。\n\n鼓楼区的代表先发言。")
    assert [mention.region and mention.region.code for mention in found] == ["350100", "350102"]


def test_an_open_name_becomes_a_doubt_with_its_candidates() -> None:
    article = npf.parse("鼓楼区的小学开学了。")
    (mention,) = article.regions
    assert mention.region is None and len(mention.candidates) == 4
    assert [doubt.text for doubt in article.doubts if doubt.about == "region"] == ["鼓楼区"]


@pytest.mark.parametrize("text", ["", "，", "江", "江苏", "省江苏省" * 3, "京津冀京", "西部", "\ud800江苏"])
def test_any_text_is_read_and_offsets_ground_what_is_found(text: str) -> None:
    found: tuple[RegionMention, ...] = npf.find_regions(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_a_class_points_back_to_the_unit_named_in_its_paragraph() -> None:
    found = npf.find_regions("李明在苏州市调研，要求当地政府抓好落实。\n\n他还说，当地政府要带头。")
    assert [(mention.text, mention.region and mention.region.code) for mention in found] == [
        ("苏州市", "320500"),
        ("当地政府", "320500"),
        ("当地政府", "*"),
    ]


@pytest.mark.parametrize("unit", ["江苏、", "鼓楼区、", "鼓楼区和江苏。", "大同", "川渝黔", "城区"])
def test_a_very_long_paragraph_takes_time_in_proportion(unit: str) -> None:
    assert all(mention.candidates for mention in npf.find_regions(unit * 3000))
