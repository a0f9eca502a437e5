"""Kinds of promises that plans make: what a goal begins as when it is written on the screen, and ways to say the numbers of its years."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from plancom.language.translation import later, tr
from plancom.plan.institution import Institution

FILE = Path(__file__).with_name("goal_templates.toml")
PROMISES = {
    "visits": later("Que más personas visiten el sitio web"),
    "daily_posts": later("Publicar más cada día en redes sociales"),
    "posts": later("Llegar a un número de publicaciones en redes"),
    "procedure_share": later("Que más publicaciones hablen de trámites y servicios"),
    "press": later("Salir más en la prensa"),
    "adoption": later("Que más trámites se hagan en línea (qué parte de todos)"),
    "online": later("Llegar a un número de trámites en línea"),
    "activities": later("Hacer actividades o piezas (talleres, boletines, videos)"),
    "tasks": later("Cumplir las tareas del plan"),
    "milestone": later("Un hito: algo que está o no está (un portal, un manual)"),
}
"""Every kind that is offered, the commonest first, by its name in the file."""


def new_goal(promise: str, goal_id: str, institution: Institution | None) -> dict[str, Any]:
    """A goal of the kind `promise` to be put into a plan, in the plan's language; what the office has to say itself is empty."""
    settings = dict(_templates()[promise])
    among, is_split = settings.pop("among", ""), settings.pop("split", False)
    goal = {"id": goal_id, "quote": "", **settings}
    series = [one.id for one in getattr(institution, among)] if institution and among else []
    if series:
        goal |= {"series": series, **({"split": True} if is_split and len(series) > 1 else {})}
    return goal


@cache
def _templates() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


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
