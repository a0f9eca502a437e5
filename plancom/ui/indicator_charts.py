"""The one chart of an indicator: which drawing suits its kind."""

from plancom.charts import Look, alt_text, cumulative, data_table, goal_line, press_cumulative, running
from plancom.indicators import sentences
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import trajectory
from plancom.indicators.view import View
from plancom.ui import chart_tables
from plancom.ui.cache import Office
from plancom.ui.sections import chart_section, foot


def indicator_chart(office: Office, view: View, figure: Progress, look: Look) -> None:
    """An indicator's plan year: a flow as a running total against what was expected, a level against its ramp."""
    indicator = figure.indicator
    points = trajectory(view, figure.id, office.counts, office.states)
    title = f"{figure.name}, año {figure.plan_year}"
    percent = sentences.is_share(indicator)
    if indicator.kind == "total":
        flows = chart_tables.monthly(points)
        drawn = running(flows)
        if indicator.baseline.source == "given":
            chart = press_cumulative(flows, target=figure.target, baseline=figure.baseline, look=look)
        else:
            chart = cumulative(flows, target=figure.target, unit=f"{indicator.noun[1]} acumuladas en el año", look=look)
    else:
        levels = (
            chart_tables.to_date(points) if percent else chart_tables.without_year_ago(chart_tables.monthly(points))
        )
        drawn = tuple(levels)
        chart = goal_line(
            levels, target=figure.target, unit=indicator.unit, percent=percent, look=look, baseline=figure.baseline
        )
    chart_section(
        title, chart, alt=alt_text(title, drawn, unit="" if percent else indicator.noun[1], percent=percent, target=figure.target),
        table=data_table(drawn, percent=percent), intro=sentences.headline(figure), note=foot(figure),
    )  # fmt: skip
