"""A cut-off before every month that the plan counts: nothing is counted of a month to come, and no axes stand empty."""

BEFORE = "2016-05-01"
NO_MONTH = "El corte (01/05/2016) es anterior al primer mes que cuenta el plan"


def test_the_overview_leads_to_no_month_and_the_month_says_why(screen, sample_data):
    def links():
        return [link.proto.page for link in screen.app.get("page_link")]

    screen.open(corte="2018-10-31")
    assert "mes" in links()
    screen.open(corte=BEFORE)
    assert "mes" not in links()
    words = screen.open("mes", corte=BEFORE).words
    assert NO_MONTH in words
    assert "días hasta el corte" not in words
    assert "Cerrar enero de 2017" not in words
    assert len(screen.app.file_uploader) == 1, "files can be brought all the same"


def test_the_history_does_not_say_that_all_months_are_complete(screen, sample_data):
    words = screen.open("historial", corte=BEFORE).words
    assert NO_MONTH in words
    assert "No falta nada" not in words
    assert "No falta nada" in screen.open("historial", corte="2018-10-31").words


def test_a_goal_of_which_nothing_is_known_is_no_empty_chart(screen, sample_data):
    for page in ("visitas", "redes", "visitas?ver=llegamos"):
        words = screen.open(page, corte=BEFORE).words
        assert screen.charts == [], page
        assert "Visitas a la página web" in words or "Publicaciones diarias en redes sociales" in words
    assert "El año 1 del plan está por venir" in screen.open("visitas", corte=BEFORE).words
    screen.open("prensa", corte=BEFORE)
    assert len(screen.charts) == 1, "where the way to the target is known it is drawn"


def test_several_goals_of_one_state_are_counted_in_the_plural(screen, sample_data):
    assert screen.open(corte="2018-01-15").words.count("Parciales") == 1
    assert "Parciales" not in screen.open(corte="2018-02-28").words
