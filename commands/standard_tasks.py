"""The tasks around standard catalogs: taking over published ones, and what of them has been published."""

from pathlib import Path

from invoke import Context, Exit, task

from commands.program import CONTENT, DATE, end, place


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
