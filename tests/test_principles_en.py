"""English principles: what opens a norm, where verb phrases are cut, polarity, strength, and who set it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import npf
from npf.languages.en.inflection import Inflection
from npf.languages.en.tables import ACTION_VERBS
from npf.lexicon import Lexicons
from tests.growth import is_linear

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def marked(text: str) -> list[str]:
    return [("+" if p.polarity == "do" else "-") + p.text for p in npf.Extractor(lang="en").extract_principles(text)]


TRAPS = rows("traps_en.tsv")
MUTATIONS = rows("mutations_en.tsv")


@pytest.mark.parametrize("row", TRAPS, ids=[row[0] for row in TRAPS])
def test_a_cue_fires_only_where_it_sets_a_norm(row: list[str]) -> None:
    assert marked(row[0]) == [part for part in row[1].split(" ‖ ") if part]


def test_half_of_the_traps_hold_no_principle_or_another_polarity() -> None:
    assert len(TRAPS) >= 150
    odd = [row for row in TRAPS if not row[1] or row[2]]
    assert len(odd) >= len(TRAPS) // 2


@pytest.mark.parametrize("row", MUTATIONS, ids=[row[0] for row in MUTATIONS])
def test_without_its_negation_a_dont_is_a_do(row: list[str]) -> None:
    dont, do = marked(row[0]), marked(row[1])
    assert dont and dont[-1].startswith("-"), dont
    assert do and all(part.startswith("+") for part in do), do


def forms_of_rows() -> Iterator[tuple[str, str, str]]:
    inflection = Inflection(Lexicons())
    for row in Lexicons().rows(ACTION_VERBS):
        yield row["term"], row["example"], inflection.forms(row["term"]).ing


@pytest.mark.parametrize(("term", "example", "ing"), tuple(forms_of_rows()))
def test_each_verb_opens_a_phrase_of_its_example(term: str, example: str, ing: str) -> None:
    found = npf.Extractor(lang="en").extract_principles(example)
    assert any(term in p.text[: len(term) + 12] or ing in p.text[: len(ing) + 12] for p in found), [p.text for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cities should explore new models.", ["should"]),
        ("Cities must plan the works.", ["must"]),
        ('"We will explore new models and encourage trade," the mayor said.', ["explore", "encourage"]),
        ('"We will build roads," the mayor said.', ["promote"]),
        ("The mayor encouraged firms to hire graduates.", ["encourage"]),
        ("Cities must not waste water.", ["must-not"]),
        ("Cities must never waste water.", ["prohibit"]),
        ("The city has banned fireworks.", ["prohibit"]),
        ("Cities should avoid crowds.", ["avoid"]),
        ("Saving water does not mean wasting power.", ["avoid"]),
        ("The mayor called for zero tolerance for fraud.", ["prohibit"]),
    ],
)
def test_strength(text: str, expected: list[str]) -> None:
    assert [p.strength for p in npf.Extractor(lang="en").extract_principles(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wang Fang urged cities to save water.", ["Wang Fang"]),
        ("The Chinese government has banned the trade.", ["Chinese government"]),
        ("Cities must save water.", [None]),
        ("The report was published on Monday. Cities must save water, Wang Fang said.", ["Wang Fang"]),
        ('"We must save water and plant trees," said Wang Fang.', ["Wang Fang", "Wang Fang"]),
        ("Wang Fang said that Li Ming had urged cities to save water.", ["Li Ming"]),
    ],
)
def test_who_sets_the_norm(text: str, expected: list[str | None]) -> None:
    found = npf.Extractor(lang="en").extract_principles(text)
    names = [p.speaker.name.removeprefix("The ") if p.speaker else None for p in found]
    assert names == expected


def test_the_subject_stays_outside_and_the_cue_is_named() -> None:
    (principle,) = npf.Extractor(lang="en").extract_principles("Local officials must listen to residents.")
    assert principle.text == "must listen to residents"
    assert principle.cue is not None and principle.cue.text == "must"
    assert principle.rule == "en.norm.modal"


@pytest.mark.parametrize(
    "text", ["must", "must not", "to to to", "urge", "not", '"We must', "and, and, and", "call for", "it is necessary to", "\u2028must"]
)
def test_fragments_do_not_raise(text: str) -> None:
    for p in npf.Extractor(lang="en").extract_principles(text):
        assert text[p.start : p.end] == p.text


def test_long_sentences_take_linear_time() -> None:
    assert is_linear(npf.Extractor(lang="en").extract_principles, "urged cities to save water, " * 1000, 4)
