"""Publishing to a branch from which a platform serves pages; the platform is a bare repository."""

import subprocess

import pytest

from commands.publishing import opening
from commands.publishing.branch import BranchPlace
from commands.publishing.steps import Options
from plugins.publisher.locking import FolderLock
from tests.commands.publishing.sites import NEW, OLD, files_of, make_site, published, targets


def git(repository, *arguments):
    """What git says, as bytes."""
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.invalid")
    command = ["git", "-C", str(repository), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """The platform's repository; ours are kept beside it."""
    monkeypatch.setattr(opening, "ROOT", tmp_path / "program")
    subprocess.run(["git", "init", "-q", "--bare", tmp_path / "bare.git"], check=True)
    return tmp_path / "bare.git"


@pytest.fixture
def file(tmp_path, bare):
    """What describes the target."""
    return targets(tmp_path, f"pages: {{remote: {bare}, branch: pages}}")


@pytest.fixture
def old(tmp_path):
    """The site before."""
    return make_site(tmp_path / "old", OLD)


@pytest.fixture
def new(tmp_path):
    """The site after."""
    return make_site(tmp_path / "new", NEW, "2026-11-02")


def branch_files(bare):
    """Path → bytes of everything in the branch."""
    names = git(bare, "ls-tree", "-r", "-z", "--name-only", "pages").decode().split("\0")[:-1]
    return {name: git(bare, "show", f"pages:{name}") for name in names}


def commits(bare):
    """How many commits the branch has."""
    return int(git(bare, "rev-list", "--count", "pages"))


def test_each_publication_is_one_commit_and_none_without_a_change(bare, file, old, new):
    for count, site in ((1, old), (2, new), (2, new), (3, old)):
        assert published(site, file) == 0
        assert branch_files(bare) == {**files_of(site), ".nojekyll": b""}
        assert commits(bare) == count


def test_what_a_killed_publisher_left_stands_in_nobodys_way(bare, file, old, new, tmp_path, capsys):
    assert published(old, file) == 0
    ours = tmp_path / "program" / ".cache" / "publishing" / "www.git"
    for name in ("shallow.lock", "publishing.index.lock", "refs/heads/published.lock"):
        (ours / name).touch()
    assert published(new, file) == 0
    assert commits(bare) == 2
    assert not list(ours.rglob("*.lock"))


def test_one_publisher_at_a_time_works_in_our_repository(bare, file, old, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("plugins.publisher.locking.PATIENCE", 0.1)
    folder = tmp_path / "program" / ".cache" / "publishing"
    folder.mkdir(parents=True)
    lock = FolderLock(folder / "www.lock")
    assert published(old, file) == 1
    assert "另一次发布" in capsys.readouterr().err
    lock.release()
    assert published(old, file) == 0


def test_a_dry_run_pushes_nothing(bare, file, old, capsys):
    assert published(old, file, Options()) == 0
    assert "新增 6 个文件" in capsys.readouterr().out
    assert git(bare, "branch", "--list") == b""


def test_bytes_are_not_changed_by_attributes_or_line_ends(bare, file, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.autocrlf")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "input")
    site = make_site(tmp_path / "site", {"index.html": "一\r\n二\n", "a.csv": "x\r\n"})
    assert published(site, file) == 0
    assert branch_files(bare)["index.html"] == "一\r\n二\n".encode()


def other_clone(bare, tmp_path, name, text):
    """Somebody else pushes a file to the branch."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(bare), str(clone)], check=True, capture_output=True)
    if b"pages" in git(bare, "branch", "--list"):
        git(clone, "checkout", "-q", "pages")
    else:
        git(clone, "checkout", "-q", "-b", "pages")
    (clone / name).write_text(text, encoding="utf-8")
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "x")
    git(clone, "push", "-q", "origin", "pages")


def test_a_branch_with_other_files_is_left_alone(bare, file, old, tmp_path, capsys):
    other_clone(bare, tmp_path, "main.py", "print()")
    assert published(old, file) == 1
    assert "main.py" in capsys.readouterr().err
    assert set(branch_files(bare)) == {"main.py"}


def test_what_others_add_stays(bare, file, old, new, tmp_path):
    published(old, file)
    other_clone(bare, tmp_path, "CNAME", "www.shili.example")
    assert published(new, file) == 0
    assert branch_files(bare).keys() - files_of(new).keys() == {"CNAME", ".nojekyll"}


def test_whoever_pushed_meanwhile_is_not_overwritten(bare, file, old, new, tmp_path, capsys, monkeypatch):
    published(old, file)
    finish = BranchPlace.finish

    def late(self, site):
        other_clone(bare, tmp_path, "CNAME", "x")
        finish(self, site)

    monkeypatch.setattr(BranchPlace, "finish", late)
    assert published(new, file) == 1
    assert "重新运行" in capsys.readouterr().err
    monkeypatch.undo()
    assert "CNAME" in branch_files(bare)


def test_what_was_altered_in_the_branch_is_found_when_asked(bare, file, old, tmp_path):
    published(old, file)
    other_clone(bare, tmp_path, "index.html", "改过的")
    assert published(old, file, Options(yes=True, full=True)) == 0
    assert branch_files(bare)["index.html"] == OLD["index.html"].encode()


def test_an_unreachable_repository_is_told_without_an_account(tmp_path, old, bare, capsys):
    file = targets(tmp_path, f"pages: {{remote: {tmp_path / 'nowhere.git'}}}")
    assert published(old, file) == 1
    told = capsys.readouterr().err
    assert "仓库地址" in told
    assert "Traceback" not in told
