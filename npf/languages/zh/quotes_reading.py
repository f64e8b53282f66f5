"""A paragraph as the quote finder reads it: what stands inside marks is covered, what stands outside is cut at its stops."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from npf.draft import Draft, Paragraph
from npf.text import Extent, Marks

__all__ = ["COVER", "Reading", "cover"]

COVER = "\ue000"
_STOP = re.compile("[，；。！？：!?…,;\n]+|—{2,}|[ \t]+")
_FINAL = frozenset("。！？!?…\n")
_ENDING = frozenset("。！？!?…")


def cover(draft: Draft, paragraphs: Sequence[Paragraph]) -> str:
    """The folded text in which the inside of each closed pair of marks is filled with `COVER`; of the same length."""
    pieces: list[str] = []
    at = 0
    for paragraph in paragraphs:
        for pair in paragraph.marks:
            if pair.closed and pair.start >= at:
                start, end = pair.inside
                pieces.append(draft.folded[at:start])
                pieces.append(COVER * (end - start))
                at = end
    pieces.append(draft.folded[at:])
    return "".join(pieces)


class Reading:
    """One paragraph: its covered text, its outer pairs of marks, and its stops.

    Args:
        covered: The whole text, covered.
        folded: The whole text, folded.
        paragraph: The paragraph to read.
    """

    def __init__(self, covered: str, folded: str, paragraph: Paragraph) -> None:
        self.covered, self.folded = covered, folded
        self.start, self.end = paragraph.start, paragraph.end
        self.pairs = [pair for pair in paragraph.marks if pair.closed and covered[pair.start] != COVER]
        self.open_pairs = [pair for pair in paragraph.marks if not pair.closed and covered[pair.start] != COVER]
        self.pair_at = {pair.start: pair for pair in self.pairs}
        stops = [(hit.start(), hit.end(), not _FINAL.isdisjoint(hit.group())) for hit in _STOP.finditer(covered, self.start, self.end)]
        stops.extend(self._closings())
        stops.sort()
        self._starts = [stop[0] for stop in stops]
        self._ends = [stop[1] for stop in stops]
        finals = [stop for stop in stops if stop[2]]
        self._final_starts = [stop[0] for stop in finals]
        self._final_ends = [stop[1] for stop in finals]

    def _closings(self) -> list[tuple[int, int, bool]]:
        found = []
        for pair in self.pairs:
            if pair.opener not in '“‘"' or pair.end - pair.start < 5:
                continue
            last = self.folded[pair.end - 2]
            if last == "，":
                found.append((pair.end, pair.end, False))
            elif last in _ENDING and self.covered[pair.end : pair.end + 1] not in ("的", "、", "和", "与", "及", "这", "等"):
                found.append((pair.end, pair.end, True))
        return found

    def clause_start(self, at: int) -> int:
        """Where the clause around this offset starts."""
        index = bisect_right(self._ends, at) - 1
        return self._ends[index] if index >= 0 else self.start

    def clause_end(self, at: int) -> int:
        """Where the clause around this offset ends, before its stop."""
        index = bisect_left(self._starts, at)
        return self._starts[index] if index < len(self._starts) else self.end

    def sentence_start(self, at: int) -> int:
        """Where the sentence around this offset starts."""
        index = bisect_right(self._final_ends, at) - 1
        return self._final_ends[index] if index >= 0 else self.start

    def sentence_end(self, at: int) -> int:
        """Where the sentence around this offset ends, before its stop."""
        index = bisect_left(self._final_starts, at)
        return self._final_starts[index] if index < len(self._final_starts) else self.end

    def sentences(self, start: int, end: int) -> list[Extent]:
        """The sentences that start inside an extent, behind its first one."""
        low = bisect_left(self._final_ends, start)
        high = bisect_left(self._final_ends, end)
        return [(at, self.sentence_end(at)) for at in self._final_ends[low:high]]

    def previous_clause(self, at: int) -> Extent | None:
        """The clause that ends before the clause that starts here, in the same sentence."""
        index = bisect_left(self._ends, at)
        if index == len(self._ends) or self._ends[index] != at or at == self.sentence_start(at):
            return None
        # A stop behind a closing mark has no width: the clause before it starts at the stop before, or a walk back stands still.
        return self._ends[index - 1] if index else self.start, self._starts[index]

    def colons(self) -> list[int]:
        """Where colons stand."""
        return [at for at in self._starts if self.covered[at : at + 1] == "："]

    def pair_before(self, at: int) -> Marks | None:
        """The outer pair of quotation marks that closes right before this offset."""
        low = bisect_left(self.pairs, at, key=lambda pair: pair.end)
        if low < len(self.pairs) and self.pairs[low].end == at and self.pairs[low].opener in '“‘"':
            return self.pairs[low]
        return None
