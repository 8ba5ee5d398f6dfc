"""A plan in words: what would be added, replaced, removed."""

from __future__ import annotations

from collections.abc import Sequence

from commands.publishing.plan import Earlier, Plan, is_page
from commands.publishing.whole_site import WholeSite
from plugins.disclosure.manifest import Manifest
from plugins.disclosure.messages import _

SHOWN = 20


def show(place: str, site: WholeSite, earlier: Earlier, wanted: Plan, every: bool = False) -> None:
    """Print a plan, of each kind of change some paths, or all of them."""
    print(_("目标：{place}", place=place))
    if earlier.manifest.source:
        print(_("现有：{state}", state=state_of(earlier.manifest)))
    elif earlier.first:
        print(_("现有：还没有发布过"))
    print(_("发布：{state}", state=state_of(site.manifest)))
    if earlier.intent is not None:
        print(_("上一次发布没有完成，这一次会补齐"))
    before = {**(earlier.intent.files if earlier.intent else {}), **earlier.manifest.files}
    sizes = {path: facts.size for path, facts in (before | dict(site.files)).items()}
    for label, paths in (
        (_("新增"), wanted.added),
        (_("替换"), wanted.replaced),
        (_("删除"), wanted.removed),
    ):
        size = amount(sum(sizes[path] for path in paths))
        print(_("{label} {count} 个文件（{size}）", label=label, count=len(paths), size=size))
        _list(paths, len(paths) if every else SHOWN)
    if lost := sum(map(is_page, wanted.removed)):
        print(
            _(
                "删除的文件里有 {lost} 个网页，它们的地址从此打不开。要保留地址，发布前运行"
                " python3 tasks.py addresses --target 目标名称，提交台账，重新生成",
                lost=lost,
            )
        )
    print(_("不变 {count} 个文件", count=wanted.kept))


def state_of(manifest: Manifest) -> str:
    """From what a site was made: its day and its commit."""
    day, commit = (str(manifest.source.get(name) or "–") for name in ("date", "commit"))
    return _(
        "{day} 生成，{count} 个文件，提交 {commit}",
        day=day[:10],
        count=len(manifest.files),
        commit=commit[:12],
    )


def amount(size: int) -> str:
    """Bytes for people."""
    if size < 1000:
        return _("{size} 字节", size=size)
    return f"{size / 1e3:.0f} kB" if size < 1e6 else f"{size / 1e6:.1f} MB"


def _list(paths: Sequence[str], limit: int) -> None:
    for path in paths[:limit]:
        print(f"  {path}")
    if len(paths) > limit:
        print(_("  …… 另有 {count} 个（--all 全部列出）", count=len(paths) - limit))
