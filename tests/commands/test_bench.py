"""`tasks.py bench`: the same pages from every program, honest figures, and nothing left out in silence."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from commands.bench import bench
from commands.benchmarks import build_without, measured, subjects
from commands.benchmarks.corpus import Corpus
from commands.benchmarks.hugo_site import write_hugo_site
from commands.benchmarks.results import Row, ratio, together
from pelicanconf import SITE
from plugins.disclosure.loading import load
from tests.make import ROOT

ITEMS, DAY = 30, date(2026, 11, 1)


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def rows_of(report):
    (result,) = json.loads(report.read_text(encoding="utf-8"))["results"]
    return {row["name"]: row for row in result["rows"]}, result


COMMON = {"topic-other", "service-elements"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    return Corpus(tmp_path_factory.mktemp("corpus") / "content", ITEMS)


@pytest.fixture
def restored(corpus):
    yield corpus
    corpus.restore()


def test_all_programs_are_measured_on_the_same_items(tmp_path, capfd):
    report = tmp_path / "bench.json"
    assert bench([str(ITEMS)], report=report) == 0
    out = capfd.readouterr().out
    rows, result = rows_of(report)
    assert all(name in out for name in rows)
    assert {"本站：首次生成", "本站：没有变化", "本站：改一条", "本站：增一条"} <= set(rows)
    assert {"Hugo：首次生成", "Hugo：改一条（全部重做）", "Hugo + Pagefind：首次生成"} <= set(rows)
    assert {"原版 Pelican：首次生成", "原版 Pelican：改一条（全部重做）"} <= set(rows)
    assert all(note in out for note in result["notes"])
    hugo = rows["Hugo：首次生成"]
    assert hugo["to_hugo"] == {"wall": 1, "cpu": 1, "peak_mb": 1}
    assert rows["Hugo + Pagefind：首次生成"]["wall"]["median"] > hugo["wall"]["median"]
    assert rows["本站：增一条"]["files"] > rows["本站：首次生成"]["files"]
    same_pages = rows.get("本站（只有页面）：首次生成") or rows["本站：首次生成"]
    assert same_pages["files"] == hugo["files"]
    assert same_pages["megabytes"] == pytest.approx(hugo["megabytes"], rel=0.1)


def test_what_is_not_installed_is_named(tmp_path, capfd, monkeypatch):
    monkeypatch.setattr(subjects, "bundled", lambda _package, _program: None)
    assert bench(["2"], only="hugo,pagefind", report=tmp_path / "bench.json") == 0
    assert "Hugo：没有安装 hugo" in capfd.readouterr().out


@pytest.mark.parametrize("sizes", [["0"], ["viele"], ["10,,20"], ["-5"]])
def test_sizes_that_make_no_sense_are_refused(sizes, tmp_path, capsys):
    assert bench(sizes, report=tmp_path / "bench.json") == 2
    assert "条目数应是大于 0 的整数" in capsys.readouterr().err


def test_unknown_programs_are_refused(tmp_path, capsys):
    assert bench(["1"], only="hugo,jekyll", report=tmp_path / "bench.json") == 2
    assert "没有“jekyll”" in capsys.readouterr().err


def test_a_build_that_fails_stops_the_benchmark(tmp_path, capfd, monkeypatch):
    monkeypatch.setattr(subjects, "bundled", lambda _package, _program: Path("/bin/false"))
    assert bench(["2"], only="hugo", report=tmp_path / "bench.json") == 1
    assert "Hugo：首次生成没有完成，退出码 1" in capfd.readouterr().err
    assert not (tmp_path / "bench.json").exists()


def facts(path):
    """What a reader finds on the page of an item, wherever it stands."""
    main = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").main

    def words(selector):
        return [" ".join(found.get_text().split()) for found in main.select(selector)]

    return {
        part: words(part) for part in ("h1", ".notice", ".box tr", ".body td", ".body li", ".relations dd")
    } | {
        # The own pages join the lines of a signature and have a link to itself behind every article.
        "body": "".join(main.select_one(".body").get_text().replace("¶", "").split()),
        "files": [link["download"] for link in main.select(".attachments a")],
        "contact": words(".contact dd"),
    }


def test_hugo_makes_the_same_pages(corpus, tmp_path):
    hugo = subjects.bundled("hugo", "binaries/hugo")
    assert hugo, "hugo is in requirements/test.txt"
    write_hugo_site(corpus.content, SITE, DAY, tmp_path / "source")
    command = [hugo, "--source", tmp_path / "source", "--destination", tmp_path / "peer", "--quiet"]
    subprocess.run([*command, "--cacheDir", tmp_path / "cache"], check=True)
    places = (str(corpus.content), str(tmp_path / "own"), str(tmp_path / "own-cache"), str(DAY))
    names = [build_without.plugin_name(plugin) for plugin in build_without.configured_plugins()]
    left_out = ",".join(name for name in names if name not in subjects.PAGE_PLUGINS)
    # In a process of its own: plugins that other tests have switched on stay so in this one.
    subprocess.run([sys.executable, "-m", build_without.__name__, left_out, *places], check=True, cwd=ROOT)
    pages = sorted(path.relative_to(tmp_path / "own") for path in (tmp_path / "own/items").rglob("*.html"))
    assert len(pages) == ITEMS
    for page in pages:
        assert facts(tmp_path / "peer" / page) == facts(tmp_path / "own" / page)
    for pattern in ("*.html", "feed.xml"):
        assert len(list((tmp_path / "peer").rglob(pattern))) == len(list((tmp_path / "own").rglob(pattern)))


def test_changes_touch_one_item_and_are_undone(restored):
    before = tree(restored.content)
    restored.edit(1)
    edited = tree(restored.content)
    (changed,) = {name for name in before if edited[name] != before[name]}
    assert changed == restored.edited.relative_to(restored.content).as_posix()
    restored.add(1)
    (added,) = {name for name in tree(restored.content) if name not in before and name.endswith(".md")}
    loaded = load(restored.content, DAY)
    assert [str(finding) for finding in loaded.findings if finding.rule not in COMMON] == []
    assert loaded.catalog.items[0].source == added
    restored.restore()
    assert tree(restored.content) == before


@pytest.mark.skipif(not measured.PROC.exists(), reason="only Linux tells the memory of all processes")
def test_all_processes_of_a_command_count(tmp_path):
    burn = "import time\nhold = bytearray(60_000_000)\nwhile time.process_time() < 0.3: pass"
    command = f"import os\nif os.fork() == 0:\n os.fork()\nexec({burn!r})\nif True:\n os._exit(0)"
    arguments = [sys.executable, measured.__file__, tmp_path / "costs.json", sys.executable, "-c", command]
    subprocess.run(arguments, check=True)
    costs = json.loads((tmp_path / "costs.json").read_text(encoding="utf-8"))
    assert costs["cpu"] >= 0.9
    assert costs["peak_mb"] >= 120


def test_the_exit_status_of_a_command_is_its_own(tmp_path):
    arguments = [sys.executable, measured.__file__, tmp_path / "costs.json"]
    command = [sys.executable, "-c", "raise SystemExit(7)"]
    assert subprocess.run([*arguments, *command], check=False).returncode == 7


def test_medians_ratios_and_sums():
    fast = Row("fast", [{"wall": wall, "cpu": 2.0, "peak_mb": 10.0} for wall in (1.0, 9.0, 2.0)])
    slow = Row("slow", [{"wall": 5.0, "cpu": None, "peak_mb": None}])
    assert fast.middle("wall") == 2
    assert ratio(slow, fast, "wall") == 2.5
    assert ratio(slow, fast, "cpu") is None
    assert fast.as_json(fast)["wall"] == {"median": 2, "min": 1, "max": 9, "rounds": [1, 9, 2]}
    assert together(fast.rounds[0], {"wall": 3.0, "cpu": None, "peak_mb": 50.0}) == {
        "wall": 4,
        "cpu": None,
        "peak_mb": 50,
    }


def test_plugins_are_known_by_name():
    names = {build_without.plugin_name(plugin) for plugin in build_without.configured_plugins()}
    assert names >= subjects.PAGE_PLUGINS
    assert build_without.plugin_name("pelican.plugins.sitemap") == "sitemap"
