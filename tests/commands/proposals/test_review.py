"""The comment under a proposal, made from real repositories."""

import html
import os
import re
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.proposals.comment import plain
from commands.review import review
from tests.make import CITY, PDF, item, make_content, place, write

DATE = "2026-06-30"


class Desk:
    """A repository with two published items, on a branch of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.content = make_content(
            folder, {"00001": {}, "00002": {"title": "关于第二件事情的通知", "document_number": None}}
        )
        write(folder / "code.py", "x = 1\n")
        self.git("init", "-q", "-b", "main")
        self.commit()
        self.git("checkout", "-q", "-b", "proposal")

    def git(self, *arguments):
        identity = {"GIT_AUTHOR_NAME": "x", "GIT_AUTHOR_EMAIL": "x@shili.example"}
        identity |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in identity.items()}
        subprocess.run(["git", *arguments], cwd=self.folder, check=True, env={**os.environ, **identity})

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def review(self, base="main"):
        into = self.folder.parent / "review.md"
        status = review(self.content, base, DATE, None, into)
        return status, into.read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "desk")


def rows(text, heading):
    """The rows of the table below a heading, each a list of cells."""
    section = text.partition(f"### {heading}\n")[2].partition("\n### ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [line.strip("| ").split(" | ") for line in lines]


def test_a_good_proposal_tells_what_it_does(desk):
    write(
        desk.content / place("new-a"),
        item(title="关于第三件事情的通知", body="正文，见[平台](https://www.shili.example/x)。\n"),
    )
    write(desk.content / place("new-a").replace(".md", "/名单.pdf"), PDF)
    desk.commit()
    status, text = desk.review()
    assert status == 0, text
    assert rows(text, "新增的外部链接")[0][0] == plain("www.shili.example")
    name, kind, size, digest, _source = rows(text, "新增或改动的附件")[0]
    assert (name, kind, size) == (plain("名单.pdf"), "PDF", f"{len(PDF)} 字节")
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert rows(text, "涉及的条目页面") == [["新增", f"items/{CITY}/2026/new-a.html", "关于第三件事情的通知"]]
    assert rows(text, "公开时限（条例 Art. 26）")[0][1:] == ["2026-03-02", "2026-03-04", "2026-03-30"]
    assert "消失" not in text.partition("### 涉及的条目页面")[0]


def test_metadata_is_shown_before_and_after(desk):
    write(
        desk.content / place("00002"),
        item(title="改过的标题文字", document_number=None, statutory=["a20-01"]),
    )
    desk.commit()
    _status, text = desk.review()
    changed = {row[1]: row[2:] for row in rows(text, "改动的条目信息")}
    assert changed["名称"] == ["关于第二件事情的通知", "改过的标题文字"]
    assert changed["法定主动公开类别"] == ["a20&#45;15", "a20&#45;01"] or changed["法定主动公开类别"] == [
        "a20-15",
        "a20-01",
    ]


def test_what_is_not_committed_counts_too(desk):
    write(desk.content / place("new-a"), item(title="关于第三件事情的通知"))
    assert "new-a.html" in desk.review()[1]


def test_errors_stand_first_and_stop_the_merge(desk):
    (desk.content / place("00001")).unlink()
    write(desk.content / place("00003"), item(title=None))
    write(desk.folder / "code.py", "x = 2\n")
    (desk.content / place("00004")).symlink_to("/etc/passwd")
    desk.commit()
    status, text = desk.review()
    assert status == 1
    assert text.startswith("## ⛔")
    told = [(row[0], row[1].partition(":")[0], row[4].partition("（")[0]) for row in rows(text, "检查结果")]
    assert ("错误", place("00001").replace(".md", "&#46;md"), "fence") in told or (
        "错误",
        place("00001"),
        "fence",
    ) in told
    assert {"fence", "required", "readable"} <= {rule for severity, _file, rule in told if severity == "错误"}
    assert [row for row in told if "code" in row[1]]


def test_old_findings_of_others_are_not_told(desk):
    desk.git("checkout", "-q", "main")
    write(desk.content / place("00005"), item(title="关于第五件事情的通知", based_on="国务院令第999号"))
    desk.commit()
    desk.git("checkout", "-q", "-b", "later")
    write(desk.content / place("new-a"), item(title="关于第三件事情的通知"))
    desk.commit()
    _status, text = desk.review()
    assert "00005" not in text


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "", "main\n", "HEAD:content"])
def test_without_a_base_nothing_is_claimed(desk, base):
    status, text = desk.review(base)
    assert status == 2
    assert text.startswith("## ⛔")


def test_a_register_that_cannot_be_used_is_told(desk):
    write(desk.content / "register/vocabularies/genre.yml", "label: [体裁\n")
    desk.commit()
    status, text = desk.review()
    assert status == 2
    assert "genre" in text


HOSTILE = (
    "@all #1 ![x](http://e.example/a.png) [a](b) <img src=x> `x` | **b** _c_ ~d~ \\ $x$ :smile: www.e.example"
)


def test_nothing_that_a_proposal_says_has_a_meaning(desk):
    write(desk.content / place("new-a"), item(title=HOSTILE, body=f"{HOSTILE} [x](https://e.example/|a|b)\n"))
    desk.commit()
    text = desk.review()[1]
    shown = "".join(line for line in text.splitlines() if "new-a" in line or "smile" in line)
    assert shown
    assert not re.search(r"[@!\[\]<>`*~\\$]|www\.|https?:|(?<!&)#", shown.replace("| ", "").replace(" |", ""))


@given(st.text())
def test_plain_text_stays_on_one_line_and_reads_the_same(text):
    written = plain(text)
    assert written.isprintable()
    assert not set("@![]<>`*~\\|_$") & set(written)
    seen = html.unescape(written).removesuffix("…")
    hidden = re.sub(r"⟨U\+([0-9A-F]+)⟩", lambda code: chr(int(code[1], 16)), seen)
    assert " ".join(text.split()).startswith(hidden) or len(seen) == 300 or "⟨" in text


def test_signs_that_cannot_be_seen_are_named():
    assert html.unescape(plain("关于\u202e通知\x1b")) == "关于⟨U+202E⟩通知⟨U+001B⟩"
