"""The one chart of an indicator: which drawing suits its kind."""

from plancom.charts import Look
from plancom.charts.goal_charts import goal_chart
from plancom.indicators import sentences
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import trajectory
from plancom.indicators.view import View
from plancom.ui.elements.sections import chart_section, foot, plain
from plancom.ui.state.cache import Office


def indicator_chart(office: Office, view: View, figure: Progress, look: Look) -> None:
    """An indicator's plan year: a flow as a running total against what was expected, a level against its ramp."""
    chart = goal_chart(figure, trajectory(view, figure.id, office.counts, office.states))
    chart_section(
        chart.title, chart.figure(look), alt=chart.alt, table=chart.table, intro=plain(sentences.headline(figure)), note=foot(figure),
        origin=figure.id,
    )  # fmt: skip
