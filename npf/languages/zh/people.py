"""Names of persons: where one starts and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from npf.languages.zh.quotes_words import QuoteWords
from npf.languages.zh.tables import NARRATION, QUOTE_ADVERBS, REPORTING, SOURCES, SURNAMES, TITLES, TRANSLITERATION
from npf.match import TermMatcher
from npf.resources import Resources
from npf.text import Extent

__all__ = ["People"]

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_DOTTED = re.compile("[\u4e00-\u9fff]{1,8}(?:[·・•‧][\u4e00-\u9fff]{1,10}){1,5}")
_LATIN = re.compile(r"[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){0,4}")
_LIST = re.compile("[、和与及]")
_FOLLOWS = frozenset("，、：（“ 0123456789今昨近当前日等")
_LONGEST_FOREIGN = 8
_LONGEST_TITLED = 6
_LEAST_UNLISTED = 3
_LONGEST_LABEL = 14


class People:
    """Recognises names by the table of family names, by the titles beside them, and by what follows."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self.words = QuoteWords(resources)

    @cached_property
    def _no_name(self) -> frozenset[str]:
        return frozenset(self.words.of("no-name"))

    @cached_property
    def _no_person(self) -> frozenset[str]:
        """Words that look like names (包括, 高度)."""
        return frozenset(self.words.of("no-person"))

    @cached_property
    def _rare(self) -> frozenset[str]:
        return self._no_name | frozenset(self.words.of("rare-in-name"))

    @cached_property
    def _no_start(self) -> frozenset[str]:
        return self._rare - self._surnames.keys()

    @cached_property
    def _place_ends(self) -> frozenset[str]:
        return frozenset(self.words.of("place-end"))

    @cached_property
    def _surnames(self) -> dict[str, bool]:
        return {row["surname"]: row["weight"] == "weak" for row in self.resources.lexicons.rows(SURNAMES)}

    @cached_property
    def sounds(self) -> frozenset[str]:
        """The characters that write foreign names."""
        return self.resources.lexicons.terms(TRANSLITERATION)

    @cached_property
    def _foreign_run(self) -> re.Pattern[str]:
        return re.compile(f"[{''.join(sorted(self.sounds))}]{{{_LEAST_UNLISTED},{_LONGEST_FOREIGN}}}")

    def foreign_names(self, folded: str) -> Iterator[str]:
        """The foreign names that stand behind a title (总理扎伊丹)."""
        for hit in self._foreign_run.finditer(folded):
            start = hit.start()
            if folded[max(0, start - 1) : start] in self._title_ends and self._title_before(folded, start):
                stop = self.name_at(folded, start, min(len(folded), start + _LONGEST_FOREIGN + 1), titled=True)
                if stop is not None and stop - start >= _LEAST_UNLISTED:
                    yield folded[start:stop]

    def _title_before(self, folded: str, at: int) -> bool:
        return any(folded[max(0, at - size) : at] in self.title_terms for size in (2, 3, 4))

    @cached_property
    def _title_ends(self) -> frozenset[str]:
        return frozenset(title[-1] for title in self.title_terms)

    @cached_property
    def _title_matcher(self) -> TermMatcher:
        return TermMatcher({row["term"] for row in self.resources.lexicons.rows(TITLES)})

    def find_titles(self, folded: str, start: int, end: int) -> Iterator[Extent]:
        """The extents of the titles in `folded[start:end]`; words that only hold one (常委会) are none."""
        return (extent for extent in self._title_matcher.find(folded, start, end) if folded[extent[0] : extent[1]] in self.title_terms)

    @cached_property
    def title_terms(self) -> frozenset[str]:
        """All titles."""
        return frozenset(row["term"] for row in self.resources.lexicons.rows(TITLES) if row["kind"] != "trap")

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return self.title_terms | self.resources.lexicons.terms(SOURCES)

    @cached_property
    def _collectives(self) -> frozenset[str]:
        return frozenset(row["term"] for row in self.resources.lexicons.rows(SOURCES) if row["kind"] == "unnamed")

    @cached_property
    def _reporting(self) -> frozenset[str]:
        return frozenset(row["term"] for row in self.resources.lexicons.rows(REPORTING) if row["frame"] != "trap" and len(row["term"]) == 2)

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return frozenset(term for term in self.resources.lexicons.terms(NARRATION) if len(term) == 2)

    @cached_property
    def _followers(self) -> frozenset[str]:
        lexicons = self.resources.lexicons
        words = {row["term"] for row in lexicons.rows(REPORTING) if row["frame"] != "trap"}
        words |= lexicons.terms(QUOTE_ADVERBS) | lexicons.terms(NARRATION)
        return frozenset(word[:2] for word in words)

    def title_terms_at_end(self, words: str) -> list[str]:
        """The titles with which a title ends: 总书记 and 书记."""
        return [words[at:] for at in range(len(words) - 1) if words[at:] in self.title_terms]

    def is_surname(self, word: str) -> bool:
        """Whether the word is a family name."""
        return word in self._surnames

    def is_name(self, phrase: str, titled: bool = False) -> bool:
        """Whether the whole phrase reads as a name; with a title before it a foreign one will do as well."""
        if (_DOTTED.fullmatch(phrase) and self._dotted_end(phrase, 0, len(phrase)) == len(phrase)) or _LATIN.fullmatch(phrase):
            return True
        if self._chinese(phrase, loose=True) and (titled or not self._surnames.get(phrase[:1], False) or len(phrase) > 1):
            return True
        return self._foreign(phrase) or (titled and self._may_be_name(phrase))

    def _may_be_name(self, phrase: str) -> bool:
        """Whether nothing speaks against a name behind a title."""
        if not 2 <= len(phrase) <= _LONGEST_TITLED or _HAN.fullmatch(phrase) is None or not self._rare.isdisjoint(phrase):
            return False
        return not any(phrase[at : at + 2] in self._followers for at in range(len(phrase) - 1))

    def _foreign(self, phrase: str) -> bool:
        return 2 <= len(phrase) <= _LONGEST_FOREIGN and phrase not in self._no_person and self.sounds.issuperset(phrase)

    def is_label(self, phrase: str) -> bool:
        """Whether a phrase may be a name by its length and characters alone."""
        return (
            2 <= len(phrase) <= _LONGEST_LABEL
            and self._rare.isdisjoint(phrase)
            and all("\u4e00" <= char <= "\u9fff" or char in "·.-" for char in phrase)
        )

    def is_name_list(self, phrase: str) -> bool:
        """Whether the phrase is two or more names in a row."""
        names = [name for name in _LIST.split(phrase.removesuffix("等")) if name]
        return len(names) > 1 and all(self.is_name(name) for name in names)

    def _chinese(self, phrase: str, loose: bool = False) -> bool:
        """Whether the phrase is a family name and one or two given characters; `loose` lets them be words that are rare in names."""
        if phrase[1:] in ("某", "某某"):
            return phrase[0] in self._surnames
        if (
            not 2 <= len(phrase) <= 4
            or _HAN.fullmatch(phrase) is None
            or not (self._no_name if loose else self._rare).isdisjoint(phrase)
            or phrase[-2:] in self._nouns
            or phrase in self._nouns
            or phrase in self._no_person
            or (len(phrase) > 2 and (phrase[-2:] in self._reporting or phrase[:2] in self._verbs or phrase[:2] in self._no_person))
        ):
            return False
        if phrase[-1] in self._place_ends:
            return False
        if phrase[:2] in self._surnames:
            return len(phrase) >= 3
        return phrase[0] in self._surnames and len(phrase) <= 3

    def name_at(self, covered: str, start: int, end: int, titled: bool = False) -> int | None:
        """Where the name that starts here ends, or None.

        Of a name with one and one with two given characters, the one stands behind which an adverb, a verb or a title follows.
        """
        dotted = _DOTTED.match(covered, start, end)
        if dotted and any(covered[start + at : start + at + 2] in self.title_terms for at in range(1, 7)):
            dotted = None
        if dotted:
            return self._dotted_end(covered, *dotted.span())
        if covered[start : start + 2] in self._no_person:
            return None
        if titled and (covered[start : start + 2] in self._followers or covered[start : start + 1] in self._no_start):
            return None
        stop = self._run(covered, start, end)
        least = start + (2 if titled else 3)
        if stop >= least and not self._is_place(covered, start, stop):
            run = next((at for at in range(stop, least - 1, -1) if at == end or self.follows(covered, at)), None)
            if run is not None:
                return run
        if titled and stop == start:
            stop = start + 1
            while stop < end and stop - start < _LONGEST_FOREIGN and covered[stop] in self.sounds:
                stop += 1
            if stop - start > _LEAST_UNLISTED and (stop == end or self.follows(covered, stop)):
                return stop
        double = covered[start : start + 2] in self._surnames
        if not double and covered[start : start + 1] not in self._surnames:
            return self._unlisted(covered, start, end) if titled else None
        weak = not double and self._surnames[covered[start]]
        base = start + (2 if double else 1)
        ends = [stop for stop in (base + 2, base + 1) if stop <= end and self._chinese(covered[start:stop])]
        if ends and any(covered[start : start + size] in self._nouns for size in (6, 5, 4, 3) if size > ends[-1] - start):
            return None
        if weak:
            ends = [stop for stop in ends if not any(covered[stop : stop + size] in self._collectives for size in (2, 3))]
        followed = [stop for stop in ends if stop == end or self.follows(covered, stop)]
        if followed:
            return self._better(covered, followed)
        if titled and ends and not weak:
            return ends[0]
        return self._unlisted(covered, start, end) if titled else None

    def _run(self, covered: str, start: int, end: int) -> int:
        """Where a run of characters that write sounds ends; a hyphen may join two such runs (迪亚斯-卡内尔)."""
        stop, most = start, start + _LONGEST_FOREIGN
        while stop < end and stop < most:
            if covered[stop] == "-" and stop - start > 1 and covered[stop + 1 : stop + 2] in self.sounds:
                most = stop + _LONGEST_FOREIGN
            elif covered[stop] not in self.sounds:
                break
            stop += 1
        return stop

    def _dotted_end(self, covered: str, start: int, end: int) -> int:
        """Where a name with dots ends: before the first word of two characters or more that can follow it."""
        last = max(covered.rfind(dot, start, end) for dot in "·・•‧")
        for stop in range(last + 2, end):
            if covered[stop : stop + 2] in self._followers or (covered[stop] in self._prepositions and covered[stop] not in self.sounds):
                return stop
        return end

    def _unlisted(self, covered: str, start: int, end: int) -> int | None:
        """A name behind a title that no table helps to read, up to the word that follows it."""
        if covered[start : start + 2] in self._followers or covered[start : start + 1] in self._rare:
            return None
        for stop in range(start + 2, min(end, start + 5) + 1):
            if covered[stop - 1 : stop + 1] in self.title_terms or covered[stop - 2 : stop + 1] in self.title_terms:
                return None
            if covered[stop - 1] in self._rare or _HAN.fullmatch(covered, start, stop) is None:
                return None
            if stop - start < _LEAST_UNLISTED and covered[start] not in self._surnames and not self._before_phrase(covered, stop, end):
                continue
            if stop < end and (covered[stop].isdigit() or covered[stop : stop + 2] in self._followers or covered[stop] in self._followers):
                return None if covered[start:stop] in self._nouns else stop
        return None

    def _is_place(self, covered: str, start: int, stop: int) -> bool:
        """Whether a run of foreign characters is a noun that a table knows, or opens with one (巴西代总统)."""
        return any(covered[start:at] in self._nouns for at in range(start + 2, stop + 1))

    def _before_phrase(self, covered: str, at: int, end: int) -> bool:
        """Whether a phrase of time, place or matter opens here."""
        return at < end and (covered[at].isdigit() or covered[at] in self._prepositions)

    @cached_property
    def _prepositions(self) -> frozenset[str]:
        return frozenset(row["term"] for row in self.resources.lexicons.rows(QUOTE_ADVERBS) if row["kind"] == "preposition")

    def name_before(self, covered: str, start: int, end: int) -> int | None:
        """Where the name that ends here starts, not before `start`; or None."""
        for length in (4, 3, 2):
            at = end - length
            if at >= start and self._chinese(covered[at:end]) and (length < 4 or covered[at : at + 2] in self._surnames):
                return at
        return None

    def _better(self, covered: str, ends: list[int]) -> int:
        if len(ends) == 1:
            return ends[0]
        longer, shorter = ends
        # 李明总书记: the title is the longer one.
        if any(covered[shorter : shorter + size] in self.title_terms for size in (4, 3)):
            return shorter
        return longer if covered[shorter : shorter + 2] not in self._followers else shorter

    def follows(self, covered: str, at: int) -> bool:
        """Whether a word stands here that can follow a source."""
        if any(covered[at : at + size] in self.title_terms for size in (2, 3, 4)):
            return True
        return covered[at] in _FOLLOWS or covered[at : at + 2] in self._followers or covered[at] in self._followers
