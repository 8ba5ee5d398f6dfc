"""The tasks around archives: packages of the site, and copies that are proven."""

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


@task(
    positional=["copy"],
    help={
        "copy": "拷贝所在的文件夹，或者网站的网址",
        "key": "可信的公钥文件（minisign 或 OpenSSH），用它核对清单的签名",
        "format": "格式：text、json，默认 text",
    },
)
def verify(  # --format is its name
    _: Context,
    copy: str,
    key: str = "",
    format: str = "text",  # noqa: A002
) -> None:
    """核对网站的一份拷贝是否完整、未被改动（0 无误，1 有出入，2 无法核对）"""
    from commands.verifying import run

    end(run.verify(copy, key, format))
