"""English verb forms: from the base of a verb to its other forms."""

from __future__ import annotations

import re

from attrs import frozen

from npf.languages.en.tables import IRREGULAR
from npf.lexicon import Lexicons

__all__ = ["Forms", "Inflection"]

_IES = re.compile("[^aeiou]y$")
_SILENT = re.compile("[^eoy]e$")
_DOUBLES = re.compile("[^aeiou]*[aeiou][bdgklmnprt]")


@frozen
class Forms:
    """The five forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


class Inflection:
    """Builds verb forms: regular ones by rule, the others from the table of irregular verbs."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._irregular = {row["term"]: row for row in lexicons.rows(IRREGULAR)}

    def forms(self, base: str) -> Forms:
        """The forms of a verb, for verbs with a particle ("speed up") too.

        >>> Inflection(Lexicons()).forms("carry out").past
        'carried out'
        """
        verb, _, rest = base.partition(" ")
        rest = f" {rest}" if rest else ""
        row = self._irregular.get(verb)
        doubled = row["doubles"] == "yes" if row else _DOUBLES.fullmatch(verb) is not None
        stem = verb + verb[-1] if doubled else verb
        regular = f"{stem}d" if verb.endswith("e") else f"{verb[:-1]}ied" if _IES.search(verb) else f"{stem}ed"
        ing = f"{verb[:-2]}ying" if verb.endswith("ie") else f"{verb[:-1]}ing" if _SILENT.search(verb) else f"{stem}ing"
        past = (row["past"] if row else "") or regular
        return Forms(base, _third(verb) + rest, past + rest, ((row["participle"] if row else "") or past) + rest, ing + rest)


def _third(verb: str) -> str:
    if verb in ("have", "be"):
        return {"have": "has", "be": "is"}[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if _IES.search(verb) else f"{verb}s"
