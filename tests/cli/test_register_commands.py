"""Registers of requests and amounts by day, from the file to the counts: nothing counts twice, whatever is imported and undone."""

HEADER = "Radicado;Fecha de radicación;Tipo de petición;Canal;Días de respuesta\n"
JANUARY = HEADER + "".join(
    f"2018-{n:04d};{n:02d}/01/2018;Petición;{'Electrónico' if n % 3 == 0 else 'Presencial'};{n}\n" for n in range(1, 21)
)
LATER = HEADER + "".join(
    f"2018-{n:04d};{n:02d}/01/2018;Petición;{'Electrónico' if n % 3 == 0 else 'Presencial'};{n}\n"
    for n in range(11, 31)
)


def counts(plancom):
    rows = plancom.json("counts", "procedures")["rows"]
    return {(row["measure"], row["month"]): (row["value"], row["covered"]) for row in rows}


def test_overlapping_registers_count_each_request_once_in_any_order_of_undoing(plancom, save):
    first, second = save("registro.csv", JANUARY), save("registro-y-mas.csv", LATER)
    (one,) = plancom.imported(first)
    (two,) = plancom.imported(second)
    assert (one["rows_new"], two["rows_new"], two["rows_same"]) == (20, 10, 10)
    assert counts(plancom)["transactions", "2018-01"] == (30, False)
    plancom("undo", one["import_id"])
    assert counts(plancom)["transactions", "2018-01"] == (20, False)
    plancom("redo", one["import_id"])
    plancom("undo", two["import_id"])
    assert counts(plancom) == {("electronic", "2018-01"): (6, False), ("transactions", "2018-01"): (20, False)}


def test_a_register_that_has_whole_months_says_so_and_covers_them(plancom, save):
    plancom("import", save("registro.csv", JANUARY), "--answer", "whole_months=yes")
    assert counts(plancom)["transactions", "2018-01"] == (20, True)


def test_amounts_of_days_in_two_files_add_up_within_their_month(plancom, save):
    header = "Fecha;Trámite;Canal;Cantidad\n"
    halves = [range(1, 16), range(16, 32)]
    for name, days in zip(("una.csv", "otra.csv"), halves, strict=True):
        rows = "".join(f"{day:02d}/01/2018;Certificado;Presencial;{day}\n" for day in days)
        plancom.imported(save(name, header + rows))
    assert counts(plancom)["transactions", "2018-01"] == (sum(range(1, 32)), True)


def test_a_table_of_other_figures_leaves_nothing_behind_and_its_question_can_be_answered(plancom, save):
    path = save("pagos.csv", "Fecha;Trámite;Canal;Valor pagado\n25/01/2018;Certificado;Presencial;45000\n")
    (asked,) = plancom.imported(path, code=1)
    assert [question["id"] for question in asked["questions"]] == ["rows"]
    assert counts(plancom) == {}
    plancom("import", path, "--answer", "rows=row")
    assert counts(plancom)["transactions", "2018-01"] == (1, False)


def test_shares_of_a_file_without_shares_are_unknown_and_not_zero(plancom, save):
    plancom.imported(save("redes.csv", "Publicaciones en redes 2018;;\nRed;Enero;Febrero\nFacebook;10;12\n"))
    rows = plancom.json("counts", "posts")["rows"]
    assert {(row["measure"], row["month"]): row["covered"] for row in rows if row["series"] == "facebook"} == {
        ("posts", "2018-01"): True, ("posts", "2018-02"): True,
    }  # fmt: skip


def test_each_open_question_is_said_with_how_it_is_answered_and_nothing_is_saved_before(plancom, save):
    path = save(
        "turnos.csv",
        "Fecha;Trámite;Canal;Bloque;Vuelta\n25/01/2018;Aval;Presencial;4;2\n26/01/2018;Poda;Presencial;6;8\n",
    )
    (asked,) = plancom.imported(path, "--answer", "column:bloque=count", code=1)
    assert [question["id"] for question in asked["questions"]] == ["column:vuelta"]
    assert counts(plancom) == {}
    done = plancom("import", path, "--answer", "column:bloque=count", code=1)
    said = done.stdout + done.stderr
    assert "¿Qué es «Vuelta», con los valores 2 y 8?" in said
    assert "--answer column:vuelta=no  No se cuenta: La columna no se usa" in said
    plancom("import", path, "--answer", "column:bloque=count", "--answer", "column:vuelta=no")
    assert counts(plancom)["transactions", "2018-01"] == (10, False)
