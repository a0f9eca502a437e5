"""Observations: what one file says, on its way from a reader to the store."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from plancom.datasets.definition import Dataset
from plancom.datasets.problems import Problem, rows_rejected
from plancom.datasets.questions import AnsweredQuestion, Question
from plancom.language.text import fold


@dataclass(frozen=True, slots=True)
class Coverage:
    """From `first` to `last` day, the file says all there is about `series`: a day without rows is zero, not missing.

    `measure` limits it where a file may hold one measure and not another (visitors and not visits, posts and not how often they
    were shared); "" means all the dataset's measures.
    `grain` is that of the rows (visits: day or month; posts: post or count; procedures: "", day or request; else "").
    """

    series: str
    first: dt.date
    last: dt.date
    measure: str = ""
    grain: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Whose data the rows of a series are: the page, account or handle that they name, by its `id` where the tool gives one
    (else its folded name), its `name` as it is written, and how many `rows` are of it.
    """

    series: str
    id: str
    name: str
    rows: int = 0

    def is_same(self, other: "Account") -> bool:
        """Whether both are one: by their id, whatever they are called now, or one is known only by the name of the other."""
        if self.series != other.series:
            return False
        return self.id == other.id or bare(self.name) == other.id or self.id == bare(other.name)


def bare(name: str) -> str:
    """The name of an account made comparable: «@ConcejoCtg» and «concejoctg» are one."""
    return fold(name).strip("/ ").removeprefix("@").strip()


@dataclass(frozen=True)
class Observations:
    """What one file says: which tool wrote it, its rows, the days they cover, and what could not be read.

    `source` is the format's id («ga4»), `title` its Spanish name («Meta: publicaciones de Facebook»). `rows_read` counts the file's
    data rows, the rejected ones among them; `rejected` how many those are where not all problems are listed. `questions` are what
    only the file's owner knows, and none of them blocks; `settled` are those that may recur and have their answer. `accounts` are
    whose data they are, as far as the rows say it. A file of which nothing was read has none: it comes to another `Result`.

    `table` has the columns of its dataset's definition, `sheet` (str) and `row` (the spreadsheet's own number). `day` is datetime64 at
    midnight, local time (for grain `month` and totals of procedures, the month's first day). `series` is the plan's network or outlet
    id, else a slug of the name in the file; `visits` (one site), `procedures` and `activities` have the one series "". Counts are Int64,
    <NA> where the file says nothing; text is str, "" where the file says nothing; `is_reply` is bool. `grain` of visits is `day` or
    `month`; of posts `post` (a row per post, keyed by id or link) or `count` (a number per day); of procedures "" (the total of a
    month), `day` (that of a day) or `request` (a row per request, keyed by `request`: its own number).
    """

    source: str
    title: str
    dataset: Dataset
    table: pd.DataFrame
    coverage: tuple[Coverage, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    rows_read: int = 0
    questions: tuple[Question, ...] = ()
    rejected: int | None = None
    accounts: tuple[Account, ...] = ()
    settled: tuple[AnsweredQuestion, ...] = ()

    @property
    def series(self) -> tuple[str, ...]:
        """The series that the file speaks of, sorted: those that it covers, and those of its rows where it covers no day."""
        named = self.table["series"].unique() if "series" in self.table else ()
        return tuple(sorted({*(c.series for c in self.coverage), *named} - {""}))

    @property
    def covers(self) -> tuple[dt.date, dt.date] | None:
        """The first and last day covered, over all series."""
        if not self.coverage:
            return None
        return min(c.first for c in self.coverage), max(c.last for c in self.coverage)

    @property
    def rows_rejected(self) -> int:
        """How many of the file's rows were rejected, those of problems that are not listed among them."""
        return rows_rejected(self.problems) if self.rejected is None else self.rejected
