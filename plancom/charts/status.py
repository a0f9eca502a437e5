"""The semáforo as word, shape and colour together, so that none of them is needed alone."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from plancom.forecast.verdicts import STATUSES, WORDS, Verdict
from plancom.indicators import milestone_progress
from plancom.indicators.progress import Progress
from plancom.language.translation import later, tr
from plancom.language.word_tables import LocalizedTexts

Status = Literal["on_track", "at_risk", "off_track", "no_data", "no_target"]


@dataclass(frozen=True, slots=True)
class StatusMark:
    """How one status is shown; `light` and `dark` are its colours as text on a white and on a dark page."""

    name: str
    shape: str
    light: str
    dark: str

    @property
    def word(self) -> str:
        """«Va bien», in the reader's language."""
        return tr(self.name)

    @property
    def label(self) -> str:
        """«● Va bien»."""
        return f"{self.shape} {self.word}"

    def colour(self, *, dark: bool) -> str:
        """The colour on a page that is dark or not."""
        return self.dark if dark else self.light


STATUS = MappingProxyType(
    {
        "on_track": StatusMark(later("Va bien"), "●", "#00704a", "#4fc795"),
        "at_risk": StatusMark(later("En riesgo"), "▲", "#8a5700", "#f2b63c"),
        "off_track": StatusMark(later("Atrasada"), "■", "#b3261e", "#ff8f85"),
        "no_data": StatusMark(later("Sin datos"), "○", "#56616f", "#a9b4c0"),
        "no_target": StatusMark(later("Sin meta"), "◇", "#5b4b8a", "#b9aae3"),
    }
)

TO_COME = replace(STATUS["no_data"], name=later("Por venir"))
PARTIAL = replace(STATUS["no_data"], name=later("Parcial"))
WITHOUT_OWN_GOAL = replace(STATUS["no_target"], name=later("Sin meta propia"))
PASSED = replace(STATUS["off_track"], name=later("Fuera de meta"))
"""What is shown instead of «Sin datos» of a year that has not begun, and of one with days but no complete month; of a part whose goal is the whole's;
and of a total that has passed the most that its year allows: it is not behind."""


MILESTONES = tuple(
    (status, replace(STATUS[status], name=word))
    for status, word in (
        ("on_track", milestone_progress.DONE),
        ("on_track", milestone_progress.ON_TIME),
        ("off_track", milestone_progress.OVERDUE),
    )
)
"""The marks of a milestone that is judged, each with the status whose shape and colour it has."""


SIGNS = MappingProxyType({"on_track": "✓", "at_risk": "?", "off_track": "✕"})
"""The signs of a verdict, as the plan's years have them, by the status whose colour it has."""


def mark_of(figure: Progress) -> StatusMark:
    """How the status of a figure is shown: without figures, also whether that is because they are still to come."""
    if figure.status == "no_data" and figure.is_to_come:
        return TO_COME
    if figure.milestone is not None:
        return replace(STATUS[figure.status], name=figure.milestone.word)
    if figure.status == "no_target" and figure.indicator.targets.is_of_the_whole:
        return WITHOUT_OWN_GOAL
    if figure.status == "off_track" and figure.is_lost:
        return PASSED
    return PARTIAL if figure.status == "no_data" and figure.is_partial else STATUS[figure.status]


def verdict_mark(verdict: Verdict) -> StatusMark:
    """How a verdict on the year's end is shown: «✕ No llega», with a sign of its own: a goal may be at risk today and not be reached."""
    sign = SIGNS.get(STATUSES[verdict], STATUS[STATUSES[verdict]].shape)
    return replace(STATUS[STATUSES[verdict]], name=WORDS[verdict], shape=sign)


def coloured_labels() -> dict[str, str]:
    """Every status and verdict as it is written, and its colour on paper."""
    milestones = (mark for _, mark in MILESTONES)
    marks = (*STATUS.values(), TO_COME, PARTIAL, WITHOUT_OWN_GOAL, PASSED, *milestones, *map(verdict_mark, WORDS))
    return {mark.label: mark.light for mark in marks}


TASK_STATES = LocalizedTexts(
    {
        "pending": later("○ Pendiente"),
        "in_progress": later("◐ En curso"),
        "done": later("● Hecha"),
        "postponed": later("◇ Aplazada"),
        "cancelled": later("✕ Cancelada"),
        "delivered": later("? Con entregas, sin estado"),
        "unsaid": later("? Sin estado registrado"),
    }
)
"""A task's state as shape and word; of one of which none was said, that."""
OVERDUE = later("! Vencida")
"""A task whose day has passed, as shape and word; said with `tr`."""


def status_of(label: str) -> str | None:
    """The status whose label is written so; None for other words."""
    if label in {TO_COME.label, PARTIAL.label}:
        return "no_data"
    if label == WITHOUT_OWN_GOAL.label:
        return "no_target"
    if label == PASSED.label:
        return "off_track"
    marks = [*STATUS.items(), *MILESTONES, *((STATUSES[one], verdict_mark(one)) for one in WORDS)]
    return next((status for status, mark in marks if mark.label == label), None)
