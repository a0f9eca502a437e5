"""The sheet of an indicator: its figures are those of the indicators, its texts those that the office wrote."""

import datetime as dt
import re
from dataclasses import replace

import pytest

from plancom.charts import Look
from plancom.html import html_of
from plancom.indicators.json_form import document
from plancom.indicators.overview import indicator_progress
from plancom.indicators.view import View
from plancom.office import Figures, TaskRecords, load
from plancom.plan import Decision, with_decisions
from plancom.plan.written_amounts import amount_text
from plancom.reports import sheet as sheets
from plancom.reports.sheet import as_text, sheet, sheet_document, standalone, stylesheet, trend_picture
from plancom.store.plans.analyses import Analysis
from plancom.store.plans.task_states import TaskState
from tests.builders import cartagena, d, imported, posts, procedures, visits

PLAN = cartagena()
NOW = dt.datetime(2018, 10, 5, 15, 0)


def local(moment):
    return moment - dt.timedelta(hours=5)


@pytest.fixture
def figures(tmp_path):
    from plancom.store.db import schema
    from tests.engines import writable_engine

    engine = writable_engine("sqlite://")
    schema.upgrade(engine)
    imported(engine, visits({f"2017-{m:02}-01": 100 * m for m in range(1, 13)}), name="base.csv")
    imported(engine, visits({f"2018-{m:02}-01": 130 * m for m in range(1, 10)}), name="visitas.csv")
    imported(
        engine, posts([(f"2018-{m:02}-01", n, 9) for m in range(1, 10) for n in ("facebook", "instagram", "twitter")])
    )
    imported(engine, procedures([("2018-01-01", "A", "electrónico", 3), ("2018-01-01", "A", "presencial", 7)]))
    yield Figures(load(engine, PLAN), View(PLAN, d("2018-09-30")))
    engine.dispose()


def figures_with(figures, view=None, **said):
    """The figures of the same office where the database says something else."""
    return Figures(replace(figures.office, **said), view or figures.view)


def page(shown, local):
    return html_of(sheets.page(shown, local))


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.mark.parametrize("indicator", [one.id for one in PLAN.indicators])
def test_its_figures_are_those_of_the_indicators_in_every_year(figures, indicator):
    shown = sheet(figures, indicator)
    whole, *parts = indicator_progress(figures.view, PLAN.indicator(indicator), figures.office.counts, {})
    found = sheet_document(shown)
    assert found["indicator"] == document(whole)
    assert found["parts"] == [document(part) for part in parts]
    for year in found["years"]:
        seen = replace(figures.view, plan_year=year["year"])
        figure = indicator_progress(seen, PLAN.indicator(indicator), figures.office.counts, {})[0]
        assert year["target"] == figure.target
        begun = year["year"] == 1
        assert year["actual"] == (figure.actual_to_date if begun else None)
    words = text_of(page(shown, local))
    target = amount_text(whole.indicator, whole.target).replace("\u00a0", " ")
    assert f"Meta del año 1 {target}" in words or whole.target is None
    assert "None" not in words
    assert "nan" not in words


def test_every_field_of_the_form_is_filled_but_for_what_the_office_writes(figures):
    fields = {
        f.id: f.text
        for f in (
            *sheet(figures, "adoption").identity,
            *sheet(figures, "adoption").method,
            *sheet(figures, "adoption").goal,
        )
    }
    assert fields["code"] == "IND-05"
    assert fields["responsible"] == "Sin escribir"
    assert fields["type"].startswith("Efectividad")
    assert "3 " in fields["formula"]
    assert "÷ 10 trámites por todos los canales = 30,0\u00a0%" in fields["formula"]
    assert fields["source"].startswith("Trámites por canal. Trámites.")
    assert fields["breakdown"] == "Por trámite y por canal."
    assert (
        fields["bands"]
        == "Va bien: 95\u00a0% o más.\nEn riesgo: 70\u00a0% o más, y menos de 95\u00a0%.\nAtrasada: menos de 70\u00a0%."
    )
    assert all(fields.values())
    needed = {  # MinTIC, PETI, act. 14B, and what DAFP and DNP add
        "code", "name", "objective", "strategies", "quote", "type", "responsible", "unit", "direction", "accumulation", "formula",
        "frequency", "source", "breakdown", "baseline", "target", "bands", "readings", "version",
    }  # fmt: skip
    assert needed <= fields.keys()
    for words in ("5. Análisis del resultado", "6. Acción de mejora", "7. Observaciones"):
        blank = f'<section class="pc-sheet-blank"><h3>{words}</h3><p>Sin escribir.</p>'
        assert blank in page(sheet(figures, "adoption"), local)
    assert sheet(figures, "daily_posts").method[6].text == "Por red, por día de la semana y por estrategia."
    assert sheet(figures, "tasks").method[6].text == "Por estrategia."


def test_a_sheet_that_is_handed_in_has_no_empty_headings(figures):
    html = standalone(sheet(figures, "visits"), local)
    assert "Sin escribir" not in html
    assert "5. Análisis del resultado" not in html
    assert "4. Resultados" in html
    written = standalone(sheet(figures_with(figures, analyses={"visits": [analysis_of("Bajó")]}), "visits"), local)
    assert "<h3>5. Análisis del resultado</h3>" in written
    assert "<h3>6. Acción de mejora</h3>" in written
    assert "7. Observaciones" not in written


