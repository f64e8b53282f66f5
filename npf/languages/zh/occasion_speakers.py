"""Those who may speak on the occasions of a Chinese report, and where it names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from npf.draft import Draft, Paragraph
from npf.languages.zh.occasion_frames import Frames
from npf.languages.zh.occasion_owners import Owners
from npf.languages.zh.tables import OCCASION_FRAMES, OCCASIONS, SOURCES
from npf.match import Names, TermMatcher
from npf.models import Quote, Speaker
from npf.offices import PEOPLE
from npf.resources import Resources

__all__ = ["Named", "OccasionSpeakers"]

_DELIVERED = ("speech", "letter", "instruction")
_NEAR, _LONGEST_NAME = 40, 12


class OccasionSpeakers:
    """Finds them among those who are quoted, and among the persons of the tables."""

    def __init__(self, resources: Resources, frames: Frames, owners: Owners) -> None:
        self.resources = resources
        self._frames = frames
        self._owners = owners

    def find(self, draft: Draft, own: Sequence[Paragraph], quotes: Mapping[int, Sequence[Quote]]) -> dict[str, Speaker]:
        """For each key the speaker, as first quoted; a person of the tables may speak without being quoted where a paragraph says so."""
        people: dict[str, Speaker] = {}
        unmet: set[str] = set()
        for p in own:
            for quote in quotes[p.index]:
                speaker = quote.speaker
                if speaker is None or speaker.key in people:
                    continue
                if self._is_one(speaker) or (speaker.name not in unmet and self._is_met(draft.folded, speaker)):
                    people[speaker.key] = speaker
                elif speaker.kind == "unnamed":
                    unmet.add(speaker.name)
        deliveries = tuple(word for word in self._deliveries if word in draft.folded)
        for p in own:
            acts = any(draft.folded.find(word, p.start, p.end) >= 0 for word in deliveries)
            for at, end in self._known.find(draft.folded, p.start, p.end) if acts else ():
                key = self.resources.offices.key(draft.folded[at:end])
                if key not in people:
                    people[key] = Speaker(start=at, end=end, text=draft.text[at:end], name=draft.text[at:end], key=key)
        return people

    def _is_one(self, speaker: Speaker) -> bool:
        """Whether a source is one person, with a name or without."""
        if speaker.kind == "person":
            return speaker.name not in self._pronouns
        return speaker.kind == "unnamed" and self._owners.is_one(speaker.name)

    def _is_met(self, folded: str, speaker: Speaker) -> bool:
        """Whether a source that is not known for a person is somebody with whom talks are held (会见国务资政昂山素季)."""
        name = speaker.name
        if speaker.kind != "unnamed" or not 2 <= len(name) <= _LONGEST_NAME or self._owners.is_group(name):
            return False
        at = folded.find(name)
        while at >= 0:
            if self._frames.is_met(folded, max(0, at - _NEAR), at, at + len(name)):
                return True
            at = folded.find(name, at + len(name))
        return False

    @cached_property
    def _pronouns(self) -> frozenset[str]:
        return frozenset(row["term"] for row in self.resources.lexicons.rows(SOURCES) if row["kind"] == "pronoun")

    @cached_property
    def _known(self) -> TermMatcher:
        """The Chinese names of the table of persons: these may speak without being quoted."""
        return TermMatcher(row["zh"] for row in self.resources.lexicons.rows(PEOPLE))

    @cached_property
    def _deliveries(self) -> tuple[str, ...]:
        rows = self.resources.lexicons.rows(OCCASIONS)
        said = tuple(row["term"] for row in self.resources.lexicons.rows(OCCASION_FRAMES) if row["kind"] == "first")
        return (*said, *(row["term"] for row in rows if row["form"] in ("act", "noun") and row["kind"] in _DELIVERED))


class Named:
    """Finds where speakers are named."""

    def __init__(self, people: dict[str, Speaker]) -> None:
        self._keys: dict[str, list[str]] = {}
        for key, speaker in people.items():
            self._keys.setdefault(speaker.name, []).append(key)
        self._names = Names(self._keys)

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
        """The offsets of the names, each with the key of a speaker."""
        return ((at, key) for at, name in self._names.find(text, start, end) for key in self._keys[name])
