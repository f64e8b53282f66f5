"""The public names, what they take, and what they say when they are given something else."""

from __future__ import annotations

import datetime
import inspect
from pathlib import Path
from typing import Any

import pytest

import npf
from npf import errors, models
from tests.generate import API, surface

VERBS = [npf.parse, npf.extract_quotes, npf.extract_principles, npf.extract_directives, npf.extract_speeches, npf.find_regions]


def test_the_surface_is_the_recorded_one() -> None:
    """A change of the surface is a decision: write it into the CHANGELOG, then record it anew with `python -m tests.generate`."""
    assert API.read_text(encoding="utf-8") == surface()


def test_all_names_exist_and_are_documented() -> None:
    for name in npf.__all__:
        assert inspect.getdoc(getattr(npf, name)), name
    for module in (models, errors):
        for name in module.__all__:
            assert hasattr(module, name)


def test_a_name_that_is_none_is_an_error_that_lists_the_names() -> None:
    assert set(npf.__all__) <= set(dir(npf))
    with pytest.raises(AttributeError, match="no attribute 'extract_quote'; it has Article, Extractor"):
        _ = npf.extract_quote  # type: ignore[attr-defined]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__)
@pytest.mark.parametrize("wrong", [None, 7, b"bytes", ["text"], object()], ids=lambda wrong: type(wrong).__name__)
def test_what_is_no_text_is_a_type_error_that_names_the_type(verb: Any, wrong: Any) -> None:
    with pytest.raises(TypeError, match=f"text must be a str, not {type(wrong).__name__}"):
        verb(wrong)


def test_an_unknown_language_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(errors.UnknownLanguage, match="'fr'; it reads en, zh"):
        npf.Extractor(lang="fr")


@pytest.mark.parametrize("wrong", ["2024", "2024-3-5", "2024-02-30", "yesterday", "", "20240305"])
def test_a_day_that_is_none_is_refused_by_an_extractor_and_doubted_by_parse(wrong: str) -> None:
    with pytest.raises(errors.BadDate, match="published must be a day such as 2024-03-05"):
        npf.Extractor(published=wrong)
    article = npf.parse("王芳强调，要保护耕地。", wrong)
    assert article.published is None
    assert [doubt.about for doubt in article.doubts] == ["published"]


@pytest.mark.parametrize("wrong", [20240305, 3.5, b"2024-03-05", ("2024", "03")], ids=lambda wrong: type(wrong).__name__)
def test_a_day_of_another_type_is_a_type_error(wrong: Any) -> None:
    with pytest.raises(TypeError, match="published must be an ISO date"):
        npf.parse("text", wrong)


@pytest.mark.parametrize("day", ["2024-03-05", datetime.date(2024, 3, 5), datetime.datetime(2024, 3, 5, 12, 30)], ids=repr)
def test_a_day_may_be_text_or_a_date(day: Any) -> None:
    assert npf.parse("text", day).published == "2024-03-05"
    assert npf.Extractor(published=day).parse("text").published == "2024-03-05"


def test_what_identifies_an_article_is_kept() -> None:
    article = npf.parse("text", id="7", url="https://example.org/7")
    assert (article.id, article.url) == ("7", "https://example.org/7")


def test_an_unknown_region_is_an_error_with_near_names() -> None:
    with pytest.raises(errors.UnknownRegion, match="江苏"):
        npf.region("江酥")
    with pytest.raises(KeyError):
        npf.region("Atlantis")


def test_an_ambiguous_region_is_an_error_with_the_candidates() -> None:
    with pytest.raises(errors.AmbiguousRegion) as caught:
        npf.region("Suzhou")
    assert set(caught.value.candidates) == {"320500", "341300"}
    assert npf.region("Suzhou", within="Jiangsu").code == "320500"


@pytest.mark.parametrize("name", ["江苏", "江苏省", "Jiangsu", "320000", "苏"])
def test_a_region_has_a_code_and_names(name: str) -> None:
    region = npf.region(name)
    assert (region.code, region.zh, region.en, region.level) == ("320000", "江苏省", "Jiangsu", "province")


def test_an_article_says_what_it_holds(sample: npf.Article) -> None:
    assert repr(sample).startswith(f"<Article {sample.lang} ")
    assert "principles" in repr(sample)
    assert repr(npf.Article(text="", lang="en")) == "<Article en '': nothing found>"


def test_own_words_are_added_by_one_row(tmp_path: Path) -> None:
    """The README's promise: a reporting verb is one row of one file."""
    from npf.lexicon import DATA

    header = next(line for line in (DATA / "zh" / "reporting.tsv").read_text(encoding="utf-8").split("\n") if not line.startswith("#")).split("\t")
    model = next(
        dict(zip(header, line.split("\t"), strict=True))
        for line in (DATA / "zh" / "reporting.tsv").read_text(encoding="utf-8").split("\n")
        if line.startswith("强调\t")
    )
    text = "王芳絮叨，江苏要保护耕地。"
    assert not npf.extract_quotes(text)
    own = tmp_path / "reporting.tsv"
    own.write_text(
        "\t".join(header)
        + "\n"
        + "\t".join({**model, "term": "絮叨", "example": "王芳絮叨，要保护耕地。", "note": ""}[name] for name in header)
        + "\n",
        encoding="utf-8",
    )
    quotes = npf.Extractor(lexicons={"zh/reporting": own}).extract_quotes(text)
    assert [(quote.speaker.name, quote.text) for quote in quotes if quote.speaker] == [("王芳", "江苏要保护耕地")]
