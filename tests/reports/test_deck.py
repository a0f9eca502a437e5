"""What the deck says of lateness and of what follows, from the figures alone."""

import datetime as dt
from dataclasses import replace

import pytest

from plancom.charts.status import verdict_mark
from plancom.forecast import sentences as ahead
from plancom.forecast.verdicts import how_many
from plancom.indicators.headlines import verdict
from plancom.indicators.month_sentences import period, short_period
from plancom.indicators.view import WORST_FIRST
from plancom.plan import Month
from plancom.plan.written_amounts import amount_text as text
from plancom.reports.arrears import late_tasks, next_steps
from plancom.reports.safe_text import clean, shortened


def slide(deck, slide_id):
    return next(one for one in deck.slides if one.id == slide_id)


def test_next_steps_say_what_each_late_goal_needs_before_the_year_ends(cartagena):
    steps = slide(cartagena.deck("2018-09-30"), "proximos-pasos").notes
    assert any("166 publicaciones en cada uno de los 3 meses que faltan" in step for step in steps)
    assert any("antes del 31/12/2018" in step for step in steps)


def test_next_steps_say_of_each_goal_what_llegamos_says_with_the_best_month_and_what_is_out_of_reach(cartagena):
    deck = cartagena.deck("2018-09-30")
    steps = slide(deck, "proximos-pasos").notes
    # 20,0 % of 9 + 3 months of 356 transactions each, of which 11,6 % of 9 are done, is 45,3 % of the three that are left.
    assert (
        "Uso de los trámites electrónicos: para llegar a 20,0\u00a0% hay que hacer en línea el 45,3\u00a0% de los trámites en cada uno de los 3 meses que faltan, "
        "si cada mes trae 356 trámites, como hasta ahora; está fuera de alcance: el mejor mes hasta ahora fue julio de 2018, con 15,5\u00a0%."
    ) in steps
    (visits,) = (step for step in steps if step.startswith("Visitas"))
    assert visits.endswith("está fuera de alcance: el mejor mes hasta ahora fue agosto de 2018, con 14.767.")
    for one in deck.closings:
        said = ahead.step(one.outlook).partition(";")[0]
        asked = said.partition(":")[2].strip() or said  # what each month must bring
        assert asked in ahead.needed(one.outlook)


def test_what_each_goal_asks_of_the_months_left_is_a_table_and_the_other_steps_stand_above_it(cartagena):
    steps = slide(cartagena.deck("2018-09-30"), "proximos-pasos")
    (table,) = steps.tables
    rows = {row[0]: row[1:] for row in table.rows}
    assert rows["Publicaciones en Facebook"] == ("1.020", "496", "166", "66 (sep 2018)", "No")
    assert rows["Publicaciones diarias en redes sociales"] == (
        "12,74", "5,77", "12,74 en dic 2018", "7,26 (ago 2018)", "No",
    )  # fmt: skip
    assert rows["Uso de los trámites electrónicos"] == (
        "20,0\u00a0%", "8,4 puntos", "45,3\u00a0%", "15,5\u00a0% (jul 2018)", "No",
    )  # fmt: skip
    assert rows["Publicaciones en El Universal"] == ("100", "31", "11", "12 (sep 2018)", "Sí")
    assert steps.headline == (
        "Lo que falta este año está fuera de alcance en Publicaciones diarias, Facebook, Adopción y Visitas."
    )
    assert steps.points == ("Terminar 6 tareas antes del 31/12/2018.",)


def test_without_goals_that_ask_anything_the_steps_stand_alone(office_without_data):
    steps = slide(office_without_data.deck("2018-03-31"), "proximos-pasos")
    assert steps.tables == ()
    assert steps.points


def test_files_cover_no_day_after_the_cut_off_in_a_report(cartagena):
    deck = cartagena.deck("2018-09-30")
    periods = [row[3] for row in slide(deck, "procedencia").tables[0].rows]
    assert any(one.covers_to > deck.as_of for one in deck.imports)
    assert {period.rpartition(" – ")[2] for period in periods} == {"30 sep 2018"}


