"""How far reported speech goes on."""

from __future__ import annotations

import re
from functools import cached_property

from npf.languages.zh.quotes_reading import Reading
from npf.languages.zh.sources import Source, SourceFinder
from npf.languages.zh.tables import NARRATION
from npf.resources import Resources

__all__ = ["ExtentFinder"]

_CITED = ("总书记", "主席", "总理")
_NORM = re.compile("要|必须|应当|应该|希望|我们|需要|务必|不能|不得|坚持|推动|推进|加强|加快|深化|完善|健全|强化")
_DAY = re.compile(r"\d{1,2}日(?:上午|下午|晚|中午|早)")
_REPORTER = ("据了解", "据悉", "据介绍", "截至目前", "记者", "截止目前")


class ExtentFinder:
    """Finds the end of indirect content: it goes on over sentences until the article goes back to narration."""

    def __init__(self, sources: SourceFinder, resources: Resources) -> None:
        self.sources, self.resources = sources, resources

    @cached_property
    def _narration(self) -> tuple[str, ...]:
        return tuple(self.resources.lexicons.terms(NARRATION))

    def is_nested(self, reading: Reading, outer: Source, inner: Source) -> bool:
        """Whether the second source is one whom the first one cites: 习近平总书记指出 in another's speech."""
        if reading.covered[outer.start : outer.end] == reading.covered[inner.start : inner.end]:
            return False
        return self._cited(reading, inner) and not self._cited(reading, outer) and inner.start > outer.end

    def _cited(self, reading: Reading, source: Source) -> bool:
        return source.kind == "person" and reading.covered.startswith(_CITED, source.end)

    def end(self, reading: Reading, source: Source, start: int, limit: int) -> int:
        """Where content ends that starts at `start` and goes no further than `limit`."""
        cited = self._cited(reading, source)
        first_person = reading.covered[source.start : source.end] == "我"
        end = min(limit, reading.sentence_end(start))
        for sentence_start, sentence_end in reading.sentences(start + 1, limit):
            if sentence_start >= limit or first_person:
                break
            if cited and _NORM.search(reading.covered, sentence_start, min(sentence_end, sentence_start + 40)) is None:
                break
            if self._narrates(reading, source, sentence_start, sentence_end):
                break
            end = min(limit, sentence_end)
        return end

    def _narrates(self, reading: Reading, source: Source, start: int, end: int) -> bool:
        covered = reading.covered
        if _DAY.match(covered, start, end) or covered.startswith(_REPORTER, start):
            return True
        at = self.sources.open(covered, start, end)
        if source.kind == "person" and covered.startswith(covered[source.start : source.end], at):
            return True
        subject = self.sources.subject(covered, start, end)
        if subject is None:
            return False
        behind = self.sources.open(covered, subject.end, end)
        return covered.startswith(self._narration, behind)
