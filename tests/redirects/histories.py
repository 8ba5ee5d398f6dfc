"""Random histories of a content folder: what any build published answers in every later one.

As a program it goes on for as long as you like: `python tests/redirects/histories.py COUNT [SEED]`.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from commands.addresses import note
from plugins.disclosure.errors import BuildFailed
from tests.history.desk import Desk, entry
from tests.make import BODIES, CITY, FINANCE, block, item, write
from tests.publisher.building import build, tree

GENRES = ("通知", "公告", "意见", "决定")
NOTICE = {"kind": "announcement/award"}
LASTING = (".html", "feed.xml")


class Story:
    """A desk on which something happens every day; `files` are the items, by place, with their fields."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.desk = Desk(folder)
        self.chance = random.Random(seed)
        self.files: dict[str, dict[str, Any]] = {}
        self.published: set[str] = set()
        self.day = date(2026, 3, 5)
        self.count = 0
        self.told: list[str] = []
        self.add()
        self.commit()

    def run(self, steps: Sequence[str]) -> None:
        """Do some steps, each committed, with a build after every other one and at the end."""
        for number, step in enumerate([*steps, "add"]):
            self.told.append(step)
            getattr(self, step)()
            self.commit()
            if number % 2 or number == len(steps):
                self.publish()

    def publish(self) -> None:
        """Build and note the addresses, as whoever publishes does; every page there ever was must answer."""
        output = self.desk.top.parent / "site"
        cache = str(self.desk.top.parent / "cache")
        build(self.desk.content, output, str(self.day), BUILD_CACHE=cache)
        answering = {path for path in tree(output) if path.endswith(LASTING)}
        lost = sorted(self.published - answering)
        assert lost == [], (self.told, lost)
        self.published |= answering
        assert note(self.desk.content, output) == 0
        self.commit()

    def commit(self) -> None:
        """The day ends."""
        self.desk.commit(str(self.day))
        self.day += timedelta(days=1)

    def add(self) -> None:
        """A new item, sometimes without a number."""
        self.count += 1
        stem = f"{self.count:05}" if self.chance.random() < 0.7 else f"new-{self.count}"
        self.write(
            f"catalog/{CITY}/2026/{stem}.md",
            {
                "title": f"示例市人民政府关于第{self.count}处停车场的通知",
                "summary": f"公布第{self.count}处停车场的开放时间。",
                "genre": self.chance.choice(GENRES),
                "document_number": None,
                "body": f"第{self.count}处停车场每天开放，共有{self.count}个车位。\n",
            },
        )
        write(self.desk.content / f"catalog/{CITY}/2026/{stem}/list.csv", f"a,b\n{self.count},0\n")

    def edit(self) -> None:
        """An item changes, and stands in another list then."""
        source = self.pick()
        fields = self.files[source]
        changes = [*fields.get("changes", []), entry(str(self.day), "更正")]
        body = f"{self.day} 更正，现有{self.chance.randint(1, 99)}个车位。\n"
        self.write(source, {**fields, "genre": self.chance.choice(GENRES), "changes": changes, "body": body})

    def take_out(self) -> None:
        """Something is taken out of an item that nobody may read again."""
        source = self.pick()
        fields = self.files[source]
        changes = [*fields.get("changes", []), entry(str(self.day), "删去个人信息")]
        self.write(source, {**fields, "changes": changes, "body": f"{self.day} 之后的内容写在这里。\n"})

    def number(self) -> None:
        """Whatever waits for a number gets one."""
        for source in [source for source in self.files if "/new-" in source]:
            self.count += 1
            self.move(source, f"{source.rpartition('/')[0]}/{self.count:05}.md")

    def change_folder(self) -> None:
        """From the catalog to the notices, or back."""
        source = self.pick()
        top, _slash, rest = source.partition("/")
        other = "notices" if top == "catalog" else "catalog"
        self.move(source, f"{other}/{rest}", notice=NOTICE if other == "notices" else None)

    def rename_body(self) -> None:
        """The code of a body changes, and with it the folder of its items."""
        old, new = (CITY, FINANCE) if self.chance.random() < 0.5 else (FINANCE, CITY)
        for source in [source for source in self.files if f"/{old}/" in source]:
            self.count += 1
            self.move(source, f"{source.partition('/')[0]}/{new}/2026/{self.count:05}.md")

    def withdraw(self) -> None:
        """An item is withdrawn."""
        source = self.pick()
        reason = self.chance.choice(["发布有误", "依法不予公开"])
        withdrawn = {"on": str(self.day), "reason": reason, "body": "示例市人民政府"}
        self.write(source, {**self.files[source], "withdrawn": withdrawn})

    def repeal(self) -> None:
        """An item is repealed."""
        source = self.pick()
        fields = self.files[source]
        changes = [*fields.get("changes", []), entry(str(self.day), "已废止")]
        dates = {"validity": "废止", "repealed_on": str(self.day)}
        self.write(source, {**fields, **dates, "changes": changes})

    def abolish(self) -> None:
        """A body that never published anything comes, and goes."""
        code = "SL0000043"
        ended = {"valid_to": str(self.day - timedelta(days=1)), "abolished": "是"}
        path = self.desk.content / f"register/bodies/{code}.yml"
        fields = {**BODIES[FINANCE], "code": code, "name": "示例市停车管理办公室", "document_words": None}
        write(path, block({**fields, **(ended if path.exists() else {})}))

    def remove(self) -> None:
        """A file is removed: the build names its address, and it is put back."""
        source = self.pick()
        address = source.replace("notices/", "items/").replace("catalog/", "items/").replace(".md", ".html")
        path = self.desk.content / source
        aside = self.desk.top.parent / "aside"
        path.rename(aside)
        path.with_suffix("").rename(aside.with_suffix(".folder"))
        self.commit()
        with pytest.raises(BuildFailed) as raised:
            build(self.desk.content, self.desk.top.parent / "other", str(self.day))
        assert address in str(raised.value), (self.told, str(raised.value))
        aside.rename(path)
        aside.with_suffix(".folder").rename(path.with_suffix(""))

    def branch(self) -> None:
        """Two things happen on a branch, which is merged."""
        self.desk.git("checkout", "--quiet", "-b", f"b{self.day}")
        self.add()
        self.commit()
        self.edit()
        self.commit()
        self.desk.git("checkout", "--quiet", "main")
        self.desk.git(
            "merge",
            "--quiet",
            "--no-ff",
            "--message=m",
            f"b{self.day - timedelta(days=2)}",
            day=str(self.day),
        )

    def pick(self) -> str:
        """The place of one item, that was not withdrawn."""
        there = sorted(source for source, fields in self.files.items() if "withdrawn" not in fields)
        if not there:
            self.add()
            self.commit()
            return next(reversed(self.files))
        return self.chance.choice(there)

    def write(self, source: str, fields: dict[str, Any]) -> None:
        """Write an item."""
        self.files[source] = fields
        write(self.desk.content / source, item(**fields))

    def move(self, old: str, new: str, **changes: Any) -> None:
        """Move an item with its attachments."""
        fields = {**self.files.pop(old), **changes}
        (self.desk.content / old).unlink()
        self.write(new, fields)
        folder = (self.desk.content / old).with_suffix("")
        if folder.is_dir():
            folder.rename((self.desk.content / new).with_suffix(""))


STEPS: dict[str, Callable[[Story], None]] = {
    step.__name__: step
    for step in (
        *(Story.add, Story.edit, Story.take_out, Story.number, Story.change_folder, Story.rename_body),
        *(Story.withdraw, Story.repeal, Story.abolish, Story.remove, Story.branch),
    )
}


def main(count: int, seed: int = 0) -> None:
    """Run `count` random stories of twenty steps; stops at the first page that is lost."""
    for number in range(count):
        chance = random.Random(seed + number)
        with tempfile.TemporaryDirectory() as folder:
            Story(Path(folder), seed + number).run(chance.choices(list(STEPS), k=20))
        print(f"{number + 1} / {count}", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
