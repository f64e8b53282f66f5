"""An article to plain values and back, without loss; and plain values that fit nothing, with the path to what is wrong."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import attrs
import pytest

from npf import Article
from tests.facts import FULL


def test_a_sample_comes_back_whole(sample: Article) -> None:
    assert Article.from_dict(sample.to_dict()) == sample
    assert Article.from_json(sample.to_json()) == sample
    assert Article.from_json(sample.to_json(indent=2)).to_dict() == sample.to_dict()


def test_every_kind_of_fact_comes_back_whole() -> None:
    empty = [field.name for field in attrs.fields(Article) if getattr(FULL, field.name) in ((), None)]
    assert not empty, "the article of this test must hold every kind of fact"
    assert Article.from_dict(FULL.to_dict()) == FULL
    assert Article.from_json(FULL.to_json()) == FULL


def test_an_empty_article_comes_back_whole() -> None:
    assert Article.from_json(Article(text="", lang="en").to_json()) == Article(text="", lang="en")


def test_what_comes_back_has_the_regions_of_the_table() -> None:
    back = Article.from_dict(FULL.to_dict()).principles[0]
    assert [(region.zh, region.level) for region in back.addressees] == [("江苏省", "province")]


def test_keys_are_the_names_of_the_attributes_and_values_are_plain() -> None:
    plain = FULL.to_dict()
    assert list(plain) == [field.name for field in attrs.fields(Article)]
    assert json.loads(json.dumps(plain)) == plain
    assert plain["directives"] == [{"principle": 0}]
    assert {name: plain["speeches"][0][name] for name in ("quotes", "principles", "directives")} == {
        "quotes": [0],
        "principles": [0],
        "directives": [0],
    }
    assert plain["principles"][0]["addressees"] == [{"code": "320000", "zh": "江苏省", "en": "Jiangsu"}]


def test_chinese_stays_readable_in_json() -> None:
    assert "江苏不得浪费水" in FULL.to_json()


def test_articles_can_be_pickled_and_copied(sample: Article) -> None:
    for article in (sample, FULL):
        assert pickle.loads(pickle.dumps(article)) == article
        assert copy.deepcopy(article) == article
        assert hash(copy.copy(article)) == hash(article)


WRONG: list[tuple[tuple[Any, ...], Any, str]] = [
    ((), [], "article: expected an object"),
    (("text",), None, "article.text: expected str"),
    (("lang",), 3, "article.lang: expected str"),
    (("quotes",), {}, "article.quotes: expected a list"),
    (("quotes", 0), 7, r"article.quotes\[0\]: expected an object"),
    (("quotes", 0, "kind"), "spoken", r"article.quotes\[0\].kind"),
    (("quotes", 0, "kind"), ["direct"], r"article.quotes\[0\].kind"),
    (("quotes", 0, "start"), "1", r"article.quotes\[0\].start: expected int"),
    (("quotes", 0, "start"), True, r"article.quotes\[0\].start: expected int"),
    (("quotes", 0, "speaker"), "王芳", r"article.quotes\[0\].speaker: expected an object"),
    (("principles", 0, "addressees", 0), {"code": "320000"}, r"article.principles\[0\].addressees\[0\]: expected an object"),
    (("principles", 0, "addressees", 0, "code"), [], r"article.principles\[0\].addressees\[0\].code: expected str"),
    (("directives",), 5, "article.directives: expected a list"),
    (("directives", 0), 5, r"article.directives\[0\]: expected an object"),
    (("directives", 0, "principle"), 1, r"article.directives\[0\].principle: expected an index below 1"),
    (("directives", 0, "principle"), -1, r"article.directives\[0\].principle: expected an index below 1"),
    (("speeches",), "x", "article.speeches: expected a list"),
    (("speeches", 0), None, r"article.speeches\[0\]: expected an object"),
    (("speeches", 0, "quotes"), 0, r"article.speeches\[0\].quotes: expected a list"),
    (("speeches", 0, "quotes", 0), "0", r"article.speeches\[0\].quotes\[0\]: expected an index"),
    (("speeches", 0, "place"), "江苏", r"article.speeches\[0\].place: expected an object"),
    (("colour",), "red", "article: expected none but text, lang"),
]


@pytest.mark.parametrize(("path", "value", "message"), WRONG, ids=[case[2] for case in WRONG])
def test_what_does_not_fit_is_refused_with_its_path(path: tuple[Any, ...], value: Any, message: str) -> None:
    plain: Any = FULL.to_dict()
    if not path:
        plain = value
    else:
        inner = plain
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value
    with pytest.raises(ValueError, match=message):
        Article.from_dict(plain)


@pytest.mark.parametrize("name", [field.name for field in attrs.fields(Article)])
def test_a_key_that_lacks_is_named(name: str) -> None:
    plain = FULL.to_dict()
    del plain[name]
    with pytest.raises(ValueError, match=f"article: expected the key '{name}'"):
        Article.from_dict(plain)


def test_what_is_no_json_is_a_value_error() -> None:
    for written in ("", "{", "[]", "null", '"text"'):
        with pytest.raises(ValueError):
            Article.from_json(written)
