"""What an article carries around its content, paragraph by paragraph; each language says what a paragraph is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from attrs import define, field, frozen

from npf.draft import Draft, Paragraph
from npf.models import Furniture, Span
from npf.text import Extent, trim

__all__ = ["Layout", "Look", "Sorting"]


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


class Look(Protocol):
    """How a language tells the role of a paragraph: None for one of the body, with the extent of its content."""

    def __call__(self, sorting: Sorting, p: Paragraph, /) -> tuple[str | None, int, int]: ...


@define
class Sorting:
    """The paragraphs of one language while they are sorted into content and furniture.

    Attributes:
        draft: The article.
        own: The paragraphs of the language.
    """

    draft: Draft
    own: tuple[Paragraph, ...]
    pieces: dict[str, Span] = field(factory=dict)
    credits: list[Span] = field(factory=list)
    roles: dict[int, str] = field(factory=dict)
    contents: dict[int, Extent] = field(factory=dict)

    @classmethod
    def of(cls, draft: Draft, lang: str, look: Look) -> Sorting:
        """The paragraphs of a language, each looked at once."""
        sorting = cls(draft, tuple(p for p in draft.paragraphs if p.lang == lang))
        for p in sorting.own:
            role, start, end = look(sorting, p)
            if role:
                sorting.roles[p.index] = role
            elif (start, end) != (p.start, p.end):
                sorting.contents[p.index] = (start, end)
        return sorting

    def keep(self, piece: str, start: int, end: int, also: str = "") -> None:
        """Take a piece, unless the article has one of this name already; white space and the characters `also` at its ends are left out."""
        self.pieces.setdefault(piece, self.draft.span(*trim(self.draft.text, start, end, also)))

    def opening(self) -> tuple[tuple[Paragraph, ...], Extent] | None:
        """The paragraphs that are still content and the extent of the first one; None where another language comes before it."""
        body = tuple(p for p in self.own if p.index not in self.roles)
        if not body or any(p.lang != body[0].lang and p.index < body[0].index for p in self.draft.paragraphs):
            return None
        return body, self.contents.get(body[0].index, (body[0].start, body[0].end))

    def layout(self) -> Layout:
        """What was found."""
        return Layout(Furniture(**self.pieces, photo_credits=tuple(self.credits)), self.roles, self.contents)
