"""Zip files of strangers: nothing is unpacked that would fill the memory."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

from lxml import etree

MAX_ENTRIES = 10_000
MAX_TOTAL = 512 * 1024 * 1024
MAX_MEMBER = 128 * 1024 * 1024
MAX_RATIO = 100
# Below this a high ratio is an empty form, not an attack.
HARMLESS = 8 * 1024 * 1024


class Bomb(Exception):
    """The archive would unpack to far more than it is."""


class Locked(Exception):
    """A member of the archive is encrypted."""


class Archive:
    """A zip file in memory. Raises Bomb when opened or read beyond the limits, zipfile's errors for broken ones."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        members = self._archive.infolist()
        total = sum(member.file_size for member in members)
        unpacked = total > HARMLESS and total > MAX_RATIO * len(data)
        if len(members) > MAX_ENTRIES or total > MAX_TOTAL or unpacked:
            raise Bomb
        self.members = sorted(members, key=lambda member: (len(member.filename), member.filename))

    def read(self, member: zipfile.ZipInfo) -> bytes:
        """The bytes of a member; raises Locked for an encrypted one."""
        if member.flag_bits & 1:
            raise Locked
        if member.file_size > MAX_MEMBER:
            raise Bomb
        if member.file_size > HARMLESS and member.file_size > MAX_RATIO * max(member.compress_size, 1):
            raise Bomb
        with self._archive.open(member) as source:
            data = source.read(MAX_MEMBER + 1)
        if len(data) > MAX_MEMBER:
            raise Bomb
        return data


class BrokenMarkup(Exception):
    """A member is not the XML that it should be."""


def markup(data: bytes) -> etree._Element:
    """The root of an XML document; raises BrokenMarkup where it is not well formed.

    A document type is refused, because these formats have none and entities multiply.
    """
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise BrokenMarkup
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise BrokenMarkup from None


def bare_text(data: bytes) -> str:
    """What is left of broken markup without its tags; paragraphs and cells stay apart."""
    text = data.decode("utf-8", "replace")
    return unescape(re.sub(r"<[^<>]*>", "", re.sub(r"</(?:\w+:)?(?:p|tc|tr|row|c|si)>", "\n", text)))


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The value of an attribute, whatever its namespace; an empty text when it is not there."""
    return next(
        (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), ""
    )


def texts_below(root: etree._Element) -> Iterator[str]:
    """Every text and every `v` attribute of a document, for parts of which nothing better is known."""
    for element in root.iter():
        if element.text and element.text.strip():
            yield element.text
        if name_of(element) in ("s", "n") and (value := element.get("v")):
            yield value
