"""Lines of the ledgers are only added: a change that takes one out is an error of `check --base`."""

import json

import pytest

from commands.check import check
from tests.commands.git_repository import commit, repository
from tests.make import CITY, make_content, place, write

LEDGERS = {
    "ledger.csv": ("index_number,source", *(f"{CITY}/2026-{n},{place(n)}" for n in ("00001", "00002"))),
    "addresses.csv": ("address,title", "years/2019/index.html,2019年", '"genres/old/index.html","旧,的"'),
}
DAMAGED = ('"open', "\0", "甲,\xa0")


@pytest.mark.parametrize("ledger", LEDGERS)
def test_lines_that_a_ledger_loses_are_told_once_and_by_name(tmp_path, capsys, ledger):
    top = tmp_path / "top"
    make_content(top, {"00001": {}, "00002": {"title": "另一条"}})
    head, *rows = LEDGERS[ledger]
    path = write(top / "content" / "register" / ledger, "\n".join([head, *rows, ""]))
    repository(top)

    def lost():
        check(top / "content", "2026-06-30", tmp_path / "cache", "main", "json")
        findings = json.loads(capsys.readouterr().out)["findings"]
        return [finding["message"] for finding in findings if finding["rule"] == "ledger-lines"]

    assert lost() == []
    write(
        path, "\n".join([head, *rows[::-1], f"{CITY}/2026-00003,x" if "ledger" in ledger else "a.html,t", ""])
    )
    assert lost() == []
    write(path, "\n".join([head, *rows[1:], ""]))
    (message,) = lost()
    assert rows[0].partition(",")[0] in message
    path.unlink()
    (message,) = lost()
    assert "2 行" in message
    commit(top)
    assert lost() == []


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_line_hides_no_other(tmp_path, capsys, damage):
    top = tmp_path / "top"
    make_content(top, {"00001": {}})
    path = write(top / "content/register/ledger.csv", f"index_number,source\n{damage}\nX/2026-00001,a\n")
    repository(top)
    write(path, "index_number,source\n")
    check(top / "content", "2026-06-30", tmp_path / "cache", "main", "json")
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [f for f in findings if f["rule"] == "ledger-lines" and "X/2026-00001" in f["message"]]


def test_a_move_that_is_taken_back_is_told(tmp_path, capsys):
    top = tmp_path / "top"
    make_content(top, {"00001": {}})
    moves = [
        f"  - old: old/{n}.html\n    new: {CITY}/2026-00001\n    on: 2026-01-05\n    reason: 并入\n"
        for n in ("one", "two")
    ]
    path = write(top / "content/register/redirects.yml", "redirects:\n" + "".join(moves))
    repository(top)
    write(path, "redirects:\n" + moves[1])
    check(top / "content", "2026-06-30", tmp_path / "cache", "main", "json")
    findings = json.loads(capsys.readouterr().out)["findings"]
    (message,) = [finding["message"] for finding in findings if finding["rule"] == "ledger-lines"]
    assert "old/one.html" in message
    assert "two" not in message
