"""Hostile bytes and texts against what must hold; `python -m tests.fuzz` runs atheris on it, the tests a short part without chance."""
