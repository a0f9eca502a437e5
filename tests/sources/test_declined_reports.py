"""Reports that hold nothing the plan counts are refused in the words of their tool, and say what to export instead."""

import datetime as dt

import pytest
from source_files import lines, read, xlsx, zipped

from plancom.datasets import Refusal


def refusal_of(found, source):
    assert isinstance(found, Refusal)
    assert (found.source, [problem.code for problem in found.problems]) == (source, ["declined"])
    return found.problems[0]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Data,Cliques,Impressões,CTR,Posição", "2026-01-01,5,6,83.3%,1.2"),
        ("Principais consultas,Cliques,Impressões,CTR,Posição", "concejo,5,6,83.3%,1.2"),
        ("Date,1/1/26 - 1/31/26 Clicks,12/1/25 - 12/31/25 Clicks", "2026-01-01,5,4"),
        ("Date,Clicks,Impressions,CTR", "2026-01-01,5,4,30%"),
        ("Date,Not indexed,Indexed,Impressions", "2026-01-01,5,4,30"),
        ("Fecha,Sin indexar,Indexada,Impresiones", "2026-01-01,5,4,30"),
        ("Reason,Source,Validation,Pages", "404,Website,Not Started,5"),
        ("Date,Total crawl requests,Total download size (Bytes),Average response time (ms)", "2026-01-01,5,4,3"),
    ],
)
def test_every_report_of_search_console_is_told_from_visits(head, row):
    assert "Fecha" in refusal_of(read(lines(head, row)), "search-console").fix


@pytest.mark.parametrize(
    ("rows", "source"),
    [
        (("Fecha,Alcance de la página de Facebook,Alcance de Instagram", "2023-01-01,5,6"), "meta-overview"),
        (("Fecha,Visitas a la página de Facebook,Visitas al perfil de Instagram", "2023-01-01,5,6"), "meta-overview"),
        (("Inicio del informe,Finalización del informe,Nombre del anuncio,Resultados", "2025-01-01,2025-01-31,x,5"), "meta-ads"),
        (("Informe de campañas", "Campaña,Estado de la campaña,Clics,Impr.,CTR,Costo", "x,Habilitada,5,6,1%,7"), "google-ads"),
        (("Date,Daily Page Engaged Users,Daily Total Reach", ",Daily: The,Daily", "11/1/17,100,5"), "facebook-page"),
        (("Fecha,Total de Me gusta,Nuevos Me gusta,Ya no me gusta", "2017-11-01,100,5,1"), "facebook-page"),
        (("Date,Views,Watch Time (ms),Completion Rate", '"Tue, Aug 25, 2026",5,4,3'), "x-audience"),
        (("Label,Unique Pageviews,Pageviews,Bounce Rate", "index,4,5,20%"), "matomo"),
        (("Month Index,Users", "0,5", "1,6"), "ga-dimension"),
        (("Fecha,Vistas en Búsqueda,Vistas en Maps,Visitas al sitio web,Llamadas", "15/01/2018,50,30,9,1"), "google-business"),
        (("Store code,Business name,Google Search - Mobile,Google Maps - Mobile,Calls,Website clicks", "1,C,5,3,1,9"), "google-business"),
    ],
)  # fmt: skip
def test_reports_of_networks_adverts_and_totals_are_known(rows, source):
    refusal_of(read(lines(*rows)), source)


def test_an_office_s_own_table_of_daily_visits_is_none_of_facebook_s():
    found = read(lines("Fecha,Visitas diarias,Visitantes diarios", "15/01/2018,5,4", "16/01/2018,6,5"))
    assert found.table[["visits", "visitors"]].values.tolist() == [[5, 4], [6, 5]]


def test_what_to_export_of_analytics_is_not_the_report_that_was_just_refused():
    head = "Session primary channel group (Default Channel Group),Sessions,Engaged sessions"
    found = read(
        lines("# Traffic acquisition", "# Start date: 20250101", "# End date: 20251030", head, "Direct,1679,533")
    )
    assert "Forma libre" in refusal_of(found, "ga-dimension").fix
    assert "Adquisición" not in found.problems[0].fix


VISITORS = (
    "date,visitors,pageviews,bounces,visits,visit_duration",
    "2026-01-03,4,9,1,5,100",
    "2026-01-04,5,9,1,6,100",
)
SOURCES = (
    "date,source,referrer,pageviews,visitors,visits,visit_duration,bounces",
    "2026-01-03,Google,g.co,5,2,3,50,1",
    "2026-01-03,Bing,b.co,4,2,2,50,0",
)
PAGES = ("date,hostname,page,visits,visitors,pageviews,exits", "2026-01-03,x.co,/,5,4,9,5")


