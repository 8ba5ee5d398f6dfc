"""Everything that plugins gave, written into the staging folder: what did not change is carried over, the rest made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import CopiedFile, DerivedFile, MadeFile, Output, Page, Seal, StreamedFile
from plugins.disclosure.parallel import in_workers
from plugins.publisher.carrying import Record, Written, remove, write_new
from plugins.publisher.fingerprints import Fingerprints
from plugins.publisher.rendering import Renderer

ADDRESS = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*(?:/[0-9A-Za-z][0-9A-Za-z._-]*)*")
OUTPUTS_A_TASK = 32
TASKS_A_WORKER = 16


@dataclass
class Plan:
    """What has to be done: `record` of what stays, what has to be made, with fingerprints, and what has to go.

    Of what has to be made, `replaced` stands in the folder already, in an older form.
    """

    record: Record = field(default_factory=dict)
    to_make: list[tuple[Output, bytes]] = field(default_factory=list)
    replaced: frozenset[str] = frozenset()
    to_remove: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether the site stays as it is."""
        return not self.to_make and not self.to_remove


def plan(
    outputs: Iterable[Output],
    fingerprints: Fingerprints,
    known: Record,
    carried: frozenset[str],
    seals: Sequence[Seal] = (),
) -> Plan:
    """Compare what the site shall hold with what is `known` of the last build and was `carried` over from it.

    The places of `seals` are kept free; what stands there is neither made nor removed. Derived files come after those
    that they are derived from.

    Raises BuildFailed for an address that is not plain ASCII or taken (also when it differs in case only).
    """
    result = Plan()
    claims: dict[str, str] = {}
    made_from: dict[str, bytes] = {}
    for output in outputs:
        path = output.path
        _claim(output, claims)
        if isinstance(output, DerivedFile):
            fingerprint = digest("derived", made_from[output.origin], output.key)
        else:
            fingerprint = made_from[path] = fingerprints.of(output)
        written = known.get(path)
        if written and written.fingerprint == fingerprint and path in carried:
            result.record[path] = written
        else:
            result.to_make.append((output, fingerprint))
    for seal in seals:
        _claim(seal, claims)
    wanted = {output.path for output, _fingerprint in result.to_make}
    result.replaced = carried & wanted
    result.to_remove = sorted(carried - wanted - result.record.keys() - {seal.path for seal in seals})
    return result


class SiteWriter:
    """Writes outputs below a folder, with so many worker processes."""

    def __init__(self, folder: Path, renderer: Renderer, workers: int) -> None:
        self._folder = folder
        self._renderer = renderer
        self._workers = workers

    def carry_out(self, plan: Plan) -> Record:
        """Do what is planned; gives the record of the whole site.

        Raises BuildFailed when something cannot be made or written, and for a file whose bytes changed while the site
        was being built.
        """
        # What was carried over shares its bytes with the old site, so it is never written into.
        for path in (*plan.to_remove, *plan.replaced):
            remove(self._folder, path)
        derived = [made for made in plan.to_make if isinstance(made[0], DerivedFile)]
        others = [made for made in plan.to_make if not isinstance(made[0], DerivedFile)]
        return {**plan.record, **self._make(others), **self._make(derived)}

    def _make(self, to_make: Sequence[tuple[Output, bytes]]) -> Record:
        # Large files come first, each a task of its own, so that nobody waits for the last of them.
        to_make = sorted(to_make, key=lambda made: not isinstance(made[0], StreamedFile))
        large = sum(isinstance(output, StreamedFile) for output, _fingerprint in to_make)
        share = -(-len(to_make) // (self._workers * TASKS_A_WORKER))
        step = max(1, min(share, OUTPUTS_A_TASK))
        cuts = [*range(large), *range(large, len(to_make), step), len(to_make)]

        def write_some(place: int) -> list[tuple[bytes, int]]:
            return [self._write(output) for output, _fingerprint in to_make[cuts[place] : cuts[place + 1]]]

        tasks = range(len(cuts) - 1)
        facts = (
            found for some in in_workers(write_some, tasks, self._workers, _("生成页面")) for found in some
        )
        return {
            output.path: Written(fingerprint, sha256, size)
            for (output, fingerprint), (sha256, size) in zip(to_make, facts, strict=True)
        }

    def _write(self, output: Output) -> tuple[bytes, int]:
        pieces = _Counted(output.pieces() if isinstance(output, StreamedFile) else (self._bytes_of(output),))
        write(self._folder, output.path, pieces)
        return pieces.facts

    def _bytes_of(self, output: Page | CopiedFile | MadeFile | DerivedFile) -> bytes:
        if isinstance(output, Page):
            return self._renderer.render(output).encode()
        if isinstance(output, DerivedFile):
            return output.make((self._folder / output.origin).read_bytes())
        if isinstance(output, MadeFile):
            return output.make()
        try:
            data = output.source.read_bytes()
        except OSError:
            data = b""
        if hashlib.sha256(data).hexdigest() != output.sha256:
            raise BuildFailed(_("{file} 在生成网站时被改动，请重新生成", file=output.source))
        return data


class _Counted:
    """Pieces of a file, of which the SHA-256 and the size are known once they have been taken."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces
        self._hash = hashlib.sha256()
        self._size = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            self._hash.update(piece)
            self._size += len(piece)
            yield piece

    @property
    def facts(self) -> tuple[bytes, int]:
        return self._hash.digest(), self._size


def write(folder: Path, path: str, pieces: Iterable[bytes]) -> None:
    """Write a new file below a folder; raises BuildFailed when that cannot be."""
    target = f"{folder}/{path}"
    try:
        try:
            write_new(target, pieces)
        except FileNotFoundError:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            write_new(target, pieces)
    except OSError as error:
        raise BuildFailed(
            _("{path} 写不进 {folder}：{reason}", path=path, folder=folder, reason=error.strerror)
        ) from None


def _claim(output: Output | Seal, claims: dict[str, str]) -> None:
    if isinstance(output, Page):
        origin = output.template
    else:
        origin = str(output.source) if isinstance(output, CopiedFile) else output.path
    if not ADDRESS.fullmatch(output.path):
        raise BuildFailed(
            _("地址“{path}”只能用 ASCII 字母、数字和 . _ -（{origin}）", path=output.path, origin=origin)
        )
    key = output.path.casefold()
    if key in claims:
        raise BuildFailed(
            _(
                "两个页面用了同一地址 {path}：{first}、{second}",
                path=output.path,
                first=claims[key],
                second=origin,
            )
        )
    claims[key] = origin
