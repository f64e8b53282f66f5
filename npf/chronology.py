"""Uses over time: how often a corpus names a formulation, a speaker or a region, when first and when last."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from attrs import define, field

from npf.article import Article
from npf.errors import AmbiguousRegion
from npf.gazetteer import shipped
from npf.lexicon import Lexicons
from npf.models import Speaker
from npf.reprints import Reprints
from npf.resources import Resources
from npf.tracks import By, Coverage, Of, Period, Reprint, Silence, Timeline, Track, Use, formulary

__all__ = ["timeline"]

_WIDTH = {"day": 10, "month": 7, "year": 4}
_SILENT = {"day": 30, "month": 6, "year": 2}


@define
class _Tally:
    name: str
    counts: dict[str, list[int]] = field(factory=dict)
    firsts: dict[str, Use] = field(factory=dict)
    last: Use | None = None


Sighting = tuple[str, str, int, str]


def timeline(
    articles: Iterable[Article], *, of: Of = "formulation", by: By = "month", terms: Sequence[str] | None = None, silence: int | None = None
) -> Timeline:
    """Count a corpus over time: per formulation, speaker or region, and per day, month or year.

    The articles may come in any order and are read one at a time. Reprints (four fifths of the text the same as an article among the last
    50,000) count once and are named. An article without a day of publication is left out and counted as undated.

    Args:
        articles: What `npf.parse` gave, with `published`.
        of: "formulation", "speaker" (who is quoted or sets norms, by key) or "region".
        by: "day", "month" or "year".
        terms: Only these: formulations by id or any wording, speakers by key or name, regions by code or name,
            each in either script and in both languages. A term that is no formulation of the
            table is counted as it stands.
        silence: How many silent periods make a silence; 30 days, 6 months or 2 years where not said.

    Raises:
        TypeError: When an item is no Article, or `terms` is one string.
        ValueError: When `of` or `by` is none of these.
        UnknownRegion: When a term is to be a region and is none.

    >>> import npf
    >>> days = {"2024-03-05": "会议强调，要发展新质生产力。", "2024-05-07": "李明表示，新质生产力需要人才。"}
    >>> parsed = (npf.parse(text, published=day) for day, text in days.items())
    >>> [(period.period, period.uses) for period in timeline(parsed)["新质生产力"].periods]
    [('2024-03', 1), ('2024-05', 1)]
    """
    if of not in _SIGHTINGS:
        raise ValueError(f"of must be one of {', '.join(_SIGHTINGS)}, not {of!r}")
    if by not in _WIDTH:
        raise ValueError(f"by must be one of {', '.join(_WIDTH)}, not {by!r}")
    if isinstance(terms, str):
        raise TypeError(f"terms must be a list of strings, such as [{terms!r}]")
    wanted, own = _wanted(of, terms)
    tallies: dict[str, _Tally] = {}
    days: dict[str, int] = {}
    reprints: list[Reprint] = []
    seen, undated = Reprints(), 0
    for number, article in enumerate(articles, 1):
        if not isinstance(article, Article):
            raise TypeError(f"npf.timeline needs articles, what npf.parse gives; item {number} is {type(article).__name__}")
        name = article.id or article.url or f"#{number}"
        original = seen.original(name, article.text)
        if original is not None:
            reprints.append(Reprint(name, original))
        elif article.published is None:
            undated += 1
        else:
            days[article.published] = days.get(article.published, 0) + 1
            _count(article, name, [*_SIGHTINGS[of](article), *_literal(article, own)], tallies, wanted, by)
    coverage = _coverage(days, undated, len(reprints), by)
    tracks = [_track(key, tally, coverage, by, silence or _SILENT[by]) for key, tally in tallies.items()]
    return Timeline(of, by, coverage, tuple(sorted(tracks, key=lambda t: (-t.uses, t.first.date, t.key))), tuple(reprints))


def _wanted(of: Of, terms: Sequence[str] | None) -> tuple[frozenset[str] | None, tuple[str, ...]]:
    """The keys and names to keep (None for all), and the terms to count as they stand."""
    if terms is None:
        return None, ()
    if of != "formulation":
        return frozenset(term.casefold() for term in (*terms, *(key for term in terms for key in _keys(of, term)))), ()
    known = {term: formulary().lookup(term) for term in terms}
    return frozenset(item.id if item else term.casefold() for term, item in known.items()), tuple(term for term in terms if term and not known[term])


def _keys(of: Of, term: str) -> list[str]:
    """The keys under which a corpus counts somebody or somewhere of this name: Xi Jinping as 习近平, 江苏 as 江苏省."""
    if of == "speaker":
        return [Resources(Lexicons()).offices.key(term)]
    try:
        return [shipped().lookup(term).code]
    except AmbiguousRegion as several:
        return list(several.candidates)


def _count(article: Article, name: str, sightings: Sequence[Sighting], tallies: dict[str, _Tally], wanted: frozenset[str] | None, by: By) -> None:
    day = article.published or ""
    period = day[: _WIDTH[by]]
    counted: set[str] = set()
    for key, label, start, text in sightings:
        if wanted is not None and key.casefold() not in wanted and label.casefold() not in wanted:
            continue
        tally = tallies.setdefault(key, _Tally(label))
        count = tally.counts.setdefault(period, [0, 0])
        count[0] += 1
        if key not in counted:
            counted.add(key)
            count[1] += 1
            use = Use(day, name, article.url, start, text)
            if period not in tally.firsts or day < tally.firsts[period].date:
                tally.firsts[period] = use
            if tally.last is None or day > tally.last.date:
                tally.last = use


def _track(key: str, tally: _Tally, coverage: Coverage, by: By, silence: int) -> Track:
    periods = tuple(Period(period, *counts) for period, counts in sorted(tally.counts.items()))
    first = tally.firsts[periods[0].period]
    return Track(key, tally.name, periods, first, tally.last or first, tuple(_silences(periods, tally, coverage, by, silence)))


def _silences(periods: Sequence[Period], tally: _Tally, coverage: Coverage, by: By, least: int) -> Iterator[Silence]:
    covered = [period for period, _ in coverage.periods]
    stops = [*(period.period for period in periods[1:]), None]
    at = 0
    for period, stop in zip(periods, stops, strict=True):
        while at < len(covered) and covered[at] <= period.period:
            at += 1
        silent: list[str] = []
        while at < len(covered) and (stop is None or covered[at] < stop):
            silent.append(covered[at])
            at += 1
        last = silent[-1] if silent and stop is None else _before(stop, by) if stop else period.period
        if silent and _distance(period.period, last, by) >= least:
            yield Silence(_after(period.period, by), last, len(silent), tally.firsts[stop] if stop else None)


def _coverage(days: dict[str, int], undated: int, reprints: int, by: By) -> Coverage:
    periods: dict[str, int] = {}
    for day, count in sorted(days.items()):
        periods[day[: _WIDTH[by]]] = periods.get(day[: _WIDTH[by]], 0) + count
    return Coverage(min(days, default=None), max(days, default=None), sum(days.values()), undated, reprints, tuple(periods.items()))


def _formulations(article: Article) -> Iterator[Sighting]:
    for mention in article.formulations:
        yield mention.formulation.id, mention.formulation.zh, mention.start, mention.text


def _speakers(article: Article) -> Iterator[Sighting]:
    """Those who are quoted, and those who set norms outside quotes."""
    speakers: list[Speaker | None] = [quote.speaker for quote in article.quotes]
    starts = [quote.start for quote in article.quotes]
    reach = list(accumulate((quote.end for quote in article.quotes), max))
    for principle in article.principles:
        index = bisect_right(starts, principle.start) - 1
        if index < 0 or reach[index] <= principle.start:
            speakers.append(principle.speaker)
    for speaker in speakers:
        if speaker:
            yield speaker.key, speaker.name, speaker.start, speaker.text


def _regions(article: Article) -> Iterator[Sighting]:
    for mention in article.regions:
        if mention.region:
            yield mention.region.code, mention.region.zh, mention.start, mention.text


def _literal(article: Article, terms: Sequence[str]) -> Iterator[Sighting]:
    for term in terms:
        at = article.text.find(term)
        while at >= 0:
            yield term, term, at, term
            at = article.text.find(term, at + len(term))


_SIGHTINGS: dict[str, Callable[[Article], Iterator[Sighting]]] = {"formulation": _formulations, "speaker": _speakers, "region": _regions}


def _number(period: str, by: By) -> int:
    parts = [int(part) for part in period.split("-")]
    if by == "day":
        return datetime.date(*parts).toordinal()
    return parts[0] * 12 + parts[1] - 1 if by == "month" else parts[0]


def _named(number: int, by: By) -> str:
    if by == "day":
        return datetime.date.fromordinal(number).isoformat()
    return f"{number // 12:04}-{number % 12 + 1:02}" if by == "month" else f"{number:04}"


def _after(period: str, by: By) -> str:
    return _named(_number(period, by) + 1, by)


def _before(period: str, by: By) -> str:
    return _named(_number(period, by) - 1, by)


def _distance(one: str, other: str, by: By) -> int:
    return _number(other, by) - _number(one, by)
