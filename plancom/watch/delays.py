"""Late: months that are due and missing, or that have only some of their days."""

from collections.abc import Iterable, Iterator

from plancom.indicators.freshness import Freshness, still_open
from plancom.indicators.series_words import months_said
from plancom.language import dates
from plancom.language.phrases import counted
from plancom.language.translation import tr
from plancom.watch.finding import Finding

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
            sentence = (
                tr(
                    "{name}: {said} tiene solo algunos de sus días ({count} de {all}).",
                    name=name,
                    said=said,
                    count=counted(first.days, "día", "días"),
                    all=first.month.days,
                )
                if len(run) == 1
                else tr("{name}: {said} tienen solo algunos de sus días.", name=name, said=said)
            )
        elif first.state == "missing":
            sentence = (
                tr("{name}: falta {said}, y hay datos posteriores.", name=name, said=said)
                if len(run) == 1
                else tr("{name}: faltan {said}, y hay datos posteriores.", name=name, said=said)
            )
        else:
            due = dates.date(last.due)
            sentence = (
                tr("{name}: falta {said}; se esperaba el {due}.", name=name, said=said, due=due)
                if len(run) == 1
                else tr("{name}: faltan {said}; el último se esperaba el {due}.", name=name, said=said, due=due)
            )
        yield Finding(
            "late", first.watched.dataset, first.watched.series, first.watched.measure, months, sentence, first.state
        )
