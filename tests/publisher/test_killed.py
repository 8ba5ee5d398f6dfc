"""Builds are really killed, hundreds of times and at any moment; readers never miss a page, not even half of one."""

import os
import random
import re
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from plugins.publisher import swap as swapping
from plugins.publisher.staging import Staging
from tests.make import PDF, make_content
from tests.publisher.building import (
    FEW_PLUGINS,
    SITE,
    build,
    differing,
    is_sealed,
    leftovers,
    own_theme,
    tree,
)
from tests.publisher.workplace import apart

KILLS = 20
OF_EACH_END = 10
FILES = {
    **{f"{number:05}": {"title": f"第 {number} 份通知"} for number in range(1, 6)},
    "00001/名单.pdf": PDF,
    "pages/about.md": "---\ntitle: 关于\n---\n说明\n",
}
PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN"><head><meta name="generator" content="Yangguang"><title>{{ title }}</title></head>
<body>{{ "正文" * 9000 }}{{ site.footer }}</body></html>
"""
GENERATION = re.compile(rb"\xe7\xac\xac-(\d+)-\xe4\xbb\xa3")  # 第-…-代, as the footer of every page says


class Generations:
    """A site whose pages all tell in their footer which build made them."""

    def __init__(self, folder, cache, workers):
        self.content, self.output = make_content(folder, FILES), folder / "public" / "site"
        self.settings = {
            "BUILD_CACHE": str(folder / "cache") if cache else "",
            "WORKERS": workers,
            "THEME": str(plain_theme(folder)),
            "PLUGINS": FEW_PLUGINS,
        }
        self.generation = 0
        self.build(1)
        self.sample = self._without_generation()
        self.generation = 1

    def build(self, generation):
        build(self.content, self.output, SITE=self._site(generation), **self.settings)

    def start(self, generation):
        """A process that builds, and the end of a pipe that tells when it begins to publish."""
        told, telling = os.pipe()
        pid = os.fork()
        if pid == 0:
            publish = Staging.publish

            def tell_and_publish(*arguments, **options):
                os.write(telling, b"!")
                publish(*arguments, **options)

            try:
                Staging.publish = tell_and_publish
                self.build(generation)
                os._exit(0)
            finally:
                os._exit(1)
        os.close(telling)
        return pid, told

    def assert_is_one_of(self, *generations):
        """The site is whole and of one of these generations; gives which."""
        found = {int(number) for data in tree(self.output).values() for number in GENERATION.findall(data)}
        assert len(found) == 1, found
        assert found <= set(generations)
        assert differing(self._without_generation(), self.sample) == []
        return found.pop()

    def _without_generation(self):
        files = tree(self.output).items()
        return {path: GENERATION.sub(b"", data) for path, data in files if not is_sealed(path)}

    @staticmethod
    def _site(generation):
        return SITE.__class__(**{**vars(SITE), "footer": {"版本": f"第-{generation}-代"}})


def plain_theme(folder):
    """Long pages from templates that cost next to nothing, as builds here are many."""
    theme = own_theme(folder)
    for path in filter(Path.is_file, (theme / "templates").rglob("*")):
        path.write_text(PAGE, encoding="utf-8")
    return theme


def kill_again_and_again(folder, seed, workers, cache, can_exchange):
    """Start builds and kill them; after each the site is whole, and the next build mends whatever was left."""
    if not can_exchange:
        swapping._exchange = lambda *_places: False
    chance, ends = random.Random(seed), Counter()
    site = Generations(folder, cache, workers)
    started = time.monotonic()
    site.build(2)
    duration = time.monotonic() - started
    for generation in range(3, 3 + 6 * KILLS):
        if ends["killed"] >= KILLS and min(ends["old"], ends["new"]) > OF_EACH_END:
            break
        pid, told = site.start(generation)
        if chance.random() < 0.4:  # around the swap
            os.read(told, 1)
            time.sleep(chance.random() ** 2 * 0.02)
        else:
            time.sleep(chance.random() * duration)
        os.kill(pid, signal.SIGKILL)
        status = os.waitpid(pid, 0)[1]
        os.close(told)
        ends["killed" if os.WIFSIGNALED(status) else f"status {os.waitstatus_to_exitcode(status)}"] += 1
        stands = site.assert_is_one_of(generation - 1, generation)
        ends["new" if stands == generation else "old"] += 1
        site.build(generation)
        site.assert_is_one_of(generation)
        rest = [
            name
            for name in leftovers(site.output)
            if not (name.startswith(".site.home-") and not can_exchange)
        ]
        assert rest == []
    return ends


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(tmp_path):
    """Three times 20 kills or more: with and without a cache and workers, and where folders cannot be exchanged."""
    ways = [(1, 1, True, True), (2, 2, True, True), (3, 1, True, False)]
    found = apart(*(lambda way=way: kill_again_and_again(tmp_path / str(way[0]), *way) for way in ways))
    for ends in found:
        assert set(ends) <= {"killed", "old", "new", "status 0"}
        assert ends["killed"] >= KILLS
        assert ends["old"] > OF_EACH_END
        assert ends["new"] > OF_EACH_END


def read_again_and_again(output, paths, stop):
    """What is wrong with the pages that a reader gets until `stop` exists, and the generations that were seen."""
    wrong, seen = Counter(), set()
    while not stop.exists():
        for path in paths:
            try:
                data = (output / path).read_bytes()
            except OSError as error:
                wrong[f"{path}: {error}"] += 1
                continue
            found = set(GENERATION.findall(data))
            seen |= found
            if path.endswith(".html") and (len(found) != 1 or not data.endswith(b"</html>\n")):
                wrong[f"{path}: half a page"] += 1
    return wrong, seen


@pytest.mark.parametrize("can_exchange", [True, False], ids=["exchange", "link"])
def test_readers_never_miss_a_page_while_generation_follows_generation(tmp_path, can_exchange):
    stop = tmp_path / "stop"
    output = tmp_path / "site" / "public" / "site"
    if not can_exchange:
        swapping_allowed = swapping._exchange
        swapping._exchange = lambda *_places: False
    try:
        site = Generations(tmp_path / "site", cache=True, workers=2)
        paths = sorted(path for path in tree(output) if not is_sealed(path))

        def publish():
            try:
                for generation in range(2, 27):
                    site.build(generation)
            finally:
                stop.touch()

        _published, (wrong, seen) = apart(publish, lambda: read_again_and_again(output, paths, stop))
    finally:
        if not can_exchange:
            swapping._exchange = swapping_allowed
    assert wrong == {}
    assert len(seen) > 10
    assert output.is_symlink() != can_exchange


def test_a_build_may_begin_while_the_first_is_being_killed(tmp_path):
    """Nobody waits for the end of the first one: it is gone, or the second says that it is still there."""
    site = Generations(tmp_path, cache=True, workers=2)
    for generation in range(2, 12):
        pid, told = site.start(generation)
        os.read(told, 1) if generation % 2 else time.sleep(0.05)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        site.build(generation)
        site.assert_is_one_of(generation)
        os.close(told)
    assert leftovers(site.output) == []
