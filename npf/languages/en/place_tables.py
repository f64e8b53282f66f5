"""The English tables of regions and what each must look like."""

from __future__ import annotations

from npf.lexicon import Schema

__all__ = ["PLACE_METONYMS", "PLACE_ORGS", "PLACE_SURNAMES", "PLACE_WORDS", "REGION_CLASSES", "REGION_CLASS_PARTS", "REGION_DIRECTIONS"]

REGION_CLASSES = Schema("en/region_classes", free=("id",), values={"back": frozenset({"yes", ""})})
REGION_CLASS_PARTS = Schema("en/region_class_parts", key=("term", "kind"), free=("group",), values={"kind": frozenset({"head", "modifier"})})
REGION_DIRECTIONS = Schema("en/region_directions", free=("id",))
PLACE_ORGS = Schema("en/place_orgs")
PLACE_SURNAMES = Schema("en/place_surnames")
PLACE_WORDS = Schema("en/place_words")
PLACE_METONYMS = Schema(
    "en/place_metonyms",
    key=("term", "kind"),
    values={
        "kind": frozenset(
            {"verb", "noun", "partner", "tail", "head", "before", "rail", "country", "not-side", "abroad", "toward", "auxiliary", "local"}
        )
    },
)
