"""English: the parts of its grammar that tables cannot say."""

from __future__ import annotations

from npf.languages.en.language import English
from npf.resources import Resources

__all__ = ["language"]


def language(resources: Resources) -> English:
    """The language, its tables unread."""
    return English(resources)
