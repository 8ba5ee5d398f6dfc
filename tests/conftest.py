"""Options and settings that all tests share."""

import signal

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests.make import ROOT

# Background jobs of a shell ignore Ctrl+C, and so would every program that a test starts and interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)

set_hypothesis_home_dir(ROOT / ".cache" / "hypothesis")

# The same examples in every run: a test that fails here fails everywhere.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("house")

# What takes longest comes first, so that at the end no processor waits for another.
FIRST = (
    "test_workers",
    "test_faults",
    "test_incremental",
    "test_switched_off",
    "test_vanishing",
    "test_killed",
    "test_editing",
    "test_commands",
    "test_looks",
    "test_qr_codes",
    "test_judges",
    "test_web_archive",
    "test_search_bench",
    "test_bench",
    "test_random_edits",
    "test_same_bytes",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bring the longest files to the front; all else stays in its order."""
    rank = {name: place for place, name in enumerate(FIRST)}
    items.sort(key=lambda item: rank.get(item.path.stem, len(FIRST)))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden pages are compared byte by byte; a wanted change is taken over with this option."""
    parser.addoption("--refresh-golden", action="store_true", help="write the golden pages anew")
