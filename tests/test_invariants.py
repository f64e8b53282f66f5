"""What holds for every text: no text raises, every span points at its characters, the same text gives the same answer."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import npf
from npf.models import Directive, Principle, Quote, Speech
from tests.facts import items, spans

ALPHABET = Path(__file__).parent / "data" / "alphabet"
CHINESE = (ALPHABET / "zh.txt").read_text(encoding="utf-8").split("\n")
ENGLISH = (ALPHABET / "en.txt").read_text(encoding="utf-8").split("\n")
MARKS = list("，。；：、！？…“”‘’「」『』《》（）【】,.;:!?\"'()[]-—·\n\t \u3000\u00a0\u2028\r")
STRAY = [
    "\0",
    "\ud800",
    "\udfff",
    "😀",
    "𠀀",
    "\u202e",
    "\u200b",
    "\ufeff",
    "ＡＢ１２",
    "ß",
    "İ",
    "ǅ",
    "é",
    "e\u0301",
    "<b>",
    "&amp;",
    "\x1b[31m",
    "",
    "習(xí)",
    "１",
    "０日",
    "%s",
]


ANOTHER = npf.Extractor()
EACH = {lang: npf.Extractor(lang=lang) for lang in ("zh", "en")}


def texts() -> st.SearchStrategy[str]:
    """Texts of cues, marks, names and stray characters, in one language or both."""
    chinese = st.lists(st.sampled_from(CHINESE + MARKS[:40] + STRAY), max_size=40).map("".join)
    english = st.lists(st.sampled_from(ENGLISH + MARKS[20:] + STRAY), max_size=40).map(" ".join)
    mixed = st.lists(st.sampled_from(CHINESE + ENGLISH + MARKS + STRAY), max_size=60).map("".join)
    return st.one_of(chinese, english, mixed, st.text(max_size=80))


def check_grounded(text: str, found: object) -> None:
    for span in spans(found):
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.text
    for item in items(found):
        if isinstance(item, Quote | Principle):
            assert item.text.strip(), f"an empty {type(item).__name__}"
            assert item.rule
        if isinstance(item, Quote):
            assert item.parts and item.parts[0].start >= item.start and item.parts[-1].end <= item.end


@given(texts())
@example("")
@example("“" * 50)
@example("要" * 50)
@example("\ud800要\udfff强调")
@example('"' * 41 + "said")
def test_parse_never_raises_and_every_span_points_at_its_characters(text: str) -> None:
    article = npf.parse(text)
    assert article.text == text
    check_grounded(text, article)
    for kind in ("quotes", "principles", "directives", "speeches", "definitions", "milestones", "formulations", "regions", "dates", "doubts"):
        starts = [item.start for item in getattr(article, kind) if hasattr(item, "start")]
        assert starts == sorted(starts), f"{kind} are not in reading order"


@given(texts())
def test_what_stands_in_two_places_is_one_thing(text: str) -> None:
    article = npf.parse(text)
    assert [directive.principle for directive in article.directives] == [p for p in article.principles if p.addressees or p.targets]
    for speech in article.speeches:
        assert set(speech.quotes) <= set(article.quotes)
        assert set(speech.principles) <= set(article.principles)
        assert set(speech.directives) <= set(article.directives)
    assert npf.Article.from_dict(article.to_dict()) == article


@given(texts())
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert npf.parse(text).to_json() == ANOTHER.parse(text).to_json()


@given(texts())
def test_each_verb_gives_what_parse_gives(text: str) -> None:
    article = npf.parse(text)
    assert npf.extract_quotes(text) == article.quotes
    assert npf.extract_principles(text) == article.principles
    assert npf.extract_directives(text) == article.directives
    assert npf.extract_speeches(text) == article.speeches
    assert npf.find_regions(text) == article.regions


@given(texts())
def test_a_blank_paragraph_behind_changes_nothing(text: str) -> None:
    assert attrs.evolve(npf.parse(f"{text}\n\n"), text=text) == npf.parse(text)


@given(texts(), st.sampled_from(["zh", "en"]))
def test_no_text_raises_in_either_language(text: str, lang: str) -> None:
    check_grounded(text, EACH[lang].parse(text))


@pytest.mark.parametrize("before", ["\n\n", " \n", "\u3000\u3000"])
def test_white_space_before_moves_offsets_and_nothing_else(sample: npf.Article, before: str) -> None:
    moved = npf.parse(before + sample.text, id=sample.id)
    assert [(p.polarity, p.text, p.start - len(before)) for p in moved.principles] == [(p.polarity, p.text, p.start) for p in sample.principles]
    assert [(q.text, q.start - len(before)) for q in moved.quotes] == [(q.text, q.start) for q in sample.quotes]


def test_a_sample_is_grounded_and_rich(sample: npf.Article) -> None:
    check_grounded(sample.text, sample)
    kinds = {type(item) for item in items(sample)}
    assert {Quote, Principle, Directive, Speech} <= kinds
