"""The sheet as HTML: the same on the screen, on paper, and in a file."""

from collections.abc import Sequence
from pathlib import Path

import htpy as h

from plancom.charts import Look, MonthPoint, alt_text, mark_of, sparkline
from plancom.html import VIEWPORT, Element, Node, definitions, heads, html_of, region, trend, web_page
from plancom.indicators import baseline_sentences, month_sentences, reserve_sentences, sentences
from plancom.indicators.json_form import document
from plancom.language import dates
from plancom.language.translation import language, tr
from plancom.plan import written_amounts
from plancom.reports.opening_slides import SAMPLE_NOTICE
from plancom.reports.sheet.build import Sheet
from plancom.reports.sheet.fields import NOT_WRITTEN, Field, code
from plancom.reports.sheet.words import MONTH_HEAD, YEAR_HEAD, Local, month_rows, revised, signature, year_row
from plancom.store.plans.analyses import Analysis

BODY = """body { font-family: 'Source Sans 3', 'Segoe UI', Arial, sans-serif; margin: 1.5rem auto; max-width: 64rem; color: #16232d; background: #fff; }"""
PAPER = "@media print { body { margin: 0; } }"


def page(sheet: Sheet, local: Local, picture: Node = None, *, has_blanks: bool = True) -> Element:
    """The whole sheet as an `<article>`. `local` turns UTC into the plan's time; `picture` is the trend of the year, if any.

    What nobody wrote is asked for where it `has_blanks`; a document that is handed in has no empty headings, nor has one that is printed.
    """
    identity = [field for field in sheet.identity if has_blanks or field.text != tr(NOT_WRITTEN)]
    figure = sheet.figure
    years = _table(
        tr("Por año del plan"),
        tuple(map(tr, YEAR_HEAD)),
        [year_row(sheet, one) for one in sheet.years],
        "pc-sheet-years",
    )
    return h.article(".pc-sheet", aria_label=tr("Hoja de vida: {name}", name=figure.name))[
        _head(sheet),
        h.section(".pc-sheet-result")[
            h.p(".pc-sheet-status")[mark_of(figure).label],
            h.p[sentences.headline(figure)],
            h.p[
                f"{month_sentences.scope(figure)}. {month_sentences.missing(figure)} {reserve_sentences.reserves(figure)}".rstrip()
            ],
            picture,
        ],
        _section(tr("1. Identificación"), identity),
        _section(tr("2. Cómo se mide"), sheet.method),
        _section(tr("3. Línea base, meta y rangos"), sheet.goal),
        h.section[h.h3[tr("4. Resultados")], years, _parts(sheet), _months(sheet)],
        _written(sheet, local, has_blanks=has_blanks),
        h.footer(".pc-sheet-signed")[[h.p[word] for word in (tr("Elaboró"), tr("Revisó"), tr("Aprobó"))]],
    ]


def _head(sheet: Sheet) -> Element:
    figure, plan = sheet.figure, sheet.view.plan
    version = tr("Libro de lecturas, versión {version}", version=plan.version)
    return h.header[
        h.p(".pc-sheet-whose")[plan.institution.name, h.br, plan.name],
        h.h2[tr("Hoja de vida del indicador")],
        h.p(".pc-sheet-name")[figure.name],
        h.p[
            tr("Código"), " ", h.strong[code(plan, figure.indicator)], " · ", tr("Corte"), " ",
            h.strong[dates.date(sheet.view.as_of)], f" · {version}",
        ],
        h.p(".pc-sheet-sample")[f"⚠️ {tr(SAMPLE_NOTICE)}."] if sheet.has_samples else None,
    ]  # fmt: skip


def texts(one: Analysis, local: Local) -> Element:
    """What was written once, field by field, under who wrote it and when."""
    fields = (
        (tr("Análisis"), one.analysis),
        (tr("Acción de mejora"), one.action),
        (tr("Responsable"), one.responsible),
        (tr("Observaciones"), one.notes),
    )
    rows = definitions((name, _paragraphs(text)) for name, text in fields if text)
    return h.div(".pc-sheet-text")[h.p[h.strong[signature(one, local)]], h.dl[rows]]


def _section(title: str, fields: Sequence[Field]) -> Element:
    rows = [
        h.tr(class_=_blank(is_written=field.text != tr(NOT_WRITTEN)))[
            h.th(scope="row")[field.name], h.td[_paragraphs(field.text)]
        ]
        for field in fields
    ]
    return h.section[h.h3[title], h.table(".pc-sheet-fields")[h.tbody[rows]]]


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], kind: str = "pc-sheet-numbers") -> Element:
    body = [h.tr[h.th(scope="row")[row[0]], [h.td[cell] for cell in row[1:]]] for row in rows]
    table = h.table(class_=["pc-sheet-table", kind])[h.caption[caption], heads(head), h.tbody[body]]
    return region(caption, table)


