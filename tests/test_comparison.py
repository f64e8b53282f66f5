"""Two articles side by side, built by hand so that nothing but the comparison is tested."""

from __future__ import annotations

import json

import pytest

import npf
from npf.alignment import MAGNITUDES, _facts
from npf.changes import WordChange
from npf.formulary import Formulary
from npf.lexicon import Lexicons
from npf.models import Definition, Directive, Facet, FormulationMention, Principle, Region, Span
from npf.similarity import changed_words, dice, in_order, pair_off
from npf.wording import COMMONPLACES, wording

JIANGSU = Region("320000", "江苏省", "Jiangsu", "province")
ZHEJIANG = Region("330000", "浙江省", "Zhejiang", "province")
STEPS = {"要": "should", "必须": "must", "不得": "must-not", "严禁": "prohibit", "should ": "should", "must ": "must"}


def article(
    *clauses: str, lang: str = "zh", regions: dict[int, Region] | None = None, names: tuple[str, ...] = (), day: str | None = None
) -> npf.Article:
    """An article of these clauses, each a principle; the cue that it opens with gives its step."""
    text, principles = "", []
    for index, clause in enumerate(clauses):
        cue = next((cue for cue in STEPS if clause.startswith(cue)), None)
        start = len(text)
        text += clause + ("。" if lang == "zh" else ". ")
        strength = STEPS[cue] if cue else "promote"
        principles.append(
            Principle(
                start=start,
                end=start + len(clause),
                text=clause,
                polarity="dont" if strength in ("must-not", "prohibit") else "do",
                cue=Span(start, start + len(cue.strip()), cue.strip()) if cue else None,
                strength=strength,  # type: ignore[arg-type]
                speaker=None,
                addressees=(regions[index],) if regions and index in regions else (),
                rule="test",
            )
        )
    known = Formulary(Lexicons()).formulations
    mentions = [
        FormulationMention(start=text.find(word), end=text.find(word) + len(word), text=word, formulation=item)
        for item in known.values()
        for word in ((item.zh,) if lang == "zh" else (item.en,))
        if item.id in names and word in text
    ]
    return npf.Article(
        text=text,
        lang=lang,
        published=day,
        principles=tuple(principles),
        directives=tuple(Directive(p) for p in principles if p.addressees),
        formulations=tuple(sorted(mentions, key=lambda mention: mention.start)),
    )


OLD = article("要保护耕地红线", "推动教育公平发展", "要修好乡村公路", "不得违规收费")


def test_the_same_article_gives_no_change() -> None:
    again = article("要保护耕地红线", "推动教育公平发展", "要修好乡村公路", "不得违规收费")
    assert npf.compare(OLD, OLD).unchanged
    assert npf.compare(OLD, again).unchanged
    assert len(npf.compare(OLD, again).kept) == 4


def test_new_dropped_kept_and_reworded() -> None:
    new = article("要保护耕地红线", "推动教育优质均衡发展", "不得违规收费", "提高养老待遇")
    change = npf.compare(OLD, new)
    assert [p.text for p in change.principles_new] == ["提高养老待遇"]
    assert [p.text for p in change.principles_dropped] == ["要修好乡村公路"]
    assert [pair.new.text for pair in change.kept] == ["要保护耕地红线", "不得违规收费"]
    assert [(pair.old.text, pair.words) for pair in change.reworded] == [("推动教育公平发展", (WordChange("公平", "优质均衡"),))]
    assert not change.unchanged


def test_a_step_on_the_ladder_is_stronger_or_weaker() -> None:
    new = article("必须保护耕地红线", "推动教育公平发展", "要修好乡村公路", "严禁违规收费")
    up, down = npf.compare(OLD, new), npf.compare(new, OLD)
    assert [pair.new.text for pair in up.stronger] == ["必须保护耕地红线", "严禁违规收费"]
    assert [pair.old.text for pair in down.weaker] == ["必须保护耕地红线", "严禁违规收费"]
    assert not up.weaker and not down.stronger


def test_a_bare_verb_phrase_takes_the_force_of_its_series() -> None:
    change = npf.compare(article("要保护耕地红线"), article("保护耕地红线"))
    assert change.unchanged and len(change.kept) == 1


def test_a_do_that_became_a_dont_is_reversed_and_neither_stronger_nor_weaker() -> None:
    (pair,) = npf.compare(article("要新建大型煤矿项目"), article("不得新建大型煤矿项目")).pairs
    assert pair.reversed and pair.force == "same"


