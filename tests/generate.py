"""Writes what is made from something else: the JSON Schema of an article, the rules page, the list of tables, the record of the public names.

Run `.venv/bin/python -m tests.generate` after a change to the models, the verbs, the head of a table or `tests/data/rules/*.tsv`; the tests compare.
"""

from __future__ import annotations

import csv
import inspect
import json
import typing
from itertools import takewhile
from pathlib import Path
from types import UnionType
from typing import Any

import attrs

import npf
from npf import models
from npf.article import Article
from npf.columns import ARTICLE, Column
from npf.columns import COLUMNS as FACT_COLUMNS
from npf.lexicon import DATA, table_names
from npf.models import Directive, Region, Speech

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "npf" / "data" / "article.schema.json"
API = ROOT / "tests" / "data" / "api.txt"
RULES = ROOT / "docs" / "rules.md"
TABLES = ROOT / "docs" / "tables.md"
FLAT = ROOT / "docs" / "columns.md"
RULE_TABLES = ROOT / "tests" / "data" / "rules"
COLUMNS = ("rule", "lang", "fires", "not_fires", "what")
KINDS = {
    "quote": "Quotes",
    "norm": "Principles",
    "speech": "Speeches",
    "definition": "Definitions",
    "milestone": "Milestones",
    "formulation": "Formulations",
    "region": "Regions",
    "date": "Dates",
}
LANGUAGES = {"zh": "Chinese", "en": "English", "any": "Both languages"}


def schema() -> dict[str, Any]:
    """The JSON Schema of what `Article.to_dict` gives."""
    defs: dict[str, Any] = {}
    body = _object(Article, defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "npf article",
        "description": "What npf.Article.to_dict() gives. Offsets count code points of `text`; text[start:end] is the text of each span.",
        **body,
        "$defs": dict(sorted(defs.items())),
    }


def _object(cls: type, defs: dict[str, Any]) -> dict[str, Any]:
    if cls is Region:
        return _shape({name: {"type": "string"} for name in ("code", "zh", "en")})
    names = [field.name for field in attrs.fields(cls)]
    hints = typing.get_type_hints(cls)
    properties = {name: _type(hints[name], defs) for name in names}
    if cls is Directive:
        properties = {"principle": _index("principles")}
    elif cls is Speech:
        properties |= {name: {"type": "array", "items": _index(name)} for name in ("quotes", "principles", "directives")}
    for name in ("start", "end"):
        if name in properties:
            properties[name] = {"type": "integer", "minimum": 0}
    if "date" in properties:
        day = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
        properties |= {name: {"anyOf": [day, {"type": "null"}]} for name in ("date", "date_end") if name in properties}
    return _shape(properties)


