"""Links, pictures, attachments and page machinery: what goes into the item, and what a person has to know."""

import pytest

from tests.commands.importing.samples import page

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
NUMBERED = "000014349/2026/00001"


@pytest.mark.parametrize(
    ("link", "markdown"),
    [
        ('<a href="https://www.gov.cn/a b(1).htm">办法</a>', "见[办法](https://www.gov.cn/ab%281%29.htm)。"),
        ('<a href="HTTP://x.cn/?a=1&amp;b=2#c">办法</a>', "见[办法](HTTP://x.cn/?a=1&b=2#c)。"),
        ('<a href="mailto:a@x.cn">邮箱</a>', "见[邮箱](mailto:a@x.cn)。"),
        ('<a href="javascript:alert(1)">办法</a>', "见办法。"),
        ('<a href=" java\nscript:alert(1)">办法</a>', "见办法。"),
        ('<a href="data:text/html,x">办法</a>', "见办法。"),
        ('<a href="#top">办法</a>', "见办法。"),
        ('<a name="x">办法</a>', "见办法。"),
        ('<a href="http://[bad">办法</a>', "见办法。"),
        ('<a href="//x.cn/a">办法</a>', "见办法。"),
        ('<a href="http://x.cn"></a>办法', "见办法。"),
    ],
)
def test_links(body, link, markdown):
    assert body(f"<p>见{link}。</p>") == markdown


def test_links_into_the_old_site_become_words_and_are_named(importing):
    done = importing({"a.html": page('<p>见<a href="../b.htm">旧文</a>和有关的规定，请照办。</p>')})
    assert done.only()[1] == "见旧文和有关的规定，请照办。"
    assert "站内链接“旧文”改成了文字：../b.htm" in done.report


def test_an_attachment_beside_the_page_goes_with_the_item(importing):
    text = '<p>附件：<a href="files/%E5%9B%BE.pdf">公园地图</a>和<a href="http://x.cn/d/b.pdf">名单</a></p>'
    done = importing({"a.html": page(text), "files/图.pdf": PDF, "b.pdf": PDF})
    assert done.status == 2
    assert done.only()[1] == "附件：[公园地图](00001/%E5%9B%BE.pdf)和[名单](00001/b.pdf)"
    folder = done.content / "catalog" / NUMBERED
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"图.pdf": PDF, "b.pdf": PDF}


def test_two_attachments_of_one_name(importing):
    text = '<p><a href="x/a.pdf">一</a><a href="y/a.pdf">二</a><a href="x/a.pdf">三</a></p>'
    done = importing({"a.html": page(text), "x/a.pdf": PDF, "y/a.pdf": PDF + b"2"})
    assert done.only()[1] == "[一](00001/a.pdf)[二](00001/a-2.pdf)[三](00001/a.pdf)"


@pytest.mark.parametrize(
    ("href", "files", "said"),
    [
        ("a.pdf", {}, "缺少附件“地图”：a.pdf"),
        ("../secret.pdf", {"../secret.pdf": PDF}, "缺少附件“地图”"),
        ("a.pdf", {"a.pdf": b"MZ not a pdf"}, "附件没有带上"),
    ],
)
def test_attachments_that_cannot_come_along_are_named(importing, href, files, said):
    done = importing({"a.html": page(f'<p>见<a href="{href}">地图</a>。</p>'), **files})
    assert done.only()[1] == "见地图。"
    assert said in done.report
    assert not (done.content / "catalog" / NUMBERED).exists()


def test_a_linked_attachment_is_no_link_to_a_place_outside(importing, tmp_path):
    (tmp_path / "secret.pdf").write_bytes(PDF)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.pdf").symlink_to(tmp_path / "secret.pdf")
    done = importing({"a.html": page('<p>见<a href="a.pdf">地图</a>。</p>')})
    assert not (done.content / "catalog" / NUMBERED).exists()
    assert "未导入 a.pdf：这是一个链接，不是文件" in done.screen


def test_pictures_are_named_as_missing(importing):
    text = '<p>图<img src="/x/1.jpg" alt="公园图"><img src="data:image/png;base64,AAAA">见有关的说明，请照办。</p>'
    done = importing({"a.html": page(text)})
    assert done.only()[1] == "图见有关的说明，请照办。"
    assert "缺少图片“公园图”，来源：/x/1.jpg" in done.report
    assert "缺少图片，来源：（内嵌数据）" in done.report


def test_page_machinery_is_left_out(importing):
    text = """<style>p{}</style><script>alert("x")</script><!-- 注释 -->
    <p>正文的<o:p></o:p>第一段，<font face="宋体">说明事项</font>。</p>
    <div class="bdsharebuttonbox">分享到 微博 微信</div><p><a href="javascript:window.print()">【打印本页】</a></p>
    <p style="display:none">隐藏的话</p><iframe src="x"></iframe><noscript>请打开脚本</noscript>"""
    done = importing({"a.html": page(text)})
    assert done.only()[1] == "正文的第一段，说明事项。"
    assert "去掉了页面部件：分享到 微博 微信" in done.report
    assert "网页里隐藏的文字没有导入：隐藏的话" in done.report


def test_struck_out_text_is_named(importing):
    done = importing({"a.html": page("<p>公园<del>收费</del>免费开放，请有关单位照办。</p>")})
    assert done.only()[1] == "公园收费免费开放，请有关单位照办。"
    assert "带删除线的文字，已作为普通文字导入：收费" in done.report


def test_words_like_those_of_buttons_stay(body):
    assert (
        body('<p>印章分为<a href="http://x.cn">大</a>、中、小三种。</p>')
        == "印章分为[大](http://x.cn)、中、小三种。"
    )
    long = "打印" * 40
    assert body(f'<div class="print">{long}</div>') == long
