"""Chinese directives: which regions are to act, and which the action is about."""

from __future__ import annotations

import pytest

import npf


def roles(text: str) -> list[tuple[list[str], list[str]]]:
    """For each principle the codes of its addressees and of its targets."""
    return [([r.code for r in p.addressees], [r.code for r in p.targets]) for p in npf.extract_principles(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李明强调，江苏要加快发展。", [(["320000"], [])]),
        ("李明建议，一是要办好学校。江苏要修好道路。二是要管好河道。", [([], []), (["320000"], []), ([], [])]),
        ("李明强调，江苏要防台风，南部山区要防旱灾。", [(["320000"], []), ([], [])]),
        ("李明希望各方落实杭州峰会成果。", [([], [])]),
        ("李明强调，江苏要保护耕地，推动产业转型。", [(["320000"], []), (["320000"], [])]),
        ("李明强调，江苏要保护耕地。要推动产业转型。", [(["320000"], []), (["320000"], [])]),
        ("李明强调，江苏和浙江要加强合作。", [(["320000", "330000"], [])]),
        ("李明希望江苏加强监管。", [(["320000"], [])]),
        ("李明要求各地加强监测。", [(["*"], [])]),
        ("李明强调，各级党委要抓好落实。", [(["*"], [])]),
        ("李明强调，要推动京津冀协同发展。", [([], ["beijing-tianjin-hebei"])]),
        ("李明强调，要支持浙江推进改革，加快建设新区。", [([], ["330000"]), ([], ["330000"])]),
        ("李明强调，江苏要融入长三角。", [(["320000"], ["yangtze-river-delta"])]),
        ("李明强调，各地要加强监测，企业要落实责任。", [(["*"], []), ([], [])]),
        ("李明强调，各地要加强监测，干部要深入一线。", [(["*"], []), ([], [])]),
        ("李明指出，云南生态地位重要，要保护湿地。", [(["530000"], [])]),
        ("李明强调，推动长江经济带发展，思路要清晰。", [([], ["yangtze-river-economic-belt"])]),
        ("李明强调，要做强产业，为江苏发展注入动力。", [([], [])]),
        ("李明强调，县委书记特别是贫困地区的县委书记要深入基层。", [([], [])]),
        ("李明强调，要保护耕地。", [([], [])]),
        ("李明在江西考察时强调，全省上下要保护耕地。", [(["360000"], [])]),
        ("李明听取宁夏工作汇报。李明强调，自治区党委要抓好落实。", [(["640000"], [])]),
        ("李明会见香港代表。李明强调，特区政府要改善民生。", [(["810000"], [])]),
        ("李明来到苏州考察。他要求当地加强监管。", [(["320500"], [])]),
        ("李明强调，省委要抓好落实。", [([], [])]),
        ("李明强调，江苏要防汛，水利部要加强调度。", [(["320000"], []), ([], [])]),
        ("李明强调，江苏等经济大省实力雄厚，要推动产业转型。", [(["320000", "*"], [])]),
        ("李明强调，新疆各族人民珍惜稳定，要加强团结。", [([], [])]),
        ("李明强调，要支持浙江服务长三角发展，加快建设新区。", [([], ["330000", "yangtze-river-delta"]), ([], ["330000"])]),
        ("李明强调，江苏要走在前列。在看望委员时，李明强调，要提高质量。", [(["320000"], []), ([], [])]),
    ],
)
def test_who_acts_and_what_it_is_about(text: str, expected: list[tuple[list[str], list[str]]]) -> None:
    assert roles(text) == expected


def test_the_addressee_never_crosses_a_paragraph() -> None:
    assert roles("李明强调，江苏要保护耕地。\n李明强调，要推动产业转型。") == [(["320000"], []), ([], [])]


def test_another_speaker_starts_without_an_addressee() -> None:
    assert roles("李明强调，江苏要保护耕地。王芳表示，要推动产业转型。") == [(["320000"], []), ([], [])]


def test_a_directive_is_a_principle_with_a_region() -> None:
    article = npf.parse("李明强调，江苏要加快发展。要保护耕地。\n李明强调，要完善制度。")
    assert [d.text for d in article.directives] == ["要加快发展", "要保护耕地"]
    assert all(d.principle in article.principles for d in article.directives)
