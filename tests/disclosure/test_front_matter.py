"""Front matter is read with suspicion: what YAML would do in silence is refused with its line, or stays text."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.front_matter import Limits, dump, parse, split

SMALL = Limits(max_bytes=100, max_depth=2, max_nodes=12)


def refusal(text, **options):
    with pytest.raises(BadFrontMatter) as caught:
        parse(text, **options)
    assert caught.value.mend
    return caught.value


@pytest.mark.parametrize(
    "text",
    ["0123", "12:30", "1_000", "no", "是", "~", "null", "2024-13-45", "9" * 5000, "1e5", "0x1f", "=", ".inf"],
)
def test_every_scalar_stays_what_was_typed(text):
    assert parse(f"a: {text}\n") == {"a": text}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", 4, "“a”写了两次"),
        ("a:\n  x: 1\n  x: 2\n", 4, "“x”写了两次"),
        ('a: 1\n"a": 2\n', 3, "“a”写了两次"),
        ("a: {x: 1,\n  x: 2}\n", 3, "“x”写了两次"),
        ("a: 1\nb: !!python/object/apply:os.system [id]\n", 3, "! 标签"),
        ("a: 1\nb: !foo x\n", 3, "! 标签"),
        ("a: 1\nb: ! x\n", 3, "! 标签"),
        ("a: 1\nb: &x [1]\nc: *x\n", 3, "& 或 *"),
        ("a: 1\nb: *x\n", 3, "& 或 *"),
        ("a: 1\nb:\n- &x 1\n", 4, "& 或 *"),
        ("a: 1\n? [b]\n: c\n", 3, "冒号前面应是字段名称"),
        ("a: 1\n--- \nb: 2\n", 3, "又出现了"),
        ("- a\n- b\n", 2, "逐行写"),
        ("一段文字\n", 2, "逐行写"),
        ("a:\n\tb: 1\n", 3, "写法有误"),
        ("a: 1\nb: 关于x: y 的通知\n", 3, "写法有误"),
        ("a: 1\nb: @x\n", 3, "写法有误"),
        ("a: 1\nb: %x\n", 3, "写法有误"),
        ("a: 1\nb: [1, 2\nc: 3\n", 4, "写法有误"),
    ],
)
def test_what_yaml_would_let_pass_is_refused_with_its_line(text, line, message):
    error = refusal(text)
    assert error.line == line
    assert message in str(error)


@pytest.mark.parametrize(
    "nested",
    ["[" * 10_000, "{a: " * 10_000, "- " * 10_000, "? " * 10_000, "[" * 5_000 + "]" * 5_000],
    ids=["lists", "mappings", "dashes", "keys", "closed"],
)
def test_deep_nesting_is_refused_before_it_costs_anything(nested):
    error = refusal(f"x: 1\na: {nested}\n" if nested[0] in "[{" else nested + "\n")
    assert "层次太深" in str(error)


def test_nesting_is_allowed_up_to_the_limit():
    assert parse("a: {b: 1}\n", limits=SMALL) == {"a": {"b": "1"}}
    assert refusal("x: 1\na: {b: [1]}\n", limits=SMALL).line == 3


def test_long_and_crowded_front_matter_is_refused():
    assert "太长" in str(refusal("a: " + "字" * 40 + "\n", limits=SMALL))
    assert "太多" in str(refusal("a: [1, 2, 3, 4, 5, 6, 7]\n", limits=SMALL))
    assert "太多" in str(refusal("".join(f"k{n}: v\n" for n in range(3_000))))


def test_size_is_measured_before_anything_is_parsed(monkeypatch):
    monkeypatch.setattr("plugins.disclosure.front_matter._document", lambda *_: pytest.fail("parsed"))
    assert "太长" in str(refusal("a: " + "x" * 64 * 1024))


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ("标题：通知\n", 2, "标题"),
        ("标题：通知\n发布机构: 示例市人民政府\n", 2, "标题"),
        ("title: x\n发布机构：示例市\n", 3, "发布机构"),
        ("title: x\n发布机构：示例市\nsummary: x\n", 3, "发布机构"),
        ("title: x\nreview:\n  by：张\n  on: 2026-01-01\n", 4, "by"),
        ("title: x\nkeywords:\n- a\n发布机构：示例市\n", 5, "发布机构"),
        ("title: x\n\n\n发布机构：示例市\n\nsummary: x\n", 5, "发布机构"),
    ],
)
def test_a_full_width_colon_is_named(text, line, name):
    error = refusal(text)
    assert error.line == line
    assert f"“{name}”后面用了全角冒号" in str(error)
    assert "英文冒号" in error.mend


def test_a_full_width_colon_inside_a_value_is_text():
    assert parse("title: 通知：附件\n") == {"title": "通知：附件"}


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("a:\n\tb: 1\n", 3, "Tab"),
        ("a: 1\nb: 关于x: y 的通知\n", 3, "英文引号"),
        ("a: 1\ntitle:通知\n", 3, "冒号后面要有一个空格"),
        ("a: 1\ntitle:通知\nb: 2\n", 3, "冒号后面要有一个空格"),
        ("title:通知\n", 2, "英文冒号和空格"),
    ],
)
def test_common_slips_are_explained_on_their_line(text, line, hint):
    error = refusal(text)
    assert (error.line, hint in error.mend) == (line, True)


@pytest.mark.parametrize("character", ["\0", "\a", "\x7f", "\ufffe"])
def test_a_control_character_is_refused_on_its_line(character):
    assert refusal(f"名称: 关于停车场的通知\n发布机构: 示例市人民政府\n文号: a{character}b\n").line == 4


@pytest.mark.parametrize("text", ["", "\n", "# 只有注释\n"])
def test_nothing_is_an_empty_mapping(text):
    assert parse(text) == {}


def test_lines_of_keys_and_elements_are_known():
    raw = parse("a: 1\nb:\n- x\n-\n  c: 2\n", first_line=10)
    assert raw.lines == {"a": 10, "b": 11}
    assert raw["b"].lines == [12, 14]
    assert raw["b"][1].lines == {"c": 14}


def test_a_file_is_cut_at_its_two_lines():
    head, body, line = split("--- \na: 1\n---\n正文\n\n---\n不是信息\n")
    assert (head, body, line) == ("a: 1\n", "正文\n\n---\n不是信息\n", 4)


@pytest.mark.parametrize(
    "text", ["", "a: 1\n---\n", "\n---\na: 1\n---\n", "----\na: 1\n----\n", " ---\na: 1\n---"]
)
def test_a_file_that_does_not_begin_with_front_matter_is_refused(text):
    with pytest.raises(BadFrontMatter, match="开头没有") as caught:
        split(text)
    assert caught.value.line == 1


def test_front_matter_without_an_end_is_refused():
    with pytest.raises(BadFrontMatter, match="没有结束"):
        split("---\na: 1\n正文\n")


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x85"), max_size=60)
names = st.text(st.characters(categories=["Lo", "Ll", "Nd"]), min_size=1, max_size=10)
blocks = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(names, blocks, max_size=5))
def test_what_is_written_reads_back_the_same(fields):
    head, body, _line = split(dump(fields) + "正文")
    assert parse(head, limits=Limits(64 * 1024, 20, 5_000)) == fields
    assert body == "正文"


LOOKS_LIKE_YAML = [
    *(
        "---",
        "a\n---\nb",
        "no",
        "0123",
        "# x",
        "a: b",
        " 前后有空格 ",
        "一\n二\n",
        "\n\n一",
        "  缩进\n二",
        "- x",
    ),
    *(
        "*重要*",
        "&x",
        "!x",
        "@x",
        "%x",
        "'x'",
        '"x"',
        "x #y",
        "：",
        "\t",
        "一\n\n\n",
        "x\u2028y",
        "x\x85y",
        "\\",
    ),
]


@pytest.mark.parametrize("text", LOOKS_LIKE_YAML)
def test_text_that_looks_like_yaml_is_written_safely(text):
    fields = {"名称": text, "b": [text, {"c": text}]}
    assert parse(split(dump(fields))[0]) == fields


@given(st.text(max_size=200))
def test_nothing_but_a_refusal_ends_the_reading(text):
    with contextlib.suppress(BadFrontMatter):
        parse(text.encode("utf-8", "replace").decode())
