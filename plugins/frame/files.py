"""The files that the settings name for the frame, read, judged and published below `frame/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from plugins.disclosure.digests import digest
from plugins.disclosure.frame import Frame
from plugins.disclosure.frame_files import FOLDER, Picture, frame_file, read_frame_text, read_picture
from plugins.disclosure.outputs import MadeFile
from plugins.disclosure.portal_css import checked_portal_css
from plugins.disclosure.portal_html import portal_pieces

COLOURS = f"{FOLDER}colours.css"
PORTAL_STYLE = f"{FOLDER}portal.css"


@dataclass(frozen=True)
class Portal:
    """One of the two HTML files of a portal: its pieces, and the pictures that it shows."""

    pieces: list[Mapping[str, str]]
    pictures: list[Picture]


def emblem_of(frame: Frame) -> Picture | None:
    """The emblem; raises BuildFailed for a file that is no picture."""
    return (
        read_picture("SITE.frame.emblem", frame_file("SITE.frame.emblem", frame.emblem))
        if frame.emblem
        else None
    )


def marks_of(frame: Frame) -> dict[str, Picture]:
    """Label → picture of the footer; raises BuildFailed for a file that is no picture."""
    named = {
        f"SITE.frame.footer_pictures {label}": (label, name) for label, name in frame.footer_pictures.items()
    }
    return {
        label: read_picture(setting, frame_file(setting, name)) for setting, (label, name) in named.items()
    }


def portal_of(setting: str, name: str) -> Portal:
    """A portal's header or footer, `name` empty for none; its pictures lie beside it. Raises BuildFailed."""
    if not name:
        return Portal([], [])
    path, pictures = frame_file(setting, name), []

    def picture(source: str) -> str:
        found = read_picture(setting, frame_file(setting, source, path.parent))
        pictures.append(found)
        return found.address

    return Portal(portal_pieces(setting, read_frame_text(setting, path), picture), pictures)


def portals_of(frame: Frame) -> tuple[Portal, Portal]:
    """Header and footer of the portal."""
    return (
        portal_of("SITE.frame.portal_header", frame.portal_header),
        portal_of("SITE.frame.portal_footer", frame.portal_footer),
    )


def files_of_frame(frame: Frame) -> Iterator[MadeFile]:
    """Every file that the frame shows, each once."""
    files = {picture.address: picture.data for picture in _pictures(frame)}
    if frame.colours:
        files[COLOURS] = _colour_sheet(*frame.colours).encode()
    if frame.portal_style:
        files[PORTAL_STYLE] = _portal_sheet(frame).encode()
    for path, data in sorted(files.items()):
        yield MadeFile(path, digest("frame", data), partial(bytes, data))


def files_read(frame: Frame) -> Iterator[str]:
    """What stands for the bytes of these files: they may lie anywhere. Raises BuildFailed."""
    for header_or_footer in portals_of(frame):
        yield repr(header_or_footer.pieces)
    for picture in _pictures(frame):
        yield picture.address
    yield _portal_sheet(frame)


def _pictures(frame: Frame) -> list[Picture]:
    emblem = emblem_of(frame)
    return [
        *([emblem] if emblem else []),
        *marks_of(frame).values(),
        *(picture for portal in portals_of(frame) for picture in portal.pictures),
    ]


def _portal_sheet(frame: Frame) -> str:
    setting, name = "SITE.frame.portal_style", frame.portal_style
    return checked_portal_css(setting, read_frame_text(setting, frame_file(setting, name))) if name else ""


def _colour_sheet(light: str, dark: str) -> str:
    return (
        f":root{{--main:{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not(.light){{--main:{dark}}}}}\n"
        f"@media screen{{:root.dark{{--main:{dark}}}}}\n"
    )
