"""What a corpus says over time, as records that print themselves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

from attrs import frozen

from npf.codec import encode
from npf.formulary import Formulary
from npf.lexicon import Lexicons

__all__ = ["By", "Coverage", "Of", "Period", "Reprint", "Silence", "Timeline", "Track", "Use", "formulary"]

Of = Literal["formulation", "speaker", "region"]
By = Literal["day", "month", "year"]

_BAR = 40


@frozen
class Period:
    """A day, month or year with uses.

    Attributes:
        period: "2024-03-05", "2024-03" or "2024".
        uses: How often the thing is named.
        articles: In how many articles, reprints aside.
    """

    period: str
    uses: int
    articles: int


@frozen
class Use:
    """One use: the day, the article, and the words as they stand there."""

    date: str
    article: str | None
    url: str | None
    start: int
    text: str


@frozen
class Silence:
    """Periods between two uses, or after the last one, in which the corpus has articles but none names the thing.

    Attributes:
        start, end: The first and the last silent period.
        covered: How many of the periods between have articles.
        revival: The first use after the silence; None where the corpus ends silent.
    """

    start: str
    end: str
    covered: int
    revival: Use | None


@frozen
class Track:
    """One formulation, speaker or region over time.

    Attributes:
        key: The id of the formulation, the key of the speaker, or the code of the region; the words themselves for a term of your own.
        name: What a reader calls it.
        periods: The periods with uses, in order.
        first, last: The first and last use inside this corpus, which says nothing of what lies outside.
        silences: Where it fell silent, and when it came back.
    """

    key: str
    name: str
    periods: tuple[Period, ...]
    first: Use
    last: Use
    silences: tuple[Silence, ...] = ()

    @property
    def uses(self) -> int:
        """How often it is named in all."""
        return sum(period.uses for period in self.periods)

    @property
    def articles(self) -> int:
        """How many articles name it, reprints aside."""
        return sum(period.articles for period in self.periods)

    def __str__(self) -> str:
        """A bar for each period."""
        most = max(period.uses for period in self.periods)
        bars = [f"{p.period}  {'█' * max(1, round(_BAR * p.uses / most))} {p.uses}" for p in self.periods]
        silent = [f"silent {s.start} to {s.end}" + (f", back on {s.revival.date}" if s.revival else ", to the end") for s in self.silences]
        head = f"{self.name}: {self.uses} uses in {self.articles} articles; in this corpus first on {self.first.date}, last on {self.last.date}"
        return "\n".join([head, *bars, *silent])


@frozen
class Coverage:
    """What the corpus holds; "first" and "last" mean first and last in here.

    Attributes:
        first, last: The days of the first and last article, None without dated articles.
        articles: How many articles were counted.
        undated: How many had no day of publication and were left out.
        reprints: How many were reprints and were left out.
        periods: How many articles each period has.
    """

    first: str | None
    last: str | None
    articles: int
    undated: int
    reprints: int
    periods: tuple[tuple[str, int], ...] = ()


@frozen
class Reprint:
    """An article that was left out, and the one that it reprints."""

    article: str
    original: str


@frozen(repr=False)
class Timeline:
    """The tracks of a corpus, those with most uses first."""

    of: Of
    by: By
    coverage: Coverage
    tracks: tuple[Track, ...] = ()
    reprints: tuple[Reprint, ...] = ()

    def __getitem__(self, key: str) -> Track:
        """The track with this key or name.

        Raises:
            KeyError: With the keys that there are.
        """
        for track in self.tracks:
            if key in (track.key, track.name):
                return track
        known = formulary().lookup(key) if self.of == "formulation" else None
        if known and known.id != key:
            return self[known.id]
        raise KeyError(f"no track {key!r}; the tracks are {', '.join(track.key for track in self.tracks[:20]) or 'none'}")

    def __iter__(self) -> Iterator[Track]:
        return iter(self.tracks)

    def __len__(self) -> int:
        return len(self.tracks)

    def __repr__(self) -> str:
        c = self.coverage
        return f"<Timeline of {len(self.tracks)} {self.of}s by {self.by}: {c.articles} articles, {c.first or 'no day'} to {c.last or 'no day'}>"

    def __str__(self) -> str:
        """What the corpus covers, then the tracks with a bar for each period."""
        c = self.coverage
        left_out = f"; left out: {c.reprints} reprints, {c.undated} without a date" if c.reprints or c.undated else ""
        return "\n\n".join([f"{c.articles} articles, {c.first or '?'} to {c.last or '?'}{left_out}", *map(str, self.tracks)])

    def rows(self) -> Iterator[dict[str, str | int]]:
        """One row a track and period, ready for a data frame or CSV."""
        for track in self.tracks:
            for period in track.periods:
                yield {"key": track.key, "name": track.name, "period": period.period, "uses": period.uses, "articles": period.articles}

    def to_dict(self) -> dict[str, Any]:
        """The timeline as dictionaries, lists and plain values, ready for JSON."""
        plain: dict[str, Any] = encode(self)
        return plain


@cache
def formulary() -> Formulary:
    """The shipped formulations."""
    return Formulary(Lexicons())
