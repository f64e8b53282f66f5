"""What is found, to look at: an article in a notebook, tables, the map, and the report as one page."""

from __future__ import annotations
