"""Who is to act, and which regions the action is about."""

from __future__ import annotations

from npf.draft import Draft, Norm
from npf.models import Principle, Region
from npf.resources import Resources

__all__ = ["RoleFinder"]


class RoleFinder:
    """Who is to act, and which regions the action is about."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def assign(self, draft: Draft) -> list[Principle]:
        """The principles of the English paragraphs, with addressees and targets."""
        return [self._principle(draft, norm) for norm in draft.norms if norm.rule.startswith("en.")]

    def _principle(self, draft: Draft, norm: Norm) -> Principle:
        addressees = self._regions(draft, norm.actor)
        inside = self._regions(draft, ((norm.start, norm.end),), norm.tails + norm.actor)
        cue = draft.span(*norm.cue) if norm.cue else None
        return Principle(
            start=norm.start,
            end=norm.end,
            text=draft.text[norm.start : norm.end],
            polarity=norm.polarity,
            cue=cue,
            strength=norm.strength,
            speaker=norm.speaker,
            addressees=addressees,
            targets=tuple(region for region in inside if region not in addressees),
            rule=norm.rule,
        )

    def _regions(self, draft: Draft, extents: tuple[tuple[int, int], ...], without: tuple[tuple[int, int], ...] = ()) -> tuple[Region, ...]:
        found = [
            mention.region
            for mention in draft.regions
            if mention.region is not None
            and any(start <= mention.start < end for start, end in extents)
            and not any(start <= mention.start < end for start, end in without)
        ]
        return tuple(dict.fromkeys(found))
