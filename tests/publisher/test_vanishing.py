"""Input that vanishes or comes while a site is built: it is named, or the site is that of before or of after, whole."""

import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.disclosure import loading, register
from plugins.disclosure.reader import ItemReader
from plugins.publisher import generator
from plugins.publisher.site_writer import SiteWriter
from tests.make import CITY, PDF, item, place, write
from tests.publisher.building import differing, leftovers, tree
from tests.publisher.workplace import Workplace

FILES = {
    "00001": {"body": "见[名单](00001/名单.pdf)。\n"},
    "00001/名单.pdf": PDF,
    "00002": {},
    "pages/about.md": "---\ntitle: 关于\n---\n说明\n",
}
THINGS = {
    "an item": f"content/catalog/{CITY}/2026/00002.md",
    "an attachment": f"content/catalog/{CITY}/2026/00001/名单.pdf",
    "the attachments": f"content/catalog/{CITY}/2026/00001",
    "all items": "content/catalog",
    "a body": f"content/register/bodies/{CITY}.yml",
    "the register": "content/register",
    "a page": "content/pages/about.md",
    "the pages": "content/pages",
    "everything": "content",
    "a template": "theme/templates/item.html",
    "a style sheet": "theme/static/site.css",
    "the theme": "theme",
}


def _always(*_arguments):
    return True


# Before or after which call of the build something happens.
MOMENTS = {
    "bodies listed": (register, "yaml_files", "after", _always),
    "items listed": (loading, "item_files", "after", _always),
    "an item read": (ItemReader, "read", "before", lambda _reader, source: source == place("00001")),
    "all read": (generator, "refuse_errors", "before", _always),
    "before the plan": (generator, "plan", "before", _always),
    "before writing": (SiteWriter, "carry_out", "before", _always),
    "written": (SiteWriter, "carry_out", "after", _always),
}


def during_a_build(patch, moment, happens):
    """Let something happen once, at a moment of the next build."""
    owner, name, when, is_now = MOMENTS[moment]
    original, pending = getattr(owner, name), [happens]

    def disturbed(*arguments, **options):
        its_time = pending and is_now(*arguments)
        if its_time and when == "before":
            pending.pop()()
        result = original(*arguments, **options)
        if its_time and when == "after":
            pending.pop()()
        return result

    patch.setattr(owner, name, disturbed)
    return pending


def is_one_of(desk, *made):
    """Whether the site is what one of some builds made."""
    return (0, tree(desk.output)) in made


def remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A built site, a copy of it, and what a build makes of the content with and without each thing."""
    desk = Workplace(tmp_path_factory.mktemp("desk"), FILES)
    assert desk.build()[0] == 0
    desk.edit()
    copy = tmp_path_factory.mktemp("copy") / "desk"
    copy_all(desk.folder, copy)
    made = {"": desk.clean()}
    for thing, name in THINGS.items():
        remove(desk.folder / name)
        made[thing] = desk.clean() if desk.theme.exists() and desk.content.exists() else (1, {})
        restore(desk, copy)
    return desk, copy, made


@pytest.fixture
def desk(sample):
    """That site as it was, with a change that touches every page and is not published yet."""
    desk, copy, _made = sample
    restore(desk, copy)
    desk.cache = desk.folder / "cache"
    return desk


def copy_all(source, target):
    """Files that share their bytes go on sharing them."""
    subprocess.run(["cp", "-a", source, target], check=True)


def restore(desk, copy):
    shutil.rmtree(desk.folder)
    copy_all(copy, desk.folder)


WHILE_READING = ("bodies listed", "items listed", "an item read")
READ_LATER = ("an attachment", "the attachments", "everything", "a template", "a style sheet", "the theme")
CASES = [
    (moment, thing, is_warm)
    for moment in MOMENTS
    for thing in (THINGS if moment in WHILE_READING else READ_LATER)
    for is_warm in (True, False)
    # What the cache knows is not read, and for the rest it makes no difference.
    if (moment != "an item read" if is_warm else moment in ("an item read", "before writing"))
]


@pytest.mark.parametrize(("moment", "thing", "is_warm"), CASES)
def test_what_vanishes_during_a_build_is_named(sample, desk, monkeypatch, moment, thing, is_warm):
    made, before = sample[2], tree(desk.output)
    if not is_warm:
        desk.cache = desk.folder / "no cache yet"
    path = desk.folder / THINGS[thing]
    with monkeypatch.context() as patch:
        happens = during_a_build(patch, moment, lambda: remove(path))
        status, told = desk.build()
    assert happens == []
    assert leftovers(desk.output) == []
    if status:
        assert path.name in told
        assert differing(tree(desk.output), before) == []
    else:
        assert is_one_of(desk, made[""], made[thing])
    if desk.theme.exists() and desk.content.exists():
        status, _told = desk.build()
        assert status == made[thing][0]
        assert status or is_one_of(desk, made[thing])


@pytest.mark.parametrize("is_warm", [True, False], ids=["warm", "cold"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_what_comes_during_a_build_is_there_at_the_latest_the_next_time(desk, monkeypatch, moment, is_warm):
    if not is_warm:
        desk.cache = desk.folder / "no cache yet"

    def come():
        write(desk.content / place("00009"), item(title="刚刚写好的通知"))
        write(desk.content / place("00001"), item(title="刚刚改好的通知", body="改好了。\n"))
        write(desk.content / place("00001/附表.pdf"), PDF + b"2")
        write(desk.content / "pages" / "about.md", "---\ntitle: 关于\n---\n新的说明\n")
        path = desk.content / "register" / "bodies" / f"{CITY}.yml"
        path.write_text(
            path.read_text(encoding="utf-8").replace("示例路 1 号", "示例路 3 号"), encoding="utf-8"
        )
        write(desk.theme / "static" / "new.css", "p{}")

    with monkeypatch.context() as patch:
        during_a_build(patch, moment, come)
        desk.build()
    assert leftovers(desk.output) == []
    desk.assert_works()


@pytest.mark.parametrize("time", [1, 2, 3, 4])
def test_a_file_that_vanishes_between_listing_and_reading_is_named(sample, desk, monkeypatch, time):
    path, before, made = desk.theme / "static" / "site.css", tree(desk.output), sample[2]
    desk.cache = desk.folder / "no cache yet"
    original, readings = Path.read_bytes, []

    def read(self):
        if self == path:
            readings.append(self)
            if len(readings) == time:
                path.unlink()
        return original(self)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read)
        status, told = desk.build()
    assert leftovers(desk.output) == []
    if status:
        assert path.name in told
        assert differing(tree(desk.output), before) == []
    else:
        assert is_one_of(desk, made[""], made["a style sheet"])
