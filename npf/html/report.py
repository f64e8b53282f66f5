"""The report: articles as one page that needs no network, no font and no script of others."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from npf import __version__
from npf.article import Article
from npf.errors import NpfError
from npf.html.assets import TEMPLATES, asset
from npf.html.escape import clean
from npf.html.labels import labels
from npf.html.pages import page_of

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["MissingJinja", "report"]

_STYLES = ("page.css", "marks.css", "map.css", "lists.css", "print.css")


class MissingJinja(NpfError, ImportError):
    """The report needs Jinja2, which is not installed."""


def report(articles: Article | Iterable[Article], *, title: str | None = None, lang: str | None = None) -> str:
    """One page with the marked texts, dos beside don'ts, quotes by speaker, directives on a map, formulations over time, and a comparison of two.

    Args:
        articles: What `npf.parse` gave: one article, or many.
        title: What the page is called; the headline of a single article where not said.
        lang: The language in which the page speaks, "en" or "zh"; that of the first article where not said.

    Returns:
        A whole HTML page. A content security policy in it forbids everything but its own style and script, by their hashes.

    Raises:
        MissingJinja: Without Jinja2 (the extra `npf-policy[html]`).
        UnknownLanguage: When the page does not speak the language.
        TypeError: When an item is no Article.
    """
    many = [articles] if isinstance(articles, Article) else list(articles)
    for number, article in enumerate(many, 1):
        if not isinstance(article, Article):
            raise TypeError(f"a report needs articles, what npf.parse gives; item {number} is {type(article).__name__}")
    words = labels(lang or (many[0].lang if many else "en"))
    style, script = "\n".join(map(asset, _STYLES)), asset("page.js")
    templates = _environment()
    from markupsafe import Markup

    page = page_of(many, words, title)
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'"
    )
    made: str = templates.get_template("report.html.j2").render(
        page=page, words=words, style=Markup(style), script=Markup(script), policy=Markup(policy), version=__version__
    )
    return made


def _environment() -> Environment:
    if find_spec("jinja2") is None:
        raise MissingJinja("the report needs jinja2; install it with: pip install 'npf-policy[html]'")
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_harmless
    )


def _harmless(value: Any) -> Any:
    """Text without what a page would obey; what is markup of our own stays as it is."""
    return clean(value) if type(value) is str else value


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
