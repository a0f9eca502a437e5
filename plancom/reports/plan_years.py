"""The plan's years in a report: every yearly goal in one table, and each in a chart of its own."""

from collections.abc import Collection

from plancom.charts.frame import target_text
from plancom.charts.tables import MonthPoint
from plancom.charts.trajectories import to_date
from plancom.charts.year_charts import YearsChart, verdict, year_name
from plancom.indicators import baseline_sentences, headlines, month_sentences, reading_sentences, sentences
from plancom.indicators.adoption import all_points
from plancom.indicators.plan_years import GoalYears, PlanYear, balance
from plancom.indicators.progress import Progress
from plancom.language import dates
from plancom.language.translation import later, tr
from plancom.office import Figures
from plancom.plan import Indicator, written_amounts
from plancom.reports.deck import LEFT, Slide, Table
from plancom.reports.facts import facts
from plancom.reports.table_pages import paged

OPEN_YEARS = later("Un año por venir no tiene veredicto; uno en curso lo tiene cuando termina.")
YEARS_WIDTH = 0.76  # of the table, for its years
LEAST = 2  # years with a target, for a goal to be one of the plan's years


def yearly_goals(figures: Figures, strategies: Collection[str] | None = None) -> list[GoalYears]:
    """The goals, without their parts, that have a target in several of the plan's years; of these `strategies` alone, where given.

    Levels that rise from year to year come first: theirs is the plan's own curve.
    """
    found = [
        goal
        for goal in figures.years
        if goal.series is None
        and sum(year.target is not None for year in goal.years) >= LEAST
        and (strategies is None or set(strategies) & set(goal.indicator.strategies))
    ]
    return sorted(found, key=lambda goal: not rises(goal))


def year_slides(figures: Figures, strategies: Collection[str] | None = None) -> list[Slide]:
    """All goals of the plan's years in a table, and a slide for each that is measured; none for a plan of one year."""
    goals = yearly_goals(figures, strategies)
    if not goals:
        return []
    charts = [_chart_slide(figures, goal) for goal in goals if _has_chart(goal)]
    return [*paged(_table_slide(figures, goals), _table(goals)), *charts]


def _has_chart(goal: GoalYears) -> bool:
    """Whether its years are worth a slide of their own: one year's bar before three of the same target says less than its line in the table."""
    if goal.indicator.kind.of_tasks:
        return False
    is_one_target = len({year.target for year in goal.years}) == 1
    return not is_one_target or sum(year.actual is not None for year in goal.years) > 1


def year_charts(figures: Figures, strategies: Collection[str] | None = None) -> tuple[YearsChart, ...]:
    """A chart per yearly goal."""
    return tuple(years_chart(figures, goal) for goal in yearly_goals(figures, strategies))


def rises(goal: GoalYears) -> bool:
    """Whether it is a measured level that the years are to bring to other heights: the way there is a curve."""
    targets = {year.target for year in goal.years if year.target is not None}
    return not (goal.indicator.kind.adds_up or goal.indicator.kind.of_tasks) and len(targets) > 1


def years_chart(figures: Figures, goal: GoalYears) -> YearsChart:
    """The chart of one goal over the plan's years."""
    indicator = goal.indicator
    return YearsChart(
        title=tr("{name}, los años del plan", name=goal.name),
        goal=goal,
        months=_months(figures, goal) if rises(goal) else (),
        unit=_unit(indicator),
        noun="" if written_amounts.is_share(indicator) else indicator.noun[1],
        percent=written_amounts.is_share(indicator),
    )


def _unit(indicator: Indicator) -> str:
    """What the bars count: of a goal for each quarter or month, those in which it was reached."""
    if not indicator.period.is_year:
        return tr("{periods} en que se cumplió la meta", periods=tr(indicator.period.noun[1]))
    return tr(indicator.direction.words.unit, unit=indicator.unit)


