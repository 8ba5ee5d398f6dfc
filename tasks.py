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

from invoke import Context, Exit, Task, task

from commands.program import CONTENT, DATE, OUTPUT, Tasks, arguments_understood
from commands.program import end as _end
from commands.program import place as _place


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
        "published": "现在公开的网站或它的 manifest.json，它的页面一个也不能少",
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
    published: str = "",
) -> None:
    """生成网站，没有变化的部分沿用上一次的结果"""
    from commands import build

    old = Path(published) if published else None
    options = build.Options(url, date, Path(cache) if cache else None, workers, published=old)
    _end(build.build(_place(content, "content"), _place(output, "output"), options))


@task(
    help={
        "content": CONTENT,
        "date": DATE,
        "base": "只列出与这个版本相比由改动带来的问题，如 origin/main",
        "format": "格式：text、github、gitlab、sarif、json，默认 text",
        "site": "已生成的网站，读一读其中的二维码；检查本仓库的全部内容时默认 output",
        "language": "用哪种语言报告，如 en；也可以写在环境变量 YANGGUANG_LANGUAGE 里",
    }
)
def check(  # --format is its name
    _: Context,
    content: str = "",
    date: str = "",
    base: str = "",
    format: str = "text",  # noqa: A002
    site: str = "",
    language: str = "",
) -> None:
    """检查全部内容或一次改动，逐条指出问题和改法"""
    from commands import check
    from commands.languages import use_stated_language

    own = _place("", "output")
    built = Path(site) if site else own if not (content or base) and (own / "index.html").exists() else None
    use_stated_language(language)
    _end(check.check(_place(content, "content"), date, _place("", ".cache"), base, format, built))


@task(
    help={
        "publisher": "发布机构：名称或其中一部分",
        "title": "名称",
        "document-number": "文号",
        "date": "生成日期（YYYY-MM-DD）",
        "genre": "体裁",
        "topic": "主题分类",
        "statutory": "法定主动公开类别，多项用空格隔开",
        "summary": "内容概述",
        "notice": "公示公告的种类，不是公示公告的不写",
        "opens": "公示期的第一天（YYYY-MM-DD）",
        "closes": "公示期的最后一天（YYYY-MM-DD）",
        "name": "文件名里 new- 后面的部分，默认由日期和名称得出",
        "content": CONTENT,
    }
)
def new(
    _: Context,
    publisher: str = "",
    title: str = "",
    document_number: str = "",
    date: str = "",
    genre: str = "",
    topic: str = "",
    statutory: str = "",
    summary: str = "",
    notice: str = "",
    opens: str = "",
    closes: str = "",
    name: str = "",
    content: str = "",
) -> None:
    """回答几个问题，写好一个新条目"""
    from commands import new

    item = (publisher, title, document_number, date, genre, topic, statutory, summary)
    answers = (*item, notice, opens, closes)
    given = {question.field: answer for question, answer in zip(new.QUESTIONS, answers, strict=True)}
    _end(new.new(_place(content, "content"), given, name, _place("", ".cache")))


@task(help={"content": CONTENT})
def number(_: Context, content: str = "") -> None:
    """给 new- 开头的新条目编索引号"""
    from commands import number

    _end(number.number(_place(content, "content")))


@task(
    help={
        "content": CONTENT,
        "port": "端口，默认任选一个空闲的",
        "body": "只显示这一个机构：名称或编码",
        "write-config": "不打开表单，把用于托管平台的表单文件写入这个新文件夹",
        "platform": "托管平台：github、gitlab、gitea",
        "repo": "平台上的仓库：所有者/仓库名",
        "branch": "改动以哪个分支为准，默认 main",
        "server": "平台的网址；GitHub 写登录服务的网址",
        "app": "平台给表单的应用编号（gitlab、gitea）",
    }
)
def edit(
    _: Context,
    content: str = "",
    port: int = 0,
    body: str = "",
    write_config: str = "",
    platform: str = "github",
    repo: str = "",
    branch: str = "main",
    server: str = "",
    app: str = "",
) -> None:
    """在浏览器里用表单填写信息，保存为分支里的一次提交"""
    from commands import edit

    place = _place(content, "content")
    if write_config:
        _end(edit.write_config(place, Path(write_config), edit.Platform(platform, repo, branch, server, app)))
    else:
        _end(edit.edit(place, port, body))


@task(
    name="import",
    positional=["source"],
    help={
        "source": "网页、清单（XLSX、CSV）、Word 文档、法规，或它们的文件夹",
        "into": "写入哪个内容目录",
        "date": DATE,
    },
)
def import_(_: Context, source: str, into: str = "", date: str = "") -> None:
    """把已有的网页、清单、Word 文档和法规转成条目"""
    from commands import importing

    _end(importing.run(Path(source), _required(into, "--into"), date))


# They stand in the list of tasks where they stand here.
from commands.archive_tasks import archive, verify  # noqa: F401
from commands.paper_tasks import print_  # noqa: F401
from commands.permanence_tasks import addresses  # noqa: F401
from commands.publish_tasks import publish, server_config  # noqa: F401
from commands.statutory_tasks import coverage, import_report, import_standard, supervise  # noqa: F401


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


# They stand in the list of tasks where they stand here.
from commands.judging_tasks import accessibility, lighthouse  # noqa: F401
from commands.measuring import bench, bench_privacy, bench_search  # noqa: F401


@task(
    help={
        "base": "从哪个提交或分支分出来的",
        "content": CONTENT,
        "date": DATE,
        "into": "写入哪个文件，默认打印出来",
    }
)
def review(_: Context, base: str, content: str = "", date: str = "", into: str = "") -> None:
    """说明一次改动会带来什么，供审核人看（Markdown）"""
    from commands import review

    place = Path(into) if into else None
    _end(review.review(_place(content, "content"), base, date, _place("", ".cache"), place))


@task(help={"content": CONTENT})
def platforms(_: Context, content: str = "") -> None:
    """按机构名录更新各托管平台的审核人和模板文件"""
    from commands.platforms import refresh

    _end(refresh.refresh(_place(content, "content")))


# They stand in the list of tasks where they stand here.
from commands.refreshing_tasks import docs, messages, screenshots  # noqa: F401


@task(help={"fix": "能自动改的先改好"})
def lint(_: Context, fix: bool = False) -> None:
    """检查代码的写法、排版与类型"""
    from commands import quality

    _end(quality.lint(fix))


@task(
    help={
        "only": "只做这几项，逗号分隔："
        "ruff,format,mypy,chromium,pytest,site,links,reach,html,codes,access,lighthouse"
    }
)
def test(_: Context, only: str = "") -> None:
    """全部质量检查，与 CI 相同"""
    from commands import quality

    _end(quality.test(only))


@task(help={"upgrade": "升级到最新版本"})
def lock(_: Context, upgrade: bool = False) -> None:
    """重新锁定依赖的版本与校验值"""
    from commands import locks

    _end(locks.refresh(upgrade))


if __name__ == "__main__":
    known = [item for item in globals().values() if isinstance(item, Task)]
    Tasks(known, version="0.1.0").run(arguments_understood(sys.argv))
