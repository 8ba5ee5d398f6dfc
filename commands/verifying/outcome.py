"""What has been found out about a copy, and how it is told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from commands.verifying.signatures import Proof
from plugins.archive.verify import (
    ALTERED,
    EXTRA,
    LEFTOVER,
    MISSING,
    NO_FILE,
    UNREADABLE,
    is_intact,
    shown,
)
from plugins.disclosure.manifest import Manifest
from plugins.disclosure.messages import _, label

LABELS = {
    MISSING: label("缺少"),
    ALTERED: label("被改动"),
    NO_FILE: label("不是文件而是链接或设备"),
    UNREADABLE: label("读不出来"),
    EXTRA: label("清单里没有"),
    LEFTOVER: label("镜像工具或系统留下的，不算损坏"),
}


@dataclass(frozen=True)
class Outcome:
    """What stands at `place`: the manifest, the kind of difference → paths, the reasons where they are known.

    `sees_extra` tells whether files that the manifest does not list would have been noticed.
    """

    place: str
    manifest_bytes: bytes
    manifest: Manifest
    told: Mapping[str, list[str]]
    proof: Proof
    reasons: Mapping[str, str] = field(default_factory=dict)
    sees_extra: bool = True

    @property
    def is_good(self) -> bool:
        """Whether all files are as listed and nothing speaks against the signature."""
        return is_intact(dict(self.told)) and not self.proof.is_bad

    def as_json(self) -> str:
        """Everything, for programs; paths are written so that they cannot command a terminal."""
        files = self.manifest.files.values()
        data: dict[str, Any] = {
            "place": self.place,
            "verdict": "intact" if self.is_good else "differs",
            "files": len(files),
            "bytes": sum(facts.size for facts in files),
            "manifest_sha256": self._sha256,
            **{kind: [shown(path) for path in paths] for kind, paths in self.told.items()},
            "reasons": {shown(path): shown(reason) for path, reason in sorted(self.reasons.items())},
            "signature": self.proof.as_data(),
            "source": self.manifest.source,
        }
        if not self.sees_extra:
            data[EXTRA] = data[LEFTOVER] = None
        return json.dumps(data, indent=1)

    def as_text(self) -> Iterator[str]:
        """Lines for people: every difference, then the whole."""
        for kind, paths in self.told.items():
            for path in paths:
                reason = self.reasons.get(path)
                yield _("{kind}：{path}", kind=_(LABELS[kind]), path=shown(path)) + (
                    _("（{reason}）", reason=shown(reason)) if reason else ""
                )
        yield shown(self.place)
        source = self.manifest.source
        for name, value in ((_("生成日期"), source.get("date")), (_("内容的提交"), source.get("commit"))):
            if isinstance(value, str) and value:
                yield _("{kind}：{path}", kind=name, path=shown(value[:100]))
        yield _("清单的 SHA-256：{sha256}", sha256=self._sha256)
        yield shown(self.proof.as_text())
        yield self._verdict()

    def _verdict(self) -> str:
        count = len(self.manifest.files)
        wrong = [(kind, len(paths)) for kind, paths in self.told.items() if paths and kind != LEFTOVER]
        if wrong:
            counts = _("，").join(f"{_(LABELS[kind])} {number}" for kind, number in wrong)
            return _("与清单有出入（共 {count} 个文件）：{counts}", count=count, counts=counts)
        if self.proof.is_bad:
            return _("{count} 个文件与清单一致，但清单的签名不能证明它的来源", count=count)
        if not self.sees_extra:
            return _("{count} 个文件都与清单一致（线上核对看不出多出的文件）", count=count)
        return _("完整无误：{count} 个文件与清单一致", count=count)

    @property
    def _sha256(self) -> str:
        return hashlib.sha256(self.manifest_bytes).hexdigest()
