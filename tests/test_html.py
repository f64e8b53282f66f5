"""Pages without a browser: segments, the notebook view, the map, the plot, and that hostile text stays text."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import npf
from npf.errors import UnknownLanguage
from npf.html.escape import clean, escaped
from npf.html.labels import labels
from npf.html.notebook import MOST_CHARACTERS
from npf.html.plot import Point, Row, plot_svg
from npf.html.report import MissingJinja, report
from npf.html.segments import Mark, paragraphs
from npf.html.tilemap import tiles
from npf.models import Span
from tests.facts import FULL

VOID = {"meta", "input", "br", "rect", "circle", "path", "line"}
HOSTILE = (
    "王芳强调，<script>alert(1)</script>江苏要保护“<img src=x onerror=alert(2)>”，不能\"'><svg onload=alert(3)>搞大拆大建。\n"
    "</style></article><style>*{display:none}</style>&lt;b&gt;&amp;\u202e江苏\u2066要\x00保护\x1b[31m耕地\ufeff。{{ 7 * 7 }}{% raw %}\ud800\n"
    "Wang Fang said Jiangsu <b onclick=alert(4)>must</b> protect farmland and must not <!-- waste --> water.\n"
)


class Outline(HTMLParser):
    """The tags of a page, all closed rightly, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.raw: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("style", "script"):
            kind = self.tags[-1][1].get("type") or self.open[-1]
            self.raw[kind] = self.raw.get(kind, "") + data
        else:
            self.text.append(data)


def shown(page: str) -> str:
    return "".join(Outline(page).text)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from("pqr")), max_size=8))
def test_segments_hold_the_whole_text_and_each_is_covered_by_what_covers_it(drawn: list[tuple[int, int, str]]) -> None:
    text = "ab\ncdef\n\nghij"
    marks = [Mark(start, end, kind, f"{kind}{number}") for number, (start, end, kind) in enumerate(drawn)]
    lines = paragraphs(text, marks)
    assert ["".join(segment.text for segment in line.segments) for line in lines] == ["ab", "cdef", "ghij"]
    seen = [(segment.text, frozenset(segment.keys)) for line in lines for segment in line.segments]
    wanted = [(char, frozenset(m.key for m in marks if m.start <= at < m.end)) for at, char in enumerate(text) if char != "\n"]
    assert [(char, keys) for part, keys in seen for char in part] == wanted
    opened = [key for line in lines for segment in line.segments for key in segment.opens]
    assert sorted(opened) == sorted({key for _, keys in wanted for key in keys})


def test_crossing_marks_are_cut_and_nothing_is_lost() -> None:
    cut = paragraphs("一二三四", [Mark(0, 3, "quote", "q0"), Mark(1, 4, "dont", "p0")])[0].segments
    assert [(s.text, s.kinds) for s in cut] == [("一", ("quote",)), ("二三", ("quote", "dont")), ("四", ("dont",))]


@pytest.mark.parametrize("make", [npf.Article._repr_html_, report], ids=["notebook", "report"])
def test_the_sample_is_shown_whole_with_speaker_polarity_rule_and_code(make: object, sample: npf.Article) -> None:
    page = make(sample)  # type: ignore[operator]
    text = shown(page)
    for line in filter(str.strip, sample.text.split("\n")):
        assert "".join(line.split())[:20] in "".join(text.split()) or "npf-card" in page
    assert sample.principles[0].rule in page
    assert sample.quotes[0].speaker and sample.quotes[0].speaker.name in text
    assert sample.directives[0].regions[0].code in page
    assert "npf-dont" in page


def test_the_notebook_view_holds_no_script_and_no_id_and_cuts_what_is_very_long() -> None:
    page = npf.parse("王芳强调，江苏要保护耕地。\n" * 3000)._repr_html_()
    tags = Outline(page).tags
    assert not [tag for tag, attributes in tags if tag == "script" or "id" in attributes or any(name.startswith("on") for name in attributes)]
    assert f"{MOST_CHARACTERS:,} / " in shown(page)
    assert page.count("保护耕地") < 3000


def test_the_legend_names_only_what_is_there() -> None:
    page = npf.parse("今天天气很好。")._repr_html_()
    assert "checkbox" not in page
    assert "npf-off-dont" in npf.parse("王芳强调，不能搞大拆大建。")._repr_html_()


@pytest.mark.parametrize("make", [npf.Article._repr_html_, report], ids=["notebook", "report"])
@pytest.mark.parametrize("field", ["text", "id", "url"])
def test_hostile_text_stays_text(make: object, field: str) -> None:
    article = npf.parse(HOSTILE, id="1") if field == "text" else evolve(FULL, **{field: HOSTILE})
    page = make(article)  # type: ignore[operator]
    page.encode("utf-8")
    outline = Outline(page)
    allowed = {"script": 2, "style": 1, "img": 0, "b": None}
    for tag, most in allowed.items():
        assert most is None or sum(found == tag for found, _ in outline.tags) <= most, tag
    for tag, attributes in outline.tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], (tag, attributes)
        assert not (attributes.get("href") or "#").lower().startswith("javascript"), attributes
    assert not [char for char in page if char in "\x00\x1b\u202e\u2066\ud800"]
    if field == "text":
        assert "<script>alert(1)</script>" in "".join(outline.text)
        assert "{{ 7 * 7 }}" in page


def test_an_address_that_is_none_is_no_link() -> None:
    assert 'href="https://example.org/1"' in report(FULL)
    assert "javascript:" not in report(evolve(FULL, url="javascript:alert(1)"))


