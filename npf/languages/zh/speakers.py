"""Who a mention is.

The order in which a mention is settled:

1. a pronoun is the last person before it who was subject of a clause or speaker, a role without a name among them; 我 is the author whose name
   opens the text;
2. a title alone is the person to whom the article gives that title, else who held the office on the day of publication;
3. a family name with a title is the fullest name in the article that begins with it; a name is the fullest form that the article has;
4. 会议, 文章, 《意见》 and the like are the meeting, the author or the document named in full before.

A speaker of whom the text does not say who he is (我 without an author) quotes himself: such a quote is left to the speech that holds it.
What else stays open keeps the mention as its name, and a doubt says so.
"""

from __future__ import annotations

from bisect import bisect_right

from attrs import evolve

from npf.draft import Draft, Paragraph
from npf.languages.zh.mentions import Mentions
from npf.languages.zh.quotes_reading import Reading, cover
from npf.languages.zh.sources import SourceFinder
from npf.models import Doubt, Quote, Span, Speaker
from npf.resources import Resources

__all__ = ["SpeakerResolver"]

_MOST_PERSONS = 8
# How many paragraphs before a pronoun are read for persons.
_FARTHEST = 12
_SPOKEN_TO = frozenset("对向")


class SpeakerResolver:
    """Settles who the sources of the quotes are."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._sources = SourceFinder(resources)

    def resolve(self, draft: Draft) -> tuple[list[Quote], list[Doubt]]:
        """The Chinese quotes with canonical speakers, and a doubt for each mention that stayed open."""
        paragraphs = [paragraph for paragraph in draft.paragraphs if paragraph.lang == "zh"]
        starts = {paragraph.start for paragraph in paragraphs}
        quotes = (
            [quote for quote in draft.quotes if any(p.start <= quote.start < p.end for p in paragraphs)]
            if len(starts) < len(draft.paragraphs)
            else list(draft.quotes)
        )
        if not quotes:
            return [], []
        return _Resolution(draft, self._sources, self.resources).run(quotes)


class _Resolution:
    """One article's mentions on their way to names."""

    def __init__(self, draft: Draft, sources: SourceFinder, resources: Resources) -> None:
        self.draft, self.sources, self.resources = draft, sources, resources
        self.mentions = Mentions(draft, sources, resources)
        self.doubts: list[Doubt] = []
        self.persons: list[Speaker] = []
        self.gender: dict[str, str] = {}
        self.group: Speaker | None = None
        self.role: Speaker | None = None
        self.medium: Speaker | None = None
        self.at = 0
        self.known: set[str] = set()
        self.names: dict[str, tuple[str, ...]] = {}

    def run(self, quotes: list[Quote]) -> tuple[list[Quote], list[Doubt]]:
        """All quotes, in reading order."""
        readings: list[Reading] = []
        pronouns = [q.speaker.start for q in quotes if q.speaker and self.sources.kinds.get(self._folded(q.speaker)) == "pronoun"]
        if pronouns:
            covered = cover(self.draft, self.draft.paragraphs)
            self.known = {self._folded(quote.speaker) for quote in quotes if quote.speaker and quote.speaker.kind == "person"}
            self.known |= set(self.sources.people.foreign_names(covered))
            self.known -= self.sources.kinds.keys()
            readings = [Reading(covered, self.draft.folded, paragraph) for paragraph in self._before(pronouns)]
        found: list[Quote] = []
        index = 0
        for quote in quotes:
            speaker = quote.speaker
            if speaker is None:
                found.append(quote)
                continue
            while index < len(readings) and readings[index].end <= speaker.start:
                self._read_subjects(readings[index], readings[index].end)
                index += 1
            if index < len(readings):
                self._read_subjects(readings[index], speaker.start)
            settled = self._settle(speaker)
            if settled is speaker and self._folded(speaker) in self.sources.words.of("self"):
                continue
            if settled.kind == "person" and self.sources.kinds.get(settled.name) != "pronoun":
                self._remember(settled)
            elif settled.kind == "unnamed":
                self.group = settled
                self.role = settled if self._is_one(settled) else self.role
            if quote.cue is not None and settled.kind != "person" and self._covers(quote.cue):
                self.medium = settled
            self.at = max(self.at, quote.end)
            found.append(evolve(quote, speaker=settled))
        return found, self.doubts

    def _covers(self, cue: Span) -> bool:
        """Whether this verb is one of the press (报道)."""
        return self.draft.folded.startswith(self.sources.words.of("coverage"), cue.start)

    def _before(self, pronouns: list[int]) -> list[Paragraph]:
        """The paragraphs of the pronouns and those shortly before them."""
        own = [paragraph for paragraph in self.draft.paragraphs if paragraph.lang == "zh"]
        starts = [paragraph.start for paragraph in own]
        wanted: set[int] = set()
        for at in pronouns:
            behind = bisect_right(starts, at)
            wanted.update(range(max(0, behind - _FARTHEST), behind))
        return [own[index] for index in sorted(wanted)]

    def _read_subjects(self, reading: Reading, end: int) -> None:
        """Remember the last person who is subject of a clause of narration up to `end`."""
        at = max(self.at, reading.start)
        while at < end:
            stop = max(reading.clause_end(at), at + 1)
            source = self.sources.subject(reading.covered, at, min(stop, end), self.known) if at < stop else None
            if source is not None and source.kind == "person" and not source.pronoun:
                name = self.draft.text[source.start : source.end]
                self._remember(self._settle(Speaker(start=source.start, end=source.end, text=name, name=name, key=name, kind="person")))
            at = stop
            while at < end and reading.covered[at] in "，。；：！？ ,;:!?…\n—":
                at += 1
        self.at = max(self.at, end)

    def _remember(self, person: Speaker) -> None:
        """Keep the persons in the order in which they were last subject or speaker."""
        self.role = None
        if not self.persons or self.persons[-1].name != person.name:
            self.persons.append(person)
            del self.persons[:-_MOST_PERSONS]

    def _settle(self, speaker: Speaker) -> Speaker:
        kind = self.sources.kinds.get(self._folded(speaker))
        if kind == "pronoun":
            return self._pronoun(speaker)
        if speaker.kind == "person" and self.sources.people.is_surname(self._folded(speaker)):
            longer = next((person for person in reversed(self.persons) if person.name.startswith(speaker.text)), None)
            if longer is not None:
                return evolve(speaker, name=longer.name, key=longer.key, titles=longer.titles)
        if speaker.kind == "person":
            return self._named(speaker, self.mentions.fullest(self._folded(speaker), speaker.start))
        if speaker.titles:
            return self._title(speaker)
        if kind == "meeting" or speaker.kind == "body":
            name = self.mentions.meeting(self._folded(speaker), speaker.start)
            return evolve(speaker, name=name, key=self.resources.offices.key(name)) if name else speaker
        if speaker.kind == "document":
            return self._document(speaker)
        return speaker

    def _is_one(self, speaker: Speaker) -> bool:
        """Whether a source without a name is one person: a role, or somebody counted (发言人, 一名官员)."""
        text = self._folded(speaker)
        return text.startswith(self.sources.words.of("one")) or (len(speaker.titles) > 0 and _SPOKEN_TO.isdisjoint(text))

    def _folded(self, speaker: Speaker) -> str:
        return self.draft.folded[speaker.start : speaker.end]

    def _pronoun(self, speaker: Speaker) -> Speaker:
        text = self._folded(speaker)
        if text in self.sources.words.of("self"):
            at = self.mentions.author
            found = self._renamed(speaker, at) if at else None
        elif text in self.sources.words.of("several"):
            found = self.group
        elif self.role is not None and self.draft.folded.find("\n", self.role.start, speaker.start) < 0:
            found = self.role
        else:
            found = next(
                (person for person in reversed(self.persons) if self.gender.get(person.name, text) == text or text not in ("他", "她")), None
            )
            if found is not None and text in ("他", "她"):
                self.gender[found.name] = text
        if found is None:
            self._doubt(speaker, "the text does not say whom this pronoun stands for")
            return speaker
        return evolve(speaker, name=found.name, key=found.key, titles=found.titles, kind=found.kind)

    def _title(self, speaker: Speaker) -> Speaker:
        extent = self.mentions.holder(self._folded(speaker), speaker.start)
        if extent is not None:
            return self._named(speaker, extent)
        office, surname = self.mentions.office(self._folded(speaker))
        if office is None:
            named = self.mentions.named_after(self._folded(speaker), speaker.start)
            return self._named(speaker, named) if named is not None else speaker
        name = self.resources.offices.holder(office, self.draft.published, "zh")
        if name is not None and name.startswith(surname):
            return evolve(speaker, name=name, key=self.resources.offices.key(name), kind="person")
        if not surname:
            self._doubt(speaker, "the text does not say who holds this office")
        return speaker

    def _document(self, speaker: Speaker) -> Speaker:
        if self.medium is not None and self._folded(speaker) in self.sources.words.of("coverage"):
            return evolve(speaker, name=self.medium.name, key=self.medium.key, kind=self.medium.kind)
        author = self.mentions.author_of(self._folded(speaker), speaker.start)
        if author is not None:
            return self._named(speaker, author)
        title = self.mentions.document(self._folded(speaker), speaker.start)
        return self._renamed(speaker, title) if title else speaker

    def _named(self, speaker: Speaker, extent: tuple[int, int]) -> Speaker:
        name = self.draft.text[extent[0] : extent[1]]
        key = self.resources.offices.key(name)
        if name not in self.names:
            self.names[name] = tuple(self.draft.text[a:b] for a, b in self.mentions.titles(self.draft.folded[extent[0] : extent[1]], extent[0]))
        return evolve(speaker, name=name, key=key, titles=self.names[name] or speaker.titles, kind="person")

    def _renamed(self, speaker: Speaker, extent: tuple[int, int]) -> Speaker:
        name = self.draft.text[extent[0] : extent[1]]
        return evolve(speaker, name=name, key=self.resources.offices.key(name))

    def _doubt(self, speaker: Speaker, message: str) -> None:
        if not self.doubts or self.doubts[-1].start != speaker.start:
            self.doubts.append(Doubt(start=speaker.start, end=speaker.end, text=speaker.text, about="speaker", message=message))
