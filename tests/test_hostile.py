"""Texts that no newspaper would print: nothing raises, nothing takes long, and what is lost is said."""

from __future__ import annotations

import sys
import time
import unicodedata
from typing import Any

import pytest

import npf
from tests.fuzz.checks import check_grounded

ZH = "王芳5日在江苏考察时强调，要保护耕地，不能搞大拆大建。"
EN = "Wang Fang said on Friday that Jiangsu must protect farmland and must not waste water."
FOUND_ZH = ["要保护耕地", "不能搞大拆大建"]
FOUND_EN = ["must protect farmland", "must not waste water"]

# name, text, the principles that are found, what the doubts are about beside dates
TABLE: list[tuple[str, str, list[str], set[str]]] = [
    ("GB18030 as Latin-1", ZH.encode("gb18030").decode("latin-1"), [], {"encoding", "unseen"}),
    ("UTF-8 as Latin-1", ZH.encode().decode("latin-1"), [], {"encoding"}),
    ("UTF-8 as Windows-1252", ZH.encode().decode("cp1252", "replace"), [], {"encoding"}),
    ("UTF-8 as GBK", ZH.encode().decode("gbk", "replace"), [], {"encoding"}),
    ("UTF-8 as GBK, undecodable left out", ZH.encode().decode("gbk", "ignore"), [], {"encoding"}),
    ("a mark as Windows-1252", EN + "â€œ", ["must protect farmland", "must not waste water.â€œ"], {"encoding"}),
    ("replacement characters", ZH.replace("耕", "\ufffd"), ["要保护\ufffd地", "不能搞大拆大建"], {"encoding"}),
    ("lone surrogates", ZH.replace("，", "，\ud800"), FOUND_ZH, {"encoding"}),
    ("NUL", EN.replace(" ", " \0"), [], {"encoding"}),
    ("readings", "習(xí)近(jìn)平(píng)強調，要保護耕地。", [], {"gloss"}),
    ("a name in Latin letters is no reading", "李明（Li Ming）强调，要保护耕地。", ["要保护耕地"], set()),
    ("markup", f"<p>{ZH}<b>强调</b></p>", FOUND_ZH, {"markup"}),
    ("entities", EN.replace(" must", "&nbsp;must", 1), FOUND_EN, {"markup"}),
    ("comparisons are no markup", "a < b and c > d & e. " + EN, FOUND_EN, set()),
    ("lines as on Windows", f"{ZH}\r\n\r\n{EN}\r\n", FOUND_ZH + FOUND_EN, set()),
    ("lines as on old Macs", f"{ZH}\r{EN}", FOUND_ZH + FOUND_EN, set()),
    ("zero width inside names", ZH.replace("王芳", "王\u200b芳"), FOUND_ZH, {"unseen"}),
    ("a soft hyphen inside a word", EN.replace("Jiangsu", "Jiang\u00adsu"), FOUND_EN, {"unseen"}),
    ("a byte order mark", "\ufeff" + ZH, FOUND_ZH, set()),
    ("turned direction around a text", f"\u202e{ZH}\u202c", FOUND_ZH, set()),
    ("turned direction inside", EN.replace("Jiangsu", "\u2066Jiangsu\u2069"), FOUND_EN, {"unseen"}),
    ("French", "Le ministre a déclaré que la région doit protéger les terres agricoles et que nous devons agir sans attendre.", [], {"language"}),
    (
        "German",
        "Der Minister sagte, dass die Provinz das Ackerland schützen muss und wir nicht länger warten dürfen, weil sonst viel verloren geht.",
        [],
        {"language"},
    ),
    ("Russian", "Министр заявил, что провинция должна защищать землю.", [], {"language"}),
    ("Arabic", "قال الوزير إن المقاطعة يجب أن تحمي الأراضي الزراعية.", [], {"language"}),
    ("Korean", "왕팡은 금요일에 장쑤성이 농지를 보호해야 한다고 말했다.", [], {"language"}),
    ("Japanese", "王芳氏は金曜日に、江蘇省は農地を守らなければならないと述べた。", [], {"language"}),
    ("two languages side by side", f"{ZH}\n{EN}\nСельское хозяйство должно развиваться дальше.", FOUND_ZH + FOUND_EN, {"language"}),
]


