"""Where words stand that attribute content to a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from npf.languages.zh.tables import REPORTING
from npf.resources import Resources

__all__ = ["Cue", "CueScanner"]

_SPEECH_TAIL = frozenset("说称道指")
_NO_VERB = frozenset("了着过的者权性书")


@frozen
class Cue:
    """A reporting word in the text.

    Attributes:
        mode: What follows: "comma" (a comma, colon or space), "mark" (an opening quotation mark), "bare" (the content at once) or
            "final" (the end of the sentence).
        content: Where content can start.
    """

    start: int
    end: int
    frame: str
    noun: bool
    mode: str
    content: int


class CueScanner:
    """Finds reporting words, the longest term at each place; terms that are traps use their characters up."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _terms(self) -> dict[str, list[tuple[str, str, bool]]]:
        terms: dict[str, list[tuple[str, str, bool]]] = {}
        for row in self.resources.lexicons.rows(REPORTING):
            terms.setdefault(row["term"][:2], []).append((row["term"], row["frame"], bool(row["noun"])))
        for rows in terms.values():
            rows.sort(key=lambda row: -len(row[0]))
        return terms

    @cached_property
    def _scan(self) -> re.Pattern[str]:
        heads = [head for head in self._terms if len(head) == 2]
        firsts = "".join(sorted({re.escape(head[0]) for head in heads}))
        seconds = "".join(sorted({re.escape(head[1]) for head in heads}))
        singles = "".join(sorted(re.escape(head) for head in self._terms if len(head) == 1))
        return re.compile(f"[{firsts}](?=[{seconds}])|[{singles}]")

    def find(self, covered: str, start: int, end: int) -> Iterator[Cue]:
        """The reporting words of `covered[start:end]`."""
        terms, free = self._terms, start
        for hit in self._scan.finditer(covered, start, end):
            at = hit.start()
            if at < free:
                continue
            for term, frame, noun in (*terms.get(covered[at : at + 2], ()), *terms.get(covered[at], ())):
                if covered.startswith(term, at) and at + len(term) <= end:
                    free = at + len(term)
                    if frame != "trap":
                        cue = self._cue(covered, at, free, end, frame, noun)
                        if cue is not None:
                            yield cue
                            free = cue.end
                    break

    def _cue(self, covered: str, start: int, stop: int, end: int, frame: str, noun: bool) -> Cue | None:
        if frame != "accord" and stop < end and covered[stop] in _SPEECH_TAIL and (stop + 1 >= end or covered[stop + 1] in "，：“ "):
            stop += 1
            frame = "say" if frame == "lead" else frame
        after = covered[stop] if stop < end else ""
        if after in _NO_VERB:
            return None
        if after in ("，", "：", ",", ":", " "):
            content = stop
            while content < end and covered[content] in "，：,: ":
                content += 1
            mode = "comma" if content < end else "final"
            if content < end and covered[content] in '“‘"':
                mode = "mark"
            return Cue(start, stop, frame, noun, mode, content)
        if after in ("“", "‘", '"'):
            return Cue(start, stop, frame, noun, "mark", stop)
        if after == "" or after in "。！？；!?;…\n”’）":
            return Cue(start, stop, frame, noun, "final", stop)
        if after in "、》）—":
            return None
        return Cue(start, stop, frame, noun, "bare", stop)