def test_whether_the_goals_will_be_reached_is_a_slide_and_what_is_next_points_to_it(cartagena):
    deck = cartagena.deck("2018-09-30")
    asked = slide(deck, "llegamos")
    assert asked.headline == how_many([one.outlook for one in deck.closings])
    rows = {row[0]: row[1:] for row in asked.tables[0].rows}
    assert list(rows) == [one.title for one in deck.slides if one.kind == "indicator"]
    for one in deck.closings:
        row, projection = rows[one.outlook.figure.name], one.outlook.projection
        assert row[0] == verdict_mark(one.verdict).label
        if projection is not None:
            written = [
                text(one.outlook.figure.indicator, value)
                for value in (projection.median, projection.low, projection.high)
            ]
            assert row[2:4] == (written[0], f"{written[1]} a {written[2]}")
    assert rows["Visitas a la página web"][0] == "✕ No llega"
    assert "cómo cerraría el año está en «¿Llegamos?»" in slide(deck, "proximos-pasos").foot[0]


@pytest.mark.parametrize("day", ["2018-03-31", "2022-01-31"])
def test_without_a_year_that_can_be_foretold_no_slide_says_that_nothing_is_known(office_without_data, cartagena, day):
    deck = (office_without_data if day < "2022" else cartagena).deck(day)
    assert deck.closings == ()
    assert "llegamos" not in [one.id for one in deck.slides]
    assert "no dicen cómo cerrará el año" in slide(deck, "proximos-pasos").foot[0]


def test_next_steps_of_a_year_that_ended_ask_for_nothing_before_its_end(cartagena):
    steps = slide(cartagena.deck("2019-02-10", year=1), "proximos-pasos").notes
    assert "Publicaciones en Facebook: el año 1 terminó en 751 de 1.020; revisar qué faltó." in steps
    assert not any("antes del 31/12/2018" in step for step in steps)
    assert any("tareas vencidas" in step for step in steps)


def test_a_done_task_is_an_achievement_and_an_open_one_is_late_after_its_day(cartagena):
    deck = cartagena.deck("2019-02-10", year=1)
    assert any(
        note.startswith("Hecha: Video corporativo en el sitio web (04/05/2018)")
        for note in slide(deck, "estrategia-digitalizate").notes
    )
    late = {task.id for task in late_tasks(deck.tasks, deck.as_of)}
    assert "correos-usuarios" in late
    assert "video-corporativo" not in late
    assert slide(deck, "tareas-vencidas").tables[0].rows
    assert not late_tasks(deck.tasks, dt.date(2018, 12, 30))


def test_what_is_late_is_listed_the_worst_first(cartagena):
    table = slide(cartagena.deck("2018-09-30"), "atrasos").tables[0]
    statuses = [row[-1] for row in table.rows]
    assert statuses == sorted(statuses, key=["■ Atrasada", "▲ En riesgo"].index)


def test_without_data_the_next_step_is_to_load_some(office_without_data):
    deck = office_without_data.deck("2018-09-30")
    steps = next_steps(office_without_data.plan, [r.progress for r in deck.results], deck.tasks, deck.as_of)
    assert any(step.startswith("Cargar los") for step in steps)
    assert any("Registrar el estado de las tareas" in step for step in steps)


def test_a_chart_is_drawn_only_where_something_was_measured_or_the_way_to_the_goal_is_known(office_without_data):
    deck = office_without_data.deck("2018-09-30")
    drawn = {one.id for one in deck.slides if one.chart and one.kind == "indicator"}
    assert drawn == {"adoption"}  # the others would be a line at zero, or one that stops short of the goal


def test_a_table_of_tasks_has_no_column_for_words_that_nobody_said(office_without_data):
    table = slide(office_without_data.deck("2018-09-30"), "tareas-digitalizate").tables[0]
    assert table.head == ("Tarea", "Estado", "Para el")
    assert sum(table.widths) == pytest.approx(1)


