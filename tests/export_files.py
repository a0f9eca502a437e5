"""Files as their tools export them and the office fills them in, small and with figures that can be added up by head."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from plancom.datasets import Dataset
from plancom.plan import Plan
from plancom.sources.copies import templates

NO_BREAK = "\u00a0"


def text(rows: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def write_file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def days(first: str, last: str) -> list[dt.date]:
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return [start + dt.timedelta(days=n) for n in range((end - start).days + 1)]


# ------------------------------------------------------------------------------------------------------ Google Analytics


def ga4_exploration(visits: Mapping[dt.date, int]) -> str:
    """An exploration in Spanish, by day: sessions, users and views."""
    first, last = min(visits), max(visits)
    head = (
        "# ----------------------------------------\r\n# Exploración de formato libre 1\r\n"
        "# ----------------------------------------\r\n#  \r\n"
        f"# Fecha de inicio: {first:%Y%m%d}\r\n# Fecha de finalización: {last:%Y%m%d}\r\n\r\n"
    )
    rows = [(f"{day:%Y%m%d}", value, value // 2, value * 3) for day, value in visits.items()]
    return head + text([("Fecha", "Sesiones", "Total de usuarios", "Vistas"), *rows])


def ga4_snapshot(first: str, users: Sequence[int]) -> str:
    """The snapshot of reports in Spanish: blocks by day number, with a no-break space in «Día N»."""
    start = dt.date.fromisoformat(first)
    period = (
        f"# Fecha de inicio: {start:%Y%m%d}\r\n"
        f"# Fecha de finalización: {start + dt.timedelta(days=len(users) - 1):%Y%m%d}\r\n"
    )
    blocks = [
        period + text([(f"Día{NO_BREAK}N", name), *((f"{n:04d}", value) for n, value in enumerate(users))])
        for name in ("Usuarios", "Usuarios nuevos")
    ]
    head = "# ----------------------------------------\r\n# Exportar informe en formato CSV\r\n# Propiedad: Concejo\r\n#  \r\n"
    return head + "\r\n".join([*blocks, period + text([("País", "Usuarios"), ("Colombia", sum(users))])])


# ------------------------------------------------------------------------------------------------------------- networks

FACEBOOK = (
    "Identificador de la publicación", "Identificador de la página", "Nombre de la página", "Título", "Hora de publicación",
    "Enlace permanente", "Tipo de publicación", "Fecha", "Alcance", "Veces que se compartió",
)  # fmt: skip
INSTAGRAM = (
    "Identificador de la publicación", "Identificador de la cuenta", "Nombre de usuario de la cuenta", "Descripción",
    "Hora de publicación", "Enlace permanente", "Tipo de publicación", "Fecha", "Alcance", "Veces que se compartió",
)  # fmt: skip
X_POSTS = ("ID del post", "Fecha", "Texto del post", "Postear enlace", "Impresiones", "Compartidos")
X_DAYS = ("Date", "Impresiones", "Me gusta", "Compartidos", "Respuestas", "Crear post")


def facebook(published: Iterable[tuple[dt.date, str]]) -> str:
    """Meta's «Contenido» of a Facebook page, in Spanish and with US dates."""
    rows = [
        (
            939005954986064000 + n, 100064638461970, "Concejo", title, f"{day:%m/%d/%Y} 09:48",
            f"https://www.facebook.com/concejo/posts/{n}", "Foto", "Total", 80, 2,
        )
        for n, (day, title) in enumerate(published)
    ]  # fmt: skip
    return "\ufeff" + text([FACEBOOK, *rows])


def instagram(published: Iterable[tuple[dt.date, str]]) -> str:
    rows = [
        (
            18040576172497000 + n, 17841469739624306, "concejo", title, f"{day:%m/%d/%Y} 14:33",
            f"https://www.instagram.com/p/{n}/", "Imagen de Instagram", "Total", 60, 1,
        )
        for n, (day, title) in enumerate(published)
    ]  # fmt: skip
    return "\ufeff" + text([INSTAGRAM, *rows])


def x_posts(published: Iterable[tuple[dt.date, str]]) -> str:
    rows = [
        (2092276900777345000 + n, f"{day:%a, %b} {day.day}, {day.year}", words, f"https://x.com/c/status/{n}", 40, 3)
        for n, (day, words) in enumerate(published)
    ]
    return text([X_POSTS, *rows])


def x_days(numbers: Mapping[dt.date, int]) -> str:
    rows = [(f"{day:%a, %b} {day.day}, {day.year}", 100, 1, 0, 0, posts) for day, posts in numbers.items()]
    return text([X_DAYS, *rows])


# ------------------------------------------------------------------------------------------------------ the office's own


def filled_template(dataset: Dataset, plan: Plan, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """The office's own template as it leaves the app, its example row replaced by `rows` (header → value)."""
    book = load_workbook(io.BytesIO(templates.workbook(dataset, plan)))
    sheet, header = next(
        (sheet, row)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        if set(rows[0]) <= {cell.value for cell in row}
    )
    columns = {cell.value: cell.column for cell in header}
    first = header[0].row + 1
    for row in sheet.iter_rows(min_row=first):
        for cell in row:
            cell.value = None
    for n, values in enumerate(rows):
        for name, value in values.items():
            sheet.cell(first + n, columns[name], value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def visits_by_month(values: Mapping[str, int]) -> str:
    """The template of visits as CSV, one row per month: «2018-01» → visits."""
    return text([("fecha", "visitas"), *((f"{month}-01", value) for month, value in values.items())])


def procedures(rows: Iterable[tuple[str, str, str, int]]) -> str:
    return text([("mes", "tramite", "canal", "cantidad"), *((f"{m}-01", p, c, n) for m, p, c, n in rows)])
