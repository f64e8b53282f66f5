"""Each table keeps to its schema, and each row's example holds what the row is about."""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from importlib import import_module

import pytest

import npf
from npf.languages.en.inflection import Inflection
from npf.lexicon import Lexicons, Row, Schema, table_names
from npf.resources import Resources
from npf.text import fold

# Frames leave a gap: "以…为重点", "from ... to", "~".
GAP = re.compile(r"\.\.\.|…+|~|\{\w*\}|\s\+\s|<\w+>|\bX\b|\bV\b")


@cache
def schemas() -> dict[str, Schema]:
    """Every schema that a module of the library declares, by the name of its table."""
    found: dict[str, Schema] = {}
    for module in pkgutil.walk_packages(npf.__path__, "npf."):
        if module.name in ("npf.arrow", "npf.spark"):  # they need extras, and have no tables
            continue
        if module.name.endswith("__main__") or ".cli" in module.name:
            continue
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Schema):
                assert found.setdefault(value.name, value) == value, f"two schemas for the table {value.name}"
    return found


LEXICONS = Lexicons()
RESOURCES = Resources(LEXICONS)
INFLECTION = Inflection(LEXICONS)
TABLES = sorted(schemas())
WITH_EXAMPLES = [name for name in TABLES if schemas()[name].examples]


def test_each_table_has_a_schema_and_each_schema_a_table() -> None:
    assert set(table_names()) == set(schemas())


@pytest.mark.parametrize("name", TABLES)
def test_each_table_keeps_to_its_schema(name: str) -> None:
    assert LEXICONS.rows(schemas()[name])


@pytest.mark.parametrize("name", TABLES)
def test_each_table_says_where_its_rows_come_from(name: str) -> None:
    from npf.lexicon import DATA

    first = (DATA / f"{name}.tsv").read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith("# ") and len(first) > 12, f"{name}.tsv: the first line must say what the rows are and where they come from"


def folded(text: str) -> str:
    return fold(text, RESOURCES.simplified).casefold().replace("’", "'")


def shapes(word: str) -> set[str]:
    """A word in all the forms in which running English may have it."""
    shapes = {word}
    if word.isascii() and word.isalpha():
        forms = INFLECTION.forms(word)
        shapes |= {forms.third, forms.past, forms.participle, forms.ing, f"{word}s", f"{word}es", re.sub("y$", "ies", word), f"{word}'s"}
        shapes |= {"am", "is", "are", "was", "were", "been", "being"} if word == "be" else set()
    return shapes


def holds(example: str, term: str) -> bool:
    """Whether the example holds the term: as it is, or its parts in order with a gap between them, English in any form."""
    text, at = folded(example), 0
    for part in filter(None, (part.strip() for part in GAP.split(folded(term)))):
        pieces = [rf"(?:{'|'.join(sorted(map(re.escape, shapes(word)), key=len, reverse=True))})" for word in part.split()]
        hit = re.compile(r"\s+".join(pieces)).search(text, at)
        if hit is None:
            return False
        at = hit.end()
    return True


def terms(row: Row, schema: Schema) -> str:
    return row[schema.key[0]]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_each_example_holds_its_term(name: str) -> None:
    schema = schemas()[name]
    wrong = [f"{terms(row, schema)!r}: {row['example']!r}" for row in LEXICONS.rows(schema) if not holds(row["example"], terms(row, schema))]
    assert not wrong, f"{name}: {len(wrong)} examples lack their term, among them {wrong[:8]}"


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_no_example_serves_too_many_rows(name: str) -> None:
    rows = LEXICONS.rows(schemas()[name])
    examples = {row["example"] for row in rows}
    assert len(examples) >= 0.5 * len(rows), f"{name}: {len(rows)} rows share {len(examples)} examples"


def test_the_check_itself_tells_right_from_wrong() -> None:
    assert holds("He carried out the plan.", "carry out")
    assert holds("要以创新为重点。", "以…为重点")
    assert not holds("要以创新为引领。", "以…为重点")
    assert not holds("She left.", "say")
