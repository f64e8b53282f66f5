"""The short part of the fuzzing, without chance; `python -m tests.fuzz` is the long one."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import npf
from npf.lexicon import DATA
from npf.models import Span
from tests.facts import FULL
from tests.fuzz.checks import TARGETS, check, check_dict, check_grounded, check_json, check_table
from tests.fuzz.mutation import changed, seeds

# What fuzzing found, cut down; each raised, hung, or gave a span that was none.
FOUND = {
    "a closing mark behind a comma, walked back over without end": "王芳5日在江苏考察时强调，要保护耕地。“江苏要带头，”王芳说。",
    "a mark that opens a quotation and nothing behind it": "立群告诉“",
    "a frame at the end of a text": "需要",
    "an urging whose verb is missing": 'B uRGE B"nOT"ONLY',
    "a quotation that goes on and says nothing": 'r“\n" ""a',
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND.keys())
@pytest.mark.parametrize("lang", range(3))
def test_what_was_found_holds(text: str, lang: int) -> None:
    check(bytes((0, lang)) + text.encode())


@pytest.mark.parametrize("number", range(len(seeds())))
def test_seeds_and_their_changes_hold(number: int) -> None:
    seed = seeds()[number]
    check(seed)
    chance = Random(number)
    for _ in range(12):
        check(changed(seed, chance))


def test_every_target_is_reached_by_a_seed() -> None:
    assert {TARGETS[seed[0] % len(TARGETS)] for seed in seeds()} == set(TARGETS)


@given(st.binary(min_size=3, max_size=30))
def test_a_changed_dictionary_is_read_or_refused(data: bytes) -> None:
    check_dict(data)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(list(FULL.to_dict())) | st.text(max_size=4), inner, max_size=6),
)


@given(PLAIN)
def test_any_plain_value_is_read_or_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"^article"):
        npf.Article.from_dict(value)  # type: ignore[arg-type]


@given(st.binary(max_size=60))
def test_any_bytes_as_json_are_read_or_refused(data: bytes) -> None:
    check_json(data)


@given(
    st.sampled_from([b"\x00", b"\x01", b"\x02"]),
    st.lists(st.sampled_from(["name", "lang", "code", "kind", "term", "\t", "\n", "\r", "#", "zh", "\0", " ", "要"])),
)
def test_any_cells_are_a_table_or_refused(schema: bytes, cells: list[str]) -> None:
    check_table(schema + "".join(cells).encode())


def test_json_that_is_nested_too_deeply_is_a_value_error() -> None:
    for opening in ("[", '{"a":'):
        with pytest.raises(ValueError, match="nested too deeply"):
            npf.Article.from_json(opening * 200_000)


@pytest.mark.parametrize(
    ("start", "end", "text"), [(-2, 2, "节水"), (0, 99, "节水"), (2, 0, ""), (0, 2**70, "节水"), (0, 2, "水节"), (1, 3, "节水")], ids=repr
)
def test_a_span_that_is_none_of_the_text_is_refused(start: int, end: int, text: str) -> None:
    plain = FULL.to_dict()
    plain["furniture"]["headline"] = {"start": start, "end": end, "text": text}
    with pytest.raises(ValueError, match=r"^article\.furniture\.headline"):
        npf.Article.from_dict(plain)
    plain["furniture"]["headline"] = {"start": 0, "end": 2, "text": "节水"}
    assert npf.Article.from_dict(plain).furniture.headline == Span(0, 2, "节水")


def test_what_is_refused_is_shown_shortly() -> None:
    with pytest.raises(ValueError) as caught:
        npf.Article.from_dict({**FULL.to_dict(), "text": ["x" * 10_000] * 10_000})
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_text_may_end_behind_any_term(lang: str) -> None:
    """Every tenth term of all tables, alone and behind a cue: whoever looks at the character behind it finds none."""
    reader = npf.Extractor(lang=lang)
    tables = (path.read_text(encoding="utf-8").split("\n") for path in sorted((DATA / lang).glob("*.tsv")))
    terms = [line.partition("\t")[0] for lines in tables for line in lines if line and not line.startswith("#")]
    for term in terms[::10]:
        for before in ("", {"zh": "王芳强调，要", "en": "Wang Fang said they must "}[lang]):
            check_grounded(reader.parse(before + term))
