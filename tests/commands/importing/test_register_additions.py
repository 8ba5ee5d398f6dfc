"""What an import adds to the register, so that the catalog builds at once, and what it leaves alone."""

import yaml

from commands.importing import run
from plugins.disclosure.loading import load
from plugins.disclosure.register import read_register
from plugins.disclosure.site import build_date
from tests.commands.importing.samples import ROOT, STATUTE, page


def test_the_imported_catalog_loads_without_errors(importing):
    done = importing({"a.html": page(), "b.html": page(index_number="", title="另一份通知"), "c.md": STATUTE})
    loaded = load(done.content, build_date("2026-04-02", {}))
    assert [str(finding) for finding in loaded.findings if finding.severity == "error"] == []
    assert len(loaded.catalog.items) == 3


def test_missing_vocabularies_are_copied_and_own_ones_kept(importing, content):
    own = content / "register/vocabularies/topic.yml"
    own.parent.mkdir(parents=True)
    own.write_text("label: 主题分类\nterms:\n  - key: parks\n    label: 公园\n", encoding="utf-8")
    done = importing({"a.html": page(topic="公园")})
    assert own.read_text(encoding="utf-8").startswith("label: 主题分类\nterms:\n  - key: parks")
    assert done.only()[0]["topic"] == "公园"
    names = {path.name for path in (ROOT / "content/register/vocabularies").glob("*.yml")}
    assert {path.name for path in own.parent.glob("*.yml")} == names


def test_unknown_bodies_become_proposals_by_name(importing, content):
    proposals = content / "register/proposed-bodies.yml"
    importing({"a.html": page(publisher="示例市财政局、示例市教育局")})
    written = yaml.safe_load(proposals.read_text(encoding="utf-8"))
    assert written == {
        "bodies": [{"name": "示例市教育局", "proposed": True}, {"name": "示例市财政局", "proposed": True}]
    }
    done = importing({"b.html": page(publisher="示例市民政局", index_number="000014349/2026-00002")})
    names = [body.name for body in read_register(content / "register").bodies]
    assert names == ["示例市教育局", "示例市民政局", "示例市财政局"]
    assert "机构 3 个：示例市教育局、示例市民政局、示例市财政局" in done.screen


def test_known_bodies_are_not_proposed_and_proposals_keep_what_people_added(importing, content):
    bodies = content / "register/bodies"
    bodies.mkdir(parents=True)
    (bodies / "SL1.yml").write_text("code: SL1\nname: 示例市人民政府\naliases: 市政府\n", encoding="utf-8")
    proposals = content / "register/proposed-bodies.yml"
    entry = "bodies:\n  - name: 示例市教育局\n    proposed: 是\n    aliases: [教育局]\n    document_words: 示教发\n"
    proposals.write_text(entry, encoding="utf-8")
    importing({"a.html": page(publisher="市政府")})
    assert proposals.read_text(encoding="utf-8") == entry
    importing({"b.html": page(publisher="示例市民政局", index_number="")})
    body = read_register(content / "register").bodies.find("教育局")
    assert (body.name, body.document_words, body.proposed) == ("示例市教育局", ("示教发",), True)


def test_a_body_whose_name_contains_a_separator(importing, content):
    bodies = content / "register/bodies"
    bodies.mkdir(parents=True)
    (bodies / "SL1.yml").write_text("code: SL1\nname: 示例市文化、体育和旅游局\n", encoding="utf-8")
    fields, _body = importing({"a.html": page(publisher="示例市文化、体育和旅游局、示例市财政局")}).only()
    assert fields["publisher"] == "示例市文化、体育和旅游局"
    assert fields["joint_bodies"] == ["示例市财政局"]


def test_a_broken_register_stops_the_import_with_its_reason(tmp_path, content, capsys):
    (content / "register/bodies").mkdir(parents=True)
    (content / "register/bodies/SL1.yml").write_text("name: [\n", encoding="utf-8")
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    assert run(tmp_path / "a.html", content, "2026-04-01") == 1
    assert "SL1.yml" in capsys.readouterr().out
    assert not (content / "catalog").exists()
