"""Arrow as the surface: the same facts as `npf.table`, whatever the columns are called, and through every library that speaks Arrow."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

import npf
from npf.columns import COLUMNS, FACTS
from tests.facts import FULL

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed (npf-policy[arrow])")
arrow = pytest.importorskip("npf.arrow")

TEXTS = ["王芳强调，江苏要保护耕地，不能搞大拆大建。", "Wang Fang said Jiangsu must not waste water.", "", "天气晴。"]
ROWS: list[dict[str, Any]] = [
    {"id": f"a{n}", "url": f"https://example.org/{n}", "published": "2026-03-05", "text": text} for n, text in enumerate(TEXTS)
]


def articles() -> list[npf.Article]:
    return list(npf.parse_many(ROWS))


@pytest.mark.parametrize("kind", FACTS)
def test_rows_of_a_kind_are_those_of_a_table_with_the_version(kind: str) -> None:
    found = arrow.annotate(pa.RecordBatch.from_pylist(ROWS), kind)
    assert found.schema == arrow.schema(kind)
    assert found.to_pylist() == [row | {"npf": npf.__version__} for row in npf.table(articles(), kind)]
    full = arrow.of_articles([FULL], kind)
    full.validate(full=True)
    assert full.num_rows == len(getattr(FULL, kind)) > 0


def test_a_row_an_article_holds_all_its_facts_in_lists() -> None:
    batch = pa.RecordBatch.from_pylist(ROWS)
    found = arrow.annotate(batch)
    found.validate(full=True)
    assert found.schema == arrow.schema("articles")
    for row, article in zip(found.to_pylist(), articles(), strict=True):
        assert (row["article"], row["published"], row["npf"]) == (article.id, article.published, npf.__version__)
        for kind in FACTS:
            assert row[kind] == list(npf.table(getattr(article, kind), kind))


def test_every_column_says_what_stands_in_it() -> None:
    for kind in FACTS:
        told = {field.name: field for field in arrow.schema(kind)}
        for column in COLUMNS[kind]:
            assert told[column.name].metadata[b"what"].decode() == column.what
            assert told[column.name].nullable == column.nullable


def test_a_table_gives_a_table_and_an_empty_batch_an_empty_one() -> None:
    table = pa.Table.from_pylist(ROWS)
    assert arrow.annotate(table, "quotes") == pa.Table.from_batches([arrow.annotate(pa.RecordBatch.from_pylist(ROWS), "quotes")])
    for kind in arrow.KINDS:
        assert arrow.annotate(table.slice(0, 0), kind).schema == arrow.schema(kind)


def test_columns_may_have_other_names_and_types() -> None:
    when = datetime.datetime(2026, 3, 5, 20, 30)
    for day in (when, when.date(), "2026-03-05"):
        batch = pa.RecordBatch.from_pylist([{"nr": 7, "body": TEXTS[0], "day": day, "link": None}])
        found = arrow.annotate(batch, "principles", text="body", id="nr", published="day", url="link").to_pylist()
        assert {(row["article"], row["url"], row["published"]) for row in found} == {("7", None, "2026-03-05")}
    nanoseconds = pa.RecordBatch.from_arrays([pa.array(TEXTS[:1]), pa.array([1772742600123456789], pa.timestamp("ns"))], names=["text", "published"])
    assert arrow.annotate(nanoseconds).to_pylist()[0]["published"] == "2026-03-05"


@pytest.mark.parametrize("type", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())], ids=str)
def test_texts_may_be_stored_in_any_way(type: Any) -> None:
    column = pa.array(TEXTS).dictionary_encode() if pa.types.is_dictionary(type) else pa.array(TEXTS, type)
    assert arrow.annotate(pa.RecordBatch.from_arrays([column], names=["text"]), "quotes").num_rows == 2


def test_an_empty_cell_is_an_article_without_facts() -> None:
    batch = pa.RecordBatch.from_pylist([{"text": None, "id": None}, {"text": TEXTS[0], "id": "b"}])
    assert [(row["article"], len(row["quotes"])) for row in arrow.annotate(batch).to_pylist()] == [(None, 0), ("b", 1)]


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"kind": "quote"}, ValueError, "kind must be one of articles, quotes"),
        ({"text": "body"}, ValueError, "there is no column 'body'; the columns are id, url, published, text"),
        ({"id": "key"}, ValueError, "there is no column 'key'"),
        ({"text": "number"}, ValueError, "there is no column 'number'"),
    ],
    ids=["kind", "text", "id", "number"],
)
def test_what_does_not_fit_is_an_error_that_says_what_would(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        arrow.annotate(pa.RecordBatch.from_pylist(ROWS), **arguments)


def test_wrong_types_are_named() -> None:
    with pytest.raises(TypeError, match="needs a pyarrow RecordBatch or Table, not list"):
        arrow.annotate(ROWS)
    with pytest.raises(TypeError, match=r"the column 'text' holds int64; it must hold texts$"):
        arrow.annotate(pa.RecordBatch.from_pylist([{"text": 7}]))
    with pytest.raises(TypeError, match="the column 'id' holds double; it must hold texts, whole numbers or days"):
        arrow.annotate(pa.RecordBatch.from_pylist([{"text": "a", "id": 0.5}]))


def test_an_extractor_of_ones_own_reads() -> None:
    batch = pa.RecordBatch.from_pylist([{"text": "王芳5日强调，要保护耕地。"}])
    assert arrow.annotate(batch, "dates", extractor=npf.Extractor(published="2026-03-09")).to_pylist()[0]["date"] == "2026-03-05"


def test_half_a_character_keeps_its_place() -> None:
    article = npf.parse("\ud800王芳强调，要保护耕地。")
    row = arrow.of_articles([article], "quotes").to_pylist()[0]
    assert (row["start"], row["end"]) == (article.quotes[0].start, article.quotes[0].end)
    assert arrow.of_articles([npf.parse("王芳强调，要保护\ud800耕地。")], "quotes").to_pylist()[0]["text"] == "要保护\ufffd耕地"


def test_what_table_gives_goes_to_arrow_with_the_same_types_however_few_rows() -> None:
    many, none = npf.table(articles(), "principles"), npf.table(articles()[3:], "principles")
    assert pa.table(many).to_pylist() == list(many)
    assert pa.table(many).schema == pa.table(none).schema
    assert pa.table(many).schema.names == arrow.schema("principles").names[:-1]
    assert pa.table(npf.table(npf.by_region(articles()))).num_rows > 0
    assert pa.table(npf.table(npf.regions(level="province"))).num_rows == 34


EXPECTED = {(row["article"], row["text"], row["npf"]) for row in arrow.annotate(pa.RecordBatch.from_pylist(ROWS), "principles").to_pylist()}


def test_pandas_and_back() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.DataFrame(ROWS)
    found = arrow.annotate(pa.Table.from_pandas(frame), "principles").to_pandas()
    assert set(found[["article", "text", "npf"]].itertuples(index=False, name=None)) == EXPECTED


def test_polars_and_back() -> None:
    polars = pytest.importorskip("polars", reason="polars is not installed")
    found = polars.from_arrow(arrow.annotate(polars.DataFrame(ROWS).to_arrow(), "principles"))
    assert set(found.select("article", "text", "npf").iter_rows()) == EXPECTED


def test_duckdb_and_back() -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    given = pa.Table.from_pylist(ROWS)
    with duckdb.connect() as base:
        base.register("news", given)
        read = pa.table(base.sql("SELECT * FROM news"))
        base.register("principles", arrow.annotate(read, "principles"))
        assert set(base.execute("SELECT article, text, npf FROM principles").fetchall()) == EXPECTED


def test_datasets_and_back() -> None:
    datasets = pytest.importorskip("datasets", reason="datasets is not installed")
    corpus = datasets.Dataset.from_list(ROWS).with_format("arrow")
    found = corpus.map(arrow.annotate, batched=True, fn_kwargs={"kind": "principles"}, remove_columns=corpus.column_names)
    assert {(row["article"], row["text"], row["npf"]) for row in found.with_format(None)} == EXPECTED


def test_dask_and_back() -> None:
    dask = pytest.importorskip("dask.dataframe", reason="dask is not installed")
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")

    def read(part: Any) -> Any:
        return arrow.annotate(pa.Table.from_pandas(part, preserve_index=False), "principles").to_pandas()

    corpus = dask.from_pandas(pandas.DataFrame(ROWS), npartitions=2)
    found = corpus.map_partitions(read, meta=arrow.schema("principles").empty_table().to_pandas()).compute(scheduler="synchronous")
    assert set(found[["article", "text", "npf"]].itertuples(index=False, name=None)) == EXPECTED


def test_parquet_and_json_keep_everything(tmp_path: Any) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    found = pa.Table.from_batches([arrow.annotate(pa.RecordBatch.from_pylist(ROWS))])
    parquet.write_table(found, tmp_path / "articles.parquet")
    again = parquet.read_table(tmp_path / "articles.parquet")
    assert again.to_pylist() == found.to_pylist()
    assert json.loads(json.dumps(found.to_pylist())) == found.to_pylist()
