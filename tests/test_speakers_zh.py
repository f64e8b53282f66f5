"""Who a Chinese mention is."""

from __future__ import annotations

import pytest

import npf


def speakers(text: str, published: str | None = None) -> list[tuple[str, str]]:
    """Name and kind of the speaker of each quote."""
    article = npf.Extractor(lang="zh").parse(text, published)
    return [(quote.speaker.name, quote.speaker.kind) for quote in article.quotes if quote.speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王芳来到现场。她说，工程顺利。", [("王芳", "person")]),
        ("李明和王芳来到现场。李明说，路好走。他说，桥也好走。", [("李明", "person"), ("李明", "person")]),
        (
            "李明说，路好走。王芳说，桥也好走。他说，船也好走。她说，车也好走。",
            [("李明", "person"), ("王芳", "person"), ("王芳", "person"), ("李明", "person")],
        ),
        ("王芳局长来到现场。这位局长说，工程顺利。", [("王芳", "person")]),
        ("王芳局长来到现场。王局长强调，质量第一。", [("王芳", "person")]),
        ("美国总统特朗普发表讲话。总统还说，谈判继续。", [("特朗普", "person")]),
        ("“唐纳德·特朗普赢了。”\n特朗普说，会兑现承诺。", [("唐纳德·特朗普", "person")]),
        ("国务院总理李强主持召开国务院常务会议。\n会议强调，要规范发展。", [("国务院常务会议", "body")]),
        ("中共中央政治局4月28日召开会议，研究经济。\n会议指出，经济恢复。", [("中共中央政治局会议", "body")]),
        ("全国宣传部长会议3日在京召开。会议强调，要守正创新。", [("全国宣传部长会议", "body")]),
        ("国务院印发《关于促进消费的意见》。《意见》提出，要扩大消费。", [("《关于促进消费的意见》", "document")]),
        ("《求是》杂志发表李明的重要文章《论农业》。\n文章强调，要保护耕地。", [("李明", "person")]),
        ("人民日报发表评论。\n评论指出，要保护耕地。", [("评论", "document")]),
        ("外交部发言人表示，中方反对。", [("外交部发言人", "unnamed")]),
        ("在座谈会上的讲话\n李明\n我多次讲过，要保护耕地。大家要记住。", [("李明", "person")]),
    ],
)
def test_a_mention_is_tied_to_its_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize("dateline", ["本报兰州5月6日电（记者 苏念）", "新华社兰州2026年5月6日电 ", "新华社兰州5月6日电（记者苏念、何川）"])
def test_no_title_reaches_into_the_dateline(dateline: str) -> None:
    quote = npf.extract_quotes(f"{dateline}农业农村部部长林昭云在甘肃调研时强调，要保护湿地。")[0]
    assert quote.speaker is not None and quote.speaker.titles == ("农业农村部部长",)


def test_titles_are_those_that_the_article_gives() -> None:
    text = "中共中央总书记、国家主席、中央军委主席习近平5日强调，要保护耕地。习近平指出，要守住粮仓。"
    titles = [quote.speaker.titles for quote in npf.extract_quotes(text) if quote.speaker]
    assert titles == [("中共中央总书记", "国家主席", "中央军委主席")] * 2


def test_one_person_has_one_key_in_both_scripts() -> None:
    (simplified,) = npf.extract_quotes("习近平强调，要保护耕地。")
    (traditional,) = npf.extract_quotes("習近平強調，要保護耕地。")
    assert simplified.speaker and traditional.speaker
    assert simplified.speaker.key == traditional.speaker.key
    assert (simplified.speaker.name, traditional.speaker.name) == ("习近平", "習近平")


def test_a_title_alone_is_the_holder_of_that_day() -> None:
    assert speakers("总理表示，要稳就业。", "2019-03-15") == [("李克强", "person")]


def test_what_cannot_be_settled_is_a_doubt() -> None:
    article = npf.parse("他说，大桥已经通车。")
    assert [(doubt.about, doubt.text) for doubt in article.doubts] == [("speaker", "他")]
    assert article.quotes[0].speaker is not None and article.quotes[0].speaker.name == "他"


def test_one_who_quotes_himself_in_a_speech_without_an_author_is_left_to_the_speech() -> None:
    assert speakers("我多次讲过，要保护耕地。") == []
