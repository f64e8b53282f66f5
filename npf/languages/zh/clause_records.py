"""Chinese clauses as records: subject, modal, head verb, and what kind of clause each is."""

from __future__ import annotations

from attrs import evolve

from npf.languages.zh.clause_cues import CueReader, is_nominal
from npf.languages.zh.clause_directives import DirectiveReader
from npf.languages.zh.clause_guards import Guards
from npf.languages.zh.clause_shapes import Kind, Record, Scene, covered
from npf.languages.zh.clauses import Clause
from npf.languages.zh.norm_words import NormWords
from npf.languages.zh.phrases import PhraseReader

__all__ = ["RecordReader"]


# How far the subject of a verb of agreement may reach (两国外长同意…).
_SUBJECT = 16


class RecordReader:
    """Reads clauses into records."""

    def __init__(self, words: NormWords) -> None:
        self._words = words
        self._phrases = PhraseReader(words)
        self._guards = Guards(words)
        self._cues = CueReader(words, self._phrases, self._guards)
        self.directives = DirectiveReader(words, self._phrases, self._cues)

    def read(self, text: str, clause: Clause, scene: Scene) -> Record:
        """The record of one clause."""
        body = self._cues.body(text, clause)
        base = Record(start=clause.start, end=clause.end, body=body, stop=clause.stop, kind="fact", link=body > clause.start)
        if body >= clause.end:
            return evolve(base, kind="topic")
        if text.startswith(self._words.of_kind("otherwise"), clause.start):
            return base
        if self._guards.supposed(text, body, self._cues.inside(text, body + 2, clause.end, scene)):
            return evolve(base, kind="topic")
        if text.startswith(self._words.of_kind("condition"), body):
            return (
                evolve(base, kind="topic")
                if not self._cues.inside(text, body + 2, clause.end, scene)
                else self._with_subject(text, base, body + 2, scene)
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
        body = self._cues.body(text, clause)
        return text.startswith(self._words.of_kind("sets"), body) or self._phrases.at(text, body, clause.end, scene.dead) is not None

    def _read_behind(self, text: str, base: Record, body: int, scene: Scene) -> Record:
        end = base.end
        phrase = self._phrases.at(text, body, end, scene.dead)
        told = phrase is not None and phrase.cue is None and self._tells(text, body, end, phrase.takes == "short")
        if phrase is None or told or (phrase.form == "unknown" and phrase.modal is None and self._cues.inside(text, body + 1, end, scene)):
            return self._with_subject(text, base, body, scene)
        if phrase.modal is None and phrase.kind in ("tail", "rest", "prevent", "topic") and phrase.head == body:
            later = self._cues.inside(text, body + 1, end, scene)
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
            if self._cues.foretold(text, phrase.rest, end, scene):
                return base
            later = self._cues.inside(text, phrase.rest, end, scene)
            binding = later is not None and (later.modal is not None or later.kind in ("modal", "denial")) and later.follows != "commitment"
            if later is not None and binding and later.start - body <= 30:
                return evolve(base, kind="norm", phrase=later, subject=(body, later.start))
            return evolve(base, kind="frame" if phrase.form == "frame" else "bare", phrase=phrase)
        if is_nominal(text, phrase, end):
            return base
        if self._guards.foreseen(text, phrase, end) or self._guards.asked(text, body, phrase, end):
            return base
        must = self._cues.inside(text, phrase.rest, end, scene) if phrase.modal is not None and text[slice(*phrase.modal)] == "要" else None
        if must is not None and must.modal is not None and text[slice(*must.modal)] in self._words.of_kind("must"):
            return evolve(base, kind="norm", phrase=must, subject=(body, must.start))
        return evolve(base, kind="frame" if phrase.form == "frame" else "norm", phrase=phrase)

    def _tells(self, text: str, at: int, end: int, short: bool) -> bool:
        """Whether a verb stands here that tells somebody to act, or sets out what is to be done, or a side whose name only opens like a verb."""
        if text.startswith(self._words.of_kind("urges"), at) or self._words.own_sides.at(text, at, end) is not None:
            return True
        return short and (self._words.directives.at(text, at, end) is not None or text.startswith(self._words.of_kind("sets"), at))

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
        directive = set_out or self.directives.within(text, base, start, scene)
        if directive is not None:
            return directive
        if any(self._guards.regards(text, at, base.end) for at in heads):
            return base
        phrase = self._cues.inside(text, start, base.end, scene)
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
        named = [stop for stop, begin in scene.named(base.body, base.end) if begin == base.body and stop < base.end]
        paper = self._words.papers.search(text, base.body, min(base.end, base.body + 8))
        agreed = self._words.agreeing.search(text, base.body, min(base.end, base.body + _SUBJECT))
        own = agreed is not None and self._own_side(text, base.body, agreed.start(), scene)
        found = [agreed.start() if agreed is not None and own else None, None if paper is None else paper.end(), None if side is None else side[1]]
        return [base.body, *(at for at in found if at is not None), *named]

    def _own_side(self, text: str, start: int, end: int, scene: Scene) -> bool:
        """Whether somebody for whom the speaker may speak stands in the subject."""
        named, whole = text[start : start + 2], text[start : start + 4]
        if end - start >= 2 and any(title.startswith(named) or (len(whole) == 4 and whole in title) for title in scene.home):
            return True
        if text.endswith(self._words.of_kind("period"), start, end) or text[start:end] in self._words.of_kind("home"):
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
        if phrase is None or (phrase.takes == "ba" and self._guards.event(text, phrase.head + 1, base.end)):
            return None
        return evolve(base, kind="norm", phrase=phrase, subject=(base.body, at), owned=True)
