"""Whole pages: the texts of a finished HTML page in traditional characters, its links kept among the converted pages.

What a page says to machines stays with the original: scripts, data, the required meta tags, values of forms.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import escape

from plugins.disclosure.traditional.script import TRADITIONAL, Script, han

FOLDER = "zh-hant"
# Elements whose text is no prose, and those that are no text at all.
KEPT = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea"})
ADDRESSES = frozenset({"href", "src", "action", "data-home", "data-root", "data-pages"})
WORDS = frozenset(
    {
        *("alt", "title", "aria-label", "aria-description", "placeholder", "label"),
        *("data-words", "data-found", "data-none", "data-label", "data-coming", "data-open", "data-last"),
        *(
            "data-ended",
            "data-hearing-coming",
            "data-hearing-last",
            "data-hearing-ended",
            "data-pause",
            "data-play",
        ),
        *("data-text", "data-total", "data-waiting", "data-wrong", "data-from", "data-unknown"),
    }
)
_token = re.compile(
    r"<!--.*?-->|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^'\">])*)>|[^<]+|<",
    re.DOTALL,
)
_attribute = re.compile(r'(?<=\s)(?P<name>[a-zA-Z][a-zA-Z-]*)="(?P<value>[^"]*)"')
_data = re.compile(r'<script type="application/ld\+json">.*?</script>\n?', re.DOTALL)
_elsewhere = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|[#?]")
_MAIN = '<main id="main">'


class PageConverter:
    """Makes the traditional page from a page. `covers` says which paths have one; `note` and `to_original` are texts
    that tell readers what they see, in simplified characters like everything else.
    """

    def __init__(self, script: Script, covers: Callable[[str], bool], note: str, to_original: str) -> None:
        self._script = script
        self._covers = covers
        self._note = note
        self._to_original = to_original

    def page(self, data: bytes, path: str) -> bytes:
        """The bytes of the page that stands at `path` below the folder of the edition."""
        html = _data.sub("", data.decode()).replace(_MAIN, f"{_MAIN}\n{self._notice(path)}", 1)
        return "".join(_Pieces(html, path, self._script, self._covers).all()).encode()

    def _notice(self, path: str) -> str:
        name = escape(posixpath.basename(path))
        return (
            f'<p class="edition-note">{escape(self._note)} '
            f'<a href="{name}" hreflang="zh-Hans" lang="zh-Hans">{escape(self._to_original)}</a></p>'
        )


class _Pieces:
    """One page on its way; a tag with `hreflang` leads where it says, every other one to the same script."""

    def __init__(self, html: str, path: str, script: Script, covers: Callable[[str], bool]) -> None:
        self._html = html
        self._folder = posixpath.dirname(path)
        self._to_root = "../" * (path.count("/") + 1)
        self._script = script
        self._covers = covers
        self._kept: list[str] = []

    def all(self) -> list[str]:
        """The pieces of the converted page."""
        return [self._piece(found) for found in _token.finditer(self._html)]

    def _piece(self, found: re.Match[str]) -> str:
        token, name = found[0], found["name"]
        if name is None:
            is_prose = not self._kept and token[0] != "<"
            return self._script.text(token) if is_prose else token
        name = name.lower()
        if found["close"]:
            if self._kept and self._kept[-1] == name:
                self._kept.pop()
            return token
        attributes = dict(_attribute.findall(found["rest"]))
        is_kept = name in KEPT or _is_foreign(attributes)
        # Within what is kept only elements of the same name matter, for their ends look alike.
        if self._kept[-1:] == [name] or (not self._kept and is_kept and name not in ("html", "link")):
            self._kept.append(name)
        return self._tag(token, name, attributes)

    def _tag(self, token: str, name: str, attributes: dict[str, str]) -> str:
        if not attributes:
            return token
        chosen = attributes.get("hreflang")
        leads_out = chosen is not None or attributes.get("rel") == "canonical"
        is_text = not self._kept or name in KEPT

        def changed(found: re.Match[str]) -> str:
            key, value = found["name"], found["value"]
            if key in ADDRESSES:
                value = self._address(key, value, leads_out)
            elif key == "lang" and value == "zh-CN" and (is_text or name == "html"):
                value = TRADITIONAL
            elif key in WORDS and is_text and han.search(value):
                value = self._script.text(value)
            return f'{key}="{value}"'

        written = _attribute.sub(changed, token)
        if name == "a" and chosen:
            written = written.replace(' aria-current="true"', "")
            if chosen == TRADITIONAL:
                written = f'{written[:-1]} aria-current="true">'
        return written

    def _address(self, key: str, value: str, leads_out: bool) -> str:
        if _elsewhere.match(value) or (not value and not key.startswith("data-")):
            return value
        cut = re.search(r"[?#]|$", value).start()  # type: ignore[union-attr]  # the end always matches
        target = posixpath.normpath(posixpath.join(self._folder, value[:cut]))
        target = "" if target == "." else target + "/" * value[:cut].endswith("/")
        if not leads_out and self._covers(target):
            return value
        return self._to_root + target + value[cut:]


def _is_foreign(attributes: dict[str, str]) -> bool:
    """Whether the texts of an element with these attributes are in another script, or may not be translated."""
    language = attributes.get("lang", "zh-CN")
    return language != "zh-CN" or attributes.get("translate") == "no" or "hreflang" in attributes
