"""The style sheets, the script and the templates of the pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["TEMPLATES", "asset"]

TEMPLATES = Path(__file__).parent / "templates"


@cache
def asset(name: str) -> str:
    """The text of a shipped file."""
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()
