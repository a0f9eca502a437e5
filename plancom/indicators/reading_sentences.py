"""Sentences about the book of readings: which version and which readings a figure or a document stands on."""

from collections.abc import Sequence

from plancom.indicators.progress import Progress
from plancom.indicators.view import View
from plancom.language.translation import tr
from plancom.plan import Indicator, ReadingOption


def version(view: View) -> str:
    """Which version of the office's decisions a document was made with, and whether another reading was asked for it."""
    number = view.plan.version
    if any((view.readings or {}).values()):
        if number:
            return tr(
                "Versión {version} del libro de lecturas, con una lectura escogida para este documento.", version=number
            )
        return tr("El plan como está escrito, con una lectura escogida para este documento.")
    if number:
        return tr("Versión {version} del libro de lecturas.", version=number)
    return tr("Rige el plan como está escrito.")


def readings_in_force(figure: Progress) -> str:
    """The reading in force, for the foot of every chart; "" where the plan's sentence has one meaning."""
    return _reading(figure.options)


def reading_of(view: View, indicator: Indicator) -> str:
    """The same for a chart that has no figure: which reading of `indicator` it is drawn with."""
    known = {one.id: one for one in view.plan.indicators}
    plain = known.get(indicator.id)
    return "" if plain is None else _reading(plain.in_force(view.chosen(plain)))


def _reading(options: Sequence[ReadingOption]) -> str:
    names = [option.name for option in options]
    return tr("Así se lee el plan: {names}.", names="; ".join(names)) if names else ""
