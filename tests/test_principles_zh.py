"""Chinese principles: what is one, which words of it, which polarity, how strong, and who set it."""

from __future__ import annotations

from pathlib import Path

import pytest

import npf
from npf.languages.zh.norm_tables import ACTION_VERBS, DONT_CUES, MODALS, TRAPS
from npf.lexicon import Lexicons, Row

DATA = Path(__file__).parent / "data"
LEXICONS = Lexicons()


def cuts(text: str) -> list[str]:
    """The principles of a text, each with + or - for its polarity."""
    return [("+" if p.polarity == "do" else "-") + p.text for p in npf.extract_principles(text)]


def table(name: str) -> list[list[str]]:
    """The rows of a table of examples, without its comment and header."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


TRAP_ROWS = table("traps_zh.tsv")
MUTATIONS = table("mutations_zh.tsv")


@pytest.mark.parametrize(("sentence", "expected", "note"), TRAP_ROWS, ids=[row[0] for row in TRAP_ROWS])
def test_a_sentence_that_holds_a_cue_gives_what_it_says(sentence: str, expected: str, note: str) -> None:
    assert cuts(sentence) == [cut for cut in expected.split(";") if cut], note


def test_the_traps_are_many_and_half_of_them_hold_nothing() -> None:
    assert len(TRAP_ROWS) >= 150
    assert 0.4 <= sum(not row[1] for row in TRAP_ROWS) / len(TRAP_ROWS) <= 0.6


@pytest.mark.parametrize(("dont", "do"), MUTATIONS, ids=[row[0] for row in MUTATIONS])
def test_without_its_negation_a_dont_is_a_do(dont: str, do: str) -> None:
    assert [cut[0] for cut in cuts(dont)] == ["-"]
    assert [cut[0] for cut in cuts(do)] == ["+"]


def test_the_mutations_are_enough() -> None:
    assert len(MUTATIONS) >= 25


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("李明强调，要积极探索新路径。", "explore"),
        ("李明强调，要研究建立长效机制。", "explore"),
        ("李明强调，要鼓励企业创新。", "encourage"),
        ("李明强调，支持企业扩大投资。", "encourage"),
        ("李明强调，推动产业转型。", "promote"),
        ("李明表示，中方愿加强合作。", "promote"),
        ("李明强调，要推动产业转型。", "should"),
        ("李明强调，企业应当保护环境。", "should"),
        ("李明强调，必须保护环境。", "must"),
        ("李明强调，务必保护环境。", "must"),
        ("李明强调，要防止一哄而上。", "avoid"),
        ("李明强调，要避免重复建设。", "avoid"),
        ("李明强调，不能破坏环境。", "must-not"),
        ("李明强调，不得破坏环境。", "must-not"),
        ("李明强调，严禁破坏环境。", "prohibit"),
        ("李明强调，决不允许破坏环境。", "prohibit"),
    ],
)
def test_the_strength_is_that_of_the_cue(text: str, strength: str) -> None:
    assert [p.strength for p in npf.extract_principles(text)] == [strength]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("李明强调，要保护耕地。", ["李明"]),
        ("王芳表示，要保护耕地。李明强调，不能搞大拆大建。", ["王芳", "李明"]),
        ("会议指出，要保护耕地。", ["会议"]),
    ],
)
def test_the_speaker_is_who_set_the_norm(text: str, speakers: list[str]) -> None:
    assert [p.speaker.name if p.speaker else None for p in npf.extract_principles(text)] == speakers


REPORT = (
    "扎实推进农村改革。完善土地制度，扩大试点范围。提高服务质量，壮大人才队伍。\n"
    "加强文明建设。丰富文化生活，推进移风易俗。\n持续改善基础设施。严禁侵占耕地。"
)
ACHIEVEMENTS = "全市经济平稳运行。粮食产量创下新高，新增就业三十万人。改革取得新进展，道路修好了，学校建成了。"
SPEECH = "在全市教育工作会议上的讲话\n王芳\n同志们：\n教育是大计。我们要办好学校，不能加重学生负担。关心教师，改善条件。"


def test_a_work_report_sets_norms_in_its_own_voice() -> None:
    found = npf.extract_principles(REPORT)
    assert [p.text for p in found][:3] == ["扎实推进农村改革", "完善土地制度", "扩大试点范围"]
    assert [p.text for p in found if p.polarity == "dont"] == ["严禁侵占耕地"]
    assert {p.speaker for p in found} == {None}


def test_a_report_of_achievements_sets_none() -> None:
    assert npf.extract_principles(ACHIEVEMENTS) == ()


def test_a_speech_given_in_full_is_its_speakers() -> None:
    found = npf.extract_principles(SPEECH)
    assert [p.text for p in found] == ["要办好学校", "不能加重学生负担", "关心教师", "改善条件"]
    assert {p.speaker.name for p in found if p.speaker} == {"王芳"}


def test_a_list_of_bans_needs_no_source() -> None:
    text = "规定共三条。不准收受礼品。不准公款吃喝。不准弄虚作假。"
    assert cuts(text) == ["-不准收受礼品", "-不准公款吃喝", "-不准弄虚作假"]


@pytest.mark.parametrize(
    "text", ["李明强调，要“保护耕地。", "李明强调，）要保护耕地", "要", "不", "，，，", "李明强调，要要要要要。", "李明强调，不不不。"]
)
def test_no_text_raises_and_spans_are_exact(text: str) -> None:
    for principle in npf.extract_principles(text):
        assert text[principle.start : principle.end] == principle.text


def rows_of(name: str) -> list[Row]:
    schema = {"modals": MODALS, "verbs": ACTION_VERBS, "donts": DONT_CUES, "traps": TRAPS}[name]
    return list(LEXICONS.rows(schema))


@pytest.mark.parametrize("row", rows_of("modals"), ids=[row["term"] for row in rows_of("modals")])
def test_each_modal_fires_on_its_example(row: Row) -> None:
    found = npf.extract_principles(row["example"])
    assert any(p.polarity == "do" and p.cue is not None and p.cue.text == row["term"] for p in found), row["example"]


@pytest.mark.parametrize("row", rows_of("donts"), ids=[row["term"] for row in rows_of("donts")])
def test_each_dont_cue_fires_on_its_example(row: Row) -> None:
    found = npf.extract_principles(row["example"])
    assert any(p.polarity == "dont" and p.cue is not None and row["term"] in p.cue.text for p in found), row["example"]


def test_each_verb_opens_a_task_in_its_example() -> None:
    silent = [row["term"] for row in rows_of("verbs") if not npf.extract_principles(row["example"])]
    assert silent == []


def test_each_trap_is_silent_and_each_live_word_fires() -> None:
    wrong = [row["term"] for row in rows_of("traps") if row["reads"] != "cue" and npf.extract_principles(row["example"])]
    wrong += [row["term"] for row in rows_of("traps") if row["reads"] == "cue" and not npf.extract_principles(row["example"])]
    assert wrong == []


NOTICE = (
    "近日，有关部门印发了通知。\n《通知》说，现就有关事项通知如下。\n"
    "一、各单位应当公开账目，不得挪用经费。\n二、学校必须建立台账。\n三、严禁转嫁费用。财务部门要加强检查。"
)


def test_the_rules_of_a_notice_count_without_a_quote() -> None:
    found = [(p.polarity, p.text) for p in npf.extract_principles(NOTICE)]
    assert found == [
        ("do", "应当公开账目"),
        ("dont", "不得挪用经费"),
        ("do", "必须建立台账"),
        ("dont", "严禁转嫁费用"),
        ("do", "要加强检查"),
    ]


def test_a_list_behind_what_was_done_tells_what_was_done() -> None:
    assert not npf.extract_principles("李明说，今年以来，我们采取了一系列措施。一是稳定政策，调整结构。")
