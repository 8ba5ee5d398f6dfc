"""The vocabularies of this repository and a small register, read once."""

import copy

import pytest

from plugins.disclosure import body_html
from plugins.disclosure.register import read_register
from tests.make import make_content


@pytest.fixture(scope="session")
def register(tmp_path_factory):
    return read_register(make_content(tmp_path_factory.mktemp("register"), {}) / "register")


@pytest.fixture(scope="session")
def vocabularies(register):
    return register.vocabularies


@pytest.fixture
def own_markdown(monkeypatch):
    """A Markdown engine of its own for a test that may upset it."""
    monkeypatch.setattr(body_html, "_markdown", copy.deepcopy(body_html._markdown))
