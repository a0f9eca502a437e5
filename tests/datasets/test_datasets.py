"""The datasets: each says what it is in one module; another one is a module, a table and a name, from its template to every format."""

import datetime as dt
import io
import re

import openpyxl
import pytest
import sqlalchemy as sa

from plancom.datasets import DATASETS, DEFINITIONS, Column, Definition
from plancom.datasets.definition import Measure, Page, Words
from plancom.indicators.sentences import headline
from plancom.indicators.series_words import label
from plancom.indicators.view import View
from plancom.language.translation import later, tr
from plancom.office import Figures
from plancom.office import load as load_office
from plancom.plan import Month, PlanError, load
from plancom.reports import build
from plancom.reports.formats import FORMATS
from plancom.sources import formats, read
from plancom.sources.copies import templates
from plancom.sources.formats.plain import tables as plain_tables
from plancom.store.db import schema
from plancom.store.figures.counts import counts
from plancom.store.figures.lineage import LineageQuery, origins
from plancom.store.imports.commits import undo
from plancom.store.imports.comparison import compare
from plancom.store.imports.differences import differences
from plancom.store.tables import observations as store_tables
from tests.builders import CARTAGENA, NOW, PLAN_ID, cartagena, d, imported
from tests.engines import writable_engine

JANUARY = Month.of(dt.date(2018, 1, 1))
CALLS = Definition(
    id="calls",
    called=later("Llamadas a las líneas de atención"),
    counting=(Measure("calls", later("Llamadas"), later("Llamadas"), "quantity"),),
    main="calls",
    one_and_many=lambda: (tr("llamada"), tr("llamadas")),
    words=Words(
        short=later("llamadas"),
        counted=later("llamadas"),
        read_as=later("llamadas"),
        template=later("Plantilla de llamadas"),
        table=later("Tabla de llamadas"),
        repeated=later("Deje una sola fila por día y línea."),
        no_goal=later("Ninguna meta del plan cuenta llamadas."),
    ),
    page=Page("llamadas", later("Llamadas"), ":material/call:", later("Ver llamadas")),
    columns=(
        Column("fecha", "day", "date", required=True, help=later("Día de las llamadas."), example="2018-01-31"),
        Column("linea", "line", "text", required=True, help=later("A cuál línea."), example="Línea 123"),
        Column("llamadas", "quantity", "count", required=True, help=later("Cuántas se atendieron."), example="20"),
    ),
    headers={"day": ("fecha", "día"), "line": ("línea", "número marcado"), "quantity": ("llamadas", "calls")},
    table=("series", "day", "line", "quantity"),
    figures=("quantity",),
    payload=("quantity",),
    identity=("line",),
    nouns=frozenset({"calls"}),
    file_name="llamadas.xlsx",
    key=("day", "line"),
    anchors=("line",),
    telling=(("line",),),
    needs_day=True,
)


@pytest.fixture
def sixth(monkeypatch):
    """The dataset known to the code: its definition, the readers of its files, and its table, which a migration would make."""
    table = store_tables._dataset_table(
        "calls", sa.Column("line", sa.Text, nullable=False), sa.Column("quantity", sa.BigInteger, nullable=False)
    )
    monkeypatch.setitem(DEFINITIONS, "calls", CALLS)
    monkeypatch.setitem(store_tables.DATASET_TABLES, "calls", table)
    handed_out = plain_tables._template_format("calls", handed_out=True)
    monkeypatch.setattr(formats, "TEMPLATES", (*formats.TEMPLATES, handed_out))
    monkeypatch.setattr(formats, "PLAIN", (*formats.PLAIN, plain_tables._plain_format("calls")))
    yield table
    store_tables.metadata.remove(table)


@pytest.fixture
def engine(sixth):
    engine = writable_engine("sqlite://")
    schema.upgrade(engine)
    sixth.create(engine)
    yield engine
    engine.dispose()


def template(rows):
    """The bytes of the dataset's template with these rows."""
    book = openpyxl.load_workbook(io.BytesIO(templates.workbook("calls", cartagena())))
    for row in rows:
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def reading(name, content, **said):
    return read(name, content, cartagena(), dt.date(2019, 1, 5), **said)


def of_year(amount):
    return [(dt.date(year, month, 1), "Línea 123", amount) for year in (2017, 2018) for month in range(1, 13)]


@pytest.mark.parametrize("one", DEFINITIONS.values(), ids=DATASETS)
def test_each_dataset_is_of_one_piece(one):
    names = {column.name for column in one.columns}
    assert one.main in one.measures
    assert {*one.figures} <= one.counts <= names
    assert names - {"strategy"} <= {*one.table}
    assert names <= one.headers.keys() <= {*one.table}
    assert {*one.one_of} <= {column.header for column in one.columns}
    assert {*one.anchors, *one.single, *one.single_surely, *one.crosstab} <= {*one.table}
    assert {*one.companions} <= {*one.measures}
    assert {column.name for column in one.columns if column.required} <= {*one.table}
    store = {column.name for column in store_tables.DATASET_TABLES[one.id].columns}
    assert {*one.payload, *one.identity, *filter(None, (m.column for m in one.counting))} <= store
    if one.mapped:
        assert {*one.mapped.fields, *one.mapped.lacking, *one.mapped.figures} <= {*one.table}


