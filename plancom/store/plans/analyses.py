"""What the office writes in an indicator's sheet: rows are only added, and nobody overwrites another."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Engine

from plancom.access import acts
from plancom.language import dates
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.language.translation import tr
from plancom.plan import Plan
from plancom.store.office.documents import Documents
from plancom.store.tables import analyses as table

MAX_TEXT, MAX_LINE = 5000, 200
FIELDS = ("indicator", "as_of", "analysis", "action", "responsible", "notes", "author", "id", "created_at")


class AnalysisError(ValueError):
    """What was typed cannot be kept; the message says why, and how to mend it."""


@dataclass(frozen=True)
class Analysis:
    """What the office wrote of an indicator as of a cut-off: analysis, improvement action, who answers for it, other notes.

    `figures` are those that stood beside the text when it was written (as `indicators --json` gives them). `id` and `created_at`
    (UTC) are those of the line; every save is a new one.
    """

    indicator: str
    as_of: dt.date
    analysis: str = ""
    action: str = ""
    responsible: str = ""
    notes: str = ""
    author: str = ""
    figures: Mapping[str, Any] = field(default_factory=dict)
    id: int = 0
    created_at: dt.datetime | None = None

    @property
    def texts(self) -> tuple[object, ...]:
        """What two lines are told apart by."""
        return self.as_of, self.analysis, self.action, self.responsible, self.notes


ANALYSES: Documents[Analysis] = Documents(
    acts.WRITE_ANALYSIS, table, ("plan", "indicator"),
    parse=lambda row: Analysis(**{name: row[name] for name in FIELDS}, figures=json.loads(row["figures"])),
    fields=lambda one: {
        "as_of": one.as_of, "analysis": one.analysis, "action": one.action, "responsible": one.responsible, "notes": one.notes,
        "figures": json.dumps(dict(one.figures), ensure_ascii=False, default=str),
    },
    repeats=lambda newest, one: newest is not None and newest.texts == one.texts,
)  # fmt: skip


def analyses(connection: Connection, plan_id: str) -> Mapping[str, Sequence[Analysis]]:
    """Everything that was written, by indicator, the oldest first."""
    return ANALYSES.histories(connection, plan_id)


def write_analysis(
    engine: Engine, plan: Plan, one: Analysis, *, today: dt.date, now: dt.datetime, seen: int | None = None
) -> Analysis | None:
    """Keeps a text as a new line and returns it; None where it says what the newest one says.

    `seen` is the newest line of the indicator that who writes had before their eyes (0 for none). Raises AnalysisError for an
    unknown indicator, no text, no author, texts that are too long and a cut-off in the future; OutdatedError.
    """
    return ANALYSES.write(engine, _checked(plan, one, today), plan.id, one.indicator, seen=seen, now=now)


def in_force(written: Sequence[Analysis], as_of: dt.date) -> Analysis | None:
    """The newest text of the latest cut-off up to `as_of`; None where nothing was written until then."""
    until = [one for one in written if one.as_of <= as_of]
    return max(until, key=lambda one: (one.as_of, one.id), default=None)


def _checked(plan: Plan, one: Analysis, today: dt.date) -> Analysis:
    known = [indicator.id for indicator in plan.indicators]
    if one.indicator not in known:
        raise AnalysisError(
            tr(
                "«{indicator}» no es un indicador del plan. Los hay: {known}.",
                indicator=one.indicator,
                known=listed(known),
            )
        )
    one = replace(
        one, analysis=_text(one.analysis, tr("El análisis")), action=_text(one.action, tr("La acción de mejora")), notes=_text(one.notes, tr("Las observaciones")),
        responsible=_line(one.responsible, tr("El responsable")), author=_line(one.author, tr("El nombre")),
    )  # fmt: skip
    if not any((one.analysis, one.action, one.responsible, one.notes)):
        raise AnalysisError(tr("No hay nada escrito: llene al menos uno de los campos."))
    if not one.author:
        raise AnalysisError(tr("Escriba quién lo redacta: queda en la hoja."))
    if one.as_of > today:
        raise AnalysisError(tr("El corte no puede estar en el futuro: hoy es {today}.", today=dates.date(today)))
    return one


def _text(text: str, what: str) -> str:
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if len(text) > MAX_TEXT:
        raise AnalysisError(
            tr(
                "{what}: el texto es demasiado largo; use {max_text} caracteres o menos.",
                what=what,
                max_text=number(MAX_TEXT),
            )
        )
    return text


def _line(text: str, what: str) -> str:
    text = " ".join(text.replace("\x00", "").split())
    if len(text) > MAX_LINE:
        raise AnalysisError(
            tr("{what}: el texto es demasiado largo; use {max_line} caracteres o menos.", what=what, max_line=MAX_LINE)
        )
    return text
