"""What is drawn by chance for one table: its words and how it is written; and the table before it is a file."""

import datetime as dt
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.meaning import dates, figures
from benchmarks.meaning.dates import YEAR
from benchmarks.meaning.model import Cell, Counts, Dataset, Key, Language
from benchmarks.meaning.vocabulary import KINDS, phrases, words

CHANNELS = {"Electrónico": "electronic", "Presencial": "other", "Telefónico": "other", "Correo postal": "other"}
"""The plan's own channels, in its words."""
ASKED_CHANNELS = {"Ventanilla": "other", "Página web": "electronic"}
"""Channels of which it may be asked whether they are electronic."""
NETWORKS = {"Facebook": "facebook", "Instagram": "instagram", "Twitter": "twitter"}
OUTLETS = {"El Universal": "el-universal", "Caracol Radio": "other", "El Tiempo": "other"}
NAMES: dict[Dataset, dict[str, str]] = {
    "procedures": CHANNELS,
    "posts": NETWORKS,
    "press": OUTLETS,
    "visits": {},
    "activities": {},
}
PROCEDURES: dict[Language, tuple[str, ...]] = {
    "es": ("Solicitud de información", "Derecho de petición", "Certificaciones", "Queja", "Copias de acuerdos"),
    "en": ("Information request", "Certificate", "Complaint", "Copies of agreements"),
    "pt": ("Pedido de informação", "Certidão", "Reclamação", "Cópias de atas"),
}
TRAPS: dict[Language, tuple[str, ...]] = {
    "es": (
        "Certificado de estrato",
        "Pago de impuesto predial",
        "Copia de cédula",
        "Registro de metas",
        "Consulta de puntaje",
    ),
    "en": ("Fee waiver", "Copy of ID card", "Score review"),
    "pt": ("Pagamento de taxas", "Cópia do RG", "Revisão de nota"),
}
"""Procedures whose names sound like another quantity: names are not what a figure is of."""
HEADERS: dict[Language, dict[str, tuple[str, ...]]] = {
    "es": {
        "month": ("Mes", "Mes", "Período"),
        "day": ("Fecha",),
        "network": ("Red", "Red social"),
        "channel": ("Canal", "Canal", "Canal de atención"),
        "procedure": ("Trámite", "Trámite", "Servicio"),
        "outlet": ("Medio",),
        "medium": ("Medio", "Actividad"),
        "indicator": ("Indicador",),
        "total": ("Total", "TOTAL", "Total general"),
    },
    "en": {
        "month": ("Month",),
        "day": ("Date",),
        "network": ("Network", "Platform"),
        "channel": ("Channel",),
        "procedure": ("Procedure", "Service"),
        "outlet": ("Outlet", "Newspaper"),
        "medium": ("Medium", "Activity"),
        "indicator": ("Indicator", "Metric"),
        "total": ("Total",),
    },
    "pt": {
        "month": ("Mês",),
        "day": ("Data",),
        "network": ("Rede", "Rede social"),
        "channel": ("Canal",),
        "procedure": ("Serviço", "Procedimento"),
        "outlet": ("Veículo", "Meio"),
        "medium": ("Meio", "Atividade"),
        "indicator": ("Indicador",),
        "total": ("Total",),
    },
}


@dataclass(frozen=True)
class Quantity:
    """A column's name and its figures; `counted` where they are how many there were."""

    name: str
    kind: str
    counted: bool = False


@dataclass
class Table:
    """A table before it is written: its rows, what may be counted, and whether that is clear where all its words are known."""

    rows: list[list[Cell]]
    readings: tuple[Counts, ...]
    clear: bool = True


