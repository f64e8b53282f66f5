"""The stages, in order: each takes a draft and gives back one with more in it.

The order is data. A verb that needs only quotes runs only the stages that quotes need.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import frozen

from npf.draft import Draft
from npf.languages import Language
from npf.stages import (
    dates,
    definitions,
    directives,
    doubts,
    formulations,
    furniture,
    milestones,
    principles,
    quotes,
    regions,
    speakers,
    speeches,
)

__all__ = ["STAGES", "Stage", "run"]

Run = Callable[[Draft, Mapping[str, Language]], Draft]


@frozen
class Stage:
    """One step: its name, what it does, and the stages whose results it reads."""

    name: str
    run: Run
    needs: tuple[str, ...] = ()


STAGES = (
    Stage("furniture", furniture.run),
    Stage("regions", regions.run, ("furniture",)),
    Stage("dates", dates.run, ("furniture",)),
    Stage("quotes", quotes.run, ("furniture",)),
    Stage("speakers", speakers.run, ("quotes",)),
    Stage("principles", principles.run, ("speakers",)),
    Stage("directives", directives.run, ("principles", "regions")),
    Stage("speeches", speeches.run, ("speakers", "directives", "dates")),
    Stage("formulations", formulations.run, ("furniture",)),
    Stage("definitions", definitions.run, ("formulations",)),
    Stage("milestones", milestones.run, ("formulations", "dates")),
    Stage("doubts", doubts.run, ("regions", "dates", "speakers")),
)


def run(draft: Draft, languages: Mapping[str, Language], wanted: str | None = None) -> Draft:
    """The draft after all stages, or after those that the wanted one needs."""
    needed = {stage.name for stage in STAGES} if wanted is None else {wanted}
    for stage in reversed(STAGES):
        if stage.name in needed:
            needed.update(stage.needs)
    for stage in STAGES:
        if stage.name in needed:
            draft = stage.run(draft, languages)
    return draft
