"""Fields of a plan as the screen names them, and what an office has to write in those that a plan cannot do without."""

from collections.abc import Sequence
from dataclasses import dataclass

from plancom.language.translation import later, tr

LISTS = frozenset({"strategies", "lines", "tasks", "networks", "outlets", "indicators", "readings", "options", "parts"})
"""Keys under which several stand, each by its id or its index."""


@dataclass(frozen=True)
class FieldName:
    """How a field is called; `need` says what to write in it, with an example, where a plan cannot do without it."""

    label: str
    need: str = ""


FIELDS: dict[tuple[str, ...], FieldName] = {
    ("name",): FieldName(later("Nombre del plan"), later("escriba cómo se llama, como «Plan de comunicaciones 2026–2029»")),
    ("source",): FieldName(later("El documento"), later("escriba en qué documento está, como «Resolución 45 de 2026»")),
    ("start",): FieldName(later("Empieza"), later("escoja el primer día de un mes, como 01/01/2026")),
    ("years",): FieldName(later("Cuántos años dura"), later("escriba un número, como 4")),
    ("id",): FieldName(later("Nombre corto, para la dirección web"), later("escríbalo en minúsculas y sin espacios, como «plan-2026»")),
    ("objective",): FieldName(later("Objetivo general"), later("escriba para qué es el plan, como «Que la ciudadanía conozca lo que hace la entidad»")),
    ("specific_objectives",): FieldName(later("Objetivos específicos (uno por renglón)")),
    ("expected_results",): FieldName(later("Resultados esperados (uno por renglón)")),
    ("methodology",): FieldName(later("Metodología")),
    ("procedure_words",): FieldName(later("Palabras de trámites y servicios (una por renglón)")),
    ("institution",): FieldName(later("La entidad")),
    ("institution", "name"): FieldName(later("Nombre de la entidad"), later("escríbalo completo, como «Concejo Distrital de Santa Marina»")),
    ("institution", "short_name"): FieldName(later("Nombre corto"), later("escriba cómo se le dice, como «Concejo»")),
    ("institution", "timezone"): FieldName(later("Zona horaria")),
    ("institution", "due_day"): FieldName(later("Día en que se esperan los datos")),
    ("institution", "channels"): FieldName(later("Canales (uno por renglón)"), later("escriba por dónde se hacen los trámites, uno por renglón, como «en línea» y «oficina»")),
    ("institution", "electronic_channels"): FieldName(later("Los que cuentan como en línea"), later("escoja al menos uno de los canales, como «en línea»")),
    ("institution", "networks"): FieldName(later("Redes sociales")),
    ("institution", "networks", "name"): FieldName(later("Red"), later("escriba cómo se llama, como «Facebook»")),
    ("institution", "networks", "aliases"): FieldName(later("Otros nombres en los archivos")),
    ("institution", "outlets"): FieldName(later("Medios de prensa")),
    ("institution", "outlets", "name"): FieldName(later("Medio"), later("escriba cómo se llama, como «Radio Ciudad»")),
    ("institution", "outlets", "aliases"): FieldName(later("Otros nombres en los archivos")),
    ("strategies",): FieldName(later("Estrategias"), later("agregue al menos una en la tabla, como «Trámites en línea»")),
    ("strategies", "name"): FieldName(later("Estrategia"), later("escriba cómo se llama, como «Trámites en línea»")),
    ("strategies", "objective"): FieldName(later("Objetivo"), later("escriba para qué es la estrategia, como «Que la gente haga sus trámites sin venir»")),
    ("strategies", "hashtags"): FieldName(later("Etiquetas (#)")),
    ("strategies", "words"): FieldName(later("Palabras")),
    ("strategies", "lines"): FieldName(later("Línea de acción"), later("agregue al menos una, como «Redes»")),
    ("strategies", "lines", "name"): FieldName(later("Línea de acción"), later("escriba cómo se llama, como «Redes»")),
    ("strategies", "lines", "tasks"): FieldName(later("Tareas")),
    ("strategies", "lines", "tasks", "name"): FieldName(later("Tarea"), later("escriba qué hay que hacer, como «Manual de imagen»")),
    ("strategies", "lines", "tasks", "quote"): FieldName(later("La frase del plan"), later("copie la frase del documento, como «Elaborar el manual de imagen»")),
    ("strategies", "lines", "tasks", "year"): FieldName(later("Vence en el año")),
    ("strategies", "lines", "tasks", "media"): FieldName(later("Medios")),
    ("indicators",): FieldName(later("Metas"), later("agregue al menos una meta, como «Que más personas visiten el sitio web»")),
    ("indicators", "name"): FieldName(later("Nombre"), later("escriba cómo se llama la meta, como «Visitas al sitio web»")),
    ("indicators", "quote"): FieldName(later("La frase del plan"), later("copie la frase del documento, como «Aumentar en un 50 % las visitas a la página web»")),
    ("indicators", "kind"): FieldName(later("Cómo se cuenta")),
    ("indicators", "dataset"): FieldName(later("Datos")),
    ("indicators", "measure"): FieldName(later("Lo que se cuenta")),
    ("indicators", "denominator"): FieldName(later("Parte de")),
    ("indicators", "whole"): FieldName(later("Parte de qué, en palabras")),
    ("indicators", "series"): FieldName(later("Redes o medios que cuenta")),
    ("indicators", "period"): FieldName(later("La meta es de cada")),
    ("indicators", "direction"): FieldName(later("Qué se busca")),
    ("indicators", "task"): FieldName(later("La tarea del hito"), later("escoja la tarea del plan con la que se cumple, como «Manual de imagen»")),
    ("indicators", "baseline"): FieldName(later("Línea base")),
    ("indicators", "baseline", "value"): FieldName(later("Cuánto")),
    ("indicators", "baseline", "quote"): FieldName(later("De dónde sale")),
    ("indicators", "targets"): FieldName(later("La meta de cada año")),
    ("indicators", "targets", "of"): FieldName(later("La meta se dice")),
    ("indicators", "targets", "years"): FieldName(later("La meta de cada año"), later("escriba el número del año 1, como 50, o escoja una regla")),
    ("indicators", "targets", "then"): FieldName(later("Los años que quedan vacíos")),
    ("indicators", "targets", "by"): FieldName(later("Crece cada año")),
    ("indicators", "short"): FieldName(later("Nombre corto"), later("escriba dos o tres palabras para las gráficas, como «Visitas»")),
    ("indicators", "unit"): FieldName(later("Unidad"), later("escriba en qué se mide, como «visitas por año»")),
    ("indicators", "noun"): FieldName(later("Cómo se llama lo que cuenta"), later("escriba cómo se llaman uno y varios, como «visita» y «visitas»")),
    ("indicators", "strategies"): FieldName(later("Estrategias en cuyas páginas se ve")),
    ("indicators", "note"): FieldName(later("Nota para quien lee la cifra")),
    ("indicators", "thresholds"): FieldName(later("El semáforo")),
    ("indicators", "thresholds", "on_track"): FieldName(later("Va bien desde (%)")),
    ("indicators", "thresholds", "at_risk"): FieldName(later("En riesgo desde (%)")),
    ("indicators", "readings"): FieldName(later("Dudas de lectura")),
    ("indicators", "readings", "question"): FieldName(later("La pregunta"), later("escríbala, como «¿La meta se repite cada año?»")),
    ("indicators", "readings", "quote"): FieldName(later("Las palabras del plan que la dejan abierta"), later("cópielas del documento, como «100 publicaciones»")),
    ("indicators", "readings", "options"): FieldName(later("Lecturas"), later("escriba al menos dos maneras de entenderla")),
    ("indicators", "readings", "options", "name"): FieldName(later("Cómo se llama"), later("escriba la lectura en pocas palabras, como «100 cada año»")),
    ("indicators", "readings", "options", "explanation"): FieldName(later("Por qué puede entenderse así"), later("escriba la razón, como «El plan habla de cada vigencia»")),
    ("indicators", "readings", "options", "set"): FieldName(later("Qué cambia")),
}  # fmt: skip
"""Every field of the forms, by its keys in the plan file, without which of several it is."""


def keys_of(place: Sequence[str | int]) -> tuple[str, ...]:
    """The keys of a place, without which of several strategies, goals and so on it is of."""
    keys: list[str] = []
    before: str | int = ""
    for part in place:
        if isinstance(part, str) and before not in LISTS:
            keys.append(part)
        before = part if before not in LISTS else ""
    return tuple(keys)


def field_name(place: Sequence[str | int]) -> FieldName | None:
    """The name of a place's field; None where no form has one."""
    return FIELDS.get(keys_of(place))


def label_of(place: Sequence[str | int]) -> str:
    """How a place's field is called; its own key where no form has it."""
    name = field_name(place)
    return tr(name.label) if name else ".".join(keys_of(place)[-1:])


def need_of(place: Sequence[str | int]) -> str:
    """What to write in a place, with an example; "" where nothing has to be."""
    name = field_name(place)
    return tr(name.need) if name and name.need else ""
