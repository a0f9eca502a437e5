"""Writes the office's own templates: an Excel workbook with instructions, an example, lists to choose from and checks."""

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from plancom.datasets import DEFINITIONS, Column, Dataset, Definition
from plancom.language.numbers import number
from plancom.language.translation import language, later, tr
from plancom.plan import Plan
from plancom.sources.copies.text_cells import put
from plancom.sources.tables.layouts import INSTRUCTIONS_MARKS

INSTRUCTIONS = later("Instrucciones")
LISTS = "Listas"  # hidden, and named in formulas
_READY_ROWS = 5000
"""Rows that carry the formats and checks: ten years of days, or a few years of posts."""

_WIDTHS = {"date": 14, "month": 14, "count": 16, "choice": 22, "text": 32}
_WIDE = {"text": 50, "title": 50, "description": 50, "link": 40, "evidence": 40, "procedure": 34}
_FORMATS = {"date": "yyyy-mm-dd", "month": "yyyy-mm", "count": "#,##0", "choice": "@", "text": "@"}
_KINDS = {
    "date": later("Fecha: 31/01/2018 o 2018-01-31"),
    "month": later("Mes: su primer día (2018-01-01) o «enero 2018»"),
    "count": later("Número entero, 0 o mayor, sin decimales"),
    "choice": later("Una palabra de la lista"),
    "text": later("Texto"),
}
_GREY, _PALE, _WHITE = "FF6B7280", "FFF3F4F6", "FFFFFFFF"


def workbook(dataset: Dataset, plan: Plan) -> bytes:
    """The template of `dataset` as the bytes of an xlsx file.

    The data sheet has headers alone, so that a template sent back as it came counts nothing, nor one whose example was only
    half written over; the example stands on the sheet «Instrucciones», which readers pass over by its first cell.
    """
    definition = DEFINITIONS[dataset]
    book = Workbook()
    data: Worksheet = book.active or book.create_sheet()
    data.title = definition.name[:31]
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    _data_sheet(data, lists, definition, plan)
    _instructions(book.create_sheet(tr(INSTRUCTIONS)), definition, plan)
    book.move_sheet(LISTS, 1)
    book.properties.title = tr("Plantilla: {name}", name=definition.name)
    book.properties.creator = plan.institution.name
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def choices(column: Column, plan: Plan) -> tuple[str, ...]:
    """What the plan offers for a column; none for columns that are free."""
    offered = {
        "networks": tuple(network.name for network in plan.institution.networks),
        "outlets": tuple(outlet.name for outlet in plan.institution.outlets),
        "channels": plan.institution.channels,
        "strategies": tuple(strategy.name for strategy in plan.strategies),
        "tasks": tuple(task.id for strategy in plan.strategies for task in strategy.tasks),
    }
    if column.choices in offered:
        return offered[column.choices]
    return tuple(column.choices.split(",")) if column.choices else ()


def example(column: Column, plan: Plan) -> str:
    """What the instructions show for a column; of the plan's own networks, outlets and tasks, the first."""
    offered = choices(column, plan)
    return offered[0] if column.example and offered else tr(column.example) if column.example else ""


def _accent(plan: Plan) -> str:
    return "FF" + plan.institution.accent.removeprefix("#").upper()


def _header(cell: Any, plan: Plan) -> None:
    cell.font = Font(bold=True, color=_WHITE, name="Calibri", size=11)
    cell.fill = PatternFill("solid", fgColor=_accent(plan))
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.border = Border(bottom=Side("medium", color=_accent(plan)))


def _data_sheet(sheet: Worksheet, lists: Worksheet, definition: Definition, plan: Plan) -> None:
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 24
    sheet.sheet_properties.tabColor = _accent(plan)
    for place, column in enumerate(definition.columns, start=1):
        letter = get_column_letter(place)
        _header(sheet.cell(1, place, column.header), plan)
        sheet.column_dimensions[letter].width = _WIDE.get(column.name, _WIDTHS[column.kind])
        sheet.column_dimensions[letter].number_format = _FORMATS[column.kind]
        check = _validation(column, lists, plan)
        title = tr("{header} (obligatorio)", header=column.header) if column.required else column.header
        check.promptTitle = title[:32]
        check.prompt = _prompt(column, plan)[:255]
        check.showInputMessage = True
        check.add(f"{letter}2:{letter}{_READY_ROWS + 1}")
        sheet.add_data_validation(check)


def _prompt(column: Column, plan: Plan) -> str:
    shown = example(column, plan)
    meaning = tr(column.help)
    return tr("{told}\nEjemplo: {shown}", told=meaning, shown=shown) if shown else meaning


