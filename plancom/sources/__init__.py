"""What comes in: the bytes of a file become Observations, or problems that say where, what and how to mend it."""

import datetime as dt
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plancom.datasets import DATASETS, DEFINITIONS, Account, Dataset, Inquiry, Refusal, RememberedAnswer, Result
from plancom.datasets.problems.doubts import WhichDataset, WhichYear
from plancom.datasets.problems.files import Failed, TooBig
from plancom.language.phrases import counted, listed
from plancom.language.translation import later, plural, tr
from plancom.plan import Plan
from plancom.sources.accounts.properties import with_property
from plancom.sources.copies import templates
from plancom.sources.coverage.day_numbers import with_days
from plancom.sources.coverage.form_fields import with_form_line
from plancom.sources.coverage.month_figures import with_month_figures
from plancom.sources.coverage.month_headings import with_months
from plancom.sources.coverage.other_periods import SpannedSheet, with_spans
from plancom.sources.coverage.sheet_months import NAMED_MONTHS, with_sheet_months
from plancom.sources.files import archive
from plancom.sources.files.columnar import ColumnarRows
from plancom.sources.files.sheets import Sheet, Workbook
from plancom.sources.files.unreadable import Unreadable
from plancom.sources.files.workbook import opened
from plancom.sources.formats.recognition import Match, left_out, recognised, unrecognised
from plancom.sources.mapping.recognition import mappable, read_by_profile, read_once
from plancom.sources.problem_limits import listable
from plancom.sources.quantities.counted_cells import with_figures
from plancom.sources.remembered_answers import Reader, with_answers
from plancom.sources.tables import mappings
from plancom.sources.tables.ambiguity import kind_question, year_question
from plancom.sources.tables.layouts import Context
from plancom.sources.tables.question_scopes import Scope, signature
from plancom.sources.tables.year_columns import with_years
from plancom.sources.zip_members import answers_for, together

__all__ = ["read", "templates"]

ANYBODYS = frozenset({"table", "handmade"})
"""Formats that are understood from what their columns mean: a profile, which is somebody's word, goes before them."""

UNREADABLE = later("Archivo ilegible")
_log = logging.getLogger(__name__)


def read(
    name: str,
    content: bytes,
    plan: Plan,
    today: dt.date,
    *,
    kind: Dataset | None = None,
    first: dt.date | None = None,
    last: dt.date | None = None,
    answers: Mapping[str, str] | None = None,
    mapping: mappings.Mapping | None = None,
    profiles: tuple[mappings.Profile, ...] = (),
    accounts: tuple[Account, ...] = (),
    remembered: tuple[RememberedAnswer, ...] = (),
) -> Result:
    """What the file called `name` says, on the day `today`. Never raises for what a user may upload: the problems say why.

    `kind` forces the dataset of templates and plain tables; `first` and `last` are the range that the user says it covers,
    `answers` what they answered to the questions of an earlier reading, by the questions' ids. `mapping` is how they say that it is
    read; `profiles` are how tables are read that no format knows; `accounts` are whose data were imported before;
    `remembered` is what was answered in earlier files, for what `answers` does not say.
    """
    context = Context(plan, today, name, first, last, kind, answers or {}, mapping, profiles, accounts)
    try:
        return listable(with_answers(_reader(content), context, remembered))
    except Unreadable as reason:
        return Refusal("", UNREADABLE, (reason.problem,))
    except MemoryError:
        return Refusal("", UNREADABLE, (TooBig().at(),))
    except Exception:  # noqa: BLE001 - whatever a file brings about is a sentence for its owner and a trace in the log
        _log.exception("a file could not be read")
        return Refusal("", UNREADABLE, (Failed().at(),))


def _reader(content: bytes) -> Reader:
    """The file, opened once, to be read with the answers of a context."""
    if archive.is_archive(content):
        files = archive.members(content)
        return lambda context: together(files, lambda one: _member(one, _context_of(one, context)), context)
    book = opened(content)
    return lambda context: _read(book, context)


def _context_of(member: archive.Member, context: Context) -> Context:
    """What is known of one file of an archive."""
    return replace(context, name=member.name, archive=context.name, answers=answers_for(member.name, context.answers))


def _member(member: archive.Member, context: Context) -> Result:
    try:
        return _read(opened(member.content), context)
    except Unreadable as reason:
        return Refusal("", UNREADABLE, (reason.problem,))


