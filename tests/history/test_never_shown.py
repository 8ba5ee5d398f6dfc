"""What may not be read again is in no file of the site, whatever git still knows."""

import pytest

from tests.history.desk import FIRST, entry
from tests.make import WITHHELD
from tests.publisher.building import build, tree

SECRET = "不该再读到的话"
LATER = "后来公开的话写在这里，共十处停车场。\n"


def everything(desk, **settings):
    output = desk.top.parent / "whole"
    build(desk.content, output, **settings)
    return tree(output)


def assert_nowhere(files):
    found = [path for path, data in files.items() if SECRET.encode() in data]
    assert found == []


def withdrawal(reason, **more):
    return {"on": "2026-03-20", "reason": reason, "body": "示例市人民政府", **more}


@pytest.mark.parametrize("reason", ["发布有误", "涉及个人信息", "依法撤回", "依法不予公开", "复议决定或判决"])
def test_of_a_withdrawn_item_no_version_is_shown(desk, reason):
    desk.publish("2026-03-04", body=f"{SECRET}。\n")
    desk.publish("2026-03-10", body=f"{SECRET}，改过。\n", changes=[entry("2026-03-10", "改")])
    desk.publish("2026-03-20", body=f"{SECRET}，改过。\n", withdrawn=withdrawal(reason))
    files = everything(desk)
    assert_nowhere(files)
    assert "历史版本不再提供" in files[FIRST].decode()
    assert "第 1 版" not in files[FIRST].decode()


def test_when_it_is_restored_what_stood_before_stays_unseen(desk):
    restored = [entry("2026-04-01", "恢复", "恢复")]
    desk.publish("2026-03-04", body=f"{SECRET}。\n")
    desk.publish("2026-03-20", body=f"{SECRET}。\n", withdrawn=withdrawal("发布有误"))
    desk.publish("2026-04-01", body=LATER, changes=restored)
    assert_nowhere(everything(desk))
    desk.publish(
        "2026-04-10", body="再改一次，共九处停车场。\n", changes=[*restored, entry("2026-04-10", "改")]
    )
    files = everything(desk)
    assert_nowhere(files)
    assert "第 2 版" in files[FIRST].decode()
    assert "不再提供" in files[FIRST].decode()


def test_versions_that_were_not_open_are_not_shown(desk):
    ground = {**WITHHELD, "basis": SECRET}
    desk.publish("2026-03-04", **ground)
    desk.publish("2026-03-20", body=LATER, changes=[entry("2026-03-20", "解密后公开")])
    files = everything(desk)
    assert_nowhere(files)
    assert FIRST not in files


def test_an_item_that_is_no_longer_open_shows_no_version(desk):
    desk.publish("2026-03-04", body=f"{SECRET}。\n")
    desk.publish("2026-03-20", **WITHHELD, changes=[entry("2026-03-20", "不再公开")])
    files = everything(desk)
    assert_nowhere(files)
    assert "历史版本不再提供" in files[FIRST].decode()


@pytest.mark.parametrize(
    "note", ["删去个人信息", "隐去身份证号码", "按保密审查意见删改", "附件脱敏后重新发布", "误发内容已删"]
)
def test_before_a_change_that_took_something_out_nothing_is_shown(desk, note):
    taken_out = [entry("2026-03-20", note)]
    desk.publish("2026-03-04", body=f"{SECRET}。\n")
    desk.publish("2026-03-20", body=LATER, changes=taken_out)
    files = everything(desk)
    assert_nowhere(files)
    assert "不再提供" in files[FIRST].decode()


def test_a_word_that_comes_later_counts_from_there(desk):
    desk.publish("2026-03-04", body=f"{SECRET}。\n")
    desk.publish("2026-03-10", body=LATER, changes=[entry("2026-03-10", "更正")])
    desk.write(
        "00001", body=LATER, changes=[entry("2026-03-10", "更正"), entry("2026-03-11", "删去了个人隐私")]
    )
    assert_nowhere(everything(desk))


def test_what_a_partial_disclosure_leaves_out_is_not_shown(desk):
    desk.publish("2026-03-04", body=f"{SECRET}。\n")
    note = "涉及第三方的部分不公开"
    desk.publish("2026-03-20", body=LATER, partial_note=note, changes=[entry("2026-03-20", "改")])
    assert_nowhere(everything(desk))


def test_a_version_with_personal_data_is_not_shown_whatever_the_note(desk):
    desk.publish("2026-03-04", body=f"{SECRET}，身份证号 11010519491231002X。\n")
    desk.publish("2026-03-20", body=LATER, changes=[entry("2026-03-20", "改")])
    files = everything(desk)
    assert_nowhere(files)
    assert b"11010519491231002X" not in b"".join(files.values())
    assert "不再提供" in files[FIRST].decode()


def test_before_a_gap_nothing_is_shown(desk):
    desk.publish("2026-03-04", body=f"{SECRET}。\n")
    (desk.content / "catalog/SL0000019/2026/00001.md").unlink()
    desk.commit("2026-03-10")
    desk.publish("2026-03-20", body=LATER)
    assert_nowhere(everything(desk))


@pytest.mark.parametrize("change", ["withdrawn: [\n", "openness: 保密\n", "\udcff"])
def test_an_old_file_that_nobody_can_read_hides_what_stood_before(desk, change):
    desk.publish("2026-03-04", body=f"{SECRET}。\n")
    desk.put("00001", f"---\ntitle: x\n{change}---\n{SECRET}\n".encode("utf-8", "surrogateescape"))
    desk.commit("2026-03-05")
    desk.publish("2026-03-20", body=LATER)
    assert_nowhere(everything(desk))


def test_a_mere_slip_in_an_old_file_hides_nothing_else(desk):
    desk.publish("2026-03-04", body="起初的话写在这里。\n")
    desk.put("00001", "---\ntitle: x\nno_such_field: 1\n---\n写坏的话\n")
    desk.commit("2026-03-05")
    desk.publish("2026-03-20", body=LATER, changes=[entry("2026-03-20", "改")])
    text = everything(desk)[FIRST].decode()
    assert "第 2 版" in text
    assert "写坏的话" not in text


def test_old_texts_are_sanitised_and_escaped(desk):
    desk.publish(
        "2026-03-04", body="&lt;script&gt;alert(1)&lt;/script&gt; <script>alert(2)</script>十处停车场\n"
    )
    desk.publish("2026-03-20", body=LATER, changes=[entry("2026-03-20", "改")])
    text = everything(desk)[FIRST].decode()
    assert "&lt;script&gt;alert(1)" in text
    assert "alert(2)" not in text
    assert "<script>" not in text
