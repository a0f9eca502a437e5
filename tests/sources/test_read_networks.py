"""Meta and X: posts one by one and by day."""

import datetime as dt

import pytest
from source_files import csv_text, lines, read, xlsx

from plancom.datasets import Refusal

FB_EN = [
    "Post ID",
    "Page ID",
    "Page name",
    "Title",
    "Description",
    "Publish time",
    "Permalink",
    "Post type",
    "Date",
    "Views",
    "Reach",
    "Reactions, comments and shares",
    "Shares",
    "Total clicks",
    "Views",
]
FB_ES = [
    "Identificador de la publicación",
    "Identificador de la página",
    "Título",
    "Hora de publicación",
    "Enlace permanente",
    "Tipo de publicación",
    "Fecha",
    "Alcance",
    "Veces que se ha compartido",
]
IG_ES = [
    "Identificador de la publicación",
    "Identificador de la cuenta",
    "Descripción",
    "Hora de publicación",
    "Enlace permanente",
    "Tipo de publicación",
    "Fecha",
    "Alcance",
    "Veces que se compartió",
]


def facebook(*posts):
    return "\ufeff" + csv_text([FB_EN, *posts])


def post(identifier, time, *, date="Lifetime", text="Texto"):
    return [
        identifier,
        "1",
        "Concejo",
        "Título",
        text,
        time,
        f"https://f/{identifier}",
        "Photo",
        date,
        10,
        9,
        8,
        7,
        1,
        10,
    ]


def test_facebook_posts_with_repeated_headers_and_ids_beyond_what_a_number_holds():
    found = read(
        facebook(
            post("939005954986064001", "01/14/2025 09:48"), post("939005954986064002", "01/14/2025 10:48", text="")
        )
    )
    assert (found.source, found.series, found.rows_read) == ("meta-content", ("facebook",), 2)
    assert found.title == "Meta: publicaciones de Facebook"
    assert found.table["post_id"].tolist() == ["939005954986064001", "939005954986064002"]
    assert found.table["text"].tolist() == ["Texto", "Título"]
    assert (
        found.table[["grain", "publications", "reach", "interactions", "shares"]].values.tolist()
        == [["post", 1, 9, 8, 7]] * 2
    )


def test_the_total_of_a_post_counts_once_beside_its_rows_by_day():
    found = read(
        facebook(
            post("1", "01/14/2025 09:48", date="01/14/2025"),
            post("1", "01/14/2025 09:48", date="Total"),
            post("2", "01/15/2025 09:48", date="Total"),
        )
    )
    assert (found.rows_read, len(found.table), found.problems) == (2, 2, ())


def test_short_records_are_posts_too():
    found = read(facebook(post("1", "01/14/2025 09:48"), post("2", "01/16/2025 09:48")[:9]))
    assert found.table["shares"].isna().tolist() == [False, True]
    assert found.table["publications"].sum() == 2


def test_dates_in_spanish_files_are_in_us_order_unless_they_prove_otherwise():
    us = csv_text(
        [
            FB_ES,
            ["1", "9", "a", "01/02/2026 12:49", "https://f/1", "Foto", "Total", "--", 0],
            ["2", "9", "b", "01/23/2026 12:49", "https://f/2", "Reel", "Total", 5, 0],
        ]
    )
    assert read(us).covers == (dt.date(2026, 1, 2), dt.date(2026, 1, 23))
    local = us.replace("01/02/2026", "02/01/2026").replace("01/23/2026", "23/01/2026")
    assert read(local).covers == (dt.date(2026, 1, 2), dt.date(2026, 1, 23))
    assert read(us).table["reach"].isna().tolist() == [True, False]


EITHER = csv_text(
    [
        FB_ES,
        ["1", "9", "a", "04/03/2026 12:49", "https://f/1", "Foto", "Total", "--", 0],
        ["2", "9", "b", "02/03/2026 12:49", "https://f/2", "Reel", "Total", 5, 0],
    ]
)


def test_dates_that_nothing_proves_are_read_as_meta_writes_them_and_asked_about():
    found = read(EITHER)
    assert found.covers == (dt.date(2026, 2, 3), dt.date(2026, 4, 3))
    assert [(p.code, p.rejects) for p in found.problems] == [("either_order", False)]
    assert [(q.id, q.blocking, [o.value for o in q.options]) for q in found.questions] == [
        ("dates", False, ["mdy", "dmy"]),
        ("whole_months", False, ["", "yes"]),
    ]
    answered = read(EITHER, answers={"dates": "dmy"})
    assert (answered.covers, answered.problems) == ((dt.date(2026, 3, 2), dt.date(2026, 3, 4)), ())


