"""The rule of everything that is written in turn: a version is added by who has seen the newest one; on each engine."""

import datetime as dt
import threading
from itertools import count

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from plancom.plan import Decision
from plancom.store.council.sessions import save, versions
from plancom.store.db.data_version import version as data_version
from plancom.store.office.documents import OutdatedError
from plancom.store.plans.analyses import Analysis, analyses, write_analysis
from plancom.store.plans.decisions import decide, decisions
from plancom.store.plans.task_changes import TaskVersion, record_details, record_state, version_after, version_of
from plancom.store.plans.task_details import TaskDetails, details
from plancom.store.plans.task_states import TaskState, states
from tests.builders import PLAN_ID, cartagena, d
from tests.examples import examples

PLAN, TODAY, NOON = cartagena(), d("2018-10-05"), dt.datetime(2018, 10, 5, 12, 0)
TASK = "folletos-ciudad"
NUMBERS = count()  # hypothesis runs a test many times in one database: each time with a document of its own

interleaved = examples(20, suppress_health_check=[HealthCheck.function_scoped_fixture])
writers = st.sampled_from(["Ana", "Luis"])


def write_decision(engine, author, seen, text="points", now=NOON):
    content = {"reading": "targets", "option": text}
    decision = Decision(0, "visits", "reading", content, "Porque sí", "", author, now)
    return decide(engine, PLAN, decision, seen=seen, today=TODAY, baselines=lambda _plan: {})


def write_session(engine, author, seen, text="A", now=NOON):
    return save(engine, PLAN.id, "Octubre", {"title": text}, seen=seen, author=author, now=now)


def write_text(engine, author, seen, text="A", now=NOON):
    one = Analysis("visits", d("2018-09-30"), text, author=author)
    return write_analysis(engine, PLAN, one, today=TODAY, now=now, seen=seen)


def write_details(engine, author, seen, text="A", now=NOON):
    one = TaskDetails(TASK, responsible=text, author=author)
    record_details(engine, PLAN, one, now=now, seen=TaskVersion(0, seen))
    return one


READERS = {
    write_decision: lambda connection: decisions(connection, PLAN.id),
    write_session: lambda connection: versions(connection, PLAN.id, "Octubre")[::-1],
    write_text: lambda connection: analyses(connection, PLAN.id).get("visits", []),
    write_details: lambda connection: details(connection, PLAN_ID).get(TASK, []),
}
kinds = pytest.mark.parametrize("write", READERS, ids=lambda write: write.__name__.removeprefix("write_"))


def history(engine, write):
    with engine.connect() as connection:
        return list(READERS[write](connection))


def version_steps(engine, action):
    """By how much the data's version moved."""
    before = ask(engine, data_version)
    action()
    return ask(engine, data_version) - before


def ask(engine, question, *arguments):
    with engine.connect() as connection:
        return question(connection, *arguments)


@kinds
def test_who_has_not_seen_the_newest_is_given_what_came_in_between_and_writes_nothing(engine, write):
    write(engine, "Ana", 0)
    kept = history(engine, write)
    with pytest.raises(OutdatedError) as caught:
        write(engine, "Luis", 0, "gradual")
    assert (list(caught.value.since), caught.value.authors) == (kept, ("Ana",))
    assert history(engine, write) == kept


