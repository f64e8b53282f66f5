"""No verb changes what it is given, and none keeps hold of what the caller can change."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import attrs
import pytest

import npf
from npf.lexicon import Lexicons
from tests.facts import FULL, items

TEXT = "王芳强调，江苏要保护耕地，不能搞大拆大建。"


def test_every_fact_is_frozen_and_slotted(sample: npf.Article) -> None:
    for item in {type(item): item for article in (sample, FULL) for item in items(article)}.values():
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(item, attrs.fields(type(item))[0].name, None)
        assert not hasattr(item, "__dict__"), f"{type(item).__name__} has no slots"


def test_collections_of_facts_are_tuples(sample: npf.Article) -> None:
    for item in items(sample):
        for field in attrs.fields(type(item)):
            assert not isinstance(getattr(item, field.name), list | dict | set), f"{type(item).__name__}.{field.name} can be changed"


def test_verbs_give_tuples() -> None:
    for verb in (npf.extract_quotes, npf.extract_principles, npf.extract_directives, npf.extract_speeches, npf.find_regions):
        assert isinstance(verb(TEXT), tuple)


def test_changing_the_dictionary_changes_no_article_and_no_other_dictionary() -> None:
    before = copy.deepcopy(FULL)
    plain = FULL.to_dict()
    _empty(plain)
    assert before == FULL
    assert FULL.to_dict() == before.to_dict()


def test_from_dict_leaves_its_argument_alone_and_keeps_nothing_of_it() -> None:
    plain = FULL.to_dict()
    given = copy.deepcopy(plain)
    article = npf.Article.from_dict(plain)
    assert plain == given
    _empty(plain)
    assert article == FULL


def test_own_tables_are_read_from_the_mapping_as_it_was_given(tmp_path: Path) -> None:
    from npf.languages.en.tables import ABBREVIATIONS

    own = tmp_path / "own.tsv"
    own.write_text("term\tkind\nEsq.\ttitle\n", encoding="utf-8")
    tables = {"en/abbreviations": own}
    given = dict(tables)
    lexicons = Lexicons(tables)
    tables["en/abbreviations"] = tmp_path / "nowhere.tsv"
    assert "Esq." in {row["term"] for row in lexicons.rows(ABBREVIATIONS)}
    Lexicons(given)
    assert given == {"en/abbreviations": own}


def test_one_extractor_is_not_changed_by_another(tmp_path: Path) -> None:
    before = npf.parse(TEXT)
    npf.Extractor(lang="en", published="2020-01-01").parse(TEXT)
    assert npf.parse(TEXT) == before
    npf.parse(TEXT, "2031-12-31", id="x", url="https://example.org")
    assert npf.parse(TEXT) == before


def _empty(plain: Any) -> None:
    """Take everything out, at every depth."""
    for inner in plain.values() if isinstance(plain, dict) else plain:
        if isinstance(inner, dict | list):
            _empty(inner)
    plain.clear()
