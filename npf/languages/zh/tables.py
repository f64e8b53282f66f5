"""The Chinese tables and what each must look like."""

from __future__ import annotations

from npf.lexicon import Schema

__all__ = [
    "DATES",
    "DEFINITION_CUES",
    "FURNITURE",
    "MILESTONE_CUES",
    "NARRATION",
    "OCCASIONS",
    "OCCASION_FRAMES",
    "QUOTE_ADVERBS",
    "QUOTE_OPENERS",
    "QUOTE_WORDS",
    "REPORTING",
    "SOURCES",
    "SURNAMES",
    "TITLES",
    "TRANSLITERATION",
    "VENUES",
]

FURNITURE = Schema(
    "zh/furniture",
    key=("term", "kind"),
    values={"kind": frozenset({"agency", "reporter", "photo", "end", "note", "column", "speech"})},
)

REPORTING = Schema(
    "zh/reporting",
    values={
        "frame": frozenset({"say", "think", "guess", "tell", "urge", "inform", "lead", "show", "accord", "report", "trap"}),
        "noun": frozenset({"", "noun"}),
    },
)
TITLES = Schema("zh/titles", values={"kind": frozenset({"", "office", "trap"})})
SURNAMES = Schema("zh/surnames", key=("surname",), values={"weight": frozenset({"", "weak"})}, examples=False)
SOURCES = Schema(
    "zh/sources",
    values={"kind": frozenset({"meeting", "body", "place", "side", "document", "unnamed", "pronoun"})},
)
QUOTE_ADVERBS = Schema("zh/quote_adverbs", values={"kind": frozenset({"adverb", "noun", "preposition"})})
QUOTE_OPENERS = Schema("zh/quote_openers")
QUOTE_WORDS = Schema(
    "zh/quote_words",
    key=("term", "kind"),
    values={
        "kind": frozenset(
            {
                "according",
                "announce",
                "aside",
                "author-link",
                "authored",
                "before-document",
                "before-meeting",
                "before-source",
                "cited",
                "clause-sign",
                "compound",
                "convene",
                "counter",
                "day-part",
                "following",
                "joining",
                "held",
                "look",
                "near-day",
                "no-name",
                "no-source",
                "no-person",
                "asked",
                "asked-about",
                "stage",
                "turn",
                "norm",
                "obeying",
                "negation",
                "causing",
                "citing",
                "at-meeting",
                "issued",
                "no-subject",
                "making",
                "of-event",
                "another",
                "coverage",
                "statistic",
                "conditional",
                "echo",
                "habit",
                "naming",
                "recent",
                "quoted-role",
                "authoring",
                "occasion",
                "ordinal",
                "phrase-end",
                "place-end",
                "praise",
                "rare-in-name",
                "reporter",
                "salutation",
                "stirs",
                "stirred",
                "assesses",
                "authority",
                "learns",
                "medium",
                "one",
                "self",
                "several",
                "speech-link",
                "this",
                "time-before",
                "time-unit",
                "week",
            }
        )
    },
)
NARRATION = Schema("zh/narration")
DEFINITION_CUES = Schema(
    "zh/definition_cues",
    key=("term", "kind"),
    values={
        "kind": frozenset(
            {
                "facet",
                "side",
                "verb",
                "gloss",
                "lead",
                "naming",
                "modifier",
                "adverb",
                "trap",
                "finite",
                "ask",
                "empty",
                "what",
                "aside",
                "quoted",
                "copula",
            }
        ),
        "takes": frozenset({"", "lie", "asks lie", "end", "end lie", "frame"}),
    },
)

DATES = Schema(
    "zh/dates",
    key=("term", "kind"),
    values={"kind": frozenset({"year", "month", "week", "day", "same", "vague", "trap-day", "trap-number"})},
    optional=("value",),
)
TRANSLITERATION = Schema("zh/transliteration", key=("character",), examples=False)

OCCASIONS = Schema(
    "zh/occasions",
    key=("term", "form"),
    values={
        "form": frozenset({"act", "asks", "visits", "noun", "stop", "refers", "body", "trap", "habit", "relays"}),
        "kind": frozenset(
            {"", "tour", "deliberation", "meeting", "symposium", "study-session", "talks", "instruction", "letter", "speech", "interview", "article"}
        ),
    },
)
MILESTONE_CUES = Schema(
    "zh/milestone_cues",
    key=("term", "kind"),
    values={
        "kind": frozenset({"first", "again", "verb", "say", "into", "document", "no-document", "gathering", "at", "not-at", "place-end", "not-done"}),
        "event": frozenset({"", "first_proposed", "elaborated", "deployed", "written_into", "reaffirmed"}),
    },
)
VENUES = Schema("zh/venues", free=("code",))
OCCASION_FRAMES = Schema(
    "zh/occasion_frames",
    key=("term", "kind"),
    values={
        "kind": frozenset(
            {
                "joins",
                "deliberates",
                "cut",
                "before-name",
                "holds",
                "held",
                "ends",
                "later",
                "demonstrative",
                "of-whom",
                "behind",
                "title",
                "person",
                "while",
                "whilst",
                "says",
                "gives",
                "quality",
                "opener",
                "topic",
                "time",
                "object",
                "behind-object",
                "object-group",
                "to-come",
                "guest",
                "about",
                "attends",
                "role",
                "several",
                "utters",
                "first",
                "joined",
            }
        )
    },
)
