"""The settings of the form (`config.yml` of Decap CMS), made from the field table and the register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from commands.editing.errors import EditingFailed
from commands.editing.form import Form
from plugins.disclosure.bodies import Body
from plugins.disclosure.messages import _
from plugins.disclosure.places import CATALOG_FOLDER, IMPORTED, NOTICES_FOLDER
from plugins.disclosure.register import Register

# A number comes later, from `tasks.py number`, which also moves the file into the year of its generation;
# until then the moment of writing (UTC) tells files apart.
SLUG = "new-{{year}}{{month}}{{day}}-{{hour}}{{minute}}{{second}}"
PATH = "{{year}}/{{slug}}"
COMMITS = {
    "create": "新增：{{path}}",
    "update": "修改：{{path}}",
    "delete": "删除：{{path}}",
    "uploadMedia": "上传附件：{{path}}",
    "deleteMedia": "删除附件：{{path}}",
}
PLATFORMS = ("github", "gitlab", "gitea")


def configuration(
    register: Register,
    content: Path,
    folder: str,
    backend: Mapping[str, Any],
    only: str = "",
) -> dict[str, Any]:
    """The whole configuration.

    content: the content folder on disk; folder: the same as seen from the root of the repository, without a slash
    at its end, empty for the root; backend: how changes are stored; only: name or code of the one body to show.
    Raises EditingFailed when that body is not in the register.
    """
    bodies = _bodies(register, content, only)
    form = Form(register)
    below = f"{folder}/{CATALOG_FOLDER}" if folder else CATALOG_FOLDER
    notices = f"{folder}/{NOTICES_FOLDER}" if folder else NOTICES_FOLDER
    collections = [
        collection
        for body in bodies
        for collection in (
            _collection(body.name, str(body.code), below, form.fields(body.all_names)),
            _notices(body, notices, form.fields(body.all_names, are_notices=True)),
        )
    ]
    if (content / CATALOG_FOLDER / IMPORTED).is_dir() and not only:
        imported = _collection(_("尚未编号的导入信息"), IMPORTED, below, form.fields(()))
        collections.append(imported | {"create": False})
    # Gitea's side of Decap has no drafts: every save is a commit on the branch that `backend` names.
    drafts = {} if backend["name"] == "gitea" else {"publish_mode": "editorial_workflow"}
    return {
        "backend": {**backend, "commit_messages": dict(COMMITS)},
        **drafts,
        "locale": "zh_Hans",
        "media_folder": below,
        "public_folder": "",
        "slug": {"encoding": "unicode", "clean_accents": False, "sanitize_replacement": "-"},
        "show_preview_links": False,
        "collections": collections,
    }


def written(settings: Mapping[str, Any]) -> str:
    """The text of `config.yml`; what several bodies share is written once."""
    return yaml.safe_dump(dict(settings), allow_unicode=True, sort_keys=False, width=120)


def local_backend(address: str, branch: str) -> dict[str, Any]:
    """Changes go through the program that serves the form, at `address`, to branches that begin at `branch`."""
    return {"name": "proxy", "proxy_url": address, "branch": branch}


def platform_backend(platform: str, repository: str, branch: str, server: str, app: str) -> dict[str, Any]:
    """Changes go to a hosting platform.

    repository: owner and name; server: the platform's own address, or for GitHub that of the sign-in service;
    app: the id that the platform gave the form. Raises EditingFailed for what cannot work.
    """
    if platform not in PLATFORMS:
        raise EditingFailed(_("--platform 应是 {names} 之一", names=_("、").join(PLATFORMS)))
    if repository.count("/") < 1 or repository.strip("/") != repository:
        raise EditingFailed(_("--repo 应写成 所有者/仓库名"))
    backend: dict[str, Any] = {"name": platform, "repo": repository, "branch": branch}
    if platform == "github":
        return backend | ({"base_url": server} if server else {})
    if not app or (platform == "gitea" and not server):
        raise EditingFailed(
            _("{platform} 还要写 --server 和 --app，见 docs/editing.zh-CN.md", platform=platform)
        )
    root = server.rstrip("/") or "https://gitlab.com"
    if platform == "gitea":
        return backend | {"app_id": app, "base_url": root, "api_root": f"{root}/api/v1"}
    return backend | {"auth_type": "pkce", "app_id": app, "base_url": root, "api_root": f"{root}/api/v4"}


def _bodies(register: Register, content: Path, only: str) -> list[Body]:
    """The bodies that publish now, then those of before that still have items; or the one that was asked for."""
    if only:
        body = register.bodies.find(only)
        if body is None or not body.code:
            raise EditingFailed(_("机构名录里没有“{name}”", name=only))
        return [body]
    coded: Iterable[Body] = [body for body in register.bodies if body.code]
    now = [body for body in coded if not body.valid_to]
    before = [
        body for body in coded if body.valid_to and (content / CATALOG_FOLDER / str(body.code)).is_dir()
    ]
    if not (now or before):
        raise EditingFailed(_("机构名录里还没有机构，先在 register/bodies 里登记"))
    return [*now, *before]


def _notices(body: Body, below: str, fields: list[dict[str, Any]]) -> dict[str, Any]:
    """The notices of a body, which lie in a folder of their own."""
    own = _collection(_("{body}：公示公告", body=body.name), str(body.code), below, fields)
    return own | {"name": f"{NOTICES_FOLDER}-{body.code}", "label_singular": _("公示公告")}


def _collection(title: str, code: str, below: str, fields: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": code,
        "label": title,
        "label_singular": _("信息"),
        "folder": f"{below}/{code}",
        "create": True,
        "delete": False,
        "publish": False,
        "extension": "md",
        "format": "yaml-frontmatter",
        "identifier_field": "title",
        "slug": SLUG,
        "path": PATH,
        "summary": "{{generated_on}}　{{title}}",
        "sortable_fields": [
            {"field": "generated_on", "default_sort": "desc"},
            {"field": "published_on"},
            {"field": "title"},
        ],
        # An attachment lies in the folder that is named as its item.
        "media_folder": "{{filename}}",
        "public_folder": "",
        "fields": fields,
    }
