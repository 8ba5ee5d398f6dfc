"""`tasks.py edit` in a browser: an official fills in the form, and there is a branch with an item that holds."""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager

import pytest

from commands.bootstrap import ROOT
from plugins.disclosure.front_matter import parse, split
from tests.commands.editing import committed, git
from tests.commands.test_serving import PATIENCE, running, wait_for
from tests.make import CITY, FINANCE, PDF, catalog, findings, place, write

WAIT = 30_000
TITLE = "关于“夜间: 停车” {{x}} '--- @*& #1 的通知"
SUMMARY = "---\n第一行: 概述 # 井号\n第二行"
BODY = "各单位：\n\n现将 **名单** 印发，见[名单](x)。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"
RICH = {
    "名称": "示例市人民政府关于公布公共停车场名单的通知",
    "title": None,
    "genre": "notice",
    "document_number": "示政发〔2026〕3号",
    "published_on": "2026-03-04 09:30",
    "changes": [{"on": "2026-03-04", "kind": "首次发布"}],
    "collected_in": "2026.10",
    "based_on": ["国办发〔2019〕14号"],
    "repeals": [{"to": "示政发〔2020〕1号", "external": "是"}],
    "normative": "否",
}


@contextmanager
def editing(content):
    """The address of the form for a content folder, and what the program prints; ends it as a person would."""
    command = [sys.executable, str(ROOT / "tasks.py"), "edit", "--content", str(content)]
    with running(command, r"http://127\.0\.0\.1:\d+/\S+") as opened_at:
        yield opened_at


def sign_in(page, address):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.set_default_timeout(WAIT)
    page.goto(address)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("heading", name="发布机构").wait_for()


def field(page, name):
    return page.locator(f"input[id^={name}-field], textarea[id^={name}-field]").first


def fill_secrecy_review(page):
    """Its fields stand below those of the review, and bear the same names."""
    for name, text in (("by", "保密审查人丙"), ("on", "2026-03-03")):
        page.locator(f"input[id^={name}-field]").nth(1).fill(text)
    label = page.locator("label[for^=result-field]").nth(1)
    label.locator("xpath=following::input[@role='combobox'][1]").fill("通过")
    page.get_by_role("option", name="通过").first.click()


def choose(page, name, text):
    box = page.locator(f"label[for^={name}-field]").first.locator(
        "xpath=following::input[@role='combobox'][1]"
    )
    box.fill(text)
    page.get_by_role("option", name=text).first.click()


def attach(page, path):
    page.get_by_role("button", name="新增附件").click()
    page.get_by_role("button", name="选择文件").first.click()
    with page.expect_file_chooser() as chooser:
        page.locator(".ReactModalPortal label, .ReactModalPortal button").filter(
            has_text="上传"
        ).first.click()
    chooser.value.set_files(path)
    page.get_by_role("button", name="选用已选中项目").click()


def save(page, lines):
    page.get_by_text("有未保存的改动", exact=True).wait_for()
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("没有未保存的改动", exact=True).wait_for()
    found = wait_for(lines, r"已保存：(\S+)（分支 (\S+)）")
    return re.fullmatch(r"已保存：(\S+)（分支 (\S+)）", found).groups()


def branch_content(repository, branch, into):
    git(repository, "worktree", "add", "-q", str(into), branch)
    return into / "content"


