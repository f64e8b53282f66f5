"""What is set apart from the content of an article, and that no content is."""

from __future__ import annotations

import pytest

import npf
from npf.draft import Draft
from npf.languages.en.tables import FURNITURE as EN_FURNITURE
from npf.languages.zh.tables import FURNITURE as ZH_FURNITURE
from npf.lexicon import Lexicons, Row
from npf.stages import run

EXTRACTOR = npf.Extractor()
LEXICONS = Lexicons()
BODY = {
    "zh": "李明在南京表示，各地要保护耕地，要稳住粮价，不能弄虚作假，不能搞形式主义，也不能只看眼前的利益。",
    "en": "Li Ming said in Nanjing on Friday that all localities must protect farmland and must keep prices stable.",
}


def read(text: str) -> Draft:
    return run(EXTRACTOR._draft(text), EXTRACTOR._languages, "furniture")


def pieces(text: str) -> dict[str, str]:
    furniture = read(text).furniture
    names = ("column", "headline", "dateline", "byline", "end_mark")
    found = {name: getattr(furniture, name).text for name in names if getattr(furniture, name) is not None}
    if furniture.photo_credits:
        found["photo"] = " + ".join(span.text for span in furniture.photo_credits)
    return found


CASES = [
    (f"新华社北京3月5日电（记者王芳、李兰）{BODY['zh']}（完）", {"dateline": "新华社北京3月5日电（记者王芳、李兰）", "end_mark": "（完）"}),
    (
        f"（经济观察）春耕有序展开\n中新社北京3月6日电 (记者 王芳){BODY['zh']}\n(完)",
        {"column": "（经济观察）", "headline": "春耕有序展开", "dateline": "中新社北京3月6日电 (记者 王芳)", "end_mark": "(完)"},
    ),
    (f"央视网消息（新闻联播）：{BODY['zh']}", {"dateline": "央视网消息（新闻联播）："}),
    (f"央视网消息（新闻联播）：\n{BODY['zh']}", {"dateline": "央视网消息（新闻联播）："}),
    (f"新華社北京3月5日電　{BODY['zh']}", {"dateline": "新華社北京3月5日電"}),
    (f"据新华社报道，{BODY['zh']}", {}),
    (f"农民在田间播种。新华社记者 王芳 摄\n{BODY['zh']}", {"photo": "新华社记者 王芳 摄"}),
    (f"{BODY['zh']}\n（视频编辑：王芳 文字编辑：李兰）", {"byline": "（视频编辑：王芳 文字编辑：李兰）"}),
    (f"记者：水渠修好了吗？\n{BODY['zh']}", {}),
    (f"李明强调要保护耕地\n{BODY['zh']}", {}),
    (f"（八）推进新型城镇化\n{BODY['zh']}", {}),
    ("要保护耕地", {}),
    (f"BEIJING, March 5 (Xinhua) -- {BODY['en']} Enditem", {"dateline": "BEIJING, March 5 (Xinhua)", "end_mark": "Enditem"}),
    (
        f"(A Closer Look at Farms) Sowing begins in the north\nChina News Service, Beijing, March 6: {BODY['en']}\n(over)",
        {
            "column": "(A Closer Look at Farms)",
            "headline": "Sowing begins in the north",
            "dateline": "China News Service, Beijing, March 6:",
            "end_mark": "(over)",
        },
    ),
    (f"China News Service reporter Wang Fang\n{BODY['en']}", {"byline": "China News Service reporter Wang Fang"}),
    (f"By Wang Fang and Li Lan\n{BODY['en']}", {"byline": "By Wang Fang and Li Lan"}),
    (f"By sowing early, farmers gain a week.\n{BODY['en']}", {}),
    (f"Photo by Xinhua News Agency reporter Wang Fang\n{BODY['en']}", {"photo": "Photo by Xinhua News Agency reporter Wang Fang"}),
    (
        f"Farmers sow rice near Nanjing, March 5, 2024. (Xinhua/Wang Fang)\n{BODY['en']}",
        {"photo": "Farmers sow rice near Nanjing, March 5, 2024. (Xinhua/Wang Fang)"},
    ),
    (f"{BODY['en']}\n(Reporting by Wang Fang; Editing by Li Lan)", {"byline": "(Reporting by Wang Fang; Editing by Li Lan)"}),
    (f"WUHAN-based firms have reopened, Li Ming said.\n{BODY['en']}", {}),
    (f"MARTIN: Right.\n{BODY['en']}", {}),
    ("All localities must protect farmland", {}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:24] or "empty" for text, _ in CASES])
def test_pieces(text: str, expected: dict[str, str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_dateline_is_cut_from_its_paragraph(lang: str) -> None:
    opener = {"zh": "新华社北京3月5日电 ", "en": "BEIJING, March 5 (Xinhua) -- "}[lang]
    draft = read(opener + BODY[lang])
    (paragraph,) = draft.body(lang)
    assert draft.text[paragraph.start : paragraph.end] == BODY[lang]
    assert paragraph.sentences[0][0] == paragraph.start and paragraph.sentences[-1][1] == paragraph.end


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_content_stays(lang: str) -> None:
    opener = {"zh": "央视网消息：", "en": "LONDON -- "}[lang]
    draft = read(f"{opener}{BODY[lang]}\n{BODY[lang]}")
    assert [draft.text[p.start : p.end] for p in draft.body(lang)] == [BODY[lang]] * 2


PLACES = {
    "link": "byline",
    "agency": "dateline",
    "city": "dateline",
    "reporter": "byline",
    "byline": "byline",
    "photo": "photo",
    "photo-end": "photo",
    "end": "end_mark",
    "column": "column",
}
ROWS = [("zh", row) for row in LEXICONS.rows(ZH_FURNITURE)] + [("en", row) for row in LEXICONS.rows(EN_FURNITURE)]


@pytest.mark.parametrize(("lang", "row"), ROWS, ids=[f"{lang}-{row['kind']}-{row['term']}" for lang, row in ROWS])
def test_row_fires_on_its_example(lang: str, row: Row) -> None:
    text = f"{row['example']}\n{BODY[lang]}"
    assert row["term"] in row["example"]
    if row["kind"] == "note":
        assert read(text).paragraphs[0].role == "note"
    elif row["kind"] == "speech":
        assert read(text).paragraphs[0].role == "body"
    else:
        assert row["term"] in pieces(text).get(PLACES[row["kind"]], ""), pieces(text)
