"""How an item is cited, and where a mistake in it is reported."""

import dataclasses

import pytest

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.item_citation import correction_address, item_citation
from plugins.disclosure.surroundings import surroundings
from tests.make import BODIES, CITY, block, catalog, item_of, make_content
from tests.publisher.building import SITE

ADDRESSED = dataclasses.replace(SITE, url="https://www.shili.example")


def cited(tmp_path, site=ADDRESSED, **changes):
    """The whole citation of an item with `changes`."""
    read = catalog(make_content(tmp_path, {"00001": changes}))
    item = item_of(read, "00001")
    citation = item_citation(item, read.body_names(item), site)
    return "|".join(citation)


def test_an_item_with_a_number(tmp_path):
    assert cited(tmp_path, document_number="示政发〔2026〕5号") == (
        "《示例市人民政府关于公布公共停车场名单的通知》（示政发〔2026〕5号）"
        "|示例市人民政府，2026年3月2日，索引号 SL0000019/2026-00001"
        "|https://www.shili.example/items/SL0000019/2026/00001.html"
    )


def test_an_item_without_a_number_of_several_bodies(tmp_path):
    assert cited(tmp_path, joint_bodies=["示例市财政局"]).split("|")[:2] == [
        "《示例市人民政府关于公布公共停车场名单的通知》",
        "示例市人民政府、示例市财政局，2026年3月2日，索引号 SL0000019/2026-00001",
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("关于印发《停车场管理办法》的通知", "《关于印发〈停车场管理办法〉的通知》"),
        ("《停车场管理办法》", "《停车场管理办法》"),
        ("《停车场管理办法》和《公园管理办法》", "《〈停车场管理办法〉和〈公园管理办法〉》"),
        ("转发《关于贯彻〈停车场条例〉的意见》的通知", "《转发〈关于贯彻《停车场条例》的意见〉的通知》"),
    ],
)
def test_titles_within_titles_take_the_other_marks(tmp_path, title, shown):
    assert cited(tmp_path, title=title).split("|")[0] == shown


def test_without_a_public_address_none_is_cited(tmp_path):
    assert cited(tmp_path, dataclasses.replace(SITE, url="")).endswith("SL0000019/2026-00001|")


def reported(tmp_path, site=ADDRESSED, **unit):
    """Where mistakes are reported when the office of the body has `unit`."""
    body = {"code": CITY, **BODIES[CITY], "work_unit": {**BODIES[CITY]["work_unit"], **unit}}
    content = make_content(tmp_path, {"00001": {}, f"register/bodies/{CITY}.yml": block(body)})
    read = catalog(content)
    return correction_address(surroundings(item_of(read, "00001"), read), site)


def test_a_letter_to_the_office_names_the_item(tmp_path):
    address = reported(tmp_path, email="zwgk@shili.example")
    assert address.startswith("mailto:zwgk@shili.example?subject=%E7%BD%91")
    assert address.endswith("SL0000019%2F2026-00001")


@pytest.mark.parametrize("mail", [None, "zwgk（at）shili.example", "a@b.c?bcc=d@e.f", "甲@shili.example"])
def test_without_a_usable_address_there_is_no_link(tmp_path, mail):
    assert reported(tmp_path, email=mail) == ""


def test_the_address_of_the_settings_comes_first(tmp_path):
    site = dataclasses.replace(ADDRESSED, corrections="https://jc.shili.example/?n={number}")
    assert reported(tmp_path, site, email="zwgk@shili.example") == (
        "https://jc.shili.example/?n=SL0000019%2F2026-00001"
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "jc.shili.example", "https://a b"])
def test_settings_take_nothing_else_for_an_address(address):
    with pytest.raises(BuildFailed, match="纠错地址"):
        dataclasses.replace(ADDRESSED, corrections=address)
