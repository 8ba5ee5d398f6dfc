"""Whether what is built is what was committed: never a wrong claim."""

import pytest

from plugins.disclosure.git_state import content_state
from tests.commands.git_repository import commit, git, repository
from tests.make import make_content, place, write


@pytest.fixture
def content(tmp_path):
    return make_content(tmp_path, {"00001": {}})


def test_without_git_or_without_a_commit(content, tmp_path):
    assert content_state(content) == "no-repository"
    git(tmp_path, "init", "--quiet")
    assert content_state(content) == "no-commit"


def test_committed_and_changed(content, tmp_path):
    repository(tmp_path)
    assert content_state(content) == "committed"
    write(content / ".DS_Store", "x")
    write(tmp_path / "elsewhere.txt", "x")
    assert content_state(content) == "committed"
    write(content / place("00002"), "x")
    assert content_state(content) == "changed"
    git(tmp_path, "add", "--all")
    assert content_state(content) == "changed"
    commit(tmp_path)
    assert content_state(content) == "committed"
    (content / place("00001")).unlink()
    assert content_state(content) == "changed"


def test_ignored_files_are_published_too(content, tmp_path):
    write(tmp_path / ".gitignore", "*.md\n")
    repository(tmp_path)
    assert content_state(content) == "changed"


@pytest.mark.parametrize("mark", ["--assume-unchanged", "--skip-worktree"])
def test_what_git_does_not_look_at_is_unknown(content, tmp_path, mark):
    repository(tmp_path)
    git(tmp_path, "update-index", mark, f"content/{place('00001')}")
    write(content / place("00001"), "x")
    assert content_state(content) == "unknown"


def test_no_filter_of_the_repository_is_run(content, tmp_path):
    repository(tmp_path)
    ran = tmp_path / "ran"
    git(tmp_path, "config", "filter.x.clean", f"touch {ran}; cat")
    write(tmp_path / ".gitattributes", "* filter=x\n")
    write(content / place("00001"), "x")
    assert content_state(content) == "unknown"
    assert not ran.exists()


def test_a_repository_in_its_content_folder_and_a_shallow_one(content, tmp_path):
    repository(content)
    assert content_state(content) == "committed"
    write(content / "pages" / "x.md", "x")
    commit(content)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{content}", str(tmp_path / "shallow"))
    assert content_state(tmp_path / "shallow") == "committed shallow"


def test_a_broken_repository_is_unknown(content, tmp_path):
    write(tmp_path / ".git", "gitdir: nowhere\n")
    assert content_state(content) == "unknown"
