"""Lists are complete by every classification, cut into pages that do not move, and add up."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.axes import AXES
from plugins.disclosure.list_cutting import cut
from tests.catalog.rich import RICH, titled
from tests.make import FINANCE, make_content
from tests.publisher.building import SITE, build, tree

SLUGS = [axis.slug for axis in AXES]
WHOLE = ("catalog", "numbers", "document-numbers")


def every_list(site):
    own = "table.items:not(.kind-list)"  # lists of a kind of item are no lists of the catalog
    return sorted(
        folder
        for path in site.files
        if path.endswith("/feed.xml")
        and f"{(folder := posixpath.dirname(path))}/index.html" in site.pages
        and site.pages[f"{folder}/index.html"].select(own)
    )


def groups(site, axis):
    """Slug of each group of a classification → (addresses of its items, slug of the group above it)."""
    built = next(entry for entry in AXES if entry.slug == axis).groups(site.catalog)
    return {group.slug: ([item.address for item in group.items], group.parent) for group in built}


@given(st.integers(0, 200), st.integers(1, 20))
def test_cutting_loses_nothing_and_repeats_nothing(count, size):
    pages = cut(range(count), size)
    assert [item for _name, _first, members in pages for item in members] == list(range(count))
    assert pages[0][0] == "index.html"
    assert len(pages[0][2]) < 2 * size
    assert [len(members) for _name, _first, members in pages[1:]] == [size] * (len(pages) - 1)
    assert [name for name, *_rest in pages[:0:-1]] == [f"page-{n}.html" for n in range(1, len(pages))]


@given(st.integers(0, 200), st.integers(1, 20))
def test_positions_count_from_the_oldest(count, size):
    for _name, first, members in cut(range(count), size):
        assert first == (count - members[-1] if members else 1)


@given(st.integers(0, 100), st.integers(1, 10), st.integers(1, 12))
def test_a_settled_page_never_changes(count, size, more):
    """Items are named by their age, so that new ones come in at the front."""
    before = {name: list(items) for name, _first, items in cut(range(count, 0, -1), size)}
    after = {name: list(items) for name, _first, items in cut(range(count + more, 0, -1), size)}
    del before["index.html"]
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("folder", WHOLE)
def test_the_whole_lists_hold_everything(site, folder):
    wanted = [
        item for item in site.catalog.items if folder != "document-numbers" or item.fields.document_number
    ]
    assert len(wanted) > 2 * SITE.page_size
    assert sorted(site.listed(folder)) == sorted(item.address for item in wanted)


@pytest.mark.parametrize("axis", SLUGS)
def test_every_group_has_its_list(site, axis):
    for slug, (addresses, _parent) in groups(site, axis).items():
        assert site.listed(f"{axis}/{slug}") == addresses


@pytest.mark.parametrize("axis", SLUGS)
def test_the_groups_of_a_classification_add_up(site, axis):
    """Every item stands in a group of the first level; only joint bodies and several categories repeat one."""
    top = [
        address
        for addresses, parent in groups(site, axis).values()
        if parent is None
        for address in addresses
    ]
    assert set(top) == {item.address for item in site.catalog.items}
    extra = {
        "bodies": sum(len(item.fields.joint_bodies) for item in site.catalog.items),
        "statutory": sum(max(0, len(item.fields.statutory) - 1) for item in site.catalog.items),
    }
    assert len(top) == len(site.catalog.items) + extra.get(axis, 0)


@pytest.mark.parametrize("axis", ["topics", "years"])
def test_a_group_holds_what_the_groups_below_it_hold(site, axis):
    found = groups(site, axis)
    for parent in {parent for _addresses, parent in found.values() if parent}:
        below = [a for addresses, above in found.values() if above == parent for a in addresses]
        assert len(set(below)) == len(below)
        assert set(below) <= set(found[parent][0])
        if axis == "years":
            assert set(below) == set(found[parent][0])


def test_a_joint_item_stands_under_each_of_its_bodies(site):
    address = "items/SL0000019/2026/00001.html"
    assert address in site.listed("bodies/SL0000019")
    assert address in site.listed(f"bodies/{FINANCE}")


@pytest.mark.parametrize(
    ("folder", "address"),
    [
        ("topics/general-affairs", "items/SL0000019/2025/00003.html"),
        ("topics/none", "items/imported/undated/new-a.html"),
        ("statutory/a20-08", "items/SL0000019/2026/00001.html"),
        ("genres/interpretation", "items/SL0000019/2026/00002.html"),
        ("years/2025/12", "items/SL0000019/2025/00003.html"),
        ("years/undated", "items/imported/undated/new-a.html"),
        ("validity/repealed", "items/SL0000019/2025/00001.html"),
        ("validity/replaced", "items/SL0000019/2025/00002.html"),
        ("validity/expired", "items/SL0000019/2025/00003.html"),
        ("validity/amended", "items/SL0000019/2025/00004.html"),
        ("validity/in_force", "items/SL0000019/2026/00001.html"),
        ("validity/not_yet", "items/SL0000019/2026/00004.html"),
        ("validity/none", "items/SL0000019/2026/00002.html"),
    ],
)
def test_an_item_stands_where_one_looks_for_it(site, folder, address):
    assert address in site.listed(folder)


@pytest.mark.parametrize("axis", SLUGS)
def test_the_directory_counts_what_the_lists_hold(site, axis):
    page = site.pages[f"{axis}/index.html"]
    for link in page.select("main ul.directory a"):
        folder = posixpath.dirname(posixpath.normpath(posixpath.join(axis, link["href"])))
        counted = link.find_parent(["p", "li"]).select_one(".count").text
        assert str(len(site.listed(folder))) in counted.split()


def test_a_list_says_how_many_there_are(site):
    for folder in every_list(site):
        assert (
            f"共 {len(site.listed(folder))} 条" in site.pages[f"{folder}/index.html"].select_one(".lead").text
        )


def test_rows_show_the_four_columns_of_the_directory(site):
    pages = [path for path in site.pages if path.startswith("numbers/")]
    row = next(row for page in pages for row in site.rows(page) if row.a.text == "财政预算")
    cells = {cell["data-label"]: cell.text.strip() for cell in row.select("td")}
    assert cells["索引号"] == f"{FINANCE}/2026-00001"
    assert (cells["发布机构"], cells["生成日期"]) == ("示例市财政局", "2026-03-02")
    assert (cells["文号"], cells["有效性"]) == ("示财〔2026〕1号", "—")


def test_next_and_previous_lead_through_the_whole_list(site):
    forwards, page = ["catalog/index.html"], site.pages["catalog/index.html"]
    while following := page.select_one("a[rel=next]"):
        forwards.append(f"catalog/{following['href'].rpartition('/')[2]}")
        page = site.pages[forwards[-1]]
    backwards = [forwards[-1]]
    while previous := page.select_one("a[rel=prev]"):
        backwards.append(f"catalog/{previous['href'].rpartition('/')[2]}")
        page = site.pages[backwards[-1]]
    assert forwards == backwards[::-1]
    assert set(forwards) == {path for path in site.pages if posixpath.dirname(path) == "catalog"}


def test_lists_go_from_new_to_old(site):
    days = {item.address: item.fields.generated_on for item in site.catalog.items}
    for folder in every_list(site):
        if folder not in ("numbers", "document-numbers"):
            shown = [days[address] for address in site.listed(folder)]
            dated = [day for day in shown if day]
            assert dated == sorted(dated, reverse=True)
            assert None not in shown[: len(dated)]


def test_numbers_are_listed_by_body_year_and_serial(site):
    numbers = [item.number for item in site.catalog.items if item.number]
    ordered = sorted(numbers, key=lambda number: (number.code, -number.year, -int(number.serial)))
    by_address = {item.address: item for item in site.catalog.items}
    assert [by_address[address].number for address in site.listed("numbers")] == [*ordered, None, None]


def test_document_numbers_are_listed_by_word_and_year(site):
    by_address = {item.address: item for item in site.catalog.items}
    shown = [str(by_address[address].document_number) for address in site.listed("document-numbers")]
    city = ["示政发〔2026〕1号", "示政发〔2025〕9号", "示政发〔2025〕8号", "示政发〔2025〕7号"]
    assert [number for number in shown if number.startswith("示政发")] == city


def test_a_new_item_changes_no_page_but_the_first_of_its_lists(site, tmp_path):
    newest = {"00030": titled("最新的通知", generated_on="2026-06-29", published_on="2026-06-30")}
    build(make_content(tmp_path, {**RICH, **newest}), tmp_path / "site")
    after = tree(tmp_path / "site")
    settled = [path for path in site.files if "/page-" in path]
    changed = {path for path in settled if after.get(path) != site.files[path]}
    assert len(settled) > 10
    # The page that was the newest settled one now has a newer neighbour where the list grew by a page.
    grown = {path for path in after if "/page-" in path and path not in site.files}
    assert {posixpath.dirname(path) for path in changed} <= {posixpath.dirname(path) for path in grown}
    assert all(after[path].count(b"<tr") == site.files[path].count(b"<tr") for path in settled)


def test_an_empty_catalog_has_its_lists_all_the_same(tmp_path):
    build(make_content(tmp_path, {}), tmp_path / "site")
    written = tree(tmp_path / "site")
    for folder in {*WHOLE, *SLUGS} - {"bodies"}:
        assert "还没有信息" in written[f"{folder}/index.html"].decode()
    assert "0 条" in written["bodies/index.html"].decode()
    assert b'rel="next"' not in written["catalog/index.html"]


def test_a_row_of_what_has_ended_names_what_stands_in_its_place(site):
    rows = {row.select_one(".title a").text: row for row in site.rows("years/2025/index.html")}
    assert [link.text for link in rows["关于占道的通知"].select(".title a")] == [
        "关于占道的通知",
        "停车场管理办法",
    ]
    assert len(rows["关于路灯的决定"].select(".title a")) == 1
