"""Which articles of a corpus are reprints of another: a sketch of each text, compared with those of late."""

from __future__ import annotations

from collections import OrderedDict
from zlib import crc32

from npf.similarity import normal

__all__ = ["Reprints", "sketch"]

_SHINGLE = 8
_SKETCH = 64
_BANDS = 8
_ALIKE = 0.8


def sketch(text: str) -> tuple[int, ...]:
    """The 64 smallest checksums of all stretches of eight letters; marks, spaces and case aside.

    The share that two sketches have in common estimates the share of stretches that two texts have in common.
    """
    plain = normal(text)
    stretches = {plain[at : at + _SHINGLE] for at in range(max(1, len(plain) - _SHINGLE + 1))} if plain else set()
    return tuple(sorted({crc32(stretch.encode("utf-8", "surrogatepass")) for stretch in stretches})[:_SKETCH])


class Reprints:
    """Tells reprints as they come by, with the sketches of the last `window` articles in memory.

    Two texts are the same when four fifths of their stretches are.

    Args:
        window: How many articles to look back; a reprint that comes later than that is taken for a new article.

    >>> seen = Reprints()
    >>> seen.original("a", "Wang Fang spoke on the harvest.")
    >>> seen.original("b", "Wang Fang spoke on the harvest!")
    'a'
    """

    def __init__(self, window: int = 50_000) -> None:
        self._window = window
        self._sketches: OrderedDict[int, tuple[str, tuple[int, ...]]] = OrderedDict()
        self._holders: dict[int, list[int]] = {}
        self._next = 0

    def original(self, name: str, text: str) -> str | None:
        """The name of the article that this one reprints, or None; then this one is remembered."""
        own = sketch(text)
        seen: set[int] = set()
        for checksum in own[:_BANDS]:
            for number in self._holders.get(checksum, ()):
                if number not in seen and _shared(own, self._sketches[number][1]) >= _ALIKE:
                    return self._sketches[number][0]
                seen.add(number)
        self._remember(name, own)
        return None

    def _remember(self, name: str, own: tuple[int, ...]) -> None:
        if not own:
            return
        self._sketches[self._next] = (name, own)
        for checksum in own[:_BANDS]:
            self._holders.setdefault(checksum, []).append(self._next)
        self._next += 1
        if len(self._sketches) > self._window:
            number, (_, old) = self._sketches.popitem(last=False)
            for checksum in old[:_BANDS]:
                self._holders[checksum].remove(number)
                if not self._holders[checksum]:
                    del self._holders[checksum]


def _shared(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The share of the smallest checksums of both together that both have."""
    together = sorted({*one, *other})[: max(len(one), len(other))]
    both = {*one} & {*other}
    return sum(checksum in both for checksum in together) / len(together) if together else 0.0
