"""The tasks around reports, standard catalogs and supervision: taking over what exists, telling what is missing."""

from pathlib import Path

from invoke import Context, Exit, task

from commands.program import CONTENT, DATE, end, place


@task(
    name="import-report",
    positional=["source"],
    help={
        "source": "规定格式的表格：XLSX 文件，或者保存下来的网页",
        "body": "机构编码或名称",
        "year": "哪一年的报告",
        "published": "发布日期（YYYY-MM-DD），网页里有的不必写",
        "into": "写入哪个内容目录",
    },
)
def import_report(
    _: Context, source: str, body: str = "", year: str = "", published: str = "", into: str = ""
) -> None:
    """把规定格式的年度报告表格转成年报"""
    from commands.importing.annual_reports import report_import

    if not into:
        raise Exit("缺少 --into", code=2)
    target = report_import.Target(Path(into), body, year, published)
    end(report_import.run(Path(source), target))


@task(
    name="import-standard",
    positional=["file"],
    help={"file": "标准目录的表格（XLSX）", "domain": "领域的键，如 budget", "into": "写入哪个内容目录"},
)
def import_standard(_: Context, file: str, domain: str = "", into: str = "") -> None:
    """把已公布的标准目录表格转成标准目录文件"""
    from commands.importing import standard_catalogs

    for option, value in (("--domain", domain), ("--into", into)):
        if not value:
            raise Exit(f"缺少 {option}", code=2)
    end(standard_catalogs.run(Path(file), domain, Path(into)))


@task(
    help={
        "content": CONTENT,
        "date": DATE,
        "body": "只看这一个机构：名称或编码",
        "domain": "只看这一个领域：名称或键",
        "format": "格式：text、csv、json，默认 text",
    }
)
def coverage(  # --format is its name
    _: Context,
    content: str = "",
    date: str = "",
    body: str = "",
    domain: str = "",
    format: str = "text",  # noqa: A002
) -> None:
    """标准目录的事项哪些已公开，哪些逾期或未公开"""
    from commands import coverage

    end(coverage.coverage(place(content, "content"), date, body, domain, format))


@task(
    help={
        "body": "只要这一个机构：名称或编码",
        "format": "格式：text、csv、json，默认 text",
        "date": DATE,
        "content": CONTENT,
    }
)
def supervise(  # --format is its name
    _: Context,
    body: str = "",
    format: str = "text",  # noqa: A002
    date: str = "",
    content: str = "",
) -> None:
    """算出公开监督的各项数字：按期与超期、栏目更新、指南和年报等"""
    from commands import supervise

    end(supervise.supervise(place(content, "content"), date, body, format, place("", ".cache")))
