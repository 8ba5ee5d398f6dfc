"""Two branches that take the same index number cannot both be merged, and a number is never given twice."""

import pytest

from commands.check import check
from commands.number import number
from plugins.disclosure.ledger import read_ledger
from tests.commands.git_repository import commit, git, repository
from tests.make import CITY, FINANCE, item, make_content, place, write

PARKS = {"title": "示例市人民政府关于公布公园名单的通知", "summary": "公布全市公园的名称。"}
MARKETS = {"title": "示例市人民政府关于公布菜市场名单的通知", "summary": "公布全市菜市场的名称。"}


@pytest.fixture
def top(tmp_path):
    """A repository with one numbered item, and the branches `first` and `second` that start there."""
    make_content(tmp_path / "top", {"new-first": {}})
    assert number(tmp_path / "top/content") == 0
    repository(tmp_path / "top")
    return tmp_path / "top"


def numbered_on(top, branch, name, fields, start="main"):
    """Take the next number for a new item on a branch of its own."""
    git(top, "switch", "--quiet", "--create", branch, start)
    write(top / "content" / place(name), item(**fields))
    assert number(top / "content") == 0
    commit(top, branch)


def numbers(top):
    return sorted(read_ledger(top / "content/register"))


def test_the_second_branch_with_a_number_conflicts(top, capsys):
    numbered_on(top, "first", "new-parks", PARKS)
    numbered_on(top, "second", "new-markets", MARKETS)
    git(top, "switch", "--quiet", "main")
    git(top, "merge", "--quiet", "--no-edit", "first")
    git(top, "merge", "--quiet", "--no-edit", "second", status=1)
    assert f"content/{place('00002')}" in git(top, "diff", "--name-only", "--diff-filter=U")
    assert check(top / "content", "2026-06-30") == 1
    assert place("00002") in capsys.readouterr().out


def test_the_conflict_is_gone_once_the_second_takes_the_next_number(top):
    numbered_on(top, "first", "new-parks", PARKS)
    git(top, "switch", "--quiet", "main")
    git(top, "merge", "--quiet", "--no-edit", "first")
    numbered_on(top, "second", "new-markets", MARKETS)
    git(top, "switch", "--quiet", "main")
    git(top, "merge", "--quiet", "--no-edit", "second")
    assert numbers(top) == [f"{CITY}/2026-0000{serial}" for serial in (1, 2, 3)]
    assert check(top / "content", "2026-06-30", base="HEAD~2") == 0


def test_bodies_do_not_share_their_serials(top):
    money = {**PARKS, "title": "示例市财政局关于公布名单的通知", "publisher": "示例市财政局"}
    numbered_on(top, "first", "new-parks", PARKS)
    numbered_on(top, "second", f"catalog/{FINANCE}/2026/new-money.md", money)
    assert f"{FINANCE}/2026-00001" in numbers(top)
    assert (top / f"content/catalog/{FINANCE}/2026/00001.md").exists()


@pytest.mark.parametrize("branch", ["first", "second"])
def test_a_withdrawn_number_is_never_given_again(top, branch):
    withdrawn = {"on": "2026-04-01", "reason": "发布有误", "body": "示例市人民政府", "note": "数据有误"}
    write(top / "content" / place("00001"), item(withdrawn=withdrawn))
    commit(top)
    numbered_on(top, branch, "new-parks", PARKS)
    assert (top / "content" / place("00002")).exists()


def test_neither_is_the_number_of_an_item_that_was_deleted(top, capsys):
    git(top, "rm", "--quiet", f"content/{place('00001')}")
    commit(top)
    numbered_on(top, "first", "new-parks", PARKS)
    assert (top / "content" / place("00002")).exists()
    assert not (top / "content" / place("00001")).exists()
    capsys.readouterr()
    assert check(top / "content", "2026-06-30", base="main~1") == 1
    assert place("00001") in capsys.readouterr().out


def test_nor_one_that_only_another_item_or_the_ledger_knows(top):
    with (top / "content/register/ledger.csv").open("a", encoding="utf-8") as ledger:
        ledger.write(f"{CITY}/2026-00041,catalog/{CITY}/2026/00041.md\n")
    commit(top)
    numbered_on(top, "first", "new-parks", PARKS)
    assert (top / "content" / place("00042")).exists()
