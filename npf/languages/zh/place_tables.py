"""The Chinese tables of regions and what each must look like."""

from __future__ import annotations

from npf.lexicon import Schema

__all__ = ["PLACE_CONTEXTS", "PLACE_ORGS", "PLACE_TRAPS", "PLACE_WORDS", "REGION_ABBREVIATIONS", "REGION_CLASSES", "REGION_CLASS_PARTS", "SURNAMES"]

REGION_CLASSES = Schema("zh/region_classes", free=("id",), optional=("not_after", "not_before"), values={"back": frozenset({"yes", ""})})
REGION_CLASS_PARTS = Schema(
    "zh/region_class_parts",
    key=("term", "kind"),
    free=("group",),
    optional=("not_before",),
    values={"kind": frozenset({"head", "modifier", "state", "having"})},
)
REGION_ABBREVIATIONS = Schema("zh/region_abbreviations", free=("regions",), values={"kind": frozenset({"word", "run", "parts"})})
PLACE_TRAPS = Schema("zh/place_traps", values={"kind": frozenset({"water", "mountain", "land", "word", "body"})})
PLACE_WORDS = Schema("zh/place_words", values={"use": frozenset({"check", "bound", "suffix", "free"})})
PLACE_ORGS = Schema("zh/place_orgs", key=("term", "kind"), optional=("not_before",), values={"kind": frozenset({"head", "middle", "road"})})
SURNAMES = Schema("zh/place_surnames")
PLACE_CONTEXTS = Schema(
    "zh/place_contexts",
    key=("term", "kind"),
    values={"kind": frozenset({"cut", "side-after", "side-not-after", "side-before", "part-before", "way-after"})},
)
