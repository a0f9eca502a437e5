"""What the screen draws as HTML is, element by element, what it was before it was made of elements."""

import datetime as dt
import re

import pytest
from exported import text
from same_markup import same

from plancom.sources.mapping.sketch import SheetSketch
from plancom.store.office.task_states import TaskState, set_state
from plancom.ui.month.mapping.grid import grid

HOSTILE = "<script>alert('x')</script> & \"y\""
ALL = [
    "resumen",
    "cambios",
    "llegamos",
    "efectos",
    "tareas",
    "lecturas",
    "hoja",
    "digitalizate",
    "participa-ya",
    "revisar",
]


def drawn(screen):
    bodies = [
        one["body"] for one in screen.messages if "<" in one.get("body", "") and "<style" not in one["body"][:400]
    ]
    bodies += [
        one["body"].partition("</style>")[2] for one in screen.messages if one.get("body", "").startswith("<style")
    ]
    return [re.sub(r"\d{2}/\d{2}/20[2-9]\d( \d{2}:\d{2})?", "hoy", body) for body in bodies if body.strip()]


@pytest.mark.parametrize("spoken", ["es", "en"])
@pytest.mark.parametrize("page", ALL)
def test_pages(sampled, office, screen, page, spoken):
    task = office.plan.strategies[0].tasks[0].id
    set_state(
        office.engine,
        TaskState(task, "in_progress", dt.date(2018, 5, 4), HOSTILE, HOSTILE),
        dt.datetime(2018, 10, 1, 9, 30),
    )
    rows = [("fecha", "medio", "titulo"), ("2018-09-30", "El Universal", HOSTILE), ("2018-09-30", HOSTILE, "x")]
    office.take(text(rows))
    address = {"corte": "2018-09-30"} | ({"lang": "en"} if spoken == "en" else {})
    same(f"screen-{page}-{spoken}", drawn(screen.open(page, **address)))


def test_pages_without_data_of_tasks(office, screen):
    office.take(text([("fecha", "visitas", "visitantes", "paginas_vistas"), ("2018-03-01", 5, 4, 9)]))
    same("screen-poor", [one for page in ALL for one in drawn(screen.open(page, corte="2018-09-30"))])


def test_grids():
    rows = ((HOSTILE, "b", None), ("x", 3, dt.date(2018, 3, 1)), (HOSTILE,))
    sheets = [SheetSketch(name, rows, 3) for name in (HOSTILE, "")]
    same("grids", [str(grid(sheet, header, {"A": HOSTILE, "C": "Fecha"})) for sheet in sheets for header in (0, 1, 2)])
