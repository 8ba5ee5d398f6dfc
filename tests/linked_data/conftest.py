"""The rich sample as a site that knows its public address, built once for all tests here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from rdflib import Graph

from plugins.disclosure.catalog import Catalog
from tests.catalog.rich import RICH
from tests.make import BODIES, CITY, Files, block, make_content
from tests.publisher import building
from tests.publisher.building import build

URL = "https://www.shili.example/zwgk"
LICENSE = "https://www.shili.example/tiaokuan"

SITE = replace(building.SITE, license=LICENSE)

OFFICE = {"name": "示例市政务公开科", "phone": "0000-12340001", "email": "zwgk@shili.example"}
# The protocol of open archives wants an e-mail address, and codes of regions are told only where they are known.
BODY = block({"code": CITY, **BODIES[CITY], "work_unit": OFFICE, "region_code": "990100"})
WITH_EMAIL: Files = {f"register/bodies/{CITY}.yml": BODY}


class LinkedSite(NamedTuple):
    """A built site, the catalog behind it and what its Turtle file says."""

    folder: Path
    catalog: Catalog
    graph: Graph


@pytest.fixture(scope="session")
def linked(tmp_path_factory: pytest.TempPathFactory) -> LinkedSite:
    """The rich sample on 2026-06-30 below `URL`."""
    folder = tmp_path_factory.mktemp("linked")
    loaded = build(make_content(folder, {**RICH, **WITH_EMAIL}), folder / "site", SITEURL=URL, SITE=SITE)
    graph = Graph().parse(folder / "site" / "data" / "dcat.ttl", format="turtle")
    return LinkedSite(folder / "site", loaded.catalog, graph)
