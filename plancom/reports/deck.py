"""Deck: everything that a report says, before it is written in any format."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from plancom.charts import StatusMark
from plancom.charts.goal_charts import GoalChart
from plancom.charts.year_charts import YearsChart
from plancom.forecast.year_closings import YearClosing
from plancom.indicators.progress import Progress
from plancom.indicators.trajectory import TrajectoryPoint
from plancom.indicators.view import Status
from plancom.language.translation import SOURCE, Language
from plancom.store.imports.provenance import ImportedFile, Publication
from plancom.store.plans.task_states import Standing

Kind = Literal["title", "summary", "indicator", "years", "strategy", "list", "table"]
Align = Literal["left", "right"]
LEFT: Align = "left"
RIGHT: Align = "right"


@dataclass(frozen=True)
class Fact:
    """One figure of an indicator, in full precision and as it is written; `value` is None where it does not exist.

    `id` is the key under which `indicators --json` gives the same figure.
    """

    id: str
    label: str
    value: float | None
    text: str


@dataclass(frozen=True)
class Table:
    """A small table as it is read: every cell is text in the deck's language. `widths` are the columns' shares of the width."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    align: tuple[Align, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Slide:
    """One slide, chapter or sheet.

    `status` is the figure's, `mark` how it is shown (`plancom.charts.mark_of`). `id` is its address, which stays the same while the deck is reordered. `headline` is the sentence one would read aloud;
    `foot` says what it stands on (cut-off, months, reading, source); `notes` are for the speaker: formula, quote and source.
    The first of `facts` is the slide's one large figure.
    """

    id: str
    kind: Kind
    title: str
    headline: str
    status: Status | None = None
    mark: StatusMark | None = None
    chart: GoalChart | YearsChart | None = None
    facts: tuple[Fact, ...] = ()
    tables: tuple[Table, ...] = ()
    points: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """An indicator, or a part of one, with its plan year's months; `start` is the level at which the year began."""

    progress: Progress
    points: tuple[TrajectoryPoint, ...]
    chart: GoalChart
    facts: tuple[Fact, ...]
    start: float | None


@dataclass(frozen=True, slots=True)
class MonthlyCount:
    """What was counted in a month that had ended by the cut-off; `covered` says whether every day of it is known."""

    dataset: str
    series: str
    measure: str
    month: dt.date
    value: float
    covered: bool


@dataclass(frozen=True)
class TaskLine:
    """A task of the plan and its state at the cut-off; responsible, due day, media and audience as they are arranged now."""

    id: str
    strategy: str
    strategy_name: str
    name: str
    quote: str
    year: int
    due: dt.date
    state: str
    standing: Standing  # how the state is shown: of one that nobody spoke of, that
    since: dt.date | None
    comment: str
    responsible: str = ""
    media: tuple[str, ...] = ()
    audience: str = ""
    overdue: bool = False
    evidence: tuple[str, ...] = ()  # the names of files and the links that prove what was said of it


@dataclass(frozen=True)
class Logo:
    """The institution's logo as a PNG, and its size in pixels."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Deck:
    """A report: slides in order, and the tables they were made from. Built by `plancom.reports.build`, never by hand."""

    title: str
    plan_id: str
    plan_name: str
    plan_source: str
    plan_version: int
    readings: str  # which version of the office's decisions
    institution: str
    short_institution: str
    accent: str
    as_of: dt.date
    made_at: dt.datetime  # local time
    has_samples: bool
    slides: tuple[Slide, ...]
    results: tuple[Result, ...]
    tasks: tuple[TaskLine, ...]  # those that it lists: of a deck of one strategy, that strategy's
    plan_tasks: tuple[TaskLine, ...]  # every task of the plan, of which the figures are made in any deck
    years: tuple[YearsChart, ...]  # every yearly goal over the plan's years
    data: tuple[MonthlyCount, ...]
    imports: tuple[ImportedFile, ...]
    publications: tuple[Publication, ...]
    logo: Logo | None = None
    session: str = ""  # the name of the session that arranged it
    is_over: bool = False  # the cut-off has passed the plan's last day
    advance: int = 0  # seconds per slide when it is presented; 0: by hand
    warnings: tuple[str, ...] = ()
    verdict: str = ""  # how the goals stand; once the plan is over, its balance
    closings: tuple[YearClosing, ...] = ()  # how each goal's year would close; none where nothing can be said of any
    names: Mapping[str, str] = field(default_factory=dict)  # of datasets, series and measures
    blank: tuple[
        Slide, ...
    ] = ()  # of goals of which nothing is known: not shown, but sheets and pages say of these goals what is in them
    language: Language = SOURCE  # in which every text of it is said, and in which each format says the rest
