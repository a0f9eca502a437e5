"""Strategies, tasks, networks and outlets as rows: what changed is written, what others changed meanwhile stays, rows keep their names."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancom.plan.plan_tables import (
    NETWORKS,
    OUTLETS,
    STRATEGIES,
    TASKS,
    AddedRows,
    Clash,
    Unplaced,
    free_id,
    rows_after,
    strategy_labels,
    with_own_ids,
)
from plancom.plan.plan_text import PlanText
from tests.builders import CARTAGENA
from tests.examples import examples
from tests.plans import plan_text

TEXT = PlanText(CARTAGENA.read_text(encoding="utf-8"))
SMALL = PlanText.taken_in(plan_text(), "plan.toml")


def text_after(text, table, change):
    """The text after `change` was made to its rows, as one person saw them."""
    seen = table.rows(text)
    after = [dict(row) for row in seen]
    result, clashes = table.follow(text, seen, change(after) or after)
    assert clashes == []
    return result


@pytest.mark.parametrize("table", [STRATEGIES, TASKS, NETWORKS, OUTLETS])
def test_rows_that_nobody_changed_leave_the_text_to_the_byte(table):
    rows = table.rows(TEXT)
    assert table.follow(TEXT, rows, [dict(row) for row in rows])[0].text == TEXT.text


def test_the_tasks_of_the_plan_as_rows():
    rows = TASKS.rows(TEXT)
    assert len(rows) == 8
    assert rows[0] == {
        "id": "video-corporativo", "strategy": "Digitalízate", "line": "Imagen corporativa", "name": "Video corporativo en el sitio web",
        "quote": rows[0]["quote"], "media": "Página web de la Entidad; Video Institucional", "year": 1,
    }  # fmt: skip


def test_a_cell_is_written_and_an_emptied_list_goes():
    def change(rows):
        rows[0] |= {"name": "Video nuevo", "media": "", "year": 2}

    after = text_after(TEXT, TASKS, change)
    task = after.value("strategies", "digitalizate", "lines", 0, "tasks", "video-corporativo")
    assert (task["name"], task.get("media"), task["year"]) == ("Video nuevo", None, 2)
    assert len(TASKS.rows(after)) == 8


def test_a_new_task_goes_into_the_line_that_it_names_or_makes():
    new = {"strategy": "una", "line": "", "name": "Taller", "quote": "", "media": "Sala; Patio", "year": ""}
    after = text_after(
        SMALL, TASKS, lambda rows: [*rows, {"id": "taller", **new}, {"id": "otro", **new, "line": "Otra línea"}]
    )
    assert after.items("strategies", "una", "lines", 0, "tasks")[-1] == {
        "id": "taller", "name": "Taller", "quote": "Taller", "media": ["Sala", "Patio"],
    }  # fmt: skip
    assert after.value("strategies", "una", "lines", 1, "name") == "Otra línea"
    plan, faults = PlanText(after.text + '\n[[indicators]]\nid = "t"\nname = "T"\nshort = "T"\nunit = "u"\nnoun = ["t", "t"]\nquote = "q"\nkind = "tasks"\nbaseline = { source = "given", value = 0 }\ntargets = { of = "absolute", years = [1], then = "hold" }\n').checked  # fmt: skip
    assert not faults
    assert [task.id for task in plan.strategies[0].tasks] == ["portal", "video", "taller", "otro"]


def test_a_task_moves_to_another_strategy_with_all_that_it_has():
    def change(rows):
        rows[0]["strategy"] = "Participa Ya"

    after = text_after(TEXT, TASKS, change)
    moved = next(row for row in TASKS.rows(after) if row["id"] == "video-corporativo")
    before = TASKS.rows(TEXT)[0]
    assert (moved["strategy"], moved["quote"], moved["media"]) == ("Participa Ya", before["quote"], before["media"])
    # Its line of action had an objective of its own, so it stays where it is.
    assert after.value("strategies", "digitalizate", "lines", 0, "name") == "Imagen corporativa"
    assert after.value("strategies", "digitalizate", "lines", 0, "tasks", default=[]) == []


def test_a_strategy_is_added_with_a_line_of_action_and_taken_out_with_its_tasks():
    new = {"id": "radio", "name": "Radio", "objective": "Sonar.", "hashtags": "#Radio; #Aire", "words": ""}
    after = text_after(TEXT, STRATEGIES, lambda rows: [*rows, new])
    assert after.items("strategies")[-1] == {
        "id": "radio", "name": "Radio", "objective": "Sonar.", "hashtags": ["#Radio", "#Aire"], "lines": [{"name": "Radio"}],
    }  # fmt: skip
    without = text_after(after, STRATEGIES, lambda rows: [row for row in rows if row["id"] != "digitalizate"])
    assert [one["id"] for one in without.items("strategies")] == ["participa-ya", "radio"]
    assert {row["strategy"] for row in TASKS.rows(without)} == {"Participa Ya"}


def test_networks_and_their_other_names():
    new = {"id": "tiktok", "name": "TikTok", "aliases": "tik tok; tk"}
    after = text_after(TEXT, NETWORKS, lambda rows: [*rows, new])
    assert after.value("institution", "networks", "tiktok") == {
        "id": "tiktok",
        "name": "TikTok",
        "aliases": ["tik tok", "tk"],
    }


def test_what_another_person_changed_meanwhile_stays_and_the_same_cell_is_said_with_both_words():
    seen = TASKS.rows(TEXT)
    mine = [dict(row) for row in seen]
    mine[0] |= {"name": "Mío", "year": 3}
    theirs = TEXT.with_value(
        ("strategies", "digitalizate", "lines", 0, "tasks", "video-corporativo", "name"), "De Beto"
    )
    theirs = theirs.with_value(("strategies", "participa-ya", "name"), "Participa")
    result, clashes = TASKS.follow(theirs, seen, mine)
    row = TASKS.rows(result)[0]
    assert (row["name"], row["year"]) == ("De Beto", 3)
    assert clashes == [Clash("Mío", "name", "De Beto", "Mío")]
    assert result.value("strategies", "participa-ya", "name") == "Participa"


def test_a_row_that_another_person_took_out_is_said_and_not_brought_back():
    seen = TASKS.rows(SMALL)
    mine = [dict(row) for row in seen]
    mine[1]["name"] = "Video largo"
    theirs, _ = TASKS.follow(SMALL, seen, seen[:1])
    result, clashes = TASKS.follow(theirs, seen, mine)
    assert [row["id"] for row in TASKS.rows(result)] == ["portal"]
    assert clashes == [Clash("Video largo", "name", None, "Video largo")]


def test_what_was_left_empty_and_filled_in_is_not_emptied_by_the_next_change():
    """The editor goes on showing the row as it was typed; in the text it has its line, its sentence and its year."""
    typed = {"id": "taller", "strategy": "", "line": "", "name": "Taller", "quote": "", "media": "", "year": ""}
    seen = TASKS.rows(SMALL)
    text, _ = TASKS.follow(SMALL, seen, [*seen, typed])
    written = TASKS.rows(text)
    text, clashes = TASKS.follow(text, [*seen, typed], [*seen, {**typed, "media": "Sala"}], written)
    assert clashes == []
    assert TASKS.rows(text)[-1] == {
        "id": "taller", "strategy": "Una", "line": "Línea", "name": "Taller", "quote": "Taller", "media": "Sala", "year": 1,
    }  # fmt: skip
    text, clashes = TASKS.follow(
        text, [*seen, typed], [*seen, {**typed, "quote": "Un taller.", "year": 2}], TASKS.rows(text)
    )
    assert clashes == []
    assert (TASKS.rows(text)[-1]["quote"], TASKS.rows(text)[-1]["year"]) == ("Un taller.", 2)


def test_a_task_that_moves_keeps_its_line_of_action_and_both_are_changed_at_once_without_a_clash():
    def change(rows):
        rows[0] |= {"strategy": "participa ya", "line": "Otra línea"}  # as it is pasted from a spreadsheet

    row = next(row for row in TASKS.rows(text_after(TEXT, TASKS, change)) if row["id"] == "video-corporativo")
    assert (row["strategy"], row["line"]) == ("Participa Ya", "Otra línea")

    def move(rows):
        rows[0]["strategy"] = "Participa Ya"

    row = next(row for row in TASKS.rows(text_after(TEXT, TASKS, move)) if row["id"] == "video-corporativo")
    assert (row["strategy"], row["line"]) == ("Participa Ya", "Imagen corporativa")


def test_a_pasted_task_is_of_the_strategy_that_its_cell_names():
    new = {
        "id": "taller",
        "strategy": "Participa Ya",
        "line": "",
        "name": "Taller",
        "quote": "",
        "media": "",
        "year": "",
    }
    after = text_after(TEXT, TASKS, lambda rows: [*rows, new])
    assert next(row for row in TASKS.rows(after) if row["id"] == "taller")["strategy"] == "Participa Ya"


def test_an_emptied_name_is_refused_and_takes_nothing_away():
    base = STRATEGIES.rows(TEXT)
    after = rows_after(
        base, {"edited_rows": {0: {"name": None}}}, AddedRows(), ["name", "objective", "hashtags", "words"]
    )
    text, clashes = STRATEGIES.follow(TEXT, base, after)
    assert clashes == []
    assert len(TASKS.rows(text)) == 8
    assert text.faults == {
        ("strategies", "digitalizate", "name"): [
            "este texto está vacío: escriba cómo se llama, como «Trámites en línea»."
        ]
    }


def test_an_emptied_sentence_is_the_task_s_name():
    def change(rows):
        rows[0]["quote"] = ""

    assert TASKS.rows(text_after(TEXT, TASKS, change))[0]["quote"] == "Video corporativo en el sitio web"


COLUMNS = ["name", "aliases"]


def test_what_an_editor_says_becomes_rows_and_those_without_a_name_wait():
    base = [{"id": "a", "name": "A", "aliases": ""}, {"id": "b", "name": "B", "aliases": "bé"}]
    edits = {
        "edited_rows": {0: {"aliases": " aá "}}, "deleted_rows": [1],
        "added_rows": [{"name": "Ce"}, {"aliases": "x"}, {"name": "A"}],
    }  # fmt: skip
    assert rows_after(base, edits, AddedRows(), COLUMNS) == [
        {"id": "a", "name": "A", "aliases": "aá"},
        {"name": "Ce", "aliases": "", "id": "ce"},
        {"name": "A", "aliases": "", "id": "a-2"},
    ]


def test_an_added_row_keeps_its_id_while_it_is_renamed_and_others_are_taken_out():
    added = AddedRows()

    def rows(*cells):
        return rows_after([], {"added_rows": list(cells)}, added, COLUMNS)

    assert [row["id"] for row in rows({"name": "Uno"}, {"name": "Dos"}, {"name": "Tres"})] == ["uno", "dos", "tres"]
    assert [row["id"] for row in rows({"name": "Uno"}, {"name": "Dos, otra"}, {"name": "Tres"})] == [
        "uno",
        "dos",
        "tres",
    ]
    assert [row["id"] for row in rows({"name": "Dos, otra"}, {"name": "Tres"})] == ["dos", "tres"]
    assert [row["id"] for row in rows({"name": "Dos, otra"}, {"name": "Tres"}, {"name": "Uno"})] == [
        "dos",
        "tres",
        "uno",
    ]


@examples(30)
@given(st.lists(st.text(max_size=30), max_size=8))
def test_ids_made_from_names_are_such_as_a_plan_takes_and_each_its_own(names):
    taken: list[str] = []
    for name in names:
        made = free_id(name, taken)
        assert made not in taken
        assert made[0] in string.ascii_lowercase
        assert all(char.isascii() and (char.isalnum() or char in "-_") for char in made)
        taken.append(made)


# --------------------------------------------------------------------------------------- rows that have no id of their own

ODD = PlanText(
    """
