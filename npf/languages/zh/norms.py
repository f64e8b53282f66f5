"""What is to be done and what is not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from attrs import evolve

from npf.draft import Draft, Norm, Paragraph, starting_in
from npf.languages.zh.clause_shapes import Scene
from npf.languages.zh.clauses import split_clauses
from npf.languages.zh.inner_voice import InnerVoice
from npf.languages.zh.norm_found import Carried, Found
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.norms_points import OwnStretch, PointVoice
from npf.languages.zh.norms_voice import Voice
from npf.languages.zh.series import Series
from npf.languages.zh.zones import Zone, clip, zones
from npf.match import any_of
from npf.models import Speaker
from npf.resources import Resources
from npf.text import Extent, trim

__all__ = ["NormFinder"]

# How far before what is said those stand to whom it is said (李明对她们说).
_CUE = 24
# How long the name of another occasion may be.
_OCCASION = 60
_EDGE = "，。；、：！？”’」』）》 "


class NormFinder:
    """Finds the norms of the Chinese paragraphs.

    Args:
        resources: The tables.
    """

    def __init__(self, resources: Resources) -> None:
        self._words = NormWords(resources.lexicons)
        self._series = Series(self._words)
        self._voice = Voice(resources, self._series, self._words)
        self._points = PointVoice(self._series, self._words)
        self._inner = InnerVoice(resources, self._words)

    def find(self, draft: Draft) -> list[Norm]:
        """The norms in reading order; regions of the draft help to see who acts, where they are known."""
        # Most paragraphs of news hold nothing to look at, so each is surveyed when it is first needed.
        known: dict[int, Scene] = {}

        def scene(paragraph: Paragraph) -> Scene:
            if paragraph.index not in known:
                known[paragraph.index] = self._scene(draft, paragraph)
            return known[paragraph.index]

        voice, body = self._voice.listen(draft, scene), draft.body("zh")
        own = self._points.listen(draft, tuple(paragraph for paragraph in body if paragraph.index not in voice.paragraphs), scene)
        own |= {index: OwnStretch(0, voice.speaker) for index in voice.paragraphs}
        return [norm for paragraph in body for norm in self._paragraph(draft, paragraph, scene, own.get(paragraph.index))]

    def _paragraph(self, draft: Draft, paragraph: Paragraph, scene: Callable[[Paragraph], Scene], own: OwnStretch | None) -> Iterator[Norm]:
        text = draft.folded
        carried = Carried()
        speaker, last = "", paragraph.start
        for zone in zones(draft, paragraph):
            if not zone.spoken:
                if own is None or zone.end <= own.start:
                    yield from self._bans(draft, paragraph, zone, scene)
                    continue
                zone = evolve(zone, start=max(zone.start, own.start), speaker=own.speaker)
            if zone.speaker is not None and (zone.speaker.name != speaker or self._elsewhere(text, last, zone.start)):
                carried = Carried()
                speaker = zone.speaker.name
            last = zone.end
            self._series.address_anew(text, scene(paragraph).within(max(paragraph.start, zone.start - _CUE), zone.start), carried)
            plans = zone.speaker is not None and not zone.speaker.name.endswith(self._words.of_kind("operator"))
            passed_on = self._inner.passed_on(text, draft.text, zone, clip(paragraph.sentences, zone.start, zone.end))
            for found in self._zone(text, paragraph, zone, scene(paragraph), carried):
                if plans or zone.speaker is None or found.phrase.follows != "commitment":
                    yield self._norm(text, found, _behind(text, found.start, zone, passed_on))

    def _elsewhere(self, text: str, start: int, end: int) -> bool:
        """Whether what stands between two stretches of speech moves on to another occasion (在看望委员时，他强调)."""
        return start < end and self._occasion.search(text, start, end) is not None

    @cached_property
    def _occasion(self) -> re.Pattern[str]:
        return re.compile(rf"[。；]在[^。；]{{2,{_OCCASION}}}?(?:{any_of(self._words.of_kind('moves-on'))})")

    def _bans(self, draft: Draft, paragraph: Paragraph, zone: Zone, scene: Callable[[Paragraph], Scene]) -> Iterator[Norm]:
        """The bans that a stretch of narration reports."""
        text = draft.folded
        if not self._series.reports_ban(text, zone.start, zone.end):
            return
        for start, end in clip(paragraph.sentences, zone.start, zone.end):
            if self._series.reports_ban(text, start, end):
                clauses = list(split_clauses(text, paragraph, start, end))
                for found in self._series.bans(text, clauses, scene(paragraph).within(start, end)):
                    yield self._norm(text, found, zone)

    def _zone(self, text: str, paragraph: Paragraph, zone: Zone, scene: Scene, carried: Carried) -> Iterator[Found]:
        scene = evolve(scene, home=(zone.speaker.name, *zone.speaker.titles) if zone.speaker is not None else ())
        told = zone.cue != "" and self._words.directives.at(zone.cue, 0, len(zone.cue)) is not None
        carried.bare_counts = not zone.cue.endswith(self._words.of_kind("reports"))
        if told and zone.told < zone.start:
            self._series.address(scene.within(zone.told, zone.start), carried, (zone.told, zone.start))
        for start, end in clip(paragraph.sentences, zone.start, zone.end):
            clauses = list(split_clauses(text, paragraph, start, end))
            yield from self._series.sentence(text, clauses, scene.within(start, end), carried, told)
            told = False

    def _scene(self, draft: Draft, paragraph: Paragraph) -> Scene:
        text, start, end = draft.folded, paragraph.start, paragraph.end
        dead: list[Extent] = self._words.traps(text, start, end)
        starts = sorted(part.start for quote in starting_in(draft.quotes, start, end) for part in (quote.parts or (quote,)))
        dead += [
            (pair.start, pair.end)
            for pair in paragraph.marks
            if pair.closed
            and bisect_right(starts, pair.start) == bisect_left(starts, pair.end)
            and not any(mark in "。！？；" for mark in text[pair.start : pair.end])
        ]
        people: dict[int, int] = {b: a for a, b in self._words.actors.find(text, start, end)}
        places = {mention.end: mention.start for mention in starting_in(draft.regions, start, end)}
        return Scene(tuple(sorted(dead)), people | places, places)

    def _norm(self, text: str, found: Found, zone: Zone) -> Norm:
        start, end = trim(text, found.start, found.end, _EDGE)
        while end < found.end and text[end] in "”’）》" and text.count(_PAIRS[text[end]], start, end) > text.count(text[end], start, end):
            end += 1
        phrase = found.phrase
        return Norm(
            start=start,
            end=end,
            polarity=phrase.polarity,
            cue=phrase.cue,
            strength=phrase.strength,
            speaker=zone.speaker,
            rule=found.rule,
            actor=found.actor,
            tails=tuple(found.tails),
            topics=found.about,
        )


def _behind(text: str, at: int, zone: Zone, passed_on: Sequence[tuple[int, int, Speaker]]) -> Zone:
    """The zone, with the one who set what is only passed on there."""
    for start, end, speaker in passed_on:
        if start <= at < end and "我们" not in text[start:at] and not text.endswith("方", start, at):
            return evolve(zone, speaker=speaker)
    return zone


_PAIRS = {"”": "“", "’": "‘", "）": "（", "》": "《"}
