"""How far a norm may reach: to the end of its sentence, of its quotation, of a heading, or to the reason of a ban."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from npf.draft import Paragraph
from npf.languages.en.openings import Opening, Setting
from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary
from npf.text import Extent

__all__ = ["KEPT_AT_END", "NormLimits", "tokens_over"]

KEPT_AT_END = frozenset("%)]")


class NormLimits:
    """Finds the token behind the last one that a norm may take in."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def of(self, paragraph: Paragraph, sentence: Sentence, setting: Setting, opening: Opening) -> int:
        """The token behind the last one that the norm may take in."""
        limit = len(sentence.low)
        for first, behind in setting.quotes:
            if first <= opening.head < behind:
                limit = min(limit, behind)
        first_at, at = sentence.starts[opening.first], sentence.starts[opening.head]
        for pair in paragraph.marks[: bisect_left(paragraph.marks, first_at, key=lambda pair: pair.start)][-6:]:
            alone = pair.start <= at and at + len(sentence.low[opening.head]) >= pair.end - 1
            if pair.closed and at < pair.end <= sentence.end + 1 and not alone:
                limit = min(limit, tokens_over(sentence, pair.start, pair.end - 1)[1])
        if opening.rule in ("en.norm.heading", "en.norm.ban", "en.norm.duty"):
            limit = self._short(sentence, opening, limit)
        while limit > opening.head + 1 and sentence.kinds[limit - 1] == "p" and sentence.low[limit - 1] not in KEPT_AT_END:
            limit -= 1
        return limit

    def _short(self, sentence: Sentence, opening: Opening, limit: int) -> int:
        """The end of a heading without a full stop, or of a ban before its reason."""
        words, low, kinds = self.vocabulary, sentence.low, sentence.kinds
        heading = opening.rule == "en.norm.heading"
        if opening.rule == "en.norm.duty":
            subject = opening.impersonal and low[opening.first - 3 : opening.first - 2] == ["the"]
            found = (i for i in range(opening.head + 1, limit) if low[i] in words.be and low[i - 1] not in words.rel | words.sub | words.pron)
            return next(found, limit) if subject else limit
        for i in range(opening.head + 1, limit):
            if heading and kinds[i] == "W" and kinds[i - 1] == "w" and any(low[j] in words.fin for j in range(i, min(limit, i + 12))):
                return i
            if not heading and (
                (low[i] == "," and (i + 1 >= limit or low[i + 1] not in words.singling))
                or low[i] in words.aside
                or low[i] in ("while", "when")
                or self._new_clause(sentence, i, limit)
            ):
                return i
        return limit

    def _new_clause(self, sentence: Sentence, at: int, limit: int) -> bool:
        """Whether "and" joins a clause of its own: "cars have been banned and the borders have been shut"."""
        low, words = sentence.low, self.vocabulary
        if low[at] != "and" or at + 2 >= limit:
            return False
        goes_on = low[at + 1] in words.grammar.pasts and low[at + 2] not in words.prep and sentence.kinds[at + 2] in "wWn"
        return goes_on or not words.fin.isdisjoint(low[at + 2 : min(limit, at + 6)])


def tokens_over(sentence: Sentence, start: int, end: int) -> Extent:
    """The tokens that an extent covers."""
    return bisect_right(sentence.ends, start), bisect_left(sentence.starts, end)
