"""Claims: whether the words around a figure of a hand-made sheet say that it is a count of what it seems to be."""

import re
from collections.abc import Sequence

from plancom.datasets import DEFINITIONS, Dataset
from plancom.language.text import fold
from plancom.plan import Plan
from plancom.sources.formats.handmade.layout.crosstabs import Crosstab, Value
from plancom.sources.formats.handmade.words.meaning import Meaning
from plancom.sources.formats.handmade.words.titles import heading
from plancom.sources.formats.handmade.words.vocabulary import CHANNELS, is_named_total, is_part_sum, is_status, is_total
from plancom.sources.quantities.aggregates import is_derived
from plancom.sources.quantities.names import names_of
from plancom.sources.quantities.titled_procedures import says_procedure
from plancom.sources.quantities.verdicts import Verdict, is_type, says_only_count, title_verdict, verdict
from plancom.sources.quantities.vocabulary import Term, Terms, kinds, terms, tokens
from plancom.sources.tables.sheet_notes import about_figures

_SURELY_OTHER = frozenset(
    {
        "time",
        "average",
        "rate",
        "score",
        "goal",
        "running_sum",
        "overdue",
        "scale",
        "audience",
        "money",
        "comparison",
        "others",
    }
)
"""Kinds by which a row's name is no procedure's, whatever follows: «Tiempo de espera en ventanilla»."""
_QUALIFYING = frozenset({"average", "rate", "score", "goal", "running_sum", "overdue", "scale", "comparison", "others"})
"""Kinds that make another quantity of a counted noun before them."""
_UNITS = frozenset({"person"})
"""Kinds that beside words that name a count are its unit: «Visitantes únicos», «Personas»."""
_OF_CHANNELS = frozenset({"contact", "place"})
"""Kinds by which channels are called too."""
_IN_NAMES = frozenset({"nota", "puesto", "lugar", "grado", "nivel", "puntos", "cobertura", "participacion", "aumento", "respuestas", "evaluacion", "calificacion", "hora", "termino", "cuota", "pago", "pagos", "impuesto", "impuestos", "subsidio", "subsidios", "multa", "multas", "descuento", "descuentos", "cobro", "cobros", "liquidacion", "abono", "saldo", "deuda", "tarifa", "cartera", "facturacion"})  # fmt: skip
"""Words with which procedures' names begin too: «Nota marginal», «Participación ciudadana», «Puesto de venta»."""

_NUMBER_OR_MONEY = frozenset({"valor", "valores", "value", "values"})
"""How many requests there were, or what was paid for them."""
_BY_DAY = re.compile(r"\bdiari[oa]s\b|\b(?:por|al) dia\b|\bdaily\b|\bper day\b")
"""Words by which the figures of months may be means of their days."""
_PROCEDURE = re.compile(r"(?:nombre del? |tipo de )?(?:tramites?|procedimientos?)")
"""How a column of procedures' names is called."""
_PROCEDURES = "tramites"
"""What a line says that names one procedure."""
_CHANNEL_WORDS = frozenset(token for channel in CHANNELS for token in tokens(channel))


