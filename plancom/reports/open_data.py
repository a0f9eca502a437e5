"""Open data: every series as CSV and JSON with a dictionary, in one zip (Ley 1712 de 2014, Resolución 1519 de 2020, annex 4)."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

from plancom.charts import mark_of
from plancom.datasets.titles import title_text
from plancom.language import dates
from plancom.language.formula_injection import harmless
from plancom.language.translation import later, tr
from plancom.reports.deck import Deck
from plancom.reports.open_data_columns import COUNTS, FILES, INDICATORS, SERIES, TASKS

Row = dict[str, Any]

DICTIONARY = (later("tabla"), later("columna"), later("tipo"), later("descripcion"))


def open_data(deck: Deck) -> bytes:
    """A zip with a CSV and a JSON of each table, the dictionary of their columns, and a text that says what they are."""
    tables: dict[str, tuple[dict[str, tuple[str, str]], Sequence[Row]]] = {
        later("indicadores"): (INDICATORS, _indicators(deck)),
        later("series"): (SERIES, _series(deck)),
        later("conteos"): (COUNTS, _counts(deck)),
        later("tareas"): (TASKS, _tasks(deck)),
        later("archivos"): (FILES, _files(deck)),
    }
    dictionary = [
        dict(zip(DICTIONARY, map(tr, (name, column, kind, words)), strict=True))
        for name, (columns, _) in tables.items()
        for column, (kind, words) in columns.items()
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        _add(file, deck, f"{tr('LEAME')}.txt", _readme(deck).encode("utf-8"))
        for name, (columns, rows) in tables.items():
            _add(file, deck, f"{tr(name)}.csv", _csv(list(columns), rows))
            document = {
                "plan": deck.plan_id,
                tr("corte"): deck.as_of.isoformat(),
                tr("datos_de_ejemplo"): deck.has_samples,
                tr(name): _said(rows),
            }
            _add(file, deck, f"{tr(name)}.json", _json(document))
        _add(file, deck, f"{tr('diccionario')}.csv", _csv(list(DICTIONARY), dictionary))
        _add(file, deck, f"{tr('diccionario')}.json", _json(_said(dictionary)))
    return buffer.getvalue()


def _said(rows: Sequence[Row]) -> list[Row]:
    """The rows under the names that their columns have in the reader's language."""
    return [{tr(column): value for column, value in row.items()} for row in rows]


def _indicators(deck: Deck) -> list[Row]:
    rows = []
    for result in deck.results:
        f = result.progress
        rows.append(
            {
                "indicador": f.id, "nombre": f.name, "estrategias": "|".join(f.indicator.strategies), "unidad": f.indicator.unit,
                "anio_plan": f.plan_year, "meses_completos": f.months_elapsed, "meses_sin_datos": "|".join(map(str, f.months_missing)),
                "datos_hasta": f.data_through.isoformat() if f.data_through else None, "lectura": "|".join(f.reading),
                "linea_base": None if f.baseline_assumed else f.baseline, "linea_base_estimada": f.baseline_estimated, "meta": f.target, "esperado": f.expected_to_date,
                "real": f.actual_to_date, "cumplimiento": f.attainment, "ritmo": f.pace, "avance": f.progress,
                "necesario_por_mes": f.needed_per_month, "estado": mark_of(f).word, "provisional": f.provisional,
            }
        )  # fmt: skip
    return rows


def _series(deck: Deck) -> list[Row]:
    return [
        {
            "indicador": result.progress.id, "mes": str(p.month), "real": p.actual, "esperado": p.expected,
            "real_acumulado": p.actual_to_date, "esperado_acumulado": p.expected_to_date, "anio_anterior": p.year_ago, "estado_mes": p.state,
        }
        for result in deck.results
        for p in result.points
    ]  # fmt: skip


def _counts(deck: Deck) -> list[Row]:
    names = deck.names
    return [
        {
            "conjunto": c.dataset, "serie": c.series, "medida": c.measure, "mes": f"{c.month:%Y-%m}", "valor": c.value, "cubierto": c.covered,
            "conjunto_nombre": names.get(c.dataset, c.dataset), "serie_nombre": names.get(c.series, c.series),
            "medida_nombre": names.get(c.measure, c.measure),
        }
        for c in deck.data
    ]  # fmt: skip


def _tasks(deck: Deck) -> list[Row]:
    return [
        {
            "tarea": t.id, "nombre": t.name, "estrategia": t.strategy, "anio_plan": t.year, "para_el": t.due.isoformat(), "estado": t.standing,
            "desde": t.since.isoformat() if t.since else None,
        }
        for t in deck.plan_tasks
    ]  # fmt: skip


def _files(deck: Deck) -> list[Row]:
    return [
        {
            "importacion": i.id, "fuente": title_text(i.title), "archivo": i.file_name,
            "desde": i.covers_from.isoformat() if i.covers_from else None, "hasta": i.covers_to.isoformat() if i.covers_to else None,
            "filas": i.rows, "sha256": i.sha256, "es_ejemplo": i.is_sample,
        }
        for i in deck.imports
    ]  # fmt: skip


def _csv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Comma, point, ISO dates and UTF-8, as machines read it; numbers in full precision; no text acts as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(map(tr, columns))
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr("sí") if value else tr("no")
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() else repr(value)
    return harmless(value) if isinstance(value, str) else str(value)


def _json(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8")


def _add(file: zipfile.ZipFile, deck: Deck, name: str, content: bytes) -> None:
    """The same deck gives the same bytes: entries bear the deck's own time."""
    made = deck.made_at
    info = zipfile.ZipInfo(name, (max(1980, made.year), made.month, made.day, made.hour, made.minute, made.second))
    info.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(info, content)


def _readme(deck: Deck) -> str:
    lines = [
        deck.title,
        deck.institution,
        deck.plan_name,
        tr("Corte: {as_of}. Hecho el {made_at}.", as_of=dates.date(deck.as_of), made_at=dates.moment(deck.made_at)),
        deck.readings,
        tr("Datos de ejemplo: cifras inventadas.") if deck.has_samples else "",
        "",
        tr(
            "Datos abiertos según la Ley 1712 de 2014 y la Resolución 1519 de 2020: cada tabla en CSV (UTF-8, coma, punto decimal,"
        ),
        tr("fechas AAAA-MM-DD) y en JSON. Qué quiere decir cada columna está en diccionario.csv y diccionario.json."),
        tr("Cero no es lo mismo que sin datos: una celda vacía es una cifra que no existe o no se conoce."),
        tr("No hay datos personales: ni nombres de funcionarios ni textos de publicaciones."),
    ]
    return "\r\n".join(lines) + "\r\n"
