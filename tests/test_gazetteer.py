"""The register of regions: looking up by any name, going up and down, and what was before."""

from __future__ import annotations

import pickle

import pytest

import npf
from npf.errors import AmbiguousRegion, UnknownRegion
from npf.gazetteer import Gazetteer
from npf.lexicon import Lexicons
from npf.models import Region

CODES = {
    "320500": "320500",
    "苏": "320000",
    "江苏": "320000",
    "江蘇省": "320000",
    "jiangsu": "320000",
    "Jiangsu Province": "320000",
    "Nanjing": "320100",
    "Nanjing City": "320100",
    "吉林": "220000",
    "Jilin": "220000",
    "Jilin City": "220200",
    "吉林市": "220200",
    "海南": "460000",
    "海南州": "632500",
    "延边州": "222400",
    "内蒙": "150000",
    "Tibet": "540000",
    "Xizang": "540000",
    "Macau": "820000",
    "HKSAR": "810000",
    "Xi’an": "610100",
    "Xian": "610100",
    "Luliang": "141100",
    "Lüliang": "141100",
    "Urumqi": "650100",
    "Ürümqi": "650100",
    "Kashi": "653100",
    "Golog Tibetan Autonomous Prefecture": "632600",
    "昆山": "320583",
    "Kunshan": "320583",
    "襄樊市": "420600",
    "襄樊": "420600",
    "思茅市": "530800",
    "崇文区": "110101",
    "长三角": "yangtze-river-delta",
    "長三角": "yangtze-river-delta",
    "the Greater Bay Area": "greater-bay-area",
    "Beijing–Tianjin–Hebei": "beijing-tianjin-hebei",
    "雄安": "xiongan",
    "*": "*",
    "各地": "*",
}


@pytest.mark.parametrize(("name", "code"), CODES.items(), ids=list(CODES))
def test_a_region_is_looked_up_by_any_of_its_names(name: str, code: str) -> None:
    assert npf.region(name).code == code


@pytest.mark.parametrize(
    ("name", "within", "code"),
    [
        ("Suzhou", "Jiangsu", "320500"),
        ("Suzhou", "安徽", "341300"),
        ("朝阳区", "北京", "110105"),
        ("朝阳区", "220100", "220104"),
        ("海南", "青海", "632500"),
        ("江北区", "重庆", "500157"),
        ("Fuzhou", npf.region("江西"), "361000"),
        ("南京", "长三角", "320100"),
    ],
)
def test_within_says_which_one_is_meant(name: str, within: str | Region, code: str) -> None:
    assert npf.region(name, within=within).code == code


def test_an_ambiguous_name_raises_with_its_candidates() -> None:
    with pytest.raises(AmbiguousRegion, match=r"'Suzhou' may be 苏州市 Suzhou 320500 in 江苏省, 宿州市 Suzhou 341300 in 安徽省") as raised:
        npf.region("Suzhou")
    assert raised.value.candidates == ("320500", "341300")


@pytest.mark.parametrize(
    ("name", "hint"), [("Jiangsoo", "Jiangsu"), ("江蘇区", "江苏"), ("Shangxi", "Shanxi"), ("", "give a code"), ("999999", "no region")]
)
def test_an_unknown_name_raises_with_names_that_come_near(name: str, hint: str) -> None:
    with pytest.raises(UnknownRegion, match=hint):
        npf.region(name)


def test_a_name_that_lies_elsewhere_is_said_to_lie_there() -> None:
    with pytest.raises(UnknownRegion, match="no region named 'Suzhou' lies in 广东省 Guangdong; elsewhere there is 苏州市 320500"):
        npf.region("Suzhou", within="Guangdong")
    with pytest.raises(KeyError):
        npf.region("Suzhou", within="Atlantis")


@pytest.mark.parametrize("wrong", [None, 320500, b"Jiangsu"])
def test_a_name_that_is_no_text_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError, match="name must be a str"):
        npf.region(wrong)  # type: ignore[arg-type]


def test_up_and_down() -> None:
    suzhou = npf.region("320500")
    assert (suzhou.parent, suzhou.province, suzhou.level) == (npf.region("江苏"), npf.region("江苏"), "prefecture")
    assert npf.region("昆山") in suzhou.children and suzhou in npf.region("江苏").children
    assert npf.region("110105").parent == npf.region("北京")
    assert npf.region("长三角").province is None


def test_what_a_region_is_called_and_was() -> None:
    jiangsu = npf.region("江苏")
    assert {"江苏省", "江苏", "苏", "Jiangsu", "Jiangsu Province"} <= set(jiangsu.names)
    assert jiangsu.iso == "CN-JS" and npf.region("南京").iso is None
    assert [(unit.zh, unit.until) for unit in npf.region("襄阳").former if unit.code == "420600"] == [("襄樊市", "2010")]


def test_a_strategy_region_has_members_a_core_and_a_source() -> None:
    delta = npf.region("长三角")
    assert [member.zh for member in delta.members] == ["上海市", "江苏省", "浙江省", "安徽省"]
    assert len(delta.core) == 27 and not delta.partial and "2019 outline" in delta.source
    basin = npf.region("黄河流域")
    assert basin.partial == basin.members and len(basin.members) == 9


def test_all_regions_by_level_and_place() -> None:
    assert len(npf.regions(level="province")) == 34
    assert len(npf.regions(level="prefecture")) == 333
    assert [unit.zh for unit in npf.regions(level="prefecture", within="江苏")][:3] == ["南京市", "无锡市", "徐州市"]
    assert npf.region("苏州") in npf.regions(within="长三角", level="prefecture")
    with pytest.raises(ValueError, match="level must be one of province"):
        npf.regions(level="town")


def test_every_unit_lies_in_its_parent_and_bears_an_english_name() -> None:
    for unit in npf.regions():
        assert unit.en and unit.zh
        if unit.level in ("prefecture", "county"):
            assert unit.parent is not None and unit.code.startswith(unit.province.code[:2] if unit.province else "?")


@pytest.mark.parametrize(
    "wrong", ["Ha'erbin", "Lvliang", "Huhehaote", "E'erduosi", "Wulumuqi", "Lasa", "Kelamayi", "Bo'ertala Autonomous Prefecture"]
)
def test_no_region_bears_the_pinyin_that_nobody_uses(wrong: str) -> None:
    assert all(unit.en != wrong for unit in npf.regions(level="prefecture"))


def test_regions_are_equal_by_code_and_survive_pickling_small() -> None:
    jiangsu = npf.region("江苏")
    stored = pickle.dumps(jiangsu)
    assert len(stored) < 1000
    assert pickle.loads(stored) == jiangsu and pickle.loads(stored).children[0] is jiangsu.children[0]
    assert jiangsu == Region("320000", "x", "x", "province") and jiangsu != "320000"
    assert Region("000", "自", "own", "own").children == ()


def test_own_rows_make_a_region_of_ones_own() -> None:
    gazetteer = Gazetteer(Lexicons())
    assert pickle.loads(pickle.dumps(gazetteer)).get("320000") == npf.region("江苏")
