"""Answers: how a person says that a table is read, complete and as text."""

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from plancom.datasets import DEFINITIONS, Dataset, titles
from plancom.datasets.definition import Grain, MappingWords
from plancom.language.translation import later, tr
from plancom.sources.cells.dates import Order

_DAY = later("la columna de las fechas")


class MappingError(ValueError):
    """A text that is no mapping; the message says so."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a table is read.

    `columns` are pairs of a dataset's column (its name in code) and the header it has in the file, as `labels.keys` writes it;
    `fixed` pairs of a column and the one word that all rows have in it; `wide` pairs of a header and the network, outlet or
    channel that its cells are of. `order` is how «03/04/2018» reads unless the column's own dates prove the other. `headers`
    are all of the table's headers as it was first seen, by which it is known again. `row` is the number that the spreadsheet gives the
    row of headers (or, where `headless`, the first row of data): a hint, looked at first. `sheet` is the only one that is read,
    «» for each that has the columns. `whole_months` where the table covers whole months and not only from its first to its last day.
    """

    dataset: Dataset
    grain: Grain
    columns: tuple[tuple[str, str], ...]
    fixed: tuple[tuple[str, str], ...] = ()
    wide: tuple[tuple[str, str], ...] = ()
    order: Order = "dmy"
    headers: tuple[str, ...] = ()
    row: int | None = None
    headless: bool = False
    sheet: str = ""
    whole_months: bool = False

    @property
    def needed(self) -> frozenset[str]:
        """The headers without which the table cannot be read so."""
        return frozenset(header for _, header in self.columns) | {header for header, _ in self.wide}

    def column(self, name: str) -> str:
        """The header of a dataset's column; "" where no header is said to be it."""
        return dict(self.columns).get(name, "")

    @property
    def lacking(self) -> tuple[str, ...]:
        """What is still to be said before a table can be read so, in words; empty where nothing is."""
        known = {name for name, _ in (*self.columns, *self.fixed)}
        definition, said = DEFINITIONS[self.dataset], mapped(self.dataset)
        if self.wide:
            known |= {definition.parts.column, said.figure}
        for name, other in said.instead.items():
            known |= {name} if other in known else set()
        if self.grain == "item":
            known |= {said.figure} & set(definition.figures)
        asked = {"day": _DAY, **said.lacking}
        lacking = [words for name, words in asked.items() if name not in known]
        if said.one_of and known.isdisjoint(said.one_of):
            lacking.append(said.lacking_one)
        return tuple(map(tr, lacking))


def mapped(dataset: Dataset) -> MappingWords:
    """How a table is said to be of a dataset. Raises ValueError for one that no table may be said to be of."""
    found = DEFINITIONS[dataset].mapped
    if found is None:
        raise ValueError("the table is not of this dataset")
    return found


def mappable_datasets() -> dict[Dataset, MappingWords]:
    """The datasets that a table may be said to be of, with how."""
    return {name: one.mapped for name, one in DEFINITIONS.items() if one.mapped}


@dataclass(frozen=True, slots=True)
class Profile:
    """A mapping with the name under which it was kept."""

    name: str
    mapping: Mapping

    @property
    def title(self) -> str:
        """How files that it reads are called, as imports keep it: «Perfil «Boletín municipal»»."""
        return titles.PROFILE.format(name=self.name)


_ADAPTER = TypeAdapter(Mapping)


def to_text(mapping: Mapping) -> str:
    """The mapping as JSON."""
    return _ADAPTER.dump_json(mapping, exclude_defaults=True).decode()


def from_text(text: str | bytes) -> Mapping:
    """The mapping that `text` is. Raises MappingError."""
    try:
        found = _ADAPTER.validate_json(text)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"]) or tr("el documento")
        raise MappingError(tr("No es un perfil de plancom: «{where}» falta o no se entiende.", where=where)) from error
    said_as = DEFINITIONS[found.dataset].mapped
    if said_as is None or found.grain not in said_as.grains:
        raise MappingError(tr("No es un perfil de plancom: su clase de datos no se lee con el asistente."))
    known = {column.name for column in DEFINITIONS[found.dataset].columns} | {"request"}
    said = {name for name, _ in (*found.columns, *found.fixed)}
    if not said <= known or (found.wide and not DEFINITIONS[found.dataset].parts.column) or found.lacking:
        raise MappingError(tr("No es un perfil de plancom: le faltan columnas, o nombra algunas que no existen."))
    return found
