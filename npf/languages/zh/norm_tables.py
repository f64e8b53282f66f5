"""The Chinese tables of principles and what each must look like."""

from __future__ import annotations

from npf.lexicon import Schema

__all__ = [
    "ACTION_VERBS",
    "ACTORS",
    "ADVERBS",
    "CLAUSE_WORDS",
    "DIRECTIVE_VERBS",
    "DONT_CUES",
    "FACT_MARKS",
    "FRAMES",
    "LOCAL_BODIES",
    "MODALS",
    "OWN_SIDES",
    "STANCES",
    "STRENGTHS",
    "TRAPS",
]

STRENGTHS = frozenset({"explore", "encourage", "promote", "should", "must", "avoid", "must-not", "prohibit"})
ACTION_VERBS = Schema(
    "zh/action_verbs",
    values={"takes": frozenset({"noun", "clause", "ba", "none", "short", "weak"}), "strength": STRENGTHS, "noun": frozenset({"", "noun"})},
)
ADVERBS = Schema("zh/adverbs", values={"kind": frozenset({"adverb", "link"})})
MODALS = Schema("zh/modals", values={"strength": STRENGTHS, "follows": frozenset({"any", "phrase", "commitment", "hinge"})})
DONT_CUES = Schema("zh/dont_cues", values={"strength": STRENGTHS, "kind": frozenset({"modal", "verb", "attitude", "denial", "own", "bare"})})
DIRECTIVE_VERBS = Schema("zh/directive_verbs", values={"strength": STRENGTHS})
FRAMES = Schema(
    "zh/frames",
    key=("opener", "closer"),
    values={"kind": frozenset({"frame", "own", "topic", "tail", "rest", "prevent"})},
    optional=("closer",),
)
FACT_MARKS = Schema("zh/fact_marks", values={"where": frozenset({"any", "predicate", "start", "end", "noun", "time"})})
TRAPS = Schema("zh/traps", values={"reads": frozenset({"none", "do", "cue"})}, free=("holds",))
ACTORS = Schema("zh/actors", values={"kind": frozenset({"", "person", "people"})})
LOCAL_BODIES = Schema(
    "zh/local_bodies",
    optional=("count",),
    values={"level": frozenset({"province", "autonomous", "special", "city", "county", "unit", "localities"})},
)
STANCES = Schema("zh/stances")
OWN_SIDES = Schema("zh/own_sides")
CLAUSE_WORDS = Schema(
    "zh/clause_words",
    key=("term", "kind"),
    values={
        "kind": frozenset(
            {"condition", "result", "copula", "must", "keeps-not", "attitude", "topic-end", "placed", "among"}
            | {"address", "speech", "question", "reports", "hypothesis", "otherwise", "regard", "event-verb", "effect"}
            | {
                "paired",
                "founding",
                "event",
                "operator",
                "alternative",
                "place-noun",
                "cognition",
                "law",
                "frame-end",
                "sets",
                "paper",
                "ground",
                "joined-object",
                "policy-noun",
                "due",
                "due-link",
                "due-adverb",
                "day-word",
                "only-then",
                "opposing",
                "bulletin",
                "protest",
                "averts",
                "due-word",
                "ordinal",
                "barring",
                "decides",
                "matter",
                "ban",
                "issues",
                "agrees",
                "moves-on",
                "viewed",
                "some",
                "being",
                "singles-out",
                "staff",
                "hopes",
                "asks-of",
                "set-down",
                "lays-down",
                "anew",
                "urges",
                "period",
                "home",
                "with",
                "answers",
                "bidden",
            }
        )
    },
)
