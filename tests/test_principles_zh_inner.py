"""Whose norms somebody only passes on: papers that a talk goes through, leaders whose call it repeats."""

from __future__ import annotations

import pytest

import npf


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("李明指出，《决定》提出，要深化财税改革，增加自主财力。", ["《决定》", "《决定》"]),
        ("李明表示，决定稿围绕民生提出要健全制度。另外又提出要完善分配办法。", ["决定稿", "决定稿"]),
        ("李明表示，习近平总书记作出重要批示，强调要深化改革。我们要抓好落实。", ["习近平", "李明"]),
        ("李明表示，习近平主席提出重大倡议，中方愿加强合作。", ["李明"]),
        ("李明表示，要学习习近平总书记重要讲话，深化改革。", ["李明", "李明"]),
        ("李明表示，《决定》提出了新任务，要抓好落实。", ["李明"]),
        ("习近平指出，习近平强调，要深化改革。", ["习近平"]),
        ("李明表示，决定稿提出要健全制度。要抓好落实。", ["决定稿", "李明"]),
    ],
)
def test_who_set_what_is_passed_on(text: str, speakers: list[str]) -> None:
    assert [p.speaker.name if p.speaker else None for p in npf.extract_principles(text)] == speakers
