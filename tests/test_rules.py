"""The rules page runs: each rule fires on its text and does not on the text at its border."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

import npf
from tests.facts import items
from tests.generate import KINDS, RULES, rule_rows, rules_page

ROWS = rule_rows()
WRITTEN = re.compile(r"""(?<=["'\t])(?:zh|en|any)\.[a-z]+\.[a-z0-9][a-z0-9-]*(?=["'\t\n])""")


@cache
def reader(lang: str) -> npf.Extractor:
    return npf.Extractor(lang=None if lang == "any" else lang, published="2026-03-06")


def fired(text: str, lang: str) -> set[str]:
    """The rules of all items, at any depth, that an article of this text holds."""
    article = reader(lang).parse(text.replace("\\n", "\n"))
    return {item.rule for item in items(article) if hasattr(item, "rule")}


def undescribed(used: set[str]) -> list[str]:
    """The rules that no table of rules describes."""
    return sorted(used - {row["rule"] for row in ROWS})


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_rule_fires_where_it_says(row: dict[str, str]) -> None:
    assert row["rule"] in fired(row["fires"], row["lang"]), f"{row['file']}: fires {sorted(fired(row['fires'], row['lang']))}"


@pytest.mark.parametrize("row", [row for row in ROWS if row["not_fires"]], ids=[row["rule"] for row in ROWS if row["not_fires"]])
def test_a_rule_does_not_fire_at_its_border(row: dict[str, str]) -> None:
    assert row["rule"] not in fired(row["not_fires"], row["lang"]), row["file"]


def test_each_rule_stands_once_and_is_explained() -> None:
    ids = [row["rule"] for row in ROWS]
    assert sorted(ids) == sorted(set(ids))
    for row in ROWS:
        assert re.fullmatch(r"(zh|en|any)\.[a-z]+\.[a-z0-9][a-z0-9-]*", row["rule"]), row["rule"]
        assert row["rule"].split(".")[0] == row["lang"], row["rule"]
        assert len(row["what"]) > 10, row["rule"]
        assert row["fires"].strip() and row["fires"] != row["not_fires"], row["rule"]


def test_each_rule_of_the_code_is_on_the_page(root: Path) -> None:
    files = [*(root / "npf").rglob("*.py"), *(root / "npf" / "data").rglob("*.tsv")]
    used = {rule for path in files for rule in WRITTEN.findall(path.read_text(encoding="utf-8"))}
    assert undescribed(used) == []


def test_each_rule_that_fires_on_a_sample_is_on_the_page(sample: npf.Article) -> None:
    used = {item.rule for item in items(sample) if getattr(item, "rule", "")}
    assert used
    assert undescribed(used) == []


def test_each_rule_that_fires_on_real_news_is_on_the_page(shared: Path) -> None:
    used = set()
    for lang in ("zh", "en"):
        with gzip.open(shared / "bulk" / f"news_{lang}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in islice(lines, 0, None, 20):
                used |= {item.rule for item in items(npf.parse(json.loads(line)["text"])) if getattr(item, "rule", "")}
    assert undescribed(used) == []


def test_the_page_is_the_one_that_the_tables_make() -> None:
    assert RULES.read_text(encoding="utf-8") == rules_page(), "run: python -m tests.generate"
    for row in ROWS:
        assert f"### `{row['rule']}`" in rules_page(), f"the kind of {row['rule']} is none of {', '.join(KINDS)}"
