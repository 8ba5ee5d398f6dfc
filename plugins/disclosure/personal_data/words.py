"""What is private without being a number of its own: birth dates, homes, accounts and health beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plugins.disclosure.personal_data.context import Surroundings, names_in
from plugins.disclosure.personal_data.kinds import Hit, Kind, Reason

_DAY = r"(?:18|19|20)[0-9]{2}\s?[-年./．]\s?[01]?[0-9]\s?[-月./．]\s?[0-3]?[0-9]\s?日?"
_BIRTH = re.compile(
    rf"(?:出生(?:日期|年月日|年月|时间)?|生日|生于)[\s:：|为是于]{{0,6}}{_DAY}|{_DAY}\s?(?:出生|生于|生[，,。；;）)])"
)
_HOME = re.compile(
    r"(?:家庭住址|家庭地址|家庭详细地址|住址|户籍地址|户籍所在地|居住地址|现居住地|居住地|现住)[\s:：|为是于]{0,6}"
    r"[^\n|；;。]{0,40}?(?:[0-9０-９一二三四五六七八九十]+\s?(?:号|室|栋|幢|组|单元|弄|巷|房)|[一-鿿]村[一-鿿]{1,4}[组屯])"
)
_ACCOUNT = re.compile(
    r"(?:银行[账帐]号|[账帐]号|[账帐]户|卡号|存折号?)(?:号码)?[\s:：|为是]{0,6}((?:[0-9][\s-]?){9,30})"
)
_OFFICE = re.compile(
    r"公司|局|中心|财政|专户|对公|单位|保证金|委员会|国库|政府|厅|学校|医院|学院|协会|机构|企业|集团|合作社|基金会|法院"
)
_HEALTH_HEAD = re.compile(r"病种|疾病|病情|诊断|残疾类[别型]|残疾等级|残疾级别|患病|健康状况|病名")
_HEALTH = re.compile(
    r"[癌瘤]|尿毒症|白血病|艾滋|HIV|精神(?:病|障碍|残疾|分裂)|智力残疾|肢体残疾|视力残疾|听力残疾|言语残疾|多重残疾|"
    r"[一二三四]级残疾|残疾[一二三四]级|乙肝|肺结核|糖尿病|高血压|心脏病|脑梗|透析|癫痫|抑郁症|瘫痪"
)
_FORM = re.compile(r"姓名\s?[:：]")
# A text that has none of these words cannot have what the pattern looks for; to look for words is much quicker.
_OF_BIRTH = ("生日", "生于", "出生", "日生")
_OF_HOME = ("住址", "地址", "户籍", "居住", "现住")
_OF_ACCOUNT = ("账号", "帐号", "账户", "帐户", "卡号", "存折")


def words_of_people(text: str, around: Surroundings) -> Iterator[Hit]:
    """What is told of a person in words; these hits are never certain."""
    for match in _BIRTH.finditer(text) if _any(_OF_BIRTH, text) else ():
        if around.has_name(match.start(), match.end()) or names_in(around.line(match.start())):
            yield _hit(Kind.BIRTH, match)
    for match in _HOME.finditer(text) if _any(_OF_HOME, text) else ():
        yield _hit(Kind.ADDRESS, match)
    for match in _ACCOUNT.finditer(text) if _any(_OF_ACCOUNT, text) else ():
        if not _OFFICE.search(around.before(match.start()) + around.line(match.start())):
            digits = re.sub("[^0-9]", "", match[1])
            masked = f"{digits[:2]}{'*' * (len(digits) - 4)}{digits[-2:]}"
            yield Hit(Kind.ACCOUNT, masked, match.start(), match.end(), Reason.FORM, "", certain=False)
    for match in _HEALTH.finditer(text) if "|" in text or "姓" in text else ():
        line = around.line(match.start())
        if names_in(line) and ("|" in line or _FORM.search(line)):
            yield _hit(Kind.HEALTH, match)
    yield from _columns(text, around)


def _columns(text: str, around: Surroundings) -> Iterator[Hit]:
    """Tables with a column of names and one of illnesses, birth dates or homes: one hit at the head of each."""
    for match in _NAME_HEAD.finditer(text) if "姓" in text else ():
        head = around.line(match.start())
        if head.count("|") < 1 or around.table_head(match.start()) != head:
            continue
        for kind, words in _COLUMN_HEADS.items():
            if (found := words.search(head)) and _has_rows(text, match.end()):
                start = match.start() - head.find(match[0]) + found.start()
                yield Hit(kind, "", start, start + len(found[0]), Reason.COLUMN, "", certain=False)


_NAME_HEAD = re.compile(r"姓\s?名")
_COLUMN_HEADS = {
    Kind.HEALTH: _HEALTH_HEAD,
    Kind.BIRTH: re.compile("出生日期|出生年月日|生日"),
    Kind.ADDRESS: re.compile("家庭住址|家庭地址|家庭详细地址|住址|户籍地址|户籍所在地|居住地址|现居住地"),
}


def _any(words: Iterable[str], text: str) -> bool:
    return any(word in text for word in words)


def _has_rows(text: str, place: int) -> bool:
    """Whether names stand in the lines below a place: the head alone is a form to be filled in."""
    end = text.find("\n", place)
    return end >= 0 and bool(names_in(text[end : end + 400]))


def _hit(kind: Kind, match: re.Match[str]) -> Hit:
    return Hit(kind, "", match.start(), match.end(), Reason.NAME, "", certain=False)
