"""What every check says of its first bad example stands in the docs; `pytest --refresh-golden` takes it over."""

import pytest

from plugins.disclosure.checks import CHECKS
from tests.disclosure.checks.examples import EXAMPLES
from tests.make import ROOT, findings, make_content, place

FILE = ROOT / "docs" / "check-examples.md"
HEAD = """# 检查结果举例

每条规则举一例：`python3 tasks.py check` 见到这样的内容时怎么说、怎么改、依据什么。规则一览见 [checks.md](checks.md)。

由测试中的例子得出（`pytest --refresh-golden tests/disclosure/checks`），不要直接改动。
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Rule → what is printed of its first bad example."""
    printed = {}
    for example in EXAMPLES:
        if example.rule not in printed:
            content = make_content(tmp_path_factory.mktemp("example"), example.bad)
            printed[example.rule] = next(
                str(found)
                for found in findings(content)
                if found.rule == example.rule and found.file == place(example.at[0])
            )
    return printed


def test_the_docs_show_an_example_of_every_check(told, request):
    parts = [f"\n## {CHECKS[rule].summary}\n\n```text\n{told[rule]}\n```\n" for rule in sorted(told)]
    text = HEAD + "".join(parts)
    if request.config.getoption("--refresh-golden"):
        FILE.write_text(text, encoding="utf-8")
    assert FILE.is_file(), "还没有这一页，先运行 pytest --refresh-golden"
    assert text.splitlines() == FILE.read_text(encoding="utf-8").splitlines()
