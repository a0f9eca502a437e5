"""Asks a declared database for the days that are wanted, and turns its rows into Observations and a file to keep."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from sqlalchemy.engine import URL

from plancom.datasets import Observations, Problem, Refusal, Result
from plancom.datasets.problems.databases import NothingAnswered, NotOfIbis
from plancom.language import dates
from plancom.language.translation import tr
from plancom.plan import Month, Plan
from plancom.sources.accounts.questions import ALL
from plancom.sources.databases import answer_table, failures, ga4_bigquery, ibis_engines, matomo
from plancom.sources.databases.declarations import DatabaseSource, DeclarationError
from plancom.sources.databases.read_only import DatabaseQuery, QueryLimits, answer, engine_for, reading
from plancom.sources.files.sheets import Cell
from plancom.sources.tables.layouts import Context

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Window:
    """The days that are asked for. `first` is None where everything is; `last` is the last day that is over."""

    first: dt.date | None
    last: dt.date

    @property
    def words(self) -> str:
        """«del 01/09/2018 al 30/09/2018», or «hasta el 30/09/2018»."""
        last = dates.date(self.last)
        if self.first:
            return tr("del {first} al {last}", first=dates.date(self.first), last=last)
        return tr("hasta el {last}", last=last)


@dataclass(frozen=True)
class DatabaseAnswer:
    """What a database said: what that comes to, and its rows as the bytes of a CSV called `file_name`.

    `up_to_date` where it had nothing to say that is not known: no row, or no day that is over and was not asked for.
    """

    file_name: str
    content: bytes
    result: Result
    up_to_date: bool = False


def window(source: DatabaseSource, today: dt.date, covered: dt.date | None) -> Window:
    """From the last covered day less the overlap to yesterday; whole months for a source of months. Today is not over."""
    last = Month.of(today).first - ONE_DAY if source.monthly else today - ONE_DAY
    first = source.since
    if covered is not None:
        again = covered + ONE_DAY - dt.timedelta(days=source.overlap_days)
        again = min(again, last) if source.overlap_days else again
        first = max(again, source.since) if source.since else again
    if first and source.monthly:
        first = first.replace(day=1)
    return Window(first, last)


def ask(source: DatabaseSource, plan: Plan, today: dt.date, covered: dt.date | None = None) -> DatabaseAnswer:
    """What the database says of the days after `covered` (None: of all). Never raises for what a database may do."""
    wanted = window(source, today, covered)
    if wanted.first and wanted.first > wanted.last:
        return DatabaseAnswer(
            _name(source, wanted),
            b"",
            _quiet(source, tr("Ya cubre hasta el {last}.", last=dates.date(wanted.last))),
            True,
        )
    try:
        url = source.address()
        backend = _engine(source, url) or url.get_backend_name()
    except DeclarationError as error:
        return _refused(source, wanted, error.problem)
    if source.query:
        source = source.model_copy(update={"query": _bare(source.query, backend)})
        if refused := _not_one_select(source.query, backend):
            return _refused(source, wanted, refused)
    try:
        limits = QueryLimits(source.timeout_seconds, source.max_rows, plan.institution.timezone)
        columns, rows, wanted = _rows(source, url, limits, wanted)
    except matomo.SiteError as error:
        return _refused(source, wanted, error.problem)
    except Exception as error:  # noqa: BLE001 - whatever a driver raises is a sentence, and its own words may hold a password
        return _refused(source, wanted, failures.problem(error, source, backend))
    if source.ready_made == "ga4_bigquery" or (source.ready_made and covered is None):
        # trackers delete old rows: days before the first that is there were not zero
        wanted = replace(wanted, first=None)
    answered = _answered(
        source, Context(plan, today, kind=source.dataset, answers={"accounts": ALL}), wanted, columns, rows
    )
    return answered if covered or not answered.up_to_date else _refused(source, wanted, _empty(answered))


def _engine(source: DatabaseSource, url: URL) -> str:
    """The engine that is asked through Ibis, «» where SQLAlchemy opens the address. Raises DeclarationError for Matomo's tables."""
    engine = ibis_engines.engine_of(url)
    if engine and source.ready_made == "matomo":
        raise DeclarationError(NotOfIbis(title=source.title, section=source.section))
    return engine


def _bare(query: str, backend: str) -> str:
    from plancom.sources.databases.select_check import without_end  # noqa: PLC0415 - a parser, which other commands need not wait for

    return without_end(query, backend)


def _not_one_select(query: str, backend: str) -> Problem | None:
    from plancom.sources.databases.select_check import only_reads  # noqa: PLC0415 - as above

    return only_reads(query, backend)


