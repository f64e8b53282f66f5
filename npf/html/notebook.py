"""An article that shows itself in a notebook: no script, nothing but the core dependencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from npf.article import Article
from npf.html.assets import asset
from npf.html.cards import Card, cards_of
from npf.html.escape import escaped
from npf.html.labels import Labels, labels
from npf.html.segments import Segment, marks_of, paragraphs

__all__ = ["LEGEND", "MOST_CHARACTERS", "article_html", "classes", "legend_html", "places"]

MOST_CHARACTERS = 20_000
# A switch of the legend, and the kinds that it shows.
LEGEND = {
    "quote": ("quote",),
    "do": ("do",),
    "dont": ("dont",),
    "directive": ("directive",),
    "region": ("region",),
    "more": ("speech", "formulation", "definition", "milestone"),
}
_SWITCH = {kind: switch for switch, kinds in LEGEND.items() for kind in kinds}


def article_html(article: Article, lang: str | None = None) -> str:
    """The text with everything marked in place, a card for each item, and a legend that switches kinds on and off.

    Args:
        article: What `npf.parse` gave.
        lang: The language of legend and cards; that of the article where not said.

    Returns:
        One element with its own style sheet, the first 20,000 characters of the text in it.
    """
    words = labels(lang or article.lang)
    cards, at = cards_of(article, words), places(article, words)
    lines = []
    for paragraph in paragraphs(article.text, marks_of(article), MOST_CHARACTERS):
        lines.append(f"<p>{''.join(_segment(segment, cards, at) for segment in paragraph.segments)}</p>")
    if len(article.text) > MOST_CHARACTERS:
        lines.append(f"<p><em>{escaped(words['cut'])} ({MOST_CHARACTERS:,} / {len(article.text):,})</em></p>")
    style = asset("marks.css") + asset("notebook.css")
    return (
        f'<div class="npf" lang="{words.lang}"><style>{style}</style>{legend_html([article], words)}'
        f'<div class="npf-text" lang="{escaped(article.lang)}" dir="auto">{"".join(lines)}</div></div>'
    )


def legend_html(articles: Iterable[Article], words: Labels) -> str:
    """A switch for each kind that the articles have, with its number."""
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update(principle.polarity for principle in article.principles)
        counts += Counter(quote=len(article.quotes), directive=len(article.directives), region=len(article.regions))
        counts["more"] += len(article.speeches) + len(article.formulations) + len(article.definitions) + len(article.milestones)
    switches = "".join(
        f'<label class="npf-switch"><input type="checkbox" class="npf-off-{switch}" checked>'
        f'<span class="npf-m npf-{LEGEND[switch][0]}">{escaped(words[switch])}</span> <small>{counts[switch]}</small></label>'
        for switch in LEGEND
        if counts[switch]
    )
    return f'<fieldset class="npf-legend"><legend>{escaped(words["legend"])}</legend>{switches}</fieldset>'


def places(article: Article, words: Labels) -> dict[str, str]:
    """For the key of each directive, the names of its regions."""
    number = {principle: f"p{index}" for index, principle in enumerate(article.principles)}
    return {number[directive.principle]: " ".join(map(words.region, directive.regions)) for directive in article.directives}


def classes(segment: Segment) -> str:
    """The classes of a segment: one for each kind that covers it, and one where a kind opens."""
    names = [f"npf-{kind}" for kind in segment.kinds]
    return " ".join(["npf-m", *names] if segment.marks else names)


def _segment(segment: Segment, cards: Mapping[str, Card], at: Mapping[str, str]) -> str:
    text = escaped(segment.text)
    if not segment.keys:
        return f'<span class="{classes(segment)}">{text}</span>' if segment.marks else text
    place = " ".join(at[key] for key in segment.opens if key in at)
    chip = f' data-at="{escaped(place)}"' if place else ""
    focus = ' tabindex="0"' if segment.opens else ""
    shown = "".join(_card(cards[key]) for key in segment.keys if key in cards)
    return f'<span class="{classes(segment)}"{chip}{focus}>{text}<span class="npf-card" role="tooltip">{shown}</span></span>'


def _card(card: Card) -> str:
    lines = "".join(f"<span><i>{escaped(label)}</i> {escaped(value)}</span>" for label, value in card.lines)
    return f"<span><b>{escaped(card.title)}</b>{lines}</span>"
