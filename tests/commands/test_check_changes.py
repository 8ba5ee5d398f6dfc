"""`tasks.py check --base`: what a change brings is told, what was there before is not, and nothing gets lost."""

import json
import os
import shutil

import pytest

from commands.check import check
from plugins.disclosure.messages import use_language
from tests.commands.git_repository import commit, git, repository
from tests.make import CITY, item, make_content, place, write

BROKEN = "---\ntitle: [\n---\n"
NOBODY = {"publisher": "无此机构"}
DATE = "2026-06-30"


@pytest.fixture
def top(tmp_path):
    """A repository with two good items, one bad one and its content in a folder."""
    make_content(
        tmp_path / "top",
        {
            "00001": {"title": "示例市人民政府关于公布公共停车场名单的通知"},
            "00002": {"title": "示例市人民政府关于公布公园名单的通知", "follows": ["SL0000019/2026-00001"]},
            "00003": {"title": "示例市人民政府关于公布菜市场名单的通知", **NOBODY},
            "00001/list.txt": "名单",
        },
    )
    return repository(tmp_path / "top")


@pytest.fixture
def told(top, tmp_path, capsys):
    """Run the check and give the findings as (file, rule) pairs with the rest of the report."""

    def run(base="main", content=top / "content", cache=tmp_path / "cache"):
        capsys.readouterr()
        status = check(content, DATE, cache, base, "json")
        captured = capsys.readouterr()
        report = json.loads(captured.out)
        errors = [
            (finding["file"].removeprefix(f"content/catalog/{CITY}/2026/"), finding["rule"])
            for finding in report["findings"]
            if finding["severity"] == "error"
        ]
        assert status == (1 if errors else 0)
        # Most of these tests change published items without a word, and one is about that.
        return [error for error in errors if error[1] != "silent-change"], report, captured.err

    return run


def put(top, name, text):
    return write(top / "content" / place(name), text)


def test_what_was_wrong_before_is_not_told(top, told):
    assert told(base="")[0] == [("00003.md", "body-known")]
    errors, report, complaint = told()
    assert errors == []
    assert report["base"] == git(top, "rev-parse", "main")
    assert report["complete"] is False
    assert report["items"] == 3
    assert not complaint


@pytest.mark.parametrize("stage", ["working folder", "index", "branch"])
def test_a_changed_and_a_new_file_are_told_of(top, told, stage):
    git(top, "switch", "--quiet", "--create", "mine")
    put(top, "00001", item(**NOBODY))
    put(top, "00004", BROKEN)
    if stage == "index":
        git(top, "add", "--all")
    elif stage == "branch":
        commit(top)
    errors, report, _ = told()
    assert errors == [("00001.md", "body-known"), ("00004.md", "readable")]
    assert report["changed_files"] == 2


def test_a_published_item_does_not_change_without_a_word(top, told):
    def silent():
        return [finding["file"] for finding in told()[1]["findings"] if finding["rule"] == "silent-change"]

    fields = {"title": "示例市人民政府关于公布公共停车场名单的公告"}
    put(top, "00001", item(**fields))
    put(top, "00004", item(title="示例市人民政府关于公布图书馆名单的通知"))
    assert silent() == [f"content/{place('00001')}"]
    put(top, "00001", item(**fields, changes=[{"on": "2026-05-01", "kind": "细微修改"}]))
    assert silent() == []


def test_what_others_did_since_is_not_mine(top, told):
    git(top, "switch", "--quiet", "--create", "mine")
    put(top, "00004", item(title="示例市人民政府关于公布图书馆名单的通知"))
    commit(top)
    git(top, "switch", "--quiet", "main")
    put(top, "00002", BROKEN)
    commit(top)
    git(top, "switch", "--quiet", "mine")
    errors, report, _ = told()
    assert errors == []
    assert report["changed_files"] == 1


def test_an_old_fault_in_a_file_that_changes_is_told(top, told):
    path = top / "content" / place("00003")
    path.write_text(path.read_text(encoding="utf-8") + "\n补充一句。\n", encoding="utf-8")
    assert told()[0] == [("00003.md", "body-known")]


def test_a_fault_that_arises_elsewhere_is_told(top, told):
    put(top, "00002", item(title="示例市人民政府关于公布公园名单的通知", follows=["SL0000019/2026-00009"]))
    commit(top)
    shutil.move(top / "content" / place("00001"), top / "content" / place("00009"))
    assert ("00001.md", "removed") in told()[0]
    put(top, "00002", item(document_number="示政发〔2026〕3号"))
    commit(top)
    put(top, "00000", item(document_number="示政发〔2026〕3号"))
    assert ("00002.md", "document-number-unique") in told()[0]


def test_a_body_that_leaves_the_register_hits_unchanged_items(top, told):
    (top / f"content/register/bodies/{CITY}.yml").unlink()
    errors, report, _ = told()
    assert ("00001.md", "body-known") in errors
    assert ("00003.md", "body-known") not in errors
    assert not report["complete"]


@pytest.mark.parametrize("renamed", [False, True])
def test_an_item_with_a_number_cannot_disappear(top, told, renamed):
    path = top / "content" / place("00001")
    path.rename(path.with_name("00007.md")) if renamed else path.unlink()
    commit(top) if renamed else None
    base = "HEAD~1" if renamed else "HEAD"
    assert ("00001.md", "removed") in told(base)[0]


def test_a_draft_may_disappear(top, told):
    put(top, "new-draft", item(title="示例市人民政府关于公布图书馆名单的通知"))
    commit(top)
    (top / "content" / place("new-draft")).unlink()
    assert told()[0] == []


