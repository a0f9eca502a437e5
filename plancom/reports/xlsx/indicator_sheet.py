"""A goal's sheet: its plan year month by month, its figures as formulas over that, its chart, and below them the same of each of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from plancom.charts import mark_of
from plancom.charts.status import TASK_STATES
from plancom.charts.tables import STATE_WORDS, MonthPoint
from plancom.indicators import month_sentences, reading_sentences, sentences
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.language import dates
from plancom.language.numbers import decimals_below
from plancom.language.translation import later, tr
from plancom.plan import Month
from plancom.reports.deck import Deck, Fact, Result, Slide
from plancom.reports.facts import SHARES, is_in_column
from plancom.reports.xlsx.chart import add_chart
from plancom.reports.xlsx.data import TASK_WIDTHS, tasks_sheet
from plancom.reports.xlsx.ranges import DataRanges, TaskRanges
from plancom.reports.xlsx.sheets import Book, number_format, reference

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


PART_ROWS = 34  # rows from one part to the next
PART_HEADS = (later("Parte"), later("Real a la fecha"), later("Esperado a la fecha"), later("Meta del año"), later("Línea base"), later("De la meta del año"),
              later("De lo esperado a la fecha"), later("Necesario por mes"), later("Estado"))  # fmt: skip
LAST_COLUMN = 9


class Writer:
    """One indicator's months and figures on its sheet, from the row `top` (from 0) on."""

    def __init__(self, book: Book, result: Result, sheet: Worksheet, top: int = 0) -> None:
        self.book, self.result, self.sheet = book, result, sheet
        self.own = number_format(result.chart.percent, result.progress.indicator.kind)
        self.top, self.first = top, top + FIRST
        self.figure = result.progress
        self.kind = self.figure.indicator.kind
        self.covered = STATE_WORDS["covered"]
        self.last = self.first + len(result.points)  # Excel's number of the last month's row

    def column(self, letter: str) -> str:
        """The months of one column, as an absolute range."""
        return f"${letter}${self.first + 1}:${letter}${self.last}"

    def in_view(self, letter: str) -> str:
        """The same of the months of the period in view, where the goal is one for each quarter or month."""
        if self.figure.indicator.period.is_year or not self.figure.counted:
            return self.column(letter)
        months, length = [point.month for point in self.result.points], self.figure.indicator.period.months
        index = months.index(self.figure.counted[-1])
        first = self.first + 1 + index - index % length
        return f"${letter}${first}:${letter}${first + length - 1}"

    def write_months(self, data: DataRanges) -> None:
        """A row per month: covered ones as formulas over «Datos», the others as the values that they have."""
        drawn, baselines = self.result.chart.drawn, self.result.chart.baselines
        tail = len(drawn) - 1
        for index, (point, mark) in enumerate(zip(self.result.points, drawn, strict=True)):
            row = self.first + index
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
        row, length = self.first + index, self.figure.indicator.period.months
        first = self.first + 1 + index - index % length
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
        cell = {fact: f"$B${self.top + row + 1}" for fact, row in FACT_ROWS.items()}
        months = f"$B${self.top + MONTHS_ROW + 1}"
        formulas = {
            "actual_to_date": self._actual_formula(tasks),
            "expected_to_date": self._expected_formula(cell["target"], tasks),
            "attainment": self._attainment_formula(cell),
            "pace": self._of(cell["actual_to_date"], cell["expected_to_date"]),
            "needed_per_month": f"=({cell['target']}-{cell['actual_to_date']})/({self.figure.indicator.period.months}-{self._counted(months)})",
        }
        book.put(
            sheet,
            self.top + FACT_ROWS["actual_to_date"] - 1,
            0,
            tr("Cifras con corte al {as_of}", as_of=dates.date(book.deck.as_of)),
            "said",
        )
        for fact in self.result.facts:
            row = self.top + FACT_ROWS[fact.id]
            style = _style(figure, fact, self.own) + "!"
            book.put(sheet, row, 0, fact.label)
            if fact.value is None:
                book.put(sheet, row, 1, "–", "none")
            elif fact.id in formulas:
                book.formula(sheet, (row, 1), formulas[fact.id], fact.value, style)
            else:
                book.put(sheet, row, 1, fact.value, style)
        book.put(sheet, self.top + MONTHS_ROW, 0, tr("Meses completos"))
        if self.kind.of_tasks:
            book.put(sheet, self.top + MONTHS_ROW, 1, figure.months_elapsed, "whole")
        else:
            book.formula(
                sheet,
                (self.top + MONTHS_ROW, 1),
                f'=COUNTIF({self.column("B")},"{self.covered}")',
                figure.months_elapsed,
                "whole",
            )
        book.put(sheet, self.top + START_ROW, 0, tr("Nivel al empezar el año"))
        book.put(sheet, self.top + START_ROW, 1, self._start(), self.own)

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
        start, months = f"$B${self.top + START_ROW + 1}", f"$B${self.top + MONTHS_ROW + 1}"
        return f"={start}+({target}-{start})*{months}/12"

    def _start(self) -> float | None:
        return None if self.kind.adds_up or self.kind.of_tasks else self.result.start or 0.0