def _parts(sheet: Sheet) -> Node:
    if not sheet.parts:
        return None
    rows = [
        (
            part.short, baseline_sentences.written_baseline(part), written_amounts.amount_text(part.indicator, part.target),
            written_amounts.amount_text(part.indicator, part.expected_to_date), written_amounts.amount_text(part.indicator, part.actual_to_date),
            mark_of(part).label,
        )
        for part in sheet.parts
    ]  # fmt: skip
    return _table(
        tr("Por partes, a la fecha"),
        ("", tr("Línea base"), tr("Meta"), tr("Esperado"), tr("Resultado"), tr("Estado")),
        rows,
    )


def _months(sheet: Sheet) -> Node:
    title = tr("Mes a mes, año {plan_year} del plan", plan_year=sheet.figure.plan_year)
    rows = month_rows(sheet)
    return _table(title, tuple(map(tr, MONTH_HEAD)), rows) if rows else None


def _written(sheet: Sheet, local: Local, *, has_blanks: bool) -> list[Node]:
    one, empty = sheet.written, f"{tr(NOT_WRITTEN)}."
    analysis, action, remarks = tr("5. Análisis del resultado"), tr("6. Acción de mejora"), tr("7. Observaciones")
    if one is None:
        return [
            h.section(".pc-sheet-blank")[h.h3[title], h.p[empty]] for title in (analysis, action, remarks) if has_blanks
        ]
    same = one.as_of == sheet.view.as_of
    changed = revised(sheet.figure.indicator, one, document(sheet.figure)) if same else ""
    older = tr("Escrito para el corte del {day}; de este corte no se ha escrito.", day=dates.date(one.as_of))
    sections = [
        (one.analysis or changed, h.section(class_=_blank(is_written=bool(one.analysis or changed)))[
            h.h3[analysis],
            None if same else h.p[h.em[older]],
            _paragraphs(one.analysis or empty),
            h.p[h.em[changed]] if changed else None,
            h.p(".pc-sheet-by")[signature(one, local)],
        ]),
        (one.action, h.section(class_=_blank(is_written=bool(one.action)))[h.h3[action], _paragraphs(one.action or empty)]),
        (one.notes, h.section(class_=_blank(is_written=bool(one.notes)))[h.h3[remarks], _paragraphs(one.notes or empty)]),
    ]  # fmt: skip
    return [section for text, section in sections if text or has_blanks]


def _blank(*, is_written: bool) -> str | None:
    """The class of what asks to be written, which paper leaves out."""
    return None if is_written else "pc-sheet-blank"


def _paragraphs(text: str) -> list[Node]:
    return [h.p[line] for line in text.split("\n") if line.strip()]


def stylesheet() -> str:
    """How the sheet looks, on the screen and on paper."""
    return Path(__file__).with_name("sheet.css").read_text(encoding="utf-8")


def standalone(sheet: Sheet, local: Local, picture: Node = None) -> str:
    """The sheet as a file of its own, which opens without the app and prints as the screen does."""
    title = tr("Hoja de vida: {name}", name=sheet.figure.name)
    style = f"{BODY}\n{stylesheet()}\n{PAPER}"
    return (
        html_of(
            web_page(
                title, page(sheet, local, picture, has_blanks=False), head=VIEWPORT, style=style, spoken=language()
            )
        )
        + "\n"
    )


def trend_picture(sheet: Sheet, look: Look) -> Node:
    """The year's course as a picture; None where nothing was measured or expected yet."""
    indicator = sheet.figure.indicator
    level = indicator.kind.per_day
    points = [
        MonthPoint(
            p.month.first, p.actual if level else p.actual_to_date, p.expected if level else p.expected_to_date, p.state
        )
        for p in sheet.months
    ]
    if not any(point.actual is not None or point.expected is not None for point in points):
        return None
    percent = written_amounts.is_share(indicator)
    title = tr(
        "{short}, año {plan_year} del plan: lo que pasó y, en rayas, lo esperado",
        short=indicator.short,
        plan_year=sheet.figure.plan_year,
    )
    svg = sparkline(points, look=look, width=640, height=120, title=title, percent=percent)
    alt = alt_text(title, points, percent=percent)
    picture = h.div(class_="pc-dark" if look.dark else "pc-light")[trend(svg, alt, dark=look.dark)]
    return h.div[picture, _ends(sheet, points)]


def _ends(sheet: Sheet, points: Sequence[MonthPoint]) -> Node:
    """What the trend's two ends are, in figures: it has no axis."""
    known = [point for point in points if point.actual is not None]
    if not known:
        return None
    indicator = sheet.figure.indicator
    first, last = known[0], known[-1]
    words = tr(
        "{first}: {from_value}; {last}: {to_value}. {unit}.",
        first=dates.month(first.month),
        from_value=written_amounts.amount_text(indicator, first.actual),
        last=dates.month(last.month),
        to_value=written_amounts.amount_text(indicator, last.actual),
        unit=f"{indicator.unit[:1].upper()}{indicator.unit[1:]}",
    )
    if last.expected is not None:
        words += " " + tr("Esperado al final: {value}.", value=written_amounts.amount_text(indicator, last.expected))
    return h.p(".pc-sheet-ends")[words]
