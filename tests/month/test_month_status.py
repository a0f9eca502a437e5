"""The month: which series are whole, partial, missing or not due, since when, how each is exported, and which month is at hand."""

import datetime as dt

import pytest

from plancom import clock
from plancom.datasets import DEFINITIONS, Problem
from plancom.plan import Month
from plancom.services import months, reminders
from plancom.sources.formats import export_guides
from plancom.store.office.month_closings import MonthClosing
from plancom.ui.month.freshness import open_row
from plancom.ui.month.strip import sign_of
from tests.builders import d, posts, press, visits

NOVEMBER = {f"2018-11-{day:02}": 100 for day in range(1, 31)}


@pytest.fixture
def partly(office):
    """Visits are whole, Facebook has ten days, El Universal is of October alone."""
    office.take(visits(NOVEMBER), "visitas.csv")
    office.take(posts([("2018-11-02", "facebook", 1)], covers=(d("2018-11-01"), d("2018-11-10"))), "meta.csv")
    office.take(press([("2018-10-03", "el-universal", "Trámites")]), "prensa.xlsx")
    return office


def lines(status):
    return {line.row.watched.name: line for line in status.lines}


def test_each_series_has_its_sign_its_words_and_what_brought_it(partly):
    found = lines(partly.status("2018-11", "2018-12-05"))
    shown = {name: (sign_of(line), line.words) for name, line in found.items()}
    assert shown == {
        "Visitas a la página web": ("✓", "completo"),
        "Facebook": ("◐", "10 de 30 días"),
        "Instagram": ("…", "se espera el 10/12/2018"),
        "X (Twitter)": ("…", "se espera el 10/12/2018"),
        "El Universal": ("…", "se espera el 10/12/2018"),
        "Trámites por canal": ("…", "se espera el 10/12/2018"),
        "Actividades de las tareas": ("…", "se espera el 10/12/2018"),
    }
    assert found["Visitas a la página web"].files == ("visitas.csv",)
    assert found["El Universal"].files == ()
    assert found["Instagram"].period == "del 01/11/2018 al 30/11/2018"


def test_after_its_day_what_is_missing_is_missing(partly):
    status = partly.status("2018-11", "2018-12-20")
    assert (sign_of(lines(status)["Instagram"]), lines(status)["Instagram"].words) == (
        "✕",
        "falta; era para el 10/12/2018",
    )
    assert status.sentence == (
        "De 7 series del plan está completa 1; faltan Facebook, Instagram, X (Twitter), El Universal, Trámites por canal y "
        "Actividades de las tareas. Se esperaba completo el 10/12/2018."
    )


def test_gaps_of_months_before_are_one_line(partly):
    sentence = partly.status("2018-11", "2018-12-05").gaps_sentence
    assert sentence.startswith("Faltan también: ")
    assert "Instagram, ene 2018 a oct 2018" in sentence
    assert sentence.endswith("; y 3 más.")


def test_a_month_of_nothing_says_so(office):
    status = office.status("2018-11", "2018-12-05")
    assert status.sentence == "Todavía no hay nada de este mes. Se espera completo el 10/12/2018."
    assert (status.whole, len(status.lacking), status.is_empty) == ([], 7, True)


def test_a_month_with_some_days_is_not_empty_and_months_past_their_day_say_from_when_to_when(partly):
    status = partly.status("2018-11", "2018-12-05")
    assert not status.is_empty
    (run,) = (run for run in status.gaps if run[0].watched.name == "Instagram")
    assert open_row(run, d("2018-12-05"))["Hasta cuándo"] == "se esperaban del 10/02/2018 al 10/11/2018"


@pytest.mark.parametrize(
    ("source", "dataset", "series", "guide"),
    [
        ("meta-content", "posts", "facebook", export_guides.META),
        ("matomo", "visits", "", export_guides.OF_SOURCE["matomo"]),
        ("template", "visits", "", DEFINITIONS["visits"].words.by_hand),
        ("", "visits", "", export_guides.GA4),
        ("", "posts", "twitter", export_guides.X),
        ("", "posts", "tiktok", DEFINITIONS["posts"].words.by_hand),
        ("database:sitio", "visits", "", export_guides.OF_DATABASE),
        ("handmade", "procedures", "", DEFINITIONS["procedures"].words.by_hand),
    ],
)
def test_the_guide_is_of_the_tool_that_brought_it_last(source, dataset, series, guide):
    assert export_guides.export_guide(source, dataset, series) == guide


@pytest.mark.parametrize(
    ("as_of", "month"),
    [
        ("2018-12-05", "2018-11"),  # data until November: the calendar's month
        ("2018-11-30", "2018-11"),  # over today
        ("2018-11-29", "2018-10"),
        ("2019-02-05", "2019-01"),  # two months behind: still the calendar's
        ("2026-11-29", "2018-11"),  # years behind: that of its data
    ],
)
def test_the_month_at_hand_is_the_calendar_s_or_that_of_data_long_behind(partly, as_of, month):
    assert str(months.month_at_hand(partly.now, d(as_of))) == month


