"""The English tables and what each must look like."""

from __future__ import annotations

from npf.lexicon import Schema

__all__ = [
    "ABBREVIATIONS",
    "ACTION_VERBS",
    "ACTORS",
    "ATTRIBUTION_PHRASES",
    "DATES",
    "DEFINITION_CUES",
    "DIRECTIVE_VERBS",
    "DONT_CUES",
    "FURNITURE",
    "GIVEN_NAMES",
    "IMPERSONAL",
    "IRREGULAR",
    "MILESTONE_CUES",
    "MODALS",
    "NATIONALITIES",
    "NORM_NOUNS",
    "NORM_TRAPS",
    "NORM_WORDS",
    "OCCASIONS",
    "OCCASION_FRAMES",
    "REGION_NOUNS",
    "REPORTING",
    "ROLE_WORDS",
    "SOURCE_NOUNS",
    "SURNAMES",
    "TITLES",
    "VERBS",
    "WORD_CLASSES",
]

ABBREVIATIONS = Schema("en/abbreviations", values={"kind": frozenset({"title", "month", "company", "place", "other"})})
IRREGULAR = Schema("en/irregular", optional=("past", "participle"), values={"doubles": frozenset({"yes", ""})}, examples=False)
FURNITURE = Schema(
    "en/furniture",
    key=("term", "kind"),
    values={"kind": frozenset({"agency", "city", "column", "photo", "photo-end", "reporter", "byline", "end", "note", "link"})},
)
REPORTING = Schema("en/reporting", free=("frames",), optional=("traps",), values={"noun": frozenset({"yes", ""})})
ATTRIBUTION_PHRASES = Schema("en/attribution_phrases", optional=("traps",), values={"frame": frozenset({"source", "owner"})})
SOURCE_NOUNS = Schema("en/source_nouns", values={"kind": frozenset({"person", "body", "document", "unnamed"})})
VERBS = Schema("en/verbs", values={"noun": frozenset({"yes", ""})}, examples=False)
WORD_CLASSES = Schema("en/word_classes", key=("term", "class"), examples=False)
TITLES = Schema("en/titles")
NATIONALITIES = Schema("en/nationalities", free=("countries",), examples=False)
ROLE_WORDS = Schema("en/role_words", free=("titles",))
SURNAMES = Schema("en/surnames", examples=False)
GIVEN_NAMES = Schema("en/given_names", values={"pronoun": frozenset({"he", "she"})}, examples=False)

_DO_DONT = frozenset({"do", "dont"})
_LADDER = frozenset({"explore", "encourage", "promote", "should", "must", "avoid", "must-not", "prohibit"})
ACTION_VERBS = Schema(
    "en/action_verbs",
    values={"noun": frozenset({"yes", "also", ""}), "kind": frozenset({"act", "result", "wrong"}), "polarity": _DO_DONT, "strength": _LADDER},
)
DIRECTIVE_VERBS = Schema("en/directive_verbs", free=("frames",), values={"strength": _LADDER, "polarity": _DO_DONT})
MODALS = Schema(
    "en/modals",
    values={
        "kind": frozenset({"norm", "need", "past-need", "commitment", "be-to", "pledge", "stance", "want", "may"}),
        "form": frozenset({"base", "ing"}),
        "strength": _LADDER,
        "negated": _LADDER,
    },
)
NORM_NOUNS = Schema("en/norm_nouns", values={"kind": frozenset({"light", "need", "duty", "key", "call", "existing", "action"}), "strength": _LADDER})
IMPERSONAL = Schema("en/impersonal", values={"strength": _LADDER})
DONT_CUES = Schema(
    "en/dont_cues",
    values={
        "kind": frozenset(
            [
                "negation",
                "modal",
                "modal-not",
                "imperative",
                "stance",
                "contrast",
                "denial",
                "denial-to",
                "not-allowed",
                "not-allowed-in",
                "there-no",
                "there-ban",
                "noun",
                "ban-noun",
            ]
        ),
        "strength": _LADDER,
    },
)
NORM_TRAPS = Schema("en/norm_traps", values={"kind": frozenset({"adjective", "epistemic", "noun", "participle", "set-phrase"})})
ACTORS = Schema("en/actors", values={"kind": frozenset({"own", "office", "impersonal"})})
NORM_WORDS = Schema("en/norm_words", free=("classes",), examples=False)
DEFINITION_CUES = Schema(
    "en/definition_cues",
    key=("term", "kind"),
    values={
        "kind": frozenset(
            {
                "facet",
                "side",
                "verb",
                "quoted",
                "apposition",
                "stop",
                "opener",
                "break",
                "finite",
                "relative",
                "idle",
                "copula",
                "link",
                "participle",
                "gloss",
            }
        ),
        "takes": frozenset({"", "asks", "end"}),
    },
)
MILESTONE_CUES = Schema(
    "en/milestone_cues",
    key=("term", "kind"),
    values={
        "kind": frozenset({"verb", "coin", "into", "document", "again", "noun", "dated", "named", "concept"}),
        "event": frozenset({"", "first_proposed", "elaborated", "deployed", "written_into", "reaffirmed"}),
    },
)
REGION_NOUNS = Schema("en/region_nouns", free=("levels",))
DATES = Schema(
    "en/dates",
    key=("term", "kind"),
    values={
        "kind": frozenset(
            {
                "month-name",
                "weekday",
                "day",
                "month",
                "year",
                "week",
                "vague",
                "future",
                "count",
                "ordinal",
                "before-year",
                "before-month",
                "trap-day",
            }
        )
    },
    optional=("value",),
)
OCCASIONS = Schema(
    "en/occasions",
    key=("term", "form"),
    values={
        "form": frozenset({"act", "noun", "address", "body", "interview", "audience", "listener", "remarks", "speaks", "titled", "trap"}),
        "kind": frozenset(
            {"", "tour", "deliberation", "meeting", "symposium", "study-session", "talks", "instruction", "letter", "speech", "interview", "article"}
        ),
    },
)
OCCASION_FRAMES = Schema(
    "en/occasion_frames",
    key=("term", "kind"),
    values={
        "kind": frozenset(
            {
                "preposition",
                "aloof",
                "apart",
                "definite",
                "aside",
                "aside-subject",
                "there",
                "specifies",
                "hands",
                "tells",
                "meets",
                "party-word",
                "subject",
                "given",
                "media-word",
                "addresses",
                "breaks",
            }
        )
    },
)
