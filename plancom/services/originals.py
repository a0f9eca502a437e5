"""Originals read anew: what the kept file of an import says, in the same sandbox as when it came in."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, select
from sqlalchemy.exc import SQLAlchemyError

from plancom import clock
from plancom.datasets import Dataset, Observations
from plancom.datasets.problems.import_damages import OriginalDiffers
from plancom.language.numbers import number
from plancom.language.phrases import listed
from plancom.plan import Plan
from plancom.services import choices, importing
from plancom.services.choices import NONE, Choices
from plancom.services.importing import ReadingContext
from plancom.sources.sandbox import pool
from plancom.store.attribution import rules as attribution_rules
from plancom.store.attribution.rules import DamagedRulesError, Rules
from plancom.store.checks import row_names
from plancom.store.checks.damages import PLACES, AffectedData, FoundDamage, raw
from plancom.store.checks.values import spans
from plancom.store.imports import history
from plancom.store.imports.comparison import digest_of
from plancom.store.imports.rows import PREPARED
from plancom.store.tables import coverage, imports
from plancom.store.upkeep.import_rows import Difference, difference

WAYS = (PREPARED, PREPARED - 1)
"""The ways of preparing rows of which a digest may be: this version's, and the one before."""
MOST_DIFFERENT = 0.5
"""The share of its rows above which an original that needs an answer is rather read otherwise than damaged."""


MOST_PLANS = 4
"""Plans whose rules are tried in any number: a digest has those of all that there were when it was made."""


@dataclass(frozen=True)
class OriginalComparison:
    """An import beside its original: what is `different`, None where they cannot be compared."""

    import_id: int
    dataset: Dataset
    file_name: str
    different: Difference | None = None


def original_comparisons(
    engine: Engine, plan: Plan, only: Sequence[int] = (), *, damaged: Collection[int] = ()
) -> Iterator[OriginalComparison]:
    """Each import (of those that are asked for) beside its original, one after another; all rows of those that are `damaged` are looked at in full."""
    try:
        known = importing.reading_context(engine)
    except (SQLAlchemyError, ValueError):  # a part of them that is damaged: files are read without
        known = ReadingContext()
    with engine.connect() as connection:
        i = imports.c
        columns = [raw(column) for column in imports.columns if column.name != "is_sample"]
        query = select(*columns, i.is_sample).order_by(i.id)
        every = connection.execute(query.where(i.id.in_(only)) if only else query).mappings().all()
    for one in every:
        yield _reread(engine, plan, one, known, is_proven=one["id"] not in damaged)


def _reread(
    engine: Engine, plan: Plan, one: RowMapping, known: ReadingContext, *, is_proven: bool
) -> OriginalComparison:
    found = OriginalComparison(one["id"], one["dataset"], one["file_name"])
    with engine.connect() as connection:
        try:
            content = history.content(connection, one["id"])
            rules = attribution_rules.kept_rules(connection)
        except (DamagedRulesError, LookupError, ValueError, OSError):
            return found
        for observations in _readings(connection, plan, one, content, known):
            proven = _is_the_reading(observations, plan, rules, one["digest"])
            counted = one["rows_new"] + one["rows_changed"] + one["rows_same"]
            if not proven and observations.rows_read - observations.rows_rejected != counted:
                continue
            different = difference(connection, one["id"], observations, plan.institution, rules, is_proven=is_proven)
            if different is None or (not proven and different.disagreement > MOST_DIFFERENT):
                continue
            if not proven:
                different = replace(different, lines=())
            return replace(found, different=different)
    return found


def _is_the_reading(observations: Observations, plan: Plan, rules: Rules, digest: str) -> bool:
    """Whether they are to the letter what the import kept the digest of, with the plans that there were then: some of those of now."""
    for size in range(min(len(rules), MOST_PLANS), -1, -1):
        for then in combinations(rules, size):
            if any(digest_of(observations, plan.institution, then, way=way) == digest for way in WAYS):
                return True
    return False


def _readings(
    connection: Connection, plan: Plan, one: RowMapping, content: bytes, known: ReadingContext
) -> Iterator[Observations]:
    """What the original says as it was read then; of imports that kept nothing of that: by itself, as a table of its dataset, and over the
    days that it was said to cover.
    """
    said = _choices(one)
    c = coverage.c
    covered = connection.execute(select(raw(c.first_day), raw(c.last_day)).where(c.import_id == one["id"])).all()
    ways: list[dict[str, Any]] = [_options(said)] if said != NONE else []
    ways += [{}, {"kind": one["dataset"]}]
    with suppress(ValueError):
        days = [dt.date.fromisoformat(str(day)) for line in covered for day in line]
        ways += [{"kind": one["dataset"], "first": min(days), "last": max(days)}]
    remembered = () if one["is_sample"] else known.remembered
    for way in ways:
        options = {"remembered": remembered, "answers": {}, "mapping": None} | way
        read = pool.begin(
            one["file_name"], content, plan, clock.today(plan), profiles=known.profiles, accounts=(), **options
        ).result()
        if isinstance(read, Observations) and read.dataset == one["dataset"]:
            yield importing.with_silent(read, said.silent)


def _choices(one: RowMapping) -> Choices:
    try:
        return choices.from_text(one["choices"])
    except ValueError:  # `checks.documents` says so
        return NONE


def _options(said: Choices) -> dict[str, Any]:
    """All that answered the file's questions is among its own answers: what is remembered now is another time's."""
    return {
        "kind": said.kind,
        "first": said.first,
        "last": said.last,
        "answers": dict(said.answers),
        "mapping": said.mapping,
        "remembered": (),
    }


def damages(read: Sequence[OriginalComparison]) -> list[FoundDamage]:
    """The imports that do not say what their originals do."""
    found = []
    for one in read:
        if one.different is None or one.different.is_none:
            continue
        rows = one.different.right
        places = [row_names.place(one.import_id, row["sheet"], row["row"]) for row in rows[:PLACES]]
        damage = OriginalDiffers(
            subject=row_names.called(one.dataset), number=number(one.import_id), file=one.file_name,
            rows=row_names.rows(one.different.rows) if one.different.rows else row_names.called("coverage"),
            where=listed(places) + (" …" if len(rows) > PLACES else ""),
        )  # fmt: skip
        touched = spans(one.dataset, [(row["series"], row["day"]) for row in rows]) or (AffectedData(one.dataset),)
        found.append(FoundDamage(damage, touched, (one.import_id,)))
    return found
