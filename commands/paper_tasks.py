"""The tasks around paper: printing what is hung up."""

from invoke import Context, task

from commands.program import CONTENT, DATE, end, place


@task(
    name="print",
    help={
        "content": CONTENT,
        "output": "写入哪个目录，默认 printed",
        "body": "只要这一个机构：名称或编码",
        "sheet": "只要这一份：编号、索引号（单张卡片）或 standards/领域（手册）",
        "date": DATE,
        "url": "网站的正式网址，印在二维码里",
    },
)
def print_(
    _: Context,
    content: str = "",
    output: str = "",
    body: str = "",
    sheet: str = "",
    date: str = "",
    url: str = "",
) -> None:
    """把公示栏清单、海报、卡片、门牌、广播稿和手册做成 PDF"""
    from commands.printing import run

    choice = run.Choice(body, sheet, date, url)
    end(run.run(place(content, "content"), place(output, "printed"), choice))
