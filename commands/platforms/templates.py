"""The texts that platforms put into new proposals and issues."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
# Where each platform looks for the text of a new proposal.
PROPOSALS = (
    ".github/PULL_REQUEST_TEMPLATE.md",
    ".gitlab/merge_request_templates/Default.md",
    ".gitea/PULL_REQUEST_TEMPLATE.md",
    ".gitee/PULL_REQUEST_TEMPLATE.zh-CN.md",
)
# The same for issues; True where the file begins with the template's name and purpose.
ISSUES: Mapping[str, bool] = {
    ".github/ISSUE_TEMPLATE": True,
    ".gitlab/issue_templates": False,
    ".gitea/ISSUE_TEMPLATE": True,
    ".gitee/ISSUE_TEMPLATE": True,
}
ABOUT = {
    "correction": ("指出错误", "公开的信息有误、链接失效、附件打不开"),
    "question": ("找不到信息或网站有问题", "搜不到、打不开、看不懂"),
}


def template_files() -> dict[str, str]:
    """Path below the repository's root → text."""
    files = dict.fromkeys(PROPOSALS, _text("proposal"))
    for folder, has_head in ISSUES.items():
        for name, (title, about) in ABOUT.items():
            head = f"---\nname: {title}\nabout: {about}\n---\n\n" if has_head else ""
            files[f"{folder}/{title if not has_head else name}.md"] = head + _text(name)
    return files


def _text(name: str) -> str:
    return (HERE / f"{name}.md").read_text(encoding="utf-8")