def test_the_cover_has_the_verdict_and_bad_news_comes_before_good(cartagena):
    deck = cartagena.deck("2019-09-30")
    assert deck.slides[0].headline == verdict([one.progress for one in deck.results])
    assert deck.slides[0].headline.startswith("3 de 6 metas van bien; la más lejana es «Tareas del plan»")
    order = [WORST_FIRST.index(one.status) for one in deck.slides if one.kind == "indicator"]
    assert order == sorted(order)
    assert len(set(order)) > 1
    ids = [one.id for one in deck.slides]
    assert ids.index("atrasos") < ids.index("visits")


def test_a_strategy_shows_every_goal_of_it_the_worst_first(cartagena):
    deck = cartagena.deck("2019-09-30")
    for strategy in cartagena.plan.strategies:
        rows = slide(deck, f"estrategia-{strategy.id}").tables[0].rows
        mine = {one.name for one in cartagena.plan.indicators if strategy.id in one.strategies}
        assert {row[0] for row in rows} == mine
        signs = [row[-1] for row in rows]
        assert signs == sorted(signs, key=["■ Atrasada", "▲ En riesgo", "● Va bien"].index)


def test_the_codes_of_files_are_in_the_last_slide_and_on_no_other(cartagena):
    deck = cartagena.deck("2018-09-30")
    code = deck.imports[0].sha256
    written = [(one.id, str((one.headline, one.points, one.foot, one.notes, one.tables))) for one in deck.slides]
    assert [name for name, said in written if code[:12] in said] == [deck.slides[-1].id] == ["anexo-archivos"]


def test_an_indicator_s_headline_is_what_its_table_does_not_say(cartagena):
    visits = slide(cartagena.deck("2018-09-30"), "visits")
    assert visits.headline.startswith("19.361 menos de lo esperado: ningún mes llegó a lo esperado.")
    assert visits.headline.endswith(
        "No va bien desde enero de 2018: 74\u00a0% de lo esperado en enero, 85\u00a0% en septiembre."
    )
    assert any("20.911 al mes" in note for note in visits.notes)  # what it asks for is on a slide of its own
    assert visits.facts[0].text not in visits.headline


def test_a_year_that_is_over_asks_for_nothing_more(cartagena):
    visits = slide(cartagena.deck("2022-03-31"), "visits")
    assert visits.headline == "7.751 más de lo esperado: 7 de 9 meses llegaron a lo esperado."
    assert not any("hacen falta" in note for note in visits.notes)


def test_the_plan_s_years_are_told_goal_by_goal_and_those_to_come_have_no_verdict(cartagena):
    deck = cartagena.deck("2019-09-30")
    table = slide(deck, "anios-plan").tables[0]
    assert table.head == ("Indicador", "Año 1 (2018)", "Año 2 (2019)", "Año 3 (2020)", "Año 4 (2021)")
    adoption = next(row for row in table.rows if row[0] == "Uso de los trámites electrónicos")
    assert adoption[1] == "12,7\u00a0% de 20\u00a0%: no se cumplió"
    assert adoption[3:] == ("Meta 60\u00a0%", "Meta 90\u00a0%")
    curve = slide(deck, "anios-adoption").chart
    assert [round(value, 2) for value in curve.targets] == [0.2, 0.3, 0.6, 0.9]
    assert len(curve.months) == 48
    assert curve.months[20].expected == pytest.approx(deck_figure(deck, "adoption").expected_to_date)
    assert curve.months[20].actual == deck_figure(deck, "adoption").actual_to_date
    assert slide(deck, "anios-adoption").headline.endswith(
        "90\u00a0% en el año 4; hoy, 7,4 puntos menos de lo esperado."
    )


def deck_figure(deck, name):
    return next(one.progress for one in deck.results if one.progress.id == name)


def test_slides_have_addresses_of_their_own(cartagena, museum):
    for deck in (cartagena.deck("2019-09-30"), museum.deck("2022-02-28")):
        ids = [one.id for one in deck.slides]
        assert len(ids) == len(set(ids))


def test_texts_are_cut_at_a_word_and_cleaned_of_what_no_file_may_hold():
    assert shortened("uno dos tres cuatro", 12) == "uno dos…"
    assert shortened("corto", 12) == "corto"
    assert clean("a\x00b\x1bc\u202ed\n e") == "abcd e"


