"""Uses over time, on articles built by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from zlib import crc32

import pytest

import npf
from npf.formulary import Formulary
from npf.lexicon import Lexicons
from npf.models import FormulationMention, Quote, Region, RegionMention, Speaker
from npf.reprints import Reprints, sketch

KNOWN = Formulary(Lexicons()).formulations
FORCES, RURAL = KNOWN["new-quality-productive-forces"], KNOWN["rural-revitalization"]
FILLER = [
    "农田里的水渠已经修好",
    "小学的操场换了新草皮",
    "镇上的集市每逢单日开张",
    "渔船在清晨出港撒网",
    "茶园的采摘从谷雨开始",
    "工厂的夜班在十点交接",
]


def article(day: str | None, *words: str, name: str | None = None, n: int = 0) -> npf.Article:
    """An article of that day that names these words, with a filler of its own."""
    text = f"{FILLER[n % 6]}第{n}期。" * 6 + "。".join(words)
    mentions = []
    for formulation in (FORCES, RURAL):
        at = text.find(formulation.zh)
        while at >= 0:
            mentions.append(FormulationMention(start=at, end=at + len(formulation.zh), text=formulation.zh, formulation=formulation))
            at = text.find(formulation.zh, at + 1)
    return npf.Article(text=text, lang="zh", id=name, published=day, formulations=tuple(mentions))


CORPUS = [
    article("2024-03-05", "新质生产力", "新质生产力", name="a", n=0),
    article("2023-09-08", "新质生产力", name="b", n=1),
    article("2024-03-20", "乡村振兴", name="c", n=2),
    article("2024-03-21", "新质生产力", name="d", n=3),
    article(None, "新质生产力", name="e", n=4),
]


def test_periods_first_and_last_use() -> None:
    found = npf.timeline(CORPUS, by="month")
    track = found["新质生产力"]
    assert [(p.period, p.uses, p.articles) for p in track.periods] == [("2023-09", 1, 1), ("2024-03", 3, 2)]
    assert (track.first.date, track.first.article, track.last.date, track.last.article) == ("2023-09-08", "b", "2024-03-21", "d")
    assert (track.uses, track.articles) == (4, 3)
    assert [t.key for t in found] == ["new-quality-productive-forces", "rural-revitalization"]


@pytest.mark.parametrize(("by", "periods"), [("day", ["2023-09-08", "2024-03-05", "2024-03-21"]), ("year", ["2023", "2024"])])
def test_each_width_of_period(by: str, periods: list[str]) -> None:
    assert [p.period for p in npf.timeline(CORPUS, by=by)["new-quality-productive-forces"].periods] == periods  # type: ignore[arg-type]


def test_coverage_says_what_the_corpus_holds() -> None:
    coverage = npf.timeline(CORPUS).coverage
    assert (coverage.first, coverage.last, coverage.articles, coverage.undated, coverage.reprints) == ("2023-09-08", "2024-03-21", 4, 1, 0)
    assert coverage.periods == (("2023-09", 1), ("2024-03", 3))


def test_any_order_gives_the_same_counts() -> None:
    one, other = npf.timeline(CORPUS), npf.timeline(reversed(CORPUS))
    assert one.tracks == other.tracks and one.coverage == other.coverage


def test_reprints_count_once_and_are_named() -> None:
    again = article("2024-03-06", "新质生产力", "新质生产力！", name="z", n=0)
    found = npf.timeline([*CORPUS, again])
    assert [(r.article, r.original) for r in found.reprints] == [("z", "a")]
    assert found["新质生产力"].uses == 4 and found.coverage.reprints == 1


def test_silence_and_revival() -> None:
    months = [article(f"2021-{month:02}-01", "新质生产力" if month in (1, 10) else "天气", n=month) for month in range(1, 13)]
    (silence,) = npf.timeline(months)["新质生产力"].silences
    assert (silence.start, silence.end, silence.covered) == ("2021-02", "2021-09", 8)
    assert silence.revival and silence.revival.date == "2021-10-01"
    assert not npf.timeline(months, silence=9)["新质生产力"].silences
    both = npf.timeline(months, silence=2)["新质生产力"].silences
    assert [s.revival is None for s in both] == [False, True]


def test_a_gap_of_the_corpus_is_no_silence() -> None:
    corpus = [article("2021-01-01", "新质生产力", n=1), article("2023-01-01", "新质生产力", n=2)]
    assert not npf.timeline(corpus)["新质生产力"].silences


def test_terms_choose_and_a_term_of_your_own_is_counted_as_it_stands() -> None:
    assert [t.key for t in npf.timeline(CORPUS, terms=["rural vitalization"])] == ["rural-revitalization"]
    assert npf.timeline(CORPUS, terms=["水渠"])["水渠"].uses == 6


def test_speakers_go_by_their_key_in_every_script() -> None:
    def said(day: str, name: str, n: int) -> npf.Article:
        text = f"{FILLER[n]}{name}"
        speaker = Speaker(start=len(FILLER[n]), end=len(text), text=name, name=name, key="zhang-san")
        quote = Quote(start=0, end=4, text=text[:4], kind="indirect", speaker=speaker, cue=None, parts=(), rule="test")
        return npf.Article(text=text, lang="zh", published=day, quotes=(quote,))

    (track,) = npf.timeline([said("2024-01-01", "张三", 0), said("2024-02-01", "Zhang San", 1)], of="speaker")
    assert (track.key, track.name, track.uses) == ("zhang-san", "张三", 2)


def test_regions_go_by_their_code() -> None:
    jiangsu = Region("320000", "江苏省", "Jiangsu", "province")
    mention = RegionMention(start=0, end=2, text="江苏", region=jiangsu)
    open_one = RegionMention(start=2, end=4, text="鼓楼", region=None)
    (track,) = npf.timeline([npf.Article(text="江苏鼓楼", lang="zh", published="2024-01-01", regions=(mention, open_one))], of="region")
    assert (track.key, track.name) == ("320000", "江苏省")


def test_it_streams() -> None:
    def endless() -> Iterator[npf.Article]:
        yield from CORPUS
        raise RuntimeError("read too far")

    with pytest.raises(RuntimeError, match="read too far"):
        npf.timeline(endless())
    assert len(npf.timeline(iter(CORPUS))) == 2


def test_it_prints_and_becomes_json() -> None:
    found = npf.timeline(CORPUS)
    assert "2024-03  " in str(found) and "4 articles, 2023-09-08 to 2024-03-21; left out: 0 reprints, 1 without a date" in str(found)
    assert repr(found) == "<Timeline of 2 formulations by month: 4 articles, 2023-09-08 to 2024-03-21>"
    assert json.loads(json.dumps(found.to_dict(), ensure_ascii=False))["tracks"][0]["first"]["article"] == "b"
    assert next(iter(found.rows())) == {"key": FORCES.id, "name": FORCES.zh, "period": "2023-09", "uses": 1, "articles": 1}


def test_an_empty_corpus_gives_an_empty_timeline() -> None:
    found = npf.timeline([])
    assert len(found) == 0 and found.coverage.first is None and "0 articles" in str(found)


def test_errors_say_what_is_possible() -> None:
    with pytest.raises(ValueError, match="day, month, year"):
        npf.timeline([], by="week")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="formulation, speaker, region"):
        npf.timeline([], of="mood")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="item 1 is str"):
        npf.timeline(["text"])  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"terms must be a list"):
        npf.timeline([], terms="新质生产力")
    with pytest.raises(KeyError, match="no track"):
        npf.timeline(CORPUS)["nothing"]


def test_a_window_forgets() -> None:
    seen = Reprints(window=1)
    texts = ["河水在春天涨得很快，渡船停了三天。", "山路在冬天结冰，客车改走隧道。"]
    assert [seen.original(str(i), texts[i % 2]) for i in range(3)] == [None, None, None]
    assert seen.original("again", texts[0]) == "2"


def test_sketches_are_the_same_on_every_machine() -> None:
    assert sketch("保护耕地。") == sketch("“保护耕地”")
    assert sketch("abcdefgh") == (crc32(b"abcdefgh"),)
    assert sketch("") == ()
