"""The sheet as HTML: the same on the screen, on paper, and in a file."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from pathlib import Path

from plancom.charts import STATUS, Look, MonthPoint, alt_text, sparkline
from plancom.indicators import sentences
from plancom.indicators.document import document
from plancom.language import dates
from plancom.language.translation import language, tr
from plancom.reports.opening import SAMPLE_NOTICE
from plancom.reports.sheet.build import Sheet
from plancom.reports.sheet.fields import NOT_WRITTEN, Field, code
from plancom.reports.sheet.words import MONTH_HEAD, YEAR_HEAD, Local, month_rows, revised, signature, year_row
from plancom.store.office.analyses import Analysis


def page(sheet: Sheet, local: Local, trend: str = "") -> str:
    """The whole sheet as an `<article>`. `local` turns UTC into the plan's time; `trend` is the picture of the year, if any."""
    figure, plan = sheet.figure, sheet.view.plan
    mark = STATUS[figure.status]
    sample = f'<p class="pc-sheet-sample">⚠️ {tr(SAMPLE_NOTICE)}.</p>' if sheet.has_samples else ""
    version = tr("Libro de lecturas, versión {version}", version=plan.version)
    years = _table(
        tr("Por año del plan"),
        tuple(map(tr, YEAR_HEAD)),
        [year_row(sheet, one) for one in sheet.years],
        "pc-sheet-years",
    )
    signed = "".join(f"<p>{word}</p>" for word in (tr("Elaboró"), tr("Revisó"), tr("Aprobó")))
    return (
        f'<article class="pc-sheet" aria-label="{escape(tr("Hoja de vida: {name}", name=figure.name))}">'
        f'<header><p class="pc-sheet-whose">{escape(plan.institution)}<br>{escape(plan.name)}</p>'
        f'<h2>{tr("Hoja de vida del indicador")}</h2><p class="pc-sheet-name">{escape(figure.name)}</p>'
        f"<p>{tr('Código')} <strong>{code(plan, figure.indicator)}</strong> · {tr('Corte')} <strong>{dates.date(sheet.view.as_of)}</strong> · "
        f"{version}</p>{sample}</header>"
        f'<section class="pc-sheet-result"><p class="pc-sheet-status">{mark.label}</p><p>{escape(sentences.headline(figure))}</p>'
        f"<p>{escape(sentences.scope(figure))}. {escape(sentences.missing(figure))}</p>{trend}</section>"
        f"{_section(tr('1. Identificación'), sheet.identity)}{_section(tr('2. Cómo se mide'), sheet.method)}"
        f"{_section(tr('3. Línea base, meta y rangos'), sheet.goal)}"
        f"<section><h3>{tr('4. Resultados')}</h3>{years}{_parts(sheet)}{_months(sheet)}</section>"
        f"{_written(sheet, local)}"
        f'<footer class="pc-sheet-signed">{signed}</footer></article>'
    )


def texts(one: Analysis, local: Local) -> str:
    """What was written once, field by field, under who wrote it and when."""
    fields = (
        (tr("Análisis"), one.analysis),
        (tr("Acción de mejora"), one.action),
        (tr("Responsable"), one.responsible),
        (tr("Observaciones"), one.notes),
    )
    rows = "".join(f"<dt>{name}</dt><dd>{_paragraphs(text)}</dd>" for name, text in fields if text)
    return f'<div class="pc-sheet-text"><p><strong>{escape(signature(one, local))}</strong></p><dl>{rows}</dl></div>'


def _section(title: str, fields: Sequence[Field]) -> str:
    rows = "".join(f'<tr><th scope="row">{escape(f.name)}</th><td>{_paragraphs(f.text)}</td></tr>' for f in fields)
    return f'<section><h3>{title}</h3><table class="pc-sheet-fields"><tbody>{rows}</tbody></table></section>'


