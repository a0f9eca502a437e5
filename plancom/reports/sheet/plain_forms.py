"""The sheet without HTML: as text for a terminal, and as a document for other programs."""

from typing import Any

from plancom.indicators import sentences
from plancom.indicators.json_form import document
from plancom.language import dates
from plancom.language.translation import tr
from plancom.reports.sheet.build import Sheet
from plancom.reports.sheet.fields import NOT_WRITTEN, Field
from plancom.reports.sheet.words import Local, signature, year_row
from plancom.store.plans.analyses import Analysis

KEPT = ("plan_year", "actual_to_date", "expected_to_date", "target", "status", "readings")
"""Which of an indicator's figures are kept beside what is written about it."""


def as_text(sheet: Sheet, local: Local) -> str:
    """The fields in order, the years, and what was written."""
    lines = [
        tr("Hoja de vida: {name}. Corte: {as_of}", name=sheet.figure.name, as_of=dates.date(sheet.view.as_of)),
        sentences.headline(sheet.figure),
        "",
    ]
    lines += [f"{field.name}: {_one_line(field)}" for field in (*sheet.identity, *sheet.method, *sheet.goal)]
    lines += ["", *(" · ".join(year_row(sheet, one)) for one in sheet.years), ""]
    one = sheet.written
    blank = tr(NOT_WRITTEN)
    lines.append(tr("Análisis: {analysis}", analysis=one.analysis if one and one.analysis else blank))
    lines.append(tr("Acción de mejora: {action}", action=one.action if one and one.action else blank))
    lines.append(tr("Observaciones: {notes}", notes=one.notes if one and one.notes else blank))
    if one:
        lines.append(f"({signature(one, local)})")
    return "\n".join(lines)


def sheet_document(sheet: Sheet) -> dict[str, Any]:
    """What `sheet --json` prints: the figures are those of `indicators --json`, the fields as they are written."""
    return {
        "indicator": document(sheet.figure),
        "parts": [document(part) for part in sheet.parts],
        "as_of": sheet.view.as_of.isoformat(),
        "version": sheet.view.plan.version,
        "fields": {
            field.id: {"name": field.name, "text": field.text}
            for field in (*sheet.identity, *sheet.method, *sheet.goal)
        },
        "years": [
            {
                "year": one.plan_year,
                "from": one.first.isoformat(),
                "to": one.last.isoformat(),
                "target": one.target,
                "actual": one.figure.actual_to_date if one.state != "to_come" else None,
                "attainment": one.attainment if one.state != "to_come" else None,
                "status": one.figure.status if one.state != "to_come" else None,
                "provisional": one.figure.provisional if one.state != "to_come" else None,
            }
            for one in sheet.years
        ],
        "written": _written(sheet.written),
        "others": [_written(one) for one in sheet.others],
    }


def _written(one: Analysis | None) -> dict[str, Any] | None:
    if one is None:
        return None
    created = one.created_at.isoformat() if one.created_at else None
    return {**vars(one), "as_of": one.as_of.isoformat(), "created_at": created, "figures": dict(one.figures)}


def _one_line(field: Field) -> str:
    return " ".join(field.text.split("\n"))
