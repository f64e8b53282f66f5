"""Chinese: the parts of its grammar that tables cannot say."""

from __future__ import annotations

from npf.languages.zh.language import Chinese
from npf.resources import Resources

__all__ = ["language"]


def language(resources: Resources) -> Chinese:
    """The language, its tables unread."""
    return Chinese(resources)