def _read(book: Workbook, context: Context) -> Result:
    kind = context.kind or next((one for one in DATASETS if one == context.answers.get("kind")), None)
    context = replace(context, kind=kind, epoch=book.epoch)
    return with_property(book, context, lambda book: _understood(book, context, kind))


def _understood(book: Workbook, context: Context, kind: Dataset | None) -> Result:
    if context.mapping:
        return read_once(context.mapping, book, context)
    spanned = [with_spans(_with_dates(sheet), context.clock("dmy")) for sheet in book.sheets]
    book = replace(book, sheets=tuple(one.sheet for one in spanned))
    match = recognised(book, kind)
    if (match is None or match.format.id in ANYBODYS) and (found := read_by_profile(book, context, kind)):
        return found
    if parted := _parted(spanned, match):
        return parted
    if match is None:
        return _of_sheet_months(book, context, kind) or mappable(
            Refusal("", later("Archivo no reconocido"), (unrecognised(book, kind),)), book
        )
    if match.rivals and not kind:
        return _which(match)
    found = match.format.read(match.tables, context)
    if match.format.id in ANYBODYS and isinstance(found, Refusal) and not found.questions:
        found = mappable(found, book)
    problems = (*found.problems, *left_out(book, match))
    notes = (match.reason, *found.notes, *_unseen(book, {table.sheet for table in match.tables}))
    return replace(found, notes=notes, problems=problems)


def _parted(spanned: Sequence[SpannedSheet], match: Match | None) -> Refusal | None:
    """Why a file is not read whose rows are of spans that part months; None where they are none, or a tool's that is known."""
    problems = tuple(one.problem for one in spanned if one.problem)
    is_tools = match is not None and match.format.fixed
    return Refusal("", later("Cantidades de otros períodos"), problems) if problems and not is_tools else None


def _of_sheet_months(book: Workbook, context: Context, kind: Dataset | None) -> Result | None:
    """What a workbook without dates says whose sheets are called by months; None where it is no such workbook."""
    answer = context.answers.get("year", "")
    dated = with_sheet_months(book, context.clock("dmy"), int(answer) if answer.isdigit() else 0)
    if not dated or not recognised(dated.book, kind):
        return None
    if dated.yearless:
        question = year_question(context.today)
        return Inquiry("handmade", later("Hoja de la oficina"), (WhichYear().at(dated.yearless[0]),), (question,))
    found = _understood(dated.book, context, kind)
    return replace(found, notes=(*found.notes, tr(NAMED_MONTHS)))


def _with_dates(sheet: Sheet) -> Sheet:
    """The sheet with dates where its own words say them elsewhere; what is read by columns is long, and was made by a program."""
    return (
        sheet
        if isinstance(sheet.rows, ColumnarRows)
        else with_days(with_form_line(with_months(with_month_figures(with_years(with_figures(sheet))))))
    )


def _which(match: Match) -> Inquiry:
    """A table with the columns of several datasets."""
    names = listed((tr("«{name}»", name=DEFINITIONS[kind].name) for kind in match.rivals), "o")
    doubt = WhichDataset(names=names, rivals=match.rivals[0], rivals_2=match.rivals[1])
    scope = Scope(signature=signature(label for table in match.tables for label in table.headers))
    question = kind_question(match.rivals, later("¿Qué trae el archivo?"), scope=scope)
    return Inquiry("table", later("Tabla"), (doubt.at(),), (question,))


def _unseen(book: Workbook, read_: set[str]) -> list[str]:
    """What the file's owner does not see when opening it: rows that were read and sheets that were not."""
    rows = [sheet for sheet in book.visible if sheet.hidden and sheet.name in read_]
    sheets = [s.name for s in book.sheets if not s.visible and s.name != templates.LISTS and any(map(any, s.rows))]
    notes = [
        plural(
            len(sheet.hidden),
            "La hoja «{name}» tiene {count}: se leyó también.",
            "La hoja «{name}» tiene {count}: se leyeron también.",
        ).format(name=sheet.name, count=counted(len(sheet.hidden), "fila oculta", "filas ocultas"))
        for sheet in rows
    ]
    if sheets:
        notes.append(
            plural(len(sheets), "No se leyó la hoja oculta {list}.", "No se leyeron las hojas ocultas {list}.").format(
                list=listed(tr("«{name}»", name=name[:40]) for name in sheets)
            )
        )
    return notes