def test_the_policy_of_the_report_forbids_everything_but_its_own_parts() -> None:
    page = report(FULL)
    outline = Outline(page)
    policy = next(attributes["content"] for tag, attributes in outline.tags if attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy and policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy and "http" not in policy
    for directive in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(outline.raw[directive].encode()).digest()).decode()
        assert f"{directive}-src 'sha256-{digest}'" in policy
    linked = [value for _, attributes in outline.tags for name, value in attributes.items() if name in ("src", "href") and value]
    assert [value for value in linked if not value.startswith("#")] == ["https://example.org/1"]
    assert not re.search(r"@import|url\(|@font-face", outline.raw["style"])


def test_each_link_of_the_report_leads_somewhere_and_ids_are_unique(sample: npf.Article) -> None:
    for page in (report(sample), report([sample, sample]), report([FULL, sample])):
        outline = Outline(page)
        ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
        assert len(ids) == len(set(ids))
        targets = {
            (attributes.get("href") or "")[1:] for tag, attributes in outline.tags if tag == "a" and (attributes.get("href") or "").startswith("#")
        }
        assert targets <= set(ids), targets - set(ids)
        assert {f"t-{identity}" for identity in ids if re.fullmatch(r"a0-[pqrs]\d+", str(identity))} <= set(ids)


def test_two_articles_are_compared() -> None:
    old = npf.parse("王芳强调，江苏要保护耕地，不能搞大拆大建。", "2025-03-05", id="2025")
    new = npf.parse("王芳强调，江苏必须保护耕地，要防止撂荒。", "2026-03-05", id="2026")
    text = shown(report([old, new], lang="en"))
    assert re.search(r"New\s+1\s*要防止撂荒", text)
    assert re.search(r"Dropped\s+1\s*不能搞大拆大建", text)
    assert re.search(r"要\s*必须\s*stronger", text)
    assert "Comparison" not in shown(report(new, lang="en"))


def test_the_report_speaks_the_language_of_its_first_article_or_the_one_asked_for() -> None:
    chinese, english = npf.parse("王芳强调，不能搞大拆大建。"), npf.parse("Wang Fang said Jiangsu must not waste water.")
    assert "要做与不做" in report([chinese, english])
    assert "Dos and don" in report([english, chinese])
    assert "Dos and don" in report(chinese, lang="en")
    with pytest.raises(UnknownLanguage, match="'fr'; a page speaks en, zh"):
        report(chinese, lang="fr")
    with pytest.raises(TypeError, match="item 2 is str"):
        report([chinese, "text"])  # type: ignore[list-item]


def test_an_empty_report_is_a_page_too() -> None:
    assert "No dos were found." in shown(report([]))
    assert "未找到要做的事项。" in shown(report(npf.parse(""), lang="zh"))


def test_without_jinja_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("npf.html.report.find_spec", lambda name: None)
    with pytest.raises(MissingJinja, match=r"pip install 'npf-policy\[html\]'"):
        report(FULL)


def test_the_map_has_each_unit_at_province_level_once_and_none_in_the_place_of_another() -> None:
    assert {tile.region.code for tile in tiles()} == {region.code for region in npf.regions(level="province")}
    assert len({(tile.row, tile.col) for tile in tiles()}) == len(tiles()) == 34
    assert {(tile.zh, tile.en) for tile in tiles()} >= {("内蒙古", "NM"), ("西藏", "XZ"), ("香港", "HK")}


def test_the_plot_of_the_report_names_formulations_in_the_readers_language() -> None:
    article = npf.parse("会议强调，要发展新质生产力。", "2026-03-05")
    assert 'aria-label="新质生产力, 2026-03-05: 1 次"' in report(article)
    assert 'aria-label="new quality productive forces, 2026-03-05: 1 use"' in report(article, lang="en")


def test_directives_by_region_show_themselves_as_a_map() -> None:
    article = npf.parse("王芳强调，苏州要保护耕地，长三角要加快发展。")
    page = npf.by_region(article)._repr_html_()
    tile = re.search(r'<g class="npf-tile (npf-shade\d)" data-code="320000"[^>]*><title>([^<]*)', page)
    assert tile and tile.groups() == ("npf-shade1", "JS 1 directives, Jiangsu")
    assert "Yangtze River Delta" in shown(page)


def test_the_plot_has_a_dot_for_each_period_and_a_diamond_for_each_event() -> None:
    rows = [Row("新质生产力", (Point("2024-03", 4, "four", "t-a0-f0"), Point("2025", 1, "one"), Point("2023-09-07", 0, "an event")))]
    drawn = plot_svg(rows, labels("en"))
    assert drawn.count("<circle") == 2
    assert drawn.count("plot-event") == 1
    assert 'href="#t-a0-f0" aria-label="four"' in drawn
    across = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', drawn)]
    assert across[0] < across[1]
    assert plot_svg([Row("a", ())], labels("en")) == ""
    for date in ("0000", "0001", "9999-12-31"):
        assert "<circle" in plot_svg([Row("a", (Point(date, 1, ""),))], labels("en"))


def test_the_labels_speak_both_languages() -> None:
    assert labels("zh")["dos"] != labels("en")["dos"]


@given(st.text(alphabet=st.characters(), max_size=40))
def test_clean_keeps_the_length_and_escaped_leaves_no_markup(text: str) -> None:
    assert len(clean(text)) == len(text)
    escaped(text).encode("utf-8")
    assert not re.search("[<>\"']", escaped(text))


def test_article_with_furniture_that_crosses_facts_is_drawn() -> None:
    crossing = evolve(FULL, furniture=evolve(FULL.furniture, headline=Span(0, 6, FULL.text[:6])))
    assert "npf-headline" in crossing._repr_html_()
