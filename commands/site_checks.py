"""What the link checker, the HTML checker and the reader of QR codes find in a built site."""

import hashlib
import json
import subprocess
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from commands import tools
from commands.checking.site_codes import Proof, ReaderMissing, prove
from plugins.disclosure.parallel import available_workers

# All pages of a large catalog take minutes and show nothing that some pages of each kind do not.
PAGE_LIMIT = 400
# Directory links and links from the root work on one server and break on a copy, in a sub-path or from disk.
LYCHEE = (
    *("--offline", "--include-fragments", "--index-files", ""),
    # Without the last one the addresses of scripts are not looked at.
    *("--extensions", "html", "--hidden", "--no-ignore", "--include-verbatim"),
    # An e-mail address in a text is taken for a file; no address of ours has this sign.
    *("--exclude", "@"),
)


def pages(site: Path) -> list[Path]:
    """Return the HTML files below `site`, relative to it, sorted."""
    return sorted(path.relative_to(site) for path in site.rglob("*.html"))


def broken_links(site: Path) -> list[str]:
    """Return one line for every local link in any page of `site` that leads nowhere, with page and line.

    A site without a page or without a link is reported too. Raises ToolMissing.
    """
    if not pages(site):
        return ["没有可查的网页"]
    command = [str(tools.lychee()), *LYCHEE, "--no-progress", "--format", "json", "."]
    report = _json(subprocess.run(command, cwd=site, capture_output=True, encoding="utf-8", check=False))
    if not report["total"]:
        return ["网页里没有任何链接"]
    failures = {**report["error_map"], **report["timeout_map"]}
    return [_link_line(site, page, entry) for page in sorted(failures) for entry in failures[page]]


def unreadable_codes(site: Path, limit: int | None = None) -> Proof:
    """Read the QR codes in all pages of `site`, or in at most `limit` of them. Raises ToolMissing."""
    found = pages(site)
    chosen = sample(found, limit) if limit else found
    try:
        return prove(site, [page.as_posix() for page in chosen], available_workers())
    except ReaderMissing as error:
        raise tools.ToolMissing(str(error)) from None


def markup_errors(site: Path, limit: int = PAGE_LIMIT) -> list[str]:
    """Return one line for every error of the Nu HTML checker in the pages of `site`, at most `limit` pages.

    A site without a page is reported too. Raises ToolMissing.
    """
    chosen = sample(pages(site), limit)
    if not chosen:
        return ["没有可查的网页"]
    command = [
        str(tools.java()),
        "-jar",
        str(tools.html_checker()),
        "--errors-only",
        "--format",
        "json",
        "--stdout",
    ]
    # Relative names keep the command line short enough for every system.
    command += [str(page) for page in chosen]
    report = _json(subprocess.run(command, cwd=site, capture_output=True, encoding="utf-8", check=False))
    return [_markup_line(site, entry) for entry in report["messages"]]


def sample(paths: list[Path], limit: int) -> list[Path]:
    """Return at most `limit` of the paths, the same every time: all kinds (first path segments) in turn."""
    if len(paths) <= limit:
        return paths
    kinds: dict[str, list[Path]] = {}
    for path in sorted(paths, key=lambda path: hashlib.sha256(path.as_posix().encode()).digest()):
        kinds.setdefault(path.parts[0] if len(path.parts) > 1 else "", []).append(path)
    turns = chain.from_iterable(zip_longest(*(kinds[kind] for kind in sorted(kinds))))
    return sorted([path for path in turns if path][:limit])


def _json(result: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    try:
        report = json.loads(result.stdout)
    except ValueError:
        report = None
    if not isinstance(report, dict):
        detail = (result.stderr or result.stdout).strip()[-2000:]
        raise tools.ToolMissing(f"检查工具没有运行成功（退出码 {result.returncode}）：{detail}")
    return report


def _link_line(site: Path, page: str, entry: dict[str, Any]) -> str:
    status = entry["status"]
    return f"{Path(page)}:{entry['span']['line']}: {_local(site, entry['url'])}: {status['details']}"


def _markup_line(site: Path, entry: dict[str, Any]) -> str:
    where = f"{_local(site, entry.get('url', ''))}:{entry.get('lastLine', '?')}"
    return f"{where}: {entry['message']} {entry.get('extract', '')!r}"


def _local(site: Path, url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "file":
        return url
    path = Path(url2pathname(parts.path))
    name = path.relative_to(site).as_posix() if path.is_relative_to(site) else str(path)
    return f"{name}#{unquote(parts.fragment)}" if parts.fragment else name
