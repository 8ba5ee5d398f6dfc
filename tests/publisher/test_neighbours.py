"""Ordinary Pelican plugins work beside ours, again and again with a cache, and cannot harm the site that is shown."""

import importlib.util
import shutil
import signal
from functools import partial
from pathlib import Path

import pytest

from plugins import catalog, plain_pages, publisher
from plugins.disclosure import parallel
from plugins.publisher.staging import Staging
from tests.make import ROOT, item, make_content, place, write
from tests.publisher.building import build, differing, leftovers, tree
from tests.publisher.workplace import apart

OURS = [publisher, catalog, plain_pages]
FILES = {**{f"{number:05}": {} for number in range(1, 5)}, "pages/about.md": "---\ntitle: 关于\n---\n说明\n"}
PLUGINS = {
    # Pages from a generator of its own, through Pelican's writer and by itself.
    "pages": """
from pathlib import Path
from jinja2 import Template
from pelican import signals
from pelican.generators import Generator

class Notes(Generator):
    def generate_output(self, writer):
        word = WORD.read_text(encoding="utf-8")
        writer.write_file("extra/note.html", Template("{{ word }}"), self.context, word=word)
        Path(self.output_path, "robots.txt").write_text(word, encoding="utf-8")

def _generators(_pelican):
    return Notes

def register():
    signals.get_generators.connect(_generators)
""",
    # A file that is written before any page is.
    "early": """
from pathlib import Path
from pelican import signals

def _finalized(generators):
    folder = Path(generators[0].output_path)
    (folder / "early.txt").write_text(WORD.read_text(encoding="utf-8"), encoding="utf-8")

def register():
    signals.all_generators_finalized.connect(_finalized)
""",
    # A file that is added when everything is finished, as a site map is.
    "list": """
from pathlib import Path
from pelican import signals

def _finalized(pelican):
    folder = Path(pelican.settings["OUTPUT_PATH"])
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    (folder / "list.txt").write_text("\\n".join(names), encoding="utf-8")

def register():
    signals.finalized.connect(_finalized)
""",
    # Finished pages are written into, in place, as minifiers do; the site that is shown must not notice.
    "rewriting": """
from pathlib import Path
from pelican import signals


def _finalized(pelican):
    before = {path: path.read_bytes() for path in SITE.rglob("*") if path.is_file()}
    for path in Path(pelican.settings["OUTPUT_PATH"]).rglob("*.html"):
        with path.open("r+", encoding="utf-8") as page:
            text = page.read().replace("</body>", WORD.read_text(encoding="utf-8") + "</body>")
            page.seek(0)
            page.truncate()
            page.write(text)
    if before != {path: path.read_bytes() for path in before}:
        raise AssertionError("the site that is shown was written into")

def register():
    signals.finalized.connect(_finalized)
""",
}


class Neighbourhood:
    """A site that is built with somebody else's plugin, every time in a process of its own."""

    def __init__(self, folder, name, is_first=False, processors=2, lies_with_ours=False):
        self.folder = folder
        self.content, self.output, self.word = make_content(folder, FILES), folder / "site", folder / "word"
        self.name, self.is_first, self.processors, self.lies_with_ours = (
            name,
            is_first,
            processors,
            lies_with_ours,
        )

    def build(self, word, output=None, cache="cache"):
        write(self.word, word)
        apart(partial(self._build, output or self.output, cache))

    def assert_right(self, word):
        """The site is as if it were built from nothing."""
        self.build(word, self.folder / "clean" / "site", "")
        assert (
            differing(tree(self.output), tree(self.folder / "clean" / "site")) == leftovers(self.output) == []
        )
        shutil.rmtree(self.folder / "clean")

    def _build(self, output, cache):
        parallel.available_workers = lambda: self.processors
        plugins = [self._plugin(output), *OURS] if self.is_first else [*OURS, self._plugin(output)]
        settings = {"BUILD_CACHE": str(self.folder / cache) if cache else "", "WORKERS": self.processors}
        build(self.content, output, PLUGINS=plugins if self.name else OURS, **settings)

    def _plugin(self, output):
        source = f"from pathlib import Path\nWORD, SITE = Path({str(self.word)!r}), Path({str(output)!r})\n"
        path = write(self.folder / "plugins" / f"{self.name}.py", source + PLUGINS.get(self.name, ""))
        spec = importlib.util.spec_from_file_location(self.name or "none", path)
        plugin = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(plugin)
        if self.lies_with_ours:
            plugin.__file__ = str(ROOT / "plugins" / "publisher" / "__init__.py")
        return plugin


@pytest.mark.parametrize("processors", [1, 2])
@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugin_of_somebody_else_works_again_and_again(tmp_path, name, processors):
    shown_in = {
        "pages": "extra/note.html",
        "early": "early.txt",
        "list": "list.txt",
        "rewriting": "index.html",
    }
    site = Neighbourhood(tmp_path, name, is_first=processors == 1, processors=processors)
    for word in ("", "甲", "甲", "乙"):
        site.build(word)
        assert (word if name != "list" else "index.html") in tree(site.output)[shown_in[name]].decode()
    site.assert_right("乙")
    write(site.content / place("00001"), item(title="改过的通知"))
    site.build("乙")
    site.assert_right("乙")


@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugin_may_come_and_go(tmp_path, name):
    """Before it comes the site has a twin that shares its bytes, and it must not be written into."""
    site = Neighbourhood(tmp_path, "")
    for title in ("一", "二"):
        write(site.content / place("00001"), item(title=title))
        site.build("甲")
    before = tree(site.output)
    site.name = name
    site.build("甲")
    site.assert_right("甲")
    site.name = ""
    site.build("甲")
    assert differing(tree(site.output), before) == leftovers(site.output) == []


@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugin_that_lies_among_ours_is_no_different(tmp_path, name):
    """`plugins/` is where people put their own."""
    site = Neighbourhood(tmp_path, "")
    for title in ("一", "二"):
        write(site.content / place("00001"), item(title=title))
        site.build("甲")
    site.name, site.lies_with_ours = name, True
    for word in ("甲", "乙"):
        site.build(word)
        site.assert_right(word)


def test_the_files_of_the_old_site_are_never_those_that_a_plugin_gets(tmp_path):
    site = Neighbourhood(tmp_path, "list")
    site.build("甲")
    write(site.content / place("00001"), item(title="改过的通知"))
    shared = tmp_path / "shared"
    publish = Staging.publish

    def compare(staging, *arguments, **options):
        inodes = [
            {path.stat().st_ino for path in folder.rglob("*")} for folder in (staging.site, staging.folder)
        ]
        write(shared, str(len(inodes[0] & inodes[1])))
        publish(staging, *arguments, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Staging, "publish", compare)
        site.build("甲")
    assert shared.read_text(encoding="utf-8") == "0"


def test_an_object_that_is_no_module_may_be_a_plugin(tmp_path, monkeypatch):
    """It has no file; looking for its code must not read the folder where the program was started."""

    class Plugin:
        def register(self):
            """Nothing is connected."""

    monkeypatch.chdir(Path(tmp_path.anchor))
    signal.alarm(60)
    try:
        content = make_content(tmp_path, FILES)
        build(content, tmp_path / "site", PLUGINS=[*OURS, Plugin()], BUILD_CACHE=str(tmp_path / "cache"))
    finally:
        signal.alarm(0)
    assert "index.html" in tree(tmp_path / "site")
