"""The English tables of regions and what each must look like."""

from __future__ import annotations

from npf.lexicon import Schema

__all__ = ["REGION_CLASSES"]

REGION_CLASSES = Schema("en/region_classes", free=("id",))