def _shape(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _index(of: str) -> dict[str, Any]:
    return {"type": "integer", "minimum": 0, "description": f"An index into the article's {of}."}


def _type(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    origin, options = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, UnionType):
        return {"anyOf": [_type(option, defs) for option in options if option is not type(None)] + [{"type": "null"}]}
    if origin is typing.Literal:
        return {"enum": list(options)}
    if origin is tuple:
        return {"type": "array", "items": _type(options[0], defs)}
    if attrs.has(hint):
        if hint.__name__ not in defs:
            defs[hint.__name__] = {}
            defs[hint.__name__] = {"description": (hint.__doc__ or "").split("\n")[0], **_object(hint, defs)}
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": {str: "string", int: "integer"}[hint]}


def rule_rows() -> list[dict[str, str]]:
    """The rows of all tables of rules, in the order of their files; a row that is out of shape raises."""
    rows = []
    for path in sorted(RULE_TABLES.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            lines = (line for line in file if line.strip() and not line.startswith("#"))
            reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            assert tuple(reader.fieldnames or ()) == COLUMNS, f"{path.name}: the columns must be {', '.join(COLUMNS)}"
            for row in reader:
                assert all(cell is not None for cell in row.values()) and None not in row, f"{path.name}: {row} has too few or too many cells"
                assert row["lang"] in LANGUAGES, f"{path.name}: {row['rule']} has the language {row['lang']!r}"
                rows.append({**row, "file": path.name})
    return rows


def rules_page() -> str:
    """`docs/rules.md` as the tables of rules make it."""
    lines = [
        "# Rules",
        "",
        "<!-- Written by `python -m tests.generate` from tests/data/rules/*.tsv; change those. -->",
        "",
        "Each item says which `rule` found it. A rule's id is permanent. Each rule stands here with a text on which it fires and one at its border",
        "on which it does not; the tests run every line of this page.",
        "",
    ]
    rows = rule_rows()
    for kind, title in KINDS.items():
        for lang, language in LANGUAGES.items():
            own = sorted((row for row in rows if row["rule"].split(".")[1] == kind and row["lang"] == lang), key=lambda row: row["rule"])
            if own:
                lines += [f"## {title}: {language}", ""]
                for row in own:
                    lines += [f"### `{row['rule']}`", "", row["what"], "", f"- fires: {row['fires']}"]
                    lines += [f"- does not fire: {row['not_fires']}"] if row["not_fires"] else []
                    lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def tables_page() -> str:
    """`docs/tables.md` with the list of tables made anew: their names, and the remarks on top of each file."""
    head, opening, rest = TABLES.read_text(encoding="utf-8").partition("<!-- tables -->\n")
    _, closing, tail = rest.partition("<!-- end of tables -->")
    lines = ["| table | columns | rows and source |", "|---|---|---|"]
    for name in table_names():
        text = (DATA / f"{name}.tsv").read_text(encoding="utf-8")
        remarks = " ".join(line.lstrip("# ") for line in takewhile(lambda line: line.startswith("#"), text.split("\n")))
        header = next(line for line in text.split("\n") if line and not line.startswith("#"))
        cells = (f"`{name}`", ", ".join(header.split("\t")), remarks)
        lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    return head + opening + "\n".join(lines) + "\n" + closing + tail


def columns_page() -> str:
    """`docs/columns.md` with the columns of each kind made anew."""
    head, opening, rest = FLAT.read_text(encoding="utf-8").partition("<!-- columns -->\n")
    _, closing, tail = rest.partition("<!-- end of columns -->")
    lines = ["## For rows of articles, first", "", *_columns(ARTICLE)]
    for kind, columns in FACT_COLUMNS.items():
        lines += [f"## `{kind}`", "", *_columns(columns)]
    return head + opening + "\n".join(lines) + closing + tail


def _columns(columns: tuple[Column, ...]) -> list[str]:
    named = {"str": "text", "int": "number", "list": "list of texts"}
    rows = [f"| `{column.name}` | {named[column.type]}{' or None' if column.nullable else ''} | {column.what} |" for column in columns]
    return ["| column | type | what |", "|---|---|---|", *rows, ""]


def surface() -> str:
    """Every public name with its signature, and every model with its attributes, one a line."""
    lines = []
    for name in sorted(npf.__all__):
        value = getattr(npf, name)
        if not inspect.isclass(value):
            lines.append(f"npf.{name}{inspect.signature(value)}")
            continue
        lines += [f"npf.{name}{inspect.signature(value)}"] if not attrs.has(value) else []
        for method, function in sorted(vars(value).items()):
            if not method.startswith("_") and callable(getattr(value, method)) and inspect.isfunction(getattr(function, "__func__", function)):
                lines.append(f"npf.{name}.{method}{inspect.signature(getattr(value, method))}")
    for cls in [npf.Article, *(getattr(models, name) for name in sorted(models.__all__))]:
        if attrs.has(cls):
            lines.append(f"{cls.__name__}: {', '.join(f'{field.name}: {field.type}' for field in attrs.fields(cls))}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    RULES.write_text(rules_page(), encoding="utf-8")
    TABLES.write_text(tables_page(), encoding="utf-8")
    FLAT.write_text(columns_page(), encoding="utf-8")
    API.write_text(surface(), encoding="utf-8")
    print(*(f"wrote {path.relative_to(ROOT)}" for path in (SCHEMA, RULES, TABLES, FLAT, API)), sep="\n")
