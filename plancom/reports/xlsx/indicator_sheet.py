"""An indicator's sheet: its plan year month by month, its figures as formulas over that, and its chart."""

from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from plancom.charts.status import TASK_STATES
from plancom.charts.tables import STATE_WORDS, MonthPoint
from plancom.indicators import sentences
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.plan import Month
from plancom.reports.deck import Result, Slide
from plancom.reports.xlsx.chart import add_chart
from plancom.reports.xlsx.data import DataRanges, TaskRanges
from plancom.reports.xlsx.sheets import Book, number_format

FIRST = 4  # row (from 0) of the first month
FACT_ROWS = {
    "actual_to_date": 18, "expected_to_date": 19, "target": 20, "baseline": 21, "attainment": 22, "pace": 23,
    "needed_per_month": 24,
}  # fmt: skip
MONTHS_ROW, START_ROW = 25, 26
CHART_ROW, NOTES_ROW = 17, 33
HEADS = (
    later("Mes"),
    later("Estado"),
    later("Real del mes"),
    later("Esperado del mes"),
    later("Real en el gráfico"),
    later("Esperado en el gráfico"),
    later("Meta"),
    later("Línea base"),
)
RATIO_HEADS = (later("Numerador"), later("Denominador"))


@dataclass(frozen=True)
class Places:
    """Where an indicator's figures stand: the sheet, and the cell of each fact by its id."""

    sheet: Worksheet
    cells: dict[str, str]


