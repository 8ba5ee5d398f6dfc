"""What a web server has to say of each file: its type, and for how long it may be kept. One table for all targets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from plugins.disclosure.attachments import FILE_TYPES

# Ending → media type: of attachments as they are let in, and of what the site makes. All else is UNKNOWN.
TYPES: Mapping[str, str] = {
    **{ending: kind.media_type for kind in FILE_TYPES for ending in kind.endings},
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "ics": "text/calendar",
    "vcf": "text/vcard",
    "ttl": "text/turtle",
    "xml": "application/xml",
    "xsd": "application/xml",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
    "geojson": "application/geo+json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "ppt": "application/vnd.ms-powerpoint",
    "zip": "application/zip",
    "gz": "application/gzip",
    "warc": "application/warc",
    "wacz": "application/wacz",
}
# The feeds of lists, and the documents of the feed that tells everything ever published.
FEED = r"feed\.xml|data/history/[^/]+\.xml"
FEED_TYPE = "application/atom+xml"
UNKNOWN = "application/octet-stream"
# Texts that carry no statement of their encoding, or of which old programs do not read it.
WITH_CHARSET = re.compile(r"text/.*|application/(?:.*\+)?xml|image/svg\+xml")
# An attachment's name is made from its bytes, so an address never shows two different files.
ATTACHMENT = r"items/(?:[^/]+/)+[0-9a-f]{12}\.[0-9a-z]+"
# Kinds of attachments that a browser could run as a script of the site.
ACTIVE = (
    "htm",
    "html",
    "xhtml",
    "xht",
    "shtml",
    "mht",
    "mhtml",
    "svg",
    "svgz",
    "xml",
    "xsl",
    "xslt",
    "js",
    "mjs",
)
# A month: what was withdrawn shall not stay in caches for years.
LONG = "public, max-age=2592000, immutable"
SHORT = "public, max-age=300, must-revalidate"


def media_type(path: str) -> str:
    """The `Content-Type` of a file of the site, with its charset where it is a text."""
    ending = PurePosixPath(path).suffix.removeprefix(".").lower()
    if not ending:
        found = "text/plain"  # SHA256SUMS and the like
    elif re.fullmatch(rf"(?:.*/)?(?:{FEED})", path):
        found = FEED_TYPE
    else:
        found = TYPES.get(ending, UNKNOWN)
    return f"{found}; charset=utf-8" if WITH_CHARSET.fullmatch(found) else found


def cache_control(path: str) -> str:
    """The `Cache-Control` of a file of the site."""
    return LONG if re.fullmatch(ATTACHMENT, path) else SHORT


def disposition(path: str) -> str:
    """`attachment` for attachments that a browser could run as a script of the site, else empty."""
    ending = PurePosixPath(path).suffix.removeprefix(".").lower()
    return "attachment" if ending in ACTIVE and re.fullmatch(ATTACHMENT, path) else ""
