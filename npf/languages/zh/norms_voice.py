"""Whether an article sets norms in its own voice: a speech given in full, a work report, a list of rules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

from attrs import frozen

from npf.draft import Draft, Paragraph, starting_in
from npf.languages.zh.clause_shapes import Scene
from npf.languages.zh.clauses import split_clauses
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.people import People
from npf.languages.zh.series import Series
from npf.models import Speaker
from npf.offices import PEOPLE
from npf.resources import Resources
from npf.text import Extent

__all__ = ["OwnVoice", "Voice"]

T = TypeVar("T")

# The first person singular; 我国, 我们, 我党 are no speaker of their own.
_FIRST_PERSON = re.compile("(?<![自忘大敌])我(?![国们党军方省市县区校院厂队司行馆家台])")
_BREAK = re.compile("[。！？]")
_HEAD_LINES = 8
_MOSTLY = 0.5
_FEW = 0.4
_NEARLY_ALL = 0.65
_COVERED = 0.2


@frozen
class OwnVoice:
    """Who speaks where no quote stands, and in which paragraphs norms count there."""

    speaker: Speaker | None
    paragraphs: frozenset[int]


class Voice:
    """Listens to what no source is behind."""

    def __init__(self, resources: Resources, series: Series, words: NormWords) -> None:
        self.resources = resources
        self._words = words
        self._series = series
        self._people = People(resources)

    @cached_property
    def _title(self) -> re.Pattern[str]:
        """The headline of a speech (王芳在大会上的讲话)."""
        nouns = "|".join(map(re.escape, self._words.of_kind("speech")))
        return re.compile(f"(?P<who>^.{{2,4}})?在.{{2,60}}[上时中会]的(?:{nouns})")

    def listen(self, draft: Draft, scene: Callable[[Paragraph], Scene]) -> OwnVoice:
        """The own voice of the Chinese part of an article."""
        body = draft.body("zh")
        everywhere = frozenset(p.index for p in body)
        length = sum(p.end - p.start for p in body) or 1
        alone = sum(q.end - q.start for q in draft.quotes) < length * _COVERED
        if alone and self._speech(draft, body):
            return OwnVoice(self._speaker(draft), everywhere)
        sentences = {p.index: [(p, *span) for span in self._unquoted(draft, p)] for p in body}
        known: dict[int, bool] = {}

        def opens(sentence: tuple[Paragraph, int, int]) -> bool:
            paragraph, start, end = sentence
            if start not in known:
                clause = next(split_clauses(draft.folded, paragraph, start, end), None)
                known[start] = clause is not None and self._series.opens(draft.folded, clause, scene(paragraph).within(start, end))
            return known[start]

        if alone and _most([sentence for some in sentences.values() for sentence in some], opens, _MOSTLY):
            return OwnVoice(None, everywhere)
        document = self._document(draft, body, scene)
        return document or OwnVoice(None, frozenset(index for index, some in sentences.items() if _most(some, opens, _NEARLY_ALL)))

    def _document(self, draft: Draft, body: tuple[Paragraph, ...], scene: Callable[[Paragraph], Scene]) -> OwnVoice | None:
        """The rules that a document sets in the words of its own, behind 如下 or from the first binding paragraph on."""
        head = next((number for number, p in enumerate(body) if "如下" in draft.folded[max(p.start, p.end - 8) : p.end]), -1)
        quotes = () if head < 0 else starting_in(draft.quotes, body[head].start, body[head].end)
        laws = {p.index: self._laws(draft, p, scene) for p in body[head + 1 :] if head >= 0 or not starting_in(draft.quotes, p.start, p.end)}
        binding = [index for index, (_, many) in laws.items() if many]
        if not binding:
            return None
        rest = {index: some for index, (some, _) in laws.items() if index >= binding[0]}
        many = sum(many for _, many in laws.values())
        if many < 3 or many < sum(rest.values()) * _FEW:
            return None
        return OwnVoice(quotes[-1].speaker if quotes else None, frozenset(rest))

    def _laws(self, draft: Draft, paragraph: Paragraph, scene: Callable[[Paragraph], Scene]) -> tuple[int, int]:
        """How many sentences the paragraph has, and how many of them bind (不得, 应当, 严禁)."""
        spans = paragraph.sentences
        if not self._series.is_law(draft.folded, paragraph.start, paragraph.end):
            return len(spans), 0
        return len(spans), sum(
            self._series.binds(draft.folded, list(split_clauses(draft.folded, paragraph, *s)), scene(paragraph).within(*s)) for s in spans
        )

    def _unquoted(self, draft: Draft, paragraph: Paragraph) -> list[Extent]:
        """The sentences of a paragraph that no quote covers."""
        quotes = starting_in(draft.quotes, paragraph.start, paragraph.end)
        if not quotes:
            return list(paragraph.sentences)
        starts, reach = [q.start for q in quotes], [0, *accumulate((q.end for q in quotes), max)]
        return [s for s in paragraph.sentences if reach[bisect_left(starts, s[1])] <= s[0]]

    def _speech(self, draft: Draft, body: tuple[Paragraph, ...]) -> bool:
        """Whether the article is a speech in the first person."""
        if any(self._title.search(draft.folded, p.start, p.end) and p.end - p.start < 80 for p in draft.paragraphs[:_HEAD_LINES]):
            return True
        outside = [p for p in body if not starting_in(draft.quotes, p.start, p.end)]
        if any(draft.folded.startswith(self._words.of_kind("address"), p.start) for p in outside):
            return True
        dateline = draft.furniture.dateline
        if draft.furniture.column is not None or (dateline is not None and any(word in dateline.text for word in self._words.of_kind("bulletin"))):
            return False
        return any(map(self._first_person(draft), outside)) and len(_BREAK.findall(draft.folded)) >= 5

    def _first_person(self, draft: Draft) -> Callable[[Paragraph], bool]:
        """Sees whether somebody says 我 in a paragraph, not in a term or title that it names."""

        def says(paragraph: Paragraph) -> bool:
            hits = (hit.start() for hit in _FIRST_PERSON.finditer(draft.folded, paragraph.start, paragraph.end))
            return any(not any(pair.start < at < pair.end for pair in paragraph.marks) for at in hits)

        return says

    def _speaker(self, draft: Draft) -> Speaker | None:
        """The name that stands alone in a line or opens the title, else the known person that is named most."""
        for paragraph in draft.paragraphs[:_HEAD_LINES]:
            line = draft.folded[paragraph.start : paragraph.end]
            if len(line) <= 6 and self._people.is_name(line.replace(" ", "")):
                return self._named(draft, paragraph.start, paragraph.end, line.replace(" ", ""))
            title = self._title.match(line)
            if title is not None and title["who"] and self._people.is_name(title["who"]):
                return self._named(draft, paragraph.start, paragraph.start + len(title["who"]), title["who"])
        names = {row["zh"]: draft.folded.count(row["zh"]) for row in self.resources.lexicons.rows(PEOPLE)}
        best = max(names, key=lambda name: names[name], default=None)
        if best is None or not names[best]:
            return None
        at = draft.folded.find(best)
        return self._named(draft, at, at + len(best), best)

    def _named(self, draft: Draft, start: int, end: int, name: str) -> Speaker:
        text = draft.text[start:end]
        return Speaker(start=start, end=end, text=text, name=text.replace(" ", "").replace("\u3000", ""), key=self.resources.offices.key(name))


def _most(sentences: Sequence[T], opens: Callable[[T], bool], share: float) -> bool:
    """Whether there are three sentences or more, and at least this share of them opens with a task or a ban."""
    if len(sentences) < 3:
        return False
    wanted, left = len(sentences) * share, len(sentences)
    for sentence in sentences:
        if wanted <= 0 or left < wanted:
            break
        left -= 1
        wanted -= opens(sentence)
    return wanted <= 0
