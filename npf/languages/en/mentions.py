"""Where an article names those who speak in it."""

from __future__ import annotations

from collections.abc import Iterator

from npf.match import Names

__all__ = ["Named", "parts_of"]

_ARTICLES = frozenset({"the", "a", "an"})


class Named:
    """Finds where speakers are named, by words that stand for one of them alone."""

    def __init__(self, names: dict[str, set[str]]) -> None:
        owners: dict[str, list[str]] = {}
        for key, words in names.items():
            for word in words:
                owners.setdefault(word, []).append(key)
        self._keys = {word: keys[0] for word, keys in owners.items() if len(keys) == 1}
        self._names = Names(self._keys)

    def find(self, folded: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The offsets of the names, each with the key of the speaker."""
        for at, word in self._names.find(folded, start, end):
            after = at + len(word)
            if not folded[at - 1 : at].isalnum() and not folded[after : after + 1].isalnum():
                yield at, self._keys[word]


def parts_of(name: str) -> set[str]:
    """The words of a name that may stand for it alone: the first and the last."""
    words = name.split()
    return (
        {word for word in (words[0], words[-1]) if len(word) > 1 and word[0].isupper() and word.lower() not in _ARTICLES} if len(words) > 1 else set()
    )
