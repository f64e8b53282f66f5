"""Every code block of the README and of the docs runs and gives what it shows."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from npf.cli.commands import npf as command

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NEEDS = re.compile(r"<!-- needs: ([\w, ]+) -->")
BLOCK = re.compile(r"^( *)```(python|console|json|bash|text|tsv|yaml|)[^\n]*\n(.*?)^\1```$", re.M | re.S)


def blocks(page: Path, language: str) -> list[tuple[int, str]]:
    """The code blocks of one language on a page, with their lines."""
    text = page.read_text(encoding="utf-8")
    return [(text.count("\n", 0, hit.start()) + 1, hit.group(3)) for hit in BLOCK.finditer(text) if hit.group(2) == language]


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.name)
def test_python_blocks_run_and_give_what_they_show(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of one page run one after the other, in one session and an empty folder; a page may say which libraries it needs."""
    for named in NEEDS.findall(page.read_text(encoding="utf-8")):
        for library in named.split(", "):
            pytest.importorskip(library, reason=f"{library} is not installed")
            if library == "pyspark" and shutil.which("java") is None and "JAVA_HOME" not in os.environ:
                pytest.skip("there is no Java; Spark 4 needs Java 17 or 21")
    monkeypatch.chdir(tmp_path)
    session: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    for line, code in blocks(page, "python"):
        if ">>>" in code:
            test = doctest.DocTestParser().get_doctest(code, session, f"{page.name}:{line}", str(page), line)
            told: list[str] = []
            runner.run(test, out=told.append, clear_globs=False)
            session.update(test.globs)
            assert not told, "".join(told)
        else:
            exec(compile(code, f"{page.name}:{line}", "exec"), session)


SHOWN = [(page, line, code) for page in PAGES for line, code in blocks(page, "console") if code.startswith("$ npf ")]


@pytest.mark.parametrize(("page", "line", "code"), SHOWN, ids=[f"{page.name}:{line}" for page, line, _ in SHOWN])
def test_what_the_command_prints_is_what_the_page_shows(page: Path, line: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first, _, rest = code.partition("\n")
    result = CliRunner().invoke(command, shlex.split(first.removeprefix("$ npf ")), env={"COLUMNS": "100"})
    output = [line.rstrip() for line in (result.stdout + result.stderr).strip("\n").split("\n")]
    wanted = [line.rstrip() for line in rest.strip("\n").split("\n")]
    if "..." in wanted:
        cut = wanted.index("...")
        head, tail = wanted[:cut], wanted[cut + 1 :]
        assert output[: len(head)] == head
        assert not tail or output[-len(tail) :] == tail
    else:
        assert output == wanted


def test_the_two_commands_of_the_readme_are_there() -> None:
    commands = [code.strip() for _, code in blocks(PAGES[0], "bash")]
    assert commands[:2] == [
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[cli]' && .venv/bin/npf read",
        "python3 -m venv .venv && .venv/bin/pip install -q -e '.[test]' && .venv/bin/pytest",
    ]
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
