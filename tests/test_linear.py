"""A text four times as long takes about four times as long: no pattern backtracks, and no stage looks at everything for each thing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import npf
from tests.growth import is_linear

UNITS = {
    "cues": "要",
    "opening marks": "“",
    "straight marks": '" ',
    "brackets": "(",
    "attributions": "王芳强调，",
    "norms in one sentence": "江苏要保护耕地，",
    "norms in paragraphs": "江苏要保护耕地\n",
    "regions": "江苏、苏州、",
    "dates": "5日，",
    "milestones": "2023年首次提出",
    "no punctuation": "的",
    "reporting verbs": "said ",
    "modals": "must ",
    "clauses": "Wang said that ",
    "quotations": '"A," he said. ',
    "coordination": "and protect ",
    "sentences": "Wang Fang said Jiangsu must protect farmland.\n",
    "days": "March 5, ",
    "spaces": " ",
    "letters": "a",
}
SHORT, TIMES = 6_000, 4


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_time_grows_with_the_text(unit: str) -> None:
    assert is_linear(npf.parse, unit * (SHORT // len(unit)), TIMES)


NAMED = {
    "zh": ("{}{}{}强调，要保护耕地。他说，水源也要保护。\n", "王李张刘陈杨赵黄周吴", "明芳伟娜静丽强磊军洋勇艳杰娟涛", "华平安国庆林峰宁波海"),
    "en": (
        "{}{}{} said farmland must be protected. He said the plan is ready.\n",
        ["Wang ", "Li ", "Zhang ", "Liu "],
        "MNLKTRSPGH",
        ["ing", "ao", "an", "ei"],
    ),
}


@pytest.mark.parametrize(("frame", "one", "second", "third"), NAMED.values(), ids=NAMED.keys())
def test_time_grows_with_the_text_though_each_paragraph_names_another_person(
    frame: str, one: Sequence[str], second: Sequence[str], third: Sequence[str]
) -> None:
    paragraphs = [frame.format(a, b, c) for a in one for b in second for c in third]
    short = len(paragraphs) // TIMES

    def read(text: str) -> object:
        return npf.parse("".join(paragraphs[: len(text)]))

    # The text given stands for a number of paragraphs, since each has to name another person.
    assert is_linear(read, "x" * short, TIMES)