def test_of_an_empty_office_it_is_the_last_one_of_the_plan_that_is_over(office):
    assert str(months.month_at_hand(office.now, d("2026-11-29"))) == "2021-12"
    assert str(months.month_at_hand(office.now, d("2018-05-10"))) == "2018-04"


# ------------------------------------------------------------------------------------------------------------- closing


def test_a_month_is_closed_with_its_figures_and_what_changes_later_is_told_by_file(partly):
    done = months.close(partly.now, Month.parse("2018-11"), " Revisado ", author="Ana")
    assert isinstance(done, MonthClosing)
    assert (done.note, done.author) == ("Revisado", "Ana")
    assert partly.now.closing(Month.parse("2018-11")) == done
    later = clock.now() + dt.timedelta(hours=1)
    partly.take(visits({"2018-11-01": 600}), "corregido.csv", now=later)
    (moved,) = partly.status("2018-11", "2018-12-05").restatements
    assert moved.sentence.endswith("pasó de 3.000 a 3.500 (por «corregido.csv»).")
    assert months.close(partly.now, Month.parse("2018-11"), "", author="Ana") is None
    reopened = months.reopen(partly.now, Month.parse("2018-11"), "Llegó tarde", author="Luis")
    assert (reopened.version, reopened.is_closed) == (2, False)
    assert partly.status("2018-11", "2018-12-05").restatements == ()


def test_what_comes_in_between_looking_and_closing_has_moved_the_month_and_is_named(partly):
    looked_at = partly.now
    partly.take(visits({"2018-11-01": 600}), "entretanto.csv")
    months.close(looked_at, Month.parse("2018-11"), "", author="Ana")
    (moved,) = partly.status("2018-11", "2018-12-05").restatements
    assert moved.sentence.endswith("pasó de 3.000 a 3.500 (por «entretanto.csv»).")


@pytest.mark.parametrize(
    ("month", "author", "words"),
    [
        ("2018-11", " ", "Falta su nombre."),
        ("2017-03", "Ana", "Marzo de 2017 no tiene datos."),
        ("2099-01", "Ana", "Enero de 2099 no ha terminado. Ciérrelo después del 31/01/2099."),
    ],
)
def test_what_cannot_be_closed_says_why(partly, month, author, words):
    refused = months.close(partly.now, Month.parse(month), "", author=author)
    assert isinstance(refused, Problem)
    assert refused.sentence.startswith(words)
    assert partly.now.closings == {}


def test_sample_data_are_not_closed_and_a_reopening_needs_its_reason(office):
    office.take(visits(NOVEMBER), "ejemplo.csv", is_sample=True)
    refused = months.close(office.now, Month.parse("2018-11"), "", author="Ana")
    assert "no se cierra con cifras inventadas" in refused.sentence
    assert months.reopen(office.now, Month.parse("2018-11"), " ", author="Ana").message == "Falta la razón."


# ------------------------------------------------------------------------------------------------------------ reminder


def test_the_reminder_says_in_three_lines_what_is_missing_and_how_it_is_exported(partly):
    found = reminders.lines(partly.status("2018-11", "2018-12-05"))
    assert len(found) == 3
    assert found[0].startswith(
        "Noviembre de 2018: faltan 6 de 7 series: Facebook (10 de 30 días), Instagram (se espera el 10/12/2018)"
    )
    assert found[1].startswith("Pida el período del 01/11/2018 al 30/11/2018. Facebook: Llene la plantilla")
    assert "Instagram: Estadísticas → Contenido → " in found[1]
    assert "**" not in found[1]
    assert found[2] == "Suba los archivos en «El mes», responda lo que pregunten y cierre el mes."


def test_a_closed_month_reminds_of_nothing_but_of_what_moved(partly):
    months.close(partly.now, Month.parse("2018-11"), "", author="Ana")
    assert reminders.reminder_text(partly.status("2018-11", "2018-12-05")) == "Noviembre de 2018: cerrado.\n"
    partly.take(visits({"2018-11-01": 600}), "tarde.csv", now=clock.now() + dt.timedelta(hours=1))
    assert "pasó de 3.000 a 3.500 (por «tarde.csv»)" in reminders.reminder_text(partly.status("2018-11", "2018-12-05"))


def test_a_month_that_is_not_over_is_said_of_its_days_up_to_the_cut_off(partly):
    """Facebook has ten days, and the cut-off is on the fifteenth."""
    assert lines(partly.status("2018-11", "2018-11-15"))["Facebook"].words == "10 de 15 días hasta el corte"


def test_a_month_after_the_cut_off_is_ahead_and_the_first_that_the_plan_counts_is_not_on_its_last_day(partly):
    assert partly.status("2017-01", "2016-05-01").is_ahead
    assert not partly.status("2018-11", "2018-11-30").is_ahead
