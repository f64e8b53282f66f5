"""Which English quotation marks and brackets pair, straight ones, doubled apostrophes and single ones included."""

from __future__ import annotations

import re

from npf.text import Marks

__all__ = ["OPENING_BRACKETS", "pair_english_marks"]

_DOUBLE = re.compile("''|``|[\"“”„«»]")
_ANY = re.compile("[\"“”„«»‘'`()\\[\\]（）]")
_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")
_SINGLE = re.compile("[‘'](?<![\\w’'][‘'])(?=[\\w“\"])")
_SINGLE_END = re.compile("(?<=[\\w.,!?…;)%])[’'](?![\\w’'])")
_FIRST_WORD = re.compile("[‘'](\\w+)")
_YEARS = re.compile("\\d\\d?s?")
OPENING_BRACKETS = "([（"
_BRACKET = re.compile("[()\\[\\]（）]")
_LONGEST_SINGLE = 400
_BEFORE_OPENING = frozenset(" \t\u00a0([{-–—/“‘'`:")

Pair = tuple[int, int, str, bool]


def pair_english_marks(folded: str, start: int, end: int, elided: frozenset[str] = frozenset()) -> tuple[Marks, ...]:
    """The pairs of marks of a paragraph, in the order of their opening.

    Of a doubled apostrophe only the inner character belongs to the pair, so that `inside` holds for every kind. An opening mark
    without its closing one reaches to the end of the paragraph, unless whole pairs follow it: then it was a slip and counts for nothing.

    The mark before a word of `elided`, or before a decade, is an apostrophe ("'til the '90s").

    >>> [pair.inside for pair in pair_english_marks("''Yes,'' he said.", 0, 17)]
    [(2, 6)]
    """
    if not _ANY.search(folded, start, end):
        return ()
    pairs = _double(folded, start, end)
    pairs += _single(folded, start, end, pairs, elided)
    pairs += _brackets(folded, start, end)
    pairs.sort()
    found: list[Marks] = []
    around: list[int] = []
    for at, until, opener, closed in pairs:
        while around and around[-1] <= at:
            around.pop()
        found.append(Marks(at, until, opener, len(around), closed))
        around.append(until)
    return tuple(found)


def _double(folded: str, start: int, end: int) -> list[Pair]:
    pairs: list[Pair] = []
    waiting: list[tuple[int, str]] = []
    for hit in _DOUBLE.finditer(folded, start, end):
        mark = hit.group()
        before = folded[hit.start() - 1] if hit.start() > start else " "
        after = folded[hit.end()] if hit.end() < end else " "
        may_open = not after.isspace() and (before in _BEFORE_OPENING or before.isspace())
        slipped = mark == "“" and bool(waiting) and waiting[-1][1] in "“”" and not before.isspace() and before not in _BEFORE_OPENING
        opens = (mark in _OPENS and not slipped) or mark == "``" or (mark not in _CLOSES and (not waiting or (may_open and before.isspace())))
        turned = mark == "”" and not waiting and may_open and before.isspace()
        if turned or (opens and (mark in _OPENS or may_open or before.isspace())):
            waiting.append((hit.end() - 1, mark))
        elif waiting:
            at, opener = waiting.pop()
            pairs.append((at, hit.start() + 1, opener, True))
    for at, opener in waiting:
        if not any(at < pair[0] for pair in pairs[-1:]):
            pairs.append((at, end, opener, False))
            break
    return pairs


def _single(folded: str, start: int, end: int, double: list[Pair], elided: frozenset[str]) -> list[Pair]:
    pairs: list[Pair] = []
    free = start
    for hit in _SINGLE.finditer(folded, start, end):
        at = hit.start()
        word = _FIRST_WORD.match(folded, at, end)
        apostrophe = word is not None and (word.group(1).lower() in elided or _YEARS.fullmatch(word.group(1)) is not None)
        if at < free or apostrophe or (at > start and folded[at - 1] == "'"):
            continue
        limit = min([end, at + _LONGEST_SINGLE, *(pair[1] - 1 for pair in double[-8:] if pair[0] <= at < pair[1])])
        close = _closing_single(folded, at + 1, limit)
        if close is not None:
            pairs.append((at, close + 1, "‘", True))
            free = close + 1
    return pairs


def _closing_single(folded: str, start: int, limit: int) -> int | None:
    """The closing mark; a plural possessive ("farmers’ land") only where nothing better follows."""
    possessive = None
    for hit in _SINGLE_END.finditer(folded, start, limit):
        at = hit.start()
        if folded[at - 1] == "s" and folded[at + 1 : at + 2] == " ":
            possessive = at if possessive is None else possessive
            continue
        return at
    return possessive


def _brackets(folded: str, start: int, end: int) -> list[Pair]:
    pairs: list[Pair] = []
    waiting: list[int] = []
    for hit in _BRACKET.finditer(folded, start, end):
        if hit.group() in OPENING_BRACKETS:
            waiting.append(hit.start())
        elif waiting:
            at = waiting.pop()
            pairs.append((at, hit.end(), folded[at], True))
    return pairs
