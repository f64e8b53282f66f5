"""What can go wrong, in words for the person who reads it.

No text makes a verb of this library raise. These errors are for wrong arguments and for wrong tables.
"""

from __future__ import annotations

from typing import Any

__all__ = ["AmbiguousRegion", "BadDate", "LexiconError", "NpfError", "UnknownLanguage", "UnknownRegion", "WorkerDied"]


class NpfError(Exception):
    """The parent of every error that this library raises on purpose."""


class LexiconError(NpfError, ValueError):
    """A table is not as it must be; the message opens with file and line."""

    def __init__(self, where: str, line: int | None, problem: str) -> None:
        self.where = where
        self.line = line
        self.problem = problem
        super().__init__(f"{where}:{line}: {problem}" if line is not None else f"{where}: {problem}")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.where, self.line, self.problem)


class UnknownLanguage(NpfError, ValueError):
    """A language was asked for that the library does not read."""


class BadDate(NpfError, ValueError):
    """A date was given that is none."""


class UnknownRegion(NpfError, KeyError):
    """No region has this name or code; the message lists names that come near."""

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class AmbiguousRegion(UnknownRegion):
    """Several regions have this name; `candidates` holds their codes."""

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        self.candidates = candidates
        super().__init__(message)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.candidates)


class WorkerDied(NpfError, RuntimeError):
    """A process that read texts died; the message says over which text."""


def only(name: str, given: object, *types: type) -> None:
    """Refuse what is neither None nor of these types.

    Raises:
        TypeError: With the name of the argument and of the type given.
    """
    if given is not None and not isinstance(given, types):
        wanted = " or ".join(each.__name__ for each in types)
        raise TypeError(f"{name} must be a {wanted} or None, not {type(given).__name__}")
