"""The tables for people. The same figures stand in the JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from commands.search_quality.queries import KINDS
from plugins.disclosure.messages import _

WIDTH = 160
LISTED = 10


def print_report(report: Mapping[str, Any]) -> None:
    """Print what `bench_search` found out: quality, misses, visits, recall and builds."""
    console = Console(width=WIDTH)
    heading = _(
        "{items} 条信息，每种检索 {queries} 个", items=f"{report['items']:,}", queries=report["queries"]
    )
    console.print(heading, highlight=False)
    console.print(_quality(report["engines"]))
    console.print(_visits(report["engines"]))
    console.print(_builds(report["builds"]))
    for line in (*_recall(report["recall"]), *_missed(report["engines"]), *report["notes"]):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _quality(engines: Sequence[Mapping[str, Any]]) -> Table:
    columns = (_("个数"), _("第一条就是"), _("前十条内"), "MRR", _("无结果"))
    table = _table((_("检索"), _("引擎")), columns)
    for kind, known in KINDS.items():
        for engine in engines:
            if score := engine["scores"].get(kind):
                shares = (f"{score[name]:.3f}" for name in ("at_1", "at_10", "mrr", "nothing"))
                table.add_row(_(known.label), engine["name"], str(score["queries"]), *shares)
    return table


def _visits(engines: Sequence[Mapping[str, Any]]) -> Table:
    columns = (
        *(_("毫秒"), _("九成不超过"), _("检索 kB"), _("最多"), _("程序"), _("总表"), _("词表"), _("内容")),
        *(_("页面 kB"), _("请求数")),
    )
    table = _table((_("引擎"), _("访问")), columns)
    labels = {"cold": _("首次打开"), "warm": _("已打开")}
    for engine in engines:
        for visit, name in labels.items():
            if figures := engine.get(visit):
                time, size, page = figures["milliseconds"], figures["bytes"], figures["page_bytes"]
                table.add_row(
                    engine["name"],
                    name,
                    f"{time['median']:.0f}",
                    f"{time['p90']:.0f}",
                    _kilobytes(size["median"]),
                    _kilobytes(size["max"]),
                    *(_kilobytes(part["median"]) for part in figures["parts"].values()),
                    _kilobytes(page["median"]),
                    f"{figures['requests']['median']:.0f}",
                )
    return table


def _builds(builds: Sequence[Mapping[str, Any]]) -> Table:
    table = _table((_("生成"),), (_("秒"), _("CPU 秒"), _("内存峰值 MB"), _("索引文件"), _("索引 MB")))
    for build in builds:
        table.add_row(
            build["name"],
            *(
                _figure(build[cost], form)
                for cost, form in (("wall", ".1f"), ("cpu", ".1f"), ("peak_mb", ".0f"))
            ),
            _figure(build.get("files"), ","),
            _figure(build.get("megabytes"), ".1f"),
        )
    return table


def _recall(recall: Mapping[str, Any]) -> list[str]:
    figures = {name: f"{recall[name]:,}" for name in ("pairs", "there", "found", "besides")}
    lines = [
        _(
            "两个字的检索 {pairs} 个：含有它们的信息共 {there} 条次，找到 {found} 条次，查全率 {share}；"
            "另有 {besides} 条次原文中间有空格",
            share=f"{recall['share']:.4f}",
            **figures,
        )
    ]
    missed = recall["missed"][:LISTED]
    return lines + [_("漏掉“{pair}” {count} 条", pair=pair, count=count) for pair, count in missed]


def _missed(engines: Sequence[Mapping[str, Any]]) -> list[str]:
    """What this site's search got wrong: the first engine is that."""
    misses = engines[0]["misses"]
    lines = [
        _(
            "{kind}“{text}”：应为《{wanted}》，第一条是《{first}》",
            kind=_(KINDS[miss["kind"]].label),
            text=miss["text"],
            wanted=miss["wanted"],
            first=miss["first_title"],
        )
        for miss in misses[:LISTED]
    ]
    more = len(misses) - LISTED
    return [*lines, _("……还有 {count} 个，见 JSON", count=more)] if more > 0 else lines


def _table(texts: Sequence[str], figures: Sequence[str]) -> Table:
    table = Table(box=box.MARKDOWN)
    for text in texts:
        table.add_column(text, no_wrap=True)
    for figure in figures:
        table.add_column(figure, justify="right", no_wrap=True)
    return table


def _kilobytes(size: float) -> str:
    return f"{size / 1000:.1f}"


def _figure(value: float | None, form: str) -> str:
    return "—" if value is None else format(value, form)
