"""Who a mention is.

Rules in their order, the first that settles it wins:

1. A name of several words is the fullest name of the article that holds all its words ("Keqiang Li" aside, order does not matter).
2. One word ("Xi", "Trump") is the person of that family name, else of that given name, who was named in full last before the mention,
   else the one who is named in full most often behind it. Chinese names have the family name first.
3. A pronoun for a person is the last person before it who was a subject or a speaker, of the same gender where the article shows it
   ("Mr.", "Ms."). "They" is the last group or body that spoke, "it" the last body or document.
4. "The" and a title is the person to whom the article gives that title, the one named last before the mention; else the holder of that
   office on the day of publication.
5. "The" and a noun for a body ("the ministry", "the meeting") is the last body named in full with that noun; a meeting is the body that held it.
6. "An economist said" in an opening sentence is the person named later whom the article calls by that noun.

Whatever is still open stays its own mention, with a doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

import attrs

from npf.draft import Draft, Paragraph
from npf.languages.en.bodies import BodyNames
from npf.languages.en.grammar import Grammar
from npf.languages.en.names import NameReader, Person, Roster
from npf.languages.en.persons import Persons
from npf.languages.en.sources import SourceKinds
from npf.languages.en.subjects import SubjectFinder
from npf.languages.en.tokens import Sentence
from npf.models import Doubt, Quote, Speaker, SpeakerKind
from npf.resources import Resources
from npf.text import Extent

__all__ = ["SpeakerResolver"]

_CLAUSE_END = re.compile(r"[,;:(\[–—]|\s(?:who|which|whose|that)\s")
_NEAR = 700
_FIRST_QUOTES = 40


class SpeakerResolver:
    """Resolves the speakers of the quotes."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _reader(self) -> NameReader:
        return NameReader(Grammar(self.resources.lexicons))

    def resolve(self, draft: Draft) -> tuple[list[Quote], list[Doubt]]:
        """The English quotes with canonical speakers, and a doubt for each mention that stayed open."""
        ends = [p.end for p in draft.paragraphs]
        mine = [q for q in draft.quotes if draft.paragraphs[min(bisect_left(ends, q.start), len(ends) - 1)].lang == "en"]
        if not mine:
            return [], []
        return _Resolution(self._reader, self.resources, draft, mine).run()


