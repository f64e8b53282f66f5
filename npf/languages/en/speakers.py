"""Who a mention is.

Rules in their order, the first that settles it wins:

1. A name of several words is the fullest name of the article that holds all its words ("Keqiang Li" aside, order does not matter).
2. One word ("Xi", "Trump") is the person of that family name, else of that given name, who was named in full last before the mention,
   else the one who is named in full most often behind it. Chinese names have the family name first.
3. A pronoun is a subject before it in its own sentence, else one of the sentence before, else the last person who was a subject or a
   speaker, of the same gender where the article shows it ("Mr.", "Ms.", the given name). Nobody is "he" who is named in what "he" says.
   "They" is the last group or body that spoke, "it" the last body or document. "Him" in "quoted him" lies before its sentence.
4. "The" and a title is the person to whom the article gives that title, of the same body and nationality where both are named, the one
   named last before the mention; "the leader", "the diplomat" and "the official" are the last person near whose office they may mean, unless
   "an official" without a name came between; else the holder of that office on the day of publication.
5. "The" and a noun for a body ("the ministry", "the meeting") is the last body named in full with that noun; a meeting is the body that held
   it; initials are the name beside which they stand in brackets; "his office" is the office of the person.
6. "An economist said" or "The chairman of X said" in an opening sentence is the person named soon after whom the article may call so.

Whatever is still open stays its own mention, with a doubt. A quotation near which nobody is named who could have said it is no quote, but a doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

import attrs

from npf.draft import Draft
from npf.languages.en.bodies import BodyNames
from npf.languages.en.callings import Callings
from npf.languages.en.persons import Persons
from npf.languages.en.pronouns import PronounReader
from npf.languages.en.roster import Person, Rosters
from npf.models import Doubt, Quote, Speaker, SpeakerKind
from npf.resources import Resources

__all__ = ["SpeakerResolver"]

_NAME_BEHIND = re.compile(r"[a-z][^,]*, ((?:[A-Z][\w’'-]*\.? ){1,3}[A-Z][\w’'-]*)$")
_NEXT_NAME = re.compile(r"\b(?P<before>[A-Za-z][\w-]*\.?)(?= (?P<name>[A-Z][\w-]+))")
_PRONOUNS = (("he", "masculine"), ("she", "feminine"), ("they", "many"), ("it", "thing"))
_RELATIVE = re.compile(r"[;:(\[–—]|,? (?:who|which|whose|that) ")
_CLAUSE_END = re.compile(r"[,;:(\[–—]|\s(?:who|which|whose|that)\s")


class SpeakerResolver:
    """Resolves the speakers of the quotes."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _rosters(self) -> Rosters:
        return self.resources.lexicons.built(Rosters)

    def resolve(self, draft: Draft) -> tuple[list[Quote], list[Doubt]]:
        """The English quotes with canonical speakers, and a doubt for each mention that stayed open."""
        ends = [p.end for p in draft.paragraphs]
        mine = [q for q in draft.quotes if draft.paragraphs[min(bisect_left(ends, q.start), len(ends) - 1)].lang == "en"]
        if not mine:
            return [], []
        sourced = [q for q in mine if q.speaker is not None or q.cue is not None]
        quotes, doubts = _Resolution(self._rosters, self.resources, draft, sourced).run()
        return quotes, doubts + [_doubt(q, "a quotation whose source the text does not name") for q in mine if q.speaker is None and q.cue is None]


def _doubt(what: Quote | Speaker, message: str) -> Doubt:
    return Doubt(start=what.start, end=what.end, text=what.text, about="speaker", message=message)


