"""The publisher is a good neighbour in Pelican: other plugins work, and a missing setting is said."""

from pathlib import Path

import pytest
from jinja2 import Template
from pelican import Pelican, signals
from pelican.generators import Generator

from commands.build import Options
from commands.build import build as command
from plugins import catalog, plain_pages, publisher
from plugins.disclosure.errors import BuildFailed
from tests.make import make_content
from tests.publisher.building import DATE, SITE, build, process, read, tree

ABOUT = {"00001": {}, "pages/about.md": "---\ntitle: 关于\n---\n说明\n"}
WITHOUT = """
import sys
from pathlib import Path
from plugins import {plugins}
from tests.publisher.building import build
build(Path(sys.argv[1]), Path(sys.argv[2]), PLUGINS=[{plugins}])
"""


class Robots(Generator):
    """What any Pelican plugin may do: write through the writer, and into the output folder."""

    def generate_output(self, writer):
        writer.write_file("extra/note.html", Template("{{ word }}"), self.context, word="写好了")
        Path(self.output_path, "robots.txt").write_text("User-agent: *\n")


def test_files_of_an_ordinary_plugin_are_published_with_the_site(tmp_path):
    def generators(_pelican):
        return Robots

    def finalized(pelican):
        Path(pelican.settings["OUTPUT_PATH"], "final.txt").write_text("x")

    with signals.get_generators.connected_to(generators), signals.finalized.connected_to(finalized):
        build(make_content(tmp_path, ABOUT), tmp_path / "site")
    written = tree(tmp_path / "site")
    assert written["extra/note.html"].decode() == "写好了"
    assert {"robots.txt", "final.txt", "index.html"} <= set(written)


def test_settings_are_as_before_when_the_build_is_over(tmp_path):
    settings = read(
        {"PATH": str(make_content(tmp_path, {})), "OUTPUT_PATH": str(tmp_path / "site"), "SITE": SITE}
    )
    builder = settings["PELICAN_CLASS"](settings)
    builder.run()
    assert settings["OUTPUT_PATH"] == builder.output_path == str(tmp_path / "site")


def test_plain_pages_can_be_switched_off(tmp_path):
    content = make_content(tmp_path, ABOUT)
    with process(WITHOUT.format(plugins="publisher, catalog"), content, tmp_path / "site") as other:
        assert other.wait() == 0, other.stderr.read()
    written = tree(tmp_path / "site")
    assert "pages/about.html" not in written
    assert b"pages/" not in written["index.html"]


def test_without_the_catalog_plugin_items_have_no_page_and_the_build_says_so(tmp_path):
    content = make_content(tmp_path, ABOUT)
    with process(WITHOUT.format(plugins="publisher, plain_pages"), content, tmp_path / "site") as other:
        assert other.wait() == 1
        assert "没有生成页面" in other.stderr.read()


def test_without_its_own_class_the_setting_is_named(tmp_path):
    with pytest.raises(BuildFailed, match="PELICAN_CLASS"):
        build(make_content(tmp_path, ABOUT), tmp_path / "site", PELICAN_CLASS=Pelican)


def test_the_plugins_of_our_configuration_are_those_that_exist():
    assert read({})["PLUGINS"][:3] == [publisher, catalog, plain_pages]


def test_nothing_of_pelicans_own_is_written(tmp_path):
    content = make_content(tmp_path, {"00001": {}})
    build(content, tmp_path / "site")
    written = tree(tmp_path / "site")
    tops = {path.partition("/")[0] for path in written}
    assert not tops & {
        "article.html",
        "archives.html",
        "authors.html",
        "tags.html",
        "categories.html",
        "feeds",
    }
    assert all(path in written for path in ("index.html", "catalog/index.html"))


def test_the_public_address_of_the_configuration_is_shown(tmp_path):
    content = make_content(tmp_path, {"00001": {}})
    build(content, tmp_path / "site", SITEURL="https://www.shili.example/zwgk")
    assert b"https://www.shili.example/zwgk/items/" in tree(tmp_path / "site")["catalog/index.html"]


def test_the_public_address_that_the_task_is_given_comes_first(tmp_path):
    url = "https://mirror.example/zwgk"
    assert command(make_content(tmp_path, {"00001": {}}), tmp_path / "site", Options(url, DATE)) == 0
    assert f"{url}/items/".encode() in tree(tmp_path / "site")["catalog/index.html"]
