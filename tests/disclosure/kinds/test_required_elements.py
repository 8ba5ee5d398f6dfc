"""A guide that lacks one element is refused with the name of that element."""

import copy

import pytest

from plugins.disclosure.kinds.service import Service
from tests.disclosure.checks.kind_blocks import BUDGET, POWER, PROJECT, REQUIRED_ELEMENTS, SERVICE, changed
from tests.make import errors, findings, make_content


def problems(tmp_path, **fields):
    return [
        found.message
        for found in findings(make_content(tmp_path, {"00001": fields}))
        if found.severity == "error"
    ]


def test_a_complete_guide_is_read(tmp_path):
    assert errors(make_content(tmp_path, {"00001": {"service": SERVICE}})) == []


@pytest.mark.parametrize("element", REQUIRED_ELEMENTS)
@pytest.mark.parametrize("how", ["missing", "empty"])
def test_a_missing_element_is_named(tmp_path, element, how):
    guide = copy.deepcopy(SERVICE)
    if how == "missing":
        del guide[element]
    else:
        guide[element] = ""
    label = Service.specs()[element].label
    (message,) = problems(tmp_path, service=guide)
    # A block without anything in it says what has to stand there.
    assert message.split("，要")[0] == f"缺少“服务指南·{label}”"


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("materials.0.source", "来源"),
        ("materials.0.number", "份数"),
        ("materials.0.original", "原件或复印件"),
        ("steps.0.unit", "办理单位"),
        ("steps.1.time", "时限"),
        ("holder.office", "承办科室"),
        ("results.0.delivery", "送达方式"),
        ("places.0.address", "详细地址"),
    ],
)
def test_a_missing_part_of_an_element_is_named(tmp_path, path, label):
    (message,) = problems(tmp_path, service=changed(SERVICE, path, None))
    assert message.startswith("缺少“服务指南·")
    assert message.split("，要")[0].endswith(f"·{label}”")


def test_a_fee_without_a_basis_is_refused(tmp_path):
    fee = {"item": "工本费", "standard": "5 元"}
    assert problems(tmp_path, service={**SERVICE, "fees": [fee]}) == ["缺少“服务指南·收费·收费依据”"]


@pytest.mark.parametrize(("element", "text"), [("fees", "视情况而定"), ("materials", "见附件")])
def test_no_fee_has_to_be_said_in_so_many_words(tmp_path, element, text):
    (message,) = problems(tmp_path, service={**SERVICE, element: text})
    assert "没有的写“无”" in message


@pytest.mark.parametrize("text", ["无", "不收费", "不需要"])
def test_that_there_is_none_can_be_written(text, vocabularies):
    guide = Service.model_validate({**SERVICE, "fees": text, "materials": text}, context=vocabularies)
    assert guide.fees == guide.materials == ()


@pytest.mark.parametrize(
    ("kind", "block", "path", "label"),
    [
        ("power", POWER, "steps.0.liability", "责任"),
        ("power", POWER, "changes", "清单变动"),
        ("project", PROJECT, "amount", "总投资（万元）"),
        ("budget", BUDGET, "tables.0.total", "合计"),
        ("budget", BUDGET, "tables.0.lines.0.amount", "金额"),
    ],
)
def test_other_kinds_name_what_they_lack_too(tmp_path, kind, block, path, label):
    (message,) = problems(tmp_path, **{kind: changed(block, path, None)})
    assert message.startswith("缺少“")
    assert message.split("，要")[0].endswith(f"·{label}”")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("tables.0.lines.0.amount", "二百"),
        ("tables.0.total", "NaN"),
        ("year", "二〇二六"),
        ("stage", "公示"),
        ("tables.0.kind", "别的"),
    ],
)
def test_a_bad_value_is_quoted(tmp_path, path, value):
    (message,) = problems(tmp_path, budget=changed(BUDGET, path, value))
    assert value in message