[[strategies]]
id = "una"
name = "Una"
objective = "O"
lines = [{ name = "L", tasks = [{ id = "x", name = "A", quote = "a" }, { id = "x", name = "B", quote = "b" }, { name = "C", quote = "c" }] }]
[[strategies]]
id = "una"
name = "Otra"
objective = "P"
lines = [{ name = "M", tasks = [{ id = "x", name = "D", quote = "d" }] }]
"""
)


def test_rows_of_the_same_id_and_rows_without_one_are_each_their_own():
    assert [row["name"] for row in TASKS.rows(ODD)] == ["A", "B", "C", "D"]
    assert len({row["id"] for row in TASKS.rows(ODD)}) == 4
    assert len({row["id"] for row in STRATEGIES.rows(ODD)}) == 2
    for number, name in enumerate("ABCD"):

        def change(rows, number=number):
            rows[number]["name"] = "Nuevo"

        names = [row["name"] for row in TASKS.rows(text_after(ODD, TASKS, change))]
        assert names == ["Nuevo" if one == name else one for one in "ABCD"]
        without = text_after(ODD, TASKS, lambda rows, name=name: [row for row in rows if row["name"] != name])
        assert [row["name"] for row in TASKS.rows(without)] == [one for one in "ABCD" if one != name]
    several = text_after(ODD, TASKS, lambda rows: [row for row in rows if row["name"] in "AD"])
    assert [row["name"] for row in TASKS.rows(several)] == ["A", "D"]
    assert [row["name"] for row in STRATEGIES.rows(text_after(ODD, STRATEGIES, lambda rows: rows[:1]))] == ["Una"]


def test_a_row_known_by_where_it_stands_is_not_mistaken_for_the_one_that_moved_there():
    seen = TASKS.rows(ODD)
    mine = [dict(row) for row in seen]
    mine[1]["name"] = "Mío"  # the second «x»
    theirs = ODD.with_value(("strategies", "una", "lines", 0, "tasks", 1), None)
    result, untold = TASKS.follow(theirs, seen, mine)
    assert [row["name"] for row in TASKS.rows(result)] == ["A", "C", "D"]
    assert untold == [Clash("Mío", "name", None, "Mío")]


def test_a_file_s_rows_get_ids_of_their_own_and_those_that_have_one_keep_it():
    text = with_own_ids(ODD)
    assert [row["id"] for row in STRATEGIES.rows(text)] == ["una", "otra"]
    assert [row["id"] for row in TASKS.rows(text)] == ["x", "b", "c", "d"]
    assert with_own_ids(TEXT) is TEXT


def test_a_task_of_a_strategy_that_is_gone_is_said_and_goes_to_no_other():
    seen = TASKS.rows(TEXT)
    new = {"id": "feria", "strategy": "Vieja", "line": "", "name": "Feria", "quote": "", "media": "", "year": ""}
    moved = [{**row, "strategy": "Vieja"} if row["id"] == "video-corporativo" else dict(row) for row in seen]
    result, untold = TASKS.follow(TEXT, seen, [*moved, new])
    assert result is TEXT
    assert untold == [
        Unplaced("video-corporativo", "Video corporativo en el sitio web", "Vieja"),
        Unplaced("feria", "Feria", "Vieja"),
    ]


def test_of_two_strategies_of_the_same_name_a_task_stays_in_its_own():
    text = TEXT.with_value(("strategies", "participa-ya", "name"), "Digitalízate")
    assert strategy_labels(text) == {
        "digitalizate": "Digitalízate (digitalizate)",
        "participa-ya": "Digitalízate (participa-ya)",
    }
    of = {row["id"]: row["strategy"] for row in TASKS.rows(text)}
    assert of["video-corporativo"] == "Digitalízate (digitalizate)"

    def change(rows):
        next(row for row in rows if row["strategy"].endswith("(participa-ya)"))["line"] = "Nueva"

    after = text_after(text, TASKS, change)
    assert [one["name"] for one in after.items("strategies", "participa-ya", "lines")][-1] == "Nueva"
    assert {row["id"]: row["strategy"] for row in TASKS.rows(after)} == of


# ------------------------------------------------------------------------------------------------------------- the algebra

cells = st.text("abcñ «»=#\"'\\", min_size=1, max_size=12).map(str.strip).filter(bool)
apart = st.lists(cells, max_size=3).map("; ".join)
WRITES = {
    "networks": (NETWORKS, {"name": cells, "aliases": apart}),
    "outlets": (OUTLETS, {"name": cells, "aliases": apart}),
    "strategies": (STRATEGIES, {"name": cells, "objective": cells, "hashtags": apart, "words": apart}),
    "tasks": (TASKS, {"name": cells, "quote": cells, "media": apart, "year": st.integers(1, 4)}),
}


@pytest.mark.parametrize("name", WRITES)
@examples(25)
@given(data=st.data())
def test_a_table_as_it_was_edited_is_the_table_that_the_text_then_has(name, data):
    table, columns = WRITES[name]
    seen = table.rows(TEXT)
    after = [
        {**row, **data.draw(st.fixed_dictionaries({}, optional=columns))} for row in seen if data.draw(st.booleans())
    ]
    for number in range(data.draw(st.integers(0, 2))):
        row = {"id": f"nueva-{number}", **data.draw(st.fixed_dictionaries(columns))}
        after.append({**row, **({"strategy": "Participa Ya", "line": "Línea nueva"} if table is TASKS else {})})
    result, untold = table.follow(TEXT, seen, after)
    assert untold == []
    found = {row["id"]: row for row in table.rows(result)}
    assert found == {row["id"]: row for row in after}
    again, untold = table.follow(result, after, after)
    assert (again, untold) == (result, [])
