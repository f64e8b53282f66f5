"""What an article names in full, so that short mentions can be tied to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from npf.draft import Draft
from npf.languages.zh.sources import SourceFinder
from npf.resources import Resources
from npf.text import Extent

__all__ = ["Mentions"]

_DOCUMENT = re.compile("《([^《》\n]{1,120})》")
_BRACKETS = re.compile("（[^（）]*）$")
_MOST_TITLES = 12
_NEAREST = 50
# How many characters away a fuller name or a title of a person is sought.
_FARTHEST = 40_000
_SHORT_NAME = 6
_LEAST_ROLE = 4
_LONGEST_SENTENCE = 200


class Mentions:
    """The names, titles, meetings and documents of one article; each is looked up when first needed."""

    def __init__(self, draft: Draft, sources: SourceFinder, resources: Resources) -> None:
        self.draft, self.sources, self.resources = draft, sources, resources
        self.people, self.words = sources.people, sources.words
        self.folded = draft.folded
        self._documents: dict[str, list[Extent]] = {}
        self._longer: dict[str, int] = {}
        self._authors: dict[str, list[tuple[int, Extent]]] = {}

    def _pattern(self, pattern: str, *kinds: str) -> re.Pattern[str]:
        return re.compile(pattern.format(*(self.words.group(kind) for kind in kinds)))

    def fullest(self, name: str, start: int) -> Extent:
        """The fullest form of a name: 唐纳德·特朗普 for 特朗普."""
        if name not in self._longer:
            self._longer[name] = self.folded.find("·" + name, max(0, start - _FARTHEST), start + _FARTHEST)
        at = self._longer[name]
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
        for start, end in self.people.find_titles(self.folded, 0, len(self.folded)):
            at = self.people.name_before(self.folded, max(0, start - 4), start)
            stop = self.people.name_at(self.folded, end, min(end + 12, len(self.folded)), titled=at is None)
            if stop is not None:
                found.append((self.folded[start:end], (start, end), (end, stop)))
                continue
            if at is not None:
                found.append((self.folded[start:end], (start, end), (at, start)))
        return found

    @cached_property
    def _held_by_title(self) -> dict[str, list[tuple[Extent, Extent]]]:
        found: dict[str, list[tuple[Extent, Extent]]] = {}
        for words, at, name in self._held:
            for title in self.people.title_terms_at_end(words):
                found.setdefault(title, []).append((at, name))
        return found

    def holder(self, mention: str, start: int) -> Extent | None:
        """The name of the person to whom the article gives this title, the nearest one before the mention first.

        `mention` is a title alone (总书记), with a demonstrative (这位教授) or behind a family name (李总理).
        """
        title = max((term for term in self.people.title_terms if mention.endswith(term)), key=len, default="")
        left = mention.removesuffix(title)
        demonstrative = left in self.words.of("this")
        surname = left if 1 <= len(left) <= 2 and self.people.is_surname(left) else ""
        if not (demonstrative or surname or self.is_office(mention)):
            return None
        held = self._held_by_title.get(title, [])
        middle = bisect_right(held, ((start, start), (start, start)))
        near = held[:_NEAREST] + held[max(_NEAREST, middle - _NEAREST) : middle + _NEAREST]
        fitting = [(at, name) for at, name in near if self.folded.startswith(surname, name[0])]
        if not demonstrative and not surname:
            fitting = [(at, name) for at, name in fitting if self._same_office(mention, at)]
        before = [name for at, name in fitting if at[0] < start]
        if before:
            return before[-1] if demonstrative else before[0]
        return fitting[0][1] if fitting else None

    def named_after(self, mention: str, start: int) -> Extent | None:
        """The name behind the same words elsewhere: 伊朗最高领袖哈梅内伊 for 伊朗最高领袖."""
        if len(mention) < _LEAST_ROLE:
            return None
        at = self.folded.find(mention)
        for _ in range(_MOST_TITLES):
            if at < 0:
                return None
            end = at + len(mention)
            stop = self.people.name_at(self.folded, end, min(end + 12, len(self.folded)), titled=True) if at != start else None
            if stop is not None:
                return end, stop
            at = self.folded.find(mention, end)
        return None

    def _same_office(self, mention: str, at: Extent) -> bool:
        """Whether the title here is the mention's office and not a deputy's or a lesser one's."""
        return self.folded[max(0, at[0] - 1) : at[0]] != "副"

    def is_office(self, mention: str) -> bool:
        """Whether a bare title names one office, so that one person is meant."""
        return mention in self.sources.persons.offices

    def office(self, mention: str) -> tuple[str | None, str]:
        """The office that a mention names, and the family name before it (习主席), if it names one."""
        if self.is_office(mention):
            return mention, ""
        for size in (1, 2):
            if self.people.is_surname(mention[:size]) and self.is_office(mention[size:]):
                return mention[size:], mention[:size]
        return None, ""

    def titles(self, name: str, start: int) -> tuple[Extent, ...]:
        """The titles that the article gives a person who is mentioned here: the longest stack before the name, else the title behind it."""
        best: tuple[Extent, ...] = ()
        dateline = self.draft.furniture.dateline
        at = self.folded.find(name, max(0, start - _FARTHEST), start + _FARTHEST)
        for _ in range(_MOST_TITLES):
            if at < 0:
                break
            stack = self.sources.persons.stack_before(self.folded, at, dateline.end if dateline is not None and dateline.end <= at else 0)
            if len(stack) > len(best):
                best = stack
            at = self.folded.find(name, at + 1, start + _FARTHEST)
        return best

    @cached_property
    def _meetings(self) -> list[tuple[int, str, bool]]:
        """The meetings that the article names in full: where each ends, its name, and whether the article says that it was held."""
        found: list[tuple[int, str, bool]] = []
        back = self._pattern("[，。；：！？\n ]|{}", "before-meeting")
        convene, opened = self._pattern("{}了?$", "convene"), self._pattern(".{{0,12}}?{}", "held")
        heads = [term for term, kind in self.sources.kinds.items() if kind == "meeting"]
        for hit in re.finditer("|".join(sorted(map(re.escape, heads), key=len, reverse=True)), self.folded):
            low = max(0, hit.start() - 40)
            start = low
            for edge in back.finditer(self.folded, low, hit.start()):
                start = edge.end()
            start = self.sources.open(self.folded, start, hit.start())
            convened = convene.search(self.folded, low, start)
            held = convened is not None or opened.match(self.folded, hit.end()) is not None
            name = self.draft.text[start : hit.end()]
            body = self.sources.subject(self.folded, self._clause(low, start), convened.start()) if convened and len(name) <= _SHORT_NAME else None
            if body is not None and body.kind == "body":
                found.append((hit.end(), self.draft.text[body.start : body.end] + name, True))
            elif start < hit.start():
                found.append((hit.end(), name, held))
        return found

    def _clause(self, low: int, high: int) -> int:
        """Where the clause starts that ends at `high`."""
        return max(low, *(self.folded.rfind(stop, low, high) + 1 for stop in "，。；：！？\n "))

    def meeting(self, mention: str, start: int) -> str | None:
        """The full name of a meeting that is mentioned by its head alone: one that was held comes first, then the nearest one."""
        head = mention.lstrip("这次该此本")
        if mention in self.words.of("at-meeting"):
            head = mention = "会议"
        if self.sources.kinds.get(head) != "meeting":
            return None
        middle = bisect_right(self._meetings, (start, "", False))
        before = self._meetings[max(0, middle - _NEAREST) : middle]
        fitting = [row for row in before if row[1].endswith(self.draft.text[start + len(mention) - len(head) : start + len(mention)])] or before
        held = [row for row in fitting if row[2]] or fitting
        return held[-1][1] if held else None

    @cached_property
    def _documents_by_end(self) -> dict[str, list[tuple[Extent, str]]]:
        """The documents that the article names, by the last character of their titles, years in brackets aside."""
        found: dict[str, list[tuple[Extent, str]]] = {}
        for hit in _DOCUMENT.finditer(self.folded):
            title = _BRACKETS.sub("", hit.group(1)) or hit.group(1)
            found.setdefault(title[-1], []).append((hit.span(), title))
        return found

    def document(self, mention: str, start: int) -> Extent | None:
        """The full title of a document that is mentioned by its kind (《意见》, 通知)."""
        word = mention.strip("《》")
        if word not in self._documents:
            alike = self._documents_by_end.get(word[-1:], ())
            self._documents[word] = [extent for extent, title in alike if title.endswith(word) and title != word]
        middle = bisect_right(self._documents[word], (start, start))
        return max(self._documents[word][max(0, middle - _NEAREST) : middle], key=lambda extent: (extent[1] - extent[0], extent), default=None)

    def author_of(self, mention: str, start: int) -> Extent | None:
        """The person whose article, letter or instruction is mentioned."""
        if mention not in self.words.of("authored"):
            return None
        if mention not in self._authors:
            self._authors[mention] = list(self._authors_of(mention))
        at, name = next(iter(self._authors[mention]), (start, (0, 0)))
        return name if at < start else None

    def _authors_of(self, mention: str) -> Iterator[tuple[int, Extent]]:
        """Where an article, letter or instruction stands behind its author's name or is what somebody made, and that name."""
        making = self._pattern("{}$", "authoring")
        link = self._pattern("{}*$", "author-link")
        at = self.folded.find(mention)
        while at >= 0:
            edge = link.search(self.folded, max(0, at - 12), at)
            stop = edge.start() if edge else at
            name = self.people.name_before(self.folded, max(0, stop - 4), stop)
            if name is not None:
                yield at, (name, stop)
            elif making.search(self.folded, max(0, at - 6), at):
                maker = self._subject_before(at)
                if maker is not None:
                    yield at, maker
            at = self.folded.find(mention, at + 1)

    def _subject_before(self, at: int) -> Extent | None:
        """The person who is subject of one of the clauses of this sentence, up to here."""
        start = max(0, at - _LONGEST_SENTENCE, *(self.folded.rfind(stop, max(0, at - _LONGEST_SENTENCE), at) + 1 for stop in "。！？：\n"))
        while start < at:
            end = self.folded.find("，", start, at)
            end = at if end < 0 else end
            source = self.sources.subject(self.folded, start, end)
            if source is not None and source.kind == "person" and not source.pronoun:
                return source.start, source.end
            start = end + 1
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
            if named is not None and len(line) <= 60 and self.folded.startswith(self.words.of("speech-link"), named):
                return extent[0], named
        return None
