"""Which changes of a published item need a word in its change history, and which do not."""

import pytest

from plugins.disclosure.silent_changes import silent_change_finding, silent_changes, was_published
from tests.make import BODY, DAY, FIELDS, WITHHELD, block, catalog, item_of, make_content
from tests.make import item as item_text

MINOR = {"on": "2026-03-10", "kind": "细微修改"}
WITHDRAWN = {"on": "2026-03-20", "reason": "发布有误", "body": "示例市人民政府"}


@pytest.fixture
def versions(tmp_path):
    """Both versions of an item, from the fields in which they differ from the valid one."""

    def read(name, fields, files):
        place = fields.pop("place", "00001")
        content = make_content(tmp_path / name, {place: fields, **files})
        return item_of(catalog(content), place)

    def both(before, after, old_files=None, new_files=None):
        return read("before", dict(before), old_files or {}), read("after", dict(after), new_files or {})

    return both


@pytest.mark.parametrize(
    ("changes", "labels"),
    [
        ({"title": "示例市人民政府关于公布停车场名单的通知"}, ("名称",)),
        ({"body": "现公布全市公共停车场名单，共三处。\n"}, ("正文",)),
        ({"body": BODY.replace("停车", "**停车**")}, ("正文",)),
        ({"generated_on": "2026-03-01"}, ("生成日期",)),
        ({"summary": "公布全市公共停车场的名称。"}, ("内容概述",)),
        ({"summary": "公布全市停车场。", "genre": "公告"}, ("内容概述", "体裁")),
        ({"validity": "有效"}, ("有效性",)),
        ({"contact": {"phone": "0000-12345678"}}, ("联系",)),
    ],
)
def test_what_readers_see_needs_a_word(versions, changes, labels):
    before, after = versions({}, changes)
    assert silent_changes(before, after) == labels
    assert silent_changes(before, before) == ()


@pytest.mark.parametrize("entry", [MINOR, {**MINOR, "kind": "迁移", "note": "移到新栏目"}])
def test_with_a_new_entry_anything_may_change_even_a_slip_of_the_pen(versions, entry):
    before, after = versions({}, {"body": "现公布全市公共停车场名册。\n", "changes": [entry]})
    assert silent_changes(before, after) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "\n\n" + BODY.replace("，", "，\n") + "\n \n"},
        {
            "review": {
                **FIELDS["review"],
                "by": "丁",
                "privacy": {"by": "戊", "on": "2026-03-03"},
            }
        },
        {"approved_by": "新审签人"},
        {"author": "拟稿人"},
        {"channels": [{"channel": "政府公报", "on": "2026-03-20"}]},
        {"collected_in": "2026 年第 3 期"},
        {"review_by": "2027-03-01"},
        {"evidence": []},
    ],
)
def test_what_readers_do_not_see_may_change(versions, changes):
    before, after = versions({}, changes)
    assert silent_changes(before, after) == ()


def test_the_order_of_keys_and_their_names_do_not_count(versions, tmp_path):
    text = item_text()
    head, body = text.removeprefix("---\n").split("---\n", 1)
    turned = "\n".join(reversed(head.strip().split("\n"))).replace("title:", "名称:")
    before, after = versions({}, {}, None, {"00001": f"---\n{turned}\n---\n{body}"})
    assert silent_changes(before, after) == ()


def test_numbers_and_words_are_not_glued_together(versions):
    before, after = versions({"body": "共 10 20 处停车场。\n"}, {"body": "共 1020 处停车场。\n"})
    assert silent_changes(before, after) == ("正文",)


def test_an_old_entry_is_no_new_word(versions):
    old = {"changes": [MINOR]}
    before, after = versions(old, {**old, "body": "又改了一次，没有写明。\n"})
    assert silent_changes(before, after) == ("正文",)


def test_the_first_publication_explains_no_change(versions):
    before, after = versions(
        {}, {"body": "改过的话写在这里。\n", "changes": [{"on": "2026-03-04", "kind": "首次发布"}]}
    )
    assert silent_changes(before, after) == ("正文",)


