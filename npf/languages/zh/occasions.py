"""Occasions on which somebody spoke, as Chinese reports name them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from npf.draft import Draft, Paragraph
from npf.languages.zh.tables import OCCASIONS, VENUES
from npf.ledger import Ledger
from npf.match import TermMatcher
from npf.models import DateMention, Quote, Region, Speaker, Speech
from npf.occasions import Cue, Scene, common_date, dates_within, merged, outside
from npf.offices import PEOPLE
from npf.resources import Resources
from npf.text import Extent, trim

__all__ = ["SpeechFinder"]

_DELEGATION = re.compile(r"[\u4e00-\u9fff]{2,8}?代表团")
_DELEGATION_CUT = re.compile(r".*(?:的|在|了|到|与|和|同|参加|会议)")
_JOINS = re.compile(r"(?:在|参加|来到|到|加入|走进|同|与|和|所在的)[^，。]{0,30}$")
_DELIBERATES = re.compile(r"的?(?:全体会议|会议|审议|讨论|分组|小组|举行|开放)")
_BEFORE_NAME = re.compile(r".*(?:主持召开|召开|主持|出席|参加|举行|举办|在|了|到|赴|于|的是|午|日(?!本)|并|为|向|，|。|、他)")
_HOLDS = re.compile(r"召开|主持|出席|参加|举行|举办|开幕|闭幕|主办|启动|应邀|发表|作出|致|就|接受|在")
_BEHIND = re.compile(r"[”》）]?(?:[\u4e00-\u9fff\d日月至]{0,14}(?:召开|举行|开幕|闭幕|启动)|上|时|期间|中|并|，|后|指出|强调|$)")
_KINDS = "(?:重要)?(?:讲话|致辞|演讲|发言|讲话要点|讲话全文|主旨演讲|贺词)"
_TITLE = re.compile(
    rf"[“《]?(?P<name>[\u4e00-\u9fff]{{2,4}}?)?(?:同志)?：?(?P<occasion>[在于对向同][^。]{{2,80}}?)(?:上|时|中)?的?{_KINDS}[”》]?(?:[（(].{{0,24}}[）)])?"
)
_NOTE = re.compile(
    rf"(?:这|本文)[^。\n]{{0,4}}是(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?:总书记|同志|主席|总理)?(?=\d{{4}}年)[\d年月日至、]{{4,30}}(?P<occasion>在[^。\n]{{2,100}}?)(?:上|时|中)?的?{_KINDS}"
)
_TITLE_LINES = 6
_MOST_TITLE = 140
_WHILE = re.compile(
    r"(?:在|出席|参加|主持|接受|到访|对)[^，。；：“”]{2,40}(?:时|期间|后|前)，?(?=(?:[^，。；：“”]{0,6})(?:强调|指出|表示|说|称|要求|认为|提出|透露))"
)
_DELIVERS = re.compile(r"(?:并(?:发表|作了?|致)?|发表了?|作了?|致)(?:重要|主旨|主题|视频|书面|总结|开幕|欢迎)?$")
_DELIVERED = ("speech", "letter", "instruction")
_OPENERS = re.compile("(?:并|还|又|分别|共同|一同|亲自|专程)+")
_OBJECT = re.compile("(?:(?!时[，强指表]|期间|时说)[^，。；：]){0,40}")
_TIMES = re.compile(r"[上下中]午|晚上?|早上|凌晨|傍晚")


class SpeechFinder:
    """Reads where narration names an occasion; `npf.ledger.Ledger` ties the quotes to it."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    @cached_property
    def _forms(self) -> dict[str, tuple[str, str]]:
        """For each term its form and kind."""
        order = ("act", "noun", "stop", "refers", "trap")
        rows = sorted((row for row in self.resources.lexicons.rows(OCCASIONS) if row["form"] in order), key=lambda row: order.index(row["form"]))
        return {row["term"]: (row["form"], row["kind"]) for row in rows}

    @cached_property
    def _terms(self) -> TermMatcher:
        return TermMatcher(self._forms)

    @cached_property
    def _meetings(self) -> tuple[str, ...]:
        return tuple(row["term"] for row in self.resources.lexicons.rows(OCCASIONS) if row["form"] == "body")

    def find(self, draft: Draft) -> list[Speech]:
        own = list(draft.body("zh"))
        people: dict[str, Speaker] = {}
        quotes: dict[int, list[Quote]] = {p.index: [] for p in own}
        starts = [p.start for p in own]
        for quote in draft.quotes:
            at = _last_at(starts, quote.start)
            if at is None or quote.start >= own[at].end:
                continue
            quotes[own[at].index].append(quote)
            if quote.speaker is not None and quote.speaker.kind == "person" and quote.speaker.key not in people:
                people[quote.speaker.key] = quote.speaker
        for p in own:
            for at, end in self._known.find(draft.folded, p.start, p.end) if self._acts(draft.folded, p) else ():
                key = self.resources.offices.key(draft.folded[at:end])
                if key not in people:
                    people[key] = Speaker(start=at, end=end, text=draft.text[at:end], name=draft.text[at:end], key=key)
        titled = self._titled(draft, people)
        scenes = [scene for p in own for scene in self._scenes(draft, p, quotes[p.index], people)]
        return [*titled, *Ledger(draft, people, "zh", lambda name: name.endswith(self._meetings)).read(scenes)]

    @cached_property
    def _known(self) -> TermMatcher:
        """The Chinese names of the table of persons: these may speak without being quoted."""
        return TermMatcher(row["zh"] for row in self.resources.lexicons.rows(PEOPLE))

    def _acts(self, folded: str, p: Paragraph) -> bool:
        return any(folded.find(word, p.start, p.end) >= 0 for word in self._deliveries)

    @cached_property
    def _deliveries(self) -> tuple[str, ...]:
        rows = self.resources.lexicons.rows(OCCASIONS)
        return tuple(row["term"] for row in rows if row["form"] in ("act", "noun") and row["kind"] in _DELIVERED)

    def _scenes(self, draft: Draft, p: Paragraph, quotes: Sequence[Quote], people: dict[str, Speaker]) -> Iterator[Scene]:
        """The sentences of a paragraph that are not wholly quoted."""
        said = merged((q.start, q.end) for q in quotes)
        by_cue = sorted(quotes, key=lambda q: q.cue.start if q.cue else q.start)
        cues_at = [q.cue.start if q.cue else q.start for q in by_cue]
        for start, end in p.sentences:
            told = outside(start, end, said)
            if not told:
                continue
            own = tuple(sorted(by_cue[bisect_left(cues_at, start) : bisect_left(cues_at, end)], key=lambda q: q.start))
            named = sorted((at, key) for a, b in told for key, speaker in people.items() for at in _places(draft, speaker, a, b))
            cues = [cue for a, b in told for cue in self._cues(draft, a, b, named, people)]
            yield Scene(start, end, p.index, tuple(cues), tuple(named), own)

    def _cues(self, draft: Draft, start: int, end: int, named: Sequence[tuple[int, str]], people: dict[str, Speaker]) -> Iterator[Cue]:
        """The occasions that a stretch of narration names, in order; what stands in the object of one is none of its own."""
        folded = draft.folded
        delegations = list(_DELEGATION.finditer(folded, start, end)) if folded.find("代表团", start, end) >= 0 else []
        place = self._venue(folded, start, end)
        for hit in delegations:
            if not (_JOINS.search(folded[max(start, hit.start() - 30) : hit.end()]) or _DELIBERATES.match(folded, hit.end(), end)):
                continue
            name = _DELEGATION_CUT.sub("", hit.group())
            since = self._since(draft, start, hit.start(), named, people) if len(delegations) == 1 else hit.end() - len(name)
            until = deliberates.end() if (deliberates := _DELIBERATES.match(folded, hit.end(), end)) else hit.end()
            audience = draft.text[hit.end() - len(name) : hit.end()]
            yield Cue(hit.start(), hit.end(), "deliberation", name, occasion=draft.text[since:until], audience=audience, place=place)
        object_until, found = start, False
        for at, until in self._terms.find(folded, start, end):
            form, kind = self._forms[folded[at:until]]
            clause = max(start, folded.rfind("，", start, at) + 1)
            if form == "trap" or kind == "deliberation" or any(hit.end() >= at - 1 and hit.start() <= until for hit in delegations):
                continue
            if folded[until : until + 1] == "的" or at < object_until or self._is_told_of(folded[clause:at], kind):
                continue
            since = self._since(draft, start, at, named, people)
            occasion = draft.text[since : _end_of_object(folded, until, end)] if kind == "tour" else draft.text[since:until]
            found = True
            if form == "refers":
                yield Cue(at, until, "speech", refers=True, occasion=occasion)
            elif form in ("stop", "act"):
                if kind not in ("speech", "symposium", "tour"):
                    object_until = _end_of_clause(folded, until, end)
                delivers = kind == "letter" or (kind == "speech" and _DELIVERS.search(folded[clause:at]) is not None)
                yield Cue(at, until, kind, refers=form == "stop" or kind == "speech", occasion=occasion, place=place, delivers=delivers)
            else:
                before = folded[max(clause, at - 40) : at]
                if not (_HOLDS.search(before) or _BEHIND.match(folded, until, end)):
                    continue
                name = _BEFORE_NAME.sub("", before).strip("“”《》（） ")
                bare = kind == "meeting" and len(name) < 2 and "召开" not in before[-4:]
                yield Cue(
                    at,
                    until,
                    kind,
                    "" if bare else name + folded[at:until],
                    refers=bare,
                    occasion=occasion,
                    place=place,
                    delivers=kind == "instruction",
                )
        during = _WHILE.search(folded, start, end)
        if during and not found and not delegations:
            since = self._since(draft, start, during.start(), named, people)
            yield Cue(during.start(), during.end(), "speech", refers=True, occasion=draft.text[since : during.end()].rstrip("，"), place=place)

    def _venue(self, folded: str, start: int, end: int) -> Region | None:
        """The region of a building that the stretch names."""
        at = next(self._venues.find(folded, start, end), None)
        return self.resources.gazetteer.get(self._codes[folded[at[0] : at[1]]]) if at else None

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {row["term"]: row["code"] for row in self.resources.lexicons.rows(VENUES)}

    @cached_property
    def _venues(self) -> TermMatcher:
        return TermMatcher(self._codes)

    def _is_told_of(self, clause: str, kind: str) -> bool:
        """Whether a clause tells of more than one occasion (多次), or hands on somebody else's word (传达)."""
        if any(word in clause for word in self._habits):
            return True
        return kind in ("instruction", "letter") and any(word in clause for word in self._relays)

    @cached_property
    def _relays(self) -> tuple[str, ...]:
        return tuple(row["term"] for row in self.resources.lexicons.rows(OCCASIONS) if row["form"] == "relays")

    @cached_property
    def _habits(self) -> tuple[str, ...]:
        return tuple(row["term"] for row in self.resources.lexicons.rows(OCCASIONS) if row["form"] == "habit")

    def _since(self, draft: Draft, start: int, at: int, named: Sequence[tuple[int, str]], people: dict[str, Speaker]) -> int:
        """Where the words for an occasion begin: behind the speaker and the date, at most at the start of the clause."""
        since = max(start, draft.folded.rfind("，", start, at) + 1)
        for place, key in named:
            if place < at:
                since = max(since, place + len(people[key].name))
        for mention in dates_within(draft.dates, since, at):
            if since <= mention.start and mention.end <= at and not mention.rule.endswith("sitting"):
                since = mention.end
        if times := _TIMES.match(draft.folded, since, at):
            since = times.end()
        opener = _OPENERS.match(draft.folded, since, at)
        return trim(draft.text, opener.end() if opener else since, at, "，、：")[0]

    def _titled(self, draft: Draft, people: dict[str, Speaker]) -> list[Speech]:
        """The speech that is the article itself: "X在Y时的讲话" above it with the day below, or "这是X某日在Y上的讲话" at its end."""
        own = [p for p in draft.paragraphs if p.lang == "zh"]
        for p in own[:_TITLE_LINES]:
            if p.end - p.start <= _MOST_TITLE and (hit := _TITLE.fullmatch(draft.folded, p.start, p.end)):
                name = draft.text[hit.start("name") : hit.end("name")] or self._author(draft, own, people)
                near = [m for m in draft.dates if m.date and p.start <= m.start < p.end + _MOST_TITLE]
                return self._article(draft, people, name, hit, next((m for m in near if m.rule == "zh.date.full"), None), (p.start, p.end))
        for p in (*own[:_TITLE_LINES], *own[-2:]):
            if (hit := _NOTE.search(draft.folded, p.start, p.end)) is not None:
                name = draft.text[hit.start("name") : hit.end("name")]
                inside = [m for m in draft.dates if hit.start() <= m.start < hit.end()]
                return self._article(draft, people, name, hit, inside[0] if inside else None, hit.span())
        return []

    def _author(self, draft: Draft, own: Sequence[Paragraph], people: dict[str, Speaker]) -> str:
        """The name that stands alone in one of the first lines."""
        lines = [draft.text[p.start : p.end].strip("（）()") for p in own[: _TITLE_LINES + 2]]
        known = [speaker.name for speaker in people.values()]
        return next((line for line in lines if 2 <= len(line) <= 4 and (line in known or self.resources.offices.key(line) != line)), "")

    def _article(
        self, draft: Draft, people: dict[str, Speaker], name: str, hit: re.Match[str], date: DateMention | None, where: Extent
    ) -> list[Speech]:
        if not 2 <= len(name) <= 4:
            return []
        key = self.resources.offices.key(name)
        at = max(draft.text.find(name), 0)
        speaker = people.get(key) or Speaker(start=at, end=at + len(name), text=name, name=name, key=key)
        return [
            Speech(
                speaker=speaker,
                titles=speaker.titles,
                date=common_date([date.date, date.date_end]) if date else None,
                date_end=date.date_end if date else None,
                occasion=draft.text[hit.start("occasion") : hit.end("occasion")],
                kind="speech",
                evidence=draft.span(*where),
                rule="zh.speech.title",
            )
        ]


def _places(draft: Draft, speaker: Speaker, start: int, end: int) -> Iterator[int]:
    """Where a speaker is named."""
    at = draft.text.find(speaker.name, start, end)
    while at >= 0:
        yield at
        at = draft.text.find(speaker.name, at + len(speaker.name), end)


def _last_at(starts: Sequence[int], at: int) -> int | None:
    return bisect_right(starts, at) - 1 if starts and starts[0] <= at else None


def _end_of_clause(folded: str, start: int, end: int) -> int:
    at = folded.find("，", start, end)
    return end if at < 0 else at


def _end_of_object(folded: str, start: int, end: int) -> int:
    """Where the object of a verb of touring ends."""
    object_ = _OBJECT.match(folded, start, end)
    return object_.end() if object_ else start
