"""The quality checks find what they are there to find, and never pass because something is missing."""

import sys
from pathlib import Path

import pytest

from commands import quality, site_checks, tools

PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>政府信息公开目录</title>{head}</head>
<body><main><h1 id="标题">公开目录</h1>{body}</main></body>
</html>
"""
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="'
    "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'\">"
)


def write(site, name, body, head=""):
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(body=body, head=head), encoding="utf-8")


@pytest.fixture
def site(tmp_path):
    """Two pages that link to each other in every way that is right."""
    folder = tmp_path / "网站 一"
    write(folder, "items/中文 页.html", '<a href="../index.html">首页</a>')
    write(
        folder,
        "index.html",
        '<a href="items/%E4%B8%AD%E6%96%87%20%E9%A1%B5.html#%E6%A0%87%E9%A2%98">条目</a>'
        '<a href="#标题">本页</a><a href="https://www.example.invalid/">外</a><a href="mailto:a@b.invalid">信</a>'
        "<search><p inert>无</p></search>",
        POLICY,
    )
    return folder


def test_a_sound_site_has_no_findings(site):
    assert site_checks.broken_links(site) == []
    assert site_checks.markup_errors(site) == []


@pytest.mark.parametrize(
    ("markup", "target"),
    [
        ('<a href="gone.html">x</a>', "gone.html"),
        ('<a href="items/%E4%B8%AD%E6%96%87%20%E9%A1%B5.html#gone">x</a>', "items/中文 页.html#gone"),
        ('<a href="#gone">x</a>', "page.html#gone"),
        ('<img src="gone.png" alt="">', "gone.png"),
        ('<link rel="stylesheet" href="gone.css">', "gone.css"),
        ('<script src="gone.js"></script>', "gone.js"),
        ('<a href="INDEX.html">x</a>', "INDEX.html"),
        ('<a href="/index.html">x</a>', "/index.html"),
        ('<a href="items/">x</a>', "items"),
    ],
)
def test_a_broken_link_is_found(site, markup, target):
    write(site, "page.html", markup)
    (problem,) = site_checks.broken_links(site)
    assert problem.startswith("page.html:4: ")
    assert target in problem


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ("<p><div></p>", "“p”"),
        ('<i id="标题"></i>', "Duplicate ID"),
        ('<img src="data:,">', "alt"),
        ("<nonsense></nonsense>", "nonsense"),
        ("<table><tr><td colspan=3>x<tr><td>x</table><dl><p></dl>", "dl"),
    ],
)
def test_a_markup_error_is_found(site, markup, message):
    write(site, "items/错 误.html", markup)
    problems = site_checks.markup_errors(site)
    assert problems
    assert all(problem.startswith("items/错 误.html:4: ") for problem in problems)
    assert message in "\n".join(problems)


def test_an_empty_site_is_a_finding(tmp_path):
    assert site_checks.broken_links(tmp_path)
    assert site_checks.markup_errors(tmp_path)


def test_pages_without_a_link_are_a_finding(tmp_path):
    write(tmp_path, "index.html", "")
    assert site_checks.broken_links(tmp_path) == ["网页里没有任何链接"]


def test_the_sample_has_every_kind_and_is_always_the_same():
    paths = [Path("index.html"), Path("about/index.html"), *(Path(f"items/{n}.html") for n in range(900))]
    chosen = site_checks.sample(paths, 400)
    assert len(set(chosen)) == 400
    assert {Path("index.html"), Path("about/index.html")} < set(chosen)
    assert chosen == site_checks.sample(paths[::-1], 400)
    assert site_checks.sample(paths[:3], 400) == paths[:3]


@pytest.mark.parametrize("program", ["lychee", "java", "html_checker"])
def test_a_missing_program_fails_the_check(site, monkeypatch, capsys, program):
    def missing():
        raise tools.ToolMissing("缺少检查工具")

    monkeypatch.setattr(tools, program, missing)
    checks = quality.site_check_table(site)
    assert quality.run({name: checks[name] for name in ("links", "html")}) == 1
    assert "缺少检查工具" in capsys.readouterr().out


@pytest.mark.parametrize("program", ["lychee", "java"])
def test_a_program_that_does_not_work_fails_the_check(site, monkeypatch, program):
    monkeypatch.setattr(tools, program, lambda: Path(sys.executable))
    checks = quality.site_check_table(site)
    assert quality.run({name: checks[name] for name in ("links", "html")}) == 1


def test_all_checks_run_and_all_failures_count(capsys):
    ran = []

    def passes():
        ran.append("passes")

    def fails():
        ran.append("fails")
        raise quality.Failed("三处")

    def missing():
        ran.append("missing")
        raise ModuleNotFoundError("commands.build")

    def ends():
        ran.append("ends")
        sys.exit(0)

    assert quality.run({"a": fails, "b": missing, "c": ends, "d": passes}) == 1
    assert ran == ["fails", "missing", "ends", "passes"]
    printed = capsys.readouterr().out
    assert "三处" in printed
    assert "ModuleNotFoundError" in printed
    assert printed.endswith("\n未通过：a、b、c\n\nChecks: 1 passed, 3 failed\n")
    assert quality.run({"d": passes}) == 0


def test_a_failing_command_fails_its_check():
    with pytest.raises(quality.Failed):
        quality._call([sys.executable, "-c", "raise SystemExit(5)"])


def test_links_and_html_bring_the_site_with_them(monkeypatch):
    ran = []
    monkeypatch.setattr(quality, "run", lambda checks: ran.extend(checks) or 0)
    assert quality.test("html") == 0
    assert ran == ["site", "html"]


def test_chromium_comes_from_the_system_first(monkeypatch):
    monkeypatch.setattr(
        tools.shutil, "which", lambda name: "/bin/chrome" if name == "google-chrome" else None
    )
    assert tools.chromium() == Path("/bin/chrome")


def test_chromium_comes_from_debian_next(monkeypatch):
    commands = []

    def which(name):
        installed = name == "chromium" and len(commands) == 2
        return f"/bin/{name}" if name == "apt-get" or installed else None

    monkeypatch.setattr(tools.shutil, "which", which)
    monkeypatch.setattr(tools.os, "geteuid", lambda: 0)
    monkeypatch.setattr(tools.subprocess, "call", lambda command, **_: commands.append(command) or 0)
    assert tools.chromium() == Path("/bin/chromium")
    assert [command[1] for command in commands] == ["update", "install"]
    assert {"chromium", "fonts-noto-cjk"} < set(commands[1])


def test_chromium_may_be_playwrights_own(monkeypatch):
    monkeypatch.setattr(tools.shutil, "which", lambda name: None)
    monkeypatch.setattr(tools.subprocess, "call", lambda *_, **__: 0)
    assert tools.chromium() is None


@pytest.mark.parametrize("apt", [None, "/usr/bin/apt-get"])
def test_without_any_chromium_the_check_fails(monkeypatch, apt):
    monkeypatch.setattr(tools.shutil, "which", lambda name: apt if name == "apt-get" else None)
    monkeypatch.setattr(tools.os, "geteuid", lambda: 0)
    monkeypatch.setattr(tools.subprocess, "call", lambda *_, **__: 1)
    with pytest.raises(tools.ToolMissing, match="Chromium"):
        tools.chromium()