@dataclass(frozen=True)
class Places:
    """Where an indicator's figures stand: the sheet, the row (from 0) in which they begin, and the cell of each fact by its id."""

    sheet: Worksheet
    top: int
    cells: dict[str, str]


def goal_sheets(book: Book, data: DataRanges, tasks: TaskRanges) -> list[Places]:
    """A sheet per goal with its parts; where each of the deck's results stands, in their order."""
    results = book.deck.results
    listed = goal_of_tasks(book.deck)
    slides = {slide.id: slide for slide in (*book.deck.slides, *book.deck.blank)}
    wholes = {one.progress.indicator.id for one in results if one.progress.series is None}
    placed: dict[str, Places] = {}
    for result in results:
        figure = result.progress
        if figure.series is not None and figure.indicator.id in wholes:
            continue
        if result is listed:
            placed[figure.id] = _tasks_sheet(book, result, slides.get(figure.id), (data, tasks))
            continue
        parts = [] if figure.series is not None else _parts_of(result, results)
        placed |= _goal_sheet(book, result, parts, slides.get(figure.id), (data, tasks))
    return [placed[one.progress.id] for one in results]


def goal_of_tasks(deck: Deck) -> Result | None:
    """The goal whose sheet has the list of tasks above its figures: it is what they are counted from."""
    return next(
        (one for one in deck.results if one.progress.indicator.kind.of_tasks and one.progress.milestone is None), None
    )


def _tasks_sheet(book: Book, goal: Result, slide: Slide | None, ranges: tuple[DataRanges, TaskRanges]) -> Places:
    """The list of tasks and their goal's sentences, which are printed, above the goal's months and chart."""
    sheet = tasks_sheet(book)
    top = len(book.deck.plan_tasks) + 3
    foot = " ".join(slide.foot) if slide else _foot(goal)
    places = _block(Writer(book, goal, sheet, top), ranges, foot)
    for row, note in enumerate(slide.notes if slide else (), start=top + NOTES_ROW):
        book.across(sheet, row, LAST_COLUMN, note, "soft")
    sheet.print_area(0, 0, top + 2, len(TASK_WIDTHS) - 1)
    return places


def _parts_of(whole: Result, results: Sequence[Result]) -> list[Result]:
    return [
        one
        for one in results
        if one.progress.series is not None and one.progress.indicator.id == whole.progress.indicator.id
    ]


