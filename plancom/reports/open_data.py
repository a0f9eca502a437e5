"""Open data: every series as CSV and JSON with a dictionary, in one zip (Ley 1712 de 2014, Resolución 1519 de 2020, annex 4)."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

from plancom.charts import STATUS
from plancom.language import dates
from plancom.language.harmless import harmless
from plancom.language.translation import later, tr
from plancom.reports.deck import Deck

Row = dict[str, Any]

INDICATORS = {
    "indicador": ("texto", later("Código del indicador; después del punto, la parte (por ejemplo, la red).")),
    "nombre": ("texto", later("Nombre del indicador.")),
    "estrategias": ("texto", later("Estrategias del plan a las que pertenece, separadas por «|».")),
    "unidad": ("texto", later("Unidad de las cifras. Una proporción va de 0 a 1.")),
    "anio_plan": ("entero", later("Año del plan: doce meses desde su inicio.")),
    "meses_completos": ("entero", later("Meses completos y con datos que cuentan.")),
    "meses_sin_datos": ("texto", later("Meses que habían terminado y no tienen datos, separados por «|».")),
    "datos_hasta": ("fecha", later("Último día con datos.")),
    "lectura": ("texto", later("Manera de leer la frase del plan que está en vigor.")),
    "linea_base": ("decimal", later("Nivel antes de empezar el plan.")),
    "linea_base_estimada": (later("sí o no"), later("Si la línea base se estimó con menos de doce meses.")),
    "meta": ("decimal", later("Valor prometido para el año del plan.")),
    "esperado": ("decimal", later("Dónde se debería estar a la fecha de corte.")),
    "real": ("decimal", later("Lo que pasó hasta la fecha de corte.")),
    "cumplimiento": ("decimal", "Real ÷ meta."),
    "ritmo": ("decimal", "Real ÷ esperado."),
    "avance": ("decimal", later("(Real − línea base) ÷ (meta − línea base), en los indicadores de nivel.")),
    "necesario_por_mes": ("decimal", later("Lo que falta para la meta ÷ los meses que faltan.")),
    "estado": ("texto", later("Semáforo: Va bien, En riesgo, Atrasado, Sin datos o Sin meta.")),
    "provisional": (later("sí o no"), later("Si todavía no están los doce meses.")),
}
SERIES = {
    "indicador": ("texto", later("Código del indicador.")),
    "mes": ("AAAA-MM", later("Mes.")),
    "real": ("decimal", later("Valor del mes.")),
    "esperado": ("decimal", later("Lo que se esperaba de ese mes.")),
    "real_acumulado": ("decimal", later("Valor desde el inicio del año del plan.")),
    "esperado_acumulado": ("decimal", later("Lo esperado desde el inicio del año del plan.")),
    "anio_anterior": ("decimal", later("Valor del mismo mes del año anterior.")),
    "estado_mes": ("texto", later("covered: completo; provisional: en parte; missing: sin datos; future: por venir.")),
}
COUNTS = {
    "conjunto": ("texto", later("Conjunto de datos: visits, posts, press, procedures o activities.")),
    "serie": ("texto", later("Red, medio de prensa o tipo; vacío donde el conjunto tiene una sola serie.")),
    "medida": ("texto", later("Qué se cuenta.")),
    "mes": ("AAAA-MM", later("Mes.")),
    "valor": ("decimal", later("Lo contado. Los visitantes únicos de varios días se suman: no son personas.")),
    "cubierto": (
        later("sí o no"),
        later("Si se conocen todos los días del mes. Un mes cubierto y sin filas vale cero."),
    ),
    "conjunto_nombre": ("texto", later("Nombre del conjunto.")),
    "serie_nombre": ("texto", later("Nombre de la serie.")),
    "medida_nombre": ("texto", later("Nombre de la medida.")),
}
TASKS = {
    "tarea": ("texto", later("Código de la tarea.")),
    "nombre": ("texto", later("Nombre de la tarea.")),
    "estrategia": ("texto", later("Estrategia a la que pertenece.")),
    "anio_plan": ("entero", later("Año del plan al final del cual debe estar hecha.")),
    "para_el": ("fecha", later("Día en que vence.")),
    "estado": (
        "texto",
        later("pending: pendiente; in_progress: en curso; done: hecha; postponed: aplazada; cancelled: cancelada."),
    ),
    "desde": ("fecha", later("Desde cuándo está en ese estado.")),
}
FILES = {
    "importacion": ("entero", later("Número de la importación.")),
    "fuente": ("texto", later("Qué es el archivo.")),
    "archivo": ("texto", later("Nombre del archivo.")),
    "desde": ("fecha", later("Primer día que cubre.")),
    "hasta": ("fecha", later("Último día que cubre.")),
    "filas": ("entero", later("Filas leídas.")),
    "sha256": ("texto", later("Huella del archivo, para comprobar que es el mismo.")),
    "es_ejemplo": (later("sí o no"), later("Si son datos de ejemplo, con cifras inventadas.")),
}
DICTIONARY = {"tabla": "", "columna": "", "tipo": "", "descripcion": ""}


def open_data(deck: Deck) -> bytes:
    """A zip with a CSV and a JSON of each table, the dictionary of their columns, and a text that says what they are."""
    tables: dict[str, tuple[dict[str, tuple[str, str]], Sequence[Row]]] = {
        "indicadores": (INDICATORS, _indicators(deck)),
        "series": (SERIES, _series(deck)),
        "conteos": (COUNTS, _counts(deck)),
        "tareas": (TASKS, _tasks(deck)),
        "archivos": (FILES, _files(deck)),
    }
    dictionary = [
        {"tabla": name, "columna": column, "tipo": kind, "descripcion": words}
        for name, (columns, _) in tables.items()
        for column, (kind, words) in columns.items()
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        _add(file, deck, "LEAME.txt", _readme(deck).encode("utf-8"))
        for name, (columns, rows) in tables.items():
            _add(file, deck, f"{name}.csv", _csv(list(columns), rows))
            document = {
                "plan": deck.plan_id,
                "corte": deck.as_of.isoformat(),
                "datos_de_ejemplo": deck.has_samples,
                name: list(rows),
            }
            _add(file, deck, f"{name}.json", _json(document))
        _add(file, deck, "diccionario.csv", _csv(list(DICTIONARY), dictionary))
        _add(file, deck, "diccionario.json", _json(dictionary))
    return buffer.getvalue()


def _indicators(deck: Deck) -> list[Row]:
    rows = []
    for result in deck.results:
        f = result.progress
        rows.append(
            {
                "indicador": f.id, "nombre": f.name, "estrategias": "|".join(f.indicator.strategies), "unidad": f.indicator.unit,
                "anio_plan": f.plan_year, "meses_completos": f.months_elapsed, "meses_sin_datos": "|".join(map(str, f.months_missing)),
                "datos_hasta": f.data_through.isoformat() if f.data_through else None, "lectura": "|".join(f.reading),
                "linea_base": f.baseline, "linea_base_estimada": f.baseline_estimated, "meta": f.target, "esperado": f.expected_to_date,
                "real": f.actual_to_date, "cumplimiento": f.attainment, "ritmo": f.pace, "avance": f.progress,
                "necesario_por_mes": f.needed_per_month, "estado": STATUS[f.status].word, "provisional": f.provisional,
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
            "tarea": t.id, "nombre": t.name, "estrategia": t.strategy, "anio_plan": t.year, "para_el": t.due.isoformat(), "estado": t.state,
            "desde": t.since.isoformat() if t.since else None,
        }
        for t in deck.tasks
    ]  # fmt: skip


def _files(deck: Deck) -> list[Row]:
    return [
        {
            "importacion": i.id, "fuente": i.title, "archivo": i.file_name,
            "desde": i.covers_from.isoformat() if i.covers_from else None, "hasta": i.covers_to.isoformat() if i.covers_to else None,
            "filas": i.rows, "sha256": i.sha256, "es_ejemplo": i.is_sample,
        }
        for i in deck.imports
    ]  # fmt: skip


def _csv(columns: Sequence[str], rows: Sequence[Row]) -> bytes:
    """Comma, point, ISO dates and UTF-8, as machines read it; numbers in full precision; no text acts as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return tr("sí") if value else "no"
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
