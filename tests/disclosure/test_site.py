"""Who the site is, and the one date of a build."""

from datetime import date, datetime, timedelta, timezone

import pytest

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.outputs import Section, collecting_sections, navigation
from plugins.disclosure.page_parts import crumbs, list_tags, site_tags
from plugins.disclosure.site import Site, build_date

SITE = {"name": "示例", "domain": "shili.example", "id_code": "9900000000", "organiser": "办公室"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": " "}, "缺少 name"),
        ({"domain": ""}, "缺少 domain"),
        ({"organiser": ""}, "缺少 organiser"),
        ({"id_code": "123"}, "“123”应为 10 位"),
        ({"id_code": "99000000001"}, "10 位"),
        ({"page_size": 0}, "至少为 1"),
    ],
)
def test_a_setting_that_cannot_work_is_named(changes, message):
    with pytest.raises(BuildFailed, match=message):
        Site(**{**SITE, **changes})


def test_a_stated_date_comes_first():
    assert build_date("2026-03-05", {"SOURCE_DATE_EPOCH": "0"}) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("epoch", "day"),
    [("0", (1970, 1, 1)), ("1772726399", (2026, 3, 5)), ("1772726400", (2026, 3, 6)), ("-1", (1970, 1, 1))],
)
def test_the_epoch_of_reproducible_builds_is_a_day_in_china(epoch, day):
    assert build_date("", {"SOURCE_DATE_EPOCH": epoch}) == date(*day)


@pytest.mark.parametrize("epoch", ["x", "1.5", "9" * 30])
def test_an_epoch_that_is_no_number_is_refused(epoch):
    with pytest.raises(BuildFailed, match="不是秒数"):
        build_date("", {"SOURCE_DATE_EPOCH": epoch})


@pytest.mark.parametrize("stated", ["2026-02-30", "今天", "2026/03/05"])
def test_a_statement_that_is_no_date_is_refused(stated):
    with pytest.raises(BuildFailed, match="应写成"):
        build_date(stated, {})


def test_without_a_statement_it_is_today_in_china():
    before = datetime.now(timezone(timedelta(hours=8))).date()
    assert before <= build_date("", {}) <= before + timedelta(days=1)


def test_the_navigation_is_what_all_plugins_say_in_their_order(monkeypatch):
    monkeypatch.setattr(collecting_sections, "send", lambda _catalog, site: [("a", [B]), ("b", [A, C])])
    assert navigation(None, Site(**SITE)) == [A, B, C]


A, B, C = (
    Section(10, "一", "a.html"),
    Section(20, "二", "b.html"),
    Section(900, "三", "c.html", in_footer=True),
)


def test_a_home_page_has_three_tags_and_a_list_seven():
    site = Site(**SITE)
    assert len(site_tags(site)) == 3
    tags = list_tags(site, "通知", "")
    assert len(tags) == 7
    assert all(tags.values())


def test_crumbs_begin_at_home():
    assert crumbs(("目录", "catalog/index.html"))[0] == {"title": "首页", "address": "index.html"}
