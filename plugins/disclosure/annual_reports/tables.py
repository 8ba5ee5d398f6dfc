"""The three tables of an annual report: every row and column once, with the official words (年报格式).

A cell is named by `row.column` (`new_received.natural_person`); there are 10 + 175 + 15 of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.disclosure.messages import _, label

Figure = int | Decimal
Figures = Mapping[str, Figure]
TOTAL = "total"


@dataclass(frozen=True)
class Column:
    """One column of figures."""

    key: str
    label: str


@dataclass(frozen=True)
class Row:
    """One row of figures: `number` is its place in the form, `name` what stands for it in front matter.

    `group` is the heading of a part of the table (`（三）不予公开`), where the row stands in one.
    """

    key: str
    number: str
    label: str
    columns: tuple[Column, ...]
    short: str = ""
    group: str = ""

    @property
    def name(self) -> str:
        """The Chinese name of the row in front matter, unique in its table."""
        return self.short or self.label

    @property
    def title(self) -> str:
        """Number and name, as messages give them: `三（三）1.属于国家秘密`."""
        return f"{self.number}{_(self.name)}"

    def cell(self, column: Column) -> str:
        """The key of one cell."""
        return f"{self.key}.{column.key}"


@dataclass(frozen=True)
class Table:
    """One table; `number` is that of its chapter."""

    number: int
    key: str
    title: str
    rows: tuple[Row, ...]

    def cells(self) -> Iterator[tuple[str, Row, Column]]:
        """Every cell in the order of the form."""
        for row in self.rows:
            for column in row.columns:
                yield row.cell(column), row, column


_FILES = (
    Column("issued", label("本年制发件数")),
    Column("repealed", label("本年废止件数")),
    Column("valid", label("现行有效件数")),
)
_DECISIONS = (Column("decisions", label("本年处理决定数量")),)
_FEES = (Column("amount_wanyuan", label("本年收费金额（单位：万元）")),)
PARTS_OF_TABLE_2 = (
    (label("第二十条第（一）项"), ("rules", "normative_files")),
    (label("第二十条第（五）项"), ("admin_license",)),
    (label("第二十条第（六）项"), ("admin_penalty", "admin_coercion")),
    (label("第二十条第（八）项"), ("admin_fees",)),
)
ACTIVE = Table(
    2,
    "proactive",
    label("主动公开政府信息情况"),
    (
        Row("rules", "", label("规章"), _FILES),
        Row("normative_files", "", label("行政规范性文件"), _FILES),
        Row("admin_license", "", label("行政许可"), _DECISIONS),
        Row("admin_penalty", "", label("行政处罚"), _DECISIONS),
        Row("admin_coercion", "", label("行政强制"), _DECISIONS),
        Row("admin_fees", "", label("行政事业性收费"), _FEES),
    ),
)

APPLICANTS = (
    Column("natural_person", label("自然人")),
    Column("commercial_enterprise", label("商业企业")),
    Column("research_institute", label("科研机构")),
    Column("social_org", label("社会公益组织")),
    Column("legal_service", label("法律服务机构")),
    Column("other", label("其他")),
    Column(TOTAL, label("总计")),
)
RESULTS = label("本年度办理结果")
_REFUSED = label("（三）不予公开")
_NOT_PROVIDED = label("（四）无法提供")
_NOT_PROCESSED = label("（五）不予处理")
_OTHERWISE = label("（六）其他处理")


def _rows(group: str, number: str, *rows: tuple[str, str] | tuple[str, str, str]) -> tuple[Row, ...]:
    return tuple(
        Row(key, f"{number}{position}.", words, APPLICANTS, "".join(short), group)
        for position, (key, words, *short) in enumerate(rows, 1)
    )


REQUESTS = Table(
    3,
    "requests",
    label("收到和处理政府信息公开申请情况"),
    (
        Row("new_received", "一、", label("本年新收政府信息公开申请数量"), APPLICANTS, label("本年新收")),
        Row("carry_over", "二、", label("上年结转政府信息公开申请数量"), APPLICANTS, label("上年结转")),
        Row("result_open", "三（一）", label("予以公开"), APPLICANTS),
        Row(
            "result_partial",
            "三（二）",
            label("部分公开（区分处理的，只计这一情形，不计其他情形）"),
            APPLICANTS,
            label("部分公开"),
        ),
        *_rows(
            _REFUSED,
            "三（三）",
            ("not_open_secret", label("属于国家秘密")),
            ("not_open_other_law", label("其他法律行政法规禁止公开")),
            ("not_open_3s1w", label("危及“三安全一稳定”")),
            ("not_open_third_party", label("保护第三方合法权益")),
            ("not_open_internal", label("属于三类内部事务信息")),
            ("not_open_process", label("属于四类过程性信息")),
            ("not_open_casefile", label("属于行政执法案卷")),
            ("not_open_query", label("属于行政查询事项")),
        ),
        *_rows(
            _NOT_PROVIDED,
            "三（四）",
            ("cannot_provide_not_held", label("本机关不掌握相关政府信息")),
            ("cannot_provide_need_make", label("没有现成信息需要另行制作")),
            ("cannot_provide_unclear", label("补正后申请内容仍不明确")),
        ),
        *_rows(
            _NOT_PROCESSED,
            "三（五）",
            ("no_process_petition", label("信访举报投诉类申请")),
            ("no_process_repeat", label("重复申请")),
            ("no_process_publications", label("要求提供公开出版物")),
            ("no_process_massive", label("无正当理由大量反复申请")),
            ("no_process_confirm", label("要求行政机关确认或重新出具已获取信息")),
        ),
        *_rows(
            _OTHERWISE,
            "三（六）",
            (
                "other_fix_timeout",
                label("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
                label("逾期不补正"),
            ),
            (
                "other_fee_unpaid",
                label("申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
                label("逾期不缴费"),
            ),
            ("other_other", label("其他"), label("其他处理的其他情形")),
        ),
        Row("result_total", "三（七）", label("总计"), APPLICANTS, label("办理结果总计")),
        Row("carry_to_next", "四、", label("结转下年度继续办理"), APPLICANTS),
    ),
)
RESULT_ROWS = REQUESTS.rows[2:-2]

OUTCOMES = (
    Column("keep", label("结果维持")),
    Column("correct", label("结果纠正")),
    Column("other", label("其他结果")),
    Column("pending", label("尚未审结")),
    Column(TOTAL, label("总计")),
)
DISPUTES = Table(
    4,
    "disputes",
    label("政府信息公开行政复议、行政诉讼情况"),
    (
        Row("review", "", label("行政复议"), OUTCOMES),
        Row("lawsuit_direct", "", label("行政诉讼（未经复议直接起诉）"), OUTCOMES, label("未经复议直接起诉")),
        Row("lawsuit_after", "", label("行政诉讼（复议后起诉）"), OUTCOMES, label("复议后起诉")),
    ),
)
TABLES: Sequence[Table] = (ACTIVE, REQUESTS, DISPUTES)
ROWS: Mapping[str, Row] = {row.key: row for table in TABLES for row in table.rows}
CELLS: Mapping[str, tuple[Row, Column]] = {
    key: (row, column) for table in TABLES for key, row, column in table.cells()
}


def cell_name(key: str) -> str:
    """What people call a cell: `三（三）1.属于国家秘密·自然人`."""
    row, column = CELLS[key]
    return _("{row}·{column}", row=row.title, column=_(column.label))


def text_of(figure: Figure) -> str:
    """A figure as it is written in files: no separators, no exponent, decimals as they were given."""
    return str(figure) if isinstance(figure, int) else f"{figure:f}"