def test_a_changed_order_is_told_by_the_fewest_moves() -> None:
    new = article("要修好乡村公路", "要保护耕地红线", "推动教育公平发展", "不得违规收费")
    change = npf.compare(OLD, new)
    assert [pair.new.text for pair in change.moved] == ["要修好乡村公路"]
    assert not change.reworded and not change.principles_new


def test_regions_that_are_told_and_those_that_are_not_any_more() -> None:
    change = npf.compare(article("要保护耕地红线", regions={0: JIANGSU}), article("要保护耕地红线", regions={0: ZHEJIANG}))
    (pair,) = change.kept
    assert (pair.regions_new, pair.regions_dropped) == ((ZHEJIANG,), (JIANGSU,))
    assert {(c.region.code, c.old, c.new) for c in change.regions} == {("320000", 1, 0), ("330000", 0, 1)}


def test_formulations_that_come_and_go() -> None:
    names = ("new-quality-productive-forces", "rural-revitalization")
    change = npf.compare(article("推动乡村振兴", names=names), article("发展新质生产力", names=names))
    assert {(c.formulation.zh, c.old, c.new) for c in change.formulations} == {("乡村振兴", 1, 0), ("新质生产力", 0, 1)}


def test_definitions_are_told_apart_by_facet() -> None:
    def defined(value: str) -> npf.Article:
        text = f"夜市的核心是{value}"
        definition = Definition(start=0, end=len(text), text=text, term="夜市", facets=(Facet("核心", value),), rule="test")
        return npf.Article(text=text, lang="zh", definitions=(definition,))

    assert not npf.compare(defined("便民"), defined("便民")).definitions
    (change,) = npf.compare(defined("便民"), defined("安全")).definitions
    assert change.old and change.new and change.words == (WordChange("便民", "安全"),)
    (gone,) = npf.compare(defined("便民"), article("要修路")).definitions
    assert gone.new is None


def test_turning_the_question_round_mirrors_the_answer() -> None:
    new = article("推动教育优质均衡发展", "要保护好耕地", "提高养老待遇", "不得违规收费", "要保护耕地红线")
    there, back = npf.compare(OLD, new), npf.compare(new, OLD)
    assert {(p.old.text, p.new.text) for p in there.pairs} == {(p.new.text, p.old.text) for p in back.pairs}
    assert {p.text for p in there.principles_new} == {p.text for p in back.principles_dropped}


def test_english_is_compared_by_words() -> None:
    change = npf.compare(article("should protect farmland well", lang="en"), article("must protect farmland well", "boost trade", lang="en"))
    assert [p.text for p in change.principles_new] == ["boost trade"]
    assert [(pair.force, pair.words) for pair in change.pairs] == [("stronger", (WordChange("should", "must"),))]


def test_across_languages_facts_are_compared() -> None:
    names = ("new-quality-productive-forces", "rural-revitalization")
    old = article("发展新质生产力", "推动乡村振兴", "不得违规收费", names=names, regions={1: JIANGSU})
    new = article("develop new quality productive forces", "must advance rural revitalization", lang="en", names=names, regions={1: JIANGSU})
    change = npf.compare(old, new)
    assert change.matched_by == "facts"
    assert [(pair.old.text, pair.new.text) for pair in change.kept] == [
        ("发展新质生产力", "develop new quality productive forces"),
        ("推动乡村振兴", "must advance rural revitalization"),
    ]
    assert [p.text for p in change.principles_dropped] == ["不得违规收费"]
    assert not change.formulations and not change.regions
    assert [pair.shared for pair in npf.align(old, new)] == [("new-quality-productive-forces",), ("320000", "rural-revitalization")]


def test_articles_on_different_things_are_not_aligned() -> None:
    assert npf.align(OLD, article("boost trade", "cut red tape", lang="en")) == ()


def test_it_prints_and_becomes_json() -> None:
    change = npf.compare(OLD, article("必须保护耕地红线", "提高养老待遇"))
    printed = str(change)
    assert "+ do   提高养老待遇" in printed and "- dont 不得违规收费" in printed and "~ do   必须保护耕地红线  [要 → 必须; stronger]" in printed
    assert "1 new, 3 dropped, 0 kept, 1 reworded" in repr(change)
    plain = json.loads(json.dumps(change.to_dict(), ensure_ascii=False))
    assert plain["reworded"][0]["words"] == [{"old": "要", "new": "必须"}]


