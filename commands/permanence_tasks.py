"""Tasks that keep addresses."""

from __future__ import annotations

from invoke import Context, task

from commands.program import CONTENT, OUTPUT, end, place


@task(help={"content": CONTENT, "output": OUTPUT})
def addresses(_: Context, content: str = "", output: str = "") -> None:
    """把已公开的网站的地址记入地址台账，以后一直能打开"""
    from commands import addresses

    end(addresses.note(place(content, "content"), place(output, "output")))
