"""`tasks.py bench-privacy`: how much personal data is found, in which spellings, and how often wrongly."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

from rich import box
from rich.console import Console
from rich.table import Table

from commands.privacy_quality.lookalikes import LOOKALIKES, lookalikes
from commands.privacy_quality.people import SORTS, SPELLINGS, samples
from plugins.disclosure.files import files_below
from plugins.disclosure.messages import _
from plugins.disclosure.personal_data import KIND_LABELS, personal_data

SEED = 20260101
WIDTH = 150
LISTED = 10
MILLION = 1_000_000


def bench_privacy(content: Path, count: int = 200) -> int:
    """Print recall on invented numbers, false alarms on lookalikes, and every hit in the texts below `content`.

    Returns the exit status: 2 when the arguments make no sense.
    """
    if count < 1 or not content.is_dir():
        print(_("--count 至少为 1，--content 是一个文件夹"), file=sys.stderr)
        return 2
    console = Console(width=WIDTH)
    console.print(_recall(count))
    console.print(_false_alarms(count))
    for line in _corpus(content):
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    return 0


def _recall(count: int) -> Table:
    """Of each sort and spelling the share that stops a merge."""
    found: Counter[tuple[str, str]] = Counter()
    for sample in samples(Random(SEED), count):
        hits = [hit for hit in personal_data(sample.text) if hit.kind is sample.kind and hit.certain]
        found[sample.sort, sample.spelling] += bool(hits)
    title = _("找到的比例，每种写法 {count} 个（种子 {seed}）", count=count, seed=SEED)
    table = Table(title=title, box=box.SIMPLE)
    table.add_column(_("写法"))
    for sort in SORTS:
        table.add_column(_(sort), justify="right")
    for spelling in SPELLINGS:
        table.add_row(_(spelling), *(f"{found[sort, spelling] / count:.3f}" for sort in SORTS))
    everything = sum(found.values()) / (count * len(SORTS) * len(SPELLINGS))
    table.caption = _("合计 {share}", share=f"{everything:.4f}")
    return table


def _false_alarms(count: int) -> Table:
    """Of each kind of lookalike the share that is taken for personal data."""
    stopped: Counter[str] = Counter()
    warned: Counter[str] = Counter()
    for name, text in lookalikes(Random(SEED), count):
        hits = personal_data(text)
        stopped[name] += any(hit.certain for hit in hits)
        warned[name] += any(not hit.certain for hit in hits)
    table = Table(title=_("误报的比例，每种 {count} 个", count=count), box=box.SIMPLE)
    table.add_column(_("不是个人信息的号码"))
    for heading in (_("错误"), _("提醒")):
        table.add_column(heading, justify="right")
    for name in LOOKALIKES:
        table.add_row(_(name), f"{stopped[name] / count:.3f}", f"{warned[name] / count:.3f}")
    return table


def _corpus(content: Path) -> Iterable[str]:
    """The hits in real texts, where every one is to be looked at, and in how many characters they are."""
    texts = characters = 0
    counts: Counter[tuple[str, bool]] = Counter()
    examples: list[str] = []
    began = time.perf_counter()
    for path in files_below(content):
        if path.suffix not in (".md", ".txt"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        texts, characters = texts + 1, characters + len(text)
        for hit in personal_data(text):
            counts[KIND_LABELS[hit.kind], hit.certain] += 1
            line = text.count("\n", 0, hit.start) + 1
            examples.append(f"  {path.relative_to(content)}:{line}: {_(KIND_LABELS[hit.kind])} {hit.masked}")
    seconds = time.perf_counter() - began
    if not texts:
        yield _("{folder} 里没有文字", folder=content)
        return
    certain = sum(number for (_kind, sure), number in counts.items() if sure)
    likely = sum(counts.values()) - certain
    yield _(
        "{folder}：{texts} 个文件，{characters} 字，用时 {seconds} 秒",
        folder=content.name,
        texts=f"{texts:,}",
        characters=f"{characters:,}",
        seconds=f"{seconds:.1f}",
    )
    yield _(
        "错误 {certain}，提醒 {likely}；每百万字 {sure} 和 {maybe}",
        certain=certain,
        likely=likely,
        sure=f"{certain * MILLION / characters:.2f}",
        maybe=f"{likely * MILLION / characters:.2f}",
    )
    yield from examples[:LISTED]
