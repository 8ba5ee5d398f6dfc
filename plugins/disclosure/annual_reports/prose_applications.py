"""The words with which reports speak of requests: received, carried over, dealt with, passed on, and by whom."""

from __future__ import annotations

import re
from functools import lru_cache

from plugins.disclosure.annual_reports.prose_context import FILLER, Context, Sums, any_of
from plugins.disclosure.annual_reports.tables import APPLICANTS, TOTAL

_NEW, _CARRIED, _DONE, _NEXT = "new_received", "carry_over", "result_total", "carry_to_next"
_APPLICANTS = {column.label: (column.key,) for column in APPLICANTS[:5]} | {
    "法人或其他组织": tuple(column.key for column in APPLICANTS[1:-1])
}
_RECEIVED = re.compile(r"收到|受理|接收|接到")
_ABOUT_APPLICATIONS = re.compile(r"申请")
# Other things that come in and are dealt with, and applications for other things.
_OTHER_MATTERS = re.compile(
    r"来信|来访|建议|提案|议案|工单|热线|留言|诉求|咨询|投诉(?!类)|信访(?!举报投诉类)|问题|案件|线索|纠纷|任务|事宜"
    r"|(?:许可|复议|救助|补[助贴]|认定|登记|审批|仲裁|听证|注册|专利|公证|援助|法律|核准|贷款|入学)申请"
)
_INFORMATION = re.compile(r"信息公开(?:类)?的?申请|依申请公开|依申请|公开申请|新收申请|申请公开")
_FLOW_WORDS: tuple[tuple[str, str], ...] = (
    (_NEW, r"新收"),
    (_CARRIED, r"(?:上一?年度?|{last}年度?)(?:结转|转结|转入)|结转上一?年"),
    (_NEXT, r"(?:结转|转结|转入|转至)(?:至|到)?(?:下一?年|次年|{next}年)|未办结|正在办理|尚在办理"),
    (_DONE, r"(?<!未)(?:办结|办理完毕|办毕)"),
)
_PASSED_ON = re.compile(r"^(?:申请)?(?:结转|转结)(?:至|到)?(?:下一?年|次年)")
_WEAK = re.compile(
    rf"(?:依申请公开|信息公开申请)(?:信息|事项|申请|工作|件|政府信息)*{FILLER}$|^(?:本年度?|全年|年度)?申请{FILLER}$"
)
# Part of the applications only.
_SOME_APPLICATIONS = re.compile(
    r"网[上络站页]|在线|线上|互联网|平台|信函|邮[寄政]|信件|当[面场日天]|现场|窗口|邮件|传真|即时|提前|延[期长]|逾期|超期|简易"
    r"|涉|关于|有关|方面|(?<!各)类|占|平均|日均|每|其余|剩余|撤回|撤销|补正|征求|咨询|电话|重大|复杂|疑难|[”」』]$|领域|率"
)


def turns_elsewhere(text: str, before: bool) -> bool:
    """Whether what is counted after this clause are other things than requests for information."""
    others = [match.start() for match in _OTHER_MATTERS.finditer(text)]
    own = [match.start() for match in _INFORMATION.finditer(text)]
    if not others and not own:
        return before
    return max(others, default=-1) > max(own, default=-1)


@lru_cache(maxsize=64)
def _flow_words(year: int) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row, re.compile(pattern.format(last=year - 1, next=year + 1))) for row, pattern in _FLOW_WORDS
    )


def flows_in(words: str, after: str, year: int) -> list[str]:
    """The rows of table 三 about the flow of applications that a clause names."""
    found = [row for row, pattern in _flow_words(year) if pattern.search(words)]
    received = _RECEIVED.search(words)
    if received and _NEW not in found and _ABOUT_APPLICATIONS.search(words + after):
        found.append(_NEW)
    return found


def by_applicant(words: str, context: Context) -> Sums | None:
    """What a number after these words may be, if they name a kind of applicant; None if they do not."""
    for name, columns in _APPLICANTS.items():
        if name not in words:
            continue
        if _SOME_APPLICATIONS.search(words) or not (context.flow or _ABOUT_APPLICATIONS.search(words)):
            return ()
        flows = [context.flow] if context.flow in (_DONE, _NEXT, _CARRIED) else [_NEW]
        cells = [[f"{flow}.{column}" for column in columns] for flow in flows]
        if flows == [_NEW]:
            cells.append([f"{flow}.{column}" for flow in (_NEW, _CARRIED) for column in columns])
        return tuple(tuple(group) for group in cells)
    return None


def by_flow(words: str, after: str, context: Context) -> Sums:
    """What a number between these words and those after it may be of what came in and was dealt with."""
    if _PASSED_ON.search(after):
        return ((f"{_NEXT}.{TOTAL}",),)
    if context.elsewhere or _SOME_APPLICATIONS.search(words):
        return ()
    rows = flows_in(words, after, context.year)
    if "其中" in words and set(rows) & context.told:
        return ()
    cells = [[f"{row}.{TOTAL}"] for row in rows]
    if rows == [_NEW] and "新收" not in words:
        cells.append([f"{_CARRIED}.{TOTAL}"])
        return (tuple(cells[0]), tuple(cell for group in cells for cell in group))
    if rows:
        return any_of(cells)
    if re.search(rf"结转{FILLER}$", words):
        return ((f"{_CARRIED}.{TOTAL}",), (f"{_NEXT}.{TOTAL}",))
    if _WEAK.search(words):
        return (
            (f"{_NEW}.{TOTAL}",),
            (f"{_NEW}.{TOTAL}", f"{_CARRIED}.{TOTAL}"),
            (f"{_DONE}.{TOTAL}",),
        )
    return ()
