"""Definition: all that a dataset is, as data; each of the five is one, in a module of its own (docs/adding-a-dataset.md)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from plancom.language.translation import later, tr

Dataset = Literal["visits", "posts", "press", "procedures", "activities"]
"""A dataset's name, as plans, databases, addresses and processes carry it; what it names is in `DEFINITIONS`."""

Kind = Literal["date", "month", "count", "text", "choice"]
Grain = Literal["item", "day", "month"]
"""What a row may be: one post, publication or request (`item`), or the counts of a `day` or a `month`."""
Listed = Literal["", "publications", "deliveries", "requests"]


@dataclass(frozen=True, slots=True)
class Column:
    """A template column: its Spanish `header` in files, its `name` in code, and how its cells are read.

    `choices` names what the plan offers for it: networks, outlets, channels, strategies, tasks, or the words themselves.
    """

    header: str
    name: str
    kind: Kind
    required: bool = False
    help: str = ""
    example: str = ""
    choices: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted of a dataset's rows: its `name`, its `label` in forms and tables, and the `column` whose figures are added up.

    Without a column the store says in its own way what a row amounts to (`store.precedence.rollups`). One that is `about_procedures_of`
    another is not added up by itself: it is that measure of the rows that a plan finds to be about procedures.
    """

    id: str
    name: str
    label: str
    column: str = ""
    about_procedures_of: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a dataset, Spanish: nouns for sentences, titles of what its files are called, and sentences of its own.

    `short` names it («prensa»), `counted` what its figures count («notas de prensa»), `read_as` as what a file may be read. `template`
    and `table` are titles of files. `repeated` says what to do with a row that is there twice, `no_goal` that no goal counts it.
    `item` says that each row is one («» where no row is one); `complete` asks whether a list that looks cut has everything: the question,
    yes, and what follows from it. `by_hand` says how it is written where no tool exports it, `no_rows` what days without rows are in a
    file that covers them.
    """

    short: str
    counted: str
    read_as: str
    template: str
    table: str
    repeated: str
    no_goal: str
    item: str = ""
    complete: tuple[str, str, str] = (
        later("¿Está en la lista todo lo del período?"),
        later("Sí, está todo"),
        later("Lo que no está en la lista cuenta como cero"),
    )
    by_hand: str = later("Llene su plantilla de Excel.")
    no_rows: str = later("Los días sin filas cuentan como cero")


@dataclass(frozen=True, slots=True)
class Page:
    """The page on which a dataset is shown: its `file`, `title` and `icon`, and the words of a `link` to it.

    `on_board` where it stands among the pages of figures; else another part of the navigation has it.
    """

    file: str
    title: str
    icon: str
    link: str
    on_board: bool = True


@dataclass(frozen=True, slots=True)
class Parts:
    """What a dataset is divided by: the `column` whose names the plan has as `among` (networks, outlets, channels), in words; "" where by nothing.

    Its names may stand side by side as headers.

    `name` heads a column of them, `many` and `of_many` speak of several, `by` of the division, `beside` of a column for each; `others`
    are those that are not shown one by one.
    """

    column: str = ""
    among: Literal["", "networks", "outlets", "channels"] = ""
    name: str = ""
    many: str = ""
    of_many: str = ""
    beside: str = ""
    by: str = ""
    others: str = ""


UNDIVIDED = Parts()


@dataclass(frozen=True, slots=True)
class MappingWords:
    """How a person says that a table holds a dataset: the assistant's names for it and for what is asked.

    `grains` are what a row may be, the usual one first; `fields` what is asked for, in order, by column; `figures` the columns that are
    added up to show what would be read. `lacking` names the columns without which a table cannot be read, for who left them out; of
    `one_of` any one will do, and `lacking_one` names them; a column stands for another that is its `instead`. `figure` is what stands in
    the cells where names are side by side as headers, `text` the column that the longest texts are.
    """

    name: str
    grains: Mapping[Grain, str]
    fields: Mapping[str, str]
    figures: Mapping[str, str]
    lacking: Mapping[str, str]
    one_of: tuple[str, ...] = ()
    lacking_one: str = ""
    instead: Mapping[str, str] = field(default_factory=dict)
    figure: str = ""
    text: str = ""

    @property
    def lists_titles(self) -> bool:
        """Whether titles stand in the cells where names are side by side, and no numbers."""
        return bool(self.text) and self.figure == self.text


