"""npf reads policy news, Chinese or English, and gives back typed facts with a pointer to every character."""

from __future__ import annotations

from npf.article import Article
from npf.extract import (
    Extractor,
    extract_directives,
    extract_principles,
    extract_quotes,
    extract_speeches,
    find_regions,
    parse,
    region,
    regions,
)

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Extractor",
    "extract_directives",
    "extract_principles",
    "extract_quotes",
    "extract_speeches",
    "find_regions",
    "parse",
    "region",
    "regions",
]
