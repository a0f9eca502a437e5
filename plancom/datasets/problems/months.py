"""Faults of closing a month or reopening it: one that is not over or has no figures of its own, or for which nobody stands."""

from plancom.datasets.problems.fault import Fault
from plancom.language.translation import later


class MonthNotOver(Fault):
    code = "month_not_over"
    sentence = later("{month} no ha terminado.")
    remedy = later("Ciérrelo después del {day}.")
    month: str
    day: str


class SampleData(Fault):
    code = "sample_data"
    sentence = later("Hay datos de ejemplo entre las cifras: un mes no se cierra con cifras inventadas.")
    remedy = later("Quite los datos de ejemplo y ciérrelo.")


class MonthWithoutData(Fault):
    code = "month_without_data"
    sentence = later("{month} no tiene datos.")
    remedy = later("Suba los archivos del mes y ciérrelo.")
    month: str


class NoReason(Fault):
    code = "no_reason"
    sentence = later("Falta la razón.")
    remedy = later("Escriba por qué se reabre el mes.")


class NoAuthor(Fault):
    code = "no_author"
    sentence = later("Falta su nombre.")
    remedy = later("Diga quién es usted: queda junto al cierre del mes.")
