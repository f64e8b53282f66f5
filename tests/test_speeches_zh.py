"""Occasions on which somebody spoke, in Chinese."""

from __future__ import annotations

import pytest

import npf
from npf.languages.zh.tables import OCCASIONS, VENUES
from npf.lexicon import Lexicons, Row

EXTRACTOR = npf.Extractor(lang="zh", published="2024-03-06")
Told = tuple[str, str | None, str]


def told(text: str) -> list[Told]:
    return [(speech.speaker.name, speech.date, speech.kind) for speech in EXTRACTOR.parse(text).speeches if speech.speaker is not None]


CASES: list[tuple[str, list[Told]]] = [
    # The number of a session is no count of occasions; a session may end in a clause of its own.
    ("十四届全国人大二次会议今天举行记者会。\n李明表示，要稳住粮价。", [("李明", "2024-03-06", "interview")]),
    ("省政协第三次会议圆满完成各项议程，5日上午在南京闭幕。李明在讲话中说，要稳住粮价。", [("李明", "2024-03-05", "meeting")]),
    # A name before 会议上 names another gathering.
    (
        "2023年12月，李明在春耕工作会议上指出，要稳住粮价。\n今年2月，在水利委员会第四次会议上，李明强调，要节约用水。",
        [("李明", "2023-12", "meeting"), ("李明", "2024-02", "meeting")],
    ),
    # The day of a gathering within a longer tour is told further on; a tour of late has the days on which its stops were.
    (
        "李明3日至5日在南京考察，主持召开春耕座谈会。\n3日，李明考察农贸市场。他说，要稳住粮价。\n4日下午，李明主持召开春耕座谈会。李明说，要保护耕地。",
        [("李明", "2024-03", "tour"), ("李明", "2024-03-04", "symposium")],
    ),
    ("李明近日在南京调研。3日，李明来到工厂。5日，李明来到农村。李明说，要稳住粮价。", [("李明", "2024-03", "tour")]),
    # What was held afterwards has no day of what was told before.
    (
        "2004年3月，李明在南京调研时强调，要保护耕地。在之后召开的全省现场会上，李明指出，要推广经验。",
        [("李明", "2004-03", "tour"), ("李明", None, "meeting")],
    ),
    # The year in the name of an address for the new year is not that of the address.
    ("李明发表二〇二四年新年贺词。李明说，要稳住粮价。", [("李明", None, "speech")]),
    # Whom an interview is with; those with whom talks are held, though no table knows the name.
    ("本台记者5日专访了省长李明。李明说，要稳住粮价。", [("李明", "2024-03-05", "interview")]),
    ("来看本台记者5日对省长李明的专访。\n李明说，要稳住粮价。", [("李明", "2024-03-05", "interview")]),
    ("李明5日接受本台记者提问时表示，要稳住粮价。", [("李明", "2024-03-05", "interview")]),
    ("李明5日向王芳致口信。李明表示，要加强合作。", [("李明", "2024-03-05", "letter")]),
    (
        "李明5日在北京会见国务资政昂山素季。李明表示，双方要加强合作。\n昂山素季表示，要维护和平。",
        [("李明", "2024-03-05", "meeting"), ("昂山素季", "2024-03-05", "meeting")],
    ),
    # People met on a tour are a stop of it; those whom a gathering is about say nothing on it.
    ("李明5日在南京考察。在纪念馆，李明会见了老兵代表。李明说，要保护耕地。", [("李明", "2024-03-05", "tour")]),
    ("两地领导人的这次会面，让商户激动不已。李明说，要稳住粮价。", []),
    ("5日，商务部长王芳的记者会持续两个小时。\n李明：“要稳住粮价。”", []),
    # Who is quoted right behind a gathering of nobody's speaks on it.
    ("水厂竣工仪式5日举行。省长李明表示，要节约用水。", [("李明", "2024-03-05", "meeting")]),
    # Tours, with the days that they share; stops are none.
    ("李明5日在南京调研时强调，要保护耕地。", [("李明", "2024-03-05", "tour")]),
    ("1日至3日，李明在南京考察。他强调，要保护耕地。", [("李明", "2024-03", "tour")]),
    ("2月28日至3月1日，李明在南京考察。他强调，要保护耕地。", [("李明", "2024", "tour")]),
    ("李明5日在南京考察。在农贸市场，李明看望商户，他说，要稳住粮价。", [("李明", "2024-03-05", "tour")]),
    ("李明近日在南京调研时强调，要保护耕地。", [("李明", None, "tour")]),
    ("李明在南京调研时强调，要保护耕地。", [("李明", None, "tour")]),
    # A named meeting on a tour at which content was reported is another.
    (
        "1日至3日，李明在南京考察，并主持召开春耕工作会议。李明考察农贸市场。他说，要稳住粮价。\n会议上，李明说，要保护耕地。",
        [("李明", "2024-03", "tour"), ("李明", "2024-03", "meeting")],
    ),
    ("李明5日在南京考察，主持召开春耕座谈会。考察中，李明说，要保护耕地。", [("李明", "2024-03-05", "tour")]),
    # Deliberations, one for each delegation.
    ("李明5日下午参加十四届全国人大二次会议江苏代表团审议时强调，要保护耕地。", [("李明", "2024-03-05", "deliberation")]),
    (
        "李明参加了江苏代表团、浙江代表团审议。\n在江苏代表团，李明说，要保护耕地。\n在浙江代表团，李明说，要稳住粮价。",
        [("李明", None, "deliberation"), ("李明", None, "deliberation")],
    ),
    # A press conference is the occasion of those quoted in its report; what somebody spoke about is none.
    ("商务部5日举行新闻发布会。\n李明表示，要稳住粮价。", [("李明", "2024-03-05", "interview")]),
    ("李明在谈到粮价时说，要稳住粮价。", []),
    # A reply is a speech, a meeting in traditional script is a meeting, words after a meeting belong to it.
    ("李明5日在南京致答辞。李明指出，要保护耕地。", [("李明", "2024-03-05", "speech")]),
    ("會議強調，要保護耕地。", [("會議", None, "meeting")]),
    # Two guests, two talks.
    (
        "李明5日会见王芳。李明说，要保护耕地。王芳表示，要稳住粮价。\n李明5日会见张伟。李明说，要修好水渠。张伟表示，要开放市场。",
        [("李明", "2024-03-05", "meeting"), ("王芳", "2024-03-05", "meeting"), ("李明", "2024-03-05", "meeting"), ("张伟", "2024-03-05", "meeting")],
    ),
    # Meetings, their days and their guests.
    (
        "全国春耕工作会议3月4日至5日在京召开。李明出席会议并讲话。\n李明在讲话中表示，要保护耕地。\n王芳在总结讲话中表示，要稳住粮价。",
        [("李明", "2024-03", "meeting"), ("王芳", "2024-03", "meeting")],
    ),
    ("李强5日主持召开国务院常务会议，部署春耕。会议指出，要保护耕地。", [("国务院常务会议", "2024-03-05", "meeting")]),
    ("李明5日在北京同王芳会谈。李明表示，要加强合作。王芳表示，要扩大合作。", [("李明", "2024-03-05", "meeting"), ("王芳", "2024-03-05", "meeting")]),
    # Instructions and letters, not those handed on by others.
    ("李明近日对春耕工作作出重要指示强调，要保护耕地。", [("李明", None, "instruction")]),
    ("2024年3月5日，李明致信王芳。他说，要保护耕地。", [("李明", "2024-03-05", "letter")]),
    # The article itself.
    ("李明在全国春耕会议上的讲话\n（2023年6月30日）\n同志们，我们要保护耕地，要稳住粮价，不能只看眼前的利益。", [("李明", "2023-06-30", "speech")]),
    # Whose occasion it is: not the recipient's, the patient's or the possessor's; not one to come, or one that others attend.
    ("李明对王芳同志先进事迹作出重要指示强调，要学习先进。", [("李明", None, "instruction")]),
    ("各国代表5日致函王芳，支持开放。王芳说，要扩大合作。", []),
    ("王芳5日说，工作进展顺利。数百名王芳的支持者举行集会。", []),
    ("李明5日说，工作进展顺利。王芳将出席春耕会议并讲话。", []),
    ("李明5日会见出席春耕论坛的代表。李明说，要稳住粮价。", [("李明", "2024-03-05", "meeting")]),
    ("会议贯彻王芳关于春耕工作重要讲话精神。李明说，工作进展顺利。王芳说，形势很好。", []),
    ("李明5日同王芳互致贺电。李明在贺电中说，要扩大合作。", [("李明", "2024-03-05", "letter")]),
    ("李明多次走进农家，看望老人。李明说，要稳住粮价。", []),
    ("李明5日同春耕代表座谈。他说，要稳住粮价。\n座谈会上，李明说，要修好水渠。", [("李明", "2024-03-05", "symposium")]),
    # An occasion on which only a term was used; what a medium reports; one person without a name.
    ("2023年9月，习近平在黑龙江考察时首次提到“新质生产力”。", [("习近平", "2023-09", "tour")]),
    ("据新华社报道，李明3日至4日在南京调研。李明说，要稳住粮价。", [("李明", "2024-03", "tour")]),
    ("商务部5日举行新闻发布会，商务部相关负责人介绍，粮价总体平稳。", [("商务部相关负责人", "2024-03-05", "interview")]),
    ("商务部5日举行新闻发布会。与会代表认为，粮价总体平稳。", []),
    (
        "李明5日在春耕主题记者会上说，要稳住粮价。王芳在记者会上说，要修好水渠。",
        [("李明", "2024-03-05", "interview"), ("王芳", "2024-03-05", "interview")],
    ),
    ("李明5日在江苏团叮嘱，要稳住粮价。", [("李明", "2024-03-05", "deliberation")]),
    (
        "政府工作报告\n——2024年3月5日在第十四届全国人民代表大会第二次会议上\n国务院总理 李强\n各位代表：\n要稳住粮价。",
        [("李强", "2024-03-05", "speech")],
    ),
    ("保护耕地\n——在全国春耕会议上的讲话\n（2023年6月30日）\n李明\n同志们，要稳住粮价。李明说，要修好水渠。", [("李明", "2023-06-30", "speech")]),
    # Whoever is quoted shortly behind a dated gathering spoke there; a chair's words are those of the meeting that decides.
    (
        "李明5日主持春耕合作委员会第二次会议。李明说，要稳住粮价。\n王芳表示，愿共同修好水渠。",
        [("李明", "2024-03-05", "meeting"), ("王芳", "2024-03-05", "meeting")],
    ),
    ("李明主持春耕合作委员会第二次会议。李明说，要稳住粮价。\n王芳表示，愿共同修好水渠。", [("李明", None, "meeting")]),
    ("5日，省委召开春耕会议，李明主持并讲话。会议强调，要稳住粮价。", [("省委春耕会议", "2024-03-05", "meeting")]),
    # Without an occasion there is no speech.
    ("李明指出，要保护耕地。", []),
    ("李明多次到南京考察。他强调，要保护耕地。", []),
    ("《通知》要求，各地要保护耕地。", []),
    ("政府发言人李明表示，要保护耕地。", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:20] or "empty" for text, _ in CASES])