def _validation(column: Column, lists: Worksheet, plan: Plan) -> DataValidation:
    """What Excel checks while someone types. A word that is not on a list is let through with a question: there may be new ones."""
    options = choices(column, plan)
    if options:
        place = lists.max_column + 1 if lists.cell(1, 1).value else 1
        lists.cell(1, place, column.header)
        for row, option in enumerate(options, start=2):
            put(lists.cell(row, place), option)
        letter = get_column_letter(place)
        check = DataValidation("list", formula1=f"{LISTS}!${letter}$2:${letter}${len(options) + 1}", allow_blank=True)
        check.errorStyle = "warning"
        check.error = tr("No está en la lista. ¿Quiere dejarlo así?")
    elif column.kind == "count":
        check = DataValidation("whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
        check.error = tr("Escriba un número entero, 0 o mayor, sin decimales. Deje la celda vacía si no se sabe.")
    elif column.kind in {"date", "month"}:
        check = DataValidation(
            "date", operator="between", formula1="DATE(1990,1,1)", formula2="TODAY()", allow_blank=True
        )
        check.error = tr("Escriba una fecha que ya pasó, como 31/01/2018.")
    else:
        check = DataValidation(allow_blank=True)
    check.errorTitle = column.header
    check.showErrorMessage = column.kind != "text"
    return check


def _required(column: Column, definition: Definition) -> str:
    """Whether the template must have a column, in words."""
    if column.required:
        return tr("Sí")
    return tr("Una de estas") if column.header in definition.one_of else tr("No")


def _kind(column: Column, plan: Plan) -> str:
    """What is written in a column, in words."""
    options = choices(column, plan)
    return tr("Una de: {options}", options=", ".join(options)) if options else tr(_KINDS[column.kind])


def _instructions(sheet: Worksheet, definition: Definition, plan: Plan) -> None:
    sheet.sheet_view.showGridLines = False
    for letter, width in zip("ABCDE", (20, 14, 60, 44, 36), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet["A1"] = f"{INSTRUCTIONS_MARKS[language()]}: {definition.name}"
    sheet["A1"].font = Font(bold=True, size=16, color=_accent(plan))
    put(sheet["A2"], plan.institution.name)
    sheet["A2"].font = Font(color=_GREY)
    row = 4
    for line in _steps(definition):
        sheet.cell(row, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)
        sheet.row_dimensions[row].height = 32
        row += 1
    row += 1
    for place, title in enumerate(
        (tr("Columna"), tr("¿Obligatoria?"), tr("Qué se escribe"), tr("Formato"), tr("Ejemplo")), start=1
    ):
        _header(sheet.cell(row, place, title), plan)
    for column in definition.columns:
        row += 1
        for place, text in enumerate(
            (column.header, _required(column, definition), tr(column.help), _kind(column, plan), example(column, plan)),
            start=1,
        ):
            cell = put(sheet.cell(row, place), text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(italic=True, color=_GREY)
        cell.fill = PatternFill("solid", fgColor=_PALE)
    row += 2
    sheet.cell(row, 1, tr("Fila de ejemplo (está solo en esta hoja, que no se lee: no se cuenta)")).font = Font(
        bold=True
    )
    for place, column in enumerate(definition.columns, start=1):
        _header(sheet.cell(row + 1, place, column.header), plan)
        cell = put(sheet.cell(row + 2, place), example(column, plan) or None)
        cell.font = Font(italic=True, color=_GREY)
        cell.fill = PatternFill("solid", fgColor=_PALE)


def _steps(definition: Definition) -> tuple[str, ...]:
    return (
        tr(
            "1. Escriba en la hoja «{name}», un registro por fila, debajo de los encabezados. No cambie los encabezados; el orden de las columnas no importa.",
            name=definition.name[:31],
        ),
        tr(
            "2. Cero y vacío no son lo mismo: escriba 0 cuando no hubo nada, y deje la celda vacía (o escriba S/D) cuando no se sabe."
        ),
        tr(
            "3. La plantilla cubre meses completos, del mes de su primera fecha al mes de la última: los días sin fila de esos meses cuentan como cero."
        ),
        tr(
            "4. Guarde el archivo y arrástrelo a la página «El mes». Antes de guardar verá qué es nuevo, qué cambia y qué filas tienen errores."
        ),
        tr(
            "5. Puede volver a subir el mismo archivo, corregido o más largo: nada se cuenta dos veces. Caben {ready_rows} filas con ayuda; puede escribir más.",
            ready_rows=number(_READY_ROWS),
        ),
    )
