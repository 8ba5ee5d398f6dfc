"""What git tells of a content folder, however it is set up: nothing that a repository configures is run."""

import pytest

from plugins.disclosure.git_history import moves, read_history
from plugins.disclosure.git_repository import HistoryUnavailable, repository_of, state_of_history
from tests.history.desk import Desk
from tests.make import place


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def states(desk, name="00001"):
    return read_history(desk.repository()).states.get(place(name), [])


def test_every_state_is_told_once_oldest_first(desk):
    desk.publish("2026-03-04")
    desk.publish("2026-03-05", "00002")
    desk.publish("2026-03-06", body="改过。\n")
    desk.publish("2026-03-07", "00002", body="改过。\n")
    assert [str(state.on) for state in states(desk)] == ["2026-03-04", "2026-03-06"]
    assert len({state.file for state in states(desk)}) == 2


def test_a_day_is_a_day_in_china(desk):
    desk.write("00001")
    desk.git("add", "--all")
    desk.git("commit", "--quiet", "--message=x", moment="2026-03-03T20:00:00+00:00")
    assert str(states(desk)[0].on) == "2026-03-04"


def test_attachments_belong_to_the_state(desk):
    desk.put("00001/一 表\n.csv", "a,b\n")
    desk.publish("2026-03-04")
    desk.put("00001/一 表\n.csv", "a,c\n")
    desk.put("00001/.DS_Store", "x")
    desk.commit("2026-03-05")
    found = states(desk)
    assert [[name for name, _id in state.attachments] for state in found] == [["一 表\n.csv"]] * 2
    assert found[0].file == found[1].file
    assert found[0].attachments != found[1].attachments


def test_odd_names_do_not_confuse(desk):
    desk.put("catalog/SL0000019/2026/:100644 100644 a b M\n.md", "x")
    desk.put("catalog/SL0000019/2026/\x01.md", "x")
    (desk.content / "catalog/SL0000019/2026/00009.md").symlink_to("00001.md")
    desk.publish("2026-03-04")
    history = read_history(desk.repository())
    assert list(history.states) == [place("00001")]


def test_a_bare_start_and_a_foreign_folder_have_no_history(desk, tmp_path):
    assert read_history(desk.repository()).states == {}
    assert state_of_history(desk.content) == ""
    assert repository_of(tmp_path / "elsewhere") is None


@pytest.mark.parametrize("lost", ["objects", "HEAD", "refs"])
def test_a_broken_repository_is_told(desk, lost):
    desk.publish("2026-03-04")
    (desk.top / ".git" / lost).rename(desk.top / "gone")
    assert state_of_history(desk.content) == ""
    with pytest.raises(HistoryUnavailable, match="git 读不出历史"):
        read_history(desk.repository())


def test_a_lost_object_is_told(desk):
    desk.publish("2026-03-04")
    desk.publish("2026-03-05", body="改过。\n")
    tree = desk.git("rev-parse", "HEAD~1^{tree}").strip()
    (desk.top / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(HistoryUnavailable, match="git 读不出历史"):
        read_history(desk.repository())


def test_without_git_the_reason_is_told(desk, monkeypatch):
    desk.publish("2026-03-04")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(HistoryUnavailable, match="git 不能运行"):
        read_history(desk.repository())


def test_nothing_that_a_repository_configures_is_run(desk, tmp_path):
    desk.publish("2026-03-04")
    desk.publish("2026-03-05", body="改过。\n")
    trap = tmp_path / "trap"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {trap}\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    (desk.top / ".gitattributes").write_text("*.md diff=bad filter=bad\n", encoding="utf-8")
    for name in (
        "core.fsmonitor",
        "core.pager",
        "pager.log",
        "diff.external",
        "diff.bad.textconv",
        "gpg.program",
    ):
        desk.git("config", name, str(script))
    for name in (
        "filter.bad.clean",
        "filter.bad.smudge",
        "core.sshCommand",
        "core.askPass",
        "diff.bad.command",
    ):
        desk.git("config", name, str(script))
    desk.git("config", "log.showSignature", "true")
    desk.git("config", "core.worktree", "/")
    trap.unlink(missing_ok=True)
    history = read_history(desk.repository())
    assert len(history.states[place("00001")]) == 2
    found = dict(desk.repository().blobs([state.file for state in history.states[place("00001")]]))
    assert all(found.values())
    assert not trap.exists()


def test_settings_of_the_environment_do_not_count(desk, monkeypatch):
    desk.publish("2026-03-04")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    assert len(states(desk)) == 1


def test_a_missing_object_is_none(desk):
    desk.publish("2026-03-04")
    assert list(desk.repository().blobs(["0" * 40, "x" * 40])) == [("0" * 40, None), ("x" * 40, None)]


def test_a_repository_of_somebody_else_and_a_worktree_are_read(desk):
    desk.publish("2026-03-04")
    desk.git("worktree", "add", "--quiet", str(desk.top.parent / "second"))
    desk.content = desk.top.parent / "second" / "portal" / "content"
    assert len(states(desk)) == 1
    assert state_of_history(desk.content)


def test_ids_are_those_of_git(desk):
    desk.publish("2026-03-04")
    assert desk.repository().id_of((desk.content / place("00001")).read_bytes()) == states(desk)[0].file


def test_many_items_that_are_moved_at_once_keep_their_states(desk):
    for number in range(5):
        desk.write(f"new-{number}", title=f"关于第 {number} 处停车场的通知")
    desk.commit("2026-03-04")
    for number in range(5):
        path = desk.content / place(f"new-{number}")
        path.rename(path.with_name(f"0000{number + 1}.md"))
        desk.write(f"0000{number + 1}", title=f"关于第 {number} 处停车场的通知", body="编号时改过。\n")
    desk.commit("2026-03-05")
    found = read_history(desk.repository()).states
    assert {source: len(line) for source, line in found.items()} == {
        place(f"0000{n}"): 2 for n in range(1, 6)
    }
    assert found[place("00003")][0].source == place("new-2")


def test_moves_are_certain_or_none():
    assert moves({"a": "1"}, {"b": "1"}, {}) == {"a": "b"}
    assert moves({"a": "1"}, {"b": "2"}, {"1": b"t", "2": b"t"}) == {"a": "b"}
    assert moves({"a": "1"}, {"b": "2"}, {"1": b"", "2": b""}) == {}
    assert moves({"a": "1"}, {"b": "2", "c": "3"}, {"1": b"t", "2": b"t", "3": b"t"}) == {}
