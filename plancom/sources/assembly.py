"""Puts the tables of a file together into Observations: what they say, which days they cover, what is wrong with them, what is not used of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import pandas as pd

from plancom.datasets import DEFINITIONS, Account, Dataset, Inquiry, Observations, Problem, Question, Refusal, Result
from plancom.datasets.problems.sheets import BadRange, NoFigures, NoRows
from plancom.datasets.titles import title_text
from plancom.language.phrases import counted, listed
from plancom.language.translation import plural, tr
from plancom.sources.accounts import row_owners
from plancom.sources.accounts.account_columns import is_account_column
from plancom.sources.coverage import cut_lists, requested_periods, weeks
from plancom.sources.coverage.days import Stated, extent
from plancom.sources.rows.channels import summed_channels
from plancom.sources.rows.duplicates import without_duplicates
from plancom.sources.rows.raised_questions import drop_moot
from plancom.sources.rows.rows import Rows, read_rows
from plancom.sources.rows.shapes import shape
from plancom.sources.rows.states import is_state
from plancom.sources.rows.tallies import tallied
from plancom.sources.rows.unnamed_procedures import name_procedures
from plancom.sources.tables import ambiguity, remarks, swapped_days
from plancom.sources.tables.headers import Table
from plancom.sources.tables.layouts import Context, Layout
from plancom.sources.tables.question_scopes import Scope, signature

_COLUMNS_NAMED = 12
"""Columns that are named: tools export some sixty."""


def observations(
    layout: Layout,
    tables: Sequence[Table],
    context: Context,
    *,
    stated: Stated | None = None,
    notes: Sequence[str] = (),
    row_number: Callable[[int], int] = int,
) -> Result:
    """What the tables say, which all have the columns of `layout`. Without a single good row, the reasons alone.

    `row_number` gives of the numbers of a table's rows those that a person sees.
    """
    where = layout.where(tables[0].headers)
    if layout.source in ambiguity.ASKED_OF and not where.keys().isdisjoint(DEFINITIONS[layout.dataset].figures):
        tables, said_of_figures = remarks.without_remarks(tables, where)
        if said_of_figures and (unread := _unread(said_of_figures, layout, tables, context)):
            return unread
    cut = cut_lists.looked_for(layout, tables)
    dated = _dated(layout, cut.tables, context)
    if isinstance(dated, Inquiry):
        return dated
    layout, tables, order = dated.order.layout, dated.tables, dated.order
    parts = [read_rows(layout, table, context) for table in tables]
    name_procedures(parts, tables, layout)
    for part in parts:
        shape(part, layout, context.plan, context.answers)
    whose = row_owners.settle(parts, tables, layout, context)
    frame = _together(parts)
    problems = [*filter(None, [order.problem]), *chain.from_iterable(part.problems for part in parts)]
    file_notes = [
        *notes,
        *dated.notes,
        *dict.fromkeys(note for part in parts for note in part.notes),
    ]
    telling = _telling(layout, frame)
    telling = tallied(telling, layout.dataset) if layout.items else telling
    distinct = without_duplicates(telling, layout.dataset, row_number)
    drop_moot(parts, frame, distinct.kept, distinct.left_out, layout.dataset, items=layout.items)
    if asked := _asked(parts, layout, whose.accounts):
        return asked
    doubts = _doubts(parts, order.question)
    asked_for = requested_periods.requested_period(layout, frame, tables, context, stated)
    reach = extent(layout, frame, context, stated, distinct.left_out, ends=asked_for.ends if asked_for else None)
    kept = distinct.kept
    if layout.dataset == "procedures":
        kept, summed = summed_channels(kept)
        file_notes += summed
    problems += [*distinct.problems, *_whole_file(layout, frame, context)]
    file_notes += _silence(frame)
    problems.sort(key=lambda problem: (problem.sheet, problem.row or 0))
    if kept.empty or reach is None or any(problem.code == "bad_range" for problem in problems):
        return Refusal(layout.source, layout.title, tuple(problems), doubts, tuple(file_notes), rows_read=len(frame))
    whole = Observations(
        layout.source,
        layout.title,
        layout.dataset,
        kept[[*DEFINITIONS[layout.dataset].table, "sheet", "row"]].reset_index(drop=True),
        reach.coverage(kept),
        tuple(problems),
        tuple(file_notes),
        len(frame[["sheet", "row"]].drop_duplicates()) if dated.spread else len(frame),
        doubts,
        accounts=whose.of(kept),
    )
    return requested_periods.with_question(cut.applied(whole, context), asked_for, context)


@dataclass(frozen=True)
class _DatedTables:
    """Tables whose dates are those that are meant: their `order`, what was done to them in `notes`, and whether weeks were `spread` over their days."""

    tables: Sequence[Table]
    order: ambiguity.Ordered
    notes: tuple[str, ...]
    spread: bool


def _dated(layout: Layout, tables: Sequence[Table], context: Context) -> _DatedTables | Inquiry:
    """The tables as their dates are meant, or what must be asked of these first."""
    days = swapped_days.righted(tables, layout, context)
    if days.problem and days.question:
        return Inquiry(layout.source, layout.title, (days.problem,), (days.question,))
    order = ambiguity.ordered(layout, days.tables, context)
    if order.problem and order.question and order.question.blocking:
        return Inquiry(layout.source, layout.title, (order.problem,), (order.question,))
    weekly = weeks.by_day(order.layout, days.tables, context)
    notes = (*days.notes, *([tr(weeks.NOTE)] if weekly.spread else []))
    return weekly.inquiry or _DatedTables(weekly.tables, order, notes, weekly.spread)


def _together(parts: Sequence[Rows]) -> pd.DataFrame:
    """The rows of all tables in one. A sheet without rows has no types, and would take those of the others away."""
    full = [part.frame for part in parts if len(part.frame)] or [parts[0].frame]
    return full[0].reset_index(drop=True) if len(full) == 1 else pd.concat(full, ignore_index=True)


def _doubts(parts: Sequence[Rows], order: Question | None) -> tuple[Question, ...]:
    """What may be answered otherwise than it was taken to be, the order of the dates last."""
    doubts = {one.id: one for part in parts for one in part.doubts}
    return (*doubts.values(), *((order,) if order else ()))


def _silence(frame: pd.DataFrame) -> list[str]:
    """How many rows give no figure, in a sentence."""
    silent = int((frame["silent"] & ~frame["lost"]).sum())
    if not silent:
        return []
    sentence = plural(
        silent,
        "{count} sin cantidad: su fecha queda como no informada, no como cero.",
        "{count} sin cantidad: sus fechas quedan como no informadas, no como cero.",
    )
    return [sentence.format(count=counted(silent, "fila", "filas"))]


def _asked(parts: Sequence[Rows], layout: Layout, accounts: tuple[Account, ...]) -> Inquiry | None:
    """What the parts ask that stops their reading; None where they ask nothing."""
    asked = [one for part in parts for one in part.asked]
    if not asked:
        return None
    questions = {question.id: question for _, question in asked}
    return Inquiry(layout.source, layout.title, (asked[0][0],), tuple(questions.values()), accounts=accounts)


def _unread(
    found: Sequence[remarks.Remark], layout: Layout, tables: Sequence[Table], context: Context
) -> Inquiry | Refusal | None:
    """Nothing, with what is asked of the remarks about a table's figures, or why they are not read; None where its owner says that they count."""
    answer = context.answers.get(remarks.REMARK)
    if answer == "count":
        return None
    if answer == "no":
        return Refusal(layout.source, layout.title, (remarks.refusal(found),))
    scope = Scope(signature=signature(label for table in tables for label in table.headers))
    problem, question = remarks.remark_question(found, scope)
    return Inquiry(layout.source, layout.title, (problem,), (question,))


