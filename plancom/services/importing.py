"""Takes files in: read, compare, commit. The same steps for the screen and the command line."""

import hashlib
import logging
import tempfile
import uuid
import weakref
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from plancom import clock, settings
from plancom.access import AccessError
from plancom.datasets import (
    DEFINITIONS,
    Account,
    Coverage,
    Fault,
    Observations,
    Problem,
    Refusal,
    RememberedAnswer,
    Result,
)
from plancom.datasets.problems.imports import NoRoom, NothingInIt, NotWritten, SavingCancelled
from plancom.datasets.visits import VISITS
from plancom.operation import metrics
from plancom.plan import Plan
from plancom.services import choices as kept_choices
from plancom.services import profiles
from plancom.services.choices import NONE, Choices
from plancom.sources.copies.marked_copy import MarkedCopy, copied
from plancom.sources.sandbox import allocator, cache, pool, transfer
from plancom.sources.sandbox.job import ReadingJob
from plancom.sources.tables.mappings import Profile
from plancom.store.db.data_version import version
from plancom.store.db.interruption import Interrupted, Interruption
from plancom.store.db.schema import unreachable
from plancom.store.imports import accounts
from plancom.store.imports.commits import SourceFile, commit
from plancom.store.imports.comparison import Comparison, compare
from plancom.store.imports.history import NoRoomError, rows_written
from plancom.store.imports.missing_rows import CODE as STILL_COUNTING
from plancom.store.imports.missing_rows import missing_rows
from plancom.store.imports.overlap_warnings import CODE as TOLD_TWICE
from plancom.store.imports.overlap_warnings import overlap_warnings
from plancom.store.office import answers
from plancom.store.office.answers import Answer
from plancom.store.precedence import monthly_posts, partial_lists

LISTS_OF_THE_OFFICE = (
    "template",
    "table",
    "handmade",
    "profile",
    "mapping",
)  # sources that may speak of several networks or outlets at once
Outcome = Literal["imported", "unchanged", "rejected", "needs_mapping"]


@dataclass(frozen=True)
class ReadingContext:
    """What the database says of how files are read: the `profiles` of tables, the `accounts` that data were of before, and what people
    answered to the questions of other files.
    """

    profiles: tuple[Profile, ...] = ()
    accounts: tuple[Account, ...] = ()
    remembered: tuple[RememberedAnswer, ...] = ()


@dataclass(frozen=True)
class IncomingFile:
    """A file on its way in: what it came to, what it would change, and what became of it.

    `comparison` is None where its result is no observations. `outcome` before a commit is what a commit would do. `accounts` are whose
    data there were when it was compared; None where that does not matter. `choices` is what somebody said of it.
    """

    file: SourceFile
    result: Result
    comparison: Comparison | None
    outcome: Outcome
    import_id: int | None = None
    accounts: tuple[Account, ...] | None = None
    choices: Choices = NONE


def source_file(name: str, content: bytes) -> SourceFile:
    """A file by its last name only, with its digest."""
    return SourceFile(name.replace("\\", "/").rsplit("/", 1)[-1], hashlib.sha256(content).hexdigest(), content)


_log = logging.getLogger(__name__)
_waiting: list[tempfile.TemporaryDirectory[str]] = []
"""The folder of files that wait to be saved, once there are any; only this program's user can look into it."""


def waiting_file(name: str, content: bytes) -> SourceFile:
    """The same, with its bytes on the disk for as long as anybody holds it: people leave large files open for days. Where the disk takes
    nothing, in memory.
    """
    one = source_file(name, content)
    try:
        if not _waiting:
            _waiting.append(tempfile.TemporaryDirectory(prefix="plancom-files-", ignore_cleanup_errors=True))
        place = Path(_waiting[0].name) / uuid.uuid4().hex
        place.write_bytes(content)
    except OSError:
        _log.warning("a file that waits stays in memory", exc_info=True)
        return one
    file = replace(one, place=place)
    weakref.finalize(file, place.unlink, missing_ok=True)
    return file


def incoming_file(
    engine: Engine, file: SourceFile, plan: Plan, choices: Choices = NONE, *, is_sample: bool = False
) -> IncomingFile:
    """`file` read and compared with what is there; nothing is written. Nobody is asked whose sample data are, nor are they read by what the office said of its own."""
    said = reading_job(engine, file, plan, choices, is_sample=is_sample).result()
    one = compared(engine, file, said, plan, choices)
    return replace(one, accounts=None) if is_sample else one


def reading_job(
    engine: Engine, file: SourceFile, plan: Plan, choices: Choices = NONE, *, is_sample: bool = False
) -> ReadingJob[Result]:
    """`file` on its way through the readers, in another process: it can be waited for a while, and stopped."""
    found = reading_context(engine)
    asked = _asked(choices, replace(found, accounts=(), remembered=()) if is_sample else found)
    day = clock.today(plan)
    known_as = cache.key(file.sha256, file.name, plan, day, **asked)
    return pool.begin(file.name, file.content, plan, day, **asked, remembered_as=known_as)


