"""TikTok, YouTube, LinkedIn, Matomo, Meltwater, and Meta in Portuguese."""

import datetime as dt

import pytest
from source_files import csv_text, lines, read, xlsx, zipped

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
    assert (found.source, found.series, codes(found)) == ("tiktok-content", ("tiktok",), ["cut_list"])
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


@pytest.mark.parametrize(
    ("head", "when"),
    [
        (
            "Conteúdo,Título do vídeo,Horário de publicação do vídeo,Duração,Visualizações,Inscritos",
            "5 de mar. de 2018",
        ),
        (
            "Conteúdo,Título do vídeo,Hora de publicação do vídeo,Duração,Visualizações,Subscritores",
            "5 de março de 2018",
        ),
        ("Conteúdo,Título do vídeo,Data de publicação do vídeo,Duração,Visualizações,Inscritos", "Mar 5, 2018"),
        (
            "Contenido,Título del video,Hora de publicación del video,Duración,Visualizaciones,Suscriptores",
            "5 mar 2018",
        ),
    ],
)
def test_youtube_in_portuguese_and_latin_american_spanish(head, when):
    found = read(lines(head, "Total,,,,1000,7", f'abc123DEF45,Sessão,"{when}",294,600,5'))
    assert (found.source, codes(found), found.table["post_id"].tolist()) == ("youtube-content", [], ["abc123DEF45"])
    assert found.table["day"].dt.date.tolist() == [dt.date(2018, 3, 5)]


CHARTS = {
    "en": "Date,Content,Video title,Video publish time,Duration,Views",
    "es": "Fecha,Contenido,Título del video,Hora de publicación del video,Duración,Visualizaciones",
    "pt": "Data,Conteúdo,Título do vídeo,Horário de publicação do vídeo,Duração,Visualizações",
}
TOTALS = {"en": "Date,Views", "es": "Fecha,Visualizaciones", "pt": "Data,Visualizações"}


@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_youtube_by_day_is_declined_with_its_name_and_the_table_to_export(language):
    chart = read(lines(CHARTS[language], '2026-05-08,abc,S,"May 8, 2026",6,3'))
    totals = read(lines(TOTALS[language], "2026-05-08,4"))
    assert (codes(chart), codes(totals)) == (["declined"], ["declined"])
    for found in (chart, totals):
        assert "YouTube" in found.problems[0].message
        assert "una fila por video" in found.problems[0].fix


@pytest.mark.parametrize(
    ("table", "totals", "chart", "language"),
    [
        ("Table data.csv", "Totals.csv", "Chart data.csv", "en"),
        ("Datos de la tabla.csv", "Totales.csv", "Datos del gráfico.csv", "es"),
        ("Dados da tabela.csv", "Totais.csv", "Dados do gráfico.csv", "pt"),
    ],
)
def test_of_a_youtube_zip_the_videos_are_read_and_the_rest_is_told(table, totals, chart, language):
    columns = CHARTS[language].split(",")[1:]
    found = read(
        zipped(
            {
                table: lines(",".join(columns), 'abc123,Sesión,"Mar 5, 2018",60,30'),
                totals: lines(TOTALS[language], "2018-03-05,4"),
                chart: lines(CHARTS[language], '2018-03-05,abc123,S,"Mar 5, 2018",6,3'),
            }
        )
    )
    assert (found.source, len(found.table), codes(found)) == ("youtube-content", 1, [])
    assert f"no se contó «{totals}» ni «{chart}»" in found.notes[0]
    assert any(note.startswith(f"{chart}: ") and "por día" in note for note in found.notes)


TIKTOK_ES = (
    '"Hora","Título del video","Enlace del video","Hora de publicación","Total de me gusta","Total de visualizaciones"'
)
TIKTOK_PT = (
    '"Hora","Título do vídeo","Link do vídeo","Horário da postagem","Total de curtidas","Total de visualizações"'
)


@pytest.mark.parametrize(
    ("head", "when"), [(TIKTOK_ES, "19 de marzo"), (TIKTOK_PT, "19 de março"), (TIKTOK_PT, "19 de mar.")]
)
def test_tiktok_with_translated_headers_and_dates(head, when):
    found = read(lines(head, f'"","S","{video(dt.date(2023, 3, 19))}","{when}","5","900"'))
    assert (found.source, found.table["day"].dt.date.tolist()) == ("tiktok-content", [dt.date(2023, 3, 19)])


