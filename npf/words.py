"""Word boundaries by jieba, only where one decides.

jieba's own start-up reads and writes a marshalled cache in the shared temporary folder and talks to stderr; this module builds the
dictionary in memory instead, once, when a word boundary is first asked for.
"""

from __future__ import annotations

import os
import threading
import warnings
from typing import IO, Any

__all__ = ["boundaries", "cut"]

_lock = threading.Lock()
_tokenizer: Any = None


def _unlock() -> None:
    """A process that was forked while another thread held the lock would wait for it for ever."""
    global _lock
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_unlock)


def _load() -> Any:
    global _tokenizer
    with _lock:
        if _tokenizer is None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import jieba
            tokenizer = jieba.Tokenizer()
            tokenizer.FREQ, tokenizer.total = _frequencies(tokenizer.get_dict_file())
            tokenizer.initialized = True
            _tokenizer = tokenizer
    return _tokenizer


def _frequencies(dictionary: IO[bytes]) -> tuple[dict[str, int], int]:
    """The words of jieba's dictionary and the openings of words (these with 0), and the sum; in half the time of `gen_pfdict`."""
    with dictionary:
        cells = dictionary.read().decode("utf-8").split()
    words, counts = cells[::3], list(map(int, cells[1::3]))
    frequencies = dict(zip(words, counts, strict=True))
    for length in range(1, max(map(len, words))):
        words = [word for word in words if len(word) > length]
        for opening in {word[:length] for word in words}.difference(frequencies):
            frequencies[opening] = 0
    return frequencies, sum(counts)


def cut(window: str) -> list[str]:
    """The words of a short stretch of simplified Chinese, in order; joined they give the stretch.

    >>> cut("推动高质量发展")
    ['推动', '高质量', '发展']
    """
    tokenizer = _tokenizer or _load()
    return list(tokenizer.cut(window, HMM=False))


def boundaries(window: str) -> set[int]:
    """The offsets in `window` at which a word starts or ends."""
    edges, at = {0}, 0
    for word in cut(window):
        at += len(word)
        edges.add(at)
    return edges
