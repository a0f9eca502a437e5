"""What pages ask of the rows that count has the columns and kinds that the queries say, also of an empty database."""

import pandas as pd

from plancom import settings
from plancom.services import importing
from plancom.store.figures import queries
from plancom.ui.state.cache import QUESTIONS_BY_PLAN
from tests.builders import PLAN_ID, cartagena
from tests.frame_schemas import QUERY_RESULTS


def answers(engine):
    with engine.connect() as connection:
        of_a_plan = QUESTIONS_BY_PLAN.keys()
        return {
            name: getattr(queries, name)(connection, *([PLAN_ID] if name in of_a_plan else []))
            for name in QUERY_RESULTS
        }


def test_every_answer_is_as_it_is_described(engine):
    files = [importing.source_file(one.name, one.read_bytes()) for one in settings.sample_files()]
    importing.take_in(engine, files, cartagena(), is_sample=True)
    found = answers(engine)
    for name, table in found.items():
        assert len(QUERY_RESULTS[name].validate(table)) > 3, name
    assert {day.day for day in found["procedures_by_channel"]["day"]} == {1}


def test_an_empty_database_answers_with_the_same_columns_and_no_row(engine):
    assert {name: (list(table), len(table)) for name, table in answers(engine).items()} == {
        name: (list(schema.columns), 0) for name, schema in QUERY_RESULTS.items()
    }


def test_every_table_that_pages_ask_for_is_described():
    given = {
        name for name, one in vars(queries).items() if getattr(one, "__annotations__", {}).get("return") is pd.DataFrame
    }
    assert given - {"_table"} == QUERY_RESULTS.keys()
