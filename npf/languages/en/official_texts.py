"""Whether a text sets tasks in its own voice, as work reports and plans do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Generic, TypeVar

from npf.draft import Draft, Paragraph
from npf.languages.en.vocabulary import Vocabulary
from npf.models import Quote, RegionMention
from npf.resources import Resources

__all__ = ["SEVERAL", "Ordered", "PublicSpeakers", "is_commentary", "is_official"]

_OFFICIAL = re.compile(r"\b[Ww]e (?:will|must|should|need to)\b")
_READER = re.compile(r"\b[Yy]ou(?:r|'ll|'re)?\b")
# A text without "we" sets tasks if one in so many of its sentences opens with a bare verb.
_BARE_SHARE = 4
# From how many sentences on a text is long, and of how many at least one reports in a text that is no commentary.
_LONG = 10
_REPORTED_SHARE = 8
# From how many sentences on a text shows whether somebody else speaks or its author.
SEVERAL = 6
# How many quotes a readout has at least, and in how many sentences there is one.
_READOUT = 6

Item = TypeVar("Item", Quote, RegionMention)


class Ordered(Generic[Item]):
    """Items by their start, to be asked for by extent."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items: list[Item] = sorted(items, key=lambda item: item.start)
        self._starts: list[int] = [item.start for item in self._items]
        self._longest: int = max((item.end - item.start for item in self._items), default=0)

    def over(self, start: int, end: int) -> list[Item]:
        """The items that overlap an extent."""
        first = bisect_left(self._starts, start - self._longest)
        return [item for item in self._items[first : bisect_left(self._starts, end)] if item.end > start]


class PublicSpeakers:
    """Tells whose words are those of a public body, and which texts report little else."""

    def __init__(self, resources: Resources, vocabulary: Vocabulary) -> None:
        self.resources, self.vocabulary = resources, vocabulary

    def is_readout(self, draft: Draft, count: int) -> bool:
        """Whether a text reports throughout, and half of it one public speaker, so that its calls are his."""
        if len(draft.quotes) * _READOUT < count or len(draft.quotes) < _READOUT:
            return False
        keys = Counter(quote.speaker.key for quote in draft.quotes if quote.speaker is not None and self.is_public(quote))
        return bool(keys) and 2 * max(keys.values()) >= len(draft.quotes)

    def is_public(self, quote: Quote) -> bool:
        """Whether a quote is that of a public body or of somebody who holds an office."""
        if quote.speaker is None:
            return False
        actors = self.vocabulary.actors
        names = " ".join((quote.speaker.name, *quote.speaker.titles)).lower().split()
        if self.resources.offices.name(quote.speaker.key, "en") is not None:
            return True
        if not (self.vocabulary.company - {"bank", "group"}).isdisjoint(quote.speaker.name.lower().split()):
            return False
        return any(word in actors and actors[word]["kind"] in ("own", "office") for word in names)


def is_commentary(draft: Draft, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a text that is not official is long and hardly reports anybody."""
    count = sum(len(paragraph.sentences) for paragraph in paragraphs)
    return count >= _LONG and len(draft.quotes) * _REPORTED_SHARE < count


def is_official(vocabulary: Vocabulary, draft: Draft, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the text sets tasks in its own voice: "we will" again and again, or sentences that open with a bare verb."""
    quotes = Ordered(draft.quotes)
    we = bare = count = 0
    for paragraph in paragraphs:
        for hit in _OFFICIAL.finditer(draft.folded, paragraph.start, paragraph.end):
            we += not quotes.over(hit.start(), hit.end())
        bare += sum(vocabulary.opens_bare(draft.folded, start, end) for start, end in paragraph.sentences)
        count += len(paragraph.sentences)
        if we > 2:
            return True
    if we > 0 and not draft.quotes:
        return True
    tasks = bare > 2 and (we > 0 or bare * _BARE_SHARE >= count)
    return tasks and not any(
        not quotes.over(hit.start(), hit.end()) for hit in _READER.finditer(draft.folded, paragraphs[0].start, paragraphs[-1].end)
    )