def _telling(layout: Layout, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that say something that happened: neither rejected nor without their figure, nor of somebody else."""
    out = frame["lost"] | frame["silent"] | frame["others"] | frame["void"]
    kept = frame[~out] if out.any() else frame
    definition = DEFINITIONS[layout.dataset]
    if definition.one_row_a_period:
        kept = kept[kept[list(definition.figures)].notna().any(axis=1)]
    return kept


def _whole_file(layout: Layout, frame: pd.DataFrame, context: Context) -> list[Problem]:
    """What is wrong with the file as a whole."""
    if context.first and context.last and context.first > context.last:
        return [BadRange().at()]
    if frame.empty:
        return [NoRows(title=title_text(layout.title)).at()]
    if not (frame["lost"].any() or frame["others"].any() or frame["void"].any() or len(_telling(layout, frame))):
        return [NoFigures(title=title_text(layout.title)).at()]
    return []


def without_accounts_and_states(labels: Iterable[str], dataset: Dataset | None) -> list[str]:
    """The labels less those of columns by which posts are known to be of an account, or rows not to have happened."""
    by_account = dataset is not None and DEFINITIONS[dataset].series_among == "networks"
    return [label for label in labels if not is_state(label) and not (by_account and is_account_column(label))]


def unused_columns(labels: Sequence[str]) -> list[str]:
    """The sentence that names the columns; none where there are none."""
    if not labels:
        return []
    names = [tr("«{label}»", label=label[:40]) for label in labels[:_COLUMNS_NAMED]]
    if len(labels) > _COLUMNS_NAMED:
        names.append(counted(len(labels) - _COLUMNS_NAMED, "columna más", "columnas más"))
    sentence = plural(len(labels), "No se usó esta columna: {names}.", "No se usaron estas columnas: {names}.")
    return [sentence.format(names=listed(names))]
