"""The run of norms through a stretch of speech: what a modal opens, bare verbs carry on, facts and new sentences end."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field, frozen

from npf.languages.zh.clause_records import Record, RecordReader, Scene
from npf.languages.zh.clauses import Clause
from npf.languages.zh.coordination import Coordination
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.phrases import Phrase
from npf.text import Extent

__all__ = ["Carried", "Found", "Series"]

_STRONG_NEXT = (
    "必须",
    "就必须",
    "就要",
    "就得",
    "需要",
    "就需要",
    "首先要",
    "关键",
    "根本出路",
    "最根本",
    "最重要",
    "就应",
    "首先必须",
    "务必",
    "离不开",
)
_COPULA = (
    "是",
    "就是",
    "既是",
    "也是",
    "不仅是",
    "不只是",
    "不仅",
    "正是",
    "事关",
    "关系",
    "关乎",
    "有利于",
    "有助于",
    "对于",
    "意味着",
    "离不开",
    "不仅有利于",
    "既有利于",
    "最终",
)


@define
class Found:
    """A principle as the series builds it up; `end` grows over tails."""

    start: int
    end: int
    phrase: Phrase
    rule: str
    opening: bool = False
    actor: tuple[Extent, ...] = ()
    tails: list[Extent] = field(factory=list)


@define
class Carried:
    """What goes on from sentence to sentence inside a paragraph: who is to act."""

    actor: tuple[Extent, ...] = ()


@frozen
class _Pending:
    start: int
    phrase: Phrase
    record: Record


class Series:
    """Reads one stretch of speech (a quote, a report, a list of rules) into principles."""

    def __init__(self, words: NormWords) -> None:
        self._words = words
        self._reader = RecordReader(words)
        self._coordination = Coordination(words)

    def sentence(self, text: str, clauses: Sequence[Clause], scene: Scene, carried: Carried, told: bool = False) -> list[Found]:
        """The principles of one sentence.

        Args:
            told: Whether a directive verb stands before the sentence, so that its first clause says whom it tells.
        """
        records = [self._reader.read(text, clause, scene) for clause in clauses]
        if told and records:
            records[0] = self._reader.told(text, clauses[0], scene) or records[0]
        return _Run(self, text, scene, carried).go(records)

    def address(self, scene: Scene, carried: Carried, extent: Extent) -> None:
        """Somebody named in this extent is told to act."""
        if any(extent[0] <= begin and end <= extent[1] for end, begin in scene.people.items()):
            carried.actor = (extent,)

    def opens(self, text: str, clause: Clause | None, scene: Scene) -> bool:
        """Whether a sentence that begins with this clause begins with a task or a ban."""
        record = None if clause is None else self._reader.read(text, clause, scene)
        if record is None or record.phrase is None or record.subject is not None or record.kind not in ("norm", "bare"):
            return False
        if record.kind == "norm":
            return True
        return record.phrase.takes != "short" and record.phrase.form == "verb" and not self.is_fact(text, record, scene)

    def split(self, text: str, found: Found, scene: Scene) -> list[tuple[int, int, Phrase]]:
        return self._coordination.split(text, found.start, found.end, found.phrase, scene.dead)

    def is_fact(self, text: str, record: Record, scene: Scene) -> bool:
        """Whether a bare clause reports something."""
        if self._words.fact_starts.match(text, record.body, record.end):
            return True
        return any(
            not _hidden(scene.dead, hit.start(), hit.end()) and not self._relative(text, hit.end(), record.end)
            for hit in self._words.facts.finditer(text, record.body, record.end)
        ) or self._words.fact_ends(text[record.body : record.end])

    def _relative(self, text: str, at: int, end: int) -> bool:
        """Whether a mark stands in a relative clause (更多具有潜质的青年)."""
        of = text.find("的", at, end)
        return 0 <= of < end - 1

    def sets_past(self, text: str, record: Record) -> bool:
        return record.kind in ("topic", "fact") and self._words.past.search(text, record.start, record.end) is not None

    def opens_with_verb(self, text: str, start: int, end: int) -> bool:
        """Whether a verb of the table stands at this place."""
        verb = self._words.verbs.at(text, start, end)
        return verb is not None and len(verb[0]["term"]) > 1 and verb[0]["takes"] != "none" and text[verb[1] : verb[1] + 1] not in ("的", "")


def _hidden(dead: Sequence[Extent], start: int, end: int) -> bool:
    """Whether a longer fixed word holds this mark of fact."""
    return any(a <= start and end <= b and b - a > end - start for a, b in dead)


class _Run:
    """The state machine over the clauses of one sentence."""

    def __init__(self, series: Series, text: str, scene: Scene, carried: Carried) -> None:
        self.series, self.text, self.scene, self.carried = series, text, scene, carried
        self.found: list[Found] = []
        self.on: bool | None = None
        self.pending: _Pending | None = None
        self.past = False
        self.previous: Record | None = None
        self.open_tail = False

    def go(self, records: Sequence[Record]) -> list[Found]:
        for number, record in enumerate(records):
            following = records[number + 1] if number + 1 < len(records) else None
            self.previous = records[number - 1] if number else None
            getattr(self, "_" + record.kind)(record, following)
            if "；" in record.stop:
                self.pending = None
                if self.on is False:
                    self.on = None
        self._flush()
        return self.found

    def _norm(self, record: Record, following: Record | None) -> None:
        phrase = record.phrase
        assert phrase is not None
        if self._conditional(record, following) or self._judged(record, phrase):
            self._topic(record, following)
            return
        if (
            self.found
            and all(f.opening for f in self.found)
            and record.subject is None
            and not record.link
            and phrase.modal
            and phrase.follows in ("any", "phrase")
        ):
            self.found = self.found[:-1]
        if record.subject is not None:
            self._act(record.subject)
        start = phrase.start
        if self.pending is not None and record.subject is None and phrase.modal is None:
            start = self.pending.start
        elif self.pending is not None:
            self._flush()
        self.pending = None
        self._add(
            start, record, phrase, "zh.norm.dont-cue" if phrase.polarity == "dont" else "zh.norm.directive" if record.directed else "zh.norm.modal"
        )
        self.on = True

    def _judged(self, record: Record, phrase: Phrase) -> bool:
        """Whether a judgement is passed on the norm (要做好这件事是不容易的)."""
        inside = self.text[phrase.rest : record.end]
        return phrase.modal is not None and inside.endswith("的") and "是" in inside

    def _drop_topic(self, record: Record, phrase: Phrase) -> None:
        """A bare phrase right before a modal only names the matter (做好这项工作，必须…)."""
        if not self.found or not all(f.opening for f in self.found) or phrase.modal is None or record.link or phrase.follows == "commitment":
            return
        if phrase.follows == "hinge":
            self.found = []
        elif record.subject is not None and any(record.subject[0] <= begin and end <= record.subject[1] for end, begin in self.scene.people.items()):
            return
        elif self.previous is not None and self.found[-1].end == self.previous.end and len(self.found) <= 2:
            self.found = self.found[:-1]

    def _conditional(self, record: Record, following: Record | None) -> bool:
        phrase = record.phrase
        if phrase is None or phrase.modal is None or following is None or self.text[slice(*phrase.modal)] != "要" or self.found:
            return False
        return self.text.startswith(_STRONG_NEXT, following.body)

    def _bare(self, record: Record, following: Record | None) -> None:
        phrase = record.phrase
        assert phrase is not None
        if self.on is False or self.past:
            return
        if self.open_tail and self.found:
            self._extend(record)
            self.open_tail = False
            return
        if self.on is None and self.pending is None and (phrase.takes == "short" or phrase.form == "unknown"):
            self._fact(record, following)
            return
        if self.series.is_fact(self.text, record, self.scene):
            self._fact(record, following)
            return
        if self.pending is not None:
            self._add(self.pending.start, record, phrase, "zh.norm.framed", self.pending.phrase)
            self.pending = None
        else:
            self._add(phrase.start, record, phrase, "zh.norm.series" if self.on else "zh.norm.bare", opening=self.on is None)
        self.on = self.on or None

    def _frame(self, record: Record, following: Record | None) -> None:
        phrase = record.phrase
        assert phrase is not None
        if record.subject is not None:
            self._act(record.subject)
        if phrase.modal is not None or phrase.cue is not None or record.told:
            self.on = True
        if self.pending is None:
            self.pending = _Pending(phrase.start, phrase, record)

    def _tail(self, record: Record, following: Record | None) -> None:
        phrase = record.phrase
        assert phrase is not None
        if self.on is False:
            return
        own = phrase.opener == "以" and not self.series.opens_with_verb(self.text, phrase.rest, record.end)
        if own and phrase.form == "frame":
            self._frame(record, following)
        elif self.pending is not None or own or not self.found:
            self._bare(record, following)
        else:
            self._extend(record)
            self.open_tail = phrase.opener == "为" and phrase.rest == phrase.head + 1

    def _extend(self, record: Record) -> None:
        self.found[-1].end = record.end
        self.found[-1].tails.append((record.start, record.end))

    def _prevent(self, record: Record, following: Record | None) -> None:
        if self.found and record.phrase is not None:
            self._add(record.phrase.start, record, record.phrase, "zh.norm.prevent")

    def _topic(self, record: Record, following: Record | None) -> None:
        if self.series.sets_past(self.text, record):
            self.past = True
        self._topical((record.body, record.end), following)

    def _fact(self, record: Record, following: Record | None) -> None:
        if self.series.sets_past(self.text, record):
            self.past = True
        if self.text.startswith(_COPULA, record.body) and not record.link:
            self.found = [f for f in self.found if not f.opening]
        self._flush()
        self.on = False
        self._topical((record.body, record.end), following)

    def _mixed(self, record: Record, following: Record | None) -> None:
        phrase = record.phrase
        assert phrase is not None
        if self.on and not self.series.is_fact(self.text, record, self.scene):
            if record.subject is not None:
                self._act(record.subject)
            self._add(phrase.start, record, phrase, "zh.norm.series")
        else:
            self._fact(record, following)

    def _act(self, subject: Extent) -> None:
        """A subject takes the addressee over when it is somebody who can act."""
        if any(subject[0] <= begin and end <= subject[1] for end, begin in self.scene.people.items()):
            self.carried.actor = (subject,)

    def _topical(self, extent: Extent, following: Record | None = None) -> None:
        """A topic sets the addressee when it opens with somebody, or is nothing but somebody before a comma."""
        start, end = extent
        if end in self.scene.people and following is not None and following.kind == "norm" and following.subject is None:
            self.carried.actor = (extent,)
            return
        at = start
        begins = {begin: stop for stop, begin in self.scene.people.items()}
        while at in begins and begins[at] <= end:
            at = begins[at]
            if self.text[at : at + 1] in ("、", "和", "与", "及"):
                at += 1
        if at > start:
            self.carried.actor = ((start, at),)

    def _add(self, start: int, record: Record, phrase: Phrase, rule: str, modal: Phrase | None = None, opening: bool = False) -> None:
        item = Found(start, record.end, phrase, rule, opening, self.carried.actor)
        for number, (begin, end, part) in enumerate(self.series.split(self.text, item, self.scene)):
            self.found.append(Found(begin, end, part, rule if number == 0 else "zh.norm.coordinate", opening, self.carried.actor))

    def _flush(self) -> None:
        """A frame with a modal that no verb followed stands by itself."""
        if self.pending is not None and (self.pending.phrase.modal is not None or self.pending.record.told):
            self._add(self.pending.start, self.pending.record, self.pending.phrase, "zh.norm.modal")
        self.pending = None
