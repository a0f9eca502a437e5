"""Tables with months along one side and names or quantities along the other, tidy tables, and those with two rows of headers."""

import itertools
from collections import Counter
from dataclasses import dataclass

from benchmarks.meaning.drawing import Draw, Quantity, Table, total
from benchmarks.meaning.model import Cell, Counts, Key

Grid = list[list[Cell]]


@dataclass(frozen=True)
class Title:
    """What a title says of all the figures under it."""

    line: str
    quantity: Quantity
    readings: str
    """«count», «other» (nothing to count), or «either»."""

    @property
    def clear(self) -> bool:
        return self.readings == "count"

    def of(self, counts: Counts) -> tuple[Counts, ...]:
        """What may be counted where `counts` is what the figures are if they are counts."""
        return {"count": (counts,), "other": (Counter(),), "either": (counts, Counter())}[self.readings]


def _title_of(draw: Draw) -> Title:
    """A title that names a count, another quantity, both, or neither.

    A count: the figures are that. Another quantity: nothing is to be counted. Both: it may be either, and may be asked. Neither, with figures
    that could be counts: whoever counts them guesses, and guesses right; with figures too large for that (followers, pesos): nothing is to be counted.
    """
    count = Quantity("", "count", counted=True)
    way = draw.chance.random()
    if way < 0.4:
        return Title(draw.title(draw.dataset), count, "count")
    if way < 0.7:
        quantity = draw.other_in_a_title()
        return Title(draw.title_of(quantity), quantity, "other")
    if way < 0.8:
        return Title(draw.title_of_both(draw.other_in_a_title()), count, "either")
    line = draw.title("neither")
    if draw.dataset == "visits" or draw.likely(0.5):
        return Title(line, count, "either")
    return Title(line, Quantity("", "huge"), "other")


def months_across(draw: Draw) -> Table:
    """A row a channel, network or outlet, a column a month; of visits a row for each quantity, whose name says what it is."""
    months = draw.months(3, 12)
    if draw.dataset == "visits":
        return _visits_across(draw, months)
    told = _title_of(draw)
    names, clear = draw.names(1)
    # A column «Trámite» names what is counted, so it stands only in tables whose title says enough.
    named = draw.dataset == "procedures" and told.quantity.kind != "huge" and draw.likely(0.3)
    places = list(itertools.product(*([draw.procedures(2)] * named), names))
    keys = [[draw.key(month, names[place[-1]]) for month in months] for place in places]
    values = draw.lines(told.quantity, len(places), len(months))
    header: list[Cell] = [*[draw.header("procedure")] * named, draw.header(_ACROSS[draw.dataset])]
    grid: Grid = [[*header, *draw.written_months(months, bare=True)]]
    grid += [[*place, *row] for place, row in zip(places, values, strict=True)]
    grid = _with_totals(draw, grid, len(header), values)
    return _titled(draw, told, grid, _counts(draw, told, keys, values), clear=clear)


def names_across(draw: Draw) -> Table:
    """A row a month, a column a channel or network."""
    told = _title_of(draw)
    names, clear = draw.names()
    months = draw.months(3, 12)
    keys = [[draw.key(month, part) for month in months] for part in names.values()]
    values = draw.lines(told.quantity, len(names), len(months))
    grid: Grid = [[draw.header("month"), *names]]
    rows = zip(draw.written_months(months, bare=True), *values, strict=True)
    grid = _with_totals(draw, [*grid, *map(list, rows)], 1, [list(row) for row in zip(*values, strict=True)])
    return _titled(draw, told, grid, _counts(draw, told, keys, values), clear=clear)


