"""`tasks.py serve`: the site on this machine, built again after every change, in browsers that show it at once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from http.server import ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from commands.bootstrap import ROOT
from commands.build import missing_content
from commands.live_site import Newsroom, listen
from commands.standing_build import StandingBuild
from plugins.disclosure.messages import _

CODE = ("plugins", "commands", "locale", "pelicanconf.py")
WATCHED = (*CODE, "theme")
PORTS_TO_TRY = 20
MILLISECONDS_WITHOUT_NEWS = 200


def serve(content: Path, output: Path, port: int = 8000, date: str = "") -> int:
    """Build and serve until interrupted; `port` is the first to try. Returns the exit status.

    A build with errors is reported, here and in the browser, and the site before it goes on being served.
    """
    if not content.is_dir():
        print(missing_content(content), file=sys.stderr)
        return 1
    content, output = content.absolute(), output.absolute()
    builder, newsroom = StandingBuild(content, output, date), Newsroom()
    # What is saved while the first site is being built is not missed.
    changes = _changes(content)
    next(changes)
    server: ThreadingHTTPServer | None = None
    try:
        _build(builder, newsroom)
        server = listen(output, newsroom, range(port, port + PORTS_TO_TRY))
        if server is None:
            print(_("端口 {port} 及其后的端口都被占用，请用 --port 另选", port=port), file=sys.stderr)
            return 1
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(
            _("请在浏览器里打开 http://127.0.0.1:{port}/ ，按 Ctrl+C 结束", port=server.server_port),
            flush=True,
        )
        for paths in changes:
            if _touches_code(paths):
                builder.stop()
            if paths:
                _build(builder, newsroom)
    except KeyboardInterrupt:
        print()
    finally:
        builder.stop()
        if server:
            server.shutdown()
            server.server_close()
    return 0


def _changes(content: Path) -> Iterator[list[str]]:
    """The paths that changed, whenever some did; from time to time nothing, for the first time at once."""
    watched = watch(
        content,
        *_existing(WATCHED),
        raise_interrupt=True,
        debounce=300,
        step=20,
        rust_timeout=MILLISECONDS_WITHOUT_NEWS,
        yield_on_timeout=True,
    )
    return ([path for _kind, path in changes] for changes in watched)


def _build(builder: StandingBuild, newsroom: Newsroom) -> None:
    answer = builder.build()
    for text in (answer.out, answer.complaint):
        if text:
            print(text, flush=True)
    is_new = answer.status == 0
    newsroom.tell(is_new=is_new, complaint="" if is_new else answer.complaint)


def _touches_code(paths: Iterable[str]) -> bool:
    return any(Path(path).is_relative_to(ROOT / place) for path in paths for place in CODE)


def _existing(names: Sequence[str]) -> list[Path]:
    return [ROOT / name for name in names if (ROOT / name).exists()]
