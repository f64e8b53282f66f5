"""Facts as rows: every kind, the same columns in each row, and what pandas and polars make of them."""

from __future__ import annotations

from typing import Any

import pytest

import npf
from npf.columns import ARTICLE, COLUMNS, FACTS
from npf.tabular import Table
from tests.facts import FULL

PLAIN = {"str": str, "int": int, "list": list}


@pytest.mark.parametrize("kind", FACTS)
def test_every_kind_has_rows_with_the_documented_columns_and_types(kind: str) -> None:
    table = npf.table(getattr(FULL, kind))
    assert (table.kind, len(table)) == (kind, len(getattr(FULL, kind)))
    for row in table:
        assert list(row) == list(table.columns) == [column.name for column in COLUMNS[kind]]
        for column in COLUMNS[kind]:
            value = row[column.name]
            assert value is None if value is None and column.nullable else type(value) is PLAIN[column.type], column.name
            assert type(value) is not list or all(type(part) is str for part in value)


def test_a_row_of_each_kind_says_what_the_fact_says() -> None:
    def row(kind: str) -> dict[str, Any]:
        return npf.table(getattr(FULL, kind))[0]

    assert (row("quotes")["speaker"], row("quotes")["titles"], row("quotes")["cue"]) == ("王芳", ["省长"], "说")
    assert row("principles") == row("directives")
    assert (row("directives")["addressees"], row("directives")["targets_en"]) == (["320000"], ["Yangtze River Delta"])
    assert (row("speeches")["place_zh"], row("speeches")["quotes"], row("speeches")["text"]) == ("江苏省", 1, "王芳说")
    assert (row("regions")["code"], row("definitions")["facets"], row("definitions")["values"]) == ("320000", ["关键"], ["制度"])
    assert (row("formulations")["formulation"], row("milestones")["event"], row("dates")["date"]) == ("water", "first_proposed", "2023")
    assert row("doubts")["message"] == "only a year"


def test_regions_of_the_register_are_rows_too() -> None:
    rows = npf.table(npf.regions(level="strategy"))
    assert rows.kind == "gazetteer"
    assert next(row for row in rows if row["code"] == "yangtze-river-delta")["members"][:2] == ["310000", "320000"]


def test_rows_of_articles_open_with_what_identifies_the_article() -> None:
    table = npf.table(iter([FULL, FULL]), "quotes")
    assert table.columns[:4] == tuple(column.name for column in ARTICLE)
    assert [(row["article"], row["published"], row["text"]) for row in table] == [("1", "2026-03-05", "江苏不得浪费水")] * 2
    assert npf.table(FULL, of="quotes") == table[:1]


def test_rows_by_region_and_over_time_are_tables_as_well() -> None:
    article = npf.parse("王芳强调，苏州要保护耕地，发展新质生产力。", "2026-03-05")
    assert [row["code"] for row in npf.table(npf.by_region(article))][:2] == ["320000", "320000"]
    assert npf.table(npf.timeline([article]))[0]["period"] == "2026-03"


def test_no_facts_are_a_table_without_rows() -> None:
    assert npf.table([]).columns == ()
    empty = npf.table([], "quotes")
    assert (list(empty), empty.columns[0], repr(empty)) == ([], "speaker", "<Table of 0 quotes>")
    assert "<table" in empty._repr_html_()


@pytest.mark.parametrize(
    ("items", "of", "error", "told"),
    [
        (FULL, None, TypeError, r"npf.table\(articles, 'quotes'\), or another of quotes, principles"),
        ([FULL, 7], "quotes", TypeError, "item 2 is int"),
        ((*FULL.quotes, *FULL.principles), None, TypeError, "item 2 is Principle, and quotes was expected"),
        (FULL.quotes, "principles", TypeError, "item 1 is Quote, and principles was expected"),
        (["text"], None, TypeError, "item 1 is str"),
        ("text", None, TypeError, "facts, such as article.quotes, or articles, not str"),
        (7, None, TypeError, "not int"),
        (FULL, "verbs", ValueError, "of must be one of quotes, principles.*not 'verbs'"),
    ],
)
def test_what_is_no_table_is_an_error_that_says_what_would_be_right(items: Any, of: str | None, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        npf.table(items, of)


def test_a_table_reads_well_as_plain_text_and_obeys_nothing() -> None:
    article = npf.parse("王芳强调，江苏要保护耕地。")
    lines = repr(npf.table(article.quotes)).split("\n")
    assert lines[0] == "<Table of 1 quotes>"
    assert lines[1].split()[:3] == ["speaker", "speaker_key", "speaker_kind"]
    assert lines[2].split()[:2] == ["王芳", "王芳"]
    assert lines[-1].startswith("(more columns: ")
    hostile = Table([{"text": "a\x1b[31m\u202eb" + "长" * 9_000}], ["text"])
    assert repr(hostile).split("\n")[2].startswith("a [31m b长")
    assert len(repr(hostile)) < 200
    assert "\n(30 more rows)" in repr(Table([{"n": n} for n in range(50)], ["n"]))


def test_a_table_shows_itself_in_a_notebook_and_stays_harmless() -> None:
    shown = Table([{"text": "<script>alert(1)</script>", "n": 3, "list": ["a", "b&c"]}], ["text", "n", "list"])._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert '<td dir="auto">a, b&amp;c</td>' in shown
    assert "the first 100 shown" in Table([{"n": n} for n in range(300)], ["n"])._repr_html_()


def test_pandas_takes_a_table_as_it_is() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.DataFrame(npf.table(FULL.principles))
    assert list(frame.columns) == [column.name for column in COLUMNS["principles"]]
    assert frame.explode("addressees")["addressees"].tolist() == ["320000"]


def test_polars_takes_a_table_as_it_is_with_empty_lists_first() -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    article = npf.parse("李明指出，要保护耕地。" * 150 + "李明强调，江苏要加快发展。")
    frame = polars.DataFrame(npf.table(article.principles))
    assert frame["addressees"].to_list()[-1] == ["320000"]
