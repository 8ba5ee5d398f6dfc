"""Who has to look at which folder, for every hosting platform, from the register of bodies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from pelican.settings import read_settings

from commands.build import CONFIGURATION
from plugins.disclosure.bodies import Body
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.register import read_register

# Globs of which the last that matches counts; platforms look here before anywhere else.
GLOBS = (".github/CODEOWNERS", ".gitlab/CODEOWNERS", ".gitee/CODEOWNERS")
# Regular expressions of which all that match count.
EXPRESSIONS = (".gitea/CODEOWNERS",)
FOLDERS = ("catalog", "notices", "reports")
ACCOUNT = re.compile(r"@[\w.-]+(?:/[\w.-]+)*", re.ASCII)


def owner_files(content: Path) -> dict[str, str]:
    """Path below the repository's root → text. Raises DisclosureError, and ValueError for accounts of no known form."""
    maintainers = read_settings(str(CONFIGURATION))["CODE_OWNERS"]
    bodies = [body for body in read_register(content / REGISTER_FOLDER).bodies if body.code and body.accounts]
    for account in (*maintainers, *(account for body in bodies for account in body.accounts)):
        if not ACCOUNT.fullmatch(account):
            raise ValueError(_("“{account}”不是帐号或小组，应写成 @帐号 或 @组织/小组", account=account))
    head = "# " + _("由 python3 tasks.py platforms 从机构名录生成，不要直接改动")
    globs = [
        f"* {' '.join(maintainers)}",
        *_rules(bodies, "/content/{folder}/{code}/", "/content/guides/{code}.md"),
    ]
    everything_else = f"!content/({'|'.join((*FOLDERS, 'guides'))})/.* {' '.join(maintainers)}"
    expressions = [
        everything_else,
        *_rules(bodies, "content/{folder}/{code}/.*", "content/guides/{code}\\\\.md"),
    ]
    return {
        **dict.fromkeys(GLOBS, _text(head, globs)),
        **dict.fromkeys(EXPRESSIONS, _text(head, expressions)),
    }


def _rules(bodies: Iterable[Body], folder: str, guide: str) -> list[str]:
    rules = []
    for body in bodies:
        patterns = [folder.format(folder=name, code=body.code) for name in FOLDERS] + [
            guide.format(code=body.code)
        ]
        rules += [f"{pattern} {' '.join(body.accounts)}" for pattern in patterns]
    return rules


def _text(head: str, rules: Sequence[str]) -> str:
    return "\n".join([head, *rules]) + "\n"
