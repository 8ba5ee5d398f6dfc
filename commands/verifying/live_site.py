"""A site as it is served now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPResponse

from commands.verifying.outcome import Outcome
from commands.verifying.server import NoAnswer, Server
from commands.verifying.signatures import proof_of
from plugins.archive.keys import PublicKey
from plugins.archive.signing import MAX_BYTES
from plugins.archive.verify import ALTERED, MAX_MANIFEST, MISSING, NAMES, PIECE, UNREADABLE
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.manifest import MANIFEST, Manifest, read_manifest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts
from plugins.disclosure.parallel import in_workers

AT_ONCE = 8
# So many files in a row that cannot be had: the server is gone, and asking for the rest would take for ever.
GIVE_UP_AFTER = 24

# What is wrong with a file (empty: nothing), and why.
Finding = tuple[str, str]


def verify_address(address: str, key: PublicKey | None) -> Outcome:
    """Compare the site at an http(s) address with its manifest; what is there besides cannot be seen.

    Raises BuildFailed or InvalidManifest when there is nothing to compare with, or when the site changes meanwhile.
    """
    server = Server(address)
    try:
        data, came_from = server.ask(MANIFEST, MAX_MANIFEST // 64, _limited(MAX_MANIFEST))
    except NoAnswer as error:
        raise BuildFailed(_("{address} 的清单取不到：{reason}", address=server.base, reason=error)) from None
    if data is None:
        raise BuildFailed(_("{address} 没有清单 {name}", address=server.base, name=MANIFEST))
    server = Server(came_from)
    manifest = read_manifest(data)
    told: dict[str, list[str]] = {kind: [] for kind in NAMES}
    reasons = {}
    for path, (state, reason) in zip(sorted(manifest.files), _Looking(server).at(manifest), strict=True):
        if state:
            told[state].append(path)
        if reason:
            reasons[path] = reason
    proof = proof_of(data, lambda path: server.ask(path, MAX_BYTES, _limited(MAX_BYTES))[0], key)
    outcome = Outcome(server.base, data, manifest, told, proof, reasons, sees_extra=False)
    if not outcome.is_good and _has_changed(server, data):
        raise BuildFailed(_("网站在核对期间换了新的，请再核对一次"))
    return outcome


class _Looking:
    """Asks for all files, several at once, until the server is gone."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._failed_in_a_row = 0

    def at(self, manifest: Manifest) -> list[Finding]:
        """What is found about each file, in the order of their paths."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            try:
                futures = [
                    pool.submit(self._look, path, facts) for path, facts in sorted(manifest.files.items())
                ]
                return list(in_workers(lambda future: future.result(), futures, 1, _("核对文件")))
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _look(self, path: str, facts: FileFacts) -> Finding:
        if self._failed_in_a_row >= GIVE_UP_AFTER:
            return UNREADABLE, _("服务器不再答复，没有再试")
        try:
            finding, _came_from = self._server.ask(path, facts.size, lambda answer: _compared(answer, facts))
        except NoAnswer as error:
            self._failed_in_a_row += not error.is_lasting
            return UNREADABLE, str(error)
        self._failed_in_a_row = 0
        return finding or (MISSING, "")


def _compared(answer: HTTPResponse, facts: FileFacts) -> Finding:
    """Compare what comes, and take one byte more than there should be at the most."""
    hasher, left = hashlib.sha256(), facts.size + 1
    while left > 0 and (piece := answer.read(min(PIECE, left))):
        hasher.update(piece)
        left -= len(piece)
    if left > 1 and answer.length:
        raise NoAnswer(_("传到一半断了"))
    return ("", "") if left == 1 and hasher.digest() == facts.sha256 else (ALTERED, "")


def _limited(limit: int) -> Callable[[HTTPResponse], bytes]:
    """What takes the bytes of an answer, unless they are more than `limit`."""

    def take(answer: HTTPResponse) -> bytes:
        pieces, left = [], limit + 1
        while left > 0 and (piece := answer.read(min(PIECE, left))):
            pieces.append(piece)
            left -= len(piece)
        if left <= 0:
            raise NoAnswer(_("文件太大"), is_lasting=True)
        if answer.length:
            raise NoAnswer(_("传到一半断了"))
        return b"".join(pieces)

    return take


def _has_changed(server: Server, data: bytes) -> bool:
    try:
        return server.ask(MANIFEST, len(data), _limited(MAX_MANIFEST))[0] != data
    except NoAnswer:
        return False
