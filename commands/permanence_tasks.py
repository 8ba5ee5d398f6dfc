"""Tasks that keep addresses."""

from __future__ import annotations

from invoke import Context, task

from commands.program import CONTENT, OUTPUT, end, place


@task(
    help={
        "content": CONTENT,
        "output": OUTPUT,
        "target": "不读网站文件夹，读 publish.yml 里这个目标上现有的网站",
        "targets": "写目标的文件，默认 publish.yml",
    }
)
def addresses(_: Context, content: str = "", output: str = "", target: str = "", targets: str = "") -> None:
    """把已公开的网站的地址记入地址台账，以后一直能打开"""
    from commands import addresses

    folder = place(content, "content")
    if target:
        end(addresses.note_target(folder, target, place(targets, "publish.yml")))
    else:
        end(addresses.note(folder, place(output, "output")))
