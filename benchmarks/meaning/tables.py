"""The tables, by number: which kind each is, in which language and with which words is drawn from the seed."""

import random
from collections.abc import Callable, Iterator

from benchmarks.meaning import crosstabs, lists, long_tables
from benchmarks.meaning.drawing import Draw, Table
from benchmarks.meaning.files import written
from benchmarks.meaning.model import Case, Cell, Dataset, Language, Truth

Shape = Callable[[Draw], Table]

SHAPES: tuple[tuple[Dataset, str, Shape, int], ...] = (
    ("procedures", "long: a count", long_tables.count_alone, 4),
    ("procedures", "long: a count and others", long_tables.count_and_others, 5),
    ("procedures", "long: two counts", long_tables.two_counts, 1),
    ("procedures", "long: others alone", long_tables.others_alone, 5),
    ("procedures", "register", lists.register, 6),
    ("procedures", "register without numbers", lists.register_without_numbers, 4),
    ("procedures", "months across", crosstabs.months_across, 5),
    ("procedures", "months down", crosstabs.months_down, 3),
    ("procedures", "names across", crosstabs.names_across, 5),
    ("procedures", "a single month", crosstabs.single_month, 2),
    ("procedures", "tidy", crosstabs.tidy, 3),
    ("procedures", "two headers", crosstabs.two_headers, 3),
    ("posts", "long: a count", long_tables.count_alone, 3),
    ("posts", "long: a count and others", long_tables.count_and_others, 5),
    ("posts", "long: others alone", long_tables.others_alone, 4),
    ("posts", "list", lists.posts, 5),
    ("posts", "months across", crosstabs.months_across, 5),
    ("posts", "months down", crosstabs.months_down, 4),
    ("posts", "names across", crosstabs.names_across, 4),
    ("posts", "a single month", crosstabs.single_month, 2),
    ("posts", "tidy", crosstabs.tidy, 3),
    ("posts", "two headers", crosstabs.two_headers, 3),
    ("visits", "long: a count", long_tables.count_alone, 3),
    ("visits", "long: a count and others", long_tables.count_and_others, 4),
    ("visits", "long: others alone", long_tables.others_alone, 3),
    ("visits", "months across", crosstabs.months_across, 3),
    ("visits", "months down", crosstabs.months_down, 2),
    ("visits", "a single month", crosstabs.single_month, 1),
    ("visits", "tidy", crosstabs.tidy, 2),
    ("press", "long: a count", long_tables.count_alone, 1),
    ("press", "long: others alone", long_tables.others_alone, 1),
    ("press", "list", lists.clippings, 4),
    ("press", "months across", crosstabs.months_across, 1),
    ("activities", "long: a count", long_tables.count_alone, 2),
    ("activities", "long: a count and others", long_tables.count_and_others, 3),
    ("activities", "long: others alone", long_tables.others_alone, 2),
    ("activities", "list", lists.activities, 2),
)
"""Dataset, shape, how it is drawn, and how many of a hundred or so are of it."""
_TURNS = [place for place, (_, _, _, share) in enumerate(SHAPES) for _ in range(share)]
random.Random(0).shuffle(_TURNS)
_LANGUAGES: tuple[Language, ...] = ("es", "es", "es", "en", "pt")
_RARE = (frozenset({"other"}), frozenset({"count"}), frozenset({"count", "other"}))


def kind_of(number: int) -> str:
    """The kind of the table with that number, without drawing it."""
    dataset, shape, _, _ = SHAPES[_TURNS[number % len(_TURNS)]]
    return f"{dataset} · {shape}"


def case(number: int, seed: int) -> Case:
    """The table with that number, always the same for one seed."""
    dataset, shape, make, _ = SHAPES[_TURNS[number % len(_TURNS)]]
    chance = random.Random(f"{seed}:{number}")
    rare = chance.choice(_RARE) if chance.random() < 0.55 else frozenset[str]()
    draw = Draw(chance, chance.choice(_LANGUAGES), dataset, chance.random() < 0.45, rare)
    table = make(draw)
    rows = _framed(draw, table)
    name, content = written(draw, rows)
    truth = Truth(table.readings, table.clear and not draw.held_out, dict(draw.cells))
    shown = tuple(map(tuple, rows))
    return Case(number, dataset, shape, draw.language, draw.held_out, name, content, shown, truth)


def cases(number: int, seed: int) -> Iterator[Case]:
    """The first tables of a seed."""
    return (case(i, seed) for i in range(number))


def _framed(draw: Draw, table: Table) -> list[list[Cell]]:
    """The rows with what offices write around a table: their name above, the source below."""
    rows = table.rows
    if draw.likely(0.25):
        rows = [[draw.title("office")], *([[None]] if draw.likely(0.5) else []), *rows]
    if draw.likely(0.1):
        rows = [*rows, [None], [draw.title("note")]] if draw.likely(0.5) else [*rows, [draw.title("note")]]
    return rows
