"""Dates as es-CO writes them: 30/09/2018, sep 2018, 14 ene – 14 abr 2025."""

import datetime as dt

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
MONTHS_SHORT = tuple(name[:3] for name in MONTHS)
WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def date(day: dt.date) -> str:
    """30/09/2018."""
    return f"{day:%d/%m/%Y}"


def moment(when: dt.datetime) -> str:
    """30/09/2018 14:05."""
    return f"{when:%d/%m/%Y %H:%M}"


def month(day: dt.date) -> str:
    """«sep 2018»: the month that `day` lies in."""
    return f"{MONTHS_SHORT[day.month - 1]} {day.year}"


def month_long(day: dt.date) -> str:
    """«septiembre de 2018»."""
    return f"{MONTHS[day.month - 1]} de {day.year}"


def day_month(day: dt.date) -> str:
    """«14 ene»."""
    return f"{day.day} {MONTHS_SHORT[day.month - 1]}"


def span(first: dt.date, last: dt.date) -> str:
    """«14 ene – 14 abr 2025»; the first year only where it differs; a single day alone."""
    if first == last:
        return f"{day_month(first)} {first.year}"
    start = day_month(first) if first.year == last.year else f"{day_month(first)} {first.year}"
    return f"{start} – {day_month(last)} {last.year}"


def plus(day: dt.date, days: int) -> dt.date:
    """The day `days` later."""
    return day + dt.timedelta(days=days)
