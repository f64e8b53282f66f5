"""Writes the figures into docs/accuracy.md: `.venv/bin/python -m tests.accuracy`, beside ../shared with the marked articles."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "accuracy.md"
TASKS = {
    "quotes.attributed": ("quotes with speaker", "1.00, 1.00"),
    "principles": ("principles", "0.96, 0.95"),
    "principles.dont": ("of them don'ts", "0.97, 0.88"),
    "principles.attributed": ("principles with speaker", ""),
    "directives": ("directives", "0.96, 0.83"),
    "speeches": ("speeches", "0.91, 0.71"),
}


def told(script: str, *arguments: str, keep: Path | None = None) -> str:
    """What a script of ../shared/eval prints."""
    out = subprocess.run([sys.executable, str(SHARED / "eval" / script), *arguments], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    if keep is not None:
        keep.write_text(out, encoding="utf-8")
    return out


def articles() -> list[str]:
    """The table of what is found in the marked articles."""
    gold = sorted(map(str, (SHARED / "gold" / "dev").glob("*.jsonl")))
    whole: dict[str, Any] = json.loads(told("score.py", *gold, "--json"))
    blind: dict[str, Any] = json.loads(told("score.py", *gold, "--json", "--half", "odd"))
    lines = ["| | zh F1 | zh blind half | en F1 | en blind half | readers agree (zh, en) |", "|---|---|---|---|---|---|"]
    for task, (name, agree) in TASKS.items():
        cells = [f"{half.get(f'{lang}.{task}', {}).get('f1', 0):.2f}" for lang in ("zh", "en") for half in (whole, blind)]
        lines.append(f"| {name} | {' | '.join(cells)} | {agree} |")
    return lines


def others(folder: Path) -> list[str]:
    """The lines on English news with quotes, and on tricky sentences with regions."""
    lines = []
    for name, what in (("polnear_train_sample60", "60 US political news articles of PolNeAR"), ("gum_news", "24 Wikinews articles of GUM")):
        gold, found = SHARED / "gold" / "en_quotes" / f"{name}.jsonl", folder / f"{name}.jsonl"
        told("predict_quotes.py", str(gold), keep=found)
        figures = json.loads(told("score_quotes.py", str(gold), str(found), "--json"))
        lines.append(f"| quotes end to end, {what} | {figures['end2end']['F1']:.2f} |")
    for lang, span, code in re.findall(
        r"^(zh|en): span .*? F1 ([\d.]+) \| code F1 ([\d.]+)", told("score_regions.py", str(SHARED / "regions" / "tricky.jsonl")), re.M
    ):
        lines.append(f"| regions in tricky sentences, {lang}: extent, code | {float(span):.2f}, {float(code):.2f} |")
    return ["| other material | F1 |", "|---|---|", *lines]


def main() -> None:
    """Measure and write."""
    with tempfile.TemporaryDirectory() as folder:
        body = "\n".join([*articles(), "", *others(Path(folder))])
    page = PAGE.read_text(encoding="utf-8")
    page = re.sub(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", lambda _: body + "\n", page, flags=re.S)
    PAGE.write_text(page, encoding="utf-8")
    print(body)


if __name__ == "__main__":
    main()
