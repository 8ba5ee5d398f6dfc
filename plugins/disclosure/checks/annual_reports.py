"""Annual reports: their figures, within a year and from year to year, and their days (年报格式, 条例 Art. 49)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from plugins.disclosure.annual_reports.catalog_counts import CatalogCounts
from plugins.disclosure.annual_reports.collection import reports_of
from plugins.disclosure.annual_reports.due import due_on, legal_limit
from plugins.disclosure.annual_reports.fields import REPORTS, Report, line_of_row
from plugins.disclosure.annual_reports.identities import (
    BALANCES,
    RESULT_SUMS,
    ROW_SUMS,
    Identity,
    broken,
    carried_over,
    control_total,
    still_in_force,
)
from plugins.disclosure.annual_reports.tables import CELLS, cell_name, text_of
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check
from plugins.disclosure.findings import Severity
from plugins.disclosure.messages import _, label

FORM = "年报格式"
MOST_NAMED = 6
_MEND = label("对照原始登记逐格核对，改正写错的一格；不要为凑平而改总计")


@check(
    "report-row-sum",
    Severity.ERROR,
    basis=FORM,
    summary=label("年度报告表三、表四每一行的总计等于各列之和"),
    mend=_MEND,
)
def row_sum(catalog: Catalog) -> Iterator[Hit]:
    """In each row of tables 三 and 四 the total is the sum of the other columns."""
    yield from _broken(catalog, ROW_SUMS)


@check(
    "report-result-sum",
    Severity.ERROR,
    basis=FORM,
    summary=label("年度报告表三每一列的“三（七）总计”等于各种办理结果之和"),
    mend=_MEND,
)
def result_sum(catalog: Catalog) -> Iterator[Hit]:
    """In each column of table 三 row 三(七) is the sum of the 21 results."""
    yield from _broken(catalog, RESULT_SUMS)


@check(
    "report-balance",
    Severity.ERROR,
    basis=FORM,
    summary=label("年度报告表三每一列的第一项加第二项等于第三项加第四项"),
    mend=_MEND,
)
def balance(catalog: Catalog) -> Iterator[Hit]:
    """In each column of table 三: 一 + 二 = 三(七) + 四."""
    yield from _broken(catalog, BALANCES)


def _broken(catalog: Catalog, identities: Sequence[Identity]) -> Iterator[Hit]:
    for _code, _year, report, figures, _last in reports_of(catalog):
        for identity in broken(identities, figures):
            yield Hit(report.source, line_of_row(report, identity.row), identity.complaint(figures))


@check(
    "report-control-total",
    Severity.ERROR,
    basis=FORM,
    summary=label("年度报告第二章的表里十个数之和等于核对数"),
    mend=label(
        "把第二章的表里十个数（规章、规范性文件各三个，许可、处罚、强制、收费各一个）另行加总，"
        "写成“主动公开核对数: 476.60”的样子；与核对数不符的，对照原始登记改正写错的一处"
    ),
)
def table_two(catalog: Catalog) -> Iterator[Hit]:
    """Table 二 has no totals; its control total finds any wrong cell. The newest report of a body should have one."""
    reports = reports_of(catalog)
    for code, year, report, figures, _last in reports:
        stated, total = report.fields.control_total, control_total(figures)
        if stated is None and year == reports.years[code][-1]:
            message = _("第二章的表没有核对数：这张表没有总计，写错一格别处看不出来")
            yield Hit(report.source, report.line_of("proactive"), message, Severity.NOTICE)
        elif stated is not None and stated != total:
            message = _(
                "第二章的表里十个数之和是 {total}，核对数是 {stated}，相差 {difference}",
                total=text_of(total),
                stated=text_of(stated),
                difference=text_of(abs(total - stated)),
            )
            yield Hit(report.source, report.line_of("control_total"), message)


@check(
    "report-carry-over",
    Severity.ERROR,
    basis=FORM,
    summary=label("年度报告的“上年结转”等于上一年报告的“结转下年度继续办理”"),
    mend=label("对照两年的登记核对；上一年报告有误的，先更正上一年的报告"),
)
def carry_over(catalog: Catalog) -> Iterator[Hit]:
    """Row 四 of one year is row 二 of the next, in every column."""
    for _code, year, report, figures, last in reports_of(catalog):
        if last is None:
            continue
        for before, now in carried_over(last, figures):
            message = _(
                "{now} {value}，{year} 年的{before} {last}，应当相等，相差 {difference}",
                now=cell_name(now),
                value=figures[now],
                year=year - 1,
                before=cell_name(before),
                last=last[before],
                difference=abs(figures[now] - last[before]),
            )
            yield Hit(report.source, line_of_row(report, "carry_over"), message)


@check(
    "report-valid-files",
    Severity.WARNING,
    basis=FORM,
    summary=label("年度报告的现行有效件数等于上年件数加制发减废止"),
    mend=label("核对三个件数；因清理、职能划转等原因不相等的，在正文里说明"),
)
def valid_files(catalog: Catalog) -> Iterator[Hit]:
    """现行有效 is last year's + 制发 − 废止, for rules and for normative documents."""
    for _code, _year, report, figures, last in reports_of(catalog):
        if last is None:
            continue
        for row in still_in_force(last, figures):
            before, issued = last[f"{row}.valid"], figures[f"{row}.issued"]
            repealed, valid = figures[f"{row}.repealed"], figures[f"{row}.valid"]
            message = _(
                "{cell} {valid}，而上年 {before} + 本年制发 {issued} − 本年废止 {repealed} = {sum}",
                cell=cell_name(f"{row}.valid"),
                valid=valid,
                before=before,
                issued=issued,
                repealed=repealed,
                sum=before + issued - repealed,
            )
            yield Hit(report.source, line_of_row(report, row), message)