def _goal_sheet(
    book: Book, whole: Result, parts: list[Result], slide: Slide | None, ranges: tuple[DataRanges, TaskRanges]
) -> dict[str, Places]:
    """The sheet of one goal; printed are its own figures and those of its parts in a table, of which the months stand below."""
    figure = whole.progress
    sheet = book.sheet(
        f"{figure.indicator.short} {figure.short}" if figure.series else figure.indicator.short,
        pages=1,
        across=not parts,
    )
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, LAST_COLUMN, 15)
    foot = " ".join(slide.foot) if slide else _foot(whole)
    placed = {figure.id: _block(Writer(book, whole, sheet), ranges, foot)}
    notes = slide.notes if slide else ()
    for row, note in enumerate(notes, start=NOTES_ROW):
        book.across(sheet, row, LAST_COLUMN, note, "soft")
    if parts:
        table = NOTES_ROW + len(notes) + 1
        below = table + len(parts) + 3
        for index, part in enumerate(parts):
            placed[part.progress.id] = _block(Writer(book, part, sheet, below + index * PART_ROWS), ranges, _foot(part))
        _parts_table(book, sheet, table, [(part, placed[part.progress.id]) for part in parts])
        sheet.print_area(0, 0, table + len(parts), LAST_COLUMN)
    book.freeze(sheet, FIRST - 1)
    return placed


def _parts_table(book: Book, sheet: Worksheet, row: int, parts: list[tuple[Result, Places]]) -> None:
    """The figures of each part, of which the months and the chart stand below."""
    for column, title in enumerate(PART_HEADS):
        book.put(sheet, row, column, tr(title), "head>" if 0 < column < len(PART_HEADS) - 1 else "head")
    sheet.set_row(row, 32)
    for line, (part, places) in enumerate(parts, start=row + 1):
        sheet.write_url(
            line, 0, f"internal:'{sheet.get_name()}'!A{places.top + 1}", book.formats["text"], part.progress.short
        )
        facts_row(book, sheet, line, part, places)
        book.put(sheet, line, len(PART_HEADS) - 1, mark_of(part.progress).label, part.progress.status)


def _style(figure: Progress, fact: Fact, own: str) -> str:
    """How a fact's number is written: a ratio with as many decimals as keep it from what is not reached; else the indicator's `own` way."""
    if fact.id not in SHARES:
        return "level" if fact.id == "needed_per_month" else own
    edges = figure.indicator.thresholds
    decimals = decimals_below(fact.value, edges.on_track, edges.at_risk)
    return "ratio" if decimals == 1 else f"ratio-{decimals}"


def facts_row(book: Book, sheet: Worksheet, row: int, result: Result, places: Places) -> None:
    """An indicator's figures in one row, from its second cell on, as references to where they stand."""
    figure = result.progress
    own = number_format(result.chart.percent, figure.indicator.kind)
    here = sheet is places.sheet
    for column, fact in enumerate(result.facts, start=1):
        style = _style(figure, fact, own)
        if not is_in_column(figure, fact):
            book.put(sheet, row, column, "–", "none")
        else:
            cell = places.cells[fact.id]
            book.formula(sheet, (row, column), f"={cell if here else reference(places.sheet, cell)}", fact.value, style)


def _foot(result: Result) -> str:
    figure = result.progress
    return f"{month_sentences.scope(figure)}. {reading_sentences.readings_in_force(figure)}".rstrip()


def _block(writer: Writer, ranges: tuple[DataRanges, TaskRanges], foot: str) -> Places:
    """One indicator, or one part of it: its name, months, figures and chart."""
    book, sheet, top, figure = writer.book, writer.sheet, writer.top, writer.figure
    data, tasks = ranges
    book.put(sheet, top, 0, figure.name, "title")
    book.put(sheet, top + 1, 0, sentences.headline(figure), "said")
    book.across(sheet, top + 2, LAST_COLUMN, foot, "wrap")
    writer.write_months(data)
    writer.write_facts(tasks)
    heads = (*HEADS, *(RATIO_HEADS if figure.indicator.kind.has_denominator else ()))
    book.titles(sheet, top + FIRST - 1, heads, range(2, LAST_COLUMN + 1))
    if figure.milestone is None:
        add_chart(book, sheet, writer.result.chart, top + FIRST, top + CHART_ROW, own=writer.own)
    return Places(sheet, top, {fact: f"$B${top + row + 1}" for fact, row in FACT_ROWS.items()})
