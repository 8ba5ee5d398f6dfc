"""The tasks around copies of the site."""

from invoke import Context, task

from commands.program import end


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
