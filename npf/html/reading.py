"""The marked text of the report: each mark is a link to its item, and the place to which that item leads back."""

from __future__ import annotations

from npf.article import Article
from npf.html.escape import escaped
from npf.html.labels import Labels
from npf.html.notebook import classes, places
from npf.html.segments import Segment, marks_of, paragraphs

__all__ = ["reading_html"]


def reading_html(article: Article, prefix: str, words: Labels) -> str:
    """The paragraphs of an article; ids open with the prefix, so that several articles go on one page."""
    at = places(article, words)
    lines = []
    for paragraph in paragraphs(article.text, marks_of(article)):
        lines.append(f'<p dir="auto">{"".join(_segment(segment, prefix, at) for segment in paragraph.segments)}</p>')
    return "".join(lines)


def _segment(segment: Segment, prefix: str, at: dict[str, str]) -> str:
    text = escaped(segment.text)
    if not segment.keys:
        return f'<span class="{classes(segment)}">{text}</span>' if segment.marks else text
    items = " ".join(prefix + key for key in segment.keys)
    place = " ".join(at[key] for key in segment.opens if key in at)
    chip = f' data-at="{escaped(place)}"' if place else ""
    if not segment.opens:
        return f'<span class="{classes(segment)}" data-i="{items}">{text}</span>'
    anchors = "".join(f'<span id="t-{prefix}{key}"></span>' for key in segment.opens[1:])
    to = next(key for key in segment.keys if key in segment.opens)
    return f'{anchors}<a class="{classes(segment)}" id="t-{prefix}{segment.opens[0]}" href="#{prefix}{to}" data-i="{items}"{chip}>{text}</a>'
