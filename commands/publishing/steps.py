"""The steps of a publication, the same for every kind of target, in an order that readers survive."""

from __future__ import annotations

from dataclasses import dataclass

from commands.publishing.errors import AnotherSite, PublishFailed
from commands.publishing.places import Place
from commands.publishing.plan import INTENT, Earlier, Plan, earlier_state, intent, is_page, plan
from commands.publishing.whole_site import SHOWN, WholeSite
from plugins.disclosure.manifest import MANIFEST, SIGNATURES
from plugins.disclosure.messages import _


@dataclass(frozen=True)
class Options:
    """How to publish: `yes` carries out without asking, `full` looks at every file at the target.

    `adopt` takes over a place of which no manifest tells what lies there; `every` shows all paths; `fewer` allows to
    remove a large part of the pages.
    """

    yes: bool = False
    full: bool = False
    adopt: bool = False
    every: bool = False
    fewer: bool = False


DEFAULTS = Options()
# So many go when a few papers are merged; more, and a tenth of all, go when a setting is wrong.
FEW, SMALL_SHARE = 20, 0.1


def compare(place: Place, site: WholeSite, options: Options = DEFAULTS) -> tuple[Earlier, Plan]:
    """What was published earlier, and what has to be moved. Raises PublishFailed where it is not ours."""
    earlier = _earlier(place, site, options)
    if earlier.first and not options.adopt and (strangers := place.strangers()):
        raise PublishFailed(
            _(
                "{place} 里有不是本站发布的文件（{files} 等），没有发布。请换一个空的目标；"
                "确认那里就是本站时，加 --adopt",
                place=place.title,
                files=_("、").join(strangers[:SHOWN]),
            )
        )
    if options.adopt:
        looked_at = site.files
    else:
        owned = earlier.owned & site.files.keys()
        # Of what an interrupted run left, only the files themselves can tell.
        unsure = owned if options.full else {path for path in owned if earlier.certain(path) is None}
        looked_at = {path: site.files[path] for path in unsure}
    altered = place.altered(looked_at, site) if looked_at else ()
    earlier = earlier.having({path: facts for path, facts in looked_at.items() if path not in set(altered)})
    wanted = plan(site.files, earlier, altered)
    if not earlier.first and not options.adopt and (taken := place.occupied(wanted.added)):
        raise PublishFailed(
            _(
                "{place} 上有不是本站发布的文件占着网站的地址：{files}，没有发布。请先移走它们，或加 --adopt 替换",
                place=place.title,
                files=_("、").join(taken[:SHOWN]),
            )
        )
    return earlier, wanted


def refuse_loss(site: WholeSite, earlier: Earlier, wanted: Plan, options: Options) -> None:
    """Raise PublishFailed where readers would lose what nobody means to take from them.

    That is a large part of the pages or of all files, or any page if the site was made without the older part of git's
    history.
    """
    lost, there = (sum(map(is_page, paths)) for paths in (wanted.removed, earlier.owned))
    if lost and site.is_of_shallow_history and not options.fewer:
        raise PublishFailed(
            _(
                "生成网站时 git 只有部分历史（浅克隆），这次发布会删除 {lost} 个网页，没有发布。"
                "请用 git fetch --unshallow 取得全部历史，重新生成；确实要删除时，加 --fewer",
                lost=lost,
            )
        )
    files_lost, files_there = len(wanted.removed), len(earlier.owned)
    if (_is_much(lost, there) or _is_much(files_lost, files_there)) and not options.fewer:
        raise PublishFailed(
            _(
                "这次发布会删除目标上 {there} 个网页中的 {lost} 个，"
                "{files_there} 个文件中的 {files_lost} 个，没有发布。"
                "多半是关掉了插件、换了内容目录或漏拉了提交，请先核对；确实要删除时，加 --fewer",
                there=there,
                lost=lost,
                files_there=files_there,
                files_lost=files_lost,
            )
        )


def _is_much(lost: int, there: int) -> bool:
    return lost > max(FEW, there * SMALL_SHARE)


def carry_out(place: Place, site: WholeSite, earlier: Earlier, wanted: Plan) -> None:
    """Move everything, so that readers never see a page before what it needs, nor miss what others still name."""
    place.write(INTENT, intent(site.manifest, earlier))
    for paths in wanted.phases:
        place.upload(paths, site)
    for name in site.signatures:
        place.write(name, site.path(name).read_bytes())
    place.write(MANIFEST, site.data)
    place.remove([*wanted.removed, *(name for name in SIGNATURES if name not in site.signatures)])
    place.finish(site)
    place.remove([INTENT])


def unfinished(place: Place, site: WholeSite, earlier: Earlier) -> bool:
    """Whether a target that has every file lacks the manifest, a signature, or the end of an earlier run."""
    if earlier.intent is not None or earlier.manifest != site.manifest:
        return True
    return any(place.read(name) != site.path(name).read_bytes() for name in site.signatures)


def _earlier(place: Place, site: WholeSite, options: Options) -> Earlier:
    manifest, pending = place.read(MANIFEST), place.read(INTENT)
    try:
        return earlier_state(manifest, pending, site.manifest, place.title)
    except AnotherSite:
        raise
    except PublishFailed:
        if not options.adopt:
            raise
    return Earlier()
