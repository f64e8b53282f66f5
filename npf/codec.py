"""Facts to plain dictionaries and back, without loss.

Keys are the attribute names. A region is written as `{"code", "zh", "en"}` and read back by its code.
"""

from __future__ import annotations

import reprlib
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from npf.gazetteer import Gazetteer
from npf.models import Region, Span

__all__ = ["Source", "decode", "encode", "listed", "members"]

# What does not fit may be anything: its repr is cut before it is made.
_brief = reprlib.Repr()
_brief.maxstring = _brief.maxother = 80


@attrs.frozen
class Source:
    """What plain values are read against: the text that their offsets count, and the regions that their codes name."""

    text: str
    gazetteer: Gazetteer


def encode(item: Any) -> Any:
    """The item as dictionaries, lists and plain values."""
    if isinstance(item, Region):
        return {"code": item.code, "zh": item.zh, "en": item.en}
    if isinstance(item, tuple):
        return [encode(part) for part in item]
    if attrs.has(type(item)):
        return {name: encode(getattr(item, name)) for name in _hints(type(item))}  # type: ignore[arg-type]
    return item


def decode(hint: Any, value: Any, where: str, source: Source) -> Any:
    """The value as the type that the hint names.

    Args:
        hint: A class of `npf.models`, or a type made of those.
        value: What `encode` gave.
        where: The path to the value, for error messages.
        source: What it is read against.

    Raises:
        ValueError: With the path, when the value does not fit, or a span is none of the text.
    """
    origin, options = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return None if value is None else decode(next(o for o in options if o is not type(None)), value, where, source)
    if origin is Literal:
        return _fit(value in options, hint, value, where)
    if origin is tuple:
        return tuple(decode(options[0], part, f"{where}[{i}]", source) for i, part in enumerate(listed(value, where)))
    if hint is Region:
        return _region(value, where, source)
    if attrs.has(hint):
        item = hint(**members(hint, value, where, source))
        return _grounded(item, where, source) if isinstance(item, Span) else item
    return _fit(type(value) is hint, hint.__name__, value, where)


def members(cls: type, value: Any, where: str, source: Source, leave: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The decoded attributes of a class, those in `leave` as they are.

    Raises:
        ValueError: With the path, when the value is no mapping, or an attribute lacks, is unknown, or does not fit.
    """
    _fit(isinstance(value, Mapping), "an object", value, where)
    hints = _hints(cls)
    for name in hints:
        _fit(name in value, f"the key {name!r}", value, where)
    for name in value:
        _fit(name in hints, f"none but {', '.join(hints)}", name, where)
    return {name: value[name] if name in leave else decode(hint, value[name], f"{where}.{name}", source) for name, hint in hints.items()}


def listed(value: Any, where: str) -> list[Any]:
    """The value, if it is a list.

    Raises:
        ValueError: With the path, when it is none.
    """
    _fit(isinstance(value, list), "a list", value, where)
    fits: list[Any] = value
    return fits


@cache
def _hints(cls: type) -> dict[str, Any]:
    names = [field.name for field in attrs.fields(cls)]
    hints = get_type_hints(cls)
    return {name: hints[name] for name in names}


def _grounded(span: Span, where: str, source: Source) -> Span:
    _fit(0 <= span.start <= span.end <= len(source.text), f"offsets within {len(source.text)} characters", (span.start, span.end), where)
    _fit(source.text[span.start : span.end] == span.text, f"text[{span.start}:{span.end}] of the article", span.text, f"{where}.text")
    return span


def _region(value: Any, where: str, source: Source) -> Region:
    _fit(isinstance(value, Mapping) and {"code", "zh", "en"} <= set(value), 'an object with "code", "zh", "en"', value, where)
    for name in ("code", "zh", "en"):
        _fit(type(value[name]) is str, "str", value[name], f"{where}.{name}")
    return source.gazetteer.get(value["code"]) or Region(value["code"], value["zh"], value["en"], "own")


def _fit(fits: bool, wanted: Any, value: Any, where: str) -> Any:
    if not fits:
        raise ValueError(f"{where}: expected {wanted}, got {_brief.repr(value)}")
    return value
