"""The search index of this repository's sample content, and Node to run the browser's engine in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.bootstrap import ROOT
from plugins.disclosure.catalog import Catalog
from tests.make import DAY, catalog
from tests.search.node import Node
from tests.search.publishing import publish


@pytest.fixture(scope="session")
def sample_catalog() -> Catalog:
    """The catalog of the sample content."""
    return catalog(ROOT / "content", DAY.replace(month=11))


@pytest.fixture(scope="session")
def sample(sample_catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the search files of the sample content."""
    return publish(sample_catalog, tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="session")
def node(sample: Path) -> Iterator[Node]:
    """The published script in Node."""
    process = Node(sample / "search" / "search.js")
    yield process
    process.close()
