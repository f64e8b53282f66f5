"""Directives by region over articles."""

from __future__ import annotations

import npf

SUZHOU = "李明强调，苏州要加快发展。"
DELTA = "李明强调，要推动长三角一体化发展。"
EVERYWHERE = "李明强调，各地要抓好落实。"


def test_a_directive_counts_for_the_units_above() -> None:
    found = npf.by_region(npf.parse(SUZHOU))
    assert [(code, item.named.code, item.role) for code, items in found.items() for item in items] == [
        ("320000", "320500", "addressee"),
        ("320500", "320500", "addressee"),
    ]
    assert list(npf.by_region(npf.parse(SUZHOU), roll_up=False)) == ["320500"]


def test_a_directive_to_a_strategy_region_is_spread_on_request() -> None:
    article = npf.parse(DELTA)
    assert list(npf.by_region(article)) == ["yangtze-river-delta"]
    spread = npf.by_region(article, spread=True)
    assert list(spread) == ["310000", "320000", "330000", "340000", "yangtze-river-delta"]
    assert {item.named.code for item in spread["320000"]} == {"yangtze-river-delta"}


def test_many_articles_give_rows_for_a_table() -> None:
    articles = [npf.parse(text, "2026-03-05", id=name) for name, text in (("a", SUZHOU), ("b", EVERYWHERE))]
    found = npf.by_region(articles)
    assert list(found) == ["320000", "320500", "*"] and len(found) == 3
    rows = found.rows()
    assert [(row["code"], row["article"], row["published"], row["polarity"]) for row in rows] == [
        ("320000", "a", "2026-03-05", "do"),
        ("320500", "a", "2026-03-05", "do"),
        ("*", "b", "2026-03-05", "do"),
    ]
    assert all(str(row["text"]) in SUZHOU + EVERYWHERE for row in rows)
    assert repr(found) == "<directives for 3 regions: 320000 1, 320500 1, * 1>"


def test_no_directives_give_an_empty_table() -> None:
    assert not npf.by_region([]) and npf.by_region(npf.parse("")).rows() == []