def test_of_plausible_s_folder_the_total_of_each_day_alone_counts():
    files = {"imported_visitors.csv": VISITORS, "imported_sources.csv": SOURCES, "imported_pages.csv": PAGES}
    found = read(zipped({name: lines(*rows) for name, rows in files.items()}), "plausible.zip")
    assert found.table[["visits", "visitors", "page_views"]].values.tolist() == [[5, 4, 9], [6, 5, 9]]
    assert "imported_visitors" in refusal_of(read(lines(*SOURCES)), "web-dimension").fix


def test_plausible_s_visitors_are_not_lost_in_words_that_matomo_has_too():
    head = "date,visitors,pageviews,visits,views_per_visit,bounce_rate,visit_duration"
    found = read(lines(head, "2026-01-03,4,9,5,1.8,50,100", "2026-01-04,5,9,6,1.8,50,100"))
    assert found.source == "table"
    assert found.table["visitors"].tolist() == [4, 5]


@pytest.mark.parametrize(
    "rows",
    [
        ("date,device,visits", "2023-01-01,desktop,5", "2023-01-01,mobile,6", "2023-01-02,desktop,7"),
        ("Fecha,Dispositivo,Visitas", "15/01/2018,Móvil,5", "15/01/2018,PC,6", "16/01/2018,PC,7"),
        ("Date,Label,Visits,Actions,Bounces", "2018-01-01,Direct,5,9,3", "2018-01-01,Search,2,4,1", "2018-01-02,Direct,6,9,3"),
    ],
)  # fmt: skip
def test_visits_that_a_dimension_divides_are_never_those_of_its_first_row(rows):
    found = read(lines(*rows))
    assert isinstance(found, Refusal)
    assert [problem.code for problem in found.problems] == ["divided_days"]


def test_linkedin_s_content_of_before_is_a_list_of_posts():
    metrics = [["x"], ["Date", "Impressions (organic)", "Impressions (sponsored)"], ["01/25/2021", 1, 0]]
    head = ["Update title", "Update link", "Update type", "Created date", "Impressions", "Likes", "Shares"]
    post = ["Hola", "https://www.linkedin.com/feed/update/urn:li:activity:6281600000000000000", "Organic"]
    book = {"Update metrics (aggregated)": metrics, "Update engagement": [["x"], head, [*post, "01/26/2021", 1, 0, 2]]}
    found = read(xlsx(book))
    assert (found.source, found.table["day"].dt.date.tolist()) == ("linkedin-content", [dt.date(2021, 1, 26)])
    assert found.table["shares"].tolist() == [2]


def test_linkedin_s_archive_is_a_list_of_posts():
    link = "https://www.linkedin.com/feed/update/urn%3Ali%3AugcPost%3A7276956491381719041"
    found = read(
        lines("Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility", f"2024-12-23 13:47:07,{link},Hola,,,ALL")
    )
    assert (found.source, found.table["text"].tolist()) == ("linkedin-content", ["Hola"])


def test_an_archive_of_tweets_leaves_out_what_was_passed_on():
    head = "tweet_id,in_reply_to_status_id,timestamp,source,text,retweeted_status_id,expanded_urls"
    found = read(
        lines(
            head,
            "99,,2018-01-08 17:18:00 +0000,web,Hola,,",
            "100,98,2018-01-09 17:18:00 +0000,web,@x Hola,,",
            "101,,2018-01-10 17:18:00 +0000,web,RT @y: z,88,",
        )
    )
    assert found.source == "x-archive"
    assert found.table["is_reply"].tolist() == [False, True]
    assert any("1 retuit" in note for note in found.notes)


BRANDWATCH = "Query Id,Query Name,Date,Title,Snippet,Url,Domain,Sentiment,Page Type,Language,Author"
TALKWALKER = "published,title,content,url,host_url,lang,sentiment,source_type,reach"


