"""Lists of posts without a column for their network: their addresses say it."""

import datetime as dt

import pytest
from source_files import lines, read, xlsx

from plancom.datasets import Inquiry, Observations, Refusal

CROWDTANGLE = "Page Name,User Name,Facebook Id,Likes at Posting,Post Created,Post Created Date,Type,Total Interactions,Likes,Comments,Shares,URL,Message,Link"
METRICOOL = (
    "Content,Date,Type,PostLink,Picture,Impressions,Impressions (Organic),Reach,Reactions,Comments,Shared,LinkClicks"
)


def days(found):
    return found.table["day"].dt.date.tolist()


@pytest.mark.parametrize(
    ("head", "row", "network", "day", "shares"),
    [
        (CROWDTANGLE, 'Concejo,concejo,111,100,2021-03-05 18:20:05 EST,2021-03-05,Photo,"1,234",5,4,3,https://www.facebook.com/1/posts/2,Hola,', "facebook", (2021, 3, 5), 3),
        (METRICOOL, "Hola,2025-01-05 10:00,photo,https://www.facebook.com/1/posts/2,http://p.co/1,5,5,4,3,2,1,0", "facebook", (2025, 1, 5), 1),
        ("Type,Content,Timestamp,URL,Views,Reach (Organic),Likes,Saved,Shares", "FEED,Hola,2025-01-05 10:00,https://www.instagram.com/p/x/,5,4,3,2,1", "instagram", (2025, 1, 5), 1),
        ("title,date,URL,Views,Likes (Organic),Comments (Organic),Shares (Organic)", "Hola,2025-01-05 10:00,https://www.instagram.com/reel/x/,5,3,2,1", "instagram", (2025, 1, 5), 1),
        ("Tipo,Contenido,Fecha,URL,Alcance,Me gusta,Comentarios,Compartidos", "FEED,Hola,2025-01-25,https://www.instagram.com/p/x/,5,3,2,1", "instagram", (2025, 1, 25), 1),
        ("Date of post,Post type,Caption,Permalink,Likes,Saves,Shares", "2025-01-05,photo,Hola,https://www.instagram.com/p/x/,3,1,2", "instagram", (2025, 1, 5), 2),
        ("facebookUrl,pageName,postId,url,text,time,timestamp,likes,shares", "https://www.facebook.com/c,c,1,https://www.facebook.com/c/posts/2,Hola,2025-01-05T10:00:00.000Z,1736071200,3,1", "facebook", (2025, 1, 5), 1),
        ("postUrl,profileUrl,postId,pubDate,likeCount,caption,shares", "https://www.instagram.com/p/x/,https://www.instagram.com/c,1,2025-01-05T10:00:00.000Z,3,Hola,0", "instagram", (2025, 1, 5), 0),
        ("id,created_at,date,username,tweet,replies_count,retweets_count,link", "99,2021-01-08 17:18:00 UTC,2021-01-08,c,Hola,0,1,https://twitter.com/c/status/99", "twitter", (2021, 1, 8), 1),
    ],
)  # fmt: skip
def test_a_post_is_of_the_network_of_its_address(head, row, network, day, shares):
    found = read(lines(head, row))
    assert isinstance(found, Observations)
    assert (found.source, found.series) == ("post-links", (network,))
    assert days(found) == [dt.date(*day)]
    assert found.table["shares"].tolist() == [shares]


MIXED = (
    "Fecha,Texto,URL,Me gusta,Comentarios",
    "2025-01-05,Uno,https://www.instagram.com/p/x/,1,2",
    "2025-01-15,Dos,https://www.facebook.com/1/posts/2,1,2",
    "2025-01-16,Tres,https://x.com/c/status/9,1,2",
)


def test_a_list_of_several_networks_is_told_apart_row_by_row():
    found = read(lines(*MIXED))
    assert found.table["series"].tolist() == ["instagram", "facebook", "twitter"]
    assert any("«facebook», «instagram» y «twitter»" in note for note in found.notes)


def test_a_post_without_an_address_is_of_none_of_several_networks():
    found = read(lines(*MIXED, "2025-01-17,Cuatro,,1,2"))
    assert len(found.table) == 3
    assert [(problem.code, problem.row) for problem in found.problems] == [("missing_value", 5)]


