"""Which clauses report something instead of asking for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from npf.languages.zh.clause_shapes import Phrase, Record, Scene
from npf.languages.zh.norm_words import NormWords
from npf.text import Extent

__all__ = ["FactJudge"]

# How far behind the verb a relative clause begins that only describes its object (打造更多具有潜力的企业).
_NEAR = 16
# How long a stance is that is not emphatic.
_PLAIN = 3
# 反对协议的声音只是少数, 与反对加税的做法一样, 禁止开会的范围以规划为准
_DESCRIBED = re.compile("的[^，。；的]{1,12}(?:只是|就是|正是|以[^，。；]{2,40}为准)|的[^，。；的]{1,4}一样$")
_IDIOMS = re.compile("[^，。；、的了]{4}(?:、[^，。；、的了]{4})+")


class FactJudge:
    """Looks for the marks of fact of the table."""

    def __init__(self, words: NormWords) -> None:
        self._words = words

    def is_fact(self, text: str, record: Record, scene: Scene) -> bool:
        """Whether a bare clause reports something."""
        if self._words.fact_starts.match(text, record.body, record.end):
            return True
        if (
            record.phrase is not None
            and text[record.phrase.head : record.phrase.rest].endswith(self._words.of_kind("keeps-not"))
            and "不" in text[record.phrase.rest : record.end]
        ):
            return False
        if record.phrase is not None and text.startswith(self._words.of_kind("cognition"), record.phrase.head):
            return False
        for hit in self._words.facts.finditer(text, record.body, record.end):
            if not _hidden(scene.dead, hit.start(), hit.end()) and not self._relative(text, record, hit.start(), hit.group()):
                return True
        noun = record.phrase is not None and record.phrase.noun and record.phrase.takes != "clause" and record.phrase.head == record.body
        return self._words.fact_ends(text[record.body : record.end], noun)

    def sets_past(self, text: str, record: Record) -> bool:
        """Whether a clause without a norm sets the sentence in the past (五年来, 去年)."""
        return record.kind in ("topic", "fact", "bare") and self._words.past.search(text, record.start, record.end) is not None

    def judges(self, text: str, record: Record) -> bool:
        """Whether the clause passes judgement on what stands before it (是…, 事关…)."""
        if record.kind not in ("fact", "topic", "bare", "tail"):
            return False
        return text.startswith(self._words.of_kind("copula"), record.start)

    def founds(self, text: str, record: Record) -> bool:
        """Whether the clause says what was issued for the ends before it (制定本办法)."""
        return text.startswith(self._words.of_kind("founding"), record.body)

    def alternates(self, text: str, record: Record) -> bool:
        """Whether the clause opens a list of cases (无论是…，还是…)."""
        return text.startswith(self._words.of_kind("alternative"), record.start)

    def goes_on(self, text: str, record: Record, start: int, end: int) -> bool:
        """Whether the clause goes on with `text[start:end]` (一边…，一边…)."""
        return any(text.startswith(pair, record.start) and text.find(pair, start, end) >= 0 for pair in self._words.of_kind("paired"))

    def views(self, text: str, start: int, end: int) -> bool:
        """Whether the clause says from whose side what follows is seen (对江苏来说)."""
        return text[start:end].endswith(self._words.of_kind("viewed"))

    def looks_to(self, text: str, start: int, place: int, end: int) -> bool:
        """Whether the clause says what is hoped of the place that begins at `place`, or turns to it (中央对江苏寄予厚望; 就江苏而言)."""
        if not start <= place < end:
            return False
        if self.views(text, start, end):
            return True
        return place > start and text[place - 1] == "对" and any(word in text[place:end] for word in self._words.of_kind("hopes"))

    def localities(self, text: str, start: int) -> bool:
        """Whether a class of localities stands here that can act (大城市)."""
        return text.startswith(self._words.localities, start)

    def holds_of_some(self, text: str, start: int) -> bool:
        """Whether the clause only tells what holds of some, who are not told to act by that (一些地方重视不够)."""
        return text.startswith(self._words.of_kind("some"), start)

    def places(self, text: str, start: int, end: int) -> bool:
        """Whether the subject ends in a word for a place, known or not."""
        return text[start:end].endswith(self._words.of_kind("place-noun"))

    def grounds(self, text: str, start: int, end: int) -> bool:
        """Whether a negated modal has only a reason behind it, and what is not to be done comes next (不能因压力，放松…)."""
        return text.startswith(self._words.of_kind("ground"), start) and "就" not in text[start:end] and "而" not in text[start:end]

    def describes(self, text: str, record: Record, phrase: Phrase) -> bool:
        """Whether the clause names those of whom it holds (要办理登记的), or judges (要办好是不容易的)."""
        if text[record.end - 1] == "吗":
            return True
        if phrase.polarity == "dont" and _DESCRIBED.search(text, phrase.rest, record.end) is not None:
            return True
        if phrase.modal is None:
            return phrase.kind == "modal" and text[record.end - 1] == "的" and not text.endswith("目的", 0, record.end)
        return text[record.end - 1] == "的" and text[phrase.modal[1]] != "是"

    def lets(self, text: str, phrase: Phrase) -> bool:
        """Whether the phrase says what was brought about (让更多人受益); 让我们 calls."""
        return phrase.opener in ("让", "使") and not text.startswith("我们", phrase.rest)

    def is_idiom(self, text: str, record: Record, scene: Scene) -> bool:
        """Whether the clause is nothing but set phrases of four characters (初心如磐、使命在肩), which carry a series on."""
        whole = _IDIOMS.fullmatch(text, record.body, record.end) is not None
        return whole and not self._words.facts.search(text, record.body, record.end) and not scene.acts(record.body, record.end)

    def stands(self, text: str, record: Record) -> bool:
        """Whether the clause opens with an emphatic stance (坚定支持), which holds behind what was only told."""
        stance = self._words.stances.at(text, record.body, record.end)
        if stance is None or len(stance[0]["term"]) <= _PLAIN:
            return False
        adverb = self._words.adverbs.at(text, record.body, record.end)
        return adverb is None or adverb[1] < stance[1]

    def opposes(self, text: str, phrase: Phrase) -> bool:
        """Whether the verb of the phrase is one of opposition, which is a stance wherever it stands."""
        return text.endswith(self._words.of_kind("opposing"), phrase.head, phrase.rest)

    def joins(self, text: str, record: Record) -> bool:
        """Whether the clause opens with 并 and an object put before its verb (并将…)."""
        return text.startswith(self._words.of_kind("joined-object"), record.start)

    def results(self, text: str, record: Record) -> bool:
        """Whether the clause says what a condition leads to (要突破瓶颈，必须…)."""
        return text.startswith(self._words.of_kind("result"), record.body)

    def opens_with_verb(self, text: str, start: int, end: int) -> bool:
        """Whether a verb of the table with an object stands at this place."""
        verb = self._words.verbs.at(text, start, end)
        return verb is not None and len(verb[0]["term"]) > 1 and verb[0]["takes"] != "none" and text[verb[1] : verb[1] + 1] not in ("的", "")

    def has_verb(self, text: str, start: int, end: int) -> bool:
        """Whether any verb of the table with an object stands at this place, a short one too (解一时之困)."""
        verb = self._words.verbs.at(text, start, end)
        return verb is not None and verb[0]["takes"] != "none" and verb[1] < end

    def only_tells(self, record: Record, following: Record | None) -> bool:
        """Whether a directive only says whom it tells (要求在境内从事服务的主办者，应当…)."""
        if not record.told or record.phrase is None or record.phrase.opener != "在" or record.phrase.modal is not None or following is None:
            return False
        return following.kind == "norm" and following.subject is None and following.phrase is not None and following.phrase.modal is not None

    def _relative(self, text: str, record: Record, at: int, mark: str) -> bool:
        if mark not in self._words.predicates or record.phrase is None or not record.phrase.rest <= at <= record.phrase.rest + _NEAR:
            return False
        if "对" in text[record.body : at]:
            return False
        return 0 <= text.find("的", at, record.end) < record.end - 1


def _hidden(dead: Sequence[Extent], start: int, end: int) -> bool:
    """Whether a longer fixed word holds this mark of fact."""
    return any(a <= start and end <= b and b - a > end - start for a, b in dead)
