"""A stretch of speech, sentence by sentence, as a series of norms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from npf.languages.zh.clause_bans import BanReader
from npf.languages.zh.clause_facts import FactJudge
from npf.languages.zh.clause_records import RecordReader
from npf.languages.zh.clause_shapes import Phrase, Scene
from npf.languages.zh.clauses import Clause
from npf.languages.zh.coordination import Coordination
from npf.languages.zh.norm_found import Carried, Found
from npf.languages.zh.norm_run import Run
from npf.languages.zh.norm_words import NormWords
from npf.match import any_of
from npf.text import Extent

__all__ = ["Series"]

# The number of an item of a list.
_ITEM = re.compile(r"(?:第|其)?(?:(?P<one>一)|[一二三四五六七八九十]{1,2})(?:是|要|、|，)")


class Series:
    """Reads the sentences of a quote, a report or a list of rules into principles."""

    def __init__(self, words: NormWords) -> None:
        self._words = words
        self._reader = RecordReader(words)
        self._bans = BanReader(words)
        self._facts = FactJudge(words)
        self._coordination = Coordination(words)

    def sentence(self, text: str, clauses: Sequence[Clause], scene: Scene, carried: Carried, told: bool = False) -> list[Found]:
        """The principles of one sentence.

        Args:
            told: Whether a directive verb stands before the sentence, so that its first clause says whom it tells.
        """
        items = {clause.start: hit["one"] is not None for clause in clauses if (hit := _ITEM.match(text, clause.start)) is not None}
        carried.past = carried.past and bool(clauses) and clauses[0].start in items
        records = [self._reader.read(text, clause, scene) for clause in clauses]
        if told and records:
            records[0] = self._reader.directives.told(text, clauses[0], scene) or records[0]
        return Run(self._facts, self._coordination, text, scene, carried, items).go(records)

    def address(self, scene: Scene, carried: Carried, extent: Extent) -> None:
        """Somebody named in this extent is told to act."""
        if scene.acts(*extent):
            carried.actor = (extent,)

    def address_anew(self, text: str, scene: Scene, carried: Carried) -> None:
        """Somebody spoken to right before (李明对她们说, 李明对浙江提出要求) takes the addressee over."""
        asks = self._words.of_kind("asks-of")
        for stop, begin in scene.people.items():
            if text[begin - 1] == "对" and (text[stop] in "说讲" or (stop in scene.places and text.startswith(asks, stop))):
                carried.actor = ((begin, stop),)

    def bans(self, text: str, clauses: Sequence[Clause], scene: Scene) -> list[Found]:
        """What a sentence of narration reports as banned, opposed in protest, or warned of (法院裁定，禁止…; 抗议者集会，反对…; 公众需防范…)."""
        found: list[Found] = []
        protest = False
        for number, clause in enumerate(clauses):
            hit = self._ban.search(text, clause.start, clause.end)
            phrase: Phrase | None = None
            if hit is not None and (hit.start() > clause.start or number) and not text.endswith(self._words.of_kind("paper"), hit.end(), clause.end):
                phrase = self._bans.at(text, hit.start(), clause.end, scene)
            elif protest and text.startswith(self._words.of_kind("opposing"), clause.start):
                phrase = self._bans.opposing(text, clause.start, clause.end, scene)
            elif hit is None:
                phrase = self._bans.warned(text, clause.start, clause.end, scene)
            if phrase is not None:
                begin, end, part = self._coordination.split(text, phrase.start, clause.end, phrase, scene.dead)[0]
                found.append(Found(begin, end, part, "zh.norm.ban", actor=((clause.start, begin),)))
            protest = protest or self._protest.search(text, clause.start, clause.end) is not None
        return found

    def reports_ban(self, text: str, start: int, end: int) -> bool:
        """Whether narration may report a ban, an opposition or a warning here: a quick look."""
        return self._reported.search(text, start, end) is not None

    @cached_property
    def _reported(self) -> re.Pattern[str]:
        return re.compile(any_of((*self._words.of_kind("ban"), *self._words.of_kind("opposing"), *self._words.of_kind("averts"))))

    @cached_property
    def _protest(self) -> re.Pattern[str]:
        return re.compile(any_of(self._words.of_kind("protest")))

    @cached_property
    def _ban(self) -> re.Pattern[str]:
        return re.compile(any_of(self._words.of_kind("ban")))

    def binds(self, text: str, clauses: Sequence[Clause], scene: Scene) -> bool:
        """Whether a sentence sets a rule in the words of law (不得, 应当, 严禁)."""
        for clause in clauses:
            if self._law.search(text, clause.start, clause.end) is not None:
                record = self._reader.read(text, clause, scene)
                if record.kind == "norm" and record.phrase is not None and self._law.match(text, record.phrase.start, clause.end):
                    return True
        return False

    def is_law(self, text: str, start: int, end: int) -> bool:
        """Whether a word of law stands in this stretch at all."""
        return self._law.search(text, start, end) is not None

    @cached_property
    def _law(self) -> re.Pattern[str]:
        return re.compile(any_of(self._words.of_kind("law")))

    def opens(self, text: str, clause: Clause, scene: Scene) -> bool:
        """Whether a sentence that begins with this clause begins with a task or a ban."""
        if not self._reader.may_open(text, clause, scene):
            return False
        record = self._reader.read(text, clause, scene)
        if record.phrase is None or record.subject is not None or record.kind not in ("norm", "bare"):
            return False
        if record.kind == "norm":
            return True
        return record.phrase.takes != "short" and record.phrase.form == "verb" and not self._facts.is_fact(text, record, scene)
