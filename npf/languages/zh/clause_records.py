"""Chinese clauses as records: subject, modal, head verb, and what kind of clause each is."""

from __future__ import annotations

import re

from attrs import evolve

from npf.languages.zh.clause_bans import BanReader
from npf.languages.zh.clause_guards import Guards
from npf.languages.zh.clause_shapes import Kind, Phrase, Record, Scene, covered
from npf.languages.zh.clauses import Clause
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.phrases import PhraseReader

__all__ = ["RecordReader"]


_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十百]{1,3}[）)]、?|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}(?=要|是要|、)、?|[\s、“‘]+")
_NOMINAL = re.compile(r"[要需须](?:[^，。；]{1,8})的(?:[是就，]|问题|事|工作|本领|$)")
# How far the subject of a verb of agreement may reach (两国外长同意…).
_SUBJECT = 16
_DIRECTIVE_NOUN = frozenset("的新总大更高硬本有无种项些个")


class RecordReader:
    """Reads clauses into records."""

    def __init__(self, words: NormWords) -> None:
        self._words = words
        self._phrases = PhraseReader(words)
        self._guards = Guards(words)
        self._bans = BanReader(words)

    def read(self, text: str, clause: Clause, scene: Scene) -> Record:
        """The record of one clause."""
        body = self._body(text, clause)
        base = Record(start=clause.start, end=clause.end, body=body, stop=clause.stop, kind="fact", link=body > clause.start)
        if body >= clause.end:
            return evolve(base, kind="topic")
        if text.startswith(self._words.of_kind("otherwise"), clause.start):
            return base
        if self._guards.supposed(text, body, self._inside(text, body + 2, clause.end, scene)):
            return evolve(base, kind="topic")
        if text.startswith(self._words.of_kind("condition"), body):
            return (
                evolve(base, kind="topic") if not self._inside(text, body + 2, clause.end, scene) else self._with_subject(text, base, body + 2, scene)
            )
        record = self._read_behind(text, base, body, scene)
        if (
            record.kind != "norm"
            and text.startswith(self._words.of_kind("among"), clause.start)
            and (tail := self._phrases.at(text, clause.start, clause.end, scene.dead))
        ):
            return evolve(base, kind="tail", phrase=tail)
        return record

    def may_open(self, text: str, clause: Clause, scene: Scene) -> bool:
        """Whether the clause may open with a verb phrase: a quick look, before it is read."""
        body = self._body(text, clause)
        return text.startswith(self._words.of_kind("sets"), body) or self._phrases.at(text, body, clause.end, scene.dead) is not None

    def _read_behind(self, text: str, base: Record, body: int, scene: Scene) -> Record:
        end = base.end
        phrase = self._phrases.at(text, body, end, scene.dead)
        told = phrase is not None and phrase.takes == "short" and phrase.cue is None and self._tells(text, body, end)
        if phrase is None or told or (phrase.form == "unknown" and phrase.modal is None and self._inside(text, body + 1, end, scene)):
            return self._with_subject(text, base, body, scene)
        if phrase.modal is None and phrase.kind in ("tail", "rest", "prevent", "topic") and phrase.head == body:
            later = self._inside(text, body + 1, end, scene)
            if (phrase.kind == "topic" or phrase.opener == "包括") and later is not None and (later.modal is not None or later.polarity == "dont"):
                return evolve(base, kind="norm", phrase=later, subject=(body, later.start))
            inner = self._phrases.at(text, phrase.rest, end, scene.dead) if phrase.kind == "topic" and phrase.opener == "在" else None
            if inner is not None and inner.form == "verb" and inner.takes != "short" and inner.cue is None:
                return evolve(base, kind="bare", phrase=evolve(inner, start=body))
            if phrase.opener == "对" and phrase.form == "verb" and text[end - 1] != "的":
                return evolve(base, kind="bare", phrase=phrase)
            kind: Kind = "prevent" if phrase.kind == "prevent" else "topic" if phrase.kind == "topic" else "tail"
            return evolve(base, kind=kind, phrase=phrase)
        if phrase.cue is None and phrase.polarity == "do":
            if (set_out := self._set_out(text, base, phrase.head, scene)) is not None:
                return set_out
            ba = text[phrase.head] == "将"
            if ba and (covered(scene.dead, phrase.head, phrase.head + 1) or self._guards.event(text, phrase.head + 1, end)):
                return base
            if self._foretold(text, phrase.rest, end, scene):
                return base
            later = self._inside(text, phrase.rest, end, scene)
            binding = later is not None and (later.modal is not None or later.kind in ("modal", "denial")) and later.follows != "commitment"
            if later is not None and binding and later.start - body <= 30:
                return evolve(base, kind="norm", phrase=later, subject=(body, later.start))
            return evolve(base, kind="frame" if phrase.form == "frame" else "bare", phrase=phrase)
        if phrase.modal is not None and _NOMINAL.match(text, phrase.modal[1] - 1, end):
            return base
        if self._guards.foreseen(text, phrase, end) or self._guards.asked(text, body, phrase, end):
            return base
        must = self._inside(text, phrase.rest, end, scene) if phrase.modal is not None and text[slice(*phrase.modal)] == "要" else None
        if must is not None and must.modal is not None and text[slice(*must.modal)] in self._words.of_kind("must"):
            return evolve(base, kind="norm", phrase=must, subject=(body, must.start))
        return evolve(base, kind="frame" if phrase.form == "frame" else "norm", phrase=phrase)

    def _tells(self, text: str, at: int, end: int) -> bool:
        """Whether a verb stands here that tells somebody to act, or sets out what is to be done."""
        return self._words.directives.at(text, at, end) is not None or text.startswith(self._words.of_kind("sets"), at)

    def told(self, text: str, clause: Clause, scene: Scene, at: int | None = None) -> Record | None:
        """The record of what a directive verb introduces: whom it tells, then what; None where no verb phrase follows.

        Only whom it tells, before a comma, is a topic that opens the norm.
        """
        body = self._body(text, clause) if at is None else at
        base = Record(start=clause.start, end=clause.end, body=body, stop=clause.stop, kind="norm", told=True)
        if text[clause.end - 1] == "的":
            return evolve(base, kind="topic", subject=(body, clause.end))
        if self._foretold(text, body, clause.end, scene):
            return evolve(base, kind="fact", told=False)
        modal = self._inside(text, body, clause.end, scene)
        if modal is not None and modal.modal is not None and body < modal.start <= body + 30 and modal.follows != "commitment":
            return evolve(base, kind="frame" if modal.form == "frame" else "norm", phrase=modal, subject=(body, modal.start))
        best = self._best(text, body, clause.end, scene)
        if best is not None:
            kind: Kind = "frame" if best.form == "frame" else "norm"
            return evolve(base, kind=kind, phrase=best, subject=(body, best.start) if best.start > body else None)
        if at is not None or clause.end - body < 4:
            return None
        if text[clause.start - 1 : clause.start] == "“":
            whole = Phrase(start=body, head=body, rest=body, form="unknown", polarity="do", strength="should")
            return evolve(base, phrase=whole)
        return evolve(base, kind="topic", subject=(body, clause.end))

    def _best(self, text: str, body: int, end: int, scene: Scene) -> Phrase | None:
        """The verb phrase that most likely begins behind whom a directive verb tells."""
        best: tuple[int, Phrase] | None = None
        for place in range(body, end - 1):
            if place != body and (covered(scene.dead, place - 1, place + 1) or any(begin < place < stop for stop, begin in scene.people.items())):
                continue
            phrase = self._phrases.at(text, place, end, scene.dead)
            if phrase is None or (phrase.takes == "short" and place not in scene.people):
                continue
            known = place == body or place in scene.people
            rank = 0 if known else 1 if phrase.head > place or phrase.cue or phrase.takes in ("ba", "frame") else 2
            if best is None or rank < best[0]:
                best = (rank, phrase)
            if rank == 0:
                break
        told = next((stop for stop, begin in scene.people.items() if begin == body and stop < end), None)
        if (
            best is not None
            and best[0] == 2
            and told is not None
            and told < best[1].start <= told + 3
            and not any(mark in text[told : best[1].start] for mark in "、和与的及们者员人")
        ):
            return Phrase(start=told, head=told, rest=told, form="unknown", polarity="do", strength="should")
        return None if best is None else best[1]

    def _body(self, text: str, clause: Clause) -> int:
        """Where the clause begins behind its number and its links."""
        at = clause.start
        while at < clause.end:
            number = _NUMBER.match(text, at, clause.end)
            link = self._words.links.at(text, at, clause.end)
            if number is not None:
                at = number.end()
            elif (
                link is not None
                and not text.startswith("一定", at)
                and (len(link[0]["term"]) > 1 or self._phrases.at(text, link[1], clause.end, ()) is not None)
            ):
                at = link[1]
            else:
                break
        return at

    def _inside(self, text: str, start: int, end: int, scene: Scene) -> Phrase | None:
        """The first cue inside the clause that makes a norm of what follows."""
        for hit in self._words.cues.finditer(text, start, end):
            at = hit.start()
            if covered(scene.dead, at, hit.end()):
                continue
            phrase = self._phrases.at(text, at, end, scene.dead)
            if phrase is None or phrase.cue is None:
                continue
            if phrase.polarity == "dont" and phrase.modal is None and phrase.kind in ("verb", "attitude", "bare") and text[at] not in "严决绝":
                if (opposed := self._bans.opposed(text, start, at, phrase, end, scene)) is not None:
                    return opposed
                if text[at - 1] not in "，都也还、就：更别" or ("是" in text[start:at] and "的" in text[phrase.rest : end]):
                    continue
            if phrase.modal is not None and _NOMINAL.match(text, phrase.modal[1] - 1, end):
                continue
            if self._guards.foreseen(text, phrase, end) or self._guards.asked(text, start, phrase, end):
                continue
            return phrase
        return None

    def _foretold(self, text: str, start: int, end: int, scene: Scene) -> bool:
        """Whether 将 or 会 inside the clause only foresees an event (推动合作将带来机遇)."""
        if text.find("将", start, end) < 0 and text.find("会", start, end) < 0:
            return False
        for hit in self._words.cues.finditer(text, start, end):
            if text[hit.start()] in "将会" and not covered(scene.dead, hit.start(), hit.end()):
                phrase = self._phrases.at(text, hit.start(), end, scene.dead)
                if phrase is not None and self._guards.foreseen(text, phrase, end):
                    return True
        return False

    def _set_out(self, text: str, base: Record, at: int, scene: Scene) -> Record | None:
        """What is set out at once behind 提出 or 明确 (决定提出完善制度); None where it is a noun or a clause."""
        verb = next((verb for verb in self._words.of_kind("sets") if text.startswith(verb, at)), None)
        if (
            verb is None
            or any(a <= at < b and b > at + len(verb) for a, b in scene.dead)
            or text.endswith(self._words.of_kind("frame-end"), at, base.end)
        ):
            return None
        inner = self._phrases.at(text, at + len(verb), base.end, scene.dead)
        if inner is None or inner.form != "verb" or inner.takes == "short" or (inner.noun and inner.cue is None):
            return None
        if at == base.body:
            return evolve(base, kind="norm", phrase=inner)
        return evolve(base, kind="norm", phrase=inner, subject=(base.body, at), told=True)

    def _with_subject(self, text: str, base: Record, start: int, scene: Scene) -> Record:
        heads = self._heads(text, base, scene)
        set_out = next((r for at in heads if (r := self._set_out(text, base, at, scene))), None)
        directive = set_out or self._directive(text, base, start, scene)
        if directive is not None:
            return directive
        if any(self._guards.regards(text, at, base.end) for at in heads):
            return base
        phrase = self._inside(text, start, base.end, scene)
        if phrase is not None:
            subject = (base.body, phrase.start)
            willing = text.startswith("愿", phrase.start)
            if phrase.follows == "commitment" and not willing and not self._own_side(text, base.body, phrase.start, scene):
                return base
            owned = self._own_side(text, base.body, phrase.start, scene)
            return evolve(base, kind="frame" if phrase.form == "frame" else "norm", phrase=phrase, subject=subject, owned=owned)
        stance = self._stance(text, base, scene)
        if stance is not None:
            return stance
        for place in range(base.body + 1, min(base.end, base.body + 40)):
            if place in scene.people and scene.people[place] >= base.body:
                at = place
                link = self._words.links.at(text, at, base.end)
                if link is not None:
                    at = link[1]
                found = self._phrases.at(text, at, base.end, scene.dead)
                if found is not None and found.takes != "short" and found.form == "verb":
                    return evolve(base, kind="mixed", phrase=found, subject=(base.body, at))
        short = base.end - base.body <= 12 or text.startswith(self._words.of_kind("placed"), base.body) or text[base.end - 1] == "的"
        if short and text[base.body : base.end].endswith((*self._words.of_kind("topic-end"), "的")):
            return evolve(base, kind="topic", subject=(base.body, base.end))
        return evolve(base, kind="fact", subject=(base.body, base.end))

    def _heads(self, text: str, base: Record, scene: Scene) -> list[int]:
        """Where the predicate may begin: at once, or behind a side or somebody named at the start."""
        side = self._words.own_sides.at(text, base.body, base.end)
        named = [stop for stop, begin in scene.people.items() if begin == base.body and stop < base.end]
        paper = self._words.papers.search(text, base.body, min(base.end, base.body + 8))
        agreed = self._words.agreeing.search(text, base.body, min(base.end, base.body + _SUBJECT))
        own = agreed is not None and self._own_side(text, base.body, agreed.start(), scene)
        found = [agreed.start() if agreed is not None and own else None, None if paper is None else paper.end(), None if side is None else side[1]]
        return [base.body, *(at for at in found if at is not None), *named]

    def _own_side(self, text: str, start: int, end: int, scene: Scene) -> bool:
        """Whether somebody for whom the speaker may speak stands in the subject."""
        named = text[start : start + 2]
        if end - start >= 2 and any(title.startswith(named) for title in scene.home):
            return True
        return any(self._words.own_sides.at(text, place, end) for place in range(start, end))

    def _stance(self, text: str, base: Record, scene: Scene) -> Record | None:
        """What the speaker's own side holds to (中方坚持…, 中国尊重…)."""
        side = self._words.own_sides.at(text, base.body, base.end)
        if side is None:
            return None
        link = self._words.links.at(text, side[1], base.end)
        at = link[1] if link is not None else side[1]
        if self._words.stances.at(text, at, base.end) is None:
            return None
        phrase = self._phrases.at(text, at, base.end, scene.dead)
        return None if phrase is None else evolve(base, kind="norm", phrase=phrase, subject=(base.body, at), owned=True)

    def _directive(self, text: str, base: Record, start: int, scene: Scene) -> Record | None:
        for at in range(start, base.end - 3):
            found = self._words.directives.at(text, at, base.end)
            if found is None or covered(scene.dead, at, found[1]):
                continue
            if at > base.body and (text[at - 1] in _DIRECTIVE_NOUN or at - base.body > 12):
                return None
            told = self.told(text, Clause(base.start, base.end, base.stop), scene, found[1])
            if told is None:
                return None
            return evolve(told, body=base.body, directed=(at, found[1]), link=base.link)
        return None
