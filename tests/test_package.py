"""The package as others get it: a cheap and quiet import, and a wheel that lacks nothing."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import npf

# Notes every file that is opened, and fails on one that is opened to be written.
WATCH = """
import json, os, sys
opened = []
def note(event, args):
    if event == "open" and isinstance(args[0], (str, bytes, os.PathLike)):
        name, mode, flags = os.fsdecode(args[0]), args[1], args[2]
        opened.append((name, bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))))
sys.addaudithook(note)
{code}
print(json.dumps({{"modules": sorted(sys.modules), "opened": opened}}))
"""


def watched(code: str, tmp_path: Path) -> tuple[set[str], list[tuple[str, bool]]]:
    """The modules that a fresh interpreter loads for the code, and the files that it opens; nothing else may be printed."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", WATCH.format(code=code)], capture_output=True, text=True, env=environment, cwd=tmp_path, check=False
    )
    assert run.returncode == 0, run.stderr
    assert not run.stderr
    assert run.stdout.count("\n") == 1, run.stdout
    seen = json.loads(run.stdout)
    return set(seen["modules"]), [(name, wrote) for name, wrote in seen["opened"]]


def tables(opened: list[tuple[str, bool]]) -> set[str]:
    return {"/".join(Path(name).parts[-2:]).removesuffix(".tsv") for name, _ in opened if name.endswith(".tsv")}


def written(opened: list[tuple[str, bool]]) -> list[str]:
    return [name for name, wrote in opened if wrote and name != os.devnull]


@pytest.mark.parametrize("code", ["import npf", "import npf; npf.Extractor()", "from npf import *", "import npf.models, npf.errors, npf.lexicon"])
def test_import_reads_no_table_loads_no_jieba_and_writes_nothing(code: str, tmp_path: Path) -> None:
    modules, opened = watched(code, tmp_path)
    assert not [name for name in modules if name.split(".")[0] in ("jieba", "click", "rich", "pandas", "pyarrow")]
    assert not [name for name in modules if name.startswith(("npf.languages.", "npf.cli"))]
    assert not tables(opened)
    assert not written(opened)


def test_looking_up_a_region_reads_only_the_tables_of_regions(tmp_path: Path) -> None:
    modules, opened = watched("import npf; npf.region('江苏')", tmp_path)
    assert not [name for name in modules if name.startswith(("jieba", "npf.languages."))]
    assert tables(opened)
    assert not [name for name in tables(opened) if not name.startswith(("regions/", "shared/"))]


def test_jieba_is_quiet_and_keeps_no_cache_in_the_shared_temporary_folder(tmp_path: Path) -> None:
    (tmp_path / "jieba.cache").write_bytes(b"not a cache")
    modules, opened = watched("from npf.words import cut; assert cut('推动高质量发展')", tmp_path)
    assert "jieba" in modules
    assert not written(opened)
    assert not [name for name, _ in opened if name.endswith(".cache")]


def test_parsing_writes_nothing_and_prints_nothing(tmp_path: Path) -> None:
    code = "import npf; npf.parse('李明强调，江苏要加快发展，不能搞大拆大建。'); npf.parse('Wang Fang said Jiangsu must not waste water.')"
    assert not written(watched(code, tmp_path)[1])


def test_core_dependencies_are_three() -> None:
    core = [line for line in metadata.requires("npf-policy") or () if "extra ==" not in line]
    assert sorted(line.split(">")[0] for line in core) == ["attrs", "jieba", "regex"]


def test_the_version_is_one() -> None:
    assert metadata.version("npf-policy") == npf.__version__


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "--wheel-dir", str(folder), str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("npf_policy-*.whl"))


def test_the_wheel_holds_every_table_and_nothing_foreign(wheel: Path, root: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in (root / "npf").rglob("*"):
        if path.is_file() and path.suffix in (".py", ".tsv", ".txt", ".json", ".typed", ".css", ".js", ".j2"):
            assert path.relative_to(root).as_posix() in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"npf", "npf_policy"}
    assert not [name for name in names if "__pycache__" in name]