def test_what_the_office_wrote_in_the_sheet_is_in_the_notes_of_its_slide(cartagena):
    typed = ("--analysis", "Faltó espacio en julio", "--action", "Pedir columna fija", "--author", "Ana Ruiz")
    cartagena.run("sheet", "press", "--as-of", "2018-09-30", *typed)
    notes = slide(cartagena.deck("2018-12-31"), "press").notes
    assert "Análisis (Ana Ruiz, corte del 30/09/2018): Faltó espacio en julio" in notes
    assert "Acción de mejora (Ana Ruiz, corte del 30/09/2018): Pedir columna fija" in notes
    assert not any("Análisis (" in note for note in slide(cartagena.deck("2018-08-31"), "press").notes)


def test_a_slide_of_tasks_of_which_nobody_spoke_has_the_tasks_and_no_empty_chart(office_without_data):
    shown = slide(office_without_data.deck("2018-12-31"), "tasks")
    assert (shown.chart, shown.facts) == (None, ())
    assert shown.mark.label == "■ Atrasada"
    assert shown.headline == "8 tareas vencidas sin estado registrado: se registra en «Estrategias»."
    (table,) = shown.tables
    assert len(table.rows) == 8
    assert {row[2] for row in table.rows} == {"! Vencida · ? Sin estado registrado"}
    late = slide(office_without_data.deck("2018-12-31"), "atrasos").tables[0]
    assert [row[3] for row in late.rows if row[0] == "Tareas del plan"] == ["8 tareas vencidas"]


def test_once_the_plan_is_over_the_cover_has_its_balance_and_until_when_there_are_data(cartagena):
    deck = cartagena.deck("2022-01-01")
    # Six goals of four years. Of year 1 the five that are measured are known; data end in September 2019, 27 months before the plan does.
    assert deck.slides[0].headline == deck.verdict
    assert deck.verdict.endswith("Hay datos hasta septiembre de 2019: faltan 27 meses.")
    assert deck.verdict.startswith("De 24 metas anuales: ")
    assert slide(deck, "resumen").headline == deck.verdict
    chosen = cartagena.deck("2022-01-01", year=1)
    assert "metas anuales" not in chosen.slides[0].headline


def test_the_large_figure_says_of_which_months_it_is(cartagena, museum):
    labels = {one.progress.id: one.facts[0].label for one in cartagena.deck("2018-09-30").results}
    assert labels["daily_posts"] == labels["daily_posts.facebook"] == "Real, sep 2018"
    assert labels["facebook_posts"] == labels["adoption"] == "Real, ene–sep 2018"
    assert labels["tasks"] == "Real a la fecha"
    visits = next(one.progress for one in cartagena.deck("2018-09-30").results if one.progress.id == "visits")
    assert period(visits) == "de enero a septiembre de 2018"
    over = {one.progress.id: one.progress for one in museum.deck("2022-02-28").results}["press"]
    assert short_period(over) == "jul–oct 2021 (3 meses)"
    gap = replace(over, counted=(Month.parse("2021-07"), Month.parse("2022-02")))
    assert (short_period(gap), period(gap)) == (
        "jul 2021–feb 2022 (2 meses)",
        "de julio de 2021 a febrero de 2022 (2 meses)",
    )


def test_a_strategy_s_split_of_what_nobody_marked_is_left_out_and_shared_goals_are_named_so(cartagena):
    shown = slide(cartagena.deck("2018-09-30"), "estrategia-digitalizate")
    assert [table.title for table in shown.tables] == ["Metas de la estrategia"]
    assert "3 de estas metas son de varias estrategias a la vez." in shown.foot


def test_goals_are_goals_in_every_headline(cartagena):
    deck = cartagena.deck("2018-09-30")
    assert slide(deck, "resumen").headline.startswith("De 6 metas: 2 atrasadas, 3 en riesgo")
    assert slide(deck, "atrasos").headline.startswith("2 metas atrasadas y 3 metas en riesgo")
