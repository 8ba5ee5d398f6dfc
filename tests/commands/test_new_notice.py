"""`tasks.py new` asks whether an item is a notice, and puts it where notices lie, with its period."""

import pytest

from commands.new import new
from tests.commands.test_new_item import ANSWERS, asking, files
from tests.make import findings, make_content


@pytest.fixture
def content(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1782792000")  # noon of DAY in China
    return make_content(tmp_path, {})


def notices(content):
    return sorted((content / "notices").rglob("*.md"))


def test_a_notice_lies_with_the_notices_and_has_its_period(content):
    lines = [*ANSWERS.values(), "公示", "任前公示", "2026-03-06", "2026-03-12"]
    assert new(content, {}, ask=asking(*lines)) == 0
    assert files(content) == []
    (path,) = notices(content)
    text = path.read_text(encoding="utf-8")
    assert "notice:\n  kind: 公示/任前公示\n  opens_on: 2026-03-06\n  closes_on: 2026-03-12\n" in text
    assert "  objections_to:\n    unit:\n" in text
    (told,) = [found for found in findings(content) if found.rule == "readable"]
    assert "受理单位" in told.message


def test_a_period_that_is_too_short_is_said_and_asked_again(content, capsys):
    lines = [*ANSWERS.values(), "公示/规划公示", "2026-03-06", "2026-04-03", "2026-04-04"]
    assert new(content, {}, ask=asking(*lines)) == 0
    assert "最早可在 2026-04-04 截止" in capsys.readouterr().err
    assert "closes_on: 2026-04-04" in notices(content)[0].read_text(encoding="utf-8")


def test_the_period_is_asked_of_notices_alone(content, capsys):
    assert new(content, {}, ask=asking(*ANSWERS.values(), "")) == 0
    assert "最后一天" not in capsys.readouterr().out
    assert len(files(content)) == 1


def test_a_notice_from_options_asks_nothing(content):
    given = {"notice.kind": "听证公告", "notice.closes_on": "2026-04-04"}
    assert new(content, {**ANSWERS, **given}, "hearing", ask=asking()) == 0
    assert [path.name for path in notices(content)] == ["new-hearing.md"]


def test_half_a_notice_is_not_written(content, capsys):
    assert new(content, {}, ask=asking(*ANSWERS.values(), "公示", "")) == 1
    assert "没有写文件" in capsys.readouterr().err
    assert notices(content) == []
