"""Chinese quotes: who says what, how far it goes on, and what only looks like a quote."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import npf
from npf.languages.zh.tables import REPORTING
from npf.lexicon import Lexicons, Row
from tests.growth import is_linear

DATA = Path(__file__).parent / "data"
REPORTING_ROWS = Lexicons().rows(REPORTING)


def cases() -> list[tuple[str, list[tuple[str, str]]]]:
    """Texts, and the (content, speaker) pairs that stand in them."""
    with (DATA / "quotes_zh.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        (row["text"].replace("\\n", "\n"), [tuple(pair.rsplit("|", 1)) for pair in row["quotes"].split(";") if pair])  # type: ignore[misc]
        for row in rows
    ]


def found(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker and quote.speaker.name) for quote in npf.Extractor(lang="zh").extract_quotes(text)]


@pytest.mark.parametrize(("text", "expected"), cases())
def test_a_text_gives_its_quotes_and_their_speakers(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


TRAPS = [
    "概括地说，就是一条主线。",
    "各地按照中央部署，推进改革。",
    "学员牢记老师嘱托，努力工作。",
    "这是时代所要求，也是人民所盼望。",
    "他听取意见，改进方案。",
    "大会提出的目标，鼓舞人心。",
    "向关心事业的各方面人士表示诚挚的问候。",
    "李明充分肯定去年成绩，签署了文件。",
    "会议还决定了其他事项。",
    "要开展批评和自我批评。",
    "“新质生产力”成为热词。",
    "会场上挂着“保护耕地，人人有责”的横幅。",
    "《保护耕地》一书出版。",
    "主要任务：今年要多种树，路也要修好。",
    "来源：新华社 编辑：李明",
    "高速公路全长百里，预计明年通车。",
    "记者发现，这里变了。",
    "各位代表：现在，我向大会报告工作，请予审议。",
]


@pytest.mark.parametrize("text", TRAPS)
def test_what_nobody_says_is_no_quote(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("row", [row for row in REPORTING_ROWS if row["frame"] != "trap"], ids=lambda row: row["term"])
def test_each_reporting_word_fires_on_its_example(row: Row) -> None:
    quotes = npf.Extractor(lang="zh").extract_quotes(row["example"])
    assert any(quote.cue is not None and row["term"] in row["example"][: quote.cue.end] for quote in quotes), row["example"]


def test_no_trap_is_a_cue() -> None:
    extractor = npf.Extractor(lang="zh")
    caught = []
    for row in REPORTING_ROWS:
        if row["frame"] == "trap":
            at = row["example"].index(row["term"])
            cues = [quote.cue for quote in extractor.extract_quotes(row["example"]) if quote.cue is not None]
            caught += [row["term"] for cue in cues if cue.start < at + len(row["term"]) and at < cue.end]
    assert caught == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("李明说：“大桥明天就能通车。”", "direct"),
        ("李明说，大桥明天通车。", "indirect"),
        ("李明说，要守住“耕地红线”。", "indirect"),
        ("李明说，要记住“保护耕地就是保护饭碗”这个道理。", "mixed"),
    ],
)
def test_the_kind_follows_from_the_marks(text: str, kind: str) -> None:
    assert [quote.kind for quote in npf.extract_quotes(text)] == [kind]


def test_cue_parts_and_speaker_are_spans_of_the_text() -> None:
    text = "國務院總理李強5日在京強調，要抓好落實。"
    (quote,) = npf.extract_quotes(text)
    assert quote.cue is not None and quote.speaker is not None
    assert (quote.cue.text, text[quote.cue.start : quote.cue.end]) == ("強調", "強調")
    assert (quote.speaker.text, text[quote.speaker.start : quote.speaker.end]) == ("李強", "李強")
    assert [text[part.start : part.end] for part in quote.parts] == ["要抓好落實"]


@pytest.mark.parametrize(
    "piece", ["他说，", "“", "据", "总书记", "李明强调，要抓好落实。", "强调，", "《》", "国家主席、", "习近平：", "会议指出，好。"]
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    assert is_linear(npf.extract_quotes, piece * (20_000 // len(piece)), 4)
