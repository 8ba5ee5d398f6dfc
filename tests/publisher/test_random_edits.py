"""Whatever is edited, in whatever order: a site that was kept up to date has the bytes of one built from nothing."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.disclosure.errors import DisclosureError
from tests.make import BODIES, CITY, FINANCE, PDF, PNG, block, item, make_content, place, write
from tests.publisher.building import SITE, build, differing, entries, leftovers, own_theme

ALWAYS = ("00001", "00002", "00003")
COMING_AND_GOING = ("00004", "00005", "00006", "00007", "2025/00001", "new-draft")
DAYS = ("2026-03-31", "2026-06-30", "2026-07-01", "2027-01-15")
BY_KEYS = {"topic": "general-affairs/open-government", "genre": "notice"}  # labels change
WITHDRAWALS: tuple[dict[str, Any], ...] = (
    {
        "on": "2026-05-20",
        "reason": "duplicate",
        "body": "示例市人民政府",
        "successor": "示政发〔2026〕1号",
    },
    {"on": "2026-05-21", "reason": "secrecy", "body": "示例市人民政府"},
)
VOCABULARY_LABELS = (
    ("genre", "通知"),
    ("validity", "有效"),
    ("topic", "政务公开"),
    ("withdrawal", "重复或已合并"),
)

number_text = st.sampled_from(
    ["示政发〔2026〕1号", "示政发[2026]2号", "示政发〔2026〕4号", "示政发〔2026〕5号"]
)
fields = st.fixed_dictionaries(
    {"title": st.sampled_from(["关于停车的通知", "关于路灯的决定", "<b>“引号”</b>&符号"])},
    optional={
        "body": st.sampled_from(
            ["第一稿。\n", "第二稿。\n", "见[别处](00001.md)。\n", "|甲|乙|\n|-|-|\n|1|2|\n"]
        ),
        "publisher": st.sampled_from(["示例市政府", "示例市财政局"]),
        "joint_bodies": st.just(["示例市财政局"]),
        "matter": st.sampled_from(["停车", "路灯"]),
        "topic": st.sampled_from(["综合政务", None]),
        "generated_on": st.sampled_from(["2025-12-31", "2026-03-02"]),
        "published_on": st.sampled_from(["2026-03-05 09:30", "2026-07-01", "2027-01-01"]),
        "effective_on": st.sampled_from(["2026-03-10", "2026-07-01"]),
        "expires_on": st.sampled_from(["2026-06-29", "2026-06-30", "2026-12-31"]),
        "repeals": number_text,
        "replaces": number_text,
        "amends": number_text,
        "follows": number_text,
        "withdrawn": st.sampled_from(WITHDRAWALS),
        "changes": st.just([{"on": "2026-04-02", "kind": "更正", "note": "改正了错字"}]),
        "keywords": st.just("停车"),
    },
)
some_item = st.sampled_from(ALWAYS + COMING_AND_GOING)
PAGE_TEXTS = ("说明", "见[甲](about.md)", "")
THEME_FILES = ("base.html", "_table.html", "item.html", "feed.xml", "../static/site.css")
SITE_CHANGES: tuple[dict[str, Any], ...] = (
    {"name": "新名"},
    {"page_size": 2},
    {"footer": {"甲": "乙"}},
    {"new_on_home": 1},
    {"feed_size": 2},
)


def _one(name: str, *arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.tuples(st.just(name), *arguments)


write_item = _one("write_item", some_item, fields)
edit = st.one_of(
    write_item,
    write_item,
    write_item,
    _one("delete", st.sampled_from(COMING_AND_GOING)),
    _one("rename", st.sampled_from(COMING_AND_GOING), st.sampled_from(COMING_AND_GOING)),
    _one("attach", some_item, st.sampled_from(["名单.pdf", "图.png", "另一份.pdf"]), st.booleans()),
    _one("retouch", some_item),
    _one("spoil_item", some_item),
    _one("name_body", st.sampled_from([CITY, FINANCE]), st.sampled_from(["甲", "乙", ""])),
    _one("label", st.sampled_from(VOCABULARY_LABELS), st.sampled_from(["（新）", "（旧）", ""])),
    _one("write_page", st.sampled_from(["about", "help"]), st.sampled_from(PAGE_TEXTS)),
    _one("edit_theme", st.sampled_from(THEME_FILES), st.sampled_from(["\n", " ", ""])),
    _one("add_static", st.booleans()),
    _one("set_site", st.sampled_from(SITE_CHANGES)),
    _one("set_url", st.sampled_from(["", "https://www.shili.example/zwgk"])),
    _one("set_date", st.sampled_from(DAYS)),
    _one(
        "spoil_site",
        st.integers(0, 999),
        st.sampled_from(["change", "delete", "empty", "add", "mode", "link"]),
    ),
    _one("lose_cache", st.integers(0, 2**20)),
)


class Office:
    """A content folder, a theme and settings that are edited, and the site that is built after every edit."""

    def __init__(self, folder: Path, stays: bool) -> None:
        self.content = make_content(folder, {})
        self.theme = own_theme(folder)
        self.site, self.url, self.date = SITE, "", "2026-06-30"
        self.output, self.clean, self.cache = folder / "site", folder / "clean" / "site", folder / "cache"
        for name in ALWAYS + COMING_AND_GOING:
            self.write_item(name, {"title": f"第 {name} 份通知"})
        self.saved = folder / "saved"
        self.memory: dict[str, Any] = {"KEPT_ITEMS": {}} if stays else {}

    def write_item(self, name: str, changes: dict[str, Any]) -> None:
        stem = name[-5:]
        number = f"示政发〔2026〕{int(stem)}号" if stem.isdigit() and name == stem else None
        changed_on = "2026-04-02" if "changes" in changes else None
        fields = {**BY_KEYS, "document_number": number, "changed_on": changed_on, **changes}
        write(self.content / place(name), item(**fields))

    def delete(self, name: str) -> None:
        path = self.content / place(name)
        path.unlink(missing_ok=True)
        shutil.rmtree(path.with_suffix(""), ignore_errors=True)

    def rename(self, name: str, new: str) -> None:
        old_path, new_path = self.content / place(name), self.content / place(new)
        if old_path.exists() and name != new:
            self.delete(new)
            new_path.parent.mkdir(parents=True, exist_ok=True)
            old_path.rename(new_path)
            with suppress(FileNotFoundError):
                old_path.with_suffix("").rename(new_path.with_suffix(""))

    def attach(self, name: str, file: str, is_there: bool) -> None:
        path = (self.content / place(name)).with_suffix("") / file
        if not path.parent.with_suffix(".md").exists():
            return
        if is_there:
            write(path, (PNG if file.endswith("png") else PDF) + os.urandom(2))
        else:
            path.unlink(missing_ok=True)

    def retouch(self, name: str) -> None:
        """Another text of the same length, with the times of the old one."""
        path = self.content / place(name)
        if path.exists():
            times, text = path.stat(), path.read_text(encoding="utf-8")
            path.write_text(text.replace("名单。", "名册。").replace("稿。", "版。"), encoding="utf-8")
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    def spoil_item(self, name: str) -> None:
        write(self.content / place(name), "---\ntitle: [\n---\n")

    def name_body(self, code: str, ending: str) -> None:
        fields = {**BODIES[code], "code": code}
        fields = (
            {**fields, "name": fields["name"] + ending, "aliases": [fields["name"]]} if ending else fields
        )
        write(self.content / "register" / "bodies" / f"{code}.yml", block(fields))

    def label(self, what: tuple[str, str], ending: str) -> None:
        vocabulary, word = what
        path = self.content / "register" / "vocabularies" / f"{vocabulary}.yml"
        text = path.read_text(encoding="utf-8").replace("（新）", "").replace("（旧）", "")
        path.write_text(text.replace(f"label: {word}\n", f"label: {word}{ending}\n"), encoding="utf-8")

    def write_page(self, name: str, text: str) -> None:
        path = self.content / "pages" / f"{name}.md"
        if text:
            write(path, f"---\ntitle: {name}\n---\n{text}\n")
        else:
            path.unlink(missing_ok=True)

    def edit_theme(self, name: str, ending: str) -> None:
        path = self.theme / "templates" / name
        path.write_text(path.read_text(encoding="utf-8").rstrip() + ending, encoding="utf-8")

    def add_static(self, is_there: bool) -> None:
        path = self.theme / "static" / "more" / "print.css"
        if is_there:
            write(path, "p{}")
        else:
            path.unlink(missing_ok=True)

    def set_site(self, changes: dict[str, Any]) -> None:
        self.site = replace(SITE, **changes)

    def set_url(self, url: str) -> None:
        self.url = url

    def set_date(self, date: str) -> None:
        self.date = date

    def spoil_site(self, number: int, how: str) -> None:
        files = sorted(
            path for path in self.output.rglob("*") if path.is_file() and path.name != "index.html"
        )
        path = files[number % len(files)]
        if how == "change":
            path.write_bytes(path.read_bytes() + b"!")
        elif how == "delete":
            path.unlink()
        elif how == "empty":
            path.write_bytes(b"")
        elif how == "add":
            path.with_name("added.html").write_bytes(b"x")
        elif how == "link":
            path.with_name("linked").symlink_to(self.theme)
        else:
            path.chmod(0o600)

    def lose_cache(self, place: int) -> None:
        path = self.cache / "build.sqlite"
        if path.exists() and place % 4 == 0:
            path.unlink()
        elif path.exists():
            data = bytearray(path.read_bytes())
            data[place % len(data)] ^= 1 + place % 255
            path.write_bytes(data)

    def assert_right(self) -> None:
        """Both builds give the same site, or both refuse for the same reason, the old site stays, and all is undone."""
        shutil.rmtree(self.clean.parent, ignore_errors=True)
        before = entries(self.output)
        expected = self._build(self.clean)
        found = self._build(self.output, BUILD_CACHE=str(self.cache), **self.memory)
        assert found == expected
        now, wanted = entries(self.output), before if expected else entries(self.clean)
        assert differing(now, wanted) == []
        assert leftovers(self.output) == []
        source, target = (self.saved, self.content) if expected else (self.content, self.saved)
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)

    def _build(self, output: Path, **more: Any) -> str:
        try:
            build(
                self.content,
                output,
                self.date,
                SITE=self.site,
                SITEURL=self.url,
                THEME=str(self.theme),
                **more,
            )
        except DisclosureError as error:
            return str(error)
        return ""


@settings(max_examples=6)
@given(rounds=st.lists(st.lists(edit, min_size=1, max_size=4), min_size=1, max_size=5), stays=st.booleans())
def test_a_site_that_is_kept_up_to_date_is_as_if_built_from_nothing(tmp_path_factory, rounds, stays):
    office = Office(tmp_path_factory.mktemp("office"), stays)
    office.assert_right()
    for edits in rounds:
        for name, *arguments in edits:
            getattr(office, name)(*arguments)
        office.assert_right()