@dataclass
class Draw:
    """The chances of one table. `held_out` says after drawing whether any of its words was of the rarer ones."""

    chance: random.Random
    language: Language
    dataset: Dataset
    sheet: bool
    rare: frozenset[str]
    held_out: bool = False
    taken: set[str] = field(default_factory=set)
    cells: defaultdict[Key, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """The single figures that may be counted."""

    # ------------------------------------------------------------------------------------------------------- words

    def header(self, what: str) -> str:
        """The header of a column that is no quantity."""
        return self.chance.choice(HEADERS[self.language][what])

    def count(self) -> Quantity:
        """A header that names what is counted («Número de trámites»)."""
        return self._counted(words(self.language)["counts"][self.dataset])

    def bare(self) -> Quantity:
        """A header that says that figures are counts, and not of what («Cantidad»)."""
        return self._counted(words(self.language)["bare"])

    def _counted(self, named: dict[str, list[str]]) -> Quantity:
        return Quantity(self._one(named["known"], named["held_out"], "count", 0.85), "count", counted=True)

    def other(self, kinds: Sequence[str] = ()) -> Quantity:
        """Another quantity, of the dataset's own kinds where none are given."""
        kind = self.chance.choice(list(kinds or KINDS[self.dataset]))
        both = [phrases(self.language, kind, self.dataset, held_out=rare) for rare in (False, True)]
        return Quantity(self._one(*both, "other", 0.7), kind)

    def other_in_a_title(self) -> Quantity:
        """The same for a title, in which «a la fecha» or «año corrido» may say no more than how far the months go."""
        kinds = [kind for kind in KINDS[self.dataset] if kind != "running_sum" or "other" not in self.rare]
        return self.other(kinds)

    def others(self, least: int, most: int, kinds: Sequence[str] = ()) -> list[Quantity]:
        return [self.other(kinds) for _ in range(self.chance.randint(least, most))]

    def neutral(self) -> str:
        """A header that says nothing («Valor»)."""
        return self.chance.choice(words(self.language)["neutral"])

    def _one(self, known: list[str], held_out: list[str], role: str, share: float) -> str:
        rare = role in self.rare and self.chance.random() < share
        left = [word for word in (held_out if rare else known) if word not in self.taken]
        if not left:
            return self._one(known, held_out, role, 1 - share)
        found = self.chance.choice(left)
        self.taken.add(found)
        self.held_out |= rare
        return found

    # ------------------------------------------------------------------------------------------------------ titles

    def title(self, what: str) -> str:
        """A line over the table: what it counts (the dataset's name), or one of «neither», «office», «note»."""
        return self.chance.choice(words(self.language)["titles"][what]).format(year=YEAR)

    def title_of(self, quantity: Quantity) -> str:
        """A line that says of which quantity of the dataset the figures are."""
        form = self.chance.choice(words(self.language)["titles"]["of"])
        return form.format(phrase=quantity.name, subject=self.title(self.dataset))

    def title_of_both(self, quantity: Quantity) -> str:
        """A line that names what the dataset counts and another quantity."""
        own = words(self.language)
        form = self.chance.choice(own["titles"]["both"])
        said = form.format(noun=own["nouns"][self.dataset], phrase=quantity.name.lower(), year=YEAR)
        return said[:1].upper() + said[1:]

    # ------------------------------------------------------------------------------------------------- names, dates

    def names(self, least: int = 2) -> tuple[dict[str, str], bool]:
        """Some channels, networks or outlets with the part that each is, and whether nothing is to be asked of them."""
        own = NAMES[self.dataset]
        found = dict(self.chance.sample(list(own.items()), self.chance.randint(least, len(own))))
        if self.dataset == "procedures":
            found |= {"Electrónico": "electronic"} if self.chance.random() < 0.8 else {}
            if self.chance.random() < 0.12:
                name = self.chance.choice(list(ASKED_CHANNELS))
                return {**found, name: ASKED_CHANNELS[name]}, False
        return found, True

    def procedures(self, most: int = 3) -> list[str]:
        """Names of procedures, now and then one that sounds like another quantity."""
        own = PROCEDURES[self.language]
        found = self.chance.sample(own, self.chance.randint(1, min(most, len(own))))
        if self.chance.random() < 0.15:
            found[0] = self.chance.choice(TRAPS[self.language])
        return found

    def months(self, least: int = 3, most: int = 12) -> list[int]:
        return dates.run_of_months(self.chance, least, most)

    def written_months(self, months: Sequence[int], *, bare: bool = False) -> list[Cell]:
        """The months with their year; with `bare` now and then without it, where a title has it."""
        if bare and self.language != "pt" and self.chance.random() < 0.5:
            return dates.written_months(months, "bare", self.language)
        form = self.chance.choice(dates.month_forms(self.language, sheet=self.sheet))
        return dates.written_months(months, form, self.language)

    def written_days(self, found: Sequence[dt.date]) -> list[Cell]:
        form = self.chance.choice(dates.day_forms(self.language, sheet=self.sheet))
        return dates.written_days(found, form, self.language)

    # ----------------------------------------------------------------------------------------------------- figures

    def values(self, quantity: Quantity, number: int) -> list[Cell]:
        """The figures of a quantity."""
        if quantity.counted:
            return [*figures.counts(self.chance, self.dataset, number)]
        return figures.others(
            self.chance, self.language, self.dataset, kind=quantity.kind, phrase=quantity.name, number=number
        )

    def lines(self, quantity: Quantity, number: int, length: int) -> list[list[Cell]]:
        """The figures of a quantity for several names, all written one way; sums run on within each."""
        if quantity.counted or quantity.kind == "running_sum":
            return [self.values(quantity, length) for _ in range(number)]
        found = self.values(quantity, number * length)
        return [found[i * length : (i + 1) * length] for i in range(number)]

    def summed(self, cells: Iterable[tuple[Key, Cell]]) -> Counts:
        """The figures of counts added up by what they count; none where there was none."""
        found: Counts = Counter()
        for key, cell in cells:
            found[key] += int(str(cell))
            self.cells[key][int(str(cell))] += 1
        return +found

    def likely(self, share: float) -> bool:
        return self.chance.random() < share

    def key(self, month: int, part: str = "") -> Key:
        return (self.dataset, f"{YEAR}-{month:02d}", part)


def total(values: Iterable[Cell]) -> Cell:
    """What the office's spreadsheet would have in a row of totals: a sum, or nothing where something is no number."""
    found = list(values)
    numbers = [value for value in found if isinstance(value, int | float)]
    return round(sum(numbers), 2) if len(numbers) == len(found) else None
