"""The English tables and what each must look like."""

from __future__ import annotations

from npf.lexicon import Schema

__all__ = ["ABBREVIATIONS", "FURNITURE", "IRREGULAR"]

ABBREVIATIONS = Schema("en/abbreviations", values={"kind": frozenset({"title", "month", "company", "place", "other"})})
IRREGULAR = Schema("en/irregular", optional=("past", "participle"), values={"doubles": frozenset({"yes", ""})}, examples=False)
FURNITURE = Schema(
    "en/furniture",
    key=("term", "kind"),
    values={"kind": frozenset({"agency", "city", "column", "photo", "photo-end", "reporter", "byline", "end", "note"})},
)
