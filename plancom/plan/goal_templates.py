"""Kinds of promises that plans make: what a goal begins as when it is written on the screen. Its numbers are always the office's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plancom.language.translation import later, tr
from plancom.plan.institution import Institution


@dataclass(frozen=True)
class GoalTemplate:
    """One kind of promise: its `name` where one is chosen, and what a goal of it is made of, with its words in Spanish for `tr`."""

    id: str
    name: str
    title: str
    short: str
    unit: str
    noun: tuple[str, str]
    settings: Mapping[str, Any]
    among: str = ""  # "networks" or "outlets": all of them are counted to begin with
    split: bool = False

    def item(self, goal_id: str, institution: Institution | None) -> dict[str, Any]:
        """A goal of this kind, to be put into a plan; what the office has to say itself is empty."""
        series = [one.id for one in getattr(institution, self.among)] if institution and self.among else []
        words = {
            "id": goal_id,
            "name": tr(self.title),
            "short": tr(self.short),
            "unit": tr(self.unit),
            "noun": [tr(each) for each in self.noun],
        }
        found = {**words, "quote": "", **self.settings}
        if series:
            found |= {"series": series, **({"split": True} if self.split and len(series) > 1 else {})}
        return found


MEASURED = {"source": "measured"}
GROWTH = {"of": "baseline", "years": [], "then": "hold"}
AMOUNT = {"of": "absolute", "years": [], "then": "hold"}

TEMPLATES = (
    GoalTemplate(
        "visits", later("Que más personas visiten el sitio web"), later("Visitas al sitio web"), later("Visitas"), later("visitas por año"),
        (later("visita"), later("visitas")), {"kind": "total", "dataset": "visits", "measure": "visits", "baseline": MEASURED, "targets": GROWTH},
    ),
    GoalTemplate(
        "daily_posts", later("Publicar más cada día en redes sociales"), later("Publicaciones diarias en redes"), later("Publicaciones diarias"),
        later("publicaciones por día"), (later("publicación"), later("publicaciones")),
        {"kind": "daily_rate", "dataset": "posts", "measure": "posts", "baseline": MEASURED, "targets": GROWTH}, "networks", split=True,
    ),
    GoalTemplate(
        "posts", later("Llegar a un número de publicaciones en redes"), later("Publicaciones en redes"), later("Publicaciones"),
        later("publicaciones por año"), (later("publicación"), later("publicaciones")),
        {"kind": "total", "dataset": "posts", "measure": "posts", "baseline": MEASURED, "targets": AMOUNT}, "networks", split=True,
    ),
    GoalTemplate(
        "procedure_share", later("Que más publicaciones hablen de trámites y servicios"), later("Publicaciones sobre trámites y servicios"),
        later("Sobre trámites"), later("parte del total"), (later("publicación sobre trámites"), later("publicaciones sobre trámites")),
        {
            "kind": "share", "dataset": "posts", "measure": "procedure_posts", "denominator": "posts", "whole": "las publicaciones en redes",
            "baseline": MEASURED, "targets": AMOUNT,
        },
    ),
    GoalTemplate(
        "press", later("Salir más en la prensa"), later("Publicaciones en la prensa"), later("Prensa"), later("publicaciones por año"),
        (later("publicación"), later("publicaciones")),
        {"kind": "total", "dataset": "press", "measure": "publications", "baseline": MEASURED, "targets": AMOUNT}, "outlets", split=True,
    ),
    GoalTemplate(
        "adoption", later("Que más trámites se hagan en línea (qué parte de todos)"), later("Uso de los trámites en línea"), later("Adopción"),
        later("parte del total"), (later("trámite hecho en línea"), later("trámites hechos en línea")),
        {"kind": "ratio", "dataset": "procedures", "measure": "electronic", "denominator": "transactions", "baseline": MEASURED, "targets": AMOUNT},
    ),
    GoalTemplate(
        "online", later("Llegar a un número de trámites en línea"), later("Trámites hechos en línea"), later("Trámites en línea"),
        later("trámites por año"), (later("trámite hecho en línea"), later("trámites hechos en línea")),
        {"kind": "total", "dataset": "procedures", "measure": "electronic", "baseline": MEASURED, "targets": AMOUNT},
    ),
    GoalTemplate(
        "activities", later("Hacer actividades o piezas (talleres, boletines, videos)"), later("Actividades del plan"), later("Actividades"),
        later("actividades por año"), (later("actividad"), later("actividades")),
        {"kind": "total", "dataset": "activities", "measure": "activities", "baseline": MEASURED, "targets": AMOUNT},
    ),
    GoalTemplate(
        "tasks", later("Cumplir las tareas del plan"), later("Tareas del plan"), later("Tareas"), later("parte del total"),
        (later("tarea hecha"), later("tareas hechas")),
        {"kind": "tasks", "baseline": {"source": "given", "value": 0}, "targets": {"of": "absolute", "years": [1.0], "then": "hold"}},
    ),
    GoalTemplate(
        "milestone", later("Un hito: algo que está o no está (un portal, un manual)"), later("Hito"), later("Hito"), later("hito"),
        (later("hito"), later("hitos")), {"kind": "milestone", "task": ""},
    ),
)  # fmt: skip
"""Every kind that is offered, the commonest first."""


def rules(years: int) -> dict[str, tuple[str, dict[str, Any]]]:
    """Ways in which plans say the numbers of several years: what each is called, and the targets that it makes."""
    steps = [0.20, 0.30, 0.60, 0.90]
    return {
        "growth": (tr("+50 % el primer año y 10 % más cada año"), {"of": "baseline", "years": [1.5], "then": "times", "by": 1.1}),
        "double": (tr("El doble desde el primer año"), {"of": "baseline", "years": [2.0], "then": "hold"}),
        "steady": (tr("10 % más cada año"), {"of": "baseline", "years": [1.1], "then": "times", "by": 1.1}),
        "halved": (tr("La mitad desde el primer año"), {"of": "baseline", "years": [0.5], "then": "hold"}),
        "curve": (tr("20 %, 30 %, 60 % y 90 %"), {"of": "absolute", "years": steps[: max(years, 1)], "then": "hold"}),
    }  # fmt: skip
