"""A content folder and its site, at which a test can change something and see what a build makes of it."""

import shutil

from plugins.disclosure.digests import digest
from tests.make import make_content, place
from tests.publisher.building import (
    build,
    differing,
    entries,
    is_sealed,
    leftovers,
    own_theme,
    watching_writes,
)

_clean: dict[bytes, dict[str, tuple[str, bytes]]] = {}


class Desk:
    """A content folder and a theme, the site that is built from them with a cache, and what the last build made."""

    def __init__(self, folder, files=None):
        self.folder = folder
        self.content = make_content(folder, files) if files else folder / "content"
        self.theme = own_theme(folder) if files else folder / "theme"
        self.output = folder / "public" / "site"
        self.cache = folder / "cache" / "build.sqlite"
        self.settings = {}
        self.made = []

    def build(self, **settings):
        self.settings |= settings
        with watching_writes() as self.made:
            build(self.content, self.output, **self._settings(BUILD_CACHE=str(self.cache.parent)))
        return self.made

    def assert_right(self):
        """The site is what a build without a cache makes of the same content elsewhere."""
        inputs = digest(repr(self.settings), repr(entries(self.content)), repr(entries(self.theme)))
        if inputs not in _clean:
            clean = self.folder / "clean" / "site"
            build(self.content, clean, **self._settings())
            _clean[inputs] = entries(clean)
            shutil.rmtree(clean.parent)
        now, wanted = entries(self.output), _clean[inputs]
        assert differing(now, wanted) == []
        assert leftovers(self.output) == []

    def inodes(self):
        """Path → inode of every file but seals."""
        files = {path.relative_to(self.output).as_posix(): path for path in self.output.rglob("*")}
        return {
            name: path.stat().st_ino for name, path in files.items() if path.is_file() and not is_sealed(name)
        }

    def source(self, name):
        return (
            self.theme / name.removeprefix("theme/")
            if name.startswith("theme/")
            else self.content / place(name)
        )

    def replace(self, name, old, new):
        path = self.source(name)
        data = path.read_bytes()
        assert old.encode() in data
        path.write_bytes(data.replace(old.encode(), new.encode()))

    def _settings(self, **more):
        return {"THEME": str(self.theme), **self.settings, **more}
