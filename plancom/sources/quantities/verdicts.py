"""Verdicts: whether the words of a figure name a count, another quantity, or leave it open."""

import re
from collections.abc import Iterable
from enum import Enum

from plancom.datasets import DEFINITIONS, Dataset
from plancom.sources.quantities.vocabulary import Term, Terms, kinds, terms


class Verdict(Enum):
    """What the words of a figure say that it is."""

    COUNT = "count"
    OTHER = "other"
    UNCLEAR = "unclear"


_TYPES = frozenset({"money", "identity", "person", "place", "contact"})
"""Kinds that, after a counted noun and «de», say which ones: «solicitudes de pago» are requests."""
_OF = frozenset({"de", "del", "of", "do", "da", "para", "for"})
_OF_PAPER = frozenset({"identity", "person", "place", "contact"})
"""Kinds that say nothing of a table's figures where they stand in its title («Sede central», «Secretaría General, piso 2»)."""
_IN_PASSING = frozenset({"participacion", "part", "cobertura", "avance", "frecuencia", "var", "calidad", "vigentes", "activos", "indice", "responses", "limit", "change", "progress", "coverage", "quality", "time", "dia", "day", "days", "nivel", "puntos", "riesgo", "capacidad", "historico", "peso", "diarias", "diaria"})  # fmt: skip
"""Words that in a title are about anything («Participación ciudadana», «Día de la mujer»); in a header they are a quantity."""

_CALENDAR = frozenset({"ano", "anio", "vigencia", "year", "mes", "month", "dia", "day", "semana", "week", "semestre", "trimestre", "quarter", "periodo", "period", "fecha", "date", "data"})  # fmt: skip
"""Words that, alone, say when and not how many: a year is no amount of anything."""


def verdict(header: str, dataset: Dataset, about: Iterable[str] = (), names: frozenset[str] = frozenset()) -> Verdict:
    """Whether figures under `header` are counts of `dataset`; `about` are the lines of the table's title.

    `names` are folded words that say nothing of a quantity: those of the institution, of networks, outlets and channels.
    """
    own = terms(header, names)
    if _says_other(own, dataset) or (own.tokens and _CALENDAR.issuperset(own.tokens)):
        return Verdict.OTHER
    nouns = [term for term in own.of("counted") if term.kinds & DEFINITIONS[dataset].nouns]
    if own.unknown or any(own.tokens[term.start] not in names for term in own.of("heading")):
        return Verdict.UNCLEAR
    title = title_verdict(about, dataset, names)
    if nouns:
        return Verdict.UNCLEAR if title is Verdict.OTHER else Verdict.COUNT
    if own.of("counted"):
        return Verdict.OTHER
    if own.of("count"):
        return Verdict.UNCLEAR if title in {Verdict.OTHER, Verdict.UNCLEAR} else Verdict.COUNT
    return title or Verdict.UNCLEAR


def says_only_count(text: str, dataset: Dataset) -> bool:
    """Whether a text says no more than that something of `dataset` is counted: «Cantidad de trámites», «Solicitudes recibidas»."""
    found = terms(text)
    counts = [
        term
        for term in found.of("counted", "count")
        if term.group == "count" or term.kinds & DEFINITIONS[dataset].nouns
    ]
    particular = {" ".join(found.tokens[term.start : term.end]) for term in found.of("counted")} & _TYPES_OF_REQUESTS
    return bool(counts) and not found.unknown and not found.of("other") and not particular


_TYPES_OF_REQUESTS = frozenset({"pqr", "pqrs", "pqrsd", "pqrsdf", "pqrd", "pqrf", "peticiones quejas y reclamos", "peticiones", "quejas", "reclamos", "reclamaciones", "sugerencias", "denuncias", "felicitaciones", "consultas", "citas", "inscripciones", "tutelas", "recursos", "certificaciones", "registros", "derechos de peticion", "complaints", "claims", "petitions", "suggestions", "queries", "appointments", "enquiries", "inquiries", "reclamacoes", "queixas", "sugestoes", "elogios", "protocolos", "processos", "expedientes"})  # fmt: skip
"""Nouns that are counted and are names of procedures too."""


def title_verdict(lines: Iterable[str], dataset: Dataset, names: frozenset[str] = frozenset()) -> Verdict | None:
    """What the lines over a table say of its figures: by the first quantity that each names; None where none names any.

    A piece of a line («… (Deseable)», «Tope: …») of which no word is known may name another quantity: then the line is unclear.
    """
    said = {found for line in lines if (found := _of_line(line, dataset, names))}
    if not said:
        return None
    return said.pop() if len(said) == 1 else Verdict.UNCLEAR


def _of_line(line: str, dataset: Dataset, names: frozenset[str]) -> Verdict | None:
    pieces = [terms(piece, names) for piece in _BETWEEN.split(line) if piece.strip()]
    said = [found for piece in pieces if (found := _of_piece(piece, dataset))]
    if not said:
        return None
    if said[0] is Verdict.OTHER:
        return Verdict.OTHER
    if Verdict.COUNT in said and any(_is_strange(piece) for piece in pieces):
        return Verdict.UNCLEAR
    if len(set(said)) > 1:
        return Verdict.UNCLEAR
    return said[0]


