"""Chinese: the parts of its grammar that tables cannot say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from npf.languages import Language
    from npf.resources import Resources

__all__ = ["make", "weigh"]

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")


def make(resources: Resources) -> Language:
    """The language, its tables unread."""
    from npf.languages.zh.language import Chinese

    return Chinese(resources)


def weigh(folded: str) -> int:
    """The number of Chinese characters."""
    return 0 if folded.isascii() else sum(map(len, _HAN.findall(folded)))
