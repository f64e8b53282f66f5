"""Whether work grows with its text and no faster, on a machine that others use as well."""

from __future__ import annotations

import time
from collections.abc import Callable

__all__ = ["is_linear"]

_ATTEMPTS = 6
_LEAST = 0.004


def is_linear(work: Callable[[str], object], short: str, times: int) -> bool:
    """Whether `times` as much text takes about `times` as long: less than three times that in one of some attempts.

    Work that grows with the square takes more than that in each of them; a busy machine does not.
    """
    work(short)
    return any(_seconds(work, short * times) < 3 * times * max(_seconds(work, short), _LEAST) for _ in range(_ATTEMPTS))


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began