def test_a_new_attachment_makes_its_item_one_that_changed(top, told):
    put(top, "00003/list.txt", "菜市场")
    assert told()[0] == [("00003.md", "body-known")]


def test_ignored_and_unwatched_files_are_not_overlooked(top, told):
    write(top / ".gitignore", "*.md\n")
    commit(top)
    put(top, "00004", BROKEN)
    git(top, "update-index", "--assume-unchanged", f"content/{place('00003')}")
    assert told()[0] == [("00003.md", "body-known"), ("00004.md", "readable")]


@pytest.mark.parametrize(
    "name", ["quo'te\".md", "new\nline.md", "标题.md", b"\xff\xfe.md", "--help.md", "\x1b[2J.md"]
)
@pytest.mark.parametrize("committed", [True, False])
def test_no_name_hides_a_file(top, told, name, committed):
    raw = (
        os.fsencode(top / "content" / "catalog") + b"/" + (name if isinstance(name, bytes) else name.encode())
    )
    with open(raw, "wb") as target:  # noqa: PTH123 - a name that is no text
        target.write(b"x")
    base = "main"
    if committed:
        commit(top)
        base = "HEAD~1"
    errors, report, _ = told(base)
    assert [rule for _file, rule in errors] == ["readable"]
    assert report["complete"] is False
    assert errors[0][0].isprintable()


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        ("nowhere", "没有版本“nowhere”"),
        ("--output=x", "不是版本的名称"),
        ("main\0", "没有版本"),
        ("apart", "没有共同的起点"),
    ],
)
def test_without_a_base_everything_is_told_and_why(top, told, base, reason):
    git(top, "checkout", "--quiet", "--orphan", "apart")
    commit(top)
    git(top, "switch", "--quiet", "main")
    errors, report, complaint = told(base)
    assert errors == [("00003.md", "body-known")]
    assert report["complete"] is True
    assert report["base"] is None
    assert reason in complaint
    assert reason in report["reason"]


def test_a_shallow_clone_does_not_know_the_base(top, tmp_path, told):
    first = git(top, "rev-parse", "HEAD")
    commit(top)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{top}", "clone")
    errors, report, complaint = told(first, tmp_path / "clone/content")
    assert errors == [("00003.md", "body-known")]
    assert report["complete"]
    assert "git fetch" in complaint


def test_no_git_no_repository(top, tmp_path, told, monkeypatch):
    shutil.copytree(top / "content", tmp_path / "elsewhere/content")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    errors, report, complaint = told("main", tmp_path / "elsewhere/content")
    assert errors == [(f"catalog/{CITY}/2026/00003.md", "body-known")]
    assert "not a git repository" in complaint
    monkeypatch.setenv("PATH", str(tmp_path))
    errors, report, complaint = told()
    assert report["complete"]
    assert "没有 git" in complaint


def test_a_base_that_cannot_be_read_is_no_excuse(top, told):
    body = top / f"content/register/bodies/{CITY}.yml"
    good = body.read_text(encoding="utf-8")
    write(body, "code: [")
    commit(top)
    write(body, good)
    errors, report, complaint = told()
    assert errors == [("00003.md", "body-known")]
    assert report["complete"]
    assert f"register/bodies/{CITY}.yml" in complaint


def test_a_first_content_folder_is_new_as_a_whole(top, told):
    git(top, "mv", "content", "inhalt")
    commit(top)
    git(top, "mv", "inhalt", "content")
    assert told()[0] == [("00003.md", "body-known")]
    assert told()[1]["complete"] is False


def test_links_and_foreign_repositories_inside_are_seen(top, told):
    (top / "content/catalog/link.md").symlink_to("/etc/hostname")
    commit(top)
    inner = top / "content/catalog" / CITY / "2025"
    write(inner / "00001.md", BROKEN)
    repository(inner)
    assert (f"content/catalog/{CITY}/2025/00001.md", "readable") in told("HEAD")[0]
    assert ("content/catalog/link.md", "readable") in told("HEAD~1")[0]


def test_attributes_cannot_make_faults_look_old(top, told):
    write(top / ".gitattributes", "*.md working-tree-encoding=UTF-16\n")
    git(top, "add", ".gitattributes")
    for path in (top / "content/catalog").rglob("*.md"):
        path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    commit(top)
    assert git(top, "status", "--porcelain") == ""
    told(base="")
    assert len([rule for _file, rule in told("HEAD~1")[0] if rule == "readable"]) == 3


def test_what_was_found_before_is_believed_and_not_needed(top, tmp_path, told, monkeypatch):
    told(base="")
    put(top, "00001", item(**NOBODY))
    expected = told(cache=None)
    monkeypatch.setattr("commands.checking.repository.Repository.write_files", None)
    assert told() == expected


def test_a_hook_does_not_lead_to_another_repository(top, tmp_path, told, monkeypatch):
    put(top, "00001", item(**NOBODY))
    for name, value in (("GIT_DIR", ".git"), ("GIT_INDEX_FILE", ".git/index"), ("GIT_PREFIX", "")):
        monkeypatch.setenv(name, value)
    assert told()[0] == [("00001.md", "body-known")]


def test_every_format_and_language_is_no_traceback(top, tmp_path, capsys):
    use_language("en")
    try:
        assert check(top / "content", DATE, base="main") == 0
    finally:
        use_language("zh-CN")
    assert check(top / "content", DATE, form="xml") == 2
    assert "github" in capsys.readouterr().err
