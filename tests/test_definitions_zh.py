"""Chinese definitions: each row of the table on its own example, and statements with their facets."""

from __future__ import annotations

import pytest

from npf.extract import Extractor
from npf.languages.zh.tables import DEFINITION_CUES
from npf.lexicon import Lexicons, Row
from npf.models import Definition
from npf.stages import run

EXTRACTOR = Extractor(lang="zh")


def definitions(text: str) -> tuple[Definition, ...]:
    return run(EXTRACTOR._draft(text), EXTRACTOR._languages, "definitions").definitions


@pytest.mark.parametrize("row", Lexicons().rows(DEFINITION_CUES), ids=lambda row: f"{row['kind']}-{row['term']}")
def test_row_fires_on_its_example(row: Row) -> None:
    found = definitions(row["example"])
    assert row["term"] in row["example"]
    if row["kind"] in ("trap", "finite", "ask", "empty"):
        assert not found
    else:
        assert len(found) == 1
    if row["kind"] in ("facet", "side"):
        assert any(facet.name.endswith(row["term"]) for facet in found[0].facets)
    if row["kind"] in ("lead", "adverb", "modifier", "naming", "what", "aside"):
        assert found[0].term == "共享农机"


@pytest.mark.parametrize(
    ("text", "term", "facets", "span"),
    [
        ("宗谱的核心是传承，关键在修订。", "宗谱", {"核心": "传承", "关键": "修订"}, "宗谱的核心是传承，关键在修订"),
        ("发展夜市，关键在管理。", "发展夜市", {"关键": "管理"}, "发展夜市，关键在管理"),
        (
            "李明指出，夜市经济的本质是便民消费，重点是安全。",
            "夜市经济",
            {"本质": "便民消费", "重点": "安全"},
            "夜市经济的本质是便民消费，重点是安全",
        ),
        ("所谓“小田变大田”，就是把零碎地块并成整块。", "小田变大田", {"含义": "把零碎地块并成整块"}, "所谓“小田变大田”，就是把零碎地块并成整块"),
        ("夜市经济具有灵活性、季节性等特点。", "夜市经济", {"特点": "灵活性、季节性"}, "夜市经济具有灵活性、季节性等特点"),
        ("互利共赢是两国合作的鲜明特征。", "两国合作", {"鲜明特征": "互利共赢"}, "互利共赢是两国合作的鲜明特征"),
        ("什么是托管？托管是农户把田交给合作社种。", "托管", {"含义": "农户把田交给合作社种"}, "托管是农户把田交给合作社种"),
        ("託管是指農戶把田交給合作社種。", "託管", {"含义": "農戶把田交給合作社種"}, "託管是指農戶把田交給合作社種"),
    ],
)
def test_statement(text: str, term: str, facets: dict[str, str], span: str) -> None:
    (found,) = definitions(text)
    assert (found.term, {facet.name: facet.value for facet in found.facets}, found.text) == (term, facets, span)
    assert text[found.start : found.end] == found.text


def test_a_sentence_that_points_back_is_a_statement_of_its_own() -> None:
    found = definitions("概括地说，新质生产力是以创新为先导的生产力。它由技术突破催生，特点是创新，关键在质优，本质是先进生产力。")
    assert [(d.term, [facet.name for facet in d.facets]) for d in found] == [("新质生产力", ["含义"]), ("新质生产力", ["特点", "关键", "本质"])]


def test_a_series_of_equations_defines_and_a_single_one_does_not() -> None:
    assert [d.term for d in definitions("互信就好。宏观要稳，就是要守住总量。微观要活，就是要放开手脚。")] == ["宏观要稳", "微观要活"]
    assert not definitions("建设粮库，就是要守住饭碗。")


@pytest.mark.parametrize(
    "text",
    [
        "创新是发展的基础。",
        "这是强县的必由之路。",
        "稳就业是首要任务。",
        "办好学校，关键是要选好校长。",
        "所谓制裁毫无根据。",
        "以张强同志为核心的班子很团结。",
        "他是一名教师，也是村里的会计。",
        "两国关系的内涵在不断扩充。",
        "",
        "的" * 5000,
    ],
)
def test_no_definition(text: str) -> None:
    assert definitions(text) == ()