def _is_quantity(term: Term, found: Terms, dataset: Dataset) -> bool:
    """Whether a word says what figures are of: it is not said in passing, and no type of what is counted."""
    return not _in_passing(term, found) and (term.group == "counted" or not is_type(term, found, dataset))


def _of_piece(found: Terms, dataset: Dataset) -> Verdict | None:
    quantities = [term for term in found.of("other", "counted") if _is_quantity(term, found, dataset)]
    nouns = [term for term in quantities if term.group == "counted"]
    if not nouns and (said := _of_count_word(found)):
        return said
    if not quantities:
        return None
    if _is_part_of_unknown(quantities[0], found) or any(_is_still_to_be(term, found) for term in nouns):
        return Verdict.UNCLEAR  # «Millares de visitas», «Visitas a lograr»
    begins_with_noun = quantities[0].group == "counted"
    counted = bool(kinds(nouns) & DEFINITIONS[dataset].nouns)
    if len(nouns) == len(quantities):
        return Verdict.COUNT if counted else Verdict.UNCLEAR
    return Verdict.UNCLEAR if begins_with_noun and counted else Verdict.OTHER  # «Trámites y tiempos de respuesta»


def _of_count_word(found: Terms) -> Verdict | None:
    """What a piece without a counted noun says by «Número de …» and what stands behind it; None where that says nothing."""
    counts = found.of("count")
    if not counts:
        return None
    if any(term.start > counts[0].start for term in found.of("other")):
        return Verdict.OTHER  # «Número de funcionarios»
    return Verdict.UNCLEAR if found.unknown else None  # «Número de copias»


_ARTICLES = frozenset({"los", "las", "el", "la", "the", "os", "as"})
_RECORDS = frozenset({"cuenta", "registro", "registros", "acta", "documento", "archivo", "item", "contrato", "plan", "historico", "record", "sede", "area", "oficio", "dia", "day"})  # fmt: skip
"""Words for papers and places that hold what is counted: «Registro de solicitudes»."""
_BETWEEN = re.compile(r"\s*[·|;:/()\[\]]\s*|\s+[-–—]\s+|\s*[–—]\s*")
_FEW = 5
"""Words up to which a piece without a known word may be the name of a quantity."""
_TOWARDS = frozenset({"a", "por", "para", "to"})
_JOINING = frozenset({"de", "del", "la", "las", "el", "los", "y", "e", "a", "al", "en", "por", "para", "of", "the", "and", "in", "to", "do", "da", "dos", "das", "em", "o", "os", "as", "x"})  # fmt: skip


def _is_strange(found: Terms) -> bool:
    """Whether a piece of a title may be the name of a quantity: «Deseable», «Escala de 1 a 5», «Valor de referencia», «por hogar»."""
    passing = {word for term in found.of("other") for word in found.tokens[term.start : term.end]}
    words = [token for token in found.tokens if not token.isdigit() and token not in _JOINING]
    odd = [word for word in words if word in found.unknown or word in passing]
    return bool(odd) and len(found.tokens) <= _FEW and not found.of("heading", "counted") and len(odd) * 2 >= len(words)


def _is_part_of_unknown(term: Term, found: Terms) -> bool:
    """Whether a noun is what an unknown word before it is of, or something that it has: «Millares de visitas», «Folios de los trámites»."""
    before = list(found.tokens[: term.start])
    while before and before[-1] in _ARTICLES:
        before.pop()
    if term.group != "counted" or len(before) <= 1 or before.pop() not in _OF:
        return False
    if before[-1] in found.unknown:
        return True
    owned = next((one for one in found.of("other") if one.end == len(before)), None)
    return owned is not None and before[-1] not in _RECORDS


def _is_still_to_be(term: Term, found: Terms) -> bool:
    """Whether after a noun it is said, with an unknown word, what is to become of it: «Visitas a lograr», «Trámites por despachar»."""
    after = found.tokens[term.end : term.end + 2]
    return len(after) > 1 and after[0] in _TOWARDS and after[1] in found.unknown


def _in_passing(term: Term, found: Terms) -> bool:
    return term.group == "other" and (
        term.kinds <= _OF_PAPER or " ".join(found.tokens[term.start : term.end]) in _IN_PASSING
    )


def _says_other(own: Terms, dataset: Dataset) -> bool:
    """Whether a header has a word for another quantity that does not only tell which ones are counted."""
    return any(not is_type(term, own, dataset) for term in own.of("other"))


def is_type(term: Term, found: Terms, dataset: Dataset) -> bool:
    """Whether a word for another quantity only says which ones: «solicitudes de pago»."""
    if term.group != "other" or not term.kinds <= _TYPES or term.start < 2:  # noqa: PLR2004 - a noun and «de»
        return False
    noun = any(
        one.group == "counted" and one.kinds & DEFINITIONS[dataset].nouns and one.end == term.start - 1
        for one in found.terms
    )
    return noun and found.tokens[term.start - 1] in _OF
