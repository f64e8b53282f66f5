"""The English tables and what each must look like."""

from __future__ import annotations

from npf.lexicon import Schema

__all__ = ["ABBREVIATIONS", "IRREGULAR"]

ABBREVIATIONS = Schema("en/abbreviations", values={"kind": frozenset({"title", "month", "company", "place", "other"})})
IRREGULAR = Schema("en/irregular", optional=("past", "participle"), values={"doubles": frozenset({"yes", ""})}, examples=False)
