"""Late: months that are due and missing, or that have only some of their days."""

from collections.abc import Iterable, Iterator

from plancom.indicators.freshness import Freshness, still_open
from plancom.indicators.series_words import months_said
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import later, tr
from plancom.watch.finding import Finding

SENTENCES: dict[str, tuple[str, str]] = {
    "partial": (
        later("{name}: {said} tiene solo algunos de sus días ({count} de {all})."),
        later("{name}: {said} tienen solo algunos de sus días."),
    ),
    "missing": (
        later("{name}: falta {said}, y hay datos posteriores."),
        later("{name}: faltan {said}, y hay datos posteriores."),
    ),
    "late": (
        later("{name}: falta {said}; se esperaba el {due}."),
        later("{name}: faltan {said}; el último se esperaba el {due}."),
    ),
}
"""What is said of each state that is wrong, of one month and of several."""


def late(rows: Iterable[Freshness]) -> Iterator[Finding]:
    """A finding per run of months of one series that should be there and are not."""
    for run in still_open(rows):
        first, last = run[0], run[-1]
        if first.state not in SENTENCES:
            continue
        months = tuple(row.month for row in run)
        sentence = tr(
            SENTENCES[first.state][len(run) > 1],
            name=first.watched.name,
            said=months_said(months),
            count=counted(first.days, "día", "días"),
            all=first.month.days,
            due=dates.date(last.due),
        )
        yield Finding(
            "late", first.watched.dataset, first.watched.series, first.watched.measure, months, sentence, first.state
        )
