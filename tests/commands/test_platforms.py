"""What hosting platforms find in this repository: up to date, and safe against what strangers propose."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from commands.bootstrap import ROOT
from commands.platforms.owners import owner_files
from commands.platforms.templates import template_files
from tests.make import make_content, write

PLATFORMS = ("github", "gitlab", "gitea", "gitee")
WORKFLOWS = [
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
    *sorted((ROOT / ".gitea/workflows").glob("*.yml")),
    *sorted((ROOT / ".workflow").glob("*.yml")),
    ROOT / ".gitlab-ci.yml",
]
PROPOSALS = [path for path in WORKFLOWS if "proposal" in path.read_text(encoding="utf-8")]
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v[\d.]+")


def test_files_for_the_platforms_are_up_to_date():
    files = {**owner_files(ROOT / "content"), **template_files()}
    stale = [name for name, text in files.items() if (ROOT / name).read_text(encoding="utf-8") != text]
    assert not stale, f"run: python3 tasks.py platforms ({stale})"
    for platform in PLATFORMS:
        assert any(name.startswith(f".{platform}/CODEOWNERS") for name in files)
        assert any(re.search(rf"^\.{platform}/.*(?:PULL|merge)_", name) for name in files)


def test_a_body_without_account_is_left_to_the_maintainers(tmp_path):
    content = make_content(tmp_path, {})
    write(
        content / "register/bodies/SL0000043.yml",
        "name: 示例市气象局\ncode: SL0000043\naccounts: ['@shili/qx']\n",
    )
    for name, text in owner_files(content).items():
        assert "SL0000043/" in text, name
        assert "SL0000019" not in text, name
        assert "@shili/qx" in text


@pytest.mark.parametrize("account", ["shili", "@a b", "@a\n* @b", "@示例", "@", "@a/", "@-x #"])
def test_what_is_no_account_is_refused(tmp_path, account):
    content = make_content(tmp_path, {})
    text = yaml.safe_dump(
        {"name": "示例市气象局", "code": "SL0000043", "accounts": [account]}, allow_unicode=True
    )
    write(content / "register/bodies/SL0000043.yml", text)
    with pytest.raises(Exception, match="帐号"):
        owner_files(content)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_foreign_actions_are_pinned(path):
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert [use for use in uses if not PINNED.fullmatch(use)] == []


@pytest.mark.parametrize("path", PROPOSALS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_proposals_are_checked_with_the_code_of_the_target(path):
    text = path.read_text(encoding="utf-8")
    assert re.search(r"(?:^|/)base/\.ci/proposal|run: base/\.ci/proposal", text)
    assert not re.search(
        r"pull_request_target|workflow_run|secrets\.|proposal/tasks\.py|persist-credentials: true", text
    )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_workflow_is_read_and_only_the_main_branch_is_published(path):
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert told
    if path.name == "publish.yml":
        text = path.read_text(encoding="utf-8")
        assert ".ci/publish" in text
        assert "main" in str(told.get(True) or told.get("triggers"))
        assert not re.search(r"pull_request|\bpr:|merge_request", text)
        # Keys are for the step that publishes, never for a whole job.
        assert "secrets.AWS" not in text or "environment: publish" in text


def test_what_platforms_run_builds_and_publishes(tmp_path):
    folder = tmp_path / "copy"
    script = write(folder / ".ci/publish", (ROOT / ".ci/publish").read_text(encoding="utf-8"))
    write(folder / "tasks.py", "import sys\nprint(sys.argv[1:])\n")
    for arguments, environment, told in (
        ([], {"INTO": "public", "SITE_URL": "https://x.example/a b"}, "'--url', 'https://x.example/a b'"),
        (["www; exit 3"], {}, "['publish', 'www; exit 3', '--output', 'output', '--yes']"),
    ):
        done = subprocess.run(
            ["bash", script, *arguments],
            env={"PATH": os.environ["PATH"], **environment},
            capture_output=True,
            text=True,
            check=True,
        )
        assert told in done.stdout
        assert ("publish" in done.stdout) is bool(arguments)


def test_zizmor_finds_nothing(tmp_path):
    for workflow in (ROOT / ".gitea/workflows").glob("*.yml"):
        write(tmp_path / ".github/workflows" / workflow.name, workflow.read_text(encoding="utf-8"))
    program = Path(sys.executable).with_name("zizmor")
    for place in (ROOT / ".github", tmp_path / ".github"):
        done = subprocess.run(
            [program, "--offline", "--no-progress", place], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
