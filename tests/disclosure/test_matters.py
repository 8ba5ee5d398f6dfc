"""Matters are read from the register, or refused with file and line."""

import pytest

from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.matters import is_matter_id, slug_of
from tests.make import block, catalog, make_content

MATTER = {"title": "调整水价", "kind": "重大行政决策", "lead": "示例市人民政府"}
PLACE = "register/matters/water-price.yml"


def read(tmp_path, name=PLACE, **changes):
    return catalog(
        make_content(tmp_path, {name: block({**MATTER, **changes}), "00001": {"matter": "water-price"}})
    )


def test_a_matter_is_read_with_its_lines(tmp_path):
    steps = [{"环节": "风险评估", "不适用的理由": "不涉及公共安全"}]
    entry = read(tmp_path, steps=steps).register.matters["water-price"]
    assert (entry.matter.title, entry.matter.kind) == ("调整水价", "major-decision")
    assert [(note.step, note.not_applicable) for note in entry.matter.steps] == [("risk", "不涉及公共安全")]
    assert (entry.source, entry.lines["lead"]) == (PLACE, 3)


def test_a_register_without_matters_has_none(tmp_path):
    assert catalog(make_content(tmp_path, {"00001": {"matter": "x"}})).register.matters == {}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": None}, "事项名称"),
        ({"kind": "大事"}, "大事"),
        ({"started_on": "2026-02-30"}, "2026-02-30"),
        ({"steps": [{"step": "拍脑袋"}]}, "拍脑袋"),
        ({"steps": [{"step": "听证"}, {"step": "hearing"}]}, "两次"),
        ({"owner": "x"}, "owner"),
    ],
)
def test_a_bad_matter_is_refused_by_name(tmp_path, changes, said):
    with pytest.raises(InvalidRegister, match=said) as refused:
        read(tmp_path, **changes)
    assert "water-price.yml" in str(refused.value)


@pytest.mark.parametrize("name", ["水价", "index", "Index", "a b", "x" * 61])
def test_a_file_name_that_is_no_address_is_refused(tmp_path, name):
    with pytest.raises(InvalidRegister, match="事项编号"):
        read(tmp_path, f"register/matters/{name}.yml")


@pytest.mark.parametrize("text", ["水价", "../../index", "index", "", "a/b", "a" * 500, "m-\u200b", "-a"])
def test_an_id_that_is_no_address_gets_a_stand_in_of_its_own(text):
    assert not is_matter_id(text)
    assert is_matter_id(slug_of(text))
    assert slug_of(text) != slug_of(text + "x")


def test_an_id_that_is_an_address_is_kept():
    assert slug_of("water-price-2026") == "water-price-2026"


def test_ids_that_differ_in_capitals_have_addresses_that_do_not():
    assert is_matter_id("SL0000019-2026-1")
    slugs = {slug_of(text) for text in ("Water", "water", "WATER")}
    assert len({slug.lower() for slug in slugs}) == 3
