"""Puts the tables of a file together into Observations: what they say, which days they cover, what is wrong with them."""

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from plancom.datasets import Coverage, Observations, Problem
from plancom.datasets.observations import COLUMNS
from plancom.language.phrases import counted
from plancom.sources.coverage import Hole, named_range, whole_months, without
from plancom.sources.duplicates import without_duplicates
from plancom.sources.headers import Table
from plancom.sources.layouts import Context, Layout, Span
from plancom.sources.rows import COUNTED, Rows, read_rows
from plancom.sources.shapes import shape

Stated = Mapping[str, Sequence[Span]]
"""The ranges that a file states for each measure («» for all)."""


def observations(
    layout: Layout,
    tables: Sequence[Table],
    context: Context,
    *,
    stated: Stated | None = None,
    notes: Sequence[str] = (),
) -> Observations:
    """What the tables say, which all have the columns of `layout`. Without a single good row, the reasons alone."""
    parts = [read_rows(layout, table, context) for table in tables]
    for part in parts:
        shape(part, layout, context.plan)
    frame = pd.concat([part.frame for part in parts], ignore_index=True)
    problems = [problem for part in parts for problem in part.problems]
    said = [*notes, *dict.fromkeys(note for part in parts for note in part.notes)]
    if frame.empty:
        return _empty(layout, said)
    rows_read = len(frame)
    range_ = _range(layout, frame, context)
    if context.first and context.last and context.first > context.last:
        problems.append(
            Problem(
                "bad_range", "El período indicado termina antes de empezar.", "Corrija la primera o la última fecha."
            )
        )
        return _nothing_good(layout, said, problems, rows_read)
    silent = frame["silent"] & ~frame["lost"]
    if silent.any():
        said.append(
            f"{counted(int(silent.sum()), 'fila')} sin cantidad: sus fechas quedan como no informadas, no como cero."
        )
    holes = _holes(layout, frame, range_)
    measures = [
        name
        for name in COUNTED["visits"]
        if layout.dataset == "visits" and frame.loc[~frame["lost"], name].notna().any()
    ]
    frame = frame[~frame["lost"] & ~frame["silent"]]
    if layout.dataset == "visits":
        frame = frame[frame[list(COUNTED["visits"])].notna().any(axis=1)]
    frame, repeated = without_duplicates(frame, layout.dataset)
    problems = sorted([*problems, *repeated], key=lambda p: (p.sheet, p.row or 0))
    if frame.empty or range_ is None:
        return _nothing_good(layout, said, problems, rows_read)
    return Observations(
        layout.source,
        layout.title,
        layout.dataset,
        frame[[*COLUMNS[layout.dataset], "sheet", "row"]].reset_index(drop=True),
        _coverage(layout, frame, measures, _spans(layout, frame, measures, range_, stated, context), holes),
        tuple(problems),
        tuple(said),
        rows_read,
    )


def _empty(layout: Layout, notes: Sequence[str]) -> Observations:
    problem = Problem(
        "no_rows",
        f"{layout.title}: el archivo tiene los encabezados, pero ninguna fila con datos.",
        "Escriba los datos debajo de los encabezados, en la primera hoja, y súbalo de nuevo. Si no hubo nada que contar, escriba una fila con 0.",
    )
    return _nothing_good(layout, notes, [problem], 0)


def _nothing_good(layout: Layout, notes: Sequence[str], problems: Sequence[Problem], rows_read: int) -> Observations:
    return Observations(layout.source, layout.title, None, pd.DataFrame(), (), tuple(problems), tuple(notes), rows_read)


def _date(moment: pd.Timestamp) -> dt.date:
    return moment.date()


def _range(layout: Layout, frame: pd.DataFrame, context: Context) -> Span | None:
    """From the first to the last day that the file speaks of, before any row is left out."""
    days = frame["day"].dropna()
    if days.empty:
        return None
    first, last = _date(days.min()), _date(days.max())
    if layout.whole_months:
        first, last = whole_months(first, last)
    else:
        monthly = frame["monthly"] & (frame["day"] == days.max())
        last = whole_months(last, last)[1] if monthly.any() else last
        first, last = named_range(layout, context.name, (first, last)) or (first, last)
    return context.first or first, context.last or min(last, context.today)


def _holes(layout: Layout, frame: pd.DataFrame, range_: Span | None) -> list[Hole]:
    """The days of which a row was lost or says nothing: its own day; where that cannot be read, those between its neighbours."""
    if range_ is None:
        return []
    holes = []
    by_sheet = frame.groupby("sheet", sort=False)["day"]
    before, after = by_sheet.ffill(), by_sheet.bfill()
    for place in np.flatnonzero((frame["lost"] | frame["silent"]).to_numpy()):
        series = frame["series"].iat[place] or None
        ends = [range_[0] if pd.isna(before.iat[place]) else _date(before.iat[place])]
        ends.append(range_[1] if pd.isna(after.iat[place]) else _date(after.iat[place]))
        monthly = bool(frame["monthly"].iat[place]) or bool((frame["monthly"] & frame["day"].notna()).any())
        first, last = min(ends), max(ends)
        holes.append(Hole(*(whole_months(first, last) if monthly else (first, last)), series))
    if layout.dataset == "visits":
        for measure in COUNTED["visits"]:
            missing = frame[frame[measure].isna() & frame["day"].notna() & ~frame["lost"]]
            for day, monthly in zip(missing["day"], missing["monthly"], strict=True):
                date = _date(day)
                holes.append(Hole(*(whole_months(date, date) if monthly else (date, date)), None, measure))
    return holes


def _spans(
    layout: Layout,
    frame: pd.DataFrame,
    measures: Sequence[str],
    range_: Span,
    stated: Stated | None,
    context: Context,
) -> dict[tuple[str, str], list[Span]]:
    """The ranges for each measure and grain, before the holes are cut out."""
    given = context.first is not None or context.last is not None
    grains = sorted(set(frame["grain"])) if "grain" in frame else [""]
    spans: dict[tuple[str, str], list[Span]] = {}
    for grain in grains:
        own = range_
        if layout.dataset == "visits" and len(grains) > 1 and not given:
            own = _range(layout, frame[frame["grain"] == grain], context) or range_
        for measure in measures or [""]:
            told = (stated or {}).get(measure) or (stated or {}).get("")
            capped = [(first, min(last, context.today)) for first, last in told or ()]
            spans[measure, grain] = capped if capped and not given else [own]
    return spans


def _coverage(
    layout: Layout,
    frame: pd.DataFrame,
    measures: Sequence[str],
    spans: Mapping[tuple[str, str], list[Span]],
    holes: Sequence[Hole],
) -> tuple[Coverage, ...]:
    grains = frame["grain"] if "grain" in frame else pd.Series("", index=frame.index)
    found = []
    for series, grain in sorted(set(zip(frame["series"], grains, strict=True))):
        for measure in measures or [""]:
            cut = [(h.first, h.last) for h in holes if h.series in {None, series} and h.measure in {None, measure}]
            found += [Coverage(series, *span, measure, grain) for span in without(spans[measure, grain], cut)]
    return tuple(found)
