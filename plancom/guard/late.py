"""Late: months that are due and missing, or that have only some of their days."""

from collections.abc import Iterable, Iterator

from plancom.guard.finding import Finding
from plancom.guard.words import months_said
from plancom.indicators.freshness import Freshness, still_open
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import tr

WRONG = frozenset({"late", "missing", "partial"})


def late(rows: Iterable[Freshness]) -> Iterator[Finding]:
    """A finding per run of months of one series that should be there and are not."""
    for run in still_open(rows):
        first, last = run[0], run[-1]
        if first.state not in WRONG:
            continue
        months = tuple(row.month for row in run)
        said, name = months_said(months), first.watched.name
        if first.state == "partial":
            known = f" ({counted(first.days, 'día', 'días')} de {first.month.days})" if len(run) == 1 else ""
            sentence = f"{name}: {said} {'tiene' if len(run) == 1 else 'tienen'} solo algunos de sus días{known}."
        elif first.state == "missing":
            sentence = f"{name}: {'falta' if len(run) == 1 else 'faltan'} {said}, y hay datos posteriores."
        else:
            due = (
                tr("se esperaba el {due}", due=dates.date(last.due))
                if len(run) == 1
                else tr("el último se esperaba el {due}", due=dates.date(last.due))
            )
            sentence = f"{name}: {'falta' if len(run) == 1 else 'faltan'} {said}; {due}."
        yield Finding(
            "late", first.watched.dataset, first.watched.series, first.watched.measure, months, sentence, first.state
        )
