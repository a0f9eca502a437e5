"""Long tables: one row for a month (or day) and a channel, network, outlet or medium, with one figure or several beside it."""

import datetime as dt
import itertools
from collections import Counter

from benchmarks.meaning import dates
from benchmarks.meaning.drawing import Draw, Quantity, Table, total
from benchmarks.meaning.model import Cell, Counts, Key
from benchmarks.meaning.vocabulary import PEOPLE, words

MEDIA = {
    "es": ("Folletos", "Correos electrónicos", "Cuñas de radio", "Perifoneo"),
    "en": ("Leaflets", "E-mails", "Radio spots"),
    "pt": ("Folhetos", "E-mails", "Spots de rádio"),
}


def count_alone(draw: Draw) -> Table:
    """One column of figures, which its header says are counts: they are the truth."""
    return _counted(draw, [])


def two_counts(draw: Draw) -> Table:
    """What was received and what was done of it in the month: either may be meant, and asked for; never their sum, which has requests twice."""
    lead = _Lead(draw)
    names = draw.chance.choice(words(draw.language)["received_and_done"])
    received = [int(str(value)) for value in draw.values(Quantity(names[0], "count", counted=True), len(lead.cells))]
    done = [draw.chance.randint(value * 2 // 3, value) for value in received]
    rows: list[list[Cell]] = [[*lead.headers, *names]]
    rows += [[*cells, *pair] for cells, pair in zip(lead.cells, zip(received, done, strict=True), strict=True)]
    readings = tuple(draw.summed(zip(lead.keys, column, strict=True)) for column in (received, done))
    return Table(rows, readings, clear=False)


def count_and_others(draw: Draw) -> Table:
    """The count's column among up to three of other quantities: the count alone is the truth, wherever it stands."""
    others = draw.others(1, 3)
    if draw.dataset == "procedures" and draw.likely(0.25):
        others[0] = draw.other([PEOPLE])
    return _counted(draw, others)


def _counted(draw: Draw, others: list[Quantity]) -> Table:
    bare = draw.likely(0.25)
    count = draw.bare() if bare else draw.count()
    lead = _Lead(draw)
    table = _written(draw, lead, [count, *others])
    # «Cantidad» alone is a count of what the other columns name: of a procedure by a channel, of an activity. Of posts, visits and
    # channels alone it is one where a title says so; else somebody may want to ask.
    told = not bare or (draw.dataset == "activities") or (draw.dataset == "procedures" and lead.named)
    if draw.likely(0.3) or (not told and draw.likely(0.5)):
        _title(table, draw.title(draw.dataset))
        told = True
    # The press is counted clipping by clipping: numbers of them by month may be refused.
    clippings = draw.dataset == "press"
    readings = (Counter(), *table.readings) if clippings else table.readings
    return Table(table.rows, readings, told and lead.clear and not clippings)


def others_alone(draw: Draw) -> Table:
    """No column says that it counts: nothing is to be counted, even under a title that names what the dataset counts.

    In a third of them the title says which quantity it is, and the column only that figures follow («Valor», «Cantidad»).
    """
    lead = _Lead(draw)
    if draw.likely(0.35):
        quantity = draw.other_in_a_title()
        name = draw.neutral()
        if not draw.held_out and draw.likely(0.4):
            name = draw.bare().name  # «Cantidad» under «Tiempo de respuesta de los trámites» is one of days
        table = _written(draw, lead, [Quantity(name, quantity.kind)])
        _title(table, draw.title_of(quantity))
    else:
        table = _written(draw, lead, draw.others(1, 2))
        if draw.likely(0.4):
            _title(table, draw.title(draw.dataset))
    # One row a day may be one row a post, a clipping or an activity: then each is one. One row a month never is.
    rows = lead.rows if lead.daily and draw.dataset not in {"visits", "procedures"} else Counter()
    return Table(table.rows, (Counter(), rows) if rows else (Counter(),), clear=False)


class _Lead:
    """The columns on the left: when, and of whom; `parts` are what each row would be counted as."""

    def __init__(self, draw: Draw) -> None:
        self.clear, self.named = True, False
        self.daily = draw.dataset == "activities" or (draw.dataset in {"posts", "visits"} and draw.likely(0.4))
        months = draw.months(3, 8)
        self.headers = [draw.header("day" if self.daily else "month")]
        places: list[tuple[str, ...]] = [()]
        parts: dict[tuple[str, ...], str] = {(): "visits" if draw.dataset == "visits" else ""}
        if draw.dataset == "activities":
            self.headers.append(draw.header("medium"))
            places = [(name,) for name in MEDIA[draw.language]]
            parts = dict.fromkeys(places, "")
        elif draw.dataset == "procedures":
            names, self.clear = draw.names()
            self.named = draw.likely(0.7)
            self.headers += [draw.header("procedure")] * self.named + [draw.header("channel")]
            places = list(itertools.product(*([draw.procedures()] * self.named), names))
            parts = {place: names[place[-1]] for place in places}
        elif draw.dataset in {"posts", "press"}:
            names, self.clear = draw.names(1)
            self.headers.append(draw.header("network" if draw.dataset == "posts" else "outlet"))
            places = [(name,) for name in names]
            parts = {place: names[place[0]] for place in places}
        self.cells, self.keys = self._rows(draw, months, places, parts)
        self.rows: Counts = Counter(self.keys)

    def _rows(
        self, draw: Draw, months: list[int], places: list[tuple[str, ...]], parts: dict[tuple[str, ...], str]
    ) -> tuple[list[list[Cell]], list[Key]]:
        if not self.daily:
            written = draw.written_months(months)
            pairs = [(i, place) for i in range(len(months)) for place in places]
            return [[written[i], *place] for i, place in pairs], [draw.key(months[i], parts[p]) for i, p in pairs]
        if draw.dataset == "visits":
            first = dt.date(dates.YEAR, months[0], 1)
            found = [first + dt.timedelta(days=n) for n in range(draw.chance.randint(20, 45))]
        else:
            found = sorted(set(dates.days(draw.chance, draw.chance.randint(8, 24), months)))
        chosen = [draw.chance.choice(places) for _ in found]
        written = draw.written_days(found)
        rows = [[day, *place] for day, place in zip(written, chosen, strict=True)]
        return rows, [draw.key(day.month, parts[p]) for day, p in zip(found, chosen, strict=True)]


def _written(draw: Draw, lead: _Lead, quantities: list[Quantity]) -> Table:
    """The table with its quantities in any order, and with a row of totals now and then."""
    columns = [(quantity, draw.values(quantity, len(lead.cells))) for quantity in quantities]
    draw.chance.shuffle(columns)
    rows: list[list[Cell]] = [[*lead.headers, *(quantity.name for quantity, _ in columns)]]
    rows += [[*cells, *(values[i] for _, values in columns)] for i, cells in enumerate(lead.cells)]
    if draw.likely(0.15):
        blank: list[Cell] = [None] * (len(lead.headers) - 1)
        rows.append([draw.header("total"), *blank, *(total(values) for _, values in columns)])
    counted = next((values for quantity, values in columns if quantity.counted), [])
    readings = (draw.summed(zip(lead.keys, counted, strict=True)),) if counted else (Counter(),)
    return Table(rows, readings)


def _title(table: Table, line: str) -> None:
    table.rows.insert(0, [line])
