"""Answers: how a person says that a table is read, complete and as text."""

from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from plancom.datasets import DEFINITIONS, Dataset, titles
from plancom.language.translation import later, tr
from plancom.sources.cells.dates import Order

Grain = Literal["item", "day", "month"]
GRAINS: dict[Dataset, tuple[Grain, ...]] = {
    "visits": ("day", "month"),
    "posts": ("item", "day", "month"),
    "press": ("item",),
    "procedures": ("month", "day", "item"),
}
"""What a row may be: one post, publication or request (`item`), or the counts of a `day` or a `month`; the usual one first."""
ACROSS: dict[Dataset, str] = {"posts": "series", "press": "series", "procedures": "channel"}
"""The column of each dataset whose names may stand side by side as headers: networks, outlets, channels."""
FIGURE: dict[Dataset, str] = {"posts": "publications", "press": "title", "procedures": "quantity"}
"""What then stands in the cells under these names."""


_DAY = later("la columna de las fechas")
_VISITS = later("la columna de las visitas, de los visitantes o de las páginas vistas")
ASKED: dict[str, str] = {
    "day": _DAY,
    "visits": _VISITS,
    "posts.series": later("la red"),
    "posts.publications": later("la columna con cuántas publicaciones hubo"),
    "press.series": later("el medio"),
    "press.title": later("la columna del título o la del enlace"),
    "procedures.procedure": later("el trámite"),
    "procedures.channel": later("el canal"),
    "procedures.quantity": later("la columna con cuántos trámites hubo"),
}
"""What must be said of each dataset before its tables can be read."""
_MEASURES = ("visits", "visitors", "page_views")


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
        if self.wide:
            known |= {ACROSS[self.dataset], FIGURE[self.dataset]}
        if self.dataset == "visits" and known.isdisjoint(_MEASURES):
            return (*(() if "day" in known else (tr(_DAY),)), tr(_VISITS))
        if self.dataset == "press" and "link" in known:
            known.add("title")
        if self.grain == "item":
            known |= {"publications", "quantity"} & {FIGURE.get(self.dataset, "")}
        asked = {
            name.removeprefix(f"{self.dataset}."): words
            for name, words in ASKED.items()
            if name.startswith(self.dataset + ".")
        }
        return tuple(tr(words) for name, words in ({"day": _DAY} | asked).items() if name not in known)


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
    if found.dataset not in GRAINS or found.grain not in GRAINS[found.dataset]:
        raise MappingError(tr("No es un perfil de plancom: su clase de datos no se lee con el asistente."))
    known = {column.name for column in DEFINITIONS[found.dataset].columns} | {"request"}
    said = {name for name, _ in (*found.columns, *found.fixed)}
    if not said <= known or (found.wide and found.dataset not in ACROSS) or found.lacking:
        raise MappingError(tr("No es un perfil de plancom: le faltan columnas, o nombra algunas que no existen."))
    return found
