"""Where the pages and files of annual reports stand, and what they are called."""

from __future__ import annotations

from plugins.disclosure.bodies import Body
from plugins.disclosure.messages import _
from plugins.disclosure.places import REPORTS_FOLDER

INDEX = f"{REPORTS_FOLDER}/index.html"
FEED = f"{REPORTS_FOLDER}/feed.xml"
ALL = "all"


def body_address(code: str) -> str:
    """The comparison over the years of one body."""
    return f"{REPORTS_FOLDER}/{code}/index.html"


def report_address(code: str, year: int) -> str:
    """The report of one body, or of `ALL`, for one year."""
    return f"{REPORTS_FOLDER}/{code}/{year}.html"


def file_address(code: str, year: int, name: str) -> str:
    """A file beside that page."""
    return f"{REPORTS_FOLDER}/{code}/{year}/{name}"


def report_title(body: Body, year: int) -> str:
    """The official title of a report."""
    return _("{body}{year}年政府信息公开工作年度报告", body=body.name, year=year)


def sum_title(year: int) -> str:
    """The title of the sum of all reports of a year."""
    return _("{year}年各机关年度报告汇总", year=year)
