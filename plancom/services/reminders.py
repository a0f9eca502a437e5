"""The month's reminder, for cron: in three lines, what is missing and by when, how each is exported, and what comes after."""

from collections.abc import Sequence

import htpy as h

from plancom.html import html_of, web_page
from plancom.language import dates
from plancom.language.phrases import listed
from plancom.language.translation import plural, tr
from plancom.services.months import MonthLine, MonthStatus

PAGE = (
    "margin:0;padding:18px;background:#ffffff;color:#16232d;font-family:Segoe UI,Roboto,Helvetica,Arial,sans-serif;"
    "line-height:1.45;font-size:16px;max-width:640px"
)


def title(found: MonthStatus) -> str:
    """«Noviembre de 2018: faltan 3 de 9 series»."""
    name = dates.month_title(found.month.first)
    if found.closing:
        return tr("{month}: cerrado", month=name)
    if not found.lacking:
        return tr("{month}: completo, por cerrar", month=name)
    many = plural(len(found.lacking), "falta {missing} de {all} series", "faltan {missing} de {all} series")
    return f"{name}: {many.format(missing=len(found.lacking), all=len(found.lacking) + len(found.whole))}"


def lines(found: MonthStatus) -> list[str]:
    """At most three sentences."""
    if found.closing:
        return [title(found) + ".", *_moved(found)]
    after = tr("Suba los archivos en «El mes», responda lo que pregunten y cierre el mes.")
    if not found.lacking:
        return [title(found) + ".", tr("Revíselo en «El mes» y ciérrelo.")]
    missing = listed(f"{one.row.watched.name} ({one.words})" for one in found.lacking)
    return [f"{title(found)}: {missing}.", f"{_how(found.lacking)}", after]


def _moved(found: MonthStatus) -> list[str]:
    return [one.sentence for one in found.restatements[:2]]


def _how(lacking: Sequence[MonthLine]) -> str:
    """How the missing ones are exported: each way once, with the names that it is for and the period to ask for."""
    names: dict[str, list[str]] = {}
    for one in lacking:
        names.setdefault(one.guide, []).append(one.row.watched.name)
    ways = [f"{listed(each)}: {tr(guide).replace('**', '')}" for guide, each in names.items()]
    return tr("Pida el período {period}. {ways}", period=lacking[0].period, ways=" ".join(ways))


def reminder_text(found: MonthStatus) -> str:
    """The reminder as plain text."""
    return "\n".join(lines(found)) + "\n"


def reminder_html(found: MonthStatus) -> str:
    """The same as a page."""
    first, *others = lines(found)
    body = h.div[h.p[h.strong[first]], [h.p[one] for one in others]]
    return html_of(web_page(title(found), body, body_style=PAGE))
