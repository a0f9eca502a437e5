"""Dates as the reader's language writes them: 30/09/2018, sep 2018, 14 ene – 14 abr 2025; in English 30/09/2018, Sep 2018, 14 Jan – 14 Apr 2025.

`MONTHS` and `WEEKDAYS` are the Spanish words, for readers of files; people are shown those of `month_names`.
"""

import datetime as dt

from plancom.language.translation import Language, language

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")

_MONTHS: dict[Language, tuple[str, ...]] = {
    "es": MONTHS,
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_SHORT = {spoken: tuple(name[:3] for name in names) for spoken, names in _MONTHS.items()}
_WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "es": WEEKDAYS,
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def month_names() -> tuple[str, ...]:
    """«enero» to «diciembre»."""
    return _MONTHS[language()]


def month_names_short() -> tuple[str, ...]:
    """«ene» to «dic»."""
    return _SHORT[language()]


def weekday_names() -> tuple[str, ...]:
    """«lunes» to «domingo»."""
    return _WEEKDAYS[language()]


def date(day: dt.date) -> str:
    """30/09/2018."""
    return f"{day:%d/%m/%Y}"


def moment(when: dt.datetime) -> str:
    """30/09/2018 14:05."""
    return f"{when:%d/%m/%Y %H:%M}"


def month(day: dt.date) -> str:
    """«sep 2018»: the month that `day` lies in."""
    return f"{month_names_short()[day.month - 1]} {day.year}"


def month_long(day: dt.date) -> str:
    """«septiembre de 2018»."""
    joint = " de " if language() == "es" else " "
    return f"{month_names()[day.month - 1]}{joint}{day.year}"


def month_title(day: dt.date) -> str:
    """«Septiembre de 2018», as a sentence begins."""
    name = month_long(day)
    return f"{name[:1].upper()}{name[1:]}"


def day_month(day: dt.date) -> str:
    """«14 ene»."""
    return f"{day.day} {month_names_short()[day.month - 1]}"


def span(first: dt.date, last: dt.date) -> str:
    """«14 ene – 14 abr 2025»; the first year only where it differs; a single day alone."""
    if first == last:
        return f"{day_month(first)} {first.year}"
    start = day_month(first) if first.year == last.year else f"{day_month(first)} {first.year}"
    return f"{start} – {day_month(last)} {last.year}"


def span_long(first: dt.date, last: dt.date) -> str:
    """«del 3 al 27 de noviembre de 2018», in English «from 3 to 27 November 2018»; a single day alone, «del 3 de noviembre de 2018»."""
    spanish = language() == "es"
    end = f"{last.day}{' de ' if spanish else ' '}{month_long(last)}"
    if first == last:
        return f"del {end}" if spanish else f"of {end}"
    start = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        name = month_names()[first.month - 1] if first.year == last.year else month_long(first)
        start += f"{' de ' if spanish else ' '}{name}"
    if not spanish:
        return f"from {start} to {end}"
    return f"del {start} al {end}"


def plus(day: dt.date, days: int) -> dt.date:
    """The day `days` later."""
    return day + dt.timedelta(days=days)