def reading_context(engine: Engine) -> ReadingContext:
    """What the database knows that changes how a file is read."""
    with engine.connect() as connection:
        found = accounts.known_accounts(connection)
        remembered = answers.in_force(connection)
    # However many rows they have by now: a file that was read is not read again because another one came in.
    return ReadingContext(
        profiles.recognition_profiles(engine), tuple(replace(one, rows=0) for one in found), remembered
    )


def reading_key(file: SourceFile, plan: Plan, choices: Choices, known: ReadingContext) -> cache.Key:
    """What the reading of `file` depends on, `reading_context` among it: the same key, the same observations."""
    return cache.key(file.sha256, file.name, plan, clock.today(plan), **_asked(choices, known))


def _asked(choices: Choices, known: ReadingContext) -> dict[str, Any]:
    """The options of `pool.begin`."""
    return {
        "kind": choices.kind,
        "first": choices.first,
        "last": choices.last,
        "answers": dict(choices.answers),
        "mapping": choices.mapping,
        "profiles": known.profiles,
        "accounts": known.accounts,
        "remembered": known.remembered,
    }


def compared(engine: Engine, file: SourceFile, result: Result, plan: Plan, choices: Choices = NONE) -> IncomingFile:
    """What was read of `file`, by these `choices`, beside what is there; nothing is written."""
    match result:
        case Observations(table=table) if len(table):
            with _memory(result):
                found = _compared(engine, file, with_silent(result, choices.silent), plan)
            return replace(found, choices=choices)
        case Refusal(mappable=True):
            return IncomingFile(file, _with_reason(result), None, "needs_mapping")
        case _:
            return IncomingFile(file, _with_reason(result), None, "rejected")


def _compared(engine: Engine, file: SourceFile, observations: Observations, plan: Plan) -> IncomingFile:
    with engine.connect() as connection:
        if problem := _no_sum_of_both(connection, observations, plan):
            return IncomingFile(file, _refused(observations, problem), None, "rejected")
        comparison = compare(connection, observations, plan)
        before = accounts.known_accounts(connection)
        observations = _with_overlaps(observations, _overlaps(connection, observations, comparison, plan))
    outcome: Outcome = "unchanged" if comparison.changes_nothing else "imported"
    return IncomingFile(file, observations, comparison, outcome, accounts=before)


def _memory(result: Result) -> AbstractContextManager[None]:
    """How memory is kept while what was read is compared or written down."""
    rows = len(result.table) if isinstance(result, Observations) else 0
    return allocator.long_table(rows) if rows >= transfer.MANY else nullcontext()


def _refused(observations: Observations, problem: Problem) -> Refusal:
    """The file when nothing of it counts that was read."""
    return Refusal(observations.source, observations.title, (problem,))


def _no_sum_of_both(connection: Connection, observations: Observations, plan: Plan) -> Problem | None:
    """Why posts are not taken in beside others of the same days, where both would count and no file says their sum."""
    beside = (one for one in monthly_posts.beside_totals(connection, observations, plan) if one.rejects)
    return (
        monthly_posts.over_details(connection, observations, plan)
        or next(beside, None)
        or partial_lists.beside_numbers(connection, observations, plan)
    )


def _overlaps(
    connection: Connection, observations: Observations, comparison: Comparison, plan: Plan
) -> tuple[Problem, ...]:
    """What is said of a file that tells what others tell as well."""
    if comparison.changes_nothing:
        return ()
    return (
        *monthly_posts.beside_totals(connection, observations, plan),
        *overlap_warnings(connection, observations, comparison),
        *missing_rows(connection, observations, comparison),
    )


def commit_file(
    engine: Engine,
    one: IncomingFile,
    plan: Plan,
    *,
    author: str = "",
    is_sample: bool = False,
    interruption: Interruption | None = None,
) -> IncomingFile:
    """`one` written, all of it or nothing. A database that refuses, or somebody who cancels, is a problem of this file alone."""
    with _memory(one.result):
        done = _commit(engine, one, plan, author, interruption, is_sample=is_sample)
    metrics.imports.labels(done.outcome).inc()
    return done


def _commit(  # noqa: PLR0911 - one way out per refusal
    engine: Engine, one: IncomingFile, plan: Plan, author: str, interruption: Interruption | None, *, is_sample: bool
) -> IncomingFile:
    observations = one.result
    if one.outcome != "imported" or not isinstance(observations, Observations):
        return one
    try:
        with engine.connect() as connection:
            one = _beside_later_imports(connection, one, observations, plan)
        if not isinstance(one.result, Observations):
            return one
        observations = one.result
        import_id = commit(
            engine,
            observations,
            one.file,
            plan,
            now=clock.now(),
            author=author,
            is_sample=is_sample,
            comparison=one.comparison,
            interruption=interruption,
            most_originals=settings.originals_bytes(),
            given=() if is_sample else _given(one, author),
            choices=kept_choices.to_text(one.choices, observations),
        )
    except Interrupted:
        return cancelled_file(one)
    except NoRoomError as full:
        return _not_saved(one, NoRoom(full=str(full)))
    except (AccessError, DatabaseError) as error:
        why = unreachable(error) if isinstance(error, DatabaseError) else str(error)
        return _not_saved(one, NotWritten(why=why))
    if import_id is None or one.comparison is None:
        return replace(one, import_id=import_id, outcome="unchanged")
    with engine.connect() as connection:  # files before it may have changed what it was compared with
        comparison = replace(one.comparison, **rows_written(connection, import_id))
    return replace(one, comparison=comparison, import_id=import_id, outcome="imported")