@dataclass(frozen=True, slots=True)
class Definition:
    """A dataset: what it counts, its columns in files, on the way and in the store, its words, and what follows from its nature.

    Code asks for what it needs to know, never for a dataset's name.
    """

    id: Dataset
    called: str
    """Its Spanish name."""
    counting: tuple[Measure, ...]
    """What is counted of it by month."""
    main: str
    """The measure by which its series are called."""
    one_and_many: Callable[[], tuple[str, str]]
    """What one row is, and several, in the language in force."""
    words: Words
    page: Page

    columns: tuple[Column, ...]
    """Its template's."""
    headers: Mapping[str, tuple[str, ...]]
    """Other names that people give its columns, by the names in code; of several the first is meant."""
    table: tuple[str, ...]
    """Columns of `Observations.table`, beside `sheet` and `row` (see there)."""
    figures: tuple[str, ...]
    """The figures that indicators stand on: where one cannot be read the row is rejected. A wrong reach only loses the reach."""
    payload: tuple[str, ...]
    """Columns of the store's table that can change while the natural key stays: what a fingerprint is made from."""
    identity: tuple[str, ...]
    """Those, beside day and series, by which a person knows a row: the first that says something, or `identity_in_full` all."""
    nouns: frozenset[str]
    """The kinds of nouns whose counts it holds (`sources.quantities`)."""
    one_of: tuple[str, ...] = ()
    """At least one of these headers must be there."""
    file_name: str = ""
    """The template's."""
    key: tuple[str, ...] = ()
    """The columns that make two rows the same thing; without any, only rows that are alike in everything are."""
    anchors: tuple[str, ...] = ()
    """What besides a date a table must have to be of it."""
    telling: tuple[tuple[str, ...], ...] = ()
    """Columns by which a table comes near to its template: all of one of these groups."""
    single: tuple[str, ...] = ()
    """What makes a row one thing, and not a number of them; and `single_surely` in tables of months, where a text may be a heading."""
    single_surely: tuple[str, ...] = ()
    several: str = ""
    """The column in which a row says of how many it is, where it may be of more than one."""
    own_measures: tuple[str, ...] = ()
    """Columns that a file may lack on some days, and then does not speak of."""
    crosstab: tuple[str, ...] = ()
    """The columns that a sheet of the office's own gives, with months along one side; none where none is read."""
    parts: Parts = UNDIVIDED
    mapped: MappingWords | None = None
    """None where no table may be said to be of it."""
    lists: Listed = ""
    """What a row that is one thing tells: a publication counts once it is out, a delivery once it is sent, a request once it came in."""
    companions: tuple[str, ...] = ()
    """Measures that are watched beside those that the plan counts."""
    dimensions: tuple[Literal["procedure", "channel"], ...] = ()
    """What a total falls into beside its series, days and strategies."""
    silent_grain: str = ""
    """The grain of days on which a list has nothing."""

    identity_in_full: bool = False
    one_row_a_period: bool = False
    """Whether a row is the whole of a day or a month: with several rows for one, none of them is its total."""
    row_per_measure: bool = False
    """Whether the store keeps each measure of a row by itself, so that a file of one never hides another's."""
    by_day_or_month: bool = False
    """Whether its layouts say of what period their rows are."""
    needs_day: bool = False
    """Whether a date that is only a month is too little."""
    may_be_cut: bool = True
    """Whether its files may be lists that hold only a part («top 50»)."""
    by_day: bool = True
    """Whether its days have amounts of their own."""
    by_strategy: bool = False
    """Whether its rows belong to strategies of the plan."""
    in_batches: bool = False
    """Whether it comes in batches: equal months and jumps say nothing then."""
    steady: bool = False
    """Whether some of it comes every day, so that a day with most of its month is odd."""

    @property
    def measures(self) -> tuple[str, ...]:
        """What is counted of it, by the names in code."""
        return tuple(measure.id for measure in self.counting)

    @property
    def added_up(self) -> tuple[Measure, ...]:
        """What is added up of its rows; the rest of what is counted follows from it."""
        return tuple(measure for measure in self.counting if not measure.about_procedures_of)

    @property
    def topics(self) -> dict[str, str]:
        """The measures that are others of rows about procedures, with those."""
        return {measure.id: measure.about_procedures_of for measure in self.counting if measure.about_procedures_of}

    @property
    def counts(self) -> frozenset[str]:
        """The columns that hold counts."""
        return frozenset(column.name for column in self.columns if column.kind == "count")

    @property
    def series_among(self) -> str:
        """Where the plan has the names of its series: `networks`, `outlets`; "" where they are not the plan's."""
        return self.parts.among if self.parts.column == "series" else ""

    @property
    def name(self) -> str:
        """What the dataset is called."""
        return tr(self.called)

    @property
    def row(self) -> str:
        """What one row is."""
        return self.one_and_many()[0]

    @property
    def rows(self) -> str:
        """What several rows are."""
        return self.one_and_many()[1]

    def column(self, name: str) -> Column:
        """The column called `name` in code. Raises KeyError."""
        return {column.name: column for column in self.columns}[name]
