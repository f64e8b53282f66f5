"""The house: who may import whom, how large a room may be, and no words in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "npf"

# A room is a module or a package directly under npf; what is not named here is a room of text and tables.
LAYERS = {
    "errors": 0,
    "models": 0,
    "territory": 0,
    "text": 1,
    "lexicon": 1,
    "words": 1,
    "match": 1,
    "draft": 3,
    "resources": 3,
    "codec": 3,
    "article": 3,
    "languages": 4,
    "stages": 5,
    "extract": 6,
    "": 6,
    "comparison": 7,
    "regional": 7,
    "archive": 7,
    "chronology": 7,
    "html": 7,
    "columns": 7,
    "tabular": 7,
    "arrow": 8,
    "spark": 8,
    "cli": 9,
    "__main__": 10,
}
TEXT_AND_TABLES = 3
# (importer, imported): the facade offers what stands on top of it; an article shows itself in a notebook.
CALLED_LATE = {
    ("article", "html"),
    ("", "archive"),
    ("", "comparison"),
    ("", "regional"),
    ("", "chronology"),
    ("", "html"),
    ("", "arrow"),
    ("", "spark"),
    ("tabular", "arrow"),
    ("", "tabular"),
    ("tabular", "html"),
}
LONGEST_FILE, LONGEST_FUNCTION = 300, 60
MOST_WORDS = 6

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str:
    """The room that a module belongs to; "" for the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def layer(module: str) -> int:
    return LAYERS.get(room(module), TEXT_AND_TABLES)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path, *, typing_too: bool = True) -> Iterator[str]:
    """The full names of the modules of npf that a module imports."""
    known = {name_of(other) for other in MODULES}
    skipped = set()
    if not typing_too:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
                skipped.update(id(inner) for inner in ast.walk(node))
    for node in ast.walk(tree_of(path)):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "npf")
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import; write it in full"
            if node.module and node.module.split(".")[0] == "npf":
                for alias in node.names:
                    full = f"{node.module}.{alias.name}"
                    yield full if full in known else node.module


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_its_own_layer_and_those_above(path: Path) -> None:
    importer = name_of(path)
    for imported in imports(path):
        if (room(importer), room(imported)) in CALLED_LATE:
            continue
        assert layer(imported) <= layer(importer), f"{importer} (layer {layer(importer)}) imports {imported} (layer {layer(imported)})"


def test_a_stage_never_imports_a_stage_and_a_language_never_imports_another() -> None:
    for path in MODULES:
        importer = name_of(path).split(".")
        for imported in (name.split(".") for name in imports(path)):
            if importer[1:2] == ["stages"] and len(importer) > 2:
                assert imported[1:2] != ["stages"] or imported == importer, f"{'.'.join(importer)} imports {'.'.join(imported)}"
            if importer[1:2] == ["languages"] and len(importer) > 2 and imported[1:2] == ["languages"]:
                assert len(imported) == 2 or imported[2] == importer[2], f"{'.'.join(importer)} imports {'.'.join(imported)}"


def test_no_module_reaches_itself_through_its_imports() -> None:
    graph = {name_of(path): set(imports(path, typing_too=False)) for path in MODULES}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, f"cycle: {' -> '.join((*trail[trail.index(module) :], module))}"
        if module in done:
            return
        for imported in graph.get(module, ()):
            if (room(module), room(imported)) not in CALLED_LATE:
                visit(imported, (*trail, module))
        done.add(module)

    for module in graph:
        visit(module, ())
    assert "npf.extract" in done


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_rooms_are_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE, f"{name_of(path)} has {lines} lines; split it where two things live together"
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{name_of(path)}.{node.name} has {length} lines"


def test_no_room_is_called_after_nothing() -> None:
    assert not [name_of(path) for path in MODULES if path.stem.strip("_") in ("helpers", "utils", "util", "common", "misc")]


RULE_ID = re.compile(r"(?:zh|en|any)\.[a-z]+\.[a-z0-9-]+")


def words_in(node: ast.expr) -> int:
    """How many words a literal holds: strings in a list, tuple, set or dictionary, and the pieces of an alternation or a split string."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        parts: list[ast.expr | None] = list(node.elts)
    elif isinstance(node, ast.Dict):
        if all(isinstance(value, ast.Constant) and RULE_ID.fullmatch(str(value.value)) for value in node.values):
            return 0
        parts = [*node.keys, *node.values]
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        return sum(any(map(str.isalpha, piece)) for piece in node.value.split("|")) if "|" in node.value else 0
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "split"
        and isinstance(node.func.value, ast.Constant)
    ):
        return len(str(node.func.value.value).split())
    else:
        return 0
    return sum(isinstance(part, ast.Constant) and isinstance(part.value, str) and any(map(str.isalpha, part.value)) for part in parts)


def exempt(tree: ast.Module) -> set[int]:
    """Literals that are no words of a language: `__all__`, columns and values of a Schema, types, docstrings, and f-strings of messages."""
    free: set[int] = set()
    for node in ast.walk(tree):
        skip = (
            isinstance(node, ast.Subscript)
            or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Schema", "Stage"))
            or (isinstance(node, ast.Assign | ast.AnnAssign) and re.search("'__(?:all|slots)__'", ast.dump(node)))
            or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        )
        if skip:
            free.update(id(inner) for inner in ast.walk(node))
    return free


# Names of attributes, of stages, and of the values that a column may have: no words of a language.
NAMED_EXCEPTIONS = re.compile(r"npf(?:\.(?:cli\.\w+|columns|stages|languages\.\w+\.(?:\w+_)?tables))?")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_words_are_data_and_stand_in_no_literal(path: Path) -> None:
    if NAMED_EXCEPTIONS.fullmatch(name_of(path)):
        pytest.skip("names attributes, not words")
    tree = tree_of(path)
    free = exempt(tree)
    found = [
        f"line {node.lineno}: {ast.unparse(node)[:90]}"
        for node in ast.walk(tree)
        if isinstance(node, ast.expr) and id(node) not in free and words_in(node) > MOST_WORDS
    ]
    assert not found, f"{name_of(path)}: these words belong into a table under npf/data: {found}"
