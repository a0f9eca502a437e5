"""What a spreadsheet would take for a formula, and what it would not."""

import pytest

from plancom.language.formula_injection import acts, harmless


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x")',
        "+cmd",
        "-2+3",
        "@SUM(A1)",
        " =1+1",
        "\u00a0=1",
        "\t=1",
        "\rx",
        "\n@x",
        "＝1",
        "＠x",
        "-",
        "+1+1",
        "-5|cmd",
    ],
)
def test_what_begins_like_a_formula_is_written_as_text(text):
    assert acts(text)
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["", "Hola", "5", "-5", "+15,3\u00a0%", "−5,0", "-1.234,5", "-1.5e-05", "a=b", "–", "2018-01-31", "'x", "12 %"],
)
def test_numbers_and_plain_text_stay_as_they_are(text):
    assert harmless(text) == text
