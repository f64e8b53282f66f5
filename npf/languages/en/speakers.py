"""Who a mention is."""

from __future__ import annotations

from npf.draft import Draft
from npf.models import Doubt, Quote
from npf.resources import Resources

__all__ = ["SpeakerResolver"]


class SpeakerResolver:
    """Who a mention is."""

    def __init__(self, resources: Resources) -> None:
        self.resources = resources

    def resolve(self, draft: Draft) -> tuple[list[Quote], list[Doubt]]:
        return list(draft.quotes), []
