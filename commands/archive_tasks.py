"""The tasks around archives: packages of the site."""

from invoke import Context, task

from commands.program import CONTENT, OUTPUT, end, place


@task(
    help={
        "output": OUTPUT,
        "into": "包写入哪个目录，默认 packages",
        "kind": "哪几种，逗号分隔：bagit（归档）、wacz（重放）、zip（离线查阅），默认全部",
        "year": "只要这一年的信息（2026），或写 all：每年一个包",
        "body": "只要这一个机构的信息（名称或编码），每年一个包；或写 all：每个机构",
        "content": CONTENT,
    }
)
def archive(
    _: Context,
    output: str = "",
    into: str = "",
    kind: str = "",
    year: str = "",
    body: str = "",
    content: str = "",
) -> None:
    """把已生成的网站打成归档、重放和离线查阅的包"""
    from commands.archiving import run

    choice = run.Choice(kind, year, body)
    end(run.run(place(output, "output"), place(content, "content"), place(into, "packages"), choice))
