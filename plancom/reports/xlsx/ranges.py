"""Where the data stand that the formulas compute from: the columns of «Datos» and of «Lista de tareas»."""

from dataclasses import dataclass

from plancom.language.translation import later, tr
from plancom.reports.deck import Deck, MonthlyCount

DATA, TASKS = later("Datos"), later("Lista de tareas")


@dataclass(frozen=True)
class DataRanges:
    """Where the data stand, as absolute references for formulas."""

    dataset: str
    series: str
    measure: str
    month: str
    value: str

    def cell_of(self, one: MonthlyCount, month_cell: str) -> str:
        """What `one` counts in the month that `month_cell` holds."""
        return self.sum_of(one.dataset, (one.series or "-",), (one.measure,), month_cell)

    def sum_of(self, dataset: str, series: tuple[str, ...], measures: tuple[str, ...], month_cell: str) -> str:
        """The sum of `measures` over `series` in the month that `month_cell` holds."""
        terms = [
            f'SUMIFS({self.value},{self.dataset},"{dataset}",{self.series},"{one}",{self.measure},"{measure}",{self.month},{month_cell})'
            for one in series
            for measure in measures
        ]
        return "+".join(terms)


def data_ranges(deck: Deck) -> DataRanges:
    """Where «Datos» will have its columns; its sheet is written after those that refer to it."""
    last = max(2, len(deck.data) + 1)
    return DataRanges(*(_column(tr(DATA), letter, last) for letter in "ABCDE"))


@dataclass(frozen=True, slots=True)
class TaskRanges:
    """Where «Lista de tareas» has the tasks' plan years, due days and states."""

    years: str
    due: str
    states: str


def tasks_ranges(deck: Deck) -> TaskRanges:
    """The same of the workbook that `deck` becomes."""
    last = max(2, len(deck.plan_tasks) + 1)
    return TaskRanges(*(_column(tr(TASKS), letter, last) for letter in "CDE"))


def _column(sheet: str, letter: str, last: int) -> str:
    return f"'{sheet}'!${letter}$2:${letter}${last}"
