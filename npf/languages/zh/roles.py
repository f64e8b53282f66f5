"""Who is to act, and which regions the action is about."""

from __future__ import annotations

from functools import cached_property

from npf.draft import Draft, Norm, starting_in
from npf.languages.zh.locals import LocalBodies
from npf.languages.zh.norm_tables import ACTORS, CLAUSE_WORDS
from npf.models import Principle, Region
from npf.resources import Resources
from npf.text import Extent

__all__ = ["RoleFinder"]

# How far behind a region that opens a topic people may be named (新疆各族人民珍惜稳定).
_PERSON = 6


class RoleFinder:
    """Gives the norms their regions: those of the actor are addressed, those of the verb phrase are targets."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._locals = LocalBodies(resources)

    def assign(self, draft: Draft) -> list[Principle]:
        """The norms of the Chinese paragraphs with addressees and targets."""
        return [self._principle(draft, norm) for norm in draft.norms if norm.rule.startswith("zh.")]

    def _principle(self, draft: Draft, norm: Norm) -> Principle:
        span = draft.span(norm.start, norm.end)
        addressees = self._addressees(draft, norm.actor)
        targets = self._regions(draft, ((norm.start, norm.end),), norm.tails) or self._regions(draft, norm.topics, ())
        return Principle(
            start=span.start,
            end=span.end,
            text=span.text,
            polarity=norm.polarity,
            cue=draft.span(*norm.cue) if norm.cue is not None else None,
            strength=norm.strength,
            speaker=norm.speaker,
            addressees=addressees,
            targets=targets,
            rule=norm.rule,
        )

    def _addressees(self, draft: Draft, actor: tuple[Extent, ...]) -> tuple[Region, ...]:
        """The regions that act themselves: not those that only say where somebody is from (贫困地区的干部, 县委书记)."""
        found: list[Region] = []
        for start, end in actor:
            for mention in starting_in(draft.regions, start, end):
                if mention.region is None or mention.end > end:
                    continue
                if draft.folded.startswith((*self._events, *self._matters), mention.end):
                    continue
                stop = self._run_end(draft, mention.end)
                behind = draft.folded[stop : max(end, stop + _PERSON)]
                if behind.startswith(self._persons) or (
                    mention.start > start and behind.startswith("的") and any(person in behind for person in self._persons)
                ):
                    continue
                found.append(mention.region)
        if not found:
            found = [
                region
                for start, end in actor
                if not any(person in draft.folded[start:end] for person in self._persons)
                for region in self._locals.governed(draft, start, end)
            ]
        return tuple(dict.fromkeys(found))

    def _run_end(self, draft: Draft, end: int) -> int:
        """Where the regions end that stand in one word (港澳同胞)."""
        while True:
            following = starting_in(draft.regions, end, end + 1)
            if not following:
                return end
            end = following[0].end

    @cached_property
    def _events(self) -> tuple[str, ...]:
        return tuple(row["term"] for row in self.resources.lexicons.rows(CLAUSE_WORDS) if row["kind"] == "event")

    @cached_property
    def _matters(self) -> tuple[str, ...]:
        return tuple(row["term"] for row in self.resources.lexicons.rows(CLAUSE_WORDS) if row["kind"] == "matter")

    @cached_property
    def _persons(self) -> tuple[str, ...]:
        return tuple(row["term"] for row in self.resources.lexicons.rows(ACTORS) if row["kind"] == "person")

    def _regions(self, draft: Draft, extents: tuple[Extent, ...], without: tuple[Extent, ...]) -> tuple[Region, ...]:
        found = [
            mention.region
            for start, end in extents
            for mention in starting_in(draft.regions, start, end)
            if mention.region is not None
            and mention.end <= end
            and not draft.folded.startswith(self._events, mention.end)
            and not any(a <= mention.start and mention.end <= b for a, b in without)
        ]
        return tuple(dict.fromkeys(found))