def single_month(draw: Draw) -> Table:
    """One month as the only column of figures, or beside another quantity of that month; what it is says the title."""
    told = _title_of(draw)
    (month,) = draw.months(1, 1)
    if draw.dataset == "visits":
        label, part = ("Portal", "visits")
        names, clear = {label: part}, True
    else:
        names, clear = draw.names()
    values = draw.lines(told.quantity, len(names), 1)
    keys = [[draw.key(month, part)] for part in names.values()]
    grid: Grid = [[draw.header(_ACROSS[draw.dataset]), *draw.written_months([month])]]
    grid += [[name, *row] for name, row in zip(names, values, strict=True)]
    if told.clear and draw.likely(0.4):
        other = draw.other()
        grid = [[*row, cell] for row, cell in zip(grid, [other.name, *draw.values(other, len(names))], strict=True)]
    return _titled(draw, told, grid, _counts(draw, told, keys, values), clear=clear and draw.dataset != "visits")


def months_down(draw: Draw) -> Table:
    """A row a month, a column a quantity, each with its name: of the one network or site that the title or the column names."""
    months = draw.months(3, 12)
    network = draw.chance.choice(list(_NETWORKS)) if draw.dataset == "posts" else ""
    beside = bool(network) and draw.likely(0.5)
    with_count = draw.likely(0.65)
    quantities = [draw.count()] if with_count else []
    quantities += draw.others(1, 3)
    draw.chance.shuffle(quantities)
    columns = [(quantity, draw.values(quantity, len(months))) for quantity in quantities]
    labels = [f"{quantity.name} ({network})" if beside else quantity.name for quantity in quantities]
    written = draw.written_months(months)
    grid: Grid = [[draw.header("month"), *labels]]
    grid += [[written[i], *(values[i] for _, values in columns)] for i in range(len(months))]
    grid = _total_row(draw, grid, [values for _, values in columns])
    part = _NETWORKS.get(network, "visits" if draw.dataset == "visits" else "electronic")
    keys = [draw.key(month, part) for month in months]
    counts = sum(
        (draw.summed(zip(keys, values, strict=True)) for quantity, values in columns if quantity.counted), Counter()
    )
    if draw.dataset == "visits":
        return _of_the_site(draw, grid, counts, clear=with_count)
    line = draw.title("neither") if beside else f"{draw.title(draw.dataset)} ({network or 'Electrónico'})"
    if not beside or draw.likely(0.5):
        grid.insert(0, [line])
    clear = with_count and draw.dataset != "procedures"  # that «(Electrónico)» in a title is a channel may be asked
    return Table(grid, (counts,), clear)


def tidy(draw: Draw) -> Table:
    """One figure a row, under «Valor»; what it is stands beside it, under «Indicador»: the rows of counts are counted, the others not."""
    months = draw.months(3, 6)
    names, clear = draw.names() if draw.dataset != "visits" else ({"": "visits"}, True)
    with_count = draw.likely(0.75)
    quantities = [draw.count()] if with_count else []
    quantities += draw.others(1, 2)
    draw.chance.shuffle(quantities)
    written = draw.written_months(months)
    named = [draw.header(_ACROSS[draw.dataset])] if draw.dataset != "visits" else []
    grid: Grid = [[draw.header("month"), *named, draw.header("indicator"), draw.neutral()]]
    found: list[tuple[Key, Cell]] = []
    columns = {
        (name, quantity.name): line
        for quantity in quantities
        for name, line in zip(names, draw.lines(quantity, len(names), len(months)), strict=True)
    }
    for i, month in enumerate(months):
        for (name, part), quantity in itertools.product(names.items(), quantities):
            value = columns[name, quantity.name][i]
            grid.append([written[i], *([name] if name else []), quantity.name, value])
            found += [(draw.key(month, part), value)] if quantity.counted else []
    if draw.dataset == "visits":
        return _of_the_site(draw, grid, draw.summed(found), clear=with_count)
    return Table(grid, (draw.summed(found),), clear and with_count)


