"""Articles that are themselves a speech, by their title or by a note at their end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from npf.draft import Draft, Paragraph
from npf.languages.zh.occasion_frames import Frames
from npf.models import DateMention, Speaker, Speech
from npf.occasions import common_date
from npf.resources import Resources
from npf.text import Extent

__all__ = ["TitledSpeech"]

_TITLE_LINES = 6
_MOST_TITLE = 140


class TitledSpeech:
    """Reads the title above a speech, with its speaker and its day."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _frames(self) -> Frames:
        return Frames(self.resources.lexicons)

    def find(self, draft: Draft, people: Mapping[str, Speaker]) -> list[Speech]:
        """The speech that is the article itself: "X在Y时的讲话" above it with the day below, or "这是X某日在Y上的讲话" at its end."""
        own = [p for p in draft.paragraphs if p.lang == "zh"]
        for p in own[:_TITLE_LINES]:
            if p.end - p.start <= _MOST_TITLE and (hit := self._frames.title.fullmatch(draft.folded, p.start, p.end)):
                name = draft.text[hit.start("name") : hit.end("name")] or self._author(draft, own, people)
                near = [m for m in draft.dates if m.date and p.start <= m.start < p.end + _MOST_TITLE]
                return self._article(draft, people, name, hit, next((m for m in near if m.rule == "zh.date.full"), None), (p.start, p.end))
        for p in own[:_TITLE_LINES]:
            if p.end - p.start <= _MOST_TITLE and (hit := self._frames.report.fullmatch(draft.folded, p.start, p.end)):
                date = next((m for m in draft.dates if m.date and hit.start("date") <= m.start < hit.end("date")), None)
                return self._article(draft, people, self._author(draft, own, people), hit, date, (p.start, p.end))
        for p in (*own[:_TITLE_LINES], *own[-2:]):
            if (hit := self._frames.note.search(draft.folded, p.start, p.end)) is not None:
                name = draft.text[hit.start("name") : hit.end("name")]
                inside = [m for m in draft.dates if hit.start() <= m.start < hit.end()]
                return self._article(draft, people, name, hit, inside[0] if inside else None, hit.span())
        return []

    def _author(self, draft: Draft, own: Sequence[Paragraph], people: Mapping[str, Speaker]) -> str:
        """The name that stands alone in one of the first lines."""
        lines = [draft.text[p.start : p.end].strip("（）()").rpartition(" ")[2] for p in own[: _TITLE_LINES + 2]]
        known = [speaker.name for speaker in people.values()]
        return next((line for line in lines if 2 <= len(line) <= 4 and (line in known or self.resources.offices.key(line) != line)), "")

    def _article(
        self, draft: Draft, people: Mapping[str, Speaker], name: str, hit: re.Match[str], date: DateMention | None, where: Extent
    ) -> list[Speech]:
        if not 2 <= len(name) <= 4:
            return []
        key = self.resources.offices.key(name)
        at = max(draft.text.find(name), 0)
        speaker = people.get(key) or Speaker(start=at, end=at + len(name), text=name, name=name, key=key)
        return [
            Speech(
                speaker=speaker,
                titles=speaker.titles,
                date=common_date([date.date, date.date_end]) if date else None,
                date_end=date.date_end if date else None,
                occasion=draft.text[hit.start("occasion") : hit.end("occasion")],
                kind="speech",
                evidence=draft.span(*where),
                rule="zh.speech.title",
            )
        ]
