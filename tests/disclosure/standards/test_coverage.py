"""Coverage adds up, whatever the catalogs and whatever was published."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.items import Item, no_text
from plugins.disclosure.register import Register
from plugins.disclosure.standards.coverage import NOBODY, coverage_of
from plugins.disclosure.standards.entries import DomainFile, NotApplicable
from plugins.disclosure.standards.reading import Domain, Exemption, Standards
from plugins.disclosure.standards.report import as_csv, as_data
from plugins.disclosure.standards.states import State
from tests.disclosure.standards.catalogs import FILE, catalog_file, row
from tests.make import CITY, DAY, FINANCE, catalog, make_content

IDS = [f"e-{number}" for number in range(8)]
BODIES = [CITY, FINANCE, "示例市物资局", "某局"]
WORDS = ["示例市财政局", "示例市人民政府", "各部门", "各有关部门", "各级人民政府", "某局"]
LIMITS = [None, "每季度", "每年1月31日前", "7日", "长期", "不知道", "及时"]


@st.composite
def rows(draw):
    return [
        row(
            entry_id,
            time_limit=draw(st.sampled_from(LIMITS)),
            responsible=draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)),
            openness=draw(st.sampled_from(["主动公开", "依申请公开"])),
            retired=draw(st.sampled_from([None, None, None, "是"])),
        )
        for entry_id in draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    ]


@st.composite
def items(draw):
    number = draw(st.integers(0, 10**6))
    formed = DAY - timedelta(draw(st.integers(-20, 800)))
    fields = ItemFields.model_construct(
        {"standard_entry"},
        standard_entry=draw(st.sampled_from([*IDS, "gone"])),
        publisher=draw(st.sampled_from(BODIES)),
        joint_bodies=tuple(draw(st.lists(st.sampled_from(BODIES), max_size=2))),
        generated_on=formed,
        openness=draw(st.sampled_from(["proactive", "proactive", "on_request"])),
        content_elements=draw(st.sampled_from([(), ("收支预算",), ("收支预算", "三公经费")])),
    )
    return Item(f"catalog/{CITY}/2026/{number:07}.md", fields, None, False, no_text)


@given(st.lists(rows(), min_size=1, max_size=2), st.lists(items(), max_size=12), st.data())
@settings(max_examples=80)
def test_the_sums_over_states_are_entries_times_bodies(register, found, published, data):
    domains = []
    for key, rows_ in zip(("budget", "planning"), found, strict=False):
        for fields in rows_:
            fields["id"] = f"{key}-{fields['id']}" if key == "planning" else fields["id"]
        file = DomainFile.model_validate({"entries": rows_}, context=register.vocabularies)
        domains.append(Domain(key, key, file))
    stated = data.draw(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(BODIES)), max_size=4))
    exemptions = [
        Exemption(NotApplicable(entry=entry, body=body, reason="无"), "x", 1) for entry, body in stated
    ]
    own = Register(
        register.bodies, register.vocabularies, register.schemes, standards=Standards(domains, exemptions)
    )
    covered = coverage_of(Catalog(published, own, DAY))
    pairs = list(covered.pairs())
    states = Counter(pair.state for pair in pairs)
    in_force = sum(len(domain.in_force) for domain in domains)
    assert len(covered.entries) == in_force
    assert len(pairs) == sum(len(entry.bodies or (None,)) for entry in covered.entries) >= in_force
    assert covered.figures == states
    assert sum(map(Counter, covered.by_domain.values()), Counter()) == states
    assert sum(map(Counter, covered.by_body.values()), Counter()) == states
    assert sum(sum(figures.values()) for figures in covered.entry_figures.values()) == in_force
    for slug, figures in covered.by_body.items():
        body = register.bodies.find(slug) if slug != NOBODY else None
        assert Counter(entry.pair(body).state for entry in covered.of_body(body)) == figures
    told = as_data(covered, pairs, {})
    assert sum(told["states"].values()) == told["total"] == len(told["lines"])
    assert as_csv(pairs).decode("utf-8-sig").count("\r\n") == len(pairs) + 1


def test_an_entry_without_a_body_is_counted_as_nobodys(tmp_path):
    content = make_content(tmp_path, {FILE: catalog_file(row("b-1", responsible="某局"))})
    covered = coverage_of(catalog(content))
    assert covered.by_body == {NOBODY: {State.NONE: 1}}
    assert covered.figures == {State.NONE: 1}


def test_a_joint_item_counts_for_every_body(tmp_path):
    item = {
        "joint_bodies": "示例市财政局",
        "consulted": {"body": "示例市财政局", "on": "2026-03-01"},
        "standard_entry": "b-1",
    }
    text = catalog_file(row("b-1", responsible=["示例市财政局", "示例市人民政府"]))
    covered = coverage_of(catalog(make_content(tmp_path, {FILE: text, "00001": item})))
    assert covered.figures == {State.PUBLISHED: 2}


def test_what_is_held_back_or_withdrawn_fulfils_nothing(tmp_path):
    withdrawn = {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}
    files = {
        FILE: catalog_file(row("b-1", responsible="示例市人民政府")),
        "00001": {"standard_entry": "b-1", "withdrawn": withdrawn},
        "00002": {"standard_entry": "b-1", "published_on": "2026-07-01"},
    }
    content = make_content(tmp_path, files)
    assert coverage_of(catalog(content)).figures == {State.NONE: 1}
    assert coverage_of(catalog(content, date(2026, 7, 1))).figures != {State.NONE: 1}


def test_retired_entries_oblige_nobody(tmp_path):
    content = make_content(tmp_path, {FILE: catalog_file(row("b-1", retired="是"), row("b-2"))})
    assert list(coverage_of(catalog(content)).by_id) == ["b-2"]


def test_no_cell_of_the_table_is_a_formula(tmp_path):
    content = make_content(tmp_path, {FILE: catalog_file(row("b-1", level1="=1+1"))})
    assert ",'=1+1," in as_csv(coverage_of(catalog(content)).pairs()).decode()
