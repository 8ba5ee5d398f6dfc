"""What `lint` and `test` run: named checks, each even when another fails, and one closing line."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from commands import reachability, site_checks, tools
from commands.bootstrap import ROOT

Check = Callable[[], object]
# Enough to see what is wrong; the count stands beside them.
SHOWN = 50
# What axe and Lighthouse judge in every test; `tasks.py accessibility` and `tasks.py lighthouse` take more.
RICHEST_PAGES = 12
FAST_PAGES = ("index.html", "search/index.html")

MEMORY_DISK = Path("/dev/shm")
ROOM_FOR_TESTS = 4 << 30


class Failed(Exception):
    """A check found something; its text says what, in Chinese."""


def lint(fix: bool) -> int:
    """Check style, layout and types of the code, after mending what can be when `fix`; the exit status."""
    if fix:
        subprocess.call(_python("ruff", "check", "--fix-only", "--quiet", "."), cwd=ROOT)
        subprocess.call(_python("ruff", "format", "--quiet", "."), cwd=ROOT)
    return run(code_checks())


def test(only: str) -> int:
    """Run every check, or those named in `only` with commas between them; the exit status."""
    with tempfile.TemporaryDirectory(prefix="yangguang-") as folder:
        site = Path(folder).resolve() / "site"
        checks = {**code_checks(), **site_check_table(site)}
        names = [name.strip() for name in only.split(",") if name.strip()]
        if unknown := sorted(set(names) - set(checks)):
            print(f"没有这些检查：{'、'.join(unknown)}。可选：{'、'.join(checks)}", file=sys.stderr)
            return 2
        if {"links", "reach", "html", "codes", "access", "lighthouse"}.intersection(names):
            names.append("site")
        wanted = {name: check for name, check in checks.items() if name in names or not names}
        with ThreadPoolExecutor(1) as aside:
            if "chromium" in wanted:
                # It is fetched from the network while the processor reads the code.
                wanted["chromium"] = aside.submit(wanted["chromium"]).result
            return run(wanted)


def code_checks() -> dict[str, Check]:
    """Return the checks that read the code, by name."""
    return {
        "ruff": partial(_call, _python("ruff", "check", ".")),
        "format": partial(_call, _python("ruff", "format", "--check", ".")),
        # With its cache, mypy goes on missing a module that was missing the last time.
        "mypy": partial(_call, _python("mypy", "--no-incremental")),
    }


def site_check_table(site: Path) -> dict[str, Check]:
    """Return the checks that run the code, by name; the site is built into `site`."""
    return {
        "chromium": tools.chromium,
        "pytest": _pytest,
        "site": partial(_build, site),
        "links": lambda: _none(site_checks.broken_links(site)),
        "reach": lambda: _none(reachability.unreached(site)),
        "html": lambda: _none(site_checks.markup_errors(site)),
        "codes": partial(_codes, site),
        "access": partial(_access, site),
        "lighthouse": partial(_lighthouse, site),
    }


def run(checks: dict[str, Check]) -> int:
    """Run all checks, print what each says and a closing line; return 1 when one failed, else 0.

    A check fails by raising anything but KeyboardInterrupt: a missing tool or module counts as a failure.
    """
    failed = []
    for name, check in checks.items():
        print(f"\n== {name}", flush=True)
        started = time.monotonic()
        if not _passes(check):
            failed.append(name)
        print(
            f"== {name}：{'未通过' if name in failed else '通过'}，{time.monotonic() - started:.1f} 秒",
            flush=True,
        )
    if failed:
        print(f"\n未通过：{'、'.join(failed)}")
    print(f"\nChecks: {len(checks) - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


def _passes(check: Check) -> bool:
    try:
        check()
    except (Failed, tools.ToolMissing) as error:
        print(error, flush=True)
    except (Exception, SystemExit):
        traceback.print_exc(file=sys.stdout)
    else:
        return True
    return False


def _python(*arguments: str) -> list[str]:
    return [sys.executable, "-m", *arguments]


def _call(command: list[str], environment: dict[str, str] | None = None) -> None:
    status = subprocess.call(command, cwd=ROOT, stdin=subprocess.DEVNULL, env=environment)
    if status:
        raise Failed(f"退出码 {status}")


def _pytest() -> None:
    # Thousands of small sites are built and thrown away, which takes a disk longer than the processor.
    in_memory = MEMORY_DISK.is_dir() and shutil.disk_usage(MEMORY_DISK).free >= ROOM_FOR_TESTS
    with tempfile.TemporaryDirectory(
        prefix="yangguang-tests-", dir=MEMORY_DISK if in_memory else None, ignore_cleanup_errors=True
    ) as folder:
        Path(folder).chmod(0o755)  # some tests build as a user who may do little
        command = _python("pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder")
        _call(command, {**os.environ, "TMPDIR": folder})


def _build(site: Path) -> None:
    from commands import build

    status = build.build(ROOT / "content", site)
    if status:
        raise Failed(f"示例网站没有生成，退出码 {status}")


def _codes(site: Path) -> None:
    proof = site_checks.unreadable_codes(site)
    if not proof.codes:
        raise Failed("网页里没有任何二维码")
    print(f"读了 {proof.pages} 页的 {proof.codes} 个二维码", flush=True)
    _none([str(problem) for problem in proof.problems])


def _access(site: Path) -> None:
    from commands.judging.judge import judge
    from commands.judging.page_kinds import pages_of_every_kind, templates_of

    verdict = judge(
        site, pages_of_every_kind(site, templates_of(ROOT / "content"))[:RICHEST_PAGES], quick=True
    )
    print(
        f"看了 {len(verdict.pages)} 页，axe-core {verdict.looks} 次、{len(verdict.rules)} 条规则", flush=True
    )
    _none([str(finding) for finding in verdict.findings])


def _lighthouse(site: Path) -> None:
    from commands.judging import lighthouse

    scores = list(lighthouse.scores(site, FAST_PAGES))
    _none([fault for score in scores for fault in score.faults])


def _none(problems: list[str]) -> None:
    if problems:
        print("\n".join(problems[:SHOWN]), flush=True)
        raise Failed(f"共 {len(problems)} 处")