def test_dates_that_fit_either_order_are_asked_about():
    row = "Hola;05/01/2025 10:00;https://twitter.com/c/status/99;5;4"
    found = read(lines("Contenido;Fecha;URL;Impresiones;Retweets", row))
    assert isinstance(found, Inquiry)
    assert [question.id for question in found.questions] == ["dates"]
    told = read(lines("Contenido;Fecha;URL;Impresiones;Retweets", row), answers={"dates": "dmy"})
    assert days(told) == [dt.date(2025, 1, 5)]


def test_a_workbook_of_one_network_is_a_list_too():
    rows = [
        ["Fecha", "Texto", "Enlace", "Me gusta"],
        [dt.datetime(2025, 1, 5), "Hola", "https://www.instagram.com/p/x/", 1],
    ]
    assert read(xlsx({"Posts": rows})).series == ("instagram",)


@pytest.mark.parametrize(
    "head", ["Post Published Date,Channel,Post URL,Likes", "Sent Date,Service,Link,Clicks", "date_utc,c,url,likes", "Date Posted,Username,Post URL,Retweets"]
)  # fmt: skip
def test_the_day_is_that_under_any_word_for_a_date(head):
    found = read(lines(head, "2025-01-15,C,https://www.facebook.com/c/posts/1,5"))
    assert days(found) == [dt.date(2025, 1, 15)]


def test_a_row_that_explains_the_columns_is_no_post():
    head = "Video ID,Permalink,Video Message,Type,Posted,Lifetime Total Video Views"
    videos = [f"{i},https://www.facebook.com/c/videos/{i},Hola,Video,11/{i}/17 4:30,5" for i in (14, 15, 16)]
    found = read(lines(head, ",,,,,Lifetime: the number of views", *videos))
    assert (len(found.table), found.problems) == (3, ())


def test_posts_of_several_people_are_asked_about():
    rows = [f"2025-01-0{i},a{i},bien,https://x.com/a{i}/status/{i},3" for i in (5, 6, 7)]
    found = read(lines("Date,Author,Text,URL,Likes", *rows))
    assert [question.id for question in found.questions] == ["accounts:twitter"]


@pytest.mark.parametrize(
    "rows",
    [
        ("Date,Name,Comment,Likes,Post URL", "2025-01-05,Ana,bien,3,https://www.facebook.com/1/posts/2"),
        ("Date,Author,Text,URL,Likes,Sentiment", "2025-01-05,Ana,bien,https://x.com/ana/status/9,3,positive"),
        ("Ad name,Permalink,Reach,Amount spent (COP),Date", "x,https://www.facebook.com/1/posts/2,5,3,2025-01-05"),
        ("Date,Author,Answer,URL,Likes", *(f"2025-01-0{i},a{i},bien,https://www.facebook.com/1/posts/2,3" for i in range(1, 6))),
        ("Date,Page,URL,Likes", "2025-01-05,Concejo,https://www.facebook.com/p/Concejo-100064512345678/,3"),
        ("Fecha,Periodista,Tema,Enlace,Comentarios", "15/01/2018,Ana,Presupuesto,https://www.facebook.com/eu/posts/2,salió bien"),
        ("postUrl,commentUrl,date,text,likes", "https://www.facebook.com/c,https://www.facebook.com/c/posts/1?comment_id=5,2025-01-15,bien,2"),
    ],
)  # fmt: skip
def test_what_others_say_adverts_and_accounts_are_no_lists_of_posts(rows):
    assert isinstance(read(lines(*rows)), Refusal)


def test_notes_of_a_newspaper_s_page_stay_press_and_activities_stay_activities():
    press = read(
        lines(
            "Fecha,Medio,Titular,Link,Comentarios", "15/01/2018,El Universal,Hola,https://www.facebook.com/eu/posts/2,3"
        )
    )
    done = read(
        lines(
            "Fecha,Actividad,Cantidad,Evidencia,Alcance",
            "15/01/2018,Envío de boletines,5,https://www.facebook.com/1/posts/2,9",
        )
    )
    assert press.dataset == "press"
    assert done.source != "post-links"
