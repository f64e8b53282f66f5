"""Chinese numerals up to 99, and years digit by digit."""

from __future__ import annotations

__all__ = ["DIGITS", "number", "year"]

DIGITS = "〇○零一二三四五六七八九"
_VALUES = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "○": 0, "两": 2}


def number(written: str) -> int | None:
    """The value of a numeral of at most two digits, Arabic or Chinese; None for anything else.

    >>> number("二十一"), number("十"), number("7"), number("千")
    (21, 10, 7, None)
    """
    if written.isascii():
        return int(written) if written.isdigit() else None
    tens, ten, ones = written.partition("十")
    if not ten:
        return _VALUES.get(written)
    high, low = (_VALUES.get(part, -1) if part else default for part, default in ((tens, 1), (ones, 0)))
    return high * 10 + low if high >= 0 and low >= 0 else None


def year(written: str) -> int | None:
    """A year of four digits, Arabic or Chinese.

    >>> year("二〇二四"), year("2024")
    (2024, 2024)
    """
    digits = "".join(str(_VALUES.get(digit, digit)) for digit in written)
    return int(digits) if len(digits) == 4 and digits.isascii() and digits.isdigit() else None