@check(
    "report-catalog",
    Severity.WARNING,
    basis="条例 Art. 20",
    summary=label("年度报告的规章、规范性文件件数与本目录收录的一致"),
    mend=label("报告漏计的，更正报告；目录里没有的，补充公开；日期、体裁写错的，更正条目"),
)
def against_catalog(catalog: Catalog) -> Iterator[Hit]:
    """The catalog shows no more than the report counts; of a year's own documents it should show no fewer."""
    reports = reports_of(catalog)
    counts = CatalogCounts(catalog, reports)
    for code, year, report, figures, _last in reports:
        body = catalog.register.bodies.find(code)
        for cell, known in counts.of(body, year).items() if body else ():
            row, column = CELLS[cell]
            stated = figures[cell]
            # Documents that are older than the catalog are not expected in it.
            if known == stated or (known < stated and column.key == "valid"):
                continue
            message = _(
                "{cell} {stated}，本目录收录 {known}", cell=cell_name(cell), stated=stated, known=known
            )
            severity = None if known > stated else Severity.NOTICE
            yield Hit(report.source, line_of_row(report, row.key), message, severity)


@check(
    "report-government-sum",
    Severity.NOTICE,
    basis=FORM,
    summary=label("一级政府的年度报告不小于所属各机关年度报告之和"),
    mend=label("政府的报告应汇总所属各机关；核对是否漏报了机关"),
)
def government_sum(catalog: Catalog) -> Iterator[Hit]:
    """No figure of a government is less than the sum of the published reports of its bodies."""
    reports = reports_of(catalog, published_only=True)
    for code, year, report, figures, _last in reports:
        body = catalog.register.bodies.find(code)
        bodies = reports.contained_in(body, year) if body and body.kind == "government" else []
        if not bodies:
            continue
        total = reports.sum_of(bodies, year)
        short = [key for key in CELLS if figures[key] < total[key]]
        if short:
            named = [
                _(
                    "{cell} {stated}，各机关之和 {sum}",
                    cell=cell_name(key),
                    stated=figures[key],
                    sum=total[key],
                )
                for key in short[:MOST_NAMED]
            ]
            message = _(
                "有 {count} 格小于所属 {bodies} 个机关报告之和：{cells}",
                count=len(short),
                bodies=len(bodies),
                cells=_("；").join(named),
            )
            yield Hit(report.source, line_of_row(report, CELLS[short[0]][0].key), message)


@check(
    "report-late",
    Severity.WARNING,
    basis="条例 Art. 49",
    summary=label("年度报告在期限以内公布"),
    mend=label("期限已过的无法补救，写明真实的发布日期，下一年按时公布"),
)
def late(catalog: Catalog) -> Iterator[Hit]:
    """Departments and townships publish by 31 January, governments by the day of their level."""
    for report in catalog.of(REPORTS):
        body, year = catalog.register.bodies.find(report.place["body"]), int(report.place["year"])
        due, day = due_on(body, year) if body else None, report.fields.published_on
        if due is None or day <= due:
            continue
        if day > legal_limit(year):
            message = _(
                "发布日期 {day} 晚于 {due}，也晚于法定的 {limit}", day=day, due=due, limit=legal_limit(year)
            )
        else:
            message = _("发布日期 {day} 晚于 {due}，迟了 {days} 天", day=day, due=due, days=(day - due).days)
        yield _on_published(report, message)


@check(
    "report-year-over",
    Severity.ERROR,
    basis=FORM,
    summary=label("年度报告在所报告的年度结束以后发布"),
    mend=label("数据截至 12 月 31 日；核对发布日期和文件名里的年份"),
)
def year_over(catalog: Catalog) -> Iterator[Hit]:
    """A report whose data end on 31 December cannot have been published before."""
    for report in catalog.of(REPORTS):
        year = int(report.place["year"])
        if report.fields.published_on <= date(year, 12, 31):
            message = _("发布日期 {day} 时，{year} 年还没有结束", day=report.fields.published_on, year=year)
            yield _on_published(report, message)


def _on_published(report: Report, message: str) -> Hit:
    return Hit(report.source, report.line_of("published_on"), message)
