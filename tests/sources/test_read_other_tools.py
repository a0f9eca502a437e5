"""TikTok, YouTube, LinkedIn, Matomo, Meltwater, and Meta in Portuguese."""

import datetime as dt

import pytest
from source_files import csv_text, lines, read, xlsx

TIKTOK = '"Time","Video title","Video link","Post time","Total likes","Total comments","Total shares","Total views"'


def codes(found):
    return [problem.code for problem in found.problems]


def video(day):
    number = int(dt.datetime(day.year, day.month, day.day, 15, tzinfo=dt.UTC).timestamp()) << 32
    return f"https://www.tiktok.com/@concejo/video/{number}"


def tiktok(*posts):
    return lines(TIKTOK, *(f'"","Video","{link}","{when}","1","2","3","4"' for when, link in posts))


def test_tiktok_dates_without_a_year_take_it_from_the_number_of_the_video():
    found = read(tiktok(("2 de enero", video(dt.date(2026, 1, 2))), ("30 de diciembre", video(dt.date(2025, 12, 30)))))
    assert (found.source, found.series, codes(found)) == ("tiktok-content", ("tiktok",), [])
    assert found.table["day"].dt.date.tolist() == [dt.date(2026, 1, 2), dt.date(2025, 12, 30)]
    assert any("sin meta en el plan" in note for note in found.notes)


def test_tiktok_dates_without_a_year_take_it_from_their_neighbours_or_the_period():
    beside = tiktok(
        ("January 2", "https://t/1"), ("December 30", video(dt.date(2025, 12, 30))), ("July 5", "https://t/3")
    )
    assert read(beside).table["day"].dt.year.tolist() == [2026, 2025, 2025]
    stated = read(tiktok(("2 de enero", "https://t/1")), first=dt.date(2026, 1, 1), last=dt.date(2026, 2, 28))
    assert stated.table["day"].dt.date.tolist() == [dt.date(2026, 1, 2)]


def test_tiktok_dates_whose_year_nothing_tells_are_declined():
    found = read(tiktok(("2 de enero", "https://t/1")))
    assert codes(found) == ["declined"]
    assert "año" in found.problems[0].message


@pytest.mark.parametrize(
    "head",
    [
        "Content,Video title,Video publish time,Duration,Views",
        "Contenido,Título del video,Tiempo de publicación del video,Duración,Vistas",
        "Contenido,Título del vídeo,Hora de publicación del vídeo,Duración,Visualizaciones",
    ],
)
def test_youtube_videos_without_the_row_of_totals(head):
    found = read(lines(head, "Total,,,,50", 'abc123,Sesión,"May 8, 2026",60,30', 'abc124,Otra,"May 10, 2026",60,20'))
    assert (found.source, found.series, codes(found)) == ("youtube-content", ("youtube",), [])
    assert found.table["post_id"].tolist() == ["abc123", "abc124"]
    assert found.covers == (dt.date(2026, 5, 8), dt.date(2026, 5, 10))


def test_youtube_by_day_is_declined():
    chart = lines("Date,Content,Video title,Video publish time,Duration,Views", '2026-05-08,abc,S,"May 8, 2026",6,3')
    assert codes(read(chart)) == ["declined"]
    assert codes(read(lines("Date,Views", "2026-05-08,4"))) == ["declined"]


def test_linkedin_posts_are_on_a_sheet_of_their_own_under_a_title():
    found = read(
        xlsx(
            {
                "Indicadores": [["Texto"], ["Fecha", "Impresiones (totales)", "Clics (totales)"], ["01/14/2026", 3, 4]],
                "Todas las publicaciones": [
                    ["Datos de las publicaciones"],
                    ["Título de la publicación", "Enlace de la publicación", "Tipo de contenido", "Fecha de creación"],
                    ["Hola", "https://l/1", "Imagen", "01/14/2026"],
                ],
            }
        )
    )
    assert (found.source, found.series, codes(found)) == ("linkedin-content", ("linkedin",), [])
    assert found.covers == (dt.date(2026, 1, 14), dt.date(2026, 1, 14))


def test_matomo_by_day_in_utf16_with_translated_labels():
    text = lines(
        "Fecha,Visitantes únicos,Visitas,Acciones,Rebotes,Páginas vistas",
        "2018-01-01,3,4,9,1,8",
        "2018-01-03,1,1,1,1,1",
    )
    found = read(text.encode("utf-16"))
    assert found.source == "matomo"
    assert found.table[["visits", "visitors", "page_views"]].values.tolist() == [[4, 3, 8], [1, 1, 1]]


def test_one_day_of_matomo_on_the_first_of_a_month_stays_a_day():
    found = read(lines("Fecha,Visitantes únicos,Visitas,Acciones,Rebotes", "2018-01-01,3,4,9,1"))
    assert (found.table["grain"].tolist(), found.covers) == (["day"], (dt.date(2018, 1, 1), dt.date(2018, 1, 1)))
    month = read(lines("Fecha,Visitantes únicos,Visitas,Acciones,Rebotes", "2018-01,3,4,9,1"))
    assert (month.table["grain"].tolist(), month.covers) == (["month"], (dt.date(2018, 1, 1), dt.date(2018, 1, 31)))


def test_matomo_by_week_is_declined():
    found = read(lines("Date,Visits,Bounces", '"2018-01-01,2018-01-07",4,1', '"2018-01-08,2018-01-14",5,1'))
    assert codes(found) == ["declined"]


@pytest.mark.parametrize(
    "head", ["Unique visitors,Visits,Actions,Bounces", "Visitantes únicos,Visitas,Acciones,Rebotes"]
)
def test_matomo_without_dates_is_declined_with_how_to_export_by_day(head):
    found = read(lines(head, "1,2,3,4").encode("utf-16"))
    assert codes(found) == ["declined"]
    assert "período «día»" in found.problems[0].fix


def test_meltwater_in_utf16_with_tabs_and_a_junk_line_counts_news_alone():
    head = "Date\tTime\tDocument ID\tURL\tInformation Type\tSource Name\tTitle"
    rows = [
        "14-Jan-2026\t10:00\ta1\thttps://www.eluniversal.com.co/1\tNews\tEl Universal\tTrámites",
        "14-Jan-2026\t10:00\ta2\thttps://x.com/1\tSocial\tX\tTuit",
    ]
    found = read(lines("Exportado de Meltwater", head, *rows).encode("utf-16"))
    assert (found.source, codes(found), found.table["series"].tolist()) == ("meltwater", [], ["el-universal"])
    assert any("1 mención" in note for note in found.notes)


def test_facebook_posts_in_portuguese():
    head = ["Identificação do post", "Identificação da Página", "Título", "Horário de publicação", "Link permanente"]
    head += ["Data", "Alcance", "Compartilhamentos"]
    found = read(csv_text([head, ["1", "2", "Olá", "01/14/2025 09:48", "https://f/1", "Total", 9, 3]]))
    assert (found.source, found.series, codes(found)) == ("meta-content", ("facebook",), [])
    assert found.table[["reach", "shares"]].values.tolist() == [[9, 3]]
