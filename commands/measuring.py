"""The tasks that measure: `tasks.py bench` and its relatives."""

from invoke import Context, task

from commands.program import CONTENT, DATE, end, place


@task(
    iterable=["items"],
    help={
        "items": "条目数，默认 1000；可以写多个：--items 1000,10000",
        "runs": "测几轮，取中位数，默认 1",
        "only": "只测这几项，逗号分隔：site,pages,hugo,pagefind,pelican",
    },
)
def bench(_: Context, items: "list[str]", runs: int = 1, only: str = "") -> None:
    """测量生成速度，与 Hugo 和原版 Pelican 对照"""
    from commands import bench

    end(bench.bench(items or ["1000"], runs, only))


@task(
    name="bench-search",
    help={
        "content": CONTENT,
        "queries": "每种检索多少个，默认 50",
        "runs": "在打开的页面上检索几轮，默认 1",
        "no-peers": "不与 Pagefind 对照",
        "cut": "先把导入的条目切成不少于这么多字的若干条，默认不切",
        "date": DATE,
    },
)
def bench_search(
    _: Context,
    content: str = "",
    queries: int = 50,
    runs: int = 1,
    no_peers: bool = False,
    cut: int = 0,
    date: str = "",
) -> None:
    """测量检索的质量、速度和流量，与 Pagefind 对照"""
    from commands import search_bench

    options = search_bench.Options(queries, runs, not no_peers, cut, date)
    end(search_bench.bench_search(place(content, "content"), options))


@task(
    name="bench-privacy",
    help={"content": "在哪个文件夹的文字里数误报，默认 content", "count": "每种写法多少个，默认 200"},
)
def bench_privacy(_: Context, content: str = "", count: int = 200) -> None:
    """测量个人信息的检出率和误报率"""
    from commands import privacy_bench

    end(privacy_bench.bench_privacy(place(content, "content"), count))