def test_the_range_in_a_file_s_name_proves_the_order_of_its_dates():
    found = read(EITHER, "Mar-01-2026_Mar-31-2026_123.csv")
    assert (found.covers, found.questions) == ((dt.date(2026, 3, 1), dt.date(2026, 3, 31)), ())
    assert found.table["day"].dt.day.tolist() == [4, 2]


def test_a_date_to_come_proves_the_order_of_the_others():
    found = read(EITHER, today=dt.date(2026, 3, 10))
    assert (found.covers, found.questions) == ((dt.date(2026, 3, 2), dt.date(2026, 3, 4)), ())


def test_instagram_is_known_by_its_account():
    found = read(
        csv_text(
            [
                IG_ES,
                [
                    "18040576172497692",
                    "17",
                    "Foto",
                    "09/28/2024 14:33",
                    "https://i/1",
                    "Imagen de Instagram",
                    "Total",
                    82,
                    1,
                ],
            ]
        )
    )
    assert (found.source, found.series, found.title) == (
        "meta-content",
        ("instagram",),
        "Meta: publicaciones de Instagram",
    )


def test_the_file_s_name_states_the_range_when_the_posts_lie_in_it():
    content = facebook(post("1", "01/14/2025 09:48"))
    assert read(content, "Jan-01-2025_Mar-31-2025_123.csv").covers == (dt.date(2025, 1, 1), dt.date(2025, 3, 31))
    assert read(content, "Feb-01-2025_Mar-31-2025_123.csv").covers == (dt.date(2025, 1, 14), dt.date(2025, 1, 14))


def test_a_name_alone_makes_nothing_of_another_file():
    found = read(lines("fecha,visitas", "2025-01-05,3"), "Jan-01-2025_Mar-31-2025_123.csv")
    assert found.source == "template"
    assert found.covers == (dt.date(2025, 1, 1), dt.date(2025, 1, 31))


def test_page_insights_skip_the_row_of_descriptions_and_the_other_sheets():
    header = [
        "Post ID",
        "Permalink",
        "Post Message",
        "Type",
        "Posted",
        "Lifetime Post Total Reach",
        "Lifetime Post Total Reach",
    ]
    rows = [
        ["1_2", "https://f/2", "Hola", "Photo", "2017-11-15 04:30:00", 46693, 1],
        ["1_3", "https://f/3", "Adiós", "Video", dt.datetime(2017, 11, 11, 4, 30), 5, 1],
    ]
    described = ["", "", "", "", "", "Lifetime: The total number of people", "Lifetime: The number"]
    found = read(
        xlsx(
            {
                "Key Metrics": [header, described, *rows],
                "Lifetime Talking": [["Description", *header[:5], "share"], ["x", *rows[0][:5], 3]],
            }
        )
    )
    assert (found.source, found.rows_read, found.series) == ("facebook-page-insights", 2, ("facebook",))
    assert found.table["row"].tolist() == [3, 4]
    assert found.table["reach"].tolist() == [46693, 5]
    assert found.covers == (dt.date(2017, 11, 11), dt.date(2017, 11, 15))


X_DAY = ["Date", "Impresiones", "Me gusta", "Interacciones", "Reposts", "Crear post"]
X_POST = ["ID del post", "Fecha", "Texto del post", "Postear enlace", "Impresiones", "Interacciones", "Reposts"]


def test_x_by_day_is_a_count_with_its_zeros():
    found = read(csv_text([X_DAY, ["Wed, Sep 2, 2026", 45, 0, 0, 0, 0], ["Tue, Sep 1, 2026", 45, 0, 0, 2, 3]]))
    assert (found.source, found.series) == ("x-overview", ("twitter",))
    assert found.table[["grain", "publications"]].values.tolist() == [["count", 0], ["count", 3]]
    assert found.covers == (dt.date(2026, 9, 1), dt.date(2026, 9, 2))


def test_x_posts_in_either_way_to_write_dates_and_replies_told_apart():
    found = read(
        csv_text(
            [
                X_POST,
                ["2092276900777345095", "Tue, Aug 25, 2026", "Protegemos", "https://x.com/a/1", 7, 6, 5],
                ["2092276900777345096", "Mon Aug 17 2026", "@ana gracias", "https://x.com/a/2", 7, 6, 5],
            ]
        )
    )
    assert (found.source, found.table["is_reply"].tolist()) == ("x-content", [False, True])
    assert found.covers == (dt.date(2026, 8, 17), dt.date(2026, 8, 25))


