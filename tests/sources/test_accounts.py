"""Whose data a file brings: told by name, and asked about where it is of several, or of another than before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from source_files import PLAN, TODAY, csv_text, lines, xlsx, zipped

from plancom import sources
from plancom.datasets import Account, Inquiry, Observations, Refusal
from tests.examples import examples

OURS = Account("facebook", "111", "Concejo Inventado")


def read(content, *, answers=None, known=(), name="archivo.csv", **more):
    data = content.encode() if isinstance(content, str) else content
    answers = {"whole_months": "yes", **(answers or {})}
    return sources.read(name, data, PLAN, TODAY, answers=answers, accounts=tuple(known), **more)


def owners(found):
    return [(one.series, one.id, one.name, one.rows) for one in found.accounts]


def options_by_question(found):
    return {question.id: [option.value for option in question.options] for question in found.questions}


def codes(found):
    return [problem.code for problem in found.problems]


META = {
    "es": (
        "Identificador de la publicación,Identificador de la página,Nombre de la página,Título,Hora de publicación,Enlace permanente,Tipo de publicación,Fecha",
        "Total",
    ),
    "en": ("Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date", "Lifetime"),
    "pt": (
        "Identificação do post,Identificação da Página,Nome da Página,Título,Horário de publicação,Link permanente,Tipo de post,Data",
        "Total",
    ),
    "pt-PT": (
        "Identificador da publicação,Identificador da página,Nome da página,Título,Hora de publicação,Ligação permanente,Tipo de publicação,Data",
        "Total",
    ),
}
INSTAGRAM = {
    "es": "Identificador de la publicación,Identificador de la cuenta,Nombre de usuario de la cuenta,Nombre de la cuenta,Descripción,Hora de publicación,Enlace permanente,Tipo de publicación,Fecha",
    "en": "Post ID,Account ID,Account username,Account name,Description,Publish time,Permalink,Post type,Date",
    "pt": "Identificação do post,Identificação da conta,Nome de usuário da conta,Nome da conta,Descrição,Horário de publicação,Link permanente,Tipo de post,Data",
    "pt-PT": "Identificador da publicação,Identificador da conta,Nome de utilizador da conta,Nome da conta,Descrição,Hora de publicação,Ligação permanente,Tipo de publicação,Data",
}


def meta(*posts, language="es"):
    """Posts as (id of the page, its name, month/day), of 2018."""
    header, life = META[language]
    rows = [
        f"{n},{page},{name},T{n},{day}/2018 10:00,https://www.facebook.com/{page or 'photo.php'}/posts/{n},Fotos,{life}"
        for n, (page, name, day) in enumerate(posts, start=901)
    ]
    return lines(header, *rows)


TWO = meta(
    ("111", "Concejo Inventado", "03/05"),
    ("111", "Concejo Inventado", "03/16"),
    ("222", "Fundación Ajena", "03/15"),
)


# ------------------------------------------------------------------------------------------------------- each network


@pytest.mark.parametrize("language", META)
def test_facebook_s_export_names_its_page_in_every_language(language):
    found = read(meta(("111", "Concejo Inventado", "03/05"), ("111", "Concejo Inventado", "03/16"), language=language))
    assert (found.source, found.questions, owners(found)) == (
        "meta-content",
        (),
        [("facebook", "111", "Concejo Inventado", 2)],
    )


@pytest.mark.parametrize("language", INSTAGRAM)
def test_instagram_s_export_names_its_account_in_every_language(language):
    row = "901,17841,concejoctg,Concejo de Cartagena,Hola,03/15/2018 10:00,https://www.instagram.com/p/abc/,Foto,Total"
    found = read(lines(INSTAGRAM[language], row))
    assert owners(found) == [("instagram", "17841", "concejoctg", 1)]


def test_x_and_tiktok_name_their_accounts_in_the_links():
    x = read(
        lines(
            "Post id,Date,Post text,Post Link,Impressions",
            '1,"Tue, Mar 6, 2018",Hola,https://x.com/ConcejoCtg/status/1,5',
            '2,"Wed, Mar 7, 2018",Hola,https://twitter.com/concejoctg/status/2,5',
            '3,"Thu, Mar 8, 2018",Hola,https://x.com/i/web/status/3,5',
        )
    )
    assert (len(x.table), x.questions, owners(x)) == (3, (), [("twitter", "concejoctg", "@ConcejoCtg", 2)])
    tiktok = read(
        lines(
            "Post time,Video title,Video link,Total views,Total shares",
            "2018-03-06,Hola,https://www.tiktok.com/@ConcejoCtg/video/1,5,1",
        )
    )
    assert owners(tiktok) == [("tiktok", "concejoctg", "@ConcejoCtg", 1)]


def plain(*rows, columns=("fecha", "red", "enlace")):
    return csv_text([columns, *rows])


def test_a_list_names_accounts_by_its_links_and_those_that_name_nobody_are_no_reason_to_ask():
    found = read(
        plain(
            ("2018-03-05", "Facebook", "https://www.facebook.com/ConcejoCtg/posts/1"),
            ("2018-03-06", "Facebook", "http://m.facebook.com/concejoctg/photos/2/"),
            ("2018-03-07", "Facebook", "https://www.facebook.com/photo.php?fbid=3"),
            ("2018-03-08", "Facebook", "https://x.com/Otra/status/4"),
            ("2018-03-09", "Instagram", "https://www.instagram.com/p/abc"),
            ("2018-03-10", "YouTube", "https://www.youtube.com/watch?v=abc"),
            ("2018-03-11", "LinkedIn", "https://www.linkedin.com/company/concejo/posts/1"),
        )
    )
    assert (len(found.table), found.questions) == (7, ())
    assert owners(found) == [("facebook", "concejoctg", "ConcejoCtg", 2), ("linkedin", "concejo", "concejo", 1)]


@pytest.mark.parametrize(
    "header",
    [
        "cuenta", "Perfil", "PÁGINA", "page", "Account", "usuario", "handle", "Página de Facebook", "conta", "Page name",
        "account name", "Nombre de la página", "Nome da página", "Fan page",
    ],
)  # fmt: skip
def test_a_list_names_accounts_in_a_column(header):
    rows = [
        ("2018-03-05", "Facebook", "Hola", "Concejo Inventado"),
        ("2018-03-06", "Facebook", "Adiós", "concejo inventado "),
    ]
    found = read(plain(*rows, columns=("fecha", "red", "texto", header)))
    assert (found.questions, owners(found)) == ((), [("facebook", "concejo inventado", "concejo inventado", 2)])
    other = read(
        plain(*rows, ("2018-03-07", "Facebook", "Tres", "Fundación Ajena"), columns=("fecha", "red", "texto", header))
    )
    assert options_by_question(other) == {"accounts:facebook": ["concejo inventado", "fundacion ajena", "*"]}


def test_one_account_is_one_however_it_is_written():
    found = read(
        plain(
            ("2018-03-05", "X", "a", "@ConcejoCtg", ""),
            ("2018-03-06", "X", "b", "concejoctg", ""),
            ("2018-03-07", "X", "c", "https://www.x.com/ConcejoCtg/", ""),
            ("2018-03-08", "X", "d", "", "https://twitter.com/CONCEJOCTG/status/9"),
            columns=("fecha", "red", "texto", "cuenta", "enlace"),
        )
    )
    assert (found.questions, [(one.id, one.rows) for one in found.accounts]) == ((), [("concejoctg", 4)])


@pytest.mark.parametrize("said", ["Facebook", "FACEBOOK", "fb", "", "-", "n/a", "3"])
def test_the_network_s_own_name_and_empty_cells_are_no_accounts(said):
    found = read(
        plain(
            ("2018-03-05", "Facebook", "a", "Concejo"),
            ("2018-03-06", "Facebook", "b", said),
            columns=("fecha", "red", "texto", "cuenta"),
        )
    )
    assert (found.questions, owners(found)) == ((), [("facebook", "concejo", "Concejo", 1)])


def test_a_column_of_one_network_says_nothing_of_the_others():
    found = read(
        plain(
            ("2018-03-05", "Facebook", "a", "Concejo Inventado", "@ConcejoCtg"),
            ("2018-03-06", "X", "b", "Concejo Inventado", "@ConcejoCtg"),
            columns=("fecha", "red", "texto", "página de facebook", "cuenta de x"),
        )
    )
    assert owners(found) == [
        ("facebook", "concejo inventado", "Concejo Inventado", 1),
        ("twitter", "concejoctg", "@ConcejoCtg", 1),
    ]


def test_a_page_with_a_new_name_is_one_account_under_its_newest():
    found = read(meta(("111", "Concejo Inventado", "03/05"), ("111", "Concejo Distrital", "03/20")))
    assert (found.questions, owners(found)) == ((), [("facebook", "111", "Concejo Distrital", 2)])
    reversed_ = read(meta(("111", "Concejo Distrital", "03/20"), ("111", "Concejo Inventado", "03/05")))
    assert owners(reversed_) == [("facebook", "111", "Concejo Distrital", 2)]


def test_a_page_s_number_and_its_address_are_one_where_the_list_calls_them_so():
    found = read(
        plain(
            ("2018-03-05", "Facebook", "https://www.facebook.com/ConcejoCtg/posts/1", "Concejo"),
            ("2018-03-06", "Facebook", "https://www.facebook.com/permalink.php?story_fbid=2&id=555", "Concejo"),
            columns=("fecha", "red", "enlace", "cuenta"),
        )
    )
    assert (found.questions, owners(found)) == ((), [("facebook", "555", "Concejo", 2)])


def test_a_file_that_names_nobody_asks_nothing_even_where_accounts_are_known():
    rows = [("2018-03-05", "Facebook", "https://www.instagram.com/p/a")]
    found = read(plain(*rows), known=[OURS])
    assert (len(found.table), found.questions, found.accounts) == (1, (), ())


def test_press_and_procedures_have_no_accounts():
    press = read(csv_text([("fecha", "medio", "titulo", "página"), ("2018-03-05", "El Universal", "Uno", "5A")]))
    assert (press.dataset, press.accounts, press.questions) == ("press", (), ())


# ---------------------------------------------------------------------------------------------------- several accounts


def test_two_pages_in_a_file_are_named_with_their_posts_and_nothing_is_read_before_the_answer():
    found = read(TWO)
    assert (type(found), codes(found)) == (Inquiry, ["several_accounts"])
    (question,) = found.questions
    assert (question.id, question.blocking) == ("accounts:facebook", True)
    assert "«Concejo Inventado» (2) y «Fundación Ajena» (1)" in question.text
    assert [(o.value, o.label, o.effect) for o in question.options] == [
        ("111", "Solo «Concejo Inventado» (2)", "No se cuenta la única de «Fundación Ajena»"),
        ("222", "Solo «Fundación Ajena» (1)", "No se cuentan las 2 de «Concejo Inventado»"),
        ("*", "Todas son nuestras", "Se cuentan todas"),
    ]
    assert "--answer accounts:facebook=111" in found.problems[0].fix


@pytest.mark.parametrize("answer", ["111", "Concejo Inventado", "concejo inventado"])
def test_the_rows_of_others_are_left_out_with_a_note_and_uncover_no_day(answer):
    found = read(TWO, answers={"accounts:facebook": answer})
    assert found.table["post_id"].tolist() == ["901", "902"]
    assert owners(found) == [("facebook", "111", "Concejo Inventado", 2)]
    assert found.covers == read(TWO, answers={"accounts:facebook": "*"}).covers
    assert len({(c.first, c.last) for c in found.coverage if c.measure == "posts"}) == 1
    assert any("«Fundación Ajena»" in note and "1 fila" in note for note in found.notes)
    assert (codes(found), found.rows_read) == ([], 3)


def test_all_of_them_count_where_all_are_ours():
    found = read(TWO, answers={"accounts:facebook": "*"})
    assert (len(found.table), found.questions, codes(found)) == (3, (), [])
    assert owners(found) == [
        ("facebook", "111", "Concejo Inventado", 2),
        ("facebook", "222", "Fundación Ajena", 1),
    ]


def test_an_answer_that_names_none_of_them_asks_again():
    assert options_by_question(read(TWO, answers={"accounts:facebook": "333"})) == {
        "accounts:facebook": ["111", "222", "*"]
    }


def test_a_broken_row_of_somebody_else_takes_no_day_away():
    rows = [
        ("2018-03-01", "Facebook", "a", "Concejo"),
        ("2018-02-31", "Facebook", "b", "Ajena"),
        ("2018-03-15", "Facebook", "c", "Ajena"),
        ("2018-03-31", "Facebook", "d", "Concejo"),
    ]
    found = read(plain(*rows, columns=("fecha", "red", "texto", "cuenta")), answers={"accounts:facebook": "Concejo"})
    assert (codes(found), {(c.first.day, c.last.day) for c in found.coverage}) == ([], {(1, 31)})


def test_six_accounts_are_options_and_the_sentence_counts_the_others():
    rows = [
        ("2018-03-05", "Facebook", f"t{n} {k}", f"Página {n:02}")
        for n in range(1, 11)
        for k in range(n if n < 9 else 1)
    ]
    found = read(plain(*rows, columns=("fecha", "red", "texto", "cuenta")))
    (question,) = found.questions
    assert [option.value for option in question.options] == [f"pagina {n:02}" for n in (8, 7, 6, 5, 4, 3)] + ["*"]
    assert "«Página 03» (3) y 4 más" in question.text


def test_counted_rows_are_told_as_posts():
    rows = [("2018-03-05", "Facebook", 7, "Concejo"), ("2018-03-06", "Facebook", 2, "Ajena")]
    found = read(plain(*rows, columns=("fecha", "red", "publicaciones", "cuenta")))
    assert "«Concejo» (7) y «Ajena» (2)" in found.questions[0].text


def test_each_network_is_asked_about_by_itself():
    rows = [
        ("2018-03-05", "Facebook", "a", "Concejo"),
        ("2018-03-06", "Facebook", "b", "Ajena"),
        ("2018-03-07", "X", "c", "@Concejo"),
        ("2018-03-08", "X", "d", "@Ajena"),
        ("2018-03-09", "Instagram", "e", "@concejo"),
    ]
    found = read(plain(*rows, columns=("fecha", "red", "texto", "cuenta")))
    assert options_by_question(found) == {
        "accounts:facebook": ["ajena", "concejo", "*"],
        "accounts:twitter": ["ajena", "concejo", "*"],
    }
    one = read(plain(*rows, columns=("fecha", "red", "texto", "cuenta")), answers={"accounts:facebook": "concejo"})
    assert list(options_by_question(one)) == ["accounts:twitter"]
    both = {"accounts:facebook": "concejo", "accounts:twitter": "*"}
    assert len(read(plain(*rows, columns=("fecha", "red", "texto", "cuenta")), answers=both).table) == 4


def test_a_post_of_another_handle_in_a_list_is_asked_about():
    rows = [
        ("2018-03-05", "X", "https://x.com/ConcejoCtg/status/1"),
        ("2018-03-06", "X", "https://x.com/ConcejoCtg/status/2"),
        ("2018-03-07", "X", "https://x.com/Otra/status/3"),
    ]
    assert options_by_question(read(plain(*rows))) == {"accounts:twitter": ["concejoctg", "otra", "*"]}


def test_two_pages_of_one_name_are_told_apart():
    found = read(meta(("111", "Concejo", "03/05"), ("222", "Concejo", "03/15")))
    assert [option.label for option in found.questions[0].options][:2] == [
        "Solo «Concejo (111)» (1)",
        "Solo «Concejo (222)» (1)",
    ]


def test_files_of_two_pages_in_a_zip_are_asked_about_as_one_file_is():
    whole = zipped(
        {
            "marzo.csv": meta(("111", "Concejo Inventado", "03/05"), ("111", "Concejo Inventado", "03/16")),
            "ajena.csv": meta(("222", "Fundación Ajena", "03/15")).replace("901", "950"),
        }
    )
    assert options_by_question(read(whole)) == {"accounts:facebook": ["111", "222", "*"]}
    one = read(whole, answers={"accounts:facebook": "111"})
    assert (len(one.table), owners(one)) == (2, [("facebook", "111", "Concejo Inventado", 2)])
    both = read(whole, answers={"accounts:facebook": "*"})
    assert (len(both.table), [one.rows for one in both.accounts]) == (3, [2, 1])


NAMES = ["Concejo", "Ajena", "Otra página", "", "Facebook"]


@examples(40)
@given(
    st.lists(
        st.tuples(st.integers(1, 28), st.sampled_from(["Facebook", "X"]), st.sampled_from(NAMES)),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from(["Concejo", "Ajena", "*", ""]),
)
def test_what_is_counted_and_what_is_left_out_add_up_to_what_is_there(rows, answer):
    content = plain(
        *((f"2018-03-{day:02}", network, f"texto {n}", name) for n, (day, network, name) in enumerate(rows)),
        columns=("fecha", "red", "texto", "cuenta"),
    )
    said = {f"accounts:{network}": answer for network in ("facebook", "twitter") if answer}
    found = read(content, answers=said)
    if found.questions:
        assert type(found) is Inquiry
        return
    own = {
        ("facebook" if network == "Facebook" else "twitter", name)
        for _, network, name in rows
        if name not in {"", "Facebook"}
    }
    left = sum(answer not in {"*", "", name} and name not in {"", "Facebook"} for _, network, name in rows)
    kept = len(found.table) if isinstance(found, Observations) else 0
    assert kept + left == len(rows) == found.rows_read
    kept = {(one.series, one.name) for one in found.accounts}
    assert kept == {(series, name) for series, name in own if answer in {"*", "", name}}
    by_name = [name for _, _, name in rows if name not in {"", "Facebook"} and answer in {"*", "", name}]
    assert sum(one.rows for one in found.accounts) == len(by_name)


# -------------------------------------------------------------------------------------------------- another than before


OTHER = meta(("333", "Otra página", "03/05"), ("333", "Otra página", "03/16"))


def test_another_page_than_before_is_asked_about():
    found = read(OTHER, known=[OURS])
    assert (type(found), codes(found)) == (Inquiry, ["other_account"])
    (question,) = found.questions
    assert (question.id, question.blocking, [option.value for option in question.options]) == (
        "account:facebook",
        True,
        ["333", "no"],
    )
    assert question.text == (
        "Hasta hoy las publicaciones de Facebook eran de «Concejo Inventado»; este archivo es de «Otra página». ¿Se cuentan?"
    )


def test_the_answer_yes_counts_it_and_no_leaves_nothing():
    yes = read(OTHER, known=[OURS], answers={"account:facebook": "333"})
    assert (len(yes.table), yes.questions, owners(yes)) == (2, (), [("facebook", "333", "Otra página", 2)])
    no = read(OTHER, known=[OURS], answers={"account:facebook": "no"})
    assert (type(no), codes(no), no.questions, no.accounts) == (Refusal, ["other_account"], (), ())
    assert "«Otra página»" in no.problems[0].message


def test_no_leaves_the_rows_of_the_other_networks_and_of_nobody():
    rows = [
        ("2018-03-05", "Facebook", "a", "Otra página"),
        ("2018-03-06", "Facebook", "b", ""),
        ("2018-03-07", "Instagram", "c", "@concejo"),
    ]
    content = plain(*rows, columns=("fecha", "red", "texto", "cuenta"))
    assert list(options_by_question(read(content, known=[OURS]))) == ["account:facebook"]
    found = read(content, known=[OURS], answers={"account:facebook": "no"})
    assert (found.table["text"].tolist(), codes(found)) == (["b", "c"], [])


@pytest.mark.parametrize(
    "known",
    [
        OURS,
        Account("facebook", "111", "Otro nombre de antes"),
        Account("facebook", "concejo inventado", "Concejo Inventado"),
    ],
)
def test_the_same_page_asks_nothing_under_whichever_name_or_where_only_its_name_was_known(known):
    found = read(meta(("111", "Concejo Inventado", "03/16")), known=[known])
    assert (len(found.table), found.questions) == (1, ())


def test_a_list_that_names_the_page_of_the_exports_asks_nothing():
    rows = [("2018-03-05", "Facebook", "a", "Concejo inventado")]
    assert read(plain(*rows, columns=("fecha", "red", "texto", "cuenta")), known=[OURS]).questions == ()


def test_accounts_of_other_networks_are_no_reason_to_ask():
    found = read(OTHER, known=[Account("instagram", "9", "concejoctg"), Account("", "concejo", "Concejo - GA4")])
    assert (len(found.table), found.questions) == (2, ())


def test_two_pages_that_are_both_known_ask_nothing_and_a_third_is_asked_about():
    known = [OURS, Account("facebook", "222", "Fundación Ajena")]
    assert len(read(TWO, known=known).table) == 3
    assert options_by_question(read(TWO, known=known[:1])) == {"accounts:facebook": ["111", "222", "*"]}
    assert len(read(TWO, known=known[:1], answers={"accounts:facebook": "*"}).table) == 3
    only = read(TWO, known=known[:1], answers={"accounts:facebook": "222"})
    assert list(options_by_question(only)) == ["account:facebook"]


# ----------------------------------------------------------------------------------------------------------- visits


def ga4(property_="Concejo - GA4", label="# Propiedad: {}", rows=("20180301,5", "20180302,6"), header="Fecha,Sesiones"):
    return lines(
        "# ----------------------------------------",
        "# Exportar informe en formato CSV",
        label.format(property_),
        "# ----------------------------------------",
        "# Fecha de inicio: 20180301",
        "# Fecha de finalización: 20180331",
        header,
        *rows,
    )


@pytest.mark.parametrize(
    "label", ["# Propiedad: {}", "# Property: {}", "# Cuenta: {}", "# Account: {}", "# Conta: {}", "# {}"]
)
def test_the_property_of_a_preamble_is_named(label):
    assert owners(read(ga4(label=label))) == [("", "concejo", "Concejo - GA4", 2)]


def test_the_property_goes_before_the_account():
    text = ga4().replace("# Propiedad", "# Cuenta: Alcaldía\r\n# Propiedad")
    assert owners(read(text)) == [("", "concejo", "Concejo - GA4", 2)]


UA = (
    "# Visión general de la audiencia",
    "# 20180101-20180331",
    "# -----",
    "",
    "Month Index,Sessions",
    "0000,3",
    "0001,4",
    "0002,5",
)


def test_the_view_of_universal_analytics_is_named_unless_it_is_everybody_s():
    assert owners(read(lines("# -----", "# Concejo", *UA))) == [("", "concejo", "Concejo", 3)]
    assert owners(read(lines("# -----", "# Todos los datos de sitios web", *UA))) == []


def test_another_property_than_before_is_asked_about():
    known = [Account("", "concejo", "Concejo")]
    assert read(ga4(), known=known).questions == ()  # the same one, as Google named it on
    found = read(ga4("Fundación Ajena"), known=known)
    assert (type(found), codes(found), options_by_question(found)) == (
        Inquiry,
        ["other_account"],
        {"account:": ["fundacion ajena", "no"]},
    )
    assert (
        found.questions[0].text
        == "Hasta hoy las visitas eran de «Concejo»; este archivo es de «Fundación Ajena». ¿Se cuentan?"
    )
    assert len(read(ga4("Fundación Ajena"), known=known, answers={"account:": "fundacion ajena"}).table) == 2
    no = read(ga4("Fundación Ajena"), known=known, answers={"account:": "no"})
    assert (type(no), codes(no), no.questions) == (Refusal, ["other_account"], ())


def test_visits_without_a_name_ask_nothing():
    found = read(csv_text([("fecha", "visitas"), ("2018-03-01", 5)]), known=[Account("", "concejo", "Concejo")])
    assert (len(found.table), found.questions) == (1, ())


def test_two_properties_in_a_file_are_asked_about_and_only_one_is_read():
    both = ga4("Concejo") + "\r\n" + ga4("Fundación Ajena", rows=("20180301,100", "20180303,200"))
    assert options_by_question(read(both)) == {"accounts:": ["concejo", "fundacion ajena", "*"]}
    for answer, visits in {"concejo": [5, 6], "fundacion ajena": [100, 200]}.items():
        found = read(both, answers={"accounts:": answer})
        assert (found.table["visits"].tolist(), [one.id for one in found.accounts]) == (visits, [answer])


def test_the_host_of_a_column_says_whose_visits_are():
    rows = [
        ("2018-03-01", "www.concejo.gov.co", 5),
        ("2018-03-02", "https://concejo.gov.co/", 6),
        ("2018-03-03", "(not set)", 1),
    ]
    header = ("fecha", "Nombre de host", "visitas")
    assert owners(read(csv_text([header, *rows]))) == [("", "concejo.gov.co", "concejo.gov.co", 2)]
    two = csv_text([header, *rows, ("2018-03-04", "fundacion.org", 100)])
    assert options_by_question(read(two)) == {"accounts:": ["concejo.gov.co", "fundacion.org", "*"]}
    one = read(two, answers={"accounts:": "concejo.gov.co"})
    assert (int(one.table["visits"].sum()), [account.id for account in one.accounts]) == (12, ["concejo.gov.co"])


def test_properties_of_two_files_in_a_zip_are_asked_about():
    whole = zipped({"a.csv": ga4("Concejo"), "b.csv": ga4("Fundación Ajena", rows=("20180305,100",))})
    assert options_by_question(read(whole)) == {"accounts:": ["concejo", "fundacion ajena", "*"]}
    one = read(whole, answers={"accounts:": "concejo"})
    assert int(one.table["visits"].sum()) == 11


def test_sheets_named_by_network_are_asked_about_too():
    rows = [("Fecha", "Texto", "Cuenta"), ("2018-03-05", "a", "Concejo"), ("2018-03-06", "b", "Ajena")]
    assert options_by_question(read(xlsx({"Facebook": rows}), name="redes.xlsx")) == {
        "accounts:facebook": ["ajena", "concejo", "*"]
    }
