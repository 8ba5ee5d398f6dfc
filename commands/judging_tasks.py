"""The tasks that judge a site: accessibility and speed."""

from __future__ import annotations

from invoke import Context, task

from commands.program import CONTENT, DATE, OUTPUT, end, place


@task(help={"content": CONTENT, "date": DATE})
def accessibility(_: Context, content: str = "", date: str = "") -> None:
    """测试无障碍，把结果写进内容目录，供无障碍声明显示"""
    from commands import accessibility

    end(accessibility.test_and_note(place(content, "content"), date))


@task(help={"output": OUTPUT, "pages": "只测这些网页，逗号分隔，如 index.html,search/index.html"})
def lighthouse(_: Context, output: str = "", pages: str = "") -> None:
    """用 Lighthouse 给网页的无障碍和速度打分"""
    from commands import accessibility

    chosen = [page.strip() for page in pages.split(",") if page.strip()]
    end(accessibility.measure(place(output, "output"), chosen))
