"""Titled procedures: the procedure whose requests by channel a table or a sheet gives, as its title or its sheet's name has it."""

import re
from collections.abc import Iterable

from plancom.datasets.procedures import PETITIONS_AND_COMPLAINTS, THEIR_TYPES
from plancom.language.text import fold
from plancom.sources.cells.dates import MONTH_NUMBERS
from plancom.sources.quantities.verdicts import says_only_count

_NAMED = re.compile(r"\W*(?:nombre del? )?(?:tr[aá]mite\s*[:–—-]|servicio\s*:)\s*(?P<name>\S.*)", re.IGNORECASE)
_ABOUT_TEXT = (
    "de del la las los el en al y por segun para a informe informes reporte estadistica estadisticas cifras datos numero cantidad total"
    " recibidas recibidos radicadas radicados atendidas atendidos presentadas presentados canal canales mes meses mensual mensuales ano anual vigencia"
    " periodo primer segundo tercer cuarto trimestre semestre i ii iii iv"
)
_ABOUT = frozenset(_ABOUT_TEXT.split()) | MONTH_NUMBERS.keys()
"""Words around a procedure's name in a title, which say when and how many."""
_LEADS = frozenset({
    *("certificado", "certificados", "certificacion", "certificaciones", "constancia", "constancias", "solicitud", "solicitudes", "peticion", "peticiones"),
    *("derecho", "derechos", "queja", "quejas", "reclamo", "reclamos", "sugerencia", "sugerencias", "denuncia", "denuncias", "felicitacion", "felicitaciones"),
    *("permiso", "permisos", "licencia", "licencias", "inscripcion", "inscripciones", "registro", "cita", "citas", "consulta", "consultas", "tutela", "tutelas"),
})  # fmt: skip
"""Words with which names of procedures begin, also where nothing but a sheet's name says one."""
_VERSION = re.compile(
    r"\b(?:copia|corregid|corr|final|definitiv|borrador|version|v\d|nuev|anterior|viej|bak|resumen|consolidado)"
)


def titled_procedure(line: str) -> str:
    """The one procedure that a line over a table says that it is of: «Trámite: Certificado de residencia 2018», «PQRSD 2018»; "" where it says none."""
    if found := _NAMED.match(line):
        return _without_dates(found["name"])
    words = [word for word in re.split(r"[\s·|()]+", line) if word.strip(",.:;–—-")]
    kept = [word for word in words if not _is_about(word)]
    name = " ".join(kept).strip(",.:;–—- ")
    if fold(name) not in PETITIONS_AND_COMPLAINTS | THEIR_TYPES:
        return ""
    return name.upper() if len(kept) == 1 and fold(name).startswith("pqr") else name[0].upper() + name[1:]


def says_procedure(line: str) -> bool:
    """Whether a line says by its own words that what follows is the name of a procedure («Trámite: …»)."""
    return bool(_NAMED.match(line))


def names_of_sheets(sheets: Iterable[str]) -> dict[str, str]:
    """The procedure by which each of several sheets is called; empty where one is called otherwise, or two by the same («Certificado (2)»)."""
    found = {sheet: _of_sheet(sheet) for sheet in sheets}
    distinct = len(set(map(fold, found.values()))) == len(found)
    return found if len(found) > 1 and distinct and all(found.values()) else {}


def _of_sheet(sheet: str) -> str:
    """The procedure by which a sheet is called: it begins as these do, and is no version of another sheet nor «Solicitudes» alone."""
    if titled := titled_procedure(sheet):
        return titled
    name = _without_dates(sheet)
    led = fold(name).split()[:1]
    is_name = set(led) <= _LEADS and not _VERSION.search(fold(sheet)) and not says_only_count(name, "procedures")
    return name if led and is_name else ""


def _without_dates(text: str) -> str:
    """A name without the years and months that stand before and behind it."""
    words = text.split()
    while words and (_is_about(words[-1]) or not fold(words[-1]).strip("()·|–—-")):
        words.pop()
    return " ".join(words).strip('«»"“”,.:;(·|–—- ')


def _is_about(word: str) -> bool:
    said = fold(word).strip("(),.:;·|–—-")
    return said.isdigit() or said in _ABOUT
