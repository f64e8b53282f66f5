"""What all tests share: where things are, the sample articles, and hypothesis without chance."""

from __future__ import annotations

import gc
import os
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import npf

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "npf" / "data" / "samples"

settings.register_profile("npf", derandomize=True, deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
# `pytest --hypothesis-profile=long tests/test_invariants.py tests/test_fuzz.py`: by chance, and as many as a night allows.
settings.register_profile("long", settings.get_profile("npf"), derandomize=False, max_examples=int(os.environ.get("NPF_EXAMPLES", "20000")))
settings.load_profile("npf")


def pytest_sessionstart() -> None:
    """A mutant is a fork of a process that has already read texts: what it keeps was made without the mutant, and would hide it."""
    if os.environ.get("MUTANT_UNDER_TEST", "none") not in ("none", "stats", "fail"):
        for kept in [thing for thing in gc.get_objects() if isinstance(thing, _lru_cache_wrapper)]:
            if (kept.__module__ or "").startswith(("npf.extract", "tests")):
                kept.cache_clear()


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The marked articles beside the project; a test that needs them is skipped where they are absent."""
    if not (SHARED / "gold").is_dir():
        pytest.skip(f"the marked articles are not here: no folder {SHARED}")
    return SHARED


@pytest.fixture(scope="session", params=["en", "zh"])
def sample(request: pytest.FixtureRequest) -> npf.Article:
    """Each of the shipped sample articles, parsed."""
    return npf.parse((SAMPLES / f"{request.param}.txt").read_text(encoding="utf-8"), id=f"{request.param}.txt")
