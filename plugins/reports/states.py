"""What is said of the state of a report."""

from __future__ import annotations

from plugins.disclosure.annual_reports.due import Status
from plugins.disclosure.messages import _, label

LABELS = {
    Status.ON_TIME: label("按时"),
    Status.LATE: label("迟报"),
    Status.MISSING: label("未公布"),
    Status.WAITING: label("尚未到期"),
    Status.NONE: label("无须编制"),
}


def state_data(status: Status) -> dict[str, str]:
    """Key and words of a status for a template."""
    return {"status": status.value, "state": _(LABELS[status])}