def two_headers(draw: Draw) -> Table:
    """Two rows of headers, quantities over names or names over quantities: what stands under a count is counted."""
    months = draw.months(3, 9)
    names, clear = draw.names()
    quantities = [draw.count(), draw.other()]
    draw.chance.shuffle(quantities)
    if draw.likely(0.5):
        pairs = list(itertools.product(quantities, names))
        first, second = [q.name for q, _ in pairs], [name for _, name in pairs]
    else:
        pairs = [(quantity, name) for name, quantity in itertools.product(names, quantities)]
        first, second = [name for _, name in pairs], [q.name for q, _ in pairs]
    lines = {quantity.name: iter(draw.lines(quantity, len(names), len(months))) for quantity in quantities}
    values = [next(lines[quantity.name]) for quantity, _ in pairs]
    over: list[Cell] = [word if i == 0 or word != first[i - 1] else None for i, word in enumerate(first)]
    written = draw.written_months(months)
    grid: Grid = [[draw.header("month"), *over], [None, *second]]
    grid += [[written[i], *(column[i] for column in values)] for i in range(len(months))]
    grid = _total_row(draw, grid, values)
    counts: Counts = Counter()
    for (quantity, name), column in zip(pairs, values, strict=True):
        if quantity.counted:
            counts += draw.summed(zip([draw.key(month, names[name]) for month in months], column, strict=True))
    if draw.likely(0.5):
        grid.insert(0, [draw.title("neither")])
    return Table(grid, (counts,), clear)


_ACROSS = {"procedures": "channel", "posts": "network", "press": "outlet", "visits": "indicator"}
_NETWORKS = {"Facebook": "facebook", "Instagram": "instagram", "Twitter": "twitter"}


def _visits_across(draw: Draw, months: list[int]) -> Table:
    quantities = [draw.count()] if draw.likely(0.7) else []
    with_count = bool(quantities)
    quantities += draw.others(0 if with_count else 1, 2)
    draw.chance.shuffle(quantities)
    rows = [(quantity, draw.values(quantity, len(months))) for quantity in quantities]
    grid: Grid = [[draw.header("indicator"), *draw.written_months(months)]]
    grid += [[quantity.name, *values] for quantity, values in rows]
    keys = [draw.key(month, "visits") for month in months]
    counts = sum(
        (draw.summed(zip(keys, values, strict=True)) for quantity, values in rows if quantity.counted), Counter()
    )
    return _of_the_site(draw, grid, counts, clear=with_count)


def _of_the_site(draw: Draw, grid: Grid, counts: Counts, *, clear: bool) -> Table:
    """Visits are clear where a title says that they are to the site; without one it may be asked where people went."""
    way = draw.chance.random()
    if way < 0.7:
        grid.insert(0, [draw.title("visits" if way < 0.5 else "neither")])
    return Table(grid, (counts,), clear and way < 0.5)


def _counts(draw: Draw, told: Title, keys: list[list[Key]], values: list[list[Cell]]) -> Counts:
    """What the figures are if they are counts."""
    if not told.quantity.counted:
        return Counter()
    pairs = (zip(*line, strict=True) for line in zip(keys, values, strict=True))
    return draw.summed(itertools.chain.from_iterable(pairs))


def _titled(draw: Draw, told: Title, grid: Grid, counts: Counts, *, clear: bool) -> Table:
    readings = told.of(counts)
    if draw.dataset == "press":  # counted clipping by clipping: numbers of them by month may be refused
        readings, clear = ((Counter(),) if told.readings == "other" else (Counter(), counts)), False
    blank: Grid = [[None]] if draw.likely(0.3) else []
    return Table([[told.line], *blank, *grid], readings, clear and told.clear)


def _with_totals(draw: Draw, grid: Grid, lead: int, values: list[list[Cell]]) -> Grid:
    """The grid with a column of totals, a row of them, or both, now and then."""
    if draw.likely(0.2):
        grid = [[*row, cell] for row, cell in zip(grid, [draw.header("total"), *map(total, values)], strict=True)]
        values = [[*row, total(row)] for row in values]
    if draw.likely(0.2):
        blank: list[Cell] = [None] * (lead - 1)
        sums = [total(column) for column in zip(*values, strict=True)]
        grid = [*grid, [draw.header("total"), *blank, *sums]]
    return grid


def _total_row(draw: Draw, grid: Grid, columns: list[list[Cell]]) -> Grid:
    return [*grid, [draw.header("total"), *map(total, columns)]] if draw.likely(0.15) else grid