def test_speeches(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_a_speech_knows_its_circumstances() -> None:
    (speech,) = EXTRACTOR.parse("李明5日下午在江苏省南京市调研粮食生产时强调，要保护耕地，不能占用农田。").speeches
    assert speech.place is not None and speech.place.code == "320100"
    assert speech.occasion == "在江苏省南京市调研粮食生产"
    assert [principle.text for principle in speech.principles] == ["要保护耕地", "不能占用农田"]
    assert [quote.text for quote in speech.quotes] == ["要保护耕地，不能占用农田"]
    assert speech.evidence is not None and "调研" in speech.evidence.text


def test_two_speakers_keep_their_principles_apart() -> None:
    text = "春耕工作会议5日在京召开。李明出席会议并讲话。李明表示，要保护耕地。\n王芳在主持会议时指出，江苏要稳住粮价。"
    one, other = EXTRACTOR.parse(text).speeches
    assert [principle.text for principle in one.principles] == ["要保护耕地"]
    assert [principle.text for principle in other.principles] == ["要稳住粮价"]
    assert [[region.code for region in directive.regions] for directive in other.directives] == [["320000"]]
    assert one.directives == ()


def test_the_audience_is_the_delegation() -> None:
    (speech,) = EXTRACTOR.parse("李明5日参加江苏代表团审议时强调，要保护耕地。").speeches
    assert speech.audience == "江苏代表团" and speech.place is None


ROWS = list(Lexicons().rows(OCCASIONS))
FIRING = [row for row in ROWS if row["form"] in ("act", "noun") and row["kind"] not in ("deliberation", "speech", "letter")]


@pytest.mark.parametrize("row", FIRING, ids=[f"{row['form']}-{row['term']}" for row in FIRING])
def test_row_fires_on_its_example(row: Row) -> None:
    kind = "meeting" if row["kind"] == "talks" else row["kind"]
    assert kind in [kind for _, _, kind in told(row["example"])]


@pytest.mark.parametrize("row", [row for row in ROWS if row["form"] in ("trap", "habit")], ids=lambda row: row["term"])
def test_a_trap_is_no_occasion(row: Row) -> None:
    assert told(row["example"]) == []


@pytest.mark.parametrize("row", list(Lexicons().rows(VENUES)), ids=lambda row: row["term"])
def test_a_building_tells_the_place(row: Row) -> None:
    places = {speech.place.code for speech in EXTRACTOR.parse(row["example"]).speeches if speech.place is not None}
    assert places == {row["code"]}
