"""The tasks that bring a built site to its readers."""

from pathlib import Path

from invoke import Context, Exit, task

from commands.program import OUTPUT, end, place


@task(
    positional=["target"],
    help={
        "target": "publish.yml 里的目标名称",
        "output": OUTPUT,
        "targets": "写目标的文件，默认 publish.yml",
        "yes": "照预演的做，不再询问",
        "full": "核对目标上的每一个文件，不只比较清单",
        "adopt": "接管清单缺失或损坏的目标：核对全部文件，不删除别人的",
        "all": "列出全部文件，不只前 20 个",
        "fewer": "允许删除目标上的大量网页",
    },
)
def publish(
    _: Context,
    target: str,
    output: str = "",
    targets: str = "",
    yes: bool = False,
    full: bool = False,
    adopt: bool = False,
    all: bool = False,  # noqa: A002 - --all is its name
    fewer: bool = False,
) -> None:
    """把生成的网站发布到服务器、对象存储或代码平台，先预演"""
    from commands.publishing import run
    from commands.publishing.steps import Options

    options = Options(yes, full, adopt, all, fewer)
    end(run.publish(target, place(output, "output"), place(targets, "publish.yml"), options))


@task(
    name="server-config",
    positional=["kind"],
    help={
        "kind": "哪种网页服务器：nginx",
        "output": OUTPUT,
        "into": "配置写入哪个文件夹",
        "root": "服务器上网站所在的文件夹，写完整的路径",
    },
)
def server_config(_: Context, kind: str, output: str = "", into: str = "", root: str = "") -> None:
    """写出网页服务器的配置：安全响应头、缓存、404、410 和 301"""
    from commands.publishing import recipes

    for option, value in (("--into", into), ("--root", root)):
        if not value:
            raise Exit(f"缺少 {option}", code=2)
    end(recipes.write(kind, place(output, "output"), Path(into), root))
