#!/usr/bin/env python3
"""Every command that a person types: `python3 tasks.py TASK [options]`.

Needs nothing but Python 3.11+: the first start makes `.venv` and installs the locked packages. What a task
does is in `commands/`, one module each, imported only when the task runs.
"""

import sys
from pathlib import Path

# Up to here, and in the syntax of this file, nothing is newer than Python 3.6: an old one gets a message.
if sys.version_info < (3, 11):
    sys.exit(
        "需要 Python 3.11 或更新版本，现在是 {0}.{1}。 / Python 3.11+ is needed, this is {0}.{1}.".format(
            *sys.version_info
        )
    )

if __name__ == "__main__":
    from commands import bootstrap

    bootstrap.enter(sys.argv[1:])

from invoke import Collection, Context, Exit, ParseError, Program, Task, task

CONTENT = "内容目录，默认 content"
OUTPUT = "网站输出目录，默认 output"
DATE = "以哪一天为准（YYYY-MM-DD），默认今天"


def _end(status: int) -> None:
    if status:
        raise Exit(code=status)


def _place(value: str, default: str) -> Path:
    return Path(value) if value else Path(__file__).resolve().parent / default


def _required(value: str, option: str) -> Path:
    if not value:
        raise Exit(f"缺少 {option}", code=2)
    return Path(value)


@task(help={"content": CONTENT, "output": OUTPUT, "port": "端口，默认 8000", "date": DATE})
def serve(_: Context, content: str = "", output: str = "", port: int = 8000, date: str = "") -> None:
    """生成网站并在本机预览，改动后自动重新生成"""
    from commands import serve

    _end(serve.serve(_place(content, "content"), _place(output, "output"), port, date))


@task(
    help={
        "content": CONTENT,
        "output": OUTPUT,
        "url": "网站的正式网址",
        "date": DATE,
        "cache": "缓存放在哪个目录，默认 .cache",
        "workers": "用几个进程，默认与处理器个数相同",
    }
)
def build(
    _: Context,
    content: str = "",
    output: str = "",
    url: str = "",
    date: str = "",
    cache: str = "",
    workers: int = 0,
) -> None:
    """生成网站，没有变化的部分沿用上一次的结果"""
    from commands import build

    options = build.Options(url, date, Path(cache) if cache else None, workers)
    _end(build.build(_place(content, "content"), _place(output, "output"), options))


@task(help={"content": CONTENT, "date": DATE})
def check(_: Context, content: str = "", date: str = "") -> None:
    """检查全部内容，逐条指出问题和改法"""
    from commands import check

    _end(check.check(_place(content, "content"), date, _place("", ".cache")))


@task(help={"content": CONTENT})
def number(_: Context, content: str = "") -> None:
    """给 new- 开头的新条目编索引号"""
    from commands import number

    _end(number.number(_place(content, "content")))


@task(
    name="import",
    positional=["source"],
    help={"source": "网页或法规文件，或它们的文件夹", "into": "写入哪个内容目录", "date": DATE},
)
def import_(_: Context, source: str, into: str = "", date: str = "") -> None:
    """把已有的门户网页和法规转成条目"""
    from commands import importing

    _end(importing.run(Path(source), _required(into, "--into"), date))


@task(
    positional=["text"],
    help={"text": "词语、“词句”、-排除、文号或索引号", "output": OUTPUT, "limit": "最多几条，默认 10"},
)
def search(_: Context, text: str, output: str = "", limit: int = 10) -> None:
    """检索已生成的网站，结果为 JSON"""
    from commands import search

    _end(search.search(text, _place(output, "output"), limit))


@task(help={"items": "条目数，默认 1000", "into": "写入哪个目录"})
def sample(_: Context, items: int = 1000, into: str = "") -> None:
    """生成任意规模的示例内容"""
    from commands import sample

    _end(sample.sample(items, _required(into, "--into")))


@task(
    iterable=["items"],
    help={
        "items": "条目数，默认 1000；可以写多个：--items 1000,10000",
        "runs": "测几轮，取中位数，默认 1",
        "only": "只测这几项，逗号分隔：site,pages,hugo,pagefind,pelican",
    },
)
def bench(_: Context, items: "list[str]", runs: int = 1, only: str = "") -> None:
    """测量生成速度，与 Hugo 和原版 Pelican 对照"""
    from commands import bench

    _end(bench.bench(items or ["1000"], runs, only))


@task(
    name="bench-search",
    help={
        "content": CONTENT,
        "queries": "每种检索多少个，默认 50",
        "runs": "在打开的页面上检索几轮，默认 1",
        "no-peers": "不与 Pagefind 对照",
        "cut": "先把导入的条目切成不少于这么多字的若干条，默认不切",
        "date": DATE,
    },
)
def bench_search(
    _: Context,
    content: str = "",
    queries: int = 50,
    runs: int = 1,
    no_peers: bool = False,
    cut: int = 0,
    date: str = "",
) -> None:
    """测量检索的质量、速度和流量，与 Pagefind 对照"""
    from commands import search_bench

    options = search_bench.Options(queries, runs, not no_peers, cut, date)
    _end(search_bench.bench_search(_place(content, "content"), options))


@task
def messages(_: Context) -> None:
    """更新界面与提示文字的翻译目录"""
    from commands import messages

    _end(messages.refresh())


@task
def docs(_: Context) -> None:
    """更新由代码生成的文档"""
    from commands import docs

    _end(docs.refresh())


@task(help={"fix": "能自动改的先改好"})
def lint(_: Context, fix: bool = False) -> None:
    """检查代码的写法、排版与类型"""
    from commands import quality

    _end(quality.lint(fix))


@task(help={"only": "只做这几项，逗号分隔：ruff,format,mypy,chromium,pytest,site,links,html"})
def test(_: Context, only: str = "") -> None:
    """全部质量检查，与 CI 相同"""
    from commands import quality

    _end(quality.test(only))


@task(help={"upgrade": "升级到最新版本"})
def lock(_: Context, upgrade: bool = False) -> None:
    """重新锁定依赖的版本与校验值"""
    from commands import locks

    _end(locks.refresh(upgrade))


class Tasks(Program):
    """Invoke's program, with its first page and its complaints in the user's language."""

    def no_tasks_given(self) -> None:
        """Print the tasks in the order of this file, which is the order of their use."""
        print("用法：python3 tasks.py 任务 [选项]    选项说明：python3 tasks.py 任务 --help\n")
        for item in _tasks():
            print(f"  {item.name:<14}{(item.__doc__ or '').splitlines()[0]}")
        raise Exit

    def parse_tasks(self) -> None:
        """Raise Exit with a hint where the command line cannot be understood."""
        try:
            super().parse_tasks()
        except ParseError as error:
            raise Exit(f"看不懂这条命令：{error}\n有哪些任务：python3 tasks.py", code=2) from error

    def execute(self) -> None:
        """Run the tasks; project modules may be compiled and kept, as Python itself would."""
        sys.dont_write_bytecode = False
        super().execute()


def _tasks() -> "list[Task]":
    return [item for item in globals().values() if isinstance(item, Task)]


if __name__ == "__main__":
    if sys.argv[1:3] == ["bench", "search"]:
        sys.argv[1:3] = ["bench-search"]
    # Invoke would take the --help after a task with a positional argument for that argument.
    if sys.argv[2:3] in (["-h"], ["--help"]):
        sys.argv[1:3] = ["--help", sys.argv[1]]
    Tasks(namespace=Collection(*_tasks()), name="yangguang", binary="tasks.py", version="0.1.0").run()
