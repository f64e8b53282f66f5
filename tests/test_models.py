"""What holds for each item, whatever stage found it."""

from __future__ import annotations

import pytest

from npf.models import DateMention, Quote, Span, Speaker

EMPTY = [
    Span(3, 3, ""),
    Speaker(start=0, end=0, text="", name="", key=""),
    DateMention(start=0, end=0, text="", date=None),
    Quote(start=2, end=2, text="", kind="indirect", speaker=None, cue=None, parts=(), rule=""),
]


@pytest.mark.parametrize("item", EMPTY, ids=lambda item: type(item).__name__)
def test_an_item_without_text_is_still_an_item(item: Span) -> None:
    """`if item.speaker:` asks whether there is one, not whether its words are long."""
    assert bool(item) is True
    assert not hasattr(item, "__len__")
