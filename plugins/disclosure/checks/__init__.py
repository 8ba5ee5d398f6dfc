"""The checks: pure functions from a catalog to findings, all declared with `register.check`."""

from plugins.disclosure.checks import bodies, dates, numbers, openness, relations, required
from plugins.disclosure.checks.registry import CHECKS, Check, run_checks

__all__ = ["CHECKS", "Check", "bodies", "dates", "numbers", "openness", "relations", "required", "run_checks"]
