"""Bare imperatives, requests, and the headings of work reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from npf.languages.en.openings import Opening, Setting, is_infinitive
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary

__all__ = ["ImperativeOpenings"]

_NUMBER = re.compile(r"\d[.)]\s*$")


class ImperativeOpenings:
    """Norms without a modal and without a subject."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def find(self, sentence: Sentence, setting: Setting) -> Iterator[Opening]:
        """The openings in a sentence, in order."""
        for at, word in enumerate(sentence.low):
            if word in ("please", "let") and (setting.quoted(at) or (word == "please" and (setting.official or setting.follows))):
                opening = self._request(sentence, at)
                if opening is not None:
                    yield opening
        bare = self._imperative(sentence, setting)
        if bare is None and setting.official:
            bare = self._heading(sentence) or self._infinitive(sentence)
        if bare is not None:
            yield bare

    def _infinitive(self, sentence: Sentence) -> Opening | None:
        """To V, to V, and to V: a translated series without a main clause."""
        words, low = self.vocabulary, sentence.low
        if low[0] != "to" or not is_infinitive(words, sentence, 1) or not words.fin.isdisjoint(low):
            return None
        head = words.skip_adverbs(sentence, 1, len(low))
        return Opening(clause=0, first=1, head=head, form="base", strength="should", impersonal=True, rule="en.norm.imperative")

    def _request(self, sentence: Sentence, at: int) -> Opening | None:
        """Please V; let us V."""
        words, low = self.vocabulary, sentence.low
        first = at + 2 if low[at + 1 : at + 2] == ["us"] else at + 1
        if (low[at] == "let" and first == at + 1) or words.trapped(sentence, at):
            return None
        head = words.skip_adverbs(sentence, first, len(low))
        if head >= len(low) or low[head] in ("do", "don't") or words.form_at(words.verbs, sentence, head, ("base",)) is None:
            return None
        start = at if low[at] == "please" else first
        return Opening(
            clause=at, first=start, head=head, form="base", strength="should", cue=(at, at + 1), impersonal=True, rule="en.norm.imperative"
        )

    def _heading(self, sentence: Sentence) -> Opening | None:
        """The heading of a section of a work report: "3. Pursuing green growth"."""
        words, low = self.vocabulary, sentence.low
        start = 0
        while start < min(3, len(low)) and sentence.kinds[start] in "pn":
            start += 1
        numbered = start > 0 or _NUMBER.search(sentence.folded, max(0, sentence.start - 5), sentence.start) is not None
        if not numbered or start >= len(low) or sentence.kinds[start] != "W" or not words.gerund_at(sentence, start):
            return None
        return Opening(clause=start, first=start, head=start, form="ing", strength="promote", impersonal=True, rule="en.norm.heading")

    def _imperative(self, sentence: Sentence, setting: Setting) -> Opening | None:
        words, low = self.vocabulary, sentence.low
        start = 0
        while start < len(low) and sentence.kinds[start] in "pn":
            start += 1
        head = words.skip_adverbs(sentence, start, len(low))
        if head < len(low) and low[start] in ("if", "when") and setting.quoted(start):
            comma = next((i for i in range(start, min(len(low) - 1, start + 20)) if low[i] == ","), start)
            start = head = comma + 1
        elif head < len(low) and (low[start] in words.prep or low[start] in words.heads) and sentence.kinds[start] == "W" and setting.official:
            comma = next((i for i in range(start, min(len(low) - 1, start + 20)) if low[i] == ","), start)
            start = comma + 1
            head = words.skip_adverbs(sentence, start, len(low))
            if comma + 1 >= len(low) or words.form_at(words.verbs, sentence, head, ("base",)) is None:
                return None
        elif head < len(low) and low[start] in words.ordinal and low[start + 1 : start + 2] == [","]:
            start = start + 2
            head = words.skip_adverbs(sentence, start, len(low))
        elif head >= len(low) or sentence.kinds[start] != "W":
            return None
        if not (setting.official or setting.quoted(head) or setting.follows):
            return None
        if head >= len(low) or words.verb_at(sentence, head, "base") is None or words.trapped(sentence, head):
            return None
        if (
            head + 2 < len(low)
            and low[head + 1] in words.grammar.participles
            and low[head + 2] in words.prep
            and low[head] in words.grammar.noun_forms
        ):
            return None
        if (low[head] == "do" and low[head + 1 : head + 2] and low[head + 1] in words.pron) or low[start] == "most":
            return None
        if low[head] == "let" and low[head + 1 : head + 2] == ["me"]:
            return None
        if low[head] != "let" and any(word in words.fin and word not in ("do", "don't") for word in low[head : head + 6]):
            return None
        return Opening(clause=start, first=start, head=head, form="base", strength="promote", impersonal=True, rule="en.norm.imperative")