@pytest.mark.parametrize(
    ("source", "rows"),
    [
        ("brandwatch", ("Report:,Bulk Mentions Download", "Label:,", "", BRANDWATCH, "1,c,2018-01-25 10:00:00.0,Hola,s,https://www.eluniversal.com.co/a,eluniversal.com.co,neutral,news,es,Ana", "1,c,2018-01-25 10:00:00.0,,s,http://twitter.com/u/statuses/1,twitter.com,neutral,twitter,es,u")),
        ("talkwalker", (TALKWALKER, "2018-01-25 10:00:00,Hola,c,https://www.eluniversal.com.co/a,eluniversal.com.co,es,0,ONLINENEWS_NEWSPAPER,5", "2018-01-26 10:00:00,RT,c,https://twitter.com/u/status/1,twitter.com,es,0,SOCIALMEDIA_TWITTER,5")),
    ],
)  # fmt: skip
def test_of_what_is_monitored_the_news_alone_are_press(source, rows):
    found = read(lines(*rows))
    assert (found.source, found.series, len(found.table)) == (source, ("el-universal",), 1)
    assert any("1 mención" in note for note in found.notes)


def test_cision_s_headers_are_those_of_press():
    found = read(
        lines(
            "News Date,News Headline,Outlet Name,News Text,Link,Media Type",
            "1/25/2018,Hola,El Universal,t,https://www.eluniversal.com.co/a,Online",
        )
    )
    assert (found.dataset, found.series) == ("press", ("el-universal",))


@pytest.mark.parametrize("name", ["Facebook Page", "Página de Facebook", "Facebook Business", "Perfil de Facebook"])
def test_what_tools_write_behind_a_network_s_name_makes_no_other_of_it(name):
    found = read(lines("Fecha,Red social,Mensaje,Enlace", f"2025-01-15,{name},Hola,https://www.facebook.com/1/posts/2"))
    assert (found.series, found.problems) == (("facebook",), ())


def test_of_an_export_with_a_row_for_each_day_of_each_post_every_post_counts_once():
    head = "Post ID,Page ID,Page name,Description,Publish time,Permalink,Post type,Date,Impressions,Reach"
    post = "1221,55,Concejo,Hola,05/14/2025 10:00,https://www.facebook.com/1/posts/1,Photos"
    found = read(lines(head, f"{post},05/14/2025,5,4", f"{post},05/15/2025,4,4"))
    assert (len(found.table), found.problems) == (1, ())
    assert found.covers == (dt.date(2025, 5, 14), dt.date(2025, 5, 14))


def test_videos_of_meta_without_a_post_s_number_are_posts():
    head = "Video asset ID,Universal video ID,Page ID,Page name,Title,Publish time,Date,Reach"
    found = read(lines(head, "1221,1,55,Concejo,Hola,05/14/2025 10:00,Lifetime,5"))
    assert (found.source, found.series) == ("meta-content", ("facebook",))


def test_page_insights_in_spanish_are_read_post_by_post():
    head = "Identificador de la publicación,Enlace permanente,Mensaje de la publicación,Tipo,Publicado,Alcance total"
    row = "1_2,https://www.facebook.com/1/posts/2,Hola,Photo,11/15/17 4:30:00 AM,10"
    found = read(lines(head, ",,,,,Por vida: número total", row))
    assert (found.source, found.table["day"].dt.date.tolist()) == ("facebook-page-insights", [dt.date(2017, 11, 15)])


@pytest.mark.parametrize(
    "head",
    [
        "Fecha,Visitas a la página,Alcance",
        "Fecha,Visitas a la página,Seguidores",
        "Fecha,Visitantes únicos,Visitas a la página de LinkedIn",
        "Fecha,Sesiones,Usuarios conectados",
    ],
)
def test_visits_beside_who_follows_a_page_or_is_connected_are_asked_about(head):
    found = read(lines(head, "15/01/2018,5,4", "16/01/2018,6,5"))
    assert [question.id.partition(":")[0] for question in found.questions] == ["column"]
    assert found.questions[0].blocking


@pytest.mark.parametrize(
    "head",
    [
        "Fecha,Visitas web,Visitas Facebook",
        "Fecha,Visitas,Visitas desde Facebook",
        "Fecha,Visitas a la página web,Seguidores",
        "Fecha,Visitas,Seguidores Facebook",
    ],
)
def test_visits_that_are_the_site_s_by_their_own_words_are_not(head):
    found = read(lines(head, "15/01/2018,5,4", "16/01/2018,6,5"))
    assert found.table["visits"].tolist() == [5, 6]


def test_an_index_of_a_report_that_says_its_period_is_not_said_to_lack_it():
    found = read(lines("# Audience", "# 20180115-20180116", "", "Day Index,New Users", "1/15/18,5", ",5"))
    assert "período" not in refusal_of(found, "ga-dimension").message
