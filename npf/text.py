"""Text before meaning: folding that keeps the length, paragraphs, pairs of marks.

All offsets are code points. `fold` changes characters but never their number, so an offset into the folded text is an offset into the
text as given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter

from attrs import frozen

__all__ = ["CHINESE_MARKS", "Extent", "Marks", "Replacement", "fold", "lines_as_paragraphs", "marks_over", "pair_marks", "plain", "trim"]

Extent = tuple[int, int]

CHINESE_MARKS: Mapping[str, str] = {"“": "”", "‘": "’", "《": "》", "（": "）"}


class Replacement:
    """Replaces characters one by one, at hardly any cost where a text holds none of them.

    Args:
        table: Code points with what stands for each, as for `str.translate`.

    >>> Replacement({ord("發"): "发"})("發展")
    '发展'
    """

    def __init__(self, table: Mapping[int, int | str]) -> None:
        self._table = table
        # To look is ten times cheaper than to translate.
        self._any = re.compile(f"[{re.escape(''.join(map(chr, table)))}]" if table else "(?!)")

    def __call__(self, text: str) -> str:
        return text.translate(self._table) if self._any.search(text) else text


_CJK = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003134f"
_HAN = re.compile(f"[{_CJK}]")
_HALF_WIDTH = re.compile("[,;:!?()]")
_BEFORE_FULL, _BEHIND_FULL = re.compile(f"[{_CJK}”’」』》）]"), re.compile(f"[{_CJK}“‘「『《（]")
_TO_FULL = str.maketrans(",;:!?()", "，；：！？（）")
_FORMS = {
    **{code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)},
    **{code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)},
    **{code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)},
    **{ord(a): ord(b) for a, b in zip("「」『』﹁﹂﹃﹄｢｣〈〉﹏﹔﹕﹐﹖﹗", "“”‘’“”‘’“”《》_；：，？！", strict=True)},
    **{ord(space): ord(" ") for space in "\u00a0\u2002\u2003\u2009\u202f\u3000"},
}
_TO_HALF = Replacement(_FORMS)
_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_APOSTROPHES = re.compile("['’ʻ`]")
_SPACES = re.compile("[\\s\u2010-\u2015-]+")
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_FINAL = re.compile(r"[.!?。！？：:；;…][\"'”’」』）)\]]*\s*$")


@frozen
class Marks:
    """A pair of marks: where it opens and where it closes (both marks included), and how deep it lies.

    Attributes:
        closed: False where the closing mark is missing; `end` is then the end of the paragraph.
    """

    start: int
    end: int
    opener: str
    depth: int
    closed: bool

    @property
    def inside(self) -> Extent:
        """The extent between the marks."""
        return self.start + 1, self.end - 1 if self.closed else self.end


def marks_over(marks: Sequence[Marks], start: int, end: int) -> list[Marks]:
    """The marks of a paragraph, sorted, that overlap `start..end`; those far before are not looked at."""
    found: list[Marks] = []
    for at in range(bisect_left(marks, end, key=lambda pair: pair.start) - 1, -1, -1):
        if marks[at].end > start:
            found.append(marks[at])
        elif marks[at].depth == 0:
            break
    return found[::-1]


def fold(text: str, simplified: Replacement) -> str:
    """The text in one script and one width, of the same length.

    Args:
        text: The text as given.
        simplified: Traditional characters to simplified ones.

    Returns:
        Letters and digits in half width, Chinese in simplified script, corner brackets as “” and ‘’, and punctuation that touches
        Chinese in full width.

    >>> fold("「ＡＢ」,發展", Replacement({ord("發"): "发"}))
    '“AB”，发展'
    """
    if text.isascii():
        return text
    text = _TO_HALF(text)
    if _HAN.search(text) is None:
        return text
    return _HALF_WIDTH.sub(_full_width, simplified(text))


def _full_width(mark: re.Match[str]) -> str:
    """A half-width mark in full width where it touches Chinese."""
    text, at = mark.string, mark.start()
    touches = (at > 0 and _BEFORE_FULL.match(text, at - 1)) or _BEHIND_FULL.match(text, at + 1)
    return mark.group().translate(_TO_FULL) if touches else mark.group()


def lines_as_paragraphs(text: str) -> Iterator[Extent]:
    """The extents of the paragraphs, without white space and invisible characters at their ends.

    A line is a paragraph, but lines that were broken at a fixed width are put together.
    """
    block: list[Extent] = []
    for line in _LINE.finditer(text):
        extent = trim(text, line.start(), line.end(), _UNSEEN)
        if block and text.count("\n", block[-1][1], extent[0]) > 1:
            yield from _unwrapped(text, block)
            block = []
        if extent[0] < extent[1]:
            block.append(extent)
    yield from _unwrapped(text, block)


def _unwrapped(text: str, block: list[Extent]) -> list[Extent]:
    """The paragraphs of lines of nearly one width that mostly end inside a sentence; else one paragraph a line.

    A much shorter line ends a paragraph, so that a heading or the last line of a paragraph stays apart from what follows.
    """
    widths = [end - start for start, end in block]
    widest = max(widths, default=0)
    full = [width >= widest * 0.7 for width in widths[:-1]]
    if sum(full) < 2 or not 24 <= widest <= 140 or sum(full) < len(full) * 0.8:
        return block
    open_ended = sum(not _FINAL.search(text, max(start, end - 4), end) for (start, end), is_full in zip(block, full, strict=False) if is_full)
    if open_ended * 2 <= sum(full):
        return block
    paragraphs = [block[0]]
    for is_full, (start, end) in zip(full, block[1:], strict=True):
        if is_full:
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return paragraphs


def trim(text: str, start: int, end: int, also: str = "") -> Extent:
    """The extent without white space, and without the characters `also`, at its ends."""
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return start, end


def pair_marks(folded: str, start: int, end: int, closers: Mapping[str, str] = CHINESE_MARKS) -> tuple[Marks, ...]:
    """The pairs of marks inside a paragraph, in the order of their opening.

    A straight double quote opens and closes in turn. A closing mark without its opening one is passed over; an opening one
    without its closing one reaches to the end of the paragraph and is not `closed`.
    """
    openings, scan = _openings(tuple(closers.items()))
    waiting: list[tuple[int, str]] = []
    pairs: list[Marks] = []
    for hit in scan.finditer(folded, start, end):
        mark, at = hit.group(), hit.start()
        opener = '"' if mark == '"' else openings.get(mark)
        depth = next((i for i in range(len(waiting) - 1, max(-1, len(waiting) - 9), -1) if waiting[i][1] == opener), None) if opener else None
        if depth is not None and opener is not None:
            pairs.extend(Marks(at_open, end, kind, level, False) for level, (at_open, kind) in enumerate(waiting[depth + 1 :], depth + 1))
            pairs.append(Marks(waiting[depth][0], at + 1, opener, depth, True))
            del waiting[depth:]
        elif mark in closers or mark == '"':
            waiting.append((at, mark))
    pairs.extend(Marks(at_open, end, kind, level, False) for level, (at_open, kind) in enumerate(waiting))
    return tuple(sorted(pairs, key=attrgetter("start")) if len(pairs) > 1 else pairs)


@cache
def _openings(closers: tuple[tuple[str, str], ...]) -> tuple[dict[str, str], re.Pattern[str]]:
    """For each closing mark its opening one, and a pattern for all of them."""
    openings = {closer: opener for opener, closer in closers}
    return openings, re.compile("[" + "".join(openings.values()) + "".join(openings) + '"]')


def plain(name: str) -> str:
    """A name without what spellings differ in: case, accents, apostrophes, dashes, the article."""
    if name and "\u3400" <= name[0] <= "\u9fff":
        return name
    if not name.isascii():
        name = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return _SPACES.sub(" ", _APOSTROPHES.sub("", name)).strip().casefold().removeprefix("the ")
