"""Why a field of a plan file is refused, in a sentence: pydantic's errors in the words of who writes plans."""

from typing import Any

from plancom.language.translation import later, tr
from plancom.plan.field_names import need_of

SPANISH = {
    "missing": later("falta este dato."),
    "extra_forbidden": later("este dato no existe en un plan; revise cómo está escrito."),
    "string_too_short": later("este texto está vacío."),
    "too_short": later("la lista está vacía o le faltan elementos."),
    "int_parsing": later("debe ser un número entero."),
    "int_type": later("debe ser un número entero."),
    "float_type": later("debe ser un número."),
    "float_parsing": later("debe ser un número."),
    "bool_type": later("debe ser true o false."),
    "bool_parsing": later("debe ser true o false."),
    "string_type": later("debe ser un texto entre comillas."),
    "model_type": later("debe ser una tabla, con cada dato en su nombre."),
    "dict_type": later("debe ser una tabla, con cada dato en su nombre."),
    "mapping_type": later("debe ser una tabla, con cada dato en su nombre."),
    "tuple_type": later("debe ser una lista entre corchetes."),
    "date_type": later("debe ser una fecha como 2018-01-01, sin comillas."),
    "date_from_datetime_parsing": later("debe ser una fecha como 2018-01-01, sin comillas."),
    "string_pattern_mismatch": later(
        "debe escribirse en minúsculas, sin espacios ni tildes (o, un color, como #0B5C8A)."
    ),
}

LACKING = {
    "missing": later("falta este dato: {need}."),
    "string_too_short": later("este texto está vacío: {need}."),
    "too_short": later("la lista está vacía o le faltan elementos: {need}."),
}
"""What lacks in a field of which it is known what an office writes there."""


def reason_of(error: Any) -> str:
    """A pydantic error as a Spanish sentence; of what lacks, with what to write."""
    kind, context = str(error["type"]), error.get("ctx", {})
    if kind == "literal_error":
        known = context["expected"].replace(" or ", tr(" o "))
        return tr("«{value}» no sirve; escriba {known}.", value=error["input"], known=known)
    if kind in {"greater_than_equal", "less_than_equal"}:
        value, limit = error["input"], next(iter(context.values()))
        if kind == "greater_than_equal":
            return tr("«{value}» está fuera de lo permitido: como mínimo, {limit}.", value=value, limit=limit)
        return tr("«{value}» está fuera de lo permitido: como máximo, {limit}.", value=value, limit=limit)
    if kind == "value_error":
        return f"{context['error']}."
    if kind in LACKING and (need := need_of(error["loc"])):
        return tr(LACKING[kind], need=need)
    return tr(SPANISH[kind]) if kind in SPANISH else str(error["msg"])