def test_a_new_item_is_filled_in_with_an_attachment_and_saved_as_a_branch(tmp_path, page):
    content = committed(tmp_path / "repository")
    with editing(content) as (address, lines):
        sign_in(page, address)
        page.get_by_role("link", name="示例市财政局", exact=True).click()
        page.get_by_role("link", name=re.compile("新建信息|创建")).first.click()
        field(page, "title").fill(TITLE)
        field(page, "summary").fill(SUMMARY)
        field(page, "generated_on").fill("2026-03-02")
        field(page, "published_on").fill("2026-03-04")
        for name, text in (
            ("topic", "综合政务/政务公开"),
            ("statutory", "财政预算、决算信息"),
            ("genre", "通知"),
        ):
            choose(page, name, text)
        page.locator("[data-slate-editor]").click()
        page.keyboard.insert_text(BODY.replace("见[名单](x)", "见附件"))
        attach(page, write(tmp_path / "停车场 名单.pdf", PDF))
        field(page, "by").fill("审查人甲")
        field(page, "on").fill("2026-03-03")
        choose(page, "result", "通过")
        fill_secrecy_review(page)
        field(page, "approved_by").fill("审签人乙")
        field(page, "approved_on").fill("2026-03-03")
        file, branch = save(page, lines)
        # Saved once more, when Decap has opened the draft: its attachment stays.
        page.wait_for_url(re.compile("/entries/"))
        page.get_by_text("状态: 草稿").wait_for()
        field(page, "document_number").fill("示财〔2026〕7号")
        assert save(page, lines) == (file, branch)
    repository = tmp_path / "repository"
    assert re.fullmatch(rf"content/catalog/{FINANCE}/\d{{4}}/new-\d{{8}}-\d{{6}}\.md", file)
    assert git(repository, "branch", "--format=%(refname:short)").split() == [branch, "main"]
    assert git(repository, "status", "--porcelain") == ""
    there = branch_content(repository, branch, tmp_path / "there")
    rules = {(found.severity, found.rule) for found in findings(there) if file.endswith(found.file)}
    assert {rule for severity, rule in rules if severity == "error"} == set()
    assert ("warning", "unnumbered") in rules
    (saved,) = [entry for entry in catalog(there).items if file.endswith(entry.source)]
    assert (saved.fields.title, saved.fields.summary) == (TITLE, SUMMARY)
    assert saved.fields.document_number == "示财〔2026〕7号"
    assert saved.fields.publisher == "示例市财政局"
    assert [(a.name, a.size) for a in saved.attachments] == [("停车场-名单.pdf", len(PDF))]
    text = (there.parent / file).read_text(encoding="utf-8")
    assert split(text)[1].strip() == BODY.replace("见[名单](x)", "见附件")


def test_an_item_of_before_keeps_everything_but_what_was_changed(tmp_path, page):
    content = committed(tmp_path / "repository", {"00001": RICH})
    before = (content / place("00001")).read_text(encoding="utf-8")
    with editing(content) as (address, lines):
        sign_in(page, address)
        page.get_by_role("link", name="示例市人民政府").first.click()
        page.get_by_role("link", name=re.compile("公共停车场")).click()
        field(page, "summary").fill("改过的概述，写明了开放时间。")
        file, branch = save(page, lines)
    assert (file, branch) == (f"content/{place('00001')}", f"cms/{CITY}/2026/00001")
    after = git(tmp_path / "repository", "show", f"{branch}:{file}")
    assert split(after)[1] == split(before)[1]
    was, now = parse(split(before)[0]), parse(split(after)[0])
    assert now.pop("summary") == "改过的概述，写明了开放时间。"
    was.pop("summary")
    assert list(now.items()) == list(was.items())


def test_what_could_not_be_read_is_told_in_the_form(tmp_path, chromium):
    content = committed(tmp_path / "repository")
    # Decap takes a refusal for a script error too, which the usual page would not allow.
    page = chromium.new_page(locale="zh-CN")
    with editing(content) as (address, _lines):
        sign_in(page, address)
        page.get_by_role("link", name="示例市人民政府").first.click()
        page.get_by_role("link", name=re.compile("公共停车场")).click()
        field(page, "title").fill("看不见的\u200b字在题名里面")
        page.get_by_role("button", name="保存", exact=True).click()
        page.get_by_text(re.compile("看不见的或私有的字符")).wait_for()
        page.close()
    assert git(tmp_path / "repository", "branch", "--format=%(refname:short)").split() == ["main"]


@pytest.mark.skipif(os.name == "nt", reason="the child is found by the names of processes of Unix")
def test_when_the_part_that_saves_dies_the_form_ends_with_a_sentence(tmp_path):
    content = committed(tmp_path / "repository")
    command = [sys.executable, str(ROOT / "tasks.py"), "edit", "--content", str(content)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        while "Ctrl+C" not in process.stdout.readline():
            pass
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(process.pid)],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        for child in children.stdout.split():
            os.kill(int(child), signal.SIGKILL)
        _out, complaint = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert "保存程序意外结束" in complaint
    assert "Traceback" not in complaint
    assert git(tmp_path / "repository", "worktree", "list").count("\n") == 1


def test_nothing_of_it_is_in_the_site(site):
    for path in site.path.rglob("*"):
        assert "decap" not in path.name
        if path.suffix in (".html", ".js", ".css", ".yml", ".json"):
            assert b"decap-" not in path.read_bytes().lower()
    assert json.dumps(sorted(path.name for path in site.path.iterdir())).count("config.yml") == 0
