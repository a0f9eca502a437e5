"""Which days the rows of a file cover, per series and measure: zero is not missing, and a lost row is not zero."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from plancom.datasets import DEFINITIONS, Coverage
from plancom.sources.tables.date_ranges import ONE_DAY, Hole, whole_months, without
from plancom.sources.tables.layouts import Context, Layout, Span
from plancom.sources.tables.named_periods import named_range

Stated = Mapping[str, Sequence[Span]]
"""The ranges that a file states for each measure («» for all)."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The first and the last day of a file as it stands, `told`, and those that it is taken to cover instead."""

    read: Span
    covered: Span

    def moved(self, span: Span) -> Span:
        """A range of the file, with the days that are taken in place of those that it stands for."""
        return (
            self.covered[0] if span[0] == self.read[0] else span[0],
            self.covered[1] if span[1] == self.read[1] else span[1],
        )


@dataclass(frozen=True)
class Extent:
    """The days that a file speaks of, before any row is left out: `range` in all, `holes` where rows were lost, `measures` it has.

    Every range of it that begins or ends with the file does so where its `ends` are moved to.
    """

    layout: Layout
    context: Context
    range: Span
    holes: tuple[Hole, ...]
    measures: tuple[str, ...]
    stated: Stated
    ends: Ends | None = None

    def coverage(self, frame: pd.DataFrame) -> tuple[Coverage, ...]:
        """What the rows that were kept cover."""
        grains = frame["grain"] if "grain" in frame else pd.Series("", index=frame.index)
        several = DEFINITIONS[self.layout.dataset].one_row_a_period and len(set(grains)) > 1
        found = []
        for series, grain in sorted(set(zip(*_distinct(frame["series"], grains), strict=True))):
            own = range_of(self.layout, frame[grains == grain], self.context) if several else None
            for measure in self.measures:
                cut = [(h.first, h.last) for h in self.holes if h.touches(series, measure)]
                spans = without(self._spans(measure, own or self.range), cut)
                found += [Coverage(series, *span, measure, grain) for span in spans]
        return tuple(found)

    def _spans(self, measure: str, otherwise: Span) -> list[Span]:
        """The ranges of a measure: the user's, else those the file states for it, else that of its rows."""
        if self.context.first or self.context.last:
            return [self.range]
        stated = self.stated.get(measure) or self.stated.get("") or ()
        spans = [(first, min(last, self.context.today)) for first, last in stated] or [otherwise]
        return [self.ends.moved(span) for span in spans] if self.ends else spans


def extent(
    layout: Layout,
    frame: pd.DataFrame,
    context: Context,
    stated: Stated | None,
    left_out: pd.DataFrame,
    *,
    ends: Ends | None = None,
) -> Extent | None:
    """The extent of a file's rows, the rejected ones and those `left_out` for repeating another among them; None where no row has a day.

    A row that is thrown away uncovers its day: nobody knows whether the day is whole without it.
    """
    range_ = range_of(layout, frame, context)
    if range_ is None:
        return None
    range_ = ends.moved(range_) if ends else range_
    measures = _measures(layout, frame)
    definition = DEFINITIONS[layout.dataset]
    holes = (
        *_lost(frame, range_, daily=definition.one_row_a_period),
        *_repeated(left_out),
        *_unsaid(frame, definition.own_measures),
    )
    return Extent(layout, context, range_, holes, measures, stated or {}, ends)


def _measures(layout: Layout, frame: pd.DataFrame) -> tuple[str, ...]:
    """The measures that a file says something of; «» for all of its dataset's. Shares are known where the file gives them."""
    definition = DEFINITIONS[layout.dataset]
    own = [name for name in definition.own_measures if frame[name].notna().any()]
    if definition.row_per_measure:
        return tuple(name for name in own if frame.loc[~frame["lost"], name].notna().any())
    unknown = set(definition.own_measures) - set(own)
    complete = all((frame[name].notna() | frame["lost"]).all() for name in definition.own_measures)
    return ("",) if not unknown and complete else tuple(name for name in definition.measures if name not in unknown)


def _repeated(left_out: pd.DataFrame) -> list[Hole]:
    """The days (or months) of rows that repeat or contradict another."""
    days = _dates(left_out["day"])
    return [
        Hole(*(whole_months(day, day) if monthly else (day, day)), series or None)
        for day, series, monthly in zip(days, left_out["series"], left_out["monthly"], strict=True)
        if day
    ]