def _months(figures: Figures, goal: GoalYears) -> tuple[MonthPoint, ...]:
    return tuple(to_date(all_points(figures.view, figures.months(goal.id))))


def _table_slide(figures: Figures, goals: list[GoalYears]) -> Slide:
    return Slide(
        "anios-plan",
        "years",
        tr("Los años del plan"),
        balance(goals).sentence,
        foot=(
            tr("Corte: {day}.", day=dates.date(figures.view.as_of)),
            tr("Cada casilla: lo que se logró, de lo que se prometió."),
            reading_sentences.version(figures.view),
        ),
        notes=(tr(OPEN_YEARS),),
    )


def _table(goals: list[GoalYears]) -> Table:
    years = goals[0].years
    head = (tr("Indicador"), *map(year_name, years))
    rows = tuple((goal.name, *(_cell(goal, year) for year in goal.years)) for goal in goals)
    width = YEARS_WIDTH / len(years)
    widths = (1 - YEARS_WIDTH, *(width,) * len(years))
    return Table(tr("Los años del plan"), head, rows, (LEFT,) * len(head), widths)


def _cell(goal: GoalYears, year: PlanYear) -> str:
    percent = written_amounts.is_share(goal.indicator)
    target = (
        target_text(year.target, percent=percent, decimals=goal.indicator.kind.decimals)
        if year.target is not None
        else ""
    )
    if target and year.state == "to_come":
        return tr("Meta {target}", target=target)
    if year.actual is None:
        return tr("Meta {target}: {label}", target=target, label=verdict(year)) if target else verdict(year)
    actual = written_amounts.amount_text(goal.indicator, year.actual)
    if year.figure.milestone is not None:
        return verdict(year)
    if not target:
        return f"{actual}: {verdict(year)}"
    return tr("{actual} de {target}: {label}", actual=actual, target=target, label=verdict(year))


def _chart_slide(figures: Figures, goal: GoalYears) -> Slide:
    chart = years_chart(figures, goal)
    (figure, *_) = figures.of(goal.id)
    return Slide(
        f"anios-{goal.id}",
        "years",
        tr("{name}: los años del plan", name=goal.name),
        headline(goal, figure),
        chart=chart if chart.says_something else None,
        facts=facts(figure)[:3],
        foot=tuple(
            part
            for part in (
                f"{month_sentences.scope(figure)}. {baseline_sentences.baseline(figure)}.",
                reading_sentences.readings_in_force(figure),
            )
            if part
        ),
        notes=(
            tr("Dice el plan: «{quote}»", quote=goal.indicator.quote),
            tr(OPEN_YEARS),
        ),
    )


def headline(goal: GoalYears, figure: Progress) -> str:
    """How the years that are over ended; before one is, and of a curve, where the plan leads and today's distance from that."""
    ended = balance([goal])
    last = next((year for year in reversed(goal.years) if year.target is not None), None)
    if last is None or (ended.to_close < ended.total and not (rises(goal) and ended.to_close)):
        return ended.sentence
    target = target_text(
        last.target, percent=written_amounts.is_share(goal.indicator), decimals=goal.indicator.kind.decimals
    )
    same = len({year.target for year in goal.years}) == 1
    if same:
        led = tr("El plan promete {target} cada año", target=target)
    else:
        led = tr("El plan promete llegar a {target} en el año {year}", target=target, year=last.plan_year)
    if (
        sentences.is_closed(figure) and figure.target is not None
    ):  # «hoy, 60 puntos por debajo de la meta»: of which one?
        return tr(
            "{led}; el año {year} cerró en {actual} y su meta era {promised}.",
            led=led,
            year=figure.plan_year,
            actual=written_amounts.amount_text(figure.indicator, figure.actual_to_date),
            promised=target_text(
                figure.target, percent=written_amounts.is_share(goal.indicator), decimals=goal.indicator.kind.decimals
            ),
        )
    distance = headlines.gap(figure)
    return tr("{led}; hoy, {distance}.", led=led, distance=distance) if distance else f"{led}."
