"""English: the parts of its grammar that tables cannot say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from npf.languages import Language
    from npf.resources import Resources

__all__ = ["make", "weigh"]

_WORD = re.compile("[A-Za-z\u00c0-\u024f]+")


def make(resources: Resources) -> Language:
    """The language, its tables unread."""
    from npf.languages.en.language import English

    return English(resources)


def weigh(folded: str) -> int:
    """The number of words in Latin letters."""
    return len(_WORD.findall(folded))