class _Resolution:
    """One pass over the quotes of one article."""

    def __init__(self, rosters: Rosters, resources: Resources, draft: Draft, quotes: list[Quote]) -> None:
        self.reader, self.resources, self.draft, self.quotes = rosters.reader, resources, draft, quotes
        self.grammar = self.reader.grammar
        self.roster = rosters.of(draft.folded)
        self.persons = Persons(self.reader, self.roster, draft, quotes)
        self.callings = Callings(self.persons, resources, draft, quotes)
        self.pronouns = PronounReader(self.persons, draft, quotes, self._named)
        self.bodies = BodyNames(self.reader, self.roster, draft.folded)
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
        low = self._nominative(low)
        if low in self.grammar.classes["pronoun"] and not self._is_surname(mention):
            return self._pronoun(mention, low)
        head = self.reader.head(mention.text) or mention.text
        name = self._name_behind(mention) or self._name_in(mention, head)
        called_so = bool(name) and name == mention.text and not self._is_common(name, mention)
        if (
            (mention.kind in ("person", "unnamed") or (called_so and self.roster.called(name, mention.start)))
            and name
            and not self._is_common(name, mention)
        ):
            person = self.persons.named(name, mention.start)
            if person is not None:
                return self._as(mention, person)
            fuller = self.bodies.expanded(name)
            if fuller is not None:
                return attrs.evolve(mention, name=fuller, key=self.resources.offices.key(fuller), kind="body")
            known = name.lower() in self.reader.surnames or name in self.reader.pronouns or name in self._titled
            if " " not in name and name == head and not known:
                return attrs.evolve(mention, name=name, key=self.resources.offices.key(name), kind="body")
            return attrs.evolve(mention, name=name, key=self.resources.offices.key(name))
        if (
            not name
            and mention.kind == "person"
            and (head.lower() in self.reader.places or (head.split()[-1][:1].isupper() and self._is_thing(head.split()[-1])))
        ):
            mention = attrs.evolve(mention, kind="body")
        return self._role(mention, head) or self._common(mention)

    @cached_property
    def _titled(self) -> frozenset[str]:
        """The words before which the article puts a title ("President Lin")."""
        found = _NEXT_NAME.finditer(self.draft.folded)
        return frozenset(hit["name"] for hit in found if self.reader.is_title_word(hit["before"]))

    def _name_behind(self, mention: Speaker) -> str:
        """The full name at the end of a mention, behind a title with "of" or "to": "Federation of Weavers chairman Li Ming"."""
        words = mention.text.split()
        joint = next((n for n in range(len(words) - 1, 0, -1) if words[n] in self.grammar.prepositions), 0)
        first = next((n for n in (-4, -3, -2) if " ".join(words[n:]) in self.roster.people), 0)
        between = words[joint + 1 : first] if joint and first else []
        if not between or all(self._is_titular(word) for word in between):
            return ""
        closes = self._is_titular(between[-1]) or (between[-1].lower() in self.reader.places and self._is_titular(words[joint - 1]))
        return " ".join(words[first:]) if closes else ""

    def _is_titular(self, word: str) -> bool:
        """Whether a word belongs to what is said of a person: a title, a rank, a nationality."""
        low, classes = word.lower(), self.grammar.classes
        return (
            self.reader.is_title_word(word)
            or self.grammar.kinds_of_source.get(low) == "person"
            or any(low in classes[name] for name in ("rank", "demonym", "honorific", "determiner"))
        )

    def _name_in(self, mention: Speaker, head: str) -> str:
        """The name that a mention holds, its titles taken off; "" where it holds none, or those of several."""
        if head.split()[-1].lower() in self.reader.never_persons or head.lower() in self.reader.places:
            return ""
        tail = _NAME_BEHIND.search(mention.text)
        opens = self.reader.split(head)[1]
        if (
            tail is not None
            and mention.kind == "person"
            and not (" " in opens and self.reader.is_person(opens) and "," in mention.text[: tail.start(1) - 2])
        ):
            return self.reader.split(tail.group(1))[1] or tail.group(1)
        first, joined, second = head.rpartition(" and ")
        if joined and second.startswith(("the ", "a ", "an ")):
            return ""
        if joined and self.reader.split(first)[1] and not self.reader.split(second)[0]:
            return ""
        name = self.reader.split(head)[1]
        if name != head and self._is_thing(name):
            return ""
        if mention.kind != "person" or mention.text.casefold().startswith(("a ", "an ")):
            return name
        whole = _CLAUSE_END.split(mention.text)[0] if " and " not in mention.text else _RELATIVE.split(mention.text)[0]
        before, last = self.reader.split(whole.strip())
        if name or not last or mention.text[:1].islower():
            return last if last and name and self.reader.ends_with_title(before) and mention.text[:4].casefold() != "the " else name
        title_inside = " " in last and self.reader.ends_with_title(before) and before.split()[-1][:1].isupper() and " " in before
        portfolio = " for " in whole and last in self.roster.people
        return last if " " in last and (portfolio or not title_inside) else name

    def _is_thing(self, word: str) -> bool:
        """Whether the last word of a name makes it that of a firm or a thing ("American Airlines")."""
        return word.lower() in self.grammar.classes["company"] | self.grammar.classes["thing-name"]

    def _nominative(self, word: str) -> str:
        """The subject form of a pronoun ("him" and "his": "he"); other words stay."""
        classes = self.grammar.classes
        return next((form for form, name in _PRONOUNS if word in classes[name]), word)

    def _is_surname(self, mention: Speaker) -> bool:
        """Whether "He" inside a sentence is the family name."""
        lead = self.draft.folded[max(0, mention.start - 4) : mention.start]
        inside = lead.rstrip(" ") != lead and lead.strip(" ")[-1:] not in tuple('.!?"”:\n')
        return inside and mention.text[:1].isupper() and mention.text.lower() in self.reader.surnames

    def _is_common(self, name: str, mention: Speaker) -> bool:
        """Whether a capitalised word is only the first word of a sentence."""
        if " " in name or name.lower() not in self.grammar.kinds_of_source:
            return False
        called = self.roster.called(name, mention.start)
        return called is None or called.family != name

    def _as(self, mention: Speaker, person: Person) -> Speaker:
        return attrs.evolve(mention, name=person.name, key=self.resources.offices.key(person.name), titles=tuple(person.titles), kind="person")

    def _like(self, mention: Speaker, other: Speaker) -> Speaker:
        return attrs.evolve(mention, name=other.name, key=other.key, titles=other.titles, kind=other.kind)

    def _pronoun(self, mention: Speaker, low: str) -> Speaker:
        other = self.pronouns.antecedent(mention, low, self.spoken)
        if other is None:
            return self._open(mention, "no one before it to whom the pronoun could refer")
        return attrs.evolve(self._like(mention, other), key=self.resources.offices.key(other.name))

    def _open(self, mention: Speaker, why: str) -> Speaker:
        self.doubts.append(_doubt(mention, f"{mention.text!r}: {why}"))
        return mention

    def _role(self, mention: Speaker, head: str) -> Speaker | None:
        words = head.split()
        determiner = words[0].lower() if words else ""
        role = " ".join(words[1:]).lower() if determiner in ("the", "a", "an", "this", "that") else head.lower()
        if not role or (words[-1][:1].isupper() and words[-1].lower() in self.grammar.classes["paper"] and determiner == "the"):
            return None
        if determiner in ("a", "an"):
            person = self.callings.introduced(mention, role)
            return self._as(mention, person) if person is not None else None
        if determiner != "the" and mention.text[:1].islower() and determiner not in ("this", "that"):
            return None
        person = self.callings.of(role, mention.text[len(head) :], mention.start, self.spoken)
        if person is not None:
            return self._as(mention, person)
        for part in (role, *(p.strip() for p in role.split(" and "))):
            if part in self.reader.titles or part.split()[-1] in self.reader.titles:
                holder = self.resources.offices.holder(part, self.draft.published, "en")
                if holder is not None:
                    known = self.roster.people.get(holder)
                    return (
                        self._as(mention, known)
                        if known
                        else attrs.evolve(mention, name=holder, key=self.resources.offices.key(holder), kind="person")
                    )
        person = self.callings.introduced(mention, role) if determiner == "the" or mention.text[:1].isupper() else None
        return self._as(mention, person) if person is not None else None

    def _owned(self, mention: Speaker) -> Speaker | None:
        """The office of a person ("his office", "Li's office"): the one that spoke before by that noun, else "Li Ming's office"."""
        owner, _, noun = mention.text.replace("’", "'").rpartition(" ")
        if self.grammar.kinds_of_source.get(noun) != "body":
            return None
        form = self._nominative(owner.casefold())
        if form == owner.casefold() and not owner.endswith("'s"):
            return None
        spoken = next((s for _, s in reversed(self.spoken) if s.kind == "body" and s.name.endswith(" " + noun)), None)
        if spoken is not None:
            return self._like(mention, spoken)
        holder = self.pronouns.antecedent(mention, form, self.spoken) if form != owner.casefold() else None
        person = self.persons.named(owner.removesuffix("'s"), mention.start) if holder is None else None
        name = holder.name if holder is not None else person.name if person is not None else ""
        return attrs.evolve(mention, name=f"{name}'s {noun}", key=f"{name}'s {noun}".casefold(), kind="body") if name else None

    def _common(self, mention: Speaker) -> Speaker:
        owned = self._owned(mention)
        if owned is not None:
            return owned
        words = mention.text.split()
        noun = words[1].lower() if len(words) == 2 and words[0].lower() == "the" else ""
        if self.grammar.kinds_of_source.get(noun) in ("body", "document"):
            meeting = noun in self.grammar.classes["meeting"]
            fuller = self.bodies.holder_of_meeting(mention.start) if meeting else self.bodies.fullest(noun, mention.start)
            if fuller is not None:
                kind: SpeakerKind = "body" if meeting else mention.kind
                return attrs.evolve(mention, name=fuller, key=self.resources.offices.key(fuller), kind=kind)
        if noun in self.grammar.classes["any-document"]:
            document = next((s for place, s in reversed(self.spoken) if s.kind == "document" and place < mention.start), None)
            if document is not None:
                return self._like(mention, document)
        name = self.bodies.expanded(mention.text) or mention.text
        if name != mention.text:
            return attrs.evolve(mention, name=name, key=self.resources.offices.key(name), kind="body")
        if mention.kind == "body" and words[0].lower() == "the" and any(w[:1].isupper() for w in words[1:]):
            name = " ".join(words[1:])
        return attrs.evolve(mention, name=name, key=self.resources.offices.key(name))
