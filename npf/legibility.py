"""Where a text cannot be read as it stands: wrongly decoded, in another language, with markup or invisible characters inside words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from attrs import frozen

from npf.lexicon import Lexicons, Schema
from npf.models import Doubt
from npf.text import Extent

__all__ = ["EVERYDAY", "Legibility"]

EVERYDAY = Schema("shared/everyday", examples=True)

# How much of a paragraph is looked at to tell its language, how many letters it must have, and which part may be foreign.
_LOOKED_AT, _LETTERS, _FOREIGN = 800, 24, 0.2
# How many words a paragraph in Latin letters must have, and which part of English words are everyday ones at the least.
_WORDS, _SHARE = 16, 0.06

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_LATER = "\u0080-\u00bf" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
# The first two of the three bytes of each mark, as one character: what UTF-8 read as GBK shows in place of ，。“.
_AS_GBK = "".join({mark.encode()[:2].decode("gbk") for mark in "，。“"})
_DECODED = re.compile(
    f"[\ufffd\ud800-\udfff\0]+|(?:[\u00c2-\u00f4][{_LATER}]{{1,3}}){{2,}}|\u00e2\u20ac[{_LATER}]|[\u00a1-\u00fe]{{8,}}"
    f"|[{_AS_GBK}][^\n{_AS_GBK}]{{0,120}}[{_AS_GBK}]"
)
_UNSEEN = re.compile("(?<=\\w)[\u00ad\u200b-\u200d\u2060\ufeff]+(?=\\w)|[\u202a-\u202e\u2066-\u2069]+")
_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>\n]{0,300})?/?>|&(?:[a-z]{2,8}|#\d{2,5});")
_GLOSS = re.compile(f"(?<=[{_HAN}])[(（][a-zü]{{0,4}}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{{0,4}}[)）]")
_OTHER_SCRIPT = re.compile("[\u0370-\u1dbf\u1f00-\u1fff\u2c00-\u2dff\u3040-\u30fa\u30fc-\u312f\ua000-\ud7ff\ufb1d-\ufdff\ufe70-\ufefc\uff66-\uff9d]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")


@frozen
class _Trouble:
    about: str
    pattern: re.Pattern[str]
    sign: str
    message: str


_TROUBLES = (
    _Trouble("encoding", _DECODED, "", "this looks like text decoded wrongly; read the file in its own encoding, words in it are not found"),
    _Trouble("unseen", _UNSEEN, "", "invisible characters stand inside words or turn their direction; such words are not found"),
    _Trouble("gloss", _GLOSS, "", "readings stand inside words; words cut by them are not found"),
    _Trouble("markup", _MARKUP, "<&", "holds markup; give the text without it, words cut by it are not found"),
)


class Legibility:
    """Finds what keeps a text from being read; at most one doubt of a kind for each paragraph.

    >>> [doubt.about for doubt in Legibility(Lexicons()).find("江\u200b苏要保护耕地。", [(0, 9)])]
    ['unseen']
    """

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    @cached_property
    def _everyday(self) -> frozenset[str]:
        return self._lexicons.terms(EVERYDAY)

    def find(self, text: str, paragraphs: Sequence[Extent]) -> Iterator[Doubt]:
        """The doubts about a text, kind by kind.

        Args:
            text: The text as given.
            paragraphs: Its paragraphs, in order.
        """
        plain = text.isascii()
        for trouble in _TROUBLES:
            if not plain or "\0" in text or any(sign in text for sign in trouble.sign):
                yield from self._each(trouble, text, paragraphs)
        for start, end in paragraphs:
            if end - start > _LETTERS and self._is_foreign(text[start : min(end, start + _LOOKED_AT)]):
                yield _doubt(text, start, end, "language", "is in a language that is not read")

    def _each(self, trouble: _Trouble, text: str, paragraphs: Sequence[Extent]) -> Iterator[Doubt]:
        for start, end in paragraphs:
            hit = trouble.pattern.search(text, start, end)
            if hit is not None:
                yield _doubt(text, *hit.span(), trouble.about, trouble.message)

    def _is_foreign(self, sample: str) -> bool:
        """Whether a paragraph is in another script, or in Latin letters without the everyday words of English."""
        words = _LATIN.findall(sample)
        if not sample.isascii():
            other = _sum(_OTHER_SCRIPT.findall(sample))
            if other > _LETTERS * _FOREIGN and other > len(sample) * _FOREIGN:
                return True
            if _sum(words) < len(sample) * 0.5:
                return False
        if len(words) < _WORDS:
            return False
        small = [word for word in words if word.islower()]
        return len(small) >= _WORDS and sum(word in self._everyday for word in small) < len(small) * _SHARE


def _sum(found: Iterable[str]) -> int:
    return sum(map(len, found))


def _doubt(text: str, start: int, end: int, about: str, message: str) -> Doubt:
    return Doubt(start=start, end=end, text=text[start:end], about=about, message=message)
