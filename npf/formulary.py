"""Official formulations (提法) and how texts render them, in every language that is read."""

from __future__ import annotations

from functools import cached_property

from attrs import frozen

from npf.errors import LexiconError
from npf.lexicon import Lexicons, Schema
from npf.models import Formulation

__all__ = ["FORMULATIONS", "RENDERINGS", "Formulary", "Rendering"]

FORMULATIONS = Schema("shared/formulations", key=("id",), free=("zh", "en", "basis"), examples=False)
RENDERINGS = Schema(
    "shared/renderings",
    key=("term", "lang"),
    values={"lang": frozenset({"zh", "en"}), "kind": frozenset({"official", "alias", "short", "marked", "machine", "trap"})},
    optional=("formulation",),
)


@frozen
class Rendering:
    """One wording of a formulation.

    Attributes:
        term: The words as texts have them.
        kind: "official", "alias", "short" (an abbreviation that counts where the article spells it out), "marked" (counts in
            quotation marks or capitals), "machine" (a rough translation) or "trap" (holds a rendering and is none).
        formulation: What it renders; None for a trap.
    """

    term: str
    kind: str
    formulation: Formulation | None


class Formulary:
    """The formulations of the tables, and their renderings by language."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons

    @cached_property
    def formulations(self) -> dict[str, Formulation]:
        """Every formulation by its id."""
        return {row["id"]: Formulation(row["id"], row["zh"], row["en"]) for row in self._lexicons.rows(FORMULATIONS)}

    def renderings(self, lang: str) -> tuple[Rendering, ...]:
        """The wordings of one language, traps included.

        Raises:
            LexiconError: When a row renders a formulation that no table has.
        """
        found: list[Rendering] = []
        for row in self._lexicons.rows(RENDERINGS):
            if row["lang"] != lang:
                continue
            name = row["formulation"]
            if (row["kind"] == "trap") == bool(name) or (name and name not in self.formulations):
                raise LexiconError(
                    "shared/renderings.tsv",
                    None,
                    f"the rendering {row['term']!r} must name an id of shared/formulations, a trap none; it has {name!r}",
                )
            found.append(Rendering(row["term"], row["kind"], self.formulations.get(name)))
        return tuple(found)

    @cached_property
    def _by_wording(self) -> dict[str, Formulation]:
        wordings = {row["term"].casefold(): self.formulations[row["formulation"]] for row in self._lexicons.rows(RENDERINGS) if row["formulation"]}
        return wordings | self.formulations

    def lookup(self, wording: str) -> Formulation | None:
        """The formulation with this id or any of these wordings, or None.

        >>> Formulary(Lexicons()).lookup("新质生产力").en
        'new quality productive forces'
        """
        return self._by_wording.get(wording.casefold().strip())
