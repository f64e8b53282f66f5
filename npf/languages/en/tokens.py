"""A sentence as tokens: words, numbers, punctuation, and each quotation and each bracket as one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from npf.draft import Paragraph
from npf.languages.en.marks import OPENING_BRACKETS
from npf.text import Extent, Marks

__all__ = ["DASHES", "Places", "Sentence", "quotations", "sentences_around_quotations", "windows"]

_JOINED = r"[-'’&/](?=\w)|\.(?=[^\W\d_](?![^\W\d_])|[a-z]{2,4}\b)"
_NUMBER = r"\d(?:[\d,.]*\d)?[\w%]*(?:-\w+)*"
_TOKEN = re.compile(rf"[^\W\d_]\w*(?:(?:{_JOINED}|(?<=\.\w)\.)\w*)*|{_NUMBER}|--+|\.{{2,}}|[^\w\s]")
_MARK_CHARACTERS = frozenset("\"“”'‘’`«» ")
DASHES = frozenset({"-", "--", "---", "—", "–", "——"})
_FEWEST_CAPITALS = 4
_LONGEST_SENTENCE = 240
_KEPT_WORDS = 1 << 15
_APOSTROPHE = str.maketrans("’", "'")


@lru_cache(maxsize=_KEPT_WORDS)
def _reading(word: str, shouted: bool) -> tuple[str, str]:
    """What a word is in `Sentence.low` and in `Sentence.kinds`; most words of a text are few."""
    first = word[0]
    kind = ("W" if first.isupper() else "w") if first.isalpha() else "n" if first.isdigit() else "p"
    short = word[:-2] if len(word) > 3 and word.endswith(("'s", "’s")) else word
    low = short + word[len(short) :] if len(short) in (2, 3) and short.isupper() and not shouted else word.lower()
    return low.translate(_APOSTROPHE) if "’" in low else low, kind


class Sentence:
    """One sentence in tokens; all lists run in parallel.

    Attributes:
        start, end: Extent in the text.
        starts, ends: Extents of the tokens.
        low: The tokens in lower case with straight apostrophes, but for short words in capitals (WHO is not who); '"' for a quotation,
            "(" for a bracket.
        shouted: Whether all is in capitals.
        titled: Whether most words have capitals, as in a heading.
        kinds: "W" a capitalised word, "w" another word, "n" a number, "q" a quotation, "b" a bracket, "p" punctuation.
    """

    __slots__ = ("end", "ends", "folded", "kinds", "low", "shouted", "start", "starts", "titled")

    def __init__(self, folded: str, start: int, end: int, opaque: Sequence[Marks]) -> None:
        self.folded, self.start, self.end = folded, start, end
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.low: list[str] = []
        self.kinds: list[str] = []
        self.shouted = folded[start:end].isupper()
        at = start
        for pair in opaque:
            if pair.start < at or pair.start >= end:
                continue
            wide = 1 if pair.opener in ("''", "``") else 0
            self._read(at, pair.start - wide)
            at = pair.end + wide if pair.closed and folded[pair.end - 1] == "'" and wide else pair.end
            bracket = pair.opener in OPENING_BRACKETS
            self._add(pair.start - wide, at, "(" if bracket else '"', "b" if bracket else "q")
        self._read(at, end)
        self._join_abbreviations()
        capitals = self.kinds.count("W")
        self.titled = capitals > _FEWEST_CAPITALS and capitals > 2 * self.kinds.count("w")

    def __len__(self) -> int:
        return len(self.low)

    def _add(self, start: int, end: int, low: str, kind: str) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.low.append(low)
        self.kinds.append(kind)

    def _read(self, start: int, end: int) -> None:
        starts, ends, lows, kinds, shouted = self.starts, self.ends, self.low, self.kinds, self.shouted
        for hit in _TOKEN.finditer(self.folded, start, end):
            low, kind = _reading(hit.group(), shouted)
            starts.append(hit.start())
            ends.append(hit.end())
            lows.append(low)
            kinds.append(kind)

    def _join_abbreviations(self) -> None:
        """A full stop inside a sentence belongs to the word before it."""
        low, kinds = self.low, self.kinds
        if "." not in low[:-1]:
            return
        last = len(low) - 1
        while last >= 0 and kinds[last] in "pqb":
            last -= 1
        keep = [i for i in range(len(low)) if not (low[i] == "." and 0 < i < last and kinds[i - 1] in "wW" and self.ends[i - 1] == self.starts[i])]
        if len(keep) == len(low):
            return
        for i in range(len(low)):
            if low[i] == "." and 0 < i < last and kinds[i - 1] in "wW" and self.ends[i - 1] == self.starts[i]:
                self.ends[i - 1] = self.ends[i]
        self.starts, self.ends = [self.starts[i] for i in keep], [self.ends[i] for i in keep]
        self.low, self.kinds = [low[i] for i in keep], [kinds[i] for i in keep]

    def last_inside(self, i: int) -> str:
        """The last character inside the marks of a quotation."""
        k = self.ends[i] - 1
        while k > self.starts[i] and self.folded[k] in _MARK_CHARACTERS:
            k -= 1
        return self.folded[k]

    def first_inside(self, i: int) -> str:
        """The first word inside the marks of a quotation, in lower case."""
        word = _TOKEN.search(self.folded, self.starts[i] + 1, self.ends[i])
        while word is not None and not word.group()[0].isalpha() and word.end() < self.ends[i]:
            word = _TOKEN.search(self.folded, word.end(), self.ends[i])
        return word.group().lower().translate(_APOSTROPHE) if word is not None else ""

    def extent(self, first: int, behind: int) -> Extent:
        """The extent of the tokens `first` to `behind - 1`."""
        return self.starts[first], self.ends[behind - 1]

    def words(self, first: int, behind: int) -> str:
        """The characters of the tokens `first` to `behind - 1`."""
        return self.folded[self.starts[first] : self.ends[behind - 1]]


class Places:
    """Pairs of marks by place, so that a sentence finds its own without a look at all others."""

    def __init__(self, marks: Sequence[Marks]) -> None:
        self._marks = marks
        self._starts = [pair.start for pair in marks]

    def within(self, start: int, end: int) -> Sequence[Marks]:
        """The pairs that open between two offsets."""
        return self._marks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def windows(folded: str, start: int, end: int, opaque: Sequence[Marks]) -> Iterator[Sentence]:
    """A sentence in tokens; one of absurd length comes in pieces, so that the cost stays linear."""
    whole = Sentence(folded, start, end, opaque)
    if len(whole) <= _LONGEST_SENTENCE:
        yield whole
        return
    places = Places(opaque)
    for first in range(0, len(whole), _LONGEST_SENTENCE):
        extent = whole.extent(first, min(first + _LONGEST_SENTENCE, len(whole)))
        yield Sentence(folded, *extent, places.within(*extent))


def quotations(paragraph: Paragraph) -> tuple[Marks, ...]:
    """The outermost pairs of quotation marks, those inside brackets too, in order."""
    found: list[Marks] = []
    until = -1
    for pair in paragraph.marks:
        if pair.opener not in OPENING_BRACKETS and pair.start >= until:
            found.append(pair)
            until = pair.end
    return tuple(found)


def sentences_around_quotations(paragraph: Paragraph, pairs: Sequence[Marks]) -> Iterator[Extent]:
    """The paragraph's sentences, put together where an end lies inside a quotation."""
    at, which = None, 0
    for start, end in paragraph.sentences:
        at = start if at is None else at
        while which < len(pairs) and pairs[which].end <= end:
            which += 1
        if which < len(pairs) and pairs[which].start < end < pairs[which].end:
            continue
        yield at, end
        at = None
    if at is not None:
        yield at, paragraph.sentences[-1][1]
