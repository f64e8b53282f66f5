"""What an article names in full, so that short mentions can be tied to it."""

from __future__ import annotations

import re
from functools import cached_property

from npf.draft import Draft
from npf.languages.zh.sources import SourceFinder
from npf.resources import Resources
from npf.text import Extent

__all__ = ["Mentions"]

_BACK = re.compile("[，。；：！？\n ]|召开的?|举行的?|主持|出席|参加|日至|在[京沪]|[在的了]")
_AUTHORED = re.compile("的?(?:重要|署名|这篇|该)*$")
_DOCUMENT = re.compile("《([^《》\n]{1,120})》")
_SPEECH_TITLE = re.compile("(?:在|致|同|就|关于)")
_MOST_TITLES = 12


class Mentions:
    """The names, titles, meetings and documents of one article; each is looked up when first needed."""

    def __init__(self, draft: Draft, sources: SourceFinder, resources: Resources) -> None:
        self.draft, self.sources, self.resources = draft, sources, resources
        self.people = sources.people
        self.folded = draft.folded

    def fullest(self, name: str, start: int) -> Extent:
        """The fullest form of a name: 唐纳德·特朗普 for 特朗普."""
        at = self.folded.find("·" + name)
        if at < 0 or "·" in name:
            return start, start + len(name)
        opening = at
        while opening > 0 and "\u4e00" <= self.folded[opening - 1] <= "\u9fff" and at - opening < 8:
            if self.folded[opening - 1] not in self.people.sounds:
                break
            opening -= 1
        return (opening, at + 1 + len(name)) if opening < at else (start, start + len(name))

    @cached_property
    def _held(self) -> list[tuple[str, Extent, Extent]]:
        """Each title that stands beside a name: its words, its extent, the name's extent."""
        found: list[tuple[str, Extent, Extent]] = []
        for start, end in self.people.titles.find(self.folded):
            stop = self.people.name_at(self.folded, end, min(end + 12, len(self.folded)), titled=True)
            if stop is not None:
                found.append((self.folded[start:end], (start, end), (end, stop)))
                continue
            at = self.people.name_before(self.folded, max(0, start - 4), start)
            if at is not None:
                found.append((self.folded[start:end], (start, end), (at, start)))
        return found

    def holder(self, mention: str, start: int) -> Extent | None:
        """The name of the person to whom the article gives this title, the nearest one before the mention first.

        `mention` is a title alone (总书记), with a demonstrative (这位教授) or behind a family name (李总理).
        """
        title = max((term for term in self.people.title_terms if mention.endswith(term)), key=len, default="")
        left = mention.removesuffix(title)
        demonstrative = left in ("这位", "该", "这名", "那位", "该名")
        surname = left if 1 <= len(left) <= 2 and self.people.is_surname(left) else ""
        if not (demonstrative or surname or self.is_office(mention)):
            return None
        fitting = [(at, name) for held, at, name in self._held if held.endswith(title) and self.folded.startswith(surname, name[0])]
        if not demonstrative and not surname:
            fitting = [(at, name) for at, name in fitting if self._same_office(mention, at)]
        before = [name for at, name in fitting if at[0] < start]
        if before:
            return before[-1] if demonstrative else before[0]
        return fitting[0][1] if fitting else None

    def _same_office(self, mention: str, at: Extent) -> bool:
        """Whether the title here is the mention's office and not a deputy's or a lesser one's."""
        return self.folded[max(0, at[0] - 1) : at[0]] != "副"

    def is_office(self, mention: str) -> bool:
        """Whether a bare title names one office, so that one person is meant."""
        return mention in self.sources.offices

    def titles(self, name: str) -> tuple[Extent, ...]:
        """The titles that the article gives a person: the longest stack before the name, else the title behind it."""
        best: tuple[Extent, ...] = ()
        at = self.folded.find(name)
        for _ in range(_MOST_TITLES):
            if at < 0:
                break
            stack = self.sources.stack_before(self.folded, at)
            if len(stack) > len(best):
                best = stack
            at = self.folded.find(name, at + 1)
        return best

    @cached_property
    def _meetings(self) -> list[Extent]:
        """The meetings that the article names in full."""
        found: list[Extent] = []
        heads = [term for term, kind in self.sources.kinds.items() if kind == "meeting"]
        for hit in re.finditer("|".join(sorted(map(re.escape, heads), key=len, reverse=True)), self.folded):
            low = max(0, hit.start() - 40)
            start = low
            for edge in _BACK.finditer(self.folded, low, hit.start()):
                start = edge.end()
            start = self.sources.open(self.folded, start, hit.start())
            if start < hit.start():
                found.append((start, hit.end()))
        return found

    def meeting(self, mention: str, start: int) -> Extent | None:
        """The full name of a meeting that is mentioned by its head alone."""
        if self.sources.kinds.get(mention.lstrip("这次该此本")) != "meeting":
            return None
        before = [extent for extent in self._meetings if extent[1] <= start]
        fitting = [extent for extent in before if self.folded[extent[0] : extent[1]].endswith(mention)] or before
        return fitting[-1] if fitting else None

    def document(self, mention: str, start: int) -> Extent | None:
        """The full title of a document that is mentioned by its kind (《意见》, 通知)."""
        word = mention.strip("《》")
        best: Extent | None = None
        for hit in _DOCUMENT.finditer(self.folded, 0, start):
            if hit.group(1).endswith(word) and len(hit.group(1)) > len(word) and (best is None or hit.end() - hit.start() >= best[1] - best[0]):
                best = hit.span()
        return best

    def author_of(self, mention: str, start: int) -> Extent | None:
        """The person whose article, letter or instruction is mentioned."""
        if mention not in ("文章", "贺信", "回信", "重要讲话", "讲话", "指示", "批示", "信", "贺电", "唁电", "署名文章"):
            return None
        at = self.folded.find(mention)
        while 0 <= at < start:
            edge = _AUTHORED.search(self.folded, max(0, at - 12), at)
            stop = edge.start() if edge else at
            name = self.people.name_before(self.folded, max(0, stop - 4), stop)
            if name is not None:
                return name, stop
            at = self.folded.find(mention, at + 1)
        return None

    @cached_property
    def author(self) -> Extent | None:
        """The person whose name stands alone in one of the first lines, or who opens the headline of a speech."""
        for paragraph in self.draft.paragraphs[:8]:
            extent = (paragraph.start, paragraph.end)
            line = self.folded[extent[0] : extent[1]]
            if len(line) <= 12 and self.people.is_name(line.replace(" ", "")):
                return extent
            named = self.people.name_at(self.folded, *extent)
            if named is not None and len(line) <= 60 and _SPEECH_TITLE.match(self.folded, named):
                return extent[0], named
        return None
