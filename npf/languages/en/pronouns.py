"""Who is he, she, they or it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property

import attrs

from npf.draft import Draft
from npf.languages.en.persons import Persons
from npf.languages.en.sources import SourceKinds
from npf.languages.en.subjects import SubjectFinder
from npf.languages.en.tokens import Sentence
from npf.models import Quote, Speaker
from npf.text import Extent

__all__ = ["PronounReader"]


_LOOK_BACK = 40


class PronounReader:
    """Finds what a pronoun of one article refers to."""

    def __init__(self, persons: Persons, draft: Draft, quotes: Sequence[Quote], settle: Callable[[Speaker], Speaker]) -> None:
        self.persons, self.draft, self._settle = persons, draft, settle
        self.reader, self.roster, self.grammar = persons.reader, persons.roster, persons.grammar
        self._subjects, self._kinds = SubjectFinder(persons.grammar), SourceKinds(persons.grammar)
        self._words: dict[str, bool] = {}
        self._said: dict[int, list[Extent]] = {}
        for quote in quotes:
            if quote.speaker is not None:
                self._said.setdefault(quote.speaker.start, []).append((quote.start, quote.end))

    def antecedent(self, mention: Speaker, low: str, spoken: Sequence[tuple[int, Speaker]]) -> Speaker | None:
        """The source that a pronoun refers to; its name, key, titles and kind count."""
        if mention.text.casefold() in self.grammar.classes["object-pronoun"] and low != "it":
            k = min(bisect_right(self._sentence_ends, mention.start), len(self._sentences) - 1)
            mention = attrs.evolve(mention, start=self._sentences[k][0])
            spoken = [item for item in spoken if item[0] < mention.start]
        spoken = spoken[-_LOOK_BACK:]
        near = self._subject_near(mention, low, spoken)
        if near is not None:
            return near
        if low in ("he", "she"):
            place, person = self.persons.last(mention.start, low, [item for item in spoken if not self._is_inside(item[1].name, mention)])
            if person is not None and self._is_inside(person.name, mention):
                place, person = -1, None
            said = next(
                (item for item in reversed(spoken) if self._may_be(item[1], low) and not self._is_inside(item[1].name, mention)),
                None,
            )
            if said is not None and said[0] > place:
                return said[1]
            person = person or self.persons.mentioned(mention.start, low)
            return self._speaker(mention, person.name, person.titles) if person is not None else None
        if (
            low == "they"
            and spoken
            and spoken[-1][1].text[:2].casefold() in ("a ", "an")
            and self._is_human(spoken[-1][1].text)
            and self._is_next(spoken[-1][0], mention.start)
        ):
            return spoken[-1][1]
        if low in ("they", "it"):
            kinds = ("unnamed", "body") if low == "they" else ("body", "document")
            return next((s for _, s in reversed(spoken) if s.kind in kinds and not self._is_inside(s.name, mention)), None)
        return None

    def _is_human(self, text: str) -> bool:
        """Whether the head of a mention is a noun for a person ("an official", but not "a think tank")."""
        noun = self.reader.head(text).split()[-1].lower() if text.split() else ""
        return self.grammar.kinds_of_source.get(noun) == "person" or noun.endswith(self.grammar.agent_suffixes)

    def _is_word(self, name: str) -> bool:
        """Whether a capitalised word also stands in lower case, so that it only opens its sentence."""
        if name not in self._words:
            low = name.lower()
            folded = self.draft.folded
            self._words[name] = low in self.grammar.kinds_of_source or (low in folded and re.search(rf"\b{re.escape(low)}\b", folded) is not None)
        return self._words[name]

    def _is_next(self, place: int, at: int) -> bool:
        """Whether an offset lies in the sentence before another."""
        k = bisect_right(self._sentence_ends, at) - 1
        return k >= 0 and self._sentences[k][0] <= place < self._sentences[k][1]

    def _speaker(self, mention: Speaker, name: str, titles: Sequence[str]) -> Speaker:
        return Speaker(start=mention.start, end=mention.end, text=mention.text, name=name, key=name.casefold(), titles=tuple(titles), kind="person")

    def _is_inside(self, name: str, mention: Speaker) -> bool:
        """Whether what the pronoun says names the source itself, which nobody does who speaks of himself."""
        person = self.roster.people.get(name)
        word = person.family if person is not None else name.removeprefix("the ").removeprefix("The ")
        if not word[:1].isupper():
            return False
        text = self.draft.folded
        pattern = rf"\b{re.escape(word)}\b"
        return any(
            text.find(word, start, end) >= 0 and re.compile(pattern).search(text, start, end) for start, end in self._said.get(mention.start, ())
        )

    def _subject_near(self, mention: Speaker, low: str, spoken: Sequence[tuple[int, Speaker]]) -> Speaker | None:
        """A subject before the pronoun in its own sentence, else one of the sentence before."""
        k = bisect_right(self._sentence_ends, mention.start)
        if k < len(self._sentences):
            start, _ = self._sentences[k]
            quoted = [extent for extent in self._said.get(mention.start, ()) if extent[0] < mention.start]
            until = min([mention.start, *(first for first, _ in quoted if first >= start)])
            if not any(start <= place < mention.start for place, _ in spoken[-4:]) and until - start > 8 and not any(a < start for a, _ in quoted):
                found = self._fitting(start, until, mention, low)
                if found is not None:
                    return found
        if k == 0 or any(self._sentences[k - 1][0] <= place < mention.start and self._suits(other, low) for place, other in spoken[-4:]):
            return None
        return self._fitting(*self._sentences[k - 1], mention, low)

    def _suits(self, other: Speaker, low: str) -> bool:
        return other.kind in ("body", "document") if low == "it" else other.kind in ("body", "unnamed") if low == "they" else self._may_be(other, low)

    def _fitting(self, start: int, end: int, mention: Speaker, low: str) -> Speaker | None:
        """The first subject between two offsets that a pronoun can mean."""
        s = Sentence(self.draft.folded, start, end, ())
        for first, behind in self._subjects.all(s)[: 1 if low == "it" else None]:
            kind = self._kinds.of(s, first, behind)
            at, until = s.extent(first, behind)
            text = self.draft.text[at:until]
            alone = behind - first == 1 and (s.low[first] in self.grammar.classes["pronoun"] or s.low[first] in self.grammar.classes["not-speaking"])
            if alone or not self._fits(kind, low, text, self.grammar.is_plural(s, self._subjects.head(s, first, behind))):
                continue
            subject = self._settle(Speaker(start=at, end=until, text=text, name=text, key=text.casefold(), kind=kind))
            if not self._is_inside(subject.name, mention):
                return subject
        return None

    def _fits(self, kind: str, pronoun: str, text: str, plural: bool) -> bool:
        if pronoun in ("he", "she"):
            name = self.reader.split(self.reader.head(text))[1] if kind == "person" else ""
            person = self.persons.named(name, 0) if name else None
            if person is not None:
                return self.persons.may_be(person.name, pronoun)
            if name and " " not in name and (name.isupper() or self._is_word(name)):
                return False
            if name and " " not in name and name.lower() in self.reader.never_persons:
                return False
            return (kind == "person" and not plural and (bool(name) or text[:4].casefold() in ("the ", "one "))) or (
                kind == "unnamed" and text[:2].casefold() in ("a ", "an") and self._is_human(text)
            )
        return (kind in ("unnamed", "body") and plural) if pronoun == "they" else kind != "person" and not plural

    @cached_property
    def _sentences(self) -> list[Extent]:
        return [extent for paragraph in self.draft.body("en") for extent in paragraph.sentences]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [end for _, end in self._sentences]

    def _may_be(self, speaker: Speaker, pronoun: str) -> bool:
        """Whether a speaker so far can be "he" or "she": a person, or a single unnamed one of fitting gender."""
        if speaker.name in self.roster.people:
            return self.persons.may_be(speaker.name, pronoun)
        low = speaker.text.casefold()
        if low in self.grammar.classes["pronoun"] or (speaker.kind in ("body", "document") and " " in speaker.name):
            return False
        if (
            (speaker.name.isupper() and len(speaker.name) > 1)
            or speaker.name.casefold() in self.reader.places
            or speaker.name.casefold() in self.grammar.classes["place"]
        ):
            return False
        noun = self.reader.head(speaker.text).split()[-1:]
        if speaker.kind == "unnamed" and self.grammar.kinds_of_source.get("".join(noun).lower()) in ("body", "document"):
            return False
        if speaker.kind == "unnamed" and not low.startswith(("a ", "an ", "one ", "the ", "another ")):
            return False
        return not low.endswith(("woman", "girl", "lady") if pronoun == "he" else ("man", "boy")) or low.endswith("woman") == (pronoun == "she")
