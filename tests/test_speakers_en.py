"""English speakers: mentions resolve to the fullest name, in the order that the module documents."""

from __future__ import annotations

import pytest

import npf

READER = npf.Extractor(lang="en", published="2026-03-06")

CASES = [
    ("a family name, Chinese", "Premier Wang Fanglin visited Hebei. Wang said wells are dry.", ["Wang Fanglin"]),
    ("a family name, western", "Governor Anna Stone visited Hebei. Stone said wells are dry.", ["Anna Stone"]),
    ("a title and a family name", "Anna Stone came. Governor Stone said wells are dry.", ["Anna Stone"]),
    ("a nationality before the name", "Chilean Mayor Anna Stone said wells are dry.", ["Anna Stone"]),
    ("a title with a preposition", "Secretary of State Anna Stone said wells are dry.", ["Anna Stone"]),
    ("he: the last person who was a subject", "Mayor Wang Fanglin met Mayor Carl Stone. He said wells are dry.", ["Wang Fanglin"]),
    ("he: the last person who spoke", "Carl Stone said wells are dry. He added that rain is far off.", ["Carl Stone", "Carl Stone"]),
    ("she: by the given name", "Anna Stone spoke first. Mr. Carl Hill spoke next. She said wells are dry.", ["Anna Stone"]),
    ("he: not whom the article calls Ms.", "Carl Hill said rain is near. Ms. Anna Stone nodded. He said wells are dry.", ["Carl Hill", "Carl Hill"]),
    ("a role that the article gives", "Anna Stone, minister of water, came. The minister said wells are dry.", ["Anna Stone"]),
    ("a role before the name", "Ministry spokesman Li Ming came. The spokesman said wells are dry.", ["Li Ming"]),
    ("a body by its noun", "The Ministry of Water met. The ministry said wells are dry.", ["Ministry of Water"]),
    ("it: the last body", "The Ministry of Water said wells are dry. It added that rain is far off.", ["Ministry of Water", "Ministry of Water"]),
    ("they: the last group", "Residents said wells are dry. They said rain is far off.", ["Residents", "Residents"]),
    (
        "a first sentence without the name",
        "A hydrologist said wells are dry.\nAnna Stone, a hydrologist, said rain is far off.",
        ["Anna Stone", "Anna Stone"],
    ),
    ("a role behind a genitive", "Oslo's mayor, Anna Stone, came.\nOn Monday, the mayor said wells are dry.", ["Anna Stone"]),
    ("called by age", '"Wells are dry," Anna Stone said.\n"Rain is far off," added the 75-year-old.', ["Anna Stone", "Anna Stone"]),
    ("in his speech", "Mayor Carl Stone in his speech before the Committee on Water said that wells are dry.", ["Carl Stone"]),
    ("a company with a title in its name", "Great Wall Motors came. General Motors said that it will stay.", ["General Motors"]),
    ("He as a family name", '"Wells are dry," said He, a farmer.', ["He"]),
    ("a source without a name", "Foreign media said wells are dry.", ["Foreign media"]),
    ("a title with a portfolio", "Secretary for Water, Food and Tourism Anna Stone said wells are dry.", ["Anna Stone"]),
    ("two titles before a name", "State Councilor and Water Minister Li Ming said wells are dry.", ["Li Ming"]),
    ("a role and a name behind a comma", "According to the head of the water office, Anna Stone, wells are dry.", ["Anna Stone"]),
    ("a name that is a month", "Defence Minister Dong Jun came. Dong said wells are dry.", ["Dong Jun"]),
    (
        "a role with its nationality",
        "Chinese Premier Wang Fanglin met Chilean President Carl Hill.\nThe Chilean leader said wells are dry.",
        ["Carl Hill"],
    ),
    (
        "an official without a name stays one",
        "Anna Stone, mayor of Oslo, came. An official spoke next. The official said wells are dry.",
        ["The official"],
    ),
    ("he is not whom he speaks of", "Carl Stone met Mayor Li Ming. Li Ming said rain is near. Stone is a hero, he said.", ["Li Ming", "Li Ming"]),
    ("him: the source that others quote", "Mayor Carl Stone came. The paper quoted him as saying that wells are dry.", ["Carl Stone"]),
    ("the office of a person", "Mayor Carl Stone spoke. Wells are dry, his office said.", ["Carl Stone's office"]),
    ("a body by its initials", "The World Water Council (WWC) met. The WWC said wells are dry.", ["World Water Council"]),
    ("initials spelt out elsewhere", "The World Water Council met in Oslo. The WWC said wells are dry.", ["World Water Council"]),
    ("the meeting that a body held", "The Water Bureau held a meeting on Monday. The meeting said wells are dry.", ["Water Bureau"]),
    ("the meeting of a body", "A meeting of the Water Council took place. The meeting said wells are dry.", ["Water Council"]),
    ("a body before its meeting", "The Politburo meeting took place. The meeting said wells are dry.", ["Politburo"]),
    ("a meeting of nobody who is named", "A Monday meeting took place. The meeting said wells are dry.", ["The meeting"]),
    ("a name behind a title of a body", "Federation of Weavers chairman Carl Stone said wells are dry.", ["Carl Stone"]),
    ("a name behind a title for a place", "The ambassador to Chile Carl Stone said wells are dry.", ["Carl Stone"]),
    ("an office of a person is not the person", "The office of Mayor Carl Stone said wells are dry.", ["The office of Mayor Carl Stone"]),
    ("a noun for a person as a title", "Senior diplomat Anna Stone came. The diplomat said wells are dry.", ["Anna Stone"]),
    ("games are nobody", "Mayor Carl Stone opened the Northern Games. He said wells are dry.", ["Carl Stone"]),
    (
        "a president of something else",
        "Korean President Moon Li came. The president of the Lombardy region said wells are dry.",
        ["The president of the Lombardy region"],
    ),
    ("a newspaper named like a calling", "Anna Stone, a reporter, came. Wells are dry, according to The Reporter.", ["The Reporter"]),
]


