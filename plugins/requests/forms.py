"""Application forms to print, with exactly the contents that the law asks for (条例 Art. 29)."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.messages import _, label
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site

PERSON, ORGANISATION = "person", "organisation"
FORM_PATHS = (f"requests/form-{PERSON}.html", f"requests/form-{ORGANISATION}.html")
APPLICANT = {
    PERSON: (
        label("公民"),
        (
            label("姓名"),
            label("证件名称"),
            label("证件号码"),
            label("通信地址、邮政编码"),
            label("联系电话"),
            label("电子邮箱"),
        ),
    ),
    ORGANISATION: (
        label("法人或者其他组织"),
        (
            label("名称"),
            label("统一社会信用代码"),
            label("联系人姓名"),
            label("通信地址、邮政编码"),
            label("联系电话"),
            label("电子邮箱"),
        ),
    ),
}
FORMS = (label("纸质"), label("电子数据"), label("其他："))
WAYS = (label("邮寄"), label("电子邮件"), label("自行领取"), label("当场查阅、抄录"), label("其他："))
RECEIPT = (label("收到日期"), label("收到方式"), label("登记编号"), label("经办人"))


def form_pages(site: Site) -> Iterator[Page]:
    """The form for a person and the one for an organisation."""
    for path, (who, rows) in zip(FORM_PATHS, APPLICANT.values(), strict=True):
        title = _("政府信息公开申请表（{who}）", who=_(who))
        data = {
            "meta": list_tags(site, title, _("打印后填写，交给受理申请的机关；本网站不收集任何内容")),
            "title": title,
            "who": _(who),
            "is_person": rows is APPLICANT[PERSON][1],
            "breadcrumbs": crumbs((_("依申请公开"), "requests/index.html"), (title, path)),
            "applicant": [_(row) for row in rows],
            "forms": [_(form) for form in FORMS],
            "ways": [_(way) for way in WAYS],
            "receipt": [_(row) for row in RECEIPT],
        }
        yield Page(path, "requests-form.html", data)
