"""Dates in English text."""

from __future__ import annotations

import pytest

import npf
from npf.languages.en.tables import DATES
from npf.lexicon import Lexicons, Row

Date = tuple[str, str | None, str | None]


def dates(text: str, published: str | None = None) -> list[Date]:
    return [(mention.text, mention.date, mention.date_end) for mention in npf.Extractor(lang="en").parse(text, published).dates]


CASES: list[tuple[str, str | None, list[Date]]] = [
    ("It opened on March 5, 2024.", None, [("March 5, 2024", "2024-03-05", None)]),
    ("It opened on 5 March 2024.", None, [("5 March 2024", "2024-03-05", None)]),
    ("It opened on 2024-03-05.", None, [("2024-03-05", "2024-03-05", None)]),
    ("It opened in March 2024.", None, [("March 2024", "2024-03", None)]),
    ("It opened on March 5.", "2024-03-06", [("March 5", "2024-03-05", None)]),
    ("It opened on Mar. 5.", "2024-03-06", [("Mar. 5", "2024-03-05", None)]),
    ("It opened on March 5.", None, [("March 5", None, None)]),
    ("It opened in May.", "2024-03-06", [("May", "2024-05", None)]),
    ("It may open. We march on.", "2024-03-06", []),
    ("It opened in 2019.", None, [("2019", "2019", None)]),
    ("It cost 2019 dollars, in 2,000 cases.", None, []),
    # The turn of a year, the leap day.
    ("It closed on Dec. 30.", "2026-01-02", [("Dec. 30", "2025-12-30", None)]),
    ("It closed on February 29.", "2024-03-01", [("February 29", "2024-02-29", None)]),
    ("It closed on February 29, 2023.", None, [("February 29, 2023", None, None)]),
    ("It closed last December.", "2025-01-10", [("December", "2024-12", None)]),
    # Weekdays and spans.
    ("It opened on Tuesday.", "2024-03-06", [("Tuesday", "2024-03-05", None)]),
    ("It opened on Wednesday.", "2024-03-06", [("Wednesday", "2024-03-06", None)]),
    ("It will open on Tuesday.", "2024-03-06", [("Tuesday", "2024-03-12", None)]),
    ("It opened last Wednesday.", "2024-03-06", [("last Wednesday", "2024-02-28", None)]),
    ("It closed on Monday.", "2025-01-01", [("Monday", "2024-12-30", None)]),
    ("The tour from Tuesday to Wednesday ended.", "2020-01-22", [("Tuesday to Wednesday", "2020-01-21", "2020-01-22")]),
    ("The tour of Jan. 20-22 ended.", "2020-01-23", [("Jan. 20-22", "2020-01-20", "2020-01-22")]),
    ("It runs from March 5 to 11.", "2024-03-06", [("March 5 to 11", "2024-03-05", "2024-03-11")]),
    # A week of holidays: weekdays and days count as in any other, over the end of a month or of a year.
    ("It opened on Friday.", "2024-10-08", [("Friday", "2024-10-04", None)]),
    ("It opened on Monday.", "2024-10-06", [("Monday", "2024-09-30", None)]),
    ("It was open from Oct. 1 to Oct. 7.", "2024-10-08", [("Oct. 1 to Oct. 7", "2024-10-01", "2024-10-07")]),
    ("It was open from Sept. 29 to Oct. 7.", "2024-10-08", [("Sept. 29 to Oct. 7", "2024-09-29", "2024-10-07")]),
    ("It was open from Dec. 30 to Jan. 2.", "2025-01-03", [("Dec. 30 to Jan. 2", "2024-12-30", "2025-01-02")]),
    ("It opened on Tuesday.", "2025-01-01", [("Tuesday", "2024-12-31", None)]),
    ("It opened last week.", "2025-02-05", [("last week", "2025-01-27", "2025-02-02")]),
    ("On the 29th, it closed.", "2024-03-01", [("29th", "2024-02-29", None)]),
    ("It opened on Thursday.", "2024-03-01", [("Thursday", "2024-02-29", None)]),
    # Words that are measured from the reference day.
    ("It opened last year.", "2024-03-06", [("last year", "2023", None)]),
    ("It opened earlier this month.", "2024-03-06", [("earlier this month", "2024-03", None)]),
    ("It opened last month.", "2024-01-06", [("last month", "2023-12", None)]),
    ("It opened yesterday.", "2024-03-01", [("yesterday", "2024-02-29", None)]),
    ("It opened last week.", "2024-01-03", [("last week", "2023-12-25", "2023-12-31")]),
    ("It opened last year.", None, [("last year", None, None)]),
    # The dateline, with a year from the page or from an institution.
    ("Source: Xinhua| 2020-01-02 21:54:45\nBEIJING, Jan. 2 (Xinhua) -- It closed on Dec. 30.", None, [("Dec. 30", "2019-12-30", None)]),
    (
        "China News Service, Beijing, March 6: On the 5th, he spoke at the Second Session of the 14th National People's Congress.",
        None,
        [("5th", "2024-03-05", None), ("Second Session of the 14th National People's Congress", "2024-03-05", "2024-03-11")],
    ),
    # Institutions.
    (
        "the third plenary session of the 20th CPC Central Committee",
        None,
        [("third plenary session of the 20th CPC Central Committee", "2024-07-15", "2024-07-18")],
    ),
    ("the 20th CPC National Congress", None, [("20th CPC National Congress", "2022-10-16", "2022-10-22")]),
    ("the 14th Five-Year Plan", None, [("14th Five-Year Plan", "2021", "2025")]),
    ("the Central Economic Work Conference", "2024-02-01", [("Central Economic Work Conference", "2023-12-11", "2023-12-12")]),
    ("the 5th floor", "2024-03-06", []),
    ("in March last year", "2024-01-06", [("March last year", "2023-03", None)]),
    ("this Friday", "2024-03-05", [("this Friday", "2024-03-08", None)]),
    ("this Monday", "2024-03-05", [("this Monday", "2024-03-04", None)]),
    ("due to start at 8.59 pm on Thursday", "2024-03-05", [("Thursday", "2024-03-07", None)]),
]


@pytest.mark.parametrize(("text", "published", "expected"), CASES, ids=[f"{text[:24]}-{published}" for text, published, _ in CASES])
def test_dates(text: str, published: str | None, expected: list[Date]) -> None:
    assert dates(text, published) == expected


ROWS = [row for row in Lexicons().rows(DATES) if row["kind"] not in ("future", "count")]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['kind']}-{row['term']}" for row in ROWS])
def test_row_fires_on_its_example(row: Row) -> None:
    found = [text for text, _, _ in dates(row["example"], "2024-03-06")]
    if row["kind"] == "trap-day":
        assert found == []
    elif row["kind"].startswith("before-"):
        assert found in (["2019"], ["March"])
    elif row["kind"] == "ordinal":
        assert bool(found) == (int(row["value"]) <= 4), "the 20th Central Committee has met four times so far"
    else:
        assert any(row["term"] in text for text in found)


@pytest.mark.parametrize("row", [row for row in Lexicons().rows(DATES) if row["kind"] == "future"], ids=lambda row: row["term"])
def test_a_weekday_behind_a_word_of_the_future_is_still_to_come(row: Row) -> None:
    assert dates(row["example"], "2024-03-06") == [("Friday", "2024-03-08", None)]