def _beside_later_imports(
    connection: Connection, one: IncomingFile, observations: Observations, plan: Plan
) -> IncomingFile:
    """`one` beside what came in since it was compared, which may have brought its days or be of another account: refused, or with other warnings."""
    is_stale = one.comparison is None or one.comparison.version != version(connection)
    problem = _no_sum_of_both(connection, observations, plan) if is_stale else None
    if problem is None and one.accounts is not None:
        problem = accounts.account_conflict(connection, observations, one.accounts)
    if problem:
        return replace(one, result=_refused(observations, problem), outcome="rejected")
    if is_stale and one.comparison is not None:
        warnings = _overlaps(connection, observations, one.comparison, plan)
        return replace(one, result=_with_overlaps(observations, warnings))
    return one


def _given(one: IncomingFile, author: str) -> list[Answer]:
    """What was answered now to the file's questions that recur, once for all that each of them is about."""
    return [
        Answer(subject, said.question.text, said.value, label, one.file.name, author)
        for said in one.result.settled
        for label in (said.question.label_of(said.value),)
        for subject in said.question.subjects
        if label and not said.is_remembered
    ]


def marked_copy(file: SourceFile, problems: Sequence[Problem]) -> MarkedCopy | Problem:
    """`file` as a workbook in which its problems are marked, made in another process; or why there is none."""
    made = pool.call(copied, file.name, file.content, tuple(problems))
    return made.problems[0] if isinstance(made, Refusal) else made


def cancelled_file(one: IncomingFile) -> IncomingFile:
    """`one` when somebody stopped it: nothing of it was written."""
    return _not_saved(one, SavingCancelled())


def _not_saved(one: IncomingFile, fault: Fault) -> IncomingFile:
    """`one` with why nothing of it was written, after all else that is said of it."""
    return replace(one, result=replace(one.result, problems=(*one.result.problems, fault.at())), outcome="rejected")


def take_in(
    engine: Engine,
    files: list[SourceFile],
    plan: Plan,
    choices: Choices = NONE,
    *,
    author: str = "",
    is_sample: bool = False,
    progress: Callable[[int], None] = lambda _done: None,
) -> list[IncomingFile]:
    """Reads and writes each file by itself: one file's failure never stops the others."""
    result = []
    for done, file in enumerate(files, start=1):
        one = incoming_file(engine, file, plan, choices, is_sample=is_sample)
        result.append(commit_file(engine, one, plan, author=author, is_sample=is_sample))
        progress(done)
    return result


def silent_series(observations: Observations, plan: Plan) -> list[str]:
    """The plan's networks or outlets that a list does not speak of: nothing happened there, or nobody looked?"""
    named = plan.institution.among(observations.dataset)
    if observations.source not in LISTS_OF_THE_OFFICE or observations.covers is None:
        return []
    return [one.id for one in named if one.id not in observations.series]


def serves_no_goal(observations: Observations, plan: Plan) -> bool:
    """Whether no indicator of the plan, under its default readings, is measured with what the file brings."""
    brought = {(c.series, c.measure) for c in observations.coverage}
    if not brought:  # a cut list covers no day, and what it has counts all the same
        figures = [name for name in VISITS.figures if name in observations.table]
        measures = [name for name in figures if observations.table[name].notna().any()] or [""]
        brought = {(series, measure) for series in observations.series or ("",) for measure in measures}
    return not any(
        indicator.dataset == observations.dataset
        and any((not indicator.series or s in indicator.series) and m in {"", indicator.measure} for s, m in brought)
        for indicator in (plain.read() for plain in plan.indicators)
    )


def with_silent(observations: Observations, silent: tuple[str, ...]) -> Observations:
    """The same file with the series that it covers without a row."""
    if not silent or observations.covers is None:
        return observations
    first, last = observations.covers
    grain = DEFINITIONS[observations.dataset].silent_grain
    more = tuple(Coverage(series, first, last, "", grain) for series in silent if series not in observations.series)
    return replace(observations, coverage=(*observations.coverage, *more))


def _with_overlaps(observations: Observations, warnings: tuple[Problem, ...]) -> Observations:
    """The same file with what is to be said now of its overlaps, in the place of what was."""
    others = tuple(problem for problem in observations.problems if problem.code not in {TOLD_TWICE, STILL_COUNTING})
    return replace(observations, problems=(*warnings, *others))


def _with_reason(result: Result) -> Result:
    """A file without rows always says why."""
    if result.problems:
        return result
    return replace(result, problems=(NothingInIt().at(),))
