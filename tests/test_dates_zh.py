"""Dates in Chinese text."""

from __future__ import annotations

import pytest

import npf
from npf.languages.zh.numbers import number, year
from npf.languages.zh.tables import DATES
from npf.lexicon import Lexicons, Row

Date = tuple[str, str | None, str | None]


def dates(text: str, published: str | None = None) -> list[Date]:
    return [(mention.text, mention.date, mention.date_end) for mention in npf.Extractor(lang="zh").parse(text, published).dates]


CASES: list[tuple[str, str | None, list[Date]]] = [
    # Days, months, years.
    ("2024年3月5日，大会开幕。", None, [("2024年3月5日", "2024-03-05", None)]),
    ("二〇二四年三月五日，大会开幕。", None, [("二〇二四年三月五日", "2024-03-05", None)]),
    ("２０２４年３月５日，大会开幕。", None, [("２０２４年３月５日", "2024-03-05", None)]),
    ("大会5日开幕。", "2024-03-06", [("5日", "2024-03-05", None)]),
    ("大会5号开幕。", "2024-03-06", [("5号", "2024-03-05", None)]),
    ("大会5日开幕。", None, [("5日", None, None)]),
    ("大会3月开幕。", "2024-03-06", [("3月", "2024-03", None)]),
    ("到2035年要建成。", None, [("2035年", "2035", None)]),
    # The turn of a month and of a year, the leap day.
    ("大会28日闭幕。", "2025-03-02", [("28日", "2025-02-28", None)]),
    ("大会12月30日闭幕。", "2026-01-02", [("12月30日", "2025-12-30", None)]),
    ("大会1月3日开幕。", "2025-12-28", [("1月3日", "2026-01-03", None)]),
    ("大会2月29日闭幕。", "2024-03-01", [("2月29日", "2024-02-29", None)]),
    ("大会2月29日闭幕。", "2023-03-01", [("2月29日", "2024-02-29", None)]),
    ("大会2月30日闭幕。", "2024-03-01", [("2月30日", None, None)]),
    ("大会于1月31日至2月2日举行。", "2024-02-03", [("1月31日至2月2日", "2024-01-31", "2024-02-02")]),
    ("大会于11月29号至12月1号举行。", "2015-12-02", [("11月29号至12月1号", "2015-11-29", "2015-12-01")]),
    ("大会22日至25日举行。", "2016-03-26", [("22日至25日", "2016-03-22", "2016-03-25")]),
    # Of two days that are equally near, the past one; a month without such a day is passed over.
    ("大会31日闭幕。", "2024-03-01", [("31日", "2024-01-31", None)]),
    ("大前年，大会闭幕。", "2024-03-01", [("大前年", "2021", None)]),
    # The day that the paragraph told before, and the one after it.
    (
        "3月5日，李明抵京。同日，大会开幕。次日，大会闭幕。",
        "2024-03-08",
        [("3月5日", "2024-03-05", None), ("同日", "2024-03-05", None), ("次日", "2024-03-06", None)],
    ),
    ("12月31日，李明抵京。翌日，大会开幕。", "2025-01-02", [("12月31日", "2024-12-31", None), ("翌日", "2025-01-01", None)]),
    ("去年，李明抵京。\n当天，大会开幕。", "2024-03-08", [("去年", "2023", None)]),
    # A week of holidays: weekdays and days count as in any other, over the end of a month or of a year.
    ("大会上周五开幕。", "2024-10-08", [("上周五", "2024-10-04", None)]),
    ("大会上周一开幕。", "2024-10-08", [("上周一", "2024-09-30", None)]),
    ("大会10月1日开幕，7日闭幕。", "2024-10-08", [("10月1日", "2024-10-01", None), ("7日", "2024-10-07", None)]),
    ("大会于9月29日至10月7日举行。", "2024-10-08", [("9月29日至10月7日", "2024-09-29", "2024-10-07")]),
    ("大会于12月30日至1月2日举行。", "2025-01-03", [("12月30日至1月2日", "2024-12-30", "2025-01-02")]),
    ("大会上周开幕，本周闭幕。", "2025-02-05", [("上周", None, None), ("本周", None, None)]),
    ("大会29日闭幕。", "2024-03-01", [("29日", "2024-02-29", None)]),
    ("李明前天到京。", "2024-03-02", [("前天", "2024-02-29", None)]),
    # Words that are measured from the reference day.
    ("李明昨天到京。", "2024-01-01", [("昨天", "2023-12-31", None)]),
    ("今天（4月4日），大会开幕。", "2024-04-04", [("今天（4月4日）", "2024-04-04", None)]),
    ("去年12月，大会开幕。", "2024-03-06", [("去年12月", "2023-12", None)]),
    ("上月28日，大会开幕。", "2024-01-06", [("上月28日", "2023-12-28", None)]),
    ("上周五，大会开幕。", "2024-01-02", [("上周五", "2023-12-29", None)]),
    ("三年前，大会开幕。", "2024-01-02", [("三年前", "2021", None)]),
    ("近日，大会开幕。", "2024-01-02", [("近日", None, None)]),
    ("去年，大会开幕。", None, [("去年", None, None)]),
    # A day takes month and year from its sentence.
    ("2006年6月13日他到村里，15日离开。", "2018-12-28", [("2006年6月13日", "2006-06-13", None), ("15日", "2006-06-15", None)]),
    # The dateline, not the day of publication, is what words are measured from.
    ("新华社南京3月5日电 李明昨天到南京。", "2024-03-08", [("昨天", "2024-03-04", None)]),
    # Institutions.
    ("十四届全国人大二次会议", None, [("十四届全国人大二次会议", "2024-03-05", "2024-03-11")]),
    ("第十四届全国人民代表大会第二次会议", None, [("第十四届全国人民代表大会第二次会议", "2024-03-05", "2024-03-11")]),
    ("全国政协十四届二次会议", None, [("全国政协十四届二次会议", "2024-03-04", "2024-03-10")]),
    ("二十届三中全会", None, [("二十届三中全会", "2024-07-15", "2024-07-18")]),
    ("党的十九大", None, [("党的十九大", "2017-10-18", "2017-10-24")]),
    ("“十四五”规划", None, [("“十四五”", "2021", "2025")]),
    ("中央经济工作会议提出任务。", "2024-02-01", [("中央经济工作会议", "2023-12-11", "2023-12-12")]),
    ("中央经济工作会议提出任务。", None, []),
    ("政治局就农业进行第十一次集体学习。", "2024-02-01", [("第十一次集体学习", "2024-01-31", None)]),
    ("李明5日参加十四届全国人大二次会议。", None, [("5日", "2024-03-05", None), ("十四届全国人大二次会议", "2024-03-05", "2024-03-11")]),
    # No dates.
    ("他住5号楼，坐10号线，每月5日值班，第3日休息。", "2024-02-01", []),
    ("历时3个月，长4.5日程。", "2024-02-01", []),
]


