"""Who the site is: the settings of `pelicanconf.py`, typed and validated once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.frame import Frame
from plugins.disclosure.messages import SOURCE_LANGUAGE, _

# It stands in QR codes and in print, so it is short and can be typed: no query, no fragment, no signs to encode.
ADDRESS = re.compile(r"https?://[0-9A-Za-z.-]+(?::[0-9]{1,5})?(?:/[0-9A-Za-z._~-]+)*")
LICENSE = CORRECTIONS = re.compile(r"https?://[!-~]+")
CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Site:
    """Name, addresses and footer of the site.

    `domain` and `id_code` (10 characters) fill the required meta tags; `url` is the public address at which the
    site is mounted, without a slash at its end, and may be empty; `language` is a language tag (`zh-CN`, `en`);
    `signing_key` is the public key with which the manifest is signed, a line as minisign or OpenSSH write it, or empty;
    `corrections` is the address at which mistakes are reported (网站找错), with `{number}` where the index number goes;
    `license` is the address of the terms under which everything may be used, or empty where none were set;
    `traditional` adds the pages in traditional characters, below `zh-hant/`; `footer` holds label → text lines;
    `frame` is what else stands around every page.
    """

    name: str
    domain: str
    id_code: str
    organiser: str
    description: str = ""
    url: str = ""
    language: str = "zh-CN"
    traditional: bool = False
    page_size: int = 50
    feed_size: int = 30
    new_on_home: int = 15
    signing_key: str = ""
    corrections: str = ""
    license: str = ""
    footer: Mapping[str, str] = field(default_factory=dict)
    frame: Frame = field(default_factory=Frame)

    def __post_init__(self) -> None:
        for setting in ("name", "domain", "id_code", "organiser"):
            if not getattr(self, setting).strip():
                raise BuildFailed(_("pelicanconf.py 的 SITE 里缺少 {setting}", setting=setting))
        if not re.fullmatch(r"[0-9a-z]{10}", self.id_code):
            raise BuildFailed(_("网站标识码“{code}”应为 10 位", code=self.id_code))
        if self.url and not ADDRESS.fullmatch(self.url):
            raise BuildFailed(
                _(
                    "网站的正式网址“{url}”应以 https:// 或 http:// 开头，只用 ASCII 字符，末尾没有斜线",
                    url=self.url,
                )
            )
        if self.corrections and not CORRECTIONS.fullmatch(self.corrections):
            raise BuildFailed(
                _("纠错地址“{url}”应以 https:// 或 http:// 开头，不含空格", url=self.corrections)
            )
        if self.license and not LICENSE.fullmatch(self.license):
            raise BuildFailed(
                _(
                    "使用条件（license）的网址“{url}”应以 https:// 或 http:// 开头，不含空格",
                    url=self.license,
                )
            )
        if self.traditional and self.language != SOURCE_LANGUAGE:
            raise BuildFailed(
                _("繁体版（traditional）由简体页面转换，SITE 的 language 应为 {tag}", tag=SOURCE_LANGUAGE)
            )
        if self.page_size < 1:
            raise BuildFailed(_("每页条数至少为 1"))


def build_date(stated: str, environment: Mapping[str, str]) -> date:
    """The one date of a build: as stated, else `SOURCE_DATE_EPOCH`, else today in China.

    Raises BuildFailed when the statement is no date.
    """
    if stated:
        try:
            return date.fromisoformat(stated)
        except ValueError:
            raise BuildFailed(_("日期“{date}”应写成 2026-03-05 的样子", date=stated)) from None
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), CHINA).date()
        except (ValueError, OverflowError, OSError):
            raise BuildFailed(_("SOURCE_DATE_EPOCH“{epoch}”不是秒数", epoch=epoch)) from None
    return datetime.now(CHINA).date()
