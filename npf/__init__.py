"""npf reads policy news, Chinese or English, and gives back typed facts with a pointer to every character."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from npf.alignment import align
    from npf.archive import parse_many
    from npf.article import Article
    from npf.chronology import timeline
    from npf.comparison import compare
    from npf.extract import (
        Extractor,
        extract_directives,
        extract_principles,
        extract_quotes,
        extract_speeches,
        find_regions,
        parse,
    )
    from npf.regional import by_region
    from npf.registry import region, regions
    from npf.tabular import table

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Extractor",
    "align",
    "by_region",
    "compare",
    "extract_directives",
    "extract_principles",
    "extract_quotes",
    "extract_speeches",
    "find_regions",
    "parse",
    "parse_many",
    "region",
    "regions",
    "table",
    "timeline",
]

_ELSEWHERE = {
    "Article": "npf.article",
    "align": "npf.alignment",
    "by_region": "npf.regional",
    "compare": "npf.comparison",
    "parse_many": "npf.archive",
    "region": "npf.registry",
    "regions": "npf.registry",
    "table": "npf.tabular",
    "timeline": "npf.chronology",
}

_ROOMS = ("arrow", "spark")  # they need an extra, and are loaded when asked for

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every name pass

    def __getattr__(name: str) -> Any:
        """Load a public name when it is first asked for, so that `import npf` costs next to nothing."""
        if name in _ROOMS:
            return import_module(f"npf.{name}")
        if name not in __all__:
            from npf.renamed import renamed

            new = renamed(__name__, name)
            if new is not None:
                return getattr(import_module(__name__), new)
            raise AttributeError(f"module 'npf' has no attribute {name!r}; it has {', '.join(__all__)}")
        value = getattr(import_module(_ELSEWHERE.get(name, "npf.extract")), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