def test_a_list_of_videos_that_somebody_made_is_not_taken_for_tiktok_s():
    found = read(
        lines("Fecha de publicación,Red,Título del video,Enlace del video", "2018-03-05,Facebook,S,https://f/1")
    )
    assert (found.source, found.series) == ("table", ("facebook",))


def test_of_a_tiktok_zip_the_videos_are_read_and_the_rest_is_told():
    found = read(
        zipped(
            {
                "Overview.csv": lines('"Date","Video Views","Profile Views","Likes"', '"March 1","1","1","1"'),
                "Content.csv": tiktok(("March 19", video(dt.date(2023, 3, 19)))),
                "FollowerHistory.csv": lines(
                    '"Date","Followers","Difference in followers from previous day"', '"March 1","9","1"'
                ),
                "Viewers.csv": lines(
                    '"Date","Total Viewers","New Viewers","Returning Viewers"', '"March 1","1","1","0"'
                ),
            }
        )
    )
    assert (found.source, len(found.table), codes(found)) == ("tiktok-content", 1, ["cut_list"])
    assert [question.id for question in found.questions] == ["complete"]
    assert "«Overview.csv», «FollowerHistory.csv» ni «Viewers.csv»" in found.notes[0]


@pytest.mark.parametrize(
    "head",
    [
        "Date,Video Views,Profile Views,Likes",
        "Fecha,Visualizaciones de video,Visualizaciones de perfil,Me gusta",
        "Data,Visualizações de vídeo,Visualizações de perfil,Curtidas",
        "Date,Total Viewers,New Viewers,Returning Viewers",
        "Gender,Distribution,",
    ],
)
def test_tiktok_s_other_tables_are_declined_by_name(head):
    found = read(lines(head, "2023-03-01,1,2,3"))
    assert codes(found) == ["declined"]
    assert "TikTok" in found.problems[0].message
    assert "lista de contenido" in found.problems[0].fix


@pytest.mark.parametrize(
    "head",
    [
        "Date,Impressions (organic),Impressions (sponsored),Clicks (organic)",
        "Fecha,Impresiones (orgánicas),Impresiones (patrocinadas),Clics (orgánicos)",
        "Data,Impressões (orgânicas),Impressões (patrocinadas),Cliques (orgânicos)",
        "Date,Overview page views (desktop),Overview page views (mobile),Total unique visitors (total)",
        "Fecha,Seguidores patrocinados,Seguidores orgánicos,Total de seguidores",
        "Data,Seguidores patrocinados,Seguidores orgânicos,Total de seguidores",
        "Date,New followers",
    ],
)
def test_linkedin_s_other_tables_are_declined_by_name(head):
    found = read(lines(head, "01/14/2026,1,2,3"))
    assert codes(found) == ["declined"]
    assert "LinkedIn" in found.problems[0].message
    assert "Todas las publicaciones" in found.problems[0].fix


def test_new_followers_beside_publications_are_no_report_of_linkedin():
    found = read(lines("Fecha,Red,Publicaciones,Nuevos seguidores", "2018-03-05,Facebook,2,9"))
    assert (found.dataset, found.table["publications"].tolist()) == ("posts", [2])


LINKEDIN = {
    "en": ("Post title", "Post link", "Created date", "Reposts", "Content Type"),
    "pt": ("Título da publicação", "Link da publicação", "Data de criação", "Compartilhamentos", "Tipo de conteúdo"),
}


@pytest.mark.parametrize("language", LINKEDIN)
def test_linkedin_posts_beside_the_metrics_of_each_day(language):
    found = read(
        xlsx(
            {
                "Metrics": [["Text"], ["Date", "Impressions (organic)", "Clicks (organic)"], ["01/14/2026", 3, 4]],
                "Posts": [["Text"], [*LINKEDIN[language]], ["Hola", "https://l/1", "01/14/2026", 2, "Image"]],
            }
        )
    )
    assert (found.source, found.table["shares"].tolist(), codes(found)) == ("linkedin-content", [2], [])


URL = "https://www.linkedin.com/feed/update/urn:li:activity:71234567890123456"


