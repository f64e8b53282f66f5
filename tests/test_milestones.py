"""Milestones in both languages: each row of the tables on its own example, and uses with date, event and term."""

from __future__ import annotations

import pytest

from npf.extract import Extractor
from npf.languages.en.tables import MILESTONE_CUES as ENGLISH
from npf.languages.zh.tables import MILESTONE_CUES as CHINESE
from npf.lexicon import Lexicons, Row, Schema
from npf.models import Milestone
from npf.stages import run

EXTRACTORS = {lang: Extractor(lang=lang) for lang in ("zh", "en")}
ROWS = [(schema, row) for schema in (CHINESE, ENGLISH) for row in Lexicons().rows(schema)]


def milestones(text: str, lang: str, published: str | None = None) -> tuple[Milestone, ...]:
    extractor = EXTRACTORS[lang]
    return run(extractor._draft(text, published), extractor._languages, "milestones").milestones


@pytest.mark.parametrize(("schema", "row"), ROWS, ids=[f"{row['kind']}-{row['term']}" for _, row in ROWS])
def test_row_fires_on_its_example(schema: Schema, row: Row) -> None:
    found = milestones(row["example"], schema.name[:2])
    assert row["term"] in row["example"]
    if row["kind"] in ("no-document", "not-done"):
        assert not found
    else:
        assert found
        assert row["event"] in {"", *(milestone.event for milestone in found)}


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("2014年3月，张强在县人大会上首次提出“共享农机”。", "zh", ("first_proposed", "共享农机", "2014-03", "县人大会")),
        ("2014年3月，張強在縣人大會上首次提出「共享農機」。", "zh", ("first_proposed", "共享農機", "2014-03", "縣人大會")),
        ("2015年，县里首次将共享农机写入工作报告。", "zh", ("written_into", "共享农机", "2015", None)),
        ("乡村振兴被写入公报。", "zh", ("written_into", "乡村振兴", None, None)),
        ("我在2016年就提出，农机可以共享。", "zh", ("first_proposed", "农机可以共享", "2016", None)),
        ("The concept of “shared farming” was first put forward by Zhang in 2013.", "en", ("first_proposed", "shared farming", "2013", None)),
        ("In 2015 the council elaborated on rural revitalization for the first time.", "en", ("elaborated", "rural revitalization", "2015", None)),
        ("Rural revitalization was written into the report at the congress.", "en", ("written_into", "Rural revitalization", None, "congress")),
    ],
)
def test_use(text: str, lang: str, expected: tuple[str, str, str | None, str | None]) -> None:
    (found,) = milestones(text, lang)
    assert (found.event, found.term, found.date, found.occasion) == expected
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("会议提出，要修好路。", "zh"),
        ("我国首次使用这套设备。", "zh"),
        ("县里拒绝将“旧办法”纳入规划。", "zh"),
        ("要把乡村振兴纳入总体布局。", "zh"),
        ("2013年以来，县里修了路。", "zh"),
        ("The infection first appeared in the south in 2013.", "en"),
        ("It was the first proposal of the day.", "en"),
        ("He reiterated his support.", "en"),
        ("", "en"),
    ],
)
def test_no_milestone(text: str, lang: str) -> None:
    assert milestones(text, lang) == ()