@pytest.mark.parametrize(("text", "published", "expected"), CASES, ids=[f"{text[:16]}-{published}" for text, published, _ in CASES])
def test_dates(text: str, published: str | None, expected: list[Date]) -> None:
    assert dates(text, published) == expected


def test_an_open_date_is_a_doubt() -> None:
    article = npf.Extractor(lang="zh").parse("大会5日开幕。")
    assert [(doubt.about, doubt.text) for doubt in article.doubts] == [("date", "5日")]


ROWS = list(Lexicons().rows(DATES))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']}-{row['term']}" for row in ROWS])
def test_row_fires_on_its_example(row: Row) -> None:
    found = [text for text, _, _ in dates(row["example"], "2024-03-06")]
    assert row["term"] in row["example"]
    if row["kind"].startswith("trap"):
        assert found == []
    else:
        assert any(row["term"] in text for text in found)


@pytest.mark.parametrize(
    ("written", "value"), [("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("5", 5), ("两", 2), ("百", None), ("", None), ("十十", None)]
)
def test_number(written: str, value: int | None) -> None:
    assert number(written) == value


@pytest.mark.parametrize(("written", "value"), [("二〇二四", 2024), ("一九七八", 1978), ("2024", 2024), ("二四", None)])
def test_year(written: str, value: int | None) -> None:
    assert year(written) == value
