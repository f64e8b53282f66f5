"""The state machine over the clauses of a sentence: what a modal opens, bare verbs carry on, and facts end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from npf.languages.zh.clause_facts import FactJudge
from npf.languages.zh.clause_shapes import Phrase, Record, Scene
from npf.languages.zh.coordination import Coordination
from npf.languages.zh.dont_scope import DontScope
from npf.languages.zh.norm_actor import Turn
from npf.languages.zh.norm_found import Carried, Found, Pending

__all__ = ["Run"]

_MEANS = frozenset({"以", "让", "使", "为"})
_ASIDE = 12  # How long a clause of which nothing is known may be for the norm to go on behind it.


class Run:
    """One sentence: whether a norm is on (None: not yet known), the frame that waits, and what was found.

    `items` says where an item of a list begins, and whether it is the first one.
    """

    def __init__(self, facts: FactJudge, coordination: Coordination, text: str, scene: Scene, carried: Carried, items: Mapping[int, bool]) -> None:
        self._facts, self._coordination, self._scope = facts, coordination, DontScope(facts)
        self.text, self.scene, self.carried = text, scene, carried
        self.found: list[Found] = []
        self.on: bool | None = None
        self.pending: Pending | None = None
        self.past = carried.past
        self.open_tail = False
        self.turn = Turn(facts, text, scene, carried)
        self._items = items
        self.previous: Record | None = None

    def go(self, records: Sequence[Record]) -> list[Found]:
        """The principles of the sentence, in order."""
        for number, record in enumerate(records):
            if record.start in self._items:
                self.turn.item(self._items[record.start])
            if self._facts.judges(self.text, record):
                self._drop_judged()
            if self._facts.founds(self.text, record):
                self._drop_judged()
                self._fact(record, None)
                continue
            if self._goes_on(record):
                self.found[-1].end, self.previous = record.end, record
                continue
            self._step(record, records[number + 1] if number + 1 < len(records) else None)
            self.previous = record
            if "；" in record.stop:
                self.pending = None
                self.on = self.on or None
        self._flush()
        self.carried.running = bool(self.found)
        self.carried.past = self.past and not self.found
        return self.found

    def _goes_on(self, record: Record) -> bool:
        """Whether the clause is the second half of the principle right before it (不能一边A，一边B; 反对将A，并将B)."""
        if not self.found or self.previous is None or self.found[-1].end != self.previous.end:
            return False
        last = self.found[-1]
        if last.phrase.polarity == "dont" and self._facts.joins(self.text, record):
            return any(ba in self.text[last.start : last.end] for ba in "将把")
        grounds = last.phrase.kind == "modal" and record.kind != "norm" and self._facts.grounds(self.text, last.phrase.rest, last.end)
        return grounds or self._facts.goes_on(self.text, record, last.start, last.end)

    def _step(self, record: Record, following: Record | None) -> None:
        match record.kind:
            case "norm":
                self._norm(record, following)
            case "bare":
                self._bare(record, following)
            case "frame":
                self._frame(record)
            case "tail":
                self._tail(record, following)
            case "prevent":
                self._prevent(record)
            case "topic":
                self._topic(record, following)
            case "mixed":
                self._mixed(record, following)
            case _:
                self._fact(record, following)

    def _norm(self, record: Record, following: Record | None) -> None:
        phrase = _phrase(record)
        if (
            self._conditional(record, phrase, following)
            or self._facts.only_tells(record, following)
            or self._facts.describes(self.text, record, phrase)
        ):
            self._topic(record, following)
            return
        stated = record.owned and phrase.cue is None and self._facts.is_fact(self.text, record, self.scene)
        if stated or (self.past and phrase.cue is None and not record.told):
            self._fact(record, following)
            return
        if phrase.follows == "commitment" and record.subject is None and not self.on and self.text.startswith("会", phrase.start) and record.link:
            self._fact(record, following)
            return
        if (
            phrase.polarity == "dont"
            and phrase.modal is None
            and not self._scope.binds(self.text, record, phrase, following, self.on, bool(self.found), self._is_told(record))
        ):
            self._fact(record, following)
            return
        if record.subject is not None:
            self.turn.subject(record.subject)
        if record.owned and record.subject is not None:
            self.carried.actor = (record.subject,)
        elif record.subject is None and self.text.startswith("愿", phrase.start):
            self.carried.actor = ()
        self._drop_topic(record, phrase)
        start = phrase.start
        held = self.pending is not None and (self.pending.phrase.modal is not None or self.pending.phrase.opener == "在")
        averts = phrase.polarity == "dont" and self.pending is not None and self.pending.record.told
        if averts:
            self._flush()
        if self.pending is not None and record.subject is None and phrase.modal is None and not (held and phrase.kind == "modal"):
            start = self.pending.start
        elif self.pending is not None and self.pending.phrase.modal is not None:
            self._flush()
        self.pending = None
        rule = "zh.norm.dont" if phrase.polarity == "dont" else "zh.norm.directive" if record.told else "zh.norm.modal"
        self._add(start, record, phrase, rule)
        self.on, self.past = True, False

    def _is_told(self, record: Record) -> bool:
        """Whether somebody who can act is told what follows (提醒公众不信谣)."""
        return record.told and (record.subject is None or self.scene.acts(*record.subject))

    def _conditional(self, record: Record, phrase: Phrase, following: Record | None) -> bool:
        """Whether 要 names an end for which the next clause has the means (要突破瓶颈，必须…)."""
        if phrase.modal is None or following is None or self.found or self.text[slice(*phrase.modal)] != "要":
            return False
        return self._facts.results(self.text, following)

    def _drop_topic(self, record: Record, phrase: Phrase) -> None:
        """A bare phrase right before a modal only names the matter (做好这项工作，必须…)."""
        if not self.found or not all(item.opening for item in self.found) or not _asks(phrase, record) or phrase.follows == "commitment":
            return
        if phrase.follows == "hinge" or self.text.startswith("就", record.start):
            self.found = []
        elif record.link or (record.subject is not None and self.scene.acts(*record.subject)):
            return
        elif self.previous is not None and self.found[-1].end == self.previous.end and len(self.found) <= 2:
            topic = self.found.pop()
            if self.scene.located(topic.start, topic.end):
                self.turn.about = ((topic.start, topic.end),)

    def _bare(self, record: Record, following: Record | None) -> None:
        phrase = _phrase(record)
        if self.past or (self.on is False and not self._facts.stands(self.text, record)):
            return
        if self.open_tail and self.found:
            self._extend(record)
            self.open_tail = False
            return
        if self.text[record.end - 1] == "的":
            self._topic(record, following)
            return
        if self.on is None and self._facts.sets_past(self.text, record):
            self.past = True
            return
        weak = self.on is None and not self.found and self._weak(record, phrase)
        if weak or self._facts.is_fact(self.text, record, self.scene):
            self._fact(record, following)
            return
        if self.pending is not None:
            strength = phrase.strength if self.pending.phrase.modal is None else self.pending.phrase.strength
            joined = evolve(phrase, strength=strength, cue=phrase.cue or self.pending.phrase.cue)
            self._add(self.pending.start, record, joined, "zh.norm.framed")
            self.pending = None
        else:
            self._add(phrase.start, record, phrase, "zh.norm.series" if self.on else "zh.norm.bare", opening=self.on is None)

    def _weak(self, record: Record, phrase: Phrase) -> bool:
        """Whether a bare phrase is no task by itself at the start of a sentence."""
        if not self.carried.bare_counts and record.start not in self._items:
            return True
        if phrase.takes == "frame":
            return not self.carried.running and not (phrase.opener in _MEANS and not self._facts.lets(self.text, phrase))
        return self.pending is None and (phrase.takes in ("short", "weak") or phrase.form == "unknown")

    def _frame(self, record: Record) -> None:
        phrase = _phrase(record)
        if record.subject is not None:
            self.turn.subject(record.subject)
        if phrase.modal is not None or phrase.cue is not None or record.told:
            self.on = True
        if self.pending is None:
            self.pending = Pending(phrase.start, phrase, record)

    def _tail(self, record: Record, following: Record | None) -> None:
        phrase = _phrase(record)
        if self.on is False:
            return
        own = phrase.opener == "以" and not self._facts.opens_with_verb(self.text, phrase.rest, record.end)
        if own and phrase.form == "frame":
            self._frame(record)
        elif phrase.kind == "rest" and not self.found and self.pending is None:
            self._topic(record, following)
        elif self.pending is not None or own or not self.found or (self.previous is not None and "；" in self.previous.stop):
            self._bare(record, following)
        else:
            self._extend(record)
            self.open_tail = phrase.opener == "为" and phrase.rest == phrase.head + 1

    def _extend(self, record: Record) -> None:
        self.found[-1].end = record.end
        self.found[-1].tails.append((record.start, record.end))

    def _prevent(self, record: Record) -> None:
        if self.found:
            self._add(_phrase(record).start, record, _phrase(record), "zh.norm.prevent")

    def _topic(self, record: Record, following: Record | None) -> None:
        if record.told:
            self.on = True
        self.past = self.past or self._facts.sets_past(self.text, record)
        if self._facts.alternates(self.text, record):
            self.on = False
        extent = record.body, record.end
        if record.phrase is None or not self.turn.matter(extent):
            self.turn.topic(extent, following)

    def _fact(self, record: Record, following: Record | None) -> None:
        if self.on and self.previous is not None and self._facts.is_idiom(self.text, record, self.scene):
            idiom = Phrase(start=record.body, head=record.body, rest=record.body, form="unknown", polarity="do", strength="promote", takes="none")
            self._add(record.body, record, idiom, "zh.norm.series")
            return
        self.past = self.past or self._facts.sets_past(self.text, record)
        self._flush()
        if not (self.on and self._aside(record)):
            self.on = False
        self.turn.topic((record.body, record.end), following)

    def _drop_judged(self) -> None:
        """What is judged (推进改革，是…) was no task."""
        self.found = [item for item in self.found if not item.opening]
        last = self.found[-1] if self.found else None
        if last is not None and last.phrase.cue is None and self.previous is not None and last.end == self.previous.end:
            del self.found[-1]

    def _aside(self, record: Record) -> bool:
        """Whether a clause of which nothing is known is short and names nobody, so that the norm may go on behind it."""
        if record.end - record.body > _ASIDE or self.scene.acts(record.body, record.end):
            return False
        return not self._facts.is_fact(self.text, record, self.scene)

    def _mixed(self, record: Record, following: Record | None) -> None:
        if self.on and not self._facts.is_fact(self.text, record, self.scene) and not self.text.startswith("是", record.body):
            if record.subject is not None:
                self.turn.subject(record.subject)
            self._add(_phrase(record).start, record, _phrase(record), "zh.norm.series")
        else:
            self._fact(record, following)

    def _add(self, start: int, record: Record, phrase: Phrase, rule: str, opening: bool = False) -> None:
        actor, about = self.carried.actor, self.turn.about
        for number, (begin, end, part) in enumerate(self._coordination.split(self.text, start, record.end, phrase, self.scene.dead)):
            self.found.append(Found(begin, end, part, rule if number == 0 else "zh.norm.coordinate", opening, actor, about))
        if (phrase.strength == "encourage" or about) and self.scene.located(phrase.rest, record.end):
            self.turn.about = ((phrase.rest, self.scene.opening(self.text, phrase.rest, record.end)),)

    def _flush(self) -> None:
        """A frame that no verb followed stands by itself, where a norm is on."""
        if self.pending is not None and (self.pending.phrase.modal is not None or self.pending.record.told or self.on):
            self._add(self.pending.start, self.pending.record, self.pending.phrase, "zh.norm.modal")
        self.pending = None


def _asks(phrase: Phrase, record: Record) -> bool:
    """Whether a modal stands there, or a negated one behind a subject (一个民族都不能少)."""
    return phrase.modal is not None or (phrase.kind == "modal" and record.subject is not None)


def _phrase(record: Record) -> Phrase:
    assert record.phrase is not None
    return record.phrase
