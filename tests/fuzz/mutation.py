"""Seeds, and how they are changed: as text, by the words that steer the reading, so that a change still means something."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from tests.facts import FULL
from tests.fuzz.checks import decoded

__all__ = ["changed", "seeds"]

SEEDS = Path(__file__).parent / "seeds"
ALPHABET = Path(__file__).parent.parent / "data" / "alphabet"
WORDS = tuple(word for name in ("zh", "en") for word in (ALPHABET / f"{name}.txt").read_text(encoding="utf-8").split("\n") if word)
STRAY = (
    *"\0\t\r\n \u3000\u00a0\u200b\u200d\u202e\u2028\u2066\ufeff“”‘’「」『』《》（）【】\"'()[]—-·，。；：、！？…,.;:!?",
    "\ud800",
    "\r\n",
    "\n\n",
    "😀",
    "𠀀",
    "İ",
    "ß",
    "e\u0301",
    "習(xí)",
    "<p>",
    "&nbsp;",
    "ＡＢ１２",
    "0",
    "9999年13月32日",
    "February 30, 0000",
    "习近平\u200b",
)


def seeds() -> list[bytes]:
    """The seeds: texts in the shapes of articles, an article as JSON, a table, and choices for a dictionary; each with its target's byte."""
    texts = [path.read_bytes() for path in sorted(SEEDS.glob("*.txt"))]
    table = b"\x05\x00name\tlang\tcode\tkind\n\xe8\x8b\x8f\xe5\xa4\xa7\tzh\t320000\talias\n"
    chosen = [bytes([7, *range(step, step + 21)]) for step in range(0, 210, 21)]
    return (
        [b"\x00\x00" + text for text in texts]
        + [b"\x04" + text[:60] for text in texts]
        + [b"\x06" + json.dumps(FULL.to_dict()).encode(), table, *chosen]
    )


def changed(data: bytes, chance: Random, longest: int = 4096) -> bytes:
    """The bytes with some of the text moved, doubled, dropped, or put in."""
    head, text = data[:2], decoded(data[2:])
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(text))
        until = min(len(text), at + chance.choice((1, 2, 5, 20, 100)))
        match chance.randrange(6):
            case 0:
                text = text[:at] + text[until:]
            case 1:
                text = text[:until] + text[at:]
            case 2:
                to = chance.randint(0, len(text))
                text = text[:to] + text[at:until] + text[to:]
            case 3 | 4:
                text = text[:at] + chance.choice(WORDS) + text[at:]
            case _:
                text = text[:at] + chance.choice(STRAY) + text[at:]
    if chance.random() < 0.1:
        head = bytes((chance.randrange(8), chance.randrange(256)))
    return head + text.encode("utf-8", "surrogatepass")[:longest]
