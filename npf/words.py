"""Word boundaries by jieba, only where one decides.

jieba's own start-up reads and writes a marshalled cache in the shared temporary folder and talks to stderr; this module builds the
dictionary in memory instead, once, when a word boundary is first asked for.
"""

from __future__ import annotations

import threading
import warnings
from typing import Any

__all__ = ["boundaries", "cut"]

_lock = threading.Lock()
_tokenizer: Any = None


def _load() -> Any:
    global _tokenizer
    with _lock:
        if _tokenizer is None:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import jieba
            tokenizer = jieba.Tokenizer()
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
            tokenizer.initialized = True
            _tokenizer = tokenizer
    return _tokenizer


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
