"""What a language's finder of furniture hands back."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from npf.models import Furniture
from npf.text import Extent

__all__ = ["Layout"]


@frozen
class Layout:
    """The pieces around the content, and what is left of each paragraph.

    Attributes:
        furniture: The pieces themselves.
        roles: By paragraph index, the role of each paragraph that is none of the body.
        contents: By paragraph index, the extent without dateline and end mark, for body paragraphs that have one.
    """

    furniture: Furniture = field(factory=Furniture)
    roles: Mapping[int, str] = field(factory=dict)
    contents: Mapping[int, Extent] = field(factory=dict)
