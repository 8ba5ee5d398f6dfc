"""A quick way to import sample pages."""

import shutil

import pytest

from commands.importing import run
from tests.commands.importing.samples import Imported, page


def write(path, data):
    path.write_bytes(data)


@pytest.fixture
def content(tmp_path):
    return tmp_path / "content"


@pytest.fixture
def importing(tmp_path, content, capsys):
    """Imports files given by name and text or bytes; gives what came out."""

    def import_files(files, date="2026-04-01", source="pages"):
        folder = tmp_path / source
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, text if isinstance(text, bytes) else text.encode())
        status = run(folder, content, date)
        return Imported(status, content, capsys.readouterr().out)

    return import_files


@pytest.fixture
def body(importing, content):
    """The Markdown of the item made from a page with this text, in an empty catalog each time."""

    def body_of(text, **facts):
        shutil.rmtree(content, ignore_errors=True)
        return importing({"page.html": page(text, **facts)}).only()[1]

    return body_of
