"""What opens a norm, and what surrounds a sentence while one is looked for."""

from __future__ import annotations

from attrs import frozen

from npf.languages.en.tokens import Sentence
from npf.languages.en.vocabulary import Vocabulary
from npf.models import Polarity, Strength
from npf.text import Extent

__all__ = ["Opening", "Setting", "is_infinitive", "part_contractions", "to_verb"]


@frozen
class Setting:
    """What surrounds a sentence.

    Attributes:
        official: Whether the text is a work report or another document that sets tasks in its own voice.
        question: Whether the sentence asks.
        quotes: The extents of reported content in it, in tokens (first, behind).
        public: Those among them whose speaker is a public body.
        regions: Tokens at which a region is named.
        follows: Whether a norm stands before it in the same paragraph.
        commentary: Whether the text is long and hardly reports anybody, so that its calls are its author's own.
        uttered: The extents that stand in quotation marks, whoever said them.
        long: Whether the text has several sentences, so that it shows who speaks.
    """

    official: bool = False
    question: bool = False
    quotes: tuple[Extent, ...] = ()
    public: tuple[Extent, ...] = ()
    regions: frozenset[int] = frozenset()
    follows: bool = False
    commentary: bool = False
    uttered: tuple[Extent, ...] = ()
    long: bool = False

    def is_public(self, at: int) -> bool:
        """Whether a token stands in the words of a public body."""
        return any(first <= at < behind for first, behind in self.public)

    def quoted(self, at: int) -> bool:
        """Whether a token stands in reported content."""
        return any(first <= at < behind for first, behind in self.quotes)

    def is_own_voice(self, at: int) -> bool:
        """Whether a token stands in what the article says itself, and it sets no tasks."""
        return self.long and not self.official and not self.quoted(at) and not any(first <= at < behind for first, behind in self.uttered)


@frozen(kw_only=True)
class Opening:
    """A place at which a norm opens, in tokens.

    Attributes:
        clause: Where its clause begins, so where the norm before it ends at the latest.
        first: The first token of the first verb phrase, modal and adverbs included.
        head: Its verb.
        form: The form of its verbs: "base", "ing", "noun" or "finite".
        cue: The tokens of the cue, or None.
        actor: The tokens of the phrase that says who is to act, or None where the sentence before tells.
        impersonal: Whether that phrase names nobody, so that an earlier actor carries on.
        source: The tokens of who sets the norm, where they are known.
        verb: The token of the verb whose subject sets the norm.
        own: The token of the verb whose subject undertakes it, and so sets it where nobody is quoted.
        told: Whether a passive leaves out who tells ("are asked to"), so that it is the one who spoke before in the paragraph.
        inner: Whether it gives way to a norm that is already open.
    """

    clause: int
    first: int
    head: int
    form: str
    polarity: Polarity = "do"
    negated: bool = False
    strength: Strength
    negated_strength: Strength = "must-not"
    cue: Extent | None = None
    actor: Extent | None = None
    impersonal: bool = False
    passive: bool = False
    source: Extent | None = None
    verb: int | None = None
    own: int | None = None
    told: bool = False
    inner: bool = False
    rule: str


def part_contractions(sentence: Sentence, words: Vocabulary) -> None:
    """Makes two tokens of a pronoun and a verb written together ("we'll", "they're")."""
    for at in range(len(sentence.low) - 1, -1, -1):
        pronoun, mark, ending = sentence.low[at].partition("'")
        if mark and f"'{ending}" in words.fin and pronoun in words.pron:
            middle = sentence.starts[at] + len(pronoun)
            sentence.low[at : at + 1] = [pronoun, f"'{ending}"]
            sentence.kinds[at : at + 1] = [sentence.kinds[at], "w"]
            sentence.starts.insert(at + 1, middle)
            sentence.ends.insert(at, middle)


def to_verb(words: Vocabulary, sentence: Sentence, at: int, limit: int) -> int | None:
    """The token behind the first "to" that a verb follows, "not" and adverbs aside."""
    low = sentence.low
    for i in range(at, limit - 1):
        if low[i] in (";", ":") or (low[i] in words.fin and i > at):
            return None
        if low[i] == "to" and is_infinitive(words, sentence, i + 1):
            return i + 1
    return None


def is_infinitive(words: Vocabulary, sentence: Sentence, at: int) -> bool:
    """Whether a verb in its base form stands behind "to"."""
    low = sentence.low
    head = words.skip_adverbs(sentence, at, len(low))
    while head < len(low) and (low[head] in words.mark or low[head] in ("not", "never")):
        head = words.skip_adverbs(sentence, head + 1, len(low))
    return head < len(low) and (low[head] in words.bases or low[head] in ("be", "have", "do") or _like_verb(words, sentence, at, head))


def _like_verb(words: Vocabulary, sentence: Sentence, at: int, head: int) -> bool:
    """Whether a word that no table knows can only be a verb behind "to": "not to swim", "to yodel the song"."""
    low = sentence.low
    if low[head].rpartition("-")[2] in words.bases and "-" in low[head]:
        return True
    known = low[head] in words.det | words.prep | words.pron | words.coord or low[head].endswith(("ing", "s", "ed"))
    if sentence.kinds[head] != "w" or known:
        return False
    return (at > 1 and low[at - 2] == "not") or any(word in words.det or word in words.obj for word in low[head + 1 : head + 2])