def test_paper_leaves_out_what_nobody_wrote_and_keeps_what_somebody_did(figures):
    empty = str(page(sheet(figures, "adoption"), local))
    assert '<tr class="pc-sheet-blank"><th scope="row">Responsable</th>' in empty
    assert empty.count("pc-sheet-blank") == 4  # the responsible person, analysis, action and remarks
    written = str(page(sheet(figures_with(figures, analyses={"visits": [analysis_of("Bajó")]}), "visits"), local))
    assert "<section><h3>5. Análisis del resultado</h3>" in written
    assert '<section class="pc-sheet-blank"><h3>7. Observaciones</h3>' in written
    assert ".pc-sheet .pc-sheet-blank { display: none; }" in stylesheet().partition("@media print")[2]


def test_the_trend_says_its_ends_in_figures_and_their_unit(figures):
    ends = html_of(trend_picture(sheet(figures, "visits"), Look())).partition('<p class="pc-sheet-ends">')[2]
    assert ends.startswith("ene 2018: 130; sep 2018: 5.850. Visitas")  # 130 · (1 + 2 + … + 9)
    assert "Esperado al final: " in ends


def test_a_reading_that_was_chosen_stands_with_who_chose_it(figures):
    choice = Decision(1, "visits", "reading", {"reading": "targets", "option": "points"}, "x", "", "Ana", NOW)
    other = Decision(2, "press", "target", {"year": 1, "value": 120.0}, "x", "", "Luis", NOW)
    plan = with_decisions(PLAN, [choice, other])
    shown = sheet(figures_with(figures, View(plan, d("2018-09-30")), decisions=[choice, other]), "visits")
    fields = {f.id: f.text for f in shown.goal}
    assert "10 puntos de la línea base por año" in fields["readings"]
    assert fields["version"] == (
        "Libro de lecturas, versión 2.\nVersión 1, Ana: Visitas a la página web: se lee «10 puntos de la línea base por año»."
    )


def analysis_of(text, as_of="2018-09-30", number=1, **more):
    return Analysis("visits", d(as_of), text, "Publicar más", "Jefe", author="Ana", id=number, created_at=NOW, **more)


def test_the_text_of_the_cut_off_stands_in_the_sheet_and_the_others_beside(figures):
    texts = {
        "visits": [analysis_of("Primero"), analysis_of("Segundo", number=2), analysis_of("De antes", "2018-06-30", 3)]
    }
    shown = sheet(figures_with(figures, analyses=texts), "visits")
    assert shown.written.analysis == "Segundo"
    assert [one.analysis for one in shown.others] == ["De antes", "Primero"]
    assert shown.newest == 3
    words = text_of(page(shown, local))
    assert "Segundo" in words
    assert "Primero" not in words
    assert "Ana, 05/10/2018 10:00, para el corte del 30/09/2018" in words
    assert "Responsable Jefe" in words
    later = sheet(figures_with(figures, View(PLAN, d("2018-08-31")), analyses=texts), "visits")
    assert "Escrito para el corte del 30/06/2018; de este corte no se ha escrito." in text_of(page(later, local))
    assert "Análisis: De antes" in as_text(later, local)


def test_a_figure_that_changed_since_it_was_written_about_is_told(figures):
    now = sheet(figures, "visits").figure.actual_to_date
    same = figures_with(figures, analyses={"visits": [analysis_of("x", figures={"actual_to_date": now})]})
    assert "Cuando se escribió" not in page(sheet(same, "visits"), local)
    other = figures_with(figures, analyses={"visits": [analysis_of("x", figures={"actual_to_date": 5000.0})]})
    assert "Cuando se escribió, el resultado era 5.000; con los datos de ahora es 5.850." in page(
        sheet(other, "visits"), local
    )


def test_what_is_typed_is_letters_and_never_markup(figures):
    shown = sheet(figures_with(figures, analyses={"visits": [analysis_of("<script>x</script>\n\ny & z")]}), "visits")
    html = standalone(shown, local)
    assert "<script>" not in html
    assert "<p>&lt;script&gt;x&lt;/script&gt;</p><p>y &amp; z</p>" in html
    assert html.startswith('<!doctype html><html lang="es">')


def test_sample_data_are_named_so(figures):
    assert "Datos de ejemplo: cifras inventadas" in page(
        sheet(figures_with(figures, has_samples=True), "visits"), local
    )
    assert "Datos de ejemplo" not in page(sheet(figures, "visits"), local)


def test_tasks_have_a_sheet_too(figures):
    states = {
        PLAN.strategies[0].tasks[0].id: [TaskState(PLAN.strategies[0].tasks[0].id, "done", d("2018-03-01"), "x", "Ana")]
    }
    shown = sheet(figures_with(figures, tasks=TaskRecords(states)), "tasks")
    assert shown.figure.actual_to_date > 0
    assert "Cada vez que cambia el estado de una tarea." in page(shown, local)