@kinds
def test_of_many_who_write_at_the_same_moment_one_is_kept_and_the_others_are_given_it(engine, write):
    given_to_others, gate = [], threading.Barrier(4)

    def write_at_once(author):
        gate.wait()
        try:
            write(engine, author, 0)
        except OutdatedError as error:
            given_to_others.append(error.authors)

    threads = [threading.Thread(target=write_at_once, args=(name,)) for name in ("Ana", "Luis", "Eva", "Juan")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    (kept,) = history(engine, write)
    assert given_to_others == [(kept.author,)] * 3


@kinds
def test_a_version_bears_its_author_and_its_moment_in_utc(engine, write):
    bogota = dt.timezone(dt.timedelta(hours=-5))
    write(engine, " Ana ", 0, now=dt.datetime(2018, 10, 5, 12, 0, tzinfo=bogota))
    (kept,) = history(engine, write)
    assert (kept.author, kept.created_at) == ("Ana", dt.datetime(2018, 10, 5, 17, 0))


@pytest.mark.parametrize("write", [write_session, write_text, write_details], ids=["session", "text", "details"])
def test_what_says_no_more_than_the_newest_is_not_written_and_no_cache_is_told(engine, write):
    write(engine, "Ana", 0)
    kept = history(engine, write)
    number = kept[0].version if write is write_session else kept[0].id
    assert version_steps(engine, lambda: write(engine, "Luis", number)) == 0
    assert history(engine, write) == kept


@pytest.mark.parametrize(
    ("write", "steps"), [(write_decision, 1), (write_text, 1), (write_details, 1), (write_session, 0)],
    ids=["decision", "text", "details", "session"],
)  # fmt: skip
def test_caches_are_told_of_what_changes_figures_and_sheets(engine, write, steps):
    assert version_steps(engine, lambda: write(engine, "Ana", 0)) == steps


def attempt(action):
    """What an attempt to write gives, and the refusal where it is one."""
    try:
        return action(), None
    except OutdatedError as error:
        return None, error


@interleaved
@given(st.lists(st.tuples(writers, st.sampled_from(["look", "A", "B", None]), st.booleans()), max_size=12))
def test_two_writers_in_any_order_never_write_over_what_they_have_not_seen(engine, steps):
    name, seen = f"Sesión {next(NUMBERS)}", {"Ana": 0, "Luis": 0}

    def kept():
        return ask(engine, versions, "p", name)[::-1]

    def write(writer, content):
        return save(engine, "p", name, content, seen=seen[writer], author=writer, now=NOON)

    for writer, text, insists in steps:
        before = kept()
        if text == "look":
            seen[writer] = len(before)
            continue
        content = None if text is None else {"title": text}
        standing = before[-1].content if before else None  # None: removed, or never there
        unseen = before[seen[writer] :]
        written, refusal = attempt(lambda who=writer, what=content: write(who, what))
        assert (refusal is not None) == bool(unseen and standing is not None)
        if refusal is not None:
            assert (list(refusal.since), kept()) == (unseen, before)
            if not insists:
                continue
            seen[writer] = refusal.since[-1].version
            written = write(writer, content)
        assert kept() == (before if content == standing else [*before, written])
        assert (written is None) == (content == standing)
        seen[writer] = len(kept())
    assert [one.version for one in kept()] == list(range(1, len(kept()) + 1))


@interleaved
@given(st.lists(st.tuples(writers, st.sampled_from(["look", "state", "details"]), st.sampled_from("AB")), max_size=10))
def test_states_and_details_of_a_task_are_one_document_to_two_writers_in_any_order(engine, steps):
    def kept():
        with engine.connect() as connection:
            changes = sorted(states(connection, PLAN_ID, TASK).get(TASK, ()), key=lambda one: one.id)
            return [*changes, *details(connection, PLAN_ID, TASK).get(TASK, ())]

    def write(writer, what, text):
        if what == "state":
            change = TaskState(TASK, "in_progress", d("2018-09-01"), text, writer)
            return record_state(engine, PLAN, change, today=TODAY, now=NOON, seen=seen[writer])
        arrangement = TaskDetails(TASK, responsible=text, author=writer)
        return record_details(engine, PLAN, arrangement, now=NOON, seen=seen[writer])

    seen = dict.fromkeys(["Ana", "Luis"], ask(engine, version_of, PLAN_ID, TASK))
    for writer, what, text in steps:
        before, newest = kept(), ask(engine, version_of, PLAN_ID, TASK)
        if what == "look":
            seen[writer] = newest
            continue
        number, refusal = attempt(lambda step=(writer, what, text): write(*step))
        assert (refusal is not None) == (seen[writer] != newest)
        if refusal is not None:
            assert version_after(seen[writer], refusal.since) == newest
            assert set(refusal.since) <= set(before)
            assert kept() == before
        else:
            assert len(kept()) == len(before) + bool(number)
            seen[writer] = ask(engine, version_of, PLAN_ID, TASK)