def test_only_articles_can_be_compared() -> None:
    with pytest.raises(TypeError, match="needs two articles"):
        npf.compare(OLD, "text")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="needs two articles"):
        npf.align("text", OLD)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("保护耕地", "保护耕地", 1.0, 1.0),
        ("保护耕地", "修建公路", 0.0, 0.0),
        ("protect farms", "protecting farm", 1.0, 1.0),
        ("保护耕地", "保护好耕地", 0.5, 0.6),
        ("", "", 0.0, 1.0),
    ],
)
def test_overlap(one: str, other: str, least: float, most: float) -> None:
    assert least <= dice(wording().bag(one), wording().bag(other)) <= most


def test_pairs_are_one_to_one_and_the_best_go_first() -> None:
    old, new = [wording().bag("保护耕地"), wording().bag("保护好耕地")], [wording().bag("保护好耕地"), wording().bag("保护耕地质量")]
    assert [(a, b) for a, b, _ in pair_off(old, new, 0.5, lambda a, b, overlap: overlap)] == [(1, 0), (0, 1)]


def test_a_rising_run_and_changed_words() -> None:
    assert in_order([2, 0, 1]) == {1, 2}
    assert in_order([]) == set()
    assert list(changed_words("a b", "a c", str.split)) == [("b", "c")]


def test_a_formulation_that_both_name_helps_to_know_a_task_again() -> None:
    old, new = npf.parse("王芳强调，要继续实施提振消费行动。"), npf.parse("王芳强调，要大力提振消费。")
    assert [(pair.old.text, pair.new.text) for pair in npf.compare(old, new).reworded] == [("要继续实施提振消费行动", "要大力提振消费")]
    old, new = npf.parse("王芳强调，要继续实施提高产量行动。"), npf.parse("王芳强调，要大力提高产量。")
    assert not npf.compare(old, new).reworded


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        # The thing decides, not the words that all tasks share.
        ("深入推进节水改造", "持续加强节水改造", True),
        ("推进海洋等领域合作", "深化反恐等领域合作", False),
        ("要深入学习贯彻习近平总书记关于节水灌溉的重要指示精神", "要深入学习贯彻习近平总书记关于义务教育的重要指示精神", False),
        # A formulation with another head is another thing; one with the same head is the same, reworded.
        ("要坚持全面从严治党", "要坚持全面从严治军", False),
        ("要实施积极的财政政策", "要实施更加积极的财政政策", True),
        # What only tells how is compared as it stands; what is added changes nothing of the rest.
        ("要落实党中央、国务院部署", "要贯彻党中央、国务院决策部署", True),
        ("坚持稳中求进工作总基调", "在旱情持续前提下，坚持稳中求进工作总基调", True),
    ],
)
def test_the_thing_to_be_done_decides(one: str, other: str, together: bool) -> None:
    old, new = (npf.parse(f"王芳强调，{clause}。") for clause in (one, other))
    assert bool(npf.compare(old, new).pairs) is together
    assert bool(npf.compare(new, old).pairs) is together


@pytest.mark.parametrize("row", Lexicons().rows(COMMONPLACES), ids=lambda row: f"{row['lang']}-{row['term']}")
def test_a_commonplace_is_no_thing_to_be_done(row: dict[str, str]) -> None:
    assert row["term"] in row["example"]
    assert not wording().core(row["term"])


def test_a_rendering_is_aligned_by_what_needs_no_translation() -> None:
    zh = npf.parse("会议强调，要因地制宜发展新质生产力。要支持江苏建设科创中心。要守住18亿亩耕地红线，不能搞“一刀切”。要防范地方债务风险。")
    en = npf.parse(
        "The meeting stressed that new quality productive forces should be developed. Jiangsu should be supported in building a science center. "
        "1.8 billion mu of farmland must be protected, and a one-size-fits-all approach must be avoided. Local debt risks must be prevented."
    )
    pairs = [(pair.old.text, pair.shared) for pair in npf.align(zh, en)]
    assert pairs[:4] == [
        ("要因地制宜发展新质生产力", ("new-quality-productive-forces",)),
        ("要支持江苏建设科创中心", ("320000",)),
        ("要守住18亿亩耕地红线", ("1800000000",)),
        ("不能搞“一刀切”", ("one-size-fits-all-approach",)),
    ]


@pytest.mark.parametrize("row", Lexicons().rows(MAGNITUDES), ids=lambda row: row["term"])
def test_a_magnitude_is_read_as_zeros(row: dict[str, str]) -> None:
    (names,) = (facts.names for facts in _facts(npf.parse(row["example"])))
    assert any(name.endswith("0" * (int(row["zeros"]) - 1)) and len(name) > int(row["zeros"]) for name in names)
