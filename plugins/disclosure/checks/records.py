"""What holds for records of every kind: guides and reports belong to a body that the register knows."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check
from plugins.disclosure.findings import Severity
from plugins.disclosure.messages import _, label


@check(
    "record-body",
    Severity.ERROR,
    summary=label("公开指南和年度报告所属的机构在机构名录里"),
    mend=label("文件名（文件夹名）写机构名录里的机构编码；没有的机构先由网站管理人员登记"),
)
def record_body(catalog: Catalog) -> Iterator[Hit]:
    """The path of a guide or a report names its body by the code."""
    for record in catalog.all_records():
        code = record.place.get("body")
        if code:
            body = catalog.register.bodies.find(code)
            if body is None or body.code != code:
                yield Hit(record.source, 1, _("机构名录里没有编码“{code}”", code=code))
