"""Cards: an indicator at a glance, as HTML; every figure is written by plancom.indicators.sentences."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import htpy as h

from plancom.charts import STATUS, Look, StatusMark, mark_of
from plancom.charts.theme import palette
from plancom.html import Element, Node, definitions, sign
from plancom.indicators import (
    baseline_sentences,
    headlines,
    month_sentences,
    reading_sentences,
    reserve_sentences,
    sentences,
)
from plancom.indicators.plan_years import GoalYears
from plancom.indicators.progress import Progress
from plancom.indicators.view import WORST_FIRST
from plancom.language.phrases import listed
from plancom.language.translation import later, tr
from plancom.plan import written_amounts
from plancom.ui.elements.glossary_links import explained
from plancom.ui.elements.links import linked_figure
from plancom.ui.elements.year_strip import year_strip


def figure_mark(figure: Progress, look: Look) -> Element:
    """The semáforo of a figure: shape, word and colour together; without data it also says whether they are still to come, or partial."""
    return _mark(mark_of(figure), look)


def _mark(mark: StatusMark, look: Look) -> Element:
    return h.span(".pc-status", style=f"color:{mark.colour(dark=look.dark)}")[sign(mark.shape, mark.word)]


def goal_marks(figure: Progress, years: GoalYears, look: Look) -> Node:
    """A goal's status and the plan's years, for the line beside its chart."""
    return h.fragment[figure_mark(figure, look), year_strip(years, look, figure.plan_year)]


def status_counts(figures: Sequence[Progress], look: Look) -> Element:
    """How many indicators have each status; never one composite figure that could hide a failing goal."""
    counts = Counter(mark_of(figure) for figure in sorted(figures, key=lambda one: WORST_FIRST.index(one.status)))
    items = [count_item(count, _mark(_of_many(mark, count), look)) for mark, count in counts.items()]
    return h.ul(".pc-counts", aria_label=tr("Indicadores por estado"))[items]


def _of_many(mark: StatusMark, count: int) -> StatusMark:
    """The mark with the word that so many goals have."""
    many = {
        tr("Atrasada"): later("Atrasadas"),
        tr("Va bien"): later("Van bien"),
        tr("Parcial"): later("Parciales"),
        tr("Hecho"): later("Hechos"),
        tr("Vencido"): later("Vencidos"),
        tr("Cancelado"): later("Cancelados"),
    }
    return mark if count == 1 else replace(mark, name=many.get(mark.word, mark.name))


def count_item(count: int, words: Node) -> Element:
    """One item of a list of counts; a count of zero steps back."""
    return h.li(class_=["pc-count", None if count else "pc-none"])[h.strong[count], " ", words]


def missing_of_all(figures: Sequence[Progress]) -> str:
    """Which months are missing, where that is the same of every goal that is counted from files, two at least; "" where it is not, or none is."""
    said = [month_sentences.missing(figure) for figure in figures if figure.indicator.dataset is not None]
    return said[0] if len(said) > 1 and len(set(said)) == 1 else ""


def card(figure: Progress, parts: Sequence[Progress], years: GoalYears, look: Look, *, said_above: str = "") -> Element:
    """One goal at a glance: its figure, the way to its target, the gap in words, the status and the plan's years; folded away, what it
    stands on. Of what is `said_above` all cards nothing is said again.
    """
    missing, restated = month_sentences.missing(figure), reserve_sentences.reserves(figure)
    shortly = "" if missing == said_above else month_sentences.missing_shortly(figure)
    colour = STATUS[figure.status].colour(dark=look.dark)
    distance = headlines.gap(figure)
    return h.article(".pc-card", style=f"--pc-status: {colour}", aria_label=figure.name)[
        h.header[h.h3[figure.name], figure_mark(figure, look)],
        h.p(".pc-actual")[
            linked_figure(written_amounts.amount_text(figure.indicator, figure.actual_to_date), figure.id),
            h.span(".pc-unit")[_actual_unit(figure)],
        ],
        goal_bar(figure, look),
        h.p(".pc-judged")[tr("Se juzga por lo que va peor: {parts}.", parts=listed(figure.judged_by))]
        if figure.judged_by
        else None,
        h.p(".pc-gap")[distance[:1].upper() + distance[1:]] if distance else h.p(".pc-why")[sentences.headline(figure)],
        year_strip(years, look, figure.plan_year),
        h.p(".pc-missing")[shortly] if shortly else None,
        h.p(".pc-missing")[restated] if restated else None,
        h.details[h.summary[tr("Detalle")], _support(figure, parts, look, with_headline=bool(distance))],
    ]


def goal_bar(figure: Progress, look: Look) -> Element | None:
    """From zero to the target: what happened, in the colour that it has in charts, with a mark at what was expected by now; None without a target."""
    target, expected, actual = figure.target, figure.expected_to_date, figure.actual_to_date
    if not target or target < 0 or figure.milestone is not None:
        return None
    longest = max(target, expected or 0.0, actual or 0.0)
    places = {"done": actual or 0.0, "due": expected or 0.0, "goal": target}
    style = ";".join(f"--{name}:{max(0.0, 100 * value / longest):.1f}%" for name, value in places.items())
    small = [
        (tr(figure.indicator.direction.words.expected_short), written_amounts.amount_text(figure.indicator, expected)),
        (
            tr("Meta del año {plan_year}", plan_year=figure.plan_year),
            written_amounts.amount_text(figure.indicator, target),
        ),
    ]
    return h.div(".pc-way", style=f"{style};--pc-real:{palette(look).actual}")[
        h.div(".pc-bar", aria_hidden="true")[
            h.span(".pc-done"), h.span(".pc-due") if expected is not None else None, h.span(".pc-goal")
        ],
        h.dl[definitions([(explained(name), value) for name, value in small], grouped=True)],
    ]


def _support(figure: Progress, parts: Sequence[Progress], look: Look, *, with_headline: bool) -> Node:
    """What a figure stands on: its sentence, its parts, its months, its baseline and the reading in force."""
    return h.div(".pc-support")[
        h.p[sentences.headline(figure)] if with_headline else None,
        _parts(parts, look),
        h.p[f"{month_sentences.scope(figure)}. {baseline_sentences.baseline(figure)}."],
        h.p[reading_sentences.readings_in_force(figure)],
    ]


def _actual_unit(figure: Progress) -> str:
    one = written_amounts.amount_text(figure.indicator, figure.actual_to_date) == "1"
    noun = figure.indicator.noun[0 if one else 1]
    unit = tr(figure.indicator.kind.actual_unit, noun=noun, whole=figure.indicator.whole)
    when = month_sentences.short_period(figure)
    return f"{unit}, {when}" if when else unit


def _parts(parts: Sequence[Progress], look: Look) -> Node:
    if not parts:
        return None
    rows = [_part(part, look) for part in parts]
    return h.table(".pc-parts")[h.caption(".pc-hidden")[tr("Por partes")], h.tbody[rows]]


def _part(part: Progress, look: Look) -> Element:
    actual = written_amounts.amount_text(part.indicator, part.actual_to_date)
    target = (
        tr("de {target}", target=written_amounts.amount_text(part.indicator, part.target))
        if part.target is not None
        else ""
    )
    return h.tr[h.th(scope="row")[part.short], h.td[actual], h.td[target], h.td[figure_mark(part, look)]]
