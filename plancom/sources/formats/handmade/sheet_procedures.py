"""Sheet procedures: figures of procedures that no table names, in a workbook that has a sheet for each."""

from collections.abc import Sequence
from dataclasses import replace

from plancom.datasets.procedures import ALL_PROCEDURES
from plancom.sources.formats.handmade.figures import Figure
from plancom.sources.quantities.titled_procedures import names_of_sheets


def named_by_sheets(figures: Sequence[Figure]) -> list[Figure]:
    """The figures; those of no named procedure with that of their sheet where several sheets tell the same months, each called by a procedure."""
    places = {
        (one.sheet, one.meaning.channel, one.value.period) for one in figures if one.meaning.dataset == "procedures"
    }
    meet = len({place[1:] for place in places}) < len(places)
    names = names_of_sheets({place[0] for place in places}) if meet else {}
    return [
        one._replace(meaning=replace(one.meaning, name=names[one.sheet])) if names and _is_unnamed(one) else one
        for one in figures
    ]


def _is_unnamed(figure: Figure) -> bool:
    return figure.meaning.dataset == "procedures" and figure.meaning.name == ALL_PROCEDURES