def test_a_measure_is_of_one_dataset():
    every = [measure for one in DEFINITIONS.values() for measure in one.measures]
    assert len(every) == len(set(every))


def test_a_dataset_that_does_not_exist_is_answered_with_those_that_do(tmp_path):
    path = tmp_path / "plan.toml"
    text = CARTAGENA.read_text(encoding="utf-8").replace('dataset = "press"', 'dataset = "pres"')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PlanError) as error:
        load(path)
    for name in DATASETS:
        assert f"'{name}'" in str(error.value)


def test_the_template_of_a_sixth_dataset_is_read_and_its_faults_are_said_in_its_words(sixth):
    rows = [(dt.date(2018, 1, 2), "Línea 123", 20), (dt.date(2018, 1, 2), "Línea 123", 30), (None, "Línea 123", 4)]
    found = reading("llamadas.xlsx", template(rows))
    assert (found.source, found.dataset, found.title) == ("template", "calls", "Plantilla de llamadas")
    assert found.table[["line", "quantity"]].values.tolist() == [["Línea 123", 20]]
    codes = {problem.code: problem.fix for problem in found.problems}
    assert "Deje una sola fila por día y línea." in codes["conflicting_row"]
    assert "missing_date" in codes


def test_a_plain_table_under_other_names_is_one_of_a_sixth_dataset_once_its_owner_says_what_is_counted(sixth):
    """Its noun is no word of `sources/quantities/vocabulary.toml`: until it stands there, somebody is asked."""
    content = "Día;Número marcado;Llamadas\n2018-01-02;Línea 123;20\n2018-01-03;Línea 195;7\n".encode()
    (question,) = reading("datos.csv", content).questions
    assert (question.id, question.options[0].effect) == ("column:llamadas", "La columna suma 27 llamadas")
    found = reading("datos.csv", content, answers={question.id: "count"})
    assert (found.dataset, found.title) == ("calls", "Tabla de llamadas")
    assert found.table["quantity"].sum() == 27


def test_an_import_of_a_sixth_dataset_is_compared_counted_explained_and_undone(engine, sixth):
    plan = cartagena()
    first = imported(engine, reading("uno.xlsx", template([(dt.date(2018, 1, 2), "Línea 123", 20)])), name="uno.xlsx")
    again = reading(
        "dos.xlsx", template([(dt.date(2018, 1, 2), "línea 123", 25), (dt.date(2018, 1, 3), "Línea 195", 7)])
    )
    with engine.connect() as connection:
        comparison = compare(connection, again, plan)
        assert (comparison.rows_new, comparison.rows_changed) == (1, 1)
        cells = differences(connection, "calls", comparison).cells
        assert cells[["subject", "column", "before", "after"]].values.tolist() == [["línea 123", "quantity", 20, 25]]
    second = imported(engine, again, name="dos.xlsx")
    with engine.connect() as connection:
        assert counts(connection, PLAN_ID).month("calls", "", "calls", JANUARY) == 32
        wanted = LineageQuery("calls", ("",), ("calls",), (JANUARY,), PLAN_ID, d("2018-01-31"))
        assert [(one.text, one.value) for one in origins(connection, wanted)] == [("línea 123", 25), ("Línea 195", 7)]
    undo(engine, second, now=NOW)
    with engine.connect() as connection:
        assert counts(connection, PLAN_ID).month("calls", "", "calls", JANUARY) == 20
    undo(engine, first, now=NOW)
    with engine.connect() as connection:
        assert counts(connection, PLAN_ID).is_empty


def test_an_indicator_of_a_sixth_dataset_goes_from_the_plan_file_to_every_format(engine, tmp_path):
    path = tmp_path / "plan.toml"
    text = CARTAGENA.read_text(encoding="utf-8")
    own = re.sub(
        r'measure = "(visits|visitors)"', 'measure = "calls"', text.replace('"visits"\nmeasure', '"calls"\nmeasure')
    )
    path.write_text(own, encoding="utf-8")
    plan = load(path)
    assert plan.indicator("visits").dataset == "calls"
    imported(engine, reading("llamadas.xlsx", template(of_year(30))), plan=plan)
    figures = Figures(load_office(engine, plan), View(plan, d("2018-09-30")))
    whole, *_ = figures.of("visits")
    assert (whole.baseline, whole.actual_to_date) == (360, 270)
    assert headline(whole)
    assert label(plan, "calls", "", "calls") == "Llamadas"
    deck = build.deck(figures, dt.datetime(2018, 10, 1, 9, 0))
    for one in FORMATS.values():
        assert len(one.write(deck)) > 1_000, one.id
