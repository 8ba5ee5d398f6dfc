"""What has to be moved so that a target shows the site: worked out from manifests, before anything is touched."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from commands.publishing.errors import AnotherSite, PublishFailed
from plugins.disclosure.manifest import MANIFEST, InvalidManifest, Manifest, read_manifest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts

# While a publication is under way it stands at the target and lists every file that it may touch.
INTENT = ".publishing.json"
HOME = "index.html"


@dataclass(frozen=True)
class Earlier:
    """What is known of a target: the manifest that stands there, and the intent of a run that did not end.

    `first` is true for a target at which nothing was ever published.
    """

    manifest: Manifest = field(default_factory=Manifest)
    intent: Manifest | None = None
    first: bool = False

    @property
    def owned(self) -> set[str]:
        """The files that were, or may have been, put there by us: nothing else is ever removed."""
        return {*self.manifest.files, *(self.intent.files if self.intent else ())}

    def certain(self, path: str) -> FileFacts | None:
        """What stands at `path`; None where nothing is known for certain, as after a run that was interrupted."""
        facts = self.manifest.files.get(path)
        return facts if self.intent is None or self.intent.files.get(path) == facts else None

    def having(self, files: Mapping[str, FileFacts]) -> Earlier:
        """The same, where these files have been looked at and are there."""
        told = [
            part and replace(part, files={**part.files, **files}) for part in (self.manifest, self.intent)
        ]
        return replace(self, manifest=told[0] or Manifest(), intent=told[1])


@dataclass(frozen=True)
class Plan:
    """Paths in the order in which they are moved; `kept` counts the files that are there already."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int

    def __bool__(self) -> bool:
        return bool(self.added or self.replaced or self.removed)

    @property
    def phases(self) -> Iterator[tuple[str, ...]]:
        """What is uploaded, one group after the other: a page comes when everything that it needs is there.

        New files and then new pages, to which nothing leads yet; then what is replaced, the home page last.
        """
        for paths in (self.added, self.replaced):
            for group in (False, True):
                yield tuple(path for path in paths if is_page(path) is group and path != HOME)
        yield tuple(path for path in (*self.added, *self.replaced) if path == HOME)


def is_page(path: str) -> bool:
    """Whether a file is a page, which names other files."""
    return path.endswith(".html")


def plan(site: Mapping[str, FileFacts], earlier: Earlier, altered: Collection[str] = ()) -> Plan:
    """What leads from the earlier state to the site; `altered` files at the target are known to be wrong."""
    owned = earlier.owned
    moved = sorted(path for path in site if path in altered or earlier.certain(path) != site[path])
    return Plan(
        tuple(path for path in moved if path not in owned),
        tuple(path for path in moved if path in owned),
        tuple(sorted(owned - site.keys())),
        len(site) - len(moved),
    )


def intent(site: Manifest, earlier: Earlier) -> bytes:
    """What stands at the target while the site is being published: of every file that is or may be there.

    A file of which it says something else than the manifest is uncertain, until a run ends.
    """
    files: dict[str, FileFacts] = {}
    for path in earlier.owned | site.files.keys():
        known = earlier.certain(path)
        unsure = None if known or earlier.intent is None else earlier.intent.files.get(path)
        facts = unsure or site.files.get(path) or known
        if facts:
            files[path] = facts
    return Manifest(site.source, files).to_bytes()


def earlier_state(manifest: bytes | None, pending: bytes | None, site: Manifest, place: str) -> Earlier:
    """What the manifest and the intent at a target (None where there is none) tell.

    Raises PublishFailed for what is broken, AnotherSite for what is of another site.
    """
    return Earlier(
        _read(manifest, site, place, MANIFEST) or Manifest(),
        _read(pending, site, place, INTENT),
        first=manifest is None and pending is None,
    )


def _read(data: bytes | None, site: Manifest, place: str, name: str) -> Manifest | None:
    if data is None:
        return None
    try:
        found = read_manifest(data)
    except InvalidManifest as error:
        raise PublishFailed(
            _(
                "{place} 的 {name} 不能用：{reason}。请从备份恢复这个文件；"
                "确认那里是本站时，加 --adopt 重新核对全部文件",
                place=place,
                name=name,
                reason=error,
            )
        ) from None
    if identity(found) != identity(site):
        raise AnotherSite(
            _(
                "{place} 上是另一个网站（{theirs}），不是本站（{ours}），没有发布。请换一个目标",
                place=place,
                theirs=_name(found),
                ours=_name(site),
            )
        )
    return found


def identity(manifest: Manifest) -> str:
    """The identification code of the site whose manifest this is; empty where it tells none."""
    match manifest.source.get("site"):
        case {"id_code": str(code)}:
            return code
    return ""


def _name(manifest: Manifest) -> str:
    match manifest.source.get("site"):
        case {"name": str(name), "id_code": str(code)}:
            return f"{name[:60]} {code[:20]}"
    return "?"
