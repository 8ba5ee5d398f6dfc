"""Periods say how they stand on the reader's day in China, which the script asks of the reader's clock alone."""

from datetime import UTC, datetime

import pytest

from tests.browser.served import served
from tests.make import CITY, make_content
from tests.publisher.building import build

OBJECTIONS = {"unit": "示例市政务公开科", "phone": "0000-12340001"}
HEARING = {"on": "2026-07-15 09:30", "place": "1 号厅", "attend": "电话报名"}
FILES = {
    f"notices/{CITY}/2026/00001.md": {
        "notice": {
            "kind": "公示",
            "opens_on": "2026-06-22",
            "closes_on": "2026-06-26",
            "objections_to": OBJECTIONS,
        }
    },
    f"notices/{CITY}/2026/00002.md": {
        "title": "停车费听证会公告",
        "notice": {"kind": "听证公告", "hearing": HEARING},
    },
}


@pytest.fixture(scope="module")
def notices(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notices")
    build(make_content(folder, FILES), folder / "site")
    with served(folder / "site") as site:
        yield site


def states(page, address, moment):
    page.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=UTC))
    page.goto(address)
    return page.locator(".period-state").all_inner_texts()


@pytest.mark.parametrize(
    ("utc", "said"),
    [
        ("2026-06-20T12:00", "尚未开始，2 天后开始"),
        # Midnight in China is four in the afternoon before, in UTC.
        ("2026-06-21T15:59", "尚未开始，1 天后开始"),
        ("2026-06-21T16:00", "进行中，还剩 4 天"),
        ("2026-06-25T15:59", "进行中，还剩 1 天"),
        ("2026-06-25T16:00", "进行中，今天截止"),
        ("2026-06-26T15:59", "进行中，今天截止"),
        ("2026-06-26T16:00", "已结束"),
    ],
)
def test_a_period_says_how_it_stands(page, notices, utc, said):
    assert states(page, f"{notices.url}items/{CITY}/2026/00001.html", utc) == [said]


@pytest.mark.parametrize(
    ("utc", "said"),
    [
        ("2026-07-10T04:00", "5 天后举行"),
        ("2026-07-15T04:00", "今天举行"),
        ("2026-07-16T04:00", "举行日期已过"),
    ],
)
def test_a_hearing_says_when_it_is(page, notices, utc, said):
    assert states(page, f"{notices.url}items/{CITY}/2026/00002.html", utc) == [said]


def test_lists_say_so_too_and_a_page_left_open_over_midnight_is_put_right(page, notices):
    said = states(page, f"{notices.url}notices/all/index.html", "2026-06-26T15:59")
    assert sorted(said) == ["19 天后举行", "进行中，今天截止"]
    page.clock.set_fixed_time(datetime(2026, 6, 26, 16, 0, tzinfo=UTC))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert sorted(page.locator(".period-state").all_inner_texts()) == ["18 天后举行", "已结束"]


@pytest.mark.parametrize("path", ["notices/index.html", "items/SL0000019/2026/00001.html"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_fit_a_phone(page, notices, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(notices.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
