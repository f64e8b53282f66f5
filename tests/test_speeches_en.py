"""Occasions on which somebody spoke, in English."""

from __future__ import annotations

import pytest

import npf
from npf.languages.en.tables import OCCASIONS
from npf.lexicon import Lexicons, Row

EXTRACTOR = npf.Extractor(lang="en", published="2024-03-06")
Told = tuple[str, str | None, str]


def told(text: str) -> list[Told]:
    return [(speech.speaker.name, speech.date, speech.kind) for speech in EXTRACTOR.parse(text).speeches if speech.speaker is not None]


CASES: list[tuple[str, list[Told]]] = [
    ("Li Ming said at a meeting on Tuesday that prices must be stable.", [("Li Ming", "2024-03-05", "meeting")]),
    ("At a forum in Nanjing on Tuesday, Li Ming said prices must be stable.", [("Li Ming", "2024-03-05", "meeting")]),
    (
        "Li Ming said prices must be stable.\nLi made the remarks during an inspection tour of Jiangsu from Monday to Tuesday.",
        [("Li Ming", "2024-03", "tour")],
    ),
    (
        "Li Ming said prices must be stable.\nLi made the remarks during a three-day inspection tour of Jiangsu which concluded on Saturday.",
        [("Li Ming", "2024", "tour")],
    ),
    ("On Tuesday, Li Ming visited a market in Nanjing. He said prices must be stable.", [("Li Ming", "2024-03-05", "tour")]),
    ("Li Ming told reporters on Tuesday that prices must be stable.", [("Li Ming", "2024-03-05", "interview")]),
    (
        "Li Ming held talks with Wang Fang in Beijing on Tuesday. Li said trade must grow. Wang said prices must be stable.",
        [("Li Ming", "2024-03-05", "meeting"), ("Wang Fang", "2024-03-05", "meeting")],
    ),
    (
        "Li Ming said on Tuesday that prices must be stable.\nSpeaking at a forum in Nanjing, he said trade must grow.",
        [("Li Ming", "2024-03-05", "meeting")],
    ),
    # A body speaks on a meeting that it held, not on one that its sentence happens to name.
    ("The Trade Board held a meeting on Tuesday. The Trade Board said prices must be stable.", [("Trade Board", "2024-03-05", "meeting")]),
    ("The Trade Board raised rates, after a meeting in Paris left them alone. The Trade Board said prices must be stable.", []),
    # Those who hand it on may have any name.
    ("Li Ming told the Nanjing Herald on Tuesday that prices must be stable.", [("Li Ming", "2024-03-05", "interview")]),
    # What is not said is null: the day of others is not that of a press conference.
    (
        "Officials unveiled a plan for prices on Wednesday.\nSpeaking at a press conference, Li Ming said prices must be stable.",
        [("Li Ming", None, "interview")],
    ),
    (
        "Li Ming said on Tuesday that wages must rise.\nSpeaking at a press conference, Li said prices must be stable.",
        [("Li Ming", "2024-03-05", "interview")],
    ),
    # An occasion that opens its sentence is that of all who speak there.
    (
        "At a panel meeting on Tuesday, Li Ming said prices must be stable, while Wang Fang said wages must rise.",
        [("Li Ming", "2024-03-05", "meeting"), ("Wang Fang", "2024-03-05", "meeting")],
    ),
    # What is said after a meeting is not said on it, but on its day.
    (
        "Li Ming said at a meeting on Tuesday that prices must be stable.\nWang Fang told reporters after the meeting that wages must rise.",
        [("Li Ming", "2024-03-05", "meeting"), ("Wang Fang", "2024-03-05", "interview")],
    ),
    # Somebody else's gathering, a delegation that does not deliberate, a name that goes on, a month told before.
    ("Li Ming said prices must be stable after President Anna Berg convened talks on trade.", []),
    ("Li Ming said prices must be stable. A Canada delegation came.", []),
    ("The rocket left the Launch Center, and Li Ming said prices must be stable.", []),
    ("Li Ming came in May 2023. Li told reporters that prices must be stable.", [("Li Ming", None, "interview")]),
    ("Li Ming said at a meeting in March last year that prices must be stable.", [("Li Ming", "2023-03", "meeting")]),
    ("The tour is scheduled to start at 8.59 pm on Thursday.\nLi Ming told reporters that prices must be stable.", [("Li Ming", None, "interview")]),
    ("Visiting a market in Nanjing on Tuesday, Li Ming said prices must be stable.", [("Li Ming", "2024-03-05", "tour")]),
    # Speeches that are only named.
    (
        "Delegates studied the speech given by Li Ming at the congress on Tuesday. Wang Fang said prices must be stable.",
        [("Li Ming", "2024-03-05", "speech")],
    ),
    ("The plan was proposed by Premier Li Ming in his report to the NPC.", [("Li Ming", None, "speech")]),
    ("In his keynote speech, Li Ming said prices must be stable.", [("Li Ming", None, "speech")]),
    ("Joining the Jiangsu delegation on Tuesday, Li Ming said prices must be stable.", [("Li Ming", "2024-03-05", "deliberation")]),
    # Both sides of a talk speak, each talk on its own.
    (
        "Li Ming told Wang Fang that trade must grow. Wang Fang said prices must be stable.",
        [("Li Ming", None, "meeting"), ("Wang Fang", None, "meeting")],
    ),
    (
        "During a meeting with Wang Fang on Tuesday, Li Ming said trade must grow. Wang said prices must be stable.",
        [("Wang Fang", "2024-03-05", "meeting"), ("Li Ming", "2024-03-05", "meeting")],
    ),
    (
        "Li Ming met Wang Fang on Tuesday. Li said trade must grow. Wang said prices must be stable.\n"
        "Li Ming met Zhang Wei on Wednesday. Li said roads must be built. Zhang said he wanted peace.",
        [
            ("Li Ming", "2024-03-05", "meeting"),
            ("Wang Fang", "2024-03-05", "meeting"),
            ("Li Ming", "2024-03-06", "meeting"),
            ("Zhang Wei", "2024-03-06", "meeting"),
        ],
    ),
    # Also where an office hands on what they said.
    (
        "Li Ming held talks with Wang Fang on Tuesday. Li said trade must grow. Wang said that prices must be stable, according to the ministry.",
        [("Li Ming", "2024-03-05", "meeting"), ("Wang Fang", "2024-03-05", "meeting")],
    ),
    # The day of a statement holds for the interview in which it was made.
    (
        "Li Ming said on Tuesday that prices must be stable.\nSpeaking on a radio programme, Li said trade must grow.",
        [("Li Ming", "2024-03-05", "interview")],
    ),
    # Somebody else's tour is no occasion.
    ("Li Ming said prices must be stable while the older patient had visited Nanjing.", []),
    # Without an occasion there is no speech.
    ("Li Ming said prices must be stable.", []),
    ("Li Ming said on Tuesday that prices must be stable.", []),
    ("After the tourists left, Li Ming said prices must be stable.", []),
    ("Li Ming said meeting demand must come first.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:30] or "empty" for text, _ in CASES])
def test_speeches(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_a_speech_knows_its_circumstances() -> None:
    text = "During his inspection tour of Jiangsu on Tuesday, Li Ming said cities must protect farmland and must not waste water."
    (speech,) = EXTRACTOR.parse(text).speeches
    assert speech.place is not None and speech.place.code == "320000"
    assert speech.occasion == "his inspection tour of Jiangsu on Tuesday"
    assert [principle.polarity for principle in speech.principles] == ["do", "dont"]
    assert len(speech.quotes) == 1


def test_two_speeches_of_one_speaker_stay_apart() -> None:
    text = (
        "Li Ming said at a meeting on Tuesday that prices must be stable.\n"
        "Last year, Li Ming discussed farming at the Jiangsu delegation. Li said farmland must be protected."
    )
    speeches = EXTRACTOR.parse(text).speeches
    assert [speech.date for speech in speeches] == ["2024-03-05", "2023"]
    assert [[principle.text for principle in speech.principles] for speech in speeches] == [["must be stable"], ["must be protected"]]


ROWS = list(Lexicons().rows(OCCASIONS))
FIRING = [row for row in ROWS if row["form"] in ("noun", "act", "interview")]


@pytest.mark.parametrize("row", FIRING, ids=[f"{row['form']}-{row['term']}" for row in FIRING])
def test_row_fires_on_its_example(row: Row) -> None:
    assert [name for name, _, _ in told(row["example"])] != []


@pytest.mark.parametrize("row", [row for row in ROWS if row["form"] == "trap"], ids=lambda row: row["term"])
def test_a_trap_is_no_occasion(row: Row) -> None:
    assert told(row["example"]) == []


@pytest.mark.parametrize(
    ("text", "speaker", "date"),
    [
        ("Li Ming told delegates on 3 May 2024 that prices must be stable.", "Li Ming", "2024-05-03"),
        ("Speaking via video link on May 3, 2024, Li Ming said prices must be stable.", "Li Ming", "2024-05-03"),
        ("Foreign Minister Li Ming told Foreign Minister Anna Berg on 3 May 2024 that prices must be stable.", "Li Ming", "2024-05-03"),
        ("According to Xinhua, Li Ming said at a meeting on 3 May 2024 that prices must be stable.", "Li Ming", "2024-05-03"),
        ("Prices rose. Rents rose. Wages fell. In May 2020, Li Ming said that prices must be stable.", "Li Ming", "2020-05"),
        ('President Berg came on 3 May 2024. "Prices must be stable," Berg told the crowd.', "Berg", "2024-05-03"),
    ],
)
def test_occasions_told_in_passing(text: str, speaker: str, date: str) -> None:
    assert [(s.speaker.name if s.speaker else None, s.date) for s in npf.extract_speeches(text)] == [(speaker, date)]
