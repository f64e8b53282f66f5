"""The JSON Schema that ships with the package says what `Article.to_dict` gives."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given

import npf
from tests.facts import FULL
from tests.generate import SCHEMA, schema
from tests.test_invariants import texts

VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_the_shipped_schema_is_that_of_the_models() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema(), "run: python -m tests.generate"


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_articles_keep_to_the_schema(sample: npf.Article) -> None:
    VALIDATOR.validate(sample.to_dict())
    VALIDATOR.validate(FULL.to_dict())
    VALIDATOR.validate(json.loads(sample.to_json()))


@given(texts())
def test_any_article_keeps_to_the_schema(text: str) -> None:
    VALIDATOR.validate(npf.parse(text, "2026-03-05").to_dict())


@pytest.mark.parametrize(
    ("key", "value"),
    [("lang", None), ("quotes", {}), ("directives", [{"principle": -1}]), ("colour", "red"), ("dates", [{"start": 0}])],
    ids=lambda value: str(value),
)
def test_what_is_no_article_does_not_keep_to_it(key: str, value: Any) -> None:
    assert not VALIDATOR.is_valid({**FULL.to_dict(), key: value})


def test_every_def_is_used_and_described() -> None:
    written = json.dumps(schema())
    for name, body in schema()["$defs"].items():
        assert f"#/$defs/{name}" in written
        assert body["description"]
