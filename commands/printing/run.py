"""`tasks.py print`: sheets as PDF files for the wall and the archive."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from pelican.settings import read_settings

from commands.atomic_files import write_atomically
from commands.bootstrap import ROOT
from commands.build import CONFIGURATION, missing_content
from commands.printing.choosing import chosen_pages
from commands.printing.pdf_files import PdfMaker
from commands.progress import progress_shown
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import BuildFailed, DisclosureError
from plugins.disclosure.loading import load, refuse_errors
from plugins.disclosure.messages import _, use_language
from plugins.disclosure.outputs import Page
from plugins.disclosure.parallel import available_workers, in_workers
from plugins.disclosure.public_address import public_address
from plugins.disclosure.site import Site, build_date
from plugins.publisher.rendering import Renderer
from plugins.publisher.templates import Templates, read_templates

STATIC = "theme/"


@dataclass(frozen=True)
class Choice:
    """What to print: all, the sheets of a `body` or one `sheet`, as of `date` for the site at `url`."""

    body: str = ""
    sheet: str = ""
    date: str = ""
    url: str = ""


def run(content: Path, output: Path, choice: Choice) -> int:
    """Write the PDF files below `output`; other files there stay.

    Returns the exit status: 1 when something is wrong with the content, the choice or the system, and it is told.
    """
    try:
        with progress_shown():
            count = _print(content, output, choice)
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            _("{file} 写不进去：{reason}", file=error.filename or output, reason=error.strerror),
            file=sys.stderr,
        )
        return 1
    print(_("已做成 {count} 个 PDF 文件：{output}", count=count, output=output))
    return 0


def _print(content: Path, output: Path, choice: Choice) -> int:
    settings = read_settings(str(CONFIGURATION))
    known: Site = settings["SITE"]
    site = replace(known, url=(choice.url or settings["SITEURL"]).rstrip("/"))
    use_language(site.language)
    if not site.url:
        raise BuildFailed(_("请用 --url 或 pelicanconf.py 的 SITEURL 写明网站的正式网址，二维码里要用"))
    if not content.is_dir():
        raise BuildFailed(missing_content(content))
    loaded = load(content, build_date(choice.date, os.environ))
    refuse_errors(loaded.findings)
    pages = chosen_pages(loaded.catalog, site, choice.body, choice.sheet)
    output.mkdir(parents=True, exist_ok=True)
    printer = _Printer(loaded.catalog, site, output)
    return sum(in_workers(printer.write, pages, available_workers(), _("做成 PDF")))


class _Printer:
    """Renders pages as the site does, without its navigation, and writes them as PDF files."""

    def __init__(self, catalog: Catalog, site: Site, output: Path) -> None:
        theme = ROOT / "theme"
        self._site, self._output = site, output
        self._renderer = Renderer(
            Templates(read_templates(theme / "templates")), {"site": site, "navigation": []}
        )
        styles = {
            public_address(site, STATIC + path.name): path.read_bytes()
            for path in sorted((theme / "static").glob("*.css"))
        }
        self._maker = PdfMaker(styles, catalog.date)

    def write(self, page: Page) -> int:
        """Write one page; gives 1, the number of files."""
        made = self._maker.make(self._renderer.render(page), public_address(self._site, page.path))
        path = self._output / page.path.replace(".html", ".pdf")
        write_atomically(path, made, self._output)
        return 1
