"""Whether a name in a file's properties is a person's."""

from __future__ import annotations

import re

from plugins.disclosure.personal_data.context import SURNAMES

_CHINESE = re.compile(rf"[{SURNAMES}欧司上诸][一-鿿·]{{1,3}}")
_LATIN = re.compile(r"[A-Z][a-z]+[ .,]+(?:[A-Z][a-z]*[ .]+)?[A-Z][a-z]+")
# Names that programs and system installers write, and offices.
_NOBODY = re.compile(
    r"user|admin|office|word|excel|apache|poi|python|wps|microsoft|windows|adobe|acrobat|foxit|kingsoft|libre|open|"
    r"lenovo|dell|home|default|owner|guest|scan|canon|epson|xerox|ricoh|konica|hewlett|"
    r"局|厅|府|办|委|科|处|室|所|院|校|部|站|队|会|社|司$|用户|文档|系统|单位|秘书|综合|中心|打印|市$|县$|区$|省$",
    re.IGNORECASE,
)


def looks_like_a_person(name: str) -> bool:
    """Whether the author of a file is named as a person would be, not as a program, a computer or an office."""
    if _NOBODY.search(name):
        return False
    return bool(_CHINESE.fullmatch(name) or _LATIN.fullmatch(name))
