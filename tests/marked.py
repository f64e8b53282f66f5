"""Sentences with regions marked inside them: 在[江苏省|320000]; a question mark before the codes says that the text leaves it open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from npf.models import RegionMention

DATA = Path(__file__).parent / "data"
_MARK = re.compile(r"\[([^\]|]+)\|(\?)?([^\]]+)\]")


@frozen
class Marked:
    """A sentence without its marks, and for each region its extent, its code (None where open) and the candidates."""

    kind: str
    text: str
    regions: tuple[tuple[int, int, str | None, frozenset[str]], ...]


def marked(name: str) -> list[Marked]:
    """The sentences of a table."""
    lines = [line for line in (DATA / name).read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    return [_read(*line.split("\t")) for line in lines[1:]]


def _read(kind: str, written: str) -> Marked:
    text, at, regions = "", 0, []
    for mark in _MARK.finditer(written):
        text += written[at : mark.start()]
        codes = frozenset(mark.group(3).split())
        regions.append((len(text), len(text) + len(mark.group(1)), None if mark.group(2) else mark.group(3), codes))
        text += mark.group(1)
        at = mark.end()
    return Marked(kind, text + written[at:], tuple(regions))


def agrees(found: Sequence[RegionMention], sentence: Marked) -> bool:
    """Whether the same extents were found with the same codes, and open ones with at least the candidates named."""
    if [(mention.start, mention.end) for mention in found] != [(start, end) for start, end, _, _ in sentence.regions]:
        return False
    for mention, (_, _, code, codes) in zip(found, sentence.regions, strict=True):
        if (mention.region and mention.region.code) != code or not codes <= {candidate.code for candidate in mention.candidates}:
            return False
    return True
