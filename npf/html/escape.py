"""Any text as harmless text of a page."""

from __future__ import annotations

import html
import unicodedata

__all__ = ["clean", "escaped"]

_KEPT = "\t\n"
_ODD = "\ufffd"
_PICTURES = 0x2400
# The marks that switch the direction of writing; the joiners that scripts and emoji need stay.
_SWITCHES = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """The text, as long as before, with a visible sign for each character that a page would obey or could not hold.

    >>> clean("a\\u202eb\\x00c\\n")
    'a\ufffdb\u2400c\\n'
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char in _KEPT else _shown(char) for char in text)


def escaped(text: str) -> str:
    """The text for a page, as content or as the value of an attribute.

    >>> escaped('<b title="x">&amp;')
    '&lt;b title=&quot;x&quot;&gt;&amp;amp;'
    """
    return html.escape(clean(text), quote=True)


def _shown(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return "\u2421"
    return _ODD if char in _SWITCHES or unicodedata.category(char) in ("Cc", "Cs") else char
