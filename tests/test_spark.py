"""Spark: a real local session gives, row by row, what one process gives, and reads the tables once in each worker."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import npf

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed (npf-policy[arrow])")
pytest.importorskip("pyspark", reason="pyspark is not installed (npf-policy[spark])")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("there is no Java; Spark 4 needs Java 17 or 21", allow_module_level=True)

from pyspark.sql import SparkSession  # noqa: E402

from npf.arrow import KINDS, annotate, schema  # noqa: E402
from npf.spark import ddl, extract  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning")
ARTICLES = 2_000
PLACES = ["江苏", "浙江", "四川", "Jiangsu", "Zhejiang", "Sichuan"]
FRAMES = (
    "王芳{day}日在座谈会上强调，{place}要保护耕地，加强监测，不能搞大拆大建。\n“发展旅游不是放弃农田。”她说。\n“第{n}号水井要管好。”",
    "NANJING, March {day} -- Wang Fang said {place} must protect farmland and must not waste water.\n“Well {n} is dry,” she said.",
)


@pytest.fixture(scope="module")
def rows() -> Any:
    """Articles that differ from each other."""
    found = []
    for n in range(ARTICLES):
        place = PLACES[n % len(PLACES)]
        text = FRAMES[place.isascii()].format(day=n % 28 + 1, place=place, n=n)
        found.append({"id": f"a{n}", "url": f"https://example.org/{n}", "published": "2026-03-30", "text": text})
    return pa.Table.from_pylist(found)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session with two cores, whose workers run this Python and hold batches of 100 articles."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100")
            .config("spark.sql.shuffle.partitions", "4")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()


def in_any_order(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


@pytest.mark.parametrize("kind", ["quotes", "directives", "articles"])
def test_it_gives_what_one_process_gives(spark: Any, rows: Any, kind: str) -> None:
    corpus = spark.createDataFrame(rows).repartition(4)
    found = extract(corpus, kind=kind).toArrow()
    expected = annotate(rows, kind)
    assert found.schema.names == expected.schema.names
    assert found.num_rows >= ARTICLES // 2
    assert in_any_order(found.to_pylist()) == in_any_order(expected.to_pylist())


def test_columns_may_have_other_names_and_types(spark: Any) -> None:
    corpus = spark.sql("SELECT 7 AS nr, '王芳强调，要保护耕地。' AS `the body`, DATE'2026-03-05' AS day, 'x' AS url")
    found = extract(corpus, "the body", "principles", id="nr", published="day").collect()
    assert [(row["article"], row["published"], row["url"], row["text"]) for row in found] == [("7", "2026-03-05", "x", "要保护耕地")]
    with pytest.raises(ValueError, match="there is no column 'text'; the columns are nr, the body, day, url"):
        extract(corpus)
    with pytest.raises(ValueError, match="kind must be one of"):
        extract(corpus, "the body", "quote")


def test_an_extractor_of_ones_own_reads_on_the_workers(spark: Any) -> None:
    corpus = spark.createDataFrame([("王芳5日强调，要保护耕地。",)], ["text"])
    assert [row["date"] for row in extract(corpus, kind="dates", extractor=npf.Extractor(published="2026-03-09")).collect()] == ["2026-03-05"]


def test_the_tables_are_read_once_in_each_worker(spark: Any, rows: Any) -> None:
    def watched(batches: Iterator[Any]) -> Iterator[Any]:
        import npf.extract
        from npf.spark import _Reader

        for batch in batches:
            found = sum(part.num_rows for part in _Reader("quotes", None)([batch]))  # type: ignore[arg-type]
            yield pa.RecordBatch.from_pylist([{"worker": os.getpid(), "loads": npf.extract._shipped.cache_info().misses, "found": found}])

    corpus = spark.createDataFrame(rows).repartition(8)
    for _ in range(2):
        told = corpus.mapInArrow(watched, "worker BIGINT, loads BIGINT, found BIGINT").collect()
        assert len(told) >= ARTICLES // 100
        assert {row["loads"] for row in told} == {1}
        assert len({row["worker"] for row in told}) <= 4


@pytest.mark.parametrize("kind", KINDS)
def test_its_own_words_for_the_columns_are_those_of_arrow(spark: Any, kind: str) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

    assert StructType.fromDDL(ddl(kind)).simpleString() == from_arrow_schema(schema(kind)).simpleString()