def indicator_sheet(book: Book, result: Result, slide: Slide | None, data: DataRanges, tasks: TaskRanges) -> Places:
    """The sheet of one indicator, or of one part of it."""
    figure = result.progress
    sheet = book.sheet(f"{figure.indicator.short} {figure.short}" if figure.series else figure.indicator.short, pages=1)
    own = number_format(result.chart.percent, figure.indicator.kind)
    book.put(sheet, 0, 0, figure.name, "title")
    book.put(sheet, 1, 0, sentences.headline(figure), "said")
    own_foot = f"{sentences.scope(figure)}. {sentences.readings_in_force(figure)}".rstrip()
    foot = " ".join(slide.foot) if slide else own_foot
    book.put(sheet, 2, 0, foot)
    months = Writer(book, result, sheet, own)
    months.write_months(data)
    months.write_facts(tasks)
    book.head(sheet, FIRST - 1, (*HEADS, *(RATIO_HEADS if figure.indicator.kind.has_denominator else ())), range(2, 10))
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 9, 15)
    if figure.milestone is None:
        add_chart(book, sheet, result.chart, FIRST, CHART_ROW, own=own)
    notes = slide.notes if slide else ()
    for row, note in enumerate(notes, start=NOTES_ROW):
        sheet.merge_range(row, 0, row, 9, "", book.formats["soft"])
        book.put(sheet, row, 0, note, "soft")
        sheet.set_row(row, 15 * (1 + len(note) // 150))
    return Places(sheet, {fact: f"$B${row + 1}" for fact, row in FACT_ROWS.items()})


class Writer:
    """One indicator's months and figures on its sheet."""

    def __init__(self, book: Book, result: Result, sheet: Worksheet, own: str) -> None:
        self.book, self.result, self.sheet, self.own = book, result, sheet, own
        self.figure = result.progress
        self.kind = self.figure.indicator.kind
        self.covered = STATE_WORDS["covered"]
        self.last = FIRST + len(result.points)  # Excel's number of the last month's row

    def column(self, letter: str) -> str:
        """The months of one column, as an absolute range."""
        return f"${letter}${FIRST + 1}:${letter}${self.last}"

    def in_view(self, letter: str) -> str:
        """The same of the months of the period in view, where the goal is one for each quarter or month."""
        if self.figure.indicator.period.is_year or not self.figure.counted:
            return self.column(letter)
        months, length = [point.month for point in self.result.points], self.figure.indicator.period.months
        index = months.index(self.figure.counted[-1])
        first = FIRST + 1 + index - index % length
        return f"${letter}${first}:${letter}${first + length - 1}"

    def write_months(self, data: DataRanges) -> None:
        """A row per month: covered ones as formulas over «Datos», the others as the values that they have."""
        drawn, baselines = self.result.chart.drawn, self.result.chart.baselines
        tail = len(drawn) - 1
        for index, (point, mark) in enumerate(zip(self.result.points, drawn, strict=True)):
            row = FIRST + index
            self.book.put(self.sheet, row, 0, point.month.first, "month")
            self.book.put(self.sheet, row, 1, STATE_WORDS[point.state])
            self._actual(row, point, data)
            self.book.put(self.sheet, row, 3, point.expected, self.own)
            self._drawn(index, mark)
            self.book.put(self.sheet, row, 6, self.result.chart.target if index == tail else None, self.own)
            self.book.put(self.sheet, row, 7, baselines[index] if baselines else None, self.own)

    def _actual(self, row: int, point: TrajectoryPoint, data: DataRanges) -> None:
        indicator, value = self.figure.indicator, point.actual
        if indicator.dataset is None or point.state != "covered":
            self.book.put(self.sheet, row, 2, value, self.own)
            return
        series = tuple(
            one or "-" for one in ((self.figure.series,) if self.figure.series else indicator.series or ("",))
        )
        counted = data.sum_of(indicator.dataset, series, (indicator.measure, *indicator.add), f"$A{row + 1}")
        if self.kind.has_denominator:
            among = tuple(one or "-" for one in indicator.among) or series
            below = data.sum_of(indicator.dataset, among, (indicator.denominator,), f"$A{row + 1}")
            numerator, denominator = self._parts(point.month)
            self.book.formula(self.sheet, (row, 8), f"={counted}", numerator, "whole")
            self.book.formula(self.sheet, (row, 9), f"={below}", denominator, "whole")
            self.book.formula(self.sheet, (row, 2), f'=IF(J{row + 1}=0,"",I{row + 1}/J{row + 1})', value, self.own)
        elif self.kind.per_day:
            self.book.formula(self.sheet, (row, 2), f"=({counted})/DAY(EOMONTH($A{row + 1},0))", value, self.own)
        else:
            self.book.formula(self.sheet, (row, 2), f"={counted}", value, self.own)

    def _parts(self, month: Month) -> tuple[float, float]:
        indicator = self.figure.indicator
        above = {indicator.measure, *indicator.add}
        rows = [r for r in self.book.deck.data if r.dataset == indicator.dataset and r.month == month.first]
        mine = (self.figure.series,) if self.figure.series else indicator.series or ("",)
        return (
            sum(r.value for r in rows if r.series in mine and r.measure in above),
            sum(r.value for r in rows if r.series in (indicator.among or mine) and r.measure == indicator.denominator),
        )

    def _drawn(self, index: int, mark: MonthPoint) -> None:
        """What the chart draws: running totals as formulas where every month up to this one counts by its state."""
        row, length = FIRST + index, self.figure.indicator.period.months
        first = FIRST + 1 + index - index % length
        so_far = f"$B${first}:$B{row + 1}"
        if self.kind.adds_up and mark.state == "covered":
            for column, source, value in ((4, "C", mark.actual), (5, "D", mark.expected)):
                total = f'=SUMIFS(${source}${first}:${source}{row + 1},{so_far},"{self.covered}")'
                if value is None:
                    self.book.put(self.sheet, row, column, None, self.own)
                else:
                    self.book.formula(self.sheet, (row, column), total, value, self.own)
            return
        self.book.put(self.sheet, row, 4, mark.actual, self.own)
        self.book.put(self.sheet, row, 5, mark.expected, self.own)

    def write_facts(self, tasks: TaskRanges) -> None:
        """The indicator's figures: the data's own as formulas over the months, the goals as they are, the rest from those."""
        book, sheet, figure = self.book, self.sheet, self.figure
        cell = {fact: f"$B${row + 1}" for fact, row in FACT_ROWS.items()}
        months = f"$B${MONTHS_ROW + 1}"
        formulas = {
            "actual_to_date": self._actual_formula(tasks),
            "expected_to_date": self._expected_formula(cell["target"], tasks),
            "attainment": self._attainment_formula(cell),
            "pace": self._of(cell["actual_to_date"], cell["expected_to_date"]),
            "needed_per_month": f"=({cell['target']}-{cell['actual_to_date']})/({self.figure.indicator.period.months}-{self._counted(months)})",
        }
        styles = dict.fromkeys(("attainment", "pace"), "ratio")
        book.put(
            sheet,
            FACT_ROWS["actual_to_date"] - 1,
            0,
            tr("Cifras con corte al {as_of}", as_of=dates.date(book.deck.as_of)),
            "said",
        )
        for fact in self.result.facts:
            row = FACT_ROWS[fact.id]
            style = styles.get(fact.id, "level" if fact.id == "needed_per_month" else self.own) + "!"
            book.put(sheet, row, 0, fact.label)
            if fact.value is None:
                book.put(sheet, row, 1, "–", "none")
            elif fact.id in formulas:
                book.formula(sheet, (row, 1), formulas[fact.id], fact.value, style)
            else:
                book.put(sheet, row, 1, fact.value, style)
        book.put(sheet, MONTHS_ROW, 0, tr("Meses completos"))
        if self.kind.of_tasks:
            book.put(sheet, MONTHS_ROW, 1, figure.months_elapsed, "whole")
        else:
            book.formula(
                sheet, (MONTHS_ROW, 1), f'=COUNTIF({self.column("B")},"{self.covered}")', figure.months_elapsed, "whole"
            )
        book.put(sheet, START_ROW, 0, tr("Nivel al empezar el año"))
        book.put(sheet, START_ROW, 1, self._start(), self.own)

    def _actual_formula(self, tasks: TaskRanges) -> str:
        states = self.column("B")
        if self.figure.milestone is not None:
            return f'=IF({self._task_cell(tasks.states)}="{TASK_STATES["done"]}",1,0)'
        if self.kind.of_tasks:
            done = f'COUNTIFS({tasks.years},"<={self.figure.plan_year}",{tasks.states},"{TASK_STATES["done"]}")'
            return f"={done}/{self._asked(tasks)}"
        if self.kind.has_denominator:
            return f'=SUMIFS({self.column("I")},{states},"{self.covered}")/SUMIFS({self.column("J")},{states},"{self.covered}")'
        if self.kind.per_day:
            return f'=LOOKUP(2,1/({states}="{self.covered}"),{self.column("C")})'
        return f'=SUMIFS({self.in_view("C")},{self.in_view("B")},"{self.covered}")'

    def _counted(self, months: str) -> str:
        """How many months count: of the year a cell (`months`) says it."""
        is_year = self.figure.indicator.period.is_year
        return months if is_year else f'COUNTIF({self.in_view("B")},"{self.covered}")'

    def _task_cell(self, column: str) -> str:
        """Of the tasks' `column`, the cell of the one that a milestone is of."""
        place = [task.id for task in self.book.deck.tasks].index(self.figure.indicator.task)
        return f"INDEX({column},{place + 1})"

    def _of(self, actual: str, wanted: str) -> str:
        """What there is ÷ what was wanted; the other way round where less is better."""
        above, below = (wanted, actual) if self.figure.indicator.direction.is_ceiling else (actual, wanted)
        return f'=IF(N({below})=0,"",{above}/{below})'

    def _attainment_formula(self, cell: dict[str, str]) -> str:
        """An allowance that adds up is kept when its year is over: until then it is held against what was allowed by now."""
        is_allowance = self.figure.indicator.direction.is_ceiling and self.kind.adds_up
        return self._of(cell["actual_to_date"], cell["expected_to_date" if is_allowance else "target"])

    def _asked(self, tasks: TaskRanges) -> str:
        """How many tasks of the plan's years up to this one are not cancelled."""
        asked, cancelled = f'{tasks.years},"<={self.figure.plan_year}"', TASK_STATES["cancelled"]
        return f'(COUNTIFS({asked})-COUNTIFS({asked},{tasks.states},"{cancelled}"))'

    def _expected_formula(self, target: str, tasks: TaskRanges) -> str:
        if self.kind.adds_up:
            return f'=SUMIFS({self.in_view("D")},{self.in_view("B")},"{self.covered}")'
        if self.figure.milestone is not None:
            day = self.figure.milestone.day
            return f"=IF({self._task_cell(tasks.due)}<=DATE({day.year},{day.month},{day.day}),1,0)"
        if self.kind.of_tasks:
            day = min(self.book.deck.as_of, self.result.points[-1].month.last)
            due = f'{tasks.years},"<={self.figure.plan_year}",{tasks.due},"<="&DATE({day.year},{day.month},{day.day})'
            late = f'(COUNTIFS({due})-COUNTIFS({due},{tasks.states},"{TASK_STATES["cancelled"]}"))'
            return f"={target}*{late}/{self._asked(tasks)}"
        start, months = f"$B${START_ROW + 1}", f"$B${MONTHS_ROW + 1}"
        return f"={start}+({target}-{start})*{months}/12"

    def _start(self) -> float | None:
        return None if self.kind.adds_up or self.kind.of_tasks else self.result.start or 0.0
