"""The documentation is whole: each page is in the menu, each link leads somewhere, each table and each step of the ladder is explained."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from npf.lexicon import table_names
from npf.models import Strength
from tests.generate import columns_page, tables_page

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


def test_every_page_is_in_the_menu() -> None:
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    named = set(re.findall(r"[\w./-]+\.md", menu))
    assert named == {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_table_is_explained() -> None:
    page = (DOCS / "tables.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([a-z]+/[a-z_0-9]+)` \|", page, re.M)) == set(table_names())
    assert page == tables_page(), "run: python -m tests.generate"


def test_every_column_is_explained() -> None:
    assert (DOCS / "columns.md").read_text(encoding="utf-8") == columns_page(), "run: python -m tests.generate"


def test_every_step_of_the_ladder_is_explained_in_order() -> None:
    page = (DOCS / "strength.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.M) == list(get_args(Strength))


def test_the_changelog_has_the_version() -> None:
    import npf

    assert f"## [{npf.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_top_level_holds_nothing_else() -> None:
    allowed = {".ci", ".git", ".github", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "docs", "mkdocs.yml", "npf", "pyproject.toml", "tests"}
    ignored = {line.strip("/\n*") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()}
    assert not {
        path.name for path in ROOT.iterdir() if path.name not in allowed and path.name.strip("/") not in ignored and "egg-info" not in path.name
    }
