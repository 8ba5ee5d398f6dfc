"""The page around the form: what Decap CMS does not bring along."""

from __future__ import annotations

import html
import json

from commands.editing.form import NEEDED_MOSTLY
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.messages import _, label

# Decap's page sets styles itself, compiles nothing and asks nobody: only the platform's own address is added.
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: data:; worker-src 'self' blob:; "
    "media-src 'self' blob:; frame-src 'self' blob: about:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
# Labels of headings say nothing new, and files are only uploaded within an entry, never on their own.
STYLE = """\
label[for^="section_"], header nav li:nth-child(3), ALWAYS { display: none; }
.section { margin: 12px 0 0; padding: 10px 14px; border-left: 4px solid #1a5fb4; background: #eaf1fb; }
.section strong { font-size: 17px; color: #123; }
.section span { margin-left: 12px; color: #456; }
"""
SHOWN = ("publisher", "document_number", "generated_on")
# Where Decap's own Chinese speaks to programmers.
WORDS = {
    "app.header.content": label("全部信息"),
    "app.header.workflow": label("我的草稿"),
    "app.header.quickAdd": label("新建"),
    "collection.sidebar.collections": label("发布机构"),
    "collection.sidebar.searchAll": label("查找全部信息"),
    "collection.collectionTop.newButton": label("＋ 新建%{collectionLabel}"),
    "editor.editorControl.field.optional": label("选填"),
    "editor.editorToolbar.backCollection": label("%{collectionLabel}：填写信息"),
    "editor.editorToolbar.changesSaved": label("没有未保存的改动"),
    "editor.editorToolbar.unsavedChanges": label("有未保存的改动"),
    "editor.editorToolbar.deleteUnpublishedChanges": label("放弃这份草稿"),
    "editor.editorToolbar.deleteUnpublishedEntry": label("放弃这份草稿"),
    "editor.editorToolbar.inReview": label("待审核"),
    "editor.editorWidgets.datetime.now": label("今天"),
    "editor.editorToolbar.deployPreviewPendingButtonLabel": label("网页效果在合并请求里看"),
    "ui.toast.entrySaved": label("草稿已保存"),
    "ui.toast.onFailToPersist": label("没有保存成功：%{details}"),
    "workflow.workflow.workflowHeading": label("我的草稿"),
    "workflow.workflow.newPost": label("新建"),
    "workflow.workflow.description": label("%{smart_count} 份待审核，%{readyCount} 份已就绪"),
    "workflow.workflowList.inReviewHeader": label("待审核"),
}
SCRIPT = """\
"use strict";
(function () {
  var h = window.h, createClass = window.createClass, texts = TEXTS;
  var words = JSON.parse(JSON.stringify(CMS.getLocale("zh_Hans"))), better = WORDS;
  Object.keys(better).forEach(function (path) {
    var names = path.split("."), last = names.pop();
    names.reduce(function (place, name) { return place[name]; }, words)[last] = better[path];
  });
  CMS.registerLocale("zh_Hans", words);
  CMS.registerWidget("heading", createClass({
    render: function () {
      var field = this.props.field;
      return h("div", { className: "section", id: this.props.forID },
        h("strong", {}, field.get("label")), field.get("note") ? h("span", {}, field.get("note")) : null);
    }
  }), function () { return null; });
  var Preview = createClass({
    render: function () {
      var data = this.props.entry.get("data");
      var line = function (name) { return data.get(name) ? texts[name] + data.get(name) : null; };
      var facts = ["publisher", "document_number", "generated_on"].map(line).filter(Boolean).join("　");
      return h("article", { style: { fontFamily: "sans-serif", lineHeight: 1.8, padding: "1em", color: "#111" } },
        h("h1", { style: { fontSize: "1.5em" } }, data.get("title") || ""),
        h("p", { style: { color: "#555" } }, facts),
        h("p", { style: { background: "#f4f4f4", padding: "0.5em 1em" } }, data.get("summary") || ""),
        this.props.widgetFor("body"));
    }
  });
  NAMES.forEach(function (name) { CMS.registerPreviewTemplate(name, Preview); });
  CMS.init();
})();
"""


def index() -> str:
    """The page itself; it loads the other files from its own folder."""
    title = html.escape(_("填写公开信息"))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<title>{title}</title>\n<link rel="stylesheet" href="form.css">\n'
        '<link rel="cms-config-url" type="text/yaml" href="config.yml">\n'
        '</head>\n<body>\n<script src="manual.js"></script>\n<script src="decap-cms.js"></script>\n'
        '<script src="form.js"></script>\n</body>\n</html>\n'
    )


def files(collections: list[str]) -> dict[str, str]:
    """Name → text of every small file beside the configuration; `collections` are the names in it."""
    values = {
        "TEXTS": {name: _(ItemFields.specs()[name].label) + _("：") for name in SHOWN},
        "WORDS": {path: _(text) for path, text in WORDS.items()},
        "NAMES": collections,
    }
    script = SCRIPT
    for place, value in values.items():
        script = script.replace(place, json.dumps(value, ensure_ascii=False), 1)
    optional_marks = ", ".join(f'label[for^="{name}-field-"] > span' for name in sorted(NEEDED_MOSTLY))
    return {
        "index.html": index(),
        "form.css": STYLE.replace("ALWAYS", optional_marks),
        "manual.js": "window.CMS_MANUAL_INIT = true;\n",
        "form.js": script,
    }
