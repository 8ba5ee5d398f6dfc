"""`tasks.py sample`: an invented catalog of any size, the same for the same number of items."""

from __future__ import annotations

import shutil
import sys
from datetime import date, timedelta
from pathlib import Path
from random import Random

from commands.bootstrap import ROOT
from plugins.disclosure.check_digits import organisation_check
from plugins.disclosure.front_matter import dump, dump_yaml
from plugins.disclosure.messages import _
from plugins.disclosure.vocabularies import read_vocabularies
from plugins.disclosure.working_days import publication_due

REGISTER = ROOT / "content" / "register"
BODIES = 20
FIRST_DAY = date(2019, 1, 1)
DAYS = (date(2026, 9, 30) - FIRST_DAY).days
SUBJECTS = (
    "供水 供热 公交 学校 医院 道路 河道 公园 养老 就业 住房 低保 消防 垃圾分类 农田 市场 档案 统计 绿化 防汛"
).split()
ACTIONS = "建设管理 安全检查 补助发放 改造提升 监督检查 服务保障 专项整治 资金使用 规划编制 信息公开".split()
KINDS = {
    "notice": "通知",
    "announcement": "公告",
    "opinion": "意见",
    "reply": "批复",
    "plan": "计划",
    "letter": "函",
}
CLAUSES = (
    "各有关单位要加强组织领导，明确任务分工，把责任落实到岗位和个人",
    "对检查中发现的问题逐项登记，限期整改，整改情况向社会公布",
    "所需资金由本级财政统筹安排，专款专用，接受审计监督",
    "办理事项的依据、条件、程序和结果应当公开，方便群众查询",
    "每季度末汇总进展情况，年底前完成全部工作并形成总结",
    "涉及群众切身利益的事项，应当先行征求意见，再研究决定",
)


def sample(items: int, into: Path) -> int:
    """Write `items` invented items and the register that they need into `into`, an empty or new folder.

    Returns the exit status: 1 when the folder is not empty.
    """
    if into.exists() and any(into.iterdir()):
        print(_("{folder} 不是空文件夹", folder=into), file=sys.stderr)
        return 1
    random = Random(20190515)
    register = into / "register"
    shutil.copytree(REGISTER / "vocabularies", register / "vocabularies")
    bodies = [_body(number) for number in range(BODIES)]
    (register / "bodies").mkdir()
    for body in bodies:
        path = register / "bodies" / f"{body['code']}.yml"
        path.write_text(dump_yaml(body), encoding="utf-8")
    topics = [term.path_label for term in read_vocabularies(register / "vocabularies")["topic"]]
    serials: dict[tuple[str, int], int] = {}
    for _number in range(items):
        body = bodies[random.randrange(BODIES)]
        day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
        serial = serials[body["code"], day.year] = serials.get((body["code"], day.year), 0) + 1
        path = into / "catalog" / body["code"] / str(day.year) / f"{serial:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_item(random, body, day, serial, random.choice(topics)), encoding="utf-8")
    print(_("写了 {count} 条示例信息：{folder}", count=items, folder=into))
    return 0


def _body(number: int) -> dict[str, str]:
    stem = f"SL9{number:05}"
    return {
        "code": stem + organisation_check(stem),
        "name": f"示例市第{number + 1}局",
        "level": "设区的市",
        "kind": "部门",
        "document_words": f"示{chr(0x4E00 + 7 * number)}发",
    }


def _item(random: Random, body: dict[str, str], day: date, serial: int, topic: str) -> str:
    subject, action = random.choice(SUBJECTS), random.choice(ACTIONS)
    genre = random.choice(list(KINDS))
    title = f"{body['name']}关于{day.year}年{subject}{action}（第{serial}号）的{KINDS[genre]}"
    document_number = f"{body['document_words']}〔{day.year}〕{serial}号"
    reviewed = {"by": "李示例", "on": str(day), "result": "通过"}
    fields = {
        "title": title,
        "summary": f"就{subject}{action}作出安排，自{day}起执行。",
        "publisher": body["name"],
        "document_number": document_number,
        "generated_on": str(day),
        "published_on": str(min(publication_due(day), day + timedelta(days=random.randrange(1, 20)))),
        "topic": topic,
        "statutory": random.choice(("a20-03", "a20-05", "a20-11", "a20-13", "a20-15")),
        "genre": KINDS[genre],
        "author": "王示例",
        "review": {**reviewed, "secrecy": reviewed, "privacy": {"by": "李示例", "on": str(day)}},
        "approved_by": "赵示例",
        "approved_on": str(day),
    }
    return dump(fields) + "\n" + _text(random, title, document_number, subject, body["name"], day)


def _text(random: Random, title: str, document_number: str, subject: str, name: str, day: date) -> str:
    parts = [f"## {title}", document_number]
    for number in range(random.randrange(6, 14)):
        clauses = "；".join(random.sample(CLAUSES, k=random.randrange(2, 5)))
        parts.append(f"{number + 1}．{subject}第{random.randrange(1, 500)}项：{clauses}。")
    parts += [name, f"{day.year}年{day.month}月{day.day}日"]
    return "\n\n".join(parts) + "\n"
