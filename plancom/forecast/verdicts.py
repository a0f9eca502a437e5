"""Verdicts: whether each goal will be reached, in a word, and how many will."""

from collections.abc import Mapping, Sequence
from typing import Literal

from plancom.forecast.projection import LEVEL, Outlook
from plancom.indicators.periods import verdict as year_verdict
from plancom.indicators.view import Status, View
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import later, tr

Verdict = Literal["missed", "unlikely", "unsure", "unknown", "likely", "reached"]
WORST_FIRST: tuple[Verdict, ...] = ("missed", "unlikely", "unsure", "unknown", "likely", "reached")

LIKELY = (1 + LEVEL) / 2
UNLIKELY = round((1 - LEVEL) / 2, 9)  # 1 − 0.8 is no exact number
"""Probabilities from which a goal is said to be reached, and up to which it is said not to be. They are the edges of the interval that is
shown with them: a target below the whole band «llega», one above the whole band «no llega», and one within it may go either way."""

WORDS: Mapping[Verdict, str] = {
    "reached": later("Se cumplió"),
    "likely": later("Llega"),
    "unsure": later("Quizá"),
    "unlikely": later("No llega"),
    "missed": later("No se cumplió"),
    "unknown": later("No se sabe"),
}
STATUSES: Mapping[Verdict, Status] = {
    "reached": "on_track",
    "likely": "on_track",
    "unsure": "at_risk",
    "unlikely": "off_track",
    "missed": "off_track",
    "unknown": "no_data",
}
"""The status whose colour a verdict has."""


def verdict(outlook: Outlook) -> Verdict:
    """Whether the year's target will be reached; of a goal for each quarter or month, whether it was in all of them."""
    figure = outlook.figure
    if figure.indicator.period.is_year:
        return _of_year(outlook)
    kept = year_verdict(figure.periods, figure.indicator.period)
    return "unknown" if kept is None else "reached" if kept else "missed"


def _of_year(outlook: Outlook) -> Verdict:
    """Whether the year's target will be reached. What is counted and reached, or passed where less is better, stays so; a level is settled when its year is over."""
    figure, projection = outlook.figure, outlook.projection
    if not figure.has_goal or figure.actual_to_date is None:
        return "unknown"
    settled = figure.indicator.direction.settled(reached=figure.is_reached)
    if settled is not None and figure.indicator.kind.counted_in_whole:
        return "reached" if settled else "missed"
    if not outlook.months_left:
        return "reached" if figure.is_reached else "missed"
    if projection is None or projection.probability is None:
        return "unknown"
    if projection.probability >= LIKELY:
        return "likely"
    return "unlikely" if projection.probability <= UNLIKELY else "unsure"


def verdicts(outlooks: Sequence[Outlook]) -> dict[str, Verdict]:
    """The verdict of each figure by its id; an indicator that each of its parts must reach has that of the worst part."""
    found = {one.figure.id: verdict(one) for one in outlooks}
    for one in outlooks:
        figure = one.figure
        parts = [other.figure for other in outlooks if other.figure.series and other.figure.indicator.id == figure.id]
        if parts and figure.indicator.scope == "each":
            found[figure.id] = min((found[part.id] for part in parts), key=WORST_FIRST.index)
    return found


def nothing_known(view: View, outlooks: Sequence[Outlook]) -> str:
    """In one sentence that nothing can be said of any goal of a plan that is over, and what lacks for it; "" where something can be said."""
    if not view.is_after_plan or any(verdict(one) != "unknown" for one in outlooks):
        return ""
    lacking = sorted({month for one in outlooks for month in one.figure.months_missing})
    if not lacking:
        return tr("El plan terminó sin datos con los que decir si sus metas se cumplieron.")
    return tr(
        "El plan terminó y faltan meses con datos, el primero {month}: cuando se carguen se sabrá si las metas se cumplieron.",
        month=dates.month_long(lacking[0].first),
    )


def how_many(outlooks: Sequence[Outlook]) -> str:
    """The answer to «¿Llegamos?» over all goals: «2 de 6 metas se cumplirían; 1 está en duda y 3 no llegarían.»; "" without goals.

    Parts of a goal are no goals of their own.
    """
    by_figure = verdicts(outlooks)
    wholes = [one for one in outlooks if one.figure.series is None]
    is_over = all(not one.months_left for one in wholes if by_figure[one.figure.id] != "unknown")
    return counted_verdicts([by_figure[one.figure.id] for one in wholes], is_over=is_over)


def counted_verdicts(found: Sequence[Verdict], *, is_over: bool = False) -> str:
    """The same of the goals' verdicts; `is_over` where the year of all that are judged has ended."""
    total = len(found)
    yes = sum(1 for one in found if one in {"likely", "reached"})
    no = sum(1 for one in found if one in {"unlikely", "missed"})
    unsure, unknown = found.count("unsure"), found.count("unknown")
    if not total:
        return ""
    if total in {unknown, unsure}:
        return _not_yet(total) if unknown else _in_doubt(total)
    rest = []
    if unsure:
        rest.append(tr("1 está en duda") if unsure == 1 else tr("{count} están en duda", count=unsure))
    if no and no < total:
        rest.append(_not(no, is_over=is_over))
    if unknown:
        rest.append(tr("de {count} no se puede decir todavía", count=unknown))
    return _first_line(yes, no, total, listed(rest) if rest else "", is_over=is_over)


def _first_line(yes: int, no: int, total: int, rest: str, *, is_over: bool) -> str:
    """How many are reached, and the `rest`, where not all goals are alike unsure or unknown."""
    if not yes and no < total:  # «ninguna se cumpliría» would judge those of which nobody knows
        return tr("De {total} metas, {counts}.", total=total, counts=rest)
    head = _over(yes, total) if is_over else _would(yes, total)
    return f"{head}; {rest}." if rest else f"{head}."


def _in_doubt(total: int) -> str:
    return tr("La meta está en duda.") if total == 1 else tr("Las {total} metas están en duda.", total=total)


def _not_yet(total: int) -> str:
    if total == 1:
        return tr("Todavía no se puede decir si la meta se cumplirá.")
    return tr("De ninguna de las {total} metas se puede decir todavía si se cumplirá.", total=total)


def _would(yes: int, total: int) -> str:
    if yes == total:
        return tr("La meta se cumpliría") if total == 1 else tr("Las {total} metas se cumplirían", total=total)
    if not yes:
        return (
            tr("La meta no se cumpliría")
            if total == 1
            else tr("Ninguna de las {total} metas se cumpliría", total=total)
        )
    if yes == 1:
        return tr("1 de {total} metas se cumpliría", total=total)
    return tr("{yes} de {total} metas se cumplirían", yes=yes, total=total)


def _over(yes: int, total: int) -> str:
    if yes == total:
        return tr("La meta se cumplió") if total == 1 else tr("Las {total} metas se cumplieron", total=total)
    if not yes:
        return tr("La meta no se cumplió") if total == 1 else tr("Ninguna de las {total} metas se cumplió", total=total)
    if yes == 1:
        return tr("1 de {total} metas se cumplió", total=total)
    return tr("{yes} de {total} metas se cumplieron", yes=yes, total=total)


def _not(no: int, *, is_over: bool) -> str:
    if is_over:
        return tr("1 no se cumplió") if no == 1 else tr("{count} no se cumplieron", count=no)
    return tr("1 no llegaría") if no == 1 else tr("{count} no llegarían", count=no)