@pytest.mark.parametrize(("text", "principles", "about"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_is_found_and_what_is_said_to_be_lost(text: str, principles: list[str], about: set[str]) -> None:
    article = npf.parse(text)
    check_grounded(article)
    assert [principle.text.replace("\ud800", "") for principle in article.principles] == principles
    assert {doubt.about for doubt in article.doubts} - {"date", "mark", "region"} == about
    assert npf.Article.from_json(article.to_json()) == article


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\ufeff", "\u2066"], ids=lambda char: f"U+{ord(char):04X}")
def test_invisible_characters_around_a_paragraph_belong_to_no_name(unseen: str) -> None:
    (quote, *_) = npf.extract_quotes(f"{unseen}王芳强调，要保护耕地。{unseen}\n{unseen}")
    assert quote.speaker is not None and quote.speaker.name == "王芳"


SPACES = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isspace() or unicodedata.category(chr(code)) in ("Zs", "Zl", "Zp", "Cf", "Cc")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_white_space_control_and_format_character_anywhere(lang: str) -> None:
    words = {"zh": ["王芳", "强调，", "江苏", "要", "保护", "耕地", "。"], "en": ["Wang", "Fang", "said", "Jiangsu", "must", "act", "."]}[lang]
    between = "" if lang == "zh" else " "
    for space in SPACES:
        check_grounded(npf.parse(space + between.join(word + space for word in words)))


DEEP: dict[str, Any] = {
    "marks": lambda n: "“" * n + "要" + "”" * n,
    "marks of two kinds": lambda n: "“‘" * n + "要" + "’”" * n,
    "brackets": lambda n: "（《" * n + "要" + "》）" * n,
    "straight marks": lambda n: '"' * n + " said Wang Fang",
    "opening marks": lambda n: "“说" * n,
    "a closed clause before each verb": lambda n: "“江苏要带头，”王芳说，" * n,
    "frames": lambda n: "在农贸市场，" * n + "王芳强调，要保护耕地。",
    "attributions in each other": lambda n: "王芳说李明说" * n,
    "said that": lambda n: "Wang Fang said that Li Ming said that " * n,
    "stops": lambda n: "。，、；" * n,
    "lines": lambda n: "\n" * n,
    "mojibake": lambda n: "Ã©" * n,
    "markup": lambda n: "<p " * n,
    "entities": lambda n: "&" * n,
    "readings": lambda n: "習(" * n,
    "UTF-8 as GBK": lambda n: "锛" + "鐨" * n,
    "zero width": lambda n: "江\u200b" * n,
}


@pytest.mark.parametrize("make", DEEP.values(), ids=DEEP.keys())
def test_depth_and_repetition_are_read_in_the_time_of_their_length(make: Any) -> None:
    npf.parse(ZH + EN)
    text = make(4000)
    began = time.process_time()
    article = npf.parse(text)
    assert time.process_time() - began < 1 + len(text) / 10_000
    check_grounded(article)


WRONG: list[tuple[str, Any]] = [
    ("text", lambda: npf.parse(b"text")),  # type: ignore[arg-type]
    ("published", lambda: npf.parse("text", published=b"2024-03-05")),  # type: ignore[arg-type]
    ("id", lambda: npf.parse("text", id=b"7")),  # type: ignore[arg-type]
    ("url", lambda: npf.parse("text", url=b"x")),  # type: ignore[arg-type]
    ("published", lambda: npf.Extractor(published=b"2024-03-05")),  # type: ignore[arg-type]
    ("lang", lambda: npf.Extractor(lang=b"zh")),  # type: ignore[arg-type]
    ("lexicons", lambda: npf.Extractor(lexicons=b"folder")),  # type: ignore[arg-type]
    ("the file for the table 'zh/reporting'", lambda: npf.Extractor(lexicons={"zh/reporting": b"file"})),  # type: ignore[dict-item]
    ("name", lambda: npf.region(b"320000")),  # type: ignore[arg-type]
    ("within", lambda: npf.region("320500", within=b"320000")),  # type: ignore[arg-type]
    ("within", lambda: npf.regions(within=b"320000")),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("name", "call"), WRONG, ids=[f"{number} {name}" for number, (name, _) in enumerate(WRONG)])
def test_a_wrong_type_is_named_and_so_is_the_argument(name: str, call: Any) -> None:
    with pytest.raises(TypeError, match=rf"^{name} must be .* not bytes"):
        call()