def test_the_wheel_works_in_a_fresh_environment_away_from_the_source(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True
        ).stdout.strip()
    )
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)], check=True)
    # The dependencies come from here; a path in a .pth file brings no .pth file of its own, so not the source tree.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    code = """if True:
        import npf
        print(npf.__file__)
        chinese = npf.parse("王芳强调，江苏要保护耕地，不能搞大拆大建。")
        english = npf.parse("Wang Fang said Jiangsu must protect farmland and must not waste water.")
        print([p.polarity for p in chinese.principles + english.principles])
        print([r.region.code for r in chinese.regions + english.regions])
        assert npf.Article.from_json(chinese.to_json()) == chinese
    """
    run = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 0, run.stderr
    where, polarities, codes = run.stdout.splitlines()
    assert Path(where).is_relative_to(site)
    assert polarities == "['do', 'dont', 'do', 'dont']"
    assert codes == "['320000', '320000']"
    read = subprocess.run([python, "-I", "-m", "npf", "read"], capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False)
    assert read.returncode == 0, read.stderr
    assert "Dos and don'ts" in read.stdout


def test_no_code_is_made_of_data(root: Path) -> None:
    """No eval, no exec, no pickle, no marshal; a table or an article is data and nothing else."""
    for path in (root / "npf").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            names = (
                [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module] if isinstance(node, ast.ImportFrom) else []
            )
            assert not {"pickle", "marshal", "shelve", "dill"} & {str(name).split(".")[0] for name in names}, path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("eval", "exec", "compile", "__import__"), f"{path}:{node.lineno}"


def test_user_code_is_typed(root: Path) -> None:
    """The file of typical user code runs as it is typed; CI reads it with mypy and pyright."""
    from tests import typing_user

    assert typing_user.who_said_what("王芳说，要节水。") == [("王芳", "要节水")]
    assert typing_user.code("Suzhou") == "320500, 341300" and typing_user.code("Atlantis") is None
    assert len(typing_user.over_time(["王芳说，江苏要节水。", "王芳说，江苏不得浪费水。"])) > 1


WEIGHTY = 3_000_000  # bytes; more than any table needs, less than a corpus


@pytest.fixture(scope="session")
def sdist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tarfile.TarInfo]:
    """The files of the source distribution: of $NPF_SDIST where CI has built one, else built by hatchling where it is installed."""
    if "NPF_SDIST" in os.environ:
        path = Path(os.environ["NPF_SDIST"])
    else:
        pytest.importorskip("hatchling", reason="hatchling is not installed")
        folder = tmp_path_factory.mktemp("sdist")
        code = f"from hatchling.build import build_sdist; print(build_sdist({str(folder)!r}))"
        built = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=False)
        assert built.returncode == 0, built.stderr
        path = next(folder.glob("npf_policy-*.tar.gz"))
    with tarfile.open(path) as archive:
        return [member for member in archive.getmembers() if member.isfile()]


def test_the_source_distribution_holds_the_project_and_nothing_else(sdist: list[tarfile.TarInfo], root: Path) -> None:
    names = {member.name.partition("/")[2] for member in sdist}
    tops = {name.split("/")[0] for name in names}
    assert tops <= {"npf", "tests", "docs", "mkdocs.yml", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "PKG-INFO", ".gitignore"}
    assert {"LICENSE", "README.md", "pyproject.toml", "PKG-INFO", "npf/__init__.py", "npf/py.typed", "tests/conftest.py"} <= names
    assert not [name for name in names if {"__pycache__", ".hypothesis", "mutants", "corpus"} & set(name.split("/"))]
    for name in names - {"PKG-INFO"}:
        assert (root / name).is_file(), f"{name} comes from elsewhere"
    assert not [member.name for member in sdist if member.size > WEIGHTY]
