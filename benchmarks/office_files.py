"""An office's files after four years, always the same (fixed seed): what the benchmarks import.

1,461 days of visits, 12,000 posts one by one, 300 publications in the press, and 48 months of ten procedures by three channels.
"""

import csv
import datetime as dt
import random
from collections.abc import Callable, Iterable
from pathlib import Path

from openpyxl import Workbook
from sqlalchemy import Engine

from plancom import plan as plans
from plancom import settings
from plancom.plan import Plan
from plancom.services import importing
from plancom.store.db import schema
from tests.engines import writable_engine

SEED = 20180101
FIRST, LAST = dt.date(2017, 1, 1), dt.date(2020, 12, 31)
DAYS = [FIRST + dt.timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
POSTS, PUBLICATIONS = 12_000, 300
PROCEDURES = tuple(
    f"Trámite {name}" for name in ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")
)
NETWORKS = {"Facebook": "facebook.com/concejo/posts", "Instagram": "instagram.com/p", "Twitter": "x.com/concejo/status"}
TEXTS = (
    "Así avanza la sesión de hoy en el Concejo.", "Conozca la imagen corporativa de su Concejo #Digitalízate",
    "Haga su trámite sin filas: radique su petición en línea #ParticipaYa", "Agenda de la semana en el recinto.",
    "Video institucional: lo que hacemos por Cartagena #Digitalízate", "Debate de control político sobre movilidad.",
)  # fmt: skip

Table = tuple[list[str], list[list[object]]]


def visits(chance: random.Random) -> Table:
    rows: list[list[object]] = []
    for place, day in enumerate(DAYS):
        count = round((300 + place * 0.35) * (0.6 if day.weekday() > 4 else 1.15) * chance.uniform(0.8, 1.2))
        rows.append([day, count, round(count * 0.72), round(count * 2.4)])
    return ["fecha", "visitas", "visitantes", "paginas_vistas"], rows


def posts(chance: random.Random) -> Table:
    """Dated more and more densely: the office publishes more each year."""
    dates = sorted(DAYS[int(len(DAYS) * chance.random() ** 0.6)] for _ in range(POSTS))
    rows: list[list[object]] = []
    for number, day in enumerate(dates, start=70_000):
        network = chance.choices(list(NETWORKS), (3, 2, 5))[0]
        kind = chance.choice(("Foto", "Video", "Enlace", "Historia"))
        link = f"https://www.{NETWORKS[network]}/{number}"
        rows.append([day, network, link, number, f"{chance.choice(TEXTS)} ({number})", kind, chance.randint(0, 40)])
    return ["fecha", "red", "enlace", "id", "texto", "tipo", "compartidos"], rows


def press(chance: random.Random) -> Table:
    rows: list[list[object]] = []
    for number, day in enumerate(sorted(chance.choices(DAYS, k=PUBLICATIONS)), start=1):
        outlet = chance.choices(("El Universal", "Caracol Radio", "El Tiempo"), (8, 1, 1))[0]
        rows.append([day, outlet, f"Noticia del Concejo número {number}", f"https://prensa.co/{number}", "escrito"])
    return ["fecha", "medio", "titulo", "enlace", "tipo"], rows


def procedures(chance: random.Random) -> Table:
    rows: list[list[object]] = []
    for place, month in enumerate(day for day in DAYS if day.day == 1):
        for procedure in PROCEDURES:
            total, online = chance.randint(60, 140), min(0.95, 0.05 + place * 0.018)
            for channel, share in (
                ("electrónico", online),
                ("presencial", 0.8 - 0.8 * online),
                ("telefónico", 0.2 - 0.2 * online),
            ):
                rows.append([month, procedure, channel, round(total * share)])
    return ["mes", "tramite", "canal", "cantidad"], rows


TABLES: dict[str, Callable[[random.Random], Table]] = {
    "visitas": visits,
    "publicaciones": posts,
    "prensa": press,
    "tramites": procedures,
}


def write_csv(folder: Path) -> list[Path]:
    """The four files as template CSV."""
    paths = []
    for name, (header, rows) in _tables():
        path = folder / f"{name}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([header, *rows])
        paths.append(path)
    return paths


def write_xlsx(folder: Path) -> list[Path]:
    """The same tables as workbooks."""
    paths = []
    for name, (header, rows) in _tables():
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for row in (header, *rows):
            sheet.append(row)
        path = folder / f"{name}.xlsx"
        book.save(path)
        paths.append(path)
    return paths


def _tables() -> Iterable[tuple[str, Table]]:
    chance = random.Random(SEED)
    for name, make in TABLES.items():
        yield name, make(chance)


def the_plan() -> Plan:
    return plans.load(settings.plan_paths()[0])


def new_database(path: Path) -> Engine:
    """A SQLite database without data."""
    engine = writable_engine(f"sqlite:///{path.as_posix()}")
    schema.upgrade(engine)
    return engine


def import_file(engine: Engine, path: Path, plan: Plan) -> importing.IncomingFile:
    """One file, read and written as the app does. Raises RuntimeError where it was refused."""
    (taken,) = importing.take_in(engine, [importing.source_file(path.name, path.read_bytes())], plan)
    if taken.outcome not in {"imported", "unchanged"}:
        raise RuntimeError(f"{path.name}: {taken.outcome} {taken.result.problems}")
    return taken