def range_of(layout: Layout, frame: pd.DataFrame, context: Context) -> Span | None:
    """From the first to the last day of the rows, widened as the format and the user say; None where no row has a day."""
    days = frame["day"].dropna()
    if days.empty:
        return None
    first, last = days.min().date(), days.max().date()
    if layout.whole_months:
        first, last = whole_months(first, last)
    else:
        if bool((frame["monthly"] & (frame["day"] == pd.Timestamp(last))).any()):
            last = whole_months(last, last)[1]
        first, last = named_range(layout, context.name, (first, last)) or (first, last)
    return context.first or first, min(context.last or last, context.today)


def _distinct(series: "pd.Series[str]", grains: "pd.Series[str]") -> tuple[list[str], list[str]]:
    (codes, names), (others, kinds) = pd.factorize(series), pd.factorize(grains)
    pairs = np.unique(codes * np.int64(max(len(kinds), 1)) + others)
    return [names[pair // len(kinds)] for pair in pairs], [kinds[pair % len(kinds)] for pair in pairs]


def _dates(days: "pd.Series[pd.Timestamp]") -> list[dt.date | None]:
    found: list[dt.date | None] = days.to_numpy(dtype="datetime64[D]").astype(object).tolist()
    return found


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where a row stands: the days `before` and `after` it (its own, where it has one; None: its sheet ends), and which `way` they run."""

    before: dt.date | None
    after: dt.date | None
    way: int
    range: Span

    @property
    def around(self) -> Span:
        """The days with those of the neighbours."""
        first, last = self.range if self.way >= 0 else self.range[::-1]
        ends = self.before or first, self.after or last
        return min(ends), max(ends)

    @property
    def between(self) -> Span:
        """The days without them; all there are where none is between: the row does not stand where its day would."""
        known = (self.before, self.after) if self.way > 0 else (self.after, self.before)
        first, last = self.around
        span = first + ONE_DAY * bool(known[0]), last - ONE_DAY * bool(known[1])
        return span if span[0] <= span[1] else self.range


def _lost(frame: pd.DataFrame, range_: Span, *, daily: bool) -> list[Hole]:
    """The days of rows that were rejected or give no figure: their own; where those cannot be read, all between their neighbours'.

    The neighbours' own days are lost with them, for the row may be of one of these; but not where each day has one row (`daily`).
    """
    lost = np.flatnonzero((frame["lost"] | frame["silent"]).to_numpy())
    if not len(lost):
        return []
    by_sheet = frame.groupby("sheet", sort=False)["day"]
    before, after = _dates(by_sheet.ffill()), _dates(by_sheet.bfill())
    directions = {sheet: _direction(days.dropna()) for sheet, days in by_sheet}
    sheets = frame["sheet"].tolist()
    own = frame["day"].notna().tolist()
    series, monthly = frame["series"].tolist(), frame["monthly"].tolist()
    all_monthly = bool(frame.loc[frame["day"].notna(), "monthly"].any())
    holes = []
    for place in map(int, lost):
        gap = _Gap(before[place], after[place], directions[sheets[place]], range_)
        if own[place]:
            span = gap.around
        elif not gap.way:
            span = min(range_), max(range_)  # in no order, the row may be of any day
        else:
            span = gap.between if daily and not all_monthly else gap.around
        holes.append(Hole(*(whole_months(*span) if monthly[place] or all_monthly else span), series[place] or None))
    return holes


def _direction(days: "pd.Series[pd.Timestamp]") -> int:
    """1 for days in the order of time, -1 the other way round, 0 in no order, or where they are too few to tell."""
    if days.nunique() < 2:  # noqa: PLR2004 - one day is in any order
        return 0
    return 1 if days.is_monotonic_increasing else -1 if days.is_monotonic_decreasing else 0


def _unsaid(frame: pd.DataFrame, measures: Sequence[str]) -> list[Hole]:
    """The days on which a measure has no figure."""
    holes = []
    for measure in measures:
        missing = frame[frame[measure].isna() & frame["day"].notna() & ~frame["lost"]]
        found = dict.fromkeys(zip(_dates(missing["day"]), missing["series"], missing["monthly"], strict=True))
        for day, series, monthly in found:
            if day:
                holes.append(Hole(*(whole_months(day, day) if monthly else (day, day)), series or None, measure))
    return holes
