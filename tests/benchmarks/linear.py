"""Whether long texts are read as fast as short ones: `python tests/benchmarks/linear.py [FOLDER]`.

One text of 3 million characters beside texts of 3,000, of real news and of the most hostile makes: characters a CPU second of both, their ratio (0.8
or more is linear), and how far the long text raised the memory of the process. Each make runs in a process of its own.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

LONG, SHORT, ROUNDS = 3_000_000, 3_000, 40
HOSTILE = {
    "a million opening marks": "“",
    "a million straight marks": '" ',
    "a million 要": "要",
    "one sentence, zh": "江苏要保护耕地，",
    "one sentence, en": "Jiangsu must protect farmland and ",
    "nested brackets": "（(",
    "no punctuation, zh": "推动高质量发展",
    "no punctuation, en": "protect farmland ",
    "nothing but cues": "said ",
    "one letter": "a",
    "spaces": " ",
}


def long_and_short(make: str) -> tuple[str, list[str]]:
    """A long text, and the short texts that it is made of."""
    if make in HOSTILE:
        unit = HOSTILE[make]
        short = (unit * (SHORT // len(unit) + 1))[:SHORT]
        return (unit * (LONG // len(unit) + 1))[:LONG], [short] * ROUNDS
    from speed import texts

    lang, folder = make.split(" ", 1)
    pieces = "\n".join(texts(lang, Path(folder), 300_000))
    short_texts = [pieces[at : at + SHORT] for at in range(0, len(pieces), SHORT)]
    return "\n".join([pieces] * (LONG // len(pieces) + 1))[:LONG], short_texts


def most_memory() -> float:
    """The most memory that this process took so far, in MB; 0 where the system does not tell. (`ru_maxrss` would count that of the parent, too.)"""
    try:
        told = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="utf-8"))
    except OSError:
        return 0.0
    return int(told.group(1)) / 1024 if told else 0.0


def rate(given: list[str]) -> float:
    """Characters a second of CPU time."""
    import npf

    start = time.process_time()
    for text in given:
        npf.parse(text)
    return sum(map(len, given)) / max(time.process_time() - start, 1e-6)


def measure(make: str) -> None:
    """Print the row of one make."""
    long, short = long_and_short(make)
    rate(short[:1])
    fast = max(rate(short), rate(short))
    before = most_memory()
    slow = rate([long])
    raised = most_memory() - before
    name = f"news, {make[:2]}" if make not in HOSTILE else make
    print(f"{name:<34}{fast:>14,.0f}{slow:>14,.0f}{slow / fast:>8.2f}{raised:>10,.0f}", flush=True)


def main(folder: Path) -> None:
    """Print the table."""
    print(f"{'':<34}{'3,000 ch.':>14}{'3 million ch.':>14}{'ratio':>8}{'MB more':>10}", flush=True)
    for make in (f"zh {folder}", f"en {folder}", *HOSTILE):
        subprocess.run([sys.executable, __file__, "--make", make], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        measure(sys.argv[2])
    else:
        from speed import BULK

        main(Path(sys.argv[1]) if len(sys.argv) > 1 else BULK)
