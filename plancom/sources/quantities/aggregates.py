"""Aggregates: names of rows that are made of the others, where a network, an outlet, a procedure or a channel should be: «Total 2018», «Promedio», «Año anterior»."""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from plancom.language.text import fold
from plancom.sources.quantities.names import NETWORK_WORDS
from plancom.sources.quantities.vocabulary import terms, tokens

_SUMS = frozenset({"total", "totales", "totais", "subtotal", "subtotales", "subtotais", "suma", "sumas", "sumatoria", "soma", "sum", "σ", "consolidado", "acumulado", "totals"})  # fmt: skip
"""Words of which one makes a name that of a sum, where every other word says nothing."""
_LOOSE = frozenset({"general", "generales", "global", "globales", "geral", "overall", "conjunto", "todo", "todos", "todas", "ambos", "ambas", "both", "all"})  # fmt: skip
"""Words that may be a sum's name, and a procedure's: only the figures tell."""
_BESIDE = frozenset({"gral", "gnral", "vlr", "val", "sub", "gran", "grand", "resultado", "acumulada", "geral", "canales", "redes", "medios", "sociales", "las", "los", "de", "del", "la", "el", "+", "y"})  # fmt: skip
"""Words beside those that leave the name that of a sum."""
_DERIVED = frozenset({
    *("promedio", "promedios", "prom", "media", "medias", "mediana", "moda", "maximo", "max", "minimo", "min", "desviacion", "desv", "varianza"),
    *("variacion", "var", "participacion", "part", "porcentaje", "porc", "pct", "%", "‰", "diferencia", "dif", "δ", "crecimiento", "cumplimiento"),
    *("meta", "metas", "proyeccion", "proyectado", "proyectados", "proyectadas", "esperado", "esperados", "esperadas", "programado", "programados", "programadas"),
    *("presupuestado", "planeado", "planeados", "planeadas", "anterior", "pasado"),
    *("average", "avg", "mean", "median", "maximum", "minimum", "deviation", "variation", "percentage", "share", "difference", "growth", "target", "goal", "expected", "planned", "previous"),
    *("variacao", "participacao", "percentual", "porcentagem", "diferenca", "crescimento", "mediana", "previsto", "esperada"),
})  # fmt: skip
"""Words of which one makes a name that of a figure made of others, or compared with them, where every other word says nothing."""
_QUALIFYING = frozenset({"mensual", "mensuales", "anual", "anuales", "diario", "diaria", "semanal", "trimestral", "semestral", "total", "general", "acumulado", "acumulada", "estandar", "porcentual", "relativa", "absoluta", "mes", "ano", "anio", "periodo", "trimestre", "semestre", "vigencia", "de", "del", "la", "el", "en", "por", "vs", "respecto", "al", "monthly", "yearly", "annual", "daily", "month", "year", "period", "of", "the"})  # fmt: skip
_PLAIN = frozenset({"total", "totales", "suma", "subtotal", "gran total", "grand total", "total general", "sum"})
_BEGINS = re.compile(r"(?:(?:gran |grand |sub[ -]?)?total(?:es)?|sum(?:a|atoria)?|consolidado|acumulado)\b")
_ALL_OF_THEM = frozenset({"todas las redes", "redes sociales", "todos los medios", "all networks"})
_ALL_CHANNELS = re.compile(r"tod[oa]s\b.*|amb[oa]s\b.*|all(?: channels)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINING = re.compile(r"\s*[,;/+&]\s*|\s+(?:y|e|and)\s+")
_SPACED = re.compile(r"(?:\w ){3,}\w")
_ALMOST = 0.8  # how alike a word and «total» are, of 1, for one to be the other misspelt
_PERIODS, _MANY, _LARGE = 2, 4, 10
"""Periods in which a figure is the sum of the others from which that is no chance: few of large figures, or many."""


def is_sum(name: str) -> bool:
    """Whether a name says that its row sums others: «Total 2018», «Suma total», «T O T A L»; «Total transparencia» may be a name."""
    words = _words(name)
    lead = next((word for word in words if word not in _BESIDE), "")
    rest = [word for word in words if word not in _SUMS | _BESIDE]
    if lead not in _SUMS or NETWORK_WORDS.intersection(rest):
        return False
    found = terms(" ".join(rest))
    return not found.unknown and not found.of("other")


def is_plain_sum(label: str) -> bool:
    """Whether a folded label is one of the few that say nothing but that a row is a sum, wherever it stands in it."""
    return label.rstrip(":") in _PLAIN


def begins_sum(label: str) -> bool:
    """Whether a folded label begins as a row of sums does, whatever it sums; as the title of a publication «Total transparencia» is none."""
    return bool(_BEGINS.match(label))


def sums_series(name: str) -> bool:
    """Whether a folded name of a network, an outlet or a procedure is that of a sum: «Total trámites», «Consolidado», «Todas las redes»."""
    return name in _ALL_OF_THEM or is_sum(name)


def sums_channels(name: str) -> bool:
    """Whether a name is that of all channels together: «Total general», «Ambos», «All channels»."""
    return begins_sum(fold(name)) or bool(_ALL_CHANNELS.fullmatch(fold(name))) or is_sum(name)


def may_be_sum(name: str) -> bool:
    """Whether a name may be that of a sum, as its figures tell: «General», «Total certificados»."""
    words = _words(name)
    loose = _LOOSE.intersection(words) and set(words) <= _LOOSE | _BESIDE
    misspelt = len(words) == 1 and get_close_matches(words[0], ("total", "totales", "subtotal"), 1, _ALMOST)
    return bool(loose or misspelt or _SUMS.intersection((*words[:1], *words[-1:])))


def joins(name: str, others: Collection[str]) -> bool:
    """Whether a name is several of the folded `others` together: «Presencial y virtual»."""
    pieces = [piece for piece in _JOINING.split(fold(name)) if piece]
    return len(pieces) > 1 and set(pieces) <= set(others)


def is_derived(name: str) -> bool:
    """Whether a name says that its row compares or averages others, or is what was aimed at: «Promedio mensual», «Variación %», «2017»."""
    words = _words(name)
    if _YEAR.fullmatch(" ".join(words)) or words == ("linea", "base"):
        return True
    plain = {word for word in words if not word.isdigit()}
    return bool(_DERIVED & plain) and plain <= _DERIVED | _QUALIFYING


def sums_the_others(stated: Sequence[int], others: Sequence[Sequence[int]], *, named: bool) -> bool:
    """Whether figures, one a period, are the sums of the `others` of their periods; once is enough where they are `named` as sums may be."""
    if not named and (len(stated) < _PERIODS or (len(stated) < _MANY and min(stated) < _LARGE)):
        return False
    return any(stated) and all(
        one == sum(beside) and (not one or sum(map(bool, beside)) > 1)
        for one, beside in zip(stated, others, strict=True)
    )


def _words(name: str) -> tuple[str, ...]:
    plain = fold(name).replace("∑", "σ").replace("-", " ")
    return tokens(plain.replace(" ", "") if _SPACED.fullmatch(plain) else plain)
