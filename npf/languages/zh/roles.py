"""Who is to act, and which regions the action is about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from npf.draft import Draft, Norm, starting_in
from npf.languages.zh.locals import LocalBodies
from npf.languages.zh.norm_tables import ACTORS, CLAUSE_WORDS
from npf.models import Principle, Region, RegionMention
from npf.resources import Resources
from npf.text import Extent

__all__ = ["RoleFinder"]

_UNITS = frozenset({"province", "prefecture", "county"})

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
            named = list(self._acting(draft, start, end))
            if not any(region.level != "class" for region in named) and not self._holds_person(draft, start, end):
                named = list(self._locals.governed(draft, start, end)) or named
            found += named
        return tuple(dict.fromkeys(found))

    def _acting(self, draft: Draft, start: int, end: int) -> Iterator[Region]:
        """The regions named in one phrase for who is to act."""
        for mention in self._named(draft, start, end):
            if mention.region is None or self._judged(draft, start, mention.start) or draft.folded.startswith(self._words["matter"], mention.end):
                continue
            stop = self._run_end(draft, mention.end)
            behind = draft.folded[stop : max(end, stop + _PERSON)]
            if behind.startswith(self._people):
                yield mention.region
                continue
            if behind.startswith(self._persons) or (
                mention.start > start and behind.startswith("的") and self._holds_person(draft, stop, stop + len(behind))
            ):
                continue
            yield mention.region

    def _judged(self, draft: Draft, start: int, at: int) -> bool:
        """Whether what begins at `at` only says what somebody is (江苏是经济大省)."""
        return (
            at > start and draft.folded.endswith(self._words["being"], start, at) and not draft.folded.endswith(self._words["singles-out"], start, at)
        )

    def _holds_person(self, draft: Draft, start: int, end: int) -> bool:
        return any(person in draft.folded[start:end] for person in self._persons)

    def _named(self, draft: Draft, start: int, end: int) -> Iterator[RegionMention]:
        """The regions named in a stretch: no events named after them, and no class that only says what of a unit is meant (江苏各地)."""
        last: RegionMention | None = None
        for mention in starting_in(draft.regions, start, end):
            if mention.region is None or mention.end > end or draft.folded.startswith(self._words["event"], mention.end):
                continue
            if last is None or not self._narrows(draft, last, mention):
                yield mention
            last = mention

    def _narrows(self, draft: Draft, last: RegionMention, mention: RegionMention) -> bool:
        """Whether a class of localities right behind a unit only says what of it is meant (江苏各地), and does not lie beside it (江苏周边省份)."""
        unit = last.region is not None and last.region.level in _UNITS and last.end == mention.start
        return (
            unit and mention.region is not None and mention.region.code == "*" and not draft.folded.startswith(self._words["matter"], mention.start)
        )

    def _run_end(self, draft: Draft, end: int) -> int:
        """Where the regions end that stand in one word (港澳同胞)."""
        while True:
            following = starting_in(draft.regions, end, end + 1)
            if not following:
                return end
            end = following[0].end

    def _regions(self, draft: Draft, extents: tuple[Extent, ...], without: tuple[Extent, ...]) -> tuple[Region, ...]:
        """The regions named in these stretches, outside of others."""
        found = [
            mention.region
            for start, end in extents
            for mention in self._named(draft, start, end)
            if mention.region is not None and not any(a <= mention.start and mention.end <= b for a, b in without)
        ]
        return tuple(dict.fromkeys(found))

    @cached_property
    def _words(self) -> dict[str, tuple[str, ...]]:
        """The words about clauses by their kind."""
        found: dict[str, list[str]] = {}
        for row in self.resources.lexicons.rows(CLAUSE_WORDS):
            found.setdefault(row["kind"], []).append(row["term"])
        return {kind: tuple(terms) for kind, terms in found.items()}

    def _actors(self, kind: str) -> tuple[str, ...]:
        return tuple(row["term"] for row in self.resources.lexicons.rows(ACTORS) if row["kind"] == kind)

    @cached_property
    def _persons(self) -> tuple[str, ...]:
        return *self._actors("person"), *self._words["staff"]

    @cached_property
    def _people(self) -> tuple[str, ...]:
        """Words for all who live and work in a place, who stand for it."""
        return self._actors("people")
