"""The article from which this project grew, read by `npf.parse(text)` alone.

The article is not ours to copy: it stays beside the project, and this test names only its facts.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import npf
from npf.models import Principle

XI = "Xi Jinping"


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    marked: dict[str, Any] = json.loads((shared / "gold" / "dev" / "seed.jsonl").read_text(encoding="utf-8"))
    return marked


@pytest.fixture(scope="module")
def article(gold: dict[str, Any]) -> npf.Article:
    return npf.parse(gold["text"])


def near(item: Any, marked: dict[str, Any], least: float) -> bool:
    """Whether two spans overlap by at least this much (Jaccard)."""
    inter = min(item.end, marked["end"]) - max(item.start, marked["start"])
    return inter > 0 and inter / (max(item.end, marked["end"]) - min(item.start, marked["start"])) >= least


def codes(regions: Any) -> list[str]:
    return sorted(region.code for region in regions)


def holding(article: npf.Article, words: str) -> Principle:
    found = [principle for principle in article.principles if words in principle.text and principle.speaker]
    assert len(found) == 1, f"{len(found)} principles hold {words!r}"
    return found[0]


def test_the_speaker_has_his_three_titles(article: npf.Article) -> None:
    speech = next(speech for speech in article.speeches if speech.date == "2024-03-05")
    assert speech.speaker and speech.speaker.name == XI
    assert [title.split()[0] for title in speech.titles] == ["General", "President", "Chairman"]
    assert len({quote.speaker.key for quote in article.quotes if quote.speaker and quote.speaker.name == XI}) == 1


def test_the_speech_of_the_fifth_has_its_day_and_its_occasion(article: npf.Article) -> None:
    speech = next(speech for speech in article.speeches if speech.date == "2024-03-05")
    assert speech.occasion and "Jiangsu delegation" in speech.occasion
    assert "National People's Congress" in speech.occasion.replace("’", "'")
    assert speech.quotes and speech.principles and speech.directives


def test_last_year_is_2023(article: npf.Article) -> None:
    assert sorted(speech.date or "" for speech in article.speeches if speech.speaker and speech.speaker.name == XI) == ["2023", "2024-03-05"]


def test_every_quote_has_its_extent_and_its_source(article: npf.Article, gold: dict[str, Any]) -> None:
    for marked in gold["quotes"]:
        found = [quote for quote in article.quotes if near(quote, marked, 0.8)]
        assert len(found) == 1, f"{len(found)} quotes at {marked['start']} of {marked['speaker']}"
        assert found[0].speaker and found[0].speaker.name.casefold().removeprefix("the ") == marked["speaker"].casefold().removeprefix("the ")


def test_foreign_media_and_the_commentary_are_sources(article: npf.Article) -> None:
    names = {quote.speaker.name.casefold() for quote in article.quotes if quote.speaker}
    assert "foreign media" in names
    assert names & {"the commentary", "commentary"}
    assert {quote.speaker.kind for quote in article.quotes if quote.speaker and "media" in quote.speaker.name} == {"unnamed"}


def test_what_he_emphasised_in_four_words_is_a_quote(article: npf.Article) -> None:
    quote = next(quote for quote in article.quotes if quote.text.strip('."“” ') == "adapting measures to local conditions")
    assert quote.speaker and quote.speaker.name == XI
    assert quote.cue and quote.cue.text.startswith("emphasi")


@pytest.mark.parametrize("words", ["neglecting or abandoning", "prevent rush and bubble", "not create a model"])
def test_each_dont_stands_on_its_own(article: npf.Article, words: str) -> None:
    principle = holding(article, words)
    assert principle.polarity == "dont"
    assert principle.speaker and principle.speaker.name == XI
    assert sum(other in principle.text for other in ("neglecting", "bubble", "create a model")) == 1


def test_there_are_no_other_donts_of_his(article: npf.Article) -> None:
    assert len([p for p in article.principles if p.polarity == "dont" and p.speaker and p.speaker.name == XI]) == 3


def test_jiangsu_is_told_three_things(article: npf.Article) -> None:
    told = [directive.principle for directive in article.directives if "320000" in codes(directive.principle.addressees)]
    assert len(told) == 3
    assert all(principle.polarity == "do" and principle.speaker and principle.speaker.name == XI for principle in told)
    first = next(principle for principle in told if "integrate into and serve" in principle.text)
    assert codes(first.targets) == ["yangtze-river-delta", "yangtze-river-economic-belt"]
    assert codes(npf.region(code) for code in ("320000",)) == codes(first.addressees)


def test_the_definition_has_its_three_facets(article: npf.Article) -> None:
    definition = next(item for item in article.definitions if "innovation" in item.text)
    assert {facet.name: facet.value for facet in definition.facets} == {
        "characteristic": "innovation",
        "key": "high quality",
        "essence": "advanced productive forces",
    }
    assert definition.term.endswith("productive forces")


def test_there_are_three_milestones(article: npf.Article, gold: dict[str, Any]) -> None:
    assert len(gold["milestones"]) == 3
    for marked in gold["milestones"]:
        found = [item for item in article.milestones if near(item, marked, 0.4)]
        assert [(item.date, item.event) for item in found] == [(marked["date"], marked["event"])]


def test_byline_dateline_credit_and_end_mark_are_furniture_and_no_content(article: npf.Article) -> None:
    furniture = article.furniture
    assert furniture.byline and "reporter" in furniture.byline.text
    assert furniture.dateline and "March 6" in furniture.dateline.text
    assert [credit.text.split()[0] for credit in furniture.photo_credits] == ["Photo"]
    assert furniture.end_mark and "over" in furniture.end_mark.text
    pieces = (furniture.byline, furniture.dateline, furniture.end_mark, *furniture.photo_credits)
    for item in (*article.quotes, *article.principles, *article.definitions, *article.milestones):
        assert not [piece.text for piece in pieces if item.start < piece.end and piece.start < item.end]
    assert not [quote for quote in article.quotes if quote.speaker and "reporter" in quote.speaker.name.casefold()]
