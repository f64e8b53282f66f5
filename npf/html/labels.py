"""What a page says to its reader, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from npf.errors import UnknownLanguage
from npf.gazetteer import shipped
from npf.lexicon import Schema
from npf.models import Region, Speaker

__all__ = ["LABELS", "Labels", "labels"]

LABELS = Schema("shared/labels", key=("id",), free=("en", "zh"), examples=False)
LANGUAGES = ("en", "zh")


class Labels:
    """The words of a page in one language: `labels["dos"]`; what has no row stands for itself."""

    def __init__(self, lang: str, words: Mapping[str, str]) -> None:
        self.lang = lang
        self._words = words

    def __getitem__(self, name: str) -> str:
        return self._words[name]

    def named(self, group: str, value: str) -> str:
        """The word for a value of an attribute: the strength "must-not", the kind "indirect"."""
        return self._words.get(f"{group}.{value}", value)

    def region(self, region: Region) -> str:
        """A region's name in the reader's language."""
        return region.zh if self.lang == "zh" else region.en

    def speaker(self, speaker: Speaker | None, nobody: str = "own-voice") -> str:
        """A speaker's name, or who speaks where nobody is named."""
        return speaker.name if speaker else self[nobody]


@cache
def labels(lang: str) -> Labels:
    """The words of a language.

    Raises:
        UnknownLanguage: When there are none; the message lists the languages that there are.
    """
    if lang not in LANGUAGES:
        raise UnknownLanguage(f"there are no labels in {lang!r}; a page speaks {', '.join(LANGUAGES)}")
    return Labels(lang, {row["id"]: row[lang] for row in shipped().lexicons.rows(LABELS)})
