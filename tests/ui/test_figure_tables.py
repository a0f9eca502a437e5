"""Tables of texts: which of their columns are figures, and that those stand right-aligned under their heads."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from plancom.html import html_of
from plancom.ui.elements.figure_tables import figure_columns, is_figure, stacked


@pytest.mark.parametrize(
    "text",
    [
        "1.234", "−8,5 %", "+3", "3 de 12", "17.360 por debajo", "menos de 1 %", "12,8 % (12,0 % a 13,5 %)",
        "▲ 12,3 %", "1 visita",
    ],
)  # fmt: skip
def test_numbers_with_or_without_their_unit_are_figures(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize(
    "text", ["30/11/2018", "5 mar 2018", "5 de marzo de 2018", "ene 2018", "07/01 Notas para radio (2)", "100 publicaciones cada año", "completo"]
)  # fmt: skip
def test_days_and_sentences_are_no_figures(text: str) -> None:
    assert not is_figure(text)


def test_the_columns_of_figures_are_found_whatever_lacks_in_them_and_the_first_names_its_row() -> None:
    table = pd.DataFrame(
        {
            "Año": ["2018", "2019"],
            "Mes": ["[ene 2018](origen?mes=2018-01)", "feb 2018"],
            "Real": ["[1.234](origen?mes=2018-01)", "–"],
            "Estado": ["completo", "–"],
            "Nada": ["–", "–"],
        }
    )
    assert figure_columns(table) == [2]


def test_a_table_on_the_screen_aligns_its_figures_and_their_head_to_the_right() -> None:
    def page() -> None:
        from plancom.ui.elements.figure_tables import figure_table

        figure_table([{"Mes": "ene 2018", "Real": "1.234", "Estado": "completo"}], alt="Meses")

    screen = AppTest.from_function(page).run()
    found = screen.table[0]
    assert list(found.value["Real"]) == ["1.234"]
    styles = found.proto.arrow_data.styler.styles
    right = [line for line in styles.split("}") if "text-align: right !important" in line]
    assert ["th:nth-child(2)" in one or "td:nth-child(2)" in one for one in right] == [True, True]
    assert found.proto.alt == "Meses"


def test_a_stacked_table_marks_its_figures_and_their_heads_and_no_cell_that_says_more() -> None:
    said = html_of(
        stacked(
            "Metas", ["Indicador", "Van hoy", "Frente a la meta"],
            [["Visitas", "108.683", ["23.633", "en septiembre, por debajo de lo esperado"]], ["Prensa", "62", "–"]],
            in_force=1,
        )
    )  # fmt: skip
    assert '<th class="pc-figure" scope="col">Van hoy</th>' in said
    assert '<td class="pc-figure" data-label="Van hoy">108.683</td>' in said
    assert '<td data-label="Frente a la meta">–</td>' in said
    assert '<tr class="pc-in-force"><th scope="row">Prensa</th>' in said
