"""Who is to act, and which regions the action is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from npf.draft import Draft, Norm
from npf.languages.en.tables import NORM_WORDS, REGION_NOUNS
from npf.match import any_of
from npf.models import Principle, Region, RegionMention
from npf.resources import Resources
from npf.text import Extent

__all__ = ["RoleFinder"]

_DAY = re.compile(r",? on (?:\d|[A-Z][a-z]+(?:day| \d))")
_STOP = re.compile(r"[.!?;]\s")


class RoleFinder:
    """Who is to act, and which regions the action is about."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _levels(self) -> dict[str, frozenset[str]]:
        return {row["term"]: frozenset(row["levels"].split()) for row in self.resources.lexicons.rows(REGION_NOUNS)}

    @cached_property
    def _definite(self) -> re.Pattern[str]:
        nouns = "|".join(sorted(self._levels, key=len, reverse=True))
        return re.compile(rf"\b(?:the|this|our) ({nouns})\b", re.IGNORECASE)

    @cached_property
    def _person(self) -> re.Pattern[str]:
        persons = (row["term"] for row in self.resources.lexicons.rows(NORM_WORDS) if "person" in row["classes"].split())
        return re.compile(rf"\b(?:{any_of(persons)})\b", re.IGNORECASE)

    def _acting(self, draft: Draft, actor: tuple[Extent, ...]) -> tuple[Extent, ...]:
        """Those who act, as far as persons are not named, whose home or destination is not told to act (anyone who returned from Wuhan)."""
        text = draft.folded
        return tuple((a, b) for a, b in actor if self._person.search(text, a, b) is None and not text.endswith("who ", 0, a))

    def assign(self, draft: Draft) -> list[Principle]:
        """The principles of the English paragraphs, with addressees and targets."""
        mentions = [mention for mention in draft.regions if mention.region is not None]
        starts = [mention.start for mention in mentions]
        return [self._principle(draft, norm, mentions, starts) for norm in draft.norms if norm.rule.startswith("en.")]

    def _principle(self, draft: Draft, norm: Norm, mentions: list[RegionMention], starts: list[int]) -> Principle:
        addressees = self._regions(draft, self._acting(draft, norm.actor), (), mentions, starts)
        inside = self._regions(draft, (*norm.topics, (norm.start, norm.end)), norm.tails + norm.actor, mentions, starts)
        return Principle(
            start=norm.start,
            end=norm.end,
            text=draft.text[norm.start : norm.end],
            polarity=norm.polarity,
            cue=draft.span(*norm.cue) if norm.cue else None,
            strength=norm.strength,
            speaker=norm.speaker,
            addressees=addressees,
            targets=tuple(region for region in inside if region not in addressees),
            rule=norm.rule,
        )

    def _regions(
        self, draft: Draft, extents: tuple[Extent, ...], without: tuple[Extent, ...], mentions: list[RegionMention], starts: list[int]
    ) -> tuple[Region, ...]:
        """The regions named in the extents, by name or as "the city"."""
        found: list[tuple[int, Region]] = []
        for start, end in extents:
            named = [m for m in mentions[max(0, bisect_left(starts, start) - 2) : bisect_left(starts, end)] if m.end > start]
            named = [m for k, m in enumerate(named) if not (k and self._contains(draft, named[k - 1], m)) and not self._passes(draft, m)]
            found += [(max(start, mention.start), mention.region) for mention in named if mention.region is not None]
            for hit in self._definite.finditer(draft.folded, start, end):
                region = (
                    None
                    if any(m.start <= hit.start(1) < m.end for m in named)
                    else self._meant(draft, hit.group(1).lower(), hit.start(), mentions, starts)
                )
                if region is not None:
                    found.append((hit.start(), region))
        kept = [region for at, region in sorted(found, key=lambda item: item[0]) if not any(start <= at < end for start, end in without)]
        return tuple(dict.fromkeys(kept))

    def _contains(self, draft: Draft, part: RegionMention, whole: RegionMention) -> bool:
        """Whether a province only says where the city before it lies: "Suzhou, Jiangsu"."""
        one, other = part.region, whole.region
        if one is None or other is None or one == other or not other.code.endswith("0000"):
            return False
        return one.code[:2] == other.code[:2] and draft.folded[part.end : whole.start].strip(" ") in (",", ", in", ", capital of")

    def _meant(self, draft: Draft, noun: str, at: int, mentions: list[RegionMention], starts: list[int]) -> Region | None:
        """The region of a fitting level that was named last before, rather no mere place of an event ("met in Beijing on Monday")."""
        levels = self._levels[noun]
        passing = None
        for mention in reversed(mentions[max(0, bisect_left(starts, at) - 12) : bisect_left(starts, at)]):
            region = mention.region
            if region is not None and (region.level in levels or region.code in levels):
                if not self._passes(draft, mention):
                    return region
                passing = passing or region
        return passing or self._ahead(draft, noun, at, mentions, starts)

    def _ahead(self, draft: Draft, noun: str, at: int, mentions: list[RegionMention], starts: list[int]) -> Region | None:
        """The region of a fitting level that the same sentence names later ("The province should act, the governor of Jiangsu said")."""
        first = bisect_left(starts, at)
        for mention in mentions[first : first + 3]:
            fits = mention.region is not None and (mention.region.level in self._levels[noun] or mention.region.code in self._levels[noun])
            if _STOP.search(draft.folded, at, mention.start) is not None:
                return None
            if fits:
                return mention.region
        return None

    def _passes(self, draft: Draft, mention: RegionMention) -> bool:
        """Whether a region is the mere place of an event ("met in Beijing on Monday")."""
        return draft.folded.endswith("in ", 0, mention.start) and _DAY.match(draft.folded, mention.end) is not None
