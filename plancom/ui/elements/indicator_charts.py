"""The one chart of an indicator: which drawing suits its kind."""

from plancom.charts import Look
from plancom.charts.goal_charts import goal_chart
from plancom.indicators import headlines
from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.office import Office
from plancom.ui.elements.cards import goal_marks
from plancom.ui.elements.kept_charts import Made
from plancom.ui.elements.sections import ChartSection, alert_of, plain
from plancom.ui.state.figures import figures_now


def indicator_charts(office: Office, view: View, look: Look, *ids: str) -> Made:
    """Those of the indicators, or parts of one, of these ids."""
    figures = {one.id: one for one in figures_now(office, view).all}
    return [indicator_chart(office, view, figures[one], look) for one in ids]


def indicator_chart(
    office: Office, view: View, figure: Progress, look: Look, *, finding: str = "", intro: str = ""
) -> ChartSection:
    """An indicator's plan year: a flow as a running total against what was expected, a level against its ramp.

    Its headline is the goal's own, or another `finding`; `intro` stands under it.
    """
    points = figures_now(office, view).trajectory(figure.id)
    chart = goal_chart(figure, points)
    said = (plain(headlines.behind_since(figure, points)), plain(figure.warning), intro)
    return ChartSection(
        chart.title, chart.figure(look), alt=chart.alt, table=lambda: chart.table, finding=finding or headlines.of_goal(figure), mark=goal_marks(figure, figures_now(office, view).years_of(figure.id), look),
        intro=" ".join(filter(None, said)), alert=plain(alert_of(figure)), origin=figure.id, drawn=chart.says_something,
    )  # fmt: skip
