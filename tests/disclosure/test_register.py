"""The register: bodies are found by any of their names, and a faulty file stops everything by name."""

import re
from datetime import date

import pytest

from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.loading import load
from plugins.disclosure.register import read_register
from tests.make import BODIES, CITY, DAY, FINANCE, OLD_OFFICE, block, make_content, write

NEW = "SL0000043"


def bodies(tmp_path, **changes):
    """The bodies of a register in which the finance bureau is changed."""
    fields = {"code": FINANCE, **BODIES[FINANCE], **changes}
    content = make_content(tmp_path, {f"register/bodies/{FINANCE}.yml": block(fields)})
    return read_register(content / "register").bodies


def refusal(tmp_path, files):
    content = make_content(tmp_path, files)
    with pytest.raises(InvalidRegister) as caught:
        load(content, DAY)
    return str(caught.value).replace(str(content) + "/", "")


def test_a_body_is_found_by_code_name_alias_and_former_name(tmp_path):
    found = bodies(
        tmp_path, aliases="市财政局", former_names=[{"name": "示例市财政厅", "until": "2001-12-31"}]
    )
    names = (FINANCE, "示例市财政局", "市财政局", "示例市财政厅")
    assert {found.find(name).slug for name in names} == {FINANCE}
    assert found.find("财政局") is None
    assert len(found) == len(list(found)) == len(BODIES)


@pytest.mark.parametrize(
    ("day", "existed"),
    [((1989, 12, 31), False), ((1990, 1, 1), True), ((2001, 12, 31), True), ((2002, 1, 1), False)],
)
def test_a_body_existed_between_its_days(tmp_path, day, existed):
    assert bodies(tmp_path).find(OLD_OFFICE).existed_on(date(*day)) is existed


def test_a_body_without_days_has_always_existed(tmp_path):
    assert bodies(tmp_path).find(CITY).existed_on(date(1, 1, 1))


def test_proposed_bodies_have_a_stable_stand_in_for_the_code(tmp_path):
    proposed = 'bodies:\n- name: "示例市气象局"\n  proposed: 是\n'
    content = make_content(tmp_path, {"register/proposed-bodies.yml": proposed})
    body = read_register(content / "register").bodies.find("示例市气象局")
    assert re.fullmatch("proposed-[0-9a-f]{8}", body.slug)
    assert read_register(content / "register").bodies.find(body.slug).name == "示例市气象局"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": None}, ":1: 缺少“机构名称”"),
        ({"name": ["一"]}, ":2: “机构名称”：这里应写一段文字"),
        ({"level": "省部"}, ":3: “层级”：“省部”不在词表"),
        ({"slug": "x"}, ":6: 没有“slug”这个字段"),
        ({"uscc": "114403006955506493"}, ":6: .*校验码应为 2"),
        ({"org_code": "000014348"}, ":6: .*校验码应为 9"),
        ({"valid_to": "2026-02-30"}, ":6: .*没有“2026-02-30”这一天"),
        ({"leaders": [{"name": "甲"}]}, ":6: 缺少“负责人·职务”"),
        ({"code": "sl0000027"}, ":1: “机构编码”：.*大写字母"),
        ({"code": CITY}, f"文件名应与机构编码“{CITY}”相同"),
        ({"code": None}, "“示例市财政局”缺少机构编码"),
        ({"aliases": "示例市政府"}, "名称“示例市政府”已属于“示例市人民政府”"),
    ],
)
def test_a_faulty_body_is_named_with_its_line(tmp_path, changes, message):
    fields = {"code": FINANCE, **BODIES[FINANCE], **changes}
    text = refusal(tmp_path, {f"register/bodies/{FINANCE}.yml": block(fields)})
    assert text.startswith(f"register/bodies/{FINANCE}.yml")
    assert re.search(message, text)


def test_two_bodies_with_one_code_are_refused(tmp_path):
    proposed = f'bodies:\n- code: {CITY}\n  name: "示例市气象局"\n'
    text = refusal(tmp_path, {"register/proposed-bodies.yml": proposed})
    assert f"机构编码“{CITY}”与“示例市人民政府”重复" in text


def test_a_body_with_another_ending_is_not_skipped(tmp_path):
    text = block({"code": NEW, "name": "示例市气象局"})
    assert f"{NEW}.yaml" in refusal(tmp_path, {f"register/bodies/{NEW}.yaml": text})


@pytest.mark.parametrize("name", [f"bodies/{CITY}.yml", "index-schemes.yml", "vocabularies/genre.yml"])
@pytest.mark.parametrize("text", [b"\xff\xfe", b"a: &x 1\n", b"a: 1\na: 2\n", b"a: " + b"[" * 10_000])
def test_the_register_is_read_as_strictly_as_items(tmp_path, name, text):
    assert re.match(
        rf"register/{re.escape(name)}:\d+: .+。改法：", refusal(tmp_path, {f"register/{name}": text})
    )


def test_a_linked_file_is_refused(tmp_path):
    content = make_content(tmp_path, {})
    secret = write(tmp_path / "secret.yml", "key: 1\n")
    (content / "register" / "bodies" / f"{NEW}.yml").symlink_to(secret)
    with pytest.raises(InvalidRegister, match="链接"):
        read_register(content / "register")


def test_a_folder_without_a_register_is_refused(tmp_path):
    with pytest.raises(InvalidRegister, match="找不到词表文件夹"):
        load(tmp_path, DAY)