@pytest.mark.parametrize(("what", "text", "names"), CASES, ids=[case[0] for case in CASES])
def test_a_mention_resolves(what: str, text: str, names: list[str]) -> None:
    assert [q.speaker.name for q in READER.extract_quotes(text) if q.speaker] == names


def test_titles_stand_before_and_behind_the_name() -> None:
    text = "Li Ming, secretary of the town committee, mayor of the town, and head of the water office, said wells are dry."
    (quote,) = READER.extract_quotes(text)
    assert quote.speaker is not None
    assert quote.speaker.titles == ("secretary of the town committee", "mayor of the town", "head of the water office")
    (other,) = READER.extract_quotes("Chinese Vice Premier Li Ming said wells are dry.")
    assert other.speaker is not None and other.speaker.titles == ("Vice Premier",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Stone said wells are dry.", "person"),
        ("The water ministry said wells are dry.", "body"),
        ("The report said wells are dry.", "document"),
        ("Analysts said wells are dry.", "unnamed"),
        ("Reuters said wells are dry.", "body"),
    ],
)
def test_a_source_has_a_kind(text: str, kind: str) -> None:
    (quote,) = READER.extract_quotes(text)
    assert quote.speaker is not None and quote.speaker.kind == kind


def test_what_stays_open_is_a_doubt() -> None:
    article = READER.parse("He said wells are dry.")
    assert article.quotes[0].speaker is not None and article.quotes[0].speaker.name == "He"
    assert [doubt.about for doubt in article.doubts] == ["speaker"]


def test_the_holder_of_an_office_is_found_by_the_day() -> None:
    reader = npf.Extractor(lang="en", published="2019-05-06")
    (quote,) = reader.extract_quotes("The premier said wells are dry.")
    assert quote.speaker is not None and quote.speaker.name == "Li Keqiang"
    assert quote.speaker.key == npf.Extractor(lang="en").extract_quotes("Li Keqiang said wells are dry.")[0].speaker.key  # type: ignore[union-attr]