def test_the_change_history_itself_is_not_rewritten(versions):
    before, after = versions(
        {"changes": [{**MINOR, "note": "改了错字"}]}, {"changes": [{**MINOR, "note": "什么也没改"}]}
    )
    assert silent_changes(before, after) == ("变更记录",)
    before, after = versions({"changes": [MINOR]}, {})
    assert silent_changes(before, after) == ("变更记录",)


def test_attachments_are_compared_by_content_and_title(versions):
    first, second = {"00001/list.csv": "a,b\n1,2\n"}, {"00001/list.csv": "a,b\n1,3\n"}
    assert silent_changes(*versions({}, {}, first, second)) == ("附件",)
    titled = {"attachments": [{"file": "list.csv", "title": "名单"}]}
    assert silent_changes(*versions({}, titled, first, first)) == ("附件",)
    assert silent_changes(*versions({}, {"changes": [MINOR]}, first, second)) == ()


def test_a_withdrawal_explains_itself_and_its_end_does_not(versions):
    before, after = versions({}, {"withdrawn": WITHDRAWN, "body": ""})
    assert silent_changes(before, after) == ()
    assert "撤回" in silent_changes(after, before)
    before, after = versions({"withdrawn": WITHDRAWN}, {"withdrawn": {**WITHDRAWN, "reason": "涉及个人信息"}})
    assert silent_changes(before, after) == ("撤回",)


def test_closing_an_item_needs_a_word(versions):
    before, after = versions({}, WITHHELD)
    assert {"公开属性", "不公开理由", "正文"} <= set(silent_changes(before, after))


def test_an_item_that_got_its_number_is_the_same(versions):
    before, after = versions(
        {"place": "new-parking", "body": "见[名单](new-parking/list.csv)，共十处停车场。\n"},
        {"place": "00001", "body": "见[名单](00001/list.csv)，共十处停车场。\n"},
        {"new-parking/list.csv": "a,b\n1,2\n"},
        {"00001/list.csv": "a,b\n1,2\n"},
    )
    assert silent_changes(before, after) == ()


def test_another_number_needs_a_word(versions):
    before, after = versions({}, {"place": "00002"})
    assert silent_changes(before, after) == ("索引号",)


def test_where_a_link_leads_counts(versions):
    other = {"00002": {"title": "示例市人民政府关于停车收费的通知", "document_number": None}}
    links = ["见[通知](00002.md)，共十处停车场。\n", "见[通知](00001.md)，共十处停车场。\n"]
    before, after = versions({"body": links[0]}, {"body": links[1]}, other, other)
    assert silent_changes(before, after) == ("正文",)


def test_what_an_import_left_out_may_be_filled_in(versions):
    old = {"imported_from": {"source": "a.html", "on": "2026-01-05"}, "summary": None}
    before, after = versions(old, {**old, "summary": "公布全市公共停车场。"})
    assert silent_changes(before, after) == ()
    before, after = versions({**old, "summary": "公布停车场。"}, {**old, "summary": "公布全市停车场。"})
    assert silent_changes(before, after) == ("内容概述",)


def test_the_finding_names_the_file_and_the_line_of_the_change_history(versions):
    old = {"changes": [MINOR]}
    finding = silent_change_finding(*versions(old, {**old, "body": "又改了一次，没有写明。\n"}))
    assert (finding.file, finding.rule, finding.severity) == (
        "catalog/SL0000019/2026/00001.md",
        "silent-change",
        "error",
    )
    lines = item_text(**old, body="x").split("\n")
    assert lines[finding.line - 1] == block(old).strip()
    assert "正文" in finding.message
    assert "变更记录" in finding.mend


def test_items_that_are_held_back_are_not_published(versions):
    waiting, _same = versions({"published_on": "2026-07-01"}, {})
    assert not was_published(waiting, DAY)
    assert was_published(_same, DAY)
