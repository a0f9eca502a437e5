"""Facts: an indicator's figures in the order in which every format gives them."""

from collections.abc import Callable, Sequence
from functools import partial

from plancom.charts import mark_of
from plancom.indicators import baseline_sentences, month_sentences, reading_sentences, reserve_sentences, sentences
from plancom.indicators.progress import Progress
from plancom.language.numbers import MISSING, at_most, enough, whole_percent
from plancom.language.translation import later, tr
from plancom.plan import written_amounts
from plancom.reports.deck import LEFT, RIGHT, Fact, Table

SHARES = frozenset({"attainment", "pace"})
"""Facts that are shares of something else, whatever the indicator's unit."""


def facts(figure: Progress) -> tuple[Fact, ...]:
    """The figures of `figure` that every format gives, each with its label."""

    def own(value: float | None) -> str:
        return written_amounts.amount_text(figure.indicator, value)

    direction = figure.indicator.direction
    words = direction.words
    found: list[tuple[str, str, float | None, Callable[[float | None], str]]] = [
        ("actual_to_date", _actual(figure), figure.actual_to_date, own),
        ("expected_to_date", tr(words.expected), figure.expected_to_date, own),
        ("target", _target(figure), figure.target, own),
        ("baseline", _from(figure), figure.baseline, own),
        ("attainment", tr(words.attainment), figure.attainment, whole_percent),
        ("pace", tr(words.pace), figure.pace, partial(sentences.of_expected, figure.indicator)),
        ("needed_per_month", tr(words.per_month), figure.needed_per_month, at_most if direction.is_ceiling else enough),
    ]
    return tuple(Fact(key, label, value, write(value)) for key, label, value, write in found)


def _actual(figure: Progress) -> str:
    """What the large figure is, with its months: «Real, ene–sep 2018»."""
    when = month_sentences.short_period(figure)
    return tr("Real, {when}", when=when) if when else tr("Real a la fecha")


def _target(figure: Progress) -> str:
    """Of which year the target is, and where it is one for each quarter or month, that it is."""
    period = figure.indicator.period
    if period.is_year:
        return tr("Meta del año {plan_year}", plan_year=figure.plan_year)
    return tr("Meta por {period}, año {plan_year}", period=tr(period.noun[0]), plan_year=figure.plan_year)


def _from(figure: Progress) -> str:
    """The level from which the indicator starts: a baseline, or what is counted from where nobody gave one."""
    has_none = figure.baseline is not None and baseline_sentences.without_baseline(figure)
    return tr("Sin línea base: desde") if has_none else tr("Línea base")


def beside(facts_: Sequence[Fact]) -> tuple[Fact, ...]:
    """The figures that stand in a line beside a slide's large one: those that exist; the baseline is in the foot, what is needed in the headline."""
    return tuple(
        fact for fact in facts_[1:] if fact.value is not None and fact.id not in {"baseline", "needed_per_month"}
    )


HEAD = (
    later("Indicador"),
    later("Real"),
    later("Esperado"),
    later("Meta"),
    later("Base"),
    later("De la meta"),
    later("De lo esperado"),
    later("Por mes"),
    later("Estado"),
)
WIDTHS = (0.29, 0.085, 0.09, 0.085, 0.085, 0.08, 0.095, 0.07, 0.12)


def figures_table(figures: Sequence[Progress], title: str = "") -> Table:
    """A row per indicator or part, with all its figures as they are written."""
    align = (LEFT, *[RIGHT] * (len(HEAD) - 2), LEFT)
    rows = tuple((name(f), *(_cell(f, fact) for fact in facts(f)), mark_of(f).label) for f in figures)
    return Table(title, tuple(map(tr, HEAD)), rows, align, WIDTHS)


def is_in_column(figure: Progress, fact: Fact) -> bool:
    """Whether a fact stands in a column that has the fact's plain name: not one that does not exist, nor a baseline that nobody gave."""
    return fact.value is not None and not (fact.id == "baseline" and baseline_sentences.without_baseline(figure))


def _cell(figure: Progress, fact: Fact) -> str:
    return fact.text if is_in_column(figure, fact) else MISSING


def goals_table(figures: Sequence[Progress], title: str = "") -> Table:
    """A row per goal: what happened, what was expected, the target, pace and status, as they are written."""
    rows = tuple(
        (one.name, *(fact.text for fact in facts(one)[:3]), facts(one)[5].text, mark_of(one).label) for one in figures
    )
    return Table(
        title or tr("Indicadores"),
        (tr("Indicador"), tr("Real"), tr("Esperado"), tr("Meta"), tr("De lo esperado"), tr("Estado")),
        rows,
        (LEFT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT),
        (0.33, 0.11, 0.12, 0.11, 0.18, 0.15),
    )


def name(figure: Progress) -> str:
    """The indicator's name in a table: a part of one by its own short name, so that rows stay on a line."""
    return f"{figure.indicator.short}: {figure.short}" if figure.series else figure.name


def foot(figure: Progress, source: str) -> tuple[str, ...]:
    """What a slide's figures stand on: months and cut-off, baseline, what is missing, the reading in force, the source."""
    parts = (
        f"{month_sentences.scope(figure, with_end=not month_sentences.ends_early(figure))}. {baseline_sentences.baseline(figure)}.",
        month_sentences.missing(figure),
        reserve_sentences.reserves(figure),
        reading_sentences.readings_in_force(figure),
        source,
    )
    return tuple(part for part in parts if part)
