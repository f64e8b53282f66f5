"""What goes warns for a minor release before it goes."""

from __future__ import annotations

import warnings

import pytest

import npf
from npf.renamed import RENAMED, Renamed


def version(text: str) -> tuple[int, int]:
    major, minor = text.split(".")[:2]
    return int(major), int(minor)


def test_an_old_name_works_and_warns_where_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RENAMED, ("npf", "read"), Renamed("parse", since="0.2", until="0.4"))
    with pytest.warns(DeprecationWarning, match=r"^npf\.read is called npf\.parse since npf 0\.2; npf 0\.4 drops the old name$") as caught:
        old = npf.read  # type: ignore[attr-defined]
    assert old is npf.parse
    assert [warning.filename for warning in caught] == [__file__]


def test_a_name_that_never_was_is_an_error_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(AttributeError, match="no attribute 'red'"):
            _ = npf.red  # type: ignore[attr-defined]


def test_every_old_name_leads_somewhere_lives_a_minor_release_and_is_not_overdue() -> None:
    for (module, old), now in {("npf", "read"): Renamed("parse", "0.2", "0.3"), **RENAMED}.items():
        assert module == "npf" and old not in npf.__all__ and now.new in npf.__all__
        assert version(now.until) > version(now.since)
    assert not [old for (_, old), now in RENAMED.items() if version(npf.__version__) >= version(now.until)], "drop these from npf/renamed.py"