def _table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], kind: str = "pc-sheet-numbers") -> str:
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    return (
        f'<div class="pc-scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table class="pc-sheet-table {kind}">'
        f"<caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _parts(sheet: Sheet) -> str:
    if not sheet.parts:
        return ""
    rows = [
        (
            part.short, sentences.written(part.indicator, part.baseline), sentences.written(part.indicator, part.target),
            sentences.written(part.indicator, part.expected_to_date), sentences.written(part.indicator, part.actual_to_date),
            STATUS[part.status].label,
        )
        for part in sheet.parts
    ]  # fmt: skip
    return _table(
        tr("Por partes, a la fecha"),
        ("", tr("Línea base"), tr("Meta"), tr("Esperado"), tr("Resultado"), tr("Estado")),
        rows,
    )


def _months(sheet: Sheet) -> str:
    rows = month_rows(sheet)
    return (
        _table(
            tr("Mes a mes, año {plan_year} del plan", plan_year=sheet.figure.plan_year),
            tuple(map(tr, MONTH_HEAD)),
            rows,
        )
        if rows
        else ""
    )


def _written(sheet: Sheet, local: Local) -> str:
    one, empty = sheet.written, f"{tr(NOT_WRITTEN)}."
    analysis, action, remarks = tr("5. Análisis del resultado"), tr("6. Acción de mejora"), tr("7. Observaciones")
    if one is None:
        return "".join(f"<section><h3>{title}</h3><p>{empty}</p></section>" for title in (analysis, action, remarks))
    same = one.as_of == sheet.view.as_of
    older = (
        ""
        if same
        else f"<p><em>{tr('Escrito para el corte del {day}; de este corte no se ha escrito.', day=dates.date(one.as_of))}</em></p>"
    )
    changed = revised(sheet.figure.indicator, one, document(sheet.figure)) if same else ""
    said = f"<p><em>{escape(changed)}</em></p>" if changed else ""
    notes = f"<section><h3>{remarks}</h3>{_paragraphs(one.notes or empty)}</section>"
    return (
        f"<section><h3>{analysis}</h3>{older}{_paragraphs(one.analysis or empty)}{said}"
        f'<p class="pc-sheet-by">{escape(signature(one, local))}</p></section>'
        f"<section><h3>{action}</h3>{_paragraphs(one.action or empty)}</section>{notes}"
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())


def stylesheet() -> str:
    """How the sheet looks, on the screen and on paper."""
    return Path(__file__).with_name("sheet.css").read_text(encoding="utf-8")


def standalone(sheet: Sheet, local: Local, trend: str = "") -> str:
    """The sheet as a file of its own, which opens without the app and prints as the screen does."""
    title = tr("Hoja de vida: {name}", name=sheet.figure.name)
    body = page(sheet, local, trend)
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>body {{ font-family: 'Source Sans 3', 'Segoe UI', Arial, sans-serif; margin: 1.5rem auto; "
        f"max-width: 64rem; color: #16232d; background: #fff; }}\n{stylesheet()}\n@media print {{ body {{ margin: 0; }} }}</style></head>"
        f"<body>{body}</body></html>\n"
    )


def trend_picture(sheet: Sheet, look: Look) -> str:
    """The year's course as a picture; "" where nothing was measured or expected yet."""
    indicator = sheet.figure.indicator
    level = indicator.kind.per_day
    points = [
        MonthPoint(
            p.month.first, p.actual if level else p.actual_to_date, p.expected if level else p.expected_to_date, p.state
        )
        for p in sheet.months
    ]
    if not any(point.actual is not None or point.expected is not None for point in points):
        return ""
    percent = sentences.is_share(indicator)
    title = tr(
        "{short}, año {plan_year} del plan: lo que pasó y, en rayas, lo esperado",
        short=indicator.short,
        plan_year=sheet.figure.plan_year,
    )
    svg = sparkline(points, look=look, width=640, height=120, title=title, percent=percent)
    ink = "#e6edf3" if look.dark else "#16232d"
    encoded = b64encode(svg.replace("currentColor", ink).encode()).decode()
    alt = escape(alt_text(title, points, percent=percent))
    return f'<div class="{"pc-dark" if look.dark else "pc-light"}"><img alt="{alt}" src="data:image/svg+xml;base64,{encoded}"></div>'