def test_x_posts_in_english_under_their_older_names():
    found = read(
        lines(
            "Post id,Date,Post text,Link,Impressions,Engagements,Share,Reposts",
            "1,Mon Feb 17 2025,Hi,https://x.com/1,5,4,3,2",
        )
    )
    assert (found.source, found.table["link"].tolist(), found.table["shares"].tolist()) == (
        "x-content",
        ["https://x.com/1"],
        [2],
    )


def test_tweets_are_moved_to_local_time_and_their_file_name_ends_the_day_before():
    rows = [
        ["Tweet id", "Tweet permalink", "Tweet text", "time", "engagements", "retweets"],
        ["1", "https://t/1", "Hola", "2019-01-08 03:18 +0000", "5218.0", "-"],
    ]
    found = read(csv_text(rows), "tweet_activity_metrics_concejo_20190101_20190201_es.csv")
    assert found.source == "x-tweet-activity"
    assert found.table["day"].dt.date.tolist() == [dt.date(2019, 1, 7)]
    assert found.table["interactions"].tolist() == [5218]
    assert found.covers == (dt.date(2019, 1, 1), dt.date(2019, 1, 31))


def test_tweets_by_day():
    found = read(
        lines(
            '"Date","Tweets published","impressions","engagements","retweets"',
            '"2021-08-01","3","10.0","2.0","1.0"',
            '"2021-08-02","0","0.0","0.0","0.0"',
        )
    )
    assert (found.source, found.table["publications"].tolist()) == ("x-daily", [3, 0])


@pytest.mark.parametrize(
    ("content", "what", "instead"),
    [
        (lines("Fecha,Clics,Impresiones,CTR,Posición", "2026-05-10,0,4,0%,2.8"), "Search Console", "Google Analytics"),
        (
            lines("Consultas principales,Clics,Impresiones,CTR,Posición", "trámites,1,1,100%,15"),
            "Search Console",
            "Google Analytics",
        ),
        (lines("Filtrar,Valor", "Fecha,Últimos 3 meses"), "Search Console", "Google Analytics"),
        (lines("Propiedad,Valor", "Problema,404"), "Search Console", "Google Analytics"),
        (
            lines("Top queries,8/1/25 - 8/31/25 Clicks,7/1/25 - 7/31/25 Clicks", "concejo,3,4"),
            "Search Console",
            "Google Analytics",
        ),
        (lines('"Idade","Mulheres","Homens"', '"18-24","11,1%","30%"'), "público", "informe de contenido"),
        (
            lines("Início dos relatórios,Término dos relatórios,Nome da campanha,Alcance", "2025-01-01,2025-01-31,x,5"),
            "anuncios",
            "informe de contenido",
        ),
        (
            lines("sep=,", '"Facebook visits"', '"Date","Primary"', '"2025-01-01T01:00:00","0"').encode("utf-16"),
            "«Facebook visits»",
            "informe de contenido",
        ),
        (
            lines("sep=,", '"Alcance"', '"Fecha","Primary"', '"2025-01-01T00:00:00","5"').encode("utf-16"),
            "no las visitas al sitio web",
            "informe de contenido",
        ),
        (
            lines("sep=,", '"Seguidores"', '"102"', "", '"Edad","Mujeres","Hombres"', '"18-24","11,1%","30%"').encode(
                "utf-16"
            ),
            "público",
            "informe de contenido",
        ),
        (
            xlsx(
                {
                    "Worksheet": [
                        ["Reporting starts", "Reporting ends", "Ad name", "Reach"],
                        ["2023-04-14", "2024-03-11", "", 5],
                    ]
                }
            ),
            "anuncios",
            "informe de contenido",
        ),
        (lines("Date,New follows,Unfollows", "2026-01-01,3,4"), "seguidores", "Exporte de X"),
        (
            lines('"Time","Video title","Video link","Post time"', '"a","b","c","2 de enero"'),
            "TikTok",
            "plantilla de publicaciones",
        ),
        (
            lines("Content,Video title,Video publish time,Duration,Views", "Total,,,,5"),
            "YouTube",
            "plantilla de publicaciones",
        ),
    ],
)
def test_reports_that_count_nothing_of_the_plan_are_declined_with_the_one_to_export(content, what, instead):
    found = read(content)
    assert (type(found), [problem.code for problem in found.problems]) == (Refusal, ["declined"])
    assert what in found.problems[0].message
    assert instead in found.problems[0].fix