@pytest.mark.parametrize(
    ("link", "day", "figure", "other"),
    [
        ("Post URL", "Post publish date", "Engagements", "Impressions"),
        ("URL de la publicación", "Fecha de publicación", "Interacciones", "Impresiones"),
        ("URL da publicação", "Data de publicação", "Engajamentos", "Impressões"),
    ],
)
def test_the_best_posts_of_a_person_stand_in_two_lists_and_are_read_once_each(link, day, figure, other):
    rows = [
        ["Maximum of 50 posts available to include in this list"],
        [],
        [link, day, figure, None, link, day, other],
        [f"{URL}71", "3/14/2018", 10, None, f"{URL}72", "3/15/2018", 100],
        [f"{URL}72", "3/15/2018", 9, None, f"{URL}71", "3/14/2018", 90],
        [None, None, None, None, f"{URL}73", "3/20/2018", 80],
    ]
    found = read(xlsx({"ENGAGEMENT": [["Date", "Impressions", "Engagements"], ["1/1/2018", 1, 2]], "TOP POSTS": rows}))
    assert (found.source, found.series, found.coverage) == ("linkedin-top", ("linkedin",), ())
    assert found.table["link"].tolist() == [f"{URL}71", f"{URL}72", f"{URL}73"]
    assert found.table["interactions"].fillna(-1).tolist() == [10, 9, -1]
    assert found.table["day"].dt.day.tolist() == [14, 15, 20]
    assert codes(found) == ["cut_list"]
    assert "Maximum of 50 posts" in found.problems[0].message


META = (
    ("Fecha", "Visitas al perfil de Instagram", "Primary"),
    ("Date", "Facebook visits", "Primary"),
    ("Data", "Cliques na ligação do Facebook", "Primary"),
    ("Fecha", "Visitas de Facebook", "Valor"),
)


@pytest.mark.parametrize(("day", "title", "figure"), META)
def test_meta_s_results_by_day_are_declined_however_they_were_saved(day, title, figure):
    series = lines(f'"{title}"', f'"{day}","{figure}"', '"2018-03-01T00:00:00","5"')
    saved = {
        "as it comes": f"sep=,\r\n{series}\r\n{series}".encode("utf-16"),
        "in tabs": ("sep=\t\r\n" + series.replace(",", "\t")).encode("utf-16"),
        "in semicolons": series.replace('","', '";"').encode("cp1252"),
        "under a line that is no longer true": ("sep=,\r\n" + series.replace('","', '";"')).encode(),
    }
    for how, content in saved.items():
        found = read(content)
        assert (found.source, codes(found)) == ("meta-overview", ["declined"]), how
        assert f"«{title}», por día" in found.problems[0].message
        assert "informe de contenido" in found.problems[0].fix


def test_meta_s_results_by_day_without_their_title():
    found = read(lines("Fecha;Primary", "1/03/2018;5"))
    assert codes(found) == ["declined"]
    assert "resultados de Meta, por día" in found.problems[0].message


def test_posts_by_day_under_a_network_s_title_are_none_of_meta_s_results():
    found = read(lines("Publicaciones de Facebook", "Fecha,Red,Publicaciones", "2018-03-05,Facebook,2"))
    assert (found.dataset, found.table["publications"].tolist()) == ("posts", [2])


def test_matomo_and_x_in_portuguese():
    matomo = read(lines("Data,Visitantes únicos,Visitas,Ações,Rejeições", "2018-01-02,3,4,9,1"))
    assert (matomo.source, matomo.table[["visits", "visitors"]].values.tolist()) == ("matomo", [[4, 3]])
    x = read(lines("ID do post,Data,Texto do post,Link do post,Impressões", '9,"Tue, Mar 6, 2018",Olá,https://x/9,5'))
    assert (x.source, x.table["post_id"].tolist()) == ("x-content", ["9"])


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


@pytest.mark.parametrize("outlet", ["Publicación", "Publication", "Publicação"])
def test_lists_of_clippings_call_the_newspaper_a_publication_unless_they_name_the_medium(outlet):
    found = read(csv_text([["Fecha", outlet, "Titular"], ["15/03/2018", "El Universal", "Sesiona"]]))
    assert (found.dataset, found.table["outlet"].tolist()) == ("press", ["El Universal"])
    found = read(csv_text([["Fecha", outlet, "Medio", "Titular"], ["15/03/2018", "Nota", "El Universal", "Sesiona"]]))
    assert (found.dataset, found.table["outlet"].tolist()) == ("press", ["El Universal"])
