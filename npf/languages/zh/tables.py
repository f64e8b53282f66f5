"""The Chinese tables and what each must look like."""

from __future__ import annotations

from npf.lexicon import Schema

__all__ = ["FURNITURE"]

FURNITURE = Schema(
    "zh/furniture",
    key=("term", "kind"),
    values={"kind": frozenset({"agency", "reporter", "photo", "end", "note", "column", "speech"})},
)
