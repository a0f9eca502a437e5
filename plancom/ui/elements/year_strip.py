"""The plan's years of a goal in a strip: a sign for each, and in words what it says."""

import htpy as h

from plancom.charts import STATUS, Look
from plancom.html import Element
from plancom.indicators.plan_years import GoalYears, PlanYear
from plancom.language.translation import tr
from plancom.plan.written_amounts import amount_text

KEPT, MISSED, TO_COME, UNKNOWN = "✓", "✕", "…", "○"


def year_strip(goal: GoalYears, look: Look, shown: int) -> Element:
    """A sign for each year of the plan; the year that is `shown` stands out. What each says is its title, and read aloud."""
    items = [_item(goal, one, look, is_shown=one.plan_year == shown) for one in goal.years]
    return h.ol(".pc-years", aria_label=tr("Los años del plan"))[items]


def _item(goal: GoalYears, one: PlanYear, look: Look, *, is_shown: bool) -> Element:
    said = year_words(goal, one)
    number = str(one.plan_year)
    named = tr("Año {year}", year=number) if one is goal.years[0] else number  # the others' places say it
    colour = year_colour(one, look)
    return h.li(class_="pc-shown" if is_shown else None, title=said)[
        h.span(aria_hidden="true")[f"{named} ", h.b(style=f"color:{colour}" if colour else None)[year_sign(one)]],
        h.span(".pc-hidden")[said],
    ]


def year_sign(one: PlanYear) -> str:
    """✓ reached, ✕ not, … to come, ○ not known; of a year under way the sign of its status."""
    if one.reached is not None:
        return KEPT if one.reached else MISSED
    if one.state == "to_come":
        return TO_COME
    return STATUS[one.status].shape if one.state == "open" else UNKNOWN


def year_colour(one: PlanYear, look: Look) -> str:
    """The colour of that sign; "" for the page's own."""
    if one.reached is not None:
        return STATUS["on_track" if one.reached else "off_track"].colour(dark=look.dark)
    return STATUS[one.status].colour(dark=look.dark) if one.state == "open" and one.actual is not None else ""


def year_words(goal: GoalYears, one: PlanYear) -> str:
    """«Año 1: 150.000 de 171.414, no se cumplió»."""
    values = {"year": one.plan_year, "label": one.label, "target": amount_text(goal.indicator, one.target)}
    if one.actual is None:
        return tr("Año {year}: meta {target}, {label}", **values)
    return tr("Año {year}: {actual} de {target}, {label}", actual=amount_text(goal.indicator, one.actual), **values)
