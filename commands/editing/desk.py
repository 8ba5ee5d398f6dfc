"""What the form may ask of the git backend, and how files are translated between the two."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from commands.editing.backend import Answer, GitBackend
from commands.editing.entries import Entries
from commands.editing.errors import EditingFailed
from commands.editing.workplace import BASE, Workplace
from plugins.disclosure.messages import _
from plugins.disclosure.places import ITEM_PLACE

READING = frozenset(
    {
        "info",
        "entriesByFolder",
        "entriesByFiles",
        "getEntry",
        "unpublishedEntries",
        "unpublishedEntry",
        "unpublishedEntryDataFile",
        "unpublishedEntryMediaFile",
        "getMedia",
        "getMediaFile",
        "getDeployPreview",
    }
)
ON_DRAFTS = frozenset({"deleteUnpublishedEntry", "updateUnpublishedEntryStatus"})
MIDDLE = "cms/"


class Desk:
    """Answers the form's questions; `tell` gets a line for the person at the terminal for everything that is saved."""

    def __init__(
        self, workplace: Workplace, backend: GitBackend, entries: Entries, tell: Callable[[str], None]
    ) -> None:
        self._workplace = workplace
        self._backend = backend
        self._entries = entries
        self._tell = tell

    def ask(self, question: dict[str, Any]) -> tuple[int, Any]:
        """HTTP status and data for one question. Raises EditingFailed for what the form may not do."""
        action, params = str(question.get("action")), question.get("params") or {}
        if not isinstance(params, dict) or not (params or action == "info"):
            raise EditingFailed(_("请求不完整"))
        if params and params.get("branch") != BASE:
            raise EditingFailed(_("请求不完整"))
        if action == "persistEntry":
            return self._save(question, params)
        if action not in READING | ON_DRAFTS:
            raise EditingFailed(_("这里只能保存草稿；删除、发布和单独上传由管理仓库的人办理"))
        answer = self._backend.ask(question)
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return self._failed()
        return answer.status, self._for_form(action, params, answer.data)

    def _for_form(self, action: str, params: dict[str, Any], data: Any) -> Any:
        if action == "unpublishedEntryDataFile" and isinstance(data, dict):
            return self._translated(data, str(params.get("path")))
        if action == "getEntry" and isinstance(data, dict):
            return self._translated(data, str(data.get("file", {}).get("path")))
        if action in ("entriesByFolder", "entriesByFiles") and isinstance(data, list):
            return [self._translated(entry, str(entry["file"]["path"])) for entry in data]
        return data

    def _translated(self, entry: dict[str, Any], path: str) -> dict[str, Any]:
        text = entry.get("data")
        if not isinstance(text, str) or not self._is_item(path):
            return entry
        return {**entry, "data": self._entries.for_form(text)}

    def _save(self, question: dict[str, Any], params: dict[str, Any]) -> tuple[int, Any]:
        files, assets = params.get("dataFiles"), params.get("assets")
        options = params.get("options")
        if not (isinstance(files, list) and len(files) == 1 and isinstance(assets, list)):
            raise EditingFailed(_("请求不完整"))
        if not isinstance(options, dict) or options.get("useWorkflow") is not True:
            raise EditingFailed(_("这里只能保存草稿；删除、发布和单独上传由管理仓库的人办理"))
        file = files[0] if isinstance(files[0], dict) else {}
        path, slug, raw = (str(file.get(name, "")) for name in ("path", "slug", "raw"))
        if not self._is_item(path) or "newPath" in file:
            raise EditingFailed(_("没有保存：{path} 不是条目的位置", path=path))
        # Decap keeps showing an entry when the address of another one is opened in its place.
        if not path.endswith(f"/{options.get('collectionName')}/{slug}.md"):
            raise EditingFailed(_("没有保存：页面上还是另一条信息，请复制刚写的内容，刷新页面后再填"))
        folder = path.removesuffix(".md") + "/"
        for asset in assets:
            self._refuse_elsewhere(str(asset.get("path")) if isinstance(asset, dict) else "", folder)
        branch = f"{MIDDLE}{options.get('collectionName')}/{slug}"
        before = self._workplace.text_of(branch, path)
        text = self._entries.from_form(raw, before)
        saved = {**params, "dataFiles": [{**file, "raw": text}]}
        answer: Answer = self._backend.ask({**question, "params": saved})
        if answer.status != HTTPStatus.OK:
            return self._failed()
        self._tell(_("已保存：{file}（分支 {branch}）", file=path, branch=branch))
        return answer.status, answer.data

    def _failed(self) -> tuple[int, Any]:
        complaint = self._backend.complaint
        self._workplace.recover()
        return HTTPStatus.INTERNAL_SERVER_ERROR, {
            "error": _("没有完成，git 报告：{reason}", reason=complaint or _("原因不明"))
        }

    def _is_item(self, path: str) -> bool:
        prefix = f"{self._workplace.folder}/" if self._workplace.folder else ""
        return path.startswith(prefix) and bool(ITEM_PLACE.fullmatch(path.removeprefix(prefix)))

    def _refuse_elsewhere(self, path: str, folder: str) -> None:
        name = path.removeprefix(folder)
        if not path.startswith(folder) or not name or "/" in name or "\\" in name or name.startswith("."):
            raise EditingFailed(_("没有保存：附件“{name}”不能放在那里", name=path.rpartition("/")[2]))