class Claims:
    """Judges the figures of one table, whose title has these `lines`; `kind` is the dataset that its owner says they are of."""

    def __init__(self, plan: Plan, lines: Sequence[str], table: Crosstab, kind: Dataset | None) -> None:
        self._lines = tuple(
            filter(None, (_PROCEDURES if says_procedure(line) else about_figures(line) for line in lines))
        )
        self._listed, self._kind = table.listed, kind
        self._of_procedures = any(_PROCEDURE.fullmatch(fold(word)) for word in table.corner)
        self.names = names_of(plan) | _CHANNEL_WORDS
        self._monthly = not any(value.period and value.period.day for value in table.values)
        self._generic = any(map(_is_generic, table.values))

    def verdict(self, value: Value, meaning: Meaning) -> Verdict:
        """Whether a figure with that meaning is a count; press is never counted by figures, and said so elsewhere."""
        if meaning.dataset == "press":
            return Verdict.COUNT
        if self._listed and value.labels:
            own = self._of_header(" ".join(value.labels), meaning)
            return next(
                (found for found in (own, *map(self._of_name, value.above)) if found is not None), Verdict.COUNT
            )
        said = {self._of_word(word, meaning) for word in value.words} | {_of_money(value, meaning)}
        said.add(self._of_word(heading(value.section), meaning) if heading(value.section) else None)
        for found in (Verdict.OTHER, Verdict.UNCLEAR):
            if found in said:
                return found
        if self._generic and meaning.dataset == "procedures" and not _is_generic(value) and self._is_unknown(value):
            return Verdict.UNCLEAR  # «Levy» beside «Applications» may be another quantity
        return Verdict.COUNT if Verdict.COUNT in said or meaning.is_named else self.of_title(meaning.dataset)

    def _is_unknown(self, value: Value) -> bool:
        return any(terms(word, self.names).unknown for word in value.words)

    def may_be_channel(self, label: str) -> bool:
        """Whether a label beside channels may be one more: it names no other quantity, or what is a channel's name too («Fax», «Módulo»)."""
        if verdict(label, "procedures", names=self.names) is not Verdict.OTHER:
            return not is_status(label)
        return bool(tokens(label)) and kinds(terms(label, self.names).of("other")) <= _OF_CHANNELS

    def names_itself(self, value: Value) -> bool:
        """Whether the words beside a figure name what is counted, and not the title alone."""
        return any(terms(word, self.names).of("counted") for word in value.words)

    def of_title(self, dataset: Dataset) -> Verdict:
        """What the title says of figures whose own words name no quantity."""
        if self._kind == dataset:
            return Verdict.COUNT
        return self._title(dataset) or Verdict.UNCLEAR

    def _title(self, dataset: Dataset) -> Verdict | None:
        said = title_verdict(self._lines, dataset, self.names)
        if said is None and dataset == "procedures" and self._of_procedures:
            said = Verdict.COUNT  # «Trámite | Presencial | Electrónico»
        daily = self._monthly and any(_BY_DAY.search(fold(line)) for line in self._lines)
        return Verdict.UNCLEAR if daily and said is Verdict.COUNT else said

    def _of_header(self, header: str, meaning: Meaning) -> Verdict | None:
        """What the header of a column says that stands beside columns of names; None where it says that they are counts."""
        if meaning.is_named or all(word in self.names for word in tokens(header)):
            found = self.of_title(meaning.dataset) if not meaning.is_named else Verdict.COUNT
        else:
            lines = () if self._kind == meaning.dataset else self._lines
            found = verdict(header, meaning.dataset, lines, self.names)
        return None if found is Verdict.COUNT else found

    def _of_name(self, word: str) -> Verdict | None:
        """What a name says that stands in a column of names: only that it is another quantity («Indicador»: «Tiempo promedio»)."""
        return self._other(terms(word, self.names))

    def _of_word(self, word: str, meaning: Meaning) -> Verdict | None:
        """What a word beside or over a figure says of it; None where it only names something, as a channel's does («Teléfono»)."""
        if word == meaning.channel and not is_derived(word):
            return None
        found = terms(word, self.names)
        nouns = [term for term in found.of("counted") if term.kinds & DEFINITIONS[meaning.dataset].nouns]
        is_unit = meaning.is_named and kinds(found.of("other")) <= _UNITS
        doubt = None if is_unit else self._other(found) or (_besides(found, meaning.dataset) if nouns else None)
        if doubt or found.unknown or not word:
            return doubt
        if meaning.dataset == "procedures" and not says_only_count(word, "procedures"):
            return None  # «Quejas» is a procedure's name, and no word for so many of them
        if nouns:
            return Verdict.COUNT
        if not found.of("count"):
            return None
        return Verdict.COUNT if self._kind == meaning.dataset else self._title(meaning.dataset) or Verdict.COUNT

    def _other(self, found: Terms) -> Verdict | None:
        """Whether a name is another quantity: it begins like one. «Registro de metas» and «Pago de derechos» are procedures."""
        found_terms = found.of("other", "counted")
        if not found_terms or found_terms[0].group != "other" or not self._leads(found_terms[0], found):
            return None
        first = found_terms[0]
        if first.kinds & _SURELY_OTHER and " ".join(found.tokens[first.start : first.end]) not in _IN_NAMES:
            return Verdict.OTHER
        of_something = found.tokens[first.end : first.end + 1] in {("de",), ("del",), ("of",), ("do",), ("da",)}
        of_counts = any(term.group == "counted" for term in found_terms[1:])
        return None if found.unknown or (of_something and not of_counts) else Verdict.OTHER

    def _leads(self, term: Term, found: Terms) -> bool:
        """Whether nothing but words that say nothing stands before a term."""
        known = {word for one in found.of("count", "neutral") for word in found.tokens[one.start : one.end]}
        return all(word in known or word in self.names or word.isdigit() for word in found.tokens[: term.start])


def _is_generic(value: Value) -> bool:
    """Whether the words beside a figure say no more than that procedures are counted: «Solicitudes recibidas»; a sum says it of others."""
    if is_total(value.words) or is_part_sum(value.words) or is_named_total(value.words):
        return False
    return any(says_only_count(word, "procedures") for word in value.words)


def _of_money(value: Value, meaning: Meaning) -> Verdict | None:
    """That «Valor» beside figures of procedures leaves open whether they are so many, or what was paid."""
    is_open = meaning.dataset == "procedures" and any(map(may_be_money, value.words))
    return Verdict.UNCLEAR if is_open else None


def may_be_money(word: str) -> bool:
    """Whether a word leaves open whether figures are so many, or what was paid («Valor»)."""
    return fold(word) in _NUMBER_OR_MONEY


def _besides(found: Terms, dataset: Dataset) -> Verdict | None:
    """What the words beside a counted noun make of it: «Solicitudes vencidas» are none; «Quejas por demora» may be a procedure."""
    meanings = kinds(term for term in found.of("other") if not is_type(term, found, dataset))
    if meanings & _QUALIFYING:
        return Verdict.OTHER
    return Verdict.UNCLEAR if meanings else None
