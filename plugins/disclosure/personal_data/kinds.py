"""The kinds of personal data, the reasons for which something is taken for them, and a hit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plugins.disclosure.messages import label


class Kind(StrEnum):
    """The kinds of personal data, by the word that a reviewed exception uses."""

    IDENTITY_CARD = "identity_card"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    PASSPORT = "passport"
    LANDLINE = "landline"
    BIRTH = "birth"
    ADDRESS = "address"
    ACCOUNT = "account"
    HEALTH = "health"


KIND_LABELS = {
    Kind.IDENTITY_CARD: label("身份证号码"),
    Kind.MOBILE: label("手机号码"),
    Kind.BANK_CARD: label("银行卡号"),
    Kind.PASSPORT: label("护照或通行证号码"),
    Kind.LANDLINE: label("私人固定电话"),
    Kind.BIRTH: label("个人出生日期"),
    Kind.ADDRESS: label("个人住址"),
    Kind.ACCOUNT: label("个人银行账号"),
    Kind.HEALTH: label("个人健康状况"),
}


class Reason(StrEnum):
    """Why something was taken for personal data."""

    LABEL = "label"
    NAME = "name"
    COLUMN = "column"
    CHECKSUM = "checksum"
    FORM = "form"
    WRONG_CHECK = "wrong_check"


REASON_LABELS = {
    Reason.LABEL: label("旁边写着“{word}”"),
    Reason.NAME: label("旁边有人名"),
    Reason.COLUMN: label("这样的号码成列出现"),
    Reason.CHECKSUM: label("校验码相符"),
    Reason.FORM: label("号码形式相符"),
    Reason.WRONG_CHECK: label("旁边写着“{word}”，但校验码不符，可能输错"),
}


@dataclass(frozen=True)
class Hit:
    """Something personal between two places of a text. `masked` may be shown; `word` fills in the reason.

    `certain` hits stop a merge.
    """

    kind: Kind
    masked: str
    start: int
    end: int
    reason: Reason
    word: str
    certain: bool
