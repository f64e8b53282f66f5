"""Offices and persons: who held what when, and one key for a person in every script."""

from __future__ import annotations

import itertools

import pytest

from npf.lexicon import Lexicons
from npf.offices import OFFICE_TITLES, OFFICES, PEOPLE, Offices
from npf.resources import Resources

RESOURCES = Resources(Lexicons())
SHARED_OFFICES = {"vice-premier"}


@pytest.fixture(scope="module")
def offices() -> Offices:
    return RESOURCES.offices


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("习近平", "xi-jinping"),
        ("習近平", "xi-jinping"),
        ("Xi Jinping", "xi-jinping"),
        ("XI JINPING", "xi-jinping"),
        ("李強", "li-qiang"),
        ("John Lee Ka-chiu", "john-lee"),
        ("António Guterres", "antonio-guterres"),
        ("Chen Min’er", "chen-min-er"),
        ("王芳芳", "王芳芳"),
        ("李強強", "李强强"),
        ("The Daily Post", "daily post"),
    ],
)
def test_key(offices: Offices, name: str, key: str) -> None:
    assert offices.key(name) == key


@pytest.mark.parametrize(
    ("title", "day", "lang", "name"),
    [
        ("the premier", "2012-06-01", "en", "Wen Jiabao"),
        ("the premier", "2019-10-01", "en", "Li Keqiang"),
        ("Premier", "2023-03-10", "en", "Li Keqiang"),
        ("Premier", "2023-03-11", "en", "Li Qiang"),
        ("总理", "2019", "zh", "李克强"),
        ("总理", "2023", "zh", None),
        ("总书记", "2012-11-14", "zh", "胡锦涛"),
        ("总书记", "2012-11-15", "zh", "习近平"),
        ("全国政协主席", "2020-05", "zh", "汪洋"),
        ("top legislator", "2024-03-05", "en", "Zhao Leji"),
        ("外交部长", "2023-05-01", "zh", "秦刚"),
        ("副总理", "2020-01-01", "zh", None),
        ("US President", "2021-01-20", "en", "Joe Biden"),
        ("Hong Kong chief executive", "2019-07-01", "en", "Carrie Lam"),
        ("财政司司长", "2024-02-28", "zh", "陈茂波"),
        ("the premier", None, "en", None),
        ("the baker", "2020-01-01", "en", None),
        ("总书记", "2013-02-30", "zh", "习近平"),
    ],
)
def test_holder(offices: Offices, title: str, day: str | None, lang: str, name: str | None) -> None:
    assert offices.holder(title, day, lang) == name


def test_tables_refer_to_each_other() -> None:
    lexicons = RESOURCES.lexicons
    people = lexicons.terms(PEOPLE)
    assert {row["holder"] for row in lexicons.rows(OFFICES)} <= people
    assert {row["office"] for row in lexicons.rows(OFFICES)} == {row["office"] for row in lexicons.rows(OFFICE_TITLES)}


def test_one_person_at_a_time_holds_an_office() -> None:
    rows = sorted(RESOURCES.lexicons.rows(OFFICES), key=lambda row: (row["office"], row["from"]))
    for one, other in itertools.pairwise(rows):
        if one["office"] == other["office"] and one["office"] not in SHARED_OFFICES:
            assert one["until"] and one["from"] < one["until"] <= other["from"], (one["holder"], other["holder"])


def test_no_name_stands_for_two_persons() -> None:
    names: dict[str, str] = {}
    for row in RESOURCES.lexicons.rows(PEOPLE):
        for name in (row["zh"], row["en"].casefold(), *filter(None, row["aliases"].casefold().split(";"))):
            assert names.setdefault(name, row["id"]) == row["id"], name
