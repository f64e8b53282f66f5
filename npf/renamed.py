"""Names that have gone: each works for at least one minor release more, and warns."""

from __future__ import annotations

import warnings

from attrs import frozen

__all__ = ["RENAMED", "Renamed", "renamed"]


@frozen
class Renamed:
    """What a name is called now, the release that renamed it, and the one that drops it (both "major.minor")."""

    new: str
    since: str
    until: str


RENAMED: dict[tuple[str, str], Renamed] = {}  # (module, old name); nothing has been renamed yet


def renamed(module: str, name: str) -> str | None:
    """The name by which something is found now, with a warning to the caller's caller; None for a name that never was.

    >>> renamed("npf", "extract_quote") is None
    True
    """
    found = RENAMED.get((module, name))
    if found is None:
        return None
    message = f"{module}.{name} is called {module}.{found.new} since npf {found.since}; npf {found.until} drops the old name"
    warnings.warn(message, DeprecationWarning, stacklevel=3)
    return found.new
