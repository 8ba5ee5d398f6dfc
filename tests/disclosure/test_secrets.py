"""Of an item that was withdrawn for secrecy the site says that it was, and nothing else."""

import re

from commands.build import Options, build
from tests.make import make_content

SECRET = {
    "title": "示例市绝密工程的通知",
    "summary": "绝密概述。",
    "document_number": "示政发〔2026〕77号",
    "keywords": "绝密词",
    "topic": "国防/国防动员",
    "body": "绝密正文\n",
    "withdrawn": {"on": "2026-05-01", "reason": "涉及国家秘密", "body": "示例市人民政府", "note": "绝密说明"},
}


def built(folder, items):
    assert build(make_content(folder, items), folder / "site", Options(date="2026-06-30")) == 0
    site = folder / "site"
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_nothing_is_left_but_the_fact(tmp_path):
    """Vocabularies name every topic there is; what counts is that the item adds nothing to a site without it."""
    secret = {"00001": SECRET, "00001/绝密附件.txt": b"\xe7\xbb\x9d\xe5\xaf\x86"}
    without = built(tmp_path / "without", {"00002": {}})
    files = built(tmp_path / "with", {**secret, "00002": {}})
    for word in ("绝密", "〔2026〕77号", "national-defence", "国防"):
        told = [
            path
            for path, data in files.items()
            if word in path or data.count(word.encode()) > without.get(path, b"").count(word.encode())
        ]
        assert told == [], word
    (page,) = [data.decode() for path, data in files.items() if re.fullmatch(r"items/.*00001\.html", path)]
    assert "依法不予公开" in page
    assert "SL0000019/2026-00001" in page
