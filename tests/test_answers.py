"""Own texts give what is on record; whoever changes that on purpose reads the difference and runs `python -m tests.answers`."""

from __future__ import annotations

import pytest

from tests.answers import TEXTS, answer, known


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_gives_what_is_on_record(name: str) -> None:
    assert answer(*TEXTS[name]) == known()[name], "read the difference; if it is better: python -m tests.answers"


def test_nothing_on_record_is_without_a_text() -> None:
    assert set(known()) == set(TEXTS)
