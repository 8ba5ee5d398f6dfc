"""The words beside a number that say whose it is, or that it is none of a person's."""

from __future__ import annotations

import re

from plugins.disclosure.personal_data.context import Surroundings
from plugins.disclosure.personal_data.kinds import Kind


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_TRAVEL = ("护照", "護照", "passport", "通行证", "旅行证")
LABELS = {
    Kind.IDENTITY_CARD: _words(
        r"身[份分][证證](?:明)?(?:件)?(?:号码?|號碼?)?|身份号码?|身份编号|公民身份|居民证|证件号码?|证件编号|残疾人?证号?|"
        r"(?<![一-鿿])证号|(?<![a-z])id\s?(?:card|no|number)|sfzh?|identity"
    ),
    Kind.MOBILE: _words(
        r"手机|手機|移动电话|电\s?话|電話|联系方式|联系人|联络人|微信|短信|致电|拨打|热线|"
        r"(?<![a-z])(?:tel|mobile|phone|cell|wechat)"
    ),
    Kind.BANK_CARD: _words(
        r"银行|卡\s?号|账号|帐号|账户|帐户|开户|一卡通|一折通|储蓄卡|借记卡|打卡|社保卡|(?<![a-z])card"
    ),
    Kind.PASSPORT: _words("|".join(_TRAVEL)),
    Kind.LANDLINE: _words(
        r"家庭(?:固定)?电话|家庭联系(?:电话|方式)|住宅电话|宅电|家里电话|家电话|家中电话|家庭固话|私人电话|个人电话"
    ),
}
_BEHIND = {kind: _words(rf"\s?[（(【\[/]\s?({words.pattern})") for kind, words in LABELS.items()}
_OTHER = _words(
    r"编\s?号|编\s?码|代码|条码|流水|订单|单号|索引|项目|合同|证书|批准|批文|备案|许可|执照|注册|登记号|文号|案号|标准|型号|批号|"
    r"序列|序号|坐标|经度|纬度|面积|金额|总额|合计|数量|总量|产量|货号|税号|发票|统计|条形码|信用|统一社会|图号|地块|宗地|"
    r"不动产|产权|车架|发动机|设备|档案|学籍|准考证|工单|受理|邮编|里程|海拔|isbn|issn|(?<![a-z])(?:ean|sku|qq)(?![a-z])|uuid|[￥¥$]"
)
_UNIT = _words(
    r"\s{0,2}(?:[元万亿吨千%％‰亩件户℃°′″]|人次|人民币|平方|立方|公里|米|欧元|美元|(?:kwh|kg|km)(?![a-z]))"
)
_WEB = _words(r"(?:https?://|www\.|[\w-]+\.(?:cn|com|net|org)/)[^\s一-鿿，。；）)\]>\"']*$")
_CALL = _words(r"(?:tel|sms|callto):[+\d -]*$")
_CODE_BEFORE = re.compile(r"(?:[A-Za-z]|[0-9A-Za-z][-_/.．]|[0-9],)\Z")
_COUNTRY = re.compile(r"(?:\+|＋|00|\b)86[-_/.．]\Z")
_CODE_AFTER = re.compile(r"[A-Za-z]|[-_/][0-9A-Za-z]|[.．][0-9]|,[0-9]{3}(?![0-9])")
_PRIVATE = re.compile(r"家庭|住址|户主|低保|补贴|救助|村民|学生|家长|患者|监护人|当事人|被拆迁|被征收|申请人")


class Setting:
    """How one number stands in its text. `other` says that its label, form or unit makes it none of a person's."""

    def __init__(self, kind: Kind, start: int, end: int, text: str, around: Surroundings) -> None:
        self._start, self._end, self._around = start, end, around
        before = around.before(start)
        head = around.head(start)
        self.label = _last(LABELS[kind], head) or _nearest(LABELS[kind], before)
        if head and not _last(LABELS[kind], head) and _last(_OTHER, head):
            self.label = ""
        if _CALL.search(before):
            self.label = "tel:"
        if not self.label and (behind := _BEHIND[kind].match(around.after(end))):
            self.label = behind[1]
        self.other = not self.label and bool(_last(_OTHER, head) or _last(_OTHER, before[-24:]))
        raw = text[max(0, start - 8) : start]
        coded = _CODE_BEFORE.search(raw) and not _COUNTRY.search(raw)
        self.other = self.other or (
            not self.label and bool(coded or _CODE_AFTER.match(text, end) or _UNIT.match(around.after(end)))
        )
        if _WEB.search(before) and self.label != "tel:":
            self.label, self.other = "", True

    @property
    def has_name(self) -> bool:
        """Whether a person's name stands close by."""
        return self._around.has_name(self._start, self._end)

    @property
    def is_private(self) -> bool:
        """Whether the text or the head of the table is about people and their homes."""
        return bool(
            _PRIVATE.search(self._around.before(self._start))
            or _PRIVATE.search(self._around.table_head(self._start))
        )


def speaks_of_people(text: str) -> bool:
    """Whether a text is about people and their homes, where a telephone may be private."""
    return bool(_PRIVATE.search(text))


def speaks_of_travel(text: str) -> bool:
    """Whether a text speaks of passports and the like, whose numbers are short."""
    lower = text.lower()
    return any(word in lower for word in _TRAVEL)


def _last(words: re.Pattern[str], text: str) -> str:
    found = ""
    for match in words.finditer(text):
        found = match[0]
    return found


def _nearest(words: re.Pattern[str], before: str) -> str:
    """The last label of `words`, unless a label of other things stands between it and the number."""
    found = None
    for match in words.finditer(before):
        found = match
    if found is None or _OTHER.search(before, found.end()):
        return ""
    return found[0]
