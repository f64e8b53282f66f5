"""Directives by region: over a corpus, who is told to do what, where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from npf.article import Article
from npf.models import Directive
from npf.territory import Region

__all__ = ["RegionalDirective", "RegionalDirectives", "by_region"]


@frozen
class RegionalDirective:
    """One directive as it counts for one region.

    Attributes:
        region: The region that it counts for.
        named: The region that the text names: `region` itself, one that lies in it, or a strategy region that it is a member of.
        role: "addressee" where that region is to act, "target" where the action is about it.
        directive: The directive.
        article: The article that holds it.
    """

    region: Region
    named: Region
    role: str
    directive: Directive
    article: Article

    def row(self) -> dict[str, str | int | None]:
        """One flat row, ready for a table."""
        principle, article = self.directive.principle, self.article
        speaker = principle.speaker
        return (
            {name: getattr(self.region, name) for name in ("code", "zh", "en", "level")}
            | {"named": self.named.code, "role": self.role}
            | {name: getattr(principle, name) for name in ("polarity", "strength", "text", "rule", "start", "end")}
            | {"speaker": speaker.name if speaker else None, "speaker_key": speaker.key if speaker else None}
            | {"article": article.id, "url": article.url, "published": article.published}
        )


class RegionalDirectives(Mapping[str, tuple[RegionalDirective, ...]]):
    """Directives by the code of the region: `directives["320000"]`; the codes in order, strategy regions and "*" last."""

    def __init__(self, found: Mapping[str, tuple[RegionalDirective, ...]]) -> None:
        self._found = {code: found[code] for code in sorted(found, key=lambda code: (not code[0].isdigit(), code))}

    def __getitem__(self, code: str) -> tuple[RegionalDirective, ...]:
        return self._found[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __repr__(self) -> str:
        return f"<directives for {len(self)} regions: {', '.join(f'{code} {len(items)}' for code, items in self.items())}>"

    def _repr_html_(self) -> str:
        """A map of the units at province level for a notebook."""
        from npf.html.tilemap import map_html

        return map_html(self)

    def rows(self) -> list[dict[str, str | int | None]]:
        """One flat row for each directive and region: `pandas.DataFrame(by_region(articles).rows())`."""
        return [item.row() for items in self._found.values() for item in items]


def by_region(articles: Article | Iterable[Article], *, roll_up: bool = True, spread: bool = False) -> RegionalDirectives:
    """The directives of articles by the regions that they are addressed to or about.

    Args:
        articles: What `npf.parse` gave: one article, or many.
        roll_up: Whether a directive to a unit counts for the units above it too (苏州 for 江苏).
        spread: Whether a directive to a strategy region counts for its members too (the Yangtze River Delta for its four provinces).

    Returns:
        For each code the directives, in the order of the articles; a directive counts once for a region and role. `named` says whom the text names.

    >>> from npf import parse
    >>> found = by_region(parse("李明强调，苏州要加快发展。"))
    >>> {code: [(item.named.zh, item.role) for item in items] for code, items in found.items()}
    {'320000': [('苏州市', 'addressee')], '320500': [('苏州市', 'addressee')]}
    """
    found: dict[str, dict[tuple[int, int, str], RegionalDirective]] = {}
    many = [articles] if isinstance(articles, Article) else articles
    for number, article in enumerate(many):
        for place, directive in enumerate(article.directives):
            principle = directive.principle
            for role, named_ones in (("addressee", principle.addressees), ("target", principle.targets)):
                for named in named_ones:
                    for region in _counts_for(named, roll_up, spread):
                        item = RegionalDirective(region, named, role, directive, article)
                        _keep(found.setdefault(region.code, {}), (number, place, role), item)
    return RegionalDirectives({code: tuple(items.values()) for code, items in found.items()})


def _keep(items: dict[tuple[int, int, str], RegionalDirective], key: tuple[int, int, str], item: RegionalDirective) -> None:
    """Where one directive counts for a region in two ways, the region's own name goes before that of another."""
    if key not in items or item.named == item.region:
        items[key] = item


def _counts_for(named: Region, roll_up: bool, spread: bool) -> Iterator[Region]:
    yield named
    if spread:
        yield from named.members
    above = named.parent if roll_up else None
    while above is not None:
        yield above
        above = above.parent