class _Resolution:
    """One pass over the quotes of one article."""

    def __init__(self, reader: NameReader, resources: Resources, draft: Draft, quotes: list[Quote]) -> None:
        self.reader, self.resources, self.draft, self.quotes = reader, resources, draft, quotes
        self.grammar = reader.grammar
        self.subject_finder, self.source_kinds = SubjectFinder(reader.grammar), SourceKinds(reader.grammar)
        self.roster = Roster(reader, draft.folded)
        self.persons = Persons(reader, self.roster, draft, quotes)
        self.bodies = BodyNames(reader, self.roster, draft.folded)
        self.doubts: list[Doubt] = []
        self.settled: dict[tuple[int, int], Speaker] = {}
        self.spoken: list[tuple[int, Speaker]] = []

    def run(self) -> tuple[list[Quote], list[Doubt]]:
        resolved: list[Quote] = []
        for quote in sorted(self.quotes, key=lambda q: q.speaker.start if q.speaker is not None else q.start):
            speaker = None if quote.speaker is None else self._settle(quote.speaker)
            resolved.append(attrs.evolve(quote, speaker=speaker))
        return sorted(resolved, key=lambda q: (q.start, -q.end)), self.doubts

    def _settle(self, mention: Speaker) -> Speaker:
        place = (mention.start, mention.end)
        if place not in self.settled:
            self.settled[place] = self._named(mention)
            self.spoken.append((mention.start, self.settled[place]))
        return self.settled[place]

    def _named(self, mention: Speaker) -> Speaker:
        low = mention.text.casefold()
        if low in self.grammar.classes["pronoun"] and not self._is_surname(mention):
            return self._pronoun(mention, low)
        head = self.reader.head(mention.text) or mention.text
        _, name = self.reader.split(head)
        if mention.kind == "person" and not mention.text.casefold().startswith(("the ", "a ", "an ")):
            before, last = self.reader.split(_CLAUSE_END.split(mention.text)[0].strip())
            name = last if last and ((not name and " " in last) or self.reader.ends_with_title(before)) else name
        if mention.kind in ("person", "unnamed") and name and not self._is_common(name) and " and " not in head:
            person = self.persons.named(name, mention.start)
            if person is not None:
                return self._as(mention, person)
            if " " not in name and name.lower() not in self.reader.surnames and name not in self.reader.pronouns and name == head:
                return attrs.evolve(mention, name=name, key=self.resources.offices.key(name), kind="body")
            return attrs.evolve(mention, name=name, key=self.resources.offices.key(name))
        role = self._role(mention, head)
        if role is not None:
            return role
        return self._common(mention)

    def _is_surname(self, mention: Speaker) -> bool:
        """Whether "He" inside a sentence is the family name."""
        lead = self.draft.folded[max(0, mention.start - 4) : mention.start]
        inside = lead.rstrip(" ") != lead and lead.strip(" ")[-1:] not in tuple('.!?"”:\n')
        return inside and mention.text[:1].isupper() and mention.text.lower() in self.reader.surnames

    def _is_common(self, name: str) -> bool:
        """Whether a capitalised word is only the first word of a sentence."""
        return " " not in name and name.lower() in self.grammar.kinds_of_source

    def _as(self, mention: Speaker, person: Person) -> Speaker:
        return attrs.evolve(mention, name=person.name, key=self.resources.offices.key(person.name), titles=tuple(person.titles), kind="person")

    def _like(self, mention: Speaker, other: Speaker) -> Speaker:
        return attrs.evolve(mention, name=other.name, key=other.key, titles=other.titles, kind=other.kind)

    def _pronoun(self, mention: Speaker, low: str) -> Speaker:
        before = self._subject_before(mention, low)
        if before is not None:
            return before
        if low in ("he", "she"):
            place, person = self.persons.last(mention.start, low, self.spoken)
            said = next((item for item in reversed(self.spoken) if self._may_be(item[1], low)), None)
            if said is not None and said[0] > place:
                return self._like(mention, said[1])
            if person is not None:
                return self._as(mention, person)
        elif low in ("they", "it"):
            kinds = ("unnamed", "body") if low == "they" else ("body", "document")
            spoken = next((s for _, s in reversed(self.spoken) if s.kind in kinds), None)
            if spoken is not None:
                return self._like(mention, spoken)
        return self._open(mention, "no one before it to whom the pronoun could refer")

    def _subject_before(self, mention: Speaker, low: str) -> Speaker | None:
        """The first subject of the sentence before, where it can be meant by the pronoun."""
        extent = self._sentence_before(mention.start)
        if extent is None or any(extent[0] <= place < mention.start for place, _ in self.spoken[-4:]):
            return None
        s = Sentence(self.draft.folded, *extent, [])
        for first, behind in self.subject_finder.all(s)[: 1 if low == "it" else None]:
            kind = self.source_kinds.of(s, first, behind)
            start, end = s.extent(first, behind)
            text = self.draft.text[start:end]
            alone = behind - first == 1 and s.low[first] in self.grammar.classes["pronoun"]
            if alone or not self._fits(kind, low, text, self.grammar.is_plural(s, self.subject_finder.head(s, first, behind))):
                continue
            subject = Speaker(start=start, end=end, text=text, name=text, key=text.casefold(), kind=kind)
            return self._like(mention, self._named(subject))
        return None

    def _fits(self, kind: str, pronoun: str, text: str, plural: bool) -> bool:
        if pronoun in ("he", "she"):
            person = self.persons.named(self.reader.split(self.reader.head(text))[1], 0) if kind == "person" else None
            if person is not None:
                gender = self.persons.genders.get(person.name, pronoun)
                return gender == pronoun or (person.name not in self.persons.addressed and pronoun not in self.persons.genders.values())
            return (kind == "person" and not plural and text[:4].casefold() in ("the ", "one ")) or (
                kind == "unnamed" and text[:2].casefold() in ("a ", "an")
            )
        return (kind in ("unnamed", "body") and plural) if pronoun == "they" else kind != "person" and not plural

    def _sentence_before(self, at: int) -> Extent | None:
        """The sentence before the one in which an offset lies."""
        k = bisect_right(self._sentence_ends, at) - 1
        return self._sentences[k] if k >= 0 else None

    @cached_property
    def _body(self) -> tuple[Paragraph, ...]:
        return self.draft.body("en")

    @cached_property
    def _sentences(self) -> list[Extent]:
        return [extent for paragraph in self._body for extent in paragraph.sentences]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [end for _, end in self._sentences]

    def _open(self, mention: Speaker, why: str) -> Speaker:
        self.doubts.append(Doubt(start=mention.start, end=mention.end, text=mention.text, about="speaker", message=f"{mention.text!r}: {why}"))
        return mention

    def _may_be(self, speaker: Speaker, pronoun: str) -> bool:
        """Whether a speaker so far can be "he" or "she": a person, or a single unnamed one of fitting gender."""
        if speaker.name in self.roster.people:
            return self.persons.genders.get(speaker.name, pronoun) == pronoun or speaker.name not in self.persons.addressed
        low = speaker.text.casefold()
        if low in self.grammar.classes["pronoun"] or (speaker.kind in ("body", "document") and " " in speaker.name):
            return False
        if speaker.kind == "unnamed" and not low.startswith(("a ", "an ", "one ", "the ", "another ")):
            return False
        return not low.endswith(("woman", "girl", "lady") if pronoun == "he" else ("man", "boy")) or low.endswith("woman") == (pronoun == "she")

    def _role(self, mention: Speaker, head: str) -> Speaker | None:
        words = head.split()
        determiner = words[0].lower() if words else ""
        role = " ".join(words[1:]).lower() if determiner in ("the", "a", "an", "this", "that") else head.lower()
        if not role:
            return None
        if determiner in ("a", "an"):
            return self._introduced(mention, role)
        for part in (role, *(p.strip() for p in role.split(" and "))):
            person = self.roster.entitled(part, mention.start)
            if person is not None:
                return self._as(mention, person)
            if part in self.reader.titles or part.split()[-1] in self.reader.titles:
                holder = self.resources.offices.holder(part, self.draft.published, "en")
                if holder is not None:
                    known = self.roster.people.get(holder)
                    return (
                        self._as(mention, known)
                        if known
                        else attrs.evolve(mention, name=holder, key=self.resources.offices.key(holder), kind="person")
                    )
        return self._recent(mention) if determiner == "the" and role in self.reader.titles else None

    def _recent(self, mention: Speaker) -> Speaker | None:
        """The last named person who spoke shortly before "the official", if no one else came between."""
        for place, speaker in reversed(self.spoken[-3:]):
            if mention.start - place > _NEAR:
                return None
            if speaker.name in self.roster.people:
                return self._like(mention, speaker)
            if speaker.kind != "body":
                return None
        return None

    def _introduced(self, mention: Speaker, role: str) -> Speaker | None:
        """The person behind "an economist" in the article's opening sentence, if one is called so later."""
        body = self._body
        noun = role.split()[-1]
        if not body or mention.start > body[0].end or not self._is_calling(noun):
            return None
        for other in self.quotes[:_FIRST_QUOTES]:
            if other.speaker is not None and other.speaker.start > mention.end and other.speaker.kind == "person":
                _, name = self.reader.split(self.reader.head(other.speaker.text))
                person = self.persons.named(name, other.speaker.start) if name else None
                near = self.draft.folded[max(0, other.speaker.start - 80) : other.speaker.end + 120].lower()
                if person is not None and (noun in near or any(noun in title.lower() for title in person.titles)):
                    return self._as(mention, person)
                soon = len(body) > 1 and other.speaker.start < body[min(2, len(body) - 1)].end
                if person is not None and (soon or noun in self.draft.folded[mention.end :].lower()):
                    return self._as(mention, person)
                if person is not None and not soon:
                    return None
        return None

    def _is_calling(self, noun: str) -> bool:
        return self.grammar.kinds_of_source.get(noun) == "person" or noun.endswith(self.grammar.agent_suffixes)

    def _common(self, mention: Speaker) -> Speaker:
        words = mention.text.split()
        noun = words[1].lower() if len(words) == 2 and words[0].lower() == "the" else ""
        if self.grammar.kinds_of_source.get(noun) in ("body", "document"):
            meeting = noun in self.grammar.classes["meeting"]
            fuller = self.bodies.holder_of_meeting(mention.start) if meeting else self.bodies.fullest(noun, mention.start)
            if fuller is not None:
                kind: SpeakerKind = "body" if meeting else mention.kind
                return attrs.evolve(mention, name=fuller, key=self.resources.offices.key(fuller), kind=kind)
        name = mention.text
        if mention.kind == "body" and words[0].lower() == "the" and any(w[:1].isupper() for w in words[1:]):
            name = " ".join(words[1:])
        return attrs.evolve(mention, name=name, key=self.resources.offices.key(name))
