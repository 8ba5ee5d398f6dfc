"""What the tests of the form share: a committed content folder, and what Decap makes of an entry."""

import subprocess

import yaml

from plugins.disclosure.front_matter import split
from tests.make import make_content


def as_decap(text, **changes):
    """What Decap writes for an entry that it was given as `text`: typed by YAML, keys of its own order."""
    head, body, _line = split(text)
    data = {**yaml.safe_load(head), **changes}
    data = {name: str(value) if hasattr(value, "isoformat") else value for name, value in data.items()}
    return "---\n" + yaml.safe_dump(data, allow_unicode=True, sort_keys=True) + "---\n" + body


def git(folder, *arguments):
    command = ["git", "-c", "user.name=测试", "-c", "user.email=a@example.com", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def committed(folder, files=None):
    """A content folder with one item, or `files`, in a repository of its own, all of it committed."""
    content = make_content(folder, {"00001": {}} if files is None else files)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "user.name", "测试")
    git(folder, "config", "user.email", "a@example.com")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "初始")
    return content
