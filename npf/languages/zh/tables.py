"""The Chinese tables and what each must look like."""

from __future__ import annotations

__all__: list[str] = []
