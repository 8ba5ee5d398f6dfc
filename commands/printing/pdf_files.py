"""One page of the site as an archival PDF: tagged (PDF/UA), with its fonts, the same bytes every time."""

from __future__ import annotations

import hashlib
import importlib
import logging
import os
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.disclosure.site import CHINA

VARIANT = "pdf/ua-1"
CHINESE = ":lang=zh-cn"


class PdfMaker:
    """Makes PDF files of pages. `files` are all that a page may use: whole address → bytes.

    Raises BuildFailed where WeasyPrint, a system library of it or a Chinese font is missing.
    """

    def __init__(self, files: Mapping[str, bytes], day: date) -> None:
        # Subsets of fonts carry the time at which they were made.
        moment = datetime(day.year, day.month, day.day, tzinfo=CHINA)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
        self._files = files
        self._weasyprint = _weasyprint()
        _require_chinese_font()

    def make(self, html: str, address: str) -> bytes:
        """The PDF of a page that stands at `address`.

        Raises BuildFailed when the page asks for anything but the files, or when a part of it cannot be laid out.
        """
        complaints = _Complaints()
        logger = logging.getLogger("weasyprint")
        logger.addHandler(complaints)
        logger.propagate = False
        try:
            document = self._weasyprint.HTML(
                string=html, base_url=address, url_fetcher=self._fetch, media_type="print"
            )
            # The identifier is random otherwise.
            identifier = hashlib.sha256(html.encode()).hexdigest()[:32].encode()
            made: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier, full_fonts=False)
        except self._weasyprint.urls.FatalURLFetchingError as error:
            raise BuildFailed(_("{page} 没有做成 PDF：{reason}", page=address, reason=error)) from None
        finally:
            logger.removeHandler(complaints)
        if complaints.found:
            raise BuildFailed(_("{page} 没有做成 PDF：{reason}", page=address, reason=complaints.found[0]))
        return made

    def _fetch(self, address: str) -> Any:
        """A file of the site; everything else is refused, whatever the scheme."""
        known = self._files.get(address)
        if known is None:
            # Names of schemes and hosts only: an address can be as long as a picture.
            text = _("只能读取本网站自己的文件，不能读取 {address}", address=address[:120])
            raise self._weasyprint.urls.FatalURLFetchingError(text)
        kind = "text/css" if address.endswith(".css") else "application/octet-stream"
        return self._weasyprint.urls.URLFetcherResponse(address, known, {"Content-Type": kind})


class _Complaints(logging.Handler):
    """What WeasyPrint says when something is left out of a page; what style it does not know is no loss."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a complaint."""
        self.found.append(record.getMessage())


def _weasyprint() -> Any:
    try:
        return importlib.import_module("weasyprint")
    except ImportError:
        raise BuildFailed(_("缺少 WeasyPrint：请用 python3 tasks.py print 运行，它会自动安装")) from None
    except OSError as error:
        message = _(
            "缺少系统的排版程序库（Debian/Ubuntu：apt install libpango-1.0-0 libpangoft2-1.0-0）：{reason}",
            reason=str(error).splitlines()[0],
        )
        raise BuildFailed(message) from None


def _require_chinese_font() -> None:
    """Raise BuildFailed when the system knows no font with Chinese characters: all of them would be empty boxes."""
    lister = shutil.which("fc-list")
    if lister is None:
        return
    found = subprocess.run([lister, CHINESE, "family"], capture_output=True, encoding="utf-8", check=False)
    if found.returncode == 0 and not found.stdout.strip():
        raise BuildFailed(_("系统里没有中文字体，请先安装（Debian/Ubuntu：apt install fonts-noto-cjk）"))