def _rows(
    source: DatabaseSource, url: URL, limits: QueryLimits, wanted: Window
) -> tuple[list[str], list[tuple[Cell, ...]], Window]:
    """The columns and the rows of the answer, as cells, and the window that was asked for in the source's own zone."""
    if name := ibis_engines.engine_of(url):
        columns, rows = ibis_engines.answer(url, _written_out(_question(source, wanted), name), limits)
        return columns, [tuple(answer_table.cell(value) for value in row) for row in rows], wanted
    engine = engine_for(url, limits)
    try:
        with reading(engine, limits) as connection:
            if source.ready_made == "matomo":
                zone = matomo.site_zone(connection, source)
                wanted = replace(wanted, last=min(wanted.last, dt.datetime.now(zone).date() - ONE_DAY))
                oldest = matomo.oldest_day(connection, source, zone)
                if wanted.first and oldest:  # the days before it were deleted there, and had no zero visits
                    wanted = replace(wanted, first=max(wanted.first, min(oldest, wanted.last)))
                question = matomo.question(source, zone, wanted.first, wanted.last)
            else:
                question = _question(source, wanted)
            columns, rows = answer(connection, question, limits)
            return columns, [tuple(answer_table.cell(value) for value in row) for row in rows], wanted
    finally:
        engine.dispose()


def _question(source: DatabaseSource, wanted: Window) -> DatabaseQuery:
    if source.ready_made == "ga4_bigquery":
        return ga4_bigquery.question(source, wanted.first, wanted.last)
    return _own(source.query, wanted)


def _written_out(question: DatabaseQuery, engine: str) -> str:
    from plancom.sources.databases.select_check import with_values  # noqa: PLC0415 - as above

    return with_values(question.sql, engine, question.values)


def _own(query: str, wanted: Window) -> DatabaseQuery:
    """The administrator's own query; `:desde` and `:hasta` are filled in where it names them."""
    given = {"desde": wanted.first or dt.date(1990, 1, 1), "hasta": wanted.last}
    return DatabaseQuery(query, {name: value for name, value in given.items() if re.search(rf"(?<!:):{name}\b", query)})


def _answered(
    source: DatabaseSource, context: Context, wanted: Window, columns: list[str], rows: list[tuple[Cell, ...]]
) -> DatabaseAnswer:
    layout = answer_table.layout_of(source)
    if lacking := answer_table.lacking(layout, columns):
        return _refused(source, wanted, lacking)
    table = answer_table.kept(layout, columns, rows, context, (wanted.first, wanted.last))
    if not table.rows:
        return DatabaseAnswer(
            _name(source, wanted), b"", _quiet(source, tr("No tiene filas {words}.", words=wanted.words)), True
        )
    if several := answer_table.repeated(layout, table, context):
        return _refused(source, wanted, several)
    through = wanted.last if source.complete_through == "yesterday" else None
    context = replace(context, first=wanted.first, last=through)
    whole = answer_table.without_gaps(layout, table, context, wanted.first)
    found = answer_table.observed(source, layout, whole, context)
    if len(whole.rows) > len(table.rows):
        bare = answer_table.observed(source, layout, table, context)
        if not isinstance(
            bare, Observations
        ):  # no row could be read: that the days between were zero cannot be told from it
            return DatabaseAnswer(_name(source, wanted), answer_table.csv(table), bare)
    if several := answer_table.ungrouped(layout, found):
        return _refused(source, wanted, several)
    return DatabaseAnswer(_name(source, wanted, found), answer_table.csv(whole), found)


def _empty(answered: DatabaseAnswer) -> Problem:
    """A database that was never asked before and has nothing: more likely a wrong query than a site without visits."""
    return NothingAnswered(note=answered.result.notes[0]).at()


def _refused(source: DatabaseSource, wanted: Window, problem: Problem) -> DatabaseAnswer:
    if not problem.message.startswith(source.title):
        problem = replace(problem, message=f"{source.title}: {problem.message[:1].lower()}{problem.message[1:]}")
    return DatabaseAnswer(_name(source, wanted), b"", Refusal(source.source, source.kept_title, (problem,)))


def _quiet(source: DatabaseSource, note: str) -> Refusal:
    return Refusal(source.source, source.kept_title, notes=(note,))


def _name(source: DatabaseSource, wanted: Window, found: Result | None = None) -> str:
    covers = found.covers if isinstance(found, Observations) else None
    first, last = covers or (wanted.first, wanted.last)
    return f"{source.name}_{first}_{last}.csv" if first else f"{source.name}_{last}.csv"
