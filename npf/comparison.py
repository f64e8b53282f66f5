"""Two articles side by side: which dos and don'ts are new, dropped, kept, reworded, reversed or moved."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from npf import similarity, words
from npf.alignment import align
from npf.article import Article
from npf.changes import Comparison, DefinitionChange, Force, FormulationChange, PrincipleChange, RegionChange, Source, WordChange
from npf.models import Principle
from npf.wording import wording

__all__ = ["compare"]

REWORDED = 0.5
REVERSED = 0.9
# What a formulation that both name adds to their overlap.
SHARED = 0.1
# The least overlap of what is to be done, and how many characters of a formulation name its thing.
SAME_THING = 1 / 3
# The part of the shorter one that makes the longer one the same with something added, and of both that makes them the same in other words.
WHOLE = 0.9
HEAD = 2
LADDERS = {
    step: rank
    for ladder in (("explore", "encourage", "promote", "should", "must"), ("avoid", "must-not", "prohibit"))
    for rank, step in enumerate(ladder)
}
_TOKEN = re.compile(r"\w+(?:['’-]\w+)*|\s+|.", re.S)
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


def compare(old: Article, new: Article) -> Comparison:
    """What is new, dropped, kept, reworded, stronger, weaker or moved from one article to another.

    Two principles go together when the overlap of their character pairs (Chinese) or words (English) is 0.5 or more (Dice's measure) and that of
    what is to be done, without the words that many tasks share (深入推进), is 0.45 or more, or one holds that of the other; a
    formulation that both name adds 0.1, and a pair in which a do became a don't needs a little more.
    The same article gives no change, and `compare(b, a)` mirrors `compare(a, b)`.
    A bare verb phrase in a series has no signal of its own: that 要 stands before it in one article only is no change.

    Across languages principles are aligned by what does not need translation, as `npf.align` does.

    Args:
        old, new: What `npf.parse` gave.

    Raises:
        TypeError: When one of them is no Article.

    >>> import npf
    >>> change = compare(npf.parse("王芳强调，要保护耕地。"), npf.parse("王芳强调，必须保护耕地，不能搞大拆大建。"))
    >>> [p.text for p in change.principles_new], [(pair.force, pair.words) for pair in change.reworded]
    (['不能搞大拆大建'], [('stronger', (WordChange(old='要', new='必须'),))])
    """
    for article in (old, new):
        if not isinstance(article, Article):
            raise TypeError(f"npf.compare needs two articles, what npf.parse gives, not {type(article).__name__}")
    same_language = old.lang == new.lang
    if same_language:
        pairs = _pairs_by_words(old, new)
    else:
        pairs = [PrincipleChange(a.old, a.new, a.score, (), _force(a.old, a.new), a.old.polarity != a.new.polarity) for a in align(old, new)]
    pairs = _with_moves(old.principles, pairs)
    matched_old = {id(pair.old) for pair in pairs}
    matched_new = {id(pair.new) for pair in pairs}
    return Comparison(
        old=_source(old),
        new=_source(new),
        matched_by="words" if same_language else "facts",
        principles_new=tuple(p for p in new.principles if id(p) not in matched_new),
        principles_dropped=tuple(p for p in old.principles if id(p) not in matched_old),
        kept=tuple(pair for pair in pairs if not pair.words),
        reworded=tuple(pair for pair in pairs if pair.words),
        formulations=_formulations(old, new),
        regions=_regions(old, new),
        definitions=_definitions(old, new) if same_language else (),
    )


@frozen
class _Task:
    """What is compared of a principle: all of its words, those that tell what is to be done, and the formulations that it names."""

    words: Counter[str]
    core: Counter[str]
    named: frozenset[str]
    heads: frozenset[str]
    plain: str
    polarity: str

    def overlap(self, other: _Task, words: float) -> float:
        """How alike they are: by all words, unless the thing to be done is another one or the same."""
        if not self.core and not other.core:
            return words
        if self.named.isdisjoint(other.named) and not (self._knows(other) and other._knows(self)):
            return 0.0
        shared, sizes = (self.core & other.core).total(), (self.core.total(), other.core.total())
        if shared and shared >= WHOLE * max(sizes):
            return max(words, REWORDED)
        return words if 2 * shared >= SAME_THING * sum(sizes) or 0 < WHOLE * min(sizes) <= shared else 0.0

    def _knows(self, other: _Task) -> bool:
        """Whether the formulations of the other have their heads here: 从严治军 has another than 从严治党."""
        return all(head in self.plain for head in other.heads)


def _tasks(article: Article) -> Iterator[_Task]:
    starts = [mention.start for mention in article.formulations]
    for principle in article.principles:
        content = _content(principle)
        since, extents, named, heads = principle.end - len(content), list[tuple[int, int]](), set[str](), set[str]()
        for mention in article.formulations[bisect_left(starts, principle.start) : bisect_left(starts, principle.end)]:
            named.add(mention.formulation.id)
            heads.add(similarity.normal(mention.text)[-HEAD:] if _HAN.search(mention.text) else similarity.stems(mention.text)[-1])
            if mention.start >= since and mention.end <= principle.end and (not extents or mention.start - since >= extents[-1][1]):
                extents.append((mention.start - since, mention.end - since))
        words, core = wording().bag(content), wording().core(content, extents)
        yield _Task(words, core, frozenset(named), frozenset(heads), similarity.normal(content), principle.polarity)


def _pairs_by_words(old: Article, new: Article) -> list[PrincipleChange]:
    tasks = list(_tasks(old)), list(_tasks(new))

    def weigh(one: int, other: int, overlap: float) -> float:
        before, after = tasks[0][one], tasks[1][other]
        overlap += 0.0 if before.named.isdisjoint(after.named) else SHARED
        overlap = before.overlap(after, overlap)
        return overlap if before.polarity == after.polarity else overlap * REVERSED

    pairs = similarity.pair_off([task.words for task in tasks[0]], [task.words for task in tasks[1]], REWORDED, weigh)
    return [_pair(old.principles[one], new.principles[other], min(1.0, overlap)) for one, other, overlap in sorted(pairs, key=lambda pair: pair[1])]


def _content(principle: Principle) -> str:
    """The principle without the modal that opens it: 要 and 必须 must not make two tasks out of one."""
    cue = principle.cue
    if cue is None or cue.start != principle.start or cue.end - cue.start > (principle.end - principle.start) / 3:
        return principle.text
    return principle.text[cue.end - principle.start :]


def _pair(old: Principle, new: Principle, overlap: float) -> PrincipleChange:
    cut = words.cut if _HAN.search(old.text + new.text) else _TOKEN.findall
    bare = old.cue is None or new.cue is None
    one, other = (_content(old), _content(new)) if bare else (old.text, new.text)
    changed = () if similarity.normal(one) == similarity.normal(other) else similarity.changed_words(one, other, cut)
    before, after = dict.fromkeys(old.addressees + old.targets), dict.fromkeys(new.addressees + new.targets)
    return PrincipleChange(
        old,
        new,
        round(overlap, 3),
        tuple(WordChange(*change) for change in changed),
        _force(old, new),
        old.polarity != new.polarity,
        regions_new=tuple(region for region in after if region not in before),
        regions_dropped=tuple(region for region in before if region not in after),
    )


def _force(old: Principle, new: Principle) -> Force:
    """A bare verb phrase takes the force of its series, so that nothing is claimed where one of the two has no signal of its own."""
    if old.cue is None or new.cue is None or old.polarity != new.polarity or LADDERS[old.strength] == LADDERS[new.strength]:
        return "same"
    return "stronger" if LADDERS[new.strength] > LADDERS[old.strength] else "weaker"


def _with_moves(old: Sequence[Principle], pairs: list[PrincipleChange]) -> list[PrincipleChange]:
    place = {id(principle): index for index, principle in enumerate(old)}
    stays = similarity.in_order([place[id(pair.old)] for pair in pairs])
    return [pair if index in stays else evolve(pair, moved=True) for index, pair in enumerate(pairs)]


def _formulations(old: Article, new: Article) -> tuple[FormulationChange, ...]:
    counts = [Counter(mention.formulation for mention in article.formulations) for article in (old, new)]
    every = dict.fromkeys([*counts[0], *counts[1]])
    return tuple(FormulationChange(item, counts[0][item], counts[1][item]) for item in every if bool(counts[0][item]) != bool(counts[1][item]))


def _regions(old: Article, new: Article) -> tuple[RegionChange, ...]:
    counts = [Counter(region for directive in article.directives for region in directive.regions) for article in (old, new)]
    every = dict.fromkeys([*counts[0], *counts[1]])
    return tuple(RegionChange(region, counts[0][region], counts[1][region]) for region in every if counts[0][region] != counts[1][region])


def _definitions(old: Article, new: Article) -> tuple[DefinitionChange, ...]:
    sides = [{(similarity.normal(d.term), f.name): (d, f.value) for d in article.definitions for f in d.facets} for article in (old, new)]
    changes: dict[str, DefinitionChange] = {}
    for key in dict.fromkeys([*sides[0], *sides[1]]):
        before, after = sides[0].get(key), sides[1].get(key)
        if before and after and similarity.normal(before[1]) == similarity.normal(after[1]):
            continue
        word = WordChange(before[1] if before else "", after[1] if after else "")
        known = changes.get(key[0])
        definitions = [side and side[0] for side in (before, after)]
        if known:
            changes[key[0]] = evolve(known, old=known.old or definitions[0], new=known.new or definitions[1], words=(*known.words, word))
        else:
            shown = definitions[1] or definitions[0]
            changes[key[0]] = DefinitionChange(shown.term if shown else "", definitions[0], definitions[1], (word,))
    return tuple(changes.values())


def _source(article: Article) -> Source:
    headline = article.furniture.headline
    return Source(article.id, article.url, article.published, article.lang, headline.text if headline else None)
