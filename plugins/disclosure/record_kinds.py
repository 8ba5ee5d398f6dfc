"""Every kind of record. A new one is a line here, a place in `places.py` and a plugin that makes its pages."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.annual_reports.fields import REPORTS
from plugins.disclosure.guide import GUIDES
from plugins.disclosure.plain_pages import PAGES
from plugins.disclosure.records import RecordKind

RECORD_KINDS: tuple[RecordKind[Any], ...] = (PAGES, GUIDES, REPORTS)
