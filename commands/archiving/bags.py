"""BagIt 1.0 (RFC 8493): payload below `data/`, manifests of SHA-256, and who hands over what."""

from __future__ import annotations

from dataclasses import replace

from commands.archiving.choosing import Part
from commands.archiving.entries import Entry, sums_text, total_size
from commands.archiving.sites import BuiltSite
from plugins.disclosure.messages import _

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
SOFTWARE = "Yangguang"


def bag_entries(part: Part, site: BuiltSite, payload: list[Entry], name: str) -> list[Entry]:
    """Every file of the bag `name`, in order, below a folder of that name."""
    data = [replace(entry, path=f"data/{entry.path}") for entry in payload]
    tags = [
        Entry.of_bytes("bagit.txt", DECLARATION),
        Entry.of_bytes("bag-info.txt", _info(part, site, payload)),
        Entry.of_bytes("manifest-sha256.txt", sums_text(data)),
    ]
    tags.append(Entry.of_bytes("tagmanifest-sha256.txt", sums_text(tags)))
    # The declaration comes first, so that whoever reads a stream knows at once what it is.
    ordered = [tags[0], *sorted([*tags[1:], *data], key=lambda entry: entry.path)]
    return [replace(entry, path=f"{name}/{entry.path}") for entry in ordered]


def _info(part: Part, site: BuiltSite, payload: list[Entry]) -> bytes:
    source = part.body.name if part.body else site.setting("organiser")
    lines = {
        "Source-Organization": source,
        "Organization-Address": site.footer("联系地址"),
        "Contact-Phone": site.footer("联系电话"),
        "External-Description": _("{site}：{part}", site=site.name, part=part.title),
        "External-Identifier": f"{site.url}/#{part.key}",
        "Bagging-Date": str(site.date),
        "Payload-Oxum": f"{total_size(payload)}.{len(payload)}",
        "Internal-Sender-Identifier": site.source["commit"],
        "Internal-Sender-Description": _("网站标识码 {code}，截至 {day}", code=site.id_code, day=site.date),
        "Bag-Software-Agent": SOFTWARE,
    }
    return "".join(f"{name}: {' '.join(text.split())}\n" for name, text in lines.items() if text).encode()
