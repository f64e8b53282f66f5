"""The Chinese tables and what each must look like."""

from __future__ import annotations

from npf.lexicon import Schema

__all__ = [
    "ACTION_VERBS",
    "ACTORS",
    "ADVERBS",
    "DATES",
    "DEFINITION_CUES",
    "DIRECTIVE_VERBS",
    "DONT_CUES",
    "FACT_MARKS",
    "FRAMES",
    "FURNITURE",
    "MODALS",
    "NARRATION",
    "OCCASIONS",
    "QUOTE_ADVERBS",
    "QUOTE_OPENERS",
    "REPORTING",
    "SOURCES",
    "SURNAMES",
    "TITLES",
    "TRANSLITERATION",
    "TRAPS",
]

FURNITURE = Schema(
    "zh/furniture",
    key=("term", "kind"),
    values={"kind": frozenset({"agency", "reporter", "photo", "end", "note", "column", "speech"})},
)

REPORTING = Schema(
    "zh/reporting",
    values={"frame": frozenset({"say", "tell", "lead", "trap"}), "noun": frozenset({"", "noun"})},
)
TITLES = Schema("zh/titles", values={"office": frozenset({"", "office"})})
SURNAMES = Schema("zh/surnames", key=("surname",), values={"weight": frozenset({"", "weak"})}, examples=False)
SOURCES = Schema(
    "zh/sources",
    values={"kind": frozenset({"meeting", "body", "document", "unnamed", "pronoun"})},
)
QUOTE_ADVERBS = Schema("zh/quote_adverbs", values={"kind": frozenset({"adverb", "preposition"})})
QUOTE_OPENERS = Schema("zh/quote_openers")
NARRATION = Schema("zh/narration")
DEFINITION_CUES = Schema(
    "zh/definition_cues",
    key=("term", "kind"),
    values={
        "kind": frozenset({"facet", "side", "verb", "gloss", "lead", "modifier", "adverb", "trap"}),
        "takes": frozenset({"", "lie", "asks lie"}),
    },
)

DATES = Schema(
    "zh/dates",
    key=("term", "kind"),
    values={"kind": frozenset({"year", "month", "week", "day", "vague", "trap-day", "trap-number"})},
    optional=("value",),
)

STRENGTHS = frozenset({"explore", "encourage", "promote", "should", "must", "avoid", "must-not", "prohibit"})
ACTION_VERBS = Schema(
    "zh/action_verbs", values={"takes": frozenset({"noun", "clause", "ba", "none", "short"}), "strength": STRENGTHS, "noun": frozenset({"", "noun"})}
)
ADVERBS = Schema("zh/adverbs", values={"kind": frozenset({"adverb", "link"})})
MODALS = Schema("zh/modals", values={"strength": STRENGTHS, "follows": frozenset({"any", "phrase", "commitment", "hinge"})})
DONT_CUES = Schema("zh/dont_cues", values={"strength": STRENGTHS, "kind": frozenset({"modal", "verb", "attitude", "denial", "bare"})})
DIRECTIVE_VERBS = Schema("zh/directive_verbs", values={"strength": STRENGTHS})
FRAMES = Schema(
    "zh/frames",
    key=("opener", "closer"),
    values={"kind": frozenset({"frame", "own", "topic", "tail", "prevent"})},
    optional=("closer",),
)
FACT_MARKS = Schema("zh/fact_marks", values={"where": frozenset({"any", "start", "end", "time"})})
TRAPS = Schema("zh/traps", values={"reads": frozenset({"none", "do"})}, free=("holds",))
ACTORS = Schema("zh/actors")
TRANSLITERATION = Schema("zh/transliteration", key=("character",), examples=False)

OCCASIONS = Schema(
    "zh/occasions",
    key=("term", "form"),
    values={
        "form": frozenset({"act", "noun", "stop", "refers", "body", "trap", "habit"}),
        "kind": frozenset(
            {"", "tour", "deliberation", "meeting", "symposium", "study-session", "talks", "instruction", "letter", "speech", "interview"}
        ),
    },
)
