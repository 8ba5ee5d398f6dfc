"""What a reader finds: substrings as grep does, numbers however they are typed, and nothing that is not open."""

import re

import pytest

from plugins.search.cut import fold
from plugins.search.documents import document_of
from plugins.search.published import PublishedIndex
from tests.make import FINANCE, WITHHELD, catalog, make_content
from tests.search.publishing import files, found, publish, searcher


def test_two_characters_are_found_wherever_grep_finds_them(sample, sample_catalog):
    documents = [document_of(item, sample_catalog) for item in sample_catalog.items]
    shown = {
        document.address: fold("\n".join((document.title, document.summary, document.text)))
        for document in documents
    }
    # Spaces beside Chinese characters are dropped, so a little more is found than grep would.
    held = {one.address: re.sub("[ \t]+", "", fold("\n".join(one))) for one in documents}
    engine = searcher(sample)
    queries = {text[at : at + 2] for text in shown.values() for at in range(0, len(text), 89)}
    queries = sorted(query for query in queries if re.fullmatch("[0-9a-z\u4e00-\u9fff]{2}", query))
    assert len(queries) > 300
    for query in queries:
        mine = {result.card.path for result in engine.search(query, limit=1000).results}
        assert {address for address, text in shown.items() if query in text} <= mine, query
        assert mine <= {address for address, text in held.items() if query in text}, query


NUMBER = "示政发〔2026〕3号"
DAMAGED = (
    "示政发〔2026〕3号",
    "示政发（2026）3号",
    "示政发(2026)3",
    "示政发[2026]第3号",
    "示政发【2026】03号",
    "示政发［２０２６］３号",
    "示政发〔2026］ 3 號",
    " 示 政发 2026 3",
    "示政发2026年3号",
    "示政发〔2026〕\u200b3号",
    "关于停车场的通知 示政发(2026)3号",
)


@pytest.fixture(scope="module")
def numbered(tmp_path_factory):
    items = {f"{serial:05}": {"document_number": f"示政发〔2026〕{serial}号"} for serial in range(1, 40)}
    items["00040"] = {"document_number": "示例市人民政府令第3号", "body": f"根据{NUMBER}制定。\n"}
    items["00041"] = {"title": "另一个机关的通知", "body": f"见{NUMBER}，{NUMBER}。\n"}
    folder = tmp_path_factory.mktemp("numbered")
    return publish(catalog(make_content(folder, items)), folder / "site")


@pytest.mark.parametrize("text", DAMAGED)
def test_a_document_number_leads_to_its_item(numbered, text):
    first = searcher(numbered).search(text).results[0]
    assert (first.card.document_number, first.is_exact) == (NUMBER, True)


@pytest.mark.parametrize(
    "text",
    [
        "SL0000019/2026-00007",
        "sl0000019-2026-00007",
        "ＳＬ０００００１９／２０２６－００００７",
        "SL000001 9/2026 00007",
    ],
)
def test_an_index_number_leads_to_its_item(numbered, text):
    first = searcher(numbered).search(text).results[0]
    assert (first.card.index_number, first.is_exact) == ("SL0000019/2026-00007", True)


def test_an_order_leads_to_its_item(numbered):
    assert (
        searcher(numbered).search("示例市人民政府令第3号").results[0].card.document_number
        == "示例市人民政府令第3号"
    )


def test_a_number_that_nobody_bears_is_looked_for_in_texts(tmp_path):
    site = publish(
        catalog(make_content(tmp_path, {"00001": {"body": "根据国办发〔2020〕61号文件。\n"}})),
        tmp_path / "site",
    )
    answer = searcher(site).search("国办发〔2020〕61号")
    assert [result.is_exact for result in answer.results] == [False]


@pytest.fixture
def few(tmp_path):
    items = {
        "00001": {"title": "关于公布停车场名单的通知", "body": "停车场名单如下。\n"},
        "00002": {"title": "停车收费标准", "body": "收费标准见附表，停车场名单另行公布。\n"},
        "00003": {"title": "公交线路调整", "body": "公交线路调整为：停车，换乘。\n"},
        "00004": {"title": "关于停车场名单的批复", "repealed_on": "2026-05-01"},
    }
    return publish(catalog(make_content(tmp_path, items)), tmp_path / "site")


def test_titles_go_before_texts_and_what_no_longer_counts_stands_below(few):
    assert found(few, "停车场名单") == ["关于公布停车场名单的通知", "停车收费标准", "关于停车场名单的批复"]


def test_words_exclusions_and_phrases(few):
    assert found(few, "停车 收费") == ["停车收费标准"]
    assert found(few, "停车 -名单") == ["公交线路调整"]
    assert found(few, "停车 -“场名”") == ["公交线路调整"]
    assert found(few, "“停车换乘”")[0] == "公交线路调整"
    assert found(few, "-停车") == []


def test_what_no_item_has_is_said_and_the_rest_is_found(few):
    answer = searcher(few).search("公交 飞行棋")
    assert (answer.missing, answer.is_partial) == (["飞行棋"], True)
    assert answer.results[0].card.title == "公交线路调整"


def test_long_texts_are_found_to_their_end(tmp_path):
    body = "\n\n".join(
        f"第{number}段。" + "公共停车场的开放时间和收费标准由主管部门公布，" * 20 for number in range(60)
    )
    items = {"00001": {"body": f"{body}\n\n末尾的紫藤萝瀑布。\n"}, "00002": {"body": "紫藤萝与瀑布。\n"}}
    site = publish(catalog(make_content(tmp_path, items)), tmp_path / "site")
    assert list((site / "search" / "p").iterdir())
    results = searcher(site).search("紫藤萝瀑布").results
    assert results[0].card.text.endswith("末尾的紫藤萝瀑布。")


def test_nothing_of_what_is_not_open_is_published(tmp_path):
    closed = {"title": "不予公开事项", "publisher": "示例市财政局", **WITHHELD}
    withdrawn = {
        "title": "撤回事项",
        "summary": "紫藤萝概述",
        "keywords": ["紫藤萝"],
        "body": "紫藤萝正文。\n",
        "withdrawn": {"on": "2026-06-01", "reason": "发布有误", "body": "示例市人民政府"},
    }
    secret = {
        **withdrawn,
        "title": "紫藤萝标题",
        "withdrawn": {**withdrawn["withdrawn"], "reason": "依法不予公开"},
    }
    content = make_content(
        tmp_path,
        {
            f"catalog/{FINANCE}/2026/00001.md": closed,
            "00002": withdrawn,
            "00002/list.txt": "紫藤萝附件",
            "00003": secret,
            "00004": {"title": "紫藤萝未到发布日期", "published_on": "2027-01-01"},
            "00005": {},
        },
    )
    open_to_all = catalog(content)
    everything = b"".join(files(open_to_all).values()).decode()
    assert "紫藤" not in everything
    assert "撤回事项" in everything
    site = publish(open_to_all, tmp_path / "site")
    assert found(site, "撤回事项") == ["撤回事项"]
    assert found(site, "停车场")[0] == "示例市人民政府关于公布公共停车场名单的通知"
    assert PublishedIndex(site).size == len(open_to_all.items)
